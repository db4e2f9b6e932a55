/* A grid: rows of records in aligned columns, for the lists of desk and queue. A header, a column of
 * marks, the chosen row; columns shrink, and the least needed ones go, where the screen is narrow.
 *
 * It holds no rows: a function tells each cell when it is drawn. A screen that has only some of all rows
 * (a page out of the store) says so with `before` and `after`, and is asked for others at the edges. A
 * key press changes two neighbouring rows at their left ends only, so it is cheap over a slow line. */
#ifndef SEBADESK_UI_GRID_H
#define SEBADESK_UI_GRID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "ui/canvas.h"
#include "ui/keys.h"

struct grid_column {
    const char *title; /* translated */
    int wish;          /* columns it would like to have */
    int least;         /* with fewer it is of no use */
    int rank;          /* 0: always shown; of the others the highest goes first */
    bool grows;        /* takes what room is left */
    bool number;       /* digits, set at the right of the column */
    bool whole;        /* `wish` digits that must never be cut, however wide the terminal draws them */
};

struct grid {
    const struct grid_column *columns;
    int column_count; /* at most GRID_COLUMNS */
    int row_count;
    bool before; /* there are rows before the first, to be asked for */
    bool after;  /* and behind the last */

    /* Appends the text of a cell, clean and on one line; *style is STYLE_BODY and may be changed. */
    void (*cell)(const void *context, int row, int column, struct str *text, enum style *style);

    /* One character that marks the row ('!', 0x2713 …), 0 for none. NULL: no column of marks. */
    uint32_t (*mark)(const void *context, int row);
    const void *context;
    const char *empty; /* said where there are no rows, translated */
};

enum { GRID_COLUMNS = 12 };

/* Where one is in it: kept by the screen. A new list begins with a zeroed one. */
struct grid_view {
    int chosen; /* the row that Enter takes */
    int first;  /* the row at the top of the window */
};

enum grid_result {
    GRID_IGNORED,
    GRID_MOVED,
    GRID_CHOSE,  /* view.chosen was taken, by Enter or a click */
    GRID_BEFORE, /* the rows before the first are wanted */
    GRID_AFTER
};

/* How many rows of records are seen on so many rows of the screen. */
int grid_window(const struct grid *grid, int rows);

/* Takes a key of a grid that is shown on `rows` rows: arrows, paging keys, Home, End, Enter, clicks. */
enum grid_result grid_key(struct grid_view *view, const struct grid *grid, int rows,
                          const struct key *key);

/* Draws it into rows × cols cells. */
void grid_draw(const struct grid_view *view, const struct grid *grid, struct canvas *canvas,
               int row, int col, int rows, int cols);

/* The widths that the columns get of `cols`, 0 for one that is left out. */
void grid_widths(const struct grid *grid, int cols, int widths[GRID_COLUMNS]);

#endif
