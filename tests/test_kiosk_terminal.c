/* The kiosk on every kind of terminal, and under what a visitor or a machine can do to one: keys that
 * mean something to other programs, signals, pastes, sizes. Whole-program plays. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "kiosk_play.h"

enum { MEGABYTE = 1 << 20, ROWS = 24, COLS = 80, SUBJECT_LIMIT = 200, STORM = 2000, ROUNDS = 12 };

static const char HOME[] = "স্বাগতম। আপনি কোন অফিসের সেবা চান?";
static const char SUBJECT[] = "অভিযোগটি কী বিষয়ে, অল্প কথায় লিখুন";

static void go_to_subject(struct session *s)
{
    KEYS(s, "2", "3", "1", "2", "1", "Enter", "2");
    session_wait_text(s, SUBJECT);
}

/* ---- nothing happens ------------------------------------------------------------------------------ */
static void assert_same_after(struct session *s, void (*what)(struct session *))
{
    char *before;
    char *after;

    session_wait_quiet(s);
    before = session_screen(s);
    what(s);
    session_wait_quiet(s);
    after = session_screen(s);
    assert_string_equal(after, before);
    free(after);
    free(before);
}

static void press_control_keys(struct session *s)
{
    KEYS(s, "Ctrl-C", "Ctrl-Z", "Ctrl-\\", "Ctrl-S", "Ctrl-Q", "Ctrl-D", "Ctrl-@", "Ctrl-]",
         "Ctrl-^", "Ctrl-_", "Ctrl-C", "Ctrl-C");
}

static void send_signals(struct session *s)
{
    static const int NUMBERS[] = {SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGPIPE, SIGHUP};

    for (size_t i = 0; i < COUNT(NUMBERS); i++) {
        session_signal(s, NUMBERS[i]);
        session_wait_quiet(s);
    }
}

static void send_unknown_sequences(struct session *s)
{
    static const char *const SEQUENCES[] = {
        "\033[99~",         "\033[200z",
        "\033[?1;2c",       "\033[>41;330;0c",
        "\033[24;80R",      "\033[I",
        "\033[O",           "\033[1;2;3;4;5;6P",
        "\033[57344u",      "\033[;;;~",
        "\033[999999~",     "\033]0;title\a",
        "\033]52;c;eA==\a", "\033P1$r0m\033\\",
        "\033_x\033\\",     "\033^y\033\\",
        "\033Xz\033\\",     "\033[<35;10;10M",
        "\033[<0;10;1m",    "\033[M !!",
        "\033OX",           "\033x",
        "\x80\x81\xfe\xff", "\xe0\xa6",
        "\xc0\xaf",         "\xed\xa0\x80",
        "\xf4\x90\x80\x80", "\x7f",
    };

    for (size_t i = 0; i < COUNT(SEQUENCES); i++) {
        session_send_bytes(s, SEQUENCES[i], strlen(SEQUENCES[i]));
        session_wait_quiet(s);
    }
}

static void nothing_happens_on(struct session *s)
{
    assert_same_after(s, press_control_keys);
    assert_same_after(s, send_signals);
    assert_same_after(s, send_unknown_sequences);
}

static void nothing_gets_a_visitor_out(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    nothing_happens_on(s);
    KEYS(s, "Esc", "Esc");
    session_wait_text(s, HOME);
    KEYS(s, "2", "1", "Enter");
    nothing_happens_on(s);
    KEYS(s, "Esc", "Esc", "Esc");
    go_to_subject(s);
    nothing_happens_on(s);
    session_type(s, "উত্তর নেই");
    session_wait_text(s, "উত্তর নেই");
    session_signal(s, SIGSTOP);
    session_signal(s, SIGCONT);
    session_wait_quiet(s);
    session_wait_text(s, "উত্তর নেই");
}

/* When the terminal itself goes, the program goes too, and leaves the store whole. */
static void a_hang_up_ends_it_in_order(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    go_to_subject(s);
    session_type(s, "উত্তর নেই");
    session_wait_quiet(s);
    session_hang_up(s);
    assert_int_equal(session_wait_exit(s), 0);
    assert_int_equal(kiosk_command(WORDS("store", "check"), NULL), 0);
    assert_int_equal(kiosk_count_complaints(), 0);
}

static void a_termination_gives_the_terminal_back(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    KEYS(s, "2");
    session_signal(s, SIGTERM);
    assert_int_equal(session_wait_exit(s), 0);
    assert_false(session_modes(s).mouse);
    assert_false(session_modes(s).paste);
    assert_false(session_modes(s).alternate);
    assert_true(session_cursor(s).visible);
}

/* The terminal is asked before the store is opened; where that fails, its answer must not be left for the
 * shell, which would take it for a command. */
static void no_answer_is_left_for_the_shell(void **state)
{
    const char *builddir = getenv("builddir");
    char *script = str_format("%s/sebadesk --store /dev/null/none kiosk; echo ended; read line; "
                              "[ \"$line\" = typed ] && echo clean || echo dirty",
                              builddir == NULL ? "." : builddir);
    const char *const argv[] = {"sh", "-c", script, NULL};
    struct session *s = session_start(state, &(struct session_options){.argv = argv});

    session_wait_text(s, "ended");
    session_type(s, "typed\r");
    session_wait_text(s, "clean");
    assert_int_equal(session_wait_exit(s), 0);
    free(script);
}

/* ---- pastes --------------------------------------------------------------------------------------- */
static char *megabyte(const char *piece)
{
    size_t n = strlen(piece);
    char *text = mem_new(MEGABYTE + 1);

    for (size_t i = 0; i + n <= MEGABYTE; i += n)
        memcpy(text + i, piece, n);
    return text;
}

static void a_paste_of_a_megabyte_is_cut_to_what_fits(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});
    char *text = megabyte("কি\n");
    struct str wanted = {0};

    session_paste(s, text); /* on a list: for nobody */
    session_wait_quiet(s);
    session_wait_text(s, HOME);
    go_to_subject(s);
    session_paste(s, text);
    session_wait_quiet(s);
    session_wait_text(s, "আর ০টি অক্ষর লেখা যাবে");
    KEYS(s, "Enter");
    kiosk_answer(s, "লেখা");
    KEYS(s, "F10");
    for (int i = 0; i + 2 <= SUBJECT_LIMIT; i += 3)
        str_add(&wanted, i == 0 ? "কি" : " কি");
    kiosk_expect_text(0, "description", "লেখা");
    kiosk_expect_text(0, "subject", str_text(&wanted));
    str_clear(&wanted);
    free(text);
}

/* A terminal that marks no pastes: a megabyte of digits and newlines as fast as it goes. */
static void a_megabyte_of_keys_breaks_nothing(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});
    char *text = megabyte("1\r2\rx/3");

    session_send_bytes(s, text, MEGABYTE);
    session_wait_quiet(s);
    KEYS(s, "F4");
    session_wait_text(s, HOME);
    assert_int_equal(kiosk_command(WORDS("store", "check"), NULL), 0);
    assert_int_equal(kiosk_count_complaints(), 0);
    free(text);
}

/* Anything at all, the same in each run. Whatever it did, F4 leads home. */
static void a_storm_of_bytes_breaks_nothing(void **state)
{
    static const char OFTEN[] = "\033[;~123\r/";
    struct session *s = kiosk_play(state, (struct kiosk_play){.args = WORDS("--idle", "0")});
    unsigned seed = 20261122;
    char bytes[STORM];

    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < sizeof(bytes); i++) {
            seed = seed * 1103515245 + 12345;
            bytes[i] =
                seed >> 30 == 0 ? OFTEN[(seed >> 16) % (sizeof(OFTEN) - 1)] : (char)(seed >> 16);
        }
        session_send_bytes(s, bytes, sizeof(bytes));
        session_wait_quiet(s);
        session_send_bytes(s, "\033[201~\033\\", 8); /* the end of whatever had begun */
        session_wait_quiet(s);
        KEYS(s, "Esc", "F4");
        session_wait_quiet(s);
        assert_true(session_find_text(s, HOME, NULL, NULL) ||
                    session_find_text(s, "Welcome.", NULL, NULL));
    }
    assert_int_equal(kiosk_command(WORDS("store", "check"), NULL), 0);
}

/* ---- sizes ---------------------------------------------------------------------------------------- */
static void resize_and_back(struct session *s)
{
    static const unsigned SIZES[][2] = {
        {1, 1},   {1, 2},    {2, 1},   {2, 80},  {80, 2},  {3, 3},    {3, 80},    {5, 10}, {7, 19},
        {12, 40}, {10, 200}, {60, 20}, {23, 80}, {24, 79}, {40, 120}, {120, 300}, {1, 300}};

    for (size_t i = 0; i < COUNT(SIZES); i++) {
        session_resize(s, SIZES[i][0], SIZES[i][1]);
        session_wait_quiet(s);
    }
    session_resize(s, ROWS, COLS);
}

static void no_size_breaks_or_loses_anything(void **state, enum terminal_class class)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){.class = class});

    assert_same_after(s, resize_and_back);
    KEYS(s, "2", "1", "1", "5");
    assert_same_after(s, resize_and_back);
    KEYS(s, "2");
    assert_same_after(s, resize_and_back);
    KEYS(s, "Esc", "Esc", "Esc", "/");
    assert_same_after(s, resize_and_back);
    KEYS(s, "Esc", "Esc");
    go_to_subject(s);
    session_type(s, "একটি দীর্ঘ বাক্য যা ছোট পর্দায় কয়েক সারিতে ভাগ হয়ে যায়, তবু কিছু হারায় না");
    assert_same_after(s, resize_and_back);
    KEYS(s, "F6");
    assert_same_after(s, resize_and_back);
    KEYS(s, "F6", "Enter");
    kiosk_answer(s, "লেখা");
    assert_same_after(s, resize_and_back);
    KEYS(s, "F10");
    assert_same_after(s, resize_and_back);
}

static void no_size_loses_anything_in_plain_cells(void **state)
{
    no_size_breaks_or_loses_anything(state, TERMINAL_GLIBC);
}

static void no_size_loses_anything_in_overlay(void **state)
{
    no_size_breaks_or_loses_anything(state, TERMINAL_KONSOLE);
}

/* Everything can be done in a window of one column and one row, blindly. */
static void one_cell_is_enough_to_complain(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    session_resize(s, 1, 1);
    session_wait_quiet(s);
    kiosk_write_anonymous(s, "ঘুষ", "টাকা চায়");
    KEYS(s, "F10");
    assert_int_equal(kiosk_count_complaints(), 1);
    kiosk_expect_text(0, "subject", "ঘুষ");
}

/* ---- languages ------------------------------------------------------------------------------------ */
static void any_locale_reads_bangla(void **state)
{
    static const char *const ENVIRONMENTS[][3] = {
        {NULL},
        {"LC_ALL=C"},
        {"LC_ALL=POSIX"},
        {"LC_ALL=C.UTF-8"},
        {"LANG=en_US"},
        {"LANG=en_US.UTF-8", "LANGUAGE=en"},
        {"LC_ALL=xx_YY.nonsense"},
    };

    for (size_t i = 0; i < COUNT(ENVIRONMENTS); i++) {
        struct session *s = kiosk_play(state, (struct kiosk_play){.env = ENVIRONMENTS[i]});

        session_wait_text(s, HOME);
        session_wait_text(s, "রবিবার, ২২ নভেম্বর ২০২৬, সকাল ৯:০০");
        KEYS(s, "2", "1", "1", "5");
        session_wait_text(s, "৩ কার্যদিবসের মধ্যে");
        session_wait_text(s, "প্রযোজ্য ক্ষেত্রে আবেদনপত্র");
        session_close(s);
        s = kiosk_play(state,
                       (struct kiosk_play){.env = ENVIRONMENTS[i], .args = WORDS("--lang", "en")});
        session_wait_text(s, "Welcome. Which office do you want?");
        session_wait_text(s, "উপজেলা আইসিটি কার্যালয়");
        session_close(s);
    }
}

/* ---- colours -------------------------------------------------------------------------------------- */
struct colours {
    const char *term;
    const char *env[2];
    bool any; /* colours are to be seen */
};

static bool has_colour(struct session *s)
{
    for (unsigned row = 0; row < ROWS; row++) {
        for (unsigned col = 0; col < COLS; col++) {
            struct terminal_style style = session_style(s, row, col);

            if (style.fg != COLOUR_DEFAULT || style.bg != COLOUR_DEFAULT)
                return true;
        }
    }
    return false;
}

/* The screens of a walk: a list with its mark, a warning, the board with its cursor, found words. */
static void walk(struct session *s, struct strv *screens)
{
    strv_take(screens, session_screen(s));
    KEYS(s, "Down");
    session_wait_text(s, "▶");
    strv_take(screens, session_screen(s));
    KEYS(s, "Enter", "4");
    kiosk_answer(s, "1234");
    session_wait_text(s, "! ");
    strv_take(screens, session_screen(s));
    KEYS(s, "Esc", "1", "1", "5");
    strv_take(screens, session_screen(s));
}

/* Debian's base system describes no terminal of sixteen colours. */
static char *describe_sixteen_colours(void)
{
    char *command = str_format("printf 'sixteen|16 colours,colors#16,pairs#256,use=xterm-256color,"
                               "\n' | tic -x -o '%s/terminfo' -",
                               kiosk_folder());

    assert_int_equal(system(command), 0);
    free(command);
    return str_format("TERMINFO=%s/terminfo", kiosk_folder());
}

/* The same words on the same places, whatever the colours are. */
static void meaning_never_stands_in_colour_alone(void **state)
{
    char *sixteen = describe_sixteen_colours();
    const struct colours TERMINALS[] = {
        {"xterm-256color", {NULL}, true},
        {"sixteen", {sixteen}, true},
        {"xterm", {NULL}, true},
        {"xterm-mono", {NULL}, false},
        {"xterm-256color", {"NO_COLOR=1"}, false},
        {"no-such-terminal", {NULL}, true}, /* as xterm-256color */
    };
    struct strv first = {0};

    for (size_t i = 0; i < COUNT(TERMINALS); i++) {
        struct strv screens = {0};
        struct session *s = kiosk_play(
            state, (struct kiosk_play){.term = TERMINALS[i].term, .env = TERMINALS[i].env});

        walk(s, i == 0 ? &first : &screens);
        if (has_colour(s) != TERMINALS[i].any)
            fail_msg("%s: colours are %s", TERMINALS[i].term,
                     TERMINALS[i].any ? "missing" : "there");
        for (size_t k = 0; k < screens.count; k++)
            assert_string_equal(screens.items[k], first.items[k]);
        strv_clear(&screens);
        session_close(s);
    }
    strv_clear(&first);
    free(sixteen);
}

/* ---- ways of counting columns ---------------------------------------------------------------------- */

/* What stands at fixed columns does so, whatever the terminal makes of the words before it. */
static void expect_aligned(struct session *s)
{
    unsigned row;
    unsigned col;

    assert_true(session_find_text(s, "৩", &row, &col));
    assert_int_equal(col, 22);
    assert_true(session_find_text(s, "বিনামূল্যে", &row, &col));
    assert_int_equal(col, 22);
    assert_true(session_find_text(s, "▶", &row, &col));
    assert_int_equal(col, 2);
    assert_true(session_find_text(s, "F4", &row, &col));
    assert_int_equal(row, ROWS - 1);
}

static void wander(struct session *s)
{
    KEYS(s, "Down", "Up", "2", "Esc", "F1", "Esc", "PgDn", "PgUp", "F2", "F2", "Up");
}

/* Old words must not show through, nor new ones stand beside their places. */
static void every_way_of_counting_stays_aligned(void **state)
{
    static const enum terminal_class CLASSES[] = {TERMINAL_GLIBC, TERMINAL_KONSOLE,
                                                  TERMINAL_SIGNS_ZERO, TERMINAL_MARKS_ONE};

    for (size_t i = 0; i < COUNT(CLASSES); i++) {
        struct session *s = kiosk_play(state, (struct kiosk_play){.class = CLASSES[i]});

        KEYS(s, "2", "1", "1", "5");
        expect_aligned(s);
        assert_same_after(s, wander);
        session_close(s);
    }
}

/* One that answers nothing is waited for a second, with the clock that ships. */
static void a_silent_terminal_is_served(void **state)
{
    struct session *s =
        kiosk_play(state, (struct kiosk_play){.class = TERMINAL_SILENT, .shipped = true});

    KEYS(s, "2", "1", "1", "5");
    expect_aligned(s);
    assert_same_after(s, wander);
}

/* Where Bangla cannot be shown at all it is spelt in Latin letters, and all works as elsewhere. */
static void a_terminal_without_utf8_reads_latin_letters(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){.class = TERMINAL_NOT_UTF8});

    session_wait_words(s, "upojela aisiti karyaloy");
    KEYS(s, "2", "1");
    session_wait_words(s, "nagorik seba");
    session_close(s);
    s = kiosk_play(state, (struct kiosk_play){.term = "linux"});
    session_wait_words(s, "upojela aisiti karyaloy");
}

/* ---- the mouse ------------------------------------------------------------------------------------ */
static void touch(struct session *s, const char *text)
{
    session_click_text(s, text);
    session_wait_quiet(s);
}

static void all_that_is_seen_can_be_touched(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    touch(s, "রূপগঞ্জ");
    session_wait_text(s, "অভিযোগ জানান");
    touch(s, "অভিযোগ জানান");
    session_wait_text(s, "শুরু করার আগে জেনে নিন");
    touch(s, "এগিয়ে যাই");
    touch(s, "না, নাম ছাড়া");
    touch(s, "এসব সেবার বাইরে");
    touch(s, "না, অন্য বিষয়ে");
    session_wait_text(s, SUBJECT);
    touch(s, "বোর্ড");
    session_click(s, 8, 4); /* the first letter */
    session_wait_text(s, " ক");
    touch(s, "এগিয়ে যান"); /* that is no key of the board */
    session_wait_text(s, "কী হয়েছিল?");
    touch(s, "ফিরে যান");
    session_wait_text(s, SUBJECT);
    touch(s, "আবার শুরু");
    session_wait_text(s, HOME);
    touch(s, "English");
    session_wait_text(s, "Welcome.");
    touch(s, "Help");
    session_wait_text(s, "What you can do here");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(nothing_gets_a_visitor_out, session_teardown),
        cmocka_unit_test_teardown(a_hang_up_ends_it_in_order, session_teardown),
        cmocka_unit_test_teardown(a_termination_gives_the_terminal_back, session_teardown),
        cmocka_unit_test_teardown(no_answer_is_left_for_the_shell, session_teardown),
        cmocka_unit_test_teardown(a_paste_of_a_megabyte_is_cut_to_what_fits, session_teardown),
        cmocka_unit_test_teardown(a_megabyte_of_keys_breaks_nothing, session_teardown),
        cmocka_unit_test_teardown(a_storm_of_bytes_breaks_nothing, session_teardown),
        cmocka_unit_test_teardown(no_size_loses_anything_in_plain_cells, session_teardown),
        cmocka_unit_test_teardown(no_size_loses_anything_in_overlay, session_teardown),
        cmocka_unit_test_teardown(one_cell_is_enough_to_complain, session_teardown),
        cmocka_unit_test_teardown(any_locale_reads_bangla, session_teardown),
        cmocka_unit_test_teardown(meaning_never_stands_in_colour_alone, session_teardown),
        cmocka_unit_test_teardown(every_way_of_counting_stays_aligned, session_teardown),
        cmocka_unit_test_teardown(a_silent_terminal_is_served, session_teardown),
        cmocka_unit_test_teardown(a_terminal_without_utf8_reads_latin_letters, session_teardown),
        cmocka_unit_test_teardown(all_that_is_seen_can_be_touched, session_teardown),
    };

    return cmocka_run_group_tests_name("kiosk_terminal", tests, kiosk_group_setup,
                                       kiosk_group_teardown);
}
