/* Running statements: the only place where SQLite's results become ours. */
#include "store/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "text/clean.h"

/* Why the system refused: of a commit that fails SQLite keeps it with the log that was written. */
static int system_reason(struct store *store)
{
    int reason = sqlite3_system_errno(store->db);
    sqlite3_file *log = NULL;

    if (reason == 0)
        (void)sqlite3_file_control(store->db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (log != NULL && log->pMethods != NULL)
        (void)log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &reason);
    return reason;
}

/* SQLite tells a full disk as SQLITE_FULL only when a write came up short. */
static bool is_disk_full(struct store *store)
{
    int reason = system_reason(store);

    return reason == ENOSPC || reason == EDQUOT || reason == EFBIG;
}

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
        return err_set(e, is_disk_full(store) ? ERR_FULL : ERR_IO, "store: %s", why);
    case SQLITE_NOTADB:
        return err_set(e, ERR_STORE, N_("the file is not a store of sebadesk"));
    case SQLITE_CORRUPT:
        return err_set(e, ERR_STORE,
                       N_("the store is damaged: take the last backup, see the manual"));
    default:
        return err_set(e, ERR_STORE, "store: %s", why);
    }
}

/* What everybody may run asks for nobody's roles, so the kiosk never reads them. */
static enum err_code check_roles(struct store *store, enum statement which, struct err *e)
{
    unsigned allowed = statement_roles(which);
    unsigned roles = 0;
    enum err_code code;

    if ((allowed & ROLES_VISITOR) || store->is_new)
        return ERR_OK;
    code = store_roles(store, &roles, e);
    if (code == ERR_OK && !(roles & allowed))
        code = err_set(e, ERR_PERMISSION, N_("this account has no role that allows it"));
    return code;
}

enum err_code store_use(struct store *store, enum statement which, sqlite3_stmt **st, struct err *e)
{
    enum err_code code = check_roles(store, which, e);

    if (code != ERR_OK)
        return code;
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

enum err_code store_run_for(struct store *store, enum statement which, int64_t number,
                            struct err *e)
{
    sqlite3_stmt *st = NULL;
    enum err_code code = store_use(store, which, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_number(st, 1, number);
    return store_run(store, st, e);
}

enum err_code store_exec(struct store *store, const char *sql, struct err *e)
{
    int result = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

    return result == SQLITE_OK ? ERR_OK : store_error(store, result, e);
}

static enum err_code run_named(struct store *store, enum statement which, struct err *e)
{
    sqlite3_stmt *st = NULL;
    enum err_code code = store_use(store, which, &st, e);

    return code == ERR_OK ? store_run(store, st, e) : code;
}

static enum err_code begin(struct store *store, enum statement how, struct err *e)
{
    enum err_code code = store->depth > 0 ? ERR_OK : run_named(store, how, e);

    if (code == ERR_OK)
        store->depth++;
    return code;
}

enum err_code store_begin(struct store *store, struct err *e)
{
    return begin(store, SQL_BEGIN, e);
}

enum err_code store_begin_read(struct store *store, struct err *e)
{
    return begin(store, SQL_BEGIN_READ, e);
}

enum err_code store_end(struct store *store, enum err_code code, struct err *e)
{
    if (--store->depth > 0)
        return code;
    if (code == ERR_OK)
        code = run_named(store, SQL_COMMIT, e);
    if (code == ERR_OK)
        return ERR_OK;
    if (sqlite3_get_autocommit(store->db) == 0)
        (void)run_named(store, SQL_ROLLBACK, NULL);
    store->access_known = false; /* what was put into temp.scope meanwhile has gone with the rest */
    return code;
}

/* What cannot be bound must not be left out of a row in silence. */
static void require_bound(int result)
{
    if (result != SQLITE_OK)
        mem_abort(result == SQLITE_NOMEM ? "out of memory" : "a value could not be bound");
}

void store_bind_text(sqlite3_stmt *st, int i, const char *text)
{
    if (text != NULL)
        require_bound(sqlite3_bind_text(st, i, text, -1, SQLITE_STATIC));
}

void store_bind_number(sqlite3_stmt *st, int i, int64_t number)
{
    require_bound(sqlite3_bind_int64(st, i, number));
}

void store_bind_bytes(sqlite3_stmt *st, int i, const void *bytes, size_t n)
{
    require_bound(sqlite3_bind_blob(st, i, bytes, (int)n, SQLITE_STATIC));
}

void store_bind_date(sqlite3_stmt *st, int i, struct date date)
{
    char text[DATE_TEXT_SIZE];

    if (!date_is_none(date))
        require_bound(sqlite3_bind_text(st, i, date_format(date, text), -1, SQLITE_TRANSIENT));
}

void store_bind_list(sqlite3_stmt *st, int i, const struct strv *list)
{
    if (list->count > 0)
        require_bound(sqlite3_bind_text(st, i, strv_join(list, "\n"), -1, free));
}

/* Whether the text is as text/clean.h leaves it, as far as a quick look can tell; what is not, or could
 * be one of the invisible characters of U+2000 … U+207F, goes through the door again. */
static bool looks_clean(const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];

        if ((c < 0x20 && c != '\n') || c == 0x7F ||
            (c == 0xC2 && (unsigned char)text[i + 1] < 0xA0) || c >= 0xF0 || c == 0xEF ||
            (c == 0xE2 && (unsigned char)text[i + 1] < 0x82))
            return false;
    }
    return u8_check((const uint8_t *)text, n) == NULL;
}

char *store_text(sqlite3_stmt *st, int i)
{
    const char *text = (const char *)sqlite3_column_text(st, i);
    size_t n = (size_t)sqlite3_column_bytes(st, i);
    struct str clean = {0};

    if (text == NULL)
        return NULL;
    if (looks_clean(text, n))
        return mem_copy(text, n);
    clean_text(text, n, CLEAN_TYPING, &clean);
    return str_take(&clean);
}

void store_tracking(sqlite3_stmt *st, int i, char out[TRACKING_SIZE])
{
    const char *text = (const char *)sqlite3_column_text(st, i);
    size_t n = text == NULL ? 0 : strspn(text, "0123456789");

    if (n >= TRACKING_SIZE)
        n = TRACKING_SIZE - 1;
    if (n > 0)
        memcpy(out, text, n);
    out[n] = '\0';
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
