/* The calendar in and out. */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>

static const char *const KINDS[] = {[DAY_HOLIDAY] = "holiday", [DAY_WORKING] = "working"};

static enum err_code insert_year(struct store *store, const struct calendar_year *year,
                                 struct err *e)
{
    char *text = str_format("%04d", year->year);
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_YEAR_INSERT, &st, e);

    if (code == ERR_OK) {
        store_bind_number(st, 1, year->year);
        store_bind_number(st, 2, year->complete);
        store_bind_text(st, 3, year->source);
        code = store_run(store, st, e);
    }
    if (code == ERR_OK)
        code = store_use(store, SQL_YEAR_FORGET_DAYS, &st, e);
    if (code == ERR_OK) {
        store_bind_text(st, 1, text);
        code = store_run(store, st, e);
    }
    free(text);
    return code;
}

static enum err_code insert_day(struct store *store, const struct special_day *day, struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_DAY_INSERT, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_date(st, 1, day->date);
    store_bind_text(st, 2, KINDS[day->kind]);
    store_bind_text(st, 3, day->name_bn);
    store_bind_text(st, 4, day->name_en);
    store_bind_number(st, 5, day->moon);
    return store_run(store, st, e);
}

enum err_code store_import_calendar(struct store *store, const struct calendar *calendar,
                                    struct err *e)
{
    enum err_code code = store_begin(store, e);

    if (code != ERR_OK)
        return code;
    for (size_t i = 0; code == ERR_OK && i < calendar->year_count; i++)
        code = insert_year(store, &calendar->years[i], e);
    for (size_t i = 0; code == ERR_OK && i < calendar->day_count; i++)
        code = insert_day(store, &calendar->days[i], e);
    return store_end(store, code, e);
}

static enum err_code read_years(struct store *store, struct calendar *c, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, SQL_YEARS, &st, e);

    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row) {
        struct calendar_year year = {sqlite3_column_int(st, 0), sqlite3_column_int(st, 1) != 0,
                                     store_text(st, 2)};

        calendar_add_year(c, year);
    }
    return code;
}

static enum err_code read_days(struct store *store, struct calendar *c, struct err *e)
{
    sqlite3_stmt *st = NULL;
    bool row = false;
    enum err_code code = store_use(store, SQL_DAYS, &st, e);

    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row) {
        const char *kind = (const char *)sqlite3_column_text(st, 1);
        struct special_day day = {store_date(st, 0), DAY_HOLIDAY, store_text(st, 2),
                                  store_text(st, 3), sqlite3_column_int(st, 4) != 0};

        if (kind != NULL && strcmp(kind, KINDS[DAY_WORKING]) == 0)
            day.kind = DAY_WORKING;
        if (date_is_none(day.date) || day.name_bn == NULL || day.name_en == NULL)
            code = err_set(e, ERR_STORE, "a holiday without a date or a name");
        calendar_add_day(c, day);
    }
    (void)sqlite3_reset(st);
    return code;
}

enum err_code store_calendar(struct store *store, struct calendar *out, struct err *e)
{
    struct calendar c = {0};
    enum err_code code = read_years(store, &c, e);

    if (code == ERR_OK)
        code = read_days(store, &c, e);
    if (code == ERR_OK)
        *out = c;
    else
        calendar_clear(&c);
    return code;
}
