/* Running statements: the only place where SQLite's results become ours. */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum err_code store_error(struct store *store, int result, struct err *e)
{
    const char *why = sqlite3_errmsg(store->db);

    switch (result & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return ERR_OK;
    case SQLITE_NOMEM:
        mem_abort("out of memory");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return err_set(e, ERR_BUSY, "store: %s", why);
    case SQLITE_FULL:
        return err_set(e, ERR_FULL, "store: %s", why);
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
        return err_set(e, ERR_PERMISSION, "store: %s", why);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return err_set(e, ERR_IO, "store: %s", why);
    default:
        return err_set(e, ERR_STORE, "store: %s", why);
    }
}

enum err_code store_use(struct store *store, enum statement which, sqlite3_stmt **st, struct err *e)
{
    if (store->statements[which] == NULL) {
        int result = sqlite3_prepare_v3(store->db, statement_sql(which), -1,
                                        SQLITE_PREPARE_PERSISTENT, &store->statements[which], NULL);

        if (result != SQLITE_OK)
            return store_error(store, result, e);
    }
    *st = store->statements[which];
    (void)sqlite3_reset(*st);
    (void)sqlite3_clear_bindings(*st);
    return ERR_OK;
}

enum err_code store_step(struct store *store, sqlite3_stmt *st, bool *row, struct err *e)
{
    int result = sqlite3_step(st);
    enum err_code code = ERR_OK;

    *row = result == SQLITE_ROW;
    if (*row)
        return ERR_OK;
    if (result != SQLITE_DONE)
        code = store_error(store, result, e);
    (void)sqlite3_reset(st);
    (void)sqlite3_clear_bindings(st);
    return code;
}

enum err_code store_run(struct store *store, sqlite3_stmt *st, struct err *e)
{
    bool row;
    enum err_code code;

    do {
        code = store_step(store, st, &row, e);
    } while (code == ERR_OK && row);
    return code;
}

enum err_code store_exec(struct store *store, const char *sql, struct err *e)
{
    int result = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

    return result == SQLITE_OK ? ERR_OK : store_error(store, result, e);
}

static enum err_code run_named(struct store *store, enum statement which, struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_use(store, which, &st, e);

    return code == ERR_OK ? store_run(store, st, e) : code;
}

enum err_code store_begin(struct store *store, struct err *e)
{
    enum err_code code = store->depth > 0 ? ERR_OK : run_named(store, SQL_BEGIN, e);

    if (code == ERR_OK)
        store->depth++;
    return code;
}

enum err_code store_end(struct store *store, enum err_code code, struct err *e)
{
    if (--store->depth > 0)
        return code;
    if (code == ERR_OK)
        code = run_named(store, SQL_COMMIT, e);
    if (code != ERR_OK && sqlite3_get_autocommit(store->db) == 0)
        (void)run_named(store, SQL_ROLLBACK, NULL);
    return code;
}

void store_bind_text(sqlite3_stmt *st, int i, const char *text)
{
    if (text != NULL && sqlite3_bind_text(st, i, text, -1, SQLITE_STATIC) == SQLITE_NOMEM)
        mem_abort("out of memory");
}

void store_bind_number(sqlite3_stmt *st, int i, int64_t number)
{
    (void)sqlite3_bind_int64(st, i, number);
}

void store_bind_date(sqlite3_stmt *st, int i, struct date date)
{
    char text[DATE_TEXT_SIZE];

    if (!date_is_none(date) &&
        sqlite3_bind_text(st, i, date_format(date, text), -1, SQLITE_TRANSIENT) == SQLITE_NOMEM)
        mem_abort("out of memory");
}

void store_bind_list(sqlite3_stmt *st, int i, const struct strv *list)
{
    if (list->count > 0 &&
        sqlite3_bind_text(st, i, strv_join(list, "\n"), -1, free) == SQLITE_NOMEM)
        mem_abort("out of memory");
}

char *store_text(sqlite3_stmt *st, int i)
{
    const unsigned char *text = sqlite3_column_text(st, i);

    return text == NULL ? NULL : mem_copy(text, (size_t)sqlite3_column_bytes(st, i));
}

struct date store_date(sqlite3_stmt *st, int i)
{
    const unsigned char *text = sqlite3_column_text(st, i);
    struct date date = {0};

    if (text != NULL)
        (void)date_parse((const char *)text, &date);
    return date;
}

void store_list(sqlite3_stmt *st, int i, struct strv *list)
{
    char *text = store_text(st, i);

    if (text != NULL)
        strv_split(list, text, '\n');
    free(text);
}
