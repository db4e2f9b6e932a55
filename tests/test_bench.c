/* The tests of what the bench is made of: the matcher, the trial of a program, the table. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "bench/matcher.h"
#include "bench/table.h"
#include "bench/trial.h"

/* Feeds the text in two parts, cut everywhere. */
static void assert_found(const char *wanted, const char *text, bool found)
{
    size_t n = strlen(text);

    for (size_t cut = 0; cut <= n; cut++) {
        struct matcher m;

        matcher_init(&m, wanted);
        matcher_feed(&m, text, cut);
        matcher_feed(&m, text + cut, n - cut);
        assert_int_equal(m.found, found);
        matcher_clear(&m);
    }
}

static void a_text_is_found_among_sequences_and_blanks(void **state)
{
    (void)state;
    assert_found("হোমনা, কুমিল্লা", "x\033[1mহোম\033[0mনা,\033[5Cকুমি\r\nল্লা y", true);
    assert_found("abab c", "ababab\033]0;title\007 c", true);
    assert_found("aab", "aaab", true);
    assert_found("abc", "ab\033[Hdc", false);
    assert_found("title", "\033]0;title\007", false);
    assert_found("31", "\033[31m", false);
}

static void questions_are_answered_in_order(void **state)
{
    struct matcher m;
    const char *text = "\rকা\033[6n\rকু\033[6n\rবাং\033[6n\033[c\033[5n\033[?1;25h";

    (void)state;
    matcher_init(&m, "never");
    matcher_feed(&m, text, strlen(text));
    assert_string_equal(str_text(&m.answers), "\033[1;3R\033[1;2R\033[1;4R\033[?1;2c\033[0n");
    assert_true(m.application_cursor);
    matcher_feed(&m, "\033[?1l", 5);
    assert_false(m.application_cursor);
    matcher_clear(&m);
}

static void samples_have_a_median_and_a_mean(void **state)
{
    static const double values[] = {9, 1, 5, 2};
    struct sample s = {0};

    (void)state;
    assert_true(fabs(sample_median(&s)) < 1e-9);
    assert_true(fabs(sample_mean(&s)) < 1e-9);
    for (size_t i = 0; i < 4; i++)
        sample_add(&s, values[i]);
    assert_true(fabs(sample_median(&s) - 3.5) < 1e-9);
    assert_true(fabs(sample_mean(&s) - 4.25) < 1e-9);
    sample_add(&s, 4);
    assert_true(fabs(sample_median(&s) - 4) < 1e-9);
    sample_clear(&s);
}

static void rows_compare_ours_with_the_best_there_is(void **state)
{
    static const char *const names[] = {"ours", "a", "b", "c"};
    static const struct table_row row = {"start", "ms", 1};
    static const double values[] = {3, 2, 4, 0};
    struct table t = {.names = names, .cols = 4, .notes = {[3] = "not installed"}};
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);

    (void)state;
    assert_non_null(out);
    table_print_row(&t, &row, values, out);
    t.notes[1] = t.notes[2] = "failed";
    table_print_row(&t, &row, values, out);
    assert_int_equal(fclose(out), 0);
    assert_non_null(strstr(text, " 3.0 "));
    assert_non_null(strstr(text, " not installed             1.50\n"));
    assert_non_null(strstr(text, " not installed                -\n"));
    free(text);
}

static void a_program_is_tried(void **state)
{
    static const char *const argv[] = {"/bin/sh", "-c",
                                       "stty raw -echo; printf '\\033[?1hready'; "
                                       "dd bs=3 count=1 2>/dev/null; printf '.'; read x",
                                       NULL};
    struct trial t;
    size_t bytes = 0;
    long kb = 0;

    (void)state;
    assert_int_equal(trial_start(&t, argv, "ready", NULL), ERR_OK);
    assert_int_equal(trial_memory(&t, "VmRSS", &kb, NULL), ERR_OK);
    assert_true(kb > 0);
    assert_int_equal(trial_memory(&t, "VmNone", &kb, NULL), ERR_NOT_FOUND);
    assert_int_equal(trial_key(&t, "NoKey", &bytes, NULL), ERR_INPUT);
    assert_int_equal(trial_key(&t, "Down", &bytes, NULL), ERR_OK);
    assert_int_equal(bytes, 4);
    trial_stop(&t);
}

static void a_program_that_fails_is_told(void **state)
{
    static const char *const argv[] = {"/bin/sh", "-c", "echo no; exit 3", NULL};
    struct trial t;
    struct err e = {0};

    (void)state;
    assert_int_equal(trial_start(&t, argv, "ready", &e), ERR_NOT_FOUND);
    assert_string_equal(e.text, "ended with status 3");
    trial_stop(&t);
    assert_true(trial_is_installed("sh"));
    assert_true(trial_is_installed("/bin/sh"));
    assert_false(trial_is_installed("/nonexistent/sh"));
    assert_false(trial_is_installed("no-such-program-anywhere"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_found_among_sequences_and_blanks),
        cmocka_unit_test(questions_are_answered_in_order),
        cmocka_unit_test(samples_have_a_median_and_a_mean),
        cmocka_unit_test(rows_compare_ours_with_the_best_there_is),
        cmocka_unit_test(a_program_is_tried),
        cmocka_unit_test(a_program_that_fails_is_told),
    };

    return cmocka_run_group_tests_name("bench", tests, NULL, NULL);
}
