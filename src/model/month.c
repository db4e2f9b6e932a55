#include "model/month.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/str.h"
#include "text/digits.h"
#include "text/when.h"

enum { FIRST_YEAR = 1, LAST_YEAR = 9999, MONTHS = 12 };

bool month_parse(const char *text, struct month *out)
{
    char *ascii = digits_to_ascii(text);
    char *day = str_format("%s-01", ascii);
    struct date date;
    bool good = date_parse(day, &date);

    free(day);
    free(ascii);
    if (good)
        *out = month_of(date);
    return good;
}

struct month month_of(struct date date)
{
    return (struct month){date.year, date.month};
}

struct month month_add(struct month m, int months)
{
    int n = m.year * MONTHS + m.month - 1 + months;

    if (n < FIRST_YEAR * MONTHS)
        n = FIRST_YEAR * MONTHS;
    if (n >= (LAST_YEAR + 1) * MONTHS)
        n = (LAST_YEAR + 1) * MONTHS - 1;
    return (struct month){n / MONTHS, n % MONTHS + 1};
}

int month_compare(struct month a, struct month b)
{
    return a.year != b.year ? a.year - b.year : a.month - b.month;
}

struct date month_first(struct month m)
{
    return (struct date){m.year, m.month, 1};
}

int64_t month_start(struct month m)
{
    return clock_day_start(month_first(m));
}

char *month_text(struct month m)
{
    char *plain = str_format("%s %d", when_month(m.month), m.year);
    char *local = digits_local(i18n_language(), plain);

    free(plain);
    return local;
}

char *month_iso(struct month m)
{
    return str_format("%04d-%02d", m.year, m.month);
}
