/* A date in running text, as charters print it: 20-08-2025, ৩০/০৬/২০২৫, ২০ আগস্ট ২০২৫,
 * 2025-08-20. */
#ifndef SEBADESK_CHARTER_DATES_H
#define SEBADESK_CHARTER_DATES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

/* Whether a day, a month and a year of four digits stand in a clean text; *start and *end get their
 * bytes. *out is no date (base/date.h) when they name a day that does not exist. */
bool dates_find(const char *text, struct date *out, size_t *start, size_t *end);

#endif
