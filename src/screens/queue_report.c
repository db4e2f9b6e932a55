#include "screens/queue_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/report.h"
#include "model/report_words.h"
#include "text/when.h"

enum {
    MONTHS = 12,    /* of the trend */
    QUICK_MS = 100, /* counting that takes no longer is done at once … */
    PAUSE_MS = 700, /* … else after so long without a key: one may go back many months */
    SERVICES_MOST = 8,
    NUMBER_COLUMNS = 9,
    NUMBER_NARROW = 7,
    TABLE_COLUMNS = 56,
    SERVICE_INDENT = 2,
    BAR_LABEL = 20, /* columns before a bar, where there is room */
    BAR_LABEL_NARROW = 14,
    NARROW = 60
};

/* Working days from coming in to the decision: up to and including. The limit is 30, with an investigation
 * 40. */
static const int BANDS[] = {7, 15, 30, 40, INT32_MAX};
enum { BAND_COUNT = sizeof(BANDS) / sizeof(BANDS[0]) };

struct queue_report {
    struct sheet sheet;
    struct month month;
    int office; /* of staff->offices; -1: all */
    struct report report;
    bool counted;     /* the report is the one on the month and office */
    int64_t due;      /* when to count, in clock_ticks */
    int64_t took;     /* milliseconds, the last time */
    struct err error; /* why it could not be counted */
};

static const struct queue_report *as_report(const struct sheet *sheet)
{
    return (const struct queue_report *)sheet;
}

/* ---- counting ------------------------------------------------------------------------------------ */

static const char *office_id(const struct queue_report *q)
{
    const struct staff *staff = staff_of(&q->sheet);

    return q->office < 0 ? staff->options.office : staff->offices.items[q->office].office.id;
}

static void count(struct queue_report *q)
{
    struct staff *staff = staff_of(&q->sheet);
    int64_t began = clock_ticks();

    report_clear(&q->report);
    report_init(&q->report, month_add(q->month, 1 - MONTHS), MONTHS, clock_now(), &staff->calendar);
    q->error = (struct err){0};
    if (store_report(staff->store, office_id(q), &q->report, &q->error) != ERR_OK)
        report_clear(&q->report);
    q->counted = true;
    q->due = 0;
    q->took = clock_ticks() - began;
}

static void count_soon(struct queue_report *q)
{
    if (q->took <= QUICK_MS) {
        count(q);
        return;
    }
    q->counted = false;
    q->due = clock_ticks() + PAUSE_MS;
}

static int64_t report_deadline(const struct screen *screen)
{
    return ((const struct queue_report *)screen)->due;
}

static enum screen_result report_tick(struct screen *screen, struct ui *ui, int64_t now)
{
    struct queue_report *q = (struct queue_report *)screen;

    (void)ui;
    if (q->due == 0 || now < q->due)
        return SCREEN_IGNORED;
    count(q);
    return SCREEN_HANDLED;
}

/* ---- the table ----------------------------------------------------------------------------------- */

static const struct key NO_KEY = {.code = K_NONE};

static void put_right(struct page *page, int right, enum style style, const char *text)
{
    int columns = page_columns(page, style, text);

    (void)page_put(page, right < columns ? 0 : right - columns, style, text, NO_KEY);
}

/* The label, on a line of its own where it would not leave room for the numbers. */
static void put_label(struct page *page, enum style style, const char *label, int room)
{
    if (page_columns(page, style, label) <= room) {
        page_row(page);
        (void)page_put(page, 0, style, label, NO_KEY);
        return;
    }
    page_text(page, style, 0, label);
    page_row(page);
}

/* What the table has in its two columns: the tiers that the account reports on. */
struct columns {
    struct figures figures[2];
    bool shown[2];
};

static void read_columns(const struct report *report, size_t month, struct columns *c)
{
    size_t rows;

    for (enum tier tier = TIER_GRO; tier <= TIER_APPEAL; tier++) {
        c->figures[tier - 1] = report_sum(report, tier, month, &rows);
        c->shown[tier - 1] = rows > 0;
    }
}

static int number_columns(const struct page *page)
{
    return page->columns < NARROW ? NUMBER_NARROW : NUMBER_COLUMNS;
}

/* Where the number of the tier ends. */
static int right_of(const struct page *page, enum tier tier)
{
    int wide = page->columns < TABLE_COLUMNS ? page->columns : TABLE_COLUMNS;

    return wide - (tier == TIER_GRO ? number_columns(page) + 1 : 0);
}

static void add_line(struct page *page, const struct columns *c, enum style style,
                     const char *label, char *(*text)(const struct figures *figures, int which),
                     int which)
{
    put_label(page, style == STYLE_BODY ? STYLE_LABEL : style, label,
              right_of(page, TIER_GRO) - number_columns(page));
    for (enum tier tier = TIER_GRO; tier <= TIER_APPEAL; tier++) {
        char *number;

        if (!c->shown[tier - 1])
            continue;
        number = text(&c->figures[tier - 1], which);
        put_right(page, right_of(page, tier), style, number);
        free(number);
    }
}

static char *figure_text(const struct figures *figures, int which)
{
    return report_number(figures->n[which]);
}

static char *rate_text(const struct figures *figures, int which)
{
    (void)which;
    return report_rate_text(figures);
}

/* What is mostly nothing is shown only where it is something. */
static bool is_shown(const struct columns *c, enum figure figure)
{
    bool rare = figure == FIGURE_FROM_OFFICES || figure == FIGURE_REOPENED ||
                figure == FIGURE_TO_OFFICES || figure == FIGURE_WENT_UP;

    return !rare || c->figures[0].n[figure] != 0 || c->figures[1].n[figure] != 0;
}

static bool is_sum(enum figure figure)
{
    return figure == FIGURE_RECEIVED || figure == FIGURE_TOTAL || figure == FIGURE_DISPOSED ||
           figure == FIGURE_RUNNING;
}

static void add_table(const struct queue_report *q, struct page *page)
{
    struct columns c;

    read_columns(&q->report, MONTHS - 1, &c);
    page_row(page);
    for (enum tier tier = TIER_GRO; tier <= TIER_APPEAL; tier++) {
        if (c.shown[tier - 1])
            put_right(page, right_of(page, tier), STYLE_TITLE, words_report_tier(tier));
    }
    for (int i = 0; i < FIGURE_COUNT; i++) {
        if (is_shown(&c, (enum figure)i))
            add_line(page, &c, is_sum((enum figure)i) ? STYLE_STRONG : STYLE_BODY,
                     words_figure((enum figure)i), figure_text, i);
    }
    add_line(page, &c, STYLE_STRONG, _("Rate of disposal (%)"), rate_text, 0);
}

/* ---- bars ---------------------------------------------------------------------------------------- */

static int label_columns(const struct page *page)
{
    return page->columns < NARROW ? BAR_LABEL_NARROW : BAR_LABEL;
}

/* A bar of the length that the number has beside the greatest one, the number behind it. `block` tells
 * bars of two kinds apart, also without colour. */
static void add_bar(struct page *page, int at, const char *block, int64_t number, int64_t greatest)
{
    int room = page->columns - at - NUMBER_NARROW;
    int length = greatest == 0 || room < 1 ? 0 : (int)((number * room + greatest - 1) / greatest);
    char *text = report_number(number);
    struct str bar = {0};

    for (int i = 0; i < length; i++)
        str_add(&bar, block);
    if (length > 0)
        (void)page_put(page, at, STYLE_LABEL, str_text(&bar), NO_KEY);
    (void)page_put(page, at + length + (length > 0), STYLE_STRONG, text, NO_KEY);
    str_clear(&bar);
    free(text);
}

static void add_heading(struct page *page, const char *text)
{
    page_gap(page);
    page_text(page, STYLE_TITLE, 0, text);
}

/* Both tiers' of a month. */
static int64_t both(const struct report *report, size_t month, enum figure figure)
{
    struct columns c;

    read_columns(report, month, &c);
    return c.figures[0].n[figure] + c.figures[1].n[figure];
}

static void add_trend(const struct queue_report *q, struct page *page)
{
    int64_t greatest = 0;

    add_heading(page, _("Month by month: received, and disposed below"));
    for (size_t m = 0; m < MONTHS; m++) {
        int64_t in = both(&q->report, m, FIGURE_RECEIVED);
        int64_t out = both(&q->report, m, FIGURE_DISPOSED);

        greatest = in > greatest ? in : greatest;
        greatest = out > greatest ? out : greatest;
    }
    for (size_t m = 0; m < MONTHS; m++) {
        char *name = month_text(month_add(q->report.first, (int)m));

        page_row(page);
        (void)page_put(page, 0, STYLE_LABEL, name, NO_KEY);
        add_bar(page, label_columns(page), "█", both(&q->report, m, FIGURE_RECEIVED), greatest);
        page_row(page);
        add_bar(page, label_columns(page), "░", both(&q->report, m, FIGURE_DISPOSED), greatest);
        free(name);
    }
}

static void add_service(struct page *page, const char *name, int64_t count, int64_t greatest)
{
    page_text(page, STYLE_LABEL, 0, name);
    page_row(page);
    add_bar(page, SERVICE_INDENT, "█", count, greatest);
}

static void add_services(const struct queue_report *q, struct page *page)
{
    const struct report *r = &q->report;
    int64_t others = 0;
    int64_t greatest;

    if (r->service_count == 0)
        return;
    for (size_t i = SERVICES_MOST; i < r->service_count; i++)
        others += r->services[i].count;
    greatest = r->services[0].count > others ? r->services[0].count : others;
    add_heading(page, _("What the complaints of the month are about"));
    for (size_t i = 0; i < r->service_count && i < SERVICES_MOST; i++) {
        const struct report_service *s = &r->services[i];

        add_service(page, s->name == NULL ? _("about no service of the charter") : s->name,
                    s->count, greatest);
    }
    if (others > 0)
        add_service(page, _("all other services"), others, greatest);
}

static char *band_label(int i)
{
    char *from = report_number(i == 0 ? 0 : BANDS[i - 1] + 1);
    char *to = i + 1 == BAND_COUNT ? NULL : report_number(BANDS[i]);
    char *label =
        to == NULL ? str_format(_("%s days or more"), from) : str_format(_("%s–%s days"), from, to);

    free(from);
    free(to);
    return label;
}

static void add_times(const struct queue_report *q, struct page *page)
{
    int64_t counts[BAND_COUNT] = {0};
    int64_t greatest = 0;

    if (q->report.case_count == 0)
        return;
    for (size_t i = 0; i < q->report.case_count; i++) {
        int band = 0;

        while (q->report.cases[i].days > BANDS[band])
            band++;
        counts[band]++;
        greatest = counts[band] > greatest ? counts[band] : greatest;
    }
    add_heading(page, _("Working days the decisions took"));
    for (int i = 0; i < BAND_COUNT; i++) {
        char *label = band_label(i);

        page_row(page);
        (void)page_put(page, 0, STYLE_LABEL, label, NO_KEY);
        add_bar(page, label_columns(page), "█", counts[i], greatest);
        free(label);
    }
}

/* ---- the screen ---------------------------------------------------------------------------------- */

static void report_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, _("Report"), place);
}

/* " ←  নভেম্বর ২০২৬  → ", as the keys stand in the key bar: either can be clicked. */
static void add_month(const struct queue_report *q, struct page *page)
{
    char *month = month_text(q->month);
    bool last = month_compare(q->month, month_of(clock_today())) >= 0;
    int col = 0;

    page_row(page);
    col += page_put(page, col, STYLE_KEY, " ← ", (struct key){.code = K_LEFT}) + 1;
    col += page_put(page, col, STYLE_TITLE, month, NO_KEY) + 1;
    if (!last)
        (void)page_put(page, col, STYLE_KEY, " → ", (struct key){.code = K_RIGHT});
    free(month);
}

static void report_build(const struct sheet *sheet, struct page *page)
{
    const struct queue_report *q = as_report(sheet);
    const struct staff *staff = staff_of(sheet);
    const char *office = office_id(q);

    add_month(q, page);
    page_text(page, STYLE_STRONG, 0,
              office == NULL ? _("All offices") : staff_office_name(staff, office));
    page_gap(page);
    if (!q->counted) {
        page_text(page, STYLE_FAINT, 0, _("Counting …"));
        return;
    }
    if (q->error.code != ERR_OK) {
        page_text(page, STYLE_WARNING, 0, staff_error_words(&q->error));
        return;
    }
    add_table(q, page);
    if (!report_is_over(&q->report))
        page_text(page, STYLE_FAINT, 0, _("The month is not over yet."));
    add_trend(q, page);
    add_services(q, page);
    add_times(q, page);
}

static void go(struct queue_report *q, int months)
{
    struct month wanted = month_add(q->month, months);

    if (month_compare(wanted, month_of(clock_today())) > 0)
        return;
    q->month = wanted;
    count_soon(q);
}

/* All, then one office after the other. */
static void next_office(struct queue_report *q, int step)
{
    struct staff *staff = staff_of(&q->sheet);
    int count = (int)staff->offices.count + 1;

    if (staff->options.office != NULL || staff->offices.count < 2)
        return;
    q->office = (q->office + 1 + step + count) % count - 1;
    q->sheet.view.scroll = 0;
    count_soon(q);
}

static enum screen_result report_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct queue_report *q = (struct queue_report *)sheet;

    (void)ui;
    switch (key->code) {
    case K_LEFT:
    case K_RIGHT:
        go(q, key->code == K_LEFT ? -1 : 1);
        return SCREEN_HANDLED;
    case K_WORD_LEFT:
    case K_WORD_RIGHT:
        go(q, key->code == K_WORD_LEFT ? -MONTHS : MONTHS);
        return SCREEN_HANDLED;
    case K_TAB:
    case K_BACKTAB:
        next_office(q, key->code == K_TAB ? 1 : -1);
        return SCREEN_HANDLED;
    default:
        return SCREEN_IGNORED;
    }
}

/* Whether there are several to choose from. */
static bool has_offices(const struct staff *staff)
{
    return staff->options.office == NULL && staff->offices.count > 1;
}

static size_t report_hints(const struct sheet *sheet, struct hint *hints)
{
    const struct staff *staff = staff_of(sheet);
    size_t n = 0;

    hints[n++] = sheet_hint(K_LEFT, "←", _("Month before"));
    hints[n++] = sheet_hint(K_RIGHT, "→", _("Month after"));
    if (has_offices(staff))
        hints[n++] = sheet_hint(K_TAB, "Tab", _("Office"));
    return n;
}

static const char *report_help(const struct sheet *sheet)
{
    (void)sheet;
    return _("This is the monthly report: what came in, what was disposed and what is running. "
             "Bars show the last twelve months, the services, and how long the decisions took.\n"
             "A complaint counts in the office that has it. Filed away counts as disposed. What "
             "happens later does not change the report on a month that is over.\n"
             "For printing or for the ministry:\n"
             "sebadesk report monthly --month 2026-11 --html");
}

static void report_wipe(struct sheet *sheet)
{
    report_clear(&((struct queue_report *)sheet)->report);
}

static void report_help_keys(const struct sheet *sheet, struct page *page)
{
    const struct staff *staff = staff_of(sheet);

    page_pair(page, STYLE_BODY, "← →", _("the month before, the month after"));
    if (has_offices(staff))
        page_pair(page, STYLE_BODY, "Tab", _("the report of one office, or of all"));
}

static const struct sheet_class REPORT = {
    .screen = {SHEET_SCREEN("queue_report"), .tick = report_tick, .deadline = report_deadline},
    .keys = SHEET_BACK,
    .place = report_place,
    .build = report_build,
    .key = report_key,
    .hints = report_hints,
    .help = report_help,
    .help_keys = report_help_keys,
    .wipe = report_wipe,
};

struct screen *queue_report_new(struct staff *staff)
{
    struct queue_report *q = sheet_new(sizeof(*q), &REPORT, &staff->face);

    q->month = month_of(clock_today());
    q->office = -1;
    count(q);
    return &q->sheet.screen;
}
