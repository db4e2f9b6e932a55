/* Digits of both scripts: ০–৯ (U+09E6 …) and 0–9. Numbers are stored in ASCII, shown in the language
 * of the interface, and taken in either. */
#ifndef SEBADESK_TEXT_DIGITS_H
#define SEBADESK_TEXT_DIGITS_H

#include <stddef.h>
#include <stdint.h>

#include "base/i18n.h"
#include "base/str.h"

/* The value 0 … 9 of the digit at s, in either script, or -1; *used gets its bytes. n > 0. */
int digits_value(const char *s, size_t n, size_t *used);

/* The bytes of a sign that people put between digits at s (a blank, hyphen, dash, dot, slash or
 * parenthesis); 0 for anything else. s is a string. */
size_t digits_gap(const char *s);

/* Copies with every digit brought to one script; all else untouched. The caller frees. */
char *digits_to_ascii(const char *text);
char *digits_to_bangla(const char *text);

/* digits_to_bangla for Bangla, a plain copy for English. The caller frees. */
char *digits_local(enum language language, const char *text);

/* A number in the language's digits, grouped 2-2-3 as in Bangladesh (12,34,567). The caller frees. */
char *digits_number(enum language language, int64_t number);

#endif
