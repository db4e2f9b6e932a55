/* Checking, copying, and who is an admin. */
#include "store/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/account.h"
#include "base/file.h"

/* Rows of a statement whose first column is a fault's text; "ok" is none. */
static enum err_code collect(struct store *store, const char *sql, const char *prefix,
                             struct strv *faults, struct err *e)
{
    sqlite3_stmt *st = NULL;
    int result = sqlite3_prepare_v2(store->db, sql, -1, &st, NULL);

    while (result == SQLITE_OK && (result = sqlite3_step(st)) == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(st, 0);

        if (text != NULL && strcmp(text, "ok") != 0)
            strv_take(faults, str_format("%s%s", prefix, text));
        result = SQLITE_OK;
    }
    (void)sqlite3_finalize(st);
    if (result != SQLITE_DONE && (result & 0xFF) == SQLITE_CORRUPT) {
        strv_take(faults, str_format("%s%s", prefix, sqlite3_errmsg(store->db)));
        return ERR_OK;
    }
    return store_error(store, result, e);
}

/* FTS5 says a damaged index by failing this insert. */
static void check_index(struct store *store, const char *table, struct strv *faults)
{
    char *sql = str_format("INSERT INTO %s(%s, rank) VALUES('integrity-check', 1)", table, table);

    if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        strv_take(faults, str_format("search index %s: %s", table, sqlite3_errmsg(store->db)));
    free(sql);
}

enum err_code store_check(struct store *store, struct strv *faults, struct err *e)
{
    int64_t events;
    char head[65];
    enum err_code code = collect(store, "PRAGMA integrity_check", "file: ", faults, e);

    if (code == ERR_OK)
        code = collect(store,
                       "SELECT \"table\" || ' row ' || rowid || ' points at nothing in '"
                       " || parent FROM pragma_foreign_key_check",
                       "file: ", faults, e);
    if (code != ERR_OK || faults->count > 0)
        return code; /* what lies on a damaged file need not be looked at */
    code = collect(store, statement_sql(SQL_STATE_MISMATCH),
                   "state does not follow from events: ", faults, e);
    check_index(store, "search_word", faults);
    check_index(store, "search_part", faults);
    return code == ERR_OK ? store_verify(store, faults, &events, head, e) : code;
}

/* ---- backup ------------------------------------------------------------------------------------ */

/* Copies page by page into an open database, restarting when others write. */
static enum err_code copy_pages(struct store *store, sqlite3 *to, struct err *e)
{
    enum { PAGES = 256, PATIENCE = 2000, PAUSE_MS = 5 };
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", store->db, "main");
    int result = backup == NULL ? sqlite3_errcode(to) : SQLITE_OK;

    for (int waits = 0; backup != NULL && waits < PATIENCE;) {
        result = sqlite3_backup_step(backup, PAGES);
        if (result == SQLITE_BUSY || result == SQLITE_LOCKED) {
            (void)sqlite3_sleep(PAUSE_MS);
            waits++;
        } else if (result != SQLITE_OK) {
            break;
        }
    }
    (void)sqlite3_backup_finish(backup);
    if (result == SQLITE_DONE)
        return ERR_OK;
    return (result & 0xFF) == SQLITE_FULL ? err_set(e, ERR_FULL, "no room for the copy")
                                          : err_set(e, ERR_IO, "copy: %s", sqlite3_errstr(result));
}

/* Writes the copy to `temporary` and takes it out of WAL mode, so that it is one file. */
static enum err_code write_copy(struct store *store, const char *temporary, struct err *e)
{
    sqlite3 *to = NULL;
    int result = sqlite3_open_v2(temporary, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    enum err_code code;

    if (result != SQLITE_OK) {
        code = err_set(e, ERR_IO, "%s: %s", temporary, sqlite3_errstr(result));
    } else {
        code = copy_pages(store, to, e);
        if (code == ERR_OK &&
            sqlite3_exec(to, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL) != SQLITE_OK)
            code = err_set(e, ERR_IO, "copy: %s", sqlite3_errmsg(to));
    }
    (void)sqlite3_close(to);
    return code;
}

enum err_code store_backup(struct store *store, const char *path, struct err *e)
{
    char *temporary = str_format("%s.%ld.part", path, (long)getpid());
    char *journal = str_format("%s-journal", temporary);
    struct file_rights rights = file_become_caller();
    enum err_code code = ERR_OK;

    if (access(path, F_OK) == 0)
        code = err_set(e, ERR_INPUT, "%s is there already", path);
    if (code == ERR_OK)
        code = file_write(temporary, "", 0, e);
    if (code == ERR_OK)
        code = write_copy(store, temporary, e);
    /* link, not rename: it refuses to replace a file that came meanwhile */
    if (code == ERR_OK && link(temporary, path) != 0)
        code = err_system(e, path);
    (void)unlink(temporary);
    (void)unlink(journal);
    if (code == ERR_OK)
        code = file_sync_folder(path, e);
    file_become_privileged(rights);
    free(temporary);
    free(journal);
    return code;
}

/* ---- accounts ---------------------------------------------------------------------------------- */

enum err_code store_is_admin(struct store *store, const char *account, bool *admin, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, SQL_ADMIN, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_text(st, 1, account);
    code = store_step(store, st, &row, e);
    if (code == ERR_OK && row)
        (void)sqlite3_reset(st);
    if (code == ERR_OK)
        *admin = row || account_is_root();
    return code;
}
