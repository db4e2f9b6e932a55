#include "screens/step_draft.h"

#include <string.h>

static uint64_t hash(uint64_t start, const char *text)
{
    uint64_t h = start; /* FNV-1a; it need not withstand anybody: a key gives nobody else's draft */

    for (const char *p = text; *p != '\0'; p++)
        h = (h ^ (unsigned char)*p) * 0x100000001B3U;
    return (h ^ '\n') * 0x100000001B3U;
}

void step_draft_key(const char *account, const char *tracking, unsigned char key[FORM_KEY_SIZE])
{
    const uint64_t halves[2] = {hash(hash(0xCBF29CE484222325U, account), tracking),
                                hash(hash(0x84222325CBF29CE4U, tracking), account)};

    memcpy(key, halves, FORM_KEY_SIZE);
}

bool step_draft_is_among(const struct draft_list *drafts, const char *account, const char *tracking)
{
    unsigned char key[FORM_KEY_SIZE];

    step_draft_key(account, tracking, key);
    for (size_t i = 0; i < drafts->count; i++) {
        if (memcmp(drafts->items[i].key, key, FORM_KEY_SIZE) == 0)
            return true;
    }
    return false;
}

enum action step_draft_action(struct staff *staff, const char *tracking)
{
    unsigned char key[FORM_KEY_SIZE];
    struct draft_fields fields = {0};
    enum action action = ACTION_COUNT;
    const char *name = NULL;

    step_draft_key(staff->account, tracking, key);
    if (store_draft_get(staff->store, key, &fields, NULL) == ERR_OK)
        name = draft_fields_get(&fields, STEP_DRAFT_ACTION);
    if (name == NULL || !action_parse(name, &action))
        action = ACTION_COUNT;
    draft_fields_wipe(&fields);
    return action;
}
