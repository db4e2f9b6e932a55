/* What the complainant can do about a complaint that is known by its number: say how content he is,
 * appeal (form ক-2), go on to the Cell. One question a screen. */
#include "screens/kiosk.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "model/words.h"
#include "screens/entry.h"
#include "text/when.h"

enum stage { STAGE_BEGIN, STAGE_PERSON, STAGE_NOTE, STAGE_REVIEW, STAGE_DONE, STAGE_COUNT };

enum { LINE_ROWS = 2, TEXT_ROWS = 8, SMALL_ROWS = 2, SMALL_PAGE = 16 };

struct step_screen {
    struct sheet sheet;
    enum action action;
    enum stage stage;
    char tracking[TRACKING_SIZE];
    bool anonymous;
    enum rating rating;
    struct editor person;
    struct editor note;
    struct entry entry;
    bool empty;      /* what cannot be left empty was */
    struct date due; /* once it is done */
};

static struct step_screen *as_step(struct sheet *sheet)
{
    return (struct step_screen *)sheet;
}

/* ---- words ----------------------------------------------------------------------------------------- */

static const char *place_words(enum action action)
{
    return action == ACTION_RATE     ? _("Rating")
           : action == ACTION_APPEAL ? _("Appeal")
                                     : _("To the Cell");
}

static const char *begin_title(enum action action)
{
    return action == ACTION_RATE     ? _("Are you satisfied with what was decided?")
           : action == ACTION_APPEAL ? _("An appeal against the decision")
                                     : _("Sending it on to the Cabinet Division");
}

static const char *begin_text(enum action action)
{
    return action == ACTION_APPEAL
               ? _("The appeal officer looks at your complaint anew. You will be asked why you do not "
                   "agree.")
               : _("The Complaint Management Cell of the Cabinet Division is the last to decide. You "
                   "may say why you send it there.");
}

static const char *note_title(enum action action)
{
    return action == ACTION_RATE     ? _("Is there something you want to say about it?")
           : action == ACTION_APPEAL ? _("Why do you not agree?")
                                     : _("Why do you send it to the Cell?");
}

static const char *done_title(enum action action)
{
    return action == ACTION_RATE     ? _("Thank you. The office has your answer now.")
           : action == ACTION_APPEAL ? _("Your appeal has been filed.")
                                     : _("Your complaint goes to the Cell now.");
}

static const char *do_words(enum action action)
{
    return action == ACTION_RATE ? _("Give this answer")
           : action == ACTION_APPEAL
               ? _("This is complete and true to my knowledge: file the appeal")
               : _("This is complete and true to my knowledge: send it");
}

static bool needs_note(const struct step_screen *step)
{
    return (workflow_rule(step->action)->needs & CARRIES_NOTE) != 0;
}

/* ---- drawing --------------------------------------------------------------------------------------- */

static void step_place(const struct sheet *sheet, struct str *place)
{
    kiosk_add_place(sheet, place_words(((const struct step_screen *)sheet)->action), place);
}

static void build_begin(const struct step_screen *step, struct page *page)
{
    page_text(page, STYLE_TITLE, 0, begin_title(step->action));
    page_gap(page);
    if (step->action == ACTION_RATE) {
        (void)page_choice(page, 1, words_rating(RATING_SATISFIED), NULL);
        (void)page_choice(page, 2, words_rating(RATING_DISSATISFIED), NULL);
        return;
    }
    page_text(page, STYLE_BODY, 0, begin_text(step->action));
    page_pin(page);
    page_rule(page);
    (void)page_choice(page, 1, _("Go on"), NULL);
    (void)page_choice(page, 2, _("Go back"), NULL);
}

static const struct editor *field_of(const struct step_screen *step)
{
    return step->stage == STAGE_PERSON ? &step->person
           : step->stage == STAGE_NOTE ? &step->note
                                       : NULL;
}

static int field_rows(const struct step_screen *step, const struct page *page)
{
    if (page->rows < SMALL_PAGE)
        return SMALL_ROWS;
    return step->stage == STAGE_PERSON ? LINE_ROWS : TEXT_ROWS;
}

static void build_typed(const struct step_screen *step, struct page *page)
{
    bool person = step->stage == STAGE_PERSON;

    page_text(page, STYLE_TITLE, 0, person ? _("What is your name?") : note_title(step->action));
    if (person || !needs_note(step))
        page_text(page, STYLE_FAINT, 0, _("You may leave this empty: just press Enter."));
    page_gap(page);
    entry_add(&step->entry, page, field_rows(step, page), NULL);
    entry_add_room(page, field_of(step));
    if (step->empty) {
        page_gap(page);
        page_bullet(page, STYLE_WARNING, 0, "!", words_fault(FAULT_EMPTY));
    }
}

static void add_answer(struct page *page, const char *label, const struct editor *field)
{
    char *text = editor_value(field);

    page_pair(page, STYLE_BODY, label, text == NULL ? _("(nothing)") : text);
    mem_free_secret(text);
}

static void build_review(const struct step_screen *step, struct page *page)
{
    page_text(page, STYLE_TITLE, 0, _("Is everything right?"));
    page_gap(page);
    if (step->action == ACTION_RATE)
        page_pair(page, STYLE_STRONG, _("Your answer"), words_rating(step->rating));
    else if (!step->anonymous)
        add_answer(page, words_field(FIELD_NAME), &step->person);
    add_answer(page, _("What you say"), &step->note);
    page_pin(page);
    page_rule(page);
    (void)page_choice(page, 1, do_words(step->action), NULL);
    (void)page_choice(page, 2, _("Go back"), NULL);
}

static void build_done(const struct step_screen *step, struct page *page)
{
    char *due = when_day(step->due);

    page_text(page, STYLE_TITLE, 0, done_title(step->action));
    page_gap(page);
    if (step->action != ACTION_RATE) {
        page_pair(page, STYLE_STRONG, _("Decision by"), due);
        page_gap(page);
        page_text(
            page, STYLE_BODY, 0,
            _("Your tracking number stays the same. Ask with it where your complaint stands."));
    }
    page_pin(page);
    page_rule(page);
    (void)page_choice(page, 1, _("Done"), NULL);
    free(due);
}

static void step_build(const struct sheet *sheet, struct page *page)
{
    const struct step_screen *step = (const struct step_screen *)sheet;

    switch (step->stage) {
    case STAGE_BEGIN:
        build_begin(step, page);
        break;
    case STAGE_REVIEW:
        build_review(step, page);
        break;
    case STAGE_DONE:
        build_done(step, page);
        break;
    default:
        build_typed(step, page);
        break;
    }
}

/* ---- from question to question --------------------------------------------------------------------- */

static void arrive(struct step_screen *step)
{
    struct editor *field = step->stage == STAGE_PERSON ? &step->person
                           : step->stage == STAGE_NOTE ? &step->note
                                                       : NULL;

    step->empty = false;
    step->sheet.view = (struct view){0};
    entry_open(&step->entry, field, ENTRY_WORDS);
}

/* Who did not give his name with the complaint is not asked for it now; nor is who only rates. */
static bool is_asked(const struct step_screen *step, enum stage stage)
{
    return stage != STAGE_PERSON || (step->action != ACTION_RATE && !step->anonymous);
}

static enum screen_result go_on(struct step_screen *step)
{
    do {
        step->stage++;
    } while (!is_asked(step, step->stage));
    arrive(step);
    return SCREEN_HANDLED;
}

static enum screen_result go_back(struct step_screen *step)
{
    if (step->stage == STAGE_BEGIN || step->stage == STAGE_DONE)
        return SCREEN_POP;
    do {
        step->stage--;
    } while (!is_asked(step, step->stage));
    arrive(step);
    return SCREEN_HANDLED;
}

/* One transaction; what is shown afterwards is on the disk. A second Enter finds nothing left to do. */
static enum screen_result act(struct step_screen *step, struct ui *ui)
{
    struct kiosk *kiosk = kiosk_of(&step->sheet);
    char *note = editor_value(&step->note);
    char *person = editor_value(&step->person);
    const struct workflow_step what = {
        .action = step->action, .note = note, .person = person, .rating = step->rating};
    struct event event = {0};
    struct err e = {0};
    enum err_code code =
        store_act(kiosk->store, step->tracking, &what, AS_VISITOR, 0, clock_now(), &event, &e);

    if (code == ERR_OK) {
        step->due = event.due;
        (void)go_on(step);
    } else {
        kiosk_show_error(kiosk, ui, &e);
    }
    event_wipe(&event);
    mem_free_secret(note);
    mem_free_secret(person);
    return SCREEN_HANDLED;
}

static enum screen_result step_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct step_screen *step = as_step(sheet);

    if (step->stage == STAGE_DONE)
        return SCREEN_POP;
    if (step->stage == STAGE_BEGIN && step->action == ACTION_RATE)
        step->rating = choice == 0 ? RATING_SATISFIED : RATING_DISSATISFIED;
    else if (choice == 1)
        return go_back(step);
    return step->stage == STAGE_REVIEW ? act(step, ui) : go_on(step);
}

static enum screen_result finish_typed(struct step_screen *step)
{
    char *text;

    entry_finish(&step->entry);
    text = editor_value(field_of(step));
    step->empty = step->stage == STAGE_NOTE && needs_note(step) && text == NULL;
    mem_free_secret(text);
    return step->empty ? SCREEN_HANDLED : go_on(step);
}

static enum screen_result step_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct step_screen *step = as_step(sheet);
    struct page page;
    enum entry_result result;

    if (key->code == K_F10 && step->stage == STAGE_REVIEW)
        return act(step, ui);
    if (field_of(step) != NULL) {
        (void)sheet_build(sheet, ui_canvas(ui), &page);
        result = entry_key(&step->entry, ui, &page, key);
        page_clear(&page);
        if (result == ENTRY_DONE)
            return finish_typed(step);
        if (result == ENTRY_TAKEN)
            return SCREEN_HANDLED;
    }
    if (key->code != K_ESC)
        return SCREEN_IGNORED;
    entry_finish(&step->entry);
    return go_back(step);
}

static size_t step_hints(const struct sheet *sheet, struct hint *hints)
{
    const struct step_screen *step = (const struct step_screen *)sheet;

    if (field_of(step) == NULL) {
        hints[0] = step->stage == STAGE_REVIEW ? sheet_hint(K_F10, "F10", _("Send"))
                                               : sheet_hint(K_ENTER, "Enter", _("Choose"));
        return 1;
    }
    hints[0] = entry_go_on_hint(&step->entry, _("Go on"));
    return 1 + entry_hints(&step->entry, hints + 1);
}

static const char *step_help(const struct sheet *sheet)
{
    (void)sheet;
    return _(
        "Answer one question after the other. Nothing is sent before you have seen all of it and "
        "said that it is right. Esc goes back.");
}

static void step_wipe(struct sheet *sheet)
{
    struct step_screen *step = as_step(sheet);

    entry_wipe(&step->entry);
    editor_wipe(&step->person);
    editor_wipe(&step->note);
    explicit_bzero(step->tracking, sizeof(step->tracking));
}

static const struct sheet_class STEP = {
    .screen = {SHEET_SCREEN("step")},
    .keys = SHEET_BACK | SHEET_AGAIN,
    .place = step_place,
    .build = step_build,
    .choose = step_choose,
    .key = step_key,
    .hints = step_hints,
    .help = step_help,
    .wipe = step_wipe,
};

struct screen *kiosk_step_new(struct kiosk *kiosk, const struct complaint_record *record,
                              enum action action)
{
    struct step_screen *step = sheet_new(sizeof(*step), &STEP, &kiosk->face);

    step->action = action;
    step->anonymous = record->filed.anonymous;
    memcpy(step->tracking, record->tracking, sizeof(step->tracking));
    editor_init(&step->person, STEP_NAME_LIMIT, false);
    editor_init(&step->note, STEP_TEXT_LIMIT, true);
    entry_init(&step->entry, kiosk->suggest);
    arrive(step);
    kiosk->personal = true;
    return &step->sheet.screen;
}
