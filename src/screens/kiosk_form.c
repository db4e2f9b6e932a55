/* The complaint form, one question a screen, and the review of all answers before it is filed. */
#include "screens/kiosk.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "model/words.h"
#include "screens/entry.h"
#include "screens/form_words.h"
#include "screens/note.h"
#include "text/digits.h"

enum { LINE_ROWS = 3, TEXT_ROWS = 8, HELD_ROWS = 10 };

struct form_screen {
    struct sheet sheet;
    enum fault fault; /* of the answer that Enter last refused */
    struct entry entry;
};

static struct form *form_of(const struct sheet *sheet)
{
    return &kiosk_of(sheet)->form;
}

static struct editor *field_of(const struct sheet *sheet)
{
    struct form *form = form_of(sheet);
    enum field field = form_step_field(form->step);

    return field == FIELD_COUNT ? NULL : &form->fields[field];
}

/* ---- drawing ------------------------------------------------------------------------------------ */

static void form_place(const struct sheet *sheet, struct str *place)
{
    kiosk_add_place(sheet, _("Complaint"), place);
}

static void add_progress(const struct form *form, struct page *page)
{
    char *at_text;
    char *of_text;
    char *text;
    int at;
    int of;

    form_progress(form, clock_today(), &at, &of);
    if (at == 0 || !page_is_roomy(page))
        return;
    at_text = digits_number(i18n_language(), at);
    of_text = digits_number(i18n_language(), of);
    text = str_format(_("Question %s of %s"), at_text, of_text);
    page_text(page, STYLE_FAINT, 0, text);
    free(text);
    free(at_text);
    free(of_text);
}

static int field_rows(const struct editor *field, const struct page *page)
{
    int lines = editor_lines(field, page_field_columns(page), page->lettering.regular);
    int most = field->lines ? TEXT_ROWS : LINE_ROWS;
    int least = field->lines ? 4 : 1;

    if (page->rows < 20) {
        most = field->lines ? 4 : 2;
        least = field->lines ? 2 : 1;
    }
    return lines < least ? least : lines > most ? most : lines;
}

static void build_typed(const struct form_screen *screen, const struct form *form,
                        struct page *page)
{
    const struct editor *field = field_of(&screen->sheet);
    const char *example = form_words_example(form->step);

    page_text(page, STYLE_TITLE, 0, form_words_question(form, form->step));
    if (page->rows >= 16 && form_words_note(form, form->step) != NULL)
        page_text(page, STYLE_FAINT, 0, form_words_note(form, form->step));
    if (!field_is_required(form_step_field(form->step), form->anonymous))
        page_text(page, STYLE_FAINT, 0, _("You may leave this empty: just press Enter."));
    page_gap(page);
    entry_add(&screen->entry, page, field_rows(field, page), example);
    entry_add_room(page, field);
    if (screen->fault != FAULT_NONE) {
        page_gap(page);
        page_bullet(page, STYLE_WARNING, 0, "!", words_fault(screen->fault));
    }
}

static void build_notice(struct page *page)
{
    page_text(page, STYLE_TITLE, 0, _("Before you begin"));
    page_gap(page);
    page_text(page, STYLE_BODY, 0, _("These cannot be taken up as a complaint:"));
    page_bullet(page, STYLE_BODY, 0, "•", _("a matter that is before a court"));
    page_bullet(page, STYLE_BODY, 0, "•", _("a request under the Right to Information Act"));
    page_bullet(page, STYLE_BODY, 0, "•",
                _("a matter of which a legal review or appeal is under way"));
    page_bullet(
        page, STYLE_BODY, 0, "•",
        _("a service whose promised time has not yet run out, unless it was already refused"));
    page_pin(page);
    page_rule(page);
    (void)page_choice(page, 1, _("My complaint is none of these: go on"), NULL);
    (void)page_choice(page, 2, _("Go back"), NULL);
}

static void build_too_early(const struct form *form, struct page *page)
{
    char *day = form_words_limit_day(form);
    char *text =
        str_format(_("By the charter the office has time until %s. If you have not been refused "
                     "already, the officer may say that it is too early to complain."),
                   day);

    page_text(page, STYLE_WARNING, 0, _("The time for this service has not run out yet"));
    page_gap(page);
    page_text(page, STYLE_BODY, 0, text);
    page_pin(page);
    page_rule(page);
    (void)page_choice(page, 1, _("Complain all the same"), _("the officer will decide"));
    (void)page_choice(page, 2, _("Change the date"), NULL);
    free(text);
    free(day);
}

static void build_services(const struct charter *charter, struct page *page)
{
    page_text(page, STYLE_TITLE, 0, _("Which service is it about?"));
    page_gap(page);
    if (page->rows >= HELD_ROWS)
        page_hold(page); /* the list is long: the question stays in sight */
    (void)page_choice(page, 1, _("About something else, not about one of these services"), NULL);
    for (size_t i = 0; i < charter->service_count; i++)
        (void)page_choice(page, (int)i + 2, charter->services[i].name, NULL);
}

static void build_chosen(const struct form *form, struct page *page)
{
    const char *text;
    const char *note;

    page_text(page, STYLE_TITLE, 0, form_words_question(form, form->step));
    page_gap(page);
    for (int i = 0; (text = form_words_choice(form, form->step, i, &note)) != NULL; i++) {
        (void)page_choice(page, i + 1, text, page->rows >= 16 ? note : NULL);
    }
}

static void build_review(const struct sheet *sheet, struct page *page)
{
    const struct form *form = form_of(sheet);
    struct date today = clock_today();
    int number = 2;

    page_text(page, STYLE_TITLE, 0, _("Is everything right?"));
    page_text(page, STYLE_FAINT, 0, _("Choose a line to change it."));
    page_gap(page);
    if (page->rows >= HELD_ROWS)
        page_hold(page);
    (void)page_choice(
        page, 1, _("Everything is complete and true to my knowledge: file the complaint"), NULL);
    page_gap(page);
    for (int s = 0; s < STEP_REVIEW; s++) {
        char *answer;

        if (s == STEP_NOTICE || s == STEP_TOO_EARLY || !form_asks(form, (enum step)s, today))
            continue;
        answer = form_words_answer(form, &kiosk_of(sheet)->charter, (enum step)s);
        (void)page_choice_pair(page, number++, form_words_short((enum step)s),
                               answer != NULL ? answer : _("(nothing)"));
        mem_free_secret(answer);
    }
}

static void form_build(const struct sheet *sheet, struct page *page)
{
    const struct form *form = form_of(sheet);

    add_progress(form, page);
    switch (form->step) {
    case STEP_NOTICE:
        build_notice(page);
        break;
    case STEP_TOO_EARLY:
        build_too_early(form, page);
        break;
    case STEP_SERVICE:
        build_services(&kiosk_of(sheet)->charter, page);
        break;
    case STEP_REVIEW:
        build_review(sheet, page);
        break;
    default:
        if (field_of(sheet) != NULL)
            build_typed((const struct form_screen *)sheet, form, page);
        else
            build_chosen(form, page);
        break;
    }
}

/* ---- going from question to question ------------------------------------------------------------- */

static enum entry_kind entry_kind_of(enum step step)
{
    switch (step) {
    case STEP_MOBILE:
    case STEP_NID:
    case STEP_APPLIED_ON:
        return ENTRY_NUMBER;
    case STEP_EMAIL:
    case STEP_SERVICE_TRACKING:
        return ENTRY_LATIN;
    default:
        return ENTRY_WORDS;
    }
}

/* In a question that is typed digits are no choices. */
static unsigned form_keys(const struct sheet *sheet)
{
    unsigned keys = sheet->class->keys;

    if (field_of(sheet) != NULL)
        keys |= SHEET_TYPING;
    if (field_of(sheet) != NULL && entry_kind_of(form_of(sheet)->step) == ENTRY_WORDS)
        keys |= SHEET_PRACTICE;
    return keys;
}

/* The mark stands on the answer that was given before. */
static void arrive(struct sheet *sheet)
{
    const struct form *form = form_of(sheet);
    struct form_screen *screen = (struct form_screen *)sheet;

    screen->fault = FAULT_NONE;
    sheet->view = (struct view){0};
    sheet->keys = form_keys(sheet);
    entry_open(&screen->entry, field_of(sheet), entry_kind_of(form->step));
    switch (form->step) {
    case STEP_SERVICE:
        for (size_t i = 0; form->has_service && i < kiosk_of(sheet)->charter.service_count; i++) {
            const struct service *s = &kiosk_of(sheet)->charter.services[i];

            if (s->section == form->section && s->serial == form->serial)
                sheet->view.chosen = (int)i + 1;
        }
        break;
    default:
        sheet->view.chosen = form_words_given(form, form->step);
        break;
    }
}

static void count_limit(struct sheet *sheet, struct ui *ui)
{
    struct kiosk *kiosk = kiosk_of(sheet);
    struct form *form = &kiosk->form;
    struct calendar calendar = {0};
    struct err e = {0};

    if (!form->has_service)
        return;
    if (store_calendar(kiosk->store, &calendar, &e) != ERR_OK) {
        kiosk_show_error(kiosk, ui, &e);
        return;
    }
    form_count_limit(form, charter_service(&kiosk->charter, form->section, form->serial),
                     &calendar);
    calendar_clear(&calendar);
}

/* Whether all that is needed is answered; else *missing is the first question that is not. */
static bool is_complete(const struct form *form, const struct charter *charter, enum step *missing)
{
    struct complaint complaint;
    enum fault fault = form_complaint(form, charter, MEDIUM_KIOSK, &complaint, missing);

    complaint_wipe(&complaint);
    return fault == FAULT_NONE;
}

/* Where a changed answer leads: to the warning it calls for, to questions it opened, or to the review. */
static void go_on_reviewing(struct form *form, const struct charter *charter)
{
    bool about_time = form->step == STEP_SERVICE || form->step == STEP_APPLIED_ON;
    enum step missing;

    if (about_time && form_asks(form, STEP_TOO_EARLY, clock_today()))
        form->step = STEP_TOO_EARLY;
    else if (is_complete(form, charter, &missing))
        form->step = STEP_REVIEW;
    else
        (void)form_forward(form, clock_today());
}

static enum screen_result go_on(struct sheet *sheet, struct ui *ui)
{
    struct form *form = form_of(sheet);

    form->begun = true;
    if (form->step == STEP_SERVICE || form->step == STEP_APPLIED_ON)
        count_limit(sheet, ui);
    if (form->reviewing)
        go_on_reviewing(form, &kiosk_of(sheet)->charter);
    else
        (void)form_forward(form, clock_today());
    if (form->step == STEP_REVIEW)
        form->reviewing = false;
    arrive(sheet);
    return SCREEN_HANDLED;
}

static enum screen_result go_back(struct sheet *sheet)
{
    struct form *form = form_of(sheet);

    if (form->reviewing) {
        form->reviewing = false;
        form->step = STEP_REVIEW;
    } else if (!form_backward(form, clock_today())) {
        return SCREEN_POP;
    }
    arrive(sheet);
    return SCREEN_HANDLED;
}

/* ---- filing ------------------------------------------------------------------------------------- */

static enum screen_result file(struct sheet *sheet, struct ui *ui)
{
    struct kiosk *kiosk = kiosk_of(sheet);
    struct complaint complaint;
    struct receipt receipt = {0};
    struct err e = {0};
    enum step wrong;
    enum fault fault =
        form_complaint(&kiosk->form, &kiosk->charter, MEDIUM_KIOSK, &complaint, &wrong);
    enum err_code code;

    if (fault != FAULT_NONE) {
        complaint_wipe(&complaint);
        kiosk->form.step = wrong;
        kiosk->form.reviewing = true;
        arrive(sheet);
        ((struct form_screen *)sheet)->fault = fault;
        return SCREEN_HANDLED;
    }
    code = store_file(kiosk->store, &complaint, AS_VISITOR, clock_now(), &receipt, &e);
    complaint_wipe(&complaint);
    if (code != ERR_OK) {
        kiosk_show_error(kiosk, ui, &e);
        return SCREEN_HANDLED;
    }
    /* It is on the disk: only now the number may be shown, and what was typed forgotten. */
    ui_push(ui, kiosk_receipt_new(kiosk, &receipt));
    return SCREEN_HANDLED;
}

/* ---- keys --------------------------------------------------------------------------------------- */

static enum screen_result choose_review(struct sheet *sheet, struct ui *ui, int choice)
{
    struct form *form = form_of(sheet);
    struct date today = clock_today();
    int number = 1;

    if (choice == 0)
        return file(sheet, ui);
    for (int s = 0; s < STEP_REVIEW; s++) {
        if (s == STEP_NOTICE || s == STEP_TOO_EARLY || !form_asks(form, (enum step)s, today))
            continue;
        if (number++ == choice) {
            form->step = (enum step)s;
            form->reviewing = true;
            arrive(sheet);
            break;
        }
    }
    return SCREEN_HANDLED;
}

static enum screen_result form_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct form *form = form_of(sheet);
    const struct charter *charter = &kiosk_of(sheet)->charter;

    switch (form->step) {
    case STEP_NOTICE:
        if (choice == 1)
            return SCREEN_POP;
        break;
    case STEP_TOO_EARLY:
        if (choice == 1)
            return go_back(sheet);
        break;
    case STEP_SERVICE:
        form->has_service = choice > 0;
        if (choice > 0) {
            form->section = charter->services[choice - 1].section;
            form->serial = charter->services[choice - 1].serial;
        }
        break;
    case STEP_REVIEW:
        return choose_review(sheet, ui, choice);
    default:
        form_words_choose(form, form->step, choice);
        break;
    }
    return go_on(sheet, ui);
}

/* Enter in a typed question: check it, and go on or say what is wrong. */
static enum screen_result finish_typed(struct sheet *sheet, struct ui *ui)
{
    struct form *form = form_of(sheet);
    struct form_screen *screen = (struct form_screen *)sheet;

    entry_finish(&screen->entry);
    screen->fault = form_check(form, form->step, clock_today());
    return screen->fault == FAULT_NONE ? go_on(sheet, ui) : SCREEN_HANDLED;
}

static enum screen_result type(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct form_screen *screen = (struct form_screen *)sheet;
    struct page page;
    enum entry_result result;

    (void)sheet_build(sheet, ui_canvas(ui), &page);
    result = entry_key(&screen->entry, ui, &page, key);
    page_clear(&page);
    if (result == ENTRY_DONE)
        return finish_typed(sheet, ui);
    if (result == ENTRY_IGNORED)
        return SCREEN_IGNORED;
    form_of(sheet)->begun = true;
    screen->fault = FAULT_NONE;
    return SCREEN_HANDLED;
}

static enum screen_result form_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct form *form = form_of(sheet);
    enum screen_result result = SCREEN_IGNORED;

    if (key->code == K_F10 && form->step == STEP_REVIEW)
        return file(sheet, ui);
    if (field_of(sheet) != NULL)
        result = type(sheet, ui, key);
    if (result == SCREEN_IGNORED && key->code == K_ESC) {
        entry_finish(&((struct form_screen *)sheet)->entry);
        return go_back(sheet);
    }
    return result;
}

static size_t form_hints(const struct sheet *sheet, struct hint *hints)
{
    const struct entry *entry = &((const struct form_screen *)sheet)->entry;

    if (form_of(sheet)->step == STEP_REVIEW)
        hints[0] = sheet_hint(K_F10, "F10", _("File it"));
    else
        hints[0] = entry_go_on_hint(entry, _("Go on"));
    return field_of(sheet) == NULL ? 1 : 1 + entry_hints(entry, hints + 1);
}

static const char *form_help(const struct sheet *sheet)
{
    const struct form *form = form_of(sheet);
    const char *note = form_words_note(form, form->step);

    if (note != NULL)
        return note;
    return _(
        "Answer one question at a time. You can go back with Esc; what you typed stays. Nothing is "
        "sent before you have seen all of it once more.");
}

static void form_screen_wipe(struct sheet *sheet)
{
    entry_wipe(&((struct form_screen *)sheet)->entry);
}

static const struct sheet_class FORM = {
    .screen = {SHEET_LIST_SCREEN("form")},
    .keys = SHEET_BACK | SHEET_AGAIN,
    .place = form_place,
    .build = form_build,
    .choose = form_choose,
    .key = form_key,
    .hints = form_hints,
    .help = form_help,
    .wipe = form_screen_wipe,
};

struct screen *kiosk_form_new(struct kiosk *kiosk)
{
    struct form_screen *screen = sheet_new(sizeof(*screen), &FORM, &kiosk->face);

    if (!kiosk->form.begun && !kiosk->form.has_service)
        form_begin(&kiosk->form);
    kiosk->personal = true;
    entry_init(&screen->entry, kiosk->suggest);
    screen->entry.arrows_alone = true;
    arrive(&screen->sheet);
    return &screen->sheet.screen;
}
