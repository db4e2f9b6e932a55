#include "text/legacy.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/encoding.h"
#include "text/bijoy.h"
#include "text/clean.h"

static const char *const NAMES[LEGACY_KIND_COUNT] = {
    [LEGACY_AUTO] = "auto",  [LEGACY_BIJOY] = "bijoy",   [LEGACY_UTF16] = "utf-16",
    [LEGACY_UTF8] = "utf-8", [LEGACY_CP1252] = "cp1252",
};

const char *legacy_name(enum legacy_kind kind)
{
    return NAMES[kind];
}

/* ---- the encoding ---------------------------------------------------------------------------- */

/* One of iconv's names. */
#define UTF_8 "UTF-8"
#define UTF_16LE "UTF-16LE"
#define UTF_16BE "UTF-16BE"

/* The encoding that a byte order mark names and the mark's length; NULL where there is none. */
static const char *marked_encoding(const char *bytes, size_t n, size_t *mark)
{
    static const struct {
        const char *mark, *name;
    } MARKS[] = {{"\xEF\xBB\xBF", UTF_8}, {"\xFF\xFE", UTF_16LE}, {"\xFE\xFF", UTF_16BE}};

    for (size_t i = 0; i < sizeof(MARKS) / sizeof(MARKS[0]); i++) {
        *mark = strlen(MARKS[i].mark);
        if (n >= *mark && memcmp(bytes, MARKS[i].mark, *mark) == 0)
            return MARKS[i].name;
    }
    *mark = 0;
    return NULL;
}

/* Whether four in five of the first pairs of bytes are Latin or Bangla letters of UTF-16; `high` is
 * the index of a pair's upper byte. */
static bool looks_like_utf16(const char *bytes, size_t pairs, size_t high)
{
    size_t good = 0;

    for (size_t i = 0; i < pairs; i++) {
        unsigned char upper = (unsigned char)bytes[2 * i + high];
        unsigned char lower = (unsigned char)bytes[2 * i + 1 - high];

        good += (upper == 0 && lower != 0) || (upper == 0x09 && lower >= 0x80);
    }
    return good * 5 >= pairs * 4;
}

static const char *likely_utf16(const char *bytes, size_t n)
{
    const size_t pairs = n / 2 < 4096 ? n / 2 : 4096;

    if (n < 2 || n % 2 != 0)
        return NULL;
    if (looks_like_utf16(bytes, pairs, 1))
        return UTF_16LE;
    return looks_like_utf16(bytes, pairs, 0) ? UTF_16BE : NULL;
}

static const char *find_encoding(const char *bytes, size_t n, enum legacy_kind wish, size_t *mark)
{
    const char *name = marked_encoding(bytes, n, mark);
    bool is_utf16 = name != NULL && name[4] == '1';

    if (name != NULL && (is_utf16 || wish != LEGACY_UTF16))
        return name;
    *mark = 0;
    if (wish != LEGACY_UTF16 && clean_check(bytes, n, NULL) == ERR_OK)
        return UTF_8;
    name = likely_utf16(bytes, n);
    if (name != NULL)
        return name;
    return wish == LEGACY_UTF16 ? UTF_16LE : "CP1252";
}

/* ---- the cells ------------------------------------------------------------------------------- */

/* Twice the logarithm of how much likelier a letter is in Bijoy text (the charters) than in English
 * (licence texts). */
static const signed char LEANING[2][26] = {
    {3, 4, -2, 2, -2, -1, 0, -1, 2, 0, 7, -1, 4, -2, -2, 1, 1, 3, -2, -2, 3, 1, 0, 0, 2, 6},
    {-3, 3, 1, -3, -2, -2, 1, 0, 0, 5, 2, -3, 2, -3, -8, -5, 5, -6, -4, -7, -5, 5, 4, 3, -1, 2},
};

static bool holds(const char *s, size_t n, const char *what)
{
    return memmem(s, n, what, strlen(what)) != NULL;
}

static bool is_ascii(const char *s, size_t n)
{
    while (n > 0 && (unsigned char)s[n - 1] < 0x80)
        n--;
    return n == 0;
}

static bool is_address(const char *s, size_t n)
{
    return memchr(s, '@', n) != NULL || holds(s, n, "www.") || holds(s, n, ".bd") ||
           holds(s, n, "://");
}

static size_t length_until(const char *s, size_t n, const char *stops)
{
    size_t i = 0;

    while (i < n && (s[i] == '\0' || strchr(stops, s[i]) == NULL))
        i++;
    return i;
}

/* What tells English from Bijoy in a run of ASCII. */
struct looks {
    int64_t leaning;
    size_t capitals, smalls;
};

static void look_at(const char *s, size_t n, struct looks *looks)
{
    for (size_t i = 0; i < n; i++) {
        if (s[i] >= 'A' && s[i] <= 'Z') {
            looks->capitals++;
            looks->leaning += LEANING[0][s[i] - 'A'];
        } else if (s[i] >= 'a' && s[i] <= 'z') {
            looks->smalls++;
            looks->leaning += LEANING[1][s[i] - 'a'];
        }
    }
}

static bool reads_as_english(const char *s, size_t n)
{
    struct looks looks = {0};

    for (size_t at = 0; at < n; at++) {
        size_t length = length_until(s + at, n - at, " ");

        if (!is_address(s + at, length))
            look_at(s + at, length, &looks);
        at += length;
    }
    return looks.leaning <= -4 || (looks.capitals > 1 && looks.smalls == 0);
}

static void convert_cell(const char *s, size_t n, struct str *out)
{
    while (n > 0) {
        size_t length = length_until(s, n, " ");

        if (is_address(s, length))
            str_add_bytes(out, s, length);
        else
            bijoy_to_unicode(s, length, out);
        if (length < n)
            str_add_char(out, s[length++]);
        s += length;
        n -= length;
    }
}

static const char CELL_ENDS[] = "\t\r\n";

/* What the cells without Bangla letters hold together. */
static struct bijoy_signs count_cells(const char *s, size_t n)
{
    struct bijoy_signs all = {0};

    for (size_t at = 0; at < n; at++) {
        size_t length = length_until(s + at, n - at, CELL_ENDS);
        struct bijoy_signs cell = {0};

        bijoy_count(s + at, length, &cell);
        if (cell.bangla == 0) {
            all.letters += cell.letters;
            all.marks += cell.marks;
            all.strong += cell.strong;
        }
        at += length;
    }
    return all;
}

/* Appends the text with its Bijoy cells converted. */
static void convert_cells(const char *s, size_t n, bool always, struct str *out)
{
    for (size_t at = 0; at <= n; at++) {
        size_t length = length_until(s + at, n - at, CELL_ENDS);
        struct bijoy_signs cell = {0};

        bijoy_count(s + at, length, &cell);
        if (cell.bangla == 0 && (always || bijoy_is_likely(&cell) || !is_ascii(s + at, length) ||
                                 !reads_as_english(s + at, length)))
            convert_cell(s + at, length, out);
        else
            str_add_bytes(out, s + at, length);
        at += length;
        if (at < n)
            str_add_char(out, s[at]);
    }
}

/* ---- all of it ------------------------------------------------------------------------------- */

static enum err_code decode(const char *bytes, size_t n, enum legacy_kind wish, struct str *text,
                            enum legacy_kind *found, struct err *e)
{
    size_t mark;
    const char *name = find_encoding(bytes, n, wish, &mark);

    *found = name[0] == 'C' ? LEGACY_CP1252 : name[4] == '1' ? LEGACY_UTF16 : LEGACY_UTF8;
    bytes += mark;
    n -= mark;
    if (*found == LEGACY_UTF8) {
        enum err_code code = clean_check(bytes, n, e);

        if (code == ERR_OK)
            str_add_bytes(text, bytes, n);
        return code;
    }
    return encoding_to_utf8(name, bytes, n, text, e);
}

enum err_code legacy_to_utf8(const char *bytes, size_t n, enum legacy_kind wish, struct str *out,
                             enum legacy_kind *found, struct err *e)
{
    struct str text = {0};
    struct str bangla = {0};
    enum legacy_kind kind;
    enum err_code code = decode(bytes, n, wish, &text, &kind, e);

    if (code == ERR_OK) {
        struct bijoy_signs signs = count_cells(str_text(&text), text.len);

        if (wish == LEGACY_BIJOY || (wish == LEGACY_AUTO && bijoy_is_likely(&signs))) {
            kind = LEGACY_BIJOY;
            convert_cells(str_text(&text), text.len, wish == LEGACY_BIJOY, &bangla);
            str_wipe(&text);
            text = bangla;
        }
        clean_normalise(&text, 0);
        str_add_bytes(out, str_text(&text), text.len);
        if (found != NULL)
            *found = kind;
    }
    str_wipe(&text);
    return code;
}
