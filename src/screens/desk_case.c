/* A complaint as the desk reads it, and what a desk can do about it for the complainant. */
#include "screens/desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/words.h"
#include "screens/case_page.h"
#include "screens/desk_steps.h"
#include "screens/print.h"

struct desk_case {
    struct sheet sheet;
    struct complaint_record record;
    struct event_list events;
    char *service; /* its name */
    bool gone;     /* it could not be read again */
};

static struct desk_case *as_case(struct sheet *sheet)
{
    return (struct desk_case *)sheet;
}

static enum err_code read_case(struct desk_case *c, const char *tracking, struct err *e)
{
    struct staff *staff = staff_of(&c->sheet);
    struct complaint_record record = {0};
    struct event_list events = {0};
    enum err_code code = store_complaint(staff->store, tracking, &record, &events, e);

    if (code != ERR_OK)
        return code;
    complaint_record_wipe(&c->record);
    event_list_wipe(&c->events);
    free(c->service);
    c->record = record;
    c->events = events;
    c->service = case_service(staff->store, &record.filed);
    return ERR_OK;
}

/* ---- what can be done ---------------------------------------------------------------------------- */

/* The nth step that is possible now; ACTION_COUNT past the last. */
static enum action nth_step(const struct desk_case *c, int n)
{
    const struct access *access = staff_access(staff_of(&c->sheet));

    for (int i = 0; access != NULL && desk_steps_action(i) != ACTION_COUNT; i++) {
        enum action action = desk_steps_action(i);

        if (store_may_act(access, &c->record, &c->events, action, AS_ACCOUNT, clock_today()) ==
                REFUSAL_NONE &&
            n-- == 0)
            return action;
    }
    return ACTION_COUNT;
}

/* "১ আপিল করা  ২ মন্তব্য যোগ করা …", on as many lines as it takes. */
static void add_steps(const struct desk_case *c, struct page *page)
{
    int col = page->columns;
    enum action action;

    for (int n = 0; n < 9 && (action = nth_step(c, n)) != ACTION_COUNT; n++)
        col = page_put_numbered(page, col, n + 1, STYLE_BODY, desk_steps_label(action));
}

/* Why no appeal can be made yet, for the clerk to tell the person. */
static void add_why_not(const struct desk_case *c, struct page *page)
{
    const struct access *access = staff_access(staff_of(&c->sheet));
    enum refusal refusal = access == NULL ? REFUSAL_ROLE
                                          : store_may_act(access, &c->record, &c->events,
                                                          ACTION_APPEAL, AS_ACCOUNT, clock_today());
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

    case_add_head(page, staff, &c->record);
    add_why_not(c, page);
    page_gap(page);
    case_add_filed(page, &c->record, c->service);
    page_gap(page);
    page_text(page, STYLE_LABEL, 0, _("What happened so far"));
    case_add_history(page, staff, &c->events);
    page_gap(page);
    case_add_counting(page, staff, &c->record, &c->events);
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
    struct screen *step = action == ACTION_COUNT ? NULL
                                                 : desk_step_new(staff_of(&c->sheet), ui,
                                                                 c->record.tracking, action, NULL);

    if (step != NULL)
        ui_push(ui, step);
    return SCREEN_HANDLED;
}

/* A receipt like the first one, for who has lost it. */
static enum screen_result receipt(struct desk_case *c, struct ui *ui)
{
    struct staff *staff = staff_of(&c->sheet);
    struct charter charter = {0};
    struct receipt r = {.received = c->record.received,
                        .due = c->events.items[0].due,
                        .tier = c->events.items[0].tier};
    struct err e = {0};
    bool printed;

    if (staff->options.receipt_command == NULL)
        return SCREEN_IGNORED;
    memcpy(r.tracking, c->record.tracking, TRACKING_SIZE);
    if (store_charter(staff->store, c->record.filed.office, 0, &charter, &e) != ERR_OK) {
        staff_show_error(staff, ui, &e);
        return SCREEN_HANDLED;
    }
    printed = print_receipt(staff->options.receipt_command, &r, &charter, &staff->calendar);
    charter_clear(&charter);
    desk_say_printed(staff, ui, printed);
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
        ui_push(ui, desk_letter_new(staff_of(sheet), &c->record));
        return SCREEN_HANDLED;
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
    memcpy(tracking, c->record.tracking, TRACKING_SIZE);
    c->gone = read_case(c, tracking, NULL) != ERR_OK;
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
    page_pair(page, STYLE_BODY, "l", _("the letter to the officer"));
    page_pair(page, STYLE_BODY, "F5", _("print the receipt again"));
}

static void case_wipe(struct sheet *sheet)
{
    struct desk_case *c = as_case(sheet);

    complaint_record_wipe(&c->record);
    event_list_wipe(&c->events);
    free(c->service);
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

    if (read_case(c, tracking, &e) == ERR_OK)
        return &c->sheet.screen;
    sheet_free(&c->sheet.screen);
    staff_show_error(staff, ui, &e);
    return NULL;
}
