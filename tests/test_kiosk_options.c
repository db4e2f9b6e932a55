/* What `sebadesk kiosk` can be told, and what it does where something is wrong with the machine:
 * whole-program plays. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "kiosk_play.h"
#include "model/tracking.h"

enum { READ_MS = 2000, NUMBER_MS = 1500, PRINTED_MAX = 65536 };

static const char HOME[] = "স্বাগতম। আপনি কোন অফিসের সেবা চান?";
static const char FILED[] = "আপনার অভিযোগ দাখিল হয়েছে";

/* ---- --office -------------------------------------------------------------------------------------- */
static void a_kiosk_can_be_one_offices_own(void **state)
{
    static const char *const NAMES[] = {"doict.keshabpur.jessore", "keshabpur"};

    for (size_t i = 0; i < COUNT(NAMES); i++) {
        struct session *s =
            kiosk_play(state, (struct kiosk_play){.args = WORDS("--office", NAMES[i])});

        session_wait_text(s, "কেশবপুর, যশোর");
        KEYS(s, "Esc", "Esc");
        session_wait_text(s, "কেশবপুর, যশোর");
        KEYS(s, "4");
        kiosk_answer(s, "1234");
        KEYS(s, "F4");
        session_wait_text(s, "কেশবপুর, যশোর");
        assert_false(session_find_text(s, HOME, NULL, NULL));
        KEYS(s, "/");
        session_wait_text(s, "এই অফিসের সেবায় খুঁজুন");
        session_wait_text(s, "১৩টি সেবা পাওয়া গেছে");
        session_close(s);
    }
}

/* Ends before there is a screen: what it says stands on the terminal as it was. */
static void assert_refuses(void **state, struct kiosk_play o, int status, const char *why)
{
    struct session *s;

    o.ends = true;
    s = kiosk_play(state, o);
    assert_int_equal(session_wait_exit(s), status);
    session_wait_words(s, why);
    assert_false(session_modes(s).alternate);
    session_close(s);
}

static void what_is_not_understood_is_said(void **state)
{
    static const char *const BAD_TIME[] = {"SEBADESK_NOW=yesterday", NULL};

    assert_refuses(state, (struct kiosk_play){.args = WORDS("--office", "dhaka")}, 1, "dhaka");
    assert_refuses(state, (struct kiosk_play){.args = WORDS("--office", "doict")}, 3, "doict");
    assert_refuses(state, (struct kiosk_play){.args = WORDS("--idle", "soon")}, 2, "soon");
    assert_refuses(state, (struct kiosk_play){.args = WORDS("--idle", "-5")}, 2, "-5");
    assert_refuses(state, (struct kiosk_play){.args = WORDS("--tea")}, 2, "--tea");
    assert_refuses(state, (struct kiosk_play){.args = WORDS("--lang", "fr")}, 2, "--lang");
    assert_refuses(state, (struct kiosk_play){.env = BAD_TIME}, 2, "SEBADESK_NOW");
    assert_int_equal(kiosk_command(WORDS("kiosk"), NULL), 4); /* no terminal */
}

/* ---- other options --------------------------------------------------------------------------------- */
static void a_keeper_may_leave(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){.args = WORDS("--allow-exit")});

    session_wait_text(s, "বন্ধ করুন");
    KEYS(s, "2", "Esc");
    session_press(s, "Esc");
    assert_int_equal(session_wait_exit(s), 0);
    assert_false(session_modes(s).alternate);
}

static void it_can_begin_with_the_search(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){.args = WORDS("--search")});

    session_wait_text(s, "সব অফিসের সেবায় খুঁজুন");
    session_wait_text(s, "৪৯টি সেবা পাওয়া গেছে");
}

/* ---- numbers of two digits ------------------------------------------------------------------------- */
static void a_digit_is_taken_when_no_other_follows(void **state)
{
    static const char FIRST_CARD[] = "চার্টারে আছে: তাৎক্ষণিক/ কার্যদিবস";
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    KEYS(s, "2", "1", "1");
    session_wait_text(s, "নাগরিক সেবা");
    kiosk_let_pass(s, NUMBER_MS);
    session_wait_text(s, FIRST_CARD);
    KEYS(s, "Esc", "1", "F1", "Esc"); /* another key, and it is not meant any more */
    kiosk_let_pass(s, NUMBER_MS);
    session_wait_text(s, "নাগরিক সেবা");
    assert_false(session_find_text(s, FIRST_CARD, NULL, NULL));
    KEYS(s, "১", "৫");
    session_wait_text(s, "৩ কার্যদিবসের মধ্যে");
}

/* ---- printing -------------------------------------------------------------------------------------- */
static void file_one(struct session *s)
{
    kiosk_write_named(s, "রহিমা খাতুন", "উত্তর নেই", "লিখেছি");
    KEYS(s, "F10");
    session_wait_text(s, FILED);
}

static void a_receipt_is_printed(void **state)
{
    char *path = str_format("%s/printed", kiosk_folder());
    char *command = str_format("cat > %s", path);
    struct session *s = kiosk_play(
        state, (struct kiosk_play){.args = WORDS("--receipt-command", command), .shipped = true});
    struct str printed = {0};
    struct err e = {0};
    char *tracking;
    char *grouped;

    file_one(s);
    session_press(s, "F5");
    session_wait_text(s, "ছাপানো হয়েছে।");
    tracking = kiosk_tracking();
    grouped = tracking_group(tracking);
    assert_int_equal(file_read(path, PRINTED_MAX, &printed, &e), ERR_OK);
    assert_non_null(strstr(str_text(&printed), "৪ জানুয়ারি ২০২৭"));
    assert_non_null(strstr(str_text(&printed), grouped));
    assert_null(strstr(str_text(&printed), "রহিমা")); /* it may be left lying about */
    str_clear(&printed);
    free(grouped);
    free(tracking);
    free(command);
    free(path);
}

static void a_printer_that_fails_is_no_disaster(void **state)
{
    struct session *s = kiosk_play(
        state, (struct kiosk_play){.args = WORDS("--receipt-command", "exit 1"), .shipped = true});

    file_one(s);
    session_press(s, "F5");
    session_wait_text(s, "ছাপানো যায়নি। অনুগ্রহ করে নম্বরটি লিখে নিন।");
    session_wait_text(s, FILED);
}

/* ---- the machine ----------------------------------------------------------------------------------- */
static void a_store_that_is_none_is_refused(void **state)
{
    char *path = str_format("%s/no-store", kiosk_folder());
    char *variable = str_format("SEBADESK_STORE=%s", path);
    const char *const env[] = {variable, NULL};
    struct err e = {0};

    assert_int_equal(file_write(path, "this is a letter, not a store", 29, &e), ERR_OK);
    assert_refuses(state, (struct kiosk_play){.env = env}, 4, "no-store");
    free(variable);
    free(path);
}

/* Another program holds the store: the visitor is told, nothing typed is lost, and it works later. */
static void a_busy_store_loses_nothing(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});
    sqlite3 *other;

    kiosk_write_anonymous(s, "ঘুষ", "টাকা চায়");
    assert_int_equal(sqlite3_open(kiosk_store(), &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    session_press(s, "F10");
    session_wait_words(s, "কম্পিউটার এখন ব্যস্ত।");
    assert_int_equal(sqlite3_close(other), SQLITE_OK);
    KEYS(s, "Enter", "F10");
    session_wait_text(s, FILED);
    assert_int_equal(kiosk_count_complaints(), 1);
    kiosk_expect_text(0, "subject", "ঘুষ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_kiosk_can_be_one_offices_own, session_teardown),
        cmocka_unit_test_teardown(what_is_not_understood_is_said, session_teardown),
        cmocka_unit_test_teardown(a_keeper_may_leave, session_teardown),
        cmocka_unit_test_teardown(it_can_begin_with_the_search, session_teardown),
        cmocka_unit_test_teardown(a_digit_is_taken_when_no_other_follows, session_teardown),
        cmocka_unit_test_teardown(a_receipt_is_printed, session_teardown),
        cmocka_unit_test_teardown(a_printer_that_fails_is_no_disaster, session_teardown),
        cmocka_unit_test_teardown(a_store_that_is_none_is_refused, session_teardown),
        cmocka_unit_test_teardown(a_busy_store_loses_nothing, session_teardown),
    };

    return cmocka_run_group_tests_name("kiosk_options", tests, kiosk_group_setup,
                                       kiosk_group_teardown);
}
