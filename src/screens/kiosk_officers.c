/* The officers of the office and how to reach them; and one telephone number, to be read across a room. */
#include "screens/kiosk.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "screens/contact.h"
#include "ui/qr.h"

/* ---- the officers ------------------------------------------------------------------------------- */

static bool same_officer(const struct officer *a, const struct officer *b)
{
    return str_equal(a->name, b->name) && str_equal(a->post, b->post) &&
           str_equal(contact_first_phone(&a->contact), contact_first_phone(&b->contact));
}

/* The nth officer of the charter, each counted once; NULL past the last. */
static const struct officer *nth_officer(const struct charter *charter, int wanted)
{
    int n = 0;

    for (size_t i = 0; i < charter->service_count; i++) {
        const struct service *s = &charter->services[i];
        bool seen = !s->has_officer;

        for (size_t k = 0; k < i && !seen; k++)
            seen = charter->services[k].has_officer &&
                   same_officer(&charter->services[k].officer, &s->officer);
        if (!seen && n++ == wanted)
            return &s->officer;
    }
    return NULL;
}

static void officers_place(const struct sheet *sheet, struct str *place)
{
    kiosk_add_place(sheet, _("Officer and contact"), place);
}

static void officers_build(const struct sheet *sheet, struct page *page)
{
    const struct charter *charter = &kiosk_of(sheet)->charter;
    const struct officer *officer;
    char *office = contact_office_text(&charter->office);
    int n = 0;

    page_text(page, STYLE_TITLE, 0, _("Officer and contact"));
    page_gap(page);
    page_pair(page, STYLE_BODY, _("Office"), office);
    if (charter->office.website != NULL)
        page_pair(page, STYLE_BODY, _("Web"), charter->office.website);
    page_gap(page);
    for (; (officer = nth_officer(charter, n)) != NULL; n++) {
        contact_add_officer(page, officer);
        page_gap(page);
    }
    if (n == 0)
        page_text(page, STYLE_FAINT, 0, _("No officer is published in this office's charter."));
    page_pin(page);
    page_rule(page);
    for (int i = 0; (officer = nth_officer(charter, i)) != NULL; i++) {
        const char *phone = contact_first_phone(&officer->contact);

        if (phone != NULL)
            (void)page_choice(page, i + 1, _("Show the telephone number large"),
                              n > 1 ? (officer->name != NULL ? officer->name : officer->post)
                                    : NULL);
    }
    free(office);
}

static enum screen_result officers_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct kiosk *kiosk = kiosk_of(sheet);
    const struct officer *officer;

    for (int i = 0; (officer = nth_officer(&kiosk->charter, i)) != NULL; i++) {
        const char *phone = contact_first_phone(&officer->contact);

        if (phone != NULL && choice-- == 0) {
            ui_push(ui, kiosk_phone_new(kiosk, phone,
                                        officer->name != NULL ? officer->name : officer->post));
            break;
        }
    }
    return SCREEN_HANDLED;
}

static size_t officers_hints(const struct sheet *sheet, struct hint *hints)
{
    const struct officer *officer;

    for (int i = 0; (officer = nth_officer(&kiosk_of(sheet)->charter, i)) != NULL; i++) {
        if (contact_first_phone(&officer->contact) != NULL)
            return sheet_hint_choose(sheet, hints);
    }
    return 0;
}

static const struct sheet_class OFFICERS = {
    .screen = {SHEET_LIST_SCREEN("officers")},
    .keys = SHEET_BACK | SHEET_FIND | SHEET_AGAIN,
    .place = officers_place,
    .build = officers_build,
    .choose = officers_choose,
    .hints = officers_hints,
};

struct screen *kiosk_officers_new(struct kiosk *kiosk)
{
    struct sheet *sheet = sheet_new(sizeof(*sheet), &OFFICERS, &kiosk->face);

    return &sheet->screen;
}

/* ---- one number, large -------------------------------------------------------------------------- */

enum {
    CODE_TEXT = 20, /* columns that the text beside a code needs */
    ALL_ROWS = 24   /* name, number and code fill a screen of so many rows */
};

struct phone {
    struct sheet sheet;
    char *number;
    char *whose;
};

static void phone_place(const struct sheet *sheet, struct str *place)
{
    kiosk_add_place(sheet, _("Telephone"), place);
}

/* The code for a camera, with the plain number and what to do beside it. */
static void add_code(struct page *page, const char *number, const char *grouped)
{
    char *link = str_format("tel:%s", number);
    struct strv lines = {0};
    unsigned columns;
    size_t first;

    page_gap(page);
    first = page_next_line(page);
    if (!page->lettering.roman && qr_lines(link, &lines, &columns) &&
        (int)columns + CODE_TEXT <= page->columns) {
        page_lines(page, STYLE_QR, 0, &lines);
        page_beside(page, first + 1, STYLE_STRONG, (int)columns + 3, grouped);
        page_beside(page, first + 3, STYLE_FAINT, (int)columns + 3,
                    _("Or point your phone's camera at this code."));
    } else {
        page_text(page, STYLE_STRONG, 0, grouped);
    }
    strv_clear(&lines);
    free(link);
}

static void phone_build(const struct sheet *sheet, struct page *page)
{
    const struct phone *phone = (const struct phone *)sheet;
    char *grouped = contact_group_phone(phone->number);

    if (phone->whose != NULL)
        page_text(page, STYLE_TITLE, 0, phone->whose);
    if (page->rows > ALL_ROWS)
        page_gap(page);
    contact_add_big(page, grouped);
    add_code(page, phone->number, grouped);
    free(grouped);
}

static enum screen_result phone_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    (void)sheet;
    (void)ui;
    return key->code == K_ENTER ? SCREEN_POP : SCREEN_IGNORED;
}

static void phone_wipe(struct sheet *sheet)
{
    struct phone *phone = (struct phone *)sheet;

    free(phone->number);
    free(phone->whose);
}

static const struct sheet_class PHONE = {
    .screen = {SHEET_SCREEN("phone")},
    .keys = SHEET_BACK | SHEET_AGAIN,
    .place = phone_place,
    .build = phone_build,
    .key = phone_key,
    .wipe = phone_wipe,
};

struct screen *kiosk_phone_new(struct kiosk *kiosk, const char *number, const char *whose)
{
    struct phone *phone = sheet_new(sizeof(*phone), &PHONE, &kiosk->face);

    phone->number = mem_copy_string(number);
    phone->whose = mem_copy_string(whose);
    return &phone->sheet.screen;
}
