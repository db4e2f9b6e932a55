/* The words that suggestions are made of, found by how they sound: the words of our charters and of
 * a complaint vocabulary, built into the program, and those of a spelling dictionary where one is
 * installed. Nothing is loaded before it is first asked for. */
#ifndef SEBADESK_TYPING_WORDS_H
#define SEBADESK_TYPING_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "typing/phone.h"

/* Debian's package hunspell-bn. */
#define WORDS_DICTIONARY "/usr/share/hunspell/bn_BD.dic"

enum { WORDS_WEIGHT_MAX = 7 };

struct words;

/* The lists; the dictionary's path may be NULL, and the file may be missing or no dictionary: then
 * it adds nothing. The caller frees with words_free. */
struct words *words_new(const char *dictionary);
void words_free(struct words *w);

/* Loads what words_find would load when first called. */
void words_load(struct words *w);

/* A word of the lists. */
struct words_entry {
    const unsigned char *codes; /* packed */
    size_t n;
    unsigned weight; /* 1 … WORDS_WEIGHT_MAX; 0 for a word of the dictionary */
    uint64_t skeleton;
    const unsigned char *sounds;
    size_t sound_count;
};

/* Calls `each` with every word whose skeleton is the one given in the bits of the mask (of
 * phone_skeleton_mask). With a mask of fewer than two consonants nothing is found but words of the
 * very same skeleton. `dictionary`: those of the dictionary too. */
void words_find(struct words *w, uint64_t skeleton, uint64_t mask, bool dictionary,
                void (*each)(void *context, const struct words_entry *entry), void *context);

/* How much the packed word weighs; 0 if it stands in the dictionary only, -1 for no word. */
int words_weight(struct words *w, const unsigned char *codes, size_t n);

/* Bytes that the lists take, and how many words they hold. For tests and `make bench`. */
size_t words_size(const struct words *w, size_t *count);

#endif
