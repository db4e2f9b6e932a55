/* Every statement of the program can be prepared, and the lists are read along an index, so that the
 * first page of a hundred thousand costs what the first page of a hundred costs. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/internal.h"
#include "store_help.h"

static int setup(void **state)
{
    static struct test_store t;
    const struct access *access;

    test_store_open(&t);
    assert_int_equal(store_access(t.store, &access, NULL), ERR_OK); /* makes temp.scope */
    *state = &t;
    return 0;
}

static int teardown(void **state)
{
    test_store_close(*state);
    return 0;
}

static void every_statement_can_be_prepared(void **state)
{
    struct test_store *t = *state;

    for (int i = 0; i < SQL_COUNT; i++) {
        const char *sql = statement_sql((enum statement)i);
        sqlite3_stmt *st = NULL;

        if (sql == NULL && i >= SQL_PAGES && i <= SQL_PAGES_LAST)
            continue; /* some lists have no sets of their own */
        if (sql == NULL)
            fail_msg("statement %d has no text", i);
        if (sqlite3_prepare_v2(t->store->db, sql, -1, &st, NULL) != SQLITE_OK)
            fail_msg("%s: %s", sql, sqlite3_errmsg(t->store->db));
        (void)sqlite3_finalize(st);
    }
}

static void every_statement_has_its_roles(void **state)
{
    int for_admins = 0;

    (void)state;
    for (int i = 0; i < SQL_COUNT; i++) {
        unsigned roles = statement_roles((enum statement)i);

        assert_true(roles & ROLES_ADMIN);
        for_admins += roles == ROLES_ADMIN;
    }
    assert_true(for_admins > 10);
    assert_int_equal(statement_roles(SQL_COMPLAINT_GET) & ROLES_VISITOR, 0);
    assert_int_equal(statement_roles(SQL_EVENTS_OF) & ROLES_VISITOR, 0);
    assert_int_equal(statement_roles(SQL_ACCOUNT_INSERT), ROLES_ADMIN);
    assert_int_equal(statement_roles(SQL_HISTORIES) & ROLES_DESK, 0);
}

/* The plan of a statement, a line for each step. */
static void explain(struct test_store *t, int which, struct str *plan)
{
    char *sql = str_format("EXPLAIN QUERY PLAN %s", statement_sql((enum statement)which));
    sqlite3_stmt *st = NULL;

    assert_int_equal(sqlite3_prepare_v2(t->store->db, sql, -1, &st, NULL), SQLITE_OK);
    while (sqlite3_step(st) == SQLITE_ROW)
        str_addf(plan, "%s\n", sqlite3_column_text(st, 3));
    (void)sqlite3_finalize(st);
    free(sql);
}

static void pages_are_read_along_an_index(void **state)
{
    struct test_store *t = *state;

    for (int i = 0; i < LIST_COUNT * PAGE_WAYS; i++) {
        enum list list = (enum list)(i / PAGE_WAYS);
        struct str plan = {0};

        if (statement_sql((enum statement)(SQL_PAGES + i)) == NULL)
            continue;
        explain(t, SQL_PAGES + i, &plan);
        if (strstr(str_text(&plan), "SCAN c\n") != NULL ||
            strstr(str_text(&plan), "SCAN s\n") != NULL ||
            /* what is found by words is sorted afterwards: these lists are short */
            (list != LIST_FOUND && strstr(str_text(&plan), "TEMP B-TREE") != NULL))
            fail_msg("list %s, way %d:\n%s\n%s", list_name(list), i % PAGE_WAYS,
                     statement_sql((enum statement)(SQL_PAGES + i)), str_text(&plan));
        str_clear(&plan);
    }
}

static void batch_lists_are_read_along_an_index(void **state)
{
    struct test_store *t = *state;

    for (int i = SQL_COMPLAINTS; i <= SQL_COMPLAINTS_LAST; i++) {
        struct str plan = {0};
        bool mobile = ((unsigned)(i - SQL_COMPLAINTS) & FILTER_MOBILE) != 0;

        explain(t, i, &plan);
        if (strstr(str_text(&plan), "SCAN c\n") != NULL ||
            strstr(str_text(&plan), "SCAN s\n") != NULL ||
            (!mobile && strstr(str_text(&plan), "TEMP B-TREE") != NULL))
            fail_msg("%s\n%s", statement_sql((enum statement)i), str_text(&plan));
        str_clear(&plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_statement_can_be_prepared, setup, teardown),
        cmocka_unit_test_setup_teardown(every_statement_has_its_roles, setup, teardown),
        cmocka_unit_test_setup_teardown(pages_are_read_along_an_index, setup, teardown),
        cmocka_unit_test_setup_teardown(batch_lists_are_read_along_an_index, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
