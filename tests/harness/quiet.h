/* Tells when a program has done all that it will do by itself. Used by harness/session.h and by the
 * bench, so that nothing sleeps "long enough". For programs with one thread.
 *
 * A program is quiet when, looked at in this order,
 *   1. it has read every byte that was sent to it;
 *   2. /proc/PID/stat says S: asleep, and not woken. A signal or a byte just sent wakes before the
 *      sender's call returns, so none is missed (/proc/PID/syscall alone would miss them: it gives a
 *      process that is woken but has not run yet as asleep);
 *   3. /proc/PID/syscall says that it is in read(), poll() or select(), or a variant, and
 *      /proc/PID/mem that this is for its terminal, with no time-out of settle_ms or less: a short
 *      time-out is a wait for the rest of a key's bytes or for the terminal's answer;
 *   4. it has written nothing that was not read.
 * From there only a new key, a signal or a longer time-out moves it. One that waits for something
 * else (a disk, a child, a clock) is not quiet; one that never sleeps long never becomes quiet.
 *
 * Where the kernel forbids that look (another user's program, one that is not dumpable), 3. becomes:
 * it has been asleep, without waking once, for more than settle_ms (by its context switches). That
 * is slower, and takes a long wait for a disk or a child for quiet. */
#ifndef SEBADESK_TESTS_HARNESS_QUIET_H
#define SEBADESK_TESTS_HARNESS_QUIET_H

#include "harness/child.h"

enum quiet_result {
    QUIET_REACHED,
    QUIET_ENDED, /* the program has ended; all that it wrote was read */
    QUIET_LATE,  /* not quiet within the limit */
};

struct quiet_options {
    int settle_ms;
    int limit_ms;
    bool watch_only; /* take the slower way even where the look is allowed */
};

/* Pumps until the program is quiet. */
enum quiet_result quiet_wait(struct child *c, const struct quiet_options *o, child_take *take,
                             void *user);

#endif
