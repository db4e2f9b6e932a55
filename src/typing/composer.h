/* The typing state of one text field: the method, the Latin keys of the word that is being typed,
 * what they give so far, and the suggestions. It draws nothing and owns no text: the field puts in
 * what is committed, and shows composer_text() underlined at its cursor. */
#ifndef SEBADESK_TYPING_COMPOSER_H
#define SEBADESK_TYPING_COMPOSER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "typing/method.h"
#include "typing/suggest.h"

enum { COMPOSER_KEYS = 64 }; /* a longer word is committed in pieces */

/* To be touched by the functions below only; a zeroed struct types English. */
struct composer {
    enum typing_method method;
    struct suggest *suggest; /* NULL: nothing is suggested */
    char keys[COMPOSER_KEYS + 1];
    size_t count;
    bool altgr;      /* the next key of a fixed layout is meant with AltGr */
    struct str text; /* what is shown */
    struct suggestions list;
    size_t chosen;
    bool picked; /* chosen by hand */
};

/* `suggest` is borrowed, may be NULL, and must live longer. */
void composer_init(struct composer *c, enum typing_method method, struct suggest *suggest);

/* Overwrites all that was typed; afterwards as after composer_init with the same arguments. */
void composer_wipe(struct composer *c);

/* Takes a key that types something: a code point, never a control character. True when the key was
 * consumed; false when it stands for itself and the field is to insert it. In both cases *commit
 * first gets appended what is final now. `before` are the n bytes of text before the cursor (only
 * the end of them matters); they do not hold the composed text. */
bool composer_key(struct composer *c, uint32_t key, const char *before, size_t n,
                  struct str *commit);

/* Takes back one key; false when nothing is being composed and the field is to delete. */
bool composer_backspace(struct composer *c);

/* Ends the word with what is chosen: for Space, Enter, arrows, leaving the field. */
void composer_commit(struct composer *c, struct str *commit);

/* Throws the word away. */
void composer_drop(struct composer *c);

/* Commits, then changes the method. */
void composer_set_method(struct composer *c, enum typing_method method, struct str *commit);

/* What is being composed, "" for nothing; valid until the next call. */
const char *composer_text(const struct composer *c);

/* The suggestions for it (count 0: none), and which of them composer_text() is. */
const struct suggestions *composer_suggestions(const struct composer *c);
size_t composer_chosen(const struct composer *c);

/* Chooses one, for the arrow keys; an index that is too large does nothing. */
void composer_choose(struct composer *c, size_t index);

#endif
