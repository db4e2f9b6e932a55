/* Finding, creating, opening and closing the store. */
#include "store/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/env.h"
#include "base/file.h"
#include "base/mem.h"
#include "store/schema.h"
#include "text/collate.h"

static const char SYSTEM_FOLDER[] = "/var/lib/sebadesk";

enum { BUSY_TIMEOUT_MS = 10000 };

char *store_default_path(void)
{
    const char *named = env_get("SEBADESK_STORE");
    const char *data = env_get("XDG_DATA_HOME");
    const char *home = env_get("HOME");
    struct stat st;

    if (named != NULL)
        return mem_copy_string(named);
    if (env_is_privileged() || (stat(SYSTEM_FOLDER, &st) == 0 && S_ISDIR(st.st_mode)))
        return str_format("%s/sebadesk.db", SYSTEM_FOLDER);
    if (data != NULL && data[0] == '/')
        return str_format("%s/sebadesk/sebadesk.db", data);
    return str_format("%s/.local/share/sebadesk/sebadesk.db", home != NULL ? home : "");
}

static bool is_shared(const char *path)
{
    return env_is_privileged() || str_starts(path, SYSTEM_FOLDER);
}

/* Makes the folder and an empty file, so that the rights are ours to choose: for the owner alone, or for
 * the group too where several accounts share the store. */
static enum err_code make_file(const char *path, struct err *e)
{
    const char *slash = strrchr(path, '/');
    enum err_code code = ERR_OK;
    mode_t mask;
    int fd;

    if (access(path, F_OK) == 0)
        return ERR_OK;
    if (slash != NULL && slash != path) {
        char *folder = mem_copy(path, (size_t)(slash - path));

        code = file_make_directory(folder, e);
        free(folder);
        if (code != ERR_OK)
            return code;
    }
    mask = umask(is_shared(path) ? 0007 : 0077);
    fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0660);
    (void)umask(mask);
    if (fd < 0)
        return errno == EEXIST ? ERR_OK : err_system(e, "create the store");
    (void)close(fd);
    return ERR_OK;
}

/* The one number that a statement gives. */
static enum err_code ask_number(struct store *store, const char *sql, int *number, struct err *e)
{
    sqlite3_stmt *st = NULL;
    int result = sqlite3_prepare_v2(store->db, sql, -1, &st, NULL);

    if (result == SQLITE_OK)
        result = sqlite3_step(st);
    if (result == SQLITE_ROW)
        *number = sqlite3_column_int(st, 0);
    (void)sqlite3_finalize(st);
    return store_error(store, result, e);
}

/* ERR_STORE unless the file is empty or a store of ours, of a version we know. */
static enum err_code check_identity(struct store *store, int *version, struct err *e)
{
    int application = 0;
    int tables = 0;
    enum err_code code = ask_number(store, "PRAGMA application_id", &application, e);

    if (code == ERR_OK)
        code = ask_number(store, "PRAGMA user_version", version, e);
    if (code == ERR_OK && application != STORE_APPLICATION_ID)
        code = ask_number(store, "SELECT count(*) FROM sqlite_schema", &tables, e);
    if (code != ERR_OK)
        return code;
    if (application == 0 && *version == 0 && tables == 0)
        return ERR_OK;
    if (application != STORE_APPLICATION_ID)
        return err_set(e, ERR_STORE, "the file is not a store of sebadesk");
    if (*version > SCHEMA_VERSION)
        return err_set(e, ERR_STORE, "the store is of a later version (%d)", *version);
    return ERR_OK;
}

static int compare_bangla(void *context, int n, const void *a, int m, const void *b)
{
    (void)context;
    return collate_compare(a, (size_t)n, b, (size_t)m);
}

static enum err_code prepare(struct store *store, store_fill *fill, struct err *e)
{
    static const char SETTINGS[] = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                                   "PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON;"
                                   "PRAGMA temp_store=MEMORY;";
    int version = 0;
    enum err_code code;

    (void)sqlite3_busy_timeout(store->db, BUSY_TIMEOUT_MS);
    (void)sqlite3_create_collation(store->db, "bangla", SQLITE_UTF8, NULL, compare_bangla);
    code = check_identity(store, &version, e);
    if (code != ERR_OK)
        return code;
    code = store_exec(store, SETTINGS, e);
    if (code == ERR_OK && version < SCHEMA_VERSION)
        code = store_migrate(store, fill, e);
    return code;
}

enum err_code store_open(const char *path, store_fill *fill, struct store **out, struct err *e)
{
    struct store *store;
    enum err_code code = make_file(path, e);
    int result;

    if (code != ERR_OK)
        return code;
    store = mem_new(sizeof(*store));
    store->path = mem_copy_string(path);
    result =
        sqlite3_open_v2(path, &store->db,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    code = result == SQLITE_OK ? prepare(store, fill, e) : store_error(store, result, e);
    if (code != ERR_OK) {
        store_close(store);
        return code;
    }
    *out = store;
    return ERR_OK;
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    for (int i = 0; i < SQL_COUNT; i++)
        (void)sqlite3_finalize(store->statements[i]);
    (void)sqlite3_close(store->db);
    free(store->path);
    free(store);
}
