/* The tests of the harness for whole programs, first part: what goes in, what is seen, when it is
 * quiet. Each thing the harness can do is done to tests/harness_target, and each of its checks is
 * shown to fail where it must. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "harness_play.h"

/* ---- what the program gets ------------------------------------------------------------------------ */
static void a_program_gets_what_it_is_given_and_no_more(void **state)
{
    static const char *const env[] = {"LANG=bn_BD", "X=1 2", NULL};
    struct session *s;

    assert_int_equal(setenv("SECRET_OF_THE_TEST", "1", 1), 0);
    assert_int_equal(signal(SIGHUP, SIG_IGN) == SIG_ERR, 0);
    s = play(state, (struct session_options){.env = env, .rows = 30, .cols = 132, .term = "vt220"},
             ARGS("environment"));
    session_wait_text(s, "end");
    session_wait_text(s, "30x132");
    session_wait_text(s, "LANG=bn_BD");
    session_wait_text(s, "X=1 2");
    session_wait_text(s, "TERM=vt220");
    session_wait_text(s, "PATH=");
    session_wait_text(s, "leader: yes");
    assert_false(session_find_text(s, "SECRET_OF_THE_TEST", NULL, NULL));
    assert_false(session_find_text(s, "HOME=", NULL, NULL));
    assert_false(session_find_text(s, "open:", NULL, NULL));
    session_press(s, "q");
    assert_int_equal(session_wait_exit(s), 0);
    assert_int_equal(signal(SIGHUP, SIG_DFL) == SIG_ERR, 0);
}

static void a_program_that_is_not_there_is_reported(void **state)
{
    struct session *s =
        session_start(state, &(struct session_options){.argv = ARGS("/nonexistent/program")});

    if (getenv("SESSION_WRAPPER") != NULL)
        skip(); /* then it is the wrapper that says so */
    session_wait_text(s, "cannot run /nonexistent/program");
    assert_int_equal(session_wait_exit(s), 127);
}

/* ---- keys, pastes, clicks -------------------------------------------------------------------------- */
static void keys_arrive_in_the_form_asked_for(void **state)
{
    struct session *s = play_plain(state, ARGS("raw"));

    session_wait_text(s, "ready:");
    session_press(s, "Up");
    session_press(s, "Ctrl-C");
    session_type(s, "ক");
    session_send_bytes(s, "\0\033x", 3);
    session_wait_text(s, "ready: 1b 5b 41 03 e0 a6 95 00 1b 78");
    session_press(s, "q");
    assert_int_equal(session_wait_exit(s), 0);
    s = play_plain(state, ARGS("raw", "\033[?1h"));
    session_wait_text(s, "ready:");
    session_press(s, "Up");
    session_wait_text(s, "ready: 1b 4f 41");
}

static void ncurses_knows_the_keys(void **state)
{
    static const char *const rows[][2] = {
        {"F1", "key KEY_F(1)"},   {"F10", "key KEY_F(10)"},
        {"Up", "key KEY_UP"},     {"PgDn", "key KEY_NPAGE"},
        {"Home", "key KEY_HOME"}, {"Backspace", "key KEY_BACKSPACE"},
        {"Delete", "key KEY_DC"}, {"Shift-Tab", "key KEY_BTAB"},
        {"Ctrl-C", "key ^C"},     {"Ctrl-Z", "key ^Z"},
        {"Ctrl-\\", "key ^\\"},   {"Enter", "key ^J"},
        {"Esc", "key ^["},
    };
    struct session *s = play_plain(state, ARGS("keys"));

    session_wait_text(s, "24x80");
    for (size_t i = 0; i < COUNT(rows); i++) {
        session_press(s, rows[i][0]);
        session_wait_text(s, rows[i][1]);
    }
    session_press(s, "q");
    assert_int_equal(session_wait_exit(s), 0);
}

static void a_key_that_is_none_fails(void **state)
{
    struct failure f;
    struct session *s = play(state, failing(&f), ARGS("deaf"));

    ASSERT_FAILS(&f, session_press(s, "PgDown"), "there is no key \"PgDown\"");
}

static void a_paste_is_marked_when_asked_for(void **state)
{
    struct session *s = play_plain(state, ARGS("raw"));

    session_wait_text(s, "ready:");
    session_paste(s, "a\nb");
    session_wait_text(s, "ready: 61 0d 62");
    session_close(s);
    s = play_plain(state, ARGS("raw", "\033[?2004h"));
    session_wait_text(s, "ready:");
    session_paste(s, "a");
    session_wait_text(s, "ready: 1b 5b 32 30 30 7e 61 1b 5b 32 30 31 7e");
}

static void a_megabyte_arrives_whole(void **state)
{
    enum { MEGABYTE = 1 << 20 };
    struct session *s = play_plain(state, ARGS("count"));
    char *text = mem_new(MEGABYTE + 1);

    memset(text, 'x', MEGABYTE);
    session_wait_text(s, "ready");
    session_paste(s, text);
    free(text);
    session_send_bytes(s, "\004", 1);
    session_wait_text(s, "1048577 bytes, sum 125829124.");
}

static void clicks_go_where_they_are_aimed(void **state)
{
    struct failure f;
    struct session *s = play_plain(state, ARGS("keys"));

    session_wait_text(s, "24x80");
    session_click(s, 7, 41);
    session_wait_text(s, "mouse at 7,41");
    session_click_text(s, "keys");
    session_wait_text(s, "mouse at 2,2");
    s = play(state, failing(&f), ARGS("show", "text\033[?1006h"));
    session_wait_text(s, "text");
    ASSERT_FAILS(&f, session_click(s, 1, 1), "has not asked for mouse reports");
    ASSERT_FAILS(&f, session_click_text(s, "nowhere"), "no text \"nowhere\" to click on");
}

/* ---- looking and waiting --------------------------------------------------------------------------- */
static void texts_are_found_however_they_are_spelt(void **state)
{
    unsigned row;
    unsigned col;
    struct session *s = play_plain(
        state, ARGS("show", "\033[3;5Hউপজেলা কার্যালয়, ক\u200dা\033[4;1Hপ্রথম  অংশ\r\nশেষ অংশ"));

    session_wait_text(s, "শেষ অংশ");
    session_wait_text(s, "কার্যাল\u09df");
    session_wait_text(s, "কার্যালয\u09bc");
    session_wait_text(s, ", কা");
    assert_true(session_find_text(s, "কার্যালয়", &row, &col));
    assert_int_equal(row, 2);
    assert_int_equal(col, 4 + 7);
    session_wait_words(s, "প্রথম অংশ শেষ");
    assert_false(session_find_text(s, "প্রথম অংশ", NULL, NULL));
    session_wait_gone(s, "অন্য");
}

static void waiting_in_vain_shows_the_screen(void **state)
{
    struct failure f;
    struct session *s = play(state, failing(&f), ARGS("show", "\033[2;3Hকা আছে"));

    session_wait_text(s, "আছে");
    session_set_limit(s, 100);
    ASSERT_FAILS(&f, session_wait_text(s, "নেই"), "waited 100 ms in vain");
    assert_non_null(strstr(f.message, "\"নেই\""));
    assert_non_null(strstr(f.message, "\n  1|  কা আছে\n"));
    ASSERT_FAILS(&f, session_wait_words(s, "আছে নেই"), "waited 100 ms in vain");
    ASSERT_FAILS(&f, session_wait_gone(s, "আছে"), "waited 100 ms in vain");
    ASSERT_FAILS(&f, session_wait_exit(s), "did not end");
}

static void waiting_ends_when_the_program_does(void **state)
{
    struct failure f;
    struct session_options o = failing(&f);
    struct session *s;

    o.limit_ms = 3600 * 1000;
    s = play(state, o, ARGS("exit", "3"));
    ASSERT_FAILS(&f, session_wait_text(s, "never"), "ended before");
    assert_non_null(strstr(f.message, "ended with status 3"));
    ASSERT_FAILS(&f, session_wait_quiet(s), "ended instead of waiting");
    session_wait_text(s, "bye");
    session_wait_gone(s, "never");
}

static void the_screen_can_be_read(void **state)
{
    char *text;
    struct session *s =
        play(state, (struct session_options){.rows = 3, .cols = 10}, ARGS("flood", "3"));

    session_wait_text(s, "end");
    text = session_screen(s);
    assert_string_equal(text, "line 2\nline 3\nend\n");
    free(text);
    text = session_row(s, 1);
    assert_string_equal(text, "line 3");
    free(text);
    text = session_scrollback(s);
    assert_string_equal(text, "line 1\n");
    free(text);
}

static void styles_and_the_cursor_can_be_read(void **state)
{
    struct session *s = play_plain(state, ARGS("style"));
    struct terminal_style style;

    session_wait_text(s, "plain");
    session_wait_quiet(s);
    assert_true(session_style(s, 0, 0).bold);
    assert_false(session_style(s, 0, 4).bold);
    assert_true(session_style(s, 1, 6).reverse);
    assert_true(session_style(s, 2, 0).underline);
    style = session_style(s, 3, 0);
    assert_int_equal(style.fg, 7);
    assert_int_equal(style.bg, 2);
    style = session_style(s, 4, 0);
    assert_int_equal(style.fg, COLOUR_DEFAULT);
    assert_int_equal(style.bg, COLOUR_DEFAULT);
    assert_false(style.bold || style.reverse || style.underline);
    assert_int_equal(session_cursor(s).row, 5);
    assert_int_equal(session_cursor(s).col, 7);
    assert_true(session_cursor(s).visible);
    assert_true(session_modes(s).alternate);
}

static void bytes_out_are_those_since_last_asked(void **state)
{
    struct session *s = play_plain(state, ARGS("pages", "one", "\033[Htwo"));
    size_t n;
    char *bytes;

    session_wait_quiet(s);
    free(session_bytes_out(s, NULL));
    session_press(s, "x");
    session_wait_quiet(s);
    bytes = session_bytes_out(s, &n);
    assert_int_equal(n, 6);
    assert_string_equal(bytes, "\033[Htwo");
    free(bytes);
    bytes = session_bytes_out(s, &n);
    assert_int_equal(n, 0);
    free(bytes);
}

/* ---- quiet ------------------------------------------------------------------------------------- */
static void assert_quiet_waits_for_work(void **state, bool watch_only)
{
    struct session_options o = {.settle_ms = watch_only ? 100 : 0, .watch_only = watch_only};
    struct session *s = play(state, o, ARGS("slow"));

    session_wait_quiet(s);
    for (int i = 0; i < 5; i++) {
        char *row;

        free(session_bytes_out(s, NULL));
        session_press(s, "x");
        session_wait_quiet(s);
        row = session_bytes_out(s, NULL);
        assert_string_equal(row, "...done");
        free(row);
    }
}

static void quiet_comes_after_the_work(void **state)
{
    assert_quiet_waits_for_work(state, false);
    assert_quiet_waits_for_work(state, true);
}

/* ncurses waits 300 ms (ESCDELAY) for the rest of a key; that is no quiet. */
static void quiet_comes_after_a_lone_escape(void **state)
{
    struct session *s = play_plain(state, ARGS("keys"));

    session_wait_quiet(s);
    for (int i = 0; i < 3; i++) {
        session_press(s, "Esc");
        session_wait_quiet(s);
        assert_true(session_find_text(s, "key ^[", NULL, NULL));
        session_press(s, "F2");
        session_wait_quiet(s);
        assert_true(session_find_text(s, "key KEY_F(2)", NULL, NULL));
    }
}

static void quiet_knows_every_way_of_waiting(void **state)
{
    static const char *const screens[] = {"0", "01", "012", "0123", "01234"};
    struct session *s = play_plain(state, ARGS("ways"));

    for (size_t i = 0; i < COUNT(screens); i++) {
        char *row;

        session_wait_quiet(s);
        row = session_row(s, 0);
        assert_string_equal(row, screens[i]);
        free(row);
        session_press(s, "x");
    }
}

static void quiet_never_comes_to_the_restless_and_the_deaf(void **state)
{
    struct failure f;
    struct session *s = play(state, failing(&f), ARGS("restless"));

    session_wait_text(s, "ready");
    session_set_limit(s, 100);
    ASSERT_FAILS(&f, session_wait_quiet(s), "did not wait for input within 100 ms");
    s = play(state, failing(&f), ARGS("deaf"));
    session_wait_text(s, "ready");
    session_set_limit(s, 100);
    ASSERT_FAILS(&f, session_wait_quiet(s), "did not wait for input within 100 ms");
}

/* A busy-looking program is quiet enough for those who say so. */
static void quiet_can_be_made_shorter(void **state)
{
    struct session *s = play(state, (struct session_options){.settle_ms = 2}, ARGS("restless"));

    session_wait_text(s, "ready");
    session_wait_quiet(s);
}

/* ---- classes of terminals ----------------------------------------------------------------------- */
static void each_class_answers_the_probes_its_own_way(void **state)
{
    static const char *const screens[TERMINAL_CLASS_COUNT] = {
        [TERMINAL_GLIBC] = "কা 2 কু 1 বাং 3",      [TERMINAL_KONSOLE] = "কা 2 কু 1 বাং 2",
        [TERMINAL_SIGNS_ZERO] = "কা 1 কু 1 বাং 1", [TERMINAL_MARKS_ONE] = "কা 2 কু 2 বাং 3",
        [TERMINAL_SILENT] = "কা -1 কু -1 বাং -1",  [TERMINAL_NOT_UTF8] = "6",
    };

    for (unsigned kind = 0; kind < TERMINAL_CLASS_COUNT; kind++) {
        struct session *s =
            play(state, (struct session_options){.class = kind}, ARGS("probe", "কা", "কু", "বাং"));

        session_wait_words(s, screens[kind]);
        session_wait_text(s, kind == TERMINAL_SILENT ? "column 0." : "column 34.");
        session_close(s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_program_gets_what_it_is_given_and_no_more, session_teardown),
        cmocka_unit_test_teardown(a_program_that_is_not_there_is_reported, session_teardown),
        cmocka_unit_test_teardown(keys_arrive_in_the_form_asked_for, session_teardown),
        cmocka_unit_test_teardown(ncurses_knows_the_keys, session_teardown),
        cmocka_unit_test_teardown(a_key_that_is_none_fails, session_teardown),
        cmocka_unit_test_teardown(a_paste_is_marked_when_asked_for, session_teardown),
        cmocka_unit_test_teardown(a_megabyte_arrives_whole, session_teardown),
        cmocka_unit_test_teardown(clicks_go_where_they_are_aimed, session_teardown),
        cmocka_unit_test_teardown(texts_are_found_however_they_are_spelt, session_teardown),
        cmocka_unit_test_teardown(waiting_in_vain_shows_the_screen, session_teardown),
        cmocka_unit_test_teardown(waiting_ends_when_the_program_does, session_teardown),
        cmocka_unit_test_teardown(the_screen_can_be_read, session_teardown),
        cmocka_unit_test_teardown(styles_and_the_cursor_can_be_read, session_teardown),
        cmocka_unit_test_teardown(bytes_out_are_those_since_last_asked, session_teardown),
        cmocka_unit_test_teardown(quiet_comes_after_the_work, session_teardown),
        cmocka_unit_test_teardown(quiet_comes_after_a_lone_escape, session_teardown),
        cmocka_unit_test_teardown(quiet_knows_every_way_of_waiting, session_teardown),
        cmocka_unit_test_teardown(quiet_never_comes_to_the_restless_and_the_deaf, session_teardown),
        cmocka_unit_test_teardown(quiet_can_be_made_shorter, session_teardown),
        cmocka_unit_test_teardown(each_class_answers_the_probes_its_own_way, session_teardown),
    };

    return cmocka_run_group_tests_name("harness", tests, NULL, NULL);
}
