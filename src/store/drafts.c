/* Drafts of forms. */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

void draft_fields_add(struct draft_fields *fields, const char *name, const char *value)
{
    mem_grow(&fields->items, &fields->cap, fields->count + 1, sizeof(*fields->items));
    fields->items[fields->count++] =
        (struct draft_field){mem_copy_string(name), mem_copy_string(value)};
}

const char *draft_fields_get(const struct draft_fields *fields, const char *name)
{
    for (size_t i = 0; i < fields->count; i++) {
        if (strcmp(fields->items[i].name, name) == 0)
            return fields->items[i].value;
    }
    return NULL;
}

void draft_fields_wipe(struct draft_fields *fields)
{
    for (size_t i = 0; i < fields->count; i++) {
        free(fields->items[i].name);
        mem_free_secret(fields->items[i].value);
    }
    free(fields->items);
    memset(fields, 0, sizeof(*fields));
}

void draft_list_wipe(struct draft_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->items[i].form);
        mem_free_secret(list->items[i].name);
        mem_free_secret(list->items[i].subject);
    }
    free(list->items);
    memset(list, 0, sizeof(*list));
}

static uint64_t hash(uint64_t start, const char *text)
{
    uint64_t h = start; /* FNV-1a; it need not withstand anybody: a key gives nobody else's draft */

    for (const char *p = text; *p != '\0'; p++)
        h = (h ^ (unsigned char)*p) * 0x100000001B3U;
    return (h ^ '\n') * 0x100000001B3U;
}

void draft_step_key(const char *account, const char *tracking, unsigned char key[FORM_KEY_SIZE])
{
    const uint64_t halves[2] = {hash(hash(0xCBF29CE484222325U, account), tracking),
                                hash(hash(0x84222325CBF29CE4U, tracking), account)};

    memcpy(key, halves, FORM_KEY_SIZE);
}

/* The statement with the account as its first parameter. */
static enum err_code use_own(struct store *store, enum statement which, sqlite3_stmt **st,
                             struct err *e)
{
    const struct access *access;
    enum err_code code = store_access(store, &access, e);

    if (code == ERR_OK)
        code = store_use(store, which, st, e);
    if (code == ERR_OK)
        store_bind_text(*st, 1, access->account);
    return code;
}

static enum err_code put_head(struct store *store, const char *form, const unsigned char *key,
                              int64_t now, int64_t *id, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = use_own(store, SQL_DRAFT_PUT, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_text(st, 2, form);
    store_bind_bytes(st, 3, key, FORM_KEY_SIZE);
    store_bind_number(st, 4, now);
    code = store_step(store, st, &row, e);
    if (code != ERR_OK)
        return code;
    if (!row)
        return err_set(e, ERR_PERMISSION, "the draft is another account's, or was filed");
    *id = sqlite3_column_int64(st, 0);
    return store_run(store, st, e);
}

static enum err_code put_fields(struct store *store, int64_t draft,
                                const struct draft_fields *fields, struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_run_for(store, SQL_DRAFT_FORGET_FIELDS, draft, e);

    for (size_t i = 0; code == ERR_OK && i < fields->count; i++) {
        code = store_use(store, SQL_DRAFT_FIELD, &st, e);
        if (code != ERR_OK)
            break;
        store_bind_number(st, 1, draft);
        store_bind_text(st, 2, fields->items[i].name);
        store_bind_text(st, 3, fields->items[i].value == NULL ? "" : fields->items[i].value);
        code = store_run(store, st, e);
    }
    return code;
}

enum err_code store_draft_put(struct store *store, const char *form,
                              const unsigned char key[FORM_KEY_SIZE],
                              const struct draft_fields *fields, int64_t now, struct err *e)
{
    int64_t id = 0;
    enum err_code code = store_begin(store, e);

    if (code != ERR_OK)
        return code;
    code = put_head(store, form, key, now, &id, e);
    if (code == ERR_OK)
        code = put_fields(store, id, fields, e);
    return store_end(store, code, e);
}

enum err_code store_drafts(struct store *store, struct draft_list *out, struct err *e)
{
    struct draft_list list = {0};
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = use_own(store, SQL_DRAFTS, &st, e);

    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row) {
        struct draft draft = {.form = store_text(st, 0),
                              .updated = sqlite3_column_int64(st, 2),
                              .name = store_text(st, 3),
                              .subject = store_text(st, 4)};

        if (sqlite3_column_bytes(st, 1) == FORM_KEY_SIZE)
            memcpy(draft.key, sqlite3_column_blob(st, 1), FORM_KEY_SIZE);
        mem_grow(&list.items, &list.cap, list.count + 1, sizeof(*list.items));
        list.items[list.count++] = draft;
    }
    if (code == ERR_OK)
        *out = list;
    else
        draft_list_wipe(&list);
    return code;
}

enum err_code store_draft_get(struct store *store, const unsigned char key[FORM_KEY_SIZE],
                              struct draft_fields *out, struct err *e)
{
    struct draft_fields fields = {0};
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = use_own(store, SQL_DRAFT_FIELDS, &st, e);

    if (code == ERR_OK)
        store_bind_bytes(st, 2, key, FORM_KEY_SIZE);
    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row) {
        char *name = store_text(st, 0);
        char *value = store_text(st, 1);

        draft_fields_add(&fields, name, value);
        free(name);
        mem_free_secret(value);
    }
    if (code == ERR_OK && fields.count == 0)
        code = err_set(e, ERR_NOT_FOUND, N_("there is no such draft"));
    if (code == ERR_OK)
        *out = fields;
    else
        draft_fields_wipe(&fields);
    return code;
}

enum err_code store_draft_drop(struct store *store, const unsigned char key[FORM_KEY_SIZE],
                               struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = use_own(store, SQL_DRAFT_DROP, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_bytes(st, 2, key, FORM_KEY_SIZE);
    return store_run(store, st, e);
}
