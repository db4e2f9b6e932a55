#include "harness/quiet.h"

#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"

enum { LOOK_MS = 2, CALL_ARGS = 6, POLLED_MAX = 32 };

enum look {
    LOOK_BUSY,
    LOOK_WAITING,
    LOOK_FORBIDDEN,
};

/* A system call that the program is blocked in. */
struct call {
    const struct child *child;
    unsigned long args[CALL_ARGS];
    int settle_ms;
};

/* A small file of /proc; false when it cannot be read. */
static bool read_proc(pid_t pid, const char *name, char *text, size_t size)
{
    char path[64];
    ssize_t n;
    int fd;

    (void)snprintf(path, sizeof(path), "/proc/%ld/%s", (long)pid, name);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    n = read(fd, text, size - 1);
    (void)close(fd);
    text[n > 0 ? n : 0] = '\0';
    return n > 0;
}

static bool read_memory(const struct call *call, unsigned long from, void *to, size_t n)
{
    char path[64];
    ssize_t got;
    int fd;

    (void)snprintf(path, sizeof(path), "/proc/%ld/mem", (long)call->child->pid);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    got = pread(fd, to, n, (off_t)from);
    (void)close(fd);
    return got == (ssize_t)n;
}

static bool is_terminal(const struct call *call, int fd)
{
    const dev_t dev_tty = makedev(5, 0);
    char path[64];
    struct stat theirs;
    struct stat ours;

    (void)snprintf(path, sizeof(path), "/proc/%ld/fd/%d", (long)call->child->pid, fd);
    if (stat(path, &theirs) != 0 || !S_ISCHR(theirs.st_mode))
        return false;
    return theirs.st_rdev == dev_tty ||
           (fstat(call->child->slave, &ours) == 0 && theirs.st_rdev == ours.st_rdev);
}

/* True when the call's time-out is longer than settle_ms or there is none. Both structs hold two
 * longs, seconds and a fraction of which a second has `unit`. */
static bool is_long(const struct call *call, unsigned long address, long unit)
{
    long parts[2];

    if (address == 0)
        return true;
    if (!read_memory(call, address, parts, sizeof(parts)))
        return false;
    return parts[0] > INT_MAX / 1000 ||
           parts[0] * 1000 + parts[1] / (unit / 1000) > call->settle_ms;
}

static bool polls_terminal(const struct call *call)
{
    struct pollfd fds[POLLED_MAX];
    unsigned long n = call->args[1] < POLLED_MAX ? call->args[1] : POLLED_MAX;

    if (n == 0 || !read_memory(call, call->args[0], fds, n * sizeof(fds[0])))
        return false;
    for (unsigned long i = 0; i < n; i++)
        if ((fds[i].events & POLLIN) != 0 && is_terminal(call, fds[i].fd))
            return true;
    return false;
}

static bool selects_terminal(const struct call *call)
{
    unsigned long word_bits = 8 * sizeof(long);
    unsigned long n = call->args[0] < FD_SETSIZE ? call->args[0] : FD_SETSIZE;
    unsigned long set[FD_SETSIZE / (8 * sizeof(long))] = {0};
    size_t size = (n + word_bits - 1) / word_bits * sizeof(long);

    if (call->args[1] == 0 || !read_memory(call, call->args[1], set, size))
        return false;
    for (unsigned long fd = 0; fd < n; fd++)
        if ((set[fd / word_bits] >> fd % word_bits & 1) != 0 && is_terminal(call, (int)fd))
            return true;
    return false;
}

static bool in_read(const struct call *call)
{
    return is_terminal(call, (int)call->args[0]);
}

static bool in_poll(const struct call *call)
{
    int timeout = (int)call->args[2];

    return (timeout < 0 || timeout > call->settle_ms) && polls_terminal(call);
}

static bool in_ppoll(const struct call *call)
{
    return is_long(call, call->args[2], 1000000000) && polls_terminal(call);
}

static bool in_select(const struct call *call)
{
    return is_long(call, call->args[4], 1000000) && selects_terminal(call);
}

static bool in_pselect(const struct call *call)
{
    return is_long(call, call->args[4], 1000000000) && selects_terminal(call);
}

static const struct {
    long number;
    bool (*waits)(const struct call *call);
} calls[] = {
    {SYS_read, in_read},     {SYS_ppoll, in_ppoll},          {SYS_pselect6, in_pselect},
#ifdef SYS_poll
    {SYS_poll, in_poll},     {SYS_restart_syscall, in_poll}, /* a poll that goes on after SIGCONT keeps its arguments */
#endif
#ifdef SYS_select
    {SYS_select, in_select},
#endif
};

static bool is_asleep(pid_t pid)
{
    char text[512];
    const char *state;

    if (!read_proc(pid, "stat", text, sizeof(text)))
        return false;
    state = strrchr(text, ')');
    return state != NULL && strncmp(state, ") S", 3) == 0;
}

static enum look look(const struct child *c, int settle_ms)
{
    struct call call = {.child = c, .settle_ms = settle_ms};
    unsigned long *a = call.args;
    char text[256];
    long number;

    if (!is_asleep(c->pid))
        return LOOK_BUSY;
    if (!read_proc(c->pid, "syscall", text, sizeof(text)))
        return LOOK_FORBIDDEN;
    if (sscanf(text, "%ld %lx %lx %lx %lx %lx %lx", &number, &a[0], &a[1], &a[2], &a[3], &a[4],
               &a[5]) != 1 + CALL_ARGS)
        return LOOK_BUSY; /* "running", or not in a system call */
    for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
        if (calls[i].number == number)
            return calls[i].waits(&call) ? LOOK_WAITING : LOOK_BUSY;
    return LOOK_BUSY;
}

/* ---- the slower way ---------------------------------------------------------------------------- */
struct watch {
    unsigned long switches;
    int64_t since; /* 0: not seen asleep yet */
};

static unsigned long context_switches(pid_t pid)
{
    char text[8192];
    const char *at;

    if (!read_proc(pid, "status", text, sizeof(text)))
        return 0;
    at = strstr(text, "\nvoluntary_ctxt_switches:");
    return at == NULL ? 0 : strtoul(strchr(at, ':') + 1, NULL, 10);
}

static enum look watch_on(struct watch *w, const struct child *c, int settle_ms)
{
    unsigned long switches = context_switches(c->pid);

    if (!is_asleep(c->pid) || switches == 0) {
        w->since = 0;
        return LOOK_BUSY;
    }
    if (w->since == 0 || switches != w->switches)
        *w = (struct watch){switches, child_now()};
    return child_now() - w->since > settle_ms ? LOOK_WAITING : LOOK_BUSY;
}

static enum look look_or_watch(const struct child *c, const struct quiet_options *o,
                               struct watch *w)
{
    enum look seen = o->watch_only ? LOOK_FORBIDDEN : look(c, o->settle_ms);

    return seen == LOOK_FORBIDDEN ? watch_on(w, c, o->settle_ms) : seen;
}

enum quiet_result quiet_wait(struct child *c, const struct quiet_options *o, child_take *take,
                             void *user)
{
    int64_t deadline = child_now() + o->limit_ms;
    struct watch w = {0};

    for (;;) {
        bool ended = c->ended;
        bool may_be_quiet =
            child_has_read_all(c) && !ended && look_or_watch(c, o, &w) == LOOK_WAITING;
        size_t got = child_pump(c, 0, take, user);

        if (got == 0 && ended)
            return QUIET_ENDED;
        if (got == 0 && may_be_quiet)
            return QUIET_REACHED;
        if (got == 0)
            (void)child_pump(c, LOOK_MS, take, user);
        if (child_now() >= deadline)
            return QUIET_LATE;
    }
}
