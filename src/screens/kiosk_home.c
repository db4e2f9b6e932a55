/* An office's home: the seven things one can do. */
#include "screens/kiosk.h"

#include <stdlib.h>

#include "screens/contact.h"
#include "text/digits.h"

enum { DO_SERVICES, DO_OFFICERS, DO_COMPLAIN, DO_STATUS, DO_VISION, DO_EXPECTATIONS, DO_GRS };

static void home_place(const struct sheet *sheet, struct str *place)
{
    kiosk_add_place(sheet, NULL, place);
}

static char *count_services(const struct charter *charter)
{
    char *number = digits_number(i18n_language(), (int64_t)charter->service_count);
    char *text =
        str_format(i18n_plural("%s service: what to bring, what it costs, how long it takes",
                               "%s services: what to bring, what they cost, how long they take",
                               charter->service_count),
                   number);

    free(number);
    return text;
}

static void home_build(const struct sheet *sheet, struct page *page)
{
    const struct charter *charter = &kiosk_of(sheet)->charter;
    bool roomy = page_is_roomy(page);
    char *office = contact_office_text(&charter->office);
    char *services = count_services(charter);

    page_text(page, STYLE_TITLE, 0, office);
    if (charter->office.department != NULL && roomy)
        page_text(page, STYLE_FAINT, 0, charter->office.department);
    page_gap(page);
    (void)page_choice(page, 1, _("Services of this office"), roomy ? services : NULL);
    (void)page_choice(page, 2, _("Officer and contact"),
                      roomy ? _("name, post, telephone, e-mail") : NULL);
    (void)page_choice(page, 3, _("Make a complaint"),
                      roomy ? _("about a service or about how you were treated") : NULL);
    (void)page_choice(page, 4, _("Where is my complaint?"),
                      roomy ? _("with the tracking number") : NULL);
    (void)page_choice(page, 5, _("Vision and mission"), NULL);
    (void)page_choice(page, 6, _("What we expect of you"), NULL);
    (void)page_choice(page, 7, _("How complaints are handled"), NULL);
    free(office);
    free(services);
}

static enum screen_result home_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct screen *(*const MAKE[])(struct kiosk *) = {
        [DO_SERVICES] = kiosk_services_new, [DO_OFFICERS] = kiosk_officers_new,
        [DO_COMPLAIN] = kiosk_form_new,     [DO_STATUS] = kiosk_status_new,
        [DO_VISION] = kiosk_vision_new,     [DO_EXPECTATIONS] = kiosk_expectations_new,
        [DO_GRS] = kiosk_grs_new,
    };

    ui_push(ui, MAKE[choice](kiosk_of(sheet)));
    return SCREEN_HANDLED;
}

/* Where the kiosk belongs to one office this is the first screen: Esc has nowhere to go. */
static enum screen_result home_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    const struct kiosk_options *options = &kiosk_of(sheet)->options;

    (void)ui;
    if (key->code != K_ESC || options->office == NULL)
        return SCREEN_IGNORED;
    return options->allow_exit ? SCREEN_QUIT : SCREEN_HANDLED;
}

static void home_back(struct screen *screen, struct ui *ui)
{
    struct kiosk *kiosk = kiosk_of((struct sheet *)screen);

    if (kiosk->options.office != NULL)
        kiosk_return(kiosk, ui, kiosk->options.office);
}

static const char *home_help(const struct sheet *sheet)
{
    (void)sheet;
    return _(
        "Press the number of what you want to do.\n"
        "To complain you need neither an account nor an e-mail address. You will get a tracking "
        "number with which you can ask here later where your complaint stands.");
}

static const struct sheet_class HOME = {
    .screen = {SHEET_SCREEN("home"), .back = home_back},
    .keys = SHEET_BACK | SHEET_FIND | SHEET_AGAIN,
    .place = home_place,
    .build = home_build,
    .choose = home_choose,
    .key = home_key,
    .hints = sheet_hint_choose,
    .help = home_help,
};

struct screen *kiosk_home_new(struct kiosk *kiosk)
{
    struct sheet *sheet = sheet_new(sizeof(*sheet), &HOME, &kiosk->face);

    if (kiosk->options.office != NULL)
        sheet->keys &= ~(unsigned)SHEET_BACK;
    return &sheet->screen;
}
