#include "text/akshar.h"

#include <stdbool.h>
#include <unigbrk.h>
#include <unistr.h>

#include "text/measure.h"

enum { HASANTA = 0x09CD, ZWJ = 0x200D };
enum { MAY_FIT = 1024 }; /* bytes: so short a text is measured whole first */

static bool is_consonant(ucs4_t c)
{
    return (c >= 0x0995 && c <= 0x09B9) || c == 0x09DC || c == 0x09DD || c == 0x09DF ||
           c == 0x09F0 || c == 0x09F1;
}

/* Whether the text before `p` ends in a hasanta, or in a hasanta and a ZWJ. */
static bool joins_next(const uint8_t *p, const uint8_t *start)
{
    ucs4_t c;
    const uint8_t *before = u8_prev(&c, p, start);

    if (before != NULL && c == ZWJ)
        before = u8_prev(&c, before, start);
    return before != NULL && c == HASANTA;
}

size_t akshar_next(const char *s, size_t n, size_t at)
{
    const uint8_t *start = (const uint8_t *)s;
    const uint8_t *end = start + n;
    const uint8_t *p = start + at;

    while (p < end) {
        ucs4_t c;

        p = u8_grapheme_next(p, end);
        if (p == NULL || p >= end)
            return n;
        (void)u8_mbtouc(&c, p, (size_t)(end - p));
        if (!is_consonant(c) || !joins_next(p, start + at))
            break;
    }
    return (size_t)(p - start);
}

size_t akshar_previous(const char *s, size_t at)
{
    size_t from;
    size_t next;

    if (at == 0)
        return 0;
    /* Nothing joins across the front of an ASCII character, so counting can begin at one. */
    for (from = at - 1; from > 0 && (unsigned char)s[from] >= 0x80; from--)
        ;
    while ((next = akshar_next(s, at, from)) < at)
        from = next;
    return from;
}

size_t akshar_count(const char *s, size_t n)
{
    size_t count = 0;

    for (size_t at = 0; at < n; at = akshar_next(s, n, at))
        count++;
    return count;
}

size_t akshar_fit(const struct measure *m, const char *s, size_t n, unsigned columns)
{
    size_t at = 0;

    if (n <= MAY_FIT && measure_columns(m, s, n) <= columns)
        return n;
    while (at < n) {
        size_t next = akshar_next(s, n, at);

        if (measure_columns(m, s, next) > columns)
            break;
        at = next;
    }
    return at;
}
