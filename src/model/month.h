/* A month of a year in Dhaka, as reports are made for. Used by model/report.h, the report commands and
 * the report's screen; it does not know complaints. */
#ifndef SEBADESK_MODEL_MONTH_H
#define SEBADESK_MODEL_MONTH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

struct month {
    int year;  /* 1 … 9999 */
    int month; /* 1 … 12 */
};

/* Reads YYYY-MM, digits of either script; false and *out unchanged for anything else. */
bool month_parse(const char *text, struct month *out);

struct month month_of(struct date date);
struct month month_add(struct month m, int months); /* stays within the years 1 … 9999 */
int month_compare(struct month a, struct month b);  /* <0, 0, >0 */

/* Its first day, and the UTC second in which that begins in Dhaka. */
struct date month_first(struct month m);
int64_t month_start(struct month m);

/* "নভেম্বর ২০২৬", "November 2026": in the language of the interface; and "2026-11". The caller frees. */
char *month_text(struct month m);
char *month_iso(struct month m);

#endif
