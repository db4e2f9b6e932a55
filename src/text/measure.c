#include "text/measure.h"

#include <unistr.h>
#include <uniwidth.h>

enum { DOTTED_CIRCLE = 0x25CC };

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
    return (size_t)(p - (const uint8_t *)s);
}

unsigned measure_char(unsigned long code_point)
{
    int w;

    /* The Bangla block is nearly all we measure; its only marks without a column are these. */
    if (code_point >= 0x0982 && code_point <= 0x09FB)
        return code_point == 0x09BC || (code_point >= 0x09C1 && code_point <= 0x09C4) ||
                       code_point == 0x09CD || code_point == 0x09E2 || code_point == 0x09E3
                   ? 0
                   : 1;
    w = uc_width((ucs4_t)code_point, "UTF-8");
    return w > 0 ? (unsigned)w : 0;
}

unsigned measure_plain(const char *s, size_t n)
{
    const uint8_t *p = (const uint8_t *)s;
    const uint8_t *end = p + n;
    unsigned columns = 0;

    while (p < end) {
        ucs4_t c;

        p += u8_mbtouc(&c, p, (size_t)(end - p));
        columns += measure_char(c);
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
