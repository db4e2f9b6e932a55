/* Lists of complaints, page by page. */
#include "store/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "text/digits.h"

enum { ALWAYS_BEHIND = 2, ALWAYS_BEFORE = -1, COMPLAINT_COLUMN = 15 };

enum set { FOR_OFFICE = 1, FOR_APPEALS = 2, FOR_BOTH = FOR_OFFICE | FOR_APPEALS };

static const struct {
    const char *name;
    bool latest_first;
    unsigned sets; /* for what it has statements of its own */
} LISTS[LIST_COUNT] = {
    [LIST_OPEN] = {"open", false, FOR_BOTH},
    [LIST_INCOMING] = {"incoming", false, FOR_BOTH},
    [LIST_OPINION] = {"opinion", false, FOR_BOTH},
    [LIST_INVESTIGATING] = {"investigating", false, FOR_BOTH},
    [LIST_OVERDUE] = {"overdue", false, FOR_BOTH},
    [LIST_APPEALS] = {"appeals", false, FOR_BOTH},
    [LIST_TO_TELL] = {"to-tell", false, FOR_BOTH},
    [LIST_SENT_ON] = {"sent-on", false, FOR_OFFICE},
    [LIST_DISPOSED] = {"disposed", true, FOR_BOTH},
    [LIST_FILED_AWAY] = {"filed-away", true, FOR_BOTH},
    [LIST_FOUND] = {"found", false, 0},
    [LIST_TODAY] = {"today", true, 0},
};

const char *list_name(enum list list)
{
    return LISTS[list].name;
}

bool list_parse(const char *name, enum list *list)
{
    for (int i = 0; i < LIST_COUNT; i++) {
        if (strcmp(LISTS[i].name, name) == 0) {
            *list = (enum list)i;
            return true;
        }
    }
    return false;
}

void list_row_wipe(struct list_row *row)
{
    free(row->office);
    free(row->service);
    mem_free_secret(row->subject);
    mem_free_secret(row->name);
    memset(row, 0, sizeof(*row));
}

void list_rows_wipe(struct list_rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        list_row_wipe(&rows->items[i]);
    free(rows->items);
    memset(rows, 0, sizeof(*rows));
}

/* ---- which statement ------------------------------------------------------------------------------- */

/* Whether all that the account has there is the second tier, so that an index on it can be used. */
static enum err_code sees_appeals_only(struct store *store, const char *office, bool *only,
                                       struct err *e)
{
    const struct access *access;
    enum err_code code = store_access(store, &access, e);

    if (code == ERR_OK)
        *only = (access_roles(access, office) & (ROLES_OFFICER | ROLES_ADMIN)) == 0;
    return code;
}

static enum err_code use_page(struct store *store, const struct list_query *query,
                              enum page_way part, sqlite3_stmt **st, struct err *e)
{
    int way = (int)part;
    bool appeals = false;
    enum err_code code = sees_appeals_only(store, query->office, &appeals, e);

    if (code != ERR_OK)
        return code;
    if (query->office != NULL && (LISTS[query->list].sets & FOR_OFFICE) != 0)
        way += (int)PAGE_ONE_OFFICE;
    if (appeals && (LISTS[query->list].sets & FOR_APPEALS) != 0)
        way += (int)PAGE_APPEALS;
    return store_use(store, (enum statement)(SQL_PAGES + (int)query->list * PAGE_WAYS + way), st,
                     e);
}

/* ---- parameters ------------------------------------------------------------------------------------ */

/* A number as people write it, in groups or with the country's code, is one word. */
static char *number_word(const char *words)
{
    char *ascii = digits_to_ascii(words);
    struct str digits = {0};
    const char *p = ascii;

    while (*p != '\0') {
        size_t gap = digits_gap(p);

        if (*p >= '0' && *p <= '9')
            str_add_char(&digits, *p++);
        else if (gap > 0)
            p += gap;
        else if (*p == '+' && digits.len == 0)
            p++;
        else
            break;
    }
    if (*p != '\0')
        str_wipe(&digits);
    mem_free_secret(ascii);
    if (digits.len == 13 && strncmp(str_text(&digits), "880", 3) == 0)
        str_remove(&digits, 0, 2);
    return str_take(&digits);
}

static char *match_of(const char *words)
{
    char *number = number_word(words == NULL ? "" : words);
    char *match = store_match(*number != '\0' ? number : words == NULL ? "" : words);

    mem_free_secret(number);
    return match;
}

static void bind_key(sqlite3_stmt *st, const struct list_key *key, bool low)
{
    if (key == NULL) {
        store_bind_number(st, 2, low ? ALWAYS_BEFORE : ALWAYS_BEHIND);
        store_bind_text(st, 3, low ? "" : "~");
        store_bind_number(st, 4, low ? 0 : INT64_MAX);
        return;
    }
    store_bind_number(st, 2, key->closed);
    if (date_is_none(key->day))
        store_bind_text(st, 3, "");
    else
        store_bind_date(st, 3, key->day);
    store_bind_number(st, 4, key->complaint);
}

/* What comes behind ?5 is there only in the lists that need it. */
static void bind_query(sqlite3_stmt *st, const struct list_query *query, size_t limit,
                       const char *match)
{
    int count = sqlite3_bind_parameter_count(st);

    store_bind_text(st, 1, query->office);
    store_bind_number(st, 5, (int64_t)limit);
    if (count >= 6)
        store_bind_date(st, 6, clock_dhaka(query->now).date);
    if (count >= 7)
        store_bind_text(st, 7, match);
    if (count >= 8)
        store_bind_number(st, 8, clock_day_start(clock_dhaka(query->now).date));
}

/* ---- rows ------------------------------------------------------------------------------------------ */

static void read_row(sqlite3_stmt *st, enum list list, struct list_row *out)
{
    const char *word;

    memset(out, 0, sizeof(*out));
    store_tracking(st, 0, out->tracking);
    out->received = sqlite3_column_int64(st, 1);
    out->due = store_date(st, 2);
    out->next_by = store_date(st, 3);
    if ((word = (const char *)sqlite3_column_text(st, 4)) != NULL)
        (void)status_parse(word, &out->status);
    out->tier = (enum tier)sqlite3_column_int(st, 5);
    if ((word = (const char *)sqlite3_column_text(st, 6)) != NULL)
        (void)outcome_parse(word, &out->outcome);
    out->against_gro = sqlite3_column_int(st, 7) != 0;
    out->anonymous = sqlite3_column_int(st, 8) != 0;
    out->office = store_text(st, 9);
    out->service = store_text(st, 10);
    out->subject = store_text(st, 11);
    out->name = store_text(st, 12);
    out->event = sqlite3_column_int64(st, 13);
    out->key.complaint = sqlite3_column_int64(st, COMPLAINT_COLUMN);
    if (list == LIST_TODAY)
        return;
    out->key.closed = sqlite3_column_int(st, 14) != 0;
    out->key.day = list == LIST_TO_TELL ? out->next_by : out->due;
}

static void reverse(struct list_rows *rows)
{
    for (size_t i = 0; i < rows->count / 2; i++) {
        struct list_row row = rows->items[i];

        rows->items[i] = rows->items[rows->count - 1 - i];
        rows->items[rows->count - 1 - i] = row;
    }
}

static enum err_code read_rows(struct store *store, sqlite3_stmt *st, enum list list, size_t limit,
                               struct list_rows *rows, struct err *e)
{
    bool row = false;
    enum err_code code;

    while ((code = store_step(store, st, &row, e)) == ERR_OK && row) {
        if (rows->count == limit) {
            rows->more = true; /* the last row that was asked for only tells that there is one */
            continue;
        }
        mem_grow(&rows->items, &rows->cap, rows->count + 1, sizeof(*rows->items));
        read_row(st, list, &rows->items[rows->count++]);
    }
    return code;
}

enum err_code store_page(struct store *store, const struct list_query *query,
                         const struct list_key *after, bool back, size_t limit,
                         struct list_rows *out, struct err *e)
{
    char *match = query->list == LIST_FOUND ? match_of(query->words) : NULL;
    struct list_rows rows = {0};
    sqlite3_stmt *st;
    enum err_code code = ERR_OK;

    if (match == NULL || *match != '\0') {
        code = use_page(store, query, back ? PAGE_BACK : PAGE_ON, &st, e);
        if (code == ERR_OK) {
            bind_query(st, query, limit + 1, match);
            bind_key(st, after, LISTS[query->list].latest_first == back);
            code = read_rows(store, st, query->list, limit, &rows, e);
        }
    }
    if (back)
        reverse(&rows);
    if (code == ERR_OK)
        *out = rows;
    else
        list_rows_wipe(&rows);
    mem_free_secret(match);
    return code;
}

enum err_code store_list_count(struct store *store, const struct list_query *query, size_t most,
                               size_t *count, struct err *e)
{
    char *match = query->list == LIST_FOUND ? match_of(query->words) : NULL;
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = ERR_OK;

    *count = 0;
    if (match == NULL || *match != '\0') {
        code = use_page(store, query, PAGE_COUNT, &st, e);
        if (code == ERR_OK) {
            bind_query(st, query, most, match);
            code = store_step(store, st, &row, e);
        }
        if (code == ERR_OK && row) {
            *count = (size_t)sqlite3_column_int64(st, 0);
            (void)sqlite3_reset(st);
        }
    }
    mem_free_secret(match);
    return code;
}

enum err_code store_list_complaints(struct store *store, const struct list_query *query,
                                    size_t limit, store_each *each, void *context, struct err *e)
{
    char *match = query->list == LIST_FOUND ? match_of(query->words) : NULL;
    struct store_ids ids = {0};
    sqlite3_stmt *st;
    enum err_code code = ERR_OK;

    if (match == NULL || *match != '\0') {
        code = use_page(store, query, PAGE_ON, &st, e);
        if (code == ERR_OK) {
            bind_query(st, query, limit == 0 ? INT64_MAX : limit, match);
            bind_key(st, NULL, !LISTS[query->list].latest_first);
            code = store_read_ids(store, st, COMPLAINT_COLUMN, &ids, e);
        }
    }
    mem_free_secret(match);
    if (code == ERR_OK)
        return store_give_each(store, &ids, NULL, each, context, e);
    free(ids.items);
    return code;
}
