/* Copying the store while others work in it. */
#include "store/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"

static enum err_code copy_error(sqlite3 *to, int result, struct err *e)
{
    if ((result & 0xFF) == SQLITE_FULL || sqlite3_system_errno(to) == ENOSPC)
        return err_set(e, ERR_FULL, N_("no room for the copy"));
    if ((result & 0xFF) == SQLITE_BUSY || (result & 0xFF) == SQLITE_LOCKED)
        return err_set(e, ERR_BUSY, "copy: %s", sqlite3_errstr(result));
    if ((result & 0xFF) == SQLITE_CORRUPT)
        return err_set(e, ERR_STORE, "copy: %s", sqlite3_errstr(result));
    return err_set(e, ERR_IO, "copy: %s", sqlite3_errstr(result));
}

/* Copies all pages in one step: it is one view of the store, which in WAL mode keeps nobody from writing,
 * and does not begin anew whenever somebody does. */
static enum err_code copy_pages(struct store *store, sqlite3 *to, struct err *e)
{
    enum { PATIENCE = 2000, PAUSE_MS = 5 };
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", store->db, "main");
    int result = backup == NULL ? sqlite3_errcode(to) : SQLITE_BUSY;

    for (int i = 0; backup != NULL && i < PATIENCE && (result & 0xFF) == SQLITE_BUSY; i++) {
        if (i > 0)
            (void)sqlite3_sleep(PAUSE_MS);
        result = sqlite3_backup_step(backup, -1);
    }
    (void)sqlite3_backup_finish(backup);
    return result == SQLITE_DONE ? ERR_OK : copy_error(to, result, e);
}

/* Writes the copy to the empty file `temporary` and takes it out of WAL mode, so that it is one file. */
static enum err_code write_copy(struct store *store, const char *temporary, struct err *e)
{
    sqlite3 *to = NULL;
    int result =
        sqlite3_open_v2(temporary, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
    enum err_code code = result == SQLITE_OK ? copy_pages(store, to, e) : copy_error(to, result, e);

    if (code == ERR_OK) {
        result = sqlite3_exec(to, "PRAGMA journal_mode=DELETE", NULL, NULL, NULL);
        if (result != SQLITE_OK)
            code = copy_error(to, result, e);
    }
    (void)sqlite3_close(to);
    return code;
}

/* Takes the name, so that no file of somebody else's is replaced; works where there are no hard links, as
 * on the sticks that backups go to. */
static enum err_code reserve(const char *path, struct err *e)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

    if (fd < 0 && errno == EEXIST)
        return err_set(e, ERR_INPUT, N_("this file is there already"));
    if (fd < 0)
        return err_system(e, "backup");
    (void)close(fd);
    return ERR_OK;
}

/* The unfinished copy and what SQLite may have left beside it. */
static void remove_copy(const char *temporary)
{
    static const char *const BESIDE[] = {"", "-journal", "-wal", "-shm"};

    for (size_t i = 0; i < sizeof(BESIDE) / sizeof(BESIDE[0]); i++) {
        char *path = str_format("%s%s", temporary, BESIDE[i]);

        (void)unlink(path);
        free(path);
    }
}

static enum err_code back_up_as_caller(struct store *store, const char *path, struct err *e)
{
    char *temporary = str_format("%s.%ld.part", path, (long)getpid());
    enum err_code code = reserve(path, e);
    bool reserved = code == ERR_OK;

    if (code == ERR_OK)
        code = file_write(temporary, "", 0, e);
    if (code == ERR_OK)
        code = write_copy(store, temporary, e);
    if (code == ERR_OK && rename(temporary, path) != 0)
        code = err_system(e, "backup");
    if (code == ERR_OK)
        code = file_sync_folder(path, e);
    if (code != ERR_OK && reserved) {
        remove_copy(temporary);
        (void)unlink(path);
    }
    free(temporary);
    return code;
}

enum err_code store_backup(struct store *store, const char *path, struct err *e)
{
    char *file = strchr(path, '/') == NULL ? str_format("./%s", path) : mem_copy_string(path);
    struct file_rights rights = file_become_caller();
    enum err_code code = back_up_as_caller(store, file, e);

    file_become_privileged(rights);
    free(file);
    return code;
}
