#include "screens/queue_list.h"

#include <string.h>

#include "base/mem.h"

enum { PIECE = 120 }; /* rows that are read at once: more than two of the largest windows */

void queue_list_init(struct queue_list *list, struct store *store, const char *office)
{
    memset(list, 0, sizeof(*list));
    list->store = store;
    list->office = office;
    list->list = LIST_OPEN;
    list->piece = PIECE;
}

void queue_list_wipe(struct queue_list *list)
{
    list_rows_wipe(&list->rows);
    mem_free_secret(list->words);
    explicit_bzero(list, sizeof(*list));
}

/* ---- reading ------------------------------------------------------------------------------------- */

static enum err_code read_rows(const struct queue_list *list, const struct list_key *after,
                               bool back, int64_t now, struct list_rows *rows, struct err *e)
{
    struct list_query query = {
        .list = list->list, .office = list->office, .words = list->words, .now = now};

    memset(rows, 0, sizeof(*rows));
    return store_page(list->store, &query, after, back, list->piece, rows, e);
}

static void replace(struct queue_list *list, struct list_rows *rows, bool before, bool after)
{
    list_rows_wipe(&list->rows);
    list->rows = *rows;
    list->before = before;
    list->after = after;
}

/* The row of that complaint, -1 when it is not there. */
static int find(const struct queue_list *list, int64_t complaint)
{
    for (size_t i = 0; i < list->rows.count; i++) {
        if (list->rows.items[i].key.complaint == complaint)
            return (int)i;
    }
    return -1;
}

static int64_t complaint_at(const struct queue_list *list, int row)
{
    return row >= 0 && (size_t)row < list->rows.count ? list->rows.items[row].key.complaint : 0;
}

static void clamp(struct queue_list *list)
{
    int last = (int)list->rows.count - 1;

    if (list->chosen > last)
        list->chosen = last;
    if (list->chosen < 0)
        list->chosen = 0;
    if (list->first > list->chosen)
        list->first = list->chosen;
    if (list->first < 0)
        list->first = 0;
}

static enum err_code read_start(struct queue_list *list, int64_t now, struct err *e)
{
    struct list_rows rows;
    enum err_code code =
        read_rows(list, list->has_start ? &list->start : NULL, false, now, &rows, e);

    if (code == ERR_OK)
        replace(list, &rows, list->has_start, rows.more);
    return code;
}

/* Rows that were read backwards. Reading them anew goes forwards, so their first one, unless it is the first
 * of all, is given up for its key. */
static void take_back(struct queue_list *list, struct list_rows *rows, bool after)
{
    struct list_row first;

    list->has_start = rows->more && rows->count > 1;
    if (list->has_start) {
        first = rows->items[0];
        list->start = first.key;
        memmove(rows->items, rows->items + 1, --rows->count * sizeof(first));
        list_row_wipe(&first);
    }
    replace(list, rows, list->has_start, after);
}

enum err_code queue_list_show(struct queue_list *list, enum list which, char *words, int64_t now,
                              struct err *e)
{
    mem_free_secret(list->words);
    list->words = words;
    list->list = which;
    list->has_start = false;
    list->chosen = list->first = 0;
    queue_list_unmark(list);
    return read_start(list, now, e);
}

enum err_code queue_list_refresh(struct queue_list *list, int64_t now, struct err *e)
{
    int64_t chosen = complaint_at(list, list->chosen);
    int above = list->chosen - list->first;
    int row;
    enum err_code code = read_start(list, now, e);

    if (code == ERR_OK && list->rows.count == 0 && list->has_start) {
        list->has_start = false;
        code = read_start(list, now, e);
    }
    if (code != ERR_OK)
        return code;
    row = find(list, chosen);
    if (row >= 0)
        list->chosen = row;
    list->first = list->chosen - above;
    clamp(list);
    return ERR_OK;
}

enum err_code queue_list_on(struct queue_list *list, bool back, int64_t now, struct err *e)
{
    size_t count = list->rows.count;
    size_t half = count / 2;
    int64_t chosen = complaint_at(list, list->chosen);
    int above = list->chosen - list->first;
    struct list_key from;
    struct list_rows rows;
    enum err_code code;

    if (count == 0)
        return ERR_OK;
    from =
        list->rows.items[half].key; /* half of the rows stay, so that the window moves smoothly */
    code = read_rows(list, &from, back, now, &rows, e);
    if (code != ERR_OK)
        return code;
    if (back) {
        take_back(list, &rows, true);
    } else {
        list->has_start = true;
        list->start = from;
        replace(list, &rows, true, rows.more);
    }
    list->chosen = find(list, chosen) + (back ? -1 : 1);
    list->first = list->chosen - above;
    clamp(list);
    return ERR_OK;
}

enum err_code queue_list_end(struct queue_list *list, bool last, int64_t now, struct err *e)
{
    struct list_rows rows;
    enum err_code code;

    list->has_start = false;
    list->chosen = list->first = 0;
    if (!last)
        return read_start(list, now, e);
    code = read_rows(list, NULL, true, now, &rows, e);
    if (code != ERR_OK)
        return code;
    take_back(list, &rows, false);
    list->chosen = (int)list->rows.count - 1;
    clamp(list);
    return ERR_OK;
}

/* ---- what is chosen and marked ----------------------------------------------------------------------- */

const struct list_row *queue_list_row(const struct queue_list *list)
{
    return list->chosen >= 0 && (size_t)list->chosen < list->rows.count
               ? &list->rows.items[list->chosen]
               : NULL;
}

static size_t find_mark(const struct queue_list *list, int row)
{
    size_t i = 0;

    while (i < list->mark_count &&
           strcmp(list->marks[i].tracking, list->rows.items[row].tracking) != 0)
        i++;
    return i;
}

bool queue_list_is_marked(const struct queue_list *list, int row)
{
    return find_mark(list, row) < list->mark_count;
}

bool queue_list_mark(struct queue_list *list, int row)
{
    size_t i = find_mark(list, row);
    struct step_target *mark = &list->marks[i];

    if (i < list->mark_count) {
        *mark = list->marks[--list->mark_count];
        return true;
    }
    if (i == QUEUE_MARKS)
        return false;
    memcpy(mark->tracking, list->rows.items[row].tracking, sizeof(mark->tracking));
    mark->seen = list->rows.items[row].event;
    list->mark_count++;
    return true;
}

void queue_list_unmark(struct queue_list *list)
{
    list->mark_count = 0;
}

void queue_list_prune(struct queue_list *list)
{
    size_t kept = 0;

    for (size_t i = 0; i < list->mark_count; i++) {
        struct complaint_record record = {0};

        if (store_complaint(list->store, list->marks[i].tracking, &record, NULL, NULL) == ERR_OK &&
            record.last_event == list->marks[i].seen)
            list->marks[kept++] = list->marks[i];
        complaint_record_wipe(&record);
    }
    list->mark_count = kept;
}
