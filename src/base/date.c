#include "base/date.h"

#include <stdio.h>
#include <string.h>

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_days_in_month(int year, int month)
{
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    if (month < 1 || month > 12)
        return 0;
    return month == 2 && is_leap(year) ? 29 : DAYS[month - 1];
}

bool date_is_valid(struct date d)
{
    return d.year >= 1 && d.year <= 9999 && d.day >= 1 &&
           d.day <= date_days_in_month(d.year, d.month);
}

bool date_is_none(struct date d)
{
    return d.year == 0;
}

/* Both conversions count in 400-year eras that begin on 1 March, so that the leap day is a year's
 * last (H. Hinnant, "chrono-compatible low-level date algorithms"). */
int64_t date_to_days(struct date d)
{
    int64_t y = d.year - (d.month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

    return era * 146097 + day_of_era - 719468;
}

struct date date_from_days(int64_t days)
{
    int64_t z = days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    struct date d;

    d.day = (int)(doy - (153 * mp + 2) / 5 + 1);
    d.month = (int)(mp < 10 ? mp + 3 : mp - 9);
    d.year = (int)(yoe + era * 400 + (d.month <= 2));
    return d;
}

struct date date_add(struct date d, int64_t days)
{
    return date_from_days(date_to_days(d) + days);
}

int date_compare(struct date a, struct date b)
{
    int64_t x = date_to_days(a);
    int64_t y = date_to_days(b);

    return (x > y) - (x < y);
}

enum weekday date_weekday(struct date d)
{
    int64_t w = (date_to_days(d) + 4) % 7; /* 1970-01-01 was a Thursday */

    return (enum weekday)(w < 0 ? w + 7 : w);
}

const char *date_format(struct date d, char out[DATE_TEXT_SIZE])
{
    if (!date_is_valid(d))
        out[0] = '\0';
    else
        (void)snprintf(out, DATE_TEXT_SIZE, "%04d-%02d-%02d", d.year, d.month, d.day);
    return out;
}

bool date_parse(const char *text, struct date *d)
{
    struct date r;
    int end = 0;

    if (strlen(text) != 10 || strspn(text, "0123456789-") != 10 ||
        sscanf(text, "%4d-%2d-%2d%n", &r.year, &r.month, &r.day, &end) != 3 || end != 10 ||
        text[4] != '-' || text[7] != '-' || !date_is_valid(r))
        return false;
    *d = r;
    return true;
}
