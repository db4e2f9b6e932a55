/* Charters in and out. Every import is a new version; older ones stay, since complaints point at the
 * version that their complainant saw. */
#include "store/internal.h"

#include <sha2.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"

void office_list_clear(struct office_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        office_clear(&list->items[i].office);
    free(list->items);
    memset(list, 0, sizeof(*list));
}

enum err_code store_offices(struct store *store, struct office_list *out, struct err *e)
{
    struct office_list list = {0};
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, SQL_OFFICES, &st, e);

    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row) {
        struct office_summary *o;

        mem_grow(&list.items, &list.cap, list.count + 1, sizeof(*list.items));
        o = &list.items[list.count++];
        o->office = (struct office){store_text(st, 0), store_text(st, 1), store_text(st, 2),
                                    store_text(st, 3), store_text(st, 4), store_text(st, 5)};
        o->service_count = (size_t)sqlite3_column_int64(st, 6);
    }
    if (code != ERR_OK) {
        office_list_clear(&list);
        return code;
    }
    *out = list;
    return ERR_OK;
}

enum err_code store_find_office(struct store *store, const char *text, char **id, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    char *found = NULL;
    enum err_code code = store_use(store, SQL_OFFICE_EXACT, &st, e);

    for (int round = 0; code == ERR_OK && found == NULL && round < 2; round++) {
        if (round == 1)
            code = store_use(store, SQL_OFFICE_PART, &st, e);
        if (code != ERR_OK)
            break;
        store_bind_text(st, 1, text);
        code = store_step(store, st, &row, e);
        if (code == ERR_OK && row)
            found = store_text(st, 0);
        if (code == ERR_OK && row)
            code = store_step(store, st, &row, e);
    }
    if (code == ERR_OK && row)
        code = err_set(e, ERR_AMBIGUOUS, "several offices fit: %s", text);
    else if (code == ERR_OK && (found == NULL || *text == '\0'))
        code = err_set(e, ERR_NOT_FOUND, "no such office: %s", text);
    if (code == ERR_OK)
        *id = found;
    else
        free(found);
    return code;
}

/* ---- in ---------------------------------------------------------------------------------------- */

/* Length and bytes, so that no two different charters make the same input; NULL differs from "". */
static void digest_text(SHA2_CTX *ctx, const char *text)
{
    uint64_t n = text == NULL ? UINT64_MAX : strlen(text);

    SHA256Update(ctx, (const uint8_t *)&n, sizeof(n));
    if (text != NULL)
        SHA256Update(ctx, (const uint8_t *)text, (size_t)n);
}

static void digest_number(SHA2_CTX *ctx, int64_t number)
{
    SHA256Update(ctx, (const uint8_t *)&number, sizeof(number));
}

static void digest_list(SHA2_CTX *ctx, const struct strv *list)
{
    digest_number(ctx, (int64_t)list->count);
    for (size_t i = 0; i < list->count; i++)
        digest_text(ctx, list->items[i]);
}

static void digest_contact(SHA2_CTX *ctx, const struct contact *contact)
{
    digest_list(ctx, &contact->phones);
    digest_list(ctx, &contact->emails);
    digest_list(ctx, &contact->websites);
}

static void digest_service(SHA2_CTX *ctx, const struct service *s)
{
    const char *const texts[] = {s->name,       s->delivery_method, s->required_documents, s->fee,
                                 s->time_limit, s->officer.name,    s->officer.post};

    digest_number(ctx, s->section);
    digest_number(ctx, s->serial);
    digest_number(ctx, s->has_officer);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        digest_text(ctx, texts[i]);
    digest_contact(ctx, &s->officer.contact);
}

/* SHA-256 over all that the charter says. */
static void digest_charter(const struct charter *c, unsigned char out[STORE_HASH_SIZE])
{
    const char *const texts[] = {c->office.id,      c->office.name,     c->office.department,
                                 c->office.upazila, c->office.district, c->office.website,
                                 c->vision,         c->mission,         c->signatory_name,
                                 c->signatory_post};
    SHA2_CTX ctx;

    SHA256Init(&ctx);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        digest_text(&ctx, texts[i]);
    digest_number(&ctx, date_is_none(c->date) ? 0 : date_to_days(c->date));
    for (size_t i = 0; i < c->service_count; i++)
        digest_service(&ctx, &c->services[i]);
    digest_list(&ctx, &c->expectations);
    for (size_t i = 0; i < c->tier_count; i++) {
        const struct grs_tier *t = &c->tiers[i];

        digest_number(&ctx, t->tier);
        digest_number(&ctx, t->working_days);
        digest_text(&ctx, t->when);
        digest_text(&ctx, t->who);
        digest_text(&ctx, t->address);
        digest_text(&ctx, t->time_limit);
        digest_contact(&ctx, &t->contact);
    }
    SHA256Final(out, &ctx);
}

static void bind_contact(sqlite3_stmt *st, int i, const struct contact *contact)
{
    store_bind_list(st, i, &contact->phones);
    store_bind_list(st, i + 1, &contact->emails);
    store_bind_list(st, i + 2, &contact->websites);
}

/* NO_NUMBER becomes NULL. */
static void bind_count(sqlite3_stmt *st, int i, int number)
{
    if (number != NO_NUMBER)
        store_bind_number(st, i, number);
}

static enum err_code insert_service(struct store *store, int64_t charter, size_t position,
                                    const struct service *s, struct err *e)
{
    const char *const texts[] = {s->name, s->delivery_method, s->required_documents, s->fee,
                                 s->time_limit};
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_SERVICE_INSERT, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_number(st, 1, charter);
    store_bind_number(st, 2, (int64_t)position);
    store_bind_text(st, 3, section_name(s->section));
    store_bind_number(st, 4, s->serial);
    for (int i = 0; i < 5; i++)
        store_bind_text(st, 5 + i, texts[i]);
    bind_count(st, 10, s->time_limit_days);
    store_bind_number(st, 11, s->immediate);
    store_bind_number(st, 12, s->has_officer);
    store_bind_text(st, 13, s->officer.name);
    store_bind_text(st, 14, s->officer.post);
    bind_contact(st, 15, &s->officer.contact);
    return store_run(store, st, e);
}

static enum err_code insert_tier(struct store *store, int64_t charter, const struct grs_tier *t,
                                 struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_TIER_INSERT, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_number(st, 1, charter);
    store_bind_number(st, 2, t->tier);
    store_bind_text(st, 3, t->when);
    store_bind_text(st, 4, t->who);
    store_bind_text(st, 5, t->address);
    bind_contact(st, 6, &t->contact);
    store_bind_text(st, 9, t->time_limit);
    bind_count(st, 10, t->working_days);
    return store_run(store, st, e);
}

static enum err_code insert_expectation(struct store *store, int64_t charter, size_t position,
                                        const char *text, struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_EXPECTATION_INSERT, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_number(st, 1, charter);
    store_bind_number(st, 2, (int64_t)position);
    store_bind_text(st, 3, text);
    return store_run(store, st, e);
}

/* The charter's own row; *id gets its number. */
static enum err_code insert_head(struct store *store, const struct charter *c, const char *source,
                                 int version, const unsigned char *digest, int64_t *id,
                                 struct err *e)
{
    const char *const texts[] = {c->office.name,     c->office.department, c->office.upazila,
                                 c->office.district, c->office.website,    c->vision,
                                 c->mission};
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_CHARTER_INSERT, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_text(st, 1, c->office.id);
    store_bind_number(st, 2, version);
    store_bind_number(st, 3, clock_now());
    store_bind_text(st, 4, source);
    (void)sqlite3_bind_blob(st, 5, digest, STORE_HASH_SIZE, SQLITE_STATIC);
    for (int i = 0; i < 7; i++)
        store_bind_text(st, 6 + i, texts[i]);
    store_bind_date(st, 13, c->date);
    store_bind_text(st, 14, c->signatory_name);
    store_bind_text(st, 15, c->signatory_post);
    store_bind_number(st, 16, (int64_t)c->service_count);
    code = store_run(store, st, e);
    *id = sqlite3_last_insert_rowid(store->db);
    return code;
}

static enum err_code insert_charter(struct store *store, const struct charter *c,
                                    const char *source, int version, const unsigned char *digest,
                                    struct err *e)
{
    sqlite3_stmt *st;
    int64_t id = 0;
    enum err_code code = insert_head(store, c, source, version, digest, &id, e);

    for (size_t i = 0; code == ERR_OK && i < c->service_count; i++)
        code = insert_service(store, id, i, &c->services[i], e);
    for (size_t i = 0; code == ERR_OK && i < c->expectations.count; i++)
        code = insert_expectation(store, id, i, c->expectations.items[i], e);
    for (size_t i = 0; code == ERR_OK && i < c->tier_count; i++)
        code = insert_tier(store, id, &c->tiers[i], e);
    if (code == ERR_OK)
        code = store_use(store, SQL_OFFICE_UPSERT, &st, e);
    if (code == ERR_OK) {
        store_bind_text(st, 1, c->office.id);
        store_bind_number(st, 2, id);
        code = store_run(store, st, e);
    }
    return code == ERR_OK ? store_index_charter(store, c, e) : code;
}

/* The current version and whether its digest is the same; version 0 when the office is new. */
static enum err_code current_version(struct store *store, const char *office,
                                     const unsigned char *digest, int *version, bool *same,
                                     struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, SQL_CHARTER_DIGEST, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_text(st, 1, office);
    code = store_step(store, st, &row, e);
    if (code == ERR_OK && row) {
        *version = sqlite3_column_int(st, 0);
        *same = sqlite3_column_bytes(st, 1) == STORE_HASH_SIZE &&
                memcmp(sqlite3_column_blob(st, 1), digest, STORE_HASH_SIZE) == 0;
        (void)sqlite3_reset(st);
    }
    return code;
}

enum err_code store_import_charter(struct store *store, const struct charter *charter,
                                   const char *source, int *version, struct err *e)
{
    unsigned char digest[STORE_HASH_SIZE];
    bool same = false;
    int number = 0;
    enum err_code code = store_begin(store, e);

    if (code != ERR_OK)
        return code;
    digest_charter(charter, digest);
    code = current_version(store, charter->office.id, digest, &number, &same, e);
    if (code == ERR_OK && !same)
        code = insert_charter(store, charter, source, ++number, digest, e);
    code = store_end(store, code, e);
    if (code == ERR_OK && version != NULL)
        *version = number;
    return code;
}

/* ---- out --------------------------------------------------------------------------------------- */

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
        return err_set(e, ERR_NOT_FOUND, "no charter of %s", office);
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
