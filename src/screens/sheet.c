#include "screens/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "screens/note.h"
#include "text/when.h"

enum { MAX_HINTS = SHEET_OWN_HINTS + 5, NUMBER_MS = 1500 };

static const struct sheet *as_sheet(const struct screen *screen)
{
    return (const struct sheet *)screen;
}

void *sheet_new(size_t size, const struct sheet_class *class, const struct sheet_face *face)
{
    struct sheet *sheet = mem_new(size);

    sheet->screen.class = &class->screen;
    sheet->class = class;
    sheet->face = face;
    sheet->keys = face->staff ? class->keys & ~(unsigned)SHEET_AGAIN : class->keys;
    return sheet;
}

void sheet_free(struct screen *screen)
{
    struct sheet *sheet = (struct sheet *)screen;

    if (sheet->class->wipe != NULL)
        sheet->class->wipe(sheet);
    free(sheet);
}

struct frame_body sheet_build(const struct sheet *sheet, const struct canvas *canvas,
                              struct page *page)
{
    struct frame_body body = frame_body(canvas);

    page_init(page, canvas, body.cols);
    sheet->class->build(sheet, page);
    page_spread(page, body.rows);
    return body;
}

void sheet_add_paragraphs(struct page *page, enum style style, const char *text)
{
    struct strv lines = {0};

    strv_split(&lines, text, '\n');
    for (size_t i = 0; i < lines.count; i++) {
        page_text(page, style, 0, lines.items[i]);
        page_gap(page);
    }
    strv_clear(&lines);
}

/* ---- drawing ------------------------------------------------------------------------------------ */

struct hint sheet_hint(enum key_code code, const char *cap, const char *label)
{
    return (struct hint){{.code = code}, cap, label};
}

size_t sheet_hint_choose(const struct sheet *sheet, struct hint *hints)
{
    (void)sheet;
    hints[0] = sheet_hint(K_ENTER, "Enter", _("Choose"));
    return 1;
}

static size_t all_hints(const struct sheet *sheet, struct hint hints[MAX_HINTS])
{
    unsigned keys = sheet->keys;
    size_t n = sheet->class->hints != NULL ? sheet->class->hints(sheet, hints) : 0;

    if (keys & SHEET_BACK)
        hints[n++] = sheet_hint(K_ESC, "Esc", _("Back"));
    if (keys & SHEET_AGAIN)
        hints[n++] = sheet_hint(K_F4, "F4", _("Start again"));
    if (keys & SHEET_ALONE)
        return n;
    hints[n++] = sheet_hint(K_F1, "F1", _("Help"));
    hints[n++] = sheet_hint(K_F2, "F2", i18n_language() == LANGUAGE_BN ? "English" : "বাংলা");
    if (keys & SHEET_FIND)
        hints[n++] = (struct hint){{.code = K_TEXT, .ch = '/'}, "/", _("Search")};
    return n;
}

static void draw_body(const struct sheet *sheet, struct canvas *canvas)
{
    struct frame_body body;
    struct page page;

    if (sheet->class->draw_wide != NULL) {
        body = frame_body_wide(canvas);
        sheet->class->draw_wide(sheet, canvas, &body);
        return;
    }
    body = sheet_build(sheet, canvas, &page);
    view_draw(&sheet->view, &page, canvas, body.row, body.col, body.rows);
    page_clear(&page);
}

void sheet_draw(const struct screen *screen, struct canvas *canvas)
{
    const struct sheet *sheet = as_sheet(screen);
    struct hint hints[MAX_HINTS];
    struct str place = {0};
    char *moment = when_moment(clock_now());
    char *time = when_time(clock_now());
    struct frame frame = {.right = moment,
                          .short_right = time,
                          .hints = hints,
                          .wide = sheet->class->draw_wide != NULL};

    sheet->class->place(sheet, &place);
    frame.place = str_text(&place);
    frame.hint_count = all_hints(sheet, hints);
    frame_draw(&frame, canvas);
    draw_body(sheet, canvas);
    str_clear(&place);
    free(moment);
    free(time);
}

/* ---- keys --------------------------------------------------------------------------------------- */

static enum screen_result common_key(const struct sheet *sheet, struct ui *ui,
                                     const struct key *key)
{
    unsigned keys = sheet->keys;

    switch (key->code) {
    case K_ESC:
        return keys & SHEET_BACK ? SCREEN_POP : SCREEN_IGNORED;
    case K_F1:
        ui_push(ui, note_help_new(sheet));
        return SCREEN_HANDLED;
    case K_F2:
        i18n_set_language(i18n_language() == LANGUAGE_BN ? LANGUAGE_EN : LANGUAGE_BN);
        return SCREEN_HANDLED;
    case K_F4:
        if (!sheet->face->staff)
            return keys & SHEET_AGAIN ? SCREEN_HOME : SCREEN_IGNORED;
        ui_warn(ui);
        return SCREEN_HANDLED;
    case K_TEXT:
        if (key->ch != '/' || !(keys & SHEET_FIND))
            return SCREEN_IGNORED;
        ui_push(ui, sheet->face->find(sheet->face->context));
        return SCREEN_HANDLED;
    default:
        return SCREEN_IGNORED;
    }
}

static enum screen_result choose(struct sheet *sheet, struct ui *ui)
{
    if (sheet->class->choose == NULL)
        return SCREEN_HANDLED;
    return sheet->class->choose(sheet, ui, sheet->view.chosen);
}

static enum screen_result view_result_of(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct page page;
    struct frame_body body;
    enum view_result result;

    if (sheet->class->draw_wide != NULL)
        return SCREEN_IGNORED;
    body = sheet_build(sheet, ui_canvas(ui), &page);
    result = view_key(&sheet->view, &page, body.rows, key);
    page_clear(&page);
    if (sheet->view.typed > 0)
        sheet->typed_until = clock_ticks() + NUMBER_MS;
    if (result == VIEW_CHOSE)
        return choose(sheet, ui);
    return result == VIEW_IGNORED ? SCREEN_IGNORED : SCREEN_HANDLED;
}

enum screen_result sheet_key(struct screen *screen, struct ui *ui, const struct key *key)
{
    struct sheet *sheet = (struct sheet *)screen;
    enum screen_result result = SCREEN_IGNORED;

    sheet->typed_until = 0;
    if (sheet->class->key != NULL)
        result = sheet->class->key(sheet, ui, key);
    if (result == SCREEN_IGNORED)
        result = common_key(sheet, ui, key);
    if (result == SCREEN_IGNORED)
        return view_result_of(sheet, ui, key);
    sheet->view.typed = 0;
    return result;
}

/* Where 1 could become 12, it is taken for 1 when nothing follows. */
enum screen_result sheet_tick(struct screen *screen, struct ui *ui, int64_t now)
{
    struct sheet *sheet = (struct sheet *)screen;

    if (sheet->typed_until == 0 || now < sheet->typed_until)
        return SCREEN_IGNORED;
    sheet->typed_until = 0;
    sheet->view.typed = 0;
    return choose(sheet, ui);
}

int64_t sheet_deadline(const struct screen *screen)
{
    return as_sheet(screen)->typed_until;
}
