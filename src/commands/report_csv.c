/* Reports for spreadsheets and programs. */
#include "commands/report_out.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "commands/csv.h"
#include "commands/json.h"
#include "model/report_words.h"

static const char *tier_name(enum tier tier)
{
    return tier == TIER_APPEAL ? "appeals" : "complaints";
}

/* What became of it, in one word. */
static const char *outcome_of(const struct report_case *one)
{
    return one->outcome == OUTCOME_NONE ? status_name(one->status) : outcome_name(one->outcome);
}

/* ---- CSV ----------------------------------------------------------------------------------------- */

static void csv_number(int64_t number)
{
    char text[32];

    (void)snprintf(text, sizeof(text), "%" PRId64, number);
    csv_cell(stdout, text, false);
}

static void csv_figures(enum tier tier, const char *office, const char *name,
                        const struct figures *figures)
{
    char *rate = report_rate_plain(figures);

    csv_cell(stdout, tier_name(tier), true);
    csv_cell(stdout, office, false);
    csv_cell(stdout, name, false);
    for (int i = 0; i < FIGURE_COUNT; i++)
        csv_number(figures->n[i]);
    csv_cell(stdout, rate, false);
    csv_end(stdout);
    free(rate);
}

static void csv_table(const struct report_out *out, const struct report *report, enum tier tier)
{
    size_t rows;
    struct figures sum = report_sum(report, tier, 0, &rows);

    for (size_t i = 0; i < report->office_count; i++) {
        char *name;

        if (!report_covers(report, i, tier))
            continue;
        name = report_office(out, report->offices[i].id);
        csv_figures(tier, report->offices[i].id, name, report_figures(report, i, tier, 0));
        free(name);
    }
    if (rows > 1)
        csv_figures(tier, "all", NULL, &sum);
}

static void csv_case(const struct report *report, const struct report_case *one)
{
    char came[DATE_TEXT_SIZE];
    char disposed[DATE_TEXT_SIZE];

    csv_cell(stdout, tier_name(one->tier), true);
    csv_cell(stdout, report->offices[one->office].id, false);
    csv_cell(stdout, one->tracking, false);
    csv_cell(stdout, date_format(one->came, came), false);
    csv_cell(stdout, date_format(one->disposed, disposed), false);
    csv_number(one->days);
    csv_cell(stdout, one->late ? "yes" : "no", false);
    csv_cell(stdout, outcome_of(one), false);
    csv_cell(stdout, one->service, false);
    csv_end(stdout);
}

static void csv_head(const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        csv_cell(stdout, names[i], i == 0);
    csv_end(stdout);
}

/* The table, an empty line, the list of what was disposed. */
void report_csv(const struct report_out *out, const struct report *report)
{
    static const char *const CASES[] = {"table",        "office", "tracking", "came",   "disposed",
                                        "working_days", "late",   "outcome",  "service"};
    const char *names[FIGURE_COUNT + 4] = {"table", "office", "office_name"};

    for (int i = 0; i < FIGURE_COUNT; i++)
        names[i + 3] = figure_name((enum figure)i);
    names[FIGURE_COUNT + 3] = "rate";
    csv_head(names, FIGURE_COUNT + 4);
    csv_table(out, report, TIER_GRO);
    csv_table(out, report, TIER_APPEAL);
    csv_end(stdout);
    csv_head(CASES, sizeof(CASES) / sizeof(CASES[0]));
    for (size_t i = 0; i < report->case_count; i++)
        csv_case(report, &report->cases[i]);
}

static void csv_register_begin(const struct report_out *out)
{
    for (int i = 0; i < REGISTER_COLUMN_COUNT; i++) {
        if (register_shows(out, (enum register_column)i))
            csv_cell(stdout, register_name((enum register_column)i), i == 0);
    }
    csv_end(stdout);
}

static void csv_register_entry(const struct report_out *out, const struct register_row *row)
{
    for (int i = 0; i < REGISTER_COLUMN_COUNT; i++) {
        if (register_shows(out, (enum register_column)i))
            csv_cell(stdout, row->cells[i], i == 0);
    }
    csv_end(stdout);
}

const struct register_writer REGISTER_CSV = {.begin = csv_register_begin,
                                             .entry = csv_register_entry};

/* ---- JSON ---------------------------------------------------------------------------------------- */

static void set(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0)
        mem_abort("out of memory");
}

static json_t *json_figures(const struct figures *figures)
{
    json_t *o = json_object();
    int rate = figures_rate(figures);

    for (int i = 0; i < FIGURE_COUNT; i++)
        set(o, figure_name((enum figure)i), json_integer(figures->n[i]));
    set(o, "rate", rate < 0 ? json_null() : json_real(rate / 100.0));
    return o;
}

static json_t *json_table(const struct report_out *out, const struct report *report, enum tier tier)
{
    json_t *array = json_array();

    for (size_t i = 0; i < report->office_count; i++) {
        json_t *row;
        char *name;

        if (!report_covers(report, i, tier))
            continue;
        row = json_figures(report_figures(report, i, tier, 0));
        name = report_office(out, report->offices[i].id);
        set(row, "office", json_text(report->offices[i].id));
        set(row, "office_name", json_text(name));
        (void)json_array_append_new(array, row);
        free(name);
    }
    return array;
}

static json_t *json_case(const struct report *report, const struct report_case *one)
{
    json_t *o = json_object();

    set(o, "table", json_text(tier_name(one->tier)));
    set(o, "office", json_text(report->offices[one->office].id));
    set(o, "tracking", json_text(one->tracking));
    set(o, "came", json_date(one->came));
    set(o, "disposed", json_date(one->disposed));
    set(o, "working_days", json_integer(one->days));
    set(o, "late", json_boolean(one->late));
    set(o, "outcome", json_text(outcome_of(one)));
    set(o, "service", json_text(one->service));
    return o;
}

static json_t *json_sum(const struct report *report, enum tier tier)
{
    struct figures sum = report_sum(report, tier, 0, NULL);

    return json_figures(&sum);
}

void report_json(const struct report_out *out, const struct report *report)
{
    json_t *o = json_object();
    json_t *cases = json_array();
    char *month = month_iso(out->month);

    for (size_t i = 0; i < report->case_count; i++)
        (void)json_array_append_new(cases, json_case(report, &report->cases[i]));
    set(o, "month", json_text(month));
    set(o, "over", json_boolean(report_is_over(report)));
    set(o, "complaints", json_table(out, report, TIER_GRO));
    set(o, "complaints_all", json_sum(report, TIER_GRO));
    set(o, "appeals", json_table(out, report, TIER_APPEAL));
    set(o, "appeals_all", json_sum(report, TIER_APPEAL));
    set(o, "disposed", cases);
    json_print(o);
    free(month);
}

static void json_register_entry(const struct report_out *out, const struct register_row *row)
{
    json_t *o = json_object();

    for (int i = 0; i < REGISTER_COLUMN_COUNT; i++) {
        if (register_shows(out, (enum register_column)i))
            set(o, register_name((enum register_column)i), json_text(row->cells[i]));
    }
    json_print(o);
}

const struct register_writer REGISTER_JSON = {.entry = json_register_entry};
