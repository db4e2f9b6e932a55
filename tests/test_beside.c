/* Work done beside the caller's: that it is done, whose the signals are, and that a crash in it is told like
 * any other. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/beside.h"

enum { TOLD = 7, NOT_TOLD = 8 };

struct seen {
    pthread_t by;
    sigset_t blocked;
    bool done;
};

static void look(void *context)
{
    struct seen *seen = context;

    seen->by = pthread_self();
    (void)pthread_sigmask(SIG_BLOCK, NULL, &seen->blocked);
    seen->done = true;
}

static void it_is_done_when_it_has_ended(void **state)
{
    struct seen seen = {.done = false};

    (void)state;
    beside_end(beside_begin(look, &seen));
    assert_true(seen.done);
    beside_end(NULL);
}

/* What is sent to the program reaches its own loop, before, meanwhile and afterwards. */
static void signals_are_the_callers(void **state)
{
    static const int LOOP[] = {SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGCHLD, SIGPIPE};
    struct seen seen = {.done = false};
    sigset_t before;
    sigset_t after;

    (void)state;
    (void)pthread_sigmask(SIG_BLOCK, NULL, &before);
    beside_end(beside_begin(look, &seen));
    (void)pthread_sigmask(SIG_BLOCK, NULL, &after);
    assert_false(pthread_equal(seen.by, pthread_self()));
    for (size_t i = 0; i < sizeof(LOOP) / sizeof(LOOP[0]); i++) {
        assert_int_equal(sigismember(&seen.blocked, LOOP[i]), 1);
        assert_int_equal(sigismember(&after, LOOP[i]), sigismember(&before, LOOP[i]));
    }
}

static void tell(int number)
{
    (void)number;
    _exit(TOLD);
}

static void crash(void *context)
{
    const int *number = context;

    (void)raise(*number);
    _exit(NOT_TOLD);
}

/* The handler is what gives the terminal back (ui/signals.c). */
static void a_crash_in_it_is_told(void **state)
{
    static const int CRASHES[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

    (void)state;
    for (size_t i = 0; i < sizeof(CRASHES) / sizeof(CRASHES[0]); i++) {
        int number = CRASHES[i];
        int status = 0;
        pid_t child = fork();

        assert_true(child >= 0);
        if (child == 0) {
            (void)signal(number, tell);
            beside_end(beside_begin(crash, &number));
            _exit(NOT_TOLD);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), TOLD);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_done_when_it_has_ended),
        cmocka_unit_test(signals_are_the_callers),
        cmocka_unit_test(a_crash_in_it_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
