#include "screens/note.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "screens/entry.h"

enum { PRACTICE_LIMIT = 60 };

struct note {
    struct sheet sheet;
    const struct sheet *of; /* the sheet that is explained, NULL for a message */
    char *title;
    char *text;
    struct editor line; /* to practise typing on */
    struct entry entry; /* without a field where there is nothing to practise */
};

static const struct note *as_note(const struct sheet *sheet)
{
    return (const struct note *)sheet;
}

static bool has_enter_hint(const struct sheet *of)
{
    struct hint hints[SHEET_OWN_HINTS];
    size_t n = of->class->hints == NULL ? 0 : of->class->hints(of, hints);

    while (n > 0 && hints[n - 1].key.code != K_ENTER)
        n--;
    return n > 0;
}

/* Its own keys; of those that all sheets have, the ones that do something there and are not among them. */
static void add_keys(const struct sheet *of, struct page *page)
{
    unsigned keys = of->keys;
    bool chooses = of->class->choose != NULL;
    bool tells = of->class->help_keys != NULL;

    if (tells)
        of->class->help_keys(of, page);
    if (chooses && !(keys & SHEET_TYPING))
        page_pair(page, STYLE_BODY, "1 2 3 · ১ ২ ৩", _("take the choice with that number"));
    if (!tells || !(keys & SHEET_TYPING))
        page_pair(page, STYLE_BODY, "▲ ▼", _("move up and down"));
    page_pair(page, STYLE_BODY, "PgUp PgDn", _("turn the page"));
    if (chooses || (!tells && has_enter_hint(of)))
        page_pair(page, STYLE_BODY, "Enter", _("go on"));
    page_pair(page, STYLE_BODY, "Esc", _("go back"));
    if (keys & SHEET_FIND)
        page_pair(page, STYLE_BODY, "/", of->face->staff ? _("search") : _("look for a service"));
    page_pair(page, STYLE_BODY, "F2", _("Bangla or English"));
    if (keys & SHEET_AGAIN)
        page_pair(page, STYLE_BODY, "F4", _("start again; what you typed is wiped"));
    if (of->face->staff)
        page_pair(page, STYLE_BODY, "F4", _("cover the screen"));
}

static void add_typing_keys(struct page *page)
{
    page_pair(page, STYLE_BODY, "F3", _("another way to type: by sound, Probhat, Jatiyo, English"));
    page_pair(page, STYLE_BODY, "F6",
              _("a board with all letters, for a finger or the arrow keys"));
    page_pair(page, STYLE_BODY, "Ctrl-Z", _("take back what was typed last"));
}

/* Before all else: it must be in sight. */
static void add_practice(const struct note *note, struct page *page)
{
    if (note->entry.editor == NULL)
        return;
    page_text(page, STYLE_TITLE, 0, _("Practise typing here; nothing of it is kept"));
    if (page_is_roomy(page))
        page_gap(page);
    entry_add(&note->entry, page, 1, NULL);
    if (note->entry.practised)
        entry_add_lesson(page, false);
    page_gap(page);
    page_hold(page);
}

static void build_help(const struct note *note, struct page *page)
{
    const struct sheet *of = note->of;

    add_practice(note, page);
    page_text(page, STYLE_TITLE, 0, _("What you can do here"));
    page_gap(page);
    if (of->class->help != NULL)
        sheet_add_paragraphs(page, STYLE_BODY, of->class->help(of));
    else
        sheet_add_paragraphs(
            page, STYLE_BODY,
            _("This page is for reading. Where it says that there is more, the arrow "
              "keys show it."));
    page_text(page, STYLE_TITLE, 0, _("The keys"));
    page_gap(page);
    add_keys(of, page);
    if (of->keys & SHEET_TYPING)
        add_typing_keys(page);
    if (of->face->staff)
        return;
    page_gap(page);
    page_text(page, STYLE_BODY, 0,
              _("If you get stuck, ask the person at the help desk of this office."));
}

static void note_build(const struct sheet *sheet, struct page *page)
{
    const struct note *note = as_note(sheet);

    if (note->of != NULL) {
        build_help(note, page);
        return;
    }
    page_text(page, STYLE_TITLE, 0, note->title);
    page_gap(page);
    sheet_add_paragraphs(page, STYLE_BODY, note->text);
}

static void note_place(const struct sheet *sheet, struct str *place)
{
    const struct note *note = as_note(sheet);

    str_add(place, note->of != NULL ? _("Help") : note->title);
}

/* The keys of the practice line; those that scroll are the page's. */
static bool practise(struct note *note, struct ui *ui, const struct key *key)
{
    const bool board = note->entry.board_open;
    struct page page;
    enum entry_result result;

    if (note->entry.editor == NULL || key->code == K_ESC || key->code == K_F1)
        return false;
    if (note->line.text.len == 0 && !board && (key->code == K_DOWN || key->code == K_UP) &&
        composer_suggestions(&note->entry.composer)->count == 0)
        return false;
    (void)sheet_build(&note->sheet, ui_canvas(ui), &page);
    result = entry_key(&note->entry, ui, &page, key);
    page_clear(&page);
    if (result == ENTRY_DONE)
        note->entry.board_open = false;
    return result == ENTRY_TAKEN || (result == ENTRY_DONE && board);
}

static enum screen_result note_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    if (practise((struct note *)sheet, ui, key))
        return SCREEN_HANDLED;
    return key->code == K_ENTER || key->code == K_F1 ? SCREEN_POP : SCREEN_IGNORED;
}

static size_t note_hints(const struct sheet *sheet, struct hint *hints)
{
    const struct note *note = as_note(sheet);

    hints[0] = sheet_hint(K_ENTER, "Enter", _("OK"));
    return note->entry.editor == NULL ? 1 : 1 + entry_hints(&note->entry, hints + 1);
}

static void note_wipe(struct sheet *sheet)
{
    struct note *note = (struct note *)sheet;

    entry_wipe(&note->entry);
    editor_wipe(&note->line);
    mem_free_secret(note->title);
    mem_free_secret(note->text);
}

static const struct sheet_class NOTE = {
    .screen = {SHEET_SCREEN("note")},
    .keys = SHEET_BACK | SHEET_AGAIN,
    .place = note_place,
    .build = note_build,
    .key = note_key,
    .hints = note_hints,
    .wipe = note_wipe,
};

struct screen *note_help_new(const struct sheet *of)
{
    struct note *note = sheet_new(sizeof(*note), &NOTE, of->face);

    note->of = of;
    entry_init(&note->entry,
               of->face->suggest == NULL ? NULL : of->face->suggest(of->face->context));
    if (of->keys & SHEET_PRACTICE) {
        editor_init(&note->line, PRACTICE_LIMIT, false);
        note->entry.chose_method =
            true; /* whatever the language: it is Bangla that is new to one */
        note->entry.method = TYPING_AVRO;
        entry_open(&note->entry, &note->line, ENTRY_WORDS);
    }
    return &note->sheet.screen;
}

struct screen *note_new(const struct sheet_face *face, const char *title, const char *text)
{
    struct note *note = sheet_new(sizeof(*note), &NOTE, face);

    note->title = mem_copy_string(title);
    note->text = mem_copy_string(text);
    return &note->sheet.screen;
}
