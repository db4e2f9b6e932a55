/* What to look for in the officers' list: one line. */
#include "screens/queue.h"

#include "base/i18n.h"
#include "base/mem.h"
#include "screens/entry.h"

enum { QUERY_LIMIT = 80 };

struct search {
    struct sheet sheet;
    struct editor query;
    struct entry entry;
    void (*take)(void *context, char *words);
    void *context;
};

static void search_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, _("Search"), place);
}

static void search_build(const struct sheet *sheet, struct page *page)
{
    const struct search *search = (const struct search *)sheet;

    page_text(page, STYLE_TITLE, 0, _("Look for a complaint"));
    page_gap(page);
    entry_add(&search->entry, page, 1, _("for example 4821 739 052"));
    page_gap(page);
    page_text(page, STYLE_FAINT, 0,
              _("A tracking number, a mobile number, a name, or words of the subject or the "
                "description."));
}

static enum screen_result search_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct search *search = (struct search *)sheet;
    struct page page;
    enum entry_result result;

    (void)sheet_build(sheet, ui_canvas(ui), &page);
    result = entry_key(&search->entry, ui, &page, key);
    page_clear(&page);
    if (result == ENTRY_DONE) {
        entry_finish(&search->entry);
        search->take(search->context, editor_value(&search->query));
        return SCREEN_POP;
    }
    return result == ENTRY_IGNORED ? SCREEN_IGNORED : SCREEN_HANDLED;
}

static size_t search_hints(const struct sheet *sheet, struct hint *hints)
{
    hints[0] = sheet_hint(K_ENTER, "Enter", _("Search"));
    return 1 + entry_hints(&((const struct search *)sheet)->entry, hints + 1);
}

static void search_wipe(struct sheet *sheet)
{
    struct search *search = (struct search *)sheet;

    entry_wipe(&search->entry);
    editor_wipe(&search->query);
}

static const struct sheet_class SEARCH = {
    .screen = {SHEET_SCREEN("queue_search")},
    .keys = SHEET_BACK | SHEET_TYPING,
    .place = search_place,
    .build = search_build,
    .key = search_key,
    .hints = search_hints,
    .wipe = search_wipe,
};

struct screen *queue_search_new(struct staff *staff, void (*take)(void *context, char *words),
                                void *context)
{
    struct search *search = sheet_new(sizeof(*search), &SEARCH, &staff->face);

    search->take = take;
    search->context = context;
    editor_init(&search->query, QUERY_LIMIT, false);
    entry_init(&search->entry, staff->suggest);
    entry_open(&search->entry, &search->query, ENTRY_WORDS);
    return &search->sheet.screen;
}
