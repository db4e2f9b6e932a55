#include "charter/reader.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "charter/cells.h"
#include "charter/closing.h"
#include "charter/columns.h"
#include "charter/contacts.h"
#include "charter/dates.h"
#include "charter/entries.h"
#include "charter/head.h"
#include "charter/heading.h"
#include "charter/lines.h"
#include "charter/outline.h"
#include "charter/person.h"
#include "charter/table.h"
#include "text/clean.h"

/* Where in the document the reader is. */
enum part {
    PART_HEAD,
    PART_INTRO, /* below a heading that holds nothing itself */
    PART_VISION,
    PART_MISSION,
    PART_SERVICES,
    PART_EXPECTATIONS,
    PART_GRS,
    PART_OTHER,
};

enum { HEAD_LINES = 100, BLOCK_LINES = 200 };

struct reader {
    const char *bytes;
    size_t n;
    size_t at;
    long line;
    struct findings *findings;
    struct charter charter;

    struct columns_words columns;
    struct word_list headings;
    struct word_list heads;
    struct person_words persons;

    enum part part;
    enum section section;
    bool section_said; /* a heading named the section */
    struct outline outline;
    struct lines head;
    bool head_done;
    struct strv own_words;
    struct str vision;
    struct str mission;
    struct table table;
    struct lines block; /* text lines since the last table line or heading */
    bool left_out;      /* a table of this part was reported as left out */
};

static void reader_init(struct reader *r, const char *bytes, size_t n, struct findings *findings)
{
    static const char BOM[] = "\xEF\xBB\xBF";

    memset(r, 0, sizeof(*r));
    r->bytes = bytes;
    r->n = n;
    r->at = n >= strlen(BOM) && memcmp(bytes, BOM, strlen(BOM)) == 0 ? strlen(BOM) : 0;
    r->findings = findings;
    columns_words_init(&r->columns);
    heading_words_init(&r->headings);
    head_words_init(&r->heads);
    person_words_init(&r->persons);
    table_init(&r->table, &r->persons, &r->own_words, &r->charter, findings);
}

static void reader_clear(struct reader *r)
{
    charter_clear(&r->charter);
    columns_words_clear(&r->columns);
    heading_words_clear(&r->headings);
    head_words_clear(&r->heads);
    person_words_clear(&r->persons);
    lines_clear(&r->head);
    lines_clear(&r->block);
    strv_clear(&r->own_words);
    str_clear(&r->vision);
    str_clear(&r->mission);
    table_clear(&r->table);
}

/* The next line without its end (\n, \r\n or \r); false behind the last. */
static bool next_line(struct reader *r, struct place *line)
{
    size_t end = r->at;

    if (r->at >= r->n)
        return false;
    while (end < r->n && r->bytes[end] != '\n' && r->bytes[end] != '\r')
        end++;
    line->raw = r->bytes + r->at;
    line->size = end - r->at;
    line->line = ++r->line;
    line->column = 1;
    r->at = end + 1 + (end + 1 < r->n && r->bytes[end] == '\r' && r->bytes[end + 1] == '\n');
    return true;
}

static enum err_code refuse(const struct place *place, const char *field, const char *why,
                            struct err *e)
{
    return err_at(e, err_set(e, ERR_INPUT, "%s", why), place->line, place->column, field);
}

/* The head is over: the office is known from here on. */
static void end_head(struct reader *r)
{
    struct date none = {0};

    if (r->head_done)
        return;
    r->head_done = true;
    head_read(&r->heads, &r->head, &r->charter.office, r->findings);
    if (!closing_date(&r->head, &r->charter, NULL))
        r->charter.date = none;
    head_own_words(&r->charter.office, &r->own_words);
}

/* ---- blocks of text lines below tables ------------------------------------------------------- */

static bool is_officer_block(const struct reader *r)
{
    bool contact = false;
    bool post = false;

    for (size_t i = 0; i < r->block.count; i++) {
        const char *text = r->block.items[i].text;

        contact |= contacts_any(text);
        post |= person_has_post(&r->persons, text);
    }
    return contact || (post && r->block.count > 1 && r->block.count < 8);
}

static void leave_out_block(struct reader *r)
{
    for (size_t i = 0; i < r->block.count; i++)
        findings_add(r->findings, FINDING_TEXT_LEFT_OUT, &r->block.items[i].place,
                     r->block.items[i].text);
}

/* A block between two rows, or between a row and the header of the next page. */
static void end_block_in_table(struct reader *r)
{
    if (r->block.count > 0 && r->table.open && r->table.had_rows) {
        if (r->table.columns.kind == TABLE_SERVICES && is_officer_block(r))
            table_loose(&r->table, &r->block);
        else
            leave_out_block(r);
    }
    lines_clear(&r->block);
}

/* A block behind the last row. A table without any officer has lost him to the lines below it. */
static bool block_is_loose(const struct reader *r)
{
    bool contact = false;

    for (size_t i = 0; i < r->block.count; i++)
        contact |= contacts_any(r->block.items[i].text);
    return contact && table_lacks_officer(&r->table);
}

static enum err_code end_table(struct reader *r, struct err *e)
{
    if (r->block.count > 0 && r->table.open && r->table.had_rows) {
        if (block_is_loose(r))
            table_loose(&r->table, &r->block);
        else
            leave_out_block(r);
    }
    lines_clear(&r->block);
    return table_close(&r->table, e);
}

/* ---- headings -------------------------------------------------------------------------------- */

static void enter_section(struct reader *r, enum section section)
{
    r->part = PART_SERVICES;
    r->section = section;
    r->section_said = true;
}

/* A heading of a section that is being read already stands at the top of a new page. */
static bool is_repeated(const struct reader *r, const struct heading_line *h)
{
    static const int SECTIONS[] = {[HEADING_CITIZEN] = SECTION_CITIZEN + 1,
                                   [HEADING_INSTITUTIONAL] = SECTION_INSTITUTIONAL + 1,
                                   [HEADING_INTERNAL] = SECTION_INTERNAL + 1,
                                   [HEADING_OTHER] = 0};

    return r->part == PART_SERVICES && r->section_said && r->table.open &&
           SECTIONS[h->heading] == (int)r->section + 1;
}

static void enter_part(struct reader *r, const struct heading_line *h)
{
    switch (h->heading) {
    case HEADING_VISION:
        r->part = PART_VISION;
        str_add(&r->vision, h->rest);
        break;
    case HEADING_MISSION:
        r->part = PART_MISSION;
        str_add(&r->mission, h->rest);
        break;
    case HEADING_CITIZEN:
        enter_section(r, SECTION_CITIZEN);
        break;
    case HEADING_INSTITUTIONAL:
        enter_section(r, SECTION_INSTITUTIONAL);
        break;
    case HEADING_INTERNAL:
        enter_section(r, SECTION_INTERNAL);
        break;
    case HEADING_SERVICES:
        r->part = PART_SERVICES;
        r->section_said = false;
        break;
    case HEADING_EXPECTATIONS:
        r->part = PART_EXPECTATIONS;
        break;
    case HEADING_GRS:
        r->part = PART_GRS;
        break;
    case HEADING_OTHER:
        r->part = PART_OTHER;
        break;
    case HEADING_NONE:
    case HEADING_TITLE:
    case HEADING_VISION_MISSION:
        r->part = PART_INTRO;
        break;
    }
}

/* A heading by its number, with words that are not known: a section this reader has no use for.
 * Numbers also stand before the items of lists, so it must be the next one. */
static bool is_other_section(const struct reader *r, const struct heading_line *h)
{
    bool next = h->major > 0 && h->minor == 0 && h->major == r->outline.major + 1;

    if (h->heading != HEADING_NONE || !next || !r->head_done)
        return false;
    if (r->part == PART_VISION || r->part == PART_MISSION)
        return h->marked || (h->colon && *h->rest == '\0');
    return r->part != PART_EXPECTATIONS || h->marked;
}

/* Whether the line was a heading, and done with. */
static enum err_code take_heading(struct reader *r, const struct place *place, const char *text,
                                  bool *taken, struct err *e)
{
    struct heading_line h;
    enum err_code code;

    heading_read(&r->headings, text, place, r->findings, &h);
    if (h.heading == HEADING_SERVICES && r->part == PART_HEAD && h.major == 0 && !h.marked)
        h.heading = HEADING_TITLE;
    if (is_other_section(r, &h))
        h.heading = HEADING_OTHER;
    *taken = h.heading != HEADING_NONE;
    if (h.heading == HEADING_NONE || h.heading == HEADING_TITLE)
        return ERR_OK;
    end_head(r);
    outline_check(&r->outline, &h, place, r->findings);
    if (is_repeated(r, &h)) {
        end_block_in_table(r);
        return ERR_OK;
    }
    code = end_table(r, e);
    enter_part(r, &h);
    r->left_out = false;
    return code;
}

/* ---- lines of text and lines of tables ------------------------------------------------------- */

static void add_sentence(struct str *to, const char *text)
{
    if (to->len > 0)
        str_add_char(to, ' ');
    str_add(to, text);
}

/* A line that is no heading; takes ownership of the text. */
static void keep_text(struct reader *r, const struct place *place, char *text)
{
    struct lines *lines = r->part == PART_HEAD ? &r->head : &r->block;
    size_t most = r->part == PART_HEAD ? HEAD_LINES : BLOCK_LINES;

    if (r->part == PART_VISION)
        add_sentence(&r->vision, text);
    else if (r->part == PART_MISSION)
        add_sentence(&r->mission, text);
    else if (r->part != PART_INTRO && lines->count < most) {
        lines_take(lines, text, place);
        return;
    }
    free(text);
}

/* "১। …" below the heading of the expectations, where they are no table. */
static bool take_expectation(struct reader *r, const char *text)
{
    struct heading_line item;
    struct place nowhere = {0};

    if (r->part != PART_EXPECTATIONS || r->table.open)
        return false;
    heading_read(&r->headings, text, &nowhere, NULL, &item);
    if (item.major == 0 || *item.body == '\0' || r->charter.expectations.count == EXPECTATIONS_MAX)
        return false;
    strv_add(&r->charter.expectations, item.body);
    return true;
}

static enum err_code take_text(struct reader *r, const struct place *place, struct err *e)
{
    char *text = cells_clean(place);
    bool taken = *text == '\0';
    enum err_code code;

    cells_check_markup(place, r->findings);
    code = taken ? ERR_OK : take_heading(r, place, text, &taken, e);

    if (!taken && text[strspn(text, "# ")] != '\0' && !take_expectation(r, text)) {
        size_t marks = strspn(text, "# ");

        memmove(text, text + marks, strlen(text) - marks + 1);
        keep_text(r, place, text);
    } else {
        free(text);
    }
    return code;
}

static enum err_code take_header(struct reader *r, const struct place *place,
                                 const struct cells *cells, const struct columns *columns,
                                 struct err *e)
{
    static const enum part PARTS[] = {[TABLE_SERVICES] = PART_SERVICES,
                                      [TABLE_EXPECTATIONS] = PART_EXPECTATIONS,
                                      [TABLE_TIERS] = PART_GRS};
    bool same = r->table.open && r->table.columns.kind == columns->kind;
    enum err_code code = ERR_OK;

    if (cells->surplus > 0)
        return refuse(place, "columns",
                      N_("a table with more than 16 columns: charters have 3 to 8"), e);
    end_head(r);
    if (same)
        end_block_in_table(r);
    else
        code = end_table(r, e);
    if (code != ERR_OK)
        return code;
    r->part = PARTS[columns->kind];
    if (columns->kind == TABLE_SERVICES && !r->section_said && !same) {
        r->section = SECTION_CITIZEN;
        findings_add(r->findings, FINDING_SECTION_UNKNOWN, place, cells_text(cells, 0));
    }
    for (size_t i = 0; i < cells->count; i++)
        cells_check_markup(&cells->items[i].place, r->findings);
    columns_check(&r->columns, cells, columns, r->findings);
    return table_header(&r->table, columns, r->section, e);
}

/* A table of which the first line is no header: only that of the expectations can do without. */
static enum err_code open_without_header(struct reader *r, const struct place *place, struct err *e)
{
    static const struct columns PLAIN = {
        TABLE_EXPECTATIONS, {COLUMN_SERIAL, COLUMN_EXPECTATION}, 2};

    if (r->part == PART_EXPECTATIONS)
        return table_header(&r->table, &PLAIN, r->section, e);
    return refuse(
        place, "columns",
        r->part == PART_GRS
            ? N_("the columns of this table are not known: looked for a header with when to "
                 "write, to whom, the address and the time limit")
            : N_("the columns of this table are not known: looked for a header with serial "
                 "number, name of the service, method, documents, fee, time limit and officer"),
        e);
}

/* A line with tabs or pipes that holds but one text: in front, or at the end below other text (tabs
 * move a signature to the right). */
static bool is_text(const struct reader *r, const struct cells *cells)
{
    const char *last = cells_text(cells, cells->count - 1);
    struct date date;
    size_t start;
    size_t end;
    int serial;

    if (r->part < PART_SERVICES)
        return true;
    if (cells_filled(cells) > 1)
        return false;
    if (!r->table.open || cells_serial(cells_text(cells, 0), &serial) == SERIAL_OTHER)
        return true;
    return cells->count > 1 && cells->total == cells->count &&
           (r->block.count > 0 || dates_find(last, &date, &start, &end));
}

static enum err_code take_cells_as_text(struct reader *r, const struct cells *cells, struct err *e)
{
    enum err_code code = ERR_OK;

    for (size_t i = 0; i < cells->count && code == ERR_OK; i++)
        code = take_text(r, &cells->items[i].place, e);
    return code;
}

static enum err_code take_row(struct reader *r, const struct place *place,
                              const struct cells *cells, struct err *e)
{
    enum err_code code = ERR_OK;

    if (r->part == PART_OTHER) {
        if (!r->left_out)
            findings_add(r->findings, FINDING_TABLE_LEFT_OUT, place, cells_text(cells, 0));
        r->left_out = true;
        return ERR_OK;
    }
    if (r->table.open)
        end_block_in_table(r);
    else
        code = open_without_header(r, place, e);
    return code != ERR_OK ? code : table_row(&r->table, cells, e);
}

static enum err_code take_table_line(struct reader *r, const struct place *place, struct err *e)
{
    struct cells cells;
    struct columns columns;
    enum err_code code;

    cells_read(place, &cells);
    if (cells.count == 0)
        return ERR_OK; /* invisible characters, mark-up around nothing */
    if (r->part != PART_OTHER && columns_read(&r->columns, &cells, &columns))
        code = take_header(r, place, &cells, &columns, e);
    else if (is_text(r, &cells))
        code = take_cells_as_text(r, &cells, e);
    else
        code = take_row(r, place, &cells, e);
    cells_clear(&cells);
    return code;
}

static enum err_code take_line(struct reader *r, const struct place *place, struct err *e)
{
    if (place->size > CHARTER_MAX_LINE)
        return refuse(place, "size", N_("a line of more than 128 kB: this is no charter"), e);
    switch (line_kind(place)) {
    case LINE_BLANK:
    case LINE_RULE:
        break;
    case LINE_TABLE:
        return take_table_line(r, place, e);
    case LINE_TEXT:
        return take_text(r, place, e);
    }
    return ERR_OK;
}

/* ---- the end --------------------------------------------------------------------------------- */

static char *take_or_null(struct str *s)
{
    return s->len > 0 ? str_take(s) : NULL;
}

/* The lines behind the last table are the date and the signature. */
static enum err_code finish(struct reader *r, struct err *e)
{
    struct place start = {.line = 1, .column = 1};
    enum err_code code;

    end_head(r);
    if (r->table.open && block_is_loose(r))
        table_loose(&r->table, &r->block);
    else
        closing_read(&r->persons, &r->heads, &r->own_words, &r->block, &r->charter, r->findings);
    code = table_close(&r->table, e);
    if (code != ERR_OK)
        return code;
    r->charter.vision = take_or_null(&r->vision);
    r->charter.mission = take_or_null(&r->mission);
    if (r->charter.office.id == NULL)
        return refuse(&start, "office",
                      N_("no web address above the first heading: looked for a line such as "
                         "doict.homna.comilla.gov.bd, from which the office gets its id"),
                      e);
    start.line = r->line;
    if (r->charter.service_count == 0)
        return refuse(&start, "services",
                      N_("no services to the end of the document: looked for tables with a header "
                         "that names serial number, service, time limit and officer"),
                      e);
    return ERR_OK;
}

static enum err_code read_all(struct reader *r, const char *office_id, struct err *e)
{
    struct place line;
    enum err_code code = clean_check(r->bytes, r->n, e);

    if (code != ERR_OK)
        return err_at(e, code, e == NULL ? 0 : e->line, e == NULL ? 0 : e->column, "text");
    r->charter.office.id = mem_copy_string(office_id);
    while (code == ERR_OK && next_line(r, &line))
        code = take_line(r, &line, e);
    return code == ERR_OK ? finish(r, e) : code;
}

enum err_code charter_read_for(const char *office_id, const char *bytes, size_t n,
                               struct charter *out, struct findings *findings, struct err *e)
{
    static const struct charter EMPTY = {0};
    struct reader r;
    enum err_code code;

    if (n > CHARTER_MAX_BYTES)
        return err_at(e, err_set(e, ERR_INPUT, N_("more than 2 MB: this is no charter")), 1, 1,
                      "size");
    reader_init(&r, bytes, n, findings);
    code = read_all(&r, office_id, e);
    if (code == ERR_OK) {
        *out = r.charter;
        r.charter = EMPTY;
    }
    reader_clear(&r);
    findings_sort(findings);
    return code;
}

enum err_code charter_read(const char *bytes, size_t n, struct charter *out,
                           struct findings *findings, struct err *e)
{
    return charter_read_for(NULL, bytes, n, out, findings, e);
}
