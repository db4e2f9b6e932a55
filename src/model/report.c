#include "model/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/workflow.h"

enum { TIERS = 2 };

/* ---- figures ------------------------------------------------------------------------------------- */

int figures_rate(const struct figures *f)
{
    int64_t total = f->n[FIGURE_TOTAL];

    return total <= 0 ? -1 : (int)((f->n[FIGURE_DISPOSED] * 10000 + total / 2) / total);
}

void figures_add(struct figures *sum, const struct figures *more)
{
    for (int i = 0; i < FIGURE_COUNT; i++)
        sum->n[i] += more->n[i];
}

/* What is made of other figures. */
static void finish_figures(struct figures *f)
{
    int64_t *n = f->n;

    n[FIGURE_RECEIVED] = 0;
    for (int i = FIGURE_WEBSITE; i <= FIGURE_SUO_MOTU; i++)
        n[FIGURE_RECEIVED] += n[i];
    n[FIGURE_TOTAL] = n[FIGURE_CARRIED] + n[FIGURE_RECEIVED] + n[FIGURE_FROM_OFFICES] +
                      n[FIGURE_REOPENED] - n[FIGURE_TO_OFFICES] - n[FIGURE_WENT_UP];
    n[FIGURE_RUNNING] = n[FIGURE_IN_TIME] + n[FIGURE_OVERDUE];
}

/* ---- the report ---------------------------------------------------------------------------------- */

void report_init(struct report *r, struct month first, size_t months, int64_t now,
                 const struct calendar *calendar)
{
    memset(r, 0, sizeof(*r));
    r->first = first;
    r->months = months;
    r->today = clock_dhaka(now).date;
    r->calendar = calendar;
}

void report_clear(struct report *r)
{
    for (size_t i = 0; i < r->office_count; i++)
        free(r->offices[i].id);
    for (size_t i = 0; i < r->case_count; i++)
        free(r->cases[i].service);
    for (size_t i = 0; i < r->service_count; i++)
        free(r->services[i].name);
    free(r->offices);
    free(r->sorted);
    free(r->figures);
    free(r->cases);
    free(r->services);
    memset(r, 0, sizeof(*r));
}

/* Where the id stands in the sorted list, or would stand. */
static size_t place_of(const struct report *r, const char *id, bool *there)
{
    size_t low = 0;
    size_t high = r->office_count;

    *there = false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(r->offices[r->sorted[middle]].id, id);

        if (order == 0) {
            *there = true;
            return middle;
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t report_add_office(struct report *r, const char *id, bool complaints, bool appeals)
{
    size_t per_office = TIERS * r->months;
    size_t n = r->office_count;
    bool there;
    size_t place = place_of(r, id, &there);

    if (there)
        return r->sorted[place];
    mem_grow(&r->offices, &r->office_cap, n + 1, sizeof(*r->offices));
    mem_grow(&r->sorted, &r->sorted_cap, n + 1, sizeof(*r->sorted));
    mem_grow(&r->figures, &r->figure_cap, (n + 1) * per_office, sizeof(*r->figures));
    r->offices[n] = (struct report_office){mem_copy_string(id), complaints, appeals};
    memmove(r->sorted + place + 1, r->sorted + place, (n - place) * sizeof(*r->sorted));
    r->sorted[place] = n;
    memset(r->figures + n * per_office, 0, per_office * sizeof(*r->figures));
    return r->office_count++;
}

bool report_is_over(const struct report *r)
{
    return date_compare(r->today, month_first(month_add(r->first, (int)r->months))) >= 0;
}

bool report_covers(const struct report *r, size_t office, enum tier tier)
{
    const struct report_office *o = &r->offices[office];

    return tier == TIER_APPEAL ? o->appeals : o->complaints;
}

static size_t figures_index(const struct report *r, size_t office, enum tier tier, size_t month)
{
    return (office * TIERS + (size_t)(tier == TIER_APPEAL)) * r->months + month;
}

const struct figures *report_figures(const struct report *r, size_t office, enum tier tier,
                                     size_t month)
{
    return &r->figures[figures_index(r, office, tier, month)];
}

struct figures report_sum(const struct report *r, enum tier tier, size_t month, size_t *rows)
{
    struct figures sum = {0};
    size_t count = 0;

    for (size_t i = 0; i < r->office_count; i++) {
        if (report_covers(r, i, tier)) {
            figures_add(&sum, report_figures(r, i, tier, month));
            count++;
        }
    }
    if (rows != NULL)
        *rows = count;
    return sum;
}

/* ---- a life -------------------------------------------------------------------------------------- */

void report_times(const struct complaint_record *record, const struct event_list *list,
                  int64_t *out)
{
    int64_t next = INT64_MAX;

    for (size_t i = list->count; i-- > 0;) {
        next = list->items[i].at < next ? list->items[i].at : next;
        out[i] = next < record->received ? record->received : next;
    }
}

/* The steps that counted at a moment. */
struct view {
    const struct event **events;
    size_t count;
};

/* What is being counted. */
struct counting {
    struct report *report;
    const struct complaint_record *record;
    const struct event_list *list;
    const char *service;
    int64_t *times;
    struct view before; /* as the month began */
    struct view after;  /* as it ended */
    size_t month;
    enum tier tier;
};

/* The order of the times is the events', so those before a moment are the first ones. */
static void view_until(const struct counting *c, int64_t until, struct view *view)
{
    struct event_list some = *c->list;

    some.count = 0;
    while (some.count < c->list->count && c->times[some.count] < until)
        some.count++;
    view->count = workflow_effective(&some, view->events);
}

/* The office that has the complaint open at the tier being counted; NULL: none. */
static const char *holder(const struct counting *c, const struct event *event)
{
    return event->tier == c->tier && status_is_open(event->status) ? event->office : NULL;
}

static const char *last_holder(const struct counting *c, const struct view *view)
{
    return view->count == 0 ? NULL : holder(c, view->events[view->count - 1]);
}

/* The figures of an office, NULL for what is not in the report. */
static struct figures *figures_of(const struct counting *c, const char *office, size_t *index)
{
    bool there;
    size_t place = place_of(c->report, office, &there);

    if (!there || !report_covers(c->report, c->report->sorted[place], c->tier))
        return NULL;
    *index = c->report->sorted[place];
    return &c->report->figures[figures_index(c->report, *index, c->tier, c->month)];
}

static void count(const struct counting *c, const char *office, enum figure figure)
{
    size_t index;
    struct figures *f = figures_of(c, office, &index);

    if (f != NULL)
        f->n[figure]++;
}

static enum figure way_of(const struct complaint_record *record, const struct event *event)
{
    static const enum figure WAYS[MEDIUM_COUNT] = {
        [MEDIUM_KIOSK] = FIGURE_WEBSITE,     [MEDIUM_DESK] = FIGURE_CONVENTIONAL,
        [MEDIUM_POST] = FIGURE_CONVENTIONAL, [MEDIUM_EMAIL] = FIGURE_CONVENTIONAL,
        [MEDIUM_PHONE] = FIGURE_333,         [MEDIUM_SUO_MOTU] = FIGURE_SUO_MOTU,
    };

    if (event->action == ACTION_FILE)
        return WAYS[record->filed.medium];
    return event->actor == NULL ? FIGURE_WEBSITE : FIGURE_CONVENTIONAL;
}

/* ---- what happened in the month ------------------------------------------------------------------ */

static void count_service(struct report *r, const char *name)
{
    for (size_t i = 0; i < r->service_count; i++) {
        if (str_equal(r->services[i].name, name)) {
            r->services[i].count++;
            return;
        }
    }
    mem_grow(&r->services, &r->service_cap, r->service_count + 1, sizeof(*r->services));
    r->services[r->service_count++] = (struct report_service){mem_copy_string(name), 1};
}

static bool is_last_month(const struct counting *c)
{
    return c->month + 1 == c->report->months;
}

static void count_arrival(const struct counting *c, const struct event *event)
{
    size_t index;

    if (event->action != ACTION_FILE && event->action != ACTION_APPEAL) {
        count(c, event->office, FIGURE_REOPENED);
        return;
    }
    count(c, event->office, way_of(c->record, event));
    if (c->tier == TIER_GRO && is_last_month(c) && figures_of(c, event->office, &index) != NULL)
        count_service(c->report, c->service);
}

/* The time of an event that counts. */
static int64_t time_of(const struct counting *c, const struct event *event)
{
    return c->times[event - c->list->items];
}

/* The day on which the tier's time began, for the event at `i`. */
static struct date began(const struct counting *c, size_t i)
{
    while (i > 0 && c->after.events[i - 1]->tier == c->tier)
        i--;
    return clock_dhaka(time_of(c, c->after.events[i])).date;
}

static void list_case(const struct counting *c, size_t i, size_t office)
{
    struct report *r = c->report;
    const struct event *event = c->after.events[i];
    struct report_case *one;

    mem_grow(&r->cases, &r->case_cap, r->case_count + 1, sizeof(*r->cases));
    one = &r->cases[r->case_count++];
    *one = (struct report_case){.office = office,
                                .tier = c->tier,
                                .status = event->status,
                                .outcome = event->outcome,
                                .came = began(c, i),
                                .disposed = clock_dhaka(time_of(c, event)).date,
                                .service = mem_copy_string(c->service)};
    memcpy(one->tracking, c->record->tracking, sizeof(one->tracking));
    one->days = calendar_between(r->calendar, one->came, one->disposed);
    one->late = date_compare(event->due, one->disposed) < 0;
}

static void count_disposal(const struct counting *c, size_t i, const char *office)
{
    size_t index;

    if (figures_of(c, office, &index) == NULL)
        return;
    count(c, office, FIGURE_DISPOSED);
    if (c->after.events[i]->status == STATUS_FILED_AWAY)
        count(c, office, FIGURE_FILED_AWAY);
    if (is_last_month(c))
        list_case(c, i, index);
}

/* A step took the complaint from one holder to another; NULL: not open at this tier. */
static void count_move(const struct counting *c, const char *from, const char *to)
{
    if (from != NULL && to != NULL && strcmp(from, to) != 0) {
        count(c, from, FIGURE_TO_OFFICES);
        count(c, to, FIGURE_FROM_OFFICES);
    } else if (from == NULL && to != NULL) {
        count(c, to, FIGURE_REOPENED);
    } else if (from != NULL && to == NULL) {
        count(c, from, FIGURE_WENT_UP);
    }
}

static void count_step(const struct counting *c, size_t i)
{
    const struct event *event = c->after.events[i];
    const char *from = i == 0 ? NULL : holder(c, c->after.events[i - 1]);
    const char *to = holder(c, event);

    if (from == NULL && to != NULL)
        count_arrival(c, event);
    else if (from != NULL && to == NULL && event->tier == c->tier)
        count_disposal(c, i, from);
    else
        count_move(c, from, to);
}

static void count_running(const struct counting *c)
{
    struct month next = month_add(c->report->first, (int)c->month + 1);
    struct date end = month_first(next);
    const char *office = last_holder(c, &c->after);

    if (office == NULL)
        return;
    if (date_compare(c->report->today, end) < 0)
        end = c->report->today;
    count(c, office,
          date_compare(c->after.events[c->after.count - 1]->due, end) < 0 ? FIGURE_OVERDUE
                                                                          : FIGURE_IN_TIME);
}

/* How many steps counted at the month's beginning and still count at its end. */
static size_t common_steps(const struct counting *c)
{
    size_t n = 0;

    while (n < c->before.count && n < c->after.count && c->before.events[n] == c->after.events[n])
        n++;
    return n;
}

static void count_tier(struct counting *c, enum tier tier)
{
    size_t common = common_steps(c);
    struct view kept = {c->after.events, common};
    const char *office;

    c->tier = tier;
    office = last_holder(c, &c->before);
    if (office != NULL)
        count(c, office, FIGURE_CARRIED);
    count_move(c, office, last_holder(c, &kept));
    for (size_t i = common; i < c->after.count; i++)
        count_step(c, i);
    count_running(c);
}

void report_add(struct report *r, const struct complaint_record *record,
                const struct event_list *events, const char *service)
{
    struct counting c = {.report = r, .record = record, .list = events, .service = service};

    c.times = mem_new_array(events->count, sizeof(*c.times));
    c.before.events = mem_new_array(events->count, sizeof(const struct event *));
    c.after.events = mem_new_array(events->count, sizeof(const struct event *));
    report_times(record, events, c.times);
    view_until(&c, month_start(r->first), &c.after);
    for (c.month = 0; c.month < r->months; c.month++) {
        struct view last = c.before;

        c.before = c.after;
        c.after = last;
        view_until(&c, month_start(month_add(r->first, (int)c.month + 1)), &c.after);
        count_tier(&c, TIER_GRO);
        count_tier(&c, TIER_APPEAL);
    }
    free(c.times);
    free(c.before.events);
    free(c.after.events);
}

static int by_frequency(const void *a, const void *b)
{
    const struct report_service *x = a;
    const struct report_service *y = b;

    if (x->count != y->count)
        return x->count < y->count ? 1 : -1;
    if (x->name == NULL || y->name == NULL)
        return (x->name == NULL) - (y->name == NULL);
    return strcmp(x->name, y->name);
}

/* As in the tables: complaints before appeals, office by office, the first to be disposed first. */
static int by_table(const void *a, const void *b)
{
    const struct report_case *x = a;
    const struct report_case *y = b;

    if (x->tier != y->tier)
        return x->tier < y->tier ? -1 : 1;
    if (x->office != y->office)
        return x->office < y->office ? -1 : 1;
    if (date_compare(x->disposed, y->disposed) != 0)
        return date_compare(x->disposed, y->disposed);
    return strcmp(x->tracking, y->tracking);
}

void report_finish(struct report *r)
{
    for (size_t i = 0; i < r->office_count * TIERS * r->months; i++)
        finish_figures(&r->figures[i]);
    if (r->service_count > 0)
        qsort(r->services, r->service_count, sizeof(*r->services), by_frequency);
    if (r->case_count > 0)
        qsort(r->cases, r->case_count, sizeof(*r->cases), by_table);
}

/* ---- the register -------------------------------------------------------------------------------- */

/* The event with which the complaint came to the office in the month; NULL: none. */
static const struct event *arrival(const struct event *const *events, size_t n, const char *office,
                                   int64_t from, int64_t until, const int64_t *times,
                                   const struct event *first)
{
    for (size_t i = 0; i < n; i++) {
        int64_t at = times[events[i] - first];

        if ((events[i]->action == ACTION_FILE || events[i]->action == ACTION_FORWARD) &&
            strcmp(events[i]->office, office) == 0 && at >= from && at < until)
            return events[i];
    }
    return NULL;
}

static void fill_entry(const struct event *const *events, size_t n, const struct event *came,
                       struct register_entry *out)
{
    out->from_office = came->action == ACTION_FORWARD ? came->other_office : NULL;
    out->now = events[n - 1];
    out->decision = NULL;
    for (size_t i = 0; i < n; i++) {
        if (events[i]->action == ACTION_DISPOSE || events[i]->action == ACTION_FILE_AWAY)
            out->decision = events[i];
    }
}

bool register_has(const struct complaint_record *record, const struct event_list *list,
                  const char *office, struct month month, struct register_entry *out)
{
    const struct event **events = mem_new_array(list->count, sizeof(const struct event *));
    int64_t *times = mem_new_array(list->count, sizeof(*times));
    size_t n = workflow_effective(list, events);
    const struct event *came;

    report_times(record, list, times);
    came = arrival(events, n, office, month_start(month), month_start(month_add(month, 1)), times,
                   list->items);
    if (came != NULL) {
        *out = (struct register_entry){.record = record, .at = times[came - list->items]};
        fill_entry(events, n, came, out);
    }
    free(events);
    free(times);
    return came != NULL;
}
