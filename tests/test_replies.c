/* The usual replies as an office writes them: what is taken, and what is refused with its line. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "model/replies.h"

static void what_is_written_is_taken(void **state)
{
    static const char TEXT[] = "\xEF\xBB\xBF# ours\r\n\r\n[dispose]\r\n  সেবা   দেওয়া\tহয়েছে। \r\n"
                               "[inform]\nফোনে\n# not this\n\n[dispose]\nsecond\n[undo]";
    struct replies replies = {0};

    (void)state;
    assert_int_equal(replies_read(TEXT, sizeof(TEXT) - 1, &replies, NULL), ERR_OK);
    assert_int_equal(replies.of[ACTION_DISPOSE].count, 2);
    assert_string_equal(replies.of[ACTION_DISPOSE].items[0], "সেবা দেওয়া হয়েছে।");
    assert_string_equal(replies.of[ACTION_DISPOSE].items[1], "second");
    assert_int_equal(replies.of[ACTION_INFORM].count, 1);
    assert_int_equal(replies.of[ACTION_UNDO].count, 0);
    replies_clear(&replies);
    assert_int_equal(replies_read("", 0, &replies, NULL), ERR_OK); /* none at all is a choice too */
    replies_clear(&replies);
}

/* Nothing that a terminal would obey gets to a screen. */
static void what_it_holds_is_cleaned(void **state)
{
    static const char TEXT[] = "[note]\nin \x1B[2J\xE2\x80\xAEred\a\n";
    struct replies replies = {0};

    (void)state;
    assert_int_equal(replies_read(TEXT, sizeof(TEXT) - 1, &replies, NULL), ERR_OK);
    assert_string_equal(replies.of[ACTION_NOTE].items[0], "in [2Jred");
    replies_clear(&replies);
}

static void assert_refused(const char *bytes, size_t n, long line)
{
    struct replies replies = {0};
    struct err e = {0};

    assert_int_equal(replies_read(bytes, n, &replies, &e), ERR_INPUT);
    assert_int_equal(e.line, line);
    assert_true(strlen(e.text) > 5);
    for (size_t i = 0; i < ACTION_COUNT; i++)
        assert_int_equal(replies.of[i].count, 0);
}

static void what_is_wrong_is_told_with_its_line(void **state)
{
    static const struct {
        const char *text;
        long line;
    } CASES[] = {
        {"a reply\n", 1},
        {"# x\n\n[no-such]\n", 3},
        {"[dispose\n", 1},
        {"[note]\nx\n[]\n", 3},
        {"[\n", 1},
        {"[file]\nx\n", 1},
        {"[note]\nx\n\xFFy\n", 3},
        {"[note]\n\xE0\xA6\n", 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
        assert_refused(CASES[i].text, strlen(CASES[i].text), CASES[i].line);
    assert_refused("[note]\na\0b\n", 11, 2);
}

static void there_are_limits(void **state)
{
    for (int over = 0; over <= 1; over++) {
        struct replies replies = {0};
        struct str many = {0};
        struct str lengthy = {0};

        str_add(&many, "[note]\n");
        str_add(&lengthy, "[note]\n");
        for (int i = 0; i < REPLIES_LIMIT + over; i++)
            str_add(&many, "ক\n");
        for (int i = 0; i < REPLY_LIMIT + over; i++)
            str_add(&lengthy, "ক");
        if (over) {
            assert_refused(str_text(&many), many.len, REPLIES_LIMIT + 2);
            assert_refused(str_text(&lengthy), lengthy.len, 2);
        } else {
            assert_int_equal(replies_read(str_text(&many), many.len, &replies, NULL), ERR_OK);
            replies_clear(&replies);
            assert_int_equal(replies_read(str_text(&lengthy), lengthy.len, &replies, NULL), ERR_OK);
            replies_clear(&replies);
        }
        str_clear(&many);
        str_clear(&lengthy);
    }
    (void)state;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_taken),
        cmocka_unit_test(what_it_holds_is_cleaned),
        cmocka_unit_test(what_is_wrong_is_told_with_its_line),
        cmocka_unit_test(there_are_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
