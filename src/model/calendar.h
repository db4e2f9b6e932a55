/* The office calendar: weekend, public holidays, and due dates counted in working days.
 *
 * A working day is Sunday to Thursday, less the public holidays, plus the few weekend days that are
 * declared working days in exchange. Holidays are gazetted yearly and many hang on the moon, so they
 * come from dated files (data/holidays); what years those cover is part of every answer. */
#ifndef SEBADESK_MODEL_CALENDAR_H
#define SEBADESK_MODEL_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/err.h"

enum day_kind {
    DAY_HOLIDAY, /* offices are closed */
    DAY_WORKING  /* offices are open though it is a weekend day */
};

struct special_day {
    struct date date;
    enum day_kind kind;
    char *name_bn;
    char *name_en;
    bool moon; /* the date may move by a day with the sighting of the moon */
};

struct calendar_year {
    int year;
    bool complete; /* the whole gazetted list is known, not only the fixed dates */
    char *source;  /* where the list comes from, one line */
};

struct calendar {
    struct special_day *days; /* sorted by date, one a date */
    size_t day_count;
    size_t day_cap;
    struct calendar_year *years; /* sorted */
    size_t year_count;
    size_t year_cap;
};

void calendar_clear(struct calendar *calendar);

/* Adds a day or a year; a later one of the same date or year replaces the earlier. Takes ownership
 * of the strings. */
void calendar_add_day(struct calendar *calendar, struct special_day day);
void calendar_add_year(struct calendar *calendar, struct calendar_year year);

/* Reads a holiday file (the format is described in data/holidays/README) into an empty *calendar.
 * ERR_INPUT with the line for what cannot be understood: its text is a message of the catalogue, for the
 * clerk who edits the file; then *calendar is empty. */
enum err_code calendar_read(const char *bytes, size_t n, struct calendar *calendar,
                            struct err *e) ERR_CHECKED;

/* The special day of that date, or NULL. */
const struct special_day *calendar_special(const struct calendar *calendar, struct date date);

bool calendar_is_working(const struct calendar *calendar, struct date date);

/* How a due date came about. */
struct due {
    struct date start; /* day 0 */
    struct date date;  /* the due date itself */
    int working_days;
    int weekend_days;                    /* Fridays and Saturdays passed over */
    const struct special_day **holidays; /* passed over on what would be working days; borrowed */
    size_t holiday_count;
    int uncertain_year; /* the first year counted through whose list is missing or incomplete, 0: none */
};

/* The date on which `days` working days have gone by (GRS guidelines 2015 (revised 2018), §7.4.1: the
 * day of receipt is day 0). days is 0 … CALENDAR_MOST_DAYS, which a larger number is taken for; 0 gives
 * the start itself. Clear with due_clear. */
enum { CALENDAR_MOST_DAYS = 3650 };
void calendar_due(const struct calendar *calendar, struct date start, int days, struct due *due);

/* The same account of the days from `start` to a due date that is known already. */
void calendar_account(const struct calendar *calendar, struct date start, struct date end,
                      struct due *due);
void due_clear(struct due *due);

/* Working days after `from` up to and including `to`; negative if `to` lies before. */
int calendar_between(const struct calendar *calendar, struct date from, struct date to);

#endif
