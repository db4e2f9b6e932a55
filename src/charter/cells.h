/* One line of a charter, and the cells of a table's line. Tables come as lines with tabs, or with
 * the pipes of Markdown. What a cell means is not known here (charter/columns.h). */
#ifndef SEBADESK_CHARTER_CELLS_H
#define SEBADESK_CHARTER_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "charter/findings.h"

enum { CELLS_MAX = 16, SERIAL_MAX = 999 };

struct cell {
    struct place place; /* as it stands in the file */
    char *text;         /* clean, without mark-up */
};

struct cells {
    struct cell items[CELLS_MAX];
    size_t count;   /* but for the empty ones at the end */
    size_t total;   /* with them */
    size_t surplus; /* how many more cells with something in them there were */
};

enum line_kind {
    LINE_BLANK, /* nothing but blanks, tabs and pipes */
    LINE_RULE,  /* the line of dashes under a header */
    LINE_TABLE,
    LINE_TEXT,
};

enum line_kind line_kind(const struct place *line);

/* The cells of a LINE_TABLE, in order. The caller calls cells_clear. */
void cells_read(const struct place *line, struct cells *out);
void cells_clear(struct cells *cells);

/* The text of a line or cell, clean and without mark-up; the caller frees. */
char *cells_clean(const struct place *place);

/* Reports stray mark-up, once a place. `findings` may be NULL. */
void cells_check_markup(const struct place *place, struct findings *findings);

/* The cell's text, "" for a cell that is not there. */
const char *cells_text(const struct cells *cells, size_t index);

/* How many cells have something in them. */
size_t cells_filled(const struct cells *cells);

enum serial_kind { SERIAL_EMPTY, SERIAL_NUMBER, SERIAL_OTHER };

/* Reads "১", "1.", "(২)", "০৩।" …: *serial is 1 … SERIAL_MAX for SERIAL_NUMBER. */
enum serial_kind cells_serial(const char *text, int *serial);

/* Whether this is the row of numbers under a header: (১) (২) (৩) … */
bool cells_are_numbering(const struct cells *cells);

#endif
