/* The kiosk's search, as one types: whole-program plays. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk_play.h"

static const char HERE[] = "এই অফিসের সেবায় খুঁজুন";
static const char EVERYWHERE[] = "সব অফিসের সেবায় খুঁজুন";

static void search_for(struct session *s, const char *words)
{
    KEYS(s, "Ctrl-U");
    session_type(s, words);
    session_wait_quiet(s);
}

static void every_list_can_be_searched(void **state)
{
    static const char *const WAYS[] = {"", "1", "2", "5", "6", "7"};
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    KEYS(s, "/");
    session_wait_text(s, EVERYWHERE);
    KEYS(s, "Esc", "2");
    for (size_t i = 0; i < COUNT(WAYS); i++) {
        if (*WAYS[i] != '\0')
            KEYS(s, WAYS[i]);
        KEYS(s, "/");
        session_wait_text(s, HERE);
        KEYS(s, "Esc", "Esc");
        if (*WAYS[i] == '\0')
            KEYS(s, "2");
    }
    KEYS(s, "1", "Enter", "/");
    session_wait_text(s, HERE);
}

/* Services, documents and officers; other spellings, parts of words, either script's digits. */
static void what_is_meant_is_found(void **state)
{
    static const char *const FINDS[][2] = {
        {"সাইবার নিরাপত্তা", "সাইবার নিরাপত্তা বিষয়ে সচেতনতা"},
        {"সাইবার নিরাপত্ত", "সাইবার নিরাপত্তা বিষয়ে সচেতনতা"},
        {"শাইবার", "সাইবার নিরাপত্তা বিষয়ে সচেতনতা"},
        {"প্রসিক্ষন", "বিষয়ক প্রশিক্ষণ"},
        {"ট্রাবলসুটিং", "ট্রাবলশ্যুটিং"},
        {"কোভিড-19", "কোভিড-১৯"},
        {"কোভিড ১৯", "কোভিড-১৯"},
        {"ict", "আইসিটি অধিদপ্তর সংক্রান্ত তথ্য প্রদান"},
        {"আবেদনপত্র", "প্রযোজ্য ক্ষেত্রে আবেদনপত্র"},
        {"সহকারী প্রোগ্রামার", "২৩টি সেবা পাওয়া গেছে"},
    };
    struct session *s =
        kiosk_play(state, (struct kiosk_play){.args = WORDS("--office", "rupganj")});

    KEYS(s, "/");
    for (size_t i = 0; i < COUNT(FINDS); i++) {
        search_for(s, FINDS[i][0]);
        session_wait_words(s, FINDS[i][1]);
        assert_false(session_find_text(s, "কিছু পাওয়া যায়নি", NULL, NULL));
    }
    search_for(s, "ঝঞ্ঝা");
    session_wait_text(s, "কিছু পাওয়া যায়নি।");
}

/* A hit is told from what surrounds it by more than its colour, and by something without colours. */
static void hits_are_marked(void **state)
{
    static const char *const PLAIN[] = {"NO_COLOR=1", NULL};

    for (int i = 0; i < 2; i++) {
        struct session *s = kiosk_play(
            state, (struct kiosk_play){.args = WORDS("--search"), .env = i == 0 ? NULL : PLAIN});
        struct terminal_style hit;
        struct terminal_style other;
        unsigned row;
        unsigned col;

        search_for(s, "সাইবার");
        session_wait_text(s, "সাইবার নিরাপত্তা বিষয়ে");
        KEYS(s, "Down"); /* off the first hit */
        assert_true(session_find_text(s, "সাইবার নিরাপত্তা বিষয়ে", &row, &col));
        hit = session_style(s, row, col);
        other = session_style(s, row, col + 9);
        assert_true(hit.bold != other.bold || hit.underline != other.underline ||
                    hit.reverse != other.reverse);
        session_close(s);
    }
}

static void what_was_found_is_read_and_left_again(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){0});

    KEYS(s, "/");
    search_for(s, "সাইবার");
    KEYS(s, "Enter");
    session_wait_text(s, "এই সেবা নিয়ে অভিযোগ করুন");
    session_wait_text(s, "সাইবার নিরাপত্তা বিষয়ে সচেতনতা");
    KEYS(s, "Esc");
    session_wait_text(s, EVERYWHERE);
    session_wait_text(s, "সাইবার"); /* what was typed still stands there */
    KEYS(s, "Enter", "1");
    session_wait_text(s, "শুরু করার আগে জেনে নিন");
    KEYS(s, "1", "1");
    session_wait_words(s, "▶ ৬ সাইবার নিরাপত্তা"); /* the service comes along to the form */
}

/* Who reads one service after the other, each found by a search, comes to no end; nor does the way back. */
static void one_may_search_on_and_on(void **state)
{
    enum { MANY = 20 };
    struct session *s =
        kiosk_play(state, (struct kiosk_play){.args = WORDS("--office", "rupganj")});

    for (int i = 0; i < MANY; i++) {
        KEYS(s, "/");
        session_wait_text(s, HERE);
        KEYS(s, "Enter");
        session_wait_text(s, "এই সেবা নিয়ে অভিযোগ করুন");
    }
    for (int i = 0; i < 2 * MANY && !session_find_text(s, "অভিযোগ জানান", NULL, NULL); i++)
        KEYS(s, "Esc");
    session_wait_text(s, "অভিযোগ জানান"); /* the office's home, where it began */
}

/* Wherever a visitor has looked, Esc leads back to the office he came from, and the next one finds the kiosk's
 * own. */
static void a_look_at_another_office_ends_there(void **state)
{
    struct session *s =
        kiosk_play(state, (struct kiosk_play){.args = WORDS("--office", "rupganj")});

    KEYS(s, "1", "Down", "Enter"); /* a card of this office */
    session_wait_text(s, "এই সেবা নিয়ে অভিযোগ করুন");
    KEYS(s, "/", "Tab", "Enter");
    session_wait_text(s, "হোমনা ›");
    KEYS(s, "Esc", "Esc");
    session_wait_text(s, "রূপগঞ্জ ›");
    KEYS(s, "/", "Tab", "Enter");
    session_wait_text(s, "হোমনা ›");
    KEYS(s, "F4");
    session_wait_text(s, "অভিযোগ জানান");
    session_wait_text(s, "রূপগঞ্জ");
    assert_false(session_find_text(s, "হোমনা", NULL, NULL));
    KEYS(s, "/", "Tab", "Enter", "1", "1",
         "2"); /* a complaint there: it does not become one here */
    session_wait_text(s, "হোমনা › অভিযোগ");
    for (int i = 0; i < 4; i++)
        KEYS(s, "Enter");
    kiosk_answer(s, "ঘুষ চাওয়া");
    for (int i = 0; i < 20 && !session_find_text(s, "অভিযোগ জানান", NULL, NULL); i++)
        KEYS(s, "Esc");
    session_wait_text(s, "অভিযোগ জানান");
    assert_false(session_find_text(s, "রূপগঞ্জ", NULL, NULL));
    KEYS(s, "F4");
    session_wait_text(s, "অভিযোগ জানান");
    assert_false(session_find_text(s, "হোমনা", NULL, NULL));
}

static void tab_goes_to_all_offices_and_back(void **state)
{
    struct session *s =
        kiosk_play(state, (struct kiosk_play){.args = WORDS("--office", "keshabpur")});

    KEYS(s, "/");
    search_for(s, "সাইবার");
    session_wait_text(s, "কিছু পাওয়া যায়নি।");
    session_wait_words(s, "Tab চাপলে সব অফিসে খোঁজা হবে।");
    KEYS(s, "Tab");
    session_wait_text(s, EVERYWHERE);
    session_wait_text(s, "সাইবার নিরাপত্তা বিষয়ে সচেতনতা");
    session_wait_text(s, "রূপগঞ্জ");
    KEYS(s, "Tab");
    session_wait_text(s, HERE);
}

static void no_query_breaks_the_search(void **state)
{
    static const char *const QUERIES[] = {"\"",         "'; DROP TABLE office; --",
                                          "* OR NEAR(", "%_%",
                                          "্্্",           "a AND",
                                          "-",          "()",
                                          "ঁঃ",          "\xE2\x80\x8D",
                                          "।।।"};
    struct session *s = kiosk_play(state, (struct kiosk_play){.args = WORDS("--search")});

    for (size_t i = 0; i < COUNT(QUERIES); i++) {
        search_for(s, QUERIES[i]);
        session_wait_text(s, EVERYWHERE);
        assert_false(session_find_text(s, "!", NULL, NULL) &&
                     session_find_text(s, "খোঁজা যায়নি", NULL, NULL));
    }
    search_for(s, "সাইবার");
    session_wait_text(s, "সাইবার নিরাপত্তা বিষয়ে সচেতনতা");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(every_list_can_be_searched, session_teardown),
        cmocka_unit_test_teardown(what_is_meant_is_found, session_teardown),
        cmocka_unit_test_teardown(hits_are_marked, session_teardown),
        cmocka_unit_test_teardown(what_was_found_is_read_and_left_again, session_teardown),
        cmocka_unit_test_teardown(one_may_search_on_and_on, session_teardown),
        cmocka_unit_test_teardown(a_look_at_another_office_ends_there, session_teardown),
        cmocka_unit_test_teardown(tab_goes_to_all_offices_and_back, session_teardown),
        cmocka_unit_test_teardown(no_query_breaks_the_search, session_teardown),
    };

    return cmocka_run_group_tests_name("kiosk_search", tests, kiosk_group_setup,
                                       kiosk_group_teardown);
}
