/* Steps in the life of a complaint: what an officer, a desk or the complainant does to it. Part of
 * store/store.h. The rules are model/workflow.h's; here they are applied, one transaction a step. */
#ifndef SEBADESK_STORE_ACTS_H
#define SEBADESK_STORE_ACTS_H

#include <stdint.h>

#include "base/err.h"
#include "model/workflow.h"
#include "store/accounts.h"

struct store;

/* Takes a step on a complaint, and drops its draft with it. `seen` is the last event the caller has shown (complaint_record.last_event;
 * of an undone step too), so that nobody acts on what somebody else has changed meanwhile; 0 to act on
 * whatever is there. All texts must be clean (text/clean.h). *out (may be NULL) gets the event; wipe it
 * with event_wipe.
 *
 * ERR_NOT_FOUND: no such complaint that the account may see. ERR_CONFLICT: somebody has acted meanwhile, or
 * the step is not possible at this stage. ERR_PERMISSION: not a step of this account. ERR_INPUT: something
 * is missing or wrong, err.field says what. err.text is a sentence of the catalogue. */
enum err_code store_act(struct store *store, const char *tracking, const struct workflow_step *step,
                        enum store_as as, int64_t seen, int64_t now, struct event *out,
                        struct err *e) ERR_CHECKED;

/* Whether the step would be possible, for what a screen offers; nothing is changed. `record` and `events`
 * as store_complaint or store_standing gave them. */
enum refusal store_may_act(const struct access *access, const struct complaint_record *record,
                           const struct event_list *events, enum action action, enum store_as as,
                           struct date today);

#endif
