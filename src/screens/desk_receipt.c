/* The receipt of what the clerk has just filed, to be read out, printed, or sent on with a letter. */
#include "screens/desk.h"

#include "base/i18n.h"
#include "screens/print.h"
#include "screens/receipt_page.h"

struct desk_receipt {
    struct sheet sheet;
    struct receipt receipt;
    struct charter charter;
    enum { NOT_PRINTED, PRINTED, PRINT_FAILED } printed;
};

static const struct desk_receipt *as_receipt(const struct sheet *sheet)
{
    return (const struct desk_receipt *)sheet;
}

static void receipt_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, _("Receipt"), place);
}

static void receipt_build(const struct sheet *sheet, struct page *page)
{
    const struct desk_receipt *screen = as_receipt(sheet);

    page_text(page, STYLE_TITLE, 0, _("The complaint has been filed"));
    if (screen->receipt.repeated)
        page_text(page, STYLE_WARNING, 0,
                  _("This form had been filed before: this is its number. What was changed since "
                    "then is not in it."));
    page_gap(page);
    receipt_add_number(page, screen->receipt.tracking);
    page_gap(page);
    receipt_add_due(page, &screen->receipt);
    receipt_add_counting(page, &screen->receipt, &staff_of(sheet)->calendar);
    receipt_add_decider(page, &screen->charter, screen->receipt.tier);
    page_text(page, STYLE_FAINT, 0,
              _("Tell the person the number: with it one can ask here or at the kiosk where the "
                "complaint stands."));
    if (screen->printed != NOT_PRINTED)
        page_pin(page);
    if (screen->printed == PRINT_FAILED)
        page_text(page, STYLE_WARNING, 0,
                  _("It could not be printed. Please write the number down."));
    if (screen->printed == PRINTED)
        page_text(page, STYLE_FAINT, 0, _("Printed."));
}

static enum screen_result next_complaint(struct sheet *sheet, struct ui *ui)
{
    struct screen *form =
        desk_form_new(staff_of(sheet), ui, as_receipt(sheet)->receipt.office, NULL);

    if (form == NULL)
        return SCREEN_HANDLED;
    ui_push(ui, form);
    return SCREEN_REPLACE;
}

static enum screen_result letter(struct sheet *sheet, struct ui *ui)
{
    struct screen *screen =
        desk_letter_new(staff_of(sheet), ui, as_receipt(sheet)->receipt.tracking);

    if (screen != NULL)
        ui_push(ui, screen);
    return SCREEN_HANDLED;
}

static enum screen_result print(struct desk_receipt *screen)
{
    struct staff *staff = staff_of(&screen->sheet);

    if (staff->options.receipt_command == NULL)
        return SCREEN_IGNORED;
    screen->printed = print_receipt(staff->options.receipt_command, &screen->receipt,
                                    &screen->charter, &staff->calendar)
                          ? PRINTED
                          : PRINT_FAILED;
    return SCREEN_HANDLED;
}

/* F10 does nothing here: it may be the second one of an impatient clerk. */
static enum screen_result receipt_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    switch (key->code) {
    case K_F5:
        return print((struct desk_receipt *)sheet);
    case K_ENTER:
    case K_ESC:
        return SCREEN_POP;
    case K_TEXT:
        if (key->ch == 'n' || key->ch == 'N')
            return next_complaint(sheet, ui);
        if (key->ch == 'l' || key->ch == 'L')
            return letter(sheet, ui);
        return SCREEN_IGNORED;
    default:
        return SCREEN_IGNORED;
    }
}

static size_t receipt_hints(const struct sheet *sheet, struct hint *hints)
{
    size_t n = 0;

    hints[n++] = sheet_hint(K_ENTER, "Enter", _("Finish"));
    if (staff_of(sheet)->options.receipt_command != NULL)
        hints[n++] = sheet_hint(K_F5, "F5", _("Print"));
    hints[n++] = (struct hint){{.code = K_TEXT, .ch = 'n'}, "n", _("Next complaint")};
    hints[n++] = (struct hint){{.code = K_TEXT, .ch = 'l'}, "l", _("Letter")};
    return n;
}

static const char *receipt_help(const struct sheet *sheet)
{
    (void)sheet;
    return _("The complaint is in the store. Read the number to the person or print it, and say "
             "by when a decision comes.");
}

static void receipt_wipe(struct sheet *sheet)
{
    struct desk_receipt *screen = (struct desk_receipt *)sheet;

    receipt_clear(&screen->receipt);
    charter_clear(&screen->charter);
}

static const struct sheet_class RECEIPT = {
    .screen = {SHEET_SCREEN("desk receipt")},
    .place = receipt_place,
    .build = receipt_build,
    .key = receipt_key,
    .hints = receipt_hints,
    .help = receipt_help,
    .wipe = receipt_wipe,
};

struct screen *desk_receipt_new(struct staff *staff, struct receipt *receipt)
{
    struct desk_receipt *screen = sheet_new(sizeof(*screen), &RECEIPT, &staff->face);

    screen->receipt = *receipt;
    *receipt = (struct receipt){0};
    if (store_charter(staff->store, screen->receipt.office, 0, &screen->charter, NULL) != ERR_OK)
        screen->charter = (struct charter){0}; /* the number matters more than who decides */
    return &screen->sheet.screen;
}
