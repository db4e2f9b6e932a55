#include "model/district.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/shipped.h"
#include "base/str.h"
#include "text/fold.h"

/* The columns of the list; the last stands only where the English name was changed. */
enum { NAME_BN, NAME_EN, DIVISION_BN, DIVISION_EN, FORMER_EN };

static bool is_named(const struct strv *row, const char *folded)
{
    static const int NAMES[] = {NAME_BN, NAME_EN, FORMER_EN};
    bool found = false;

    for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]) && !found; i++) {
        size_t column = (size_t)NAMES[i];
        char *own = column < row->count ? fold_letters(row->items[column]) : NULL;

        found = str_equal(own, folded);
        free(own);
    }
    return found;
}

/* Reads one line of the list; false for a remark or a line that is none of it. */
static bool read_row(const char *line, size_t n, struct strv *row)
{
    char *copy = mem_copy(line, n);

    if (*copy != '#')
        strv_split(row, copy, '\t');
    free(copy);
    return row->count > DIVISION_EN;
}

bool district_find(const char *name, struct district *out)
{
    const struct shipped *file = shipped_find("districts.tsv");
    char *folded = fold_letters(name);
    bool found = false;

    for (const char *line = file->data; line < file->end && !found;) {
        const char *newline = memchr(line, '\n', (size_t)(file->end - line));
        const char *stop = newline == NULL ? file->end : newline;
        struct strv row = {0};

        found = read_row(line, (size_t)(stop - line), &row) && is_named(&row, folded);
        if (found)
            *out = (struct district){.name_bn = mem_copy_string(row.items[NAME_BN]),
                                     .name_en = mem_copy_string(row.items[NAME_EN]),
                                     .division_bn = mem_copy_string(row.items[DIVISION_BN]),
                                     .division_en = mem_copy_string(row.items[DIVISION_EN])};
        strv_clear(&row);
        line = newline == NULL ? file->end : newline + 1;
    }
    free(folded);
    return found;
}

void district_clear(struct district *district)
{
    free(district->name_bn);
    free(district->name_en);
    free(district->division_bn);
    free(district->division_en);
    memset(district, 0, sizeof(*district));
}

char *district_local(const char *name)
{
    struct district district;
    char *local;

    if (name == NULL || !district_find(name, &district))
        return mem_copy_string(name);
    local = mem_copy_string(i18n_language() == LANGUAGE_BN ? district.name_bn : district.name_en);
    district_clear(&district);
    return local;
}
