/* Avro phonetic: Bangla from Latin keys, by the rules of the keyboard of that name, with which most
 * people in Bangladesh type (`ami` is আমি). The rules only; what a word ought to have been is the
 * business of typing/suggest.h. */
#ifndef SEBADESK_TYPING_AVRO_H
#define SEBADESK_TYPING_AVRO_H

#include <stddef.h>

#include "base/str.h"

/* Appends the Bangla of n bytes of keys (UTF-8) as NFC. Keys that belong to no rule, everything
 * outside ASCII among them, pass as they are; so do `.` and `:` before a digit.
 * To show a word while it is typed convert it anew on each key: only whole words are right. */
void avro_convert(const char *keys, size_t n, struct str *out);

#endif
