/* Events and the chain that binds them: each carries the SHA-256 of itself and of the one before, so
 * that a changed, removed or slipped-in step shows. */
#include "store/internal.h"

#include <sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* A length in front of each field keeps ("ab", "c") and ("a", "bc") apart; NULL differs from "". */
static void hash_text(SHA2_CTX *ctx, const char *text)
{
    char length[32];

    (void)snprintf(length, sizeof(length), "%ld:", text == NULL ? -1L : (long)strlen(text));
    SHA256Update(ctx, (const uint8_t *)length, strlen(length));
    if (text != NULL)
        SHA256Update(ctx, (const uint8_t *)text, strlen(text));
}

static void hash_number(SHA2_CTX *ctx, int64_t number)
{
    char text[32];

    (void)snprintf(text, sizeof(text), "%lld", (long long)number);
    hash_text(ctx, text);
}

static void hash_date(SHA2_CTX *ctx, struct date date)
{
    char text[DATE_TEXT_SIZE];

    hash_text(ctx, date_format(date, text));
}

void store_digest_complaint(const struct complaint_record *record,
                            unsigned char out[STORE_HASH_SIZE])
{
    const struct complaint *c = &record->filed;
    const char *const texts[] = {record->tracking,
                                 c->office,
                                 complaint_kind_name(c->kind),
                                 medium_name(c->medium),
                                 c->name,
                                 c->mobile,
                                 c->email,
                                 c->nid,
                                 c->present_address,
                                 c->permanent_address,
                                 c->service_tracking,
                                 relation_name(c->relation),
                                 c->seeker_name,
                                 c->subject,
                                 c->description,
                                 record->typed_by};
    SHA2_CTX ctx;

    SHA256Init(&ctx);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        hash_text(&ctx, texts[i]);
    hash_number(&ctx, c->anonymous);
    hash_number(&ctx, c->against_gro);
    hash_number(&ctx, c->has_service ? c->service_section : -1);
    hash_number(&ctx, c->has_service ? c->service_serial : -1);
    hash_date(&ctx, c->service_applied_on);
    hash_number(&ctx, c->charter_version);
    hash_number(&ctx, record->received);
    SHA256Final(out, &ctx);
}

/* The hash of an event that follows the one with hash `before`. */
static void hash_event(const unsigned char *before, const char *tracking, const struct event *event,
                       const unsigned char *digest, unsigned char out[STORE_HASH_SIZE])
{
    SHA2_CTX ctx;

    SHA256Init(&ctx);
    SHA256Update(&ctx, before, STORE_HASH_SIZE);
    hash_number(&ctx, event->id);
    hash_text(&ctx, tracking);
    hash_number(&ctx, event->at);
    hash_text(&ctx, event->actor);
    hash_text(&ctx, action_name(event->action));
    hash_text(&ctx, status_name(event->status));
    hash_number(&ctx, event->tier);
    hash_text(&ctx, event->office);
    hash_date(&ctx, event->due);
    hash_text(&ctx, outcome_name(event->outcome));
    hash_text(&ctx, event->note);
    if (digest != NULL)
        SHA256Update(&ctx, digest, STORE_HASH_SIZE);
    SHA256Final(out, &ctx);
}

/* The last event's number and hash; 0 and zeroes before the first. */
static enum err_code read_head(struct store *store, int64_t *id,
                               unsigned char hash[STORE_HASH_SIZE], struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, SQL_EVENT_HEAD, &st, e);

    *id = 0;
    memset(hash, 0, STORE_HASH_SIZE);
    if (code == ERR_OK)
        code = store_step(store, st, &row, e);
    if (code != ERR_OK || !row)
        return code;
    *id = sqlite3_column_int64(st, 0);
    if (sqlite3_column_bytes(st, 1) != STORE_HASH_SIZE)
        code = err_set(e, ERR_STORE, "the last event has no hash");
    else
        memcpy(hash, sqlite3_column_blob(st, 1), STORE_HASH_SIZE);
    (void)sqlite3_reset(st);
    return code;
}

static enum err_code insert_event(struct store *store, int64_t complaint, const struct event *event,
                                  const unsigned char *hash, struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_EVENT_INSERT, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_number(st, 1, event->id);
    store_bind_number(st, 2, complaint);
    store_bind_number(st, 3, event->at);
    store_bind_text(st, 4, event->actor);
    store_bind_text(st, 5, action_name(event->action));
    store_bind_text(st, 6, status_name(event->status));
    store_bind_number(st, 7, event->tier);
    store_bind_text(st, 8, event->office);
    store_bind_date(st, 9, event->due);
    store_bind_text(st, 10, outcome_name(event->outcome));
    store_bind_text(st, 11, event->note);
    (void)sqlite3_bind_blob(st, 12, hash, STORE_HASH_SIZE, SQLITE_STATIC);
    return store_run(store, st, e);
}

static enum err_code put_state(struct store *store, int64_t complaint, const struct event *event,
                               struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_STATE_INSERT, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_number(st, 1, complaint);
    store_bind_number(st, 2, event->id);
    store_bind_text(st, 3, event->office);
    store_bind_text(st, 4, status_name(event->status));
    store_bind_number(st, 5, status_is_open(event->status));
    store_bind_number(st, 6, event->tier);
    store_bind_date(st, 7, event->due);
    store_bind_text(st, 8, outcome_name(event->outcome));
    return store_run(store, st, e);
}

enum err_code store_append_event(struct store *store, int64_t complaint, const char *tracking,
                                 struct event *event, const unsigned char *digest, struct err *e)
{
    unsigned char hash[STORE_HASH_SIZE];
    int64_t last;
    enum err_code code = read_head(store, &last, hash, e);

    if (code != ERR_OK)
        return code;
    event->id = last + 1;
    hash_event(hash, tracking, event, digest, hash);
    code = insert_event(store, complaint, event, hash, e);
    return code == ERR_OK ? put_state(store, complaint, event, e) : code;
}

void store_read_event(sqlite3_stmt *st, int at, struct event *out)
{
    const char *const words[] = {(const char *)sqlite3_column_text(st, at + 3),
                                 (const char *)sqlite3_column_text(st, at + 4),
                                 (const char *)sqlite3_column_text(st, at + 8)};

    memset(out, 0, sizeof(*out));
    out->id = sqlite3_column_int64(st, at);
    out->at = sqlite3_column_int64(st, at + 1);
    out->actor = store_text(st, at + 2);
    (void)action_parse(words[0] == NULL ? "" : words[0], &out->action);
    (void)status_parse(words[1] == NULL ? "" : words[1], &out->status);
    out->tier = (enum tier)sqlite3_column_int(st, at + 5);
    out->office = store_text(st, at + 6);
    out->due = store_date(st, at + 7);
    (void)outcome_parse(words[2] == NULL ? "" : words[2], &out->outcome);
    out->note = store_text(st, at + 9);
}

/* ---- verifying --------------------------------------------------------------------------------- */

struct link {
    struct event event;
    char *tracking;
    unsigned char hash[STORE_HASH_SIZE];
    bool has_hash;
};

static void read_link(sqlite3_stmt *st, struct link *link)
{
    store_read_event(st, 0, &link->event);
    link->tracking = store_text(st, 10);
    link->has_hash = sqlite3_column_bytes(st, 11) == STORE_HASH_SIZE;
    if (link->has_hash)
        memcpy(link->hash, sqlite3_column_blob(st, 11), STORE_HASH_SIZE);
}

static void link_clear(struct link *link)
{
    free(link->event.actor);
    free(link->event.office);
    mem_free_secret(link->event.note);
    free(link->tracking);
}

/* Checks one link against the hash before it, and moves `before` on to this link's own. */
static enum err_code check_link(struct store *store, const struct link *link, int64_t expected,
                                unsigned char before[STORE_HASH_SIZE], struct strv *faults,
                                struct err *e)
{
    unsigned char wanted[STORE_HASH_SIZE];
    unsigned char digest[STORE_HASH_SIZE];
    bool first = link->event.action == ACTION_FILE;

    if (first) {
        struct complaint_record record = {0};
        enum err_code code = store_complaint(store, link->tracking, &record, NULL, e);

        if (code != ERR_OK)
            return code;
        store_digest_complaint(&record, digest);
        complaint_record_wipe(&record);
    }
    hash_event(before, link->tracking, &link->event, first ? digest : NULL, wanted);
    if (link->event.id != expected)
        strv_take(faults, str_format("event %lld: events are missing before it",
                                     (long long)link->event.id));
    else if (!link->has_hash || memcmp(wanted, link->hash, STORE_HASH_SIZE) != 0)
        strv_take(faults, str_format("event %lld of complaint %s: changed after it was written",
                                     (long long)link->event.id, link->tracking));
    if (link->has_hash)
        memcpy(before, link->hash, STORE_HASH_SIZE);
    return ERR_OK;
}

enum err_code store_verify(struct store *store, struct strv *faults, int64_t *events, char head[65],
                           struct err *e)
{
    unsigned char before[STORE_HASH_SIZE] = {0};
    sqlite3_stmt *st;
    bool row = false;
    int64_t last = 0;
    enum err_code code = store_use(store, SQL_EVENTS_ALL, &st, e);

    *events = 0;
    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row) {
        struct link link = {0};

        read_link(st, &link);
        code = check_link(store, &link, last + 1, before, faults, e);
        last = link.event.id;
        (*events)++;
        link_clear(&link);
    }
    for (int i = 0; i < STORE_HASH_SIZE; i++)
        (void)snprintf(head + (ptrdiff_t)i * 2, 3, "%02x", before[i]);
    return code;
}
