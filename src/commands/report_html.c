/* Reports for printing: one page of HTML with all that it needs in it. It asks nothing of the network, runs
 * nothing, and takes the fonts that the machine has. */
#include "commands/report_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "model/report_words.h"
#include "text/digits.h"

/* The fonts are those that offices in Bangladesh have, Unicode ones only. */
static const char STYLE[] =
    "@page{size:A4 landscape;margin:12mm}"
    "html{font:10.5pt/1.35 \"Noto Serif Bengali\",\"Noto Sans Bengali\",Nikosh,Kalpurush,"
    "SolaimanLipi,\"Nirmala UI\",Vrinda,\"Noto Serif\",serif;color:#000;background:#fff}"
    "body{max-width:273mm;margin:0 auto;padding:4mm}"
    "header{text-align:center;margin-bottom:4mm}"
    "header p{margin:0}"
    "h1{font-size:14pt;margin:1mm 0 0}"
    "h2{font-size:11.5pt;margin:5mm 0 1.5mm;break-after:avoid}"
    "table{border-collapse:collapse;width:100%}"
    "thead{display:table-header-group}"
    "tr{break-inside:avoid}"
    "th,td{border:.3mm solid #000;padding:.8mm 1.2mm;vertical-align:top;text-align:left}"
    "th{font-weight:bold;text-align:center;vertical-align:middle;font-size:9pt}"
    "tr.numbers th{font-weight:normal;font-size:8pt;padding:0}"
    "td.n{text-align:right;white-space:nowrap}"
    "td.c,td.w{white-space:nowrap}"
    "td.t{white-space:pre-line;overflow-wrap:anywhere}"
    "tr.all td{font-weight:bold}"
    "ul{margin:1.5mm 0 0;padding-left:5mm;font-size:9pt}"
    ".sign{margin:16mm 0 0 auto;width:70mm;text-align:center;break-inside:avoid}"
    ".sign p{margin:0;border-top:.3mm solid #000;padding-top:1mm}"
    ".register{font-size:9pt;table-layout:fixed}"
    ".register td,.register th{overflow-wrap:anywhere;padding:.8mm}"
    "@media print{body{padding:0}}";

static void html_text(const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&':
            (void)fputs("&amp;", stdout);
            break;
        case '<':
            (void)fputs("&lt;", stdout);
            break;
        case '>':
            (void)fputs("&gt;", stdout);
            break;
        case '"':
            (void)fputs("&quot;", stdout);
            break;
        case '\'':
            (void)fputs("&#39;", stdout);
            break;
        default:
            (void)fputc(*text, stdout);
        }
    }
}

/* An element with a text in it; `open` is the tag with its attributes. */
static void element(const char *open, const char *text, const char *close)
{
    (void)printf("<%s>", open);
    html_text(text);
    (void)printf("</%s>", close);
}

static void begin_page(const struct report_out *out, const char *title, const char *office)
{
    char *month = month_text(out->month);
    char *whole = str_format("%s: %s", title, month);

    (void)printf("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                 "style-src 'unsafe-inline'\">\n",
                 i18n_language() == LANGUAGE_BN ? "bn" : "en");
    element("title", whole, "title");
    (void)printf("\n<style>%s</style>\n</head>\n<body>\n<header>\n", STYLE);
    element("p", _("Government of the People's Republic of Bangladesh"), "p");
    if (office != NULL)
        element("p", office, "p");
    (void)putchar('\n');
    element("h1", title, "h1");
    (void)putchar('\n');
    element("p", month, "p");
    (void)puts("\n</header>");
    free(whole);
    free(month);
}

static void end_page(void)
{
    (void)puts("<div class=\"sign\">");
    element("p", _("Signature, name, post and seal of the officer"), "p");
    (void)puts("\n</div>\n</body>\n</html>");
}

/* ---- the table ----------------------------------------------------------------------------------- */

/* The columns behind the office, as the form has them; FIGURE_COUNT stands for the rate. */
static const struct {
    enum figure figure;
    enum figure and; /* added to it */
    const char *head;
} COLUMNS[] = {
    {FIGURE_WEBSITE, FIGURE_COUNT, N_("Website")},
    {FIGURE_333, FIGURE_COUNT, N_("333")},
    {FIGURE_CONVENTIONAL, FIGURE_COUNT, N_("Conventional way")},
    {FIGURE_SUO_MOTU, FIGURE_COUNT, N_("Own accord")},
    {FIGURE_RECEIVED, FIGURE_COUNT, N_("Total")},
    {FIGURE_CARRIED, FIGURE_COUNT, N_("Carried over from the month before")},
    {FIGURE_FROM_OFFICES, FIGURE_REOPENED, N_("Other additions")},
    {FIGURE_TO_OFFICES, FIGURE_WENT_UP, N_("Other deductions")},
    {FIGURE_TOTAL, FIGURE_COUNT, N_("Total")},
    {FIGURE_DISPOSED, FIGURE_COUNT, N_("Disposed this month")},
    {FIGURE_IN_TIME, FIGURE_COUNT, N_("Within time")},
    {FIGURE_OVERDUE, FIGURE_COUNT, N_("Time over")},
    {FIGURE_RUNNING, FIGURE_COUNT, N_("Total")},
};

enum {
    COLUMN_COUNT = sizeof(COLUMNS) / sizeof(COLUMNS[0]),
    RECEIVED_COLUMNS = 5, /* under one heading */
    RUNNING_AT = 10,
    RUNNING_COLUMNS = 3
};

/* A heading over one column, or over `across` of them. */
static void head_cell(const char *text, int across)
{
    if (across > 1)
        (void)printf("<th colspan=\"%d\">", across);
    else
        (void)fputs("<th rowspan=\"2\">", stdout);
    html_text(text);
    (void)fputs("</th>", stdout);
}

/* As the forms of offices have it, each column has its number. */
static void print_column_numbers(int count)
{
    (void)fputs("\n<tr class=\"numbers\">", stdout);
    for (int i = 1; i <= count; i++) {
        char *number = report_number(i);

        element("th", number, "th");
        free(number);
    }
    (void)puts("</tr>\n</thead>\n<tbody>");
}

static void print_table_head(void)
{
    (void)fputs("<table>\n<thead>\n<tr>", stdout);
    head_cell(_("Office"), 1);
    head_cell(_("Received this month"), RECEIVED_COLUMNS);
    for (int i = RECEIVED_COLUMNS; i < RUNNING_AT; i++)
        head_cell(_(COLUMNS[i].head), 1);
    head_cell(_("Running at the end of the month"), RUNNING_COLUMNS);
    head_cell(_("Rate of disposal (%)"), 1);
    (void)fputs("</tr>\n<tr>", stdout);
    for (int i = 0; i < COLUMN_COUNT; i++) {
        if (i < RECEIVED_COLUMNS || i >= RUNNING_AT)
            element("th", _(COLUMNS[i].head), "th");
    }
    (void)fputs("</tr>", stdout);
    print_column_numbers(COLUMN_COUNT + 2);
}

static void print_figures(const char *name, const struct figures *f, bool all)
{
    char *rate = report_rate_text(f);

    (void)printf(all ? "<tr class=\"all\">" : "<tr>");
    element("td", name, "td");
    for (int i = 0; i < COLUMN_COUNT; i++) {
        int64_t more = COLUMNS[i].and == FIGURE_COUNT ? 0 : f->n[COLUMNS[i].and ];
        char *number = report_number(f->n[COLUMNS[i].figure] + more);

        element("td class=\"n\"", number, "td");
        free(number);
    }
    element("td class=\"n\"", rate, "td");
    (void)puts("</tr>");
    free(rate);
}

static void print_list(const struct strv *lines)
{
    if (lines->count == 0)
        return;
    (void)puts("<ul>");
    for (size_t i = 0; i < lines->count; i++) {
        element("li", lines->items[i], "li");
        (void)putchar('\n');
    }
    (void)puts("</ul>");
}

static void print_tier(const struct report_out *out, const struct report *report, enum tier tier)
{
    size_t rows;
    struct figures sum = report_sum(report, tier, 0, &rows);
    struct strv remarks = {0};

    if (rows == 0)
        return;
    element("h2", words_report_tier(tier), "h2");
    (void)putchar('\n');
    print_table_head();
    for (size_t i = 0; i < report->office_count; i++) {
        char *name = report_office(out, report->offices[i].id);

        if (report_covers(report, i, tier))
            print_figures(name, report_figures(report, i, tier, 0), false);
        free(name);
    }
    if (rows > 1)
        print_figures(_("All offices"), &sum, true);
    (void)puts("</tbody>\n</table>");
    report_remarks(&sum, &remarks);
    print_list(&remarks);
    strv_clear(&remarks);
}

/* ---- what was disposed --------------------------------------------------------------------------- */

static void print_case(const struct report_out *out, const struct report *report, size_t i)
{
    const struct report_case *one = &report->cases[i];
    char *cells[] = {report_number((int64_t)i + 1),
                     digits_local(i18n_language(), one->tracking),
                     report_office(out, report->offices[one->office].id),
                     mem_copy_string(one->service == NULL ? "–" : one->service),
                     mem_copy_string(words_report_tier(one->tier)),
                     report_day(one->came),
                     report_day(one->disposed),
                     report_number(one->days),
                     mem_copy_string(one->late ? _("late") : _("in time")),
                     report_decision(one->status, one->outcome)};
    static const char *const CELLS[] = {"td class=\"n\"", "td class=\"c\"", "td",
                                        "td class=\"t\"", "td class=\"w\"", "td class=\"w\"",
                                        "td class=\"w\"", "td class=\"n\"", "td",
                                        "td class=\"t\""};

    (void)fputs("<tr>", stdout);
    for (size_t k = 0; k < sizeof(cells) / sizeof(cells[0]); k++) {
        element(CELLS[k], cells[k], "td");
        free(cells[k]);
    }
    (void)puts("</tr>");
}

static void print_cases(const struct report_out *out, const struct report *report)
{
    static const char *const HEADS[] = {
        N_("Serial"), N_("Case number"), N_("Office"),       N_("Service"),  N_("Table"),
        N_("Came"),   N_("Disposed"),    N_("Working days"), N_("In time?"), N_("Decision")};
    enum { HEAD_COUNT = sizeof(HEADS) / sizeof(HEADS[0]) };

    element("h2", _("List of what was disposed this month"), "h2");
    (void)putchar('\n');
    if (report->case_count == 0) {
        element("p", _("Nothing was disposed this month."), "p");
        (void)putchar('\n');
        return;
    }
    (void)fputs("<table>\n<thead>\n<tr>", stdout);
    for (int i = 0; i < HEAD_COUNT; i++)
        element("th", _(HEADS[i]), "th");
    (void)fputs("</tr>", stdout);
    print_column_numbers(HEAD_COUNT);
    for (size_t i = 0; i < report->case_count; i++)
        print_case(out, report, i);
    (void)puts("</tbody>\n</table>");
}

void report_html(const struct report_out *out, const struct report *report)
{
    char *office = report->office_count == 1 ? report_office(out, report->offices[0].id) : NULL;
    struct strv notes = {0};

    begin_page(out, _("Monthly report on complaints (form গ-1)"), office);
    print_tier(out, report, TIER_GRO);
    print_tier(out, report, TIER_APPEAL);
    print_cases(out, report);
    report_notes(report, out->now, &notes);
    print_list(&notes);
    end_page();
    strv_clear(&notes);
    free(office);
}

/* ---- the register -------------------------------------------------------------------------------- */

static void html_register_begin(const struct report_out *out)
{
    begin_page(out, _("Register of complaints (form গ-2)"), NULL);
}

/* Shares of the paper's width, so that a long word can take none from the others. */
static const int SHARES[REGISTER_COLUMN_COUNT] = {
    [REGISTER_CASE] = 23,     [REGISTER_DATE] = 21,   [REGISTER_NAME] = 24,
    [REGISTER_MOBILE] = 25,   [REGISTER_EMAIL] = 22,  [REGISTER_SUBJECT] = 28,
    [REGISTER_SERVICE] = 31,  [REGISTER_MEDIUM] = 19, [REGISTER_KIND] = 19,
    [REGISTER_DISPOSED] = 21, [REGISTER_CAUSE] = 19,  [REGISTER_DECISION] = 31,
    [REGISTER_ADVICE] = 24,
};

static void print_shares(const struct report_out *out)
{
    int all = 0;

    for (int i = 0; i < REGISTER_COLUMN_COUNT; i++)
        all += register_shows(out, (enum register_column)i) ? SHARES[i] : 0;
    (void)fputs("<colgroup>", stdout);
    for (int i = 0; i < REGISTER_COLUMN_COUNT; i++) {
        if (register_shows(out, (enum register_column)i))
            (void)printf("<col style=\"width:%d.%d%%\">", SHARES[i] * 100 / all,
                         SHARES[i] * 1000 / all % 10);
    }
    (void)puts("</colgroup>");
}

static void html_register_office(const struct report_out *out, const char *id)
{
    char *name = report_office(out, id);
    int count = 0;

    element("h2", name, "h2");
    free(name);
    (void)puts("\n<table class=\"register\">");
    print_shares(out);
    (void)fputs("<thead>\n<tr>", stdout);
    for (int i = 0; i < REGISTER_COLUMN_COUNT; i++) {
        if (register_shows(out, (enum register_column)i)) {
            element("th", words_register((enum register_column)i), "th");
            count++;
        }
    }
    (void)fputs("</tr>", stdout);
    print_column_numbers(count);
}

static const char *register_cell(enum register_column column)
{
    switch (column) {
    case REGISTER_CASE:
    case REGISTER_DATE:
    case REGISTER_MOBILE:
    case REGISTER_DISPOSED:
        return "td class=\"w\"";
    default:
        return "td class=\"t\"";
    }
}

static void html_register_entry(const struct report_out *out, const struct register_row *row)
{
    (void)fputs("<tr>", stdout);
    for (int i = 0; i < REGISTER_COLUMN_COUNT; i++) {
        const char *text = row->cells[i] == NULL ? "" : row->cells[i];

        if (register_shows(out, (enum register_column)i))
            element(register_cell((enum register_column)i), text, "td");
    }
    (void)puts("</tr>");
}

static void html_register_office_end(const struct report_out *out, size_t entries)
{
    (void)out;
    (void)puts("</tbody>\n</table>");
    if (entries == 0) {
        element("p", _("Nothing came in this month."), "p");
        (void)putchar('\n');
    }
}

static void html_register_end(const struct report_out *out)
{
    (void)out;
    end_page();
}

const struct register_writer REGISTER_HTML = {.begin = html_register_begin,
                                              .office = html_register_office,
                                              .entry = html_register_entry,
                                              .office_end = html_register_office_end,
                                              .end = html_register_end};
