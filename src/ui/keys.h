/* Keys: what comes from the terminal, decoded. Bytes in, keys out; no terminal is touched here.
 *
 * The usual sequences of xterm, the Linux console, PuTTY, rxvt and screen are known by heart, since TERM
 * is often wrong over SSH. An unknown sequence is swallowed whole: it never turns into letters. */
#ifndef SEBADESK_UI_KEYS_H
#define SEBADESK_UI_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum key_code {
    K_NONE,
    K_TEXT,  /* a character: key.ch */
    K_CTRL,  /* control with a letter: key.ch, 'a' … 'z' */
    K_PASTE, /* a pasted text: keys_pasted() */
    K_ENTER,
    K_ESC,
    K_BACKSPACE,
    K_DELETE,
    K_INSERT,
    K_TAB,
    K_BACKTAB,
    K_UP,
    K_DOWN,
    K_LEFT,
    K_RIGHT,
    K_WORD_LEFT, /* control or alt with the arrow */
    K_WORD_RIGHT,
    K_HOME,
    K_END,
    K_PAGE_UP,
    K_PAGE_DOWN,
    K_CLICK,  /* key.row, key.col */
    K_CHOICE, /* a choice of the screen that was clicked: key.ch is its index */
    K_CELL,   /* a cell of the on-screen board that was touched: key.row, key.col */
    K_FIELD,  /* the field was touched */
    K_F1,
    K_F2,
    K_F3,
    K_F4,
    K_F5,
    K_F6,
    K_F7,
    K_F8,
    K_F9,
    K_F10,
    K_F11,
    K_F12
};

struct key {
    enum key_code code;
    uint32_t ch;
    int row; /* of a click, from 0 */
    int col;
    bool burst; /* inside `struct keys` only: came in one go with many others, so a paste */
};

enum { KEYS_PASTE_LIMIT = 65536 }; /* bytes; the rest of a longer paste is dropped */

struct keys {
    unsigned char pending[64]; /* the beginning of a sequence, or of a character */
    size_t pending_count;
    bool swallowing; /* a sequence that is too long, or a string that nobody asked for */
    bool pasting;
    struct str paste;
    struct key *queue;
    size_t head;
    size_t count;
    size_t cap;
};

void keys_clear(struct keys *keys); /* overwrites, then frees */

/* Takes n bytes that were read in one go. */
void keys_feed(struct keys *keys, const unsigned char *bytes, size_t n);

/* True when the beginning of a sequence waits for its rest: call keys_timeout if none comes soon. */
bool keys_waiting(const struct keys *keys);
void keys_timeout(struct keys *keys);

/* The next key; false when there is none. Characters that came faster than fingers are one K_PASTE. */
bool keys_next(struct keys *keys, struct key *key);

/* The text of the K_PASTE that was just given out; valid until the next keys_next. */
const struct str *keys_pasted(const struct keys *keys);

/* Forgets everything not given out yet, and overwrites it. */
void keys_forget(struct keys *keys);

/* The digit 0 … 9 of a K_TEXT in either script, else -1. */
int key_digit(const struct key *key);

#endif
