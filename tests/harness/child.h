/* A program on a pseudo-terminal of its own. Used by harness/session.h and by the bench. It moves
 * bytes and watches the process; what the bytes mean is for others. Linux only.
 *
 * The program leads a session whose controlling terminal is the pty, gets the given environment and
 * nothing else (no other descriptor, no ignored or blocked signal), and is killed by the kernel when
 * the process that started it dies. */
#ifndef SEBADESK_TESTS_HARNESS_CHILD_H
#define SEBADESK_TESTS_HARNESS_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/err.h"
#include "base/str.h"

struct child_options {
    const char *const *argv; /* ends with NULL; argv[0] is looked for in our PATH */
    const char *const *env;  /* "NAME=value", ends with NULL */
    unsigned rows;
    unsigned cols;
};

struct child {
    pid_t pid;
    int master; /* never blocks; -1 after child_hang_up */
    int slave;  /* ours, kept open: to see whether the program has read what was sent, and so that
                   its last words stay readable when it has ended */
    struct str unsent;
    size_t sent; /* bytes of `unsent` already gone */
    bool ended;
    int status; /* as of waitpid, once ended */
};

/* Starts the program. The caller ends it with child_kill and frees with child_close. */
enum err_code child_start(struct child *c, const struct child_options *o,
                          struct err *e) ERR_CHECKED;

/* Queues bytes for the program; child_pump sends them as the terminal takes them. */
void child_send(struct child *c, const char *bytes, size_t n);

typedef void child_take(void *user, const char *bytes, size_t n);

/* Sends what can be sent and reads once: waits up to timeout_ms for the program to write, to take
 * input or to end; what it wrote goes to take(). Gives the bytes read; 0 with timeout 0 means that
 * the program has written nothing more until now. */
size_t child_pump(struct child *c, int timeout_ms, child_take *take, void *user);

/* True when the program has read all that was sent to it. A line not ended yet, on a terminal that
 * is read by lines, counts as read. */
bool child_has_read_all(const struct child *c);

void child_resize(struct child *c, unsigned rows, unsigned cols);

/* As when the terminal's window is closed or the line breaks: the program gets SIGHUP. */
void child_hang_up(struct child *c);

/* SIGKILL to the program and its process group, and waits. Nothing when it has ended. */
void child_kill(struct child *c);

/* Kills, closes, frees. */
void child_close(struct child *c);

/* Milliseconds of the monotonic clock. */
int64_t child_now(void);

#endif
