#include "text/bijoy.h"

#include <stdint.h>
#include <string.h>
#include <unistr.h>

enum {
    CANDRABINDU = 0x0981,
    VISARGA = 0x0983,
    LETTER_A = 0x0985,
    LETTER_AU = 0x0994,
    KA = 0x0995,
    HA = 0x09B9,
    NUKTA = 0x09BC,
    SIGN_AA = 0x09BE,
    SIGN_I = 0x09BF,
    SIGN_E = 0x09C7,
    SIGN_AI = 0x09C8,
    SIGN_O = 0x09CB,
    SIGN_AU = 0x09CC,
    HASANTA = 0x09CD,
    KHANDA_TA = 0x09CE,
    AU_MARK = 0x09D7,
    ZWNJ = 0x200C,
    ZWJ = 0x200D,
    /* glyph codes with a rule of their own */
    GLYPH_REPH = 0xA9,
    GLYPH_YA_PHALA = 0xA8
};

/* What each glyph stands for, by its code in CP1252, in the order in which it is drawn. A form that
 * joins the letter before it begins with a hasanta, one that joins the next letter ends in one. */
static const char GLYPHS[256][16] = {
    ['$'] = "৳",   ['&'] = "্",    ['0'] = "০",    ['1'] = "১",   ['2'] = "২",   ['3'] = "৩",
    ['4'] = "৪",   ['5'] = "৫",   ['6'] = "৬",    ['7'] = "৭",   ['8'] = "৮",   ['9'] = "৯",
    ['A'] = "অ",   ['B'] = "ই",   ['C'] = "ঈ",    ['D'] = "উ",   ['E'] = "ঊ",   ['F'] = "ঋ",
    ['G'] = "এ",   ['H'] = "ঐ",   ['I'] = "ও",    ['J'] = "ঔ",   ['K'] = "ক",   ['L'] = "খ",
    ['M'] = "গ",   ['N'] = "ঘ",   ['O'] = "ঙ",    ['P'] = "চ",   ['Q'] = "ছ",   ['R'] = "জ",
    ['S'] = "ঝ",   ['T'] = "ঞ",   ['U'] = "ট",    ['V'] = "ঠ",   ['W'] = "ড",   ['X'] = "ঢ",
    ['Y'] = "ণ",   ['Z'] = "ত",   ['^'] = "্ব",    ['_'] = "থ",   ['`'] = "দ",   ['a'] = "ধ",
    ['b'] = "ন",   ['c'] = "প",   ['d'] = "ফ",    ['e'] = "ব",   ['f'] = "ভ",   ['g'] = "ম",
    ['h'] = "য",   ['i'] = "র",   ['j'] = "ল",    ['k'] = "শ",   ['l'] = "ষ",   ['m'] = "স",
    ['n'] = "হ",   ['o'] = "ড়",   ['p'] = "ঢ়",    ['q'] = "য়",   ['r'] = "ৎ",   ['s'] = "ং",
    ['t'] = "ঃ",   ['u'] = "ঁ",    ['v'] = "া",    ['w'] = "ি",   ['x'] = "ী",   ['y'] = "ু",
    ['z'] = "ু",    ['|'] = "।",   ['~'] = "ূ",     [0x82] = "ূ",   [0x83] = "ূ",   [0x84] = "ৃ",
    [0x85] = "ৃ",   [0x86] = "ে",  [0x87] = "ে",   [0x88] = "ৈ",  [0x89] = "ৈ",  [0x8A] = "ৗ",
    [0x8B] = "্ক",  [0x8C] = "্ক্র", [0x91] = "্তু",   [0x92] = "্থ",  [0x93] = "ু",   [0x94] = "চ্",
    [0x95] = "ঙ্",  [0x96] = "ু",   [0x97] = "্ত",   [0x98] = "দ্",  [0x99] = "দ্",  [0x9A] = "ন্",
    [0x9B] = "ন্",  [0x9C] = "্ন",  [0x9F] = "্ব",   [0xA1] = "্ব",  [0xA2] = "্ভ",  [0xA3] = "্ভ্র",
    [0xA4] = "ম্",  [0xA5] = "্ম",  [0xA6] = "্ব",   [0xA7] = "্ম",  [0xA8] = "্য",  [0xA9] = "র্",
    [0xAA] = "্র",  [0xAB] = "্র",  [0xAC] = "্ল",   [0xAD] = "্ল",  [0xAE] = "ষ্",  [0xAF] = "স্",
    [0xB0] = "ক্ক", [0xB1] = "ক্ট", [0xB2] = "ক্ষ্ম", [0xB3] = "ক্ত", [0xB4] = "ক্ম", [0xB5] = "ক্র",
    [0xB6] = "ক্ষ", [0xB7] = "ক্স", [0xB8] = "গু",   [0xB9] = "গ্গ", [0xBA] = "গ্দ", [0xBB] = "গ্ধ",
    [0xBC] = "ঙ্ক", [0xBD] = "ঙ্গ", [0xBE] = "জ্জ",  [0xBF] = "্ত্র", [0xC0] = "জ্ঝ", [0xC1] = "জ্ঞ",
    [0xC2] = "ঞ্চ", [0xC3] = "ঞ্ছ", [0xC4] = "ঞ্জ",  [0xC5] = "ঞ্ঝ", [0xC6] = "ট্ট", [0xC7] = "ড্ড",
    [0xC8] = "ণ্ট", [0xC9] = "ণ্ঠ", [0xCA] = "ণ্ড",  [0xCB] = "ত্ত", [0xCC] = "ত্থ", [0xCD] = "্ত",
    [0xCE] = "ত্র", [0xCF] = "দ্দ", [0xD0] = "–",   [0xD1] = "—",  [0xD2] = "“",  [0xD3] = "”",
    [0xD4] = "‘",  [0xD5] = "’",  [0xD6] = "্র",   [0xD7] = "দ্ধ", [0xD8] = "দ্ব", [0xD9] = "দ্ম",
    [0xDA] = "ন্ঠ", [0xDB] = "ন্ড", [0xDC] = "ন্ধ",  [0xDD] = "ন্স", [0xDE] = "প্ট", [0xDF] = "প্ত",
    [0xE0] = "প্প", [0xE1] = "প্স", [0xE2] = "ব্জ",  [0xE3] = "ব্দ", [0xE4] = "ব্ধ", [0xE5] = "ভ্র",
    [0xE6] = "ু",   [0xE7] = "ম্ফ", [0xE8] = "্ণ",   [0xE9] = "ল্ক", [0xEA] = "ল্গ", [0xEB] = "ল্ট",
    [0xEC] = "ল্ড", [0xED] = "ল্প", [0xEE] = "ল্ফ",  [0xEF] = "শু",  [0xF0] = "শ্চ", [0xF1] = "শ্ছ",
    [0xF2] = "ষ্ণ", [0xF3] = "ষ্ট", [0xF4] = "ষ্ঠ",  [0xF5] = "ষ্ফ", [0xF6] = "স্খ", [0xF7] = "স্ট",
    [0xF8] = "্ল",  [0xF9] = "স্ফ", [0xFA] = "্প",   [0xFB] = "হু",  [0xFC] = "হৃ",  [0xFD] = "হ্ন",
    [0xFE] = "হ্ম", [0xFF] = "ক্ষ",
};

/* The code points that CP1252 has at 0x80 … 0x9F. */
static const uint16_t HIGH[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                  0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/* A syllable being put into Unicode's order. Glyphs come as they are drawn: ি ে ৈ before the
 * consonants, a reph behind them; the vowel's signs wait here until the syllable is closed. */
struct syllable {
    struct str *out;
    bool open;   /* a letter has been written since the last close */
    bool joined; /* its last code point is a hasanta */
    bool has_reph;
    size_t start;    /* where it begins in *out */
    ucs4_t before;   /* its ি ে ৈ, or 0 */
    ucs4_t waiting;  /* an ি ে ৈ whose letter has not come yet, or 0 */
    ucs4_t signs[4]; /* what stands behind the consonants */
    size_t sign_count;
};

enum { SIGNS_MAX = sizeof(((struct syllable *)0)->signs) / sizeof(ucs4_t) };

static void add_char(struct str *out, ucs4_t c)
{
    uint8_t bytes[6];
    int n = u8_uctomb(bytes, c, sizeof(bytes));

    if (c != 0 && n > 0)
        str_add_bytes(out, (const char *)bytes, (size_t)n);
}

/* Whether the letters of the open syllable are just this text. */
static bool is_just(const struct syllable *y, const char *text)
{
    size_t n = strlen(text);

    return y->open && y->out->len - y->start == n && memcmp(y->out->data + y->start, text, n) == 0;
}

static bool is_nasal(ucs4_t c)
{
    return c >= CANDRABINDU && c <= VISARGA;
}

/* Takes the first vowel sign out of those that wait and joins it with the ে before the letters. */
static void join_vowels(struct syllable *y)
{
    for (size_t i = 0; i < y->sign_count; i++) {
        ucs4_t *sign = &y->signs[i];

        if (y->before == SIGN_E && (*sign == SIGN_AA || *sign == AU_MARK)) {
            y->before = *sign == SIGN_AA ? SIGN_O : SIGN_AU;
            *sign = 0;
        } else if (*sign == SIGN_AA && is_just(y, "অ")) {
            str_cut(y->out, y->start);
            str_add(y->out, "আ");
            *sign = 0;
        }
    }
}

static void close_syllable(struct syllable *y)
{
    if (y->open) {
        join_vowels(y);
        add_char(y->out, y->before);
        for (size_t i = 0; i < y->sign_count; i++)
            add_char(y->out, is_nasal(y->signs[i]) ? 0 : y->signs[i]);
        for (size_t i = 0; i < y->sign_count; i++)
            add_char(y->out, is_nasal(y->signs[i]) ? y->signs[i] : 0);
    }
    *y = (struct syllable){.out = y->out, .waiting = y->waiting};
}

/* As close_syllable; a vowel that still waits for its letter is written alone. */
static void finish(struct syllable *y)
{
    close_syllable(y);
    add_char(y->out, y->waiting);
    y->waiting = 0;
}

static void put_letter(struct syllable *y, ucs4_t c, bool consonant)
{
    if (!y->open || !y->joined || !consonant) {
        if (consonant)
            close_syllable(y);
        else
            finish(y);
        y->open = true;
        y->start = y->out->len;
        y->before = y->waiting;
        y->waiting = 0;
    }
    add_char(y->out, c);
    y->joined = false;
}

/* One code point of Bangla in the order in which it is drawn. */
static void put(struct syllable *y, ucs4_t c)
{
    if (c == SIGN_I || c == SIGN_E || c == SIGN_AI) {
        finish(y);
        y->waiting = c;
    } else if ((c >= KA && c <= HA) || c == KHANDA_TA) {
        put_letter(y, c, true);
    } else if (c >= LETTER_A && c <= LETTER_AU) {
        put_letter(y, c, false);
    } else if (c == HASANTA && y->open) {
        if (!y->joined)
            add_char(y->out, c);
        y->joined = true;
    } else if ((c == NUKTA || c == ZWJ || c == ZWNJ) && y->open) {
        add_char(y->out, c);
    } else if (((c >= SIGN_AA && c <= AU_MARK) || is_nasal(c)) && y->open &&
               y->sign_count < SIGNS_MAX) {
        y->signs[y->sign_count++] = c;
    } else {
        finish(y);
        add_char(y->out, c);
    }
}

static void put_text(struct syllable *y, const char *text)
{
    const uint8_t *p = (const uint8_t *)text;
    ucs4_t c;

    while ((p = u8_next(&c, p)) != NULL)
        put(y, c);
}

static void put_reph(struct syllable *y)
{
    static const char REPH[] = "র্";

    if (!y->open || y->has_reph) {
        put_text(y, REPH);
        return;
    }
    str_insert(y->out, y->start, REPH, sizeof(REPH) - 1);
    y->has_reph = true;
}

/* The code in CP1252, or -1. */
static int glyph_code(ucs4_t c)
{
    if (c < 0x80 || (c >= 0xA0 && c <= 0xFF))
        return (int)c;
    for (int i = 0; i < 32; i++) {
        if (HIGH[i] == c)
            return 0x80 + i;
    }
    return -1;
}

static bool is_glyph(ucs4_t c)
{
    int code = glyph_code(c);

    return code >= 0 && GLYPHS[code][0] != '\0';
}

/* Quotation marks, dashes and dots are glyphs only where such a glyph can stand; elsewhere somebody
 * wrote, or a word processor put in, the mark itself. */
static bool is_plain_mark(const struct syllable *y, int code, ucs4_t next)
{
    switch (code) {
    case 0x85: /* … */
    case 0x93: /* “ */
    case 0x96: /* – */
        return !y->open;
    case 0x91: /* ‘ */
    case 0x92: /* ’ */
    case 0x97: /* — */
        return !y->joined;
    case 0x94: /* ” */
    case 0x95: /* • */
        return !is_glyph(next) || (next >= '0' && next <= '9');
    default:
        return false;
    }
}

static void put_glyph(struct syllable *y, ucs4_t c, ucs4_t next)
{
    int code = glyph_code(c);

    if (code < 0 || GLYPHS[code][0] == '\0' || is_plain_mark(y, code, next)) {
        finish(y);
        add_char(y->out, c);
    } else if (code == GLYPH_REPH) {
        put_reph(y);
    } else {
        if (code == GLYPH_YA_PHALA && is_just(y, "র"))
            put(y, ZWJ); /* র‍্য, not a reph over য */
        put_text(y, GLYPHS[code]);
    }
}

void bijoy_to_unicode(const char *s, size_t n, struct str *out)
{
    const uint8_t *p = (const uint8_t *)s;
    const uint8_t *end = p + n;
    struct syllable y = {.out = out};

    while (p < end) {
        ucs4_t c;
        ucs4_t next = 0;

        p += u8_mbtouc(&c, p, (size_t)(end - p));
        if (p < end)
            (void)u8_mbtouc(&next, p, (size_t)(end - p));
        put_glyph(&y, c, next);
    }
    finish(&y);
}

static bool is_ascii_letter(ucs4_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_mark(ucs4_t c)
{
    switch (c) {
    case '|':
    case '`':
    case 0x00A8: /* ¨ */
    case 0x00A9: /* © */
    case 0x00AA: /* ª */
    case 0x00AF: /* ¯ */
    case 0x0160: /* Š */
    case 0x2020: /* † */
    case 0x2021: /* ‡ */
        return true;
    default:
        return false;
    }
}

void bijoy_count(const char *s, size_t n, struct bijoy_signs *signs)
{
    const uint8_t *p = (const uint8_t *)s;
    const uint8_t *end = p + n;
    ucs4_t before = 0;

    while (p < end) {
        ucs4_t c;
        ucs4_t next = 0;

        p += u8_mbtouc(&c, p, (size_t)(end - p));
        if (p < end)
            (void)u8_mbtouc(&next, p, (size_t)(end - p));
        signs->letters += is_ascii_letter(c);
        signs->bangla += c >= 0x0980 && c <= 0x09FF;
        if (is_mark(c) && (is_ascii_letter(before) || is_ascii_letter(next))) {
            signs->marks++;
            signs->strong += c >= 0x80;
        }
        before = c;
    }
}

bool bijoy_is_likely(const struct bijoy_signs *signs)
{
    return signs->bangla == 0 && signs->strong > 0 && signs->marks >= signs->letters / 20;
}
