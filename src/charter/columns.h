/* The header of a table: which column holds what, known by its words, never by its position. */
#ifndef SEBADESK_CHARTER_COLUMNS_H
#define SEBADESK_CHARTER_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

#include "charter/cells.h"
#include "charter/findings.h"
#include "charter/letters.h"

enum column {
    COLUMN_OTHER, /* remarks and the like: recognised as no column of ours */
    COLUMN_SERIAL,
    COLUMN_NAME,
    COLUMN_METHOD,
    COLUMN_DOCUMENTS,
    COLUMN_PLACE, /* where to get the documents, where that is a column of its own */
    COLUMN_FEE,
    COLUMN_TIME,
    COLUMN_OFFICER,     /* may be several: name and post, phone, e-mail */
    COLUMN_BASICS,      /* basic information */
    COLUMN_SUPERIOR,    /* the superior officer, or whoever remedies a failure */
    COLUMN_EXPECTATION, /* what the office expects of the citizen */
    COLUMN_WHEN,        /* these three belong to the complaint tiers */
    COLUMN_WHOM,
    COLUMN_ADDRESS,
    COLUMN_CONTACT, /* phone or e-mail of somebody: settled to be one of the others */
    COLUMN_COUNT
};

enum table_kind { TABLE_NONE, TABLE_SERVICES, TABLE_EXPECTATIONS, TABLE_TIERS };

struct columns {
    enum table_kind kind;
    enum column at[CELLS_MAX]; /* the column of each cell */
    size_t count;
};

/* The header words, folded once. */
struct columns_words {
    struct word_list keys;      /* words by which a column is known */
    struct word_list serials;   /* headers of the column of numbers */
    struct word_list standards; /* whole headers as the national form prints them */
};

void columns_words_init(struct columns_words *words);
void columns_words_clear(struct columns_words *words);

/* Whether the row is a header; *out is set only then. Header words may be misspelt, run together
 * or come in any order; a table of services has a name column and at least one more. */
bool columns_read(const struct columns_words *words, const struct cells *row, struct columns *out);

/* Reports misspelt headers and columns that are left out. */
void columns_check(const struct columns_words *words, const struct cells *row,
                   const struct columns *columns, struct findings *findings);

/* The position of a column, or CELLS_MAX. */
size_t columns_find(const struct columns *columns, enum column column);

#endif
