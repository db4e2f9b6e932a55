/* How a due date came about, in words: asked for again and again, so it is the same on the receipt, at
 * "where is my complaint", in the queue and in `calendar due`. */
#ifndef SEBADESK_MODEL_EXPLAIN_H
#define SEBADESK_MODEL_EXPLAIN_H

#include "base/str.h"
#include "model/calendar.h"

/* Appends one line for each thing that counted, in the language of the interface. */
void explain_due(const struct due *due, struct strv *lines);

/* The holiday's name in the language of the interface; borrowed. */
const char *explain_holiday(const struct special_day *day);

#endif
