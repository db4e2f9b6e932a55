#include "charter/lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

void lines_take(struct lines *lines, char *text, const struct place *place)
{
    mem_grow(&lines->items, &lines->cap, lines->count + 1, sizeof(*lines->items));
    lines->items[lines->count].text = text;
    lines->items[lines->count++].place = *place;
}

void lines_cut(struct lines *lines, size_t from)
{
    while (lines->count > from)
        free(lines->items[--lines->count].text);
}

void lines_clear(struct lines *lines)
{
    lines_cut(lines, 0);
    free(lines->items);
    memset(lines, 0, sizeof(*lines));
}

char *lines_join(const struct lines *lines)
{
    struct str s = {0};

    for (size_t i = 0; i < lines->count; i++) {
        if (i > 0)
            str_add_char(&s, '\n');
        str_add(&s, lines->items[i].text);
    }
    return str_take(&s);
}
