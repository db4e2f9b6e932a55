/* Which office a new complaint is for; and whether a draft is really to go. */
#include "screens/desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "screens/contact.h"
#include "screens/step_draft.h"

/* ---- the offices --------------------------------------------------------------------------------- */

/* The nth office in which the account may file; NULL past the last. */
static const struct office *nth_office(const struct staff *staff, const struct access *access,
                                       int n)
{
    for (size_t i = 0; access != NULL && i < staff->offices.count; i++) {
        const struct office *office = &staff->offices.items[i].office;

        if ((access_roles(access, office->id) & ROLES_STAFF) && n-- == 0)
            return office;
    }
    return NULL;
}

const char *desk_only_office(struct staff *staff)
{
    const struct access *access;
    const struct office *office;

    if (staff->options.office != NULL)
        return staff->options.office;
    access = staff_access(staff);
    office = nth_office(staff, access, 0);
    return office != NULL && nth_office(staff, access, 1) == NULL ? office->id : NULL;
}

static void offices_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, _("New complaint"), place);
}

static void offices_build(const struct sheet *sheet, struct page *page)
{
    struct staff *staff = staff_of(sheet);
    const struct access *access = staff_access(staff);
    const struct office *office;

    page_text(page, STYLE_TITLE, 0, _("Which office is the complaint about?"));
    page_gap(page);
    page_hold(page);
    for (int n = 0; (office = nth_office(staff, access, n)) != NULL; n++) {
        char *text = contact_office_text(office);

        (void)page_choice(page, n + 1, text, NULL);
        free(text);
    }
}

static enum screen_result offices_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct staff *staff = staff_of(sheet);
    const struct office *office = nth_office(staff, staff_access(staff), choice);
    struct screen *form = office == NULL ? NULL : desk_form_new(staff, ui, office->id, NULL);

    if (form == NULL)
        return SCREEN_HANDLED;
    ui_push(ui, form);
    return SCREEN_REPLACE; /* behind the form is the list, where its draft is */
}

static const struct sheet_class OFFICES = {
    .screen = {SHEET_SCREEN("desk offices")},
    .keys = SHEET_BACK,
    .place = offices_place,
    .build = offices_build,
    .choose = offices_choose,
    .hints = sheet_hint_choose,
};

struct screen *desk_offices_new(struct staff *staff)
{
    struct sheet *sheet = sheet_new(sizeof(*sheet), &OFFICES, &staff->face);

    return &sheet->screen;
}

/* ---- throwing a draft away ----------------------------------------------------------------------- */

struct drop {
    struct sheet sheet;
    unsigned char key[FORM_KEY_SIZE];
    char *what;
};

static void drop_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, _("Draft"), place);
}

static void drop_build(const struct sheet *sheet, struct page *page)
{
    const struct drop *drop = (const struct drop *)sheet;

    page_text(page, STYLE_TITLE, 0, _("Throw this draft away?"));
    page_gap(page);
    if (drop->what != NULL) {
        page_text(page, STYLE_BODY, 0, drop->what);
        page_gap(page);
    }
    (void)page_choice(page, 1, _("No, keep it"), NULL);
    (void)page_choice(page, 2, _("Yes, throw it away"), _("it cannot be brought back"));
}

static enum screen_result drop_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct staff *staff = staff_of(sheet);
    struct err e = {0};

    if (choice == 0)
        return SCREEN_POP;
    if (store_draft_drop(staff->store, ((struct drop *)sheet)->key, &e) == ERR_OK)
        return SCREEN_POP;
    staff_show_error(staff, ui, &e);
    return SCREEN_HANDLED;
}

static void drop_wipe(struct sheet *sheet)
{
    mem_free_secret(((struct drop *)sheet)->what);
}

static const struct sheet_class DROP = {
    .screen = {SHEET_SCREEN("desk drop")},
    .keys = SHEET_BACK,
    .place = drop_place,
    .build = drop_build,
    .choose = drop_choose,
    .hints = sheet_hint_choose,
    .wipe = drop_wipe,
};

struct screen *desk_drop_new(struct staff *staff, const struct draft *draft)
{
    struct drop *drop = sheet_new(sizeof(*drop), &DROP, &staff->face);
    char *step = step_draft_text(draft);
    struct str what = {0};

    memcpy(drop->key, draft->key, FORM_KEY_SIZE);
    if (step != NULL)
        str_add(&what, step);
    else if (draft->name != NULL)
        str_add(&what, draft->name);
    if (step == NULL && draft->subject != NULL)
        str_addf(&what, "%s%s", what.len > 0 ? " · " : "", draft->subject);
    drop->what = what.len > 0 ? str_take(&what) : NULL;
    free(step);
    return &drop->sheet.screen;
}
