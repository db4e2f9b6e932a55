/* calendar due, import, list: working days and holidays. */
#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/i18n.h"
#include "commands/json.h"
#include "commands/options.h"
#include "model/explain.h"
#include "model/validate.h"
#include "text/digits.h"
#include "text/when.h"

enum { FILE_LIMIT = 1024 * 1024 };

static const char *day_kind_name(const struct special_day *day)
{
    return day->kind == DAY_WORKING ? "work" : day->moon ? "moon" : "fixed";
}

static json_t *json_day(const struct special_day *day)
{
    json_t *o = json_object();

    (void)json_object_set_new(o, "date", json_date(day->date));
    (void)json_object_set_new(o, "name_bn", json_text(day->name_bn));
    (void)json_object_set_new(o, "name_en", json_text(day->name_en));
    (void)json_object_set_new(o, "kind", json_text(day_kind_name(day)));
    return o;
}

/* ---- due ----------------------------------------------------------------------------------------- */

static void print_due(const struct due *due)
{
    char date[DATE_TEXT_SIZE];
    struct strv lines = {0};

    (void)printf("%s\n", date_format(due->date, date));
    explain_due(due, &lines);
    for (size_t i = 0; i < lines.count; i++)
        (void)printf("%s\n", lines.items[i]);
    strv_clear(&lines);
}

static void print_due_json(const struct due *due)
{
    json_t *o = json_object();
    json_t *holidays = json_array();

    for (size_t i = 0; i < due->holiday_count; i++)
        (void)json_array_append_new(holidays, json_day(due->holidays[i]));
    (void)json_object_set_new(o, "start", json_date(due->start));
    (void)json_object_set_new(o, "due", json_date(due->date));
    (void)json_object_set_new(o, "working_days", json_integer(due->working_days));
    (void)json_object_set_new(o, "weekend_days", json_integer(due->weekend_days));
    (void)json_object_set_new(o, "holidays", holidays);
    (void)json_object_set_new(o, "uncertain_year",
                              due->uncertain_year == 0 ? json_null()
                                                       : json_integer(due->uncertain_year));
    json_print(o);
}

/* A date in any of the ways a form takes; here it may also lie ahead. */
static bool read_date(const char *text, struct date *date)
{
    static const struct date FAR = {9000, 12, 31};

    return validate_date(text, FAR, date) == FAULT_NONE;
}

static int count_due(struct store *store, struct date start, int days, bool json)
{
    struct calendar calendar = {0};
    struct due due;
    struct err e = {0};

    if (store_calendar(store, &calendar, &e) != ERR_OK)
        return command_report(NULL, &e);
    calendar_due(&calendar, start, days, &due);
    if (json)
        print_due_json(&due);
    else
        print_due(&due);
    due_clear(&due);
    calendar_clear(&calendar);
    return 0;
}

int calendar_due_run(struct command_context *context, int argc, char **argv)
{
    struct strv arguments = {0};
    const char *wrong = NULL;
    bool json = false;
    const struct option_spec specs[] = {{"--json", NULL, &json}};
    struct date start = {0};
    long days = 0;
    struct err e = {0};
    struct store *store;
    int result = 0;

    if (!options_read(argc, argv, specs, 1, &arguments, &wrong) ||
        !options_count(&arguments, 2, 2, &wrong)) {
        result = command_misused("calendar due", wrong);
        strv_clear(&arguments);
        return result;
    }
    if (!read_date(arguments.items[0], &start)) {
        (void)err_set(&e, ERR_INPUT, N_("a date looks like 2026-12-16"));
        result = command_report(arguments.items[0], &e);
    } else if (!options_number(arguments.items[1], CALENDAR_MOST_DAYS, &days)) {
        (void)err_set(&e, ERR_INPUT, N_("a number of working days, 0 to 3650"));
        result = command_report(arguments.items[1], &e);
    } else if ((store = command_store(context, &result)) != NULL) {
        result = count_due(store, start, (int)days, json);
    }
    strv_clear(&arguments);
    return result;
}

/* ---- import -------------------------------------------------------------------------------------- */

static int import(struct store *store, const char *path)
{
    struct str bytes = {0};
    struct calendar calendar = {0};
    struct err e = {0};
    enum err_code code = file_read(path, FILE_LIMIT, &bytes, &e);

    if (code == ERR_OK)
        code = calendar_read(str_text(&bytes), bytes.len, &calendar, &e);
    if (code == ERR_OK)
        code = store_import_calendar(store, &calendar, &e);
    if (code == ERR_OK)
        (void)printf("%d\t%zu\n", calendar.years[0].year, calendar.day_count);
    str_clear(&bytes);
    calendar_clear(&calendar);
    return code == ERR_OK ? 0 : command_report(path, &e);
}

int calendar_import_run(struct command_context *context, int argc, char **argv)
{
    struct strv files = {0};
    const char *wrong = NULL;
    struct store *store;
    int result = 0;

    if (!options_read(argc, argv, NULL, 0, &files, &wrong) || files.count == 0) {
        result = command_misused("calendar import", wrong);
        strv_clear(&files);
        return result;
    }
    store = command_store(context, &result);
    if (store != NULL)
        result = command_require_admin(store);
    if (store == NULL || result != 0) {
        strv_clear(&files);
        return result;
    }
    for (size_t i = 0; i < files.count; i++) {
        int one = import(store, files.items[i]);

        result = one > result ? one : result;
    }
    strv_clear(&files);
    return result;
}

/* ---- list ---------------------------------------------------------------------------------------- */

static void print_year(const struct calendar_year *year)
{
    char *plain = str_format("%d", year->year);
    char *local = digits_local(i18n_language(), plain);

    (void)printf("# %s: %s%s%s\n", local,
                 year->complete ? _("all holidays are known") : _("not all holidays are known yet"),
                 year->source == NULL ? "" : ". ", year->source == NULL ? "" : year->source);
    free(local);
    free(plain);
}

static void print_day(const struct special_day *day)
{
    char iso[DATE_TEXT_SIZE];
    char *text = when_day(day->date);

    (void)printf("%s\t%s\t%s\t%s\n", date_format(day->date, iso), text, explain_holiday(day),
                 day_kind_name(day));
    free(text);
}

int calendar_list_run(struct command_context *context, int argc, char **argv)
{
    struct calendar calendar = {0};
    bool json = false;
    struct err e = {0};
    int result = 0;
    struct store *store = command_list_store(context, "calendar list", argc, argv, &json, &result);

    if (store != NULL && store_calendar(store, &calendar, &e) != ERR_OK)
        result = command_report(NULL, &e);
    for (size_t i = 0; !json && i < calendar.year_count; i++)
        print_year(&calendar.years[i]);
    for (size_t i = 0; i < calendar.day_count; i++) {
        if (json)
            json_print(json_day(&calendar.days[i]));
        else
            print_day(&calendar.days[i]);
    }
    calendar_clear(&calendar);
    return result;
}
