/* The words that suggestions are made of, found by how they sound: the words of our charters and of
 * a complaint vocabulary, built into the program, and those of a spelling dictionary where one is
 * installed. Nothing is loaded before it is first asked for. */
#ifndef SEBADESK_TYPING_LEXICON_H
#define SEBADESK_TYPING_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "typing/phonetic.h"

/* Debian's package hunspell-bn. */
#define LEXICON_DICTIONARY "/usr/share/hunspell/bn_BD.dic"

enum { LEXICON_WEIGHT_MAX = 7 };

struct lexicon;

/* The lists; the dictionary's path may be NULL, and the file may be missing or no dictionary: then
 * it adds nothing. The caller frees with lexicon_free. */
struct lexicon *lexicon_new(const char *dictionary);
void lexicon_free(struct lexicon *w);

/* The lists with the dictionary that is installed, or the one that SEBADESK_DICTIONARY names. */
struct lexicon *lexicon_installed(void);

/* Loads what lexicon_find would load when first called. */
void lexicon_load(struct lexicon *w);

/* A word of the lists. */
struct lexicon_entry {
    const unsigned char *codes; /* packed */
    size_t n;
    unsigned weight; /* 1 … LEXICON_WEIGHT_MAX; 0 for a word of the dictionary */
    uint64_t skeleton;
    const unsigned char *sounds;
    size_t sound_count;
};

/* Calls `each` with every word whose skeleton is the one given in the bits of the mask (of
 * phonetic_skeleton_mask). With a mask of fewer than two consonants nothing is found but words of the
 * very same skeleton. `dictionary`: those of the dictionary too. */
void lexicon_find(struct lexicon *w, uint64_t skeleton, uint64_t mask, bool dictionary,
                  void (*each)(void *context, const struct lexicon_entry *entry), void *context);

/* How much the packed word weighs; 0 if it stands in the dictionary only, -1 for no word. */
int lexicon_weight(struct lexicon *w, const unsigned char *codes, size_t n);

/* Bytes that the lists take, and how many words they hold. For tests and `make bench`. */
size_t lexicon_size(const struct lexicon *w, size_t *count);

#endif
