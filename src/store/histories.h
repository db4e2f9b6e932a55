/* Whole lives of complaints, for reports. Part of store/store.h. */
#ifndef SEBADESK_STORE_HISTORIES_H
#define SEBADESK_STORE_HISTORIES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "model/complaint.h"

struct store;

/* Calls `each` with every complaint that came in before `until` and was not over and done with before
 * `from` (UTC seconds), with all its events and the name of its service (NULL for none): what a report on
 * the time between needs. `office` (NULL: all) has it or had it once; so has one where the account is an
 * officer. Where it was sent on, that officer may count it but no longer read it: ask access_sees before
 * showing anything personal. In the order of filing; all of it is the callback's only until it returns;
 * false ends the listing. For officers and admins: ERR_PERMISSION else. */
enum err_code store_histories(struct store *store, int64_t from, int64_t until, const char *office,
                              bool (*each)(void *context, const struct complaint_record *record,
                                           const struct event_list *events, const char *service),
                              void *context, struct err *e) ERR_CHECKED;

#endif
