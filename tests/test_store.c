/* The store on files: opening what is there, filing, copying, other connections. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "folder.h"
#include "store/internal.h"
#include "site.h"

static void assert_opening(const char *path, enum err_code wanted)
{
    struct store *store = NULL;
    struct err e = {0};
    enum err_code code = store_open(path, site_fill, &store, &e);

    if (code != wanted)
        fail_msg("%s: %s, not %s (%s)", path, err_name(code), err_name(wanted), e.text);
    store_close(store);
}

/* ---- opening ------------------------------------------------------------------------------------- */

static void every_statement_can_be_prepared(void **state)
{
    struct store *store = site_open(*state);
    struct err e = {0};
    sqlite3_stmt *st;

    for (int i = 0; i < SQL_COUNT; i++) {
        bool may_be_none = i >= SQL_PAGES && i <= SQL_PAGES_LAST; /* see list_sql.h */

        if (statement_sql((enum statement)i) == NULL && may_be_none)
            continue;
        if (store_use(store, (enum statement)i, &st, &e) != ERR_OK)
            fail_msg("statement %d: %s", i, e.text);
    }
}

static int64_t setting(struct store *store, const char *sql)
{
    sqlite3_stmt *st = NULL;
    int64_t number;

    assert_int_equal(sqlite3_prepare_v2(store->db, sql, -1, &st, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(st), SQLITE_ROW);
    number = sqlite3_column_int64(st, 0);
    (void)sqlite3_finalize(st);
    return number;
}

static void the_file_is_guarded_by_its_settings(void **state)
{
    struct site *site = *state;
    struct store *store = site_open(site);
    struct stat st;

    assert_int_equal(setting(store, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), 1);
    assert_int_equal(setting(store, "PRAGMA synchronous"), 2);
    assert_int_equal(setting(store, "PRAGMA foreign_keys"), 1);
    assert_int_equal(setting(store, "PRAGMA trusted_schema"), 0);
    assert_int_equal(setting(store, "PRAGMA secure_delete"), 1);
    assert_int_equal(setting(store, "PRAGMA application_id"), STORE_APPLICATION_ID);
    assert_int_equal(stat(site->path, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);
}

static void what_was_filed_cannot_be_changed_by_sql(void **state)
{
    static const char *const FORBIDDEN[] = {
        "UPDATE complaint SET name = 'x'",
        "DELETE FROM complaint",
        "UPDATE event SET note = 'x'",
        "DELETE FROM event",
        "DELETE FROM state",
        "INSERT OR REPLACE INTO complaint SELECT * FROM complaint",
        "INSERT OR REPLACE INTO event SELECT * FROM event"};
    struct store *store = site_open(*state);

    site_file(store, "ক", NULL);
    for (size_t i = 0; i < sizeof(FORBIDDEN) / sizeof(FORBIDDEN[0]); i++) {
        if (sqlite3_exec(store->db, FORBIDDEN[i], NULL, NULL, NULL) == SQLITE_OK)
            fail_msg("it can: %s", FORBIDDEN[i]);
    }
    assert_int_equal(site_check(store, NULL), 0);
}

static void a_shared_folder_makes_a_shared_store(void **state)
{
    struct site *site = *state;
    char *folder = str_format("%s/shared", site->folder);
    char *path = str_format("%s/store.db", folder);
    struct stat st;

    assert_int_equal(mkdir(folder, 0770), 0);
    assert_int_equal(chmod(folder, 02770), 0);
    assert_opening(path, ERR_OK);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 07777, 0660);
    free(path);
    path = str_format("%s/a/b/store.db", site->folder);
    assert_opening(path, ERR_OK);
    free(folder);
    folder = str_format("%s/a/b", site->folder);
    assert_int_equal(stat(folder, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    free(folder);
    free(path);
}

static void files_that_are_no_store_are_left_alone(void **state)
{
    static const char LETTER[] =
        "This is a letter and not a store. It must stay as it is, to the last byte.";
    struct site *site = *state;
    struct stat st;

    folder_write(site->path, LETTER, strlen(LETTER));
    assert_opening(site->path, ERR_STORE);
    assert_int_equal(stat(site->path, &st), 0);
    assert_int_equal(st.st_size, strlen(LETTER));
    assert_int_equal(unlink(site->path), 0);
    site_tamper(site->path, "CREATE TABLE mine(x); INSERT INTO mine VALUES(1)");
    assert_opening(site->path, ERR_STORE);
    assert_int_equal(site_number(site->path, "SELECT count(*) FROM sqlite_schema"), 1);
    assert_int_equal(unlink(site->path), 0);
    site_tamper(site->path, "PRAGMA application_id=1234");
    assert_opening(site->path, ERR_STORE);
    assert_opening(site->folder, ERR_STORE);
    assert_opening("/dev/null", ERR_STORE);
}

static void an_empty_file_becomes_a_store(void **state)
{
    struct site *site = *state;

    folder_write(site->path, "", 0);
    assert_int_equal(site_check(site_open(site), NULL), 0);
}

static void a_later_version_is_left_alone(void **state)
{
    struct site *site = *state;

    (void)site_open(site);
    site_close(site);
    site_tamper(site->path, "PRAGMA user_version=99");
    assert_opening(site->path, ERR_STORE);
    assert_int_equal(site_number(site->path, "PRAGMA user_version"), 99);
}

static enum err_code fill_badly(struct store *store, struct err *e)
{
    enum err_code code = site_fill(store, e);

    return code != ERR_OK ? code : err_set(e, ERR_INPUT, "no");
}

static void a_store_is_made_whole_or_not_at_all(void **state)
{
    struct site *site = *state;
    struct store *store = NULL;
    struct err e = {0};

    assert_int_equal(store_open(site->path, fill_badly, &store, &e), ERR_INPUT);
    assert_null(store);
    assert_int_equal(site_number(site->path, "SELECT count(*) FROM sqlite_schema"), 0);
    store = site_open(site);
    assert_int_equal(site_check(store, NULL), 0);
}

/* ---- filing -------------------------------------------------------------------------------------- */

static void a_form_filed_twice_is_one_complaint(void **state)
{
    struct store *store = site_open(*state);
    struct complaint complaint = site_complaint("ক");
    struct receipt first = {0};
    struct receipt second = {0};
    struct err e = {0};

    memset(complaint.form_key, 7, FORM_KEY_SIZE);
    assert_int_equal(store_file(store, &complaint, AS_VISITOR, STORE_NOW, &first, &e), ERR_OK);
    assert_false(first.repeated);
    assert_int_equal(store_file(store, &complaint, AS_VISITOR, STORE_NOW + 99, &second, &e),
                     ERR_OK);
    assert_true(second.repeated);
    assert_string_equal(first.tracking, second.tracking);
    assert_int_equal(second.received, STORE_NOW);
    assert_true(date_compare(first.due, second.due) == 0);
    assert_int_equal(site_count(store), 1);
    complaint.form_key[15] = 8;
    receipt_clear(&second);
    assert_int_equal(store_file(store, &complaint, AS_VISITOR, STORE_NOW, &second, &e), ERR_OK);
    assert_int_equal(site_count(store), 2);
    receipt_clear(&first);
    receipt_clear(&second);
}

static void what_is_not_there_is_refused_with_its_field(void **state)
{
    struct store *store = site_open(*state);
    struct complaint complaint = site_complaint("ক");
    struct receipt receipt = {0};
    struct err e = {0};

    complaint.service_serial = 3;
    assert_int_equal(store_file(store, &complaint, AS_VISITOR, STORE_NOW, &receipt, &e), ERR_INPUT);
    assert_string_equal(e.field, "service");
    complaint.office = (char *)(uintptr_t) "nowhere";
    assert_int_equal(store_file(store, &complaint, AS_VISITOR, STORE_NOW, &receipt, &e), ERR_INPUT);
    assert_string_equal(e.field, "office");
    complaint = site_complaint("ক");
    complaint.charter_version = 2;
    assert_int_equal(store_file(store, &complaint, AS_VISITOR, STORE_NOW, &receipt, &e), ERR_INPUT);
    assert_int_equal(site_count(store), 0);
    assert_int_equal(site_check(store, NULL), 0);
}

static void a_complaint_keeps_the_charter_it_saw(void **state)
{
    struct store *store = site_open(*state);
    struct charter charter = {0};
    struct complaint_record record = {0};
    struct err e = {0};
    char tracking[TRACKING_SIZE];
    int version = 0;

    site_file(store, "ক", tracking);
    assert_int_equal(store_charter(store, "doict.homna.comilla", 0, &charter, &e), ERR_OK);
    free(charter.services[0].name);
    charter.services[0].name = mem_copy_string("অন্য সেবা");
    assert_int_equal(store_import_charter(store, &charter, "new", &version, &e), ERR_OK);
    assert_int_equal(version, 2);
    assert_int_equal(store_import_charter(store, &charter, "again", &version, &e), ERR_OK);
    assert_int_equal(version, 2);
    charter_clear(&charter);
    assert_int_equal(store_complaint(store, tracking, &record, NULL, &e), ERR_OK);
    assert_int_equal(record.filed.charter_version, 1);
    assert_int_equal(store_charter(store, record.filed.office, 1, &charter, &e), ERR_OK);
    assert_string_equal(charter.services[0].name, "ইন্টারনেট সংযোগ");
    charter_clear(&charter);
    complaint_record_wipe(&record);
    assert_int_equal(site_check(store, NULL), 0);
}

/* ---- others at work -------------------------------------------------------------------------------- */

static void a_busy_store_is_waited_for_and_then_said(void **state)
{
    struct site *site = *state;
    struct store *store = site_open(site);
    struct err e = {0};
    sqlite3 *other = NULL;

    assert_int_equal(sqlite3_open(site->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    store_set_patience(store, 20);
    assert_int_equal(site_try_file(store, "ক", NULL, &e), ERR_BUSY);
    assert_int_equal(err_exit_code(e.code), 4);
    assert_int_equal(site_count(store), 0); /* who only reads is not kept waiting */
    assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    site_file(store, "ক", NULL);
    assert_int_equal(site_count(store), 1);
    assert_int_equal(sqlite3_close(other), SQLITE_OK);
}

static void a_reader_does_not_keep_a_writer_waiting(void **state)
{
    struct site *site = *state;
    struct store *store = site_open(site);
    sqlite3 *other = NULL;

    site_file(store, "ক", NULL);
    assert_int_equal(sqlite3_open(site->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN; SELECT count(*) FROM complaint", NULL, NULL, NULL),
                     SQLITE_OK);
    store_set_patience(store, 0);
    site_file(store, "খ", NULL);
    assert_int_equal(sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(other), SQLITE_OK);
    assert_int_equal(site_count(store), 2);
}

/* ---- copies ---------------------------------------------------------------------------------------- */

static void a_backup_holds_what_was_there(void **state)
{
    struct site *site = *state;
    struct store *store = site_open(site);
    char *copy = str_format("%s/copy.db", site->folder);
    char *beside = str_format("%s/copy.db-wal", site->folder);
    struct err e = {0};
    struct store *second = NULL;

    site_file(store, "ক", NULL);
    assert_int_equal(store_backup(store, copy, &e), ERR_OK);
    assert_int_not_equal(access(beside, F_OK), 0); /* one file, for a stick */
    site_file(store, "খ", NULL);
    assert_int_equal(store_backup(store, copy, &e), ERR_INPUT);
    assert_int_equal(store_open(copy, NULL, &second, &e), ERR_OK);
    assert_int_equal(site_count(second), 1);
    assert_int_equal(site_check(second, NULL), 0);
    site_file(second, "গ", NULL); /* a store like any other */
    assert_int_equal(site_check(second, NULL), 0);
    store_close(second);
    free(copy);
    free(beside);
}

static void a_backup_is_made_while_another_writes(void **state)
{
    struct site *site = *state;
    struct store *store = site_open(site);
    char *copy = str_format("%s/copy.db", site->folder);
    sqlite3 *other = NULL;
    struct err e = {0};

    site_file(store, "ক", NULL);
    assert_int_equal(sqlite3_open(site->path, &other), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(other, "BEGIN IMMEDIATE; DELETE FROM special_day", NULL, NULL, NULL),
        SQLITE_OK);
    assert_int_equal(store_backup(store, copy, &e), ERR_OK);
    assert_int_equal(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(other), SQLITE_OK);
    assert_int_equal(site_number(copy, "SELECT count(*) FROM special_day"), 1);
    free(copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(every_statement_can_be_prepared),
        STORE_TEST(the_file_is_guarded_by_its_settings),
        STORE_TEST(what_was_filed_cannot_be_changed_by_sql),
        STORE_TEST(a_shared_folder_makes_a_shared_store),
        STORE_TEST(files_that_are_no_store_are_left_alone),
        STORE_TEST(an_empty_file_becomes_a_store),
        STORE_TEST(a_later_version_is_left_alone),
        STORE_TEST(a_store_is_made_whole_or_not_at_all),
        STORE_TEST(a_form_filed_twice_is_one_complaint),
        STORE_TEST(what_is_not_there_is_refused_with_its_field),
        STORE_TEST(a_complaint_keeps_the_charter_it_saw),
        STORE_TEST(a_busy_store_is_waited_for_and_then_said),
        STORE_TEST(a_reader_does_not_keep_a_writer_waiting),
        STORE_TEST(a_backup_holds_what_was_there),
        STORE_TEST(a_backup_is_made_while_another_writes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
