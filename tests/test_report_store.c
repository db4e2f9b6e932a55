/* Whose report is whose: what the store counts and lists for the officers of one office, for the appeal
 * officer, and for those who are neither. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store_help.h"

static const struct month NOVEMBER = {2026, 11};
static const struct calendar NO_HOLIDAYS;

static struct test_store t;

static int set_up(void **state)
{
    (void)state;
    test_store_open(&t);
    test_store_give(&t, "gro", ROLE_OFFICER, HOMNA);
    test_store_give(&t, "other", ROLE_OFFICER, RUPGANJ);
    test_store_give(&t, "appeal", ROLE_APPEAL, NULL);
    test_store_give(&t, "clerk", ROLE_DESK, NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    test_store_close(&t);
    return 0;
}

static void forward(const char *tracking, const char *to, const char *day)
{
    const struct workflow_step step = {.action = ACTION_FORWARD, .note = "x", .to = to};

    test_store_be(&t, "boss");
    assert_int_equal(test_store_act(&t, tracking, &step, test_time(day)), ERR_OK);
}

/* Homna takes one in and sends it to Rupganj, who sends it to Keshabpur; one more stays; and one is about
 * Homna's own officer. */
static void fill(void)
{
    char tracking[TRACKING_SIZE];
    struct receipt receipt = {0};
    struct complaint about_him = {.office = (char[]){HOMNA},
                                  .anonymous = true,
                                  .against_gro = true,
                                  .subject = (char[]){"অনিকের বিষয়ে"},
                                  .description = (char[]){"ক"}};

    test_store_file(&t, HOMNA, test_time("2026-11-02"), tracking);
    forward(tracking, RUPGANJ, "2026-11-03");
    forward(tracking, KESHABPUR, "2026-11-04");
    test_store_file(&t, HOMNA, test_time("2026-11-02"), tracking);
    assert_int_equal(
        store_file(t.store, &about_him, AS_VISITOR, test_time("2026-11-05"), &receipt, NULL),
        ERR_OK);
    receipt_clear(&receipt);
}

static enum err_code report_as(const char *account, const char *office, struct report *report)
{
    test_store_be(&t, account);
    report_init(report, NOVEMBER, 1, test_time("2026-12-20"), &NO_HOLIDAYS);
    return store_report(t.store, office, report, NULL);
}

static int64_t figure(const struct report *report, enum tier tier, enum figure which)
{
    return report_figures(report, 0, tier, 0)->n[which];
}

static void an_officer_reports_on_his_office(void **state)
{
    struct report r;

    (void)state;
    fill();
    assert_int_equal(report_as("gro", NULL, &r), ERR_OK);
    assert_int_equal(r.office_count, 1);
    assert_string_equal(r.offices[0].id, HOMNA);
    assert_true(report_covers(&r, 0, TIER_GRO));
    assert_false(report_covers(&r, 0, TIER_APPEAL));
    assert_int_equal(figure(&r, TIER_GRO, FIGURE_RECEIVED), 2);
    assert_int_equal(figure(&r, TIER_GRO, FIGURE_TO_OFFICES), 1);
    assert_int_equal(figure(&r, TIER_GRO, FIGURE_RUNNING), 1);
    assert_int_equal(figure(&r, TIER_APPEAL, FIGURE_RECEIVED), 0);
    report_clear(&r);
}

/* What only went through his office counts there, long after it has left. */
static void an_office_in_between_counts_too(void **state)
{
    struct report r;

    (void)state;
    fill();
    assert_int_equal(report_as("other", NULL, &r), ERR_OK);
    assert_int_equal(r.office_count, 1);
    assert_int_equal(figure(&r, TIER_GRO, FIGURE_FROM_OFFICES), 1);
    assert_int_equal(figure(&r, TIER_GRO, FIGURE_TO_OFFICES), 1);
    assert_int_equal(figure(&r, TIER_GRO, FIGURE_TOTAL), 0);
    report_clear(&r);
}

static void the_appeal_officer_reports_on_appeals(void **state)
{
    struct report r;

    (void)state;
    fill();
    assert_int_equal(report_as("appeal", HOMNA, &r), ERR_OK);
    assert_int_equal(r.office_count, 1);
    assert_false(report_covers(&r, 0, TIER_GRO));
    assert_true(report_covers(&r, 0, TIER_APPEAL));
    assert_int_equal(figure(&r, TIER_APPEAL, FIGURE_RECEIVED), 1);
    assert_int_equal(figure(&r, TIER_GRO, FIGURE_RECEIVED), 0);
    report_clear(&r);
}

static void nobody_else_reports(void **state)
{
    struct report r;

    (void)state;
    fill();
    assert_int_equal(report_as("clerk", NULL, &r), ERR_PERMISSION);
    report_clear(&r);
    assert_int_equal(report_as("stranger", NULL, &r), ERR_PERMISSION);
    report_clear(&r);
    assert_int_equal(report_as("gro", RUPGANJ, &r), ERR_PERMISSION);
    report_clear(&r);
}

/* ---- the register -------------------------------------------------------------------------------- */

struct seen {
    size_t entries;
    size_t readable;
    size_t about_the_officer;
};

static bool see(void *context, const struct register_entry *entry, const char *service,
                bool readable)
{
    struct seen *seen = context;

    (void)service;
    seen->entries++;
    seen->readable += readable;
    seen->about_the_officer += entry->record->filed.against_gro;
    return true;
}

static struct seen register_as(const char *account, const char *office)
{
    struct seen seen = {0};

    test_store_be(&t, account);
    assert_int_equal(store_register(t.store, office, NOVEMBER, see, &seen, NULL), ERR_OK);
    return seen;
}

static void a_register_has_what_is_his_to_know(void **state)
{
    struct seen seen;

    (void)state;
    fill();
    seen = register_as("gro", HOMNA);
    assert_int_equal(seen.entries, 2);
    assert_int_equal(seen.readable, 2); /* where it was taken in it may be read */
    assert_int_equal(seen.about_the_officer, 0);
    seen = register_as("other", RUPGANJ);
    assert_int_equal(seen.entries, 1);
    assert_int_equal(seen.readable, 0);
    seen = register_as("appeal", HOMNA);
    assert_int_equal(seen.entries, 1);
    assert_int_equal(seen.about_the_officer, 1);
    seen = register_as("boss", HOMNA);
    assert_int_equal(seen.entries, 3);
    test_store_be(&t, "clerk");
    assert_int_equal(store_register(t.store, HOMNA, NOVEMBER, see, &seen, NULL), ERR_PERMISSION);
    test_store_be(&t, "gro");
    assert_int_equal(store_register(t.store, RUPGANJ, NOVEMBER, see, &seen, NULL), ERR_PERMISSION);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_officer_reports_on_his_office),      TEST(an_office_in_between_counts_too),
        TEST(the_appeal_officer_reports_on_appeals), TEST(nobody_else_reports),
        TEST(a_register_has_what_is_his_to_know),
    };

    return cmocka_run_group_tests_name("report_store", tests, NULL, NULL);
}
