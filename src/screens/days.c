#include "screens/days.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "text/digits.h"

enum { SOON = 3 }; /* working days left from which on a due date stands out */

char *days_short(struct date date)
{
    char *plain;
    char *local;

    if (date_is_none(date))
        return str_format("%s", "");
    plain = str_format("%02d/%02d/%02d", date.day, date.month, date.year % 100);
    local = digits_local(i18n_language(), plain);
    free(plain);
    return local;
}

char *days_left(const struct calendar *calendar, struct date due, enum style *style)
{
    struct date today = clock_today();
    int days = calendar_between(calendar, today, due);
    unsigned long n = (unsigned long)(days < 0 ? -days : days);
    char *number;
    char *text;

    if (date_compare(due, today) == 0) {
        *style = STYLE_STRONG;
        return str_format("%s", _("last day"));
    }
    number = digits_number(i18n_language(), (int64_t)n);
    if (date_compare(due, today) < 0) {
        *style = STYLE_WARNING;
        text = n == 0 ? str_format("%s", _("late"))
                      : str_format(i18n_plural("%s day late", "%s days late", n), number);
    } else {
        *style = days <= SOON ? STYLE_STRONG : STYLE_BODY;
        text = str_format(i18n_plural("%s day left", "%s days left", n), number);
    }
    free(number);
    return text;
}
