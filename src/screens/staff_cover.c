/* A cover over the screens of staff: nothing of anybody's can be read while nobody is there. It hides and
 * does not lock; who is away for long is signed out by the end of the face. */
#include "screens/staff.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "text/when.h"

enum { SECOND_MS = 1000, AGAIN_MS = 60000 };

struct cover {
    struct sheet sheet;
    bool begun;
    int64_t end;   /* when the face ends, in ticks; 0: never */
    int64_t until; /* the same by the clock */
};

static void cover_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, _("Covered"), place);
}

/* It never ends by itself while that would lose something: what could not be kept, since another program held
 * the store, is tried again. */
static bool would_lose(const struct cover *cover)
{
    return staff_of(&cover->sheet)->unsaved > 0;
}

static void add_end(const struct cover *cover, struct page *page)
{
    char *time = when_time(cover->until);
    char *end = str_format(_("If nobody goes on, the program ends by itself at %s. What is being "
                             "written stays as a draft."),
                           time);

    page_gap(page);
    page_text(page, STYLE_BODY, 0, end);
    free(end);
    free(time);
}

static void cover_build(const struct sheet *sheet, struct page *page)
{
    const struct cover *cover = (const struct cover *)sheet;
    char *record =
        str_format(_("Everything that is done here is recorded under the name %s. If that "
                     "is not you, please leave."),
                   staff_of(sheet)->account);

    page_text(page, STYLE_TITLE, 0, _("The screen is covered"));
    page_gap(page);
    if (would_lose(cover))
        page_bullet(
            page, STYLE_WARNING, 0, "!",
            _("What is being written could not be kept as a draft. Please go on and look at "
              "it, or tell whoever looks after this machine."));
    else
        page_text(page, STYLE_BODY, 0,
                  _("What was begun is kept. It is as it was left, and whoever goes on sees it."));
    page_gap(page);
    page_text(page, STYLE_BODY, 0, record);
    if (cover->end != 0 && !would_lose(cover))
        add_end(cover, page);
    page_pin(page);
    page_gap(page);
    (void)page_choice(page, 1, _("Go on where it was left"), NULL);
    (void)page_choice(page, 2,
                      would_lose(cover) ? _("Leave; what is being written is lost")
                                        : _("Leave; what is being written stays as a draft"),
                      NULL);
    free(record);
}

static enum screen_result cover_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    (void)sheet;
    (void)ui;
    return choice == 0 ? SCREEN_POP : SCREEN_QUIT;
}

/* A key that was touched in passing uncovers nothing. */
static enum screen_result cover_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    (void)sheet;
    (void)ui;
    return key->code == K_F1 || key->code == K_F4 ? SCREEN_HANDLED : SCREEN_IGNORED;
}

static size_t cover_hints(const struct sheet *sheet, struct hint *hints)
{
    size_t n = sheet_hint_choose(sheet, hints);

    hints[n++] = sheet_hint(K_F2, "F2", i18n_language() == LANGUAGE_BN ? "English" : "বাংলা");
    return n;
}

/* Also what the terminal has kept of the screens before is forgotten. */
static void begin(struct cover *cover, const struct ui *ui, int64_t now)
{
    int seconds = staff_of(&cover->sheet)->options.idle_seconds;

    cover->begun = true;
    if (ui_terminal(ui) != NULL)
        terminal_forget(ui_terminal(ui));
    if (seconds > 0) {
        cover->end = now + (int64_t)seconds * SECOND_MS;
        cover->until = clock_now() + seconds;
    }
}

static enum screen_result cover_tick(struct screen *screen, struct ui *ui, int64_t now)
{
    struct cover *cover = (struct cover *)screen;

    if (!cover->begun)
        begin(cover, ui, now);
    if (cover->end == 0 || now < cover->end)
        return SCREEN_HANDLED;
    if (would_lose(cover))
        ui_keep(ui);
    if (would_lose(cover)) {
        cover->end = now + AGAIN_MS;
        return SCREEN_HANDLED;
    }
    staff_of(&cover->sheet)->left_alone = true;
    return SCREEN_QUIT;
}

static int64_t cover_deadline(const struct screen *screen)
{
    return ((const struct cover *)screen)->end;
}

static const struct sheet_class COVER = {
    .screen = {SHEET_SCREEN("cover"), .tick = cover_tick, .deadline = cover_deadline},
    .keys = SHEET_ALONE,
    .place = cover_place,
    .build = cover_build,
    .choose = cover_choose,
    .key = cover_key,
    .hints = cover_hints,
};

struct screen *staff_cover_new(struct staff *staff)
{
    struct cover *cover = sheet_new(sizeof(*cover), &COVER, &staff->face);

    return &cover->sheet.screen;
}
