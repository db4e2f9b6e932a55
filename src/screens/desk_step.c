/* The form of a step that a desk takes on a complaint: the appeal (Annex ক-2 of the GRS guidelines), a note,
 * a rating … */
#include "screens/desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/words.h"
#include "screens/case_page.h"
#include "screens/desk_keep.h"
#include "screens/desk_steps.h"

static const char TRACKING[] = "tracking";
static const char SUBJECT[] = "subject";

struct desk_step {
    struct sheet sheet;
    enum action action;
    struct fields_item items[STEP_ITEM_COUNT];
    struct fields fields;
    struct desk_keep keep;
    struct complaint_record record;
    struct charter charter; /* of the office that has it: who decides on an appeal */
};

static struct desk_step *as_step(struct sheet *sheet)
{
    return (struct desk_step *)sheet;
}

static const char *fault_words(int fault)
{
    return _(workflow_refusal_text((enum refusal)fault));
}

/* ---- drawing ------------------------------------------------------------------------------------- */

static void step_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, desk_steps_label(((const struct desk_step *)sheet)->action), place);
}

/* To which office and whom an appeal goes. */
static void add_appeal_office(const struct desk_step *step, struct page *page)
{
    const struct grs_tier *tier = charter_tier(&step->charter, (int)TIER_APPEAL);

    page_pair(page, STYLE_BODY, _("Office"),
              staff_office_name(staff_of(&step->sheet), step->record.office));
    page_pair(page, STYLE_BODY, _("Who decides"),
              tier != NULL && tier->who != NULL ? tier->who : words_tier(TIER_APPEAL));
}

static void step_build(const struct sheet *sheet, struct page *page)
{
    const struct desk_step *step = (const struct desk_step *)sheet;

    case_add_head(page, staff_of(sheet), &step->record);
    if (step->action == ACTION_APPEAL)
        add_appeal_office(step, page);
    page_gap(page);
    page_text(page, STYLE_FAINT, 0, desk_steps_explain(step->action));
    page_gap(page);
    fields_add(&step->fields, page);
    page_pin(page);
    page_rule(page);
    if (step->keep.failed)
        page_bullet(page, STYLE_WARNING, 0, "!", _("The draft could not be kept."));
    fields_add_help(&step->fields, page);
}

/* ---- drafts -------------------------------------------------------------------------------------- */

static void save(struct desk_step *step)
{
    struct draft_fields extra = {0};

    draft_fields_add(&extra, TRACKING, step->record.tracking);
    draft_fields_add(&extra, SUBJECT, desk_steps_label(step->action));
    desk_keep_save(&step->keep, &step->fields, &extra);
    draft_fields_wipe(&extra);
}

/* ---- taking the step ----------------------------------------------------------------------------- */

/* What is missing shows beside its field. */
static bool check(struct desk_step *step)
{
    struct fields_value *v = step->fields.values;
    char *note = fields_text(&step->fields, STEP_NOTE);

    v[STEP_NOTE].fault = v[STEP_NOTE].required && note == NULL ? REFUSAL_NOTE : REFUSAL_NONE;
    v[STEP_RATING].fault = v[STEP_RATING].required && v[STEP_RATING].choice == RATING_NONE
                               ? REFUSAL_RATING
                               : REFUSAL_NONE;
    mem_free_secret(note);
    return !fields_go_to_fault(&step->fields);
}

static enum err_code act(struct desk_step *step, struct err *e)
{
    const struct fields_value *v = step->fields.values;
    char *note = v[STEP_NOTE].hidden ? NULL : fields_text(&step->fields, STEP_NOTE);
    char *person = v[STEP_PERSON].hidden ? NULL : fields_text(&step->fields, STEP_PERSON);
    struct workflow_step wanted = {
        .action = step->action,
        .note = note,
        .person = person,
        .rating = v[STEP_RATING].hidden ? RATING_NONE : (enum rating)v[STEP_RATING].choice};
    enum err_code code = store_act(step->keep.staff->store, step->record.tracking, &wanted,
                                   AS_ACCOUNT, step->record.last_event, clock_now(), NULL, e);

    mem_free_secret(note);
    mem_free_secret(person);
    return code;
}

/* Somebody has acted meanwhile: what was typed stays, beside what the complaint is now. */
static void read_again(struct desk_step *step)
{
    struct complaint_record record = {0};

    if (store_complaint(step->keep.staff->store, step->record.tracking, &record, NULL, NULL) !=
        ERR_OK)
        return;
    complaint_record_wipe(&step->record);
    step->record = record;
}

static enum screen_result take_step(struct desk_step *step, struct ui *ui)
{
    struct err e = {0};
    enum err_code code;

    fields_finish(&step->fields);
    save(step);
    if (!check(step))
        return SCREEN_HANDLED;
    code = act(step, &e);
    if (code == ERR_OK) {
        desk_keep_end(&step->keep, false);
        return SCREEN_POP;
    }
    if (code == ERR_CONFLICT)
        read_again(step);
    staff_show_error(step->keep.staff, ui, &e);
    return SCREEN_HANDLED;
}

/* ---- keys ---------------------------------------------------------------------------------------- */

static enum screen_result step_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct desk_step *step = as_step(sheet);
    enum fields_result result;
    struct page page;
    size_t left = 0;

    if (key->code == K_F10)
        return take_step(step, ui);
    (void)sheet_build(sheet, ui_canvas(ui), &page);
    result = fields_key(&step->fields, ui, &page, key, &left);
    page_clear(&page);
    if (result == FIELDS_CHANGED || result == FIELDS_LEFT)
        desk_keep_note(&step->keep, clock_ticks());
    if (result == FIELDS_LEFT)
        save(step);
    if (result != FIELDS_IGNORED)
        return SCREEN_HANDLED;
    if (key->code == K_ESC)
        save(step);
    return key->code == K_TEXT ? SCREEN_HANDLED : SCREEN_IGNORED;
}

static enum screen_result step_tick(struct screen *screen, struct ui *ui, int64_t now)
{
    struct desk_step *step = (struct desk_step *)screen;

    (void)ui;
    if (step->keep.due != 0 && now >= step->keep.due)
        save(step);
    return SCREEN_HANDLED;
}

static int64_t step_deadline(const struct screen *screen)
{
    return ((const struct desk_step *)screen)->keep.due;
}

static size_t step_hints(const struct sheet *sheet, struct hint *hints)
{
    const struct desk_step *step = (const struct desk_step *)sheet;

    hints[0] = sheet_hint(K_F10, "F10", _("Write it down"));
    hints[1] = sheet_hint(K_TAB, "Tab", _("Next"));
    return 2 + fields_hints(&step->fields, hints + 2);
}

static const char *step_help(const struct sheet *sheet)
{
    return desk_steps_explain(((const struct desk_step *)sheet)->action);
}

static void step_wipe(struct sheet *sheet)
{
    struct desk_step *step = as_step(sheet);

    if (step->keep.staff != NULL)
        save(step); /* whatever takes the screen away: a cut line too */
    fields_wipe(&step->fields);
    complaint_record_wipe(&step->record);
    charter_clear(&step->charter);
}

static const struct sheet_class STEP = {
    .screen = {SHEET_SCREEN("desk step"), .tick = step_tick, .deadline = step_deadline},
    .keys = SHEET_BACK | SHEET_TYPING,
    .place = step_place,
    .build = step_build,
    .key = step_key,
    .hints = step_hints,
    .help = step_help,
    .wipe = step_wipe,
};

static void begin(struct desk_step *step, const struct draft_fields *draft)
{
    size_t first = STEP_NOTE;

    desk_steps_items(step->action, step->items);
    fields_init(&step->fields, step->items, STEP_ITEM_COUNT, STEP_NOTE, step->keep.staff->suggest);
    step->fields.fault_words = fault_words;
    desk_steps_hide(&step->fields, step->action);
    for (size_t i = STEP_ITEM_COUNT; i-- > 0;)
        first = step->fields.values[i].hidden ? first : i;
    if (!step->fields.values[STEP_PERSON].hidden) {
        fields_set_text(&step->fields, STEP_PERSON, step->record.filed.name);
        first = step->record.filed.name == NULL ? STEP_PERSON : STEP_NOTE;
    }
    fields_go(&step->fields, first);
    if (draft->count > 0)
        fields_load(&step->fields, draft);
}

static enum err_code read_step(struct desk_step *step, const char *tracking,
                               const unsigned char *key, struct draft_fields *draft, struct err *e)
{
    struct store *store = step->keep.staff->store;
    enum err_code code = key == NULL ? ERR_OK : store_draft_get(store, key, draft, e);

    if (code == ERR_OK && tracking == NULL)
        code = err_set(e, ERR_NOT_FOUND, N_("no complaint has this tracking number"));
    if (code == ERR_OK)
        code = store_complaint(store, tracking, &step->record, NULL, e);
    if (code == ERR_OK)
        code = store_charter(store, step->record.office, 0, &step->charter, e);
    return code;
}

struct screen *desk_step_new(struct staff *staff, struct ui *ui, const char *tracking,
                             enum action action, const unsigned char *key)
{
    struct desk_step *step = sheet_new(sizeof(*step), &STEP, &staff->face);
    struct draft_fields draft = {0};
    struct err e = {0};
    enum err_code code;

    step->action = action;
    desk_keep_init(&step->keep, staff, action_name(action), key);
    code = read_step(step, tracking, key, &draft, &e);
    if (code == ERR_OK) {
        begin(step, &draft);
    } else {
        sheet_free(&step->sheet.screen);
        staff_show_error(staff, ui, &e);
    }
    draft_fields_wipe(&draft);
    return code == ERR_OK ? &step->sheet.screen : NULL;
}
