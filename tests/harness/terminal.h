/* The terminal of the whole-program tests: libvterm, made to count columns like the terminals of
 * the field. Used by harness/session.h. It knows no process.
 *
 * libvterm counts like glibc. For a class that counts otherwise, what the program writes is changed
 * on its way in (a sign that takes no cell there goes in as a stand-in that takes none) and changed
 * back when the screen is read, so the screen, the cursor and the answers to ESC[6n all agree. Only
 * the Bangla block, ZWJ and ZWNJ are counted by class; no shaping, no fonts.
 *
 * Rows and columns count from 0. A cell of libvterm holds 6 code points and drops the rest. A mark
 * that comes in a later write than its base wraps when the base stands in the last column; a good
 * reason to keep out of that. */
#ifndef SEBADESK_TESTS_HARNESS_TERMINAL_H
#define SEBADESK_TESTS_HARNESS_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum terminal_class {
    TERMINAL_GLIBC,      /* as wcwidth: VTE, xterm, foot, PuTTY, tmux, the Linux console */
    TERMINAL_KONSOLE,    /* a spacing sign takes a cell only if its base carries no mark yet */
    TERMINAL_SIGNS_ZERO, /* vowel signs take none: kitty, qterminal */
    TERMINAL_MARKS_ONE,  /* every code point takes one: terminology */
    TERMINAL_SILENT,     /* as GLIBC, but it answers nothing */
    TERMINAL_NOT_UTF8,   /* Latin-1: every byte takes one cell; bytes 80 to 9F show as U+FFFD */
    TERMINAL_CLASS_COUNT
};

enum { COLOUR_DEFAULT = -1, COLOUR_RGB = 0x1000000 };

struct terminal_style {
    bool bold;
    bool underline;
    bool reverse;
    int fg; /* COLOUR_DEFAULT, 0 to 255, or COLOUR_RGB | rrggbb */
    int bg;
};

struct terminal_cursor {
    unsigned row;
    unsigned col;
    bool visible;
};

/* What the program has asked for. */
struct terminal_modes {
    bool application_cursor; /* ESC[?1h */
    bool mouse;              /* ESC[?1000h, 1002, 1003 */
    bool mouse_sgr;          /* ESC[?1006h */
    bool paste;              /* ESC[?2004h */
    bool alternate;          /* ESC[?1049h, 1047 */
};

struct terminal;

typedef void terminal_reply(void *user, const char *bytes, size_t n);

/* Answers to the program's questions go to reply(). The caller frees with terminal_free. */
struct terminal *terminal_new(enum terminal_class class, unsigned rows, unsigned cols,
                              terminal_reply *reply, void *user);
void terminal_free(struct terminal *t);

void terminal_feed(struct terminal *t, const char *bytes, size_t n);
void terminal_resize(struct terminal *t, unsigned rows, unsigned cols);

unsigned terminal_rows(const struct terminal *t);
unsigned terminal_cols(const struct terminal *t);

/* Appends the code points of one cell as UTF-8: " " for an empty cell, nothing for the second half
 * of a wide character. */
void terminal_add_cell(const struct terminal *t, unsigned row, unsigned col, struct str *out);

/* Appends a row, blanks at its end dropped; all rows, each with a newline. */
void terminal_add_row(const struct terminal *t, unsigned row, struct str *out);
void terminal_add_screen(const struct terminal *t, struct str *out);

struct terminal_style terminal_style(const struct terminal *t, unsigned row, unsigned col);
struct terminal_cursor terminal_cursor(const struct terminal *t);
struct terminal_modes terminal_modes(const struct terminal *t);

/* What has scrolled off the top of the normal screen and was not erased by ESC[3J, a line each. */
const char *terminal_scrollback(const struct terminal *t);

#endif
