/* A complaint as staff read it: all that was filed, the service card as it was then, what has happened,
 * and how its days were counted. Draws into a page and takes no keys; for the desk and the queue. */
#ifndef SEBADESK_SCREENS_CASE_FILE_H
#define SEBADESK_SCREENS_CASE_FILE_H

#include "screens/staff.h"
#include "ui/page.h"

struct case_file {
    struct complaint_record record;
    struct event_list events;
    struct charter charter; /* of the office it was filed with, in the version that was seen */
};

/* Errors as store_complaint. *out must be wiped or zeroed; wipe it with case_file_wipe. */
enum err_code case_file_read(struct staff *staff, const char *tracking, struct case_file *out,
                             struct err *e) ERR_CHECKED;
void case_file_wipe(struct case_file *file);

/* The service it is about; NULL: none, or not on that card. */
const struct service *case_file_service(const struct case_file *file);

/* "৪৮২১ ৭৩৯ ০৫২" in the digits of the language. The caller frees. */
char *case_file_number(const char *tracking);

/* "2 days left: decision by …", "" when nothing is due any more. The caller frees. */
char *case_file_standing(const struct staff *staff, const struct case_file *file,
                         enum style *style);

/* Subject and where it stands; what was filed; what happened; how each day was counted; the service card. */
void case_file_add_head(const struct staff *staff, const struct case_file *file, struct page *page);
void case_file_add_filed(const struct staff *staff, const struct case_file *file,
                         struct page *page);
void case_file_add_history(const struct staff *staff, const struct case_file *file,
                           struct page *page);
void case_file_add_counting(const struct staff *staff, const struct case_file *file,
                            struct page *page);
void case_file_add_card(const struct case_file *file, struct page *page);

/* "karim: asked for an opinion, 22/11/26, 9:12": who took that step and when. The caller frees. */
char *case_file_event_text(const struct event *event);

#endif
