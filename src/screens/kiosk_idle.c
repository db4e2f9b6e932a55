/* "Are you still there?": warns, and after twenty seconds wipes everything and goes home. */
#include "screens/kiosk.h"

#include <stdlib.h>

#include "screens/contact.h"
#include "text/digits.h"

enum { WARNING_MS = 20000, SECOND_MS = 1000 };

struct idle {
    struct sheet sheet;
    int64_t end; /* in ticks; 0 before the first tick */
    int left;    /* seconds, as shown */
};

static void idle_place(const struct sheet *sheet, struct str *place)
{
    kiosk_add_place(sheet, NULL, place);
}

static void idle_build(const struct sheet *sheet, struct page *page)
{
    const struct idle *idle = (const struct idle *)sheet;
    char *number = digits_number(i18n_language(), idle->left);
    char *seconds = str_format("%d", idle->left);
    char *text = str_format(i18n_plural("In %s second everything typed here is wiped.",
                                        "In %s seconds everything typed here is wiped.",
                                        (unsigned long)idle->left),
                            number);

    page_text(page, STYLE_TITLE, 0, _("Are you still there?"));
    page_gap(page);
    if (page_is_roomy(page)) {
        contact_add_big(page, seconds);
        page_gap(page);
    }
    page_text(page, STYLE_BODY, 0, text);
    page_gap(page);
    page_text(page, STYLE_STRONG, 0, _("Press any key to go on where you were."));
    free(seconds);
    free(text);
    free(number);
}

/* Any key goes on, and does nothing else. */
static enum screen_result idle_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    (void)sheet;
    (void)ui;
    return key->code == K_F4 ? SCREEN_HOME : SCREEN_POP;
}

static size_t idle_hints(const struct sheet *sheet, struct hint *hints)
{
    (void)sheet;
    hints[0] = sheet_hint(K_ENTER, "Enter", _("Go on"));
    return 1;
}

static enum screen_result idle_tick(struct screen *screen, struct ui *ui, int64_t now)
{
    struct idle *idle = (struct idle *)screen;

    (void)ui;
    if (idle->end == 0)
        idle->end = now + WARNING_MS;
    idle->left = (int)((idle->end - now + SECOND_MS - 1) / SECOND_MS);
    return now >= idle->end ? SCREEN_HOME : SCREEN_HANDLED;
}

/* When the number of seconds changes next. */
static int64_t idle_deadline(const struct screen *screen)
{
    const struct idle *idle = (const struct idle *)screen;

    return idle->end - (int64_t)(idle->left - 1) * SECOND_MS;
}

static const struct sheet_class IDLE = {
    .screen = {SHEET_SCREEN("idle"), .tick = idle_tick, .deadline = idle_deadline},
    .keys = SHEET_AGAIN | SHEET_ALONE,
    .place = idle_place,
    .build = idle_build,
    .key = idle_key,
    .hints = idle_hints,
};

struct screen *kiosk_idle_new(struct kiosk *kiosk)
{
    struct idle *idle = sheet_new(sizeof(*idle), &IDLE, &kiosk->face);

    return &idle->sheet.screen;
}
