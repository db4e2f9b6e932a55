/* Reading holiday files; see data/holidays/README for the format. */
#include "model/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "text/clean.h"
#include "text/digits.h"

enum { MAX_FIELDS = 5 }; /* four and a remark */

/* Cuts a line into cleaned fields at tabs or, in a line without tabs, at commas; a field may be
 * quoted as spreadsheets do, with a doubled quote for a quote. What follows the last field that a
 * line may have stays uncut. */
static void split_line(const char *line, size_t n, struct strv *fields)
{
    char separator = memchr(line, '\t', n) != NULL ? '\t' : ',';
    struct str field = {0};
    bool quoted = false;

    for (size_t i = 0; i <= n; i++) {
        bool quote = i < n && line[i] == '"';

        if (quote && quoted && i + 1 < n && line[i + 1] == '"') {
            str_add_char(&field, line[i++]);
        } else if (quote) {
            quoted = !quoted;
        } else if (i == n || (line[i] == separator && !quoted && fields->count < MAX_FIELDS)) {
            strv_take(fields, clean_string(str_text(&field), CLEAN_LINE));
            str_clear(&field);
        } else {
            str_add_char(&field, line[i]);
        }
    }
}

static bool read_flag(const char *word, bool *flag)
{
    *flag = strcmp(word, "yes") == 0;
    return *flag || strcmp(word, "no") == 0;
}

/* A year of four digits, in either script, from 1971 on. */
static bool read_year(const char *word, int *year)
{
    char *ascii = digits_to_ascii(word);
    bool good = strlen(ascii) == 4 && strspn(ascii, "0123456789") == 4;

    if (good)
        *year = (int)strtol(ascii, NULL, 10);
    free(ascii);
    return good && *year >= 1971;
}

/* The lines "year", "complete" and "source" that stand before the days. */
static enum err_code read_setting(const struct strv *f, struct calendar_year *year, struct err *e)
{
    const char *key = f->items[0];
    const char *value = f->items[1];

    if (strcmp(key, "year") == 0) {
        if (year->year != 0)
            return err_set(e, ERR_INPUT, N_("a holiday file is for one year only"));
        return read_year(value, &year->year) ? ERR_OK
                                             : err_set(e, ERR_INPUT, N_("not a year like 2026"));
    }
    if (strcmp(key, "complete") == 0)
        return read_flag(value, &year->complete)
                   ? ERR_OK
                   : err_set(e, ERR_INPUT, N_("\"complete\" must be yes or no"));
    free(year->source);
    year->source = mem_copy_string(value);
    return ERR_OK;
}

static bool is_setting(const char *word)
{
    return strcmp(word, "year") == 0 || strcmp(word, "complete") == 0 ||
           strcmp(word, "source") == 0;
}

static bool read_kind(const char *word, struct special_day *day)
{
    day->moon = strcmp(word, "moon") == 0;
    day->kind = strcmp(word, "work") == 0 ? DAY_WORKING : DAY_HOLIDAY;
    return day->moon || day->kind == DAY_WORKING || strcmp(word, "fixed") == 0;
}

static enum err_code read_day(const struct strv *f, int year, struct calendar *calendar,
                              struct err *e)
{
    struct special_day day = {0};
    char *ascii = digits_to_ascii(f->items[0]);
    bool is_date = date_parse(ascii, &day.date);

    free(ascii);
    if (!is_date)
        return err_set(e, ERR_INPUT, N_("a day begins with its date, like 2026-12-16"));
    if (year == 0)
        return err_set(e, ERR_INPUT, N_("a line \"year\" must come before the first day"));
    if (day.date.year != year)
        return err_set(e, ERR_INPUT, N_("this day is not in the year of the file"));
    if (f->count < 4 || f->items[1][0] == '\0' || f->items[2][0] == '\0')
        return err_set(e, ERR_INPUT,
                       N_("a day needs its date, its name in Bangla and in English, and its kind"));
    if (calendar_special(calendar, day.date) != NULL)
        return err_set(e, ERR_INPUT, N_("this day stands twice"));
    if (!read_kind(f->items[3], &day))
        return err_set(e, ERR_INPUT, N_("the kind must be fixed, moon or work"));
    day.name_bn = mem_copy_string(f->items[1]);
    day.name_en = mem_copy_string(f->items[2]);
    calendar_add_day(calendar, day);
    return ERR_OK;
}

/* An empty line, or a row of empty cells as spreadsheets leave them. */
static bool is_empty(const struct strv *fields)
{
    for (size_t i = 0; i < fields->count; i++) {
        if (fields->items[i][0] != '\0')
            return false;
    }
    return true;
}

struct reading {
    struct calendar *calendar;
    struct calendar_year year;
};

static enum err_code read_line(void *context, const char *line, size_t n, struct err *e)
{
    struct reading *reading = context;
    struct strv fields = {0};
    enum err_code code = ERR_OK;

    split_line(line, n, &fields);
    if (is_empty(&fields) || fields.items[0][0] == '#')
        code = ERR_OK;
    else if (fields.count >= 2 && is_setting(fields.items[0]))
        code = read_setting(&fields, &reading->year, e);
    else
        code = read_day(&fields, reading->year.year, reading->calendar, e);
    strv_clear(&fields);
    return code;
}

enum err_code calendar_read(const char *bytes, size_t n, struct calendar *calendar, struct err *e)
{
    struct reading reading = {.calendar = calendar};
    enum err_code code = clean_each_line(bytes, n, read_line, &reading, e);

    if (code == ERR_OK && reading.year.year == 0)
        code = err_set(e, ERR_INPUT, N_("no line \"year\": which year is this for?"));
    if (code == ERR_OK) {
        calendar_add_year(calendar, reading.year);
        return ERR_OK;
    }
    free(reading.year.source);
    calendar_clear(calendar);
    return code;
}
