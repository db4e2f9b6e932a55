#include "screens/form_words.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "model/words.h"
#include "text/digits.h"
#include "text/when.h"

static const struct {
    const char *question;
    const char *note;
    const char *example;
    const char *label;
} WORDS[STEP_COUNT] = {
    [STEP_ANONYMOUS] = {N_("Do you want to give your name?"), NULL, NULL, N_("Name given or not")},
    [STEP_SERVICE] = {N_("Which service is it about?"), NULL, NULL, N_("Service")},
    [STEP_APPLIED_ON] =
        {N_("On which day did you apply for this service?"),
         N_("Day, month and year. From it we work out whether the office's time has run "
            "out."),
         N_("for example 16-10-2026"), N_("Date of application")},
    [STEP_SERVICE_TRACKING] =
        {N_("Did you get a number when you applied?"),
         N_("The number on the receipt of your application, if there is one."), NULL,
         N_("Application number")},
    [STEP_KIND] = {N_("What kind of complaint is it?"), NULL, NULL, N_("Kind of complaint")},
    [STEP_AGAINST_GRO] = {N_("Is the complaint about the GRS officer himself?"), NULL, NULL,
                          N_("About the GRS officer")},
    [STEP_SUBJECT] = {N_("What is it about, in a few words?"), NULL,
                      N_("for example: no answer to my application"), N_("Subject")},
    [STEP_DESCRIPTION] =
        {N_("What happened?"),
         N_("Tell it in your own words: when, where, who, and what you want to be done."), NULL,
         N_("What happened")},
    [STEP_NAME] = {N_("What is your name?"),
                   N_("Only those who work on the complaint, the officers and the help desk, "
                      "see your name and address."),
                   NULL, N_("Name")},
    [STEP_MOBILE] = {N_("What is your mobile number?"),
                     N_("With it the office can reach you. 11 digits, in Bangla or English."),
                     N_("for example 01712-345678"), N_("Mobile number")},
    [STEP_EMAIL] = {N_("What is your e-mail address?"), NULL, N_("for example name@example.com"),
                    N_("E-mail")},
    [STEP_NID] = {N_("What is the number of your identity card?"),
                  N_("National identity card, birth registration or passport."), NULL,
                  N_("Identity number")},
    [STEP_PRESENT_ADDRESS] = {N_("Where do you live now?"),
                              N_("Village or road, union or ward, post office, upazila, district."),
                              NULL, N_("Present address")},
    [STEP_SAME_ADDRESS] = {N_("Is your permanent address the same?"), NULL, NULL,
                           N_("Permanent address the same?")},
    [STEP_PERMANENT_ADDRESS] =
        {N_("What is your permanent address?"),
         N_("Village or road, union or ward, post office, upazila, district."), NULL,
         N_("Permanent address")},
    [STEP_RELATION] = {N_("For whom do you complain?"), NULL, NULL, N_("On whose behalf")},
    [STEP_SEEKER_NAME] = {N_("What is the name of the person or institution?"),
                          N_("The one who sought the service."), NULL,
                          N_("Who sought the service")},
};

const char *form_words_question(const struct form *form, enum step step)
{
    (void)form;
    return _(WORDS[step].question);
}

const char *form_words_note(const struct form *form, enum step step)
{
    if (step == STEP_DESCRIPTION && form->anonymous)
        return _(
            "Tell it in your own words: when, where, who, and what you want to be done. Leave out what "
            "would show who you are.");
    return WORDS[step].note == NULL ? NULL : _(WORDS[step].note);
}

const char *form_words_example(enum step step)
{
    return WORDS[step].example == NULL ? NULL : _(WORDS[step].example);
}

const char *form_words_short(enum step step)
{
    return _(WORDS[step].label);
}

static const char *yes_no(int n)
{
    return n == 0 ? _("Yes") : n == 1 ? _("No") : NULL;
}

static const char *anonymous_choice(int n, const char **note)
{
    if (n == 0) {
        *note = _("Only those who work on the complaint, the officers and the help desk, see it. "
                  "You will be told the decision.");
        return _("Yes, with my name");
    }
    *note = _(
        "Allowed. The officer decides by the gravity of the matter whether to act. Nobody can tell "
        "you the decision: ask here with the tracking number.");
    return n == 1 ? _("No, without my name (anonymous)") : NULL;
}

const char *form_words_choice(const struct form *form, enum step step, int n, const char **note)
{
    (void)form;
    *note = NULL;
    switch (step) {
    case STEP_ANONYMOUS:
        return anonymous_choice(n, note);
    case STEP_KIND:
        return n < KIND_COUNT ? words_kind((enum complaint_kind)n) : NULL;
    case STEP_AGAINST_GRO:
        if (n == 0)
            *note = _("Then it goes to the appeal officer, and the GRS officer does not see it.");
        return n == 0   ? _("Yes, about the GRS officer")
               : n == 1 ? _("No, about something else")
                        : NULL;
    case STEP_SAME_ADDRESS:
        return yes_no(n);
    case STEP_RELATION:
        return n < RELATION_COUNT ? words_relation((enum relation)n) : NULL;
    default:
        return NULL;
    }
}

void form_words_choose(struct form *form, enum step step, int n)
{
    switch (step) {
    case STEP_ANONYMOUS:
        form->anonymous = n == 1;
        break;
    case STEP_KIND:
        form->kind = (enum complaint_kind)n;
        break;
    case STEP_AGAINST_GRO:
        form->against_gro = n == 0;
        break;
    case STEP_SAME_ADDRESS:
        form->same_address = n == 0;
        break;
    case STEP_RELATION:
        form->relation = (enum relation)n;
        break;
    default:
        break;
    }
}

int form_words_given(const struct form *form, enum step step)
{
    switch (step) {
    case STEP_ANONYMOUS:
        return form->anonymous;
    case STEP_KIND:
        return (int)form->kind;
    case STEP_AGAINST_GRO:
        return !form->against_gro;
    case STEP_SAME_ADDRESS:
        return !form->same_address;
    case STEP_RELATION:
        return (int)form->relation;
    default:
        return 0;
    }
}

static char *typed_answer(const struct form *form, enum field field)
{
    char *value = editor_value(&form->fields[field]);
    char *local;

    if (field == FIELD_SERVICE_APPLIED_ON && !date_is_none(form->applied_on)) {
        mem_free_secret(value);
        return when_date(form->applied_on);
    }
    if (value == NULL || (field != FIELD_MOBILE && field != FIELD_NID))
        return value;
    local = digits_local(i18n_language(), value);
    mem_free_secret(value);
    return local;
}

char *form_words_answer(const struct form *form, const struct charter *charter, enum step step)
{
    enum field field = form_step_field(step);
    const struct service *service;
    const char *note;

    if (field != FIELD_COUNT)
        return typed_answer(form, field);
    if (step == STEP_SERVICE) {
        service = form->has_service ? charter_service(charter, form->section, form->serial) : NULL;
        return mem_copy_string(service != NULL ? service->name : _("something else"));
    }
    if (step == STEP_SAME_ADDRESS)
        return mem_copy_string(form->same_address ? _("the same as the present one")
                                                  : _("another one"));
    return mem_copy_string(form_words_choice(form, step, form_words_given(form, step), &note));
}

char *form_words_limit_day(const struct form *form)
{
    return when_day(form->limit_ends);
}
