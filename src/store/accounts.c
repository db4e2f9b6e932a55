/* Who may do what: accounts and their roles, and whom the process speaks for. */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/account.h"
#include "base/i18n.h"
#include "base/mem.h"

void store_speak_for(struct store *store, const char *account)
{
    access_clear(&store->access);
    store->access.account = mem_copy_string(account);
    store->is_superuser = false;
    store->access_known = false;
}

/* ---- the roles of whom we speak for --------------------------------------------------------------- */

static enum err_code read_data_version(struct store *store, int *version, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, SQL_DATA_VERSION, &st, e);

    if (code == ERR_OK)
        code = store_step(store, st, &row, e);
    if (code == ERR_OK && row) {
        *version = sqlite3_column_int(st, 0);
        (void)sqlite3_reset(st);
    }
    return code;
}

enum err_code store_others_wrote(struct store *store, int *mark, bool *wrote, struct err *e)
{
    int version = 0;
    enum err_code code = read_data_version(store, &version, e);

    if (code != ERR_OK)
        return code;
    *wrote = *mark != 0 && version != *mark;
    *mark = version;
    return ERR_OK;
}

enum err_code store_read_grants(struct store *store, struct access *access, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, SQL_ACCOUNT_ROLES, &st, e);

    if (code == ERR_OK)
        store_bind_text(st, 1, access->account);
    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row) {
        enum role role;
        char *office = store_text(st, 1);
        char *name = store_text(st, 0);

        if (name != NULL && role_parse(name, &role))
            access_grant(access, role,
                         office == NULL || *office == '\0' ? NULL : mem_copy_string(office));
        free(office);
        free(name);
    }
    return code;
}

/* temp.scope: what the statements look up, see SEES in statements.c. */
static enum err_code fill_scope(struct store *store, struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code =
        store_exec(store,
                   "CREATE TEMP TABLE IF NOT EXISTS scope(office TEXT PRIMARY KEY,"
                   " roles INTEGER NOT NULL, account TEXT NOT NULL) STRICT, WITHOUT ROWID",
                   e);

    if (code == ERR_OK)
        code = store_use(store, SQL_SCOPE_FORGET, &st, e);
    if (code == ERR_OK)
        code = store_run(store, st, e);
    for (size_t i = 0; code == ERR_OK && i < store->access.count; i++) {
        const struct grant *grant = &store->access.grants[i];

        code = store_use(store, SQL_SCOPE_ADD, &st, e);
        if (code != ERR_OK)
            break;
        store_bind_number(st, 1, 1 << grant->role);
        store_bind_text(st, 2, grant->office);
        store_bind_text(st, 3, store->access.account);
        code = store_run(store, st, e);
    }
    return code;
}

static enum err_code read_access(struct store *store, struct err *e)
{
    struct access access = {0};
    enum err_code code;

    if (store->access.account == NULL) {
        store->access.account = account_name();
        store->is_superuser = account_is_root();
    }
    access.account = mem_copy_string(store->access.account);
    code = store_read_grants(store, &access, e);
    if (code != ERR_OK) {
        access_clear(&access);
        return code;
    }
    if (store->is_superuser) /* who could write the file anyway */
        access_grant(&access, ROLE_ADMIN, NULL);
    access_clear(&store->access);
    store->access = access;
    return fill_scope(store, e);
}

enum err_code store_access(struct store *store, const struct access **access, struct err *e)
{
    int version = 0;
    enum err_code code = read_data_version(store, &version, e);

    if (code != ERR_OK)
        return code;
    if (!store->access_known || version != store->data_version) {
        code = read_access(store, e);
        store->access_known = code == ERR_OK;
        store->data_version = version;
    }
    if (code == ERR_OK)
        *access = &store->access;
    return code;
}

enum err_code store_roles(struct store *store, unsigned *roles, struct err *e)
{
    const struct access *access;
    enum err_code code = store_access(store, &access, e);

    if (code == ERR_OK)
        *roles = access_roles(access, NULL);
    return code;
}

/* ---- giving and taking roles ----------------------------------------------------------------------- */

static void bind_grant(sqlite3_stmt *st, int first, const char *name, const struct grant *grant)
{
    store_bind_text(st, first, name);
    store_bind_text(st, first + 1, role_name(grant->role));
    store_bind_text(st, first + 2, grant->office == NULL ? "" : grant->office);
}

static enum err_code log_change(struct store *store, bool given, const char *name,
                                const struct grant *grant, int64_t now, struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_ACCOUNT_LOG, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_number(st, 1, now);
    store_bind_text(st, 2, store->access.account);
    store_bind_number(st, 3, given);
    bind_grant(st, 4, name, grant);
    return store_run(store, st, e);
}

static enum err_code change(struct store *store, bool give, const char *name,
                            const struct grant *grant, bool *changed, struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_use(store, give ? SQL_ACCOUNT_INSERT : SQL_ACCOUNT_DELETE, &st, e);

    if (code != ERR_OK)
        return code;
    bind_grant(st, 1, name, grant);
    code = store_run(store, st, e);
    *changed = code == ERR_OK && sqlite3_changes(store->db) > 0;
    return code;
}

static enum err_code count_admins(struct store *store, int *count, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, SQL_ADMINS, &st, e);

    if (code == ERR_OK)
        code = store_step(store, st, &row, e);
    if (code == ERR_OK && row) {
        *count = sqlite3_column_int(st, 0);
        (void)sqlite3_reset(st);
    }
    return code;
}

/* An admin of some offices gives roles for these, and only an admin of all makes admins. */
static enum err_code check_giver(struct store *store, const struct grant *grant, struct err *e)
{
    const struct access *access;
    enum err_code code = store_access(store, &access, e);
    unsigned roles;

    if (code != ERR_OK)
        return code;
    roles = grant->office == NULL || grant->role == ROLE_ADMIN
                ? access_roles_everywhere(access)
                : access_roles(access, grant->office);
    return roles & ROLES_ADMIN
               ? ERR_OK
               : err_set(e, ERR_PERMISSION, N_("this account has no role that allows it"));
}

static enum err_code check_office(struct store *store, const char *office, struct err *e)
{
    bool there = false;
    enum err_code code = office == NULL ? ERR_OK : store_has_office(store, office, &there, e);

    if (code == ERR_OK && office != NULL && !there)
        code = err_at(e, err_set(e, ERR_INPUT, N_("no such office")), 0, 0, "office");
    return code;
}

static enum err_code give_role(struct store *store, const char *name, const struct grant *grant,
                               int64_t now, struct err *e)
{
    bool changed = false;
    enum err_code code = check_giver(store, grant, e);

    if (code == ERR_OK)
        code = check_office(store, grant->office, e);
    if (code == ERR_OK)
        code = change(store, true, name, grant, &changed, e);
    return code == ERR_OK && changed ? log_change(store, true, name, grant, now, e) : code;
}

static enum err_code take_role(struct store *store, const char *name, const struct grant *grant,
                               struct draft_fate *fate, int64_t now, struct err *e)
{
    bool changed = false;
    int admins = 0;
    enum err_code code = check_giver(store, grant, e);

    if (code == ERR_OK)
        code = change(store, false, name, grant, &changed, e);
    if (code == ERR_OK && changed)
        code = log_change(store, false, name, grant, now, e);
    if (code == ERR_OK)
        code = count_admins(store, &admins, e);
    if (code == ERR_OK && admins == 0)
        code = err_set(e, ERR_INPUT, N_("the last administrator of all offices cannot be removed"));
    if (code == ERR_OK)
        code = store_settle_drafts(store, name, fate, e);
    if (code == ERR_OK && !changed && fate->count == 0)
        code = err_set(e, ERR_NOT_FOUND, N_("the account does not have this role"));
    else if (code == ERR_OK && !changed) /* no role says any more of which office they are */
        code = check_giver(store, &(struct grant){.role = ROLE_ADMIN}, e);
    return code;
}

/* Also what was put into temp.scope inside the transaction is read anew. */
static enum err_code end_change(struct store *store, enum err_code code, struct err *e)
{
    code = store_end(store, code, e);
    store->access_known = false;
    return code;
}

enum err_code store_give_role(struct store *store, const char *name, const struct grant *grant,
                              int64_t now, struct err *e)
{
    enum err_code code = store_begin(store, e);

    return code == ERR_OK ? end_change(store, give_role(store, name, grant, now, e), e) : code;
}

enum err_code store_take_role(struct store *store, const char *name, const struct grant *grant,
                              struct draft_fate *fate, int64_t now, struct err *e)
{
    struct draft_fate none = {0};
    enum err_code code = store_begin(store, e);

    if (code != ERR_OK)
        return code;
    return end_change(store, take_role(store, name, grant, fate == NULL ? &none : fate, now, e), e);
}

struct account_role {
    char *name;
    struct grant grant;
};

struct account_roles {
    struct account_role *items;
    size_t count;
    size_t cap;
};

static void account_roles_clear(struct account_roles *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].name);
        free(list->items[i].grant.office);
    }
    free(list->items);
}

static void add_account_role(sqlite3_stmt *st, struct account_roles *list)
{
    struct account_role role = {.name = store_text(st, 0)};
    char *name = store_text(st, 1);
    char *office = store_text(st, 2);

    if (role.name != NULL && name != NULL && role_parse(name, &role.grant.role)) {
        role.grant.office = office == NULL || *office == '\0' ? NULL : mem_copy_string(office);
        mem_grow(&list->items, &list->cap, list->count + 1, sizeof(*list->items));
        list->items[list->count++] = role;
    } else {
        free(role.name);
    }
    free(name);
    free(office);
}

enum err_code store_accounts(struct store *store,
                             bool (*each)(void *context, const char *name,
                                          const struct grant *grant),
                             void *context, struct err *e)
{
    struct account_roles list = {0};
    sqlite3_stmt *st;
    bool row = false;
    bool more = true;
    enum err_code code = store_use(store, SQL_ACCOUNTS, &st, e);

    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row)
        add_account_role(st, &list);
    for (size_t i = 0; code == ERR_OK && more && i < list.count; i++)
        more = each(context, list.items[i].name, &list.items[i].grant);
    account_roles_clear(&list);
    return code;
}
