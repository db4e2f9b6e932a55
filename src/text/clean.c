#include "text/clean.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/i18n.h"
#include "base/mem.h"

enum { TA = 0x09A4, HASANTA = 0x09CD, ZWJ = 0x200D, KHANDA_TA = 0x09CE };

/* Appends one code point as UTF-8. */
static void add_char(struct str *out, ucs4_t c)
{
    uint8_t buffer[6];
    int n = u8_uctomb(buffer, c, sizeof(buffer));

    if (n > 0)
        str_add_bytes(out, (const char *)buffer, (size_t)n);
}

enum err_code clean_check(const char *bytes, size_t n, struct err *e)
{
    const uint8_t *p = (const uint8_t *)bytes;
    const uint8_t *end = p + n;
    long line = 1;
    long column = 1;

    while (p < end) {
        ucs4_t c;
        int used = u8_mbtoucr(&c, p, (size_t)(end - p));

        if (used <= 0 || c == 0)
            return err_at(e,
                          err_set(e, ERR_INPUT, "%s",
                                  c == 0 && used > 0 ? N_("a NUL byte") : N_("not UTF-8")),
                          line, column, NULL);
        column = c == '\n' ? 1 : column + 1;
        line += c == '\n';
        p += used;
    }
    return ERR_OK;
}

enum err_code clean_each_line(const char *bytes, size_t n,
                              enum err_code (*read)(void *context, const char *line, size_t n,
                                                    struct err *e),
                              void *context, struct err *e)
{
    static const char MARK[] = "\xEF\xBB\xBF";
    const char *end = bytes + n;
    long number = 0;
    enum err_code code = clean_check(bytes, n, e);

    if (n >= 3 && memcmp(bytes, MARK, 3) == 0)
        bytes += 3;
    while (code == ERR_OK && bytes < end) {
        const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));
        const char *stop = newline == NULL ? end : newline;

        number++;
        code = read(context, bytes, (size_t)(stop - bytes), e);
        if (code != ERR_OK)
            (void)err_at(e, code, number, 0, NULL);
        bytes = newline == NULL ? end : newline + 1;
    }
    return code;
}

static bool is_dropped(ucs4_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x00AD || c == 0x034F || c == 0x061C ||
           c == 0x180E || c == 0x200B || c == 0x200E || c == 0x200F ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFFF9 && c <= 0xFFFB) || (c & 0xFFFE) == 0xFFFE ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool is_blank(ucs4_t c)
{
    return c == ' ' || c == '\t' || c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

static bool is_newline(ucs4_t c)
{
    return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

/* Pass one: decode, drop, and bring blanks and newlines to ' ' and '\n'. */
static void add_decoded(const char *bytes, size_t n, struct str *out)
{
    const uint8_t *p = (const uint8_t *)bytes;
    const uint8_t *end = p + n;
    ucs4_t before[2] = {0, 0}; /* the two code points last added */

    while (p < end) {
        ucs4_t c;
        int used = u8_mbtoucr(&c, p, (size_t)(end - p));

        if (used <= 0) {
            p++;
            continue;
        }
        p += used;
        if (c == '\r' && p < end && *p == '\n')
            continue;
        if (is_newline(c))
            c = '\n';
        else if (is_blank(c))
            c = ' ';
        else if (is_dropped(c))
            continue;
        if (c == ZWJ && before[0] == HASANTA && before[1] == TA) {
            str_cut(out, out->len - 6); /* ত and hasanta, three bytes each */
            c = KHANDA_TA;
        }
        add_char(out, c);
        before[1] = before[0];
        before[0] = c;
    }
}

/* Pass three: squeezes blanks in place as the shape says. */
static void squeeze(struct str *s, enum clean_shape shape)
{
    size_t to = 0;
    size_t newlines = 2; /* at the start there is nothing to keep apart */
    bool gap = false;

    for (size_t i = 0; i < s->len; i++) {
        char c = s->data[i];

        if (c == ' ' || (c == '\n' && shape == CLEAN_LINE)) {
            gap = true;
        } else if (c == '\n') {
            gap = false;
            if (newlines++ < 2)
                s->data[to++] = '\n';
        } else {
            if (gap && to > 0 && s->data[to - 1] != '\n')
                s->data[to++] = ' ';
            gap = false;
            newlines = 0;
            s->data[to++] = c;
        }
    }
    while (to > 0 && s->data[to - 1] == '\n')
        to--;
    str_cut(s, to);
}

void clean_normalise(struct str *s, size_t start)
{
    size_t length = 0;
    uint8_t *nfc;

    if (s->len == start)
        return;
    nfc =
        u8_normalize(UNINORM_NFC, (const uint8_t *)s->data + start, s->len - start, NULL, &length);
    if (nfc == NULL)
        mem_abort("out of memory");
    str_cut(s, start);
    str_add_bytes(s, (const char *)nfc, length);
    explicit_bzero(nfc, length);
    free(nfc);
}

void clean_text(const char *bytes, size_t n, enum clean_shape shape, struct str *out)
{
    struct str s = {0};

    add_decoded(bytes, n, &s);
    clean_normalise(&s, 0);
    if (shape != CLEAN_TYPING)
        squeeze(&s, shape);
    str_add_bytes(out, str_text(&s), s.len);
    str_wipe(&s);
}

char *clean_string(const char *text, enum clean_shape shape)
{
    struct str s = {0};

    clean_text(text, strlen(text), shape, &s);
    return str_take(&s);
}

void clean_for_display(const char *s, size_t n, struct str *out)
{
    static const char NUKTA[] = "\xE0\xA6\xBC";
    size_t copied = 0;
    size_t i = 3;

    /* য 0xE0A6AF, ড 0xE0A6A1, ঢ 0xE0A6A2: only their last byte differs */
    while (i + 3 <= n) {
        if (s[i + 2] == NUKTA[2] && memcmp(s + i, NUKTA, 3) == 0 &&
            memcmp(s + i - 3, "\xE0\xA6", 2) == 0 && memchr("\xAF\xA1\xA2", s[i - 1], 3) != NULL) {
            str_add_bytes(out, s + copied, i - 3 - copied);
            str_add(out, s[i - 1] == '\xAF' ? "\u09DF" : s[i - 1] == '\xA1' ? "\u09DC" : "\u09DD");
            copied = i + 3;
            i += 5;
        }
        i++;
    }
    str_add_bytes(out, s + copied, n - copied);
}
