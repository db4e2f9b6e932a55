/* The words and numbers of reports, in the language of the interface: the same on the screen, on paper and
 * in the terminal. */
#ifndef SEBADESK_MODEL_REPORT_WORDS_H
#define SEBADESK_MODEL_REPORT_WORDS_H

#include "base/str.h"
#include "model/report.h"

/* "carried_over": for CSV and JSON. Borrowed, as are the next two. */
const char *figure_name(enum figure figure);

/* "Carried over from the month before" */
const char *words_figure(enum figure figure);

/* "Complaints", "Appeals": the heading of a tier's table */
const char *words_report_tier(enum tier tier);

/* "66.67"; "–" where there was nothing to decide, in CSV and JSON left out: NULL. The caller frees. */
char *report_rate_text(const struct figures *figures);
char *report_rate_plain(const struct figures *figures);

/* "12,34,567". The caller frees. */
char *report_number(int64_t number);

/* What of the figures stands outside the form's columns, a sentence each: what came from other offices and
 * the like. Nothing where it is all zero. */
void report_remarks(const struct figures *figures, struct strv *sentences);

/* How the figures are meant, a sentence each: for the foot of a report. `now` is when it is made. */
void report_notes(const struct report *report, int64_t now, struct strv *sentences);

/* "decided: the blame was proved", "filed away". The caller frees. */
char *report_decision(enum status status, enum outcome outcome);

#endif
