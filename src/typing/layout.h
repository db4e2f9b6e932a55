/* The fixed layouts, Probhat and Jatiyo: one key, one letter.
 *
 * Two things make them fit for a terminal. A vowel sign typed where no consonant stands before it
 * becomes the vowel's letter ("automatic vowel"), so that letters need no keys of their own. And a
 * terminal does not get AltGr: `~`, which neither layout uses, stands for it before the next key
 * (`~~` types `~`). */
#ifndef SEBADESK_TYPING_LAYOUT_H
#define SEBADESK_TYPING_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "typing/method.h"

enum { LAYOUT_ALTGR = '~' };

/* What a key types by itself, with AltGr or without: one code point (three code points never), or
 * NULL where the layout has nothing there. `method` is one of the two fixed layouts. */
const char *layout_text(enum typing_method method, char key, bool altgr);

/* What a key types behind the n bytes of text before the cursor (only the end of them matters). */
const char *layout_key(enum typing_method method, char key, bool altgr, const char *before,
                       size_t n);

/* The letter for a vowel sign that stands behind these n bytes, or the sign itself where it can
 * stand, or any other text as it is. `text` itself or a constant is returned. */
const char *layout_vowel(const char *text, const char *before, size_t n);

/* Appends what n bytes of keys type. */
void layout_convert(enum typing_method method, const char *keys, size_t n, struct str *out);

#endif
