/* The bytes that an xterm sends for a key. Used by the whole-program tests and by the bench. */
#ifndef SEBADESK_TESTS_HARNESS_KEYS_H
#define SEBADESK_TESTS_HARNESS_KEYS_H

#include <stdbool.h>

#include "base/str.h"

/* Appends the bytes of the named key; false when there is no such key, with nothing appended.
 *
 * Names: Enter Tab Esc Space Backspace Delete Insert Home End PgUp PgDn Up Down Left Right F1 to
 * F12, or one character as itself. Before them any of Ctrl- Alt- Shift-, e.g. Ctrl-C, Ctrl-Right,
 * Shift-Tab, Alt-x. `application` is what the program asked for: application cursor keys. */
bool keys_bytes(const char *name, bool application, struct str *out);

#endif
