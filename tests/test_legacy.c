/* The tests of base/encoding.h, text/bijoy.h and text/legacy.h: text from other encodings. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/encoding.h"
#include "base/file.h"
#include "text/bijoy.h"
#include "text/clean.h"
#include "text/legacy.h"

/* The text of n bytes; the caller clears it. */
static struct str read_as(enum legacy_kind wish, const char *bytes, size_t n,
                          enum legacy_kind wanted)
{
    struct str out = {0};
    enum legacy_kind found = LEGACY_AUTO;

    assert_int_equal(legacy_to_utf8(bytes, n, wish, &out, &found, NULL), ERR_OK);
    assert_string_equal(legacy_name(found), legacy_name(wanted));
    return out;
}

static void assert_reads(enum legacy_kind wish, const char *bytes, size_t n,
                         enum legacy_kind wanted_kind, const char *wanted)
{
    struct str out = read_as(wish, bytes, n, wanted_kind);

    assert_string_equal(str_text(&out), wanted);
    str_clear(&out);
}

static void assert_bijoy(const char *glyphs, const char *wanted)
{
    assert_reads(LEGACY_BIJOY, glyphs, strlen(glyphs), LEGACY_BIJOY, wanted);
}

static struct str fixture(const char *name)
{
    char *path = str_format("%s/tests/%s", getenv("srcdir"), name);
    struct str s = {0};

    assert_int_equal(file_read(path, 1 << 24, &s, NULL), ERR_OK);
    free(path);
    return s;
}

/* The bytes of a text whose code points are those of CP1252. */
static struct str to_cp1252(const char *text)
{
    static const uint16_t high[] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                    0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                    0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
    struct str s = {0};
    const uint8_t *p = (const uint8_t *)text;
    ucs4_t c;

    while ((p = u8_next(&c, p)) != NULL) {
        for (int i = 0; c > 0xFF && i < 32; i++) {
            if (high[i] == c)
                c = 0x80 + (ucs4_t)i;
        }
        assert_true(c <= 0xFF);
        str_add_char(&s, (char)c);
    }
    return s;
}

/* Checks one row of tests/text/bijoy.tsv, which holds pairs made with public converters (glyphs, tab,
 * Bangla, tab, kind), in UTF-8 and in CP1252. */
static void check_row(const char *row)
{
    struct strv cells = {0};
    struct str bytes;

    strv_split(&cells, row, '\t');
    assert_int_equal(cells.count, 3);
    bytes = to_cp1252(cells.items[0]);
    assert_bijoy(cells.items[0], cells.items[1]);
    assert_reads(LEGACY_BIJOY, bytes.data, bytes.len, LEGACY_BIJOY, cells.items[1]);
    str_clear(&bytes);
    strv_clear(&cells);
}

static void every_pair_agrees_with_other_converters(void **state)
{
    struct str s = fixture("text/bijoy.tsv");
    struct strv rows = {0};

    (void)state;
    strv_split(&rows, s.data, '\n');
    assert_int_equal(rows.count, 392); /* 391 and what is behind the last newline */
    for (size_t i = 0; i + 1 < rows.count; i++)
        check_row(rows.items[i]);
    strv_clear(&rows);
    str_clear(&s);
}

/* All of those rows as one CP1252 file, nothing said about it. */
static void a_whole_file_is_found_out(void **state)
{
    struct str s = fixture("text/bijoy.tsv");
    struct strv rows = {0};
    struct str glyphs = {0};
    struct str bangla = {0};
    struct str bytes;

    (void)state;
    strv_split(&rows, s.data, '\n');
    for (size_t i = 0; i + 1 < rows.count; i++) {
        struct strv cells = {0};

        strv_split(&cells, rows.items[i], '\t');
        str_addf(&glyphs, "%s\n", cells.items[0]);
        str_addf(&bangla, "%s\n", cells.items[1]);
        strv_clear(&cells);
    }
    bytes = to_cp1252(glyphs.data);
    assert_reads(LEGACY_AUTO, bytes.data, bytes.len, LEGACY_BIJOY, bangla.data);
    assert_reads(LEGACY_AUTO, glyphs.data, glyphs.len, LEGACY_BIJOY, bangla.data);
    str_clear(&bytes);
    str_clear(&glyphs);
    str_clear(&bangla);
    strv_clear(&rows);
    str_clear(&s);
}

static void glyphs_come_into_unicodes_order(void **state)
{
    (void)state;
    assert_bijoy("wK ‡K ‰K †Kv †KŠ", "কি কে কৈ কো কৌ");
    assert_bijoy("w¯’", "স্থি");
    assert_bijoy("wbw`©ó", "নির্দিষ্ট");
    assert_bijoy("Kvh©¨", "কার্য্য");
    assert_bijoy("i¨ve ivwÎ", "র\u200D্যাব রাত্রি");
    assert_bijoy("AvcbviA¨v", "আপনারঅ্যা");
    assert_bijoy("Puv` cvuP", "চাঁদ পাঁচ");
    assert_bijoy("Kv¨", "ক্যা");
    assert_bijoy("weÁvb", "বিজ্ঞান");
    assert_bijoy("evoxi", "বাড়ীর");
    /* what those converters do not know */
    assert_bijoy("f‚wg", "ভূমি");
    assert_bijoy("Z¡", "ত্ব");
    assert_bijoy("`ªæZ", "দ্রুত");
    assert_bijoy("i“g iƒc", "রুম রূপ");
    /* marks that a word processor put in */
    assert_bijoy("“KvMR” – ‘bvg’ — …", "“কাগজ” – ‘নাম’ — …");
    assert_bijoy("• bvg", "• নাম");
    /* nonsense stays text */
    assert_bijoy("w", "ি");
    assert_bijoy("©", "র্");
    assert_bijoy("v v", "া া");
    assert_bijoy("&&&", "্্্");
}

static void addresses_and_bangla_stay(void **state)
{
    const char *mixed =
        "†mevi bvg\tMobile No\tমোবাইল K\twww.doict.gov.bd bs\ta@b.com\n10\tOK\t`vwqZ¡";

    (void)state;
    assert_reads(LEGACY_AUTO, mixed, strlen(mixed), LEGACY_BIJOY,
                 "সেবার নাম\tMobile No\tমোবাইল K\twww.doict.gov.bd নং\ta@b.com\n১০\tOK\tদায়িত্ব");
    assert_bijoy("bvg http://a.b/bvg", "নাম http://a.b/bvg");
}

static void other_text_is_left_alone(void **state)
{
    const char *plain[] = {"The name | of `x` and © 2024 or 1ª", "নাম K†v", "", "\n\n",
                           "naïve café, “quoted” – dash…",       "a|b|c"};

    (void)state;
    for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++)
        assert_reads(LEGACY_AUTO, plain[i], strlen(plain[i]), LEGACY_UTF8, plain[i]);
    assert_reads(LEGACY_AUTO, "caf\xE9 \x93x\x94 \x81", 10, LEGACY_CP1252, "café “x” \xC2\x81");
    /* NFC at this door too */
    assert_reads(LEGACY_AUTO, "ক\u09C7\u09BE\u09DF", 12, LEGACY_UTF8, "কোয়");
}

static void utf16_is_found_in_both_orders(void **state)
{
    const char bangla[] = "\x95\x09\xBE\x09\x09\x00\x31\x00"; /* কা, tab, 1 */
    const char big[] = "\x09\x95\x09\xBE\x00\x09\x00\x31";

    (void)state;
    assert_reads(LEGACY_AUTO, bangla, 8, LEGACY_UTF16, "কা\t1");
    assert_reads(LEGACY_AUTO, big, 8, LEGACY_UTF16, "কা\t1");
    assert_reads(LEGACY_UTF16, bangla, 8, LEGACY_UTF16, "কা\t1");
    assert_reads(LEGACY_AUTO, "\xFF\xFE\x95\x09", 4, LEGACY_UTF16, "ক");
    assert_reads(LEGACY_AUTO, "\xFE\xFF\x09\x95", 4, LEGACY_UTF16, "ক");
    assert_reads(LEGACY_AUTO, "a\0b\0", 4, LEGACY_UTF16, "ab");
    assert_reads(LEGACY_AUTO, "\xEF\xBB\xBFক", 6, LEGACY_UTF8, "ক");
    /* Bijoy saved by a spreadsheet */
    assert_reads(LEGACY_AUTO, "\xFF\xFE\x21\x20m\0e\0v\0", 10, LEGACY_BIJOY, "সেবা");
}

static void broken_input_is_refused_with_its_place(void **state)
{
    struct str out = {0};
    struct err e = {0};

    (void)state;
    assert_int_equal(legacy_to_utf8("\xFF\xFE"
                                    "a\0\n\0\x95\x09\x00\xD8"
                                    "b\0",
                                    12, LEGACY_AUTO, &out, NULL, &e),
                     ERR_INPUT);
    assert_int_equal(e.line, 2);
    assert_int_equal(e.column, 2);
    assert_int_equal(legacy_to_utf8("\xFF\xFE"
                                    "a\0b",
                                    5, LEGACY_AUTO, &out, NULL, &e),
                     ERR_INPUT);
    assert_int_equal(legacy_to_utf8("\xEF\xBB\xBF"
                                    "a\xFF",
                                    5, LEGACY_AUTO, &out, NULL, &e),
                     ERR_INPUT);
    assert_int_equal(e.column, 2);
    assert_int_equal(out.len, 0);
    assert_int_equal(encoding_to_utf8("NO-SUCH", "a", 1, &out, &e), ERR_NOT_FOUND);
    assert_int_equal(encoding_to_utf8("CP1252", "\x81\x8D\x8F\x90\x9D", 5, &out, &e), ERR_OK);
    assert_string_equal(out.data, "\xC2\x81\xC2\x8D\xC2\x8F\xC2\x90\xC2\x9D");
    str_clear(&out);
    assert_int_equal(encoding_to_utf8("UTF-8", "a\nb\xC0\xAF", 5, &out, &e), ERR_INPUT);
    assert_int_equal(e.line, 2);
    assert_int_equal(e.column, 2);
    assert_int_equal(out.len, 0);
}

/* Every shape of a long line: had one of them taken quadratic time, this would not end. */
static void lines_of_megabytes_take_linear_time(void **state)
{
    const char *shapes[] = {"K", "\xA9", "w", "K&", "K\xA9", "v", "Kvvvvv", "w\xA9", "\x86", "@ "};

    (void)state;
    for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
        const size_t size = i == 0 ? 10 << 20 : 1 << 20;
        char *line = malloc(size);
        size_t n = strlen(shapes[i]);
        struct str out = {0};

        for (size_t k = 0; k < size; k++)
            line[k] = shapes[i][k % n];
        assert_int_equal(legacy_to_utf8(line, size, LEGACY_BIJOY, &out, NULL, NULL), ERR_OK);
        assert_int_equal(clean_check(out.data, out.len, NULL), ERR_OK);
        str_clear(&out);
        free(line);
    }
}

static void any_bytes_give_text(void **state)
{
    unsigned seed = 1;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        char bytes[24];
        struct str out = {0};
        enum legacy_kind found;
        size_t n = (size_t)round % sizeof(bytes);

        for (size_t i = 0; i < n; i++) {
            seed = seed * 1103515245 + 12345;
            bytes[i] = (char)(seed >> 16);
            bytes[i] = bytes[i] == '\0' ? 'K' : bytes[i];
        }
        if (legacy_to_utf8(bytes, n, (enum legacy_kind)(round % 2), &out, &found, NULL) == ERR_OK) {
            assert_int_equal(clean_check(str_text(&out), out.len, NULL), ERR_OK);
            assert_true(found < LEGACY_KIND_COUNT && found != LEGACY_AUTO);
        }
        str_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pair_agrees_with_other_converters),
        cmocka_unit_test(a_whole_file_is_found_out),
        cmocka_unit_test(glyphs_come_into_unicodes_order),
        cmocka_unit_test(addresses_and_bangla_stay),
        cmocka_unit_test(other_text_is_left_alone),
        cmocka_unit_test(utf16_is_found_in_both_orders),
        cmocka_unit_test(broken_input_is_refused_with_its_place),
        cmocka_unit_test(lines_of_megabytes_take_linear_time),
        cmocka_unit_test(any_bytes_give_text),
    };

    return cmocka_run_group_tests_name("legacy", tests, NULL, NULL);
}
