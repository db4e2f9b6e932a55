/* Nothing of a visitor outlives the visit: whole-program plays of what wipes, and of what does not. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/str.h"
#include "kiosk_play.h"

/* ALMOST: what is left is longer than a program that waits for it is still called quiet. */
enum { IDLE_MS = 90000, WARNING_MS = 20000, READ_MS = 2000, ALMOST = 600 };

static const char HOME[] = "স্বাগতম। আপনি কোন অফিসের সেবা চান?";
static const char WARNING[] = "আপনি কি এখনো আছেন?";
static const char SECRET[] = "গোপনীয়কথা";
static const char SECRET_LATIN[] = "qwxzkjvy"; /* as typed with the phonetic method switched off */

/* ---- the warning ---------------------------------------------------------------------------------- */
static void type_subject(struct session *s, const char *text)
{
    KEYS(s, "2", "3", "1", "2", "1", "Enter", "2");
    session_type(s, text);
    session_wait_quiet(s);
}

static void any_key_goes_on_and_does_nothing_else(void **state)
{
    static const char *const KEYS_OF_ALL_KINDS[] = {"x",  "Enter", "Esc", "Down",
                                                    "F1", "F2",    "F10", "Backspace"};
    struct session *s = kiosk_play(state, (struct kiosk_play){0});
    char *before;

    type_subject(s, SECRET);
    for (size_t i = 0; i < COUNT(KEYS_OF_ALL_KINDS); i++) {
        char *after;

        before = session_row(s, 5);
        kiosk_let_pass(s, IDLE_MS - ALMOST);
        assert_false(session_find_text(s, WARNING, NULL, NULL));
        kiosk_let_pass(s, ALMOST);
        session_wait_text(s, WARNING);
        session_wait_words(s, "২০ সেকেন্ড পরে এখানে লেখা সবকিছু মুছে যাবে।");
        assert_false(session_find_text(s, SECRET, NULL, NULL));
        kiosk_let_pass(s, WARNING_MS - ALMOST);
        session_wait_words(s, "১ সেকেন্ড পরে");
        KEYS(s, KEYS_OF_ALL_KINDS[i]);
        after = session_row(s, 5);
        assert_string_equal(after, before);
        session_wait_text(s, SECRET);
        free(after);
        free(before);
    }
}

static void nobody_is_warned_where_nobody_was(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    kiosk_let_pass(s, 10 * IDLE_MS);
    assert_false(session_find_text(s, WARNING, NULL, NULL));
    session_wait_words(s, HOME);
}

static void the_time_can_be_set(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){.args = WORDS("--idle", "7")});

    KEYS(s, "2");
    kiosk_let_pass(s, 7000 - ALMOST);
    assert_false(session_find_text(s, WARNING, NULL, NULL));
    kiosk_let_pass(s, ALMOST);
    session_wait_text(s, WARNING);
    s = kiosk_play(state, (struct kiosk_play){.args = WORDS("--idle", "0")});
    KEYS(s, "2");
    kiosk_let_pass(s, 1000 * IDLE_MS);
    assert_false(session_find_text(s, WARNING, NULL, NULL));
}

/* ---- what is gone ---------------------------------------------------------------------------------- */
enum way { BY_IDLE, BY_F4, BY_F4_ON_THE_WARNING };

static void leave(struct session *s, enum way way)
{
    if (way == BY_F4) {
        KEYS(s, "F4");
    } else {
        kiosk_let_pass(s, IDLE_MS);
        if (way == BY_IDLE)
            kiosk_let_pass(s, WARNING_MS);
        else
            KEYS(s, "F4");
    }
    session_wait_words(s, HOME);
    session_wait_quiet(s);
}

static enum memory_answer in_memory(struct session *s, const char *text)
{
    return session_memory_has(s, text, strlen(text), MEMORY_UTF16 | MEMORY_UTF32 | MEMORY_CELLS);
}

/* The check itself is checked: before the wipe the text must be found. */
static void assert_known(struct session *s, const char *text)
{
    enum memory_answer answer = in_memory(s, text);

    if (answer == MEMORY_NOT_PERMITTED)
        skip();
    assert_int_equal(answer, MEMORY_FOUND);
}

static void assert_forgotten(struct session *s, const char *text)
{
    char *scrollback = session_scrollback(s);

    assert_false(session_find_text(s, text, NULL, NULL));
    assert_null(strstr(scrollback, text));
    assert_int_equal(in_memory(s, text), MEMORY_NOT_FOUND);
    free(scrollback);
}

static void wipes(void **state, enum terminal_class class, enum way way)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){.class = class});

    type_subject(s, SECRET);
    KEYS(s, "F3", "F3", "F3"); /* to English */
    session_type(s, SECRET_LATIN);
    session_wait_text(s, SECRET_LATIN);
    KEYS(s, "Enter");
    kiosk_answer(s, "ঢঢঢঢঘঘঘঘ");
    session_wait_words(s, "সব তথ্য");
    assert_known(s, SECRET);
    assert_known(s, SECRET_LATIN);
    leave(s, way);
    assert_forgotten(s, SECRET);
    assert_forgotten(s, SECRET_LATIN);
    assert_forgotten(s, "ঢঢঢঢঘঘঘঘ");
    assert_int_equal(kiosk_count_complaints(), 0);
    KEYS(s, "2", "3", "1", "2", "1", "Enter", "2"); /* the next visitor finds an empty form */
    session_wait_text(s, "যেমন: আবেদনের উত্তর পাইনি");
}

static void time_wipes_everything(void **state)
{
    wipes(state, TERMINAL_GLIBC, BY_IDLE);
}

static void f4_wipes_everything(void **state)
{
    wipes(state, TERMINAL_GLIBC, BY_F4);
}

static void f4_on_the_warning_wipes_everything(void **state)
{
    wipes(state, TERMINAL_GLIBC, BY_F4_ON_THE_WARNING);
}

/* Konsole, where words are drawn over what curses draws. */
static void overlay_wipes_everything(void **state)
{
    wipes(state, TERMINAL_KONSOLE, BY_F4);
}

/* A word that is still being typed stands in the composer and in its suggestions. */
static void a_word_half_typed_is_wiped(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    type_subject(s, "zzvzzbkkh");
    session_wait_text(s, "যযভ");
    assert_known(s, "zzvzzbkkh");
    leave(s, BY_F4);
    assert_forgotten(s, "zzvzzbkkh");
}

static void a_paste_is_wiped(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    type_subject(s, "");
    session_paste(s, SECRET);
    session_wait_text(s, SECRET);
    assert_known(s, SECRET);
    leave(s, BY_F4);
    assert_forgotten(s, SECRET);
}

/* What was filed is in the store, sealed from the next visitor; the number too is forgotten. */
static void a_finished_complaint_is_forgotten(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});
    char *tracking;

    kiosk_write_named(s, SECRET, "ঘুষ চাওয়া", "ঢঢঢঢঘঘঘঘ");
    assert_known(s, "ঢঢঢঢঘঘঘঘ");
    KEYS(s, "F10");
    tracking = kiosk_tracking();
    assert_known(s, tracking);
    kiosk_let_pass(s, READ_MS);
    KEYS(s, "Enter");
    session_wait_words(s, HOME);
    session_wait_quiet(s);
    assert_forgotten(s, SECRET);
    assert_forgotten(s, "ঢঢঢঢঘঘঘঘ");
    assert_forgotten(s, tracking);
    KEYS(s, "2", "4");
    kiosk_answer(s, tracking);
    session_wait_words(s, "অভিযোগটি পৌঁছেছে।");
    leave(s, BY_IDLE);
    assert_forgotten(s, tracking);
    free(tracking);
}

static void a_search_is_forgotten(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    KEYS(s, "/");
    session_type(s, SECRET);
    session_wait_text(s, SECRET);
    assert_known(s, SECRET);
    leave(s, BY_F4);
    assert_forgotten(s, SECRET);
}

/* A core file would hold whatever stood in the memory. */
static void a_crash_leaves_no_core(void **state)
{
    static const char NAME[] = "Max core file size";
    struct session *s = kiosk_play(state, (struct kiosk_play){0});
    char *path = str_format("/proc/%ld/limits", (long)session_pid(s));
    FILE *limits = fopen(path, "r");
    char line[200];
    unsigned long soft = ULONG_MAX;
    unsigned long hard = ULONG_MAX;
    struct rlimit ours;

    assert_non_null(limits);
    while (soft == ULONG_MAX && fgets(line, sizeof(line), limits) != NULL) {
        if (str_starts(line, NAME))
            assert_int_equal(sscanf(line + strlen(NAME), "%lu %lu", &soft, &hard), 2);
    }
    (void)fclose(limits);
    free(path);
    assert_int_equal(getrlimit(RLIMIT_CORE, &ours), 0);
    assert_int_equal(hard, ours.rlim_max == 0 ? 0 : 1); /* a limit cannot be raised */
    assert_int_equal(soft, hard); /* with 0 the kernel would still hand it to a collector */
}

/* ---- what else is as it was ------------------------------------------------------------------------ */
static void the_next_visitor_reads_bangla_again(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    KEYS(s, "F2");
    session_wait_text(s, "Welcome.");
    KEYS(s, "2", "F4");
    session_wait_words(s, HOME);
    s = kiosk_play(state, (struct kiosk_play){.args = WORDS("--lang", "en")});
    session_wait_text(s, "Welcome.");
    KEYS(s, "2", "F2");
    session_wait_text(s, "অভিযোগ জানান");
    kiosk_let_pass(s, IDLE_MS);
    kiosk_let_pass(s, WARNING_MS);
    session_wait_text(s, "Welcome.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(any_key_goes_on_and_does_nothing_else, session_teardown),
        cmocka_unit_test_teardown(nobody_is_warned_where_nobody_was, session_teardown),
        cmocka_unit_test_teardown(the_time_can_be_set, session_teardown),
        cmocka_unit_test_teardown(time_wipes_everything, session_teardown),
        cmocka_unit_test_teardown(f4_wipes_everything, session_teardown),
        cmocka_unit_test_teardown(f4_on_the_warning_wipes_everything, session_teardown),
        cmocka_unit_test_teardown(overlay_wipes_everything, session_teardown),
        cmocka_unit_test_teardown(a_word_half_typed_is_wiped, session_teardown),
        cmocka_unit_test_teardown(a_paste_is_wiped, session_teardown),
        cmocka_unit_test_teardown(a_finished_complaint_is_forgotten, session_teardown),
        cmocka_unit_test_teardown(a_search_is_forgotten, session_teardown),
        cmocka_unit_test_teardown(a_crash_leaves_no_core, session_teardown),
        cmocka_unit_test_teardown(the_next_visitor_reads_bangla_again, session_teardown),
    };

    return cmocka_run_group_tests_name("kiosk_wipe", tests, kiosk_group_setup,
                                       kiosk_group_teardown);
}
