/* Full-text search over the current charters, on folded text. No text of a visitor can be an FTS5
 * syntax error, since queries are built from folded words, which hold letters and digits only. */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/mem.h"
#include "model/district.h"
#include "text/fold.h"

enum { MAX_WORDS = 12, MAX_LETTERS = 48, MIN_PART = 3, SIMILAR_CANDIDATES = 60 };

/* What a match may lie in: what the service itself says, or also the office's name and place. */
static const char SERVICE[] = "{name_fold body_fold} : (";
static const char ANY[] = "(";

/* ---- the index --------------------------------------------------------------------------------- */

static void add_line(struct str *body, const char *text)
{
    if (text == NULL)
        return;
    if (body->len > 0)
        str_add_char(body, '\n');
    str_add(body, text);
}

/* Everything of a service but its name, a line each: the excerpt of a hit is one of these lines. */
static char *service_body(const struct service *s)
{
    struct str body = {0};

    add_line(&body, s->delivery_method);
    add_line(&body, s->required_documents);
    add_line(&body, s->fee);
    add_line(&body, s->time_limit);
    add_line(&body, s->officer.name);
    add_line(&body, s->officer.post);
    for (size_t i = 0; i < s->officer.contact.phones.count; i++)
        add_line(&body, s->officer.contact.phones.items[i]);
    for (size_t i = 0; i < s->officer.contact.emails.count; i++)
        add_line(&body, s->officer.contact.emails.items[i]);
    return str_take(&body);
}

/* The folded words of a text with single blanks between. */
static char *fold_spaced(const char *text)
{
    struct strv words = {0};
    char *joined;

    fold_words(text, &words);
    joined = strv_join(&words, " ");
    strv_clear(&words);
    return joined;
}

/* The folded words by which a visitor may know the office itself: its name and place, in both scripts. */
static char *office_words(const struct office *office)
{
    struct str text = {0};
    struct district district = {0};
    char *folded;

    add_line(&text, office->name);
    add_line(&text, office->upazila);
    add_line(&text, office->district);
    add_line(&text, office->id);
    if (office->district != NULL && district_find(office->district, &district))
        add_line(&text, district.name_en);
    folded = fold_spaced(str_text(&text));
    district_clear(&district);
    str_clear(&text);
    return folded;
}

static enum err_code index_service(struct store *store, const char *office, const char *place,
                                   const struct service *s, struct err *e)
{
    char *body = service_body(s);
    char *name_fold = fold_spaced(s->name);
    char *body_fold = fold_spaced(body);
    sqlite3_stmt *st;
    enum err_code code = store_use(store, SQL_SEARCH_ADD, &st, e);

    if (code == ERR_OK) {
        store_bind_text(st, 1, office);
        store_bind_text(st, 2, section_name(s->section));
        store_bind_number(st, 3, s->serial);
        store_bind_text(st, 4, s->name);
        store_bind_text(st, 5, body);
        store_bind_text(st, 6, name_fold);
        store_bind_text(st, 7, body_fold);
        store_bind_text(st, 8, place);
        code = store_run(store, st, e);
    }
    free(body);
    free(name_fold);
    free(body_fold);
    return code;
}

static enum err_code run_for_office(struct store *store, enum statement which, const char *office,
                                    struct err *e)
{
    sqlite3_stmt *st;
    enum err_code code = store_use(store, which, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_text(st, 1, office);
    return store_run(store, st, e);
}

enum err_code store_index_charter(struct store *store, const struct charter *charter, struct err *e)
{
    static const enum statement FORGET[] = {SQL_SEARCH_FORGET_WORDS, SQL_SEARCH_FORGET_PARTS,
                                            SQL_SEARCH_FORGET};
    static const enum statement INDEX[] = {SQL_SEARCH_INDEX_WORDS, SQL_SEARCH_INDEX_PARTS};
    const char *office = charter->office.id;
    char *place = office_words(&charter->office);
    enum err_code code = ERR_OK;

    for (size_t i = 0; code == ERR_OK && i < sizeof(FORGET) / sizeof(FORGET[0]); i++)
        code = run_for_office(store, FORGET[i], office, e);
    for (size_t i = 0; code == ERR_OK && i < charter->service_count; i++)
        code = index_service(store, office, place, &charter->services[i], e);
    for (size_t i = 0; code == ERR_OK && i < sizeof(INDEX) / sizeof(INDEX[0]); i++)
        code = run_for_office(store, INDEX[i], office, e);
    free(place);
    return code;
}

/* ---- queries ----------------------------------------------------------------------------------- */

void search_hits_clear(struct search_hits *hits)
{
    for (size_t i = 0; i < hits->count; i++) {
        free(hits->items[i].office);
        free(hits->items[i].office_name);
        free(hits->items[i].name);
        free(hits->items[i].excerpt);
    }
    free(hits->items);
    strv_clear(&hits->words);
    memset(hits, 0, sizeof(*hits));
}

/* "word"* for each word, joined by `between` (a blank means AND), in the columns named. */
static char *match_begun(const struct strv *words, const char *columns, const char *between)
{
    struct str query = {0};

    for (size_t i = 0; i < words->count; i++)
        str_addf(&query, "%s\"%s\"*", i == 0 ? columns : between, words->items[i]);
    if (query.len > 0)
        str_add_char(&query, ')');
    return str_take(&query);
}

static size_t letters(const char *word)
{
    return u8_mbsnlen((const uint8_t *)word, strlen(word));
}

/* Each word that is long enough for the trigram index, as a part of a word; "" when none is. */
static char *match_inside(const struct strv *words)
{
    struct str query = {0};

    for (size_t i = 0; i < words->count; i++) {
        if (letters(words->items[i]) >= MIN_PART)
            str_addf(&query, "%s\"%s\"", query.len == 0 ? "" : " ", words->items[i]);
    }
    return str_take(&query);
}

/* All trigrams of all words, any of which may fit. */
static char *match_similar(const struct strv *words)
{
    struct str query = {0};

    for (size_t i = 0; i < words->count; i++) {
        const uint8_t *p = (const uint8_t *)words->items[i];
        size_t n = letters(words->items[i]);

        for (size_t k = 0; k + MIN_PART <= n; k++) {
            const uint8_t *end = p;
            ucs4_t c;

            for (int j = 0; j < MIN_PART; j++)
                end = u8_next(&c, end);
            str_addf(&query, "%s\"%.*s\"", query.len == 0 ? "" : " OR ", (int)(end - p),
                     (const char *)p);
            p = u8_next(&c, p);
        }
    }
    return str_take(&query);
}

/* The share of letter pairs that two words have in common (Dice), 0 … 100. */
static unsigned likeness(const char *a, const char *b)
{
    ucs4_t x[64];
    ucs4_t y[64];
    bool used[64] = {false};
    size_t n = 0;
    size_t m = 0;
    unsigned common = 0;

    for (const uint8_t *p = (const uint8_t *)a; n < 64 && (p = u8_next(&x[n], p)) != NULL;)
        n++;
    for (const uint8_t *p = (const uint8_t *)b; m < 64 && (p = u8_next(&y[m], p)) != NULL;)
        m++;
    if (n < 2 || m < 2)
        return 0;
    for (size_t i = 0; i + 1 < n; i++) {
        for (size_t j = 0; j + 1 < m; j++) {
            if (!used[j] && x[i] == y[j] && x[i + 1] == y[j + 1]) {
                used[j] = true;
                common++;
                break;
            }
        }
    }
    return common * 200 / (unsigned)(n + m - 2);
}

/* Whether every word of the query is like some word of the text. */
static bool is_similar(const struct strv *query, const char *text)
{
    enum { LIKE_ENOUGH = 55 };
    struct strv words = {0};
    bool all = true;

    fold_words(text, &words);
    for (size_t i = 0; i < query->count && all; i++) {
        bool found = false;

        for (size_t j = 0; j < words.count && !found; j++)
            found = likeness(query->items[i], words.items[j]) >= LIKE_ENOUGH;
        all = found;
    }
    strv_clear(&words);
    return all;
}

/* Whether the text has any word, or (all) every word, of the query at the start of a word. */
static bool has_words(const char *text, const struct strv *words, bool all)
{
    size_t found = 0;
    size_t start;
    size_t end;

    for (size_t i = 0; i < words->count; i++)
        found += fold_find(text, words->items[i], 0, &start, &end);
    return all ? found == words->count : found > 0;
}

/* The first line of the body that has a word of the query; NULL when the name has them all. */
static char *make_excerpt(const char *name, const char *body, const struct strv *words)
{
    struct strv lines = {0};
    char *excerpt = NULL;

    if (has_words(name, words, true))
        return NULL;
    strv_split(&lines, body, '\n');
    for (size_t i = 0; i < lines.count && excerpt == NULL; i++) {
        if (has_words(lines.items[i], words, false))
            excerpt = mem_copy_string(lines.items[i]);
    }
    strv_clear(&lines);
    return excerpt;
}

/* "উপজেলা আইসিটি কার্যালয়, রূপগঞ্জ, নারায়ণগঞ্জ" */
static char *full_office_name(sqlite3_stmt *st)
{
    struct str name = {0};

    for (int i = 1; i <= 3; i++) {
        char *part = store_text(st, i);

        if (part != NULL)
            str_addf(&name, "%s%s", name.len == 0 ? "" : ", ", part);
        free(part);
    }
    return str_take(&name);
}

static bool has_hit(const struct search_hits *hits, const char *office, enum section section,
                    int serial)
{
    for (size_t i = 0; i < hits->count; i++) {
        const struct search_hit *hit = &hits->items[i];

        if (hit->serial == serial && hit->section == section && str_equal(hit->office, office))
            return true;
    }
    return false;
}

static void add_hit(sqlite3_stmt *st, struct search_hits *hits)
{
    struct search_hit *hit;
    const char *name = (const char *)sqlite3_column_text(st, 4);
    enum section section = SECTION_CITIZEN;
    char *body;

    (void)section_parse(name == NULL ? "" : name, &section);
    if (has_hit(hits, (const char *)sqlite3_column_text(st, 0), section, sqlite3_column_int(st, 5)))
        return;
    body = store_text(st, 7);
    mem_grow(&hits->items, &hits->cap, hits->count + 1, sizeof(*hits->items));
    hit = &hits->items[hits->count++];
    memset(hit, 0, sizeof(*hit));
    hit->office = store_text(st, 0);
    hit->office_name = full_office_name(st);
    hit->section = section;
    hit->serial = sqlite3_column_int(st, 5);
    hit->name = store_text(st, 6);
    hit->excerpt = make_excerpt(hit->name, body, &hits->words);
    free(body);
}

struct search {
    const char *query;
    const char *office;
    size_t limit;
    bool similar; /* keep only what is_similar */
};

static enum err_code run_search(struct store *store, enum statement which, char *match,
                                const struct search *search, struct search_hits *hits,
                                struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = ERR_OK;

    if (*match != '\0')
        code = store_use(store, which, &st, e);
    if (*match != '\0' && code == ERR_OK) {
        store_bind_text(st, 1, match);
        store_bind_text(st, 2, search->office);
        store_bind_text(st, 3, search->query);
        store_bind_number(st, 4, (int64_t)(search->similar ? SIMILAR_CANDIDATES : search->limit));
        while ((code = store_step(store, st, &row, e)) == ERR_OK && row) {
            const char *name = (const char *)sqlite3_column_text(st, 6);

            if (hits->count < search->limit &&
                (!search->similar || is_similar(&hits->words, name == NULL ? "" : name)))
                add_hit(st, hits);
        }
    }
    free(match);
    return code;
}

/* The folded words of the query: no more and no longer ones than a search can use. */
static void take_words(const char *query, struct strv *words)
{
    fold_words(query, words);
    while (words->count > MAX_WORDS)
        free(words->items[--words->count]);
    for (size_t i = 0; i < words->count; i++) {
        char *word = words->items[i];

        const uint8_t *end = (const uint8_t *)word;
        ucs4_t c;

        for (int k = 0; k < MAX_LETTERS && *end != '\0'; k++)
            end = u8_next(&c, end);
        word[end - (const uint8_t *)word] = '\0';
    }
}

char *store_match(const char *text)
{
    struct strv words = {0};
    char *match;

    take_words(text, &words);
    match = match_begun(&words, ANY, " ");
    strv_clear(&words);
    return match;
}

/* Begun words: in the services, then in the offices' names and places too. */
static enum err_code search_begun(struct store *store, const struct search *search,
                                  struct search_hits *hits, struct err *e)
{
    enum err_code code;

    if (hits->words.count == 0)
        return run_search(store, SQL_SEARCH_ALL, mem_copy_string("all"), search, hits, e);
    code = run_search(store, SQL_SEARCH_WORDS, match_begun(&hits->words, SERVICE, " "), search,
                      hits, e);
    if (code == ERR_OK && hits->count < search->limit)
        code = run_search(store, SQL_SEARCH_WORDS, match_begun(&hits->words, ANY, " "), search,
                          hits, e);
    return code;
}

enum err_code store_search(struct store *store, const char *query, const char *office, size_t limit,
                           struct search_hits *out, struct err *e)
{
    struct search_hits hits = {0};
    struct search search = {query, office, limit, false};
    enum err_code code;

    take_words(query, &hits.words);
    code = search_begun(store, &search, &hits, e);
    if (code == ERR_OK && hits.count == 0)
        code = run_search(store, SQL_SEARCH_INSIDE, match_inside(&hits.words), &search, &hits, e);
    search.similar = true;
    if (code == ERR_OK && hits.count == 0)
        code = run_search(store, SQL_SEARCH_INSIDE, match_similar(&hits.words), &search, &hits, e);
    search.similar = false;
    if (code == ERR_OK && hits.count == 0)
        code = run_search(store, SQL_SEARCH_WORDS, match_begun(&hits.words, ANY, " OR "), &search,
                          &hits, e);
    if (code == ERR_OK)
        *out = hits;
    else
        search_hits_clear(&hits);
    return code;
}
