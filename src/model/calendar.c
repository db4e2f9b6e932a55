#include "model/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void calendar_clear(struct calendar *calendar)
{
    for (size_t i = 0; i < calendar->day_count; i++) {
        free(calendar->days[i].name_bn);
        free(calendar->days[i].name_en);
    }
    for (size_t i = 0; i < calendar->year_count; i++)
        free(calendar->years[i].source);
    free(calendar->days);
    free(calendar->years);
    memset(calendar, 0, sizeof(*calendar));
}

/* The index of the first day that is not before the date. */
static size_t day_index(const struct calendar *calendar, struct date date)
{
    size_t low = 0;
    size_t high = calendar->day_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (date_compare(calendar->days[middle].date, date) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void calendar_add_day(struct calendar *calendar, struct special_day day)
{
    size_t i = day_index(calendar, day.date);

    if (i < calendar->day_count && date_compare(calendar->days[i].date, day.date) == 0) {
        free(calendar->days[i].name_bn);
        free(calendar->days[i].name_en);
        calendar->days[i] = day;
        return;
    }
    mem_grow(&calendar->days, &calendar->day_cap, calendar->day_count + 1, sizeof(day));
    memmove(calendar->days + i + 1, calendar->days + i, (calendar->day_count - i) * sizeof(day));
    calendar->days[i] = day;
    calendar->day_count++;
}

void calendar_add_year(struct calendar *calendar, struct calendar_year year)
{
    size_t i = 0;

    while (i < calendar->year_count && calendar->years[i].year < year.year)
        i++;
    if (i < calendar->year_count && calendar->years[i].year == year.year) {
        free(calendar->years[i].source);
        calendar->years[i] = year;
        return;
    }
    mem_grow(&calendar->years, &calendar->year_cap, calendar->year_count + 1, sizeof(year));
    memmove(calendar->years + i + 1, calendar->years + i,
            (calendar->year_count - i) * sizeof(year));
    calendar->years[i] = year;
    calendar->year_count++;
}

const struct special_day *calendar_special(const struct calendar *calendar, struct date date)
{
    size_t i = day_index(calendar, date);

    if (i < calendar->day_count && date_compare(calendar->days[i].date, date) == 0)
        return &calendar->days[i];
    return NULL;
}

static bool is_weekend(struct date date)
{
    enum weekday w = date_weekday(date);

    return w == FRIDAY || w == SATURDAY;
}

bool calendar_is_working(const struct calendar *calendar, struct date date)
{
    const struct special_day *special = calendar_special(calendar, date);

    if (special != NULL)
        return special->kind == DAY_WORKING;
    return !is_weekend(date);
}

static bool is_year_complete(const struct calendar *calendar, int year)
{
    for (size_t i = 0; i < calendar->year_count; i++) {
        if (calendar->years[i].year == year)
            return calendar->years[i].complete;
    }
    return false;
}

/* Books one day more. */
static void count_day(const struct calendar *calendar, struct date date, struct due *due,
                      size_t *cap)
{
    const struct special_day *special = calendar_special(calendar, date);

    if (due->uncertain_year == 0 && !is_year_complete(calendar, date.year))
        due->uncertain_year = date.year;
    if (special != NULL ? special->kind == DAY_WORKING : !is_weekend(date)) {
        due->working_days++;
    } else if (is_weekend(date)) {
        due->weekend_days++;
    } else {
        mem_grow(&due->holidays, cap, due->holiday_count + 1, sizeof(special));
        due->holidays[due->holiday_count++] = special;
    }
}

void calendar_due(const struct calendar *calendar, struct date start, int days, struct due *due)
{
    size_t cap = 0;

    if (days > CALENDAR_MOST_DAYS)
        days = CALENDAR_MOST_DAYS;
    *due = (struct due){.start = start, .date = start};
    while (due->working_days < days) {
        due->date = date_add(due->date, 1);
        count_day(calendar, due->date, due, &cap);
    }
}

void calendar_account(const struct calendar *calendar, struct date start, struct date end,
                      struct due *due)
{
    size_t cap = 0;

    *due = (struct due){.start = start, .date = start};
    while (date_compare(due->date, end) < 0) {
        due->date = date_add(due->date, 1);
        count_day(calendar, due->date, due, &cap);
    }
}

void due_clear(struct due *due)
{
    free(due->holidays);
    memset(due, 0, sizeof(*due));
}

/* How many days from some Sunday on, up to and including `days` (as date_to_days counts them), are neither
 * Friday nor Saturday; less than 0 for what lies before. */
static int64_t weekdays_until(int64_t days)
{
    enum { A_SUNDAY = 3, WEEK = 7, WORKING = 5 }; /* 4 January 1970 */
    int64_t since = days - A_SUNDAY;
    int64_t weeks = since / WEEK - (since % WEEK < 0);
    int64_t day = since - weeks * WEEK;

    return weeks * WORKING + (day < WORKING ? day + 1 : WORKING);
}

/* Lists call this for each row, so the days are not gone through one by one. */
int calendar_between(const struct calendar *calendar, struct date from, struct date to)
{
    bool forward = date_compare(from, to) <= 0;
    struct date first = date_add(forward ? from : to, 1);
    struct date last = forward ? to : from;
    int64_t count = weekdays_until(date_to_days(forward ? to : from)) -
                    weekdays_until(date_to_days(forward ? from : to));

    for (size_t i = day_index(calendar, first);
         i < calendar->day_count && date_compare(calendar->days[i].date, last) <= 0; i++) {
        bool weekend = is_weekend(calendar->days[i].date);

        if (calendar->days[i].kind == DAY_WORKING)
            count += weekend;
        else
            count -= !weekend;
    }
    return (int)(forward ? count : -count);
}
