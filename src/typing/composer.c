#include "typing/composer.h"

#include <string.h>

#include "typing/avro.h"
#include "typing/layout.h"

void composer_init(struct composer *c, enum typing_method method, struct suggest *suggest)
{
    *c = (struct composer){.method = method, .suggest = suggest};
}

void composer_wipe(struct composer *c)
{
    enum typing_method method = c->method;
    struct suggest *suggest = c->suggest;

    str_wipe(&c->text);
    explicit_bzero(c, sizeof(*c));
    composer_init(c, method, suggest);
}

static bool is_letter(uint32_t key)
{
    return (key >= 'a' && key <= 'z') || (key >= 'A' && key <= 'Z');
}

static bool is_digit(uint32_t key)
{
    return key >= '0' && key <= '9';
}

static bool is_one_of(uint32_t key, const char *keys)
{
    return key != 0 && key < 0x80 && strchr(keys, (int)key) != NULL;
}

static bool has_word(const struct composer *c)
{
    return c->count > 0 && is_letter((unsigned char)c->keys[0]);
}

/* Brings the list and the shown text up to date with the keys. */
static void refresh(struct composer *c)
{
    c->list.count = 0;
    c->chosen = 0;
    c->picked = false;
    str_cut(&c->text, 0);
    if (c->altgr) {
        str_add_char(&c->text, LAYOUT_ALTGR);
        return;
    }
    if (c->suggest != NULL && has_word(c))
        suggest_find(c->suggest, c->keys, c->count, &c->list);
    if (c->list.count > 0)
        str_add(&c->text, c->list.text[0]);
    else
        avro_convert(c->keys, c->count, &c->text);
}

void composer_drop(struct composer *c)
{
    explicit_bzero(c->keys, sizeof(c->keys));
    explicit_bzero(&c->list, sizeof(c->list));
    c->count = 0;
    c->altgr = false;
    refresh(c);
}

void composer_commit(struct composer *c, struct str *commit)
{
    str_add(commit, str_text(&c->text));
    if (c->picked)
        suggest_remember(c->suggest, c->keys, c->count, str_text(&c->text));
    composer_drop(c);
}

static void add_key(struct composer *c, uint32_t key, struct str *commit)
{
    if (c->count == COMPOSER_KEYS)
        composer_commit(c, commit);
    c->keys[c->count++] = (char)key;
    refresh(c);
}

/* A digit picks a suggestion while a word is typed. Else it is a number's; a point or colon before it
 * then belongs to the number, so they are converted together. */
static void type_digit(struct composer *c, uint32_t digit, struct str *commit)
{
    const bool colon = c->count > 0 && c->keys[c->count - 1] == ':';

    if (digit >= '1' && digit - '1' < c->list.count && !colon) {
        composer_choose(c, digit - '1');
    } else {
        if (has_word(c) && !colon)
            composer_commit(c, commit);
        add_key(c, digit, commit);
    }
    composer_commit(c, commit);
}

static bool type_avro(struct composer *c, uint32_t key, struct str *commit)
{
    const bool mark = is_one_of(key, ".:,$^`");

    if (is_digit(key)) {
        type_digit(c, key, commit);
        return true;
    }
    if (is_letter(key) && c->count > 0 && !has_word(c))
        composer_commit(c, commit);
    /* of the marks some stand in words; the others stay open alone, for `..` or `.5` */
    if (!is_letter(key) && has_word(c) && !is_one_of(key, "`^:"))
        composer_commit(c, commit);
    if (is_letter(key) || mark) {
        add_key(c, key, commit);
        return true;
    }
    composer_commit(c, commit);
    return false;
}

static bool type_fixed(struct composer *c, uint32_t key, const char *before, size_t n,
                       struct str *commit)
{
    const bool altgr = c->altgr;
    const char *text = key < 0x80 ? layout_key(c->method, (char)key, altgr, before, n) : NULL;

    if (key == LAYOUT_ALTGR && !altgr) {
        c->altgr = true;
        refresh(c);
        return true;
    }
    if (altgr && text == NULL) {
        composer_commit(c, commit); /* the tilde itself */
        if (key == LAYOUT_ALTGR)
            return true;
        text = key < 0x80 ? layout_key(c->method, (char)key, false, "~", 1) : NULL;
    }
    composer_drop(c);
    if (text != NULL)
        str_add(commit, text);
    return text != NULL;
}

bool composer_key(struct composer *c, uint32_t key, const char *before, size_t n,
                  struct str *commit)
{
    switch (c->method) {
    case TYPING_AVRO:
        return type_avro(c, key, commit);
    case TYPING_PROBHAT:
    case TYPING_JATIYO:
        return type_fixed(c, key, before, n, commit);
    default:
        return false;
    }
}

bool composer_backspace(struct composer *c)
{
    if (c->altgr) {
        composer_drop(c);
        return true;
    }
    if (c->count == 0)
        return false;
    c->keys[--c->count] = '\0';
    refresh(c);
    return true;
}

void composer_set_method(struct composer *c, enum typing_method method, struct str *commit)
{
    composer_commit(c, commit);
    c->method = method;
}

const char *composer_text(const struct composer *c)
{
    return str_text(&c->text);
}

const struct suggestions *composer_suggestions(const struct composer *c)
{
    return &c->list;
}

size_t composer_chosen(const struct composer *c)
{
    return c->chosen;
}

void composer_choose(struct composer *c, size_t index)
{
    if (index >= c->list.count)
        return;
    c->chosen = index;
    c->picked = true;
    str_cut(&c->text, 0);
    str_add(&c->text, c->list.text[index]);
}
