/* The Unix account as identity: there are no passwords of our own. */
#ifndef SEBADESK_BASE_ACCOUNT_H
#define SEBADESK_BASE_ACCOUNT_H

#include <stdbool.h>

/* The name of the real user's account, "uid 1234" where it has none. The caller frees. */
char *account_name(void);

/* The real user's home folder as the account says, NULL where it has none. The caller frees. */
char *account_home(void);

/* Whether the real user is the superuser. */
bool account_is_root(void);

/* Whether an account of that name is the superuser's. */
bool account_is_roots(const char *name);

#endif
