/* Importing charters. Every import is a new version; older ones stay, since complaints point at the
 * version that their complainant saw. */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/seal.h"

static void digest_list(struct seal *seal, const struct strv *list)
{
    seal_number(seal, (int64_t)list->count);
    for (size_t i = 0; i < list->count; i++)
        seal_text(seal, list->items[i]);
}

static void digest_texts(struct seal *seal, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        seal_text(seal, texts[i]);
}

static void digest_contact(struct seal *seal, const struct contact *contact)
{
    digest_list(seal, &contact->phones);
    digest_list(seal, &contact->emails);
    digest_list(seal, &contact->websites);
}

static void digest_service(struct seal *seal, const struct service *s)
{
    const char *const texts[] = {s->name,       s->delivery_method, s->required_documents, s->fee,
                                 s->time_limit, s->officer.name,    s->officer.post};

    seal_number(seal, s->section);
    seal_number(seal, s->serial);
    seal_number(seal, s->time_limit_days);
    seal_number(seal, s->immediate);
    seal_number(seal, s->has_officer);
    digest_texts(seal, texts, sizeof(texts) / sizeof(texts[0]));
    digest_contact(seal, &s->officer.contact);
}

static void digest_tier(struct seal *seal, const struct grs_tier *t)
{
    const char *const texts[] = {t->when, t->who, t->address, t->time_limit};

    seal_number(seal, t->tier);
    seal_number(seal, t->working_days);
    digest_texts(seal, texts, sizeof(texts) / sizeof(texts[0]));
    digest_contact(seal, &t->contact);
}

/* The seal of all that the charter says, and of what the reader made of it: a better reader makes a new
 * version of the same text. */
static void digest_charter(const struct charter *c, unsigned char out[SEAL_SIZE])
{
    const char *const texts[] = {c->office.id,      c->office.name,     c->office.department,
                                 c->office.upazila, c->office.district, c->office.website,
                                 c->vision,         c->mission,         c->signatory_name,
                                 c->signatory_post};
    struct seal seal;

    seal_begin(&seal);
    digest_texts(&seal, texts, sizeof(texts) / sizeof(texts[0]));
    seal_number(&seal, date_is_none(c->date) ? 0 : date_to_days(c->date));
    seal_number(&seal, (int64_t)c->service_count);
    for (size_t i = 0; i < c->service_count; i++)
        digest_service(&seal, &c->services[i]);
    digest_list(&seal, &c->expectations);
    seal_number(&seal, (int64_t)c->tier_count);
    for (size_t i = 0; i < c->tier_count; i++)
        digest_tier(&seal, &c->tiers[i]);
    seal_end(&seal, out);
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
    store_bind_bytes(st, 5, digest, SEAL_SIZE);
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
        store->access_known = false; /* who may do what in the new office? */
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
        *same = sqlite3_column_bytes(st, 1) == SEAL_SIZE &&
                memcmp(sqlite3_column_blob(st, 1), digest, SEAL_SIZE) == 0;
        (void)sqlite3_reset(st);
    }
    return code;
}

static enum err_code check_importer(struct store *store, const char *office, struct err *e)
{
    const struct access *access;
    enum err_code code = store->is_new ? ERR_OK : store_access(store, &access, e);

    if (code != ERR_OK || store->is_new || access_roles(access, office) & ROLES_ADMIN)
        return code;
    return err_set(e, ERR_PERMISSION, N_("this account has no role that allows it"));
}

enum err_code store_import_charter(struct store *store, const struct charter *charter,
                                   const char *source, int *version, struct err *e)
{
    unsigned char digest[SEAL_SIZE];
    bool same = false;
    int number = 0;
    enum err_code code = store_begin(store, e);

    if (code != ERR_OK)
        return code;
    digest_charter(charter, digest);
    code = check_importer(store, charter->office.id, e);
    if (code == ERR_OK)
        code = current_version(store, charter->office.id, digest, &number, &same, e);
    if (code == ERR_OK && !same)
        code = insert_charter(store, charter, source, ++number, digest, e);
    code = store_end(store, code, e);
    if (code == ERR_OK && version != NULL)
        *version = number;
    return code;
}

/* ---- checking ---------------------------------------------------------------------------------- */

struct imported {
    char *office;
    int version;
    unsigned char digest[SEAL_SIZE];
};

static enum err_code check_charter(struct store *store, const struct imported *wanted,
                                   struct strv *faults, struct err *e)
{
    struct charter charter = {0};
    unsigned char digest[SEAL_SIZE];
    enum err_code code = store_charter(store, wanted->office, wanted->version, &charter, e);

    if (code != ERR_OK && code != ERR_NOT_FOUND)
        return code;
    digest_charter(&charter, digest);
    if (code == ERR_NOT_FOUND || memcmp(digest, wanted->digest, SEAL_SIZE) != 0)
        strv_take(faults, str_format(_("the charter of %s (version %d) was changed after it was "
                                       "imported"),
                                     wanted->office, wanted->version));
    charter_clear(&charter);
    return ERR_OK;
}

enum err_code store_check_charters(struct store *store, struct strv *faults, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, SQL_CHARTERS, &st, e);

    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row) {
        struct imported imported = {.office = store_text(st, 0),
                                    .version = sqlite3_column_int(st, 1)};

        if (sqlite3_column_bytes(st, 2) == SEAL_SIZE && sqlite3_column_int(st, 3) != 0)
            memcpy(imported.digest, sqlite3_column_blob(st, 2), SEAL_SIZE);
        code = check_charter(store, &imported, faults, e);
        free(imported.office);
        if (code != ERR_OK)
            (void)sqlite3_reset(st);
    }
    return code;
}
