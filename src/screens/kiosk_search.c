/* Search as one types: this office's services, or those of all. */
#include "screens/kiosk.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "model/words.h"
#include "text/digits.h"

enum { QUERY_LIMIT = 80, HITS = 30 };

struct search {
    struct sheet sheet;
    struct editor query;
    struct search_hits hits;
    bool everywhere; /* all offices */
    bool failed;
};

static const struct search *as_search(const struct sheet *sheet)
{
    return (const struct search *)sheet;
}

static void search_place(const struct sheet *sheet, struct str *place)
{
    kiosk_add_place(sheet, _("Search"), place);
}

static void add_count(const struct search *search, struct page *page)
{
    char *number = digits_number(i18n_language(), (int64_t)search->hits.count);
    char *text = str_format(
        i18n_plural("%s service found", "%s services found", search->hits.count), number);

    page_text(page, STYLE_FAINT, 0, text);
    free(text);
    free(number);
}

static void add_hits(const struct search *search, struct page *page)
{
    page_mark(page, &search->hits.words);
    for (size_t i = 0; i < search->hits.count; i++) {
        const struct search_hit *hit = &search->hits.items[i];
        char *note = hit->excerpt != NULL && search->everywhere
                         ? str_format("%s · %s", hit->excerpt, hit->office_name)
                     : search->everywhere ? mem_copy_string(hit->office_name)
                                          : mem_copy_string(hit->excerpt);

        (void)page_choice(page, 0, hit->name, note);
        free(note);
    }
    page_mark(page, NULL);
}

static void search_build(const struct sheet *sheet, struct page *page)
{
    const struct search *search = as_search(sheet);
    const char *where = search->everywhere ? _("Search the services of all offices")
                                           : _("Search the services of this office");

    page_text(page, STYLE_TITLE, 0, where);
    if (page_is_roomy(page))
        page_gap(page);
    page_field(page, &search->query, 1, _("for example: training"));
    if (page_is_roomy(page))
        page_gap(page);
    if (search->failed)
        page_bullet(page, STYLE_WARNING, 0, "!", _("The search did not work. Please try again."));
    else if (search->query.text.len > 0)
        add_count(search, page);
    add_hits(search, page);
}

static void run(struct search *search)
{
    struct kiosk *kiosk = kiosk_of(&search->sheet);
    const char *office = search->everywhere ? NULL : kiosk->charter.office.id;
    char *query = editor_value(&search->query);

    search_hits_clear(&search->hits);
    search->sheet.view = (struct view){0};
    search->failed = false;
    if (query != NULL)
        search->failed =
            store_search(kiosk->store, query, office, HITS, &search->hits, NULL) != ERR_OK;
    mem_free_secret(query);
}

static enum screen_result search_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct kiosk *kiosk = kiosk_of(sheet);
    const struct search_hit *hit = &as_search(sheet)->hits.items[choice];

    if (kiosk_pick_office(kiosk, ui, hit->office))
        ui_push(ui, kiosk_card_new(kiosk, hit->section, hit->serial));
    return SCREEN_HANDLED;
}

static bool is_moving(const struct key *key)
{
    return key->code == K_UP || key->code == K_DOWN || key->code == K_PAGE_UP ||
           key->code == K_PAGE_DOWN;
}

static enum screen_result search_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct search *search = (struct search *)sheet;
    struct page page;
    bool taken;

    if (key->code == K_TAB && kiosk_of(sheet)->charter.office.id != NULL) {
        search->everywhere = !search->everywhere;
        run(search);
        return SCREEN_HANDLED;
    }
    if (is_moving(key) || key->code == K_ENTER)
        return SCREEN_IGNORED;
    (void)sheet_build(sheet, ui_canvas(ui), &page);
    taken = editor_key(&search->query, key, ui_pasted(ui), page_field_columns(&page),
                       page.lettering.regular);
    page_clear(&page);
    if (!taken)
        return SCREEN_IGNORED;
    kiosk_of(sheet)->personal = true;
    run(search);
    return SCREEN_HANDLED;
}

static size_t search_hints(const struct sheet *sheet, struct hint *hints)
{
    size_t n = 0;

    hints[n++] = sheet_hint(K_ENTER, "Enter", _("Read"));
    if (kiosk_of(sheet)->charter.office.id != NULL)
        hints[n++] = sheet_hint(K_TAB, "Tab",
                                as_search(sheet)->everywhere ? _("This office") : _("All offices"));
    return n;
}

static const char *search_help(const struct sheet *sheet)
{
    (void)sheet;
    return _(
        "Type a word, or the beginning of one. What is found appears as you type; the spelling need "
        "not be exact. Choose with the arrow keys and Enter.");
}

static void search_wipe(struct sheet *sheet)
{
    struct search *search = (struct search *)sheet;

    editor_wipe(&search->query);
    search_hits_clear(&search->hits);
}

static const struct sheet_class SEARCH = {
    .screen = {SHEET_SCREEN("search")},
    .keys = SHEET_BACK | SHEET_AGAIN | SHEET_TYPING,
    .place = search_place,
    .build = search_build,
    .choose = search_choose,
    .key = search_key,
    .hints = search_hints,
    .help = search_help,
    .wipe = search_wipe,
};

struct screen *kiosk_search_new(struct kiosk *kiosk)
{
    struct search *search = sheet_new(sizeof(*search), &SEARCH, &kiosk->face);

    editor_init(&search->query, QUERY_LIMIT, false);
    search->everywhere = kiosk->charter.office.id == NULL;
    return &search->sheet.screen;
}
