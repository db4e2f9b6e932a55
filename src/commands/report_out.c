#include "commands/report_out.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "model/district.h"
#include "model/words.h"
#include "text/digits.h"

static const struct office *find_office(const struct report_out *out, const char *id)
{
    for (size_t i = 0; i < out->offices->count; i++) {
        if (strcmp(out->offices->items[i].office.id, id) == 0)
            return &out->offices->items[i].office;
    }
    return NULL;
}

char *report_office(const struct report_out *out, const char *id)
{
    const struct office *office = find_office(out, id);
    struct str text = {0};
    char *district;

    if (office == NULL)
        return mem_copy_string(id);
    district = district_local(office->district);
    str_add(&text, office->name);
    if (office->upazila != NULL)
        str_addf(&text, ", %s", office->upazila);
    if (district != NULL)
        str_addf(&text, ", %s", district);
    free(district);
    return str_take(&text);
}

char *report_day(struct date date)
{
    char *plain = date_is_none(date)
                      ? str_format("%s", "")
                      : str_format("%02d-%02d-%04d", date.day, date.month, date.year);
    char *local = digits_local(i18n_language(), plain);

    free(plain);
    return local;
}

/* ---- the register's columns ---------------------------------------------------------------------- */

static const struct {
    const char *name;
    const char *words;
} COLUMNS[REGISTER_COLUMN_COUNT] = {
    [REGISTER_OFFICE] = {"office", N_("Office")},
    [REGISTER_CASE] = {"case", N_("Case number")},
    [REGISTER_DATE] = {"date", N_("Date of receipt")},
    [REGISTER_NAME] = {"name", N_("Name")},
    [REGISTER_MOBILE] = {"mobile", N_("Mobile number")},
    [REGISTER_EMAIL] = {"email", N_("E-mail")},
    [REGISTER_SUBJECT] = {"subject", N_("Subject")},
    [REGISTER_SERVICE] = {"service", N_("Service")},
    [REGISTER_MEDIUM] = {"medium", N_("How it came in")},
    [REGISTER_KIND] = {"kind", N_("Kind of complaint")},
    [REGISTER_DISPOSED] = {"disposed_on", N_("Date of disposal")},
    [REGISTER_CAUSE] = {"root_cause", N_("Root cause")},
    [REGISTER_DECISION] = {"decision", N_("Decision")},
    [REGISTER_ADVICE] = {"advice", N_("Advice against a repetition")},
    [REGISTER_OUTCOME] = {"outcome", ""},
    [REGISTER_FROM_OFFICE] = {"from_office", ""},
};

const char *register_name(enum register_column column)
{
    return COLUMNS[column].name;
}

const char *words_register(enum register_column column)
{
    return _(COLUMNS[column].words);
}

bool register_shows(const struct report_out *out, enum register_column column)
{
    bool for_programs = out->form == REPORT_CSV || out->form == REPORT_JSON;

    switch (column) {
    case REGISTER_OFFICE: /* people find it above the entries */
    case REGISTER_OUTCOME:
    case REGISTER_FROM_OFFICE:
        return for_programs;
    case REGISTER_NAME:
    case REGISTER_MOBILE:
    case REGISTER_EMAIL:
        return !out->anonymous;
    default:
        return true;
    }
}
