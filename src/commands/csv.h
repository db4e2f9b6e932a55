/* CSV that a spreadsheet opens without harm: RFC 4180 quoting, and no cell can be taken for a formula. */
#ifndef SEBADESK_COMMANDS_CSV_H
#define SEBADESK_COMMANDS_CSV_H

#include <stdbool.h>
#include <stdio.h>

/* Writes one cell, with a comma before it unless it is the row's first. NULL is empty. A text that begins
 * like a formula (= + - @, tab or newline, blanks before them too) gets an apostrophe in front. */
void csv_cell(FILE *out, const char *text, bool first);
void csv_end(FILE *out); /* CR LF */

#endif
