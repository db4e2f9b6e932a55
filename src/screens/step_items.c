#include "screens/step_items.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/validate.h"
#include "model/words.h"
#include "screens/contact.h"
#include "text/digits.h"
#include "text/fold.h"

enum { DAY_LIMIT = 20, NOTE_ROWS = 4, FINDING_ROWS = 2, DIGITS_OF_DAYS = 3 };

/* ---- the fields ---------------------------------------------------------------------------------- */

/* An answer is one less than its value, for none of them is the first: -1 is that nothing is chosen yet. */
static const char *outcome_option(int n)
{
    return n < 0                   ? _("please choose")
           : n + 1 < OUTCOME_COUNT ? words_outcome((enum outcome)(n + 1))
                                   : NULL;
}

static const char *outcome_option_name(int n)
{
    return n + 1 < OUTCOME_COUNT ? outcome_name((enum outcome)(n + 1)) : NULL;
}

static const char *rating_option(int n)
{
    return n < 0                  ? _("please choose")
           : n + 1 < RATING_COUNT ? words_rating((enum rating)(n + 1))
                                  : NULL;
}

static const char *rating_option_name(int n)
{
    return n + 1 < RATING_COUNT ? rating_name((enum rating)(n + 1)) : NULL;
}

static const struct fields_item ITEMS[STEP_ITEM_COUNT] = {
    [STEP_OFFICE] = {"office", N_("Office"), N_("its name, or part of it"), FIELDS_PICK,
                     ENTRY_WORDS, 0, 0, NULL, NULL},
    [STEP_OUTCOME] = {"outcome", N_("Decision"), NULL, FIELDS_CHOICE, ENTRY_WORDS, 0, 0,
                      outcome_option, outcome_option_name},
    [STEP_RATING] = {"rating", N_("Rating"), NULL, FIELDS_CHOICE, ENTRY_WORDS, 0, 0, rating_option,
                     rating_option_name},
    [STEP_PERSON] = {"person", N_("Person"), NULL, FIELDS_TEXT, ENTRY_WORDS, STEP_NAME_LIMIT, 0,
                     NULL, NULL},
    [STEP_BY] = {"by", N_("By when"), N_("a date, or so many working days: 7"), FIELDS_TEXT,
                 ENTRY_NUMBER, DAY_LIMIT, 0, NULL, NULL},
    [STEP_NOTE] = {"note", N_("Note"), NULL, FIELDS_TEXT, ENTRY_WORDS, STEP_TEXT_LIMIT, NOTE_ROWS,
                   NULL, NULL},
    [STEP_CAUSE] = {"cause", N_("Root cause"), N_("for the register; may be left empty"),
                    FIELDS_TEXT, ENTRY_WORDS, STEP_TEXT_LIMIT, FINDING_ROWS, NULL, NULL},
    [STEP_ADVICE] = {"advice", N_("Advice against a repetition"),
                     N_("for the register; may be left empty"), FIELDS_TEXT, ENTRY_WORDS,
                     STEP_TEXT_LIMIT, FINDING_ROWS, NULL, NULL},
};

static const unsigned CARRIES[STEP_ITEM_COUNT] = {
    [STEP_OFFICE] = CARRIES_OFFICE,  [STEP_OUTCOME] = CARRIES_OUTCOME,
    [STEP_RATING] = CARRIES_RATING,  [STEP_PERSON] = CARRIES_PERSON,
    [STEP_BY] = CARRIES_BY,          [STEP_NOTE] = CARRIES_NOTE,
    [STEP_CAUSE] = CARRIES_FINDINGS, [STEP_ADVICE] = CARRIES_FINDINGS,
};

/* What the note is, by action; and who the person is. */
static const char *const NOTES[ACTION_COUNT] = {
    [ACTION_ASK_OPINION] = N_("What is asked"),
    [ACTION_LOG_OPINION] = N_("The opinion"),
    [ACTION_INVESTIGATE] = N_("What is to be found out"),
    [ACTION_ORDER_SERVICE] = N_("Instruction"),
    [ACTION_FORWARD] = N_("Reason"),
    [ACTION_FILE_AWAY] = N_("Reason"),
    [ACTION_DISPOSE] = N_("Reason"),
    [ACTION_INFORM] = N_("How, and what was said"),
    [ACTION_GRS_NUMBER] = N_("Number on grs.gov.bd"),
    [ACTION_APPEAL] = N_("Grounds"),
    [ACTION_REFER_CELL] = N_("Grounds"),
    [ACTION_RATE] = N_("In a word"),
    [ACTION_UNDO] = N_("Reason"),
};

static const char *const PERSONS[ACTION_COUNT] = {
    [ACTION_ASK_OPINION] = N_("Officer who is asked"),
    [ACTION_LOG_OPINION] = N_("Who has answered"),
    [ACTION_INVESTIGATE] = N_("Investigator"),
    [ACTION_APPEAL] = N_("Who appeals"),
    [ACTION_REFER_CELL] = N_("Who appeals"),
};

/* A number is one line in Latin letters. */
static void adapt(struct fields_item *items, enum action action)
{
    if (NOTES[action] != NULL)
        items[STEP_NOTE].label = NOTES[action];
    if (PERSONS[action] != NULL)
        items[STEP_PERSON].label = PERSONS[action];
    if (action == ACTION_GRS_NUMBER) {
        items[STEP_NOTE].entry = ENTRY_LATIN;
        items[STEP_NOTE].limit = GRS_NUMBER_LIMIT;
        items[STEP_NOTE].rows = 0;
    }
}

static const char *fault_words(int fault)
{
    return _(workflow_refusal_text((enum refusal)fault));
}

void step_items_init(struct fields *fields, struct fields_item *items, enum action action,
                     struct suggest *suggest)
{
    const struct workflow_rule *rule = workflow_rule(action);
    size_t first = STEP_ITEM_COUNT;

    memcpy(items, ITEMS, sizeof(ITEMS));
    adapt(items, action);
    for (size_t i = STEP_ITEM_COUNT; i-- > 0;) {
        if ((rule->needs | rule->takes) & CARRIES[i])
            first = i;
    }
    fields_init(fields, items, STEP_ITEM_COUNT, first, suggest);
    fields->fault_words = fault_words;
    fields->no_such = REFUSAL_OFFICE;
    fields->values[STEP_OUTCOME].choice = fields->values[STEP_RATING].choice = -1;
    for (size_t i = 0; i < STEP_ITEM_COUNT; i++) {
        fields->values[i].hidden = ((rule->needs | rule->takes) & CARRIES[i]) == 0;
        fields->values[i].required = (rule->needs & CARRIES[i]) != 0;
    }
}

/* ---- the office -------------------------------------------------------------------------------------- */

static bool has_part(const char *text, const char *folded_part)
{
    char *folded = fold_string(text);
    bool has = strstr(folded, folded_part) != NULL;

    free(folded);
    return has;
}

void step_items_offer(struct fields *fields, const struct staff *staff)
{
    char *typed = fields_text(fields, STEP_OFFICE);
    char *part = fold_string(typed == NULL ? "" : typed);

    fields_offer_none(fields);
    for (size_t i = 0; fields->values[STEP_OFFICE].choice < 0 && i < staff->offices.count; i++) {
        const struct office *office = &staff->offices.items[i].office;
        char *name = contact_office_text(office);

        if (has_part(name, part) || has_part(office->id, part))
            fields_offer_add(fields, (int)i, name);
        free(name);
    }
    if (typed == NULL)
        fields->offer.chosen = FIELDS_NONE;
    free(part);
    mem_free_secret(typed);
}

/* ---- the step ----------------------------------------------------------------------------------------- */

bool step_read_day(const struct calendar *calendar, const char *text, struct date *day)
{
    const struct date never = {9999, 12, 31};
    char *ascii = digits_to_ascii(text == NULL ? "" : text);
    size_t n = strlen(ascii);
    bool good = true;

    *day = (struct date){0};
    if (n > 0 && n <= DIGITS_OF_DAYS && strspn(ascii, "0123456789") == n) {
        struct due due;

        calendar_due(calendar, clock_today(), (int)strtol(ascii, NULL, 10), &due);
        *day = due.date;
        due_clear(&due);
    } else if (n > 0) {
        good = validate_date(ascii, never, day) == FAULT_NONE;
    }
    free(ascii);
    return good;
}

static char *text_of(const struct fields *fields, enum step_item item)
{
    return fields->values[item].hidden ? NULL : fields_text(fields, item);
}

enum refusal step_items_read(const struct fields *fields, const struct staff *staff,
                             enum action action, struct workflow_step *step,
                             struct step_texts *texts)
{
    int office = fields->values[STEP_OFFICE].choice;
    char *by = text_of(fields, STEP_BY);
    bool good;

    *texts = (struct step_texts){.note = text_of(fields, STEP_NOTE),
                                 .person = text_of(fields, STEP_PERSON),
                                 .cause = text_of(fields, STEP_CAUSE),
                                 .advice = text_of(fields, STEP_ADVICE)};
    *step =
        (struct workflow_step){.action = action,
                               .note = texts->note,
                               .person = texts->person,
                               .cause = texts->cause,
                               .advice = texts->advice,
                               .outcome = (enum outcome)(fields->values[STEP_OUTCOME].choice + 1),
                               .rating = (enum rating)(fields->values[STEP_RATING].choice + 1)};
    if (office >= 0 && !fields->values[STEP_OFFICE].hidden)
        step->to = staff->offices.items[office].office.id;
    good = step_read_day(&staff->calendar, by, &step->by);
    mem_free_secret(by);
    return good ? REFUSAL_NONE : REFUSAL_BY;
}

void step_texts_wipe(struct step_texts *texts)
{
    mem_free_secret(texts->note);
    mem_free_secret(texts->person);
    mem_free_secret(texts->cause);
    mem_free_secret(texts->advice);
    *texts = (struct step_texts){0};
}

enum step_item step_item_of(enum refusal refusal)
{
    switch (refusal) {
    case REFUSAL_NOTE:
        return STEP_NOTE;
    case REFUSAL_OUTCOME:
        return STEP_OUTCOME;
    case REFUSAL_OFFICE:
        return STEP_OFFICE;
    case REFUSAL_WHOM:
        return STEP_PERSON;
    case REFUSAL_BY:
        return STEP_BY;
    case REFUSAL_RATING:
        return STEP_RATING;
    default:
        return STEP_ITEM_COUNT;
    }
}
