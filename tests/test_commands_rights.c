/* Who may do what from the command line: accounts without a role, and a program with more rights than its
 * caller. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder.h"
#include "harness/sanitized.h"
#include "outside.h"
#include "site.h"

#define GOOD "{\"office\":\"homna\",\"anonymous\":true,\"subject\":\"ক\",\"description\":\"খ\"}\n"

/* Makes the caller somebody without a role, who can write the file all the same. The superuser is an admin of
 * every store, so he becomes another account. */
static void become_a_stranger(struct outside *o)
{
    site_tamper(o->store, "DELETE FROM account");
    if (geteuid() != 0)
        return;
    o->nobody = true;
    assert_int_equal(chmod(o->folder, 0755), 0);
    assert_int_equal(chown(o->folder, NOBODY, NOBODY), 0);
    assert_int_equal(chown(o->store, NOBODY, NOBODY), 0);
}

/* The folders above the test's own are open to be passed through. */
static int open_setup(void **state)
{
    struct outside *o;

    assert_int_equal(outside_setup(state), 0);
    o = *state;
    if (geteuid() == 0) {
        char *above = str_format("%s/..", o->folder);

        assert_int_equal(chmod(above, 0711), 0);
        free(above);
    }
    return 0;
}
#define RIGHTS_TEST(f) cmocka_unit_test_setup_teardown(f, open_setup, outside_teardown)

static void complaints_are_for_accounts_with_a_role(void **state)
{
    static const char *const FORBIDDEN[][5] = {{"complaint", "list"},
                                               {"complaint", "list", "--json"},
                                               {"complaint", "list", "--csv"},
                                               {"complaint", "show", "1000000008"},
                                               {"complaint", "file", "-"},
                                               {"complaint", "file", "--json", "-"},
                                               {"store", "check"},
                                               {"store", "verify"},
                                               {"store", "backup", "copy.db"},
                                               {"calendar", "import", "-"},
                                               {"charter", "import", "-"}};
    struct outside *o = *state;

    outside_feed(o, GOOD);
    EXPECT(o, 0, "complaint", "file", "-");
    become_a_stranger(o);
    for (size_t i = 0; i < sizeof(FORBIDDEN) / sizeof(FORBIDDEN[0]); i++) {
        outside_feed(o, GOOD);
        if (outside_run(o, FORBIDDEN[i]) != 5 || o->err.len == 0)
            fail_msg("%s %s: %d, %s", FORBIDDEN[i][0], FORBIDDEN[i][1], o->code, str_text(&o->err));
        assert_null(strstr(str_text(&o->out), "doict."));
    }
    assert_int_equal(site_number(o->store, "SELECT count(*) FROM complaint"), 1);
}

static void charters_and_holidays_are_for_everybody(void **state)
{
    struct outside *o = *state;

    become_a_stranger(o);
    EXPECT(o, 0, "charter", "list");
    EXPECT(o, 0, "charter", "show", "homna");
    EXPECT(o, 0, "charter", "search", "ইন্টারনেট");
    EXPECT(o, 0, "calendar", "list");
    EXPECT(o, 0, "calendar", "due", "2026-11-22", "3");
}

static void a_store_of_somebody_else_is_exit_code_5(void **state)
{
    struct outside *o = *state;

    become_a_stranger(o);
    if (geteuid() == 0) {
        assert_int_equal(chown(o->store, 0, 0), 0);
    } else {
        assert_int_equal(chmod(o->store, 0), 0);
    }
    EXPECT(o, 5, "charter", "list");
    assert_has(&o->err, "store.db: ");
    EXPECT(o, 5, "charter", "check", "store.db");
    assert_int_equal(chmod(o->folder, 0500), 0);
    EXPECT(o, 5, "--store", "new.db", "charter", "list");
    assert_int_equal(chmod(o->folder, 0700), 0);
}

/* ---- with the group of the system's store -------------------------------------------------------------- */

static void lend_rights(struct outside *o)
{
    enum { SOME_GROUP = 12345 };

    o->program = str_format("%s/sebadesk", o->folder);
    folder_copy("./sebadesk", o->program);
    assert_int_equal(chown(o->program, 0, SOME_GROUP), 0);
    assert_int_equal(chmod(o->program, 02755), 0);
    assert_int_equal(chmod(o->folder, 0777), 0);
    o->nobody = true;
}

static void a_program_with_lent_rights_believes_no_variable(void **state)
{
    struct outside *o = *state;

    if (geteuid() != 0 || SANITIZED)
        skip(); /* cannot lend any; and the sanitizer may not look into such a process */
    lend_rights(o);
    o->now = "nonsense";
    outside_feed(o, "word\n");
    EXPECT(o, 0, "convert", "--from", "auto"); /* else: wrong usage, see the_clock_can_be_set */
    if (access("/var/lib/sebadesk", F_OK) == 0)
        skip();                      /* somebody's own store is there */
    EXPECT(o, 5, "charter", "list"); /* may not be made with rights that are not the caller's */
    assert_has(&o->err, "/var/lib/sebadesk/sebadesk.db");
    assert_int_not_equal(access("/var/lib/sebadesk", F_OK), 0);
}

static void a_store_that_is_named_is_opened_with_the_callers_rights(void **state)
{
    struct outside *o = *state;
    char *path;

    if (geteuid() != 0)
        skip();
    lend_rights(o);
    path = str_format("%s/own.db", o->folder);
    EXPECT(o, 5, "--store", o->store, "charter", "list"); /* the superuser's, mode 0600 */
    EXPECT(o, 0, "--store", path, "charter", "list");
    assert_int_equal(outside_lines(&o->out), 3);
    free(path);
}

/* ---- drafts of who leaves ------------------------------------------------------------------------ */

static void leave_drafts(const struct outside *o)
{
    site_tamper(o->store, "INSERT INTO draft(id, account, form, form_key, updated) VALUES"
                          "(1, 'deskhand', 'complaint', x'00000000000000000000000000000001', 5),"
                          "(2, 'deskhand', 'complaint', x'00000000000000000000000000000002', 6);"
                          "INSERT INTO draft_field VALUES(1, 'office', 'doict.homna.comilla'),"
                          "(2, 'office', 'doict.homna.comilla'), (2, 'name', 'রহিমা');");
}

static int64_t count_drafts(const struct outside *o, const char *account)
{
    char *sql = str_format("SELECT count(*) FROM draft WHERE account = '%s'", account);
    int64_t count = site_number(o->store, sql);

    free(sql);
    return count;
}

static void who_leaves_leaves_no_drafts_unseen(void **state)
{
    struct outside *o = *state;

    EXPECT(o, 0, "user", "add", "deskhand", "desk", "--office", "homna");
    EXPECT(o, 0, "user", "add", "rahima", "desk", "--office", "homna");
    leave_drafts(o);
    EXPECT(o, 3, "user", "remove", "deskhand", "desk", "--office", "homna");
    assert_has(&o->err, "drafts that nobody can open");
    assert_has(&o->err, "It has 2 drafts. --drafts-to ACCOUNT");
    EXPECT(o, 3, "user", "remove", "deskhand", "desk", "--office", "homna", "--drafts-to",
           "nobody");
    EXPECT(o, 2, "user", "remove", "deskhand", "desk", "--drop-drafts", "--drafts-to", "rahima");
    EXPECT(o, 2, "user", "remove", "deskhand", "desk", "--drafts-to", "a/b");
    EXPECT(o, 2, "user", "add", "deskhand", "desk", "--drop-drafts");
    assert_int_equal(count_drafts(o, "deskhand"), 2);
    EXPECT(o, 0, "user", "remove", "deskhand", "desk", "--office", "homna", "--drafts-to",
           "rahima");
    assert_has(&o->err, "2 drafts were handed over.");
    assert_int_equal(count_drafts(o, "rahima"), 2);
    EXPECT(o, 0, "user", "remove", "rahima", "desk", "--office", "homna", "--drop-drafts");
    assert_has(&o->err, "2 drafts were thrown away.");
    assert_int_equal(site_number(o->store, "SELECT count(*) FROM draft_field"), 0);
}

static void what_was_left_before_is_listed(void **state)
{
    struct outside *o = *state;
    json_t *row;

    leave_drafts(o);
    EXPECT(o, 0, "user", "list");
    assert_has(&o->out, "deskhand\t-\tno role\t2 drafts\n");
    EXPECT(o, 0, "user", "list", "--json");
    row = outside_json(o, outside_lines(&o->out) - 1);
    assert_members(row, "user role office drafts");
    assert_string_equal(member(row, "user"), "deskhand");
    assert_int_equal(json_integer_value(json_object_get(row, "drafts")), 2);
    json_decref(row);
    EXPECT(o, 0, "user", "remove", "deskhand", "desk", "--drop-drafts");
    EXPECT(o, 0, "user", "list");
    assert_null(strstr(str_text(&o->out), "deskhand"));
    EXPECT(o, 1, "user", "remove", "deskhand", "desk", "--drop-drafts");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        RIGHTS_TEST(complaints_are_for_accounts_with_a_role),
        RIGHTS_TEST(charters_and_holidays_are_for_everybody),
        RIGHTS_TEST(a_store_of_somebody_else_is_exit_code_5),
        RIGHTS_TEST(a_program_with_lent_rights_believes_no_variable),
        RIGHTS_TEST(a_store_that_is_named_is_opened_with_the_callers_rights),
        RIGHTS_TEST(who_leaves_leaves_no_drafts_unseen),
        RIGHTS_TEST(what_was_left_before_is_listed),
    };

    return cmocka_run_group_tests(tests, outside_group_setup, outside_group_teardown);
}
