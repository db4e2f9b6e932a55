/* The reports: every column on lives made by hand, and a generated year in which every figure is counted
 * anew by simpler means and everything adds up. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/str.h"
#include "commands/command.h"
#include "model/report.h"
#include "model/workflow.h"
#include "store/store.h"
#include "year.h"

#define A "doict.homna.comilla"
#define B "doict.keshabpur.jessore"
#define C "doict.rupganj.narayanganj"

static const struct calendar NO_HOLIDAYS;
static const struct tier_limits LIMITS = {{0, 30, 20, 60}};
static const struct month OCTOBER = {2026, 10};
static const struct month NOVEMBER = {2026, 11};
static const struct month DECEMBER = {2026, 12};

/* ---- lives made by hand -------------------------------------------------------------------------- */

struct life {
    struct complaint_record record;
    struct event_list events;
};

static int64_t moment(const char *text)
{
    char *whole = str_format("%s+06:00", text);
    int64_t utc = 0;

    assert_true(clock_parse(whole, &utc));
    free(whole);
    return utc;
}

static void add(struct life *life, struct event event)
{
    mem_grow(&life->events.items, &life->events.cap, life->events.count + 1, sizeof(event));
    event.id = (int64_t)life->events.count + 1;
    life->events.items[life->events.count++] = event;
}

static void file(struct life *life, const char *at, enum medium medium, enum tier tier,
                 const char *office)
{
    struct due due;
    struct event event = {.at = moment(at),
                          .action = ACTION_FILE,
                          .status = STATUS_NEW,
                          .tier = tier,
                          .office = mem_copy_string(office)};

    memset(life, 0, sizeof(*life));
    calendar_due(&NO_HOLIDAYS, clock_dhaka(event.at).date, LIMITS.days[tier], &due);
    event.due = due.date;
    due_clear(&due);
    life->record.filed.medium = medium;
    life->record.received = event.at;
    memcpy(life->record.tracking, "1234567890", sizeof("1234567890"));
    add(life, event);
}

static void step(struct life *life, const char *at, struct workflow_step step)
{
    struct situation situation;
    struct event event;

    workflow_situation(&life->events, false, &situation);
    workflow_apply(&situation, &step, &LIMITS, &NO_HOLIDAYS, "karim", moment(at), &event);
    add(life, event);
}

#define STEP(life, at, ...) step((life), (at), (struct workflow_step){__VA_ARGS__})

static void end(struct life *life)
{
    event_list_wipe(&life->events);
}

/* The report on some months, made long after. */
static void report_on(struct report *r, struct month first, size_t months, struct life *lives,
                      size_t count)
{
    report_init(r, first, months, moment("2027-12-31T12:00:00"), &NO_HOLIDAYS);
    (void)report_add_office(r, A, true, true);
    (void)report_add_office(r, B, true, true);
    for (size_t i = 0; i < count; i++)
        report_add(r, &lives[i].record, &lives[i].events, NULL);
    report_finish(r);
}

/* The figures that are not zero: "website=1 received=1 …". */
static char *shown(const struct figures *f)
{
    static const char *const NAMES[FIGURE_COUNT] = {
        [FIGURE_WEBSITE] = "website",       [FIGURE_333] = "333",
        [FIGURE_CONVENTIONAL] = "usual",    [FIGURE_SUO_MOTU] = "suo",
        [FIGURE_RECEIVED] = "received",     [FIGURE_CARRIED] = "carried",
        [FIGURE_FROM_OFFICES] = "from",     [FIGURE_REOPENED] = "reopened",
        [FIGURE_TO_OFFICES] = "to",         [FIGURE_WENT_UP] = "up",
        [FIGURE_TOTAL] = "total",           [FIGURE_DISPOSED] = "disposed",
        [FIGURE_FILED_AWAY] = "filed_away", [FIGURE_IN_TIME] = "in_time",
        [FIGURE_OVERDUE] = "overdue",       [FIGURE_RUNNING] = "running",
    };
    struct str text = {0};

    for (int i = 0; i < FIGURE_COUNT; i++) {
        if (f->n[i] != 0)
            str_addf(&text, "%s%s=%lld", text.len == 0 ? "" : " ", NAMES[i], (long long)f->n[i]);
    }
    return str_take(&text);
}

static void expect(const struct report *r, const char *office, enum tier tier, size_t month,
                   const char *wanted)
{
    char *got = shown(report_figures(r, strcmp(office, B) == 0, tier, month));

    assert_string_equal(got, wanted);
    free(got);
}

static void the_ways_in(void **state)
{
    struct life lives[6];
    struct report r;

    (void)state;
    file(&lives[0], "2026-11-02T10:00:00", MEDIUM_KIOSK, TIER_GRO, A);
    file(&lives[1], "2026-11-02T10:00:00", MEDIUM_PHONE, TIER_GRO, A);
    file(&lives[2], "2026-11-02T10:00:00", MEDIUM_DESK, TIER_GRO, A);
    file(&lives[3], "2026-11-02T10:00:00", MEDIUM_POST, TIER_GRO, A);
    file(&lives[4], "2026-11-02T10:00:00", MEDIUM_EMAIL, TIER_GRO, A);
    file(&lives[5], "2026-11-02T10:00:00", MEDIUM_SUO_MOTU, TIER_GRO, A);
    report_on(&r, NOVEMBER, 1, lives, 6);
    expect(&r, A, TIER_GRO, 0,
           "website=1 333=1 usual=3 suo=1 received=6 total=6 in_time=6 running=6");
    expect(&r, A, TIER_APPEAL, 0, "");
    expect(&r, B, TIER_GRO, 0, "");
    assert_int_equal(r.service_count, 1);
    assert_int_equal(r.services[0].count, 6);
    report_clear(&r);
    for (int i = 0; i < 6; i++)
        end(&lives[i]);
}

/* A month begins and ends at midnight in Dhaka, to the second. */
static void the_edges_of_a_month(void **state)
{
    struct life lives[4];
    struct report r;

    (void)state;
    file(&lives[0], "2026-10-31T23:59:59", MEDIUM_KIOSK, TIER_GRO, A);
    file(&lives[1], "2026-11-01T00:00:00", MEDIUM_KIOSK, TIER_GRO, A);
    STEP(&lives[1], "2026-11-30T23:59:59", .action = ACTION_FILE_AWAY, .note = "x");
    file(&lives[2], "2026-11-30T23:59:59", MEDIUM_KIOSK, TIER_GRO, A);
    STEP(&lives[2], "2026-12-01T00:00:00", .action = ACTION_FILE_AWAY, .note = "x");
    file(&lives[3], "2026-12-01T00:00:00", MEDIUM_KIOSK, TIER_GRO, A);
    report_on(&r, OCTOBER, 3, lives, 4);
    expect(&r, A, TIER_GRO, 0, "website=1 received=1 total=1 in_time=1 running=1");
    expect(&r, A, TIER_GRO, 1,
           "website=2 received=2 carried=1 total=3 disposed=1 filed_away=1 in_time=2 running=2");
    expect(&r, A, TIER_GRO, 2,
           "website=1 received=1 carried=2 total=3 disposed=1 filed_away=1 in_time=1 overdue=1 "
           "running=2");
    assert_int_equal(r.case_count, 1);
    assert_int_equal(r.cases[0].days, 1);
    report_clear(&r);
    for (int i = 0; i < 4; i++)
        end(&lives[i]);
}

static void steps_taken_back(void **state)
{
    struct life lives[2];
    struct report r;

    (void)state;
    file(&lives[0], "2026-10-04T10:00:00", MEDIUM_DESK, TIER_GRO, A);
    STEP(&lives[0], "2026-10-05T10:00:00", .action = ACTION_ACCEPT);
    STEP(&lives[0], "2026-10-06T10:00:00", .action = ACTION_DISPOSE, .note = "x",
         .outcome = OUTCOME_OTHER);
    STEP(&lives[0], "2026-10-06T10:05:00", .action = ACTION_UNDO);
    STEP(&lives[0], "2026-10-20T10:00:00", .action = ACTION_DISPOSE, .note = "x",
         .outcome = OUTCOME_OTHER);
    STEP(&lives[0], "2026-11-03T10:00:00", .action = ACTION_UNDO);
    file(&lives[1], "2026-10-04T10:00:00", MEDIUM_DESK, TIER_GRO, A);
    STEP(&lives[1], "2026-10-30T10:00:00", .action = ACTION_FILE_AWAY, .note = "x");
    STEP(&lives[1], "2026-11-03T10:00:00", .action = ACTION_UNDO);
    STEP(&lives[1], "2026-11-04T10:00:00", .action = ACTION_FILE_AWAY, .note = "x");
    report_on(&r, OCTOBER, 3, lives, 2);
    expect(&r, A, TIER_GRO, 0, "usual=2 received=2 total=2 disposed=2 filed_away=1");
    expect(&r, A, TIER_GRO, 1, "reopened=2 total=2 disposed=1 filed_away=1 overdue=1 running=1");
    expect(&r, A, TIER_GRO, 2, "carried=1 total=1 overdue=1 running=1");
    report_clear(&r);
    end(&lives[0]);
    end(&lives[1]);
}

static void forwarding(void **state)
{
    struct life lives[4];
    struct report r;

    (void)state;
    /* on in the month it came in; on in the next; on and back at once; on, and taken back in the next */
    file(&lives[0], "2026-10-04T10:00:00", MEDIUM_DESK, TIER_GRO, A);
    STEP(&lives[0], "2026-10-05T10:00:00", .action = ACTION_FORWARD, .note = "x", .to = B);
    file(&lives[1], "2026-10-04T10:00:00", MEDIUM_DESK, TIER_GRO, A);
    STEP(&lives[1], "2026-11-05T10:00:00", .action = ACTION_FORWARD, .note = "x", .to = B);
    STEP(&lives[1], "2026-11-06T10:00:00", .action = ACTION_ACCEPT);
    STEP(&lives[1], "2026-11-09T10:00:00", .action = ACTION_DISPOSE, .note = "x",
         .outcome = OUTCOME_OTHER);
    file(&lives[2], "2026-10-04T10:00:00", MEDIUM_DESK, TIER_GRO, A);
    STEP(&lives[2], "2026-10-05T10:00:00", .action = ACTION_FORWARD, .note = "x", .to = C);
    STEP(&lives[2], "2026-10-06T10:00:00", .action = ACTION_FORWARD, .note = "x", .to = A);
    file(&lives[3], "2026-10-04T10:00:00", MEDIUM_DESK, TIER_GRO, A);
    STEP(&lives[3], "2026-10-05T10:00:00", .action = ACTION_FORWARD, .note = "x", .to = B);
    STEP(&lives[3], "2026-11-05T10:00:00", .action = ACTION_UNDO);
    report_on(&r, OCTOBER, 2, lives, 4);
    expect(&r, A, TIER_GRO, 0, "usual=4 received=4 from=1 to=3 total=2 in_time=2 running=2");
    expect(&r, B, TIER_GRO, 0, "from=2 total=2 in_time=2 running=2");
    expect(&r, A, TIER_GRO, 1, "carried=2 from=1 to=1 total=2 overdue=2 running=2");
    expect(&r, B, TIER_GRO, 1, "carried=2 from=1 to=1 total=2 disposed=1 overdue=1 running=1");
    assert_int_equal(r.case_count, 1);
    assert_int_equal(r.cases[0].office, 1);
    assert_int_equal(r.cases[0].days, 26); /* from the day it came in, wherever it was */
    assert_false(r.cases[0].late);
    report_clear(&r);
    for (int i = 0; i < 4; i++)
        end(&lives[i]);
}

static void appeals(void **state)
{
    struct life lives[4];
    struct report r;

    (void)state;
    /* decided and appealed in one month, and decided again; the time run out; about the GRS officer, then
     * to the Cell; an appeal typed at the kiosk */
    file(&lives[0], "2026-10-04T10:00:00", MEDIUM_DESK, TIER_GRO, A);
    STEP(&lives[0], "2026-10-05T10:00:00", .action = ACTION_ACCEPT);
    STEP(&lives[0], "2026-11-02T10:00:00", .action = ACTION_DISPOSE, .note = "x",
         .outcome = OUTCOME_OTHER);
    STEP(&lives[0], "2026-11-03T10:00:00", .action = ACTION_APPEAL, .note = "x");
    STEP(&lives[0], "2026-11-04T10:00:00", .action = ACTION_ACCEPT);
    STEP(&lives[0], "2026-11-05T10:00:00", .action = ACTION_DISPOSE, .note = "x",
         .outcome = OUTCOME_BLAME_PROVED);
    file(&lives[1], "2026-10-04T10:00:00", MEDIUM_DESK, TIER_GRO, A);
    STEP(&lives[1], "2026-11-29T10:00:00", .action = ACTION_APPEAL, .note = "x");
    file(&lives[2], "2026-10-04T10:00:00", MEDIUM_KIOSK, TIER_APPEAL, A);
    STEP(&lives[2], "2026-11-29T10:00:00", .action = ACTION_REFER_CELL, .note = "x");
    file(&lives[3], "2026-11-04T10:00:00", MEDIUM_DESK, TIER_GRO, A);
    STEP(&lives[3], "2026-11-05T10:00:00", .action = ACTION_FILE_AWAY, .note = "x");
    STEP(&lives[3], "2026-11-06T10:00:00", .action = ACTION_APPEAL, .note = "x");
    free(lives[3].events.items[2].actor);
    lives[3].events.items[2].actor = NULL;
    report_on(&r, OCTOBER, 2, lives, 4);
    expect(&r, A, TIER_GRO, 0, "usual=2 received=2 total=2 in_time=2 running=2");
    expect(&r, A, TIER_APPEAL, 0, "website=1 received=1 total=1 in_time=1 running=1");
    expect(&r, A, TIER_GRO, 1, "usual=1 received=1 carried=2 up=1 total=2 disposed=2 filed_away=1");
    expect(&r, A, TIER_APPEAL, 1,
           "website=1 usual=2 received=3 carried=1 up=1 total=3 disposed=1 in_time=2 running=2");
    assert_int_equal(r.case_count, 3);
    assert_int_equal(r.cases[2].tier, TIER_APPEAL);
    assert_int_equal(r.cases[2].days, 2);
    assert_int_equal(r.cases[2].outcome, OUTCOME_BLAME_PROVED);
    report_clear(&r);
    for (int i = 0; i < 4; i++)
        end(&lives[i]);
}

/* Due on the month's last day and not decided: its time has run out when the month is over. In a month that
 * goes on, today counts. */
static void what_is_overdue(void **state)
{
    struct life life;
    struct report r;

    (void)state;
    file(&life, "2026-10-20T10:00:00", MEDIUM_DESK, TIER_GRO, A);
    life.events.items[0].due = (struct date){2026, 11, 30};
    report_on(&r, NOVEMBER, 1, &life, 1);
    expect(&r, A, TIER_GRO, 0, "carried=1 total=1 overdue=1 running=1");
    report_clear(&r);
    life.events.items[0].due = (struct date){2026, 12, 1};
    report_on(&r, NOVEMBER, 1, &life, 1);
    expect(&r, A, TIER_GRO, 0, "carried=1 total=1 in_time=1 running=1");
    report_clear(&r);
    life.events.items[0].due = (struct date){2026, 11, 15};
    for (int day = 15; day <= 16; day++) {
        char *now = str_format("2026-11-%dT23:00:00", day);

        report_init(&r, NOVEMBER, 1, moment(now), &NO_HOLIDAYS);
        (void)report_add_office(&r, A, true, true);
        report_add(&r, &life.record, &life.events, NULL);
        report_finish(&r);
        expect(&r, A, TIER_GRO, 0,
               day == 15 ? "carried=1 total=1 in_time=1 running=1"
                         : "carried=1 total=1 overdue=1 running=1");
        report_clear(&r);
        free(now);
    }
    end(&life);
}

static void the_rate(void **state)
{
    struct figures f = {{0}};

    (void)state;
    assert_int_equal(figures_rate(&f), -1);
    f.n[FIGURE_TOTAL] = 3;
    assert_int_equal(figures_rate(&f), 0);
    f.n[FIGURE_DISPOSED] = 1;
    assert_int_equal(figures_rate(&f), 3333);
    f.n[FIGURE_DISPOSED] = 2;
    assert_int_equal(figures_rate(&f), 6667);
    f.n[FIGURE_DISPOSED] = 3;
    assert_int_equal(figures_rate(&f), 10000);
}

/* A clock that ran ahead and was set right: the order of the steps holds, and nothing is lost. */
static void a_clock_set_back(void **state)
{
    struct life life;
    struct report r;
    int64_t times[3];

    (void)state;
    file(&life, "2026-11-04T10:00:00", MEDIUM_DESK, TIER_GRO, A);
    STEP(&life, "2027-05-05T10:00:00", .action = ACTION_ACCEPT);
    STEP(&life, "2026-11-06T10:00:00", .action = ACTION_DISPOSE, .note = "x",
         .outcome = OUTCOME_OTHER);
    report_times(&life.record, &life.events, times);
    assert_int_equal(times[1], moment("2026-11-06T10:00:00"));
    report_on(&r, NOVEMBER, 12, &life, 1);
    expect(&r, A, TIER_GRO, 0, "usual=1 received=1 total=1 disposed=1");
    for (size_t m = 1; m < 12; m++)
        expect(&r, A, TIER_GRO, m, "");
    report_clear(&r);
    end(&life);
    /* filed with the wrong clock: it came when it says, and went the same moment */
    file(&life, "2027-02-04T10:00:00", MEDIUM_DESK, TIER_GRO, A);
    STEP(&life, "2026-11-06T10:00:00", .action = ACTION_FILE_AWAY, .note = "x");
    report_on(&r, NOVEMBER, 6, &life, 1);
    for (size_t m = 0; m < 6; m++)
        expect(&r, A, TIER_GRO, m,
               m == 3 ? "usual=1 received=1 total=1 disposed=1 filed_away=1" : "");
    report_clear(&r);
    end(&life);
}

static void months(void **state)
{
    struct month m = {0, 0};

    (void)state;
    assert_true(month_parse("২০২৬-১১", &m));
    assert_int_equal(month_compare(m, NOVEMBER), 0);
    assert_int_equal(month_compare(month_add(NOVEMBER, 1), DECEMBER), 0);
    assert_int_equal(month_compare(month_add(NOVEMBER, -1), OCTOBER), 0);
    assert_int_equal(month_compare(month_add(DECEMBER, 1), (struct month){2027, 1}), 0);
    assert_int_equal(month_compare(month_add(NOVEMBER, -23), (struct month){2024, 12}), 0);
    assert_int_equal(month_start(NOVEMBER), moment("2026-11-01T00:00:00"));
    static const char *const WRONG[] = {"",        "2026",       "2026-13", "2026-00",  "2026-1",
                                        "26-11",   "2026-11-01", "2026/11", " 2026-11", "2026-11 ",
                                        "0000-01", "-026-11",    "2026-1x"};
    for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
        assert_false(month_parse(WRONG[i], &m));
        assert_int_equal(month_compare(m, NOVEMBER), 0);
    }
}

static void whose_register(void **state)
{
    struct life life;
    struct register_entry entry;

    (void)state;
    file(&life, "2026-10-31T23:59:59", MEDIUM_DESK, TIER_GRO, A);
    STEP(&life, "2026-11-05T10:00:00", .action = ACTION_FORWARD, .note = "x", .to = B);
    STEP(&life, "2026-11-05T11:00:00", .action = ACTION_FORWARD, .note = "x", .to = C);
    STEP(&life, "2026-11-05T12:00:00", .action = ACTION_UNDO);
    STEP(&life, "2026-11-06T10:00:00", .action = ACTION_ACCEPT);
    STEP(&life, "2026-12-06T10:00:00", .action = ACTION_DISPOSE, .note = "y",
         .outcome = OUTCOME_OTHER);
    assert_false(register_has(&life.record, &life.events, A, NOVEMBER, &entry));
    assert_true(register_has(&life.record, &life.events, A, OCTOBER, &entry));
    assert_null(entry.from_office);
    assert_string_equal(entry.decision->note, "y");
    assert_true(register_has(&life.record, &life.events, B, NOVEMBER, &entry));
    assert_string_equal(entry.from_office, A);
    assert_int_equal(entry.at, moment("2026-11-05T10:00:00"));
    assert_false(register_has(&life.record, &life.events, B, DECEMBER, &entry));
    assert_false(register_has(&life.record, &life.events, C, NOVEMBER, &entry));
    STEP(&life, "2026-12-07T10:00:00", .action = ACTION_UNDO);
    assert_true(register_has(&life.record, &life.events, A, OCTOBER, &entry));
    assert_null(entry.decision);
    assert_int_equal(entry.now->status, STATUS_ACCEPTED);
    end(&life);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ways_in),      cmocka_unit_test(the_edges_of_a_month),
        cmocka_unit_test(steps_taken_back), cmocka_unit_test(forwarding),
        cmocka_unit_test(appeals),          cmocka_unit_test(what_is_overdue),
        cmocka_unit_test(the_rate),         cmocka_unit_test(a_clock_set_back),
        cmocka_unit_test(months),           cmocka_unit_test(whose_register),
    };

    return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
