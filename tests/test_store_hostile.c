/* A store in which somebody has written by hand, and accounts that lose a role while they work: nothing
 * falls over, and nothing is seen that should not be. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "store/internal.h"
#include "store_help.h"
#include "text/when.h"

static int setup(void **state)
{
    static struct test_store t;

    test_store_open(&t);
    test_store_give(&t, "gro", ROLE_OFFICER, RUPGANJ);
    test_store_give(&t, "gro", ROLE_OFFICER, HOMNA);
    *state = &t;
    return 0;
}

static int teardown(void **state)
{
    test_store_close(*state);
    return 0;
}

/* What the program itself never does. */
static void write_by_hand(struct test_store *t, const char *sql)
{
    char *all = str_format("PRAGMA foreign_keys=OFF; DROP TRIGGER complaint_no_update;"
                           "DROP TRIGGER event_no_delete; DROP TRIGGER state_no_delete; %s",
                           sql);

    assert_int_equal(sqlite3_exec(t->store->db, all, NULL, NULL, NULL), SQLITE_OK);
    free(all);
}

/* Whoever reads a complaint relies on there being a first event and an office that has it. */
static void a_complaint_without_a_history_is_a_damaged_store(void **state)
{
    struct test_store *t = *state;
    struct complaint_record record = {0};
    struct event_list events = {0};
    char tracking[TRACKING_SIZE];

    test_store_file(t, RUPGANJ, test_time("2026-11-22"), tracking);
    test_store_be(t, "gro");
    write_by_hand(t, "DELETE FROM event");
    assert_int_equal(store_complaint(t->store, tracking, &record, &events, NULL), ERR_STORE);
    assert_int_equal(store_standing(t->store, tracking, &record, &events, NULL), ERR_STORE);
    assert_int_equal(
        test_store_act(t, tracking, &(struct workflow_step){.action = ACTION_ACCEPT}, 1),
        ERR_STORE);
    assert_int_equal(sqlite3_exec(t->store->db, "DELETE FROM state", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(store_complaint(t->store, tracking, &record, NULL, NULL), ERR_STORE);
    assert_int_equal(store_standing(t->store, tracking, &record, NULL, NULL), ERR_STORE);
}

static bool keep_number(void *context, const struct complaint_record *record)
{
    memcpy(context, record->tracking, TRACKING_SIZE);
    return true;
}

/* Numbers are printed as they are: one that would speak to the terminal is not handed out. */
static void a_tracking_number_holds_only_digits(void **state)
{
    struct test_store *t = *state;
    struct complaint_filter filter = {0};
    struct list_query query = {.list = LIST_OPEN, .now = test_time("2026-11-22")};
    struct list_rows rows = {0};
    struct strv faults = {0};
    char number[TRACKING_SIZE];
    char head[65];
    int64_t events;

    test_store_file(t, RUPGANJ, query.now, number);
    test_store_be(t, "boss");
    write_by_hand(t, "UPDATE complaint SET tracking = '12' || char(27) || '[2J'");
    assert_int_equal(store_complaints(t->store, &filter, keep_number, number, NULL), ERR_OK);
    assert_string_equal(number, "12");
    assert_int_equal(store_page(t->store, &query, NULL, false, 10, &rows, NULL), ERR_OK);
    assert_int_equal(rows.count, 1);
    assert_string_equal(rows.items[0].tracking, "12");
    list_rows_wipe(&rows);
    assert_int_equal(store_verify(t->store, &faults, &events, head, NULL), ERR_OK);
    assert_int_equal(faults.count, 1);
    assert_null(strchr(faults.items[0], '\x1B'));
    strv_clear(&faults);
}

/* Of what should be a day or a moment and is none, no month's name is looked up. */
static void what_is_no_day_is_shown_as_none(void **state)
{
    struct test_store *t = *state;
    static const int64_t MOMENTS[] = {INT64_MIN, INT64_MAX, -1, 0};
    struct complaint_record record = {0};
    char tracking[TRACKING_SIZE];
    char *day;

    test_store_file(t, RUPGANJ, test_time("2026-11-22"), tracking);
    test_store_be(t, "gro");
    write_by_hand(t, "UPDATE state SET due = '2026-13-01'");
    assert_int_equal(store_complaint(t->store, tracking, &record, NULL, NULL), ERR_OK);
    day = when_day(record.due);
    assert_string_equal(day, "–");
    free(day);
    complaint_record_wipe(&record);
    for (size_t i = 0; i < sizeof(MOMENTS) / sizeof(MOMENTS[0]); i++) {
        assert_true(date_is_valid(clock_dhaka(MOMENTS[i]).date));
        day = when_moment(MOMENTS[i]);
        assert_true(strlen(day) > 10);
        free(day);
    }
}

/* The first look after the change is for a number that is not there, so its transaction is taken back; the
 * lists must know all the same. */
static void a_lost_role_shows_in_the_lists_after_a_vain_look(void **state)
{
    struct test_store *t = *state;
    char office[] = RUPGANJ;
    struct grant officer = {ROLE_OFFICER, office};
    struct list_query query = {.list = LIST_OPEN, .now = test_time("2026-11-22")};
    struct store *boss = test_store_again(t, "boss");
    struct complaint_record record;
    char tracking[TRACKING_SIZE];
    size_t n = 0;

    test_store_file(t, RUPGANJ, query.now, tracking);
    test_store_be(t, "gro");
    assert_int_equal(store_list_count(t->store, &query, 10, &n, NULL), ERR_OK);
    assert_int_equal(n, 1);
    assert_int_equal(store_take_role(boss, "gro", &officer, NULL, 1, NULL), ERR_OK);
    store_close(boss);
    assert_int_equal(store_complaint(t->store, "0000000000", &record, NULL, NULL), ERR_NOT_FOUND);
    assert_int_equal(store_list_count(t->store, &query, 10, &n, NULL), ERR_OK);
    assert_int_equal(n, 0);
}

/* As above, for an account whose roles were never asked for: the table that the lists look up must be there. */
static void the_first_question_may_be_in_vain(void **state)
{
    struct test_store *t = *state;
    struct list_query query = {.list = LIST_OPEN, .now = test_time("2026-11-22")};
    struct store *store = test_store_again(t, "gro");
    struct complaint_record record;
    size_t n = 1;

    assert_int_equal(store_complaint(store, "0000000000", &record, NULL, NULL), ERR_NOT_FOUND);
    assert_int_equal(store_list_count(store, &query, 10, &n, NULL), ERR_OK);
    assert_int_equal(n, 0);
    store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_complaint_without_a_history_is_a_damaged_store, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_tracking_number_holds_only_digits, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_no_day_is_shown_as_none, setup, teardown),
        cmocka_unit_test_setup_teardown(a_lost_role_shows_in_the_lists_after_a_vain_look, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_first_question_may_be_in_vain, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
