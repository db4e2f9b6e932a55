/* Lists of complaints, page by page: what the desk and the queue show. Part of store/store.h.
 *
 * A page is found by the key of the row before it and an index, so that the thousandth comes as fast as
 * the first. Everything is narrowed to what the account may see. */
#ifndef SEBADESK_STORE_LISTS_H
#define SEBADESK_STORE_LISTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "model/complaint.h"

enum list {
    LIST_OPEN,          /* all that wait for a decision; most urgent first, as nearly all */
    LIST_INCOMING,      /* আগত: not taken up yet */
    LIST_OPINION,       /* waiting for an opinion */
    LIST_INVESTIGATING, /* under investigation */
    LIST_OVERDUE,       /* সময় অতিক্রান্ত */
    LIST_APPEALS,       /* open, at the second tier or beyond */
    LIST_TO_TELL,       /* decided, the complainant not told yet; the first to be told first */
    LIST_SENT_ON,       /* প্রেরিত: forwarded by this office, now with another; open first */
    LIST_DISPOSED,      /* নিষ্পত্তিকৃত; the latest first */
    LIST_FILED_AWAY,    /* নথিজাত; the latest first */
    LIST_FOUND,         /* with the words that are looked for; open first */
    LIST_TODAY,         /* the desk's: filed since the day began; the latest first */
    LIST_COUNT
};

/* "open", "to-tell" …: for the command line. */
const char *list_name(enum list list);
bool list_parse(const char *name, enum list *list);

/* Where a row stands in its list. */
struct list_key {
    bool closed;
    struct date day; /* none: before or behind all days */
    int64_t complaint;
};

struct list_row {
    char tracking[TRACKING_SIZE];
    int64_t received; /* UTC seconds */
    struct date due;
    struct date next_by;
    enum status status;
    enum tier tier;
    enum outcome outcome;
    bool against_gro;
    bool anonymous;
    char *office;  /* who has it now */
    char *service; /* its name; NULL for none */
    char *subject;
    char *name;    /* of the complainant; NULL when anonymous */
    int64_t event; /* the last one: what store_act is told to have seen */
    struct list_key key;
};

struct list_rows {
    struct list_row *items; /* in the list's order, also when read backwards */
    size_t count;
    size_t cap;
    bool more; /* there are further rows in the direction of reading */
};

void list_row_wipe(struct list_row *row); /* overwrites what is personal, then frees */
void list_rows_wipe(struct list_rows *rows);

struct list_query {
    enum list list;
    const char *office; /* NULL: all that the account may see */
    const char *words;  /* LIST_FOUND: what is looked for, as typed */
    int64_t now;
};

struct store;

/* At most `limit` rows behind `after` (NULL: from the beginning), or before it when `back` (NULL: the last
 * ones). Appended to an empty *out. */
enum err_code store_page(struct store *store, const struct list_query *query,
                         const struct list_key *after, bool back, size_t limit,
                         struct list_rows *out, struct err *e) ERR_CHECKED;

/* How many rows the list has, counting no further than `most`. */
enum err_code store_list_count(struct store *store, const struct list_query *query, size_t most,
                               size_t *count, struct err *e) ERR_CHECKED;

#endif
