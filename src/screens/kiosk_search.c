/* Search as one types: this office's services, or those of all. */
#include "screens/kiosk.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "screens/entry.h"
#include "text/clean.h"
#include "text/digits.h"

enum { QUERY_LIMIT = 80, HITS = 500 };

struct search {
    struct sheet sheet;
    struct editor query;
    struct entry entry;
    struct search_hits hits;
    char *office;    /* from whose screens one came; NULL: from the list of offices */
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

static void add_nothing(const struct search *search, struct page *page)
{
    page_text(page, STYLE_STRONG, 0, _("Nothing was found."));
    page_text(page, STYLE_BODY, 0,
              search->everywhere
                  ? _("Try another word, or only the beginning of this one.")
                  : _("Try another word, or only the beginning of this one. Tab searches in all "
                      "offices."));
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

/* Without a query the services stand under their offices; with one, best first, each says where it is. */
static bool is_browsing(const struct search *search)
{
    return search->hits.words.count == 0;
}

static char *hit_note(const struct search *search, const struct search_hit *hit)
{
    if (is_browsing(search) || !search->everywhere)
        return mem_copy_string(hit->excerpt);
    if (hit->excerpt == NULL)
        return mem_copy_string(hit->office_name);
    return str_format("%s · %s", hit->excerpt, hit->office_name);
}

static void add_hits(const struct search *search, struct page *page)
{
    const char *office = NULL;

    page_mark(page, &search->hits.words);
    for (size_t i = 0; i < search->hits.count; i++) {
        const struct search_hit *hit = &search->hits.items[i];
        char *note = hit_note(search, hit);

        if (is_browsing(search) && search->everywhere && !str_equal(office, hit->office)) {
            page_gap(page);
            page_text(page, STYLE_LABEL, 0, hit->office_name);
            office = hit->office;
        }
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
    entry_add(&search->entry, page, 1, _("for example: training"));
    if (page_is_roomy(page))
        page_gap(page);
    if (search->failed)
        page_bullet(page, STYLE_WARNING, 0, "!", _("The search did not work. Please try again."));
    else if (search->hits.count == 0)
        add_nothing(search, page);
    else
        add_count(search, page);
    if (page_is_roomy(page))
        page_gap(page);
    page_hold(page);
    page_be_dense(page);
    add_hits(search, page);
}

/* What is typed so far, the word that is still being typed included. The caller frees. */
static char *query_text(const struct search *search)
{
    struct str text = {0};
    char *query;

    str_add(&text, str_text(&search->query.text));
    str_add(&text, composer_text(&search->entry.composer));
    query = clean_string(str_text(&text), CLEAN_LINE);
    str_wipe(&text);
    return query;
}

static void run(struct search *search)
{
    struct kiosk *kiosk = kiosk_of(&search->sheet);
    const char *office = search->everywhere ? NULL : kiosk->charter.office.id;
    char *query = query_text(search);

    search_hits_clear(&search->hits);
    search->sheet.view = (struct view){0};
    search->failed = store_search(kiosk->store, query, office, HITS, &search->hits, NULL) != ERR_OK;
    mem_free_secret(query);
}

static enum screen_result search_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct kiosk *kiosk = kiosk_of(sheet);
    const struct search_hit *hit = &as_search(sheet)->hits.items[choice];

    kiosk_visit(kiosk, ui, hit->office, hit->section, hit->serial);
    return SCREEN_HANDLED;
}

/* Keys that go through what was found rather than through the query. */
static bool is_for_hits(const struct search *search, const struct key *key)
{
    if (search->entry.board_open)
        return false;
    return key->code == K_UP || key->code == K_DOWN || key->code == K_PAGE_UP ||
           key->code == K_PAGE_DOWN || key->code == K_ENTER || key->code == K_CHOICE;
}

static enum screen_result search_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct search *search = (struct search *)sheet;
    struct page page;
    enum entry_result result;

    if (key->code == K_TAB && kiosk_of(sheet)->charter.office.id != NULL) {
        search->everywhere = !search->everywhere;
        run(search);
        return SCREEN_HANDLED;
    }
    if (is_for_hits(search, key))
        return SCREEN_IGNORED;
    (void)sheet_build(sheet, ui_canvas(ui), &page);
    result = entry_key(&search->entry, ui, &page, key);
    page_clear(&page);
    if (result == ENTRY_IGNORED)
        return SCREEN_IGNORED;
    if (result == ENTRY_DONE)
        search->entry.board_open = false;
    kiosk_of(sheet)->personal = true;
    run(search);
    return SCREEN_HANDLED;
}

static size_t search_hints(const struct sheet *sheet, struct hint *hints)
{
    size_t n = 0;

    hints[n++] = entry_go_on_hint(&as_search(sheet)->entry,
                                  as_search(sheet)->entry.board_open ? _("Done") : _("Read"));
    if (kiosk_of(sheet)->charter.office.id != NULL)
        hints[n++] = sheet_hint(K_TAB, "Tab",
                                as_search(sheet)->everywhere ? _("This office") : _("All offices"));
    return n + entry_hints(&as_search(sheet)->entry, hints + n);
}

static const char *search_help(const struct sheet *sheet)
{
    (void)sheet;
    return _(
        "Type a word, or the beginning of one. What is found appears as you type; the spelling need "
        "not be exact. Choose with the arrow keys and Enter.");
}

/* Back from what was found, perhaps with another office: below are the screens of the first. */
static void search_back(struct screen *screen, struct ui *ui)
{
    struct search *search = (struct search *)screen;
    struct kiosk *kiosk = kiosk_of(&search->sheet);

    if (search->office == NULL)
        return;
    kiosk_return(kiosk, ui, search->office);
    free(search->office);
    search->office = mem_copy_string(kiosk->charter.office.id);
}

static void search_wipe(struct sheet *sheet)
{
    struct search *search = (struct search *)sheet;

    free(search->office);

    entry_wipe(&search->entry);
    editor_wipe(&search->query);
    search_hits_clear(&search->hits);
}

static const struct sheet_class SEARCH = {
    .screen = {SHEET_SCREEN("search"), .back = search_back},
    .keys = SHEET_BACK | SHEET_AGAIN | SHEET_TYPING | SHEET_PRACTICE,
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
    entry_init(&search->entry, kiosk->suggest);
    entry_open(&search->entry, &search->query, ENTRY_WORDS);
    search->entry.brief = true;
    search->office = mem_copy_string(kiosk->charter.office.id);
    search->everywhere = search->office == NULL;
    run(search);
    return &search->sheet.screen;
}
