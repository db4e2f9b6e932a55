#include "screens/step_draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "screens/case_file.h"
#include "screens/step.h"

bool step_draft_is_among(const struct draft_list *drafts, const char *account, const char *tracking)
{
    unsigned char key[FORM_KEY_SIZE];

    draft_step_key(account, tracking, key);
    for (size_t i = 0; i < drafts->count; i++) {
        if (memcmp(drafts->items[i].key, key, FORM_KEY_SIZE) == 0)
            return true;
    }
    return false;
}

char *step_draft_text(const struct draft *draft)
{
    bool is_one = strcmp(draft->form, STEP_DRAFT) == 0;
    enum action action;
    const char *words;
    char *number;
    char *text;

    if (!is_one && strcmp(draft->form, STEP_DRAFT_SEVERAL) != 0)
        return NULL;
    words = draft->subject != NULL && action_parse(draft->subject, &action)
                ? step_words(action)
                : _("step on a complaint");
    if (!is_one || draft->name == NULL)
        return str_format("%s", words);
    number = case_file_number(draft->name);
    text = str_format("%s · %s", words, number);
    free(number);
    return text;
}

enum action step_draft_action(struct staff *staff, const char *tracking)
{
    unsigned char key[FORM_KEY_SIZE];
    struct draft_fields fields = {0};
    enum action action = ACTION_COUNT;
    const char *name = NULL;

    draft_step_key(staff->account, tracking, key);
    if (store_draft_get(staff->store, key, &fields, NULL) == ERR_OK)
        name = draft_fields_get(&fields, STEP_DRAFT_ACTION);
    if (name == NULL || !action_parse(name, &action))
        action = ACTION_COUNT;
    draft_fields_wipe(&fields);
    return action;
}
