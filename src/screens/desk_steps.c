#include "screens/desk_steps.h"

#include <string.h>

#include "base/i18n.h"
#include "model/words.h"

static const struct {
    enum action action;
    const char *label;  /* as something to do */
    const char *person; /* of its fields */
    const char *note;
    const char *explain;
} STEPS[] = {
    {ACTION_APPEAL, N_("Appeal for the person"), N_("Who appeals"), N_("Grounds"),
     N_("The complaint goes to the appeal officer. The appeal is the complainant's; you are "
        "recorded as the one who typed it.")},
    {ACTION_REFER_CELL, N_("Refer it to the Cell"), N_("Who asks for it"), N_("Reason"),
     N_("The complaint goes to the Complaint Management Cell of the Cabinet Division, because the "
        "complainant wants it.")},
    {ACTION_RATE, N_("Write down his rating"), NULL, N_("His words"),
     N_("How content the complainant is with the decision, as he tells it.")},
    {ACTION_INFORM, N_("He was told"), NULL, N_("How he was told"),
     N_("Write down that the complainant has been told the decision.")},
    {ACTION_NOTE, N_("Add a note"), NULL, N_("Note"),
     N_("For the staff; the complainant does not see it.")},
    {ACTION_GRS_NUMBER, N_("Number of grs.gov.bd"), NULL, N_("Number there"),
     N_("The number that the complaint got when it was entered in the national system.")},
    {ACTION_UNDO, N_("Take the last step back"), NULL, N_("Why"),
     N_("The last step counts no longer. Both stay in the history.")},
};

enum { STEP_COUNT_HERE = sizeof(STEPS) / sizeof(STEPS[0]) };

enum action desk_steps_action(int n)
{
    return n < STEP_COUNT_HERE ? STEPS[n].action : ACTION_COUNT;
}

static int index_of(enum action action)
{
    int i = 0;

    while (i + 1 < STEP_COUNT_HERE && STEPS[i].action != action)
        i++;
    return i;
}

const char *desk_steps_label(enum action action)
{
    return _(STEPS[index_of(action)].label);
}

const char *desk_steps_explain(enum action action)
{
    return _(STEPS[index_of(action)].explain);
}

static const char *rating_option(int n)
{
    return n < RATING_COUNT ? words_rating((enum rating)n) : NULL;
}

static const char *rating_option_name(int n)
{
    if (n == RATING_NONE)
        return "none";
    return n < RATING_COUNT ? rating_name((enum rating)n) : NULL;
}

void desk_steps_items(enum action action, struct fields_item items[STEP_ITEM_COUNT])
{
    const int i = index_of(action);
    bool number = action == ACTION_GRS_NUMBER;

    memset(items, 0, STEP_ITEM_COUNT * sizeof(*items));
    items[STEP_PERSON] =
        (struct fields_item){.name = "person",
                             .label = STEPS[i].person == NULL ? "" : STEPS[i].person,
                             .kind = FIELDS_TEXT,
                             .entry = ENTRY_WORDS,
                             .limit = STEP_NAME_LIMIT};
    items[STEP_RATING] = (struct fields_item){.name = "rating",
                                              .label = N_("Rating"),
                                              .kind = FIELDS_CHOICE,
                                              .option = rating_option,
                                              .option_name = rating_option_name};
    items[STEP_NOTE] = (struct fields_item){.name = "note",
                                            .label = STEPS[i].note,
                                            .kind = FIELDS_TEXT,
                                            .entry = number ? ENTRY_LATIN : ENTRY_WORDS,
                                            .limit = number ? GRS_NUMBER_LIMIT : STEP_TEXT_LIMIT,
                                            .rows = number ? 0 : 5};
}

void desk_steps_hide(struct fields *fields, enum action action)
{
    const struct workflow_rule *rule = workflow_rule(action);
    static const unsigned PARTS[STEP_ITEM_COUNT] = {CARRIES_PERSON, CARRIES_RATING, CARRIES_NOTE};

    for (size_t i = 0; i < STEP_ITEM_COUNT; i++) {
        fields->values[i].hidden = !((rule->needs | rule->takes) & PARTS[i]);
        fields->values[i].required = (rule->needs & PARTS[i]) != 0;
    }
}
