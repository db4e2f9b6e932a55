/* A service card: all that the charter says about one service. */
#include "screens/kiosk.h"

#include <stdlib.h>

#include "model/words.h"
#include "screens/contact.h"
#include "text/digits.h"
#include "text/list.h"

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

/* The time limit in plain words; NULL where the charter's wording is all there is. The caller frees. */
static char *limit_in_words(const struct service *service)
{
    char *number;
    char *text;

    if (service->time_limit_days == NO_NUMBER)
        return service->immediate ? str_format("%s", _("At once")) : NULL;
    number = digits_number(i18n_language(), service->time_limit_days);
    if (service->immediate)
        text = str_format(i18n_plural("At once, or within %s working day",
                                      "At once, or within %s working days",
                                      (unsigned long)service->time_limit_days),
                          number);
    else
        text = str_format(i18n_plural("Within %s working day", "Within %s working days",
                                      (unsigned long)service->time_limit_days),
                          number);
    free(number);
    return text;
}

static void add_limit(struct page *page, const struct service *service)
{
    char *words = limit_in_words(service);

    if (service->time_limit == NULL && words == NULL)
        return;
    page_pair(page, STYLE_STRONG, _("Time limit"), words != NULL ? words : service->time_limit);
    if (words != NULL && service->time_limit != NULL) {
        char *printed = str_format(_("In the charter: %s"), service->time_limit);

        page_pair(page, STYLE_FAINT, "", printed);
        free(printed);
    }
    page_gap(page);
    free(words);
}

static void add_cell(struct page *page, const char *label, const char *text)
{
    struct strv items = {0};

    if (text == NULL)
        return;
    if (list_split(text, &items))
        page_pair_list(page, label, &items);
    else
        page_pair(page, STYLE_BODY, label, text);
    page_gap(page);
    strv_clear(&items);
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
    page_text(page, STYLE_TITLE, 0, service->name);
    page_gap(page);
    if (page_is_roomy(page))
        page_hold(page);
    add_limit(page, service);
    add_cell(page, _("Fee"), service->fee);
    add_cell(page, _("What you need"), service->required_documents);
    add_cell(page, _("How it is given"), service->delivery_method);
    if (service->has_officer)
        contact_add_officer(page, &service->officer);
    else
        page_pair(page, STYLE_FAINT, _("Officer"), _("not published in this office's charter"));
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
