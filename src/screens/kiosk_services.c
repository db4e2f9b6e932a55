/* The services of the office, by section. */
#include "screens/kiosk.h"

#include <stdlib.h>

#include "model/words.h"

static void services_place(const struct sheet *sheet, struct str *place)
{
    kiosk_add_place(sheet, _("Services"), place);
}

/* The services in the order in which they are shown: section by section. Calls `each` until it is false. */
static const struct service *nth_service(const struct charter *charter, int wanted)
{
    int n = 0;

    for (int section = 0; section < SECTION_COUNT; section++) {
        for (size_t i = 0; i < charter->service_count; i++) {
            if ((int)charter->services[i].section == section && n++ == wanted)
                return &charter->services[i];
        }
    }
    return NULL;
}

static void services_build(const struct sheet *sheet, struct page *page)
{
    const struct charter *charter = &kiosk_of(sheet)->charter;
    const struct service *service;
    int section = -1;

    for (int n = 0; (service = nth_service(charter, n)) != NULL; n++) {
        if ((int)service->section != section) {
            section = (int)service->section;
            page_gap(page);
            page_text(page, STYLE_TITLE, 0, words_section(service->section));
            page_gap(page);
        }
        (void)page_choice(page, n + 1, service->name, NULL);
    }
}

static enum screen_result services_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct kiosk *kiosk = kiosk_of(sheet);
    const struct service *service = nth_service(&kiosk->charter, choice);

    if (service != NULL)
        ui_push(ui, kiosk_card_new(kiosk, service->section, service->serial));
    return SCREEN_HANDLED;
}

static size_t services_hints(const struct sheet *sheet, struct hint *hints)
{
    (void)sheet;
    hints[0] = sheet_hint(K_ENTER, "Enter", _("Read"));
    return 1;
}

static const char *services_help(const struct sheet *sheet)
{
    (void)sheet;
    return _("This is what the office has promised to do. Choose a service to read what you must "
             "bring, what it costs, how long it takes, and who is responsible.");
}

static const struct sheet_class SERVICES = {
    .screen = {SHEET_LIST_SCREEN("services")},
    .keys = SHEET_BACK | SHEET_FIND | SHEET_AGAIN,
    .place = services_place,
    .build = services_build,
    .choose = services_choose,
    .hints = services_hints,
    .help = services_help,
};

struct screen *kiosk_services_new(struct kiosk *kiosk)
{
    struct sheet *sheet = sheet_new(sizeof(*sheet), &SERVICES, &kiosk->face);

    return &sheet->screen;
}
