/* A report written down: for a terminal, for a spreadsheet, for printing, for programs. Each writes to
 * standard output. Used by report.c; what is counted stands in model/report.h. */
#ifndef SEBADESK_COMMANDS_REPORT_OUT_H
#define SEBADESK_COMMANDS_REPORT_OUT_H

#include <stdbool.h>
#include <stdint.h>

#include "model/report.h"
#include "store/store.h"

enum report_form { REPORT_TEXT, REPORT_CSV, REPORT_HTML, REPORT_JSON, REPORT_FORM_COUNT };

struct report_out {
    enum report_form form;
    struct month month;
    int64_t now;
    const struct office_list *offices; /* for their names */
    bool anonymous;                    /* the register: nobody's name, mobile, e-mail */
};

/* An office's name with its place, the id where it is not known. The caller frees. */
char *report_office(const struct report_out *out, const char *id);

/* "04-10-2026" in the language's digits, "" for no date. The caller frees. */
char *report_day(struct date date);

/* The monthly report of that one month. */
void report_text(const struct report_out *out, const struct report *report);
void report_csv(const struct report_out *out, const struct report *report);
void report_html(const struct report_out *out, const struct report *report);
void report_json(const struct report_out *out, const struct report *report);

/* The register: columns of an entry, in the order of the form. */
enum register_column {
    REGISTER_OFFICE,
    REGISTER_CASE,
    REGISTER_DATE,
    REGISTER_NAME,
    REGISTER_MOBILE,
    REGISTER_EMAIL,
    REGISTER_SUBJECT,
    REGISTER_SERVICE,
    REGISTER_MEDIUM,
    REGISTER_KIND,
    REGISTER_DISPOSED,
    REGISTER_CAUSE,
    REGISTER_DECISION,
    REGISTER_ADVICE,
    REGISTER_OUTCOME, /* these two for programs only: people find them in decision and medium */
    REGISTER_FROM_OFFICE,
    REGISTER_COLUMN_COUNT
};

/* The cells of one entry, NULL for what is not there: for CSV and JSON in words of the program, else in those
 * of the interface. */
struct register_row {
    char *cells[REGISTER_COLUMN_COUNT];
};

/* Whether the column is in that output. */
bool register_shows(const struct report_out *out, enum register_column column);

const char *register_name(enum register_column column);  /* "case": CSV and JSON */
const char *words_register(enum register_column column); /* its heading, translated */

/* How a form of output writes the register: entry by entry, so that a long one is never all in memory. Any may
 * be NULL. */
struct register_writer {
    void (*begin)(const struct report_out *out);
    void (*office)(const struct report_out *out, const char *id); /* its entries follow */
    void (*entry)(const struct report_out *out, const struct register_row *row);
    void (*office_end)(const struct report_out *out, size_t entries);
    void (*end)(const struct report_out *out);
};

extern const struct register_writer REGISTER_TEXT;
extern const struct register_writer REGISTER_CSV;
extern const struct register_writer REGISTER_HTML;
extern const struct register_writer REGISTER_JSON;

#endif
