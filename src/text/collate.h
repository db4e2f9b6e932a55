/* Sorting Bangla as a dictionary does: the order of the Bangla Academy. The store registers it as a
 * collation; lists of offices and districts are sorted by it.
 *
 * Blanks and punctuation < digits (both scripts alike) < অ … ঔ < ং < ঃ < ঁ < ক … হ (ৎ as ত্, য় as য)
 * < া … ৌ < ্ < Latin letters < everything else by code point. Nukta, ZWJ, ZWNJ, capital letters and
 * the script of a digit only break ties, so that only equal texts compare equal. */
#ifndef SEBADESK_TEXT_COLLATE_H
#define SEBADESK_TEXT_COLLATE_H

#include <stddef.h>

#include "base/str.h"

/* <0, 0, >0. Any bytes are taken: what is no UTF-8 sorts last, byte by byte. Allocates nothing. */
int collate_compare(const char *a, size_t a_size, const char *b, size_t b_size);

/* Appends a key: memcmp of two keys, the shorter first where one begins the other, orders them as
 * collate_compare orders the texts. */
void collate_key(const char *s, size_t n, struct str *out);

#endif
