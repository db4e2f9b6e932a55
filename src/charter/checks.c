#include "charter/checks.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/mem.h"
#include "text/digits.h"

enum { CHA = 0x099A, HA = 0x09B9, NUKTA = 0x09BC, FIRST_BANGLA = 0x0980, LAST_BANGLA = 0x09E3 };

static ucs4_t char_at(const char *s, size_t n, size_t *used)
{
    ucs4_t c = 0;

    *used = n == 0 ? 0 : (size_t)u8_mbtouc(&c, (const uint8_t *)s, n);
    return c;
}

/* A single consonant, signs of punctuation behind it aside. */
static bool is_lone_consonant(const char *word, size_t n)
{
    size_t used;
    ucs4_t c = char_at(word, n, &used);

    if (c < CHA || c > HA)
        return false;
    word += used;
    n -= used;
    if (char_at(word, n, &used) == NUKTA) {
        word += used;
        n -= used;
    }
    return n == 0 || (n == 1 && strchr(",;)", *word) != NULL);
}

static bool ends_in_bangla(const char *s, size_t n)
{
    ucs4_t c = 0;

    (void)u8_prev(&c, (const uint8_t *)s + n, (const uint8_t *)s);
    return c >= FIRST_BANGLA && c <= LAST_BANGLA;
}

static bool starts_in_bangla(const char *s, size_t n)
{
    size_t used;
    ucs4_t c = char_at(s, n, &used);

    return c >= FIRST_BANGLA && c <= LAST_BANGLA;
}

/* Two pieces with a blank between them, without what slashes part from them. */
static void report_broken(const struct cell *cell, const char *s, size_t first, size_t second,
                          struct findings *findings)
{
    const char *slash = memrchr(s, '/', first);
    const char *start = slash == NULL ? s : slash + 1;
    const char *end = memchr(s + first, '/', second + 1);
    char *broken = mem_copy(start, (size_t)((end == NULL ? s + first + 1 + second : end) - start));

    findings_add(findings, FINDING_WORD_BROKEN, &cell->place, broken);
    free(broken);
}

void checks_words(const struct cell *cell, struct findings *findings)
{
    static const char E_HYPHEN[] = "ই-";
    const char *before = cell->text;
    size_t before_size = strcspn(before, " ");
    const char *s = before + before_size;

    if (findings == NULL)
        return;
    while (*s != '\0') {
        const char *word = s + 1;
        size_t size = strcspn(word, " ");
        size_t e = strlen(E_HYPHEN);
        bool hyphen = before_size >= e && memcmp(before + before_size - e, E_HYPHEN, e) == 0 &&
                      starts_in_bangla(word, size);

        if (hyphen || (is_lone_consonant(word, size) && ends_in_bangla(before, before_size))) {
            report_broken(cell, before, before_size, size, findings);
        }
        before = word;
        before_size = size;
        s = word + size;
    }
}

enum script checks_script(const char *text)
{
    size_t n = strlen(text);
    bool bangla = false;
    bool latin = false;

    for (size_t i = 0; i < n;) {
        size_t used = 1;

        if (digits_value(text + i, n - i, &used) >= 0) {
            bangla |= used > 1;
            latin |= used == 1;
        } else {
            used = 1;
        }
        i += used;
    }
    return bangla && latin ? SCRIPT_BOTH
           : bangla        ? SCRIPT_BANGLA
           : latin         ? SCRIPT_LATIN
                           : SCRIPT_NONE;
}
