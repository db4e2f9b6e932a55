#include "base/clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/env.h"

enum { DAY = 86400, DHAKA_OFFSET = 6 * 3600 };

static const char VARIABLE[] = "SEBADESK_NOW";

int64_t clock_now(void)
{
    const char *fixed = env_get(VARIABLE);
    int64_t utc;

    if (fixed != NULL && clock_parse(fixed, &utc))
        return utc;
    return (int64_t)time(NULL);
}

int64_t clock_ticks(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_BOOTTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The times of all days that a date can be; a store in which somebody has written by hand may hold others. */
static int64_t within_dates(int64_t utc)
{
    static const struct date FIRST = {1, 1, 1};
    static const struct date LAST = {9999, 12, 31};
    int64_t first = clock_day_start(FIRST);
    int64_t last = clock_day_start(LAST) + DAY - 1;

    return utc < first ? first : utc > last ? last : utc;
}

struct dhaka_time clock_dhaka(int64_t utc)
{
    int64_t local = within_dates(utc) + DHAKA_OFFSET;
    int64_t days = local / DAY - (local % DAY < 0);
    int rest = (int)(local - days * DAY);
    struct dhaka_time t = {.date = date_from_days(days),
                           .hour = rest / 3600,
                           .minute = rest / 60 % 60,
                           .second = rest % 60};

    return t;
}

struct date clock_today(void)
{
    return clock_dhaka(clock_now()).date;
}

int64_t clock_day_start(struct date d)
{
    return date_to_days(d) * DAY - DHAKA_OFFSET;
}

const char *clock_format(int64_t utc, char out[CLOCK_TEXT_SIZE])
{
    struct dhaka_time t = clock_dhaka(utc);

    (void)snprintf(out, CLOCK_TEXT_SIZE, "%04d-%02d-%02dT%02d:%02d:%02d+06:00", t.date.year,
                   t.date.month, t.date.day, t.hour, t.minute, t.second);
    return out;
}

/* Reads two digits and moves behind them; false for anything else. */
static bool take_pair(const char **text, int *value)
{
    const char *s = *text;

    if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
        return false;
    *value = (s[0] - '0') * 10 + (s[1] - '0');
    *text = s + 2;
    return true;
}

static bool take_sign(const char **text, char sign)
{
    bool there = **text == sign;

    *text += there;
    return there;
}

/* ±HH:MM or Z at the end of a time, as seconds east of Greenwich. */
static bool parse_offset(const char *text, int64_t *seconds)
{
    bool west = *text == '-';
    int h;
    int m;

    if (strcmp(text, "Z") == 0) {
        *seconds = 0;
        return true;
    }
    if (!take_sign(&text, west ? '-' : '+') || !take_pair(&text, &h) || !take_sign(&text, ':') ||
        !take_pair(&text, &m) || *text != '\0' || h > 14 || m > 59)
        return false;
    *seconds = (west ? -1 : 1) * (h * INT64_C(3600) + m * INT64_C(60));
    return true;
}

bool clock_parse(const char *text, int64_t *utc)
{
    char day[DATE_TEXT_SIZE] = "";
    struct date d;
    int h;
    int m;
    int s = 0;
    int64_t offset;

    if (strlen(text) < 11)
        return false;
    memcpy(day, text, 10);
    text += 10;
    if (!date_parse(day, &d) || !take_sign(&text, 'T') || !take_pair(&text, &h) ||
        !take_sign(&text, ':') || !take_pair(&text, &m) ||
        (take_sign(&text, ':') && !take_pair(&text, &s)) || h > 23 || m > 59 || s > 60 ||
        !parse_offset(text, &offset))
        return false;
    *utc = date_to_days(d) * DAY + h * INT64_C(3600) + m * INT64_C(60) + s - offset;
    return true;
}

bool clock_variable_is_valid(void)
{
    const char *fixed = env_get(VARIABLE);
    int64_t utc;

    return fixed == NULL || clock_parse(fixed, &utc);
}
