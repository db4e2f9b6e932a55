/* A complaint from the first screen to the answer, as a visitor makes it: whole-program plays. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk_play.h"

static const char FILED[] = "আপনার অভিযোগ দাখিল হয়েছে";
static const char REVIEW[] = "সব তথ্য কি ঠিক আছে?";

/* ---- from the card to the answer ------------------------------------------------------------------ */
static void answer_everything(struct session *s)
{
    KEYS(s, "2", "1", "1", "5", "1", "1", "1", "Enter");
    kiosk_answer(s, "১৬/১০/২০২৬");
    kiosk_answer(s, "A-17/৩");
    KEYS(s, "1", "2");
    kiosk_answer(s, "আবেদনের উত্তর পাইনি");
    session_type(s, "তিনবার গিয়েও কাউকে পাইনি।");
    session_press(s, "Ctrl-J");
    kiosk_answer(s, "আমি প্রতিবেদনটি চাই, ক্ষতিপূরণ নয়।");
    kiosk_answer(s, "রহিমা খাতুন");
    kiosk_answer(s, "+৮৮০ ১৭১২-৩৪৫৬৭৮");
    kiosk_answer(s, "Rahima@Example.com");
    kiosk_answer(s, "১২৩৪৫৬৭৮৯০");
    kiosk_answer(s, "গ্রাম ভুলতা, রূপগঞ্জ");
    KEYS(s, "2");
    kiosk_answer(s, "গ্রাম মুড়াপাড়া, রূপগঞ্জ");
    KEYS(s, "3");
    kiosk_answer(s, "করিম মিয়া");
}

static void expect_everything(void)
{
    static const char *const VALUES[][2] = {
        {"office", "doict.rupganj.narayanganj"},
        {"filed_with", "doict.rupganj.narayanganj"},
        {"status", "new"},
        {"received", "2026-11-22T09:00:00+06:00"},
        {"due", "2027-01-04"},
        {"medium", "kiosk"},
        {"complainant.kind", "citizen"},
        {"complainant.name", "রহিমা খাতুন"},
        {"complainant.mobile", "01712345678"},
        {"complainant.email", "rahima@example.com"},
        {"complainant.nid", "1234567890"},
        {"complainant.present_address", "গ্রাম ভুলতা, রূপগঞ্জ"},
        {"complainant.permanent_address", "গ্রাম মুড়াপাড়া, রূপগঞ্জ"},
        {"complainant.relation", "relative"},
        {"complainant.seeker_name", "করিম মিয়া"},
        {"service", "institutional/8"},
        {"service_applied_on", "2026-10-16"},
        {"service_tracking", "A-17/৩"},
        {"subject", "আবেদনের উত্তর পাইনি"},
        {"description", "তিনবার গিয়েও কাউকে পাইনি।\nআমি প্রতিবেদনটি চাই, ক্ষতিপূরণ নয়।"},
    };

    for (size_t i = 0; i < COUNT(VALUES); i++)
        kiosk_expect_text(0, VALUES[i][0], VALUES[i][1]);
}

/* The plug is pulled the moment the receipt is seen. */
static void what_was_filed_is_there_after_kill_9(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    answer_everything(s);
    session_wait_text(s, REVIEW);
    session_press(s, "F10");
    session_wait_text(s, FILED);
    session_kill9(s);
    assert_int_equal(session_wait_exit(s), 128 + SIGKILL);
    assert_int_equal(kiosk_count_complaints(), 1);
    expect_everything();
    assert_int_equal(kiosk_command(WORDS("store", "check"), NULL), 0);
}

/* The number as people write it: the digits of `tracking` in either script, put into a form of n's. */
static char *written(const char *tracking, const char *form, bool bangla)
{
    struct str out = {0};

    for (const char *p = form; *p != '\0'; p++) {
        if (*p != 'n')
            str_add_char(&out, *p);
        else if (bangla)
            str_addf(&out, "\xE0\xA7%c", 0xA6 + *tracking++ - '0');
        else
            str_add_char(&out, *tracking++);
    }
    return str_take(&out);
}

static void ask(struct session *s, const char *number)
{
    char *screen;

    kiosk_answer(s, number);
    session_wait_words(s, "অভিযোগটি পৌঁছেছে। কর্মকর্তা এখনো তা গ্রহণ করেননি।");
    session_wait_text(s, "সোমবার, ৪ জানুয়ারি ২০২৭");
    screen = session_screen(s);
    assert_null(strstr(screen, "রহিমা"));
    assert_null(strstr(screen, "১৭১২"));
    assert_null(strstr(screen, "ভুলতা"));
    assert_null(strstr(screen, "উত্তর"));
    free(screen);
    KEYS(s, "2");
}

static void one_can_ask_where_it_stands(void **state)
{
    static const char *const FORMS[] = {"nnnnnnnnnn", "nnnn nnn nnn", "nnnn-nnn-nnn",
                                        "nn nn nn nn nn"};
    struct session *s = kiosk_play(state, (struct kiosk_play){0});
    char *tracking;

    kiosk_write_named(s, "রহিমা", "উত্তর নেই", "লিখেছি");
    KEYS(s, "F10");
    tracking = kiosk_tracking();
    kiosk_let_pass(s, 2000);
    KEYS(s, "Enter", "3", "4"); /* from another office too */
    for (size_t i = 0; i < COUNT(FORMS); i++) {
        char *latin = written(tracking, FORMS[i], false);
        char *bangla = written(tracking, FORMS[i], true);

        ask(s, latin);
        ask(s, bangla);
        free(latin);
        free(bangla);
    }
    free(tracking);
}

static void without_a_name_none_is_asked_or_kept(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    kiosk_write_anonymous(s, "ঘুষ চাওয়া", "টাকা ছাড়া কাজ হয় না");
    session_wait_text(s, REVIEW);
    KEYS(s, "1");
    session_wait_text(s, FILED);
    kiosk_expect_text(0, "subject", "ঘুষ চাওয়া");
    kiosk_expect_text(0, "description", "টাকা ছাড়া কাজ হয় না");
    kiosk_expect_text(0, "complainant.name", NULL);
    kiosk_expect_text(0, "complainant.mobile", NULL);
    kiosk_expect_text(0, "complainant.present_address", NULL);
}

/* What was typed before one turned to "anonymous" is no part of the complaint. */
static void who_turns_anonymous_leaves_no_name(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    kiosk_write_named(s, "রহিমা", "ঘুষ", "টাকা চায়");
    session_wait_text(s, REVIEW);
    KEYS(s, "2", "2");
    session_wait_text(s, REVIEW);
    assert_false(session_find_text(s, "রহিমা", NULL, NULL));
    KEYS(s, "F10");
    session_wait_text(s, FILED);
    kiosk_expect_text(0, "complainant.name", NULL);
    kiosk_expect_text(0, "complainant.present_address", NULL);
}

/* ---- there and back ------------------------------------------------------------------------------- */
static void going_back_keeps_what_was_typed(void **state)
{
    static const char *const BACK[] = {"ভুলতা, রূপগঞ্জ", "রহিমা খাতুন", "কেউ উত্তর দেয় না", "উত্তর নেই"};
    struct session *s = kiosk_play(state, (struct kiosk_play){0});
    size_t seen = 0;

    kiosk_write_named(s, "রহিমা খাতুন", "উত্তর নেই", "কেউ উত্তর দেয় না");
    for (int i = 0; i < 14; i++) {
        KEYS(s, "Esc");
        if (seen < COUNT(BACK) && session_find_text(s, BACK[seen], NULL, NULL))
            seen++;
    }
    assert_int_equal(seen, COUNT(BACK));
    session_wait_text(s, "শুরু করার আগে জেনে নিন");
    KEYS(s, "Esc", "3"); /* out of the form and in again */
    for (int i = 0; i < 14; i++)
        KEYS(s, "Enter");
    session_wait_text(s, REVIEW);
    KEYS(s, "F10");
    session_wait_text(s, FILED);
    kiosk_expect_text(0, "complainant.name", "রহিমা খাতুন");
    kiosk_expect_text(0, "complainant.present_address", "ভুলতা, রূপগঞ্জ");
    kiosk_expect_text(0, "subject", "উত্তর নেই");
    kiosk_expect_text(0, "description", "কেউ উত্তর দেয় না");
}

static const char QUESTION[] = "আপনার অভিযোগ এখনো দাখিল করা হয়নি";
static const char OFFICES[] = "স্বাগতম। আপনি কোন অফিসের সেবা চান?";

/* From the review back to the list of offices, screen by screen. */
static void go_out(struct session *s)
{
    for (int i = 0; i < 20 && !session_find_text(s, OFFICES, NULL, NULL); i++)
        KEYS(s, "Esc");
    session_wait_text(s, OFFICES);
}

static void go_in(struct session *s)
{
    for (int i = 0; i < 20 && !session_find_text(s, REVIEW, NULL, NULL); i++)
        KEYS(s, "Enter");
    session_wait_text(s, REVIEW);
    session_wait_text(s, "ঘুষ চাওয়া");
    session_wait_text(s, "টাকা ছাড়া কাজ হয় না");
}

static void nothing_is_thrown_away_unasked(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    kiosk_write_anonymous(s, "ঘুষ চাওয়া", "টাকা ছাড়া কাজ হয় না");
    session_wait_text(s, REVIEW);
    go_out(s);
    KEYS(s, "1"); /* another office */
    session_wait_text(s, QUESTION);
    KEYS(s, "Esc"); /* neither */
    session_wait_text(s, OFFICES);
    KEYS(s, "1", "1");
    session_wait_gone(s, QUESTION);
    go_in(s);
    go_out(s);
    KEYS(s, "2"); /* its own office: nothing to ask */
    session_wait_text(s, "১  এই অফিসের সেবাসমূহ");
    KEYS(s, "/", "Tab", "Enter"); /* and a service of another one */
    session_wait_text(s, QUESTION);
    KEYS(s, "1");
    go_in(s);
    KEYS(s, "F10");
    session_wait_text(s, FILED);
    kiosk_expect_text(0, "subject", "ঘুষ চাওয়া");
    kiosk_expect_text(0, "office", "doict.rupganj.narayanganj");
}

static void what_is_thrown_away_is_gone(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    kiosk_write_anonymous(s, "ঘুষ চাওয়া", "টাকা ছাড়া কাজ হয় না");
    session_wait_text(s, REVIEW);
    go_out(s);
    KEYS(s, "1", "2");
    session_wait_gone(s, QUESTION);
    session_wait_text(s, "হোমনা");
    KEYS(s, "3", "1", "2", "Enter", "1"); /* no officer is published whom it could be about */
    session_wait_text(s, "অভিযোগটি কী বিষয়ে, অল্প কথায় লিখুন");
    assert_false(session_find_text(s, "ঘুষ", NULL, NULL));
    kiosk_answer(s, "দেরি");
    assert_false(session_find_text(s, "টাকা", NULL, NULL));
    kiosk_answer(s, "কেউ আসে না");
    session_wait_text(s, REVIEW);
    KEYS(s, "F10");
    session_wait_text(s, FILED);
    kiosk_expect_text(0, "subject", "দেরি");
    kiosk_expect_text(0, "office", "doict.homna.comilla");
}

static void one_answer_is_changed_from_the_review(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    kiosk_write_anonymous(s, "ঘুষ", "টাকা চায়");
    KEYS(s, "5");
    session_wait_text(s, "অভিযোগটি কী বিষয়ে, অল্প কথায় লিখুন");
    kiosk_answer(s, " চাওয়া");
    session_wait_text(s, REVIEW);
    session_wait_text(s, "ঘুষ চাওয়া");
    KEYS(s, "5", "Ctrl-U", "Enter");
    session_wait_text(s, "! এটি খালি রাখা যাবে না।");
    kiosk_answer(s, "হয়রানি");
    session_wait_text(s, REVIEW);
    KEYS(s, "F10");
    kiosk_expect_text(0, "subject", "হয়রানি");
}

/* ---- bad answers ---------------------------------------------------------------------------------- */
struct
try {
    const char *typed;
    const char *message; /* NULL: it is taken */
};

/* Each on the question that is now to be seen; a good one is followed by Esc back to it. */
static void try_answers(struct session *s, const char *question, const struct try *tries, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        session_wait_text(s, question);
        KEYS(s, "Ctrl-U");
        kiosk_answer(s, tries[i].typed);
        if (tries[i].message != NULL) {
            session_wait_words(s, tries[i].message);
            session_wait_text(s, question);
            continue;
        }
        session_wait_gone(s, question);
        KEYS(s, "Esc");
    }
    KEYS(s, "Enter");
    session_wait_gone(s, question);
}

#define TRY(s, question, ...)                                                                      \
    try_answers((s), (question), ((const struct try[]){__VA_ARGS__}),                              \
                COUNT(((const struct try[]){__VA_ARGS__})))

static const char EMPTY[] = "! এটি খালি রাখা যাবে না।";
static const char NO_DATE[] = "! এটি তারিখ নয়। দিন, মাস ও বছর লিখুন";
static const char NO_MOBILE[] = "! মোবাইল নম্বরে ১১টি অঙ্ক থাকে";
static const char NO_EMAIL[] = "! এটি ই-মেইল ঠিকানা নয়";
static const char NO_IDENTITY[] = "! জাতীয় পরিচয়পত্রের নম্বরে ১০, ১৩ বা ১৭টি";

static void dates_and_numbers_are_checked_at_once(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    KEYS(s, "2", "1", "Enter", "1", "1", "1", "Enter");
    TRY(s, "এই সেবার জন্য কবে আবেদন করেছিলেন?", {"৩১-০২-২০২৬", NO_DATE}, {"গতকাল", NO_DATE},
        {"1", NO_DATE}, {"23-11-2026", "! এই দিনটি এখনো আসেনি"},
        {"১৬-১০-১৯২৬", "! তারিখটি অনেক আগের"}, {"২৯-০২-২০২৫", NO_DATE}, {"16-10-2026", NULL},
        {"১৬.১০.২০২৬", NULL}, {"16/10/2026", NULL}, {"২২-১১-২০২৬", NULL}, {"2026-10-16", NULL},
        {"", NULL});
    KEYS(s, "Enter", "1", "2");
    TRY(s, "অভিযোগটি কী বিষয়ে, অল্প কথায় লিখুন", {"", EMPTY}, {"   ", EMPTY},
        {"১২৩", "! অনুগ্রহ করে কথায় লিখুন।"}, {"উত্তর নেই", NULL});
    TRY(s, "কী হয়েছিল?", {"", EMPTY}, {"...", "! অনুগ্রহ করে কথায় লিখুন।"}, {"কেউ আসেনি", NULL});
    TRY(s, "আপনার নাম কী?", {"", EMPTY}, {"৪২", "! অনুগ্রহ করে কথায় লিখুন।"}, {"রহিমা", NULL});
    TRY(s, "আপনার মোবাইল নম্বর কত?", {"০১৭১২৩৪৫৬৭", NO_MOBILE}, {"017123456789", NO_MOBILE},
        {"01212345678", NO_MOBILE}, {"+৯১ ৯৮৩০০ ১২৩৪৫", NO_MOBILE}, {"নেই", NO_MOBILE},
        {"01712345678", NULL}, {"০১৭১২-৩৪৫৬৭৮", NULL}, {"+8801712345678", NULL},
        {"+৮৮০১৭১২৩৪৫৬৭৮", NULL}, {"০১৭১২ 345 ৬৭৮", NULL}, {"", NULL}, {"01712345678", NULL});
    TRY(s, "আপনার ই-মেইল ঠিকানা কী?", {"rahima", NO_EMAIL}, {"rahima@", NO_EMAIL},
        {"a b@example.com", NO_EMAIL}, {"rahima@example.com", NULL}, {"", NULL});
    TRY(s, "আপনার পরিচয়পত্রের নম্বর কত?", {"12345", NO_IDENTITY}, {"নেই", NO_IDENTITY},
        {"১২৩৪৫৬৭৮৯০", NULL}, {"AB1234567", NULL}, {"", NULL});
    TRY(s, "আপনার বর্তমান ঠিকানা কী?", {"", EMPTY}, {"ভুলতা", NULL});
}

/* ---- too early ------------------------------------------------------------------------------------ */
static const char TOO_EARLY[] = "এই সেবার নির্ধারিত সময় এখনো শেষ হয়নি";

/* Three working days: from Thursday the 19th they end on Tuesday the 24th; it is Sunday the 22nd. */
static void the_time_limit_is_counted_in_working_days(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    KEYS(s, "2", "1", "1", "5", "1", "1", "1", "Enter");
    kiosk_answer(s, "১৯-১১-২০২৬");
    session_wait_text(s, TOO_EARLY);
    session_wait_words(s, "মঙ্গলবার, ২৪ নভেম্বর ২০২৬ পর্যন্ত সময় আছে");
    KEYS(s, "2", "Ctrl-U");
    kiosk_answer(s, "17-11-2026"); /* ends today: today still counts */
    session_wait_words(s, "রবিবার, ২২ নভেম্বর ২০২৬ পর্যন্ত সময় আছে");
    KEYS(s, "Esc", "Ctrl-U");
    kiosk_answer(s, "16-11-2026"); /* ended on Thursday */
    session_wait_text(s, "আবেদন করে কি কোনো নম্বর পেয়েছিলেন?");
    KEYS(s, "Esc", "Ctrl-U");
    kiosk_answer(s, "22-11-2026");
    session_wait_text(s, TOO_EARLY);
    KEYS(s, "1"); /* all the same */
    session_wait_text(s, "আবেদন করে কি কোনো নম্বর পেয়েছিলেন?");
}

/* ---- once ----------------------------------------------------------------------------------------- */
static void a_trembling_finger_files_once(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    kiosk_write_anonymous(s, "ঘুষ", "টাকা চায়");
    session_send_bytes(s, "\r\r\r\r\033[21~\033[21~\r\033\r", 17);
    session_wait_quiet(s);
    session_wait_text(s, FILED);
    assert_int_equal(kiosk_count_complaints(), 1);
    KEYS(s, "Enter", "F10", "Esc"); /* too soon: the number must be read first */
    session_wait_text(s, FILED);
    kiosk_let_pass(s, 2000);
    KEYS(s, "Enter");
    session_wait_text(s, "স্বাগতম।");
    assert_int_equal(kiosk_count_complaints(), 1);
}

/* The machine hangs, the visitor hammers on the keys, then it goes on. */
static void a_hanging_machine_files_once(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    kiosk_write_anonymous(s, "ঘুষ", "টাকা চায়");
    session_signal(s, SIGSTOP);
    for (int i = 0; i < 5; i++)
        session_press(s, i == 2 ? "F10" : "Enter");
    session_signal(s, SIGCONT);
    session_wait_text(s, FILED);
    session_wait_quiet(s);
    assert_int_equal(kiosk_count_complaints(), 1);
}

/* ---- guessing ------------------------------------------------------------------------------------- */
static void guess(struct session *s, int times)
{
    for (int i = 0; i < times; i++)
        KEYS(s, "Enter");
}

static void wrong_numbers_make_the_terminal_wait_longer_each_time(void **state)
{
    static const char *const NEXT[] = {"১ মিনিট", "২ মিনিট", "৪ মিনিট", "৮ মিনিট"};
    static const int SECONDS[] = {30, 60, 120, 240, 480};
    struct session *s = kiosk_play(state, (struct kiosk_play){.args = WORDS("--idle", "0")});
    char *tracking;

    kiosk_write_anonymous(s, "ঘুষ", "টাকা চায়");
    KEYS(s, "F10");
    tracking = kiosk_tracking();
    kiosk_let_pass(s, 2000);
    KEYS(s, "Enter", "2", "4");
    session_type(s, "1234567891");
    guess(s, 10);
    session_wait_text(s, "! কোনো একটি অঙ্ক ভুল হয়েছে।");
    guess(s, 1);
    session_wait_words(s, "১ মিনিট অপেক্ষা করুন");
    KEYS(s, "Ctrl-U");
    kiosk_answer(s, tracking); /* not even the right one helps now */
    session_wait_words(s, "১ মিনিট অপেক্ষা করুন");
    KEYS(s, "Ctrl-U");
    session_type(s, "1234567891");
    for (size_t i = 0; i < COUNT(NEXT); i++) {
        kiosk_let_pass(s, SECONDS[i] * 1000);
        guess(s, 2);
        session_wait_words(s, NEXT[i]);
    }
    kiosk_let_pass(s, SECONDS[4] * 1000);
    KEYS(s, "Ctrl-U");
    kiosk_answer(s, tracking);
    session_wait_words(s, "অভিযোগটি পৌঁছেছে।");
    KEYS(s, "2");
    session_type(s, "1234567891");
    guess(s, 10); /* and ten more are free */
    session_wait_text(s, "! কোনো একটি অঙ্ক ভুল হয়েছে।");
    free(tracking);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(what_was_filed_is_there_after_kill_9, session_teardown),
        cmocka_unit_test_teardown(one_can_ask_where_it_stands, session_teardown),
        cmocka_unit_test_teardown(without_a_name_none_is_asked_or_kept, session_teardown),
        cmocka_unit_test_teardown(who_turns_anonymous_leaves_no_name, session_teardown),
        cmocka_unit_test_teardown(going_back_keeps_what_was_typed, session_teardown),
        cmocka_unit_test_teardown(nothing_is_thrown_away_unasked, session_teardown),
        cmocka_unit_test_teardown(what_is_thrown_away_is_gone, session_teardown),
        cmocka_unit_test_teardown(one_answer_is_changed_from_the_review, session_teardown),
        cmocka_unit_test_teardown(dates_and_numbers_are_checked_at_once, session_teardown),
        cmocka_unit_test_teardown(the_time_limit_is_counted_in_working_days, session_teardown),
        cmocka_unit_test_teardown(a_trembling_finger_files_once, session_teardown),
        cmocka_unit_test_teardown(a_hanging_machine_files_once, session_teardown),
        cmocka_unit_test_teardown(wrong_numbers_make_the_terminal_wait_longer_each_time,
                                  session_teardown),
    };

    return cmocka_run_group_tests_name("kiosk_complaint", tests, kiosk_group_setup,
                                       kiosk_group_teardown);
}
