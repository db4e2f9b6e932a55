/* The usual replies of officers, to choose one that is then edited: the office's own where there is a file of
 * them, else those of data/templates/. In both languages. */
#ifndef SEBADESK_SCREENS_TEMPLATES_H
#define SEBADESK_SCREENS_TEMPLATES_H

#include "base/str.h"
#include "screens/staff.h"

/* Reads the replies of both languages, unless that was done: replies.bn.txt and replies.en.txt of the folder that SEBADESK_REPLIES
 * names, else of that which the installation has for settings. What is wrong with one is kept for the screen,
 * and the built-in ones are taken. */
void templates_load(struct staff *staff);

/* The replies for an action in the language of the interface: the staff's. */
const struct strv *templates_list(const struct staff *staff, enum action action);

/* The screen to choose one; `take` gets its text. */
struct screen *templates_new(struct staff *staff, enum action action,
                             void (*take)(void *context, const char *text), void *context);

#endif
