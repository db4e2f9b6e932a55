/* Akshars: the syllables that a reader of Bangla takes for one letter (প্র is one, and so is কি).
 *
 * They are the extended grapheme clusters of Unicode Annex 29 plus its later rule GB9c for Bangla,
 * which libunistring 1.0 does not know: no break before a consonant that follows a hasanta.
 * Positions are byte offsets into clean UTF-8. */
#ifndef SEBADESK_TEXT_AKSHAR_H
#define SEBADESK_TEXT_AKSHAR_H

#include <stddef.h>

/* The end of the akshar that starts at `at`; n at the end of the text. */
size_t akshar_next(const char *s, size_t n, size_t at);

/* The start of the akshar that ends at `at`; 0 at the beginning. */
size_t akshar_previous(const char *s, size_t at);

/* How many there are in n bytes. */
size_t akshar_count(const char *s, size_t n);

/* The longest start of the text, in bytes, that is whole akshars and at most `columns` wide. */
struct measure;
size_t akshar_fit(const struct measure *m, const char *s, size_t n, unsigned columns);

#endif
