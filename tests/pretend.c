/* Linked into tests/sebadesk_pretend, which is the whole program but for what changes by itself: its
 * time stands still, and its random numbers are the same in every run. SIGUSR1 with a value lets so
 * many milliseconds pass, for both clocks. A busy store is waited for 0.1 s. SEBADESK_PRETEND_ACCOUNT
 * names an account, no superuser, to work as. The linker's --wrap leads the calls here. */
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "store/store.h"

enum { START = 1000000, SECOND = 1000, PATIENCE_MS = 100 };

int64_t __real_clock_now(void);
int64_t __wrap_clock_now(void);
int64_t __wrap_clock_ticks(void);
struct date __wrap_clock_today(void);
void __real_store_set_patience(struct store *store, int ms);
void __wrap_store_set_patience(struct store *store, int ms);

char *__real_account_name(void);
char *__wrap_account_name(void);
bool __real_account_is_root(void);
bool __wrap_account_is_root(void);

static volatile int64_t passed; /* milliseconds */

static void on_signal(int number, siginfo_t *info, void *context)
{
    (void)number;
    (void)context;
    passed += info->si_value.sival_int;
}

__attribute__((constructor)) static void begin(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof(action));
    action.sa_sigaction = on_signal;
    action.sa_flags = SA_SIGINFO;
    (void)sigaction(SIGUSR1, &action, NULL);
}

int64_t __wrap_clock_now(void)
{
    return __real_clock_now() + passed / SECOND;
}

struct date __wrap_clock_today(void)
{
    return clock_dhaka(__wrap_clock_now()).date;
}

int64_t __wrap_clock_ticks(void)
{
    return START + passed;
}

static const char *pretended(void)
{
    return getenv("SEBADESK_PRETEND_ACCOUNT");
}

char *__wrap_account_name(void)
{
    return pretended() == NULL ? __real_account_name() : mem_copy_string(pretended());
}

bool __wrap_account_is_root(void)
{
    return pretended() == NULL && __real_account_is_root();
}

/* A store that is busy is soon given up. */
void __wrap_store_set_patience(struct store *store, int ms)
{
    __real_store_set_patience(store, ms > PATIENCE_MS ? PATIENCE_MS : ms);
}
