/* What becomes of the drafts of an account that has no role any more: nobody could open them, and they hold
 * what people have told. */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/account.h"
#include "base/i18n.h"
#include "base/mem.h"

/* A draft as far as it matters whom it may be handed to. */
struct left_draft {
    int64_t id;
    char *form;
    char *office;   /* for which a complaint is being typed; NULL */
    char *tracking; /* on which a step is being written; NULL */
};

struct left_drafts {
    struct left_draft *items;
    size_t count;
    size_t cap;
};

static void left_drafts_clear(struct left_drafts *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].form);
        free(list->items[i].office);
        free(list->items[i].tracking);
    }
    free(list->items);
}

static enum err_code read_left(struct store *store, const char *account, struct left_drafts *list,
                               struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, SQL_DRAFTS_LEFT, &st, e);

    if (code == ERR_OK)
        store_bind_text(st, 1, account);
    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row) {
        mem_grow(&list->items, &list->cap, list->count + 1, sizeof(*list->items));
        list->items[list->count++] = (struct left_draft){.id = sqlite3_column_int64(st, 0),
                                                         .form = store_text(st, 1),
                                                         .office = store_text(st, 2),
                                                         .tracking = store_text(st, 3)};
    }
    return code;
}

/* ---- handing over ------------------------------------------------------------------------------------ */

/* The account with its roles; the superuser has all, whatever the table says. */
static enum err_code read_heir(struct store *store, const char *name, struct access *heir,
                               struct err *e)
{
    enum err_code code;

    heir->account = mem_copy_string(name);
    code = store_read_grants(store, heir, e);
    if (code == ERR_OK && account_is_roots(name))
        access_grant(heir, ROLE_ADMIN, NULL);
    if (code == ERR_OK && heir->count == 0)
        code = err_set(e, ERR_INPUT, N_("the account to which the drafts should go has no role"));
    return code;
}

/* Whether the heir may see what the draft is about. */
static enum err_code may_have(struct store *store, const struct access *heir,
                              const struct left_draft *draft, bool *may, struct err *e)
{
    struct complaint_record record = {0};
    enum err_code code = ERR_OK;

    *may = str_equal(draft->form, DRAFT_STEPS); /* which names no complaint */
    if (str_equal(draft->form, DRAFT_STEP) && draft->tracking != NULL) {
        code = store_read_one(store, SQL_COMPLAINT_GET, draft->tracking, &record, e);
        *may = code == ERR_OK && access_sees(heir, &record);
    } else if (str_equal(draft->form, DRAFT_COMPLAINT) && draft->office != NULL) {
        *may = (access_roles(heir, draft->office) & ROLES_STAFF) != 0;
    }
    complaint_record_wipe(&record);
    return code == ERR_NOT_FOUND ? ERR_OK : code;
}

/* A step's draft is found by its account: it gets the key that the heir will look for. */
static enum err_code give_draft(struct store *store, const struct access *heir,
                                const struct left_draft *draft, struct err *e)
{
    unsigned char key[FORM_KEY_SIZE];
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_DRAFT_GIVE, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_number(st, 1, draft->id);
    store_bind_text(st, 2, heir->account);
    if (str_equal(draft->form, DRAFT_STEP) || str_equal(draft->form, DRAFT_STEPS)) {
        draft_step_key(heir->account, draft->tracking == NULL ? "" : draft->tracking, key);
        store_bind_bytes(st, 3, key, FORM_KEY_SIZE);
    }
    code = store_run(store, st, e);
    if (code == ERR_OK && sqlite3_changes(store->db) == 0)
        code =
            err_set(e, ERR_INPUT,
                    N_("both accounts have begun to write about the same complaint: let the other "
                       "one finish first"));
    return code;
}

static enum err_code give_all(struct store *store, const char *to, const struct left_drafts *list,
                              struct err *e)
{
    struct access heir = {0};
    enum err_code code = read_heir(store, to, &heir, e);

    for (size_t i = 0; code == ERR_OK && i < list->count; i++) {
        bool may = false;

        code = may_have(store, &heir, &list->items[i], &may, e);
        if (code == ERR_OK && !may)
            code = err_set(e, ERR_INPUT,
                           N_("the account to which the drafts should go may not see what all of "
                              "them are about"));
        if (code == ERR_OK)
            code = give_draft(store, &heir, &list->items[i], e);
    }
    access_clear(&heir);
    return code;
}

/* ---- all of it ---------------------------------------------------------------------------------------- */

static enum err_code drop_all(struct store *store, const char *account, struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_DRAFTS_DROP, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_text(st, 1, account);
    return store_run(store, st, e);
}

static enum err_code settle(struct store *store, const char *account, struct draft_fate *fate,
                            struct err *e)
{
    struct left_drafts list = {0};
    enum err_code code = read_left(store, account, &list, e);

    fate->count = list.count;
    if (code == ERR_OK && list.count > 0) {
        if (fate->to != NULL)
            code = give_all(store, fate->to, &list, e);
        else if (fate->drop)
            code = drop_all(store, account, e);
        else
            code =
                err_set(e, ERR_INPUT,
                        N_("it would leave drafts that nobody can open: hand them over, or throw "
                           "them away"));
    }
    left_drafts_clear(&list);
    return code;
}

enum err_code store_settle_drafts(struct store *store, const char *account, struct draft_fate *fate,
                                  struct err *e)
{
    struct access left = {.account = mem_copy_string(account)};
    enum err_code code = store_read_grants(store, &left, e);

    fate->count = 0;
    if (code == ERR_OK && left.count == 0 && !account_is_roots(account))
        code = settle(store, account, fate, e);
    access_clear(&left);
    return code;
}

enum err_code store_left_drafts(struct store *store,
                                bool (*each)(void *context, const char *account, size_t count),
                                void *context, struct err *e)
{
    struct strv names = {0};
    sqlite3_stmt *st;
    bool row = false;
    bool more = true;
    enum err_code code = store_use(store, SQL_DRAFTS_LEFT_ALL, &st, e);

    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row)
        strv_take(&names, store_text(st, 0));
    for (size_t i = 0; code == ERR_OK && more && i < names.count; i++) {
        struct left_drafts list = {0};

        code = read_left(store, names.items[i], &list, e);
        if (code == ERR_OK && !account_is_roots(names.items[i]))
            more = each(context, names.items[i], list.count);
        left_drafts_clear(&list);
    }
    strv_clear(&names);
    return code;
}
