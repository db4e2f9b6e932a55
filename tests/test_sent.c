/* The list of what an office has sent on: kept in a table of its own, in the order of the lists. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "site.h"
#include "store_help.h"

enum { MANY = 23, PAGE = 4 };

static const struct workflow_step ACCEPT = {.action = ACTION_ACCEPT};
static const struct workflow_step UNDO = {.action = ACTION_UNDO};
static const struct workflow_step DISPOSE = {
    .action = ACTION_DISPOSE, .note = "দেওয়া হয়েছে", .outcome = OUTCOME_SERVICE_GIVEN};

static int setup(void **state)
{
    static struct test_store t;

    test_store_open(&t);
    test_store_give(&t, "gro", ROLE_OFFICER, RUPGANJ);
    test_store_give(&t, "homna", ROLE_OFFICER, HOMNA);
    test_store_give(&t, "keshabpur", ROLE_OFFICER, KESHABPUR);
    test_store_give(&t, "two", ROLE_OFFICER, RUPGANJ);
    test_store_give(&t, "two", ROLE_OFFICER, HOMNA);
    *state = &t;
    return 0;
}

static int teardown(void **state)
{
    test_store_close(*state);
    return 0;
}

static size_t faults(struct test_store *t)
{
    test_store_be(t, "boss");
    return site_check(t->store, NULL);
}

static void act(struct test_store *t, const char *account, const char *tracking,
                const struct workflow_step *step, int64_t now)
{
    test_store_be(t, account);
    assert_int_equal(test_store_act(t, tracking, step, now), ERR_OK);
}

static void forward(struct test_store *t, const char *account, const char *tracking,
                    const char *office, int64_t now)
{
    const struct workflow_step step = {
        .action = ACTION_FORWARD, .note = "এটি তাঁদের বিষয়", .to = office};

    act(t, account, tracking, &step, now);
}

/* The numbers that the account's list holds, each followed by a blank, read in pages of `limit`; the count
 * must say as many. */
static char *numbers(struct test_store *t, const char *account, const char *office, size_t limit,
                     bool back)
{
    struct list_query query = {LIST_SENT_ON, office, NULL, test_time("2026-11-22")};
    struct list_rows rows = {0};
    struct list_key key;
    struct str text = {0};
    size_t counted = 0;
    size_t n = 0;
    bool more = true;

    test_store_be(t, account);
    while (more) {
        assert_int_equal(
            store_page(t->store, &query, n == 0 ? NULL : &key, back, limit, &rows, NULL), ERR_OK);
        for (size_t i = 0; i < rows.count; i++)
            str_addf(&text, "%s ", rows.items[back ? rows.count - 1 - i : i].tracking);
        n += rows.count;
        more = rows.more;
        if (rows.count > 0)
            key = rows.items[back ? 0 : rows.count - 1].key;
        list_rows_wipe(&rows);
    }
    assert_int_equal(store_list_count(t->store, &query, 1000, &counted, NULL), ERR_OK);
    assert_int_equal(counted, n);
    return str_take(&text);
}

static void assert_numbers(struct test_store *t, const char *account, const char *office,
                           const char *wanted)
{
    char *found = numbers(t, account, office, PAGE, false);

    assert_string_equal(found, wanted);
    free(found);
}

static void each_sender_follows_it_until_it_comes_back(void **state)
{
    struct test_store *t = *state;
    int64_t now = test_time("2026-11-22");
    char tracking[TRACKING_SIZE];
    char *one;

    test_store_file(t, RUPGANJ, now, tracking);
    one = str_format("%s ", tracking);
    forward(t, "gro", tracking, HOMNA, now);
    assert_numbers(t, "gro", NULL, one);
    assert_numbers(t, "homna", NULL, "");
    forward(t, "homna", tracking, KESHABPUR, now);
    assert_numbers(t, "gro", NULL, one);
    assert_numbers(t, "homna", HOMNA, one);
    assert_numbers(t, "keshabpur", NULL, "");
    assert_numbers(t, "two", NULL, one); /* once, though both offices of his sent it on */
    assert_numbers(t, "two", HOMNA, one);
    assert_numbers(t, "boss", NULL, one);
    assert_numbers(t, "boss", KESHABPUR, "");
    assert_numbers(t, "gro", HOMNA, ""); /* not his office */
    act(t, "homna", tracking, &UNDO, now);
    assert_numbers(t, "homna", NULL, "");
    assert_numbers(t, "two", NULL, one);
    forward(t, "homna", tracking, RUPGANJ, now);
    assert_numbers(t, "gro", NULL, "");
    assert_numbers(t, "two", NULL, one);
    act(t, "gro", tracking, &ACCEPT, now);
    act(t, "gro", tracking, &DISPOSE, now);
    assert_numbers(t, "homna", NULL, one); /* now among the closed */
    assert_int_equal(faults(t), 0);
    free(one);
}

/* Complaints of many days sent on; every third is disposed of there. */
static void send_many(struct test_store *t)
{
    static const char *const DAYS[] = {"2026-11-22", "2026-10-11", "2026-11-01"};
    char tracking[TRACKING_SIZE];

    for (int i = 0; i < MANY; i++) {
        int64_t day = test_time(DAYS[i % 3]) + i;

        test_store_file(t, RUPGANJ, day, tracking);
        forward(t, "gro", tracking, HOMNA, day);
        if (i % 2 == 0)
            act(t, "homna", tracking, &ACCEPT, day);
        if (i % 4 == 0)
            act(t, "homna", tracking, &DISPOSE, day);
    }
}

static void pages_follow_on_each_other_both_ways(void **state)
{
    static const char *const ACCOUNTS[] = {"gro", "two", "boss"};
    struct test_store *t = *state;

    send_many(t);
    for (size_t i = 0; i < sizeof(ACCOUNTS) / sizeof(ACCOUNTS[0]); i++) {
        char *all = numbers(t, ACCOUNTS[i], NULL, 1000, false);
        char *paged = numbers(t, ACCOUNTS[i], i == 0 ? RUPGANJ : NULL, PAGE, false);
        char *all_back = numbers(t, ACCOUNTS[i], NULL, 1000, true);
        char *paged_back = numbers(t, ACCOUNTS[i], NULL, PAGE, true);

        assert_int_equal(strlen(all), MANY * strlen("8569780149 "));
        assert_string_equal(all, paged);
        assert_string_equal(all_back, paged_back);
        assert_string_not_equal(all, all_back);
        free(all);
        free(paged);
        free(all_back);
        free(paged_back);
    }
    assert_int_equal(faults(t), 0);
}

/* What stands in the list is in the order of state: open before closed, each by its day. */
static void the_order_is_that_of_the_other_lists(void **state)
{
    struct test_store *t = *state;
    struct list_query query = {LIST_SENT_ON, RUPGANJ, NULL, test_time("2026-11-22")};
    struct list_rows rows = {0};
    size_t closed = 0;

    send_many(t);
    test_store_be(t, "gro");
    assert_int_equal(store_page(t->store, &query, NULL, false, 1000, &rows, NULL), ERR_OK);
    for (size_t i = 0; i < rows.count; i++) {
        const struct list_key *key = &rows.items[i].key;
        const struct list_key *before = i == 0 ? key : &rows.items[i - 1].key;

        assert_true(before->closed <= key->closed);
        if (before->closed == key->closed)
            assert_true(date_compare(before->day, key->day) <= 0);
        closed += key->closed;
    }
    assert_int_equal(closed, (MANY + 3) / 4);
    list_rows_wipe(&rows);
}

static void a_store_of_version_2_learns_who_sent_what_on(void **state)
{
    static const char BACK[] =
        "DROP TRIGGER event_sends; DROP TRIGGER state_moves; DROP TABLE sent;"
        "DROP INDEX search_doc_list; CREATE INDEX search_doc_office ON search_doc(office);"
        "CREATE INDEX event_sent ON event(other_office, complaint) WHERE action = 'forward';"
        "PRAGMA user_version = 2";
    struct test_store *t = *state;
    struct store *again;
    char *before;
    char *after;

    send_many(t);
    before = numbers(t, "gro", RUPGANJ, PAGE, false);
    store_close(t->store);
    site_tamper(t->path, BACK);
    again = test_store_again(t, "gro");
    t->store = again;
    after = numbers(t, "gro", RUPGANJ, PAGE, false);
    assert_int_equal(strlen(before), MANY * strlen("8569780149 "));
    assert_string_equal(before, after);
    assert_int_equal(faults(t), 0);
    free(before);
    free(after);
}

/* Each on the same store, one behind the other. */
static void a_contradiction_shows(void **state)
{
    static const char *const CONTRADICTIONS[] = {
        "DELETE FROM sent WHERE complaint = 1",
        "INSERT INTO sent SELECT closed, due, complaint, '" KESHABPUR "' FROM sent"
        " WHERE complaint = 2",
        "UPDATE sent SET due = '2030-01-01' WHERE complaint = 3",
        "UPDATE sent SET closed = 1 - closed WHERE complaint = 4",
        "UPDATE sent SET office = '" KESHABPUR "' WHERE complaint = 5",
    };
    struct test_store *t = *state;

    send_many(t);
    assert_int_equal(faults(t), 0);
    for (size_t i = 0; i < sizeof(CONTRADICTIONS) / sizeof(CONTRADICTIONS[0]); i++) {
        site_tamper(t->path, CONTRADICTIONS[i]);
        if (faults(t) <= i)
            fail_msg("does not show: %s", CONTRADICTIONS[i]);
    }
}

#define SENT_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SENT_TEST(each_sender_follows_it_until_it_comes_back),
        SENT_TEST(pages_follow_on_each_other_both_ways),
        SENT_TEST(the_order_is_that_of_the_other_lists),
        SENT_TEST(a_store_of_version_2_learns_who_sent_what_on),
        SENT_TEST(a_contradiction_shows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
