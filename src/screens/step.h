/* The form of a step on a complaint, or of the same step on several: what it must carry and may carry.
 * For the queue and the desk; which steps are offered is theirs to say, what is allowed the store's.
 *
 * Somebody else may act in the meantime: then it says who did what, and nothing of what was typed is lost. */
#ifndef SEBADESK_SCREENS_STEP_H
#define SEBADESK_SCREENS_STEP_H

#include "screens/staff.h"

struct step_target {
    char tracking[TRACKING_SIZE];
    int64_t seen; /* the last event that was shown, as store_act wants it */
};

/* The form; `targets` are copied. Once the step is taken it goes away by itself, or, where it was not taken
 * on all of several, says on which not and why. */
struct screen *step_new(struct staff *staff, enum action action, const struct step_target *targets,
                        size_t count);

/* The form that goes on with the draft of that key (see step_draft.h); NULL when it is not there. */
struct screen *step_resume(struct staff *staff, const unsigned char key[FORM_KEY_SIZE]);

/* What the step is called on a button: "Forward to another office". Translated, borrowed. */
const char *step_words(enum action action);

#endif
