#include "model/workflow.h"

#include <string.h>
#include <unistr.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"

/* ---- the table ----------------------------------------------------------------------------------- */

#define AT(status) (1U << STATUS_##status)
#define CLOSED (AT(FILED_AWAY) | AT(DISPOSED))
#define TAKEN_UP                                                                                   \
    (AT(ACCEPTED) | AT(OPINION_ASKED) | AT(OPINION_RECEIVED) | AT(INVESTIGATING) |                 \
     AT(SERVICE_ORDERED))
#define ANY ((1U << STATUS_COUNT) - 1)

#define STAYS STATUS_COUNT

static const struct workflow_rule RULES[ACTION_COUNT] = {
    [ACTION_FILE] = {0, STATUS_NEW, TAKER_NOBODY, 0, 0},
    [ACTION_ACCEPT] = {AT(NEW) | AT(FORWARDED) | AT(APPEALED), STATUS_ACCEPTED, TAKER_HANDLER, 0,
                       CARRIES_NOTE},
    [ACTION_ASK_OPINION] = {TAKEN_UP, STATUS_OPINION_ASKED, TAKER_HANDLER, 0,
                            CARRIES_NOTE | CARRIES_OFFICE | CARRIES_PERSON | CARRIES_BY},
    [ACTION_LOG_OPINION] = {AT(OPINION_ASKED), STATUS_OPINION_RECEIVED, TAKER_HANDLER, CARRIES_NOTE,
                            CARRIES_PERSON},
    [ACTION_INVESTIGATE] = {TAKEN_UP & ~AT(INVESTIGATING), STATUS_INVESTIGATING, TAKER_HANDLER, 0,
                            CARRIES_NOTE | CARRIES_PERSON | CARRIES_BY},
    [ACTION_ORDER_SERVICE] = {TAKEN_UP & ~AT(SERVICE_ORDERED), STATUS_SERVICE_ORDERED,
                              TAKER_HANDLER, 0, CARRIES_NOTE | CARRIES_BY},
    [ACTION_FORWARD] = {AT(NEW) | AT(FORWARDED) | TAKEN_UP, STATUS_FORWARDED, TAKER_HANDLER,
                        CARRIES_NOTE | CARRIES_OFFICE, 0},
    [ACTION_FILE_AWAY] = {AT(NEW) | AT(FORWARDED) | AT(APPEALED) | TAKEN_UP, STATUS_FILED_AWAY,
                          TAKER_HANDLER, CARRIES_NOTE, 0},
    [ACTION_DISPOSE] = {TAKEN_UP | AT(REFERRED_TO_CELL), STATUS_DISPOSED, TAKER_HANDLER,
                        CARRIES_NOTE | CARRIES_OUTCOME, CARRIES_FINDINGS},
    [ACTION_INFORM] = {CLOSED, STAYS, TAKER_OFFICE, 0, CARRIES_NOTE},
    [ACTION_GRS_NUMBER] = {ANY, STAYS, TAKER_OFFICE, CARRIES_NOTE, 0},
    [ACTION_NOTE] = {ANY, STAYS, TAKER_OFFICE, CARRIES_NOTE, 0},
    [ACTION_APPEAL] = {ANY & ~(AT(APPEALED) | AT(REFERRED_TO_CELL)), STATUS_APPEALED,
                       TAKER_COMPLAINANT, CARRIES_NOTE, CARRIES_PERSON},
    [ACTION_REFER_CELL] = {ANY & ~AT(REFERRED_TO_CELL), STATUS_REFERRED_TO_CELL, TAKER_COMPLAINANT,
                           0, CARRIES_NOTE | CARRIES_PERSON},
    [ACTION_RATE] = {CLOSED, STAYS, TAKER_COMPLAINANT, CARRIES_RATING, CARRIES_NOTE},
    [ACTION_UNDO] = {ANY, STAYS, TAKER_OFFICE, 0, CARRIES_NOTE},
};

const struct workflow_rule *workflow_rule(enum action action)
{
    return &RULES[action];
}

/* ---- where it stands ----------------------------------------------------------------------------- */

size_t workflow_effective(const struct event_list *list, const struct event **out)
{
    size_t n = 0;

    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].action == ACTION_UNDO)
            n -= n > 1;
        else
            out[n++] = &list->items[i];
    }
    return n;
}

static struct date day_of(const struct event *event)
{
    return clock_dhaka(event->at).date;
}

static bool closes(enum action action)
{
    return action == ACTION_DISPOSE || action == ACTION_FILE_AWAY;
}

static bool begins_tier(enum action action)
{
    return action == ACTION_FILE || action == ACTION_APPEAL || action == ACTION_REFER_CELL;
}

static void count_event(struct situation *s, const struct event *event)
{
    if (begins_tier(event->action)) {
        s->tier_began = day_of(event);
        s->extended = false;
    }
    if (event->action == ACTION_INVESTIGATE)
        s->extended = true;
    if (closes(event->action)) {
        s->closed_on = day_of(event);
        s->informed = s->rated = false;
    } else if (status_is_open(event->status)) {
        s->closed_on = (struct date){0};
    }
    if (event->action == ACTION_INFORM)
        s->informed = true;
    if (event->action == ACTION_RATE)
        s->rated = true;
}

void workflow_situation(const struct event_list *list, bool anonymous, struct situation *out)
{
    const struct event **events = mem_new_array(list->count, sizeof(const struct event *));
    size_t n = workflow_effective(list, events);

    *out = (struct situation){.anonymous = anonymous};
    for (size_t i = 0; i < n; i++)
        count_event(out, events[i]);
    if (n > 0)
        out->now = events[n - 1];
    if (n > 1)
        out->back = events[n - 2];
    if (list->count > 0)
        out->last_id = list->items[list->count - 1].id;
    free(events);
}

/* ---- may it? ------------------------------------------------------------------------------------- */

/* A month on, on the last day of a month that is too short. */
struct date workflow_appeal_until(struct date d)
{
    int days;

    d.year += d.month == 12;
    d.month = d.month % 12 + 1;
    days = date_days_in_month(d.year, d.month);
    if (d.day > days)
        d.day = days;
    return d;
}

static bool is_decided(const struct situation *s)
{
    return !status_is_open(s->now->status);
}

/* Whether the complainant may go on to the next tier: decided, or the time has run out. */
static enum refusal may_go_on(const struct situation *s, enum tier from, struct date today)
{
    if (s->now->tier != from)
        return REFUSAL_TIER;
    if (is_decided(s) && from == TIER_GRO &&
        date_compare(today, workflow_appeal_until(s->closed_on)) > 0)
        return REFUSAL_TOO_LATE;
    if (!is_decided(s) && date_compare(s->now->due, today) >= 0)
        return REFUSAL_TIME_LEFT;
    return REFUSAL_NONE;
}

enum refusal workflow_may(const struct situation *s, enum action action, struct date today)
{
    if (!(RULES[action].from & 1U << s->now->status))
        return REFUSAL_STAGE;
    switch (action) {
    case ACTION_APPEAL:
        return may_go_on(s, TIER_GRO, today);
    case ACTION_REFER_CELL:
        return may_go_on(s, TIER_APPEAL, today);
    case ACTION_INFORM:
        return s->informed ? REFUSAL_DONE : REFUSAL_NONE;
    case ACTION_RATE:
        return s->rated ? REFUSAL_DONE : REFUSAL_NONE;
    case ACTION_UNDO:
        return s->back == NULL ? REFUSAL_STAGE : REFUSAL_NONE;
    default:
        return REFUSAL_NONE;
    }
}

/* One takes back one's own steps, and an admin any; but never what the complainant did. */
static enum refusal may_undo(const struct situation *s, unsigned roles, const char *account)
{
    if (RULES[s->now->action].taker == TAKER_COMPLAINANT)
        return REFUSAL_NOT_YOURS;
    if (roles & ROLES_ADMIN)
        return REFUSAL_NONE;
    return account != NULL && s->now->actor != NULL && strcmp(account, s->now->actor) == 0
               ? REFUSAL_NONE
               : REFUSAL_NOT_YOURS;
}

enum refusal workflow_may_account(const struct situation *s, enum action action, unsigned roles,
                                  const char *account)
{
    const struct event *first = s->now;
    const unsigned handler = 1U << tier_role(first->tier);
    static const unsigned TAKERS[] = {
        [TAKER_NOBODY] = 0,
        [TAKER_HANDLER] = ROLES_ADMIN,
        [TAKER_OFFICE] = ROLES_ADMIN | ROLES_DESK,
        [TAKER_COMPLAINANT] = ROLES_ADMIN | ROLES_DESK,
    };
    enum step_taker taker = RULES[action].taker;
    unsigned takers = TAKERS[taker];

    if (taker == TAKER_HANDLER || taker == TAKER_OFFICE)
        takers |= handler;
    if (taker == TAKER_COMPLAINANT && account == NULL)
        takers |= ROLES_VISITOR;
    if (!(roles & takers))
        return REFUSAL_ROLE;
    return action == ACTION_UNDO ? may_undo(s, roles, account) : REFUSAL_NONE;
}

/* ---- what a step carries ------------------------------------------------------------------------- */

static bool holds(const char *text)
{
    return text != NULL && text[strspn(text, " \n\t")] != '\0';
}

static unsigned carried(const struct workflow_step *step)
{
    return (holds(step->note) ? CARRIES_NOTE : 0U) |
           (step->outcome != OUTCOME_NONE ? CARRIES_OUTCOME : 0U) |
           (holds(step->to) ? CARRIES_OFFICE : 0U) | (holds(step->person) ? CARRIES_PERSON : 0U) |
           (!date_is_none(step->by) ? CARRIES_BY : 0U) |
           (step->rating != RATING_NONE ? CARRIES_RATING : 0U) |
           (holds(step->cause) || holds(step->advice) ? CARRIES_FINDINGS : 0U);
}

static enum refusal first_missing(unsigned missing)
{
    static const struct {
        unsigned part;
        enum refusal refusal;
    } PARTS[] = {{CARRIES_OFFICE, REFUSAL_OFFICE},
                 {CARRIES_OUTCOME, REFUSAL_OUTCOME},
                 {CARRIES_RATING, REFUSAL_RATING},
                 {CARRIES_BY, REFUSAL_BY},
                 {CARRIES_NOTE, REFUSAL_NOTE}};

    for (size_t i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]); i++) {
        if (missing & PARTS[i].part)
            return PARTS[i].refusal;
    }
    return REFUSAL_NONE;
}

static bool is_longer(const char *text, size_t limit)
{
    return text != NULL && u8_mbsnlen((const uint8_t *)text, strlen(text)) > limit;
}

static bool is_too_long(const struct workflow_step *step)
{
    size_t note = step->action == ACTION_GRS_NUMBER ? GRS_NUMBER_LIMIT : STEP_TEXT_LIMIT;

    return is_longer(step->note, note) || is_longer(step->cause, STEP_TEXT_LIMIT) ||
           is_longer(step->advice, STEP_TEXT_LIMIT) || is_longer(step->person, STEP_NAME_LIMIT);
}

/* An opinion is asked for with a deadline: where none is said, the day of the decision itself. */
static struct date answer_by(const struct situation *s, const struct workflow_step *step)
{
    return date_is_none(step->by) ? s->now->due : step->by;
}

/* Whether a deadline lies ahead, but not so far that counting to it makes no sense. */
static bool is_near(struct date by, struct date today)
{
    return date_compare(by, today) >= 0 &&
           date_compare(by, date_add(today, CALENDAR_MOST_DAYS)) <= 0;
}

enum refusal workflow_check_step(const struct situation *s, const struct workflow_step *step,
                                 struct date today)
{
    const struct workflow_rule *rule = &RULES[step->action];
    unsigned has = carried(step);
    enum refusal refusal = first_missing(rule->needs & ~has);

    if (refusal != REFUSAL_NONE)
        return refusal;
    if (has & ~(rule->needs | rule->takes))
        return REFUSAL_EXTRA;
    if (step->action == ACTION_ASK_OPINION &&
        !(has & (CARRIES_OFFICE | CARRIES_PERSON | CARRIES_NOTE)))
        return REFUSAL_WHOM;
    if (step->action == ACTION_FORWARD && strcmp(step->to, s->now->office) == 0)
        return REFUSAL_OFFICE;
    if (step->action == ACTION_ASK_OPINION && date_compare(answer_by(s, step), today) < 0)
        return REFUSAL_BY;
    if ((has & CARRIES_BY) && !is_near(step->by, today))
        return REFUSAL_BY;
    return is_too_long(step) ? REFUSAL_LONG : REFUSAL_NONE;
}

static const struct {
    const char *field;
    const char *text;
} REFUSALS[REFUSAL_COUNT] = {
    [REFUSAL_NONE] = {"", ""},
    [REFUSAL_STAGE] = {"", N_("this step is not possible at this stage of the complaint")},
    [REFUSAL_TIME_LEFT] = {"", N_("the officer still has time; this is possible once the decision "
                                  "is made or the time has run out")},
    [REFUSAL_TOO_LATE] = {"", N_("an appeal is possible within one month of the decision; that "
                                 "time is over")},
    [REFUSAL_TIER] = {"", N_("this step does not lead on from where the complaint is now")},
    [REFUSAL_DONE] = {"", N_("this has been done already")},
    [REFUSAL_NOT_YOURS] = {"", N_("only a step of one's own can be undone, and never one of the "
                                  "complainant")},
    [REFUSAL_ROLE] = {"", N_("this account may not take this step for this office")},
    [REFUSAL_NOTE] = {"note", N_("this step needs a text: the reason, the question or the answer")},
    [REFUSAL_OUTCOME] = {"outcome", N_("say how the complaint was decided")},
    [REFUSAL_OFFICE] = {"to", N_("name another office")},
    [REFUSAL_WHOM] = {"to", N_("say whom the opinion is asked of, and what is asked")},
    [REFUSAL_BY] = {"by", N_("name a day, today or later, within ten years")},
    [REFUSAL_RATING] = {"rating", N_("a rating is satisfied or dissatisfied")},
    [REFUSAL_EXTRA] = {"", N_("something was given that this step does not take")},
    [REFUSAL_LONG] = {"", N_("the text is too long")},
};

const char *workflow_refusal_text(enum refusal refusal)
{
    return REFUSALS[refusal].text;
}

const char *workflow_refusal_field(enum refusal refusal)
{
    return REFUSALS[refusal].field;
}

/* ---- taking it ----------------------------------------------------------------------------------- */

static struct date days_on(const struct calendar *calendar, struct date from, int days)
{
    struct due due;
    struct date date;

    calendar_due(calendar, from, days, &due);
    date = due.date;
    due_clear(&due);
    return date;
}

/* As the event before, but for what every step says anew. */
static void carry_over(const struct event *from, struct event *to)
{
    to->status = from->status;
    to->tier = from->tier;
    to->office = mem_copy_string(from->office);
    to->due = from->due;
    to->outcome = from->outcome;
    to->next_by = from->next_by;
}

static void begin_tier(struct event *event, enum tier tier, const struct tier_limits *limits,
                       const struct calendar *calendar, struct date today)
{
    event->tier = tier;
    event->outcome = OUTCOME_NONE;
    event->next_by = (struct date){0};
    event->due = days_on(calendar, today, limits->days[tier]);
}

static void move_to(struct event *event, const char *office)
{
    event->other_office = event->office;
    event->office = mem_copy_string(office);
    event->next_by = (struct date){0};
}

/* What the action does besides setting the status. */
static void change(const struct situation *s, const struct workflow_step *step,
                   const struct tier_limits *limits, const struct calendar *calendar,
                   struct date today, struct event *event)
{
    switch (step->action) {
    case ACTION_ASK_OPINION:
        event->next_by = answer_by(s, step);
        event->other_office = mem_copy_string(step->to);
        break;
    case ACTION_INVESTIGATE:
        event->next_by = date_is_none(step->by) ? days_on(calendar, today, DAYS_REPORT) : step->by;
        if (!s->extended && event->tier == TIER_GRO)
            event->due = days_on(calendar, event->due, DAYS_INVESTIGATION);
        break;
    case ACTION_FORWARD:
        move_to(event, step->to);
        break;
    case ACTION_FILE_AWAY:
    case ACTION_DISPOSE:
        event->outcome = step->outcome;
        event->next_by = s->anonymous ? (struct date){0} : days_on(calendar, today, DAYS_TELL);
        break;
    case ACTION_APPEAL:
        begin_tier(event, TIER_APPEAL, limits, calendar, today);
        break;
    case ACTION_REFER_CELL:
        begin_tier(event, TIER_CELL, limits, calendar, today);
        break;
    case ACTION_GRS_NUMBER:
    case ACTION_NOTE:
    case ACTION_RATE:
    case ACTION_UNDO:
        break;
    default: /* accepting, an opinion logged, a service ordered, the complainant told */
        event->next_by = step->by;
        break;
    }
}

void workflow_apply(const struct situation *s, const struct workflow_step *step,
                    const struct tier_limits *limits, const struct calendar *calendar,
                    const char *actor, int64_t now, struct event *out)
{
    const struct workflow_rule *rule = &RULES[step->action];

    *out = (struct event){.at = now, .action = step->action, .rating = step->rating};
    carry_over(step->action == ACTION_UNDO ? s->back : s->now, out);
    if (rule->to != STAYS)
        out->status = rule->to;
    change(s, step, limits, calendar, clock_dhaka(now).date, out);
    out->actor = mem_copy_string(actor);
    out->note = holds(step->note) ? mem_copy_string(step->note) : NULL;
    out->person = holds(step->person) ? mem_copy_string(step->person) : NULL;
    out->cause = holds(step->cause) ? mem_copy_string(step->cause) : NULL;
    out->advice = holds(step->advice) ? mem_copy_string(step->advice) : NULL;
}
