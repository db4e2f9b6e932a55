/* The help desk as a clerk uses it: whole-program plays. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "desk_play.h"

static const char FILED[] = "অভিযোগটি দাখিল হয়েছে";
static const char NOBODY[] = "আজ কোনো অভিযোগ আসেনি";
static const char DRAFT[] = "খসড়া";

/* ---- filing -------------------------------------------------------------------------------------- */

static void answer_everything(struct session *s)
{
    KEYS(s, "n", "Up", "Up", "Up", "2", "Tab", "2", "Tab", "Tab");
    desk_answer(s, "+৮৮০ ১৭১২-৩৪৫৬৭৮");
    desk_answer(s, "রহিমা খাতুন");
    session_type(s, "গ্রাম ভুলতা");
    session_press(s, "Ctrl-J");
    desk_answer(s, "রূপগঞ্জ");
    desk_answer(s, "৪");
    desk_answer(s, "আবেদনের উত্তর পাইনি");
    session_type(s, "তিনবার গিয়েও কাউকে পাইনি।");
    session_press(s, "Ctrl-J");
    desk_answer(s, "আমি প্রতিবেদনটি চাই, ক্ষতিপূরণ নয়।");
    KEYS(s, "2", "Tab");
    desk_answer(s, "১৬/১০/২০২৬");
    desk_answer(s, "A-17/3");
    desk_answer(s, "Rahima@Example.com");
    desk_answer(s, "১২৩৪৫৬৭৮৯০");
    KEYS(s, "2", "Tab");
    desk_answer(s, "গ্রাম মুড়াপাড়া, রূপগঞ্জ");
    KEYS(s, "3", "Tab");
    session_type(s, "করিম মিয়া");
    session_wait_quiet(s);
}

static void expect_everything(void)
{
    static const char *const VALUES[][2] = {
        {"office", "doict.rupganj.narayanganj"},
        {"status", "new"},
        {"received", "2026-11-22T09:00:00+06:00"},
        {"medium", "phone"},
        {"typed_by", "karim"},
        {"complainant.kind", "staff"},
        {"complainant.name", "রহিমা খাতুন"},
        {"complainant.mobile", "01712345678"},
        {"complainant.email", "rahima@example.com"},
        {"complainant.nid", "1234567890"},
        {"complainant.present_address", "গ্রাম ভুলতা\nরূপগঞ্জ"},
        {"complainant.permanent_address", "গ্রাম মুড়াপাড়া, রূপগঞ্জ"},
        {"complainant.relation", "relative"},
        {"complainant.seeker_name", "করিম মিয়া"},
        {"service", "citizen/4"},
        {"service_applied_on", "2026-10-16"},
        {"service_tracking", "A-17/3"},
        {"subject", "আবেদনের উত্তর পাইনি"},
        {"description", "তিনবার গিয়েও কাউকে পাইনি।\nআমি প্রতিবেদনটি চাই, ক্ষতিপূরণ নয়।"},
    };

    for (size_t i = 0; i < COUNT(VALUES); i++)
        kiosk_expect_text(0, VALUES[i][0], VALUES[i][1]);
}

static void all_that_is_typed_is_filed_to_the_letter(void **state)
{
    struct session *s = desk_play(state);
    json_t *complaints;

    answer_everything(s);
    KEYS(s, "F10");
    session_wait_text(s, FILED);
    expect_everything();
    complaints = kiosk_complaints();
    assert_true(json_is_true(json_object_get(json_array_get(complaints, 0), "against_gro")));
    json_decref(complaints);
    KEYS(s, "Enter");
    session_wait_text(s, "রহিমা খাতুন");
    assert_false(session_find_text(s, DRAFT, NULL, NULL));
}

static void an_anonymous_one_names_nobody(void **state)
{
    struct session *s = desk_play(state);

    desk_write(s, "01712345678", "রহিমা খাতুন", "ঘুষ");
    KEYS(s, "PgUp", "PgUp", "Home", "Up", "Up", "Up", "Down", "Down", "2", "F10");
    session_wait_text(s, FILED);
    kiosk_expect_text(0, "complainant.name", NULL);
    kiosk_expect_text(0, "complainant.mobile", NULL);
    kiosk_expect_text(0, "complainant.present_address", NULL);
    kiosk_expect_text(0, "subject", "ঘুষ");
}

/* ---- how many keys ------------------------------------------------------------------------------- */

static size_t keys_pressed;

static void press(struct session *s, const char *key)
{
    keys_pressed++;
    KEYS(s, key);
}

static void type_keys(struct session *s, const char *keys)
{
    keys_pressed += strlen(keys);
    session_type(s, keys);
    session_wait_quiet(s);
}

/* Both manuals name the number. */
static void expect_in_manual(const char *file, size_t keys)
{
    const char *srcdir = getenv("srcdir");
    char *path = str_format("%s/%s", srcdir == NULL ? "." : srcdir, file);
    char *wanted = str_format("takes %zu keys besides what is written", keys);
    struct str text = {0};

    assert_int_equal(file_read(path, 1 << 20, &text, NULL), ERR_OK);
    if (strstr(str_text(&text), wanted) == NULL)
        fail_msg("%s does not say \"%s\"", file, wanted);
    str_clear(&text);
    free(wanted);
    free(path);
}

/* On a plain keyboard, in Bangla by the sound. */
static void the_shortest_case_takes_few_keys(void **state)
{
    enum { FORM_KEYS = 7 };
    static const char *const WRITTEN[] = {"01712345678", "rohima khatun", "rupgonj", "uttor paini",
                                          "abedon kore uttor paini, amar proshikkhon"};
    struct session *s = desk_play(state);
    size_t written = 0;

    keys_pressed = 0;
    for (size_t i = 0; i < COUNT(WRITTEN); i++)
        written += strlen(WRITTEN[i]);
    press(s, "n");
    type_keys(s, WRITTEN[0]);
    press(s, "Tab");
    type_keys(s, WRITTEN[1]);
    press(s, "Tab");
    type_keys(s, WRITTEN[2]);
    press(s, "Tab");
    press(s, "Tab"); /* about no service of the card */
    type_keys(s, WRITTEN[3]);
    press(s, "Tab");
    type_keys(s, WRITTEN[4]);
    press(s, "F10");
    session_wait_text(s, FILED);
    assert_int_equal(keys_pressed, written + FORM_KEYS);
    assert_true(keys_pressed < 100); /* a minute, at less than two keys a second */
    expect_in_manual("README", keys_pressed - written);
    expect_in_manual("data/man/sebadesk.1", keys_pressed - written);
    kiosk_expect_text(0, "complainant.name", "রহিমা খাতুন");
    kiosk_expect_text(0, "complainant.present_address", "রূপগঞ্জ");
    kiosk_expect_text(0, "subject", "উত্তর পাইনি");
}

/* A word that only the dictionary knows, which the variable names, is offered here as at the kiosk. */
static void a_dictionary_that_is_named_suggests_its_words(void **state)
{
    static const char ONLY_THERE[] = "জলপাই";
    struct kiosk_play play = KARIM;
    const char *srcdir = getenv("srcdir");
    char *named =
        str_format("SEBADESK_DICTIONARY=%s/tests/typing/small.dic", srcdir == NULL ? "." : srcdir);
    struct session *s = desk_play(state);

    KEYS(s, "n", "Tab");
    session_type(s, "jolpai");
    session_wait_quiet(s);
    assert_false(session_find_text(s, ONLY_THERE, NULL, NULL));
    session_close(s);
    play.env = WORDS(named);
    s = kiosk_play(state, play);
    KEYS(s, "n", "Tab");
    session_type(s, "jolpai");
    session_wait_text(s, ONLY_THERE);
    free(named);
}

/* ---- what is wrong ------------------------------------------------------------------------------- */

static void what_is_wrong_stands_beside_its_field(void **state)
{
    struct session *s = desk_play(state);

    KEYS(s, "n");
    desk_answer(s, "0171");
    session_wait_text(s, "মোবাইল নম্বরে ১১টি অঙ্ক");
    KEYS(s, "F10");
    session_wait_text(s, "▶ মোবাইল নম্বর");
    session_wait_text(s, "এটি খালি রাখা যাবে না");
    session_type(s, "2345678");
    session_wait_quiet(s);
    KEYS(s, "F10");
    session_wait_text(s, "▶ নাম");
    assert_int_equal(kiosk_count_complaints(), 0);
}

/* ---- filing once --------------------------------------------------------------------------------- */

static void an_impatient_clerk_files_once(void **state)
{
    static const char TWICE[] = "\x1B[21~\x1B[21~\x1B[21~";
    struct session *s = desk_play(state);

    desk_write(s, "01712345678", "রহিমা খাতুন", "উত্তর পাইনি");
    session_send_bytes(s, TWICE, sizeof(TWICE) - 1);
    session_wait_text(s, FILED);
    session_wait_quiet(s);
    assert_int_equal(kiosk_count_complaints(), 1);
}

static void one_draft_in_two_windows_is_filed_once(void **state)
{
    struct session *a = desk_play(state);
    struct session *b;

    desk_write(a, "01712345678", "রহিমা খাতুন", "উত্তর পাইনি");
    kiosk_let_pass(a, 5000);
    b = desk_play_on(state);
    session_wait_text(b, DRAFT);
    KEYS(b, "Enter");
    KEYS(a, "F10");
    session_wait_text(a, FILED);
    KEYS(b, "F10");
    session_wait_text(b, FILED);
    session_wait_words(b, "ফরমটি আগেই দাখিল হয়েছে");
    assert_int_equal(kiosk_count_complaints(), 1);
    KEYS(b, "Enter");
    session_wait_quiet(b);
    assert_false(session_find_text(b, DRAFT, NULL, NULL));
}

/* With real random numbers: each form has a key of its own. */
static void two_clerks_work_at_once(void **state)
{
    struct kiosk_play play = {
        .face = "desk", .args = WORDS("--office", "rupganj"), .shipped = true};
    struct session *a = kiosk_play(state, play);
    struct session *b;

    play.keep_store = true;
    b = kiosk_play(state, play);
    desk_write(a, "01712345678", "রহিমা খাতুন", "উত্তর পাইনি");
    desk_write(b, "01812345678", "করিম মিয়া", "সেবা পাইনি");
    session_press(a, "F10");
    session_press(b, "F10");
    session_wait_text(a, FILED);
    session_wait_text(b, FILED);
    assert_int_equal(kiosk_count_complaints(), 2);
    KEYS(a, "Enter");
    session_wait_text(a, "রহিমা খাতুন");
    session_wait_text(a, "করিম মিয়া");
}

/* The list is read anew by itself. */
static void what_another_files_appears_by_itself(void **state)
{
    struct session *a = desk_play(state);
    struct session *b = desk_play_on(state);

    desk_write(b, "01812345678", "করিম মিয়া", "সেবা পাইনি");
    KEYS(b, "F10");
    session_wait_text(b, FILED);
    session_wait_text(a, NOBODY);
    kiosk_let_pass(a, 20000);
    session_wait_text(a, "করিম মিয়া");
}

/* ---- drafts -------------------------------------------------------------------------------------- */

static void expect_draft(struct session *s)
{
    session_wait_text(s, DRAFT);
    session_wait_text(s, "রহিমা খাতুন");
    KEYS(s, "Enter");
    session_wait_text(s, "▶ বিবরণ");
    session_wait_text(s, "০১৭১২৩৪৫৬৭৮");
    session_wait_text(s, "তিনবার গিয়েও কাউকে পাইনি।");
    KEYS(s, "F10");
    session_wait_text(s, FILED);
    kiosk_expect_text(0, "subject", "উত্তর পাইনি");
    kiosk_expect_text(0, "description", "তিনবার গিয়েও কাউকে পাইনি।");
}

static void a_killed_desk_loses_nothing(void **state)
{
    struct session *s = desk_play(state);

    desk_write(s, "01712345678", "রহিমা খাতুন", "উত্তর পাইনি");
    kiosk_let_pass(s, 5000);
    session_kill9(s);
    expect_draft(desk_play_on(state));
}

static void a_cut_line_loses_nothing(void **state)
{
    struct session *s = desk_play(state);

    desk_write(s, "01712345678", "রহিমা খাতুন", "উত্তর পাইনি");
    session_hang_up(s); /* no time has passed: it is saved on the way out */
    assert_int_equal(session_wait_exit(s), 0);
    expect_draft(desk_play_on(state));
}

/* Also the word that is still being typed by its sound. */
static void an_unfinished_word_is_in_the_draft(void **state)
{
    struct session *s = desk_play(state);

    KEYS(s, "n", "Tab");
    session_type(s, "rohima khatun");
    session_wait_quiet(s);
    kiosk_let_pass(s, 5000);
    session_kill9(s);
    s = desk_play_on(state);
    session_wait_text(s, "রহিমা খাতুন");
    KEYS(s, "Enter");
    session_wait_text(s, "▶ নাম");
}

static void drafts_wait_side_by_side(void **state)
{
    struct session *s = desk_play(state);

    desk_write(s, "01712345678", "রহিমা খাতুন", "উত্তর পাইনি");
    KEYS(s, "Esc");
    desk_write(s, "01812345678", "করিম মিয়া", "সেবা পাইনি");
    KEYS(s, "Esc");
    session_wait_text(s, "রহিমা খাতুন");
    session_wait_text(s, "করিম মিয়া");
    KEYS(s, "Delete", "2"); /* the latest stands on top */
    session_wait_gone(s, "করিম মিয়া");
    session_wait_text(s, "রহিমা খাতুন");
    KEYS(s, "Delete", "1");
    session_wait_text(s, "রহিমা খাতুন");
    KEYS(s, "Enter", "F10");
    session_wait_text(s, FILED);
    assert_int_equal(kiosk_count_complaints(), 1);
}

/* A form in which nothing is left keeps no draft. */
static void an_emptied_form_leaves_no_draft(void **state)
{
    struct session *s = desk_play(state);

    KEYS(s, "n");
    session_type(s, "01712");
    session_wait_quiet(s);
    KEYS(s, "Esc");
    session_wait_text(s, DRAFT);
    KEYS(s, "Enter", "Ctrl-U", "Esc");
    session_wait_text(s, NOBODY);
}

/* ---- who has called before ----------------------------------------------------------------------- */

static void a_repeat_caller_is_recognised(void **state)
{
    struct session *s = desk_play(state);

    desk_write(s, "01712345678", "রহিমা খাতুন", "উত্তর পাইনি");
    KEYS(s, "F10");
    session_wait_text(s, FILED);
    KEYS(s, "n");
    session_type(s, "0171234567");
    session_wait_quiet(s);
    assert_false(session_find_text(s, "চলমান অভিযোগ", NULL, NULL));
    session_type(s, "8");
    session_wait_text(s, "এই নম্বরে ১টি চলমান অভিযোগ আছে");
    session_wait_text(s, "নতুন · উত্তর পাইনি");
    KEYS(s, "F8");
    session_wait_text(s, "রহিমা খাতুন");
    session_wait_text(s, "ভুলতা, রূপগঞ্জ");
    KEYS(s, "F7");
    session_wait_words(s, "তিনবার গিয়েও কাউকে পাইনি।");
    KEYS(s, "Esc");
    session_wait_text(s, "▶ সেবা"); /* back where one was */
}

/* ---- searching ----------------------------------------------------------------------------------- */

static void one_finds_by_whatever_one_knows(void **state)
{
    static const char *const KNOWN[] = {"01712345678", "রহিমা", "উত্তর"};
    struct session *s = desk_play(state);
    char *tracking;

    desk_write(s, "01712345678", "রহিমা খাতুন", "উত্তর পাইনি");
    KEYS(s, "F10");
    session_wait_text(s, FILED);
    KEYS(s, "Enter", "/");
    for (size_t i = 0; i < COUNT(KNOWN); i++) {
        session_type(s, KNOWN[i]);
        session_wait_text(s, "রহিমা খাতুন");
        KEYS(s, "Ctrl-U");
        session_wait_gone(s, "রহিমা খাতুন");
    }
    tracking = kiosk_tracking();
    session_type(s, tracking);
    session_wait_text(s, "রহিমা খাতুন");
    free(tracking);
    KEYS(s, "Enter");
    session_wait_words(s, "তিনবার গিয়েও কাউকে পাইনি।");
}

/* ---- what a desk does for the complainant -------------------------------------------------------- */

static void act(const char *const *words)
{
    assert_int_equal(setenv("SEBADESK_NOW", "2026-11-22T10:00:00+06:00", 1), 0);
    assert_int_equal(kiosk_command(words, NULL), 0);
    assert_int_equal(unsetenv("SEBADESK_NOW"), 0);
}

static void a_desk_appeals_for_the_complainant(void **state)
{
    struct session *s = desk_play(state);
    char *tracking;

    desk_write(s, "01712345678", "রহিমা খাতুন", "উত্তর পাইনি");
    KEYS(s, "F10");
    session_wait_text(s, FILED);
    tracking = kiosk_tracking();
    KEYS(s, "Enter", "Enter");
    session_wait_words(s, "এখন আপিল করা যাবে না");
    KEYS(s, "Esc");
    act(WORDS("complaint", "act", tracking, "accept"));
    act(WORDS("complaint", "act", tracking, "dispose", "--outcome", "other", "--note", "হয়েছে"));
    KEYS(s, "Enter", "1");
    session_wait_text(s, "▶ আপিলের কারণ");
    KEYS(s, "F10");
    session_wait_text(s, "!"); /* grounds are compulsory */
    session_type(s, "সিদ্ধান্তটি মানি না");
    session_wait_quiet(s);
    KEYS(s, "F10");
    session_wait_text(s, "আপিলকৃত");
    kiosk_expect_text(0, "status", "appealed");
    KEYS(s, "Esc");
    session_wait_quiet(s);
    assert_false(session_find_text(s, DRAFT, NULL, NULL));
    free(tracking);
}

/* An appeal that is being written is a draft like any other. */
static void an_appeal_outlives_a_cut_line(void **state)
{
    struct session *s = desk_play(state);
    char *tracking;

    desk_write(s, "01712345678", "রহিমা খাতুন", "উত্তর পাইনি");
    KEYS(s, "F10");
    session_wait_text(s, FILED);
    tracking = kiosk_tracking();
    act(WORDS("complaint", "act", tracking, "file-away", "--note", "নয়"));
    free(tracking);
    KEYS(s, "Enter", "Enter", "1");
    session_type(s, "সিদ্ধান্তটি মানি না");
    session_wait_quiet(s);
    session_hang_up(s);
    assert_int_equal(session_wait_exit(s), 0);
    kiosk_expect_text(0, "status", "filed_away");
    s = desk_play_on(state);
    session_wait_text(s, DRAFT);
    KEYS(s, "Enter");
    session_wait_text(s, "সিদ্ধান্তটি মানি না");
    KEYS(s, "F10");
    session_wait_gone(s, DRAFT);
    kiosk_expect_text(0, "status", "appealed");
}

/* ---- paper --------------------------------------------------------------------------------------- */

static void expect_file(const char *name, const char *text, mode_t mode)
{
    struct str bytes = {0};
    struct stat st;

    assert_int_equal(file_read(name, 1 << 20, &bytes, NULL), ERR_OK);
    if (strstr(str_text(&bytes), text) == NULL)
        fail_msg("\"%s\" is not in %s: %s", text, name, str_text(&bytes));
    assert_int_equal(stat(name, &st), 0);
    if (mode != 0)
        assert_int_equal(st.st_mode & 0777, mode);
    str_clear(&bytes);
}

static void a_receipt_and_a_letter_are_printed(void **state)
{
    char *paper = str_format("%s/paper", kiosk_folder());
    char *command = str_format("cat > '%s'", paper);
    struct kiosk_play play = KARIM;
    struct session *s;
    char *tracking;

    play.args = WORDS("--office", "rupganj", "--receipt-command", command);
    s = kiosk_play(state, play);
    desk_write(s, "01712345678", "রহিমা খাতুন", "উত্তর পাইনি");
    KEYS(s, "F10", "F5");
    session_wait_text(s, "ছাপানো হয়েছে");
    tracking = kiosk_tracking();
    expect_file(paper, "ট্র্যাকিং নম্বর", 0);
    KEYS(s, "l", "F5");
    session_wait_text(s, "প্রিন্টারে পাঠানো হয়েছে");
    expect_file(paper, "রহিমা খাতুন", 0);
    free(tracking);
    free(command);
    free(paper);
}

/* In the folder in which the test runs, from which the program was started. */
static void a_letter_is_saved_once_and_for_its_writer_alone(void **state)
{
    struct session *s = desk_play(state);
    char *tracking;
    char *name;

    desk_write(s, "01712345678", "রহিমা খাতুন", "উত্তর পাইনি");
    KEYS(s, "F10");
    session_wait_text(s, FILED);
    tracking = kiosk_tracking();
    name = str_format("letter-%s.txt", tracking);
    (void)unlink(name);
    KEYS(s, "l", "s", "Enter");
    session_wait_text(s, "মহোদয়");
    expect_file(name, "উত্তর পাইনি", 0600);
    KEYS(s, "s", "Enter");
    session_wait_text(s, "এই নামে একটি ফাইল আছে");
    KEYS(s, "Ctrl-U");
    session_type(s, "../x.txt");
    session_wait_quiet(s);
    KEYS(s, "Enter");
    session_wait_text(s, "সাধারণ নাম লিখুন");
    assert_int_equal(unlink(name), 0);
    free(name);
    free(tracking);
}

#define PLAY(test) cmocka_unit_test_teardown(test, session_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PLAY(all_that_is_typed_is_filed_to_the_letter),
        PLAY(an_anonymous_one_names_nobody),
        PLAY(the_shortest_case_takes_few_keys),
        PLAY(a_dictionary_that_is_named_suggests_its_words),
        PLAY(what_is_wrong_stands_beside_its_field),
        PLAY(an_impatient_clerk_files_once),
        PLAY(one_draft_in_two_windows_is_filed_once),
        PLAY(two_clerks_work_at_once),
        PLAY(what_another_files_appears_by_itself),
        PLAY(a_killed_desk_loses_nothing),
        PLAY(a_cut_line_loses_nothing),
        PLAY(an_unfinished_word_is_in_the_draft),
        PLAY(drafts_wait_side_by_side),
        PLAY(an_emptied_form_leaves_no_draft),
        PLAY(a_repeat_caller_is_recognised),
        PLAY(one_finds_by_whatever_one_knows),
        PLAY(a_desk_appeals_for_the_complainant),
        PLAY(an_appeal_outlives_a_cut_line),
        PLAY(a_receipt_and_a_letter_are_printed),
        PLAY(a_letter_is_saved_once_and_for_its_writer_alone),
    };

    return cmocka_run_group_tests(tests, kiosk_group_setup, kiosk_group_teardown);
}
