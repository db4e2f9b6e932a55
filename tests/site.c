#include "site.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "charter/reader.h"
#include "folder.h"

int site_setup(void **state)
{
    struct site *site = mem_new(sizeof(*site));

    site->folder = folder_make_quick();
    site->path = str_format("%s/store.db", site->folder);
    *state = site;
    return 0;
}

void site_close(struct site *site)
{
    store_close(site->store);
    site->store = NULL;
}

int site_teardown(void **state)
{
    struct site *site = *state;

    site_close(site);
    folder_remove(site->folder);
    free(site->folder);
    free(site->path);
    free(site);
    return 0;
}

/* ---- a small store ------------------------------------------------------------------------------- */

static const char CHARTER[] =
    "তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর\nউপজেলা কার্যালয়, হোমনা, কুমিল্লা\n"
    "doict.homna.comilla.gov.bd\n২.১) নাগরিক সেবা\n"
    "ক্রমিক নং\tসেবার নাম\tসেবা প্রদান পদ্ধতি\tপ্রয়োজনীয় কাগজপত্র\tসেবার মূল্য\tসময়সীমা\tকর্মকর্তা\n"
    "১\tইন্টারনেট সংযোগ\tআবেদন\tছবি\tবিনামূল্যে\t৩ কার্যদিবস\tসহকারী প্রোগ্রামার ফোন: ০১৭১২৩৪৫৬৭৮\n"
    "২\tপ্রশিক্ষণ\tআবেদন\tছবি\tবিনামূল্যে\tতাৎক্ষণিক\tসহকারী প্রোগ্রামার ফোন: ০১৭১২৩৪৫৬৭৮\n";

static const char HOLIDAYS[] = "year\t2026\ncomplete\tyes\n"
                               "2026-12-16\tবিজয় দিবস\tVictory Day\tfixed\n";

enum err_code site_fill(struct store *store, struct err *e)
{
    struct charter charter = {0};
    struct calendar calendar = {0};
    enum err_code code = charter_read(CHARTER, strlen(CHARTER), &charter, NULL, e);

    if (code == ERR_OK)
        code = store_import_charter(store, &charter, "test", NULL, e);
    if (code == ERR_OK)
        code = calendar_read(HOLIDAYS, strlen(HOLIDAYS), &calendar, e);
    if (code == ERR_OK)
        code = store_import_calendar(store, &calendar, e);
    charter_clear(&charter);
    calendar_clear(&calendar);
    return code;
}

struct store *site_open(struct site *site)
{
    struct err e = {0};

    site_close(site);
    if (store_open(site->path, site_fill, &site->store, &e) != ERR_OK)
        fail_msg("%s", e.text);
    return site->store;
}

/* ---- complaints ---------------------------------------------------------------------------------- */

struct complaint site_complaint(const char *subject)
{
    return (struct complaint){.office = (char *)(uintptr_t) "doict.homna.comilla",
                              .medium = MEDIUM_KIOSK,
                              .name = (char *)(uintptr_t) "রাহেলা খাতুন",
                              .mobile = (char *)(uintptr_t) "01712345678",
                              .present_address = (char *)(uintptr_t) "হোমনা",
                              .has_service = true,
                              .service_serial = 1,
                              .subject = (char *)(uintptr_t)subject,
                              .description = (char *)(uintptr_t) "তিন সপ্তাহ হলো।\nকেউ আসেনি।"};
}

enum err_code site_try_file(struct store *store, const char *subject, char *tracking, struct err *e)
{
    struct complaint complaint = site_complaint(subject);
    struct receipt receipt = {0};
    enum err_code code = store_file(store, &complaint, AS_VISITOR, STORE_NOW, &receipt, e);

    if (code == ERR_OK && tracking != NULL)
        memcpy(tracking, receipt.tracking, TRACKING_SIZE);
    receipt_clear(&receipt);
    return code;
}

void site_file(struct store *store, const char *subject, char *tracking)
{
    struct err e = {0};

    if (site_try_file(store, subject, tracking, &e) != ERR_OK)
        fail_msg("%s", e.text);
}

static bool count_one(void *context, const struct complaint_record *record)
{
    (void)record;
    ++*(size_t *)context;
    return true;
}

size_t site_count(struct store *store)
{
    struct complaint_filter filter = {0};
    struct err e = {0};
    size_t count = 0;

    if (store_complaints(store, &filter, count_one, &count, &e) != ERR_OK)
        fail_msg("%s", e.text);
    return count;
}

/* ---- behind the store's back ---------------------------------------------------------------------- */

void site_tamper(const char *path, const char *sql)
{
    static const char RULES_OFF[] =
        "PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON;"
        "DROP TRIGGER IF EXISTS complaint_no_update; DROP TRIGGER IF EXISTS complaint_no_delete;"
        "DROP TRIGGER IF EXISTS event_no_update; DROP TRIGGER IF EXISTS event_no_delete;"
        "DROP TRIGGER IF EXISTS state_no_delete; DROP TRIGGER IF EXISTS sent_no_delete;";
    sqlite3 *db = NULL;
    char *message = NULL;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, RULES_OFF, NULL, NULL, NULL), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", message, sql);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

int64_t site_number(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *st = NULL;
    int64_t number;

    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK || sqlite3_step(st) != SQLITE_ROW)
        fail_msg("%s: %s", sqlite3_errmsg(db), sql);
    number = sqlite3_column_int64(st, 0);
    (void)sqlite3_finalize(st);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    return number;
}

/* ---- checks --------------------------------------------------------------------------------------- */

enum { TEXT_SIZE = 300 };

static size_t count_faults(struct strv *faults, char *text)
{
    size_t count = faults->count;

    if (text != NULL)
        (void)snprintf(text, TEXT_SIZE, "%s", count == 0 ? "" : faults->items[0]);
    strv_clear(faults);
    return count;
}

size_t site_check(struct store *store, char *text)
{
    struct strv faults = {0};
    struct err e = {0};

    if (store_check(store, &faults, &e) != ERR_OK)
        fail_msg("%s", e.text);
    return count_faults(&faults, text);
}

size_t site_verify(struct store *store, char *text)
{
    struct strv faults = {0};
    struct err e = {0};
    int64_t events = 0;
    char head[65];

    if (store_verify(store, &faults, &events, head, &e) != ERR_OK)
        fail_msg("%s", e.text);
    return count_faults(&faults, text);
}
