/* Lists for a pipe: whoever reads them slowly holds nothing, and what others do meanwhile neither doubles a
 * complaint nor loses one. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/internal.h"
#include "store_help.h"

/* More than are read at a time. */
enum { MANY = 250 };

static const char DAY[] = "2026-11-22";

static int setup(void **state)
{
    static struct test_store t;

    test_store_open(&t);
    test_store_give(&t, "gro", ROLE_OFFICER, RUPGANJ);
    *state = &t;
    return 0;
}

static int teardown(void **state)
{
    test_store_close(*state);
    return 0;
}

/* What a reader of the list sees, and another officer who works meanwhile. */
struct reading {
    struct test_store *t;
    struct store *other;
    char tracking[MANY + 1][TRACKING_SIZE]; /* in the order of filing */
    int seen[MANY + 1];
    int given;
    int stop_after;
    void (*meanwhile)(struct reading *r, int given);
};

static void begin(struct reading *r, struct test_store *t)
{
    *r = (struct reading){.t = t};
    for (int i = 0; i < MANY; i++)
        test_store_file(t, RUPGANJ, test_time(DAY), r->tracking[i]);
    r->other = test_store_again(t, "gro");
    test_store_be(t, "gro");
}

static void act(struct reading *r, int i, enum action action)
{
    const struct workflow_step step = {.action = action, .note = "কারণ"};

    assert_int_equal(
        store_act(r->other, r->tracking[i], &step, AS_ACCOUNT, 0, test_time(DAY), NULL, NULL),
        ERR_OK);
}

static int index_of(const struct reading *r, const char *tracking)
{
    for (int i = 0; i <= MANY; i++) {
        if (strcmp(r->tracking[i], tracking) == 0)
            return i;
    }
    fail_msg("%s is unknown", tracking);
    return -1;
}

static bool take(void *context, const struct complaint_record *record)
{
    struct reading *r = context;

    assert_int_equal(sqlite3_txn_state(r->t->store->db, NULL), SQLITE_TXN_NONE);
    r->seen[index_of(r, record->tracking)]++;
    r->given++;
    if (r->meanwhile != NULL)
        r->meanwhile(r, r->given);
    return r->given != r->stop_after;
}

static void read_filtered(struct reading *r, const struct complaint_filter *filter)
{
    assert_int_equal(store_complaints(r->t->store, filter, take, r, NULL), ERR_OK);
}

static void read_open(struct reading *r)
{
    const struct list_query query = {.list = LIST_OPEN, .now = test_time(DAY)};

    assert_int_equal(store_list_complaints(r->t->store, &query, 0, take, r, NULL), ERR_OK);
}

static void assert_each_once(const struct reading *r)
{
    assert_int_equal(r->given, MANY);
    for (int i = 0; i < MANY; i++) {
        if (r->seen[i] != 1)
            fail_msg("complaint %d was given %d times", i, r->seen[i]);
    }
    assert_int_equal(r->seen[MANY], 0);
}

/* ---- the store is not held ------------------------------------------------------------------------ */

/* What was written since the list began goes from the log into the store, as it cannot past a reader. */
static void write_and_checkpoint(struct reading *r, int given)
{
    int log = -1;
    int done = -2;

    if (given != 5 && given != MANY - 5)
        return;
    act(r, 0, ACTION_NOTE);
    assert_int_equal(
        sqlite3_wal_checkpoint_v2(r->other->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, &log, &done),
        SQLITE_OK);
    assert_int_equal(log, 0);
}

static void a_slow_reader_holds_nothing(void **state)
{
    const struct complaint_filter all = {0};
    struct reading r;

    begin(&r, *state);
    r.meanwhile = write_and_checkpoint;
    read_filtered(&r, &all);
    assert_each_once(&r);
    memset(r.seen, 0, sizeof(r.seen));
    r.given = 0;
    read_open(&r);
    assert_each_once(&r);
    store_close(r.other);
}

/* ---- what others do ------------------------------------------------------------------------------- */

/* What was given moves behind the rest, what comes later moves in front, and one is new. */
static void move_about(struct reading *r, int given)
{
    if (given != 10)
        return;
    act(r, 0, ACTION_ACCEPT);
    act(r, 0, ACTION_INVESTIGATE); /* ten days later */
    act(r, 1, ACTION_FILE_AWAY);   /* behind all that are open */
    act(r, MANY - 1, ACTION_ACCEPT);
    act(r, MANY - 1, ACTION_INVESTIGATE);
    act(r, MANY - 2, ACTION_FILE_AWAY);
    act(r, MANY - 3, ACTION_ACCEPT);
    test_store_file(r->t, RUPGANJ, test_time("2026-01-04"), r->tracking[MANY]); /* due before all */
}

static void nothing_is_doubled_or_lost(void **state)
{
    const struct complaint_filter all = {0};
    struct reading r;

    begin(&r, *state);
    r.meanwhile = move_about;
    read_filtered(&r, &all);
    assert_each_once(&r);
    store_close(r.other);
}

static void a_list_is_that_of_its_first_moment(void **state)
{
    struct reading r;

    begin(&r, *state);
    r.meanwhile = move_about;
    read_open(&r);
    assert_each_once(&r);
    store_close(r.other);
}

static void take_one_up(struct reading *r, int given)
{
    if (given == 10)
        act(r, MANY - 1, ACTION_ACCEPT);
}

/* A list of what is new has nothing in it that is not. */
static void what_fits_no_longer_is_left_out(void **state)
{
    const struct complaint_filter new = {.by_status = true, .status = STATUS_NEW};
    struct reading r;

    begin(&r, *state);
    r.meanwhile = take_one_up;
    read_filtered(&r, &new);
    assert_int_equal(r.given, MANY - 1);
    assert_int_equal(r.seen[MANY - 1], 0);
    store_close(r.other);
}

static void take_the_role(struct reading *r, int given)
{
    char office[] = RUPGANJ;
    struct grant officer = {ROLE_OFFICER, office};

    if (given != 10)
        return;
    store_speak_for(r->other, "boss");
    assert_int_equal(store_take_role(r->other, "gro", &officer, NULL, 1, NULL), ERR_OK);
}

static void who_loses_his_role_reads_no_further(void **state)
{
    const struct complaint_filter all = {0};
    struct reading r;

    begin(&r, *state);
    r.meanwhile = take_the_role;
    assert_int_equal(store_complaints(r.t->store, &all, take, &r, NULL), ERR_PERMISSION);
    assert_in_range(r.given, 10, MANY - 1);
    store_close(r.other);
}

static void one_may_stop(void **state)
{
    const struct complaint_filter three = {.limit = 3};
    const struct complaint_filter all = {0};
    struct reading r;

    begin(&r, *state);
    read_filtered(&r, &three);
    assert_int_equal(r.given, 3);
    r.given = 0;
    r.stop_after = 2;
    read_filtered(&r, &all);
    assert_int_equal(r.given, 2);
    store_close(r.other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_slow_reader_holds_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_is_doubled_or_lost, setup, teardown),
        cmocka_unit_test_setup_teardown(a_list_is_that_of_its_first_moment, setup, teardown),
        cmocka_unit_test_setup_teardown(what_fits_no_longer_is_left_out, setup, teardown),
        cmocka_unit_test_setup_teardown(who_loses_his_role_reads_no_further, setup, teardown),
        cmocka_unit_test_setup_teardown(one_may_stop, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
