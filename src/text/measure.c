#include "text/measure.h"

#include <unistr.h>
#include <uniwidth.h>

enum { DOTTED_CIRCLE = 0x25CC };
enum { FLUSH = 100, LAST_WORDS = 4 }; /* thousandths of an em that are not seen */

/* Everything below the combining marks, and the punctuation, arrow, line and block characters that
 * every terminal draws in one cell of its own. A dotted circle carries a sign, so it stays with it. */
static bool is_simple(ucs4_t c)
{
    return c < 0x0300 || (c >= 0x2010 && c < 0x2C00 && c != DOTTED_CIRCLE);
}

/* Whether p is at a blank with a complex character behind it. */
static bool is_inner_blank(const uint8_t *p, const uint8_t *end)
{
    ucs4_t c;

    if (*p != ' ' || end - p < 2)
        return false;
    (void)u8_mbtouc(&c, p + 1, (size_t)(end - p - 1));
    return !is_simple(c);
}

/* Whether p is at punctuation that belongs to what is before it: ASCII, dashes, quotes. */
static bool is_punctuation(const uint8_t *p, const uint8_t *end)
{
    return p < end && ((*p > ' ' && *p < 0x7F) || (end - p > 2 && p[0] == 0xE2 && p[1] == 0x80));
}

static int room_left(const struct measure *m, const char *s, size_t n)
{
    int slack = m->slack(m, s, n);

    return slack > 0 ? slack : 0;
}

/* A phrase before punctuation ends where its cells do only by chance, and a gap before a comma or a hyphen
 * looks like a slip. So its last words become a run of their own where that comes out better: what is
 * left over then widens a blank between words, which is seen half as much. Returns the bytes before that
 * blank, n for no cut. */
static size_t before_last_words(const struct measure *m, const char *s, size_t n)
{
    int best = room_left(m, s, n);
    size_t cut = n;
    int words = 0;

    if (best <= FLUSH)
        return n;
    best *= 2;
    for (size_t at = n; words < LAST_WORDS && at-- > 1;) {
        int seen;

        if (s[at] != ' ')
            continue;
        seen = 2 * room_left(m, s + at + 1, n - at - 1) + room_left(m, s, at);
        if (seen < best) {
            best = seen;
            cut = at;
        }
        words++;
    }
    return cut;
}

size_t measure_stretch(const struct measure *m, const char *s, size_t n, bool *complex)
{
    const uint8_t *p = (const uint8_t *)s;
    const uint8_t *end = p + n;
    ucs4_t c;

    p += u8_mbtouc(&c, p, n);
    *complex = !is_simple(c);
    while (p < end) {
        int used = u8_mbtouc(&c, p, (size_t)(end - p));

        if (is_simple(c) == *complex &&
            !(*complex && m != NULL && m->phrases && is_inner_blank(p, end)))
            break;
        p += used;
    }
    n = (size_t)(p - (const uint8_t *)s);
    if (*complex && m != NULL && m->phrases && is_punctuation(p, end))
        return before_last_words(m, s, n);
    return n;
}

/* Nearly all we measure is Bangla; the only marks of its block without a column are these. */
static unsigned bangla_columns(unsigned long c)
{
    return c != 0x09BC && !(c >= 0x09C1 && c <= 0x09C4) && c != 0x09CD && c != 0x09E2 &&
           c != 0x09E3;
}

unsigned measure_char(unsigned long code_point)
{
    int w;

    if (code_point >= 0x0982 && code_point <= 0x09FB)
        return bangla_columns(code_point);
    w = uc_width((ucs4_t)code_point, "UTF-8");
    return w > 0 ? (unsigned)w : 0;
}

/* The bytes of the character at p, with its columns; ASCII and Bangla without a call. */
static int measure_next(const uint8_t *p, const uint8_t *end, unsigned *columns)
{
    ucs4_t c;
    int used;

    if (*p < 0x80) {
        *columns = *p >= ' ' && *p < 0x7F;
        return 1;
    }
    if (end - p >= 3 && p[0] == 0xE0 && (p[1] | 1) == 0xA7 && (p[2] & 0xC0) == 0x80) {
        *columns = measure_char(0x0980 + ((p[1] & 1UL) << 6) + (p[2] & 0x3FUL));
        return 3;
    }
    used = u8_mbtouc(&c, p, (size_t)(end - p));
    *columns = measure_char(c);
    return used;
}

unsigned measure_plain(const char *s, size_t n)
{
    const uint8_t *p = (const uint8_t *)s;
    const uint8_t *end = p + n;
    unsigned columns = 0;

    while (p < end) {
        unsigned width;

        p += measure_next(p, end, &width);
        columns += width;
    }
    return columns;
}

unsigned measure_columns(const struct measure *m, const char *s, size_t n)
{
    unsigned columns = 0;

    if (m == NULL)
        return measure_plain(s, n);
    while (n > 0) {
        bool complex;
        size_t run = measure_stretch(m, s, n, &complex);

        columns += complex ? m->stretch(m, s, run) : measure_plain(s, run);
        s += run;
        n -= run;
    }
    return columns;
}
