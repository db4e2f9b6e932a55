#include "text/romanise.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/mem.h"

enum {
    BLOCK = 0x0980, /* the Bangla block: 128 code points */
    VISARGA = 0x0983,
    VOWEL_A = 0x0985,
    VOWEL_O = 0x0993,
    KA = 0x0995,
    NGA = 0x0999,
    GA = 0x0997,
    JA = 0x099C,
    NYA = 0x099E,
    TTA = 0x099F,
    DDA = 0x09A1,
    DDHA = 0x09A2,
    TA = 0x09A4,
    DA = 0x09A6,
    DHA = 0x09A7,
    NA = 0x09A8,
    BA = 0x09AC,
    YA = 0x09AF,
    RA = 0x09B0,
    LA = 0x09B2,
    SHA = 0x09B6,
    SSA = 0x09B7,
    SA = 0x09B8,
    HA = 0x09B9,
    NUKTA = 0x09BC,
    SIGN_AA = 0x09BE,
    SIGN_I = 0x09BF,
    SIGN_II = 0x09C0,
    SIGN_RI = 0x09C3,
    SIGN_AU = 0x09CC,
    HASANTA = 0x09CD,
    YYA = 0x09DF,
    ZWNJ = 0x200C,
    ZWJ = 0x200D
};

/* What each code point of the block reads as, a consonant without its vowel, sixteen a row. "" is
 * silent; where nothing is known it is NULL. */
static const char *const SOUNDS[0x80] = {
    NULL, "",   "ng", "",   NULL, "o",  "a",  "i",  "i",  "u",   "u",   "ri", "li", NULL, NULL,
    "e",  "oi", NULL, NULL, "o",  "ou", "k",  "kh", "g",  "gh",  "ng",  "ch", "ch", "j",  "jh",
    "n",  "t",  "th", "d",  "dh", "n",  "t",  "th", "d",  "dh",  "n",   NULL, "p",  "f",  "b",
    "bh", "m",  "j",  "r",  NULL, "l",  NULL, NULL, NULL, "sh",  "sh",  "s",  "h",  NULL, NULL,
    "",   "",   "a",  "i",  "i",  "u",  "u",  "ri", "ri", NULL,  NULL,  "e",  "oi", NULL, NULL,
    "o",  "ou", "",   "t",  NULL, NULL, NULL, NULL, NULL, NULL,  NULL,  NULL, "",   NULL, NULL,
    NULL, NULL, "r",  "r",  NULL, "y",  "ri", "li", "li", "li",  NULL,  NULL, "0",  "1",  "2",
    "3",  "4",  "5",  "6",  "7",  "8",  "9",  "r",  "w",  "Rs ", "Tk ", NULL, NULL, NULL, NULL,
    NULL, NULL, "",   NULL, NULL, NULL, NULL, NULL,
};

/* Signs outside the block that have a likeness in ASCII. */
static const char *const SIGNS[][2] = {
    {"\u00A0", " "}, {"।", "."}, {"॥", "."},   {"\u200C", ""}, {"\u200D", ""}, {"‐", "-"},
    {"‑", "-"},      {"–", "-"}, {"—", "-"},   {"‘", "'"},     {"’", "'"},     {"“", "\""},
    {"”", "\""},     {"•", "*"}, {"…", "..."}, {"·", "*"},     {"×", "x"},     {"÷", "/"},
    {"½", "1/2"},    {"−", "-"}, {"→", "->"},  {"←", "<-"},    {"▶", ">"},
};

/* Beginnings of words in which a vowel is silent that the rules would write. */
static const char *const READINGS[][2] = {
    {"আপন", "apn"},      {"দরকার", "dorkar"},      {"দরখাস্ত", "dorkhasto"},
    {"সরকার", "sorkar"}, {"হাসপাতাল", "haspatal"}, {"আমদানি", "amdani"},
};

/* Words whose last consonant keeps its vowel though it stands alone. */
static const char *const OPEN_WORDS[] = {"কত", "যত",  "তত",  "এত",  "মত",  "শত",  "গত",
                                         "বড়", "ছোট", "ভাল", "যেন", "কেন", "প্রিয়"};

/* Endings before which a single consonant is silent: আম-রা, কর-তে, লোক-টি. */
static const char *const ENDINGS[] = {"রা",  "কে", "টি",  "টা", "তে", "দের", "গুলো", "ছে", "ছি",
                                      "ছেন", "বে", "বেন", "বো", "লে", "লেন", "লাম", "তাম"};

/* A run of Bangla letters, as code points. */
struct word {
    ucs4_t *c;
    size_t n;
    size_t cap;
};

static bool is_consonant(ucs4_t c)
{
    return (c >= KA && c <= HA) || c == 0x09DC || c == 0x09DD || c == YYA || c == 0x09F0 ||
           c == 0x09F1;
}

static ucs4_t at(const struct word *w, size_t i)
{
    return i < w->n ? w->c[i] : 0;
}

/* Whether the text stands in w from `from` on; *end gets where it ends. */
static bool spells(const struct word *w, size_t from, const char *text, size_t *end)
{
    const uint8_t *p = (const uint8_t *)text;
    ucs4_t c;

    while ((p = u8_next(&c, p)) != NULL) {
        if (at(w, from++) != c)
            return false;
    }
    *end = from;
    return true;
}

static bool is_ending(const struct word *w, size_t from)
{
    size_t end;

    for (size_t i = 0; i < sizeof(ENDINGS) / sizeof(ENDINGS[0]); i++) {
        if (spells(w, from, ENDINGS[i], &end) && end == w->n)
            return true;
    }
    return false;
}

static bool is_open_word(const struct word *w)
{
    size_t end;

    for (size_t i = 0; i < sizeof(OPEN_WORDS) / sizeof(OPEN_WORDS[0]); i++) {
        if (spells(w, 0, OPEN_WORDS[i], &end) && end == w->n)
            return true;
    }
    return false;
}

/* A syllable's consonants: the code points start … end-1, `count` of them consonants. */
struct cluster {
    size_t start, end;
    size_t count;
    ucs4_t last, before_last;
};

/* Whether the cluster, which has no vowel sign, is spoken with its inherent vowel. */
static bool has_vowel(const struct word *w, const struct cluster *k)
{
    ucs4_t before = k->start == 0 ? 0 : w->c[k->start - 1];

    if (k->start == 0)
        return true;
    if (k->end < w->n)
        return k->count > 1 || !is_ending(w, k->end);
    if (k->count > 1) /* not in borrowed words and in names of places: কোর্ট, কার্ড, রূপগঞ্জ */
        return k->last == JA
                   ? k->before_last != NYA
                   : (k->last != TTA && k->last != DDA) ||
                         (k->before_last != RA && k->before_last != NA && k->before_last != SA);
    if (k->last == HA || before == VISARGA || (before == SIGN_RI && k->start < 4))
        return true;
    if (k->last == TA && before == SIGN_I && k->start > 2)
        return true;
    return (k->last == YYA && before == SIGN_II) || is_open_word(w);
}

/* How a consonant sounds at its place in the cluster. */
static const char *sound_of(const struct word *w, const struct cluster *k, ucs4_t c, ucs4_t next)
{
    bool first = k->start == 0;

    if (c == KA && next == SSA)
        return first ? "k" : "kk"; /* ক্ষ */
    if (c == JA && next == NYA)
        return first ? "g" : "gg"; /* জ্ঞ */
    if (c == NGA && next != 0)
        return next == GA ? "" : "n";
    if (c == YYA && !first && w->c[k->start - 1] == VOWEL_O)
        return "w";
    if (k->count == 0)
        return SOUNDS[c - BLOCK];
    if (c == SSA && k->last == KA)
        return "h";
    if (c == NYA && k->last == JA)
        return first ? "y" : "";
    if (c == GA && k->last == NGA)
        return "ng";
    if (c == YA)
        return k->last == YA ? "j" : "y";
    if (c == BA &&
        (k->last == SA || k->last == SHA || k->last == TA || k->last == DA || k->last == DHA ||
         k->last == JA) &&
        at(w, k->end) != VOWEL_O)
        return "w";
    return SOUNDS[c - BLOCK];
}

static void skip_joiners(const struct word *w, size_t *i)
{
    while (at(w, *i) == ZWJ || at(w, *i) == ZWNJ)
        ++*i;
}

/* Reads the consonant at *i with its nukta; moves behind it. */
static ucs4_t take_consonant(const struct word *w, size_t *i)
{
    ucs4_t c = w->c[(*i)++];

    if (at(w, *i) == NUKTA) {
        ++*i;
        c = c == YA ? YYA : c == DDA || c == DDHA ? RA : c;
    }
    skip_joiners(w, i);
    return c;
}

/* Writes the cluster that starts at `start`, and its inherent vowel; returns where it ends. */
static size_t add_cluster(const struct word *w, size_t start, struct str *out)
{
    struct cluster k = {.start = start, .end = start};
    ucs4_t c = take_consonant(w, &k.end);

    while (c != 0) {
        size_t behind = k.end + 1;
        ucs4_t next = 0;

        skip_joiners(w, &behind);
        if (at(w, k.end) == HASANTA && is_consonant(at(w, behind)))
            next = take_consonant(w, &behind);
        str_add(out, sound_of(w, &k, c, next));
        k.count++;
        k.before_last = k.last;
        k.last = c;
        c = next;
        if (next != 0)
            k.end = behind;
    }
    if (at(w, k.end) == HASANTA)
        return k.end + 1;
    if ((at(w, k.end) < SIGN_AA || at(w, k.end) > SIGN_AU) && has_vowel(w, &k))
        str_add_char(out, 'o');
    return k.end;
}

static void add_word(const struct word *w, struct str *out)
{
    size_t i = 0;

    for (size_t k = 0; k < sizeof(READINGS) / sizeof(READINGS[0]); k++) {
        if (spells(w, 0, READINGS[k][0], &i)) {
            str_add(out, READINGS[k][1]);
            break;
        }
        i = 0;
    }
    while (i < w->n) {
        ucs4_t c = w->c[i];

        if (is_consonant(c) && SOUNDS[c - BLOCK] != NULL) {
            i = add_cluster(w, i, out);
        } else if (c == VOWEL_A && at(w, i + 1) == HASANTA && at(w, i + 2) == YA) {
            i += 3; /* অ্যা: its a is the sign that follows */
        } else if (c == VOWEL_O && i == 0 && at(w, 1) == YA && at(w, 2) == NUKTA) {
            i++; /* ওয়ার্ড: the w that follows is enough */
        } else {
            const char *sound = c < BLOCK || c >= BLOCK + 0x80 ? "" : SOUNDS[c - BLOCK];

            str_add(out, sound == NULL ? "?" : sound);
            i++;
        }
    }
}

static void add_sign(ucs4_t c, struct str *out)
{
    for (size_t i = 0; i < sizeof(SIGNS) / sizeof(SIGNS[0]); i++) {
        ucs4_t sign;

        (void)u8_next(&sign, (const uint8_t *)SIGNS[i][0]);
        if (sign == c) {
            str_add(out, SIGNS[i][1]);
            return;
        }
    }
    str_add_char(out, '?');
}

void romanise_text(const char *s, size_t n, struct str *out)
{
    const uint8_t *p = (const uint8_t *)s;
    const uint8_t *end = p + n;
    struct word w = {0};

    while (p < end) {
        ucs4_t c;
        int used = u8_mbtoucr(&c, p, (size_t)(end - p));
        bool bangla = used > 0 && c >= BLOCK && c < BLOCK + 0x80;

        p += used > 0 ? used : 1;
        if (bangla || (w.n > 0 && used > 0 && (c == ZWJ || c == ZWNJ))) {
            mem_grow(&w.c, &w.cap, w.n + 1, sizeof(*w.c));
            w.c[w.n++] = c;
            continue;
        }
        add_word(&w, out);
        w.n = 0;
        if (used > 0 && c < 0x80)
            str_add_char(out, (char)c);
        else
            add_sign(used > 0 ? c : 0, out);
    }
    add_word(&w, out);
    if (w.c != NULL)
        explicit_bzero(w.c, w.cap * sizeof(*w.c));
    free(w.c);
}

char *romanise_string(const char *s)
{
    struct str out = {0};

    romanise_text(s, strlen(s), &out);
    return str_take(&out);
}
