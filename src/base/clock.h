/* The clock. Times are UTC seconds everywhere inside; people and JSON see Asia/Dhaka, which is
 * UTC+6 the whole year (Bangladesh has no daylight saving), so no zone files are needed. */
#ifndef SEBADESK_BASE_CLOCK_H
#define SEBADESK_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

enum { CLOCK_TEXT_SIZE = 80 }; /* room enough; the text is 25 bytes: "2026-11-22T09:12:33+06:00" */

struct dhaka_time {
    struct date date;
    int hour, minute, second;
};

/* UTC seconds since 1970; the value of SEBADESK_NOW when that variable holds a valid time
 * (ignored in a privileged process). */
int64_t clock_now(void);

/* False when SEBADESK_NOW is set but holds no time: then clock_now is the real clock, and whoever set
 * it should be told. */
bool clock_variable_is_valid(void);

/* Milliseconds from an arbitrary start, never running backwards, going on while the machine sleeps; for
 * time-outs only. */
int64_t clock_ticks(void);

struct dhaka_time clock_dhaka(int64_t utc);
struct date clock_today(void); /* today in Dhaka */

/* The UTC second at which the day begins in Dhaka. */
int64_t clock_day_start(struct date d);

/* Writes e.g. 2026-11-22T09:12:33+06:00; returns out. */
const char *clock_format(int64_t utc, char out[CLOCK_TEXT_SIZE]);

/* Reads YYYY-MM-DDTHH:MM[:SS] followed by Z or ±HH:MM; false for anything else. */
bool clock_parse(const char *text, int64_t *utc);

#endif
