/* Finding, creating, opening and closing the store. */
#include "store/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/account.h"
#include "base/env.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/functions.h"
#include "store/schema.h"

static const char SYSTEM_FOLDER[] = "/var/lib/sebadesk";

enum { BUSY_TIMEOUT_MS = 10000 };

static char *path_below_home(void)
{
    const char *named = env_get("HOME");
    char *home = named != NULL ? mem_copy_string(named) : account_home();
    char *path = str_format("%s/.local/share/sebadesk/sebadesk.db", home == NULL ? "" : home);

    free(home);
    return path;
}

char *store_default_path(void)
{
    const char *named = env_get("SEBADESK_STORE");
    const char *data = env_get("XDG_DATA_HOME");
    struct stat st;

    if (named != NULL)
        return mem_copy_string(named);
    if (env_is_privileged() || (stat(SYSTEM_FOLDER, &st) == 0 && S_ISDIR(st.st_mode)))
        return str_format("%s/sebadesk.db", SYSTEM_FOLDER);
    if (data != NULL && data[0] == '/')
        return str_format("%s/sebadesk/sebadesk.db", data);
    return path_below_home();
}

/* A folder in which a group works together is marked so: writable for the group, and set-group-ID, so
 * that all that is made in it, by SQLite too, belongs to that group. */
static bool is_shared(const char *folder)
{
    struct stat st;

    return stat(folder, &st) == 0 && (st.st_mode & S_ISGID) != 0 && (st.st_mode & S_IWGRP) != 0 &&
           (st.st_mode & S_IWOTH) == 0;
}

/* Makes an empty file, so that the rights are ours to choose: for the owner alone, or for the group too.
 * SQLite gives what it makes beside it the same rights. */
static enum err_code make_file(const char *path, const char *folder, struct err *e)
{
    int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    enum err_code code = ERR_OK;

    if (fd < 0)
        return errno == EEXIST ? ERR_OK : err_system(e, "create the store");
    if (is_shared(folder) && fchmod(fd, 0660) != 0)
        code = err_system(e, "share the store");
    (void)close(fd);
    return code == ERR_OK ? file_sync_folder(path, e) : code;
}

static enum err_code make_folder_and_file(const char *path, struct err *e)
{
    const char *slash = strrchr(path, '/');
    char *folder;
    enum err_code code;

    if (env_has_extra_rights())
        return err_set(e, ERR_PERMISSION,
                       N_("there is no store yet: its administrator must start the program once"));
    folder = slash == path ? mem_copy_string("/") : mem_copy(path, (size_t)(slash - path));
    code = file_make_directory(folder, e);
    if (code == ERR_OK)
        code = make_file(path, folder, e);
    free(folder);
    return code;
}

/* Says why a file cannot be a store before SQLite opens it for reading only, or says less. */
static enum err_code check_file(const char *path, struct err *e)
{
    struct stat st;

    if (stat(path, &st) != 0)
        return errno == ENOENT ? make_folder_and_file(path, e) : err_system(e, "store");
    if (!S_ISREG(st.st_mode))
        return err_set(e, ERR_STORE, N_("a store is a file, this is something else"));
    if (faccessat(AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) != 0)
        return err_system(e, "store");
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

struct identity {
    int application;
    int version;
    int tables; /* asked only where the application is not ours: the schema is long to read */
};

static enum err_code read_identity(struct store *store, struct identity *i, struct err *e)
{
    enum err_code code = ask_number(store, "PRAGMA application_id", &i->application, e);

    if (code == ERR_OK)
        code = ask_number(store, "PRAGMA user_version", &i->version, e);
    if (code == ERR_OK && i->application != STORE_APPLICATION_ID)
        code = ask_number(store, "SELECT count(*) FROM sqlite_schema", &i->tables, e);
    return code;
}

/* ERR_STORE unless the file is empty or a store of ours, of a version we know. All in one view: another
 * process may be creating it. */
static enum err_code check_identity(struct store *store, int *version, struct err *e)
{
    struct identity i = {0};
    enum err_code code = store_begin_read(store, e);

    if (code == ERR_OK)
        code = store_end(store, read_identity(store, &i, e), e);
    if (code != ERR_OK)
        return code;
    *version = i.version;
    if (i.application == 0 && i.version == 0 && i.tables == 0)
        return ERR_OK;
    if (i.application != STORE_APPLICATION_ID)
        return err_set(e, ERR_STORE, N_("the file is not a store of sebadesk"));
    if (i.version > SCHEMA_VERSION)
        return err_set(e, ERR_STORE,
                       N_("the store is of a later version of the program: use that one"));
    return ERR_OK;
}

/* Whether the store is in WAL mode, after trying to bring it there when `change`. A file system that
 * cannot do it leaves the mode as it was, without an error. */
static int read_mode(struct store *store, bool change, bool *wal)
{
    sqlite3_stmt *st = NULL;
    int result = sqlite3_prepare_v2(
        store->db, change ? "PRAGMA journal_mode=WAL" : "PRAGMA journal_mode", -1, &st, NULL);

    if (result == SQLITE_OK && (result = sqlite3_step(st)) == SQLITE_ROW) {
        *wal = sqlite3_stricmp((const char *)sqlite3_column_text(st, 0), "wal") == 0;
        result = SQLITE_OK;
    }
    (void)sqlite3_finalize(st);
    return result;
}

/* A new store, or a backup that was put in its place, is not in WAL mode yet. Only WAL with synchronous=FULL
 * has a commit on the disk when it returns; and only the busy handler of ours waits here, since SQLite
 * does not call its own when two connections change the mode at once. */
static enum err_code use_wal(struct store *store, struct err *e)
{
    enum { PAUSE_MS = 10 };
    bool wal = false;
    int result = read_mode(store, false, &wal);

    for (int waited = 0; result == SQLITE_OK && !wal; waited += PAUSE_MS) {
        result = read_mode(store, true, &wal);
        if ((result & 0xFF) != SQLITE_BUSY || waited >= BUSY_TIMEOUT_MS)
            break;
        (void)sqlite3_sleep(PAUSE_MS);
        result = SQLITE_OK;
    }
    if (result != SQLITE_OK)
        return store_error(store, result, e);
    return wal ? ERR_OK
               : err_set(e, ERR_STORE,
                         N_("this file system cannot hold a store: it cannot share "
                            "memory between programs"));
}

/* With recursive triggers the rows that a REPLACE drops go through the triggers that forbid it. */
static enum err_code prepare(struct store *store, store_fill *fill, struct err *e)
{
    static const char SETTINGS[] = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
                                   "PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON;"
                                   "PRAGMA recursive_triggers=ON;";
    int version = 0;
    enum err_code code;

    store_set_patience(store, BUSY_TIMEOUT_MS);
    (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
    (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    functions_register(store->db);
    code = check_identity(store, &version, e);
    if (code == ERR_OK)
        code = store_exec(store, SETTINGS, e);
    if (code == ERR_OK)
        code = use_wal(store, e);
    if (code == ERR_OK && version < SCHEMA_VERSION)
        code = store_migrate(store, fill, e);
    return code;
}

/* Before SQLite is first used: no page of its cache is made before it is needed, and it counts no memory.
 * A program is started for a list of three offices, which takes a dozen pages. */
static void configure(void)
{
    (void)sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

enum err_code store_open(const char *path, store_fill *fill, struct store **out, struct err *e)
{
    /* With a slash in it no path is one of SQLite's own, such as ":memory:". */
    char *file = strchr(path, '/') == NULL ? str_format("./%s", path) : mem_copy_string(path);
    struct store *store = NULL;
    enum err_code code = check_file(file, e);
    int result;

    configure();
    if (code == ERR_OK) {
        store = mem_new(sizeof(*store));
        store->path = mem_copy_string(file);
        result = sqlite3_open_v2(
            file, &store->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
            NULL);
        code = result == SQLITE_OK ? prepare(store, fill, e) : store_error(store, result, e);
    }
    free(file);
    if (code == ERR_OK)
        *out = store;
    else
        store_close(store);
    return code;
}

void store_set_patience(struct store *store, int ms)
{
    (void)sqlite3_busy_timeout(store->db, ms);
}

void store_close(struct store *store)
{
    if (store == NULL)
        return;
    for (int i = 0; i < SQL_COUNT; i++)
        (void)sqlite3_finalize(store->statements[i]);
    (void)sqlite3_close(store->db);
    access_clear(&store->access);
    free(store->path);
    free(store);
}
