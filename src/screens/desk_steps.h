/* The steps that a desk takes on a complaint: their names as something to do, and what their forms ask.
 * The rules are model/workflow.h's. */
#ifndef SEBADESK_SCREENS_DESK_STEPS_H
#define SEBADESK_SCREENS_DESK_STEPS_H

#include "model/workflow.h"
#include "screens/fields.h"

/* The nth step in the order in which a desk offers them; ACTION_COUNT past the last. */
enum action desk_steps_action(int n);

/* "Appeal", "Add a note" … */
const char *desk_steps_label(enum action action);

enum { STEP_PERSON, STEP_RATING, STEP_NOTE, STEP_ITEM_COUNT };

/* What the form of the step asks, into `items`; what the step does not take is hidden afterwards by
 * desk_steps_hide. */
void desk_steps_items(enum action action, struct fields_item items[STEP_ITEM_COUNT]);
void desk_steps_hide(struct fields *fields, enum action action);

/* A sentence on what the step does, for its form; NULL: none. */
const char *desk_steps_explain(enum action action);

#endif
