/* Checking the store. */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/i18n.h"

/* Rows of a statement whose first column is a fault's text; "ok" is none. */
static enum err_code collect(struct store *store, const char *sql, const char *prefix,
                             struct strv *faults, struct err *e)
{
    sqlite3_stmt *st = NULL;
    int result = sqlite3_prepare_v2(store->db, sql, -1, &st, NULL);

    while (result == SQLITE_OK && (result = sqlite3_step(st)) == SQLITE_ROW) {
        char *text = store_text(st, 0);

        if (text == NULL || strcmp(text, "ok") != 0)
            strv_take(faults, str_format("%s%s", prefix, text == NULL ? "?" : text));
        free(text);
        result = SQLITE_OK;
    }
    (void)sqlite3_finalize(st);
    if (result != SQLITE_DONE && (result & 0xFF) == SQLITE_CORRUPT) {
        strv_take(faults, str_format("%s%s", prefix, sqlite3_errmsg(store->db)));
        return ERR_OK;
    }
    return store_error(store, result, e);
}

/* FTS5 says a damaged index by failing this insert, which changes nothing. What is in it can be had from
 * the charters, so it is mended at once. */
static enum err_code check_index(struct store *store, const char *table, struct strv *faults,
                                 struct err *e)
{
    char *sql = str_format("INSERT INTO %s(%s, rank) VALUES('integrity-check', 1)", table, table);
    char *mend = str_format("INSERT INTO %s(%s) VALUES('rebuild')", table, table);
    int result = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

    if ((result & 0xFF) == SQLITE_CORRUPT) {
        strv_add(faults, _("the search index was damaged; it has been built anew"));
        result = sqlite3_exec(store->db, mend, NULL, NULL, NULL);
    }
    free(sql);
    free(mend);
    return store_error(store, result, e);
}

/* What lies in the store is personal: nobody but its owner, or a group that shares it, may read it. */
static void check_rights(struct store *store, struct strv *faults)
{
    struct stat st;

    if (stat(store->path, &st) == 0 && (st.st_mode & (S_IRWXO)) != 0)
        strv_add(faults, _("every account of this machine can read or write the store's file"));
}

/* The words of complaints are kept apart from their texts, so this index is built from these again. */
static enum err_code check_words(struct store *store, struct strv *faults, struct err *e)
{
    static const char CHECK[] =
        "INSERT INTO complaint_word(complaint_word) VALUES('integrity-check')";
    static const char COMPARE[] = "SELECT CASE WHEN (SELECT count(*) FROM complaint_word_docsize) ="
                                  " (SELECT count(*) FROM complaint) THEN 'ok' END";
    static const char MEND[] =
        "INSERT INTO complaint_word(complaint_word) VALUES('delete-all');"
        "INSERT INTO complaint_word(rowid, who, what) SELECT id," COMPLAINT_WORDS " FROM complaint";
    struct strv missing = {0};
    int result = sqlite3_exec(store->db, CHECK, NULL, NULL, NULL);
    enum err_code code = collect(store, COMPARE, "", &missing, e);
    bool damaged = (result & 0xFF) == SQLITE_CORRUPT || missing.count > 0;

    strv_clear(&missing);
    if (code != ERR_OK || !damaged)
        return code != ERR_OK ? code : store_error(store, result, e);
    strv_add(faults, _("the search index was damaged; it has been built anew"));
    code = store_begin(store, e);
    return code == ERR_OK ? store_end(store, store_exec(store, MEND, e), e) : code;
}

static enum err_code check_contents(struct store *store, struct strv *faults, struct err *e)
{
    int64_t events;
    char head[65];
    char *mismatch = str_format("%s: ", _("its state is not what its last event says"));
    char *unknown = str_format("%s: ", _("who sent it on is not what its events say"));
    enum err_code code = collect(
        store,
        "SELECT \"table\" || ' row ' || coalesce(rowid, '?') || ' points at nothing in ' || parent"
        " FROM pragma_foreign_key_check",
        "SQLite: ", faults, e);

    if (code == ERR_OK)
        code = collect(store, statement_sql(SQL_STATE_MISMATCH), mismatch, faults, e);
    if (code == ERR_OK)
        code = collect(store, statement_sql(SQL_SENT_MISMATCH), unknown, faults, e);
    if (code == ERR_OK)
        code = store_check_charters(store, faults, e);
    if (code == ERR_OK)
        code = store_verify(store, faults, &events, head, e);
    free(mismatch);
    free(unknown);
    return code;
}

enum err_code store_check(struct store *store, struct strv *faults, struct err *e)
{
    static const char *const INDEXES[] = {"search_word", "search_part"};
    size_t before;
    bool whole;
    enum err_code code = store_begin_read(store, e);

    if (code != ERR_OK)
        return code;
    check_rights(store, faults);
    before = faults->count;
    code = collect(store, "PRAGMA integrity_check", "SQLite: ", faults, e);
    whole = faults->count == before;
    if (code == ERR_OK && whole)
        code = check_contents(store, faults, e);
    code = store_end(store, code, e);
    if (!whole)
        return code; /* what lies in a damaged file need not be looked at */
    for (size_t i = 0; code == ERR_OK && i < sizeof(INDEXES) / sizeof(INDEXES[0]); i++)
        code = check_index(store, INDEXES[i], faults, e);
    return code == ERR_OK ? check_words(store, faults, e) : code;
}
