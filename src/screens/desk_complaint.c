#include "screens/desk_complaint.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "model/words.h"
#include "text/digits.h"

/* ---- the answers that are chosen ----------------------------------------------------------------- */

static const struct {
    enum medium medium;
    const char *text;
} MEDIA[] = {{MEDIUM_DESK, N_("in person, at the desk")},
             {MEDIUM_PHONE, N_("telephone")},
             {MEDIUM_POST, N_("letter by post")},
             {MEDIUM_EMAIL, N_("e-mail")},
             {MEDIUM_SUO_MOTU, N_("of the office's own accord")}};

enum { MEDIA_COUNT = sizeof(MEDIA) / sizeof(MEDIA[0]) };

static const char *medium_option(int n)
{
    return n < MEDIA_COUNT ? _(MEDIA[n].text) : NULL;
}

static const char *medium_option_name(int n)
{
    return n < MEDIA_COUNT ? medium_name(MEDIA[n].medium) : NULL;
}

static const char *kind_option(int n)
{
    return n < KIND_COUNT ? words_kind((enum complaint_kind)n) : NULL;
}

static const char *kind_option_name(int n)
{
    return n < KIND_COUNT ? complaint_kind_name((enum complaint_kind)n) : NULL;
}

static const char *relation_option(int n)
{
    return n < RELATION_COUNT ? words_relation((enum relation)n) : NULL;
}

static const char *relation_option_name(int n)
{
    return n < RELATION_COUNT ? relation_name((enum relation)n) : NULL;
}

static const char *no_yes(int n)
{
    return n == 0 ? _("No") : n == 1 ? _("Yes") : NULL;
}

static const char *no_yes_name(int n)
{
    return n == 0 ? "no" : n == 1 ? "yes" : NULL;
}

static const char *address_option(int n)
{
    return n == 0 ? _("the same as the present one") : n == 1 ? _("another one") : NULL;
}

static const char *address_option_name(int n)
{
    return n == 0 ? "same" : n == 1 ? "other" : NULL;
}

/* ---- the fields ---------------------------------------------------------------------------------- */

enum { NAME_LIMIT = 120, ADDRESS_LIMIT = 400, NUMBER_LIMIT = 40, DATE_LIMIT = 20 };

#define CHOICE(name, label, option)                                                                \
    {                                                                                              \
        name, label, NULL, FIELDS_CHOICE, ENTRY_WORDS, 0, 0, option, option##_name                 \
    }
#define TEXT(name, label, example, entry, limit, rows)                                             \
    {                                                                                              \
        name, label, example, FIELDS_TEXT, entry, limit, rows, NULL, NULL                          \
    }

static const struct fields_item ITEMS[DESK_FIELD_COUNT] = {
    [DESK_MEDIUM] = CHOICE("medium", N_("How it came in"), medium_option),
    [DESK_KIND] = CHOICE("kind", N_("Kind of complaint"), kind_option),
    [DESK_ANONYMOUS] = CHOICE("anonymous", N_("Anonymous"), no_yes),
    [DESK_MOBILE] = TEXT("mobile", N_("Mobile number"), N_("for example 01712-345678"),
                         ENTRY_NUMBER, NUMBER_LIMIT, 0),
    [DESK_NAME] = TEXT("name", N_("Name"), NULL, ENTRY_WORDS, NAME_LIMIT, 0),
    [DESK_PRESENT_ADDRESS] =
        TEXT("present_address", N_("Present address"), NULL, ENTRY_WORDS, ADDRESS_LIMIT, 2),
    [DESK_SERVICE] = {"service", N_("Service"), N_("number or part of the name; empty: none"),
                      FIELDS_PICK, ENTRY_WORDS, 0, 0, NULL, NULL},
    [DESK_SUBJECT] = TEXT("subject", N_("Subject"), NULL, ENTRY_WORDS, 200, 0),
    [DESK_DESCRIPTION] = TEXT("description", N_("What happened"), NULL, ENTRY_WORDS, 5000, 4),
    [DESK_AGAINST_GRO] = CHOICE("against_gro", N_("About the GRS officer"), no_yes),
    [DESK_APPLIED_ON] = TEXT("service_applied_on", N_("Date of application"),
                             N_("for example 16-10-2026"), ENTRY_NUMBER, DATE_LIMIT, 0),
    [DESK_SERVICE_TRACKING] =
        TEXT("service_tracking", N_("Application number"), NULL, ENTRY_LATIN, 60, 0),
    [DESK_EMAIL] =
        TEXT("email", N_("E-mail"), N_("for example name@example.com"), ENTRY_LATIN, 254, 0),
    [DESK_NID] = TEXT("nid", N_("Identity number"), N_("NID, birth registration or passport"),
                      ENTRY_NUMBER, NUMBER_LIMIT, 0),
    [DESK_SAME_ADDRESS] = CHOICE("same_address", N_("Permanent address"), address_option),
    [DESK_PERMANENT_ADDRESS] =
        TEXT("permanent_address", N_("The other address"), NULL, ENTRY_WORDS, ADDRESS_LIMIT, 2),
    [DESK_RELATION] = CHOICE("relation", N_("On whose behalf"), relation_option),
    [DESK_SEEKER_NAME] =
        TEXT("seeker_name", N_("Who sought the service"), NULL, ENTRY_WORDS, NAME_LIMIT, 0),
};

/* The field of a complaint that an item is typed into; FIELD_COUNT: none. */
static enum field field_of(size_t item)
{
    enum field field;

    return ITEMS[item].kind == FIELDS_TEXT && field_parse(ITEMS[item].name, &field) ? field
                                                                                    : FIELD_COUNT;
}

static const char *fault_words(int fault)
{
    return words_fault((enum fault)fault);
}

void desk_complaint_init(struct fields *fields, struct suggest *suggest)
{
    fields_init(fields, ITEMS, DESK_FIELD_COUNT, DESK_MOBILE, suggest);
    fields->fault_words = fault_words;
    fields->no_such = FAULT_UNKNOWN;
    desk_complaint_refresh(fields);
}

/* ---- what is asked ------------------------------------------------------------------------------- */

static bool is_hidden(const struct fields *fields, size_t item)
{
    const struct fields_value *v = fields->values;
    bool anonymous = v[DESK_ANONYMOUS].choice == 1;

    switch ((enum desk_field)item) {
    case DESK_KIND:
    case DESK_MOBILE:
    case DESK_NAME:
    case DESK_PRESENT_ADDRESS:
    case DESK_EMAIL:
    case DESK_NID:
    case DESK_SAME_ADDRESS:
    case DESK_RELATION:
        return anonymous;
    case DESK_PERMANENT_ADDRESS:
        return anonymous || v[DESK_SAME_ADDRESS].choice == 0;
    case DESK_SEEKER_NAME:
        return anonymous || v[DESK_RELATION].choice == RELATION_SELF;
    case DESK_APPLIED_ON:
    case DESK_SERVICE_TRACKING:
        return v[DESK_SERVICE].choice < 0;
    default:
        return false;
    }
}

void desk_complaint_refresh(struct fields *fields)
{
    bool anonymous = fields->values[DESK_ANONYMOUS].choice == 1;

    for (size_t i = 0; i < DESK_FIELD_COUNT; i++) {
        enum field field = field_of(i);

        fields->values[i].hidden = is_hidden(fields, i);
        fields->values[i].required = field != FIELD_COUNT && field_is_required(field, anonymous);
        if (fields->values[i].hidden)
            fields->values[i].fault = FAULT_NONE;
    }
}

/* ---- what is wrong ------------------------------------------------------------------------------- */

static enum fault check_date(const struct fields *fields, struct date today, struct date *date)
{
    char *text = fields_text(fields, DESK_APPLIED_ON);
    enum fault fault = FAULT_NONE;

    *date = (struct date){0, 0, 0};
    if (text != NULL)
        fault = validate_date(text, today, date);
    mem_free_secret(text);
    return fault;
}

/* A good answer stands in the field as it is stored, its digits in the script of the interface. */
static enum fault check_text(struct fields *fields, size_t item, enum field field)
{
    bool anonymous = fields->values[DESK_ANONYMOUS].choice == 1;
    char *value = fields_text(fields, item);
    enum fault fault = validate_text(field, anonymous, &value);

    if (fault == FAULT_NONE && (field == FIELD_MOBILE || field == FIELD_NID) && value != NULL) {
        char *shown = digits_local(i18n_language(), value);

        fields_set_text(fields, item, shown);
        mem_free_secret(shown);
    }
    mem_free_secret(value);
    return fault;
}

static enum fault check_item(struct fields *fields, size_t item, struct date today)
{
    enum field field = field_of(item);
    struct date date;

    if (fields->values[item].hidden || field == FIELD_COUNT)
        return (enum fault)(item == DESK_SERVICE ? fields->values[item].fault : FAULT_NONE);
    return item == DESK_APPLIED_ON ? check_date(fields, today, &date)
                                   : check_text(fields, item, field);
}

void desk_complaint_check(struct fields *fields, size_t item, struct date today)
{
    enum fault fault = check_item(fields, item, today);

    fields->values[item].fault = fault == FAULT_EMPTY ? FAULT_NONE : (int)fault;
}

bool desk_complaint_check_all(struct fields *fields, struct date today)
{
    bool good = true;

    for (size_t i = 0; i < DESK_FIELD_COUNT; i++) {
        fields->values[i].fault = (int)check_item(fields, i, today);
        good = good && fields->values[i].fault == FAULT_NONE;
    }
    return good;
}

/* ---- the complaint ------------------------------------------------------------------------------- */

static void read_service(const struct fields *fields, const struct charter *charter,
                         struct date today, struct complaint *out)
{
    int choice = fields->values[DESK_SERVICE].choice;

    if (choice < 0 || (size_t)choice >= charter->service_count)
        return;
    out->has_service = true;
    out->service_section = (int)charter->services[choice].section;
    out->service_serial = charter->services[choice].serial;
    (void)check_date(fields, today, &out->service_applied_on);
}

static void read_texts(const struct fields *fields, struct complaint *out)
{
    for (size_t i = 0; i < DESK_FIELD_COUNT; i++) {
        enum field field = field_of(i);
        char **text = field == FIELD_COUNT ? NULL : field_text(out, field);

        if (text != NULL && !fields->values[i].hidden)
            *text = fields_text(fields, i);
    }
    if (!out->anonymous && fields->values[DESK_SAME_ADDRESS].choice == 0)
        out->permanent_address = mem_copy_string(out->present_address);
}

bool desk_complaint_read(struct fields *fields, const struct charter *charter,
                         const unsigned char key[FORM_KEY_SIZE], struct date today,
                         struct complaint *out)
{
    const struct fields_value *v = fields->values;
    enum field field = FIELD_OFFICE;
    enum fault fault;

    memset(out, 0, sizeof(*out));
    out->office = mem_copy_string(charter->office.id);
    out->charter_version = charter->version;
    out->medium = MEDIA[v[DESK_MEDIUM].choice].medium;
    out->anonymous = v[DESK_ANONYMOUS].choice == 1;
    out->kind = v[DESK_KIND].hidden ? KIND_CITIZEN : (enum complaint_kind)v[DESK_KIND].choice;
    out->relation =
        v[DESK_RELATION].hidden ? RELATION_SELF : (enum relation)v[DESK_RELATION].choice;
    out->against_gro = v[DESK_AGAINST_GRO].choice == 1;
    memcpy(out->form_key, key, FORM_KEY_SIZE);
    read_service(fields, charter, today, out);
    read_texts(fields, out);
    fault = validate_complaint(out, &field);
    for (size_t i = 0; fault != FAULT_NONE && i < DESK_FIELD_COUNT; i++) {
        if (field_of(i) == field)
            fields->values[i].fault = (int)fault;
    }
    return fault == FAULT_NONE;
}
