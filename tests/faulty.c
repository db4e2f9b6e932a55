#include "faulty.h"

#include <assert.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"

/* What a file held before an unsynced write: written back, last first, when the power fails. */
struct undo {
    struct undo *before;
    sqlite3_int64 at;
    sqlite3_int64 size; /* of the whole file then */
    int n;
    char bytes[];
};

struct faulty_file {
    sqlite3_file base;
    struct faulty_file *next; /* of all that are open */
    struct undo *undo;
    sqlite3_file *real; /* lies behind this struct */
};

static sqlite3_vfs *disk; /* the real one */
static sqlite3_vfs vfs;
static struct faulty_file *all;
static enum fault_kind kind;
static int fails_at;
static int count;

void faulty_arm(enum fault_kind wanted, int at)
{
    kind = wanted;
    fails_at = at;
    count = 0;
}

int faulty_count(void)
{
    return count;
}

/* ---- what was not synced --------------------------------------------------------------------------- */

static void remember(struct faulty_file *f, sqlite3_int64 at, int n)
{
    struct undo *u = mem_new(sizeof(*u) + (size_t)n);

    u->at = at;
    (void)f->real->pMethods->xFileSize(f->real, &u->size);
    u->n = u->size <= at ? 0 : u->size - at < n ? (int)(u->size - at) : n;
    if (u->n > 0)
        (void)f->real->pMethods->xRead(f->real, u->bytes, u->n, at);
    u->before = f->undo;
    f->undo = u;
}

static void forget(struct faulty_file *f)
{
    while (f->undo != NULL) {
        struct undo *u = f->undo;

        f->undo = u->before;
        free(u);
    }
}

static void lose_unsynced(void)
{
    for (struct faulty_file *f = all; f != NULL; f = f->next) {
        for (const struct undo *u = f->undo; u != NULL; u = u->before) {
            if (u->n > 0)
                (void)f->real->pMethods->xWrite(f->real, u->bytes, u->n, u->at);
            (void)f->real->pMethods->xTruncate(f->real, u->size);
        }
    }
}

/* Counts an operation; SQLite's result when this is the one that fails. */
static int step(void)
{
    count++;
    if (kind == FAULTY_NEVER || count < fails_at)
        return SQLITE_OK;
    if (kind == FAULTY_FULL)
        return SQLITE_FULL;
    if (count > fails_at)
        return SQLITE_OK;
    if (kind == FAULTY_IO)
        return SQLITE_IOERR;
    if (kind == FAULTY_POWER)
        lose_unsynced();
    (void)kill(getpid(), SIGKILL);
    abort();
}

/* ---- the files --------------------------------------------------------------------------------------- */

#define REAL(file) (((struct faulty_file *)(file))->real)

static int do_close(sqlite3_file *file)
{
    struct faulty_file *f = (struct faulty_file *)file;
    struct faulty_file **p = &all;
    int result = f->real->pMethods->xClose(f->real);

    while (*p != f)
        p = &(*p)->next;
    *p = f->next;
    forget(f);
    return result;
}

static int do_read(sqlite3_file *file, void *bytes, int n, sqlite3_int64 at)
{
    return REAL(file)->pMethods->xRead(REAL(file), bytes, n, at);
}

static int do_write(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
    struct faulty_file *f = (struct faulty_file *)file;
    int result;

    remember(f, at, n);
    if (kind == FAULTY_KILL && count + 1 == fails_at) /* half of it gets there */
        (void)f->real->pMethods->xWrite(f->real, bytes, n / 2, at);
    result = step();
    if (result == SQLITE_IOERR)
        return SQLITE_IOERR_WRITE;
    return result == SQLITE_OK ? f->real->pMethods->xWrite(f->real, bytes, n, at) : result;
}

static int do_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    struct faulty_file *f = (struct faulty_file *)file;
    sqlite3_int64 now = 0;
    int result;

    (void)f->real->pMethods->xFileSize(f->real, &now);
    remember(f, size, now > size ? (int)(now - size) : 0);
    result = step();
    if (result == SQLITE_IOERR)
        return SQLITE_IOERR_TRUNCATE;
    return f->real->pMethods->xTruncate(f->real, size); /* shortening needs no room */
}

static int do_sync(sqlite3_file *file, int flags)
{
    struct faulty_file *f = (struct faulty_file *)file;
    int result = step();

    (void)flags;
    if (result == SQLITE_IOERR)
        return SQLITE_IOERR_FSYNC;
    forget(f); /* the real disk need not be asked: nothing outside this file can lose a write */
    return SQLITE_OK;
}

static int do_file_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return REAL(file)->pMethods->xFileSize(REAL(file), size);
}

static int do_lock(sqlite3_file *file, int level)
{
    return REAL(file)->pMethods->xLock(REAL(file), level);
}

static int do_unlock(sqlite3_file *file, int level)
{
    return REAL(file)->pMethods->xUnlock(REAL(file), level);
}

static int do_check_lock(sqlite3_file *file, int *held)
{
    return REAL(file)->pMethods->xCheckReservedLock(REAL(file), held);
}

static int do_control(sqlite3_file *file, int op, void *argument)
{
    return REAL(file)->pMethods->xFileControl(REAL(file), op, argument);
}

static int do_sector_size(sqlite3_file *file)
{
    return REAL(file)->pMethods->xSectorSize(REAL(file));
}

/* A disk that may tear what it writes: nothing is promised. */
static int do_characteristics(sqlite3_file *file)
{
    (void)file;
    return 0;
}

static int do_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    if (extend) {
        int result = step();

        if (result != SQLITE_OK)
            return result == SQLITE_FULL ? SQLITE_FULL : SQLITE_IOERR_SHMSIZE;
    }
    return REAL(file)->pMethods->xShmMap(REAL(file), page, size, extend, out);
}

static int do_shm_lock(sqlite3_file *file, int offset, int n, int flags)
{
    return REAL(file)->pMethods->xShmLock(REAL(file), offset, n, flags);
}

static void do_shm_barrier(sqlite3_file *file)
{
    REAL(file)->pMethods->xShmBarrier(REAL(file));
}

static int do_shm_unmap(sqlite3_file *file, int remove)
{
    return REAL(file)->pMethods->xShmUnmap(REAL(file), remove);
}

static const sqlite3_io_methods METHODS = {
    .iVersion = 2, /* no memory mapping: every write must pass here */
    .xClose = do_close,
    .xRead = do_read,
    .xWrite = do_write,
    .xTruncate = do_truncate,
    .xSync = do_sync,
    .xFileSize = do_file_size,
    .xLock = do_lock,
    .xUnlock = do_unlock,
    .xCheckReservedLock = do_check_lock,
    .xFileControl = do_control,
    .xSectorSize = do_sector_size,
    .xDeviceCharacteristics = do_characteristics,
    .xShmMap = do_shm_map,
    .xShmLock = do_shm_lock,
    .xShmBarrier = do_shm_barrier,
    .xShmUnmap = do_shm_unmap,
};

/* ---- the disk ---------------------------------------------------------------------------------------- */

static int do_open(sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags,
                   int *out_flags)
{
    struct faulty_file *f = (struct faulty_file *)file;
    int result;

    (void)self;
    memset(f, 0, sizeof(*f));
    f->real = (sqlite3_file *)(f + 1);
    result = disk->xOpen(disk, name, f->real, flags, out_flags);
    if (f->real->pMethods == NULL)
        return result;
    f->base.pMethods = &METHODS;
    f->next = all;
    all = f;
    return result;
}

static int do_delete(sqlite3_vfs *self, const char *name, int sync)
{
    int result = step();

    (void)self;
    if (result == SQLITE_IOERR)
        return SQLITE_IOERR_DELETE;
    return disk->xDelete(disk, name, sync);
}

void faulty_install(void)
{
    if (disk != NULL)
        return;
    disk = sqlite3_vfs_find(NULL);
    vfs = *disk; /* what is not ours to change is the real disk's own */
    vfs.zName = "faulty";
    vfs.szOsFile = (int)sizeof(struct faulty_file) + disk->szOsFile;
    vfs.xOpen = do_open;
    vfs.xDelete = do_delete;
    if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK)
        mem_abort("the faulty disk cannot be put in place");
}
