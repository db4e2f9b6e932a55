/* A whole complaint on a page: what was filed, where it stands, and what happened to it. For staff who may
 * see it; the kiosk shows no more than its own status screen. */
#ifndef SEBADESK_SCREENS_CASE_PAGE_H
#define SEBADESK_SCREENS_CASE_PAGE_H

#include "model/complaint.h"
#include "screens/staff.h"
#include "ui/page.h"

/* The tracking number, the subject, the status, and by when what is due. */
void case_add_head(struct page *page, const struct staff *staff,
                   const struct complaint_record *record);

/* All that was filed. `service` is the service's name, NULL for none. */
void case_add_filed(struct page *page, const struct complaint_record *record, const char *service);

/* The time line, oldest first: day, step, who, and what was written. */
void case_add_history(struct page *page, const struct staff *staff,
                      const struct event_list *events);

/* The name of the complaint's service as it was when it was filed; NULL for none, or where the charter
 * cannot be read. The caller frees. */
char *case_service(struct store *store, const struct complaint *filed);

/* How the present due date came about, a line for each thing that counted. */
void case_add_counting(struct page *page, const struct staff *staff,
                       const struct complaint_record *record, const struct event_list *events);

#endif
