/* What was written stays as it was written: tampering shows, damage shows, old stores keep their chain. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/account.h"
#include "base/file.h"
#include "folder.h"
#include "store/schema.h"
#include "site.h"

enum { TEXT_SIZE = 300 };

/* ---- tampering ------------------------------------------------------------------------------------- */

static void act(struct store *store, const char *tracking, const struct workflow_step *step)
{
    struct err e = {0};

    if (store_act(store, tracking, step, AS_ACCOUNT, 0, STORE_NOW + 60, NULL, &e) != ERR_OK)
        fail_msg("%s (%s)", e.text, e.field);
}

/* Three complaints and some steps: seven events. */
static void write_history(struct store *store)
{
    char tracking[3][TRACKING_SIZE];

    for (int i = 0; i < 3; i++)
        site_file(store, "সংযোগ পাইনি", tracking[i]);
    act(store, tracking[0], &(struct workflow_step){.action = ACTION_ACCEPT});
    act(store, tracking[1],
        &(struct workflow_step){.action = ACTION_NOTE, .note = "ফোন করা হয়েছে"});
    act(store, tracking[0],
        &(struct workflow_step){.action = ACTION_DISPOSE,
                                .outcome = OUTCOME_SERVICE_GIVEN,
                                .note = "দেওয়া হয়েছে",
                                .cause = "ভুল",
                                .advice = "সময়মতো"});
    act(store, tracking[2],
        &(struct workflow_step){.action = ACTION_FILE_AWAY, .note = "অন্য বিষয়"});
}

/* Each on a fresh copy of the same store; `verify` must see it. */
static const char *const TAMPERINGS[] = {
    "UPDATE complaint SET subject = 'অন্য' WHERE id = 2",
    "UPDATE complaint SET description = description || ' ' WHERE id = 1",
    "UPDATE complaint SET name = NULL WHERE id = 1",
    "UPDATE complaint SET name = '' WHERE id = 1",
    "UPDATE complaint SET seeker_name = name, name = NULL WHERE id = 1",
    "UPDATE complaint SET mobile = '01812345678' WHERE id = 3",
    "UPDATE complaint SET nid = mobile, mobile = NULL WHERE id = 3",
    "UPDATE complaint SET tracking = '1234567890' WHERE id = 1",
    "UPDATE complaint SET received = received + 1 WHERE id = 1",
    "UPDATE complaint SET anonymous = 1 WHERE id = 1",
    "UPDATE complaint SET against_gro = 1 WHERE id = 1",
    "UPDATE complaint SET typed_by = 'somebody' WHERE id = 1",
    "UPDATE complaint SET serial = 2 WHERE id = 1",
    "UPDATE complaint SET form_key = x'00' WHERE id = 1",
    "UPDATE complaint SET medium = 'desk' WHERE id = 1",
    "UPDATE complaint SET relation = 'relative' WHERE id = 1",
    "DELETE FROM complaint WHERE id = 2",
    "UPDATE complaint SET id = id + 10",
    "UPDATE charter SET digest = zeroblob(32)",
    "UPDATE event SET at = at - 1 WHERE id = 4",
    "UPDATE event SET actor = 'somebody' WHERE id = 4",
    "UPDATE event SET actor = NULL WHERE id = 4",
    "UPDATE event SET action = 'note' WHERE id = 4",
    "UPDATE event SET status = 'new' WHERE id = 4",
    "UPDATE event SET tier = 2 WHERE id = 4",
    "UPDATE event SET due = '2027-12-31' WHERE id = 1",
    "UPDATE event SET due = NULL WHERE id = 1",
    "UPDATE event SET outcome = 'false_blame' WHERE id = 6",
    "UPDATE event SET note = 'ফোন করা হয়নি' WHERE id = 5",
    "UPDATE event SET note = NULL WHERE id = 5",
    "UPDATE event SET cause = NULL, advice = cause WHERE id = 6",
    "UPDATE event SET complaint = 2 WHERE id = 4",
    "UPDATE event SET hash = zeroblob(32) WHERE id = 4",
    "UPDATE event SET hash = x'00' WHERE id = 7",
    "UPDATE event SET hash = (SELECT hash FROM event WHERE id = 3) WHERE id = 4",
    "DELETE FROM event WHERE id = 4",
    "DELETE FROM event WHERE id = 1",
    "DELETE FROM event WHERE id = 7",
    "DELETE FROM event",
    "DELETE FROM event WHERE id = 7; UPDATE chain SET events = 6",
    "UPDATE event SET id = -1 WHERE id = 4; UPDATE event SET id = 4 WHERE id = 5;"
    "UPDATE event SET id = 5 WHERE id = -1",
    "UPDATE event SET id = 8 WHERE id = 7",
    "INSERT INTO event SELECT 8, complaint, at, actor, 'note', status, tier, office, due, outcome,"
    " note, hash, NULL, NULL, NULL, NULL, NULL, NULL FROM event WHERE id = 7",
    "UPDATE chain SET events = 9",
    "UPDATE chain SET head = zeroblob(32)",
    "DELETE FROM chain",
};

static void each_kind_of_tampering_shows(void **state)
{
    struct site *site = *state;
    char *copy = str_format("%s/copy.db", site->folder);
    char text[TEXT_SIZE];
    struct err e = {0};

    write_history(site_open(site));
    assert_int_equal(site_verify(site->store, text), 0);
    assert_int_equal(site_check(site->store, text), 0);
    site_close(site);
    for (size_t i = 0; i < sizeof(TAMPERINGS) / sizeof(TAMPERINGS[0]); i++) {
        struct store *store = NULL;

        folder_copy(site->path, copy);
        site_tamper(copy, TAMPERINGS[i]);
        if (store_open(copy, NULL, &store, &e) != ERR_OK)
            fail_msg("%s: %s", TAMPERINGS[i], e.text);
        if (site_verify(store, text) == 0)
            fail_msg("does not show: %s", TAMPERINGS[i]);
        if (site_check(store, text) == 0)
            fail_msg("does not show in the check: %s", TAMPERINGS[i]);
        store_close(store);
    }
    free(copy);
}

/* What is not in the chain, but can be worked out from what is: the check must see it. */
static const char *const CONTRADICTIONS[] = {
    "UPDATE state SET status = 'accepted' WHERE complaint = 3",
    "UPDATE state SET due = '2030-01-01' WHERE complaint = 2",
    "UPDATE state SET office = 'nowhere' WHERE complaint = 2",
    "UPDATE state SET tier = 3 WHERE complaint = 2",
    "UPDATE state SET outcome = NULL WHERE complaint = 1",
    "UPDATE state SET event = 1 WHERE complaint = 1",
    "UPDATE state SET against_gro = 1 WHERE complaint = 2",
    "DELETE FROM state WHERE complaint = 2",
    "UPDATE service SET fee = '১০০ টাকা' WHERE position = 0",
    "UPDATE service SET phones = '01911111111' WHERE position = 0",
    "DELETE FROM service WHERE position = 1",
    "UPDATE charter SET vision = 'x'",
    "UPDATE office SET charter = 9",
    "DELETE FROM office",
};

static void each_contradiction_shows(void **state)
{
    struct site *site = *state;
    char *copy = str_format("%s/copy.db", site->folder);
    struct err e = {0};

    write_history(site_open(site));
    site_close(site);
    for (size_t i = 0; i < sizeof(CONTRADICTIONS) / sizeof(CONTRADICTIONS[0]); i++) {
        struct store *store = NULL;

        folder_copy(site->path, copy);
        site_tamper(copy, CONTRADICTIONS[i]);
        assert_int_equal(store_open(copy, NULL, &store, &e), ERR_OK);
        if (site_check(store, NULL) == 0)
            fail_msg("does not show: %s", CONTRADICTIONS[i]);
        store_close(store);
    }
    free(copy);
}

static void a_damaged_search_index_is_built_anew(void **state)
{
    struct site *site = *state;
    struct search_hits hits = {0};
    struct err e = {0};

    write_history(site_open(site));
    site_close(site);
    site_tamper(site->path, "INSERT INTO search_word(search_word, rowid, name_fold, body_fold,"
                            " place_fold) SELECT 'delete', id, name_fold, body_fold, place_fold"
                            " FROM search_doc WHERE id = 1");
    assert_int_not_equal(site_check(site_open(site), NULL), 0);
    assert_int_equal(site_check(site->store, NULL), 0);
    assert_int_equal(store_search(site->store, "ইন্টারনেট", NULL, 9, &hits, &e), ERR_OK);
    assert_int_equal(hits.count, 1);
    search_hits_clear(&hits);
}

/* ---- damage ---------------------------------------------------------------------------------------- */

/* Whether a store whose page was overwritten is refused, or its check says so. */
static bool damage_shows(const char *path)
{
    struct store *store = NULL;
    struct strv faults = {0};
    struct err e = {0};
    enum err_code code = store_open(path, NULL, &store, &e);
    bool shows;

    if (code == ERR_OK)
        code = store_check(store, &faults, &e);
    shows = code != ERR_OK || faults.count > 0;
    if (code != ERR_OK)
        assert_true(code == ERR_STORE || code == ERR_IO);
    strv_clear(&faults);
    store_close(store);
    return shows;
}

static void a_damaged_page_shows_and_breaks_nothing(void **state)
{
    enum { PAGE = 4096 };
    struct site *site = *state;
    char *copy = str_format("%s/copy.db", site->folder);
    struct str bytes = {0};
    struct err e = {0};
    size_t unseen = 0;

    write_history(site_open(site));
    site_close(site);
    assert_int_equal(file_read(site->path, (size_t)1024 * PAGE, &bytes, &e), ERR_OK);
    assert_true(bytes.len > (size_t)20 * PAGE);
    for (size_t at = 0; at < bytes.len; at += PAGE) {
        char kept[PAGE];

        memcpy(kept, bytes.data + at, PAGE);
        memset(bytes.data + at, 0xA5, PAGE);
        folder_write(copy, bytes.data, bytes.len);
        unseen += !damage_shows(copy);
        memcpy(bytes.data + at, kept, PAGE);
    }
    /* what lies on a page that is not in use is nobody's */
    assert_true(unseen <= (size_t)site_number(site->path, "PRAGMA freelist_count"));
    str_clear(&bytes);
    free(copy);
}

static void a_file_cut_short_shows(void **state)
{
    enum { PAGE = 4096 };
    struct site *site = *state;
    char *copy = str_format("%s/copy.db", site->folder);
    struct str bytes = {0};
    struct err e = {0};

    write_history(site_open(site));
    site_close(site);
    assert_int_equal(file_read(site->path, (size_t)1024 * PAGE, &bytes, &e), ERR_OK);
    for (size_t n = 2; n < bytes.len; /* one byte is an empty file to SQLite */
         n += (size_t)3 * PAGE) {
        folder_write(copy, bytes.data, n);
        if (!damage_shows(copy))
            fail_msg("cut at %zu of %zu", n, bytes.len);
    }
    str_clear(&bytes);
    free(copy);
}

/* ---- older versions -------------------------------------------------------------------------------- */

static void load_version_1(struct site *site)
{
    const char *srcdir = getenv("srcdir");
    char *path = str_format("%s/tests/store/version1.sql", srcdir == NULL ? "." : srcdir);
    char *account = account_name();
    struct str sql = {0};
    struct str role = {0};
    struct err e = {0};

    /* Root may look into any store, another account needs a role in it. */
    str_addf(&role, "INSERT OR IGNORE INTO account VALUES('%s','admin','')", account);
    assert_int_equal(file_read(path, (size_t)1024 * 1024, &sql, &e), ERR_OK);
    site_tamper(site->path, str_text(&sql));
    site_tamper(site->path, str_text(&role));
    assert_int_equal(chmod(site->path, 0600), 0);
    str_clear(&sql);
    str_clear(&role);
    free(account);
    free(path);
}

static void version_1_is_brought_up_with_its_chain(void **state)
{
    struct site *site = *state;
    struct store *store = NULL;
    struct strv faults = {0};
    struct err e = {0};
    int64_t events = 0;
    char head[65];

    load_version_1(site);
    assert_int_equal(store_open(site->path, NULL, &site->store, &e), ERR_OK);
    store = site->store;
    assert_int_equal(store_verify(store, &faults, &events, head, &e), ERR_OK);
    assert_int_equal(faults.count, 0);
    assert_int_equal(events, 7);
    assert_string_equal(head, "dea6ee7156991723457801b14accf80b0eff9ec2d79bbeed7b570555da3e6294");
    assert_int_equal(site_check(store, NULL), 0);
    assert_int_equal(site_count(store), 3);
    site_close(site);
    assert_int_equal(site_number(site->path, "PRAGMA user_version"), SCHEMA_VERSION);
    assert_int_equal(store_open(site->path, NULL, &site->store, &e), ERR_OK); /* and again */
    assert_int_equal(site_check(site->store, NULL), 0);
}

static void what_version_1_held_is_all_there(void **state)
{
    struct site *site = *state;
    struct complaint_record r = {0};
    struct event_list events = {0};
    struct err e = {0};

    load_version_1(site);
    assert_int_equal(store_open(site->path, NULL, &site->store, &e), ERR_OK);
    assert_int_equal(store_complaint(site->store, "8569780149", &r, &events, &e), ERR_OK);
    assert_string_equal(r.filed.name, "রাহেলা খাতুন");
    assert_string_equal(r.filed.nid, "1990123456789");
    assert_string_equal(r.filed.present_address, "গ্রাম: শ্রীমদ্দি\nহোমনা");
    assert_int_equal(r.filed.charter_version, 1);
    assert_int_equal(r.filed.form_key[15], 16);
    assert_int_equal(r.status, STATUS_DISPOSED);
    assert_int_equal(r.outcome, OUTCOME_SERVICE_GIVEN);
    assert_int_equal(events.count, 4);
    assert_string_equal(events.items[2].note, "ফোন করা হয়েছে\nআবার করতে হবে");
    assert_string_equal(events.items[3].actor, "officer");
    complaint_record_wipe(&r);
    event_list_wipe(&events);
    assert_int_equal(store_complaint(site->store, "5226888089", &r, NULL, &e), ERR_OK);
    assert_true(r.filed.anonymous);
    assert_true(r.filed.against_gro);
    assert_int_equal(r.tier, TIER_APPEAL);
    complaint_record_wipe(&r);
}

static void version_1_goes_on(void **state)
{
    struct site *site = *state;
    struct list_rows rows = {0};
    struct list_query query = {.list = LIST_FOUND, .words = "প্রশিক্ষন", .now = STORE_NOW};
    struct err e = {0};
    int64_t wait = 0;
    char tracking[TRACKING_SIZE];

    load_version_1(site);
    assert_int_equal(store_open(site->path, NULL, &site->store, &e), ERR_OK);
    assert_int_equal(store_page(site->store, &query, NULL, false, 9, &rows, &e), ERR_OK);
    assert_int_equal(rows.count, 1); /* the words of old complaints are in the new index */
    assert_string_equal(rows.items[0].tracking, "9944106616");
    list_rows_wipe(&rows);
    site_file(site->store, "নতুন", tracking);
    act(site->store, tracking, &(struct workflow_step){.action = ACTION_ACCEPT});
    act(site->store, "9944106616", &(struct workflow_step){.action = ACTION_ACCEPT});
    assert_int_equal(store_guard_wait(site->store, "/dev/tty1", 1795320000, &wait, &e), ERR_OK);
    assert_int_equal(wait, 60);
    assert_int_equal(site_verify(site->store, NULL), 0);
    assert_int_equal(site_check(site->store, NULL), 0);
}

static void tampering_with_version_1_shows_after_the_migration(void **state)
{
    struct site *site = *state;
    struct err e = {0};

    load_version_1(site);
    site_tamper(site->path, "UPDATE complaint SET subject = 'x' WHERE id = 3");
    assert_int_equal(store_open(site->path, NULL, &site->store, &e), ERR_OK);
    assert_int_not_equal(site_verify(site->store, NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(each_kind_of_tampering_shows),
        STORE_TEST(each_contradiction_shows),
        STORE_TEST(a_damaged_search_index_is_built_anew),
        STORE_TEST(a_damaged_page_shows_and_breaks_nothing),
        STORE_TEST(a_file_cut_short_shows),
        STORE_TEST(version_1_is_brought_up_with_its_chain),
        STORE_TEST(what_version_1_held_is_all_there),
        STORE_TEST(version_1_goes_on),
        STORE_TEST(tampering_with_version_1_shows_after_the_migration),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
