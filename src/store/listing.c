/* Complaints for a pipe: all that a list has, without holding the store while somebody reads them. */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* The list that has the filters asked for, with its parameters. */
static enum err_code use_list(struct store *store, const struct complaint_filter *filter,
                              sqlite3_stmt **st, struct err *e)
{
    unsigned filters =
        (filter->office != NULL ? FILTER_OFFICE : 0U) | (filter->by_status ? FILTER_STATUS : 0U) |
        (filter->overdue ? FILTER_OVERDUE : 0U) | (filter->mobile != NULL ? FILTER_MOBILE : 0U);
    enum err_code code = store_use(store, (enum statement)(SQL_COMPLAINTS + filters), st, e);

    if (code != ERR_OK)
        return code;
    if (filter->office != NULL)
        store_bind_text(*st, 1, filter->office);
    if (filter->by_status)
        store_bind_text(*st, 2, status_name(filter->status));
    if (filter->overdue)
        store_bind_date(*st, 3, filter->today);
    if (filter->mobile != NULL)
        store_bind_text(*st, 4, filter->mobile);
    store_bind_number(*st, 5, filter->limit == 0 ? -1 : (int64_t)filter->limit);
    return ERR_OK;
}

enum err_code store_read_ids(struct store *store, sqlite3_stmt *st, int column,
                             struct store_ids *out, struct err *e)
{
    bool row = false;
    enum err_code code;

    while ((code = store_step(store, st, &row, e)) == ERR_OK && row) {
        mem_grow(&out->items, &out->cap, out->count + 1, sizeof(*out->items));
        out->items[out->count++] = sqlite3_column_int64(st, column);
    }
    return code;
}

/* Whether the complaint, which did when the list was read, still fits; narrower than what may be shown. */
static enum err_code still_fits(struct store *store, const struct complaint_filter *filter,
                                const struct complaint_record *record, bool *fits, struct err *e)
{
    const struct access *access;
    enum err_code code = store_access(store, &access, e);

    if (code == ERR_OK)
        *fits = access_sees(access, record) &&
                (filter->office == NULL || strcmp(record->office, filter->office) == 0) &&
                (!filter->by_status || record->status == filter->status) &&
                (!filter->overdue ||
                 (status_is_open(record->status) && date_compare(record->due, filter->today) < 0));
    return code;
}

/* So many at a time are read in one view of the store, which is closed before any of them is given. */
enum { PAGE_SIZE = 100 };

struct record_page {
    struct complaint_record items[PAGE_SIZE];
    size_t count;
};

static void page_wipe(struct record_page *page)
{
    for (size_t i = 0; i < page->count; i++)
        complaint_record_wipe(&page->items[i]);
    page->count = 0;
}

/* What is out of sight by now is left out. */
static enum err_code add_to_page(struct store *store, int64_t id,
                                 const struct complaint_filter *filter, struct record_page *page,
                                 struct err *e)
{
    struct complaint_record record = {0};
    bool fits = true;
    enum err_code code = store_read_by_id(store, id, &record, e);

    if (code == ERR_OK)
        code = filter == NULL ? store_check_sees(store, &record, e)
                              : still_fits(store, filter, &record, &fits, e);
    if (code == ERR_OK && fits)
        page->items[page->count++] = record;
    else
        complaint_record_wipe(&record);
    return code == ERR_NOT_FOUND ? ERR_OK : code;
}

/* The page that begins with id *at, which is moved on to the next one. */
static enum err_code read_page(struct store *store, const struct store_ids *ids, size_t *at,
                               const struct complaint_filter *filter, struct record_page *page,
                               struct err *e)
{
    enum err_code code = store_begin_read(store, e);

    if (code != ERR_OK)
        return code;
    while (code == ERR_OK && *at < ids->count && page->count < PAGE_SIZE)
        code = add_to_page(store, ids->items[(*at)++], filter, page, e);
    return store_end(store, code, e);
}

enum err_code store_give_each(struct store *store, struct store_ids *ids,
                              const struct complaint_filter *filter, store_each *each,
                              void *context, struct err *e)
{
    struct record_page *page = mem_new(sizeof(*page));
    bool more = true;
    size_t at = 0;
    enum err_code code = ERR_OK;

    while (code == ERR_OK && more && at < ids->count) {
        code = read_page(store, ids, &at, filter, page, e);
        for (size_t i = 0; code == ERR_OK && more && i < page->count; i++)
            more = each(context, &page->items[i]);
        page_wipe(page);
    }
    free(page);
    free(ids->items);
    return code;
}

enum err_code store_complaints(struct store *store, const struct complaint_filter *filter,
                               store_each *each, void *context, struct err *e)
{
    struct store_ids ids = {0};
    sqlite3_stmt *st;
    enum err_code code = use_list(store, filter, &st, e);

    if (code == ERR_OK)
        code = store_read_ids(store, st, 0, &ids, e);
    if (code == ERR_OK)
        return store_give_each(store, &ids, filter, each, context, e);
    free(ids.items);
    return code;
}
