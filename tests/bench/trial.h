/* One run of one program on a pty, measured. Used by the bench. */
#ifndef SEBADESK_TESTS_BENCH_TRIAL_H
#define SEBADESK_TESTS_BENCH_TRIAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "bench/matcher.h"
#include "harness/child.h"

enum { TRIAL_ROWS = 24, TRIAL_COLS = 80 };

struct trial {
    struct child child;
    struct matcher matcher;
    size_t bytes; /* written by the program since trial_key began */
    double start_ms;
};

/* Starts the program (LC_ALL=C.UTF-8, TERM=xterm-256color, 24 rows, 80 columns) and waits until it
 * has written the text; start_ms is the time from before the fork to there. ERR_NOT_FOUND when it
 * ends before, ERR_WAIT when it takes more than 10 s. Ends with trial_stop, also after an error. */
enum err_code trial_start(struct trial *t, const char *const *argv, const char *wanted,
                          struct err *e) ERR_CHECKED;

/* Waits until the program is quiet (harness/quiet.h). */
enum err_code trial_settle(struct trial *t, struct err *e) ERR_CHECKED;

/* Presses a key (harness/keys.h); *bytes is what the program writes until it is quiet again. */
enum err_code trial_key(struct trial *t, const char *key, size_t *bytes, struct err *e) ERR_CHECKED;

/* A value of /proc/PID/status in kB, e.g. "VmRSS" or "VmHWM". */
enum err_code trial_memory(const struct trial *t, const char *name, long *kb,
                           struct err *e) ERR_CHECKED;

/* Nanoseconds of processor time that the program has taken; 0 where the machine does not say. */
double trial_run_time(const struct trial *t);

/* Kills the program and frees. */
void trial_stop(struct trial *t);

/* Whether the program can be run: a path, or a name in PATH. */
bool trial_is_installed(const char *program);

#endif
