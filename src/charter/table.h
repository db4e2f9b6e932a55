/* Puts the rows of a table together: cells by column, rows that go on in the next line or behind a
 * page break. What a finished row means is charter/entries.h. */
#ifndef SEBADESK_CHARTER_TABLE_H
#define SEBADESK_CHARTER_TABLE_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"
#include "charter/cells.h"
#include "charter/checks.h"
#include "charter/columns.h"
#include "charter/lines.h"
#include "charter/person.h"

/* One cell of the row being put together. */
struct row_cell {
    struct str text;
    struct place place; /* of its first piece */
};

struct row {
    struct row_cell cells[COLUMN_COUNT];
    struct place place; /* of its first cell */
    int serial;         /* 0 where none is printed */
};

/* What a service's own cell says of its officer. */
struct own_officer {
    bool named;         /* it names one */
    bool none;          /* it holds a dash: there is none, not even the one above */
    struct place place; /* of the row */
};

/* An officer who stands between the rows, not in a cell. */
struct loose_officer {
    struct officer officer;
    size_t above; /* how many services of the table stand above */
};

struct table {
    const struct person_words *persons; /* these are borrowed */
    const struct strv *own_words;       /* folded, of the office's head */
    struct charter *charter;
    struct findings *findings;

    enum script script;             /* of the charter's first serial number */
    int last_serial[SECTION_COUNT]; /* of the section's last service */

    bool open;
    struct columns columns;
    enum section section;
    bool after_header; /* the line before was a header, or the numbers below it */
    bool has_row;
    bool had_rows; /* since the table was opened */
    struct row row;
    size_t first_service;    /* of this table, in the charter */
    struct own_officer *own; /* one for each service of this table */
    size_t own_count;
    size_t own_cap;
    struct loose_officer *loose;
    size_t loose_count;
    size_t loose_cap;
};

void table_init(struct table *t, const struct person_words *persons, const struct strv *own_words,
                struct charter *charter, struct findings *findings);
void table_clear(struct table *t);

/* A header: opens a table, or goes on with the open one when that is of the same kind and section
 * (page breaks repeat headers). Errors as table_close. */
enum err_code table_header(struct table *t, const struct columns *columns, enum section section,
                           struct err *e) ERR_CHECKED;

/* A row below the header; the numbers (১) (২) (৩) … right below it are skipped. ERR_INPUT when the
 * row above it has no name, or there are too many. */
enum err_code table_row(struct table *t, const struct cells *cells, struct err *e) ERR_CHECKED;

/* The lines of an officer between two rows. */
void table_loose(struct table *t, const struct lines *block);

/* The end of the table; nothing when none is open. Errors as table_row. */
enum err_code table_close(struct table *t, struct err *e) ERR_CHECKED;

/* Whether it has services, none of which names an officer. */
bool table_lacks_officer(const struct table *t);

#endif
