/* Bangla in Latin letters, spelt as people type it on a phone: what the screens show on a terminal
 * that cannot draw Bangla. Not a transliteration that could be turned back. */
#ifndef SEBADESK_TEXT_ROMANISE_H
#define SEBADESK_TEXT_ROMANISE_H

#include <stddef.h>

#include "base/str.h"

/* Appends n bytes of clean UTF-8 in Latin letters. What comes out is pure ASCII whatever comes in:
 * ASCII passes as it is, Bangla digits and the usual typographic signs become their ASCII likes,
 * anything else (and each byte that is no UTF-8) becomes '?'. */
void romanise_text(const char *s, size_t n, struct str *out);

/* The same in fresh memory; the caller frees. */
char *romanise_string(const char *s);

#endif
