/* The store: one SQLite file with the charters, the calendar and the complaints. This folder is the
 * only one that knows SQLite; everything it gives out is a copy that the caller owns. */

/* Several processes may have one store open. Every write is one transaction that is on the disk when
 * the function returns ERR_OK. Errors common to all: ERR_BUSY (another process writes for too long),
 * ERR_FULL, ERR_IO, ERR_STORE (damaged, foreign, or of a later version), ERR_PERMISSION. Times are as
 * the clock said: where it was set back, the order of the events' numbers is the true one. */
#ifndef SEBADESK_STORE_STORE_H
#define SEBADESK_STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "model/calendar.h"
#include "model/charter.h"
#include "model/complaint.h"
#include "store/accounts.h"
#include "store/acts.h"
#include "store/drafts.h"
#include "store/histories.h"
#include "store/lists.h"
#include "store/reports.h"

struct store;

/* ---- the file --------------------------------------------------------------------------------- */

/* Where the store lies when nobody says: SEBADESK_STORE, else /var/lib/sebadesk/sebadesk.db where that
 * folder exists (a system-wide installation) or the process is privileged, else
 * $XDG_DATA_HOME/sebadesk/sebadesk.db. The caller frees. */
char *store_default_path(void);

/* Puts the first contents into a new store; runs inside the transaction that creates it. */
typedef enum err_code store_fill(struct store *store, struct err *e);

/* Opens the store, migrating an older one; creates it if there is none: the folder, the schema, the
 * caller's account as its admin, and what `fill` (may be NULL) puts in, all or nothing. The file is the
 * owner's alone (mode 0600); in a folder that a group shares (mode 2770) the group's too (0660). A process
 * with more rights than its caller may not create one. */
enum err_code store_open(const char *path, store_fill *fill, struct store **out,
                         struct err *e) ERR_CHECKED;
void store_close(struct store *store); /* NULL is fine */

/* How long a call waits for other processes before it gives ERR_BUSY; 10,000 ms unless told. */
void store_set_patience(struct store *store, int ms);

/* Whether another process has written since *mark was set, which is brought up to date; a mark of 0 is
 * new and tells nothing yet. Cheap: for a screen that looks every few seconds. */
enum err_code store_others_wrote(struct store *store, int *mark, bool *wrote,
                                 struct err *e) ERR_CHECKED;

/* Runs SQLite's own checks and ours (events chained, states as the events say, charters as they were
 * imported, search index whole, nobody else may read the file); appends a line for each fault, in the
 * language of the interface. ERR_OK also when faults were found. */
enum err_code store_check(struct store *store, struct strv *faults, struct err *e) ERR_CHECKED;

/* Recomputes the hash chain over all that was ever filed and done; appends a line for each broken link and
 * for a chain that was cut short. *events gets how many events there are, *head the last hash in hex (65
 * bytes). Who can write the file can also forge a whole new chain: only a head that was noted elsewhere
 * tells then. */
enum err_code store_verify(struct store *store, struct strv *faults, int64_t *events, char head[65],
                           struct err *e) ERR_CHECKED;

/* Writes a consistent copy while others go on working; whole or not at all. ERR_INPUT if the file
 * is there already. */
enum err_code store_backup(struct store *store, const char *path, struct err *e) ERR_CHECKED;

/* ---- charters and search ---------------------------------------------------------------------- */

struct office_summary {
    struct office office;
    size_t service_count;
};

struct office_list {
    struct office_summary *items; /* by district, then upazila, in Bangla order */
    size_t count;
    size_t cap;
};

void office_list_clear(struct office_list *list);
enum err_code store_offices(struct store *store, struct office_list *out,
                            struct err *e) ERR_CHECKED;

/* The id of the office whose id is `text` or has it as a part. ERR_NOT_FOUND; ERR_AMBIGUOUS when several
 * have it. The caller frees *id. */
enum err_code store_find_office(struct store *store, const char *text, char **id,
                                struct err *e) ERR_CHECKED;

/* Makes the charter the current version of its office. *version gets its number; a charter equal to
 * the current one is not stored again (the number is the current one's). `source` is the file's name. */
enum err_code store_import_charter(struct store *store, const struct charter *charter,
                                   const char *source, int *version, struct err *e) ERR_CHECKED;

/* The office's charter; version 0 is the current one. ERR_NOT_FOUND. *out must be zeroed. */
enum err_code store_charter(struct store *store, const char *office, int version,
                            struct charter *out, struct err *e) ERR_CHECKED;

struct search_hit {
    char *office;
    char *office_name; /* with its place, for people */
    enum section section;
    int serial;
    char *name;    /* of the service */
    char *excerpt; /* the other text in which words were found; NULL when the name has them all */
};

struct search_hits {
    struct search_hit *items; /* best first */
    size_t count;
    size_t cap;
    struct strv words; /* folded: what to mark in the texts */
};

void search_hits_clear(struct search_hits *hits);

/* Searches service names, documents, fees, limits and officers of one office, or of all (office NULL):
 * whole and begun words in any spelling, the true spelling first, then the services of offices whose name
 * or place has the words; and where there is nothing of these, inside words, similar words, and any of the
 * words, in this order. Any text is a valid query; one without a word finds all. At most `limit` hits. */
enum err_code store_search(struct store *store, const char *query, const char *office, size_t limit,
                           struct search_hits *out, struct err *e) ERR_CHECKED;

/* ---- the calendar ----------------------------------------------------------------------------- */

enum err_code store_calendar(struct store *store, struct calendar *out, struct err *e) ERR_CHECKED;

/* Replaces the years that the calendar covers. */
enum err_code store_import_calendar(struct store *store, const struct calendar *calendar,
                                    struct err *e) ERR_CHECKED;

/* ---- complaints ------------------------------------------------------------------------------- */

struct receipt {
    char tracking[TRACKING_SIZE];
    char *office;
    int64_t received;
    struct date due;
    enum tier tier;
    bool repeated; /* the same form had been filed before: this is that complaint's receipt */
    bool differs;  /* and by an account: that complaint says something else */
};

void receipt_clear(struct receipt *receipt);

/* Files a complaint that validate_complaint has passed: tracking number, due date, first event, one
 * transaction; with the account as who typed it, unless a visitor files it. ERR_INPUT with err.field set
 * when the office or the service is not there; ERR_PERMISSION for an account without a role in the office.
 * A form key that is known gives the first receipt again. */
enum err_code store_file(struct store *store, const struct complaint *complaint, enum store_as as,
                         int64_t now, struct receipt *out, struct err *e) ERR_CHECKED;

/* ERR_NOT_FOUND, also for what the account may not see; ERR_PERMISSION for one without any role. Wipe both
 * with complaint_record_wipe and event_list_wipe; events may be NULL. */
enum err_code store_complaint(struct store *store, const char *tracking,
                              struct complaint_record *out, struct event_list *events,
                              struct err *e) ERR_CHECKED;

/* The same without anything personal, and without what officers wrote, for everybody who knows the number. */
enum err_code store_standing(struct store *store, const char *tracking,
                             struct complaint_record *out, struct event_list *events,
                             struct err *e) ERR_CHECKED;

/* The form key of what somebody calls `name` when he files it with the office: the same for the same. */
void store_form_key(const char *office, const char *name, unsigned char key[FORM_KEY_SIZE]);

struct complaint_filter {
    const char *office; /* who has it now; NULL: all */
    bool by_status;
    enum status status;
    bool overdue; /* open and due before `today` */
    struct date today;
    const char *mobile; /* as stored; NULL: all */
    size_t limit;       /* 0: all */
};

/* Is given a complaint; the record is the callback's only until it returns. False ends the listing. */
typedef bool store_each(void *context, const struct complaint_record *record);

/* Calls `each` for every complaint that fits and that the account may see, what is due first coming first.
 * The order, and which they are, is that of the moment of the call; each complaint comes once, as it is
 * when its turn comes, and not if it fits no longer by then. While `each` runs the store is not held. */
enum err_code store_complaints(struct store *store, const struct complaint_filter *filter,
                               store_each *each, void *context, struct err *e) ERR_CHECKED;

/* The same for a list, in its order, at most `limit` (0: all); what has left the list meanwhile still comes
 * if the account may see it. */
enum err_code store_list_complaints(struct store *store, const struct list_query *query,
                                    size_t limit, store_each *each, void *context,
                                    struct err *e) ERR_CHECKED;

/* ---- guessing tracking numbers ---------------------------------------------------------------- */

/* Seconds until this terminal may ask for a tracking number again; 0: now. */
enum err_code store_guard_wait(struct store *store, const char *terminal, int64_t now,
                               int64_t *seconds, struct err *e) ERR_CHECKED;

/* Counts a wrong number, or forgets the wrong ones after a right one. From the tenth wrong one in a row
 * on, the terminal waits: 30 s, then twice as long each time, up to an hour. */
enum err_code store_guard_note(struct store *store, const char *terminal, bool right, int64_t now,
                               struct err *e) ERR_CHECKED;

#endif
