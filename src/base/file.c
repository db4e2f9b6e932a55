#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"

struct file_rights file_become_caller(void)
{
    struct file_rights rights = {getegid()};

    if (setegid(getgid()) != 0)
        mem_abort("could not lay down the extra group");
    return rights;
}

void file_become_privileged(struct file_rights rights)
{
    int saved = errno;

    if (setegid(rights.group) != 0)
        mem_abort("could not regain the extra group");
    errno = saved;
}

static enum err_code read_all(int fd, const char *path, size_t limit, struct str *out,
                              struct err *e)
{
    char buffer[65536];
    size_t start = out->len;

    for (;;) {
        ssize_t n = read(fd, buffer, sizeof(buffer));

        if (n == 0)
            return ERR_OK;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_system(e, path);
        if (out->len - start + (size_t)n > limit)
            return err_set(e, ERR_INPUT, N_("the file is too large"));
        str_add_bytes(out, buffer, (size_t)n);
    }
}

static const char *name_to_tell(const char *path)
{
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

/* A FIFO opened without blocking reads as empty until its writer has come. */
static void wait_for_writer(int fd)
{
    struct pollfd p = {.fd = fd, .events = POLLIN};

    while (poll(&p, 1, -1) < 0 && errno == EINTR)
        ;
}

/* Opens a path ("-": standard input) with the caller's rights; the caller closes with
 * close_reading. */
static enum err_code open_to_read(const char *path, int *fd, struct err *e)
{
    enum err_code code = ERR_OK;
    struct stat st;
    struct file_rights rights;

    *fd = STDIN_FILENO;
    if (strcmp(path, "-") == 0)
        return ERR_OK;
    rights = file_become_caller();
    *fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    file_become_privileged(rights);
    if (*fd < 0)
        return err_system(e, path);
    if (fstat(*fd, &st) != 0)
        code = err_system(e, path);
    else if (!S_ISREG(st.st_mode) && !S_ISFIFO(st.st_mode))
        code = err_set(e, ERR_INPUT, N_("this is not a file"));
    else if (fcntl(*fd, F_SETFL, 0) != 0)
        code = err_system(e, path);
    else if (S_ISFIFO(st.st_mode))
        wait_for_writer(*fd);
    if (code != ERR_OK)
        (void)close(*fd);
    return code;
}

static void close_reading(int fd)
{
    if (fd != STDIN_FILENO)
        (void)close(fd);
}

enum err_code file_read(const char *path, size_t limit, struct str *out, struct err *e)
{
    int fd;
    enum err_code code = open_to_read(path, &fd, e);

    if (code != ERR_OK)
        return code;
    code = read_all(fd, name_to_tell(path), limit, out, e);
    close_reading(fd);
    return code;
}

/* A line that is being put together from what the reads give. */
struct lines {
    struct str line;
    bool whole;
    bool begun; /* something of the line has come */
    size_t limit;
    bool (*take)(void *context, const char *line, size_t n, bool whole);
    void *context;
};

static bool give_line(struct lines *l)
{
    bool more = l->take(l->context, str_text(&l->line), l->line.len, l->whole);

    str_cut(&l->line, 0);
    l->whole = true;
    l->begun = false;
    return more;
}

/* Adds n bytes, giving every line that they end; false when the taker wants no more. */
static bool feed_lines(struct lines *l, const char *bytes, size_t n)
{
    while (n > 0) {
        const char *newline = memchr(bytes, '\n', n);
        size_t piece = newline == NULL ? n : (size_t)(newline - bytes);
        size_t room = l->limit - l->line.len;

        str_add_bytes(&l->line, bytes, piece < room ? piece : room);
        l->whole = l->whole && piece <= room;
        l->begun = true;
        if (newline == NULL)
            return true;
        if (!give_line(l))
            return false;
        bytes += piece + 1;
        n -= piece + 1;
    }
    return true;
}

static enum err_code read_lines(int fd, const char *path, struct lines *l, struct err *e)
{
    char buffer[16384];
    enum err_code code = ERR_OK;
    bool more = true;

    while (more) {
        ssize_t n = read(fd, buffer, sizeof(buffer));

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            code = err_system(e, path);
        else if (n == 0 && l->begun)
            (void)give_line(l);
        more = n > 0 && feed_lines(l, buffer, (size_t)n);
    }
    explicit_bzero(buffer, sizeof(buffer));
    return code;
}

enum err_code file_each_line(const char *path, size_t limit,
                             bool (*take)(void *context, const char *line, size_t n, bool whole),
                             void *context, struct err *e)
{
    struct lines lines = {.whole = true, .limit = limit, .take = take, .context = context};
    int fd;
    enum err_code code = open_to_read(path, &fd, e);

    if (code != ERR_OK)
        return code;
    code = read_lines(fd, name_to_tell(path), &lines, e);
    str_wipe(&lines.line);
    close_reading(fd);
    return code;
}

static enum err_code write_all(int fd, const char *path, const char *bytes, size_t n, struct err *e)
{
    while (n > 0) {
        ssize_t done = write(fd, bytes, n);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return err_system(e, path);
        bytes += done;
        n -= (size_t)done;
    }
    return fsync(fd) == 0 ? ERR_OK : err_system(e, path);
}

enum err_code file_sync_folder(const char *path, struct err *e)
{
    const char *slash = strrchr(path, '/');
    char *folder =
        slash == NULL ? mem_copy_string(".") : mem_copy(path, (size_t)(slash - path) + 1);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    enum err_code code = ERR_OK;

    /* EACCES: it may be written but not read. EINVAL: this file system has nothing to sync. */
    if (fd < 0 ? errno != EACCES : fsync(fd) != 0 && errno != EINVAL)
        code = err_system(e, folder);
    if (fd >= 0)
        (void)close(fd);
    free(folder);
    return code;
}

static enum err_code write_beside(const char *path, const char *temporary, const char *bytes,
                                  size_t n, struct err *e)
{
    int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    enum err_code code;

    if (fd < 0)
        return err_system(e, path);
    code = write_all(fd, path, bytes, n, e);
    if (close(fd) != 0 && code == ERR_OK)
        code = err_system(e, path);
    if (code == ERR_OK && rename(temporary, path) != 0)
        code = err_system(e, path);
    if (code != ERR_OK) {
        (void)unlink(temporary);
        return code;
    }
    return file_sync_folder(path, e);
}

enum err_code file_write(const char *path, const char *bytes, size_t n, struct err *e)
{
    char *temporary = str_format("%s.%ld.part", path, (long)getpid());
    struct file_rights rights = file_become_caller();
    enum err_code code = write_beside(path, temporary, bytes, n, e);

    file_become_privileged(rights);
    free(temporary);
    return code;
}

static enum err_code write_new(const char *path, const char *bytes, size_t n, struct err *e)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    enum err_code code;

    if (fd < 0 && errno == EEXIST)
        return err_set(e, ERR_INPUT, N_("this file is there already"));
    if (fd < 0)
        return err_system(e, path);
    code = write_all(fd, path, bytes, n, e);
    if (close(fd) != 0 && code == ERR_OK)
        code = err_system(e, path);
    if (code != ERR_OK) {
        (void)unlink(path);
        return code;
    }
    return file_sync_folder(path, e);
}

enum err_code file_write_new(const char *path, const char *bytes, size_t n, struct err *e)
{
    struct file_rights rights = file_become_caller();
    enum err_code code = write_new(path, bytes, n, e);

    file_become_privileged(rights);
    return code;
}

enum err_code file_make_directory(const char *path, struct err *e)
{
    char *part = mem_copy_string(path);
    enum err_code code = ERR_OK;

    for (char *slash = part + 1; code == ERR_OK; slash++) {
        char was = *slash;

        if (was != '/' && was != '\0')
            continue;
        *slash = '\0';
        if (mkdir(part, 0700) == 0)
            code = file_sync_folder(part, e);
        else if (errno != EEXIST)
            code = err_system(e, part);
        *slash = was;
        if (was == '\0')
            break;
    }
    free(part);
    return code;
}
