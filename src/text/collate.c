#include "text/collate.h"

#include <stdbool.h>
#include <stdint.h>
#include <unistr.h>

/* What one code point weighs: first by `primary`; `tie` counts only when all primaries are equal. */
struct weight {
    uint32_t primary; /* 0: nothing but a tie breaker */
    unsigned char tie;
};

enum { KHANDA_TA = 0x09CE };

enum {
    TIE_PLAIN = 2,
    TIE_OTHER_FORM, /* ৎ, a Bangla digit, a capital */
    TIE_NUKTA,
    TIE_ZWNJ,
    TIE_ZWJ,
    /* primaries */
    DANDA = 0x43,
    DIGITS = 0x48,
    VOWELS = 0x54,
    ANUSVARA = 0x65,
    CONSONANTS = 0x68,
    SIGNS = 0x90,
    HASANTA = 0xA0,
    LATIN = 0xA1,
    OTHER = 0x1000000,  /* plus the code point */
    BROKEN = 0xFF000000 /* plus the byte */
};

static struct weight plain(uint32_t primary)
{
    return (struct weight){primary, TIE_PLAIN};
}

static struct weight bangla(ucs4_t c)
{
    if (c >= 0x0985 && c <= 0x0994)
        return plain(VOWELS + (c - 0x0985));
    if (c >= 0x0995 && c <= 0x09B9)
        return plain(CONSONANTS + (c - 0x0995));
    if (c >= 0x09BE && c <= 0x09CC)
        return plain(SIGNS + (c - 0x09BE));
    if (c >= 0x09E6 && c <= 0x09EF)
        return (struct weight){DIGITS + (c - 0x09E6), TIE_OTHER_FORM};
    switch (c) {
    case 0x0981: /* ঁ */
        return plain(ANUSVARA + 2);
    case 0x0982: /* ং */
        return plain(ANUSVARA);
    case 0x0983: /* ঃ */
        return plain(ANUSVARA + 1);
    case 0x09BC: /* nukta */
        return (struct weight){0, TIE_NUKTA};
    case 0x09CD: /* hasanta */
        return plain(HASANTA);
    case KHANDA_TA: /* the letter ত; its hasanta is added by next_primary */
        return (struct weight){CONSONANTS + (0x09A4 - 0x0995), TIE_OTHER_FORM};
    case 0x09D7: /* ৗ */
        return plain(SIGNS + (0x09CC - 0x09BE) + 1);
    case 0x09DC: /* ড়, ঢ়, য় in one: never in NFC */
    case 0x09DD:
    case 0x09DF:
        return (struct weight){CONSONANTS + (c == 0x09DF ? 0x1A : c - 0x09DC + 0x0C), TIE_NUKTA};
    default:
        return plain(OTHER + c);
    }
}

static struct weight weight_of(ucs4_t c)
{
    if (c >= '0' && c <= '9')
        return plain(DIGITS + (c - '0'));
    if (c >= 'a' && c <= 'z')
        return plain(LATIN + (c - 'a'));
    if (c >= 'A' && c <= 'Z')
        return (struct weight){LATIN + (c - 'A'), TIE_OTHER_FORM};
    if (c < 0x30)
        return plain(1 + c);
    if (c < 0x80) /* the punctuation between and behind the letters, in the room below DIGITS */
        return plain(0x31 + (c < 'A' ? c - ':' : c < 'a' ? c - '[' + 7 : c - '{' + 13));
    if (c == 0x200C)
        return (struct weight){0, TIE_ZWNJ};
    if (c == 0x200D)
        return (struct weight){0, TIE_ZWJ};
    if (c == 0x0964 || c == 0x0965)
        return plain(DANDA + (c - 0x0964));
    return c >= 0x0980 && c <= 0x09FF ? bangla(c) : plain(OTHER + c);
}

/* The place in a text up to which it has been weighed. */
struct place {
    const uint8_t *at;
    const uint8_t *end;
    bool hasanta; /* still to come, from a ৎ */
};

static struct place place_at(const char *s, size_t n)
{
    return (struct place){(const uint8_t *)s, (const uint8_t *)s + n, false};
}

/* Takes one code point, or one byte that belongs to none, off the front. */
static struct weight next_weight(struct place *p)
{
    ucs4_t c;
    int used = u8_mbtoucr(&c, p->at, (size_t)(p->end - p->at));

    if (used <= 0)
        return plain(BROKEN + *p->at++);
    p->at += used;
    p->hasanta = c == KHANDA_TA;
    return weight_of(c);
}

static uint32_t next_primary(struct place *p)
{
    uint32_t primary = 0;

    if (p->hasanta) {
        p->hasanta = false;
        return HASANTA;
    }
    while (primary == 0 && p->at < p->end)
        primary = next_weight(p).primary;
    return primary;
}

static int compare_ties(struct place a, struct place b)
{
    while (a.at < a.end && b.at < b.end) {
        int left = next_weight(&a).tie;
        int right = next_weight(&b).tie;

        if (left != right)
            return left < right ? -1 : 1;
    }
    return (a.at < a.end) - (b.at < b.end);
}

int collate_compare(const char *a, size_t a_size, const char *b, size_t b_size)
{
    struct place p = place_at(a, a_size);
    struct place q = place_at(b, b_size);
    uint32_t left;
    uint32_t right;

    do {
        left = next_primary(&p);
        right = next_primary(&q);
    } while (left == right && left != 0);
    if (left != right)
        return left < right ? -1 : 1;
    return compare_ties(place_at(a, a_size), place_at(b, b_size));
}

static void add_primary(struct str *out, uint32_t primary)
{
    if (primary < OTHER) {
        str_add_char(out, (char)primary);
    } else if (primary < BROKEN) {
        uint32_t c = primary - OTHER;
        const char bytes[] = {'\xF0', (char)(c >> 16), (char)(c >> 8), (char)c};

        str_add_bytes(out, bytes, sizeof(bytes));
    } else {
        const char bytes[] = {'\xFF', (char)(primary - BROKEN)};

        str_add_bytes(out, bytes, sizeof(bytes));
    }
}

void collate_key(const char *s, size_t n, struct str *out)
{
    struct place p = place_at(s, n);
    uint32_t primary;

    while ((primary = next_primary(&p)) != 0)
        add_primary(out, primary);
    str_add_char(out, '\0'); /* below every primary */
    for (p = place_at(s, n); p.at < p.end;)
        str_add_char(out, (char)next_weight(&p).tie);
}
