/* Reports for a terminal: columns that align, a long text last on its line. */
#include "commands/report_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "model/report_words.h"
#include "text/clean.h"
#include "text/digits.h"
#include "text/measure.h"

enum { OFFICES_BESIDE = 4, NUMBER_COLUMNS = 9, GAP = 2 };

/* The text and blanks up to the width; a number has them before it. */
static void add_cell(struct str *line, const char *text, unsigned width, bool number)
{
    unsigned columns = measure_columns(NULL, text, strlen(text));

    if (!number)
        str_add(line, text);
    for (unsigned i = columns; i < width; i++)
        str_add_char(line, ' ');
    if (number)
        str_add(line, text);
}

static void print_line(struct str *line)
{
    str_trim_end(line);
    (void)puts(str_text(line));
    str_cut(line, 0);
}

static void print_title(const char *title, const struct report_out *out)
{
    char *month = month_text(out->month);

    (void)printf("%s: %s\n", title, month);
    free(month);
}

/* ---- the table: figures down, offices across ------------------------------------------------------- */

/* Some of the offices of a tier, as many as go beside each other. */
struct block {
    const struct report *report;
    enum tier tier;
    size_t offices[OFFICES_BESIDE];
    size_t numbers[OFFICES_BESIDE]; /* as they are listed above the tables */
    size_t count;
    bool sum; /* the last column is all offices together */
};

static char *office_number(size_t number)
{
    char *digits = report_number((int64_t)number);
    char *text = str_format("(%s)", digits);

    free(digits);
    return text;
}

static unsigned label_width(void)
{
    unsigned widest = 0;

    for (int i = 0; i <= FIGURE_COUNT; i++) {
        const char *label = i == FIGURE_COUNT ? _("Rate (%)") : words_figure((enum figure)i);
        unsigned width = measure_columns(NULL, label, strlen(label));

        widest = width > widest ? width : widest;
    }
    return widest + GAP;
}

static void print_block_head(const struct block *b, unsigned width)
{
    struct str line = {0};

    add_cell(&line, words_report_tier(b->tier), width, false);
    for (size_t i = 0; i < b->count; i++) {
        char *number = office_number(b->numbers[i]);

        add_cell(&line, number, NUMBER_COLUMNS, true);
        free(number);
    }
    if (b->sum)
        add_cell(&line, _("all"), NUMBER_COLUMNS, true);
    print_line(&line);
    str_clear(&line);
}

/* A line of the block; FIGURE_COUNT: the rate. */
static void print_block_line(const struct block *b, int figure, unsigned width)
{
    struct figures sum = report_sum(b->report, b->tier, 0, NULL);
    struct str line = {0};

    add_cell(&line, figure == FIGURE_COUNT ? _("Rate (%)") : words_figure((enum figure)figure),
             width, false);
    for (size_t i = 0; i < b->count + b->sum; i++) {
        const struct figures *f =
            i == b->count ? &sum : report_figures(b->report, b->offices[i], b->tier, 0);
        char *text = figure == FIGURE_COUNT ? report_rate_text(f) : report_number(f->n[figure]);

        add_cell(&line, text, NUMBER_COLUMNS, true);
        free(text);
    }
    print_line(&line);
    str_clear(&line);
}

static void print_block(const struct block *b)
{
    unsigned width = label_width();

    (void)putchar('\n');
    print_block_head(b, width);
    for (int i = 0; i <= FIGURE_COUNT; i++)
        print_block_line(b, i, width);
}

static void print_tier(const struct report *report, enum tier tier)
{
    struct block b = {.report = report, .tier = tier};
    size_t rows;
    size_t done = 0;

    (void)report_sum(report, tier, 0, &rows);
    for (size_t i = 0; i < report->office_count; i++) {
        if (!report_covers(report, i, tier))
            continue;
        b.offices[b.count] = i;
        b.numbers[b.count++] = i + 1;
        done++;
        if (b.count == OFFICES_BESIDE || done == rows) {
            b.sum = rows > 1 && done == rows;
            print_block(&b);
            b.count = 0;
        }
    }
}

static void print_offices(const struct report_out *out, const struct report *report)
{
    for (size_t i = 0; i < report->office_count; i++) {
        char *number = office_number(i + 1);
        char *name = report_office(out, report->offices[i].id);

        (void)printf("%s %s\n", number, name);
        free(number);
        free(name);
    }
}

/* ---- what was disposed --------------------------------------------------------------------------- */

enum { CASE_WIDTH = 14, DAY_WIDTH = 12, DAYS_WIDTH = 6, OFFICE_WIDTH = 6 };

static void print_case_head(void)
{
    struct str line = {0};

    add_cell(&line, _("Office"), OFFICE_WIDTH + GAP, false);
    add_cell(&line, _("Case number"), CASE_WIDTH, false);
    add_cell(&line, _("Came"), DAY_WIDTH, false);
    add_cell(&line, _("Disposed"), DAY_WIDTH, false);
    add_cell(&line, _("Days"), DAYS_WIDTH, false);
    str_add(&line, _("Decision"));
    print_line(&line);
    str_clear(&line);
}

static void print_case(const struct report_case *one)
{
    struct str line = {0};
    char *office = office_number(one->office + 1);
    char *came = report_day(one->came);
    char *disposed = report_day(one->disposed);
    char *days = report_number(one->days);
    char *decision = report_decision(one->status, one->outcome);
    char *tracking = digits_local(i18n_language(), one->tracking);

    add_cell(&line, office, OFFICE_WIDTH + GAP, false);
    add_cell(&line, tracking, CASE_WIDTH, false);
    add_cell(&line, came, DAY_WIDTH, false);
    add_cell(&line, disposed, DAY_WIDTH, false);
    add_cell(&line, days, DAYS_WIDTH - GAP, true);
    add_cell(&line, "", GAP, false);
    if (one->tier == TIER_APPEAL)
        str_addf(&line, "%s; ", _("appeal"));
    str_add(&line, decision);
    if (one->late)
        str_addf(&line, "; %s", _("late"));
    if (one->service != NULL)
        str_addf(&line, "; %s", one->service);
    print_line(&line);
    str_clear(&line);
    free(office);
    free(came);
    free(disposed);
    free(days);
    free(decision);
    free(tracking);
}

static void print_cases(const struct report *report)
{
    (void)printf("\n%s\n", _("Disposed this month"));
    if (report->case_count == 0)
        (void)puts(_("none"));
    else
        print_case_head();
    for (size_t i = 0; i < report->case_count; i++)
        print_case(&report->cases[i]);
}

void report_text(const struct report_out *out, const struct report *report)
{
    struct strv notes = {0};

    print_title(_("Monthly report on complaints (form গ-1)"), out);
    print_offices(out, report);
    print_tier(report, TIER_GRO);
    print_tier(report, TIER_APPEAL);
    print_cases(report);
    (void)putchar('\n');
    report_notes(report, out->now, &notes);
    for (size_t i = 0; i < notes.count; i++)
        (void)puts(notes.items[i]);
    strv_clear(&notes);
}

/* ---- the register: a case after the other ----------------------------------------------------------- */

static void text_begin(const struct report_out *out)
{
    print_title(_("Register of complaints (form গ-2)"), out);
}

static void text_office(const struct report_out *out, const char *id)
{
    char *name = report_office(out, id);

    (void)printf("\n%s\n", name);
    free(name);
}

static void text_entry(const struct report_out *out, const struct register_row *row)
{
    (void)putchar('\n');
    for (int i = 0; i < REGISTER_COLUMN_COUNT; i++) {
        char *text;

        if (row->cells[i] == NULL || !register_shows(out, (enum register_column)i))
            continue;
        text = clean_string(row->cells[i], CLEAN_LINE);
        (void)printf("%s: %s\n", words_register((enum register_column)i), text);
        mem_free_secret(text);
    }
}

static void text_office_end(const struct report_out *out, size_t entries)
{
    (void)out;
    if (entries == 0)
        (void)puts(_("nothing came in this month"));
}

const struct register_writer REGISTER_TEXT = {
    .begin = text_begin, .office = text_office, .entry = text_entry, .office_end = text_office_end};
