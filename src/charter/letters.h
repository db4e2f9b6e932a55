/* Words compared the forgiving way: folded, without blanks and signs, and with a few slips allowed.
 * Used to know headings and header words again however they are spelt or run together. */
#ifndef SEBADESK_CHARTER_LETTERS_H
#define SEBADESK_CHARTER_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum { LETTERS_MAX = 200 };

/* The folded letters and digits (text/fold.h) of a text, one code point each. */
struct letters {
    uint32_t c[LETTERS_MAX];
    size_t n;
    bool cut; /* the text was longer */
};

void letters_read(const char *text, struct letters *out);

/* The edit distance (letters put in, taken out or exchanged: Levenshtein), counted up to `limit`;
 * limit + 1 stands for more. */
size_t letters_distance(const struct letters *a, const struct letters *b, size_t limit);

/* How many slips a word may have and still be known: 0 below 6 letters, 1 below 10, else 2. */
size_t letters_allowance(const struct letters *word);

/* Whether the word stands anywhere in the text with at most `slips` slips (P. Sellers, 1980). */
bool letters_hold(const struct letters *text, const struct letters *word, size_t slips);

/* The same at the start of the text. */
bool letters_begin(const struct letters *text, const struct letters *word, size_t slips);

/* The words of a text as they are printed, cut at blanks and slashes, appended to *words. */
void letters_words(const char *text, struct strv *words);

bool letters_equal(const struct letters *a, const struct letters *b);

/* A list of known words, each with a number of the caller's; folded once, then looked up often. */
struct known_word {
    int tag;
    const char *text;
};

struct word_list {
    struct letters *words;
    const struct known_word *known; /* the same order */
    size_t count;
};

void word_list_init(struct word_list *list, const struct known_word *known, size_t count);
void word_list_clear(struct word_list *list);

#endif
