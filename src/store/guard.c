/* Slowing down whoever tries tracking numbers. Kept in the store, so that neither starting again nor
 * pulling the plug gives ten more tries. */
#include "store/internal.h"

enum { FREE_TRIES = 10, FIRST_WAIT = 30, LONGEST_WAIT = 3600, FORGOTTEN_AFTER = 24 * 3600 };

static enum err_code read_guard(struct store *store, const char *terminal, int64_t *wrong,
                                int64_t *until, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, SQL_GUARD_GET, &st, e);

    *wrong = 0;
    *until = 0;
    if (code != ERR_OK)
        return code;
    store_bind_text(st, 1, terminal);
    code = store_step(store, st, &row, e);
    if (code == ERR_OK && row) {
        *wrong = sqlite3_column_int64(st, 0);
        *until = sqlite3_column_int64(st, 1);
        (void)sqlite3_reset(st);
    }
    return code;
}

enum err_code store_guard_wait(struct store *store, const char *terminal, int64_t now,
                               int64_t *seconds, struct err *e)
{
    int64_t wrong;
    int64_t until;
    enum err_code code = read_guard(store, terminal, &wrong, &until, e);

    if (code != ERR_OK)
        return code;
    /* A clock that was set back must not lock the terminal for years. */
    *seconds = until > now && until - now <= LONGEST_WAIT ? until - now : 0;
    return ERR_OK;
}

/* 30 s after the tenth wrong number, twice as long after each further one. */
static int64_t wait_after(int64_t wrong)
{
    int64_t wait = FIRST_WAIT;

    if (wrong < FREE_TRIES)
        return 0;
    for (int64_t i = FREE_TRIES; i < wrong && wait < LONGEST_WAIT; i++)
        wait *= 2;
    return wait < LONGEST_WAIT ? wait : LONGEST_WAIT;
}

static enum err_code put_guard(struct store *store, const char *terminal, int64_t wrong,
                               int64_t until, struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_use(store, wrong == 0 ? SQL_GUARD_FORGET : SQL_GUARD_PUT, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_text(st, 1, terminal);
    if (wrong > 0) {
        store_bind_number(st, 2, wrong);
        store_bind_number(st, 3, until);
    }
    return store_run(store, st, e);
}

enum err_code store_guard_note(struct store *store, const char *terminal, bool right, int64_t now,
                               struct err *e)
{
    int64_t wrong;
    int64_t until;
    enum err_code code = store_begin(store, e);

    if (code != ERR_OK)
        return code;
    code = read_guard(store, terminal, &wrong, &until, e);
    if (code == ERR_OK && until > 0 && now - until > FORGOTTEN_AFTER)
        wrong = 0;
    if (code == ERR_OK)
        code = right ? put_guard(store, terminal, 0, 0, e)
                     : put_guard(store, terminal, wrong + 1, now + wait_after(wrong + 1), e);
    return store_end(store, code, e);
}
