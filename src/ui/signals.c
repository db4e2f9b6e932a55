#include "ui/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/mem.h"

/* The one thing a signal handler can reach: global of necessity. */
static struct {
    volatile sig_atomic_t flags;
    volatile sig_atomic_t armed;
    int tty;
    int wake[2];
    struct termios modes;
} state = {.tty = -1, .wake = {-1, -1}};

static const int CRASHES[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
static const int IGNORED[] = {SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGPIPE};
static const int WATCHED[] = {SIGWINCH, SIGHUP, SIGTERM};

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* Leaves pasting and mouse reports, the other screen and every colour; shows the cursor. */
static const char RESTORE[] = "\x1B[?2004l\x1B[?1006l\x1B[?1000l\x1B[0m\x1B[2J\x1B[?1049l\x1B[?25h";

static void on_crash(int number)
{
    if (state.armed) {
        ssize_t ignored = write(state.tty, RESTORE, sizeof(RESTORE) - 1);

        (void)ignored;
        (void)tcsetattr(state.tty, TCSANOW, &state.modes);
        state.armed = 0;
    }
    (void)raise(number); /* the handler was for once: now it kills */
}

static void on_signal(int number)
{
    int saved = errno;
    ssize_t ignored;

    state.flags |= number == SIGWINCH ? SIGNAL_RESIZE
                   : number == SIGHUP ? SIGNAL_HANG_UP
                                      : SIGNAL_END;
    ignored = write(state.wake[1], "", 1);
    (void)ignored;
    errno = saved;
}

static void set_handlers(const int *numbers, size_t count, void (*handler)(int), int flags)
{
    struct sigaction action;

    memset(&action, 0, sizeof(action));
    action.sa_handler = handler;
    action.sa_flags = flags;
    (void)sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < count; i++)
        (void)sigaction(numbers[i], &action, NULL);
}

void signals_make_raw(void)
{
    struct termios raw = state.modes;

    cfmakeraw(&raw);
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    (void)tcsetattr(state.tty, TCSANOW, &raw);
}

bool signals_begin(int fd)
{
    if (tcgetattr(fd, &state.modes) != 0)
        return false;
    if (pipe2(state.wake, O_CLOEXEC | O_NONBLOCK) != 0)
        mem_abort("no pipe for signals");
    state.tty = fd;
    state.armed = 1;
    signals_make_raw();
    set_handlers(CRASHES, COUNT_OF(CRASHES), on_crash, (int)SA_RESETHAND | SA_NODEFER);
    set_handlers(IGNORED, COUNT_OF(IGNORED), SIG_IGN, 0);
    set_handlers(WATCHED, COUNT_OF(WATCHED), on_signal, 0);
    return true;
}

void signals_restore_modes(void)
{
    if (state.armed)
        (void)tcsetattr(state.tty, TCSANOW, &state.modes);
}

void signals_end(void)
{
    signals_restore_modes();
    state.armed = 0;
    set_handlers(CRASHES, COUNT_OF(CRASHES), SIG_DFL, 0);
    set_handlers(IGNORED, COUNT_OF(IGNORED), SIG_DFL, 0);
    set_handlers(WATCHED, COUNT_OF(WATCHED), SIG_DFL, 0);
    (void)close(state.wake[0]);
    (void)close(state.wake[1]);
    state.wake[0] = state.wake[1] = -1;
}

int signals_fd(void)
{
    return state.wake[0];
}

unsigned signals_take(void)
{
    char drain[64];
    unsigned flags;
    sigset_t block;
    sigset_t before;

    while (read(state.wake[0], drain, sizeof(drain)) > 0)
        ;
    (void)sigemptyset(&block);
    for (size_t i = 0; i < COUNT_OF(WATCHED); i++)
        (void)sigaddset(&block, WATCHED[i]);
    (void)sigprocmask(SIG_BLOCK, &block, &before);
    flags = (unsigned)state.flags;
    state.flags = 0;
    (void)sigprocmask(SIG_SETMASK, &before, NULL);
    return flags;
}
