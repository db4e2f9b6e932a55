#include "screens/desk_keep.h"

#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"

enum {
    AFTER_KEY_MS = 1000,
    AT_MOST_MS = 4000, /* also while somebody types on and on */
    PATIENCE_MS = 300, /* with other processes: typing must not stand still */
    FULL_PATIENCE_MS = 10000
};

void desk_keep_init(struct desk_keep *keep, struct staff *staff, const char *form,
                    const unsigned char *draft)
{
    *keep = (struct desk_keep){.staff = staff, .form = form, .stored = draft != NULL};
    if (draft != NULL)
        memcpy(keep->key, draft, FORM_KEY_SIZE);
    else
        random_bytes(keep->key, FORM_KEY_SIZE);
}

void desk_keep_note(struct desk_keep *keep, int64_t now)
{
    if (keep->due == 0)
        keep->since = now;
    keep->due = now + AFTER_KEY_MS;
    if (keep->due > keep->since + AT_MOST_MS)
        keep->due = keep->since + AT_MOST_MS;
}

static enum err_code save(struct desk_keep *keep, const struct fields *fields,
                          const struct draft_fields *extra, struct err *e)
{
    struct draft_fields all = {0};
    enum err_code code;

    if (fields_are_empty(fields))
        return keep->stored ? store_draft_drop(keep->staff->store, keep->key, e) : ERR_OK;
    fields_save(fields, &all);
    for (size_t i = 0; extra != NULL && i < extra->count; i++)
        draft_fields_add(&all, extra->items[i].name, extra->items[i].value);
    code = store_draft_put(keep->staff->store, keep->form, keep->key, &all, clock_now(), e);
    draft_fields_wipe(&all);
    return code;
}

static void note_failure(struct desk_keep *keep, bool failed)
{
    keep->staff->unsaved += (int)failed - (int)keep->failed;
    keep->failed = failed;
}

void desk_keep_save(struct desk_keep *keep, const struct fields *fields,
                    const struct draft_fields *extra)
{
    struct err e = {0};

    if ((keep->due == 0 && !keep->failed) || keep->over)
        return;
    keep->due = 0;
    store_set_patience(keep->staff->store, PATIENCE_MS);
    note_failure(keep, save(keep, fields, extra, &e) != ERR_OK);
    store_set_patience(keep->staff->store, FULL_PATIENCE_MS);
    if (keep->failed)
        log_failure("draft", &e);
    else
        keep->stored = !fields_are_empty(fields);
}

void desk_keep_end(struct desk_keep *keep, bool dropped)
{
    desk_keep_clear(keep);
    if (keep->stored && !dropped && store_draft_drop(keep->staff->store, keep->key, NULL) != ERR_OK)
        log_error("draft: could not be dropped");
}

void desk_keep_clear(struct desk_keep *keep)
{
    keep->over = true;
    keep->due = 0;
    note_failure(keep, false);
}
