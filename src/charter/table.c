#include "charter/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "charter/contacts.h"
#include "charter/entries.h"

void table_init(struct table *t, const struct person_words *persons, const struct strv *own_words,
                struct charter *charter, struct findings *findings)
{
    memset(t, 0, sizeof(*t));
    t->persons = persons;
    t->own_words = own_words;
    t->charter = charter;
    t->findings = findings;
}

static void clear_row(struct table *t)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        str_clear(&t->row.cells[i].text);
    memset(&t->row, 0, sizeof(t->row));
    t->has_row = false;
}

static void clear_officers(struct table *t)
{
    for (size_t i = 0; i < t->loose_count; i++)
        officer_clear(&t->loose[i].officer);
    t->loose_count = 0;
    t->own_count = 0;
}

void table_clear(struct table *t)
{
    clear_row(t);
    clear_officers(t);
    free(t->loose);
    free(t->own);
    memset(t, 0, sizeof(*t));
}

static enum err_code finish_row(struct table *t, struct err *e)
{
    enum err_code code = ERR_OK;

    if (t->has_row)
        code = entries_add(t, e);
    clear_row(t);
    return code;
}

enum err_code table_close(struct table *t, struct err *e)
{
    enum err_code code = finish_row(t, e);

    if (code == ERR_OK && t->open && t->columns.kind == TABLE_SERVICES)
        entries_settle_officers(t);
    clear_officers(t);
    t->open = false;
    return code;
}

enum err_code table_header(struct table *t, const struct columns *columns, enum section section,
                           struct err *e)
{
    if (!t->open || t->columns.kind != columns->kind || t->section != section) {
        enum err_code code = table_close(t, e);

        if (code != ERR_OK)
            return code;
        t->open = true;
        t->had_rows = false;
        t->section = section;
        t->first_service = t->charter->service_count;
    }
    t->columns = *columns;
    t->after_header = true;
    return ERR_OK;
}

/* The column without which a row of that kind says nothing. */
static enum column key_column(const struct table *t)
{
    return t->columns.kind == TABLE_SERVICES       ? COLUMN_NAME
           : t->columns.kind == TABLE_EXPECTATIONS ? COLUMN_EXPECTATION
                                                   : COLUMN_WHEN;
}

/* Whether the cells begin a row of their own; *serial is its number, 0 for none. */
static bool begins_row(const struct table *t, const struct cells *cells, int *serial)
{
    size_t at = columns_find(&t->columns, COLUMN_SERIAL);
    bool key = *cells_text(cells, columns_find(&t->columns, key_column(t))) != '\0';

    *serial = 0;
    if (at == CELLS_MAX)
        return key || !t->has_row;
    switch (cells_serial(cells_text(cells, at), serial)) {
    case SERIAL_EMPTY:
        return !t->has_row;
    case SERIAL_NUMBER:
        return !t->has_row || key || *serial != t->row.serial;
    case SERIAL_OTHER:
        break;
    }
    return true;
}

/* Page breaks repeat the end of a cell: the piece says nothing that does not stand there
 * already. */
static bool is_repeated(const struct str *text, const char *piece)
{
    size_t n = strlen(piece);

    if (text->len < n || memcmp(text->data + text->len - n, piece, n) != 0)
        return false;
    return text->len == n || (text->data[text->len - n - 1] == ' ' && strchr(piece, ' ') != NULL);
}

static void check_cell(const struct table *t, enum column column, const struct cell *cell)
{
    struct contact contact = {0};

    if (t->findings == NULL)
        return;
    if (column == COLUMN_OFFICER || column == COLUMN_ADDRESS)
        contacts_read(cell->text, &cell->place, t->findings, &contact, NULL);
    contact_clear(&contact);
    cells_check_markup(&cell->place, t->findings);
    checks_words(cell, t->findings);
}

/* Whether the first cell holds words where a number should stand, and a cell is short: then the
 * number was merged over several rows and the cells stand one too far in front. */
static bool is_shifted(const struct table *t, const struct cells *cells)
{
    enum { WORDS = 4 };
    struct letters letters;
    int serial;

    if (t->columns.at[0] != COLUMN_SERIAL || cells->count >= t->columns.count ||
        cells_serial(cells_text(cells, 0), &serial) != SERIAL_OTHER)
        return false;
    letters_read(cells_text(cells, 0), &letters);
    return letters.n > WORDS;
}

static void add_cells(struct table *t, const struct cells *cells)
{
    size_t shift = is_shifted(t, cells);

    for (size_t i = 0; i < cells->count; i++) {
        const struct cell *cell = &cells->items[i];
        bool beyond = i + shift >= t->columns.count;
        enum column column = beyond ? COLUMN_OTHER : t->columns.at[i + shift];
        struct row_cell *to = &t->row.cells[column];

        if (*cell->text == '\0')
            continue;
        if (beyond)
            findings_add(t->findings, FINDING_CELLS_TOO_MANY, &cell->place, cell->text);
        if (column == COLUMN_OTHER)
            continue;
        check_cell(t, column, cell);
        if (to->text.len == 0)
            to->place = cell->place;
        else if (column == COLUMN_SERIAL || is_repeated(&to->text, cell->text))
            continue;
        else
            str_add_char(&to->text, ' ');
        str_add(&to->text, cell->text);
    }
}

/* A row below the first header without number and name: headers go on in a second line, where one
 * is merged over several columns. */
static bool is_second_header(const struct table *t, const struct cells *cells)
{
    int serial;

    return !t->has_row && columns_find(&t->columns, COLUMN_SERIAL) < CELLS_MAX &&
           cells_serial(cells_text(cells, columns_find(&t->columns, COLUMN_SERIAL)), &serial) ==
               SERIAL_EMPTY &&
           *cells_text(cells, columns_find(&t->columns, key_column(t))) == '\0';
}

static const struct cell *first_filled(const struct cells *cells)
{
    size_t i = 0;

    while (i + 1 < cells->count && *cells->items[i].text == '\0')
        i++;
    return &cells->items[i];
}

enum err_code table_row(struct table *t, const struct cells *cells, struct err *e)
{
    bool after_header = t->after_header;
    const struct cell *first = first_filled(cells);
    int serial;

    if (after_header && cells_are_numbering(cells))
        return ERR_OK;
    if (after_header && is_second_header(t, cells)) {
        findings_add(t->findings, FINDING_TEXT_LEFT_OUT, &first->place, first->text);
        return ERR_OK;
    }
    t->after_header = false;
    if (begins_row(t, cells, &serial)) {
        enum err_code code = finish_row(t, e);

        if (code != ERR_OK)
            return code;
        t->has_row = true;
        t->row.serial = serial;
        t->row.place = first->place;
    } else {
        findings_add(t->findings, after_header ? FINDING_ROW_SPLIT : FINDING_ROW_CONTINUED,
                     &first->place, first->text);
    }
    t->had_rows = true;
    add_cells(t, cells);
    if (cells->surplus > 0)
        findings_add(t->findings, FINDING_CELLS_TOO_MANY, &first->place, first->text);
    return ERR_OK;
}

void table_loose(struct table *t, const struct lines *block)
{
    char *text = lines_join(block);
    struct officer officer = {0};

    if (person_read(t->persons, text, t->own_words, &officer)) {
        mem_grow(&t->loose, &t->loose_cap, t->loose_count + 1, sizeof(*t->loose));
        t->loose[t->loose_count].officer = officer;
        t->loose[t->loose_count++].above = t->own_count + t->has_row;
        findings_add(t->findings, FINDING_LOOSE_OFFICER, &block->items[0].place,
                     block->items[0].text);
    }
    free(text);
}

bool table_lacks_officer(const struct table *t)
{
    if (!t->open || t->columns.kind != TABLE_SERVICES || !t->had_rows ||
        t->row.cells[COLUMN_OFFICER].text.len > 0)
        return false;
    for (size_t i = 0; i < t->own_count; i++) {
        if (t->own[i].named)
            return false;
    }
    return t->loose_count == 0;
}
