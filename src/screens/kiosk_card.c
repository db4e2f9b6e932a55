/* A service card: all that the charter says about one service. */
#include "screens/kiosk.h"

#include "model/words.h"
#include "screens/card.h"
#include "screens/contact.h"

struct card {
    struct sheet sheet;
    enum section section;
    int serial;
};

enum { DO_COMPLAIN, DO_PHONE };

static const struct service *service_of(const struct sheet *sheet)
{
    const struct card *card = (const struct card *)sheet;

    return charter_service(&kiosk_of(sheet)->charter, card->section, card->serial);
}

static void card_place(const struct sheet *sheet, struct str *place)
{
    const struct card *card = (const struct card *)sheet;

    kiosk_add_place(sheet, words_section(card->section), place);
}

static void add_choices(struct page *page, const struct service *service)
{
    page_pin(page);
    page_rule(page);
    (void)page_choice(page, 1, _("Complain about this service"), NULL);
    if (contact_first_phone(&service->officer.contact) != NULL)
        (void)page_choice(page, 2, _("Show the telephone number large"), NULL);
}

static void card_build(const struct sheet *sheet, struct page *page)
{
    const struct service *service = service_of(sheet);

    if (service == NULL)
        return;
    card_add(page, service);
    add_choices(page, service);
}

static enum screen_result card_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct kiosk *kiosk = kiosk_of(sheet);
    const struct card *card = (const struct card *)sheet;
    const struct service *service = service_of(sheet);
    const struct officer *officer = &service->officer;

    if (choice == DO_PHONE) {
        ui_push(ui, kiosk_phone_new(kiosk, contact_first_phone(&officer->contact),
                                    officer->name != NULL ? officer->name : officer->post));
        return SCREEN_HANDLED;
    }
    if (!kiosk->form.begun)
        form_begin(&kiosk->form);
    kiosk->form.has_service = true;
    kiosk->form.section = card->section;
    kiosk->form.serial = card->serial;
    ui_push(ui, kiosk_form_new(kiosk));
    return SCREEN_HANDLED;
}

static const char *card_help(const struct sheet *sheet)
{
    (void)sheet;
    return _(
        "This is the office's promise for this service. If it was not kept, you can complain.");
}

static const struct sheet_class CARD = {
    .screen = {SHEET_SCREEN("card")},
    .keys = SHEET_BACK | SHEET_FIND | SHEET_AGAIN,
    .place = card_place,
    .build = card_build,
    .choose = card_choose,
    .hints = sheet_hint_choose,
    .help = card_help,
};

struct screen *kiosk_card_new(struct kiosk *kiosk, enum section section, int serial)
{
    struct card *card = sheet_new(sizeof(*card), &CARD, &kiosk->face);

    card->section = section;
    card->serial = serial;
    return &card->sheet.screen;
}
