#include "text/measure.h"

#include <stdbool.h>
#include <unistr.h>
#include <uniwidth.h>

static bool is_ascii(char c)
{
    return (unsigned char)c < 0x80;
}

size_t measure_stretch(const char *s, size_t n)
{
    bool ascii = is_ascii(s[0]);
    size_t i = 1;

    while (i < n && is_ascii(s[i]) == ascii)
        i++;
    return i;
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

static unsigned columns_of_run(const char *s, size_t n)
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

    while (n > 0) {
        size_t run = measure_stretch(s, n);

        if (is_ascii(s[0]))
            columns += (unsigned)run;
        else if (m == NULL)
            columns += columns_of_run(s, run);
        else
            columns += m->stretch(m, s, run);
        s += run;
        n -= run;
    }
    return columns;
}
