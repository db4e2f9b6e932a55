#include "typing/phonetic.h"

#include <stdbool.h>
#include <string.h>
#include <unistr.h>

/* ---- packed words ---------------------------------------------------------------------------- */

enum {
    BLOCK = 0x0980, /* code point of the packed byte 0x80 */
    PACKED_ZWJ = 1,
    ZWNJ = 0x200C,
    ZWJ = 0x200D
};

/* The packed byte of a code point of the block. */
#define CODE(c) (0x80 + ((c)-BLOCK))

enum {
    ANUSVARA = CODE(0x0982),
    LETTER_A = CODE(0x0985),
    KA = CODE(0x0995),
    GA = CODE(0x0997),
    NGA = CODE(0x0999),
    JA = CODE(0x099C),
    NYA = CODE(0x099E),
    BA = CODE(0x09AC),
    MA = CODE(0x09AE),
    YA = CODE(0x09AF),
    RA = CODE(0x09B0),
    LA = CODE(0x09B2),
    SSA = CODE(0x09B7),
    HA = CODE(0x09B9),
    NUKTA = CODE(0x09BC),
    SIGN_E = CODE(0x09C7),
    HASANTA = CODE(0x09CD)
};

static bool is_word_part(ucs4_t c)
{
    return (c >= 0x0981 && c <= 0x0983) || (c >= 0x0985 && c <= 0x09CE) || c == 0x09F0 ||
           c == 0x09F1 || c == 0x09D7;
}

/* Appends a code point as packed bytes; false where there is no room. */
static bool pack_char(unsigned char codes[PHONETIC_CODES], size_t *n, ucs4_t c)
{
    if (*n > 0 && codes[*n - 1] == SIGN_E && (c == 0x09BE || c == 0x09D7)) {
        codes[*n - 1] = c == 0x09BE ? CODE(0x09CB) : CODE(0x09CC); /* two halves of ো or ৌ */
        return true;
    }
    if (*n == PHONETIC_CODES)
        return false;
    codes[(*n)++] = c == ZWJ ? PACKED_ZWJ : (unsigned char)CODE(c);
    return true;
}

size_t phonetic_pack(const char *word, size_t n, unsigned char codes[PHONETIC_CODES])
{
    const uint8_t *p = (const uint8_t *)word;
    const uint8_t *end = p + n;
    size_t count = 0;

    while (p < end) {
        ucs4_t c;
        int used = u8_mbtoucr(&c, p, (size_t)(end - p));
        ucs4_t base = c == 0x09DC ? 0x09A1 : c == 0x09DD ? 0x09A2 : c == 0x09DF ? 0x09AF : 0;

        if (used <= 0)
            return 0;
        p += used;
        if (c == ZWNJ || (c == ZWJ && (count == 0 || codes[count - 1] != RA)))
            continue;
        if (base != 0) { /* ড় ঢ় য় in one */
            if (!pack_char(codes, &count, base))
                return 0;
            c = 0x09BC;
        }
        if ((c != ZWJ && !is_word_part(c)) || !pack_char(codes, &count, c))
            return 0;
    }
    return count;
}

void phonetic_unpack(const unsigned char *codes, size_t n, struct str *out)
{
    for (size_t i = 0; i < n; i++) {
        uint8_t bytes[6];
        ucs4_t c = codes[i] == PACKED_ZWJ ? ZWJ : BLOCK + (ucs4_t)(codes[i] - 0x80);

        str_add_bytes(out, (const char *)bytes, (size_t)u8_uctomb(bytes, c, sizeof(bytes)));
    }
}

/* ---- sounds ---------------------------------------------------------------------------------- */

/* The consonants first; an aspirate stands right behind its plain sound. */
enum sound {
    S_NONE,
    S_K,
    S_KH,
    S_G,
    S_GH,
    S_C,
    S_CH,
    S_J,
    S_JH,
    S_T,
    S_TH,
    S_D,
    S_DH,
    S_P,
    S_PH,
    S_B,
    S_BH,
    S_NG,
    S_N,
    S_M,
    S_R,
    S_L,
    S_SH,
    S_S,
    S_H,
    S_Y, /* য় and ya-phala */
    S_W, /* a silent ba-phala */
    S_A,
    S_I,
    S_U,
    S_E,
    S_O,    /* the letters অ and ও */
    S_WEAK, /* the sign ো, which sounds like a vowel that is not written */
    SOUND_COUNT
};

/* The sound of each code point of the block, sixteen a row. */
static const unsigned char SOUNDS[0x80] = {
    0,    0,   S_NG, 0,   0,   S_O,  S_A,  S_I,  S_I,  S_U,  S_U, 0,      0,   0,    0,   S_E,
    0,    0,   0,    S_O, 0,   S_K,  S_KH, S_G,  S_GH, S_NG, S_C, S_CH,   S_J, S_JH, S_N, S_T,
    S_TH, S_D, S_DH, S_N, S_T, S_TH, S_D,  S_DH, S_N,  0,    S_P, S_PH,   S_B, S_BH, S_M, S_J,
    S_R,  0,   S_L,  0,   0,   0,    S_SH, S_SH, S_S,  S_H,  0,   0,      0,   0,    S_A, S_I,
    S_I,  S_U, S_U,  0,   0,   0,    0,    S_E,  0,    0,    0,   S_WEAK, 0,   0,    S_T, 0,
    0,    0,   0,    0,   0,   0,    0,    0,    0,    0,    0,   0,      S_R, S_R,  0,   S_Y,
    0,    0,   0,    0,   0,   0,    0,    0,    0,    0,    0,   0,      0,   0,    0,   0,
    S_R,  S_W, 0,    0,   0,   0,    0,    0,    0,    0,    0,   0,      0,   0,    0,   0,
};

/* What is written as one sign but sounds like two. */
static const unsigned char PAIRS[][3] = {
    {CODE(0x098B), S_R, S_I}, {CODE(0x09C3), S_R, S_I},    {CODE(0x0990), S_O, S_I},
    {CODE(0x0994), S_O, S_U}, {CODE(0x09C8), S_WEAK, S_I}, {CODE(0x09CC), S_WEAK, S_U},
};

/* A packed word being read, and its sounds so far. */
struct reading {
    const unsigned char *codes;
    size_t n;
    unsigned char *sounds;
    size_t count;
};

static int code_at(const struct reading *r, size_t i)
{
    return i < r->n ? r->codes[i] : 0;
}

static void add_sound(struct reading *r, unsigned char sound)
{
    if (sound != S_NONE && r->count < PHONETIC_SOUNDS)
        r->sounds[r->count++] = sound;
}

static bool has_aspirate(unsigned char sound)
{
    return sound >= S_K && sound <= S_BH && (sound - S_K) % 2 == 0;
}

/* Adds a consonant; `joined`: right behind another. Doubled ones sound once, and so do ত্থ or চ্ছ. */
static void add_consonant(struct reading *r, unsigned char sound, bool joined)
{
    unsigned char *last = r->count == 0 ? NULL : &r->sounds[r->count - 1];

    if (joined && last != NULL && *last == sound)
        return;
    if (joined && last != NULL && has_aspirate(*last) && sound == *last + 1)
        *last = sound;
    else
        add_sound(r, sound);
}

/* Reads the consonant at i, with its nukta or as a part of ক্ষ, জ্ঞ, ঙ্গ; returns what is behind. */
static size_t read_consonant(struct reading *r, size_t i, bool joined)
{
    int c = r->codes[i];
    int second = code_at(r, i + 1) == HASANTA ? code_at(r, i + 2) : 0;

    if (code_at(r, i + 1) == NUKTA) {
        add_sound(r, c == YA ? S_Y : S_R);
        return i + 2;
    }
    if (c == KA && second == SSA) {
        add_consonant(r, S_KH, joined);
        return i + 3;
    }
    if (c == JA && second == NYA) {
        add_consonant(r, S_G, joined);
        return i + 3;
    }
    add_consonant(r, SOUNDS[c - 0x80], joined);
    return c == NGA && second == GA ? i + 3 : i + 1;
}

/* Reads the ya- or ba-phala whose hasanta is at i. */
static void read_phala(struct reading *r, size_t i)
{
    int before = i == 0 ? 0 : r->codes[i - 1];
    bool ya = r->codes[i + 1] == YA;

    if (before == PACKED_ZWJ || before == RA)
        add_sound(r, ya ? S_J : S_B);
    else if (ya)
        add_sound(r, S_Y);
    else
        add_sound(r, before == MA || before == LA ? S_B : S_W);
}

static void read_vowel(struct reading *r, int c)
{
    for (size_t i = 0; i < sizeof(PAIRS) / sizeof(PAIRS[0]); i++) {
        if (PAIRS[i][0] == c) {
            add_sound(r, PAIRS[i][1]);
            add_sound(r, PAIRS[i][2]);
            return;
        }
    }
    if (c >= 0x80)
        add_sound(r, SOUNDS[c - 0x80]);
}

size_t phonetic_sounds(const unsigned char *codes, size_t n, unsigned char sounds[PHONETIC_SOUNDS])
{
    struct reading r = {codes, n, sounds, 0};
    bool joined = false;

    for (size_t i = 0; i < n;) {
        int c = codes[i];
        int next = code_at(&r, i + 1);

        if (c == HASANTA && ((next == YA && code_at(&r, i + 2) != NUKTA) ||
                             (next == BA && code_at(&r, i - 1) != BA))) {
            read_phala(&r, i);
            i += 2;
        } else if (c == HASANTA) {
            joined = true;
            i++;
            continue;
        } else if (c >= KA && c <= HA) {
            i = read_consonant(&r, i, joined);
        } else {
            read_vowel(&r, c);
            i += c == ANUSVARA && next == GA ? 2 : 1; /* ংগ as ঙ্গ */
        }
        joined = false;
    }
    return r.count;
}

/* ---- skeletons ------------------------------------------------------------------------------- */

/* The class of each consonant; vowels and half vowels have none. */
static const unsigned char CLASSES[SOUND_COUNT] = {
    [S_K] = 1,  [S_KH] = 1, [S_G] = 2,  [S_GH] = 2, [S_C] = 3,  [S_CH] = 3,  [S_J] = 4,  [S_JH] = 4,
    [S_T] = 5,  [S_TH] = 5, [S_D] = 6,  [S_DH] = 6, [S_P] = 7,  [S_PH] = 7,  [S_B] = 8,  [S_BH] = 8,
    [S_NG] = 9, [S_N] = 10, [S_M] = 11, [S_R] = 12, [S_L] = 13, [S_SH] = 14, [S_S] = 14, [S_H] = 15,
};

uint64_t phonetic_skeleton(const unsigned char *sounds, size_t n)
{
    uint64_t skeleton = 0;
    unsigned last = 0;
    int shift = 60;

    for (size_t i = 0; i < n && shift >= 0; i++) {
        unsigned class = CLASSES[sounds[i]];

        if (class == 0 || class == last)
            continue;
        skeleton |= (uint64_t) class << shift;
        shift -= 4;
        last = class;
    }
    return skeleton;
}

unsigned phonetic_skeleton_length(uint64_t skeleton)
{
    unsigned length = 0;

    for (; skeleton != 0; skeleton <<= 4)
        length++;
    return length;
}

uint64_t phonetic_skeleton_mask(unsigned consonants)
{
    return consonants == 0 ? 0 : consonants >= 16 ? UINT64_MAX : ~(UINT64_MAX >> (4 * consonants));
}

/* ---- likeness -------------------------------------------------------------------------------- */

/* What it costs that a sound was typed which the word has not, and the other way round. */
static const unsigned char NOT_IN_WORD[SOUND_COUNT] = {
    [S_A] = 3, [S_I] = 4, [S_U] = 4, [S_E] = 4, [S_O] = 2, [S_WEAK] = 2, [S_Y] = 1, [S_H] = 4,
};
static const unsigned char NOT_TYPED[SOUND_COUNT] = {
    [S_A] = 5, [S_I] = 4, [S_U] = 4, [S_E] = 4, [S_O] = 3, [S_Y] = 1, [S_H] = 4,
};

enum { COST_CONSONANT = 9, COST_OTHER = 12 };

/* Sounds for which each other's letters are typed: [typed][word] is what that costs, plus one. */
static const unsigned char SWAPS[SOUND_COUNT][SOUND_COUNT] = {
    [S_CH] = {[S_C] = 1},
    [S_C] = {[S_CH] = 2},
    [S_S] = {[S_SH] = 2},
    [S_SH] = {[S_S] = 2},
    [S_J] = {[S_JH] = 4},
    [S_JH] = {[S_J] = 4},
    [S_K] = {[S_KH] = 4},
    [S_KH] = {[S_K] = 4},
    [S_G] = {[S_GH] = 4},
    [S_GH] = {[S_G] = 4},
    [S_T] = {[S_TH] = 4},
    [S_TH] = {[S_T] = 4},
    [S_D] = {[S_DH] = 4},
    [S_DH] = {[S_D] = 4},
    [S_P] = {[S_PH] = 5},
    [S_PH] = {[S_P] = 5},
    [S_B] = {[S_BH] = 4, [S_W] = 2},
    [S_BH] = {[S_B] = 3},
    [S_N] = {[S_NG] = 4},
    [S_NG] = {[S_N] = 4},
    [S_E] = {[S_Y] = 2, [S_A] = 4, [S_I] = 4},
    [S_I] = {[S_Y] = 2, [S_E] = 4},
    [S_Y] = {[S_E] = 3, [S_I] = 3, [S_J] = 3},
    [S_A] = {[S_E] = 4, [S_O] = 3, [S_WEAK] = 4},
    [S_O] = {[S_A] = 4, [S_Y] = 2, [S_WEAK] = 1, [S_U] = 3, [S_W] = 1},
    [S_WEAK] = {[S_O] = 1, [S_U] = 4},
    [S_U] = {[S_WEAK] = 3, [S_O] = 3},
    [S_W] = {[S_B] = 2},
};

static unsigned cost_of(unsigned char sound, const unsigned char table[SOUND_COUNT])
{
    return sound < S_H ? COST_CONSONANT : table[sound];
}

static unsigned cost_of_swap(unsigned char typed, unsigned char word)
{
    if (typed == word)
        return 0;
    return SWAPS[typed][word] > 0 ? SWAPS[typed][word] - 1u : COST_OTHER;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* The costs of making the typed sounds from each beginning of the word's, in row[0 … word_count]. */
static void align(const unsigned char *typed, size_t typed_count, const unsigned char *word,
                  size_t word_count, unsigned row[PHONETIC_SOUNDS + 1])
{
    row[0] = 0;
    for (size_t k = 0; k < word_count; k++)
        row[k + 1] = row[k] + cost_of(word[k], NOT_TYPED);
    for (size_t i = 0; i < typed_count; i++) {
        unsigned diagonal = row[0];

        row[0] += cost_of(typed[i], NOT_IN_WORD);
        for (size_t k = 0; k < word_count; k++) {
            unsigned swapped = diagonal + cost_of_swap(typed[i], word[k]);
            unsigned extra = row[k + 1] + cost_of(typed[i], NOT_IN_WORD);
            unsigned missing = row[k] + cost_of(word[k], NOT_TYPED);

            diagonal = row[k + 1];
            row[k + 1] = least(swapped, least(extra, missing));
        }
    }
}

unsigned phonetic_distance(const unsigned char *typed, size_t typed_count,
                           const unsigned char *word, size_t word_count)
{
    unsigned row[PHONETIC_SOUNDS + 1];

    align(typed, typed_count, word, word_count, row);
    return least(row[word_count], PHONETIC_FAR);
}

unsigned phonetic_distance_to_start(const unsigned char *typed, size_t typed_count,
                                    const unsigned char *word, size_t word_count)
{
    unsigned row[PHONETIC_SOUNDS + 1];
    unsigned best = PHONETIC_FAR;

    align(typed, typed_count, word, word_count, row);
    for (size_t k = 0; k <= word_count; k++)
        best = least(best, row[k]);
    return best;
}
