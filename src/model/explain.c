#include "model/explain.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "text/digits.h"
#include "text/when.h"

const char *explain_holiday(const struct special_day *day)
{
    return i18n_language() == LANGUAGE_BN ? day->name_bn : day->name_en;
}

static void add_holiday(const struct special_day *day, struct strv *lines)
{
    char *date = when_day(day->date);

    strv_take(lines, day->moon
                         ? str_format(_("%s: %s (depends on the moon)"), date, explain_holiday(day))
                         : str_format("%s: %s", date, explain_holiday(day)));
    free(date);
}

static void add_working_days(int days, struct strv *lines)
{
    unsigned long n = (unsigned long)days;
    char *number = digits_number(i18n_language(), days);

    strv_take(lines, str_format(i18n_plural("%s working day (Sunday to Thursday)",
                                            "%s working days (Sunday to Thursday)", n),
                                number));
    free(number);
}

static void add_weekend_days(int days, struct strv *lines)
{
    unsigned long n = (unsigned long)days;
    char *number = digits_number(i18n_language(), days);

    strv_take(lines, str_format(i18n_plural("%s Friday or Saturday not counted",
                                            "%s Fridays and Saturdays not counted", n),
                                number));
    free(number);
}

static void add_holidays(const struct due *due, struct strv *lines)
{
    char *number = digits_number(i18n_language(), (int64_t)due->holiday_count);

    if (due->holiday_count > 0)
        strv_take(lines,
                  str_format(i18n_plural("%s public holiday not counted:",
                                         "%s public holidays not counted:", due->holiday_count),
                             number));
    free(number);
    for (size_t i = 0; i < due->holiday_count; i++)
        add_holiday(due->holidays[i], lines);
}

static void add_uncertain_year(int year, struct strv *lines)
{
    char *plain = str_format("%d", year);
    char *local = digits_local(i18n_language(), plain);

    strv_take(lines,
              str_format(_("The holidays of %s are not all known yet: the date may become later."),
                         local));
    free(plain);
    free(local);
}

void explain_due(const struct due *due, struct strv *lines)
{
    char *start = when_day(due->start);

    strv_take(lines, str_format(_("Counted from the day after %s."), start));
    free(start);
    add_working_days(due->working_days, lines);
    add_weekend_days(due->weekend_days, lines);
    add_holidays(due, lines);
    if (due->uncertain_year != 0)
        add_uncertain_year(due->uncertain_year, lines);
}
