/* The receipt: the tracking number, by when a decision comes and how that was counted, who decides, and
 * what to do next. Drawn only after the complaint is on the disk. */
#include "screens/kiosk.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"
#include "screens/print.h"
#include "screens/receipt_page.h"

enum { SETTLE_MS = 1500, DO_FINISH = 0, DO_PRINT = 1 };

struct receipt_screen {
    struct sheet sheet;
    struct receipt receipt;
    struct calendar calendar;
    int64_t ready; /* from this tick on keys count: a second Enter must not wipe the number away */
    bool settled;
    enum { NOT_PRINTED, PRINTED, PRINT_FAILED } printed;
};

static const struct receipt_screen *as_receipt(const struct sheet *sheet)
{
    return (const struct receipt_screen *)sheet;
}

static void receipt_place(const struct sheet *sheet, struct str *place)
{
    kiosk_add_place(sheet, _("Receipt"), place);
}

static void receipt_build(const struct sheet *sheet, struct page *page)
{
    const struct receipt_screen *screen = as_receipt(sheet);
    const struct kiosk *kiosk = kiosk_of(sheet);

    page_text(page, STYLE_TITLE, 0, _("Your complaint has been filed"));
    page_gap(page);
    receipt_add_number(page, screen->receipt.tracking);
    page_gap(page);
    receipt_add_due(page, &screen->receipt);
    page_pair(
        page, STYLE_BODY, _("What to do next"),
        _("Write the number down or take a photo of it. With it you can ask here where your complaint "
          "stands. If there is no decision by that day, you can appeal."));
    page_gap(page);
    receipt_add_decider(page, &kiosk->charter, screen->receipt.tier);
    receipt_add_counting(page, &screen->receipt, &screen->calendar);
    receipt_add_code(page, &screen->receipt);
    page_pin(page);
    page_rule(page);
    if (screen->printed == PRINT_FAILED)
        page_text(page, STYLE_WARNING, 0,
                  _("It could not be printed. Please write the number down."));
    if (screen->printed == PRINTED)
        page_text(page, STYLE_FAINT, 0, _("Printed."));
    (void)page_choice(page, 1, _("I have the number: finish"), NULL);
    if (kiosk->options.receipt_command != NULL)
        (void)page_choice(page, 2, _("Print it"), NULL);
}

/* ---- keys and time ------------------------------------------------------------------------------ */

static enum screen_result print(struct sheet *sheet)
{
    struct receipt_screen *screen = (struct receipt_screen *)sheet;
    struct kiosk *kiosk = kiosk_of(sheet);

    screen->printed = print_receipt(kiosk->options.receipt_command, &screen->receipt,
                                    &kiosk->charter, &screen->calendar)
                          ? PRINTED
                          : PRINT_FAILED;
    return SCREEN_HANDLED;
}

static enum screen_result receipt_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    (void)ui;
    return choice == DO_PRINT ? print(sheet) : SCREEN_HOME;
}

static enum screen_result receipt_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    (void)ui;
    if (!as_receipt(sheet)->settled &&
        (key->code == K_ENTER || key->code == K_F10 || key->code == K_ESC))
        return SCREEN_HANDLED;
    if (key->code == K_F5 && kiosk_of(sheet)->options.receipt_command != NULL)
        return print(sheet);
    return key->code == K_ESC ? SCREEN_HANDLED : SCREEN_IGNORED;
}

static enum screen_result receipt_tick(struct screen *screen, struct ui *ui, int64_t now)
{
    struct receipt_screen *r = (struct receipt_screen *)screen;

    (void)ui;
    if (r->ready == 0)
        r->ready = now + SETTLE_MS;
    r->settled = now >= r->ready;
    return SCREEN_HANDLED;
}

static int64_t receipt_deadline(const struct screen *screen)
{
    const struct receipt_screen *r = (const struct receipt_screen *)screen;

    return r->settled ? 0 : r->ready;
}

static size_t receipt_hints(const struct sheet *sheet, struct hint *hints)
{
    size_t n = 0;

    hints[n++] = sheet_hint(K_ENTER, "Enter", _("Finish"));
    if (kiosk_of(sheet)->options.receipt_command != NULL)
        hints[n++] = sheet_hint(K_F5, "F5", _("Print"));
    return n;
}

static const char *receipt_help(const struct sheet *sheet)
{
    (void)sheet;
    return _(
        "Write the tracking number down or take a photo of it before you finish: afterwards it "
        "cannot be shown again. With it you can ask here where your complaint stands.\n"
        "With the arrow keys you see by when a decision comes, how that was counted, and who "
        "decides.");
}

static void receipt_wipe(struct sheet *sheet)
{
    struct receipt_screen *screen = (struct receipt_screen *)sheet;

    calendar_clear(&screen->calendar);
    receipt_clear(&screen->receipt);
}

static const struct sheet_class RECEIPT = {
    .screen = {SHEET_SCREEN("receipt"), .tick = receipt_tick, .deadline = receipt_deadline},
    .keys = SHEET_AGAIN,
    .place = receipt_place,
    .build = receipt_build,
    .choose = receipt_choose,
    .key = receipt_key,
    .hints = receipt_hints,
    .help = receipt_help,
    .wipe = receipt_wipe,
};

struct screen *kiosk_receipt_new(struct kiosk *kiosk, struct receipt *receipt)
{
    struct receipt_screen *screen = sheet_new(sizeof(*screen), &RECEIPT, &kiosk->face);

    screen->receipt = *receipt;
    *receipt = (struct receipt){0};
    if (store_calendar(kiosk->store, &screen->calendar, NULL) != ERR_OK)
        screen->calendar =
            (struct calendar){0}; /* the number matters more than how it was counted */
    form_wipe(&kiosk->form);
    return &screen->sheet.screen;
}
