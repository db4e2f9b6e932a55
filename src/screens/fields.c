#include "screens/fields.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "screens/sheet.h"
#include "text/clean.h"
#include "text/romanise.h"

enum {
    PICK_LIMIT = 200, /* code points */
    JUMP = 6          /* items that a paging key goes over */
};

/* ---- content ------------------------------------------------------------------------------------- */

void fields_init(struct fields *fields, const struct fields_item *items, size_t count, size_t at,
                 struct suggest *suggest)
{
    memset(fields, 0, sizeof(*fields));
    fields->items = items;
    fields->count = count;
    fields->values = mem_new_array(count, sizeof(*fields->values));
    for (size_t i = 0; i < count; i++) {
        editor_init(&fields->values[i].text,
                    items[i].kind == FIELDS_PICK ? PICK_LIMIT : items[i].limit, items[i].rows > 0);
        fields->values[i].choice = items[i].kind == FIELDS_PICK ? -1 : 0;
    }
    entry_init(&fields->entry, suggest);
    fields->entry.compact = true;
    fields->at = at;
    fields_go(fields, at);
}

void fields_offer_none(struct fields *fields)
{
    free(fields->offer.ids);
    strv_clear(&fields->offer.texts);
    fields->offer = (struct fields_offer){0};
}

void fields_offer_add(struct fields *fields, int id, const char *text)
{
    struct fields_offer *offer = &fields->offer;

    mem_grow(&offer->ids, &offer->cap, offer->texts.count + 1, sizeof(*offer->ids));
    offer->ids[offer->texts.count] = id;
    strv_add(&offer->texts, text);
}

void fields_wipe(struct fields *fields)
{
    entry_wipe(&fields->entry);
    fields_offer_none(fields);
    for (size_t i = 0; i < fields->count; i++)
        editor_wipe(&fields->values[i].text);
    free(fields->values);
    memset(fields, 0, sizeof(*fields));
}

char *fields_text(const struct fields *fields, size_t item)
{
    const struct editor *editor = &fields->values[item].text;
    const char *word = item == fields->at ? composer_text(&fields->entry.composer) : "";
    struct str text = {0};
    char *clean;

    str_add(&text, str_text(&editor->text));
    str_insert(&text, editor->cursor, word, strlen(word));
    clean = clean_string(str_text(&text), editor->lines ? CLEAN_LINES : CLEAN_LINE);
    str_wipe(&text);
    if (*clean != '\0')
        return clean;
    free(clean);
    return NULL;
}

void fields_set_text(struct fields *fields, size_t item, const char *text)
{
    editor_set(&fields->values[item].text, text);
}

bool fields_are_empty(const struct fields *fields)
{
    for (size_t i = 0; i < fields->count; i++) {
        char *text = fields_text(fields, i);
        bool empty = text == NULL;

        mem_free_secret(text);
        if (!empty)
            return false;
    }
    return true;
}

/* ---- going about --------------------------------------------------------------------------------- */

static const struct fields_item *here(const struct fields *fields)
{
    return &fields->items[fields->at];
}

static void take_offer(struct fields *fields)
{
    struct fields_value *value = &fields->values[fields->at];
    struct fields_offer *offer = &fields->offer;
    char *typed = fields_text(fields, fields->at);

    if (value->choice >= 0 || (typed == NULL && offer->chosen == FIELDS_NONE)) {
        value->fault = 0;
    } else if (offer->chosen < offer->texts.count) {
        value->choice = offer->ids[offer->chosen];
        value->fault = 0;
        fields_set_text(fields, fields->at, offer->texts.items[offer->chosen]);
        value->text.cursor = 0; /* its beginning says most */
    } else {
        value->fault = fields->no_such;
    }
    mem_free_secret(typed);
}

void fields_finish(struct fields *fields)
{
    entry_finish(&fields->entry);
    if (here(fields)->kind == FIELDS_PICK)
        take_offer(fields);
}

void fields_go(struct fields *fields, size_t item)
{
    const struct fields_item *to = &fields->items[item];

    fields_finish(fields);
    fields_offer_none(fields);
    fields->at = item;
    entry_open(&fields->entry, to->kind == FIELDS_CHOICE ? NULL : &fields->values[item].text,
               to->kind == FIELDS_PICK ? ENTRY_WORDS : to->entry);
}

bool fields_go_to_fault(struct fields *fields)
{
    for (size_t i = 0; i < fields->count; i++) {
        if (fields->values[i].fault != 0 && !fields->values[i].hidden) {
            fields_go(fields, i);
            return true;
        }
    }
    return false;
}

/* Over `by` items that are not hidden, as far as there are any. */
static enum fields_result move(struct fields *fields, int by, size_t *left)
{
    size_t to = fields->at;
    int step = by < 0 ? -1 : 1;

    for (size_t i = fields->at + (size_t)step; i < fields->count && by != 0; i += (size_t)step) {
        if (fields->values[i].hidden)
            continue;
        to = i;
        by -= step;
    }
    *left = fields->at;
    if (to == fields->at) {
        fields_finish(fields);
        return FIELDS_TAKEN;
    }
    fields_go(fields, to);
    return FIELDS_LEFT;
}

/* ---- keys ---------------------------------------------------------------------------------------- */

static int option_count(const struct fields_item *item)
{
    int n = 0;

    while (item->option(n) != NULL)
        n++;
    return n;
}

static enum fields_result choose(struct fields *fields, int choice)
{
    fields->values[fields->at].choice = choice;
    fields->values[fields->at].fault = 0;
    return FIELDS_CHANGED;
}

/* Whether the answer begins with that letter, in its own script or as it sounds in the other. */
static bool begins_with(const char *option, uint32_t ch)
{
    char *roman = romanise_string(option);
    struct str typed = {0};
    bool result;

    if (ch < 0x80) {
        result = tolower((unsigned char)*roman) == tolower((int)ch);
    } else {
        for (int shift = ch < 0x800 ? 6 : ch < 0x10000 ? 12 : 18; shift >= 0; shift -= 6)
            str_add_char(&typed, (char)(typed.len > 0  ? 0x80 | (ch >> shift & 0x3F)
                                        : ch < 0x800   ? 0xC0 | ch >> 6
                                        : ch < 0x10000 ? 0xE0 | ch >> 12
                                                       : 0xF0 | ch >> 18));
        result = str_starts(option, str_text(&typed));
    }
    str_clear(&typed);
    free(roman);
    return result;
}

/* The next answer that begins with the letter, behind the present one. */
static enum fields_result choose_by_letter(struct fields *fields, uint32_t ch)
{
    const struct fields_item *item = here(fields);
    int count = option_count(item);

    for (int i = 1; i <= count; i++) {
        int n = (fields->values[fields->at].choice + i) % count;

        if (begins_with(item->option(n), ch))
            return choose(fields, n);
    }
    return FIELDS_TAKEN;
}

static enum fields_result choice_key(struct fields *fields, const struct key *key, size_t *left)
{
    int count = option_count(here(fields));
    int choice = fields->values[fields->at].choice;
    int digit = key_digit(key);

    if (count == 0)
        return FIELDS_TAKEN;
    if (digit >= 0)
        return digit >= 1 && digit <= count ? choose(fields, digit - 1) : FIELDS_TAKEN;
    switch (key->code) {
    case K_LEFT: /* also where nothing is chosen yet, which is -1, to the last one */
        return choose(fields, choice <= 0 ? count - 1 : choice - 1);
    case K_RIGHT:
        return choose(fields, (choice + 1) % count);
    case K_TEXT:
        return key->ch == ' ' ? choose(fields, (choice + 1) % count)
                              : choose_by_letter(fields, key->ch);
    case K_ENTER:
        return move(fields, 1, left);
    case K_HOME:
    case K_END:
    case K_BACKSPACE:
    case K_DELETE:
    case K_PASTE:
        return FIELDS_TAKEN;
    default:
        return FIELDS_IGNORED;
    }
}

/* How far a key goes in what is offered; 0 for other keys. One comes into the list by typing or by a paging
 * key, so that the arrows alone go past an empty field. */
static int offer_step(const struct fields *fields, const struct key *key)
{
    bool inside = fields->offer.chosen != FIELDS_NONE;

    switch (key->code) {
    case K_DOWN:
        return inside ? 1 : 0;
    case K_UP:
        return inside ? -1 : 0;
    case K_PAGE_DOWN:
        return inside ? JUMP : 1;
    case K_PAGE_UP:
        return inside ? -JUMP : 0;
    default:
        return 0;
    }
}

static enum fields_result offer_key(struct fields *fields, const struct key *key)
{
    struct fields_offer *offer = &fields->offer;
    size_t count = offer->texts.count;
    int by = offer_step(fields, key);
    size_t back = by < 0 ? (size_t)-by : 0;

    if (by == 0 || count == 0 || fields->values[fields->at].choice >= 0 || fields->entry.board_open)
        return FIELDS_IGNORED;
    if (offer->chosen == FIELDS_NONE)
        offer->chosen = 0;
    else if (by > 0)
        offer->chosen += (size_t)by;
    else
        offer->chosen -= back < offer->chosen ? back : offer->chosen;
    if (offer->chosen >= count)
        offer->chosen = count - 1;
    return FIELDS_TAKEN;
}

static bool only_moves(const struct key *key)
{
    return key->code == K_LEFT || key->code == K_RIGHT || key->code == K_HOME ||
           key->code == K_END || key->code == K_WORD_LEFT || key->code == K_WORD_RIGHT;
}

/* What was picked is replaced as a whole by what is typed next. */
static void begin_anew(struct fields *fields, const struct key *key)
{
    struct fields_value *value = &fields->values[fields->at];

    if (here(fields)->kind != FIELDS_PICK || value->choice < 0)
        return;
    if (key->code != K_TEXT && key->code != K_PASTE && key->code != K_BACKSPACE &&
        key->code != K_DELETE)
        return;
    value->choice = -1;
    editor_wipe(&value->text);
}

static enum fields_result text_key(struct fields *fields, struct ui *ui, const struct page *page,
                                   const struct key *key, size_t *left)
{
    struct fields_value *value = &fields->values[fields->at];
    bool was_picked = value->choice >= 0;
    enum entry_result result;

    if (here(fields)->kind == FIELDS_PICK && offer_key(fields, key) == FIELDS_TAKEN)
        return FIELDS_TAKEN;
    begin_anew(fields, key);
    result = entry_key(&fields->entry, ui, page, key);
    if (result == ENTRY_DONE)
        return move(fields, 1, left);
    if (result == ENTRY_IGNORED)
        return here(fields)->kind == FIELDS_PICK && was_picked && value->choice < 0
                   ? FIELDS_CHANGED
                   : FIELDS_IGNORED;
    if (only_moves(key))
        return FIELDS_TAKEN;
    value->fault = 0;
    return FIELDS_CHANGED;
}

static enum fields_result click(struct fields *fields, size_t index, size_t *left)
{
    size_t offered = index - FIELDS_OFFERED;

    *left = fields->at;
    if (index >= FIELDS_OFFERED) {
        if (offered >= fields->offer.texts.count)
            return FIELDS_IGNORED;
        fields->offer.chosen = offered;
        return move(fields, 1, left);
    }
    if (index >= fields->count || fields->values[index].hidden)
        return FIELDS_IGNORED;
    if (index == fields->at)
        return FIELDS_TAKEN;
    fields_go(fields, index);
    return FIELDS_LEFT;
}

enum fields_result fields_key(struct fields *fields, struct ui *ui, const struct page *page,
                              const struct key *key, size_t *left)
{
    enum fields_result result = FIELDS_IGNORED;

    switch (key->code) {
    case K_CHOICE:
        return click(fields, key->ch, left);
    case K_TAB:
        return move(fields, 1, left);
    case K_BACKTAB:
        return move(fields, -1, left);
    default:
        break;
    }
    result = here(fields)->kind == FIELDS_CHOICE ? choice_key(fields, key, left)
                                                 : text_key(fields, ui, page, key, left);
    if (result != FIELDS_IGNORED)
        return result;
    switch (key->code) {
    case K_DOWN:
        return move(fields, 1, left);
    case K_UP:
        return move(fields, -1, left);
    case K_PAGE_DOWN:
        return move(fields, JUMP, left);
    case K_PAGE_UP:
        return move(fields, -JUMP, left);
    default:
        return FIELDS_IGNORED;
    }
}

size_t fields_hints(const struct fields *fields, struct hint *hints)
{
    return here(fields)->kind == FIELDS_CHOICE ? 0 : entry_hints(&fields->entry, hints);
}

/* ---- drafts -------------------------------------------------------------------------------------- */

static const char AT[] = "at";

void fields_save(const struct fields *fields, struct draft_fields *out)
{
    for (size_t i = 0; i < fields->count; i++) {
        const struct fields_item *item = &fields->items[i];
        char *text;

        if (item->kind == FIELDS_CHOICE && fields->values[i].choice >= 0)
            draft_fields_add(out, item->name, item->option_name(fields->values[i].choice));
        if (item->kind != FIELDS_TEXT)
            continue;
        text = fields_text(fields, i);
        if (text != NULL)
            draft_fields_add(out, item->name, text);
        mem_free_secret(text);
    }
    draft_fields_add(out, AT, here(fields)->name);
}

static void load_choice(struct fields_value *value, const struct fields_item *item,
                        const char *name)
{
    for (int n = 0; item->option_name(n) != NULL; n++) {
        if (strcmp(item->option_name(n), name) == 0)
            value->choice = n;
    }
}

void fields_load(struct fields *fields, const struct draft_fields *from)
{
    const char *at = draft_fields_get(from, AT);

    for (size_t i = 0; i < fields->count; i++) {
        const char *text = draft_fields_get(from, fields->items[i].name);

        if (text == NULL)
            continue;
        if (fields->items[i].kind == FIELDS_CHOICE)
            load_choice(&fields->values[i], &fields->items[i], text);
        else if (fields->items[i].kind == FIELDS_TEXT)
            fields_set_text(fields, i, text);
    }
    for (size_t i = 0; at != NULL && i < fields->count; i++) {
        if (strcmp(fields->items[i].name, at) == 0)
            fields_go(fields, i);
    }
}
