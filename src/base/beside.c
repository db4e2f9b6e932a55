#include "base/beside.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"

enum { STACK_SIZE = 256 * 1024 };

struct beside {
    void (*work)(void *context);
    void *context;
    pthread_t thread;
    bool has_thread;
};

static void *run(void *argument)
{
    const struct beside *beside = argument;

    beside->work(beside->context);
    return NULL;
}

/* Signals are the caller's, but for those of a crash: blocked they would kill without a word, and nobody
 * would give the terminal back. */
static void choose_blocked(sigset_t *set)
{
    static const int CRASHES[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};

    (void)sigfillset(set);
    for (size_t i = 0; i < sizeof(CRASHES) / sizeof(CRASHES[0]); i++)
        (void)sigdelset(set, CRASHES[i]);
}

/* A thread begins with those signals blocked that are blocked where it is made. */
static bool start(struct beside *beside)
{
    pthread_attr_t attributes;
    sigset_t blocked;
    sigset_t before;
    bool started;

    if (pthread_attr_init(&attributes) != 0)
        return false;
    choose_blocked(&blocked);
    (void)pthread_sigmask(SIG_SETMASK, &blocked, &before);
    started = pthread_attr_setstacksize(&attributes, STACK_SIZE) == 0 &&
              pthread_create(&beside->thread, &attributes, run, beside) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    (void)pthread_attr_destroy(&attributes);
    return started;
}

struct beside *beside_begin(void (*work)(void *context), void *context)
{
    struct beside *beside = mem_new(sizeof(*beside));

    beside->work = work;
    beside->context = context;
    beside->has_thread = start(beside);
    return beside;
}

void beside_end(struct beside *beside)
{
    if (beside == NULL)
        return;
    if (beside->has_thread)
        (void)pthread_join(beside->thread, NULL);
    else
        beside->work(beside->context);
    free(beside);
}
