/* Events and the chain that binds them: each is sealed with the hash of the one before, so that a
 * changed, removed or slipped-in step shows. The table `chain` knows how many there are. */
#include "store/internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "store/seal.h"

static enum err_code insert_event(struct store *store, int64_t complaint, struct event *event,
                                  struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_EVENT_INSERT, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_number(st, 1, complaint);
    store_bind_number(st, 2, event->at);
    store_bind_text(st, 3, event->actor);
    store_bind_text(st, 4, action_name(event->action));
    store_bind_text(st, 5, status_name(event->status));
    store_bind_number(st, 6, event->tier);
    store_bind_text(st, 7, event->office);
    store_bind_date(st, 8, event->due);
    store_bind_text(st, 9, outcome_name(event->outcome));
    store_bind_text(st, 10, event->note);
    store_bind_text(st, 11, event->other_office);
    store_bind_text(st, 12, event->person);
    store_bind_date(st, 13, event->next_by);
    store_bind_text(st, 14, rating_name(event->rating));
    store_bind_text(st, 15, event->cause);
    store_bind_text(st, 16, event->advice);
    code = store_run(store, st, e);
    if (code == ERR_OK && sqlite3_changes(store->db) != 1)
        code = err_set(e, ERR_STORE, "the chain of events has no end to append to");
    if (code == ERR_OK)
        event->id = sqlite3_last_insert_rowid(store->db);
    return code;
}

enum err_code store_append_event(struct store *store, int64_t complaint, struct event *event,
                                 struct err *e)
{
    enum err_code code = insert_event(store, complaint, event, e);

    if (code == ERR_OK)
        code = store_run_for(store, SQL_CHAIN_ADVANCE, event->id, e);
    if (code == ERR_OK)
        code = store_run_for(store, SQL_STATE_PUT, event->id, e);
    return code;
}

void store_read_event(sqlite3_stmt *st, struct event *out)
{
    const char *const words[] = {
        (const char *)sqlite3_column_text(st, 3), (const char *)sqlite3_column_text(st, 4),
        (const char *)sqlite3_column_text(st, 8), (const char *)sqlite3_column_text(st, 13)};

    memset(out, 0, sizeof(*out));
    out->id = sqlite3_column_int64(st, 0);
    out->at = sqlite3_column_int64(st, 1);
    out->actor = store_text(st, 2);
    (void)action_parse(words[0] == NULL ? "" : words[0], &out->action);
    (void)status_parse(words[1] == NULL ? "" : words[1], &out->status);
    out->tier = (enum tier)sqlite3_column_int(st, 5);
    out->office = store_text(st, 6);
    out->due = store_date(st, 7);
    (void)outcome_parse(words[2] == NULL ? "" : words[2], &out->outcome);
    out->note = store_text(st, 9);
    out->other_office = store_text(st, 10);
    out->person = store_text(st, 11);
    out->next_by = store_date(st, 12);
    (void)rating_parse(words[3] == NULL ? "" : words[3], &out->rating);
    out->cause = store_text(st, 14);
    out->advice = store_text(st, 15);
}

enum err_code store_read_events(struct store *store, enum statement which, const char *tracking,
                                struct event_list *list, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, which, &st, e);

    if (code == ERR_OK)
        store_bind_text(st, 1, tracking);
    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row) {
        mem_grow(&list->items, &list->cap, list->count + 1, sizeof(*list->items));
        store_read_event(st, &list->items[list->count++]);
    }
    return code;
}

/* ---- verifying --------------------------------------------------------------------------------- */

/* The end of the chain: of what is there, or as it was written down. */
struct chain_end {
    int64_t events;
    unsigned char head[SEAL_SIZE];
};

static void read_hash(sqlite3_stmt *st, int i, unsigned char hash[SEAL_SIZE])
{
    memset(hash, 0, SEAL_SIZE);
    if (sqlite3_column_bytes(st, i) == SEAL_SIZE)
        memcpy(hash, sqlite3_column_blob(st, i), SEAL_SIZE);
}

/* Walks all events; *end gets the last. */
static enum err_code check_links(struct store *store, struct chain_end *end, struct strv *faults,
                                 struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    int64_t last = 0;
    enum err_code code = store_use(store, SQL_EVENTS_VERIFY, &st, e);

    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row) {
        int64_t id = sqlite3_column_int64(st, 0);
        char tracking[TRACKING_SIZE];

        store_tracking(st, 1, tracking);
        if (id != last + 1)
            strv_take(faults, str_format(_("events are missing before event %lld"), (long long)id));
        else if (sqlite3_column_int(st, 2) == 0)
            strv_take(faults,
                      str_format(_("event %lld or its complaint (%s) was changed after it was "
                                   "written"),
                                 (long long)id, *tracking == '\0' ? "?" : tracking));
        last = id;
        end->events++;
        read_hash(st, 3, end->head);
    }
    return code;
}

static enum err_code read_written_end(struct store *store, struct chain_end *end, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, SQL_CHAIN_GET, &st, e);

    if (code == ERR_OK)
        code = store_step(store, st, &row, e);
    if (code == ERR_OK && row) {
        end->events = sqlite3_column_int64(st, 0);
        read_hash(st, 1, end->head);
        (void)sqlite3_reset(st);
    }
    return code;
}

enum err_code store_verify(struct store *store, struct strv *faults, int64_t *events, char head[65],
                           struct err *e)
{
    struct chain_end found = {0};
    struct chain_end written = {0};
    enum err_code code = store_begin_read(store, e);

    if (code != ERR_OK)
        return code;
    code = check_links(store, &found, faults, e);
    if (code == ERR_OK)
        code = read_written_end(store, &written, e);
    code = store_end(store, code, e);
    if (code != ERR_OK)
        return code;
    if (found.events != written.events)
        strv_take(faults, str_format(_("%lld events were written, %lld are there"),
                                     (long long)written.events, (long long)found.events));
    else if (memcmp(found.head, written.head, SEAL_SIZE) != 0)
        strv_add(faults, _("the last event is not the one that was written last"));
    *events = found.events;
    for (int i = 0; i < SEAL_SIZE; i++)
        (void)snprintf(head + (ptrdiff_t)i * 2, 3, "%02x", found.head[i]);
    return ERR_OK;
}
