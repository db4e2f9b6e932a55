#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
            return err_set(e, ERR_INPUT, "%s: larger than %zu bytes", path, limit);
        str_add_bytes(out, buffer, (size_t)n);
    }
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
        code = err_set(e, ERR_INPUT, "%s: not a file", path);
    else if (fcntl(*fd, F_SETFL, 0) != 0)
        code = err_system(e, path);
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
    code = read_all(fd, fd == STDIN_FILENO ? "standard input" : path, limit, out, e);
    close_reading(fd);
    return code;
}

/* Hands on the whole lines of the first n bytes of the buffer; returns how many bytes they took. */
static size_t give_lines(const char *buffer, size_t n,
                         void (*each)(void *context, const char *line, size_t n), void *context)
{
    size_t done = 0;
    const char *newline;

    while ((newline = memchr(buffer + done, '\n', n - done)) != NULL) {
        size_t length = (size_t)(newline - buffer) - done;

        each(context, buffer + done, length);
        done += length + 1;
    }
    return done;
}

static enum err_code each_line(int fd, const char *path,
                               void (*each)(void *context, const char *line, size_t n),
                               void *context, struct err *e)
{
    char buffer[4 * FILE_LINE];
    size_t held = 0; /* bytes of a line whose end has not come yet */

    for (;;) {
        ssize_t n = read(fd, buffer + held, sizeof(buffer) - held);
        size_t done;

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_system(e, path);
        if (n == 0) {
            if (held > 0)
                each(context, buffer, held);
            return ERR_OK;
        }
        held += (size_t)n;
        done = give_lines(buffer, held, each, context);
        held -= done;
        memmove(buffer, buffer + done, held);
        if (held > FILE_LINE)
            return err_set(e, ERR_INPUT, "%s: a line of more than %d bytes", path, FILE_LINE);
    }
}

enum err_code file_each_line(const char *path,
                             void (*each)(void *context, const char *line, size_t n), void *context,
                             struct err *e)
{
    int fd;
    enum err_code code = open_to_read(path, &fd, e);

    if (code != ERR_OK)
        return code;
    code = each_line(fd, path, each, context, e);
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
    enum err_code code = fd < 0 || fsync(fd) != 0 ? err_system(e, folder) : ERR_OK;

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

enum err_code file_make_directory(const char *path, struct err *e)
{
    char *part = mem_copy_string(path);
    enum err_code code = ERR_OK;

    for (char *slash = part + 1; code == ERR_OK; slash++) {
        char was = *slash;

        if (was != '/' && was != '\0')
            continue;
        *slash = '\0';
        if (mkdir(part, 0700) != 0 && errno != EEXIST)
            code = err_system(e, part);
        *slash = was;
        if (was == '\0')
            break;
    }
    free(part);
    return code;
}
