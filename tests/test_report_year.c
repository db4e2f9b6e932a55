/* A generated year: every figure of the reports is counted anew here by simpler means, from the histories
 * alone; the figures add up for every office, tier and month; and the lists agree with them. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/str.h"
#include "commands/command.h"
#include "model/report.h"
#include "store/store.h"
#include "folder.h"
#include "harness/sanitized.h"
#include "year.h"

enum { COMPLAINTS = SANITIZED ? 600 : 10000, MONTHS = 12, OFFICES_MOST = 8, TIERS = 2, PAGE = 97 };

static const struct month FIRST = {2026, 1};

static char *folder;
static struct store *store;
static struct year_made made;
static char *offices[OFFICES_MOST];
static size_t office_count;
static struct calendar calendar;

#define NO_ERROR(call) assert_int_equal((call), ERR_OK)

static void read_offices(void)
{
    struct office_list list = {0};

    NO_ERROR(store_offices(store, &list, NULL));
    assert_in_range(list.count, 2, OFFICES_MOST);
    for (size_t i = 0; i < list.count; i++)
        offices[office_count++] = mem_copy_string(list.items[i].office.id);
    office_list_clear(&list);
}

static int set_up(void **state)
{
    const struct year_options options = {
        .seed = 2026, .complaints = COMPLAINTS, .first = FIRST, .months = MONTHS};
    char *path;

    (void)state;
    folder = folder_make_quick();
    path = str_format("%s/store.db", folder);
    NO_ERROR(store_open(path, command_fill_store, &store, NULL));
    free(path);
    read_offices();
    NO_ERROR(store_calendar(store, &calendar, NULL));
    year_make(store, &options, &made);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    store_close(store);
    calendar_clear(&calendar);
    for (size_t i = 0; i < office_count; i++)
        free(offices[i]);
    folder_remove(folder);
    free(folder);
    return 0;
}

/* ---- counting anew ------------------------------------------------------------------------------- */

/* Instants 0 … MONTHS: the beginnings of the months and the end of the last. */
static int64_t open_at[MONTHS + 1][OFFICES_MOST][TIERS];
static int64_t late_at[MONTHS + 1][OFFICES_MOST][TIERS];
static int64_t received[MONTHS][OFFICES_MOST][TIERS];
static int64_t by_phone[MONTHS][OFFICES_MOST];
static int64_t disposed[MONTHS][OFFICES_MOST][TIERS];
static int64_t filed_away[MONTHS][OFFICES_MOST][TIERS];
static int64_t at_cell;

static size_t office_of(const char *id)
{
    size_t i = 0;

    while (strcmp(offices[i], id) != 0)
        i++;
    return i;
}

/* The steps before an instant that no later one before it has taken back. */
static size_t standing(const struct event_list *events, int64_t before, const struct event **stack)
{
    size_t n = 0;

    for (size_t i = 0; i < events->count && events->items[i].at < before; i++) {
        if (events->items[i].action != ACTION_UNDO)
            stack[n++] = &events->items[i];
        else if (n > 1)
            n--;
    }
    return n;
}

static void recount_instant(const struct event_list *events, int instant, int64_t at)
{
    const struct event **stack = mem_new_array(events->count, sizeof(const struct event *));
    size_t n = standing(events, at, stack);
    const struct event *top = n == 0 ? NULL : stack[n - 1];

    if (top != NULL && status_is_open(top->status)) {
        if (top->tier <= TIER_APPEAL) {
            open_at[instant][office_of(top->office)][top->tier - 1]++;
            if (date_compare(top->due, clock_dhaka(at).date) < 0)
                late_at[instant][office_of(top->office)][top->tier - 1]++;
        } else if (instant == MONTHS) {
            at_cell++;
        }
    }
    free(stack);
}

static void recount_step(const struct complaint_record *record, const struct event *event, int m)
{
    size_t office = office_of(event->office);
    size_t tier = (size_t)event->tier - 1;

    if (tier >= TIERS)
        return;
    if (event->action == ACTION_FILE || event->action == ACTION_APPEAL)
        received[m][office][tier]++;
    if (event->action == ACTION_FILE && event->tier == TIER_GRO &&
        record->filed.medium == MEDIUM_PHONE)
        by_phone[m][office]++;
    if (event->action == ACTION_DISPOSE || event->action == ACTION_FILE_AWAY)
        disposed[m][office][tier]++;
    if (event->action == ACTION_FILE_AWAY)
        filed_away[m][office][tier]++;
}

static void recount_month(const struct complaint_record *record, const struct event_list *events,
                          int m, int64_t from, int64_t until)
{
    const struct event **stack = mem_new_array(events->count, sizeof(const struct event *));
    size_t n = standing(events, until, stack);

    for (size_t i = 0; i < n; i++) {
        if (stack[i]->at >= from)
            recount_step(record, stack[i], m);
    }
    free(stack);
}

static bool recount(void *context, const struct complaint_record *record,
                    const struct event_list *events, const char *service)
{
    size_t *count = context;

    (void)service;
    (*count)++;
    for (int m = 0; m <= MONTHS; m++) {
        int64_t at = month_start(month_add(FIRST, m));

        recount_instant(events, m, at);
        if (m < MONTHS)
            recount_month(record, events, m, at, month_start(month_add(FIRST, m + 1)));
    }
    return true;
}

static void all_is_counted_anew(void)
{
    static bool done;
    size_t count = 0;

    if (done)
        return;
    NO_ERROR(store_histories(store, 0, INT64_MAX, NULL, recount, &count, NULL));
    assert_int_equal(count, COMPLAINTS);
    done = true;
}

/* ---- the reports --------------------------------------------------------------------------------- */

static bool take(void *context, const struct complaint_record *record,
                 const struct event_list *events, const char *service)
{
    report_add(context, record, events, service);
    return true;
}

/* What had happened by the end of the month that the report is on: as if made in the night after. */
static bool take_until_then(void *context, const struct complaint_record *record,
                            const struct event_list *events, const char *service)
{
    struct report *report = context;
    int64_t end = month_start(month_add(report->first, (int)report->months));
    struct event_list some = *events;

    some.count = 0;
    while (some.count < events->count && events->items[some.count].at < end)
        some.count++;
    if (some.count > 0)
        report_add(report, record, &some, service);
    return true;
}

static void make_report(struct report *report, struct month first, size_t months, bool then)
{
    int64_t until = month_start(month_add(first, (int)months));

    report_init(report, first, months, until, &calendar);
    for (size_t i = 0; i < office_count; i++)
        assert_int_equal(report_add_office(report, offices[i], true, true), i);
    NO_ERROR(store_histories(store, month_start(first), until, NULL, then ? take_until_then : take,
                             report, NULL));
    report_finish(report);
}

/* The year has all that a year can have, or the tests below would prove little. */
static void the_year_is_full(void **state)
{
    (void)state;
    assert_int_equal(made.actions[ACTION_FILE], COMPLAINTS);
    for (int i = 0; i < ACTION_COUNT; i++)
        assert_true(made.actions[i] > (SANITIZED ? 0 : 20));
    assert_true(made.refused < made.actions[ACTION_FILE] * 2);
}

static void every_figure_is_right(void **state)
{
    struct report report;

    (void)state;
    all_is_counted_anew();
    make_report(&report, FIRST, MONTHS, false);
    for (size_t o = 0; o < office_count; o++) {
        for (size_t m = 0; m < MONTHS; m++) {
            for (size_t t = 0; t < TIERS; t++) {
                const int64_t *n = report_figures(&report, o, (enum tier)(t + 1), m)->n;

                assert_int_equal(n[FIGURE_CARRIED], open_at[m][o][t]);
                assert_int_equal(n[FIGURE_RUNNING], open_at[m + 1][o][t]);
                assert_int_equal(n[FIGURE_OVERDUE], late_at[m + 1][o][t]);
                assert_int_equal(n[FIGURE_RECEIVED], received[m][o][t]);
                assert_int_equal(n[FIGURE_DISPOSED], disposed[m][o][t]);
                assert_int_equal(n[FIGURE_FILED_AWAY], filed_away[m][o][t]);
                if (t == 0)
                    assert_int_equal(n[FIGURE_333], by_phone[m][o]);
            }
        }
    }
    report_clear(&report);
}

static void it_adds_up(void **state)
{
    struct report report;

    (void)state;
    make_report(&report, FIRST, MONTHS, false);
    for (size_t m = 0; m < MONTHS; m++) {
        for (enum tier t = TIER_GRO; t <= TIER_APPEAL; t++) {
            struct figures sum = report_sum(&report, t, m, NULL);
            int64_t moved = 0;

            for (size_t o = 0; o < office_count; o++) {
                const int64_t *n = report_figures(&report, o, t, m)->n;

                assert_int_equal(n[FIGURE_CARRIED] + n[FIGURE_RECEIVED] + n[FIGURE_FROM_OFFICES] +
                                     n[FIGURE_REOPENED] - n[FIGURE_TO_OFFICES] - n[FIGURE_WENT_UP] -
                                     n[FIGURE_DISPOSED],
                                 n[FIGURE_RUNNING]);
                assert_int_equal(n[FIGURE_TOTAL] - n[FIGURE_DISPOSED], n[FIGURE_RUNNING]);
                assert_int_equal(n[FIGURE_IN_TIME] + n[FIGURE_OVERDUE], n[FIGURE_RUNNING]);
                if (m + 1 < MONTHS)
                    assert_int_equal(n[FIGURE_RUNNING],
                                     report_figures(&report, o, t, m + 1)->n[FIGURE_CARRIED]);
                assert_true(figures_rate(report_figures(&report, o, t, m)) <= 10000);
                moved += n[FIGURE_TO_OFFICES];
            }
            assert_int_equal(sum.n[FIGURE_TO_OFFICES], sum.n[FIGURE_FROM_OFFICES]);
            assert_int_equal(sum.n[FIGURE_TO_OFFICES], moved);
        }
    }
    report_clear(&report);
}

/* Of one month alone, from what the store gives for it, made long after or on the day itself: the same. */
static void a_report_never_changes(void **state)
{
    struct report year;

    (void)state;
    make_report(&year, FIRST, MONTHS, false);
    for (int m = 0; m < MONTHS; m++) {
        struct report later;
        struct report then;

        make_report(&later, month_add(FIRST, m), 1, false);
        make_report(&then, month_add(FIRST, m), 1, true);
        for (size_t o = 0; o < office_count; o++) {
            for (enum tier t = TIER_GRO; t <= TIER_APPEAL; t++) {
                const struct figures *wanted = report_figures(&year, o, t, (size_t)m);

                assert_memory_equal(report_figures(&later, o, t, 0), wanted, sizeof(*wanted));
                assert_memory_equal(report_figures(&then, o, t, 0), wanted, sizeof(*wanted));
            }
        }
        assert_int_equal(later.case_count, then.case_count);
        report_clear(&later);
        report_clear(&then);
    }
    report_clear(&year);
}

/* For each office alone the store gives what counts there, also of what only went through it. */
static void an_office_alone_gets_the_same(void **state)
{
    struct report year;
    int64_t until = month_start(month_add(FIRST, MONTHS));

    (void)state;
    make_report(&year, FIRST, MONTHS, false);
    for (size_t o = 0; o < office_count; o++) {
        struct report alone;

        report_init(&alone, FIRST, MONTHS, until, &calendar);
        (void)report_add_office(&alone, offices[o], true, true);
        NO_ERROR(store_histories(store, month_start(FIRST), until, offices[o], take, &alone, NULL));
        report_finish(&alone);
        for (size_t m = 0; m < MONTHS; m++) {
            for (enum tier t = TIER_GRO; t <= TIER_APPEAL; t++)
                assert_memory_equal(report_figures(&alone, 0, t, m), report_figures(&year, o, t, m),
                                    sizeof(struct figures));
        }
        report_clear(&alone);
    }
    report_clear(&year);
}

static void cases_and_services_fit_the_figures(void **state)
{
    struct report report;
    int64_t services = 0;
    int64_t cases[OFFICES_MOST][TIERS] = {{0}};

    (void)state;
    make_report(&report, month_add(FIRST, 5), 1, false);
    for (size_t i = 0; i < report.service_count; i++) {
        services += report.services[i].count;
        assert_true(i == 0 || report.services[i - 1].count >= report.services[i].count);
    }
    assert_int_equal(services, report_sum(&report, TIER_GRO, 0, NULL).n[FIGURE_RECEIVED]);
    for (size_t i = 0; i < report.case_count; i++) {
        const struct report_case *one = &report.cases[i];

        cases[one->office][one->tier - 1]++;
        assert_true(one->days >= 0);
        assert_int_equal(month_compare(month_of(one->disposed), month_add(FIRST, 5)), 0);
        assert_true(date_compare(one->came, one->disposed) <= 0);
    }
    for (size_t o = 0; o < office_count; o++) {
        for (size_t t = 0; t < TIERS; t++)
            assert_int_equal(cases[o][t], disposed[5][o][t]);
    }
    report_clear(&report);
}

/* ---- the lists ----------------------------------------------------------------------------------- */

static int64_t walk(const struct list_query *query, bool back)
{
    struct list_rows rows = {0};
    struct list_key key;
    int64_t count = 0;
    bool more = true;

    while (more) {
        NO_ERROR(store_page(store, query, count == 0 ? NULL : &key, back, PAGE, &rows, NULL));
        count += (int64_t)rows.count;
        more = rows.more;
        if (rows.count > 0)
            key = rows.items[back ? 0 : rows.count - 1].key;
        list_rows_wipe(&rows);
    }
    return count;
}

/* The length of a list, read in pages both ways, and counted. */
static int64_t length(enum list list, const char *office, int64_t now)
{
    const struct list_query query = {.list = list, .office = office, .now = now};
    int64_t count = walk(&query, false);
    size_t counted = 0;

    assert_int_equal(walk(&query, true), count);
    NO_ERROR(store_list_count(store, &query, SIZE_MAX >> 1, &counted, NULL));
    assert_int_equal(counted, count);
    return count;
}

static void the_lists_agree(void **state)
{
    int64_t now = month_start(month_add(FIRST, MONTHS)) - 1;
    int64_t filed = 0;
    int64_t open = 0;
    int64_t running = 0;

    (void)state;
    all_is_counted_anew();
    for (size_t o = 0; o < office_count; o++) {
        int64_t here = length(LIST_OPEN, offices[o], now);
        int64_t appeals = length(LIST_APPEALS, offices[o], now);

        assert_int_equal(here - appeals, open_at[MONTHS][o][0]);
        assert_true(appeals >= open_at[MONTHS][o][1]);
        open += here;
        running += open_at[MONTHS][o][0] + open_at[MONTHS][o][1];
        filed += length(LIST_DISPOSED, offices[o], now) + length(LIST_FILED_AWAY, offices[o], now);
    }
    assert_int_equal(open, running + at_cell);
    assert_int_equal(length(LIST_OPEN, NULL, now), open);
    assert_int_equal(open + filed, COMPLAINTS);
    assert_true(length(LIST_OVERDUE, NULL, now) <= open);
}

static void the_store_is_sound(void **state)
{
    struct strv faults = {0};
    int64_t events = 0;
    size_t steps = 0;
    char head[65];

    (void)state;
    NO_ERROR(store_verify(store, &faults, &events, head, NULL));
    assert_int_equal(faults.count, 0);
    for (int i = 0; i < ACTION_COUNT; i++)
        steps += made.actions[i];
    assert_int_equal(events, steps);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_year_is_full),
        cmocka_unit_test(every_figure_is_right),
        cmocka_unit_test(it_adds_up),
        cmocka_unit_test(a_report_never_changes),
        cmocka_unit_test(an_office_alone_gets_the_same),
        cmocka_unit_test(cases_and_services_fit_the_figures),
        cmocka_unit_test(the_lists_agree),
        cmocka_unit_test(the_store_is_sound),
    };

    return cmocka_run_group_tests_name("report_year", tests, set_up, tear_down);
}
