#include "screens/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/random.h"

static const enum field STEP_FIELDS[STEP_COUNT] = {
    [STEP_NOTICE] = FIELD_COUNT,
    [STEP_ANONYMOUS] = FIELD_COUNT,
    [STEP_SERVICE] = FIELD_COUNT,
    [STEP_APPLIED_ON] = FIELD_SERVICE_APPLIED_ON,
    [STEP_TOO_EARLY] = FIELD_COUNT,
    [STEP_SERVICE_TRACKING] = FIELD_SERVICE_TRACKING,
    [STEP_KIND] = FIELD_COUNT,
    [STEP_AGAINST_GRO] = FIELD_COUNT,
    [STEP_SUBJECT] = FIELD_SUBJECT,
    [STEP_DESCRIPTION] = FIELD_DESCRIPTION,
    [STEP_NAME] = FIELD_NAME,
    [STEP_MOBILE] = FIELD_MOBILE,
    [STEP_EMAIL] = FIELD_EMAIL,
    [STEP_NID] = FIELD_NID,
    [STEP_PRESENT_ADDRESS] = FIELD_PRESENT_ADDRESS,
    [STEP_SAME_ADDRESS] = FIELD_COUNT,
    [STEP_PERMANENT_ADDRESS] = FIELD_PERMANENT_ADDRESS,
    [STEP_RELATION] = FIELD_COUNT,
    [STEP_SEEKER_NAME] = FIELD_SEEKER_NAME,
    [STEP_REVIEW] = FIELD_COUNT,
};

enum { DATE_TEXT_LIMIT = 20 };

enum field form_step_field(enum step step)
{
    return STEP_FIELDS[step];
}

static bool takes_lines(enum field field)
{
    return field == FIELD_DESCRIPTION || field == FIELD_PRESENT_ADDRESS ||
           field == FIELD_PERMANENT_ADDRESS;
}

void form_begin(struct form *form)
{
    form_wipe(form);
    random_bytes(form->key, sizeof(form->key));
    form->same_address = true;
    for (int i = 0; i < FIELD_COUNT; i++) {
        unsigned limit = field_limit((enum field)i);

        editor_init(&form->fields[i], limit == 0 ? DATE_TEXT_LIMIT : limit,
                    takes_lines((enum field)i));
    }
}

void form_wipe(struct form *form)
{
    for (int i = 0; i < FIELD_COUNT; i++)
        editor_wipe(&form->fields[i]);
    explicit_bzero(form, sizeof(*form));
}

bool form_has_text(const struct form *form)
{
    for (int i = 0; i < FIELD_COUNT; i++) {
        if (form->fields[i].text.len > 0)
            return true;
    }
    return false;
}

/* ---- which question ----------------------------------------------------------------------------- */

static bool limit_is_running(const struct form *form, struct date today)
{
    return !date_is_none(form->limit_ends) && date_compare(form->limit_ends, today) >= 0;
}

bool form_asks(const struct form *form, enum step step, struct date today)
{
    switch (step) {
    case STEP_APPLIED_ON:
    case STEP_SERVICE_TRACKING:
        return form->has_service;
    case STEP_TOO_EARLY:
        return form->has_service && limit_is_running(form, today);
    case STEP_KIND:
    case STEP_NAME:
    case STEP_MOBILE:
    case STEP_EMAIL:
    case STEP_NID:
    case STEP_PRESENT_ADDRESS:
    case STEP_SAME_ADDRESS:
    case STEP_RELATION:
        return !form->anonymous;
    case STEP_PERMANENT_ADDRESS:
        return !form->anonymous && !form->same_address;
    case STEP_SEEKER_NAME:
        return !form->anonymous && form->relation != RELATION_SELF;
    default:
        return true;
    }
}

bool form_forward(struct form *form, struct date today)
{
    for (int s = (int)form->step + 1; s < STEP_COUNT; s++) {
        if (form_asks(form, (enum step)s, today)) {
            form->step = (enum step)s;
            return true;
        }
    }
    return false;
}

bool form_backward(struct form *form, struct date today)
{
    for (int s = (int)form->step - 1; s >= 0; s--) {
        if (form_asks(form, (enum step)s, today)) {
            form->step = (enum step)s;
            return true;
        }
    }
    return false;
}

static bool is_question(enum step step)
{
    return step != STEP_NOTICE && step != STEP_TOO_EARLY && step != STEP_REVIEW;
}

void form_progress(const struct form *form, struct date today, int *at, int *of)
{
    *at = 0;
    *of = 0;
    for (int s = 0; s < STEP_COUNT; s++) {
        if (!is_question((enum step)s) || !form_asks(form, (enum step)s, today))
            continue;
        (*of)++;
        if (s == (int)form->step)
            *at = *of;
    }
}

/* ---- answers ------------------------------------------------------------------------------------ */

static enum fault check_applied_on(struct form *form, struct date today)
{
    char *text = editor_value(&form->fields[FIELD_SERVICE_APPLIED_ON]);
    enum fault fault = FAULT_NONE;

    form->applied_on = (struct date){0, 0, 0};
    form->limit_ends = (struct date){0, 0, 0};
    if (text != NULL)
        fault = validate_date(text, today, &form->applied_on);
    mem_free_secret(text);
    return fault;
}

enum fault form_check(struct form *form, enum step step, struct date today)
{
    enum field field = STEP_FIELDS[step];
    char *value;
    enum fault fault;

    if (field == FIELD_COUNT)
        return FAULT_NONE;
    if (field == FIELD_SERVICE_APPLIED_ON)
        return check_applied_on(form, today);
    value = editor_value(&form->fields[field]);
    fault = validate_text(field, form->anonymous, &value);
    if (fault == FAULT_NONE)
        editor_set(&form->fields[field], value);
    mem_free_secret(value);
    return fault;
}

void form_count_limit(struct form *form, const struct service *service,
                      const struct calendar *calendar)
{
    struct due due;

    form->limit_ends = (struct date){0, 0, 0};
    if (date_is_none(form->applied_on) || service == NULL || service->time_limit_days == NO_NUMBER)
        return;
    calendar_due(calendar, form->applied_on, service->time_limit_days, &due);
    form->limit_ends = due.date;
    due_clear(&due);
}

/* Whether the answer belongs to the complaint, as the other answers are now. */
static bool is_part(const struct form *form, enum field field)
{
    static const struct date LATER = {9999, 1, 1}; /* warnings do not matter here */

    for (int s = 0; s < STEP_COUNT; s++) {
        if (STEP_FIELDS[s] == field)
            return form_asks(form, (enum step)s, LATER);
    }
    return false;
}

static enum step step_of_field(enum field field)
{
    for (int s = 0; s < STEP_COUNT; s++) {
        if (STEP_FIELDS[s] == field)
            return (enum step)s;
    }
    return STEP_REVIEW;
}

enum fault form_complaint(const struct form *form, const struct charter *charter,
                          enum medium medium, struct complaint *out, enum step *step)
{
    enum field field;
    enum fault fault;

    memset(out, 0, sizeof(*out));
    out->office = mem_copy_string(charter->office.id);
    out->charter_version = charter->version;
    out->kind = form->anonymous ? KIND_CITIZEN : form->kind;
    out->medium = medium;
    out->anonymous = form->anonymous;
    out->against_gro = form->against_gro;
    out->relation = form->anonymous ? RELATION_SELF : form->relation;
    out->has_service = form->has_service;
    out->service_section = (int)form->section;
    out->service_serial = form->serial;
    out->service_applied_on = form->has_service ? form->applied_on : (struct date){0, 0, 0};
    memcpy(out->form_key, form->key, sizeof(out->form_key));
    for (int i = 0; i < FIELD_COUNT; i++) {
        char **text = field_text(out, (enum field)i);

        if (text != NULL && i != FIELD_OFFICE && is_part(form, (enum field)i))
            *text = editor_value(&form->fields[i]);
    }
    if (!form->anonymous && form->same_address)
        out->permanent_address = mem_copy_string(out->present_address);
    fault = validate_complaint(out, &field);
    *step = step_of_field(field);
    return fault;
}
