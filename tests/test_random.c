/* What comes from outside, damaged at random: each piece is taken or refused, and what was taken is sound and
 * comes back from the store as it went in. The same damage in every run; for more and other damage set
 * RANDOM_ROUNDS (a factor) and RANDOM_SEED. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "charter_help.h"
#include "commands/complaint_json.h"
#include "model/calendar.h"
#include "model/replies.h"
#include "site.h"
#include "text/clean.h"
#include "text/legacy.h"

/* ---- damage ------------------------------------------------------------------------------------------ */

static uint64_t chance;

static int set_chance(void **state)
{
    const char *seed = getenv("RANDOM_SEED");

    chance = seed == NULL ? 20261122 : strtoull(seed, NULL, 10) * 2 + 1;
    return site_setup(state);
}
#define RANDOM_TEST(f) cmocka_unit_test_setup_teardown(f, set_chance, site_teardown)

/* xorshift64*: good enough to break things, the same on every machine. */
static size_t below(size_t limit)
{
    chance ^= chance >> 12;
    chance ^= chance << 25;
    chance ^= chance >> 27;
    return (size_t)((chance * 2685821657736338717ULL) >> 33) % limit;
}

static int rounds(int few)
{
    const char *factor = getenv("RANDOM_ROUNDS");

    return factor == NULL ? few : few * atoi(factor);
}

/* Pieces that mean something somewhere. */
static const char *const PIECES[] = {"\t",
                                     "\n",
                                     "\r\n",
                                     ",",
                                     "\"",
                                     "\\",
                                     "{",
                                     "}",
                                     "[",
                                     ":",
                                     "null",
                                     "true",
                                     "-1",
                                     "1e99",
                                     "০",
                                     "৯",
                                     "্",
                                     "া",
                                     "য়",
                                     "\xE2\x80\x8D",
                                     "\xE2\x80\xAE",
                                     "\xFF",
                                     "\xC0\xAF",
                                     "\xEF\xBB\xBF",
                                     "\x1B[",
                                     "\\u0000",
                                     "\\ud800",
                                     "২০২৬-০২-৩০",
                                     "year",
                                     "complete",
                                     "2027-01-01",
                                     "fixed",
                                     "work",
                                     "citizen/1",
                                     "/",
                                     "%",
                                     "'",
                                     " ",
                                     "",
                                     "<a href=",
                                     "www.x.gov.bd",
                                     "a@b.bd",
                                     "০১৭১২৩৪৫৬৭৮",
                                     "৩ কার্যদিবস",
                                     "২.২)",
                                     "ক্রমিক নং"};

static void damage_once(struct str *s)
{
    enum { LONGEST = 40 };
    const char *piece = PIECES[below(sizeof(PIECES) / sizeof(PIECES[0]))];
    size_t at = below(s->len + 1);
    size_t n = below(LONGEST);
    struct str copy = {0};

    n = n > s->len - at ? s->len - at : n;
    switch (below(6)) {
    case 0:
        if (at < s->len)
            s->data[at] = (char)below(256);
        break;
    case 1:
        str_remove(s, at, n);
        break;
    case 2:
        str_add_bytes(&copy, str_text(s) + at, n);
        str_insert(s, below(s->len + 1), str_text(&copy), copy.len);
        break;
    default:
        str_insert(s, at, piece, strlen(piece));
    }
    str_clear(&copy);
}

static void damage(const char *text, size_t most, struct str *out)
{
    str_cut(out, 0);
    str_add(out, text);
    for (size_t i = below(most + 1); i > 0; i--)
        damage_once(out);
}

/* ---- what must hold ---------------------------------------------------------------------------------- */

/* What has passed the door once passes it unchanged. */
static void assert_clean_text(const char *text)
{
    struct err e = {0};
    struct str again = {0};

    if (text == NULL)
        return;
    assert_int_equal(clean_check(text, strlen(text), &e), ERR_OK);
    clean_text(text, strlen(text), CLEAN_TYPING, &again);
    assert_string_equal(str_text(&again), text);
    str_clear(&again);
}

static void assert_same(const char *a, const char *b)
{
    if (!str_equal(a, b))
        fail_msg("filed: %s\nread back: %s", a == NULL ? "-" : a, b == NULL ? "-" : b);
}

static void assert_same_complaint(struct complaint *a, struct complaint *b)
{
    for (int i = 0; i < FIELD_COUNT; i++) {
        if (field_text(a, (enum field)i) != NULL)
            assert_same(*field_text(a, (enum field)i), *field_text(b, (enum field)i));
    }
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->medium, b->medium);
    assert_int_equal(a->relation, b->relation);
    assert_int_equal(a->anonymous, b->anonymous);
    assert_int_equal(a->against_gro, b->against_gro);
    assert_int_equal(a->has_service, b->has_service);
    assert_int_equal(a->service_serial, b->service_serial);
    assert_int_equal(date_compare(a->service_applied_on, b->service_applied_on), 0);
}

/* ---- complaints -------------------------------------------------------------------------------------- */

static const char *const COMPLAINTS[] = {
    "{\"office\":\"homna\",\"kind\":\"citizen\",\"medium\":\"post\",\"anonymous\":false,"
    "\"name\":\"রাহেলা খাতুন\",\"mobile\":\"+৮৮০ ১৭১২-৩৪৫৬৭৮\",\"email\":\"r@example.org\","
    "\"nid\":\"১৯৯০১২৩৪৫৬৭৮৯\",\"present_address\":\"গ্রাম: ক\\nহোমনা\","
    "\"permanent_address\":\"গ্রাম: খ\",\"service\":\"citizen/1\","
    "\"service_applied_on\":\"০২/১১/২০২৬\",\"service_tracking\":\"ক-১২\","
    "\"relation\":\"relative\",\"seeker_name\":\"করিম\",\"against_gro\":true,"
    "\"subject\":\"সংযোগ পাইনি\",\"description\":\"প্রথম লাইন\\nদ্বিতীয় লাইন\"}",
    "{\"key\":\"চিঠি ১৭\",\"office\":\"homna\",\"anonymous\":true,\"subject\":\"ক\","
    "\"description\":\"খ\"}",
};

static void file_and_compare(struct store *store, struct complaint *c)
{
    struct receipt receipt = {0};
    struct complaint_record record = {0};
    struct err e = {0};
    enum err_code code = complaint_find_office(store, c, &e);

    if (code == ERR_OK)
        code = store_file(store, c, AS_VISITOR, STORE_NOW, &receipt, &e);
    if (code == ERR_OK) {
        assert_int_equal(store_complaint(store, receipt.tracking, &record, NULL, &e), ERR_OK);
        assert_same_complaint(c, &record.filed);
        complaint_record_wipe(&record);
    } else {
        assert_true(code == ERR_INPUT || code == ERR_NOT_FOUND || code == ERR_AMBIGUOUS);
    }
    receipt_clear(&receipt);
}

static void damaged_complaints_are_taken_whole_or_refused(void **state)
{
    static const struct date TODAY = {2026, 11, 22};
    struct store *store = site_open(*state);
    int all = rounds(6000);
    int taken = 0;
    struct str s = {0};

    for (int i = 0; i < all; i++) {
        struct complaint c = {0};
        struct complaint_reading reading = {0};

        damage(COMPLAINTS[i % 2], 3, &s);
        if (complaint_from_json(str_text(&s), s.len, TODAY, &c, &reading)) {
            for (int k = 0; k < FIELD_COUNT; k++) {
                if (field_text(&c, (enum field)k) != NULL)
                    assert_clean_text(*field_text(&c, (enum field)k));
            }
            if (taken++ % 4 == 0)
                file_and_compare(store, &c);
        } else {
            assert_true(reading.not_json || reading.fault != FAULT_NONE);
            assert_clean_text(reading.field);
            assert_true(*complaint_reading_words(&reading) != '\0');
        }
        assert_clean_text(reading.key);
        complaint_wipe(&c);
    }
    str_clear(&s);
    assert_in_range(taken, all / 10, all);
    assert_int_equal(site_check(store, NULL), 0);
}

/* ---- charters ---------------------------------------------------------------------------------------- */

static void damaged_charters_come_back_from_the_store(void **state)
{
    struct store *store = site_open(*state);
    char *text = read_source("tests/charters/homna.txt");
    int all = rounds(60);
    int taken = 0;
    struct str s = {0};

    for (int i = 0; i < all; i++) {
        struct charter in = {0};
        struct charter out = {0};
        struct err e = {0};

        damage(text, 8, &s);
        if (charter_read_for("doict.homna.comilla", str_text(&s), s.len, &in, NULL, &e) == ERR_OK) {
            char *before = dump_charter(&in);
            char *after;

            assert_int_equal(store_import_charter(store, &in, "damaged", NULL, &e), ERR_OK);
            assert_int_equal(store_charter(store, "doict.homna.comilla", 0, &out, &e), ERR_OK);
            after = dump_charter(&out);
            assert_same_lines(after, before);
            free(before);
            free(after);
            taken++;
        }
        charter_clear(&in);
        charter_clear(&out);
    }
    free(text);
    str_clear(&s);
    assert_in_range(taken, all / 10, all);
    assert_int_equal(site_check(store, NULL), 0);
}

/* ---- holiday files ----------------------------------------------------------------------------------- */

static void assert_sound_calendar(const struct calendar *calendar)
{
    struct due due;

    assert_int_equal(calendar->year_count, 1);
    for (size_t i = 0; i < calendar->day_count; i++) {
        assert_int_equal(calendar->days[i].date.year, calendar->years[0].year);
        assert_true(i == 0 || date_compare(calendar->days[i - 1].date, calendar->days[i].date) < 0);
        assert_clean_text(calendar->days[i].name_bn);
        assert_clean_text(calendar->days[i].name_en);
    }
    calendar_due(calendar, (struct date){calendar->years[0].year, 6, 1}, 30, &due);
    assert_int_equal(due.working_days, 30);
    due_clear(&due);
}

static void damaged_holiday_files_are_taken_whole_or_refused(void **state)
{
    static const char FILE_2027[] =
        "# holidays\nyear\t২০২৭\ncomplete\tno\nsource\tপ্রজ্ঞাপন\n\n"
        "2027-02-21\tশহীদ দিবস\tMartyrs' Day\tfixed\n2027-03-26\tস্বাধীনতা দিবস\tIndependence Day\tfixed\n"
        "2027-06-17\tঈদ\tEid\tmoon\ta remark\n2027-06-19\tকর্মদিবস\tWorking day\twork\n";
    int all = rounds(10000);
    int taken = 0;
    struct str s = {0};

    (void)state;
    for (int i = 0; i < all; i++) {
        struct calendar calendar = {0};
        struct err e = {0};

        damage(FILE_2027, 4, &s);
        if (calendar_read(str_text(&s), s.len, &calendar, &e) == ERR_OK) {
            assert_sound_calendar(&calendar);
            taken++;
        } else {
            assert_int_equal(e.code, ERR_INPUT);
            assert_int_equal(calendar.day_count + calendar.year_count, 0);
        }
        calendar_clear(&calendar);
    }
    str_clear(&s);
    assert_in_range(taken, all / 10, all);
}

static void damaged_replies_are_taken_whole_or_refused(void **state)
{
    static const char OURS[] = "# আমাদের\n[accept]\nঅভিযোগটি গ্রহণ করা হলো।\n\n[dispose]\n"
                               "সেবা প্রদান করা হয়েছে।\nThe blame was not proved.\n[undo]\nভুলে।\n";
    int all = rounds(10000);
    int taken = 0;
    struct str s = {0};

    (void)state;
    for (int i = 0; i < all; i++) {
        struct replies replies = {0};
        struct err e = {0};
        enum err_code code;

        damage(OURS, 4, &s);
        code = replies_read(str_text(&s), s.len, &replies, &e);
        taken += code == ERR_OK;
        assert_true(code == ERR_OK || (code == ERR_INPUT && e.line > 0));
        for (size_t a = 0; a < ACTION_COUNT; a++) {
            assert_true(code == ERR_OK || replies.of[a].count == 0);
            for (size_t k = 0; k < replies.of[a].count; k++)
                assert_clean_text(replies.of[a].items[k]);
        }
        replies_clear(&replies);
    }
    str_clear(&s);
    assert_in_range(taken, all / 10, all);
}

/* ---- tracking numbers -------------------------------------------------------------------------------- */

static void damaged_numbers_are_read_or_refused(void **state)
{
    int all = rounds(30000);
    int taken = 0;
    struct str s = {0};

    (void)state;
    for (int i = 0; i < all; i++) {
        char number[TRACKING_SIZE];
        char again[TRACKING_SIZE];

        tracking_new(number);
        damage(number, 3, &s);
        if (tracking_read(str_text(&s), again) == TRACKING_OK) {
            char *grouped = tracking_group(again);

            assert_int_equal(strspn(again, "0123456789"), TRACKING_DIGITS);
            assert_int_equal(tracking_read(grouped, number), TRACKING_OK);
            assert_string_equal(number, again);
            free(grouped);
            taken++;
        }
    }
    str_clear(&s);
    assert_in_range(taken, all / 10, all);
}

/* ---- legacy text ------------------------------------------------------------------------------------- */

static void any_bytes_become_utf8_or_are_refused(void **state)
{
    static const char *const TEXTS[] = {"Avgvi \x86mvbvi evsjv|\tk\x87iv\n",
                                        "আমার সোনার বাংলা।\tword\n",
                                        "name@office.gov.bd www.doict.gov.bd\n"};
    int all = rounds(9000);
    struct str s = {0};
    struct str out = {0};

    (void)state;
    for (int i = 0; i < all; i++) {
        struct err e = {0};

        damage(TEXTS[i % 3], 6, &s);
        str_cut(&out, 0);
        if (legacy_to_utf8(str_text(&s), s.len, (enum legacy_kind)(i % 3), &out, NULL, &e) ==
            ERR_OK)
            assert_null(u8_check((const uint8_t *)str_text(&out), out.len));
        else
            assert_true(e.code == ERR_INPUT && e.line > 0);
    }
    str_clear(&s);
    str_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RANDOM_TEST(damaged_complaints_are_taken_whole_or_refused),
        RANDOM_TEST(damaged_charters_come_back_from_the_store),
        RANDOM_TEST(damaged_holiday_files_are_taken_whole_or_refused),
        RANDOM_TEST(damaged_replies_are_taken_whole_or_refused),
        RANDOM_TEST(damaged_numbers_are_read_or_refused),
        RANDOM_TEST(any_bytes_become_utf8_or_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
