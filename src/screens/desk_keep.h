/* Keeps what a clerk types as a draft: at each change of field, a short time after the last key, and when
 * the screen goes, whatever takes it away. Used by the desk's forms; the drafts themselves are the store's.
 */
#ifndef SEBADESK_SCREENS_DESK_KEEP_H
#define SEBADESK_SCREENS_DESK_KEEP_H

#include <stdbool.h>
#include <stdint.h>

#include "screens/fields.h"
#include "screens/staff.h"

struct desk_keep {
    struct staff *staff;
    const char *form; /* as in store_draft_put */
    unsigned char key[FORM_KEY_SIZE];
    int64_t due;   /* when to save, in clock_ticks; 0: nothing has changed */
    int64_t since; /* of the first change that is not saved */
    bool stored;   /* there is a draft of it */
    bool over;     /* filed: never again */
    bool failed;   /* the last saving did */
};

/* With a fresh key, or that of the draft it goes on with. */
void desk_keep_init(struct desk_keep *keep, struct staff *staff, const char *form,
                    const unsigned char *draft);

/* Something has changed at `now` (clock_ticks). */
void desk_keep_note(struct desk_keep *keep, int64_t now);

/* Saves the fields and `extra` (may be NULL) if anything has changed; drops the draft when nothing is
 * left in them. A failure is kept in mind (staff.unsaved too), and tried again with the next call. */
void desk_keep_save(struct desk_keep *keep, const struct fields *fields,
                    const struct draft_fields *extra);

/* The screen goes, and has saved what it could: nothing is kept from now on. */
void desk_keep_clear(struct desk_keep *keep);

/* It is filed: nothing is kept from now on, and the draft is dropped unless the store has done so. */
void desk_keep_end(struct desk_keep *keep, bool dropped);

#endif
