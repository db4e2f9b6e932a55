/* Whole files in and out. A path given by a person is opened with that person's own rights, also
 * when the process has more (set-group-ID). */
#ifndef SEBADESK_BASE_FILE_H
#define SEBADESK_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"
#include "base/str.h"

/* Appends the file's bytes to *out. "-" is standard input. More than `limit` bytes is ERR_INPUT;
 * a directory or a device is ERR_INPUT too. */
enum err_code file_read(const char *path, size_t limit, struct str *out, struct err *e) ERR_CHECKED;

/* Calls `take` with every line (n bytes, without its newline, no NUL behind) of a file too big to hold,
 * as soon as it has come. "-" is standard input. Of a line longer than `limit` bytes only the start is
 * given, and `whole` is false. A take that returns false ends the reading. What was read is wiped. */
enum err_code file_each_line(const char *path, size_t limit,
                             bool (*take)(void *context, const char *line, size_t n, bool whole),
                             void *context, struct err *e) ERR_CHECKED;

/* Lays down the group that a set-group-ID process has more than its caller, and takes it up again.
 * Between the two calls only files of the caller's can be opened. */
struct file_rights {
    gid_t group;
};
struct file_rights file_become_caller(void);
void file_become_privileged(struct file_rights rights);

/* Makes a new or renamed file's entry in its folder lasting, as far as the folder allows it. */
enum err_code file_sync_folder(const char *path, struct err *e) ERR_CHECKED;

/* Writes the file whole or not at all: a temporary beside it, fsync, rename. Mode 0600. */
enum err_code file_write(const char *path, const char *bytes, size_t n, struct err *e) ERR_CHECKED;

/* Writes a file that must not be there yet, mode 0600, lasting; whole, or it is taken away again.
 * ERR_INPUT if there is something of that name. */
enum err_code file_write_new(const char *path, const char *bytes, size_t n,
                             struct err *e) ERR_CHECKED;

/* Makes the directory and those above it, mode 0700, lasting; not an error if it is there. */
enum err_code file_make_directory(const char *path, struct err *e) ERR_CHECKED;

#endif
