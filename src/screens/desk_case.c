/* A complaint as the desk reads it, and what a desk can do about it for the complainant. */
#include "screens/desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/words.h"
#include "screens/case_file.h"
#include "screens/print.h"
#include "screens/step.h"

struct desk_case {
    struct sheet sheet;
    struct case_file file;
    bool gone; /* it could not be read again */
};

/* What a desk does for the complainant, and for the office, in the order in which it is offered. */
static const enum action STEPS[] = {ACTION_APPEAL, ACTION_REFER_CELL, ACTION_RATE, ACTION_INFORM,
                                    ACTION_NOTE,   ACTION_GRS_NUMBER, ACTION_UNDO};

enum { STEP_COUNT_HERE = sizeof(STEPS) / sizeof(STEPS[0]) };

static struct desk_case *as_case(struct sheet *sheet)
{
    return (struct desk_case *)sheet;
}

/* ---- what can be done ---------------------------------------------------------------------------- */

static enum refusal may(const struct desk_case *c, enum action action)
{
    const struct access *access = staff_access(staff_of(&c->sheet));

    return access == NULL ? REFUSAL_ROLE
                          : store_may_act(access, &c->file.record, &c->file.events, action,
                                          AS_ACCOUNT, clock_today());
}

/* The nth step that is possible now; ACTION_COUNT past the last. */
static enum action nth_step(const struct desk_case *c, int n)
{
    for (int i = 0; i < STEP_COUNT_HERE; i++) {
        if (may(c, STEPS[i]) == REFUSAL_NONE && n-- == 0)
            return STEPS[i];
    }
    return ACTION_COUNT;
}

/* "১ আপিল করা  ২ মন্তব্য যোগ করা …", on as many lines as it takes. */
static void add_steps(const struct desk_case *c, struct page *page)
{
    int col = page->columns;
    enum action action;

    for (int n = 0; (action = nth_step(c, n)) != ACTION_COUNT; n++)
        col = page_put_numbered(page, col, n + 1, step_words(action), false);
}

/* Why no appeal can be made yet, for the clerk to tell the person. */
static void add_why_not(const struct desk_case *c, struct page *page)
{
    enum refusal refusal = may(c, ACTION_APPEAL);
    char *text;

    if (refusal != REFUSAL_TIME_LEFT && refusal != REFUSAL_TOO_LATE)
        return;
    text = str_format(_("No appeal now: %s"), _(workflow_refusal_text(refusal)));
    page_text(page, STYLE_FAINT, 0, text);
    free(text);
}

/* ---- drawing ------------------------------------------------------------------------------------- */

static void case_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, _("Complaint"), place);
}

static void case_build(const struct sheet *sheet, struct page *page)
{
    const struct desk_case *c = (const struct desk_case *)sheet;
    const struct staff *staff = staff_of(sheet);

    case_file_add_head(staff, &c->file, page);
    add_why_not(c, page);
    page_gap(page);
    case_file_add_filed(staff, &c->file, page);
    page_gap(page);
    case_file_add_history(staff, &c->file, page);
    page_gap(page);
    case_file_add_counting(staff, &c->file, page);
    page_pin(page);
    page_rule(page);
    if (c->gone)
        page_text(page, STYLE_WARNING, 0,
                  _("This may be out of date: it could not be read again."));
    add_steps(c, page);
}

/* ---- keys ---------------------------------------------------------------------------------------- */

static enum screen_result take_step(struct desk_case *c, struct ui *ui, int n)
{
    enum action action = nth_step(c, n);
    struct step_target target = {.seen = c->file.record.last_event};

    if (action == ACTION_COUNT)
        return SCREEN_HANDLED;
    memcpy(target.tracking, c->file.record.tracking, TRACKING_SIZE);
    ui_push(ui, step_new(staff_of(&c->sheet), action, &target, 1));
    return SCREEN_HANDLED;
}

/* A receipt like the first one, for who has lost it. */
static enum screen_result receipt(struct desk_case *c, struct ui *ui)
{
    struct staff *staff = staff_of(&c->sheet);
    struct charter charter = {0};
    struct receipt r = {.received = c->file.record.received,
                        .due = c->file.events.items[0].due,
                        .tier = c->file.events.items[0].tier};
    struct err e = {0};
    bool printed;

    if (staff->options.receipt_command == NULL)
        return SCREEN_IGNORED;
    memcpy(r.tracking, c->file.record.tracking, TRACKING_SIZE);
    if (store_charter(staff->store, c->file.record.filed.office, 0, &charter, &e) != ERR_OK) {
        staff_show_error(staff, ui, &e);
        return SCREEN_HANDLED;
    }
    printed = print_receipt(staff->options.receipt_command, &r, &charter, &staff->calendar);
    charter_clear(&charter);
    desk_say_printed(staff, ui, printed);
    return SCREEN_HANDLED;
}

static enum screen_result letter(const struct desk_case *c, struct ui *ui)
{
    struct screen *screen = desk_letter_new(staff_of(&c->sheet), ui, c->file.record.tracking);

    if (screen != NULL)
        ui_push(ui, screen);
    return SCREEN_HANDLED;
}

static enum screen_result case_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct desk_case *c = as_case(sheet);
    int digit = key_digit(key);

    if (digit > 0)
        return key->burst ? SCREEN_HANDLED : take_step(c, ui, digit - 1);
    switch (key->code) {
    case K_F5:
        return receipt(c, ui);
    case K_ENTER:
        return SCREEN_POP;
    case K_TEXT:
        if (key->ch != 'l' && key->ch != 'L')
            return SCREEN_IGNORED;
        return letter(c, ui);
    default:
        return SCREEN_IGNORED;
    }
}

/* A step may have been taken above, or by somebody else meanwhile. */
static void case_back(struct screen *screen, struct ui *ui)
{
    struct desk_case *c = (struct desk_case *)screen;
    char tracking[TRACKING_SIZE];

    (void)ui;
    memcpy(tracking, c->file.record.tracking, TRACKING_SIZE);
    c->gone = case_file_read(staff_of(&c->sheet), tracking, &c->file, NULL) != ERR_OK;
}

static size_t case_hints(const struct sheet *sheet, struct hint *hints)
{
    size_t n = 0;

    hints[n++] = (struct hint){{.code = K_TEXT, .ch = 'l'}, "l", _("Letter")};
    if (staff_of(sheet)->options.receipt_command != NULL)
        hints[n++] = sheet_hint(K_F5, "F5", _("Receipt"));
    return n;
}

static const char *case_help(const struct sheet *sheet)
{
    (void)sheet;
    return _("The complaint as it was filed, and all that happened to it. What the desk can do "
             "about it stands below with its numbers: an appeal or a rating is the "
             "complainant's; your name is recorded as the one who typed it.");
}

static void case_help_keys(const struct sheet *sheet, struct page *page)
{
    (void)sheet;
    page_pair(page, STYLE_BODY, "1 2 3 · ১ ২ ৩", _("take the choice with that number"));
    page_pair(page, STYLE_BODY, "l", _("the letter to the officer"));
    page_pair(page, STYLE_BODY, "F5", _("print the receipt again"));
}

static void case_wipe(struct sheet *sheet)
{
    case_file_wipe(&as_case(sheet)->file);
}

static const struct sheet_class CASE = {
    .screen = {SHEET_SCREEN("desk case"), .back = case_back},
    .keys = SHEET_BACK,
    .place = case_place,
    .build = case_build,
    .key = case_key,
    .hints = case_hints,
    .help = case_help,
    .help_keys = case_help_keys,
    .wipe = case_wipe,
};

struct screen *desk_case_new(struct staff *staff, struct ui *ui, const char *tracking)
{
    struct desk_case *c = sheet_new(sizeof(*c), &CASE, &staff->face);
    struct err e = {0};

    if (case_file_read(staff, tracking, &c->file, &e) == ERR_OK)
        return &c->sheet.screen;
    sheet_free(&c->sheet.screen);
    staff_show_error(staff, ui, &e);
    return NULL;
}
