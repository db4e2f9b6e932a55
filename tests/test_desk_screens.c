/* Every screen of the desk as a text file, in both languages and two sizes: tests/screens/desk_*. After a
 * wanted change `make update-screens` writes them anew; look at the difference before you commit it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>

#include "desk_play.h"

#define expect kiosk_expect_screens

static void file_one(struct session *s)
{
    desk_write(s, "01712345678", "রহিমা খাতুন", "উত্তর পাইনি");
    KEYS(s, "F10");
}

/* ---- the lists ----------------------------------------------------------------------------------- */

static void what_came_in(void **state)
{
    struct session *s = desk_play(state);

    expect(s, "desk_nothing");
    KEYS(s, "F1");
    expect(s, "desk_help");
    KEYS(s, "Esc");
    file_one(s);
    expect(s, "desk_receipt");
    KEYS(s, "n");
    desk_answer(s, "01812345678");
    desk_answer(s, "করিম মিয়া");
    KEYS(s, "Esc");
    expect(s, "desk_today");
    KEYS(s, "Delete");
    expect(s, "desk_drop");
    KEYS(s, "Esc", "/");
    expect(s, "desk_search");
    session_type(s, "রহিমা");
    expect(s, "desk_search_found");
    KEYS(s, "Ctrl-U");
    session_type(s, "ঝঞ্ঝা");
    expect(s, "desk_search_nothing");
}

static void which_office(void **state)
{
    struct kiosk_play play = KARIM;
    struct session *s;

    play.args = NULL;
    s = kiosk_play(state, play);
    KEYS(s, "n");
    expect(s, "desk_offices");
}

/* ---- the form ------------------------------------------------------------------------------------ */

static void what_one_fills_in(void **state)
{
    struct session *s = desk_play(state);

    KEYS(s, "n");
    expect(s, "desk_form");
    KEYS(s, "F1");
    expect(s, "desk_form_help");
    KEYS(s, "Esc", "Up", "Up", "Up");
    expect(s, "desk_form_choice");
    KEYS(s, "Down", "Down", "Down");
    desk_answer(s, "0171");
    expect(s, "desk_form_wrong");
    session_type(s, "rohima");
    expect(s, "desk_form_suggestions");
    KEYS(s, "Tab", "Tab");
    expect(s, "desk_form_services");
    session_type(s, "proshikkhon");
    expect(s, "desk_form_services_found");
    KEYS(s, "Ctrl-U");
    session_type(s, "15");
    session_wait_quiet(s);
    KEYS(s, "Tab", "Tab", "F6");
    expect(s, "desk_form_board");
    KEYS(s, "F6", "Tab", "Tab");
    desk_answer(s, "19-11-2026");
    expect(s, "desk_form_time_left");
    KEYS(s, "F10");
    expect(s, "desk_form_all_wrong");
}

static void who_has_called_before(void **state)
{
    struct session *s = desk_play(state);

    file_one(s);
    KEYS(s, "n");
    desk_answer(s, "01712345678");
    expect(s, "desk_form_caller");
}

/* ---- one complaint ------------------------------------------------------------------------------- */

static void what_one_reads_and_does(void **state)
{
    struct session *s = desk_play(state);
    char *tracking;

    file_one(s);
    tracking = kiosk_tracking();
    KEYS(s, "Enter", "Enter");
    expect(s, "desk_case");
    KEYS(s, "End");
    expect(s, "desk_case_end");
    KEYS(s, "1");
    expect(s, "desk_note");
    KEYS(s, "Esc", "l");
    expect(s, "desk_letter");
    KEYS(s, "s");
    expect(s, "desk_save");
    KEYS(s, "Esc", "Esc");
    assert_int_equal(setenv("SEBADESK_NOW", "2026-11-22T10:00:00+06:00", 1), 0);
    assert_int_equal(
        kiosk_command(WORDS("complaint", "act", tracking, "file-away", "--note", "আওতার বাইরে"),
                      NULL),
        0);
    assert_int_equal(unsetenv("SEBADESK_NOW"), 0);
    KEYS(s, "Esc", "Enter");
    expect(s, "desk_case_decided");
    KEYS(s, "1");
    expect(s, "desk_appeal");
    KEYS(s, "Esc", "2");
    expect(s, "desk_rate");
    free(tracking);
}

#define PLAY(test) cmocka_unit_test_teardown(test, session_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLAY(what_came_in),
        PLAY(which_office),
        PLAY(what_one_fills_in),
        PLAY(who_has_called_before),
        PLAY(what_one_reads_and_does),
    };

    return cmocka_run_group_tests(tests, kiosk_group_setup, kiosk_group_teardown);
}
