#include "text/when.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "base/str.h"
#include "text/digits.h"

static const char *const MONTHS[] = {
    N_("January"), N_("February"), N_("March"),     N_("April"),   N_("May"),      N_("June"),
    N_("July"),    N_("August"),   N_("September"), N_("October"), N_("November"), N_("December")};

static const char *const WEEKDAYS[] = {
    [SUNDAY] = N_("Sunday"),       [MONDAY] = N_("Monday"),     [TUESDAY] = N_("Tuesday"),
    [WEDNESDAY] = N_("Wednesday"), [THURSDAY] = N_("Thursday"), [FRIDAY] = N_("Friday"),
    [SATURDAY] = N_("Saturday")};

static const char NO_DATE[] = "–";

/* Takes ownership of the text and gives it back in the language's digits. */
static char *localise(char *text)
{
    char *local = digits_local(i18n_language(), text);

    free(text);
    return local;
}

const char *when_month(int month)
{
    return _(MONTHS[month - 1]);
}

/* A store in which somebody has written by hand may hold what is no date. */
char *when_date(struct date date)
{
    if (!date_is_valid(date))
        return str_format("%s", NO_DATE);
    return localise(str_format("%d %s %d", date.day, when_month(date.month), date.year));
}

char *when_day(struct date date)
{
    char *day = when_date(date);
    char *text;

    if (!date_is_valid(date))
        return day;
    text = str_format("%s, %s", _(WEEKDAYS[date_weekday(date)]), day);
    free(day);
    return text;
}

/* Bangla names the part of the day instead of am and pm. */
static char *with_day_part(int hour24, const char *hour, const char *minute)
{
    if (hour24 >= 5 && hour24 < 12)
        return str_format(_("%s:%s in the morning"), hour, minute);
    if (hour24 >= 12 && hour24 < 15)
        return str_format(_("%s:%s at noon"), hour, minute);
    if (hour24 >= 15 && hour24 < 18)
        return str_format(_("%s:%s in the afternoon"), hour, minute);
    if (hour24 >= 18 && hour24 < 20)
        return str_format(_("%s:%s in the evening"), hour, minute);
    return str_format(_("%s:%s at night"), hour, minute);
}

char *when_time(int64_t utc)
{
    struct dhaka_time t = clock_dhaka(utc);
    int hour = t.hour % 12 == 0 ? 12 : t.hour % 12;
    char *hours = str_format("%d", hour);
    char *minutes = str_format("%02d", t.minute);
    char *text;

    if (i18n_language() == LANGUAGE_EN)
        text = str_format("%s:%s %s", hours, minutes, t.hour < 12 ? "am" : "pm");
    else
        text = localise(with_day_part(t.hour, hours, minutes));
    free(hours);
    free(minutes);
    return text;
}

char *when_moment(int64_t utc)
{
    char *day = when_day(clock_dhaka(utc).date);
    char *time = when_time(utc);
    char *text = str_format("%s, %s", day, time);

    free(day);
    free(time);
    return text;
}
