/* Text set in SutonnyMJ and the other fonts of the Bijoy family, which put Bangla glyphs on Latin
 * code points: `cÖ‡hvR¨` looks like প্রযোজ্য in that font and like nothing anywhere else. This turns
 * such text into Unicode; which text is such, and where it comes from, text/legacy.h decides. */
#ifndef SEBADESK_TEXT_BIJOY_H
#define SEBADESK_TEXT_BIJOY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Appends the text of n bytes of UTF-8 that stand for Bijoy glyphs. Code points that are no glyph
 * pass as they are. Not normalised: a letter with a nukta may come in any form. */
void bijoy_to_unicode(const char *s, size_t n, struct str *out);

/* Counts that tell Bijoy text from others. */
struct bijoy_signs {
    size_t letters; /* ASCII letters */
    size_t marks;   /* † ‡ © ¨ ª ¯ Š | ` beside a letter */
    size_t strong;  /* those of them that are not ASCII */
    size_t bangla;  /* code points of the Bangla block */
};

/* Adds what n bytes of UTF-8 hold to *signs. */
void bijoy_count(const char *s, size_t n, struct bijoy_signs *signs);

/* No Bangla letter, and a mark to every twenty letters or more. */
bool bijoy_is_likely(const struct bijoy_signs *signs);

#endif
