/* Days as lists show them, short: for the columns and lines of the staff's screens. */
#ifndef SEBADESK_SCREENS_DAYS_H
#define SEBADESK_SCREENS_DAYS_H

#include "model/calendar.h"
#include "ui/style.h"

/* "২১/১২/২৬", "" for no date. The caller frees. */
char *days_short(struct date date);

/* "৫ দিন বাকি", "৩ দিন বিলম্ব" (working days): how long there is until `due`, and how it is to stand out. The
 * caller frees. */
char *days_left(const struct calendar *calendar, struct date due, enum style *style);

#endif
