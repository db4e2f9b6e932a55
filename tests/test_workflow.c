/* The workflow, step by step: every action in every status, allowed or refused; who may take it; what it
 * must carry; what it leads to. The table below was written from the guidelines, not from the code. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "model/workflow.h"

static const struct date TODAY = {2026, 11, 22};
static const struct date PAST = {2026, 11, 19};
static const struct date FUTURE = {2026, 12, 20};

static char OFFICE[] = "a";
static char OFFICER[] = "karim";

/* A complaint that was filed and has come to that status at that tier. */
struct life {
    struct event events[3];
    struct event_list list;
};

static void live(struct life *life, enum status status, enum tier tier, struct date due)
{
    memset(life, 0, sizeof(*life));
    life->events[0] = (struct event){.id = 1,
                                     .at = clock_day_start(PAST),
                                     .action = ACTION_FILE,
                                     .status = STATUS_NEW,
                                     .tier = TIER_GRO,
                                     .office = OFFICE,
                                     .due = due};
    life->events[1] = life->events[0];
    life->events[1].id = 2;
    life->events[1].action = status == STATUS_DISPOSED     ? ACTION_DISPOSE
                             : status == STATUS_FILED_AWAY ? ACTION_FILE_AWAY
                                                           : ACTION_ACCEPT;
    life->events[1].status = status;
    life->events[1].tier = tier;
    life->events[1].actor = OFFICER;
    life->list = (struct event_list){life->events, 2, 2};
}

static struct situation situation_of(struct life *life)
{
    struct situation s;

    workflow_situation(&life->list, false, &s);
    return s;
}

/* y: yes. t: once the time has run out. A dot: no. In the order of enum status. */
static const struct {
    enum action action;
    enum tier tier;
    const char *allowed;
} TABLE[] = {
    /*                               N A O R I S F f D P C  (new … filed away, disposed, appealed, Cell) */
    {ACTION_ACCEPT, TIER_GRO, "y.....y..y."},
    {ACTION_ASK_OPINION, TIER_GRO, ".yyyyy....."},
    {ACTION_LOG_OPINION, TIER_GRO, "..y........"},
    {ACTION_INVESTIGATE, TIER_GRO, ".yyy.y....."},
    {ACTION_ORDER_SERVICE, TIER_GRO, ".yyyy......"},
    {ACTION_FORWARD, TIER_GRO, "yyyyyyy...."},
    {ACTION_FILE_AWAY, TIER_GRO, "yyyyyyy..y."},
    {ACTION_DISPOSE, TIER_GRO, ".yyyyy....y"},
    {ACTION_INFORM, TIER_GRO, ".......yy.."},
    {ACTION_GRS_NUMBER, TIER_GRO, "yyyyyyyyyyy"},
    {ACTION_NOTE, TIER_GRO, "yyyyyyyyyyy"},
    {ACTION_APPEAL, TIER_GRO, "tttttttyy.."},
    {ACTION_APPEAL, TIER_APPEAL, "..........."},
    {ACTION_APPEAL, TIER_CELL, "..........."},
    {ACTION_REFER_CELL, TIER_GRO, "..........."},
    {ACTION_REFER_CELL, TIER_APPEAL, "tttttttyyt."},
    {ACTION_REFER_CELL, TIER_CELL, "..........."},
    {ACTION_RATE, TIER_GRO, ".......yy.."},
    {ACTION_UNDO, TIER_GRO, "yyyyyyyyyyy"},
    {ACTION_FILE, TIER_GRO, "..........."},
};

static void check_cell(enum action action, enum tier tier, enum status status, char wanted)
{
    struct life life;
    struct situation s;
    bool early;
    bool late;

    live(&life, status, tier, FUTURE);
    s = situation_of(&life);
    early = workflow_may(&s, action, TODAY) == REFUSAL_NONE;
    life.events[1].due = PAST;
    s = situation_of(&life);
    late = workflow_may(&s, action, TODAY) == REFUSAL_NONE;
    if (early != (wanted == 'y') || late != (wanted != '.'))
        fail_msg("%s at %s, tier %d: in time %d, late %d", action_name(action), status_name(status),
                 (int)tier, early, late);
}

static void every_action_in_every_status(void **state)
{
    size_t checked = 0;

    (void)state;
    for (size_t i = 0; i < sizeof(TABLE) / sizeof(TABLE[0]); i++) {
        assert_int_equal(strlen(TABLE[i].allowed), STATUS_COUNT);
        for (int status = 0; status < STATUS_COUNT; status++) {
            check_cell(TABLE[i].action, TABLE[i].tier, (enum status)status,
                       TABLE[i].allowed[status]);
            checked++;
        }
    }
    assert_int_equal(checked, sizeof(TABLE) / sizeof(TABLE[0]) * STATUS_COUNT);
}

static void every_action_stands_in_the_table(void **state)
{
    (void)state;
    for (int action = 0; action < ACTION_COUNT; action++) {
        bool found = false;

        for (size_t i = 0; i < sizeof(TABLE) / sizeof(TABLE[0]); i++)
            found |= (int)TABLE[i].action == action;
        assert_true(found);
    }
}

/* ---- who ------------------------------------------------------------------------------------------- */

/* Visitor, desk, officer, appeal officer, admin: at the first tier, then at the second. */
static const struct {
    enum action action;
    const char *first;
    const char *second;
} TAKERS[] = {
    {ACTION_ACCEPT, "..o.a", "...pa"},        {ACTION_ASK_OPINION, "..o.a", "...pa"},
    {ACTION_LOG_OPINION, "..o.a", "...pa"},   {ACTION_INVESTIGATE, "..o.a", "...pa"},
    {ACTION_ORDER_SERVICE, "..o.a", "...pa"}, {ACTION_FORWARD, "..o.a", "...pa"},
    {ACTION_FILE_AWAY, "..o.a", "...pa"},     {ACTION_DISPOSE, "..o.a", "...pa"},
    {ACTION_INFORM, ".do.a", ".d.pa"},        {ACTION_GRS_NUMBER, ".do.a", ".d.pa"},
    {ACTION_NOTE, ".do.a", ".d.pa"},          {ACTION_APPEAL, "vd..a", "vd..a"},
    {ACTION_REFER_CELL, "vd..a", "vd..a"},    {ACTION_RATE, "vd..a", "vd..a"},
    {ACTION_FILE, ".....", "....."},
};

static void check_taker(enum action action, enum tier tier, enum role role, bool wanted)
{
    struct life life;
    struct situation s;
    bool may;

    live(&life, STATUS_ACCEPTED, tier, FUTURE);
    s = situation_of(&life);
    may = workflow_may_account(&s, action, 1U << role, role == ROLE_VISITOR ? NULL : "jamal") ==
          REFUSAL_NONE;
    if (may != wanted)
        fail_msg("%s by %s at tier %d: %d", action_name(action), role_name(role), (int)tier, may);
}

static void only_those_who_may(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(TAKERS) / sizeof(TAKERS[0]); i++) {
        for (int role = 0; role < ROLE_COUNT; role++) {
            check_taker(TAKERS[i].action, TIER_GRO, (enum role)role, TAKERS[i].first[role] != '.');
            check_taker(TAKERS[i].action, TIER_APPEAL, (enum role)role,
                        TAKERS[i].second[role] != '.');
        }
    }
}

static void one_undoes_ones_own_steps(void **state)
{
    struct life life;
    struct situation s;

    (void)state;
    live(&life, STATUS_ACCEPTED, TIER_GRO, FUTURE);
    s = situation_of(&life);
    assert_int_equal(workflow_may_account(&s, ACTION_UNDO, ROLES_OFFICER, "karim"), REFUSAL_NONE);
    assert_int_equal(workflow_may_account(&s, ACTION_UNDO, ROLES_OFFICER, "jamal"),
                     REFUSAL_NOT_YOURS);
    assert_int_equal(workflow_may_account(&s, ACTION_UNDO, ROLES_ADMIN, "jamal"), REFUSAL_NONE);
    assert_int_equal(workflow_may_account(&s, ACTION_UNDO, ROLES_VISITOR, NULL), REFUSAL_ROLE);
    life.events[1].action = ACTION_RATE;
    s = situation_of(&life);
    assert_int_equal(workflow_may_account(&s, ACTION_UNDO, ROLES_ADMIN, "karim"),
                     REFUSAL_NOT_YOURS);
    life.list.count = 1; /* the filing itself is never undone */
    s = situation_of(&life);
    assert_int_equal(workflow_may(&s, ACTION_UNDO, TODAY), REFUSAL_STAGE);
}

/* ---- time ------------------------------------------------------------------------------------------ */

static void an_appeal_is_taken_for_a_month(void **state)
{
    struct life life;
    struct situation s;
    static const struct date FROM = {2026, 1, 31};

    (void)state;
    live(&life, STATUS_DISPOSED, TIER_GRO, PAST);
    life.events[1].at = clock_day_start(FROM);
    s = situation_of(&life);
    assert_int_equal(workflow_may(&s, ACTION_APPEAL, (struct date){2026, 2, 28}), REFUSAL_NONE);
    assert_int_equal(workflow_may(&s, ACTION_APPEAL, (struct date){2026, 3, 1}), REFUSAL_TOO_LATE);
}

static void refusals_say_why(void **state)
{
    struct life life;
    struct situation s;

    (void)state;
    live(&life, STATUS_NEW, TIER_GRO, FUTURE);
    s = situation_of(&life);
    assert_int_equal(workflow_may(&s, ACTION_APPEAL, TODAY), REFUSAL_TIME_LEFT);
    assert_int_equal(workflow_may(&s, ACTION_REFER_CELL, TODAY), REFUSAL_TIER);
    assert_int_equal(workflow_may(&s, ACTION_DISPOSE, TODAY), REFUSAL_STAGE);
    for (int i = REFUSAL_NONE + 1; i < REFUSAL_COUNT; i++)
        assert_true(strlen(workflow_refusal_text((enum refusal)i)) > 10);
}

static void one_informs_and_rates_once(void **state)
{
    struct life life;
    struct situation s;

    (void)state;
    live(&life, STATUS_DISPOSED, TIER_GRO, FUTURE);
    life.events[2] = life.events[1];
    life.events[2].action = ACTION_INFORM;
    life.list.count = 3;
    s = situation_of(&life);
    assert_int_equal(workflow_may(&s, ACTION_INFORM, TODAY), REFUSAL_DONE);
    assert_int_equal(workflow_may(&s, ACTION_RATE, TODAY), REFUSAL_NONE);
    life.events[2].action = ACTION_RATE;
    s = situation_of(&life);
    assert_int_equal(workflow_may(&s, ACTION_INFORM, TODAY), REFUSAL_NONE);
    assert_int_equal(workflow_may(&s, ACTION_RATE, TODAY), REFUSAL_DONE);
}

/* ---- what a step carries --------------------------------------------------------------------------- */

static enum refusal check(const struct workflow_step *step)
{
    struct life life;
    struct situation s;

    live(&life, STATUS_ACCEPTED, TIER_GRO, FUTURE);
    s = situation_of(&life);
    return workflow_check_step(&s, step, TODAY);
}

static void reasons_are_compulsory(void **state)
{
    char *long_text = mem_new(STEP_TEXT_LIMIT + 2);

    (void)state;
    memset(long_text, 'x', STEP_TEXT_LIMIT + 1);
    assert_int_equal(check(&(struct workflow_step){.action = ACTION_ACCEPT}), REFUSAL_NONE);
    assert_int_equal(check(&(struct workflow_step){.action = ACTION_FILE_AWAY}), REFUSAL_NOTE);
    assert_int_equal(check(&(struct workflow_step){.action = ACTION_FILE_AWAY, .note = " \n"}),
                     REFUSAL_NOTE);
    assert_int_equal(check(&(struct workflow_step){.action = ACTION_FILE_AWAY, .note = "x"}),
                     REFUSAL_NONE);
    assert_int_equal(check(&(struct workflow_step){.action = ACTION_FILE_AWAY, .note = long_text}),
                     REFUSAL_LONG);
    assert_int_equal(check(&(struct workflow_step){.action = ACTION_DISPOSE, .note = "x"}),
                     REFUSAL_OUTCOME);
    assert_int_equal(
        check(&(struct workflow_step){.action = ACTION_DISPOSE, .outcome = OUTCOME_OTHER}),
        REFUSAL_NOTE);
    assert_int_equal(
        check(&(struct workflow_step){
            .action = ACTION_DISPOSE, .note = "x", .outcome = OUTCOME_OTHER, .cause = "y"}),
        REFUSAL_NONE);
    assert_int_equal(check(&(struct workflow_step){.action = ACTION_FORWARD, .note = "x"}),
                     REFUSAL_OFFICE);
    assert_int_equal(
        check(&(struct workflow_step){.action = ACTION_FORWARD, .note = "x", .to = "a"}),
        REFUSAL_OFFICE);
    assert_int_equal(check(&(struct workflow_step){.action = ACTION_FORWARD, .to = "b"}),
                     REFUSAL_NOTE);
    assert_int_equal(
        check(&(struct workflow_step){.action = ACTION_FORWARD, .note = "x", .to = "b"}),
        REFUSAL_NONE);
    assert_int_equal(
        check(&(struct workflow_step){.action = ACTION_ACCEPT, .outcome = OUTCOME_OTHER}),
        REFUSAL_EXTRA);
    assert_int_equal(check(&(struct workflow_step){.action = ACTION_RATE}), REFUSAL_RATING);
    assert_int_equal(check(&(struct workflow_step){.action = ACTION_APPEAL}), REFUSAL_NOTE);
    assert_int_equal(check(&(struct workflow_step){.action = ACTION_ASK_OPINION}), REFUSAL_WHOM);
    assert_int_equal(
        check(&(struct workflow_step){.action = ACTION_ASK_OPINION, .to = "b", .by = PAST}),
        REFUSAL_BY);
    assert_int_equal(check(&(struct workflow_step){.action = ACTION_ASK_OPINION, .to = "b"}),
                     REFUSAL_NONE);
    assert_int_equal(check(&(struct workflow_step){.action = ACTION_GRS_NUMBER}), REFUSAL_NOTE);
    free(long_text);
}

/* ---- what it leads to ------------------------------------------------------------------------------ */

static const struct tier_limits LIMITS = {{0, 30, 20, 60}};

static void apply(struct life *life, const struct workflow_step *step, struct event *out)
{
    struct calendar calendar = {0}; /* no holidays: weekends only */
    struct situation s = situation_of(life);

    workflow_apply(&s, step, &LIMITS, &calendar, "karim", clock_day_start(TODAY) + 3600, out);
}

static void assert_day(struct date got, int year, int month, int day)
{
    struct date wanted = {year, month, day};

    assert_int_equal(date_compare(got, wanted), 0);
}

static void an_investigation_adds_ten_working_days_once(void **state)
{
    struct life life;
    struct event event;

    (void)state;
    live(&life, STATUS_ACCEPTED, TIER_GRO, (struct date){2026, 11, 29});
    apply(&life, &(struct workflow_step){.action = ACTION_INVESTIGATE}, &event);
    assert_int_equal(event.status, STATUS_INVESTIGATING);
    assert_day(event.due, 2026, 12, 13);     /* two weeks of Sunday to Thursday */
    assert_day(event.next_by, 2026, 12, 20); /* the report: 20 working days */
    event_wipe(&event);

    life.events[2] = life.events[1];
    life.events[1].action = ACTION_INVESTIGATE;
    life.events[2].action = ACTION_ORDER_SERVICE;
    life.list.count = 3;
    apply(&life, &(struct workflow_step){.action = ACTION_INVESTIGATE}, &event);
    assert_day(event.due, 2026, 11, 29); /* it has been lengthened before */
    event_wipe(&event);
}

static void a_decision_sets_the_clock_to_tell(void **state)
{
    struct life life;
    struct event event;
    struct situation s;
    struct calendar calendar = {0};

    (void)state;
    live(&life, STATUS_ACCEPTED, TIER_GRO, FUTURE);
    apply(&life,
          &(struct workflow_step){.action = ACTION_DISPOSE, .note = "x", .outcome = OUTCOME_OTHER},
          &event);
    assert_int_equal(event.status, STATUS_DISPOSED);
    assert_int_equal(event.outcome, OUTCOME_OTHER);
    assert_day(event.next_by, 2026, 12, 1); /* 7 working days after Sunday the 22nd */
    event_wipe(&event);
    workflow_situation(&life.list, true, &s); /* nobody can be told */
    workflow_apply(&s, &(struct workflow_step){.action = ACTION_FILE_AWAY, .note = "x"}, &LIMITS,
                   &calendar, "karim", clock_day_start(TODAY), &event);
    assert_true(date_is_none(event.next_by));
    event_wipe(&event);
}

static void tiers_have_their_own_time(void **state)
{
    struct life life;
    struct event event;

    (void)state;
    live(&life, STATUS_DISPOSED, TIER_GRO, PAST);
    life.events[1].outcome = OUTCOME_OTHER;
    apply(&life, &(struct workflow_step){.action = ACTION_APPEAL, .note = "x"}, &event);
    assert_int_equal(event.tier, TIER_APPEAL);
    assert_int_equal(event.status, STATUS_APPEALED);
    assert_int_equal(event.outcome, OUTCOME_NONE);
    assert_day(event.due, 2026, 12, 20); /* 20 working days */
    event_wipe(&event);
    live(&life, STATUS_DISPOSED, TIER_APPEAL, PAST);
    apply(&life, &(struct workflow_step){.action = ACTION_REFER_CELL}, &event);
    assert_int_equal(event.tier, TIER_CELL);
    assert_day(event.due, 2027, 2, 14); /* 60 working days */
    event_wipe(&event);
}

static void an_undone_step_counts_as_never_taken(void **state)
{
    struct life life;
    struct event event;
    const struct event *effective[3];

    (void)state;
    live(&life, STATUS_DISPOSED, TIER_GRO, FUTURE);
    apply(&life, &(struct workflow_step){.action = ACTION_UNDO}, &event);
    assert_int_equal(event.status, STATUS_NEW);
    assert_int_equal(event.outcome, OUTCOME_NONE);
    life.events[2] = event;
    life.list.count = 3;
    assert_int_equal(workflow_effective(&life.list, effective), 1);
    assert_ptr_equal(effective[0], &life.events[0]);
    event_wipe(&event);
}

static void a_forwarded_complaint_says_where_it_came_from(void **state)
{
    struct life life;
    struct event event;

    (void)state;
    live(&life, STATUS_NEW, TIER_GRO, FUTURE);
    apply(&life, &(struct workflow_step){.action = ACTION_FORWARD, .note = "x", .to = "b"}, &event);
    assert_string_equal(event.office, "b");
    assert_string_equal(event.other_office, "a");
    assert_day(event.due, FUTURE.year, FUTURE.month, FUTURE.day); /* waiting stops no clock */
    event_wipe(&event);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_action_in_every_status),
        cmocka_unit_test(every_action_stands_in_the_table),
        cmocka_unit_test(only_those_who_may),
        cmocka_unit_test(one_undoes_ones_own_steps),
        cmocka_unit_test(an_appeal_is_taken_for_a_month),
        cmocka_unit_test(refusals_say_why),
        cmocka_unit_test(one_informs_and_rates_once),
        cmocka_unit_test(reasons_are_compulsory),
        cmocka_unit_test(an_investigation_adds_ten_working_days_once),
        cmocka_unit_test(a_decision_sets_the_clock_to_tell),
        cmocka_unit_test(tiers_have_their_own_time),
        cmocka_unit_test(an_undone_step_counts_as_never_taken),
        cmocka_unit_test(a_forwarded_complaint_says_where_it_came_from),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
