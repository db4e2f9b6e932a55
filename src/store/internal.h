/* What the files of this folder share; nobody else includes it. */
#ifndef SEBADESK_STORE_INTERNAL_H
#define SEBADESK_STORE_INTERNAL_H

#include <sqlite3.h>

#include "store/statements.h"
#include "store/store.h"

enum { STORE_APPLICATION_ID = 0x53454241 /* "SEBA" */ };

struct store {
    sqlite3 *db;
    char *path;
    sqlite3_stmt *statements[SQL_COUNT]; /* prepared when first used */
    int depth;                           /* of store_begin inside store_begin */
    struct access access;                /* whom the process speaks for, and his roles */
    bool is_superuser;                   /* an admin, whatever the table says */
    bool access_known;                   /* they have been read */
    bool is_new;                         /* being created: everything is allowed */
    int data_version;                    /* of the store when they were read */
};

/* ---- statements (run.c) ----------------------------------------------------------------------- */

/* Turns SQLite's result into ours, with its message. */
enum err_code store_error(struct store *store, int result, struct err *e);

/* The statement, reset and without bindings. */
enum err_code store_use(struct store *store, enum statement which, sqlite3_stmt **st,
                        struct err *e);

/* One step: *row says whether a row is there to be read. The statement is reset when there is none. */
enum err_code store_step(struct store *store, sqlite3_stmt *st, bool *row, struct err *e);

/* A statement that gives no rows, run to its end. */
enum err_code store_run(struct store *store, sqlite3_stmt *st, struct err *e);

/* The same of a named statement whose only parameter is a number. */
enum err_code store_run_for(struct store *store, enum statement which, int64_t number,
                            struct err *e);

/* Plain SQL without parameters, for opening and migrating. */
enum err_code store_exec(struct store *store, const char *sql, struct err *e);

/* BEGIN IMMEDIATE; and COMMIT when `code` is ERR_OK, else ROLLBACK. store_end returns `code`, or what
 * went wrong with the commit. A pair inside another joins the outer transaction. */
enum err_code store_begin(struct store *store, struct err *e);
enum err_code store_begin_read(struct store *store, struct err *e); /* one view of several reads */
enum err_code store_end(struct store *store, enum err_code code, struct err *e);

/* Parameters count from 1; NULL texts become SQL NULL. The text must live until the statement ran. */
void store_bind_text(sqlite3_stmt *st, int i, const char *text);
void store_bind_number(sqlite3_stmt *st, int i, int64_t number);
void store_bind_bytes(sqlite3_stmt *st, int i, const void *bytes, size_t n);
void store_bind_date(sqlite3_stmt *st, int i, struct date date);        /* NULL for no date */
void store_bind_list(sqlite3_stmt *st, int i, const struct strv *list); /* newline-joined */

/* Columns count from 0. Texts are copies, NULL for SQL NULL; clean whatever the file holds. */
char *store_text(sqlite3_stmt *st, int i);
struct date store_date(sqlite3_stmt *st, int i);
void store_tracking(sqlite3_stmt *st, int i,
                    char out[TRACKING_SIZE]); /* digits, whatever it holds */
void store_list(sqlite3_stmt *st, int i, struct strv *list);

/* The roles of whom the process speaks for, in all offices together; read anew when the store has changed.
 * Also brings temp.scope up to date. (accounts.c) */
enum err_code store_roles(struct store *store, unsigned *roles, struct err *e);

/* ---- the rest --------------------------------------------------------------------------------- */

/* Brings the schema to the present version; a new store gets its admin and first contents. (migrate.c) */
enum err_code store_migrate(struct store *store, store_fill *fill, struct err *e);

/* Replaces what the search index holds of the office. (search.c) */
enum err_code store_index_charter(struct store *store, const struct charter *charter,
                                  struct err *e);

/* Appends an event to the chain, inside a transaction, and brings the complaint's state to it; event->id
 * is set. `complaint` is the row's id. Of the first event of a complaint the hash covers all that was
 * filed. (chain.c) */
enum err_code store_append_event(struct store *store, int64_t complaint, struct event *event,
                                 struct err *e);

/* Adds the roles that the table gives access->account. (accounts.c) */
enum err_code store_read_grants(struct store *store, struct access *access, struct err *e);

/* Inside a transaction: drops or hands over the account's drafts if it has no role any more; ERR_INPUT when
 * they would be left. (leaving.c) */
enum err_code store_settle_drafts(struct store *store, const char *account, struct draft_fate *fate,
                                  struct err *e);

/* Tests: speaks for an account as if it were the process's own; nobody is the superuser then. (accounts.c) */
void store_speak_for(struct store *store, const char *account);

/* Whether there is an office of exactly that id. (offices.c) */
enum err_code store_has_office(struct store *store, const char *id, bool *there, struct err *e);

/* What the account may not see is not there: ERR_NOT_FOUND. An officer also sees what his office has sent
 * on. (complaints.c) */
enum err_code store_check_sees(struct store *store, const struct complaint_record *record,
                               struct err *e);

/* The complaint that one of the statements gives for the number, whoever asks. (complaints.c) */
enum err_code store_read_one(struct store *store, enum statement which, const char *tracking,
                             struct complaint_record *record, struct err *e);

/* The complaint of that id, whoever asks; wipe it with complaint_record_wipe in any case. (complaints.c) */
enum err_code store_read_by_id(struct store *store, int64_t id, struct complaint_record *record,
                               struct err *e);

/* Reads the columns of SQL_COMPLAINT_GET and the like, which are so many. (complaints.c) */
enum { RECORD_COLUMN_COUNT = 32 };
void store_read_record(sqlite3_stmt *st, struct complaint_record *out);

/* The complaints of a list, all read at once: no view of the store stays open while somebody looks at what
 * is printed. */
struct store_ids {
    int64_t *items;
    size_t count;
    size_t cap;
};

/* Appends that column of every row that the statement gives. (listing.c) */
enum err_code store_read_ids(struct store *store, sqlite3_stmt *st, int column,
                             struct store_ids *out, struct err *e);

/* Reads these complaints, some at a time, and hands those to `each` that fit the filter (NULL: all) and that
 * the account may still see, until it returns false. Frees the ids. (listing.c) */
enum err_code store_give_each(struct store *store, struct store_ids *ids,
                              const struct complaint_filter *filter, store_each *each,
                              void *context, struct err *e);

/* Reads the columns of SQL_EVENTS_OF. (chain.c) */
void store_read_event(sqlite3_stmt *st, struct event *out);

/* The events that SQL_EVENTS_OF or SQL_STEPS_OF gives, appended. (chain.c) */
enum err_code store_read_events(struct store *store, enum statement which, const char *tracking,
                                struct event_list *list, struct err *e);

/* The FTS5 query that finds all words of the text, whole or begun; "" where it has none. The caller
 * frees. (search.c) */
char *store_match(const char *text);

/* Appends a line for each charter whose digest does not fit what it says. (charter_in.c) */
enum err_code store_check_charters(struct store *store, struct strv *faults, struct err *e);

#endif
