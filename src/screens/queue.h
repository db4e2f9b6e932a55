/* The queue: what its screens share. An officer looks through lists of complaints, opens one, and takes
 * the steps that are allowed. Staff in general is staff.h's, the list in memory queue_list.h's, a
 * complaint on a page case_file.h's, the form of a step step.h's. */
#ifndef SEBADESK_SCREENS_QUEUE_H
#define SEBADESK_SCREENS_QUEUE_H

#include "screens/staff.h"
#include "screens/step.h"

/* The list of complaints, the queue's first screen. */
struct screen *queue_new(struct staff *staff);

/* Asks for words to look for; `take` gets them (NULL for none; it frees them) with the context. */
struct screen *queue_search_new(struct staff *staff, void (*take)(void *context, char *words),
                                void *context);

/* A complaint with all that can be done about it. A message on the screen when it cannot be read. */
void queue_case_open(struct staff *staff, struct ui *ui, const char *tracking);

/* The steps that are possible on all of these complaints, to choose one. A message when there is none. */
void queue_actions_open(struct staff *staff, struct ui *ui, const struct step_target *targets,
                        size_t count);

/* What an account may do to a complaint as an officer, in the order in which it is shown; returns how many. */
size_t queue_actions(struct staff *staff, const struct complaint_record *record,
                     const struct event_list *events, enum action actions[ACTION_COUNT]);

/* The key that takes a step at once: a digit or a letter. */
char queue_action_key(enum action action);

#endif
