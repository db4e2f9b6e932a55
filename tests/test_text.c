/* The tests of src/text: akshars, widths, wrapping, cleaning, digits, folding. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "text/akshar.h"
#include "text/clean.h"
#include "text/digits.h"
#include "text/fold.h"
#include "text/measure.h"
#include "text/wrap.h"

static void assert_owned_equal(char *got, const char *wanted)
{
    assert_string_equal(got, wanted);
    free(got);
}

static void akshars_keep_conjuncts_whole(void **state)
{
    const char *s = "প্রতিশ্রুত";
    const char *const pieces[] = {"প্র", "তি", "শ্রু", "ত"};
    size_t at = 0;

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        size_t next = akshar_next(s, strlen(s), at);

        assert_int_equal(next - at, strlen(pieces[i]));
        assert_memory_equal(s + at, pieces[i], next - at);
        assert_int_equal(akshar_previous(s, next), at);
        at = next;
    }
    assert_int_equal(akshar_next(s, strlen(s), at), strlen(s));
    assert_int_equal(akshar_count("র‍্যাব ক", strlen("র‍্যাব ক")), 4);
}

static void columns_are_those_of_wcwidth(void **state)
{
    (void)state;
    assert_int_equal(measure_columns(NULL, "কা", strlen("কা")), 2);
    assert_int_equal(measure_columns(NULL, "কু", strlen("কু")), 1);
    assert_int_equal(measure_columns(NULL, "বাং", strlen("বাং")), 3);
    assert_int_equal(measure_columns(NULL, "GRS প্র", strlen("GRS প্র")), 6);
}

static void wrapping_breaks_at_blanks_then_at_akshars(void **state)
{
    struct wrap w = {0};
    const char *s = "তথ্য ও যোগাযোগ\nক";

    (void)state;
    wrap_text(s, strlen(s), 8, NULL, &w);
    assert_int_equal(w.count, 3);
    assert_memory_equal(s + w.lines[0].start, "তথ্য ও", w.lines[0].end - w.lines[0].start);
    assert_memory_equal(s + w.lines[1].start, "যোগাযোগ", w.lines[1].end - w.lines[1].start);
    wrap_clear(&w);
    wrap_text("প্রতিশ্রুত", strlen("প্রতিশ্রুত"), 3, NULL, &w);
    assert_int_equal(w.count, 3);
    wrap_clear(&w);
    wrap_text("", 0, 10, NULL, &w);
    assert_int_equal(w.count, 1);
    wrap_clear(&w);
}

static void cleaning_is_the_door(void **state)
{
    struct err e = {0};

    (void)state;
    assert_owned_equal(clean_string("  ক\xE2\x80\x8B  খ\x1B[31m\t\xE2\x80\xAEগ ", CLEAN_LINE),
                       "ক খ[31m গ");
    assert_owned_equal(clean_string("ক\xE0\xA7\x87\xE0\xA6\xBE", CLEAN_LINE), "কো");
    assert_owned_equal(clean_string("ত্\xE2\x80\x8D", CLEAN_LINE), "ৎ");
    assert_owned_equal(clean_string("এক\r\nদুই\n\n\nতিন\n", CLEAN_LINES), "এক\nদুই\n\nতিন");
    assert_owned_equal(clean_string("a\xFF\xC0\xAF"
                                    "b",
                                    CLEAN_LINE),
                       "ab");
    assert_int_equal(clean_check("ক\nখ\xFF", 8, &e), ERR_INPUT);
    assert_int_equal(e.line, 2);
    assert_int_equal(e.column, 2);
}

static void digits_go_both_ways(void **state)
{
    (void)state;
    assert_owned_equal(digits_to_ascii("০১৭১২-345"), "01712-345");
    assert_owned_equal(digits_to_bangla("2026"), "২০২৬");
    assert_owned_equal(digits_number(LANGUAGE_EN, 1234567), "12,34,567");
    assert_owned_equal(digits_number(LANGUAGE_BN, -100), "-১০০");
    assert_owned_equal(digits_number(LANGUAGE_EN, 100000), "1,00,000");
}

static void folding_meets_other_spellings(void **state)
{
    size_t start;
    size_t end;

    (void)state;
    assert_owned_equal(fold_string("সরকারী"), "সরকারি");
    assert_owned_equal(fold_string("পণ্য"), "পনজ");
    assert_owned_equal(fold_string("বাড়ি"), "বারি");
    assert_owned_equal(fold_letters("২.১) নাগরিক সেবা"), "21নাগরিকসেবা");
    assert_true(fold_find("নাগরিক সেবাসমূহ", "সেবাসমু", 0, &start, &end));
    assert_int_equal(start, strlen("নাগরিক "));
    assert_int_equal(end, strlen("নাগরিক সেবাসমূ"));
    assert_false(fold_find("নাগরিক", "গরিক", 0, &start, &end));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(akshars_keep_conjuncts_whole),
        cmocka_unit_test(columns_are_those_of_wcwidth),
        cmocka_unit_test(wrapping_breaks_at_blanks_then_at_akshars),
        cmocka_unit_test(cleaning_is_the_door),
        cmocka_unit_test(digits_go_both_ways),
        cmocka_unit_test(folding_meets_other_spellings),
    };

    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
