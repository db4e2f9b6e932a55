/* Numbers that can be read across a room: digits of either script drawn with blocks, for phone and
 * tracking numbers. Makes lines of text that are drawn like any other; knows no canvas.
 *
 * Latin digits in the large size are made of half blocks alone; the others use quarter blocks too. */
#ifndef SEBADESK_UI_BIG_H
#define SEBADESK_UI_BIG_H

#include "base/str.h"

enum big_script { BIG_ASCII, BIG_BANGLA };

enum big_size {
    BIG_SMALL, /* 3 rows; 11 digits in up to four groups take at most 36 columns */
    BIG_LARGE, /* 5 rows; 11 digits in up to four groups take at most 71 columns */
};

/* Rows of a number drawn in that size. */
unsigned big_rows(enum big_size size);

/* Columns of the text: ASCII digits, '+', '-' and ' '; other bytes are left out. 0 when nothing is
 * left. */
unsigned big_columns(const char *text, enum big_size size, enum big_script script);

/* Appends big_rows lines, each big_columns wide with its blanks, UTF-8, one code point a column. Adds
 * nothing when big_columns is 0. */
void big_lines(const char *text, enum big_script script, enum big_size size, struct strv *lines);

#endif
