/* Calendar dates of the proleptic Gregorian calendar; no time zones here (see base/clock.h). */
#ifndef SEBADESK_BASE_DATE_H
#define SEBADESK_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct date {
    int year;  /* 1 … 9999; 0 means "no date" */
    int month; /* 1 … 12 */
    int day;   /* 1 … 31 */
};

enum weekday { SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY };

enum { DATE_TEXT_SIZE = 40 }; /* room enough; the text is 10 bytes: "2026-11-22" */

bool date_is_valid(struct date d);
bool date_is_none(struct date d);

/* Days since 1970-01-01, negative before; and back. */
int64_t date_to_days(struct date d);
struct date date_from_days(int64_t days);

struct date date_add(struct date d, int64_t days);
int date_compare(struct date a, struct date b); /* <0, 0, >0 */
enum weekday date_weekday(struct date d);
int date_days_in_month(int year, int month);

/* Writes YYYY-MM-DD ("" for no date) to out; returns out. */
const char *date_format(struct date d, char out[DATE_TEXT_SIZE]);

/* Reads exactly YYYY-MM-DD in ASCII digits; false and *d unchanged for anything else. */
bool date_parse(const char *text, struct date *d);

#endif
