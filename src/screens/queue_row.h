/* What a complaint's row says in the officers' list: its columns and their words. */
#ifndef SEBADESK_SCREENS_QUEUE_ROW_H
#define SEBADESK_SCREENS_QUEUE_ROW_H

#include <stdbool.h>

#include "screens/staff.h"
#include "ui/grid.h"

/* Fills `columns` (room for GRID_COLUMNS), with one for the office if wanted; returns how many. */
int queue_row_columns(bool offices, struct grid_column *columns);

/* Appends the text of a cell. */
void queue_row_cell(const struct staff *staff, const struct list_row *row, int column,
                    struct str *text, enum style *style);

/* Whether it is open and its time has run out. */
bool queue_row_is_late(const struct list_row *row);

#endif
