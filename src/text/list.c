#include "text/list.h"

#include <stdlib.h>
#include <string.h>

#include "text/clean.h"
#include "text/digits.h"

/* The bytes of a list number at s with its sign behind ("১।", "2)", "(৩)"), 0 when there is none. */
static size_t number_at(const char *s, size_t n, int wanted)
{
    size_t at = 0;
    int value = 0;
    size_t digits = 0;

    if (*s == '(')
        at++;
    while (at < n) {
        size_t used;
        int digit = digits_value(s + at, n - at, &used);

        if (digit < 0 || digits == 2)
            break;
        value = value * 10 + digit;
        digits++;
        at += used;
    }
    if (digits == 0 || value != wanted)
        return 0;
    if (n - at >= 3 && memcmp(s + at, "।", 3) == 0)
        return at + 3;
    if (n - at >= 1 && (s[at] == ')' || (s[at] == '.' && (n - at == 1 || s[at + 1] == ' '))))
        return at + 1;
    return 0;
}

static void add_item(struct strv *items, const char *s, size_t n)
{
    struct str item = {0};

    clean_text(s, n, CLEAN_LINE, &item);
    if (item.len > 0)
        strv_add(items, str_text(&item));
    str_clear(&item);
}

static bool split_numbers(const char *text, struct strv *items)
{
    size_t n = strlen(text);
    size_t start = number_at(text, n, 1);
    int next = 2;

    if (start == 0)
        return false;
    for (size_t at = start; at < n; at++) {
        size_t marker = text[at - 1] == ' ' ? number_at(text + at, n - at, next) : 0;

        if (marker == 0)
            continue;
        add_item(items, text + start, at - start);
        start = at + marker;
        next++;
    }
    add_item(items, text + start, n - start);
    return true;
}

/* A slash between words; not one between digits or in an address. */
static bool is_separator(const char *text, size_t at, size_t n)
{
    size_t used;
    const char *word = text + at;

    if (text[at] != '/' || at == 0 || at + 1 >= n)
        return false;
    if (text[at + 1] == '/' || text[at - 1] == '/' || text[at - 1] == ':')
        return false;
    while (word > text && word[-1] != ' ')
        word--;
    if (memchr(word, '.', (size_t)(text + at - word)) != NULL &&
        memchr(word, '@', strcspn(word, " ")) == NULL && strncmp(word, "www", 3) == 0)
        return false;
    return digits_value(text + at + 1, n - at - 1, &used) < 0;
}

static bool split_slashes(const char *text, struct strv *items)
{
    size_t n = strlen(text);
    size_t start = 0;

    for (size_t at = 0; at < n; at++) {
        if (!is_separator(text, at, n))
            continue;
        add_item(items, text + start, at - start);
        start = at + 1;
    }
    if (start == 0)
        return false;
    add_item(items, text + start, n - start);
    return true;
}

bool list_split(const char *text, struct strv *items)
{
    if (split_numbers(text, items) || split_slashes(text, items))
        return true;
    strv_add(items, text);
    return false;
}
