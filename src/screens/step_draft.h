/* What an officer had begun to write about a complaint, kept by the store: one draft a complaint and
 * account, whichever step it was meant for, so that a text outlives a cut line and a change of mind. */
#ifndef SEBADESK_SCREENS_STEP_DRAFT_H
#define SEBADESK_SCREENS_STEP_DRAFT_H

#include "screens/fields.h"
#include "screens/staff.h"

/* The names of such drafts, as in store_draft_put; and of two things in them. */
#define STEP_DRAFT DRAFT_STEP
#define STEP_DRAFT_SEVERAL DRAFT_STEPS /* on several complaints at once: one an account */
#define STEP_DRAFT_TRACKING "tracking"
#define STEP_DRAFT_ACTION "action"

/* Whether it is among these. */
bool step_draft_is_among(const struct draft_list *drafts, const char *account,
                         const char *tracking);

/* "নিষ্পত্তি করুন · ৮৬৯০ ২০৬ ১৮২": the words for one in a list of drafts, in the language that the interface has
 * now. The caller frees; NULL for a draft of a complaint. */
char *step_draft_text(const struct draft *draft);

/* For which step the account has begun to write about the complaint; ACTION_COUNT: none. */
enum action step_draft_action(struct staff *staff, const char *tracking);

#endif
