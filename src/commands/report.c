/* report monthly, report register: what an office sends every month, also when nothing came in. */
#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "commands/options.h"
#include "commands/report_out.h"
#include "model/report_words.h"
#include "model/words.h"
#include "text/digits.h"

struct wishes {
    const char *month;
    const char *office;
    bool csv;
    bool html;
    bool json;
    bool anonymous;
};

/* ---- options ------------------------------------------------------------------------------------- */

/* False, *wrong set, for options that cannot be. */
static bool understand(const struct wishes *w, struct report_out *out, const char **wrong)
{
    if (w->csv + w->html + w->json > 1)
        return false;
    out->form = w->csv ? REPORT_CSV : w->html ? REPORT_HTML : w->json ? REPORT_JSON : REPORT_TEXT;
    out->anonymous = w->anonymous;
    if (w->month == NULL)
        return false;
    *wrong = w->month;
    return month_parse(w->month, &out->month);
}

static enum err_code check_month(const struct report_out *out, struct err *e)
{
    if (month_compare(out->month, month_of(clock_dhaka(out->now).date)) <= 0)
        return ERR_OK;
    return err_at(e, err_set(e, ERR_INPUT, N_("this month is still to come")), 0, 0, "month");
}

typedef enum err_code make(struct store *store, const char *office, struct report_out *out,
                           struct err *e);

static int make_report(struct store *store, const struct wishes *w, struct report_out *out,
                       make *what)
{
    struct office_list offices = {0};
    struct err e = {0};
    char *id = NULL;
    enum err_code code = check_month(out, &e);
    const char *subject = code == ERR_OK ? w->office : w->month;

    if (code == ERR_OK && w->office != NULL)
        code = store_find_office(store, w->office, &id, &e);
    if (code == ERR_OK)
        code = store_offices(store, &offices, &e);
    out->offices = &offices;
    if (code == ERR_OK)
        code = what(store, id, out, &e);
    out->offices = NULL;
    free(id);
    office_list_clear(&offices);
    return code == ERR_OK ? 0 : command_report(subject, &e);
}

static int run(struct command_context *context, int argc, char **argv, const char *words,
               bool may_be_anonymous, make *what)
{
    struct strv arguments = {0};
    struct wishes w = {0};
    struct report_out out = {.now = clock_now()};
    const struct option_spec specs[] = {
        {"--month", &w.month, NULL}, {"--office", &w.office, NULL},
        {"--csv", NULL, &w.csv},     {"--html", NULL, &w.html},
        {"--json", NULL, &w.json},   {"--anonymous", NULL, &w.anonymous}};
    const char *wrong = NULL;
    struct store *store;
    int result = 0;

    if (!options_read(argc, argv, specs, may_be_anonymous ? 6 : 5, &arguments, &wrong) ||
        !options_count(&arguments, 0, 0, &wrong) || !understand(&w, &out, &wrong)) {
        result = command_misused(words, wrong);
        strv_clear(&arguments);
        return result;
    }
    store = command_store(context, &result);
    return store == NULL ? result : make_report(store, &w, &out, what);
}

/* ---- the monthly report -------------------------------------------------------------------------- */

static void write_report(const struct report_out *out, const struct report *report)
{
    static void (*const WRITERS[REPORT_FORM_COUNT])(const struct report_out *,
                                                    const struct report *) = {
        [REPORT_TEXT] = report_text,
        [REPORT_CSV] = report_csv,
        [REPORT_HTML] = report_html,
        [REPORT_JSON] = report_json,
    };

    WRITERS[out->form](out, report);
}

static enum err_code make_monthly(struct store *store, const char *office, struct report_out *out,
                                  struct err *e)
{
    struct calendar calendar = {0};
    struct report report;
    enum err_code code = store_calendar(store, &calendar, e);

    if (code != ERR_OK)
        return code;
    report_init(&report, out->month, 1, out->now, &calendar);
    code = store_report(store, office, &report, e);
    if (code == ERR_OK)
        write_report(out, &report);
    report_clear(&report);
    calendar_clear(&calendar);
    return code;
}

int report_monthly_run(struct command_context *context, int argc, char **argv)
{
    return run(context, argc, argv, "report monthly", false, make_monthly);
}

/* ---- the register -------------------------------------------------------------------------------- */

static const struct register_writer *const WRITERS[REPORT_FORM_COUNT] = {
    [REPORT_TEXT] = &REGISTER_TEXT,
    [REPORT_CSV] = &REGISTER_CSV,
    [REPORT_HTML] = &REGISTER_HTML,
    [REPORT_JSON] = &REGISTER_JSON,
};

struct filling {
    const struct report_out *out;
    const char *office;
    size_t entries;
};

static bool for_programs(const struct report_out *out)
{
    return out->form == REPORT_CSV || out->form == REPORT_JSON;
}

static char *day_cell(const struct report_out *out, int64_t at)
{
    struct date date = clock_dhaka(at).date;
    char iso[DATE_TEXT_SIZE];

    return for_programs(out) ? mem_copy_string(date_format(date, iso)) : report_day(date);
}

/* A number in digits that the reader of that output expects; NULL for NULL. */
static char *digits_cell(const struct report_out *out, const char *number)
{
    return number == NULL || for_programs(out) ? mem_copy_string(number)
                                               : digits_local(i18n_language(), number);
}

static void fill_person(const struct report_out *out, const struct complaint *c,
                        struct register_row *row)
{
    if (out->anonymous)
        return;
    row->cells[REGISTER_NAME] = mem_copy_string(c->name);
    row->cells[REGISTER_MOBILE] = digits_cell(out, c->mobile);
    row->cells[REGISTER_EMAIL] = mem_copy_string(c->email);
    if (c->name == NULL && c->anonymous && !for_programs(out))
        row->cells[REGISTER_NAME] = mem_copy_string(_("Anonymous"));
}

static void fill_words(const struct report_out *out, const struct register_entry *entry,
                       struct register_row *row)
{
    const struct complaint *c = &entry->record->filed;
    char *from;

    if (for_programs(out)) {
        row->cells[REGISTER_MEDIUM] = mem_copy_string(medium_name(c->medium));
        row->cells[REGISTER_KIND] = mem_copy_string(complaint_kind_name(c->kind));
        row->cells[REGISTER_FROM_OFFICE] = mem_copy_string(entry->from_office);
        return;
    }
    row->cells[REGISTER_MEDIUM] = mem_copy_string(words_medium(c->medium));
    row->cells[REGISTER_KIND] = mem_copy_string(words_kind(c->kind));
    if (entry->from_office != NULL) {
        free(row->cells[REGISTER_MEDIUM]);
        from = report_office(out, entry->from_office);
        row->cells[REGISTER_MEDIUM] = str_format(_("from another office: %s"), from);
        free(from);
    }
}

/* What was decided and why; while nothing is, where the complaint stands. */
static char *decision_cell(const struct filling *f, const struct register_entry *entry,
                           bool readable)
{
    const struct event *now = entry->now;
    const struct event *decision = entry->decision;
    const char *note = decision == NULL || !readable ? NULL : decision->note;
    char *office;
    char *text;
    char *whole;

    if (for_programs(f->out))
        return mem_copy_string(note);
    if (decision == NULL && strcmp(now->office, f->office) != 0) {
        office = report_office(f->out, now->office);
        text = str_format(_("running, now with %s"), office);
        free(office);
        return text;
    }
    if (decision == NULL) /* what was sent here is new here until it is taken up */
        return str_format(_("running: %s"),
                          words_status(now->status == STATUS_FORWARDED ? STATUS_NEW : now->status));
    text = report_decision(decision->status, decision->outcome);
    whole = note == NULL ? str_format("%s", text) : str_format("%s – %s", text, note);
    free(text);
    return whole;
}

static void fill_decision(const struct filling *f, const struct register_entry *entry,
                          bool readable, struct register_row *row)
{
    const struct event *decision = entry->decision;

    row->cells[REGISTER_DECISION] = decision_cell(f, entry, readable);
    if (decision == NULL)
        return;
    row->cells[REGISTER_DISPOSED] = day_cell(f->out, decision->at);
    row->cells[REGISTER_OUTCOME] =
        mem_copy_string(decision->outcome == OUTCOME_NONE ? status_name(decision->status)
                                                          : outcome_name(decision->outcome));
    if (readable) {
        row->cells[REGISTER_CAUSE] = mem_copy_string(decision->cause);
        row->cells[REGISTER_ADVICE] = mem_copy_string(decision->advice);
    }
}

static bool add_entry(void *context, const struct register_entry *entry, const char *service,
                      bool readable)
{
    struct filling *f = context;
    const struct complaint_record *record = entry->record;
    struct register_row row = {{0}};

    row.cells[REGISTER_OFFICE] = mem_copy_string(f->office);
    row.cells[REGISTER_CASE] = digits_cell(f->out, record->tracking);
    row.cells[REGISTER_DATE] = day_cell(f->out, entry->at);
    row.cells[REGISTER_SERVICE] = mem_copy_string(service);
    if (readable) {
        row.cells[REGISTER_SUBJECT] = mem_copy_string(record->filed.subject);
        fill_person(f->out, &record->filed, &row);
    }
    fill_words(f->out, entry, &row);
    fill_decision(f, entry, readable, &row);
    if (WRITERS[f->out->form]->entry != NULL)
        WRITERS[f->out->form]->entry(f->out, &row);
    for (int i = 0; i < REGISTER_COLUMN_COUNT; i++)
        mem_free_secret(row.cells[i]);
    f->entries++;
    return ferror(stdout) == 0;
}

static enum err_code write_office(struct store *store, const char *id, const struct report_out *out,
                                  struct err *e)
{
    const struct register_writer *writer = WRITERS[out->form];
    struct filling f = {.out = out, .office = id};
    enum err_code code;

    if (writer->office != NULL)
        writer->office(out, id);
    code = store_register(store, id, out->month, add_entry, &f, e);
    if (code == ERR_OK && writer->office_end != NULL)
        writer->office_end(out, f.entries);
    return code;
}

/* Whether the account is an officer of that office (NULL: of any). */
static enum err_code may_report(struct store *store, const char *office, bool *may, struct err *e)
{
    const struct access *access;
    enum err_code code = store_access(store, &access, e);

    if (code == ERR_OK)
        *may = (access_roles(access, office) & (ROLES_OFFICERS | ROLES_ADMIN)) != 0;
    return code;
}

static enum err_code write_offices(struct store *store, const char *office,
                                   const struct report_out *out, struct err *e)
{
    enum err_code code = ERR_OK;

    for (size_t i = 0; code == ERR_OK && i < out->offices->count; i++) {
        const char *id = out->offices->items[i].office.id;
        bool may = false;

        if (office == NULL || strcmp(office, id) == 0)
            code = may_report(store, id, &may, e);
        if (code == ERR_OK && may)
            code = write_office(store, id, out, e);
    }
    return code;
}

static enum err_code make_register(struct store *store, const char *office, struct report_out *out,
                                   struct err *e)
{
    const struct register_writer *writer = WRITERS[out->form];
    bool may = false;
    enum err_code code = may_report(store, office, &may, e);

    if (code == ERR_OK && !may)
        code = err_set(e, ERR_PERMISSION, N_("reports are for the officers of an office"));
    if (code != ERR_OK)
        return code;
    if (writer->begin != NULL)
        writer->begin(out);
    code = write_offices(store, office, out, e);
    if (code == ERR_OK && writer->end != NULL)
        writer->end(out);
    return code;
}

int report_register_run(struct command_context *context, int argc, char **argv)
{
    return run(context, argc, argv, "report register", true, make_register);
}
