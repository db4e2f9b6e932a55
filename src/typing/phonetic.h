/* How Bangla words sound, so that a word can be found by a spelling that only sounds like it: what
 * people type in Latin letters, brought to Bangla by Avro's rules, seldom spells a word right but
 * nearly always sounds like it. Used by the word lists and the suggestions. */
#ifndef SEBADESK_TYPING_PHONETIC_H
#define SEBADESK_TYPING_PHONETIC_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum {
    PHONETIC_CODES = 31,  /* the most letters and signs of a word */
    PHONETIC_SOUNDS = 64, /* room for the sounds of so many */
    PHONETIC_FAR = 255    /* a distance: nothing alike */
};

/* A word packed: a byte for each code point of its NFC, whatever form it comes in. Returns how many,
 * 0 where the text is no single Bangla word of at most PHONETIC_CODES code points. Joiners but that of
 * র‍্য are left out. */
size_t phonetic_pack(const char *word, size_t n, unsigned char codes[PHONETIC_CODES]);

/* Appends the packed word as UTF-8. */
void phonetic_unpack(const unsigned char *codes, size_t n, struct str *out);

/* The sounds of a packed word; returns how many. Vowels that are not written are none. */
size_t phonetic_sounds(const unsigned char *codes, size_t n, unsigned char sounds[PHONETIC_SOUNDS]);

/* The classes of the consonants among the sounds, four bits each from the top, doubled ones once, at
 * most sixteen: words that could be meant by one spelling have one skeleton. */
uint64_t phonetic_skeleton(const unsigned char *sounds, size_t n);

/* The same for the first consonants of a skeleton only: the bits that they take, and how many there
 * are. */
unsigned phonetic_skeleton_length(uint64_t skeleton);
uint64_t phonetic_skeleton_mask(unsigned consonants);

/* How far a word's sounds are from what was typed: 0 the same, PHONETIC_FAR or less. */
unsigned phonetic_distance(const unsigned char *typed, size_t typed_count,
                           const unsigned char *word, size_t word_count);

/* The same to the nearest beginning of the word. */
unsigned phonetic_distance_to_start(const unsigned char *typed, size_t typed_count,
                                    const unsigned char *word, size_t word_count);

#endif
