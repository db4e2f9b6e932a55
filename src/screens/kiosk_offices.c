/* The first screen: which office? By district, in the order of the Bangla dictionary. */
#include "screens/kiosk.h"

#include <stdlib.h>

#include "screens/note.h"

static void offices_place(const struct sheet *sheet, struct str *place)
{
    kiosk_add_place(sheet, NULL, place);
}

/* "কেশবপুর উপজেলা, যশোর জেলা" */
static char *where_it_is(const struct office *office)
{
    if (office->upazila != NULL && office->district != NULL)
        return str_format(_("%s Upazila, %s District"), office->upazila, office->district);
    if (office->district != NULL)
        return str_format(_("%s District"), office->district);
    return NULL;
}

static void offices_build(const struct sheet *sheet, struct page *page)
{
    const struct office_list *list = &kiosk_of(sheet)->offices;

    page_text(page, STYLE_TITLE, 0, _("Welcome. Which office do you want?"));
    page_gap(page);
    for (size_t i = 0; i < list->count; i++) {
        const struct office *office = &list->items[i].office;
        char *where = where_it_is(office);

        (void)page_choice(page, (int)i + 1, office->name, where);
        free(where);
    }
    if (list->count == 0)
        page_text(page, STYLE_WARNING, 0, _("No office's charter has been loaded yet."));
}

static enum screen_result offices_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct kiosk *kiosk = kiosk_of(sheet);

    kiosk_visit(kiosk, ui, kiosk->offices.items[choice].office.id, SECTION_CITIZEN, 0);
    return SCREEN_HANDLED;
}

static enum screen_result offices_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    (void)ui;
    if (key->code == K_ESC && kiosk_of(sheet)->options.allow_exit)
        return SCREEN_QUIT;
    return SCREEN_IGNORED;
}

static size_t offices_hints(const struct sheet *sheet, struct hint *hints)
{
    size_t n = 0;

    hints[n++] = sheet_hint(K_ENTER, "Enter", _("Choose"));
    if (kiosk_of(sheet)->options.allow_exit)
        hints[n++] = sheet_hint(K_ESC, "Esc", _("Close"));
    return n;
}

static const char *offices_help(const struct sheet *sheet)
{
    (void)sheet;
    return _("Choose the office whose services you want to read, or about which you want to "
             "complain.");
}

/* Coming back here, no office is picked any more. */
static void offices_back(struct screen *screen, struct ui *ui)
{
    struct kiosk *kiosk = kiosk_of((struct sheet *)screen);

    (void)ui;
    if (!kiosk->form.begun)
        charter_clear(&kiosk->charter);
}

static const struct sheet_class OFFICES = {
    .screen = {SHEET_LIST_SCREEN("offices"), .back = offices_back},
    .keys = SHEET_FIND,
    .place = offices_place,
    .build = offices_build,
    .choose = offices_choose,
    .key = offices_key,
    .hints = offices_hints,
    .help = offices_help,
};

struct screen *kiosk_offices_new(struct kiosk *kiosk)
{
    struct sheet *sheet = sheet_new(sizeof(*sheet), &OFFICES, &kiosk->face);

    return &sheet->screen;
}
