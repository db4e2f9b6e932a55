/* The usual replies of officers, to choose one that is then edited: data/templates/, in both languages. */
#ifndef SEBADESK_SCREENS_TEMPLATES_H
#define SEBADESK_SCREENS_TEMPLATES_H

#include "base/str.h"
#include "screens/staff.h"

/* Appends the replies for an action in the language of the interface. */
void templates_list(enum action action, struct strv *out);

/* Whether there is one. */
bool templates_are_there(enum action action);

/* The screen to choose one; `take` gets its text. */
struct screen *templates_new(struct staff *staff, enum action action,
                             void (*take)(void *context, const char *text), void *context);

#endif
