/* Filing complaints and reading them back. */
#include "store/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "store/seal.h"

void receipt_clear(struct receipt *receipt)
{
    free(receipt->office);
    memset(receipt, 0, sizeof(*receipt));
}

static bool has_form_key(const struct complaint *c)
{
    static const unsigned char NONE[FORM_KEY_SIZE];

    return memcmp(c->form_key, NONE, FORM_KEY_SIZE) != 0;
}

/* ---- filing ------------------------------------------------------------------------------------ */

/* The receipt of the complaint that was filed with the same form, if there is one. */
static enum err_code find_by_key(struct store *store, const struct complaint *c,
                                 struct receipt *out, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code;

    if (!has_form_key(c))
        return ERR_OK;
    code = store_use(store, SQL_COMPLAINT_BY_KEY, &st, e);
    if (code != ERR_OK)
        return code;
    store_bind_bytes(st, 1, c->form_key, FORM_KEY_SIZE);
    code = store_step(store, st, &row, e);
    if (code == ERR_OK && row) {
        store_tracking(st, 0, out->tracking);
        out->office = store_text(st, 1);
        out->received = sqlite3_column_int64(st, 2);
        out->due = store_date(st, 3);
        out->tier = (enum tier)sqlite3_column_int(st, 4);
        out->repeated = true;
        (void)sqlite3_reset(st);
    }
    return code;
}

void store_form_key(const char *office, const char *name, unsigned char key[FORM_KEY_SIZE])
{
    unsigned char hash[SEAL_SIZE];
    struct seal seal;

    seal_begin(&seal);
    seal_text(&seal, "form key");
    seal_text(&seal, office);
    seal_text(&seal, name);
    seal_end(&seal, hash);
    memcpy(key, hash, FORM_KEY_SIZE);
}

/* Whether the complaint of the receipt says something else. */
static enum err_code compare_filed(struct store *store, const struct complaint *c,
                                   struct receipt *receipt, struct err *e)
{
    struct complaint_record record = {0};
    enum err_code code = store_read_one(store, SQL_COMPLAINT_GET, receipt->tracking, &record, e);

    if (code == ERR_OK)
        receipt->differs = !complaint_same(c, &record.filed);
    complaint_record_wipe(&record);
    return code;
}

/* The working days that the charter gives the tier, else those of the guidelines. */
static int tier_days(const struct charter *charter, enum tier tier)
{
    const struct grs_tier *t = charter_tier(charter, (int)tier);

    return t != NULL && t->working_days > 0 ? t->working_days : tier_default_days(tier);
}

static enum err_code due_date(struct store *store, int days, int64_t from, struct date *date,
                              struct err *e)
{
    struct calendar calendar = {0};
    struct due due;
    enum err_code code = store_calendar(store, &calendar, e);

    if (code != ERR_OK)
        return code;
    calendar_due(&calendar, clock_dhaka(from).date, days, &due);
    *date = due.date;
    due_clear(&due);
    calendar_clear(&calendar);
    return ERR_OK;
}

static void bind_complaint(sqlite3_stmt *st, const struct complaint *c, const char *tracking,
                           const char *actor, int64_t now)
{
    store_bind_text(st, 1, tracking);
    if (has_form_key(c))
        store_bind_bytes(st, 2, c->form_key, FORM_KEY_SIZE);
    store_bind_text(st, 3, c->office);
    if (c->has_service) {
        store_bind_text(st, 4, section_name((enum section)c->service_section));
        store_bind_number(st, 5, c->service_serial);
    }
    store_bind_text(st, 6, complaint_kind_name(c->kind));
    store_bind_text(st, 7, medium_name(c->medium));
    store_bind_number(st, 8, c->anonymous);
    store_bind_number(st, 9, c->against_gro);
    store_bind_text(st, 10, c->name);
    store_bind_text(st, 11, c->mobile);
    store_bind_text(st, 12, c->email);
    store_bind_text(st, 13, c->nid);
    store_bind_text(st, 14, c->present_address);
    store_bind_text(st, 15, c->permanent_address);
    store_bind_date(st, 16, c->service_applied_on);
    store_bind_text(st, 17, c->service_tracking);
    store_bind_text(st, 18, relation_name(c->relation));
    store_bind_text(st, 19, c->seeker_name);
    store_bind_text(st, 20, c->subject);
    store_bind_text(st, 21, c->description);
    store_bind_text(st, 22, actor);
    store_bind_number(st, 23, now);
    store_bind_number(st, 24, c->charter_version);
}

/* Inserts the complaint under a number that nobody has yet. */
static enum err_code insert_complaint(struct store *store, const struct complaint *c,
                                      const char *actor, int64_t now, char *tracking, struct err *e)
{
    enum { TRIES = 100 };

    for (int i = 0; i < TRIES; i++) {
        sqlite3_stmt *st;
        enum err_code code = store_use(store, SQL_COMPLAINT_INSERT, &st, e);

        if (code != ERR_OK)
            return code;
        tracking_new(tracking);
        bind_complaint(st, c, tracking, actor, now);
        code = store_run(store, st, e);
        if (code != ERR_OK || sqlite3_changes(store->db) == 1)
            return code;
    }
    return err_set(e, ERR_STORE, "no free tracking number was found");
}

/* What the complaint is about must be there: ERR_INPUT else. *days gets the tier's time limit. */
static enum err_code check_target(struct store *store, const struct complaint *c, enum tier tier,
                                  int *days, struct err *e)
{
    struct charter charter = {0};
    enum err_code code = store_charter(store, c->office, c->charter_version, &charter, e);

    if (code == ERR_NOT_FOUND)
        return err_at(e, err_set(e, ERR_INPUT, "no such office"), 0, 0, "office");
    if (code != ERR_OK)
        return code;
    *days = tier_days(&charter, tier);
    if (c->has_service &&
        charter_service(&charter, (enum section)c->service_section, c->service_serial) == NULL)
        code = err_at(e, err_set(e, ERR_INPUT, "no such service"), 0, 0, "service");
    charter_clear(&charter);
    return code;
}

static enum err_code append_first(struct store *store, const struct receipt *r, const char *actor,
                                  struct err *e)
{
    struct event event = {.at = r->received,
                          .action = ACTION_FILE,
                          .status = STATUS_NEW,
                          .tier = r->tier,
                          .due = r->due};
    int64_t id = sqlite3_last_insert_rowid(store->db);
    enum err_code code = store_run_for(store, SQL_COMPLAINT_INDEX, id, e);

    if (code != ERR_OK)
        return code;
    event.actor = mem_copy_string(actor);
    event.office = mem_copy_string(r->office);
    code = store_append_event(store, id, &event, e);
    event_wipe(&event);
    return code;
}

static enum err_code file_new(struct store *store, const struct complaint *c, const char *actor,
                              int64_t now, struct receipt *r, struct err *e)
{
    int days = 0;
    enum err_code code;

    r->received = now;
    r->tier = c->against_gro ? TIER_APPEAL : TIER_GRO;
    code = check_target(store, c, r->tier, &days, e);
    if (code == ERR_OK)
        code = due_date(store, days, now, &r->due, e);
    if (code == ERR_OK)
        code = insert_complaint(store, c, actor, now, r->tracking, e);
    if (code == ERR_OK) {
        r->office = mem_copy_string(c->office);
        code = append_first(store, r, actor, e);
    }
    return code;
}

/* *actor gets the account, which must have a role in the office; NULL for a visitor. */
static enum err_code check_filer(struct store *store, const char *office, enum store_as as,
                                 const char **actor, struct err *e)
{
    const struct access *access;
    enum err_code code;

    *actor = NULL;
    if (as == AS_VISITOR)
        return ERR_OK;
    code = store_access(store, &access, e);
    if (code != ERR_OK)
        return code;
    *actor = access->account;
    return access_roles(access, office) & ROLES_STAFF
               ? ERR_OK
               : err_set(e, ERR_PERMISSION, N_("this account has no role in that office"));
}

static enum err_code file_in(struct store *store, const struct complaint *c, enum store_as as,
                             int64_t now, struct receipt *r, struct err *e)
{
    const char *actor;
    enum err_code code = check_filer(store, c->office, as, &actor, e);

    if (code == ERR_OK)
        code = find_by_key(store, c, r, e);
    if (code == ERR_OK && !r->repeated)
        code = file_new(store, c, actor, now, r, e);
    else if (code == ERR_OK && as == AS_ACCOUNT)
        code = compare_filed(store, c, r, e);
    if (code == ERR_OK && as == AS_ACCOUNT && has_form_key(c))
        code = store_draft_drop(store, c->form_key, e);
    return code;
}

enum err_code store_file(struct store *store, const struct complaint *complaint, enum store_as as,
                         int64_t now, struct receipt *out, struct err *e)
{
    struct receipt r = {0};
    enum err_code code = store_begin(store, e);

    if (code != ERR_OK)
        return code;
    code = file_in(store, complaint, as, now, &r, e);
    code = store_end(store, code, e);
    if (code == ERR_OK)
        *out = r;
    else
        receipt_clear(&r);
    return code;
}

/* ---- reading ----------------------------------------------------------------------------------- */

static bool parse_word(sqlite3_stmt *st, int i, const char **word)
{
    *word = (const char *)sqlite3_column_text(st, i);
    return *word != NULL;
}

static void read_filed(sqlite3_stmt *st, struct complaint *c)
{
    const char *word;

    c->office = store_text(st, 1);
    if (parse_word(st, 2, &word))
        (void)complaint_kind_parse(word, &c->kind);
    if (parse_word(st, 3, &word))
        (void)medium_parse(word, &c->medium);
    c->anonymous = sqlite3_column_int(st, 4) != 0;
    c->against_gro = sqlite3_column_int(st, 5) != 0;
    c->name = store_text(st, 6);
    c->mobile = store_text(st, 7);
    c->email = store_text(st, 8);
    c->nid = store_text(st, 9);
    c->present_address = store_text(st, 10);
    c->permanent_address = store_text(st, 11);
    if (parse_word(st, 12, &word)) {
        enum section section = SECTION_CITIZEN;

        c->has_service = section_parse(word, &section);
        c->service_section = (int)section;
        c->service_serial = sqlite3_column_int(st, 13);
    }
    c->service_applied_on = store_date(st, 14);
    c->service_tracking = store_text(st, 15);
    if (parse_word(st, 16, &word))
        (void)relation_parse(word, &c->relation);
    c->seeker_name = store_text(st, 17);
    c->subject = store_text(st, 18);
    c->description = store_text(st, 19);
    if (sqlite3_column_bytes(st, 20) == FORM_KEY_SIZE)
        memcpy(c->form_key, sqlite3_column_blob(st, 20), FORM_KEY_SIZE);
}

void store_read_record(sqlite3_stmt *st, struct complaint_record *out)
{
    const char *word;

    memset(out, 0, sizeof(*out));
    store_tracking(st, 0, out->tracking);
    read_filed(st, &out->filed);
    out->typed_by = store_text(st, 21);
    out->filed.charter_version = sqlite3_column_int(st, 22);
    out->received = sqlite3_column_int64(st, 23);
    if (parse_word(st, 24, &word))
        (void)status_parse(word, &out->status);
    out->tier = (enum tier)sqlite3_column_int(st, 25);
    out->office = store_text(st, 26);
    out->due = store_date(st, 27);
    if (parse_word(st, 28, &word))
        (void)outcome_parse(word, &out->outcome);
    out->id = sqlite3_column_int64(st, 29);
    out->next_by = store_date(st, 30);
    out->last_event = sqlite3_column_int64(st, 31);
}

/* The record that the statement, its parameter bound, gives. */
static enum err_code step_to_record(struct store *store, sqlite3_stmt *st,
                                    struct complaint_record *record, struct err *e)
{
    bool row = false;
    enum err_code code = store_step(store, st, &row, e);

    if (code != ERR_OK)
        return code;
    if (!row)
        return err_set(e, ERR_NOT_FOUND, N_("no complaint has this tracking number"));
    store_read_record(st, record);
    (void)sqlite3_reset(st);
    return record->office != NULL ? ERR_OK : err_set(e, ERR_STORE, "a complaint without a state");
}

/* The record that one of the statements gives for the number. */
enum err_code store_read_one(struct store *store, enum statement which, const char *tracking,
                             struct complaint_record *record, struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_use(store, which, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_text(st, 1, tracking);
    return step_to_record(store, st, record, e);
}

enum err_code store_read_by_id(struct store *store, int64_t id, struct complaint_record *record,
                               struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_COMPLAINT_BY_ID, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_number(st, 1, id);
    return step_to_record(store, st, record, e);
}

/* Whether an office of the account's has had the complaint before and sent it on. */
static enum err_code was_with(struct store *store, int64_t complaint, bool *was, struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_COMPLAINT_WAS_HERE, &st, e);

    *was = false;
    if (code != ERR_OK)
        return code;
    store_bind_number(st, 1, complaint);
    code = store_step(store, st, was, e);
    if (*was)
        (void)sqlite3_reset(st);
    return code;
}

enum err_code store_check_sees(struct store *store, const struct complaint_record *record,
                               struct err *e)
{
    const struct access *access;
    bool sees = false;
    enum err_code code = store_access(store, &access, e);

    if (code == ERR_OK)
        sees = access_sees(access, record);
    if (code == ERR_OK && !sees)
        code = was_with(store, record->id, &sees, e);
    if (code == ERR_OK && !sees)
        code = err_set(e, ERR_NOT_FOUND, N_("no complaint has this tracking number"));
    return code;
}

/* Record and events by one pair of statements, of one moment. */
static enum err_code read_both(struct store *store, const char *tracking, bool whole,
                               struct complaint_record *out, struct event_list *events,
                               struct err *e)
{
    struct complaint_record record = {0};
    struct event_list list = {0};
    enum err_code code = store_begin_read(store, e);

    if (code != ERR_OK)
        return code;
    code = store_read_one(store, whole ? SQL_COMPLAINT_GET : SQL_COMPLAINT_STANDING, tracking,
                          &record, e);
    if (code == ERR_OK && whole)
        code = store_check_sees(store, &record, e);
    if (code == ERR_OK && events != NULL)
        code = store_read_events(store, whole ? SQL_EVENTS_OF : SQL_STEPS_OF, tracking, &list, e);
    if (code == ERR_OK && events != NULL && list.count == 0)
        code = err_set(e, ERR_STORE, "a complaint without events");
    code = store_end(store, code, e);
    if (code != ERR_OK) {
        complaint_record_wipe(&record);
        event_list_wipe(&list);
        return code;
    }
    *out = record;
    if (events != NULL)
        *events = list;
    return ERR_OK;
}

enum err_code store_complaint(struct store *store, const char *tracking,
                              struct complaint_record *out, struct event_list *events,
                              struct err *e)
{
    return read_both(store, tracking, true, out, events, e);
}

enum err_code store_standing(struct store *store, const char *tracking,
                             struct complaint_record *out, struct event_list *events, struct err *e)
{
    return read_both(store, tracking, false, out, events, e);
}
