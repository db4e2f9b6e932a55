/* The tests of typing/avro.h, typing/layout.h and typing/method.h: keys to Bangla. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "base/file.h"
#include "typing/avro.h"
#include "typing/avro_table.h"
#include "typing/layout.h"
#include "typing/method.h"
#include "typing_keys.h"

static void assert_types(enum typing_method method, const char *keys, const char *wanted)
{
    struct str out = {0};

    method_convert(method, keys, strlen(keys), &out);
    if (strcmp(str_text(&out), wanted) != 0)
        fail_msg("%s types %s, not %s", keys, str_text(&out), wanted);
    str_clear(&out);
}

static struct str fixture(const char *name)
{
    char *path = str_format("%s/tests/typing/%s", getenv("srcdir"), name);
    struct str s = {0};

    assert_int_equal(file_read(path, 1 << 24, &s, NULL), ERR_OK);
    free(path);
    return s;
}

/* Checks each row (keys, tab, Bangla, tab, anything); returns how many there were. The rows are what
 * the package avro-phonetic 1.1.5 gives for words, sentences and random keys, brought to NFC. */
static size_t check_rows(const char *name)
{
    struct str s = fixture(name);
    struct strv rows = {0};
    size_t count;

    strv_split(&rows, s.data, '\n');
    count = rows.count - 1;
    for (size_t i = 0; i < count; i++) {
        struct strv cells = {0};

        strv_split(&cells, rows.items[i], '\t');
        assert_true(cells.count >= 2);
        assert_types(TYPING_AVRO, cells.items[0], cells.items[1]);
        strv_clear(&cells);
    }
    strv_clear(&rows);
    str_clear(&s);
    return count;
}

static void avro_agrees_with_the_original(void **state)
{
    (void)state;
    assert_int_equal(check_rows("avro.tsv"), 571);
    assert_int_equal(check_rows("avro_random.tsv"), 5000);
}

static void the_table_is_whole_and_in_order(void **state)
{
    size_t lengths[6] = {0};
    size_t ruled = 0;

    (void)state;
    for (int key = 0; key < 256; key++) {
        struct avro_list list = avro_list_of((char)key);

        for (size_t i = 0; i < list.count; i++) {
            size_t n = strlen(list.patterns[i].keys);

            assert_int_equal((unsigned char)list.patterns[i].keys[0], key);
            assert_true(n >= 1 && n <= 5);
            assert_true(i == 0 || n <= strlen(list.patterns[i - 1].keys));
            lengths[n]++;
            ruled += list.patterns[i].rules != NULL;
        }
    }
    /* the original's 289 patterns name `Sc` twice */
    assert_int_equal(lengths[1], 54);
    assert_int_equal(lengths[2], 132);
    assert_int_equal(lengths[3], 85);
    assert_int_equal(lengths[4], 15);
    assert_int_equal(lengths[5], 2);
    assert_int_equal(ruled, 20);
}

static void numbers_keep_their_points(void **state)
{
    (void)state;
    assert_types(TYPING_AVRO, "1.5", "১.৫");
    assert_types(TYPING_AVRO, "10:30", "১০:৩০");
    assert_types(TYPING_AVRO, "shes.", "শেস।");
    assert_types(TYPING_AVRO, "1.", "১।");
    assert_types(TYPING_AVRO, ".৫", ".৫");
    assert_types(TYPING_AVRO, "du:kho", "দুঃখ");
}

static void what_comes_out_is_nfc(void **state)
{
    const char letters[] = "aeioukrtyRhzZOIUNGS`.,:^xw$";
    char keys[5] = "";

    (void)state;
    for (size_t n = 0; n < 27 * 27 * 27 * 27; n += 7) {
        struct str out = {0};
        const uint8_t *p;
        uint8_t *nfc;
        size_t length = 0;

        for (size_t i = 0, rest = n; i < 4; i++, rest /= 27)
            keys[i] = letters[rest % 27];
        avro_convert(keys, 4, &out);
        p = (const uint8_t *)str_text(&out);
        nfc = u8_normalize(UNINORM_NFC, p, out.len + 1, NULL, &length);
        assert_int_equal(length, out.len + 1);
        assert_memory_equal(nfc, p, length);
        free(nfc);
        str_clear(&out);
    }
    assert_types(TYPING_AVRO, "kea`", "কো");
}

static void foreign_keys_pass_and_are_normalised(void **state)
{
    struct str out = {0};

    (void)state;
    assert_types(TYPING_AVRO, "ami \u09DF\u0995", "আমি য়ক");
    assert_types(TYPING_AVRO, "é漢", "é漢");
    avro_convert("ka\xFFmi\0a", 7, &out);
    assert_int_equal(out.len, 19);
    assert_memory_equal(out.data, "কা\uFFFDমি\0আ", out.len);
    str_clear(&out);
    avro_convert("", 0, &out);
    assert_string_equal(str_text(&out), "");
    str_clear(&out);
}

static void layouts_type_a_complaint(void **state)
{
    (void)state;
    assert_types(TYPING_PROBHAT, COMPLAINT_PROBHAT, COMPLAINT);
    assert_types(TYPING_JATIYO, COMPLAINT_JATIYO, COMPLAINT);
    assert_types(TYPING_AVRO, COMPLAINT_AVRO, COMPLAINT);
}

static void signs_become_letters_where_no_consonant_stands(void **state)
{
    (void)state;
    assert_types(TYPING_PROBHAT, "a ka aa kaa ku ki/i", "আ কা আআ কাআ কু কি্ই");
    assert_types(TYPING_PROBHAT, "X[ R[ z[", "ঢ়ে ড়ে য়ে");
    assert_types(TYPING_PROBHAT, "kL[ k>i 5[", "কংএ কঁই ৫এ");
    assert_types(TYPING_JATIYO, "xX AcA", "ওঔ ঔএঔ");
    assert_types(TYPING_JATIYO, "jcA", "কৌ"); /* ে and ৗ */
}

static void a_tilde_stands_for_altgr(void **state)
{
    (void)state;
    assert_types(TYPING_JATIYO, "~k~4~j", "ৎ৳\u09BB");
    assert_types(TYPING_JATIYO, "~~ ~! ~", "~ ~! ~");
    assert_types(TYPING_JATIYO, "w~.", "য়"); /* a nukta by hand */
    assert_types(TYPING_PROBHAT, "~a~~~q", "ঌ~~দ");
    assert_string_equal(layout_text(TYPING_JATIYO, 'k', true), "ৎ");
    assert_null(layout_text(TYPING_JATIYO, LAYOUT_ALTGR, false));
    assert_null(layout_text(TYPING_PROBHAT, LAYOUT_ALTGR, false));
    assert_null(layout_text(TYPING_PROBHAT, '\xE0', true));
}

static void methods_have_names(void **state)
{
    enum typing_method method = TYPING_AVRO;

    (void)state;
    for (int i = 0; i < TYPING_METHOD_COUNT; i++) {
        assert_true(method_find(method_name((enum typing_method)i), &method));
        assert_int_equal(method, i);
        assert_true(strlen(method_label((enum typing_method)i)) > 0);
    }
    assert_false(method_find("bijoy", &method));
    assert_false(method_find("", &method));
    assert_types(TYPING_ENGLISH, "a@b.com ক", "a@b.com ক");
}

/* Would not end if a line took quadratic time. */
static void lines_of_megabytes_take_linear_time(void **state)
{
    const char *shapes[] = {"a", "ea`", "rr", "kkhN", "~", "c", "jcA", "g~.", "\xE0\xA6\xBC", ".1"};
    const size_t size = 1 << 20;

    (void)state;
    for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
        char *line = malloc(size);
        size_t n = strlen(shapes[i]);

        for (size_t k = 0; k < size; k++)
            line[k] = shapes[i][k % n];
        for (int method = 0; method < TYPING_METHOD_COUNT; method++) {
            struct str out = {0};

            method_convert((enum typing_method)method, line, size, &out);
            assert_true(out.len > 0);
            str_clear(&out);
        }
        free(line);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(avro_agrees_with_the_original),
        cmocka_unit_test(the_table_is_whole_and_in_order),
        cmocka_unit_test(numbers_keep_their_points),
        cmocka_unit_test(what_comes_out_is_nfc),
        cmocka_unit_test(foreign_keys_pass_and_are_normalised),
        cmocka_unit_test(layouts_type_a_complaint),
        cmocka_unit_test(signs_become_letters_where_no_consonant_stands),
        cmocka_unit_test(a_tilde_stands_for_altgr),
        cmocka_unit_test(methods_have_names),
        cmocka_unit_test(lines_of_megabytes_take_linear_time),
    };

    return cmocka_run_group_tests_name("typing", tests, NULL, NULL);
}
