#include "charter/entries.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "charter/contacts.h"
#include "text/digits.h"
#include "text/fold.h"

static const char *text_of(const struct table *t, enum column column)
{
    return str_text(&t->row.cells[column].text);
}

/* "ঐ", "ঐ ঐ", a pair of quotation marks, "do": as above. */
static bool is_ditto(const char *text)
{
    static const char *const MARKS[] = {"\"", "''", "”", "“", "″", "’’", "„", "〃"};
    char *letters = fold_letters(text);
    const char *s = letters;
    bool ditto;

    while (str_starts(s, "ঐ"))
        s += strlen("ঐ");
    ditto =
        (*s == '\0' && s > letters) || strcmp(letters, "do") == 0 || strcmp(letters, "ditto") == 0;
    if (*letters == '\0') {
        for (size_t i = 0; i < sizeof(MARKS) / sizeof(MARKS[0]); i++)
            ditto |= strstr(text, MARKS[i]) != NULL;
    }
    free(letters);
    return ditto;
}

/* "-", "--", "–": the charter says that there is none. */
static bool is_dash(const char *text)
{
    char *letters = fold_letters(text);
    bool dash = *letters == '\0' && *text != '\0';

    free(letters);
    return dash;
}

/* A copy of the cell, or of what stands above it where it says so; NULL where it is empty. */
static char *take_text(struct table *t, enum column column, const char *above)
{
    const char *text = text_of(t, column);

    if (*text == '\0')
        return NULL;
    if (!is_ditto(text))
        return mem_copy_string(text);
    findings_add(t->findings, FINDING_DITTO, &t->row.cells[column].place, text);
    return mem_copy_string(above);
}

/* The documents and, where that is a column of its own, where to get them, as charters write it. */
static char *take_documents(struct table *t, const char *above)
{
    char *documents = take_text(t, COLUMN_DOCUMENTS, above);
    const char *place = text_of(t, COLUMN_PLACE);
    char *both;

    if (*place == '\0' || is_ditto(place))
        return documents;
    if (documents == NULL)
        return mem_copy_string(place);
    both = str_format("%s / %s", documents, place);
    free(documents);
    return both;
}

static bool is_taken(const struct table *t, int serial)
{
    return charter_service(t->charter, t->section, serial) != NULL;
}

/* The next number that is free in the section: complaints refer to a service by it. */
static int free_serial(const struct table *t)
{
    int serial = t->last_serial[t->section] + 1;

    while (is_taken(t, serial))
        serial++;
    return serial;
}

static void check_script(struct table *t, const struct row_cell *cell)
{
    enum script script = checks_script(str_text(&cell->text));

    if (script == SCRIPT_NONE)
        return;
    if (t->script == SCRIPT_NONE)
        t->script = script;
    if (script != t->script || script == SCRIPT_BOTH)
        findings_add(t->findings, FINDING_DIGITS_MIXED, &cell->place, str_text(&cell->text));
}

/* The service's number: the printed one, unless there is none or another service has it. */
static int settle_serial(struct table *t)
{
    const struct row_cell *cell = &t->row.cells[COLUMN_SERIAL];
    bool column = columns_find(&t->columns, COLUMN_SERIAL) < CELLS_MAX;
    int serial = t->row.serial;
    int last = t->last_serial[t->section];

    if (serial == 0 && column)
        findings_add(t->findings, FINDING_SERIAL_UNREADABLE,
                     cell->text.len > 0 ? &cell->place : &t->row.place,
                     cell->text.len > 0 ? str_text(&cell->text) : text_of(t, COLUMN_NAME));
    if (serial == 0)
        return free_serial(t);
    check_script(t, cell);
    if (is_taken(t, serial)) {
        findings_add(t->findings, FINDING_DUPLICATE_SERIAL, &cell->place, str_text(&cell->text));
        return free_serial(t);
    }
    if (serial > last + 1)
        findings_add(t->findings, FINDING_SERIAL_GAP, &cell->place, str_text(&cell->text));
    return serial;
}

static void take_officer(struct table *t, struct service *s)
{
    const char *text = text_of(t, COLUMN_OFFICER);
    struct own_officer own = {.place = t->row.place};

    if (is_ditto(text))
        findings_add(t->findings, FINDING_DITTO, &t->row.cells[COLUMN_OFFICER].place, text);
    else if (is_dash(text))
        own.none = true;
    else
        own.named = person_read(t->persons, text, t->own_words, &s->officer);
    s->has_officer = own.named;
    mem_grow(&t->own, &t->own_cap, t->own_count + 1, sizeof(*t->own));
    t->own[t->own_count++] = own;
}

static void take_time_limit(struct table *t, char **text, int *days, bool *immediate,
                            const char *above)
{
    *text = take_text(t, COLUMN_TIME, above);
    time_limit_read(*text, days, immediate);
    if (time_limit_lacks_number(*text))
        findings_add(t->findings, FINDING_TIME_LIMIT_WITHOUT_NUMBER,
                     &t->row.cells[COLUMN_TIME].place, *text);
}

/* Whether the row has nothing but its number. */
static bool is_bare(const struct table *t)
{
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        if (i != COLUMN_SERIAL && t->row.cells[i].text.len > 0)
            return false;
    }
    return true;
}

static enum err_code refuse(const struct table *t, const char *field, const char *why,
                            struct err *e)
{
    return err_at(e, err_set(e, ERR_INPUT, "%s", why), t->row.place.line, t->row.place.column,
                  field);
}

static enum err_code add_service(struct table *t, struct err *e)
{
    static const struct service NONE = {0};
    size_t count = t->charter->service_count;
    struct service *s;
    struct service above;
    int serial;

    if (*text_of(t, COLUMN_NAME) == '\0')
        return refuse(t, "name",
                      N_("a row without the name of a service: looked for it in the column "
                         "whose header names the service"),
                      e);
    if (count == SERVICES_MAX)
        return refuse(t, "services",
                      N_("more than 1000 services: this is no charter of one office"), e);
    serial = settle_serial(t);
    s = charter_add_service(t->charter);
    above = count > t->first_service ? t->charter->services[count - 1] : NONE;
    s->section = t->section;
    s->serial = serial;
    t->last_serial[t->section] = serial;
    s->name = take_text(t, COLUMN_NAME, above.name);
    if (s->name == NULL)
        s->name = mem_copy_string(text_of(t, COLUMN_NAME));
    s->delivery_method = take_text(t, COLUMN_METHOD, above.delivery_method);
    s->required_documents = take_documents(t, above.required_documents);
    s->fee = take_text(t, COLUMN_FEE, above.fee);
    take_time_limit(t, &s->time_limit, &s->time_limit_days, &s->immediate, above.time_limit);
    take_officer(t, s);
    return ERR_OK;
}

static enum err_code add_expectation(struct table *t, struct err *e)
{
    if (t->charter->expectations.count == EXPECTATIONS_MAX)
        return refuse(t, "expectations", N_("more than 200 expectations: this is no charter"), e);
    if (*text_of(t, COLUMN_EXPECTATION) != '\0')
        strv_add(&t->charter->expectations, text_of(t, COLUMN_EXPECTATION));
    return ERR_OK;
}

static enum err_code add_tier(struct table *t, struct err *e)
{
    static const struct grs_tier NONE = {0};
    size_t count = t->charter->tier_count;
    struct grs_tier *tier;
    struct grs_tier above;
    struct str address = {0};
    bool immediate;
    int number = t->row.serial;

    if (count == TIERS_MAX)
        return refuse(t, "grs", N_("more than 9 complaint tiers: there are three"), e);
    tier = charter_add_tier(t->charter);
    above = count > 0 ? t->charter->tiers[count - 1] : NONE;
    while (number < 1 || number > TIERS_MAX || charter_tier(t->charter, number) != NULL)
        number = number < 1 || number > TIERS_MAX ? 1 : number + 1;
    tier->tier = number;
    tier->when = take_text(t, COLUMN_WHEN, above.when);
    tier->who = take_text(t, COLUMN_WHOM, above.who);
    contacts_read(text_of(t, COLUMN_ADDRESS), NULL, NULL, &tier->contact, &address);
    tier->address = address.len > 0 ? str_take(&address) : NULL;
    str_clear(&address);
    take_time_limit(t, &tier->time_limit, &tier->working_days, &immediate, above.time_limit);
    return ERR_OK;
}

enum err_code entries_add(struct table *t, struct err *e)
{
    if (is_bare(t)) {
        findings_add(t->findings, FINDING_ROW_EMPTY, &t->row.place, text_of(t, COLUMN_SERIAL));
        return ERR_OK;
    }
    switch (t->columns.kind) {
    case TABLE_SERVICES:
        return add_service(t, e);
    case TABLE_EXPECTATIONS:
        return add_expectation(t, e);
    case TABLE_TIERS:
        return add_tier(t, e);
    case TABLE_NONE:
        break;
    }
    return ERR_OK;
}

/* One finding a table where it has no column for officers: the rows are not to blame. */
static void report_missing(struct table *t, size_t i, bool *reported)
{
    bool column = columns_find(&t->columns, COLUMN_OFFICER) < CELLS_MAX;
    const struct service *s = &t->charter->services[t->first_service + i];

    if (column || !*reported)
        /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): the rows have their services */
        findings_add(t->findings, FINDING_OFFICER_MISSING, &t->own[i].place, s->name);
    *reported = true;
}

void entries_settle_officers(struct table *t)
{
    const struct officer *above = NULL;
    bool any = false;
    bool reported = false;
    size_t loose = 0;

    for (size_t i = 0; i < t->own_count; i++)
        any |= t->own[i].named;
    if (!any && t->loose_count > 0)
        above = &t->loose[0].officer;
    for (size_t i = 0; i < t->own_count; i++) {
        struct service *s = &t->charter->services[t->first_service + i];

        for (; loose < t->loose_count && t->loose[loose].above <= i; loose++)
            above = &t->loose[loose].officer;
        if (t->own[i].named) {
            above = &s->officer;
        } else if (t->own[i].none || above == NULL) {
            report_missing(t, i, &reported);
        } else {
            officer_clear(&s->officer);
            officer_copy(&s->officer, above);
            s->has_officer = true;
        }
    }
}
