#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/account.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/str.h"
#include "commands/command.h"
#include "store/internal.h"
#include "store_help.h"

/* The temporary folders hold nothing but the three files of a store. */
static void remove_all(struct test_store *t)
{
    static const char *const ENDS[] = {"", "-wal", "-shm"};

    for (size_t i = 0; i < sizeof(ENDS) / sizeof(ENDS[0]); i++) {
        char *path = str_format("%s%s", t->path, ENDS[i]);

        (void)unlink(path);
        free(path);
    }
    assert_int_equal(rmdir(t->folder), 0);
}

void test_store_open(struct test_store *t)
{
    const char *temporary = getenv("TMPDIR");
    struct grant admin = {ROLE_ADMIN, NULL};
    char *maker = account_name();

    t->folder = str_format("%s/sebadesk-test-XXXXXX", temporary == NULL ? "/tmp" : temporary);
    assert_non_null(mkdtemp(t->folder));
    t->path = str_format("%s/store.db", t->folder);
    assert_int_equal(store_open(t->path, command_fill_store, &t->store, NULL), ERR_OK);
    assert_int_equal(store_give_role(t->store, "boss", &admin, 0, NULL), ERR_OK);
    test_store_be(t, "boss");
    /* who runs the tests may be called like one of their accounts */
    if (strcmp(maker, "boss") != 0)
        assert_int_equal(store_take_role(t->store, maker, &admin, NULL, 0, NULL), ERR_OK);
    free(maker);
}

/* No question was left open: it would hold a view of the store that grows old. */
void test_store_close(struct test_store *t)
{
    assert_int_equal(sqlite3_txn_state(t->store->db, NULL), SQLITE_TXN_NONE);
    store_close(t->store);
    remove_all(t);
    free(t->path);
    free(t->folder);
    memset(t, 0, sizeof(*t));
}

struct store *test_store_again(const struct test_store *t, const char *account)
{
    struct store *store = NULL;

    assert_int_equal(store_open(t->path, NULL, &store, NULL), ERR_OK);
    store_speak_for(store, account);
    return store;
}

void test_store_be(struct test_store *t, const char *account)
{
    store_speak_for(t->store, account);
}

void test_store_give(struct test_store *t, const char *account, enum role role, const char *office)
{
    char *id = mem_copy_string(office);
    struct grant grant = {role, id};

    test_store_be(t, "boss");
    assert_int_equal(store_give_role(t->store, account, &grant, 1, NULL), ERR_OK);
    free(id);
}

int64_t test_time(const char *day)
{
    struct date date;

    assert_true(date_parse(day, &date));
    return clock_day_start(date) + 10 * 3600;
}

void test_store_file(struct test_store *t, const char *office, int64_t now,
                     char tracking[TRACKING_SIZE])
{
    struct complaint complaint = {.office = mem_copy_string(office),
                                  .name = mem_copy_string("রহিমা বেগম"),
                                  .mobile = mem_copy_string("01712345678"),
                                  .present_address = mem_copy_string("গ্রাম: মজিদপুর"),
                                  .subject = mem_copy_string("সনদ পাইনি"),
                                  .description = mem_copy_string("তিনবার গিয়েও সনদ পাইনি।")};
    struct receipt receipt = {0};

    assert_int_equal(store_file(t->store, &complaint, AS_VISITOR, now, &receipt, NULL), ERR_OK);
    memcpy(tracking, receipt.tracking, TRACKING_SIZE);
    receipt_clear(&receipt);
    complaint_wipe(&complaint);
}

enum err_code test_store_act(struct test_store *t, const char *tracking,
                             const struct workflow_step *step, int64_t now)
{
    return store_act(t->store, tracking, step, AS_ACCOUNT, 0, now, NULL, NULL);
}
