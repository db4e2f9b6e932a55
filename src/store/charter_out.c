/* Reading charters back. */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"

static void read_contact(sqlite3_stmt *st, int i, struct contact *contact)
{
    store_list(st, i, &contact->phones);
    store_list(st, i + 1, &contact->emails);
    store_list(st, i + 2, &contact->websites);
}

static int read_count(sqlite3_stmt *st, int i)
{
    return sqlite3_column_type(st, i) == SQLITE_NULL ? NO_NUMBER : sqlite3_column_int(st, i);
}

static void read_service(sqlite3_stmt *st, struct service *s)
{
    const char *section = (const char *)sqlite3_column_text(st, 0);

    (void)section_parse(section == NULL ? "" : section, &s->section);
    s->serial = sqlite3_column_int(st, 1);
    s->name = store_text(st, 2);
    s->delivery_method = store_text(st, 3);
    s->required_documents = store_text(st, 4);
    s->fee = store_text(st, 5);
    s->time_limit = store_text(st, 6);
    s->time_limit_days = read_count(st, 7);
    s->immediate = sqlite3_column_int(st, 8) != 0;
    s->has_officer = sqlite3_column_int(st, 9) != 0;
    s->officer.name = store_text(st, 10);
    s->officer.post = store_text(st, 11);
    read_contact(st, 12, &s->officer.contact);
}

static void read_tier(sqlite3_stmt *st, struct grs_tier *t)
{
    t->tier = sqlite3_column_int(st, 0);
    t->when = store_text(st, 1);
    t->who = store_text(st, 2);
    t->address = store_text(st, 3);
    read_contact(st, 4, &t->contact);
    t->time_limit = store_text(st, 7);
    t->working_days = read_count(st, 8);
}

/* The rows of one of the charter's tables, each handed to the reader that fits it. */
static enum err_code read_rows(struct store *store, enum statement which, int64_t id,
                               struct charter *c, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, which, &st, e);

    if (code == ERR_OK)
        store_bind_number(st, 1, id);
    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row) {
        if (which == SQL_SERVICE_GET)
            read_service(st, charter_add_service(c));
        else if (which == SQL_TIER_GET)
            read_tier(st, charter_add_tier(c));
        else
            strv_take(&c->expectations, store_text(st, 0));
    }
    return code;
}

static void read_head(sqlite3_stmt *st, struct charter *c)
{
    c->office = (struct office){store_text(st, 1), store_text(st, 2), store_text(st, 3),
                                store_text(st, 4), store_text(st, 5), store_text(st, 6)};
    c->vision = store_text(st, 7);
    c->mission = store_text(st, 8);
    c->date = store_date(st, 9);
    c->signatory_name = store_text(st, 10);
    c->signatory_post = store_text(st, 11);
    c->version = sqlite3_column_int(st, 12);
    c->imported_at = sqlite3_column_int64(st, 13);
}

enum err_code store_charter(struct store *store, const char *office, int version,
                            struct charter *out, struct err *e)
{
    struct charter c = {0};
    sqlite3_stmt *st;
    bool row = false;
    int64_t id = 0;
    enum err_code code = store_use(store, SQL_CHARTER_GET, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_text(st, 1, office);
    store_bind_number(st, 2, version);
    code = store_step(store, st, &row, e);
    if (code != ERR_OK)
        return code;
    if (!row)
        return err_set(e, ERR_NOT_FOUND, N_("no such charter"));
    id = sqlite3_column_int64(st, 0);
    read_head(st, &c);
    (void)sqlite3_reset(st);
    code = read_rows(store, SQL_SERVICE_GET, id, &c, e);
    if (code == ERR_OK)
        code = read_rows(store, SQL_EXPECTATION_GET, id, &c, e);
    if (code == ERR_OK)
        code = read_rows(store, SQL_TIER_GET, id, &c, e);
    if (code == ERR_OK)
        *out = c;
    else
        charter_clear(&c);
    return code;
}
