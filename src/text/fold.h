/* Folding: what search compares instead of the text, so that spellings that sound or look alike meet
 * (ই/ঈ, শ/ষ/স, ণ/ন, either script's digits, with or without hasanta, ZWNJ, capital letters …). */
#ifndef SEBADESK_TEXT_FOLD_H
#define SEBADESK_TEXT_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Appends the folded form of n bytes of clean UTF-8. When `origin` is not NULL it gets, for every
 * byte appended, the byte offset in s that it came from, and one more entry, n, at the end; the
 * caller frees *origin. */
void fold_text(const char *s, size_t n, struct str *out, size_t **origin);

/* The folded form in fresh memory; the caller frees. */
char *fold_string(const char *s);

/* The folded form with everything but letters and digits taken out: for comparing headings. */
char *fold_letters(const char *s);

/* The folded words of a text (runs of letters, marks and digits), appended to *words. */
void fold_words(const char *s, struct strv *words);

/* Where the folded word occurs in s at the start of a word: the byte range of the original text in
 * which it stands, from offset `from` on. False when there is none. */
bool fold_find(const char *s, const char *folded_word, size_t from, size_t *start, size_t *end);

#endif
