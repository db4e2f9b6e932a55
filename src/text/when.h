/* Dates and times as people read them, in the language of the interface. The caller frees. */
#ifndef SEBADESK_TEXT_WHEN_H
#define SEBADESK_TEXT_WHEN_H

#include <stdint.h>

#include "base/clock.h"
#include "base/date.h"

/* "২২ নভেম্বর ২০২৬", "22 November 2026" */
char *when_date(struct date date);

/* "রবিবার, ২২ নভেম্বর ২০২৬", "Sunday, 22 November 2026" */
char *when_day(struct date date);

/* "সকাল ৯:১২", "9:12 am": Dhaka time */
char *when_time(int64_t utc);

/* day and time together */
char *when_moment(int64_t utc);

/* "নভেম্বর", "November"; month is 1 … 12. Borrowed. */
const char *when_month(int month);

#endif
