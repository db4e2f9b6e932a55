/* Every screen of the kiosk as a text file, in both languages and two sizes: tests/screens/
 * NAME.LANGUAGE.ROWSxCOLUMNS.txt. After a wanted change `make update-screens` writes them anew; look
 * at the difference before you commit it. The time stands still here and the tracking number is the
 * same in every run (pretend.c). */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>

#include "kiosk_play.h"

enum { FULL_ROWS = 24, FULL_COLS = 80, NARROW_ROWS = 12, NARROW_COLS = 40, DAY_MS = 86400 * 1000 };

#define expect kiosk_expect_screens

/* ---- reading ------------------------------------------------------------------------------------- */
static void what_one_reads(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    expect(s, "offices");
    KEYS(s, "F1");
    expect(s, "offices_help");
    KEYS(s, "Esc", "2");
    expect(s, "home");
    KEYS(s, "1");
    expect(s, "services");
    KEYS(s, "1", "5");
    expect(s, "card");
    KEYS(s, "2");
    expect(s, "phone");
    KEYS(s, "Esc", "Esc", "Esc", "2");
    expect(s, "officers");
    KEYS(s, "Esc", "5");
    expect(s, "vision");
    KEYS(s, "Esc", "6");
    expect(s, "expectations");
    KEYS(s, "Esc", "7");
    expect(s, "grs");
}

static void what_one_finds(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){.args = WORDS("--office", "homna")});

    KEYS(s, "/");
    expect(s, "search");
    session_type(s, "প্রশিক্ষন");
    expect(s, "search_found");
    KEYS(s, "Tab");
    expect(s, "search_all");
    KEYS(s, "Ctrl-U");
    session_type(s, "ঝঞ্ঝা");
    expect(s, "search_nothing");
}

/* ---- the form ------------------------------------------------------------------------------------ */
static void begin_form(struct session *s)
{
    KEYS(s, "2", "1", "1", "5", "1");
}

static void answer_and_expect(struct session *s, const char *name, const char *answer)
{
    expect(s, name);
    kiosk_answer(s, answer);
}

static void choose_and_expect(struct session *s, const char *name, const char *key)
{
    expect(s, name);
    KEYS(s, key);
}

static void what_one_is_asked(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    begin_form(s);
    choose_and_expect(s, "form_notice", "1");
    choose_and_expect(s, "form_anonymous", "1");
    choose_and_expect(s, "form_service", "Enter");
    answer_and_expect(s, "form_applied_on", "৩১-০২-২০২৬");
    expect(s, "form_applied_on_wrong");
    for (int i = 0; i < 10; i++)
        session_press(s, "Backspace");
    kiosk_answer(s, "১৯-১১-২০২৬");
    choose_and_expect(s, "form_too_early", "1");
    answer_and_expect(s, "form_service_tracking", "A-17");
    choose_and_expect(s, "form_kind", "1");
    choose_and_expect(s, "form_against_gro", "2");
    answer_and_expect(s, "form_subject", "আবেদনের উত্তর পাইনি");
    session_type(s, "প্রতিবেদন চেয়ে আবেদন করেছি। কেউ উত্তর দেয়নি, তিনবার অফিসে গিয়েও কাউকে পাইনি।");
    session_press(s, "Ctrl-J");
    answer_and_expect(s, "form_description", "আমি প্রতিবেদনটি চাই।");
    answer_and_expect(s, "form_name", "রহিমা খাতুন");
    answer_and_expect(s, "form_mobile", "০১৭১২");
    expect(s, "form_mobile_wrong");
    kiosk_answer(s, "৩৪৫৬৭৮");
    answer_and_expect(s, "form_email", "rahima@example.com");
    answer_and_expect(s, "form_nid", "১২৩৪৫৬৭৮৯০");
    answer_and_expect(s, "form_present_address", "গ্রাম: ভুলতা, রূপগঞ্জ, নারায়ণগঞ্জ");
    choose_and_expect(s, "form_same_address", "2");
    answer_and_expect(s, "form_permanent_address", "গ্রাম: মুড়াপাড়া, রূপগঞ্জ, নারায়ণগঞ্জ");
    choose_and_expect(s, "form_relation", "3");
    answer_and_expect(s, "form_seeker_name", "করিম মিয়া");
    expect(s, "form_review");
    KEYS(s, "End");
    expect(s, "form_review_end");
    KEYS(s, "F10");
    expect(s, "receipt");
    KEYS(s, "PgDn");
    expect(s, "receipt_below");
    KEYS(s, "F1");
    expect(s, "receipt_help");
}

static void what_one_is_asked_before_another_office(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    kiosk_write_anonymous(s, "ঘুষ চাওয়া", "টাকা ছাড়া কাজ হয় না");
    for (int i = 0; i < 9; i++)
        KEYS(s, "Esc");
    KEYS(s, "1");
    expect(s, "visit");
}

static void what_one_is_asked_without_a_name(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    begin_form(s);
    KEYS(s, "1", "2", "1", "Enter", "2");
    expect(s, "form_subject_anonymous");
    kiosk_answer(s, "");
    expect(s, "form_subject_empty");
    kiosk_answer(s, "ঘুষ");
    answer_and_expect(s, "form_description_anonymous", "টাকা ছাড়া কাজ হয় না");
    expect(s, "form_review_anonymous");
}

/* An office whose charter says nothing of complaints, and the end of the receipt. */
static void where_no_contact_is_published(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){.args = WORDS("--office", "homna")});

    KEYS(s, "7");
    expect(s, "grs_unpublished");
    KEYS(s, "Esc", "3", "1", "2", "1", "Enter", "2");
    kiosk_answer(s, "ঘুষ");
    kiosk_answer(s, "টাকা ছাড়া কাজ হয় না");
    KEYS(s, "1", "PgDn");
    expect(s, "receipt_unpublished");
}

/* ---- asking later -------------------------------------------------------------------------------- */
static void act(const char *tracking, const char *const *step)
{
    const char *words[16] = {"complaint", "act", tracking};

    for (size_t i = 0; step[i] != NULL && i + 4 < COUNT(words); i++)
        words[i + 3] = step[i];
    assert_int_equal(kiosk_command(words, NULL), 0);
}

/* Asks for the complaint and goes back to the question. */
static void look_up(struct session *s, const char *tracking, const char *name)
{
    kiosk_answer(s, tracking);
    expect(s, name);
    session_click_text(s, "আরেকটি নম্বর দেখুন");
    session_wait_text(s, "আপনার ট্র্যাকিং নম্বর কত?");
}

static void what_one_is_told_later(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});
    char *tracking;

    kiosk_write_anonymous(s, "ঘুষ", "টাকা ছাড়া কাজ হয় না");
    KEYS(s, "1");
    kiosk_let_pass(s, 2000);
    KEYS(s, "Enter", "2", "4");
    expect(s, "status");
    kiosk_answer(s, "১২৩৪ ৫৬৭ ৮৯১");
    expect(s, "status_wrong");
    for (int i = 0; i < 12; i++)
        session_press(s, "Backspace");
    tracking = kiosk_tracking();
    kiosk_answer(s, tracking);
    free(tracking);
    expect(s, "status_found");
}

/* After the decision: content or not, and an appeal. The officer's steps are batch commands. */
static void what_one_can_do_afterwards(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});
    char *tracking;

    kiosk_write_named(s, "করিম", "ঘুষ", "টাকা ছাড়া কাজ হয় না");
    KEYS(s, "F10");
    tracking = kiosk_tracking();
    kiosk_let_pass(s, 2000);
    assert_int_equal(kiosk_command(WORDS("complaint", "act", tracking, "accept"), NULL), 0);
    assert_int_equal(kiosk_command(WORDS("complaint", "act", tracking, "dispose", "--outcome",
                                         "service_given", "--note", "দেওয়া হয়েছে"),
                                   NULL),
                     0);
    KEYS(s, "Enter", "2", "4");
    kiosk_answer(s, tracking);
    expect(s, "status_decided");
    KEYS(s, "1");
    expect(s, "step_rate");
    KEYS(s, "2", "Enter");
    expect(s, "step_rate_review");
    KEYS(s, "1");
    expect(s, "step_rate_done");
    KEYS(s, "Enter", "1");
    expect(s, "step_appeal");
    KEYS(s, "1");
    expect(s, "step_appeal_name");
    kiosk_answer(s, "করিম");
    KEYS(s, "Enter");
    expect(s, "step_appeal_empty");
    kiosk_answer(s, "সেবা পাইনি");
    expect(s, "step_appeal_review");
    KEYS(s, "F10");
    expect(s, "step_appeal_done");
    KEYS(s, "Enter");
    expect(s, "status_appealed");
    free(tracking);
    kiosk_expect_text(0, "status", "appealed");
}

/* What the officers do, and how the kiosk tells it. */
static void what_one_is_told_as_it_goes_on(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){.args = WORDS("--idle", "0")});
    char *tracking;

    kiosk_write_anonymous(s, "ঘুষ", "টাকা ছাড়া কাজ হয় না");
    KEYS(s, "1");
    kiosk_let_pass(s, 2000);
    KEYS(s, "Enter", "2", "4");
    tracking = kiosk_tracking();
    act(tracking, WORDS("accept"));
    look_up(s, tracking, "status_accepted");
    act(tracking, WORDS("forward", "--to", "keshabpur", "--note", "গোপন কথা"));
    look_up(s, tracking, "status_forwarded");
    for (int i = 0; i < 60; i++)
        kiosk_let_pass(s, DAY_MS);
    look_up(s, tracking, "status_overdue");
    act(tracking, WORDS("accept"));
    act(tracking, WORDS("dispose", "--outcome", "blame_proved", "--note", "গোপন কথা"));
    look_up(s, tracking, "status_disposed");
    free(tracking);
}

static void who_guesses_is_made_to_wait(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    KEYS(s, "2", "4");
    session_type(s, "1234567891");
    for (int i = 0; i < 11; i++)
        KEYS(s, "Enter");
    expect(s, "status_wait");
}

/* ---- time ---------------------------------------------------------------------------------------- */
static void the_warning_before_all_is_wiped(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    KEYS(s, "2");
    kiosk_let_pass(s, 90000);
    kiosk_expect_screen(s, "idle", "bn", FULL_ROWS, FULL_COLS);
    session_resize(s, NARROW_ROWS, NARROW_COLS);
    kiosk_expect_screen(s, "idle", "bn", NARROW_ROWS, NARROW_COLS);
    KEYS(s, "x", "F2");
    kiosk_let_pass(s, 90000);
    kiosk_expect_screen(s, "idle", "en", NARROW_ROWS, NARROW_COLS);
    session_resize(s, FULL_ROWS, FULL_COLS);
    kiosk_expect_screen(s, "idle", "en", FULL_ROWS, FULL_COLS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(what_one_reads, session_teardown),
        cmocka_unit_test_teardown(what_one_finds, session_teardown),
        cmocka_unit_test_teardown(what_one_is_asked, session_teardown),
        cmocka_unit_test_teardown(what_one_is_asked_before_another_office, session_teardown),
        cmocka_unit_test_teardown(what_one_is_asked_without_a_name, session_teardown),
        cmocka_unit_test_teardown(where_no_contact_is_published, session_teardown),
        cmocka_unit_test_teardown(what_one_is_told_later, session_teardown),
        cmocka_unit_test_teardown(what_one_can_do_afterwards, session_teardown),
        cmocka_unit_test_teardown(what_one_is_told_as_it_goes_on, session_teardown),
        cmocka_unit_test_teardown(who_guesses_is_made_to_wait, session_teardown),
        cmocka_unit_test_teardown(the_warning_before_all_is_wiped, session_teardown),
    };

    return cmocka_run_group_tests_name("kiosk_screens", tests, kiosk_group_setup,
                                       kiosk_group_teardown);
}
