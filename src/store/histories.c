/* Whole lives of complaints, for reports. */
#include "store/internal.h"

#include <stdlib.h>

#include "base/mem.h"

typedef bool each_history(void *context, const struct complaint_record *record,
                          const struct event_list *events, const char *service);

static enum err_code give_one(struct store *store, sqlite3_stmt *st, each_history *each,
                              void *context, bool *more, struct err *e)
{
    struct complaint_record record;
    struct event_list events = {0};
    char *service = store_text(st, RECORD_COLUMN_COUNT);
    enum err_code code;

    store_read_record(st, &record);
    code = store_read_events(store, SQL_EVENTS_OF, record.tracking, &events, e);
    if (code == ERR_OK)
        *more = each(context, &record, &events, service);
    complaint_record_wipe(&record);
    event_list_wipe(&events);
    free(service);
    return code;
}

enum err_code store_histories(struct store *store, int64_t from, int64_t until, const char *office,
                              each_history *each, void *context, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    bool more = true;
    enum err_code code = store_begin_read(store, e);

    if (code != ERR_OK)
        return code;
    code = store_use(store, SQL_HISTORIES, &st, e);
    if (code == ERR_OK) {
        store_bind_number(st, 1, from);
        store_bind_number(st, 2, until);
        store_bind_text(st, 3, office);
    }
    while (code == ERR_OK && more && (code = store_step(store, st, &row, e)) == ERR_OK && row)
        code = give_one(store, st, each, context, &more, e);
    if (row)
        (void)sqlite3_reset(st);
    return store_end(store, code, e);
}
