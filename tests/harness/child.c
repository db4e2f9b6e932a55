#include "harness/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include "base/mem.h"

enum { READ_MAX = 16384, EXEC_FAILED = 127, SLICE_MS = 10 };

int64_t child_now(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- start ------------------------------------------------------------------------------------ */
static void reset_signals(void)
{
    sigset_t none;

    for (int sig = 1; sig < NSIG; sig++)
        (void)signal(sig, SIG_DFL);
    (void)sigemptyset(&none);
    (void)sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Between fork and exec. exec takes arrays of char * though it changes nothing in them. */
static void become(const struct child_options *o, int slave, pid_t parent)
{
    char *const *argv;
    char *const *env;

    memcpy(&argv, &o->argv, sizeof(argv));
    memcpy(&env, &o->env, sizeof(env));
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent)
        _exit(EXEC_FAILED);
    reset_signals();
    if (login_tty(slave) != 0)
        _exit(EXEC_FAILED);
    (void)close_range(STDERR_FILENO + 1, ~0U, 0);
    (void)execvpe(argv[0], argv, env);
    (void)dprintf(STDERR_FILENO, "cannot run %s: %s\n", argv[0], strerror(errno));
    _exit(EXEC_FAILED);
}

static enum err_code open_pty(struct child *c, const struct child_options *o, struct err *e)
{
    struct winsize size = {.ws_row = (unsigned short)o->rows, .ws_col = (unsigned short)o->cols};
    struct termios modes;

    if (openpty(&c->master, &c->slave, NULL, NULL, &size) != 0)
        return err_system(e, "open a pseudo-terminal");
    (void)fcntl(c->master, F_SETFD, FD_CLOEXEC);
    (void)fcntl(c->slave, F_SETFD, FD_CLOEXEC);
    (void)fcntl(c->master, F_SETFL, O_NONBLOCK);
    if (tcgetattr(c->slave, &modes) == 0) {
        modes.c_iflag |= IUTF8; /* as the terminals of today do */
        (void)tcsetattr(c->slave, TCSANOW, &modes);
    }
    return ERR_OK;
}

enum err_code child_start(struct child *c, const struct child_options *o, struct err *e)
{
    pid_t parent = getpid();
    enum err_code code;

    *c = (struct child){.master = -1, .slave = -1, .ended = true};
    code = open_pty(c, o, e);
    if (code != ERR_OK)
        return code;
    c->pid = fork();
    if (c->pid == 0)
        become(o, c->slave, parent);
    if (c->pid < 0) {
        code = err_system(e, "start a program");
        child_hang_up(c);
    }
    c->ended = c->pid < 0;
    return code;
}

/* ---- bytes ------------------------------------------------------------------------------------ */
void child_send(struct child *c, const char *bytes, size_t n)
{
    str_add_bytes(&c->unsent, bytes, n);
}

static void write_some(struct child *c)
{
    ssize_t n = write(c->master, c->unsent.data + c->sent, c->unsent.len - c->sent);

    if (n > 0)
        c->sent += (size_t)n;
    if (c->sent == c->unsent.len) {
        str_clear(&c->unsent);
        c->sent = 0;
    }
}

/* True when the end of the program was noticed just now. */
static bool note_end(struct child *c)
{
    bool ended_now = !c->ended && waitpid(c->pid, &c->status, WNOHANG) == c->pid;

    c->ended = c->ended || ended_now;
    return ended_now;
}

/* Waits until the terminal has something for us, the program has ended or the time is over. The end
 * of a process can be polled for only by a pidfd, which valgrind does not know; so we look for it
 * every few milliseconds. */
static short wait_for(struct child *c, int timeout_ms)
{
    struct pollfd fd = {.fd = c->master, .events = POLLIN};
    int64_t deadline = child_now() + timeout_ms;
    int slice = timeout_ms;

    if (c->unsent.len > 0)
        fd.events |= POLLOUT;
    for (;;) {
        if (slice > SLICE_MS)
            slice = SLICE_MS;
        if (poll(&fd, 1, slice) > 0 || child_now() >= deadline || note_end(c))
            break;
        slice = (int)(deadline - child_now());
    }
    (void)note_end(c);
    return fd.revents;
}

/* A read that finds nothing makes the kernel deliver what the program has just written before it
 * says so (tty_buffer_flush_work), so "nothing" means nothing. */
static size_t read_some(struct child *c, child_take *take, void *user)
{
    char bytes[READ_MAX];
    ssize_t n = read(c->master, bytes, sizeof(bytes));

    if (n <= 0)
        return 0;
    take(user, bytes, (size_t)n);
    return (size_t)n;
}

size_t child_pump(struct child *c, int timeout_ms, child_take *take, void *user)
{
    short events = wait_for(c, timeout_ms);

    if ((events & POLLOUT) != 0)
        write_some(c);
    return (events & POLLIN) != 0 ? read_some(c, take, user) : 0;
}

bool child_has_read_all(const struct child *c)
{
    struct pollfd fd = {.fd = c->slave, .events = POLLIN};

    return c->unsent.len == 0 && poll(&fd, 1, 0) == 0;
}

/* ---- what happens to a terminal ---------------------------------------------------------------- */
void child_resize(struct child *c, unsigned rows, unsigned cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

    (void)ioctl(c->master, TIOCSWINSZ, &size);
}

static void close_fd(int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
    *fd = -1;
}

void child_hang_up(struct child *c)
{
    close_fd(&c->master);
    close_fd(&c->slave);
    str_clear(&c->unsent);
    c->sent = 0;
}

void child_kill(struct child *c)
{
    if (c->ended)
        return;
    (void)kill(-c->pid, SIGKILL);
    (void)kill(c->pid, SIGKILL);
    if (waitpid(c->pid, &c->status, 0) == c->pid)
        c->ended = true;
}

void child_close(struct child *c)
{
    child_kill(c);
    child_hang_up(c);
}
