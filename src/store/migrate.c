/* Bringing a store to the present schema. */
#include "store/internal.h"

#include <stdlib.h>

#include "base/account.h"
#include "base/env.h"
#include "base/i18n.h"
#include "store/schema.h"

/* The version inside the transaction: another process may have migrated while we waited for it. */
static enum err_code read_version(struct store *store, int *version, struct err *e)
{
    sqlite3_stmt *st = NULL;
    int result = sqlite3_prepare_v2(store->db, "PRAGMA user_version", -1, &st, NULL);

    if (result == SQLITE_OK)
        result = sqlite3_step(st);
    if (result == SQLITE_ROW)
        *version = sqlite3_column_int(st, 0);
    (void)sqlite3_finalize(st);
    return store_error(store, result, e);
}

/* Whoever creates a store is its admin; so nobody may do it with rights that are not his own. */
static enum err_code add_creator(struct store *store, struct err *e)
{
    char *name = account_name();
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_ACCOUNT_INSERT, &st, e);

    if (code == ERR_OK) {
        store_bind_text(st, 1, name);
        store_bind_text(st, 2, "admin");
        store_bind_text(st, 3, "");
        code = store_run(store, st, e);
    }
    free(name);
    return code;
}

static enum err_code write_header(struct store *store, struct err *e)
{
    char *sql = str_format("PRAGMA application_id=%d; PRAGMA user_version=%d;",
                           STORE_APPLICATION_ID, SCHEMA_VERSION);
    enum err_code code = store_exec(store, sql, e);

    free(sql);
    return code;
}

static enum err_code migrate_in(struct store *store, store_fill *fill, struct err *e)
{
    int version = 0;
    bool fresh;
    enum err_code code = read_version(store, &version, e);

    if (code != ERR_OK || version == SCHEMA_VERSION)
        return code; /* another process was faster */
    if (version > SCHEMA_VERSION)
        return err_set(e, ERR_STORE,
                       N_("the store is of a later version of the program: use that one"));
    fresh = version == 0;
    if (fresh && env_has_extra_rights())
        return err_set(e, ERR_PERMISSION,
                       N_("there is no store yet: its administrator must start the program once"));
    store->is_new = fresh;
    for (; code == ERR_OK && version < SCHEMA_VERSION; version++)
        code = store_exec(store, schema_migration(version), e);
    if (code == ERR_OK)
        code = write_header(store, e);
    if (code == ERR_OK && fresh)
        code = add_creator(store, e);
    if (code == ERR_OK && fresh && fill != NULL)
        code = fill(store, e);
    store->is_new = false;
    return code;
}

enum err_code store_migrate(struct store *store, store_fill *fill, struct err *e)
{
    enum err_code code = store_begin(store, e);

    if (code != ERR_OK)
        return code;
    return store_end(store, migrate_in(store, fill, e), e);
}
