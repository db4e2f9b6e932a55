/* Reports out of the store, as far as the account may make them. Part of store/store.h; what is counted
 * stands in model/report.h. */
#ifndef SEBADESK_STORE_REPORTS_H
#define SEBADESK_STORE_REPORTS_H

#include <stdbool.h>

#include "base/err.h"
#include "model/report.h"

struct store;

/* Fills a report that was begun with report_init: a row for every office of which the account is an officer,
 * or for the one office; the GRS officer's rows are the first tier's, the appeal officer's the second's, an
 * admin's both, so that no row lacks what somebody may not see. ERR_PERMISSION when there is none. */
enum err_code store_report(struct store *store, const char *office, struct report *report,
                           struct err *e) ERR_CHECKED;

/* Calls `each` for every entry of the office's register of a month, in the order of filing, until it returns
 * false. `readable` is false where the account may count the complaint but no longer read it, since it was
 * sent on. ERR_PERMISSION when the account is no officer there. */
enum err_code store_register(struct store *store, const char *office, struct month month,
                             bool (*each)(void *context, const struct register_entry *entry,
                                          const char *service, bool readable),
                             void *context, struct err *e) ERR_CHECKED;

#endif
