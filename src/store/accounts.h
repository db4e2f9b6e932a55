/* Accounts and their roles. Part of store/store.h.
 *
 * The Unix account (real uid) is the identity: there are no passwords of ours. The superuser is an admin of
 * every store. What a process may do is asked anew whenever another one has changed the store. */
#ifndef SEBADESK_STORE_ACCOUNTS_H
#define SEBADESK_STORE_ACCOUNTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "model/role.h"

struct store;

/* On whose behalf something is filed or done: a citizen who stands at the kiosk, or the account of the
 * process, whose name is recorded. */
enum store_as { AS_VISITOR, AS_ACCOUNT };

/* The account that the process speaks for and its roles: the store's, until the next call. */
enum err_code store_access(struct store *store, const struct access **access,
                           struct err *e) ERR_CHECKED;

/* What becomes of the drafts of an account whose last role is taken. */
struct draft_fate {
    bool drop; /* they are thrown away */
    const char *
        to; /* they go to this account, which must be allowed to see what they are about; or NULL */
    size_t count; /* gets how many there are */
};

/* Give a role to an account, or take it away; logged, for good. Giving twice changes nothing. Where the last
 * role is taken and there are drafts, these are dropped or handed over with it; ERR_INPUT when neither is
 * wanted (`fate` NULL too) or they cannot go there. For an account that has no role any more only that is
 * done, by an admin of all offices. ERR_PERMISSION unless the caller is an admin of that office (for all
 * offices, and to make admins: of all); ERR_INPUT for an unknown office and for the last admin;
 * ERR_NOT_FOUND when there is nothing to take. `name` is an account name as account_name gives it; it need
 * not exist on this machine. */
enum err_code store_give_role(struct store *store, const char *name, const struct grant *grant,
                              int64_t now, struct err *e) ERR_CHECKED;
enum err_code store_take_role(struct store *store, const char *name, const struct grant *grant,
                              struct draft_fate *fate, int64_t now, struct err *e) ERR_CHECKED;

/* Calls `each` for every account that has drafts and no role, with how many, until it returns false. */
enum err_code store_left_drafts(struct store *store,
                                bool (*each)(void *context, const char *account, size_t count),
                                void *context, struct err *e) ERR_CHECKED;

/* Calls `each` for every role of every account, in the order of their names, until it returns false. The
 * store is not held meanwhile. */
enum err_code store_accounts(struct store *store,
                             bool (*each)(void *context, const char *name,
                                          const struct grant *grant),
                             void *context, struct err *e) ERR_CHECKED;

#endif
