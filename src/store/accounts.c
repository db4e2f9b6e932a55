/* Who may do what. */
#include "store/internal.h"

#include "base/account.h"

enum err_code store_is_admin(struct store *store, const char *account, bool *admin, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, SQL_ADMIN, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_text(st, 1, account);
    code = store_step(store, st, &row, e);
    if (code == ERR_OK && row)
        (void)sqlite3_reset(st);
    if (code == ERR_OK)
        *admin = row || account_is_root();
    return code;
}
