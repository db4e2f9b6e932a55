/* Going to an office. A complaint that was begun belongs to one office: before another one takes its place
 * the visitor is asked whether to throw away what was written. */
#include "screens/kiosk.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "screens/contact.h"

enum { GO_ON_WRITING, THROW_AWAY };

struct visit {
    struct sheet sheet;
    char *office; /* where to go */
    enum section section;
    int serial; /* of the service whose card is wanted; 0: the office's home */
};

static void arrive(struct kiosk *kiosk, struct ui *ui, enum section section, int serial)
{
    ui_push(ui, serial > 0 ? kiosk_card_new(kiosk, section, serial) : kiosk_home_new(kiosk));
}

static const struct office *office_of(const struct kiosk *kiosk, const char *id)
{
    for (size_t i = 0; i < kiosk->offices.count; i++) {
        if (strcmp(kiosk->offices.items[i].office.id, id) == 0)
            return &kiosk->offices.items[i].office;
    }
    return NULL;
}

static void visit_place(const struct sheet *sheet, struct str *place)
{
    kiosk_add_place(sheet, _("Complaint"), place);
}

static void visit_build(const struct sheet *sheet, struct page *page)
{
    const struct kiosk *kiosk = kiosk_of(sheet);
    const struct office *other = office_of(kiosk, ((const struct visit *)sheet)->office);
    char *begun = contact_office_text(&kiosk->charter.office);
    char *wanted = other == NULL ? NULL : contact_office_text(other);

    page_text(page, STYLE_TITLE, 0, _("You have not filed your complaint yet"));
    page_gap(page);
    page_text(page, STYLE_BODY, 0,
              _("If you go to another office now, what you wrote is thrown away."));
    page_gap(page);
    page_pair(page, STYLE_BODY, _("It is about"), begun);
    page_pin(page);
    page_rule(page);
    (void)page_choice(page, 1, _("No, go on writing"), NULL);
    (void)page_choice(page, 2, _("Yes, throw it away and go to this office"), wanted);
    free(wanted);
    free(begun);
}

static enum screen_result visit_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct kiosk *kiosk = kiosk_of(sheet);
    const struct visit *visit = (const struct visit *)sheet;

    if (choice == GO_ON_WRITING) {
        ui_push(ui, kiosk_form_new(kiosk));
        return SCREEN_REPLACE;
    }
    if (!kiosk_pick_office(kiosk, ui, visit->office))
        return SCREEN_HANDLED;
    arrive(kiosk, ui, visit->section, visit->serial);
    return SCREEN_REPLACE;
}

static const char *visit_help(const struct sheet *sheet)
{
    (void)sheet;
    return _(
        "A complaint belongs to the office it is about. You can go on writing the one that you "
        "have begun, or throw it away and begin anew with another office.");
}

static void visit_wipe(struct sheet *sheet)
{
    free(((struct visit *)sheet)->office);
}

static const struct sheet_class VISIT = {
    .screen = {SHEET_SCREEN("visit")},
    .keys = SHEET_BACK | SHEET_AGAIN,
    .place = visit_place,
    .build = visit_build,
    .choose = visit_choose,
    .hints = sheet_hint_choose,
    .help = visit_help,
    .wipe = visit_wipe,
};

void kiosk_visit(struct kiosk *kiosk, struct ui *ui, const char *office, enum section section,
                 int serial)
{
    const char *now = kiosk->charter.office.id;
    struct visit *visit;

    if (!form_has_text(&kiosk->form) || now == NULL || strcmp(now, office) == 0) {
        if (kiosk_pick_office(kiosk, ui, office))
            arrive(kiosk, ui, section, serial);
        return;
    }
    visit = sheet_new(sizeof(*visit), &VISIT, &kiosk->face);
    visit->office = mem_copy_string(office);
    visit->section = section;
    visit->serial = serial;
    ui_push(ui, &visit->sheet.screen);
}
