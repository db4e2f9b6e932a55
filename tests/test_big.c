/* The tests of the numbers drawn with blocks: src/ui/big and src/ui/qr. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdbool.h>
#include <string.h>
#include <unistr.h>

#include "base/library.h"
#include "text/measure.h"
#include "ui/big.h"
#include "ui/qr.h"

static const enum big_size SIZES[] = {BIG_SMALL, BIG_LARGE};
static const enum big_script SCRIPTS[] = {BIG_ASCII, BIG_BANGLA};

/* Every line has that many columns, all of blocks and blanks. */
static void assert_block_lines(const struct strv *lines, unsigned columns)
{
    for (size_t i = 0; i < lines->count; i++) {
        const char *s = lines->items[i];
        const uint8_t *p = (const uint8_t *)s;
        ucs4_t c;

        assert_int_equal(measure_columns(NULL, s, strlen(s)), columns);
        while ((p = u8_next(&c, p)) != NULL)
            assert_true(c == ' ' || (c >= 0x2580 && c <= 0x259F));
    }
}

static void numbers_fill_what_they_say(void **state)
{
    static const char *const TEXTS[] = {"0123456789", "+880 1781-271934", "7", " ", "", "x", "a1b"};

    (void)state;
    for (size_t t = 0; t < sizeof(TEXTS) / sizeof(TEXTS[0]); t++) {
        for (size_t i = 0; i < 4; i++) {
            enum big_script script = SCRIPTS[i / 2];
            enum big_size size = SIZES[i % 2];
            unsigned columns = big_columns(TEXTS[t], size, script);
            struct strv lines = {0};

            big_lines(TEXTS[t], script, size, &lines);
            assert_int_equal(lines.count, columns == 0 ? 0 : big_rows(size));
            assert_block_lines(&lines, columns);
            strv_clear(&lines);
        }
    }
    assert_int_equal(big_columns("a1b", BIG_LARGE, BIG_ASCII),
                     big_columns("1", BIG_LARGE, BIG_ASCII));
    assert_int_equal(big_columns("x", BIG_SMALL, BIG_BANGLA), 0);
}

static void numbers_fit_their_screens(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        assert_in_range(big_columns("0 1781 271 934", BIG_LARGE, SCRIPTS[i]), 60, 76);
        assert_in_range(big_columns("01781-271934", BIG_LARGE, SCRIPTS[i]), 60, 76);
        assert_in_range(big_columns("4821 739 052", BIG_LARGE, SCRIPTS[i]), 60, 76);
        assert_in_range(big_columns("0 1781 271 934", BIG_SMALL, SCRIPTS[i]), 33, 38);
        assert_in_range(big_columns("01781-271934", BIG_SMALL, SCRIPTS[i]), 33, 38);
    }
}

/* The number of places where two drawings of one character differ. */
static unsigned difference(enum big_script script, enum big_size size, char a, char b)
{
    const char texts[2][2] = {{a, '\0'}, {b, '\0'}};
    struct strv lines[2] = {{0}, {0}};
    unsigned count = 0;

    for (int i = 0; i < 2; i++)
        big_lines(texts[i], script, size, &lines[i]);
    for (size_t row = 0; row < big_rows(size); row++) {
        const uint8_t *p = (const uint8_t *)lines[0].items[row];
        const uint8_t *q = (const uint8_t *)lines[1].items[row];
        ucs4_t c;
        ucs4_t d;

        while ((p = u8_next(&c, p)) != NULL && (q = u8_next(&d, q)) != NULL)
            count += c != d;
    }
    strv_clear(&lines[0]);
    strv_clear(&lines[1]);
    return count;
}

static void no_two_digits_are_alike(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        for (char a = '0'; a <= '9'; a++) {
            for (char b = '0'; b < a; b++)
                assert_in_range(difference(SCRIPTS[i / 2], SIZES[i % 2], a, b), 1, 25);
        }
    }
}

static void latin_digits_are_half_blocks(void **state)
{
    struct strv lines = {0};

    (void)state;
    big_lines("17", BIG_ASCII, BIG_LARGE, &lines);
    assert_string_equal(lines.items[0], " ▄█   ▀▀▀▀█ ");
    assert_string_equal(lines.items[1], "▀ █      ▄▀ ");
    assert_string_equal(lines.items[4], "▄▄█▄▄  █    ");
    strv_clear(&lines);
}

/* ---- QR codes ------------------------------------------------------------------------------------ */

static bool has_encoder(void)
{
    struct library *library;

    if (library_open(&library, "libqrencode.so.4", NULL, NULL, 0, NULL) != ERR_OK)
        return false;
    library_close(library);
    return true;
}

/* Whether the module at row and col, counted from the margin's corner, is drawn dark. */
static bool dark(const struct strv *lines, unsigned row, unsigned col)
{
    const uint8_t *p = (const uint8_t *)lines->items[row / 2];
    ucs4_t c = 0;

    for (unsigned i = 0; i <= col; i++)
        p = u8_next(&c, p);
    return c == 0x2588 || c == (row % 2 == 0 ? 0x2580 : 0x2584);
}

/* A finder pattern is a dark ring of seven modules, a light one, and a dark middle of three. */
static void assert_finder(const struct strv *lines, unsigned top, unsigned left)
{
    for (unsigned row = 0; row < 7; row++) {
        for (unsigned col = 0; col < 7; col++) {
            bool ring = row == 0 || row == 6 || col == 0 || col == 6;
            bool middle = row >= 2 && row <= 4 && col >= 2 && col <= 4;

            assert_int_equal(dark(lines, top + row, left + col), ring || middle);
        }
    }
}

static void assert_code(const char *payload, unsigned side)
{
    struct strv lines = {0};
    unsigned columns = 0;

    assert_true(qr_lines(payload, &lines, &columns));
    assert_int_equal(columns, side);
    assert_int_equal(lines.count, (side + 1) / 2);
    assert_block_lines(&lines, side);
    for (unsigned i = 0; i < side; i++) {
        for (unsigned k = 0; k < 2; k++) {
            assert_false(dark(&lines, k, i) || dark(&lines, side - 1 - k, i));
            assert_false(dark(&lines, i, k) || dark(&lines, i, side - 1 - k));
        }
    }
    assert_finder(&lines, 2, 2);
    assert_finder(&lines, 2, side - 9);
    assert_finder(&lines, side - 9, 2);
    for (unsigned i = 8; i < side - 12; i++) /* the timing patterns between them alternate */
        assert_int_equal(dark(&lines, 8, 2 + i), i % 2 == 0);
    strv_clear(&lines);
}

static void codes_have_their_structure(void **state)
{
    (void)state;
    if (!has_encoder())
        skip();
    assert_code("4821739052", 25);      /* ten digits, the smallest code */
    assert_code("tel:01781271934", 25); /* 15 bytes: level L keeps it there */
    assert_code("mailto:ap.rupganj@doict.gov.bd", 29);
    assert_code("https://doict.rupganj.narayanganj.gov.bd/en/site/page/12345", 37);
}

static void codes_that_cannot_be_made_are_refused(void **state)
{
    static const char *const PAYLOADS[] = {"", "০১৭", "a\nb", "\x7F", "\xFF"};
    struct strv lines = {0};
    struct str huge = {0};
    unsigned columns = 7;

    (void)state;
    for (size_t i = 0; i < sizeof(PAYLOADS) / sizeof(PAYLOADS[0]); i++)
        assert_false(qr_lines(PAYLOADS[i], &lines, &columns));
    while (huge.len < 100000)
        str_add_char(&huge, 'a');
    assert_false(qr_lines(str_text(&huge), &lines, &columns));
    assert_int_equal(lines.count, 0);
    assert_int_equal(columns, 7);
    str_clear(&huge);
}

/* ---- libraries ----------------------------------------------------------------------------------- */

static void libraries_may_be_missing(void **state)
{
    static const char *const NAMES[] = {"dlopen", "there_is_no_such_function"};
    struct library *library = NULL;
    void *function = NULL;
    void *const functions[] = {&function, &function};
    struct err e = {0};

    (void)state;
    assert_int_equal(library_open(&library, "libsebadesk-none.so.1", NULL, NULL, 0, &e),
                     ERR_NOT_FOUND);
    assert_non_null(strstr(e.text, "libsebadesk-none.so.1"));
    assert_int_equal(library_open(&library, "libc.so.6", NAMES, functions, 2, &e), ERR_NOT_FOUND);
    assert_null(function);
    assert_null(library);
    assert_int_equal(library_open(&library, "libc.so.6", NAMES, functions, 1, &e), ERR_OK);
    assert_non_null(function);
    library_close(library);
    library_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_fill_what_they_say),
        cmocka_unit_test(numbers_fit_their_screens),
        cmocka_unit_test(no_two_digits_are_alike),
        cmocka_unit_test(latin_digits_are_half_blocks),
        cmocka_unit_test(codes_have_their_structure),
        cmocka_unit_test(codes_that_cannot_be_made_are_refused),
        cmocka_unit_test(libraries_may_be_missing),
    };

    return cmocka_run_group_tests_name("big", tests, NULL, NULL);
}
