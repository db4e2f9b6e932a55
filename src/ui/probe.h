/* Asking the terminal how many columns it gives Bangla, before curses takes it over. */
#ifndef SEBADESK_UI_PROBE_H
#define SEBADESK_UI_PROBE_H

#include <stdbool.h>

enum terminal_class {
    TERMINAL_AS_LIBC,    /* columns as wcwidth says: plain cells will do */
    TERMINAL_KONSOLE,    /* a spacing sign advances only if its base has no mark yet */
    TERMINAL_KIOSK,      /* Konsole as our kiosk sets it up, with its fonts: whole phrases */
    TERMINAL_SIGNS_ZERO, /* vowel signs take no column (kitty, mlterm) */
    TERMINAL_MARKS_ONE,  /* marks take a column each */
    TERMINAL_SILENT,     /* no answer: take it as wcwidth says */
    TERMINAL_ROMAN,      /* cannot show Bangla at all: not UTF-8, or a text console */
    TERMINAL_COUNT
};

/* The class by its name ("konsole"), for SEBADESK_TERMINAL; false for any other word. */
bool probe_parse(const char *name, enum terminal_class *out);
const char *probe_name(enum terminal_class terminal);

/* Whether words must be put at their own positions (overlay), because cells would drift. */
bool probe_needs_overlay(enum terminal_class terminal);

/* Whether the terminal must be asked: neither `name` (may be NULL) nor the variable SEBADESK_TERMINAL nor
 * TERM says what it is. If it need not, *terminal is set. */
bool probe_is_needed(const char *name, enum terminal_class *terminal);

/* Sends three short strings to the terminal on file descriptor `fd`, which is in raw mode already. */
void probe_ask(int fd);

/* Reads where the cursor went after each; waits at most one second in all. What was typed meanwhile is
 * lost. Something else can be done between the question and the answer. */
enum terminal_class probe_answer(int fd);

#endif
