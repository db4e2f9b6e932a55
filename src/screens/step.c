#include "screens/step.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/log.h"
#include "base/mem.h"
#include "model/words.h"
#include "screens/case_file.h"
#include "screens/contact.h"
#include "screens/desk_keep.h"
#include "screens/note.h"
#include "screens/step_draft.h"
#include "screens/step_items.h"
#include "screens/templates.h"
#include "text/digits.h"

enum { TIGHT_ROWS = 20 };

struct step {
    struct sheet sheet;
    enum action action;
    struct step_target *targets;
    size_t count;
    struct fields_item items[STEP_ITEM_COUNT];
    struct fields fields;
    struct case_file file; /* of the only target */
    struct desk_keep keep; /* of what is typed */
    char *news;            /* what somebody else has done meanwhile; or what is in the way; NULL */
};

static const char *const WORDS[ACTION_COUNT] = {
    [ACTION_FILE] = N_("File"),
    [ACTION_ACCEPT] = N_("Take it up"),
    [ACTION_ASK_OPINION] = N_("Ask for an opinion"),
    [ACTION_LOG_OPINION] = N_("Write down the opinion"),
    [ACTION_INVESTIGATE] = N_("Open an investigation"),
    [ACTION_ORDER_SERVICE] = N_("Tell the office to give the service"),
    [ACTION_FORWARD] = N_("Send to another office"),
    [ACTION_FILE_AWAY] = N_("File away"),
    [ACTION_DISPOSE] = N_("Decide"),
    [ACTION_INFORM] = N_("Told the complainant"),
    [ACTION_GRS_NUMBER] = N_("grs.gov.bd number"),
    [ACTION_NOTE] = N_("Note"),
    [ACTION_APPEAL] = N_("Appeal"),
    [ACTION_REFER_CELL] = N_("To the Cell"),
    [ACTION_RATE] = N_("Rating"),
    [ACTION_UNDO] = N_("Take back the last step"),
};

const char *step_words(enum action action)
{
    return _(WORDS[action]);
}

/* What the step means, where its name does not say it all. */
static const char *const EXPLAIN[ACTION_COUNT] = {
    [ACTION_APPEAL] =
        N_("The complaint goes to the appeal officer. The appeal is the complainant's; you are "
           "recorded as the one who typed it."),
    [ACTION_REFER_CELL] =
        N_("The complaint goes to the Complaint Management Cell of the Cabinet Division, "
           "because the complainant wants it."),
    [ACTION_RATE] =
        N_("Whether the complainant is satisfied with the decision, as he or she says."),
    [ACTION_INFORM] = N_("Write down that the complainant has been told the decision."),
    [ACTION_NOTE] = N_("For the staff; the complainant does not see it."),
    [ACTION_GRS_NUMBER] =
        N_("The number that the complaint got when it was entered in the national system."),
    [ACTION_UNDO] = N_("The last step counts no longer. Both stay in the history."),
};

static struct step *as_step(struct sheet *sheet)
{
    return (struct step *)sheet;
}

/* ---- drawing ------------------------------------------------------------------------------------- */

static void step_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, step_words(((const struct step *)sheet)->action), place);
}

static char *subject_line(const struct step *step)
{
    char *number;
    char *text;

    if (step->count > 1) {
        number = digits_number(i18n_language(), (int64_t)step->count);
        text = str_format(i18n_plural("%s complaint", "%s complaints", step->count), number);
    } else {
        number = case_file_number(step->targets[0].tracking);
        text = str_format(
            "%s · %s", number,
            step->file.record.filed.subject == NULL ? "" : step->file.record.filed.subject);
    }
    free(number);
    return text;
}

/* What the step means; of an appeal (Annex ক-2 of the guidelines) also where it goes. */
static void add_explanation(const struct step *step, struct page *page)
{
    const struct staff *staff = staff_of(&step->sheet);
    const struct grs_tier *tier = charter_tier(&step->file.charter, (int)TIER_APPEAL);

    if (EXPLAIN[step->action] != NULL && page->rows >= TIGHT_ROWS)
        page_text(page, STYLE_FAINT, 0, _(EXPLAIN[step->action]));
    if (step->action != ACTION_APPEAL || step->count != 1)
        return;
    page_gap(page);
    page_pair(page, STYLE_BODY, _("Office"), staff_office_name(staff, step->file.record.office));
    page_pair(page, STYLE_BODY, _("Who decides"),
              tier != NULL && tier->who != NULL ? tier->who : words_tier(TIER_APPEAL));
}

static void step_build(const struct sheet *sheet, struct page *page)
{
    const struct step *step = (const struct step *)sheet;
    char *line = subject_line(step);

    page_text(page, STYLE_TITLE, 0, step_words(step->action));
    page_text(page, STYLE_FAINT, 0, line);
    add_explanation(step, page);
    page_gap(page);
    fields_add(&step->fields, page);
    page_pin(page);
    page_rule(page);
    if (step->news != NULL)
        page_bullet(page, STYLE_WARNING, 0, "!", step->news);
    if (step->keep.failed)
        page_bullet(page, STYLE_WARNING, 0, "!", _("The draft could not be kept."));
    fields_add_help(&step->fields, page);
    mem_free_secret(line);
}

/* ---- the draft ------------------------------------------------------------------------------------ */

static void save(struct step *step)
{
    int office = step->fields.values[STEP_OFFICE].choice;
    struct draft_fields extra = {0};

    if (step->count == 1) {
        draft_fields_add(&extra, STEP_DRAFT_TRACKING, step->targets[0].tracking);
        draft_fields_add(&extra, "name", step->targets[0].tracking);
    }
    draft_fields_add(&extra, STEP_DRAFT_ACTION, action_name(step->action));
    draft_fields_add(&extra, "subject", action_name(step->action));
    if (office >= 0)
        draft_fields_add(&extra, "office_id", step->keep.staff->offices.items[office].office.id);
    desk_keep_save(&step->keep, &step->fields, &extra);
    draft_fields_wipe(&extra);
}

static void load_office(struct step *step, const char *id)
{
    const struct office_list *offices = &staff_of(&step->sheet)->offices;

    for (size_t i = 0; id != NULL && i < offices->count; i++) {
        if (strcmp(offices->items[i].office.id, id) == 0) {
            char *name = contact_office_text(&offices->items[i].office);

            step->fields.values[STEP_OFFICE].choice = (int)i;
            fields_set_text(&step->fields, STEP_OFFICE, name);
            free(name);
        }
    }
}

/* Who appeals is nearly always who complained. */
static void fill_in_person(struct step *step)
{
    const char *name = step->file.record.filed.name;

    if (workflow_rule(step->action)->taker != TAKER_COMPLAINANT || name == NULL ||
        step->fields.values[STEP_PERSON].hidden)
        return;
    fields_set_text(&step->fields, STEP_PERSON, name);
    fields_go(&step->fields, STEP_NOTE);
}

/* What was begun before, for this step or another one: about the complaint, or about several. */
static void resume(struct step *step, struct staff *staff)
{
    size_t first = step->fields.at;
    struct draft_fields draft = {0};
    unsigned char key[FORM_KEY_SIZE];

    draft_step_key(staff->account, step->count == 1 ? step->targets[0].tracking : "", key);
    desk_keep_init(&step->keep, staff, step->count == 1 ? STEP_DRAFT : STEP_DRAFT_SEVERAL, key);
    if (store_draft_get(staff->store, key, &draft, NULL) == ERR_OK && draft.count > 0) {
        load_office(step, draft_fields_get(&draft, "office_id"));
        fields_load(&step->fields, &draft);
        if (step->fields.values[step->fields.at].hidden)
            fields_go(&step->fields, first);
        step->news = mem_copy_string(_("You had begun to write; it is as you left it."));
    }
    draft_fields_wipe(&draft);
}

/* ---- what went wrong ------------------------------------------------------------------------------- */

static void tell(struct step *step, char *news)
{
    mem_free_secret(step->news);
    step->news = news;
}

/* Marks the field that the error is about; false when it is about none. */
static bool mark_fault(struct step *step, const struct err *e)
{
    for (int r = REFUSAL_NONE + 1; r < REFUSAL_COUNT; r++) {
        enum step_item item = step_item_of((enum refusal)r);

        if (item == STEP_ITEM_COUNT || strcmp(e->text, workflow_refusal_text((enum refusal)r)) != 0)
            continue;
        if (step->fields.values[item].hidden)
            return false;
        step->fields.values[item].fault = r;
        return fields_go_to_fault(&step->fields);
    }
    return false;
}

/* Reads the complaint anew and says who has done what since it was shown. */
static char *news_of(struct step *step)
{
    struct step_target *target = &step->targets[0];
    const struct event *last;
    char *what;
    char *news;

    if (case_file_read(staff_of(&step->sheet), target->tracking, &step->file, NULL) != ERR_OK)
        return NULL;
    last = &step->file.events.items[step->file.events.count - 1];
    if (last->id == target->seen)
        return NULL;
    what = case_file_event_text(last);
    target->seen = last->id;
    news =
        str_format(_("Somebody else has acted meanwhile (%s). Nothing was changed; what you typed "
                     "is still here. F10 does it all the same where it is still possible."),
                   what);
    mem_free_secret(what);
    return news;
}

static void explain(struct step *step, const struct err *e)
{
    char *news = e->code == ERR_CONFLICT ? news_of(step) : NULL;

    if (e->code != ERR_CONFLICT && e->code != ERR_INPUT && e->code != ERR_PERMISSION &&
        e->code != ERR_NOT_FOUND)
        log_failure("step", e);
    if (news == NULL && e->code == ERR_INPUT && mark_fault(step, e))
        return;
    tell(step, news != NULL ? news : mem_copy_string(staff_error_words(e)));
}

/* ---- taking it ------------------------------------------------------------------------------------- */

static enum err_code take_one(struct step *step, const struct workflow_step *what, size_t i,
                              struct err *e)
{
    const struct step_target *target = &step->targets[i];

    return store_act(staff_of(&step->sheet)->store, target->tracking, what, AS_ACCOUNT,
                     target->seen, clock_now(), NULL, e);
}

/* Those on which the step was not taken, a line each behind how many it was taken on. */
static struct screen *make_report(struct step *step, size_t done, const struct str *failures)
{
    char *number = digits_number(i18n_language(), (int64_t)done);
    char *first = str_format(i18n_plural("Done for %s complaint. It was not possible for:",
                                         "Done for %s complaints. It was not possible for:", done),
                             number);
    char *text = str_format("%s\n%s", first, str_text(failures));
    struct screen *note = note_new(step->sheet.face, step_words(step->action), text);

    free(number);
    free(first);
    free(text);
    return note;
}

/* The same step on each of several, one after the other; one that fails does not keep the others back. */
static enum screen_result take_all(struct step *step, struct ui *ui,
                                   const struct workflow_step *what)
{
    struct str failures = {0};
    size_t done = 0;
    struct err e = {0};

    for (size_t i = 0; i < step->count; i++) {
        char *number;

        if (take_one(step, what, i, &e) == ERR_OK) {
            done++;
            continue;
        }
        if (e.code == ERR_INPUT && done == 0) { /* the form itself is wrong: so it is for all */
            str_clear(&failures);
            explain(step, &e);
            return SCREEN_HANDLED;
        }
        number = case_file_number(step->targets[i].tracking);
        str_addf(&failures, "%s: %s\n", number, staff_error_words(&e));
        free(number);
    }
    if (failures.len == 0)
        return SCREEN_POP;
    if (done > 0)
        desk_keep_end(&step->keep, false);
    ui_push(ui, make_report(step, done, &failures));
    str_clear(&failures);
    return SCREEN_REPLACE;
}

static enum screen_result take(struct step *step, struct ui *ui)
{
    struct workflow_step what;
    struct step_texts texts;
    struct err e = {0};
    enum screen_result result = SCREEN_POP;

    fields_finish(&step->fields);
    tell(step, NULL);
    save(step);
    if (step_items_read(&step->fields, staff_of(&step->sheet), step->action, &what, &texts) !=
        REFUSAL_NONE) {
        step->fields.values[STEP_BY].fault = REFUSAL_BY;
        (void)fields_go_to_fault(&step->fields);
        result = SCREEN_HANDLED;
    } else if (step->count > 1) { /* what was kept of it is nobody's step yet: it goes at the end */
        result = take_all(step, ui, &what);
    } else {
        what.draft = step->keep.key;
        if (take_one(step, &what, 0, &e) != ERR_OK) {
            explain(step, &e);
            result = SCREEN_HANDLED;
        }
    }
    step_texts_wipe(&texts);
    if (result == SCREEN_POP)
        desk_keep_end(&step->keep, step->count == 1);
    return result;
}

/* ---- keys ------------------------------------------------------------------------------------------ */

/* A usual reply goes behind what is there already. */
static void use_template(void *context, const char *text)
{
    struct step *step = context;
    char *before;
    char *all;

    fields_finish(&step->fields);
    before = fields_text(&step->fields, STEP_NOTE);
    all = before == NULL ? mem_copy_string(text) : str_format("%s\n%s", before, text);
    fields_set_text(&step->fields, STEP_NOTE, all);
    fields_go(&step->fields, STEP_NOTE);
    desk_keep_note(&step->keep, clock_ticks());
    mem_free_secret(before);
    mem_free_secret(all);
}

static void offer(struct step *step)
{
    if (step->fields.at == STEP_OFFICE)
        step_items_offer(&step->fields, staff_of(&step->sheet));
}

static enum screen_result type(struct step *step, struct ui *ui, const struct key *key)
{
    struct page page;
    size_t left = 0;
    enum fields_result result;

    (void)sheet_build(&step->sheet, ui_canvas(ui), &page);
    result = fields_key(&step->fields, ui, &page, key, &left);
    page_clear(&page);
    if (result == FIELDS_CHANGED || result == FIELDS_LEFT) {
        offer(step);
        desk_keep_note(&step->keep, clock_ticks());
    }
    if (result == FIELDS_LEFT)
        save(step);
    if (result == FIELDS_IGNORED && key->code != K_TEXT)
        return SCREEN_IGNORED;
    return SCREEN_HANDLED;
}

static enum screen_result step_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct step *step = as_step(sheet);

    if (key->code == K_F10)
        return take(step, ui);
    if (key->code == K_F8 && templates_list(staff_of(sheet), step->action)->count > 0) {
        ui_push(ui, templates_new(staff_of(sheet), step->action, use_template, step));
        return SCREEN_HANDLED;
    }
    return type(step, ui, key);
}

static enum screen_result step_tick(struct screen *screen, struct ui *ui, int64_t now)
{
    struct step *step = (struct step *)screen;

    (void)ui;
    if (step->keep.due != 0 && now >= step->keep.due)
        save(step);
    return SCREEN_HANDLED;
}

static void step_covered(struct screen *screen)
{
    save((struct step *)screen);
}

static int64_t step_deadline(const struct screen *screen)
{
    return ((const struct step *)screen)->keep.due;
}

static size_t step_hints(const struct sheet *sheet, struct hint *hints)
{
    const struct step *step = (const struct step *)sheet;
    size_t n = 0;

    hints[n++] = sheet_hint(K_F10, "F10", _("Do it"));
    hints[n++] = sheet_hint(K_TAB, "Tab", _("Next"));
    if (templates_list(staff_of(sheet), step->action)->count > 0)
        hints[n++] = sheet_hint(K_F8, "F8", _("Usual replies"));
    return n + fields_hints(&step->fields, hints + n);
}

static const char *step_help(const struct sheet *sheet)
{
    (void)sheet;
    return _("Fields with a star cannot be left empty. F10 takes the step; it is written down with "
             "your name and the time. Steps can be taken back, but never erased.");
}

static void step_help_keys(const struct sheet *sheet, struct page *page)
{
    (void)sheet;
    page_pair(page, STYLE_BODY, "Tab Enter ▼", _("the next field"));
    page_pair(page, STYLE_BODY, "Shift-Tab ▲", _("the field before"));
    page_pair(page, STYLE_BODY, "Ctrl-J", _("a new line in a long text"));
    page_pair(page, STYLE_BODY, "F8", _("a usual reply, which you can then change"));
    page_pair(page, STYLE_BODY, "F10", _("take the step"));
}

static void step_wipe(struct sheet *sheet)
{
    struct step *step = as_step(sheet);

    fields_finish(&step->fields);
    save(step); /* whatever takes the screen away: a cut line too */
    desk_keep_clear(&step->keep);
    fields_wipe(&step->fields);
    case_file_wipe(&step->file);
    mem_free_secret(step->news);
    free(step->targets);
}

static const struct sheet_class STEP = {
    .screen = {SHEET_SCREEN("step"), .tick = step_tick, .deadline = step_deadline,
               .covered = step_covered},
    .keys = SHEET_BACK | SHEET_TYPING,
    .place = step_place,
    .build = step_build,
    .key = step_key,
    .hints = step_hints,
    .help = step_help,
    .help_keys = step_help_keys,
    .wipe = step_wipe,
};

struct screen *step_new(struct staff *staff, enum action action, const struct step_target *targets,
                        size_t count)
{
    struct step *step = sheet_new(sizeof(*step), &STEP, &staff->face);
    struct err e = {0};

    step->action = action;
    step->targets = mem_new_array(count, sizeof(*targets));
    memcpy(step->targets, targets, count * sizeof(*targets));
    step->count = count;
    templates_load(staff);
    step_items_init(&step->fields, step->items, action, staff->suggest);
    offer(step);
    if (count == 1 && case_file_read(staff, targets[0].tracking, &step->file, &e) == ERR_OK)
        fill_in_person(step);
    resume(step, staff);
    if (e.code != ERR_OK)
        tell(step, mem_copy_string(staff_error_words(&e)));
    if (count == 1 && step->targets[0].seen == 0)
        step->targets[0].seen = step->file.record.last_event;
    return &step->sheet.screen;
}

struct screen *step_resume(struct staff *staff, const unsigned char key[FORM_KEY_SIZE])
{
    struct draft_fields draft = {0};
    struct step_target target = {0};
    struct screen *screen = NULL;
    const char *tracking = NULL;
    const char *name = NULL;
    enum action action;

    if (store_draft_get(staff->store, key, &draft, NULL) == ERR_OK) {
        tracking = draft_fields_get(&draft, STEP_DRAFT_TRACKING);
        name = draft_fields_get(&draft, STEP_DRAFT_ACTION);
    }
    if (tracking != NULL && name != NULL && strlen(tracking) < sizeof(target.tracking) &&
        action_parse(name, &action)) {
        memcpy(target.tracking, tracking, strlen(tracking));
        screen = step_new(staff, action, &target, 1);
    }
    draft_fields_wipe(&draft);
    return screen;
}
