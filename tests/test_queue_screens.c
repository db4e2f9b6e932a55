/* The queue as an officer meets it: its screens as text files, in both languages and two sizes
 * (tests/screens/queue_*), and what a key costs on a slow line. After a wanted change `make update-screens`
 * writes the files anew; look at the difference before you commit it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "desk_play.h"

#define expect kiosk_expect_screens

/* Bytes of a key press: on a line of 9,600 baud 960 of them take a second. */
enum { MOVE_BYTES = 256, FILTER_BYTES = 2200, COMPLAINTS = 12, LOOK_MS = 4000 };

static const struct kiosk_play SELIM = {
    .face = "queue", .account = "selim", .role = "officer", .args = WORDS("--office", "rupganj")};

/* The officer's queue on the store in which the clerk has just filed two complaints. */
static struct session *queue_after_desk(void **state)
{
    struct kiosk_play play = SELIM;
    struct session *desk = desk_play(state);

    desk_write(desk, "01712345678", "রহিমা খাতুন", "উত্তর পাইনি");
    KEYS(desk, "F10");
    desk_write(desk, "01812345678", "করিম মিয়া", "সনদ পাইনি");
    KEYS(desk, "F10");
    session_close(desk);
    assert_int_equal(kiosk_command(WORDS("user", "add", "selim", "officer"), NULL), 0);
    play.keep_store = true;
    return kiosk_play(state, play);
}

static void what_an_officer_reads(void **state)
{
    struct session *s = queue_after_desk(state);

    expect(s, "queue_list");
    KEYS(s, "F1");
    expect(s, "queue_help");
    KEYS(s, "Esc", "Space");
    expect(s, "queue_marked");
    KEYS(s, "Esc", "9");
    expect(s, "queue_nothing");
    KEYS(s, "/");
    expect(s, "queue_search");
    session_type(s, "01812345678");
    session_wait_quiet(s);
    KEYS(s, "Enter");
    expect(s, "queue_found");
    KEYS(s, "Enter");
    expect(s, "queue_case");
    KEYS(s, "End");
    expect(s, "queue_case_end");
    KEYS(s, "F7");
    expect(s, "queue_days");
    KEYS(s, "Esc", "F8");
    expect(s, "queue_card");
    KEYS(s, "Esc", "Esc", "Esc", "Esc");
    expect(s, "queue_leave");
    session_press(s, "1");
    assert_int_equal(session_wait_exit(s), 0);
}

static void what_an_officer_does(void **state)
{
    struct session *s = queue_after_desk(state);

    KEYS(s, "Enter", "F9");
    expect(s, "queue_actions");
    KEYS(s, "1");
    expect(s, "queue_accept");
    KEYS(s, "F10");
    expect(s, "queue_accepted");
    KEYS(s, "2");
    session_type(s, "homna");
    expect(s, "queue_ask");
    KEYS(s, "Esc", "7", "F10");
    expect(s, "queue_decide_missing");
    KEYS(s, "1", "Tab", "F8");
    expect(s, "queue_replies");
    KEYS(s, "1");
    expect(s, "queue_decide");
    KEYS(s, "F10");
    expect(s, "queue_decided");
    KEYS(s, "0", "F10");
    expect(s, "queue_taken_back");
}

static void several_at_once(void **state)
{
    struct session *s = queue_after_desk(state);

    KEYS(s, "Space", "Space", "F9");
    expect(s, "queue_actions_several");
    KEYS(s, "1");
    expect(s, "queue_accept_several");
    KEYS(s, "F10");
    expect(s, "queue_after_several");
}

/* ---- an office's own replies ------------------------------------------------------------------------- */

/* The officer's queue with that text in the file of Bangla replies, at the replies for filing away. */
static struct session *queue_with_replies(void **state, const char *text)
{
    char *folder = str_format("%s/settings", kiosk_folder());
    char *path = str_format("%s/replies.bn.txt", folder);
    char *variable = str_format("SEBADESK_REPLIES=%s", folder);
    struct kiosk_play play = SELIM;
    struct session *s = queue_after_desk(state);

    session_close(s);
    assert_int_equal(file_make_directory(folder, NULL), ERR_OK);
    assert_int_equal(file_write(path, text, strlen(text), NULL), ERR_OK);
    play.keep_store = true;
    play.env = WORDS(variable);
    s = kiosk_play(state, play);
    KEYS(s, "Enter", "6", "F8");
    free(variable);
    free(path);
    free(folder);
    return s;
}

static void an_office_has_replies_of_its_own(void **state)
{
    struct session *s =
        queue_with_replies(state, "[file-away]\nজেলা জজ আদালতে মামলা চলছে।\n[inform]\nচিঠিতে\n");

    session_wait_text(s, "জেলা জজ আদালতে মামলা চলছে।");
    assert_false(session_find_text(s, "বিচারাধীন", NULL, NULL)); /* these are all there are */
    KEYS(s, "F2");
    session_wait_text(s, "The matter is before a court"); /* none of its own in English */
    KEYS(s, "F2", "1");
    session_wait_text(s, "জেলা জজ আদালতে মামলা চলছে।");
    KEYS(s, "F10");
    kiosk_expect_text(1, "status", "filed_away"); /* behind the one that is open */
}

/* What is wrong is told where one would miss them, with file and line; and one can work all the same. */
static void replies_that_cannot_be_read_are_told(void **state)
{
    struct session *s =
        queue_with_replies(state, "# আমাদের\n[file-away]\nমামলা চলছে।\n[dispoze]\nx\n");

    session_wait_words(s, "settings/replies.bn.txt:4: এই নামে কোনো পদক্ষেপ নেই");
    session_wait_text(s, "বিচারাধীন");
    assert_false(session_find_text(s, "মামলা চলছে", NULL, NULL));
    KEYS(s, "1");
    session_wait_text(s, "বিচারাধীন");
}

/* ---- a slow line ----------------------------------------------------------------------------------- */

static void file_many(void)
{
    char *path = str_format("%s/many.jsonl", kiosk_folder());
    FILE *f = fopen(path, "w");

    assert_non_null(f);
    for (int i = 0; i < COMPLAINTS; i++)
        assert_true(fprintf(f,
                            "{\"office\":\"rupganj\",\"anonymous\":true,\"subject\":\"বিষয় %d\","
                            "\"description\":\"বিবরণ\"}\n",
                            i) > 0);
    assert_int_equal(fclose(f), 0);
    assert_int_equal(kiosk_command(WORDS("complaint", "file", path), NULL), 0);
    (void)remove(path);
    free(path);
}

static size_t bytes_of(struct session *s, const char *key)
{
    size_t n = 0;

    session_wait_quiet(s);
    free(session_bytes_out(s, NULL));
    session_press(s, key);
    session_wait_quiet(s);
    free(session_bytes_out(s, &n));
    print_message("# %s: %zu bytes\n", key, n);
    return n;
}

static void a_key_costs_little_on_a_slow_line(void **state)
{
    struct session *s = kiosk_play(state, SELIM);

    file_many();
    kiosk_let_pass(s, LOOK_MS);
    session_wait_text(s, "চলমান ১২"); /* they have appeared by themselves */
    assert_in_range(bytes_of(s, "Down"), 1, MOVE_BYTES);
    assert_in_range(bytes_of(s, "Down"), 1, MOVE_BYTES);
    assert_in_range(bytes_of(s, "Up"), 1, MOVE_BYTES);
    assert_in_range(bytes_of(s, "Space"), 1, MOVE_BYTES);
    assert_in_range(bytes_of(s, "9"), 1, FILTER_BYTES);
    assert_in_range(bytes_of(s, "1"), 1, FILTER_BYTES);
}

static void a_cut_line_leaves_nothing_half_done(void **state)
{
    struct session *s = queue_after_desk(state);
    struct kiosk_play again = SELIM;

    KEYS(s, "Enter", "6");
    session_paste(s, "আদালতে বিচারাধীন");
    session_wait_quiet(s);
    session_hang_up(s);
    (void)session_wait_exit(s);
    kiosk_expect_text(0, "status", "new");
    again.keep_store = true;
    s = kiosk_play(state, again);
    KEYS(s, "Enter");
    expect(s, "queue_begun");
    KEYS(s, "6");
    session_wait_text(s, "আদালতে বিচারাধীন");
}

/* Also what was begun about several, which belongs to none of them. */
static void what_is_written_about_several_outlives_a_cut_line(void **state)
{
    struct session *s = queue_after_desk(state);
    struct kiosk_play again = SELIM;

    KEYS(s, "Space", "Space", "F9", "6");
    session_paste(s, "আদালতে বিচারাধীন");
    session_wait_quiet(s);
    session_hang_up(s);
    (void)session_wait_exit(s);
    kiosk_expect_text(0, "status", "new");
    again.keep_store = true;
    s = kiosk_play(state, again);
    KEYS(s, "Space", "Space", "F9", "6");
    session_wait_text(s, "আদালতে বিচারাধীন");
    KEYS(s, "F10");
    kiosk_expect_text(0, "status", "filed_away");
    kiosk_expect_text(1, "status", "filed_away");
    session_close(s);
    again.face = "desk";
    s = kiosk_play(state, again);
    assert_false(session_find_text(s, "খসড়া", NULL, NULL)); /* it has gone with them */
}

/* Who leaves hands over what he had begun: a step to an officer, a complaint to a desk. */
static void what_was_begun_goes_to_another(void **state)
{
    struct kiosk_play salma = SELIM;
    struct session *s = queue_after_desk(state);

    KEYS(s, "Enter", "6");
    session_paste(s, "আদালতে বিচারাধীন");
    session_wait_quiet(s);
    session_hang_up(s);
    (void)session_wait_exit(s);
    assert_int_equal(kiosk_command(WORDS("user", "add", "salma", "officer"), NULL), 0);
    assert_int_equal(kiosk_command(WORDS("user", "remove", "selim", "officer"), NULL), 3);
    assert_int_equal(
        kiosk_command(WORDS("user", "remove", "selim", "officer", "--drafts-to", "salma"), NULL),
        0);
    salma.account = "salma";
    salma.keep_store = true;
    s = kiosk_play(state, salma);
    KEYS(s, "Enter", "6");
    session_wait_text(s, "আদালতে বিচারাধীন");
    KEYS(s, "F10");
    kiosk_expect_text(1, "status", "filed_away");
    session_close(s);

    s = desk_play_on(state);
    KEYS(s, "n", "Esc"); /* the first form of each run has the same key, and was filed */
    desk_write(s, "01912345678", "ফাতেমা বেগম", "ঘুষ");
    KEYS(s, "Esc");
    session_close(s);
    assert_int_equal(
        kiosk_command(WORDS("user", "remove", "karim", "desk", "--drafts-to", "salma"), NULL), 0);
    salma.face = "desk";
    s = kiosk_play(state, salma);
    session_wait_text(s, "ফাতেমা বেগম");
    KEYS(s, "Enter", "F10");
    session_wait_text(s, "অভিযোগটি দাখিল হয়েছে");
    assert_int_equal(kiosk_count_complaints(), 3);
}

static void without_a_role_one_stays_outside(void **state)
{
    struct kiosk_play play = {.face = "queue", .account = "karim", .role = "desk", .ends = true};
    struct session *s = kiosk_play(state, play);

    assert_int_equal(session_wait_exit(s), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(what_an_officer_reads, session_teardown),
        cmocka_unit_test_teardown(what_an_officer_does, session_teardown),
        cmocka_unit_test_teardown(several_at_once, session_teardown),
        cmocka_unit_test_teardown(an_office_has_replies_of_its_own, session_teardown),
        cmocka_unit_test_teardown(replies_that_cannot_be_read_are_told, session_teardown),
        cmocka_unit_test_teardown(a_key_costs_little_on_a_slow_line, session_teardown),
        cmocka_unit_test_teardown(a_cut_line_leaves_nothing_half_done, session_teardown),
        cmocka_unit_test_teardown(what_is_written_about_several_outlives_a_cut_line,
                                  session_teardown),
        cmocka_unit_test_teardown(what_was_begun_goes_to_another, session_teardown),
        cmocka_unit_test_teardown(without_a_role_one_stays_outside, session_teardown),
    };

    return cmocka_run_group_tests(tests, kiosk_group_setup, kiosk_group_teardown);
}
