/* The cover over the desk and the queue when nobody presses a key: what it hides, what it keeps, and how
 * the face ends by itself. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "desk_play.h"

/* Unless --idle says otherwise; the face ends after as long again. */
enum { IDLE_MS = 600000, ALMOST = 1000 };

static const char COVERED[] = "পর্দা ঢাকা আছে";
static const char ENDED[] = "অনেকক্ষণ কোনো বোতাম চাপা হয়নি";
static const char NAME[] = "রহিমা খাতুন";
static const char DRAFT[] = "খসড়া";
static const char REASON[] = "আদালতে বিচারাধীন";

static void assert_nowhere(struct session *s, const char *text)
{
    char *before = session_scrollback(s);

    assert_false(session_find_text(s, text, NULL, NULL));
    assert_null(strstr(before, text));
    free(before);
}

static void assert_covered(struct session *s)
{
    session_wait_text(s, COVERED);
    assert_nowhere(s, NAME);
    assert_nowhere(s, "01712345678");
    assert_nowhere(s, "০১৭১২৩৪৫৬৭৮");
    assert_nowhere(s, "উত্তর পাইনি");
}

/* Lets so much time pass that the face ends by itself. */
static void let_end(struct session *s, int milliseconds)
{
    session_wait_quiet(s);
    assert_int_equal(sigqueue(session_pid(s), SIGUSR1, (union sigval){.sival_int = milliseconds}),
                     0);
    assert_int_equal(session_wait_exit(s), 0);
}

static struct session *form_begun(void **state)
{
    struct session *s = desk_play(state);

    desk_write(s, "01712345678", NAME, "উত্তর পাইনি");
    session_wait_text(s, NAME);
    return s;
}

/* ---- the cover ----------------------------------------------------------------------------------- */

static void nothing_can_be_read_while_nobody_is_there(void **state)
{
    struct session *s = form_begun(state);

    kiosk_let_pass(s, IDLE_MS - ALMOST);
    assert_false(session_find_text(s, COVERED, NULL, NULL));
    kiosk_let_pass(s, ALMOST);
    assert_covered(s);
    kiosk_expect_screens(s, "staff_cover");
}

/* Keys that are touched in passing are not typed into the form below either. */
static void only_who_means_it_uncovers(void **state)
{
    static const char *const TOUCHED[] = {"x",  "3",  "Space", "Tab", "Down",   "Esc",
                                          "F1", "F4", "F10",   "/",   "Delete", "Up"};
    struct session *s = form_begun(state);

    kiosk_let_pass(s, IDLE_MS);
    for (size_t i = 0; i < COUNT(TOUCHED); i++) {
        KEYS(s, TOUCHED[i]);
        assert_covered(s);
    }
    KEYS(s, "Enter");
    session_wait_text(s, NAME);
    session_wait_text(s, "▶ বিবরণ"); /* where one was */
    session_type(s, " আবার");
    session_wait_quiet(s);
    KEYS(s, "F10");
    session_wait_text(s, "অভিযোগটি দাখিল হয়েছে");
    kiosk_expect_text(0, "description", "তিনবার গিয়েও কাউকে পাইনি। আবার");
}

static void the_time_begins_anew_with_each_key(void **state)
{
    struct session *s = form_begun(state);

    for (int i = 0; i < 3; i++) {
        kiosk_let_pass(s, IDLE_MS - ALMOST);
        KEYS(s, "Tab");
    }
    assert_false(session_find_text(s, COVERED, NULL, NULL));
    kiosk_let_pass(s, IDLE_MS);
    KEYS(s, "1");
    kiosk_let_pass(s, IDLE_MS - ALMOST);
    assert_false(session_find_text(s, COVERED, NULL, NULL));
    kiosk_let_pass(s, ALMOST);
    assert_covered(s);
}

/* The list is of people from its first moment. */
static void a_list_that_nobody_touched_is_covered_too(void **state)
{
    struct session *s = form_begun(state);

    KEYS(s, "F10", "Enter");
    session_close(s);
    s = desk_play_on(state);
    session_wait_text(s, NAME);
    kiosk_let_pass(s, IDLE_MS);
    assert_covered(s);
}

static void one_key_covers_at_once(void **state)
{
    struct session *s = form_begun(state);

    KEYS(s, "F4");
    assert_covered(s);
    kiosk_let_pass(s, IDLE_MS - ALMOST);
    assert_covered(s);
    KEYS(s, "Enter");
    session_wait_text(s, NAME);
    kiosk_let_pass(s, IDLE_MS - ALMOST);
    session_wait_text(s, NAME);
}

static void the_time_can_be_set(void **state)
{
    struct kiosk_play play = KARIM;
    struct session *s;

    play.args = WORDS("--idle", "7");
    s = kiosk_play(state, play);
    kiosk_let_pass(s, 7000);
    session_wait_text(s, COVERED);
    let_end(s, 7000);
    play.args = WORDS("--idle", "0");
    s = kiosk_play(state, play);
    kiosk_let_pass(s, 100 * IDLE_MS);
    assert_false(session_find_text(s, COVERED, NULL, NULL));
    KEYS(s, "F4");
    session_wait_text(s, COVERED);
    kiosk_let_pass(s, 100 * IDLE_MS);
    session_wait_text(s, COVERED);
    play.args = WORDS("--idle", "soon");
    play.ends = true;
    s = kiosk_play(state, play);
    assert_int_equal(session_wait_exit(s), 2);
}

/* ---- the end ------------------------------------------------------------------------------------- */

static void assert_draft_is_there(void **state)
{
    struct session *s = desk_play_on(state);

    session_wait_text(s, DRAFT);
    session_wait_text(s, NAME);
    KEYS(s, "Enter", "F10");
    session_wait_text(s, "অভিযোগটি দাখিল হয়েছে");
    kiosk_expect_text(0, "subject", "উত্তর পাইনি");
    kiosk_expect_text(0, "description", "তিনবার গিয়েও কাউকে পাইনি।");
}

static void it_ends_by_itself_and_keeps_the_draft(void **state)
{
    struct session *s = form_begun(state);

    kiosk_let_pass(s, IDLE_MS);
    kiosk_let_pass(s, IDLE_MS - ALMOST);
    assert_covered(s);
    KEYS(s, "x"); /* nobody's key: the time runs on */
    let_end(s, ALMOST);
    session_wait_text(s, ENDED);
    assert_nowhere(s, NAME);
    assert_draft_is_there(state);
}

/* Also when all the time passes at once, as when the machine has slept. */
static void it_is_covered_before_it_ends(void **state)
{
    struct session *s = form_begun(state);

    kiosk_let_pass(s, 3 * IDLE_MS);
    assert_covered(s);
    let_end(s, IDLE_MS);
    assert_draft_is_there(state);
}

/* ---- what cannot be kept ------------------------------------------------------------------------- */

/* As another program does that writes into it. */
static sqlite3 *hold_store(void)
{
    sqlite3 *other = NULL;

    assert_int_equal(sqlite3_open(kiosk_store(), &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    return other;
}

static void let_go(sqlite3 *other)
{
    assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(other), SQLITE_OK);
}

static void it_stays_while_a_draft_cannot_be_kept(void **state)
{
    struct session *s = desk_play(state);
    sqlite3 *other = hold_store();

    desk_write(s, "01712345678", NAME, "উত্তর পাইনি");
    kiosk_let_pass(s, IDLE_MS);
    session_wait_words(s, "খসড়া হিসেবে সংরক্ষণ করা যায়নি");
    session_wait_text(s, "হারিয়ে যাবে");
    assert_nowhere(s, NAME);
    kiosk_let_pass(s, 5 * IDLE_MS);
    session_wait_text(s, COVERED);
    let_go(other);
    KEYS(s, "Enter");
    session_wait_text(s, NAME);
    kiosk_let_pass(s, IDLE_MS); /* it is tried again with the cover */
    assert_covered(s);
    assert_false(session_find_text(s, "হারিয়ে যাবে", NULL, NULL));
    let_end(s, IDLE_MS);
    assert_draft_is_there(state);
}

/* A store that was held for a moment leaves nobody signed in for a night. */
static void it_ends_once_the_draft_can_be_kept(void **state)
{
    struct session *s = desk_play(state);
    sqlite3 *other = hold_store();

    desk_write(s, "01712345678", NAME, "উত্তর পাইনি");
    kiosk_let_pass(s, IDLE_MS);
    kiosk_let_pass(s, IDLE_MS);
    session_wait_text(s, "হারিয়ে যাবে");
    let_go(other);
    let_end(s, 60000);
    session_wait_text(s, ENDED);
    assert_draft_is_there(state);
}

/* F4 keeps it at once, whatever comes then. */
static void what_was_typed_just_before_is_kept(void **state)
{
    struct session *s = form_begun(state);

    KEYS(s, "F4");
    session_kill9(s);
    assert_draft_is_there(state);
}

static void one_leaves_from_under_the_cover(void **state)
{
    struct session *s = form_begun(state);

    KEYS(s, "F4");
    session_press(s, "2");
    assert_int_equal(session_wait_exit(s), 0);
    assert_false(session_find_text(s, ENDED, NULL, NULL));
    assert_draft_is_there(state);
}

static void an_officer_keeps_what_he_had_begun(void **state)
{
    struct kiosk_play queue = {
        .face = "queue", .account = "selim", .role = "officer", .keep_store = true};
    struct session *s = form_begun(state);

    KEYS(s, "F10");
    session_close(s);
    assert_int_equal(kiosk_command(WORDS("user", "add", "selim", "officer"), NULL), 0);
    s = kiosk_play(state, queue);
    KEYS(s, "Enter", "6");
    session_paste(s, REASON);
    session_wait_quiet(s);
    kiosk_let_pass(s, IDLE_MS);
    assert_covered(s);
    assert_nowhere(s, REASON);
    let_end(s, IDLE_MS);
    kiosk_expect_text(0, "status", "new");
    s = kiosk_play(state, queue);
    KEYS(s, "Enter", "6");
    session_wait_text(s, REASON);
}

#define PLAY(test) cmocka_unit_test_teardown(test, session_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLAY(nothing_can_be_read_while_nobody_is_there),
        PLAY(only_who_means_it_uncovers),
        PLAY(the_time_begins_anew_with_each_key),
        PLAY(a_list_that_nobody_touched_is_covered_too),
        PLAY(one_key_covers_at_once),
        PLAY(the_time_can_be_set),
        PLAY(it_ends_by_itself_and_keeps_the_draft),
        PLAY(it_is_covered_before_it_ends),
        PLAY(it_stays_while_a_draft_cannot_be_kept),
        PLAY(it_ends_once_the_draft_can_be_kept),
        PLAY(what_was_typed_just_before_is_kept),
        PLAY(one_leaves_from_under_the_cover),
        PLAY(an_officer_keeps_what_he_had_begun),
    };

    return cmocka_run_group_tests(tests, kiosk_group_setup, kiosk_group_teardown);
}
