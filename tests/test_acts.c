/* The store's side of the desk and the queue: steps, who sees what, lists, drafts, roles. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "store/internal.h"
#include "store_help.h"

static int setup(void **state)
{
    static struct test_store t;

    test_store_open(&t);
    test_store_give(&t, "gro", ROLE_OFFICER, RUPGANJ);
    test_store_give(&t, "homna", ROLE_OFFICER, HOMNA);
    test_store_give(&t, "appeal", ROLE_APPEAL, NULL);
    test_store_give(&t, "clerk", ROLE_DESK, RUPGANJ);
    *state = &t;
    return 0;
}

static int teardown(void **state)
{
    test_store_close(*state);
    return 0;
}

static void file_against_gro(struct test_store *t, enum store_as as, int64_t now,
                             char tracking[TRACKING_SIZE])
{
    struct complaint c = {.office = mem_copy_string(RUPGANJ),
                          .anonymous = true,
                          .against_gro = true,
                          .subject = mem_copy_string("কর্মকর্তা নিজেই"),
                          .description = mem_copy_string("তাঁর বিরুদ্ধে অভিযোগ।")};
    struct receipt receipt = {0};

    assert_int_equal(store_file(t->store, &c, as, now, &receipt, NULL), ERR_OK);
    memcpy(tracking, receipt.tracking, TRACKING_SIZE);
    receipt_clear(&receipt);
    complaint_wipe(&c);
}

static bool sees(struct test_store *t, const char *account, const char *tracking)
{
    struct complaint_record record = {0};
    enum err_code code;

    test_store_be(t, account);
    code = store_complaint(t->store, tracking, &record, NULL, NULL);
    assert_true(code == ERR_OK || code == ERR_NOT_FOUND || code == ERR_PERMISSION);
    complaint_record_wipe(&record);
    return code == ERR_OK;
}

static size_t count(struct test_store *t, const char *account, enum list list, const char *office,
                    int64_t now)
{
    struct list_query query = {.list = list, .office = office, .now = now};
    size_t n = 0;

    test_store_be(t, account);
    assert_int_equal(store_list_count(t->store, &query, 1000, &n, NULL), ERR_OK);
    return n;
}

/* ---- who sees what --------------------------------------------------------------------------------- */

static void each_sees_what_is_his(void **state)
{
    struct test_store *t = *state;
    char tracking[TRACKING_SIZE];

    test_store_file(t, RUPGANJ, test_time("2026-11-22"), tracking);
    assert_true(sees(t, "boss", tracking));
    assert_true(sees(t, "gro", tracking));
    assert_true(sees(t, "clerk", tracking));
    assert_false(sees(t, "homna", tracking));
    assert_false(sees(t, "appeal", tracking)); /* it is at the first tier */
    assert_false(sees(t, "nobody", tracking));
}

static void a_complaint_against_the_officer_is_hidden_from_him(void **state)
{
    struct test_store *t = *state;
    int64_t now = test_time("2026-11-22");
    char tracking[TRACKING_SIZE];
    char typed[TRACKING_SIZE];
    const struct workflow_step accept = {.action = ACTION_ACCEPT};

    test_store_be(t, "clerk");
    file_against_gro(t, AS_ACCOUNT, now, typed);
    file_against_gro(t, AS_VISITOR, now, tracking);
    assert_false(sees(t, "gro", tracking));
    assert_false(sees(t, "clerk", tracking));
    assert_true(sees(t, "clerk", typed)); /* he has typed it himself */
    assert_true(sees(t, "appeal", tracking));
    assert_int_equal(count(t, "gro", LIST_OPEN, NULL, now), 0);
    assert_int_equal(count(t, "gro", LIST_FOUND, NULL, now), 0);
    assert_int_equal(count(t, "appeal", LIST_OPEN, NULL, now), 2);
    assert_int_equal(count(t, "appeal", LIST_APPEALS, RUPGANJ, now), 2);
    test_store_be(t, "gro");
    assert_int_equal(test_store_act(t, tracking, &accept, now), ERR_NOT_FOUND);
    test_store_be(t, "appeal");
    assert_int_equal(test_store_act(t, tracking, &accept, now), ERR_OK);
}

static void a_number_alone_shows_nothing_personal(void **state)
{
    struct test_store *t = *state;
    int64_t now = test_time("2026-11-22");
    char tracking[TRACKING_SIZE];
    struct complaint_record record;
    struct event_list events = {0};
    const struct workflow_step note = {.action = ACTION_NOTE, .note = "ফোন করেছি"};

    test_store_file(t, RUPGANJ, now, tracking);
    test_store_be(t, "gro");
    assert_int_equal(test_store_act(t, tracking, &note, now), ERR_OK);
    test_store_be(t, "nobody");
    assert_int_equal(store_standing(t->store, tracking, &record, &events, NULL), ERR_OK);
    assert_null(record.filed.name);
    assert_null(record.filed.mobile);
    assert_null(record.filed.present_address);
    assert_null(record.filed.subject);
    assert_null(record.filed.description);
    assert_int_equal(record.status, STATUS_NEW);
    assert_int_equal(events.count, 2);
    assert_null(events.items[1].note);
    complaint_record_wipe(&record);
    event_list_wipe(&events);
}

/* ---- steps ----------------------------------------------------------------------------------------- */

static void the_second_of_two_officers_is_told(void **state)
{
    struct test_store *t = *state;
    int64_t now = test_time("2026-11-22");
    char tracking[TRACKING_SIZE];
    struct complaint_record record;
    struct event_list events = {0};
    struct store *other;
    struct err e;
    const struct workflow_step accept = {.action = ACTION_ACCEPT};
    const struct workflow_step away = {.action = ACTION_FILE_AWAY, .note = "আদালতে বিচারাধীন"};

    test_store_file(t, RUPGANJ, now, tracking);
    test_store_be(t, "gro");
    assert_int_equal(store_complaint(t->store, tracking, &record, NULL, NULL), ERR_OK);
    other = test_store_again(t, "gro");
    assert_int_equal(
        store_act(other, tracking, &accept, AS_ACCOUNT, record.last_event, now, NULL, NULL),
        ERR_OK);
    assert_int_equal(
        store_act(t->store, tracking, &away, AS_ACCOUNT, record.last_event, now, NULL, &e),
        ERR_CONFLICT);
    complaint_record_wipe(&record);
    assert_int_equal(store_complaint(t->store, tracking, &record, &events, NULL), ERR_OK);
    assert_int_equal(record.status, STATUS_ACCEPTED);
    assert_int_equal(events.count, 2); /* nothing was overwritten, nothing came twice */
    complaint_record_wipe(&record);
    event_list_wipe(&events);
    store_close(other);
}

static void a_forwarded_complaint_moves_to_the_other_queue(void **state)
{
    struct test_store *t = *state;
    int64_t now = test_time("2026-11-22");
    char tracking[TRACKING_SIZE];
    const struct workflow_step send = {
        .action = ACTION_FORWARD, .note = "এটি তাঁদের বিষয়", .to = HOMNA};
    const struct workflow_step nowhere = {.action = ACTION_FORWARD, .note = "x", .to = "no.such"};
    const struct workflow_step undo = {.action = ACTION_UNDO};
    const struct workflow_step accept = {.action = ACTION_ACCEPT};

    test_store_file(t, RUPGANJ, now, tracking);
    test_store_be(t, "gro");
    assert_int_equal(test_store_act(t, tracking, &nowhere, now), ERR_INPUT);
    assert_int_equal(test_store_act(t, tracking, &send, now), ERR_OK);
    assert_int_equal(count(t, "gro", LIST_INCOMING, NULL, now), 0);
    assert_int_equal(count(t, "gro", LIST_SENT_ON, NULL, now), 1);
    assert_int_equal(count(t, "homna", LIST_INCOMING, NULL, now), 1);
    assert_true(sees(t, "homna", tracking));
    assert_true(sees(t, "gro", tracking));
    test_store_be(t, "gro");
    assert_int_equal(test_store_act(t, tracking, &accept, now), ERR_PERMISSION);
    assert_int_equal(test_store_act(t, tracking, &undo, now), ERR_OK); /* his own step */
    assert_int_equal(count(t, "gro", LIST_INCOMING, NULL, now), 1);
    assert_int_equal(count(t, "homna", LIST_INCOMING, NULL, now), 0);
}

static void an_officer_sees_what_he_has_sent_on_again(void **state)
{
    struct test_store *t = *state;
    int64_t now = test_time("2026-11-22");
    char tracking[TRACKING_SIZE];
    const struct workflow_step home = {.action = ACTION_FORWARD, .note = "x", .to = HOMNA};
    const struct workflow_step on = {.action = ACTION_FORWARD, .note = "x", .to = KESHABPUR};

    test_store_file(t, RUPGANJ, now, tracking);
    test_store_be(t, "gro");
    assert_int_equal(test_store_act(t, tracking, &home, now), ERR_OK);
    test_store_be(t, "homna");
    assert_int_equal(test_store_act(t, tracking, &on, now), ERR_OK);
    assert_true(sees(t, "homna", tracking));
    assert_int_equal(count(t, "homna", LIST_SENT_ON, HOMNA, now), 1);
    assert_int_equal(count(t, "gro", LIST_SENT_ON, NULL, now), 1);
}

static void a_whole_life_with_its_clocks(void **state)
{
    struct test_store *t = *state;
    char tracking[TRACKING_SIZE];
    struct complaint_record record;
    struct event event;
    const struct workflow_step accept = {.action = ACTION_ACCEPT};
    const struct workflow_step dispose = {
        .action = ACTION_DISPOSE, .note = "সনদ দেওয়া হয়েছে", .outcome = OUTCOME_SERVICE_GIVEN};
    const struct workflow_step inform = {.action = ACTION_INFORM};
    const struct workflow_step appeal = {.action = ACTION_APPEAL, .note = "সনদে ভুল আছে"};
    const struct workflow_step cell = {.action = ACTION_REFER_CELL};

    test_store_file(t, RUPGANJ, test_time("2026-11-22"), tracking);
    assert_int_equal(
        store_act(t->store, tracking, &appeal, AS_VISITOR, 0, test_time("2026-11-23"), NULL, NULL),
        ERR_CONFLICT); /* the officer still has time */
    test_store_be(t, "gro");
    assert_int_equal(test_store_act(t, tracking, &accept, test_time("2026-11-23")), ERR_OK);
    assert_int_equal(test_store_act(t, tracking, &dispose, test_time("2026-11-24")), ERR_OK);
    assert_int_equal(count(t, "gro", LIST_TO_TELL, NULL, test_time("2026-11-24")), 1);
    assert_int_equal(count(t, "clerk", LIST_TO_TELL, NULL, test_time("2026-11-24")), 0);
    test_store_be(t, "clerk");
    assert_int_equal(test_store_act(t, tracking, &inform, test_time("2026-11-25")), ERR_OK);
    assert_int_equal(count(t, "gro", LIST_TO_TELL, NULL, test_time("2026-11-25")), 0);
    assert_int_equal(store_act(t->store, tracking, &appeal, AS_VISITOR, 0, test_time("2026-12-01"),
                               &event, NULL),
                     ERR_OK);
    assert_null(event.actor); /* the complainant himself */
    event_wipe(&event);
    assert_true(sees(t, "appeal", tracking));
    test_store_be(t, "gro");
    assert_int_equal(test_store_act(t, tracking, &accept, test_time("2026-12-02")), ERR_PERMISSION);
    assert_int_equal(
        store_act(t->store, tracking, &cell, AS_VISITOR, 0, test_time("2027-03-01"), NULL, NULL),
        ERR_OK);
    test_store_be(t, "boss");
    assert_int_equal(store_complaint(t->store, tracking, &record, NULL, NULL), ERR_OK);
    assert_int_equal(record.tier, TIER_CELL);
    assert_int_equal(record.status, STATUS_REFERRED_TO_CELL);
    complaint_record_wipe(&record);
}

static void the_chain_holds_over_all_steps(void **state)
{
    struct test_store *t = *state;
    struct strv faults = {0};
    int64_t events = 0;
    char head[65];
    char tracking[TRACKING_SIZE];
    const struct workflow_step note = {.action = ACTION_NOTE, .note = "টীকা"};

    test_store_file(t, RUPGANJ, test_time("2026-11-22"), tracking);
    test_store_be(t, "gro");
    for (int i = 0; i < 5; i++)
        assert_int_equal(test_store_act(t, tracking, &note, test_time("2026-11-22")), ERR_OK);
    test_store_be(t, "boss");
    assert_int_equal(store_verify(t->store, &faults, &events, head, NULL), ERR_OK);
    assert_int_equal(faults.count, 0);
    assert_int_equal(events, 6);
    assert_int_equal(store_check(t->store, &faults, NULL), ERR_OK);
    assert_int_equal(faults.count, 0);
    strv_clear(&faults);
}

/* ---- lists ----------------------------------------------------------------------------------------- */

enum { MANY = 57, PAGE = 10 };

/* Complaints that are due on different days, in another order than they came. */
static void file_many(struct test_store *t, int64_t first)
{
    char tracking[TRACKING_SIZE];

    for (int i = 0; i < MANY; i++)
        test_store_file(t, i % 3 == 0 ? HOMNA : RUPGANJ,
                        first + (int64_t)((i * 37) % MANY) * 24 * 3600, tracking);
}

static void assert_in_order(const struct list_row *before, const struct list_row *row)
{
    int days = date_compare(before->due, row->due);

    assert_true(days < 0 || (days == 0 && before->key.complaint < row->key.complaint));
}

static void pages_follow_on_each_other_both_ways(void **state)
{
    struct test_store *t = *state;
    int64_t now = test_time("2026-11-22");
    struct list_query query = {.list = LIST_OPEN, .now = now};
    struct list_row last = {0};
    struct list_rows rows = {0};
    char first[TRACKING_SIZE];
    size_t seen = 0;
    bool more = true;

    file_many(t, now);
    test_store_be(t, "boss");
    while (more) {
        struct list_key after = last.key;

        assert_int_equal(
            store_page(t->store, &query, seen == 0 ? NULL : &after, false, PAGE, &rows, NULL),
            ERR_OK);
        for (size_t i = 0; i < rows.count; i++) {
            if (seen == 0)
                memcpy(first, rows.items[0].tracking, TRACKING_SIZE);
            else
                assert_in_order(&last, &rows.items[i]);
            last = rows.items[i];
            seen++;
        }
        more = rows.more;
        list_rows_wipe(&rows);
    }
    assert_int_equal(seen, MANY);
    assert_int_equal(store_page(t->store, &query, &last.key, true, MANY, &rows, NULL), ERR_OK);
    assert_int_equal(rows.count, MANY - 1);
    assert_false(rows.more);
    assert_string_equal(rows.items[0].tracking, first);
    list_rows_wipe(&rows);
    assert_int_equal(store_page(t->store, &query, NULL, true, PAGE, &rows, NULL), ERR_OK);
    assert_int_equal(rows.count, PAGE);
    assert_true(rows.more);
    assert_string_equal(rows.items[PAGE - 1].tracking, last.tracking);
    list_rows_wipe(&rows);
}

static void every_list_goes_both_ways(void **state)
{
    struct test_store *t = *state;
    int64_t now = test_time("2026-11-22");
    const struct workflow_step away = {.action = ACTION_FILE_AWAY, .note = "x"};
    static const char *const OFFICES[] = {NULL, RUPGANJ};
    struct list_rows rows = {0};

    file_many(t, now);
    test_store_be(t, "boss");
    {
        struct list_query open = {.list = LIST_OPEN, .now = now};

        assert_int_equal(store_page(t->store, &open, NULL, false, 9, &rows, NULL), ERR_OK);
        for (size_t i = 0; i < rows.count; i++)
            assert_int_equal(test_store_act(t, rows.items[i].tracking, &away, now), ERR_OK);
        list_rows_wipe(&rows);
    }
    for (int i = 0; i < LIST_COUNT * 2; i++) {
        struct list_query query = {
            .list = (enum list)(i / 2), .office = OFFICES[i % 2], .words = "রহিমা", .now = now};
        struct list_rows back = {0};
        size_t n = 0;

        assert_int_equal(store_list_count(t->store, &query, 1000, &n, NULL), ERR_OK);
        assert_int_equal(store_page(t->store, &query, NULL, false, 1000, &rows, NULL), ERR_OK);
        assert_int_equal(store_page(t->store, &query, NULL, true, 1000, &back, NULL), ERR_OK);
        assert_int_equal(rows.count, n);
        assert_int_equal(back.count, n);
        for (size_t k = 0; k < n; k++)
            assert_string_equal(rows.items[k].tracking, back.items[k].tracking);
        list_rows_wipe(&rows);
        list_rows_wipe(&back);
    }
    assert_int_equal(count(t, "boss", LIST_FILED_AWAY, NULL, now), 9);
    assert_int_equal(count(t, "boss", LIST_OPEN, NULL, now), MANY - 9);
    assert_int_equal(count(t, "boss", LIST_TODAY, NULL, now), MANY);
    assert_int_equal(count(t, "boss", LIST_TODAY, NULL, now + (int64_t)10 * 24 * 3600), MANY - 10);
    assert_int_equal(count(t, "boss", LIST_OVERDUE, NULL, test_time("2030-01-01")), MANY - 9);
}

static size_t found(struct test_store *t, const char *words)
{
    struct list_query query = {.list = LIST_FOUND, .words = words, .now = 0};
    size_t n = 0;

    assert_int_equal(store_list_count(t->store, &query, 1000, &n, NULL), ERR_OK);
    return n;
}

static void complaints_are_found_by_who_and_what(void **state)
{
    struct test_store *t = *state;
    char tracking[TRACKING_SIZE];
    char *grouped;

    test_store_file(t, RUPGANJ, test_time("2026-11-22"), tracking);
    test_store_be(t, "clerk");
    assert_int_equal(found(t, "01712345678"), 1);
    assert_int_equal(found(t, "০১৭১২-৩৪৫৬৭৮"), 1);
    assert_int_equal(found(t, "+880 1712 345678"), 1);
    assert_int_equal(found(t, "0171234567"), 1);
    assert_int_equal(found(t, "রহিমা"), 1);
    assert_int_equal(found(t, "রহীমা বেগম"), 1); /* another spelling */
    assert_int_equal(found(t, "সনদ"), 1);
    assert_int_equal(found(t, "করিম"), 0);
    assert_int_equal(found(t, ""), 0);
    assert_int_equal(found(t, "\" OR * NEAR("), 0);
    grouped = tracking_group(tracking);
    assert_int_equal(found(t, grouped), 1);
    free(grouped);
    test_store_be(t, "homna");
    assert_int_equal(found(t, "রহিমা"), 0);
}

/* ---- drafts ---------------------------------------------------------------------------------------- */

static void put_draft(struct test_store *t, const unsigned char *key, const char *name)
{
    struct draft_fields fields = {0};

    draft_fields_add(&fields, "name", name);
    draft_fields_add(&fields, "mobile", "017");
    assert_int_equal(store_draft_put(t->store, "complaint", key, &fields, 5, NULL), ERR_OK);
    draft_fields_wipe(&fields);
}

static void drafts_are_their_writers(void **state)
{
    struct test_store *t = *state;
    static const unsigned char KEY[FORM_KEY_SIZE] = "0123456789abcde";
    struct draft_list list = {0};
    struct draft_fields fields = {0};

    test_store_be(t, "clerk");
    put_draft(t, KEY, "রহি");
    put_draft(t, KEY, "রহিমা");
    assert_int_equal(store_drafts(t->store, &list, NULL), ERR_OK);
    assert_int_equal(list.count, 1);
    assert_string_equal(list.items[0].name, "রহিমা");
    assert_memory_equal(list.items[0].key, KEY, FORM_KEY_SIZE);
    draft_list_wipe(&list);
    assert_int_equal(store_draft_get(t->store, KEY, &fields, NULL), ERR_OK);
    assert_string_equal(draft_fields_get(&fields, "mobile"), "017");

    test_store_be(t, "gro");
    assert_int_equal(store_drafts(t->store, &list, NULL), ERR_OK);
    assert_int_equal(list.count, 0);
    assert_int_equal(store_draft_put(t->store, "complaint", KEY, &fields, 6, NULL), ERR_PERMISSION);
    draft_fields_wipe(&fields);
    assert_int_equal(store_draft_get(t->store, KEY, &fields, NULL), ERR_NOT_FOUND);
    assert_int_equal(store_draft_drop(t->store, KEY, NULL), ERR_OK);
    test_store_be(t, "clerk");
    assert_int_equal(store_draft_get(t->store, KEY, &fields, NULL), ERR_OK); /* still there */
    draft_fields_wipe(&fields);
    test_store_be(t, "nobody");
    assert_int_equal(store_drafts(t->store, &list, NULL), ERR_PERMISSION);
}

static void filing_drops_the_draft(void **state)
{
    struct test_store *t = *state;
    static const unsigned char KEY[FORM_KEY_SIZE] = "fedcba987654321";
    struct complaint c = {.office = mem_copy_string(RUPGANJ),
                          .anonymous = true,
                          .subject = mem_copy_string("x"),
                          .description = mem_copy_string("y")};
    struct receipt receipt = {0};
    struct draft_fields fields = {0};

    test_store_be(t, "clerk");
    put_draft(t, KEY, "রহিমা");
    memcpy(c.form_key, KEY, FORM_KEY_SIZE);
    assert_int_equal(store_file(t->store, &c, AS_ACCOUNT, 7, &receipt, NULL), ERR_OK);
    assert_false(receipt.repeated);
    receipt_clear(&receipt);
    assert_int_equal(store_draft_get(t->store, KEY, &fields, NULL), ERR_NOT_FOUND);
    assert_int_equal(store_file(t->store, &c, AS_ACCOUNT, 8, &receipt, NULL), ERR_OK);
    assert_true(receipt.repeated);
    receipt_clear(&receipt);
    draft_fields_add(&fields, "name", "রহিমা"); /* the form may still be open at another terminal */
    assert_int_equal(store_draft_put(t->store, "complaint", KEY, &fields, 9, NULL), ERR_PERMISSION);
    draft_fields_wipe(&fields);
    test_store_be(t, "nobody");
    assert_int_equal(store_file(t->store, &c, AS_ACCOUNT, 8, &receipt, NULL), ERR_PERMISSION);
    complaint_wipe(&c);
}

/* A step that is refused leaves what was written of it. */
static void a_step_drops_its_draft(void **state)
{
    struct test_store *t = *state;
    int64_t now = test_time("2026-11-22");
    unsigned char key[FORM_KEY_SIZE];
    unsigned char other[FORM_KEY_SIZE];
    char tracking[TRACKING_SIZE];
    struct draft_fields fields = {0};
    struct workflow_step away = {.action = ACTION_FILE_AWAY, .draft = key};

    test_store_file(t, RUPGANJ, now, tracking);
    draft_step_key("gro", tracking, key);
    draft_step_key("gro", "", other);
    test_store_be(t, "gro");
    put_draft(t, key, "রহিমা");
    put_draft(t, other, "করিম");
    assert_int_equal(test_store_act(t, tracking, &away, now), ERR_INPUT); /* without a reason */
    assert_int_equal(store_draft_get(t->store, key, &fields, NULL), ERR_OK);
    draft_fields_wipe(&fields);
    away.note = "আদালতে বিচারাধীন";
    assert_int_equal(test_store_act(t, tracking, &away, now), ERR_OK);
    assert_int_equal(store_draft_get(t->store, key, &fields, NULL), ERR_NOT_FOUND);
    assert_int_equal(store_draft_get(t->store, other, &fields, NULL), ERR_OK);
    draft_fields_wipe(&fields);
}

/* ---- roles ----------------------------------------------------------------------------------------- */

static void only_admins_give_roles(void **state)
{
    struct test_store *t = *state;
    char office[] = RUPGANJ;
    char wrong[] = "no.such";
    struct grant officer = {ROLE_OFFICER, office};
    struct grant everywhere = {ROLE_OFFICER, NULL};
    struct grant nowhere = {ROLE_OFFICER, wrong};
    struct grant admin = {ROLE_ADMIN, office};

    test_store_be(t, "gro");
    assert_int_equal(store_give_role(t->store, "friend", &officer, 1, NULL), ERR_PERMISSION);
    test_store_give(t, "local", ROLE_ADMIN, RUPGANJ);
    test_store_be(t, "local");
    assert_int_equal(store_give_role(t->store, "friend", &officer, 1, NULL), ERR_OK);
    assert_int_equal(store_give_role(t->store, "friend", &everywhere, 1, NULL), ERR_PERMISSION);
    assert_int_equal(store_give_role(t->store, "friend", &admin, 1, NULL), ERR_PERMISSION);
    test_store_be(t, "boss");
    assert_int_equal(store_give_role(t->store, "friend", &nowhere, 1, NULL), ERR_INPUT);
    assert_int_equal(store_take_role(t->store, "friend", &officer, NULL, 1, NULL), ERR_OK);
    assert_int_equal(store_take_role(t->store, "friend", &officer, NULL, 1, NULL), ERR_NOT_FOUND);
}

/* Besides "boss" there is whoever created the store: the account that runs the test. */
static void the_last_admin_stays(void **state)
{
    struct test_store *t = *state;
    struct grant admin = {ROLE_ADMIN, NULL};

    test_store_be(t, "boss");
    assert_int_equal(store_take_role(t->store, "boss", &admin, NULL, 1, NULL), ERR_INPUT);
    assert_int_equal(store_give_role(t->store, "second", &admin, 1, NULL), ERR_OK);
    assert_int_equal(store_take_role(t->store, "boss", &admin, NULL, 1, NULL), ERR_OK);
    assert_int_equal(store_take_role(t->store, "second", &admin, NULL, 1, NULL), ERR_PERMISSION);
}

/* A role that another process takes away is gone at once. */
static void roles_are_asked_anew(void **state)
{
    struct test_store *t = *state;
    char office[] = RUPGANJ;
    struct grant officer = {ROLE_OFFICER, office};
    struct store *boss = test_store_again(t, "boss");
    char tracking[TRACKING_SIZE];

    test_store_file(t, RUPGANJ, test_time("2026-11-22"), tracking);
    assert_true(sees(t, "gro", tracking));
    assert_int_equal(store_take_role(boss, "gro", &officer, NULL, 1, NULL), ERR_OK);
    store_close(boss);
    {
        struct complaint_record record;

        assert_int_equal(store_complaint(t->store, tracking, &record, NULL, NULL), ERR_PERMISSION);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_sees_what_is_his, setup, teardown),
        cmocka_unit_test_setup_teardown(a_complaint_against_the_officer_is_hidden_from_him, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_number_alone_shows_nothing_personal, setup, teardown),
        cmocka_unit_test_setup_teardown(the_second_of_two_officers_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(a_forwarded_complaint_moves_to_the_other_queue, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(an_officer_sees_what_he_has_sent_on_again, setup, teardown),
        cmocka_unit_test_setup_teardown(a_whole_life_with_its_clocks, setup, teardown),
        cmocka_unit_test_setup_teardown(the_chain_holds_over_all_steps, setup, teardown),
        cmocka_unit_test_setup_teardown(pages_follow_on_each_other_both_ways, setup, teardown),
        cmocka_unit_test_setup_teardown(every_list_goes_both_ways, setup, teardown),
        cmocka_unit_test_setup_teardown(complaints_are_found_by_who_and_what, setup, teardown),
        cmocka_unit_test_setup_teardown(drafts_are_their_writers, setup, teardown),
        cmocka_unit_test_setup_teardown(filing_drops_the_draft, setup, teardown),
        cmocka_unit_test_setup_teardown(a_step_drops_its_draft, setup, teardown),
        cmocka_unit_test_setup_teardown(only_admins_give_roles, setup, teardown),
        cmocka_unit_test_setup_teardown(the_last_admin_stays, setup, teardown),
        cmocka_unit_test_setup_teardown(roles_are_asked_anew, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
