/* Eight officers and eight kiosks at once on one store: no step is lost, doubled or overwritten. Every
 * process counts what it was told had happened; afterwards the store must hold exactly that.
 *
 * CROWD=n makes it n times as long (`make crowd` runs about a minute). */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/internal.h"
#include "store_help.h"

enum { OFFICERS = 8, KIOSKS = 8, FILINGS = 6, STEPS = 25, SHOWN = 12, PATIENCE_MS = 120000 };

/* What the processes say has happened; in memory that they share, each at its own place. */
struct told {
    long filed;
    long acted;
    long refused; /* somebody else was faster, or the step is not possible any more */
    long failed;  /* anything else: must not be */
};

struct crowd {
    struct told kiosks[KIOSKS];
    struct told officers[OFFICERS];
};

static long rounds(void)
{
    const char *text = getenv("CROWD");
    long n = text == NULL ? 1 : strtol(text, NULL, 10);

    return n < 1 ? 1 : n;
}

/* ---- in the children: no assertions, only counting ------------------------------------------------- */

static struct store *join(const char *path, const char *account)
{
    struct store *store = NULL;

    if (store_open(path, NULL, &store, NULL) != ERR_OK)
        _exit(1);
    store_speak_for(store, account);
    store_set_patience(store, PATIENCE_MS);
    return store;
}

static void file_complaints(const char *path, struct told *told)
{
    struct store *store = join(path, "nobody");

    for (long i = 0; i < FILINGS * rounds(); i++) {
        struct complaint c = {.office = mem_copy_string(i % 2 == 0 ? RUPGANJ : HOMNA),
                              .anonymous = true,
                              .subject = mem_copy_string("ভিড়"),
                              .description = mem_copy_string("সবাই একসঙ্গে।")};
        struct receipt receipt = {0};

        if (store_file(store, &c, AS_VISITOR, 1000 + i, &receipt, NULL) == ERR_OK)
            told->filed++;
        else
            told->failed++;
        receipt_clear(&receipt);
        complaint_wipe(&c);
    }
    store_close(store);
}

/* A step on what the list has shown: with the event it has shown, as a screen does it. */
static void act_on(struct store *store, const struct list_row *row, long n, struct told *told)
{
    static const struct workflow_step STEPS_OF_A_DAY[] = {
        {.action = ACTION_ACCEPT},
        {.action = ACTION_NOTE, .note = "দেখছি"},
        {.action = ACTION_INVESTIGATE},
        {.action = ACTION_FORWARD, .note = "আপনাদের বিষয়", .to = HOMNA},
        {.action = ACTION_FORWARD, .note = "আপনাদের বিষয়", .to = RUPGANJ},
        {.action = ACTION_DISPOSE, .note = "নিষ্পত্তি", .outcome = OUTCOME_OTHER},
        {.action = ACTION_UNDO},
    };
    const struct workflow_step *step =
        &STEPS_OF_A_DAY[(size_t)n % (sizeof(STEPS_OF_A_DAY) / sizeof(STEPS_OF_A_DAY[0]))];
    enum err_code code =
        store_act(store, row->tracking, step, AS_ACCOUNT, row->event, 2000 + n, NULL, NULL);

    if (code == ERR_OK)
        told->acted++;
    else if (code == ERR_CONFLICT || code == ERR_INPUT || code == ERR_PERMISSION)
        told->refused++;
    else
        told->failed++;
}

static void work_the_queue(const char *path, int officer, struct told *told)
{
    struct store *store = join(path, "officer");
    struct list_query query = {.list = LIST_OPEN, .now = 0};
    long n = officer;

    for (long i = 0; i < STEPS * rounds(); i++) {
        struct list_rows rows = {0};

        if (store_page(store, &query, NULL, false, SHOWN, &rows, NULL) != ERR_OK)
            told->failed++;
        else if (rows.count > 0)
            act_on(store, &rows.items[(size_t)(n * 7) % rows.count], n, told);
        n++;
        list_rows_wipe(&rows);
    }
    store_close(store);
}

/* ---- outside --------------------------------------------------------------------------------------- */

static pid_t start(const char *path, int who, struct crowd *crowd)
{
    pid_t pid = fork();

    if (pid != 0)
        return pid;
    if (who < KIOSKS)
        file_complaints(path, &crowd->kiosks[who]);
    else
        work_the_queue(path, who - KIOSKS, &crowd->officers[who - KIOSKS]);
    _exit(0);
}

static void add(struct told *sum, const struct told *one)
{
    sum->filed += one->filed;
    sum->acted += one->acted;
    sum->refused += one->refused;
    sum->failed += one->failed;
}

/* Every event follows on the one before it, and the last one is what the state says: store_check looks at
 * that; here the numbers are compared with what was told. */
static void compare(struct test_store *t, const struct told *sum)
{
    struct strv faults = {0};
    struct list_query query = {.list = LIST_OPEN, .now = 0};
    char head[65];
    int64_t events = 0;
    size_t open = 0;
    size_t disposed = 0;

    test_store_be(t, "boss");
    assert_int_equal(store_check(t->store, &faults, NULL), ERR_OK);
    for (size_t i = 0; i < faults.count; i++)
        print_message("%s\n", faults.items[i]);
    assert_int_equal(faults.count, 0);
    assert_int_equal(store_verify(t->store, &faults, &events, head, NULL), ERR_OK);
    assert_int_equal(events, sum->filed + sum->acted);
    assert_int_equal(store_list_count(t->store, &query, 1000000, &open, NULL), ERR_OK);
    query.list = LIST_DISPOSED;
    assert_int_equal(store_list_count(t->store, &query, 1000000, &disposed, NULL), ERR_OK);
    assert_int_equal(open + disposed, sum->filed);
    strv_clear(&faults);
}

static void nothing_is_lost_doubled_or_overwritten(void **state)
{
    struct test_store t;
    struct crowd *crowd =
        mmap(NULL, sizeof(*crowd), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct told sum = {0};
    pid_t pids[KIOSKS + OFFICERS];

    (void)state;
    assert_true(crowd != MAP_FAILED);
    test_store_open(&t);
    test_store_give(&t, "officer", ROLE_OFFICER, NULL);
    store_close(t.store); /* a connection must not be carried over a fork */
    for (int i = 0; i < KIOSKS + OFFICERS; i++)
        pids[i] = start(t.path, i, crowd);
    for (int i = 0; i < KIOSKS + OFFICERS; i++) {
        int status = 1;

        assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
        assert_int_equal(status, 0);
    }
    for (int i = 0; i < KIOSKS; i++)
        add(&sum, &crowd->kiosks[i]);
    for (int i = 0; i < OFFICERS; i++)
        add(&sum, &crowd->officers[i]);
    print_message("filed %ld, steps taken %ld, refused %ld, failed %ld\n", sum.filed, sum.acted,
                  sum.refused, sum.failed);
    assert_int_equal(sum.failed, 0);
    assert_int_equal(sum.filed, KIOSKS * FILINGS * rounds());
    t.store = test_store_again(&t, "boss");
    compare(&t, &sum);
    test_store_close(&t);
    (void)munmap(crowd, sizeof(*crowd));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_lost_doubled_or_overwritten),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
