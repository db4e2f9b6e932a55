/* The monthly report (Annex গ-1 of the GRS guidelines 2015, revised 2018) and the register (Annex গ-2),
 * computed from whole lives of complaints. Used by the report commands and the report's screen. No store, no
 * output; which offices and tiers an account may report on is the caller's to know. */
#ifndef SEBADESK_MODEL_REPORT_H
#define SEBADESK_MODEL_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/calendar.h"
#include "model/complaint.h"
#include "model/month.h"

/* What a report says hangs on nothing that happened after its month: made again later, it is the same. A
 * step taken back within the month counts as never taken; a decision taken back in a later month makes the
 * complaint "reopened" in that month. Complaints are the first tier, appeals (and complaints about the GRS
 * officer, which begin there) the second; one that was decided and appealed is decided in the first table
 * and received in the second.
 *
 * A complaint is counted in the office that has it. For every office, tier and month
 *     carried + received + from other offices + reopened − to other offices − went up = total,
 *     total − disposed = running, and running is what the next month carries over.
 * Filing away ends a complaint as a decision does, so it counts as disposed; how many, is told. "Went up":
 * taken to the next tier while undecided, its time having run out.
 *
 * Received through the website: what the complainant entered himself, which here is the kiosk. 333: by
 * phone. Conventional: post, e-mail and the help desk. An appeal is of the kiosk when no account typed it. */

/* What is counted; the columns of the form in its order, and what makes them add up. */
enum figure {
    FIGURE_WEBSITE,
    FIGURE_333,
    FIGURE_CONVENTIONAL,
    FIGURE_SUO_MOTU,
    FIGURE_RECEIVED, /* the four together */
    FIGURE_CARRIED,
    FIGURE_FROM_OFFICES,
    FIGURE_REOPENED,
    FIGURE_TO_OFFICES,
    FIGURE_WENT_UP,
    FIGURE_TOTAL,
    FIGURE_DISPOSED,
    FIGURE_FILED_AWAY, /* of the disposed */
    FIGURE_IN_TIME,    /* running at the month's end */
    FIGURE_OVERDUE,    /* the same, their day being past */
    FIGURE_RUNNING,
    FIGURE_COUNT
};

struct figures {
    int64_t n[FIGURE_COUNT];
};

/* disposed × 100 / total in hundredths, rounded; -1 where there was nothing to decide. */
int figures_rate(const struct figures *figures);

void figures_add(struct figures *sum, const struct figures *more);

/* One that was decided or filed away in the report's last month, at either tier. */
struct report_case {
    char tracking[TRACKING_SIZE];
    size_t office; /* the index that report_add_office gave */
    enum tier tier;
    enum status status; /* STATUS_DISPOSED or STATUS_FILED_AWAY */
    enum outcome outcome;
    struct date came; /* to that tier: day 0 */
    struct date disposed;
    int days; /* working days that it took */
    bool late;
    char *service; /* NULL for none */
};

/* How many came in in the last month (first tier) about a service. */
struct report_service {
    char *name; /* NULL: about no service of the charter */
    int64_t count;
};

/* A row of the tables. A tier that the account may not report on is not counted. */
struct report_office {
    char *id;
    bool complaints; /* the first tier */
    bool appeals;    /* the second */
};

struct report {
    struct month first; /* its months go from here */
    size_t months;
    struct date
        today; /* what is due before it and not decided is overdue, in a month that is not over */
    const struct calendar *calendar;
    struct report_office *offices;
    size_t *sorted; /* indexes of offices by id */
    size_t office_count;
    size_t office_cap;
    size_t sorted_cap;
    struct figures *figures; /* by office, tier, month */
    size_t figure_cap;
    struct report_case *cases; /* by tier, office and day, once report_finish was called */
    size_t case_count;
    size_t case_cap;
    struct report_service *services; /* the most frequent first, once report_finish was called */
    size_t service_count;
    size_t service_cap;
};

/* A report on so many months; `now` is in UTC seconds. The calendar is borrowed. Clear with report_clear. */
void report_init(struct report *report, struct month first, size_t months, int64_t now,
                 const struct calendar *calendar);
void report_clear(struct report *report);

/* Adds a row; before the first complaint. What other offices have is not counted. Returns its index. */
size_t report_add_office(struct report *report, const char *id, bool complaints, bool appeals);

/* Whether its last month was over when it was made. */
bool report_is_over(const struct report *report);

/* Whether the tier of the office is in the report. */
bool report_covers(const struct report *report, size_t office, enum tier tier);

/* Counts a complaint. `events` are all that it has; `service` may be NULL. Nothing is kept of who
 * complains. */
void report_add(struct report *report, const struct complaint_record *record,
                const struct event_list *events, const char *service);

/* After the last complaint: makes the sums, and brings cases and services into order. */
void report_finish(struct report *report);

/* tier: TIER_GRO or TIER_APPEAL; `month` counts from 0. */
const struct figures *report_figures(const struct report *report, size_t office, enum tier tier,
                                     size_t month);

/* All offices together whose tier is in the report; *rows (may be NULL) gets how many these are. */
struct figures report_sum(const struct report *report, enum tier tier, size_t month, size_t *rows);

/* The seconds of the events as reports take them: where the clock was set back, no step comes after the one
 * that follows it, and none before the complaint. `out` has room for list->count. */
void report_times(const struct complaint_record *record, const struct event_list *list,
                  int64_t *out);

/* An entry of the register. Borrowed from the complaint and its events. */
struct register_entry {
    const struct complaint_record *record;
    const char *from_office;      /* that sent it on to this one; NULL: it came in here */
    int64_t at;                   /* when it came in, or was sent on: UTC seconds */
    const struct event *decision; /* the latest, NULL while there is none */
    const struct event *now;      /* where it stands */
};

/* Whether the complaint is in the office's register of that month: it came in there in the month, or was
 * sent there by another office and that was not taken back. */
bool register_has(const struct complaint_record *record, const struct event_list *events,
                  const char *office, struct month month, struct register_entry *out);

#endif
