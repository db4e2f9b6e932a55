/* The screens that only tell: vision and mission, what the office expects, how complaints are handled. */
#include "screens/kiosk.h"

#include <stdlib.h>

#include "model/words.h"
#include "screens/contact.h"
#include "text/digits.h"
#include "text/when.h"

static const struct charter *charter_of(const struct sheet *sheet)
{
    return &kiosk_of(sheet)->charter;
}

static const char *not_published(void)
{
    return _("not published in this office's charter");
}

static enum screen_result leave_on_enter(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    (void)sheet;
    (void)ui;
    return key->code == K_ENTER ? SCREEN_POP : SCREEN_IGNORED;
}

/* ---- vision and mission ------------------------------------------------------------------------- */

static void vision_place(const struct sheet *sheet, struct str *place)
{
    kiosk_add_place(sheet, _("Vision and mission"), place);
}

static void add_signature(struct page *page, const struct charter *charter)
{
    if (!date_is_none(charter->date)) {
        char *date = when_date(charter->date);

        page_pair(page, STYLE_BODY, _("Charter of"), date);
        free(date);
    }
    if (charter->signatory_name != NULL)
        page_pair(page, STYLE_BODY, _("Signed by"), charter->signatory_name);
    if (charter->signatory_post != NULL)
        page_pair(page, STYLE_BODY, "", charter->signatory_post);
}

static void vision_build(const struct sheet *sheet, struct page *page)
{
    const struct charter *charter = charter_of(sheet);

    page_text(page, STYLE_TITLE, 0, _("Vision"));
    page_gap(page);
    page_text(page, STYLE_BODY, 0, charter->vision != NULL ? charter->vision : not_published());
    page_gap(page);
    page_text(page, STYLE_TITLE, 0, _("Mission"));
    page_gap(page);
    page_text(page, STYLE_BODY, 0, charter->mission != NULL ? charter->mission : not_published());
    page_gap(page);
    add_signature(page, charter);
}

static const struct sheet_class VISION = {
    .screen = {SHEET_SCREEN("vision")},
    .keys = SHEET_BACK | SHEET_FIND | SHEET_AGAIN,
    .place = vision_place,
    .build = vision_build,
    .key = leave_on_enter,
};

/* ---- what the office expects -------------------------------------------------------------------- */

static void expectations_place(const struct sheet *sheet, struct str *place)
{
    kiosk_add_place(sheet, _("What we expect of you"), place);
}

static void expectations_build(const struct sheet *sheet, struct page *page)
{
    const struct strv *list = &charter_of(sheet)->expectations;

    page_text(page, STYLE_TITLE, 0, _("What we expect of you"));
    page_gap(page);
    if (list->count == 0)
        page_text(page, STYLE_BODY, 0, _("This office's charter says nothing about it."));
    for (size_t i = 0; i < list->count; i++) {
        char *number = digits_number(i18n_language(), (int64_t)i + 1);
        char *bullet = str_format("%s.", number);

        page_bullet(page, STYLE_BODY, 0, bullet, list->items[i]);
        page_gap(page);
        free(bullet);
        free(number);
    }
}

static const struct sheet_class EXPECTATIONS = {
    .screen = {SHEET_SCREEN("expectations")},
    .keys = SHEET_BACK | SHEET_FIND | SHEET_AGAIN,
    .place = expectations_place,
    .build = expectations_build,
    .key = leave_on_enter,
};

/* ---- how complaints are handled ----------------------------------------------------------------- */

static void grs_place(const struct sheet *sheet, struct str *place)
{
    kiosk_add_place(sheet, _("How complaints are handled"), place);
}

static void add_days(struct page *page, int days)
{
    char *number = digits_number(i18n_language(), days);
    char *text = str_format(
        i18n_plural("within %s working day", "within %s working days", (unsigned long)days),
        number);

    page_pair(page, STYLE_STRONG, _("Decides"), text);
    free(text);
    free(number);
}

static void add_tier(struct page *page, const struct charter *charter, enum tier tier)
{
    const struct grs_tier *t = charter_tier(charter, (int)tier);
    char *number = digits_number(i18n_language(), (int)tier);
    char *title =
        str_format("%s. %s", number, t != NULL && t->who != NULL ? t->who : words_tier(tier));

    page_text(page, STYLE_TITLE, 0, title);
    free(title);
    free(number);
    if (t != NULL && t->when != NULL)
        page_pair(page, STYLE_BODY, _("When"), t->when);
    if (t == NULL || t->working_days != NO_NUMBER || t->time_limit == NULL)
        add_days(page, t != NULL && t->working_days != NO_NUMBER ? t->working_days
                                                                 : tier_default_days(tier));
    else
        page_pair(page, STYLE_STRONG, _("Decides"), t->time_limit);
    if (t == NULL) {
        page_pair(page, STYLE_FAINT, _("Contact"), not_published());
    } else {
        if (t->address != NULL)
            page_pair(page, STYLE_BODY, _("Address"), t->address);
        contact_add(page, &t->contact);
    }
    page_gap(page);
}

static void grs_build(const struct sheet *sheet, struct page *page)
{
    const struct charter *charter = charter_of(sheet);

    page_text(page, STYLE_BODY, 0,
              _("A complaint goes from step to step. If you get no answer in time, or are not "
                "satisfied, you can take it to the next."));
    page_gap(page);
    add_tier(page, charter, TIER_GRO);
    add_tier(page, charter, TIER_APPEAL);
    add_tier(page, charter, TIER_CELL);
    if (charter->tier_count == 0)
        page_text(
            page, STYLE_FAINT, 0,
            _("This office's charter has no complaint table: the time limits are those of the "
              "government's guidelines. Your complaint is taken here all the same."));
}

static const struct sheet_class GRS = {
    .screen = {SHEET_SCREEN("grs")},
    .keys = SHEET_BACK | SHEET_FIND | SHEET_AGAIN,
    .place = grs_place,
    .build = grs_build,
    .key = leave_on_enter,
};

static struct screen *plain_sheet(const struct sheet_class *class, struct kiosk *kiosk)
{
    struct sheet *sheet = sheet_new(sizeof(*sheet), class, &kiosk->face);

    return &sheet->screen;
}

struct screen *kiosk_vision_new(struct kiosk *kiosk)
{
    return plain_sheet(&VISION, kiosk);
}

struct screen *kiosk_expectations_new(struct kiosk *kiosk)
{
    return plain_sheet(&EXPECTATIONS, kiosk);
}

struct screen *kiosk_grs_new(struct kiosk *kiosk)
{
    return plain_sheet(&GRS, kiosk);
}
