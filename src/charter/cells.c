#include "charter/cells.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/str.h"
#include "charter/markup.h"
#include "text/clean.h"
#include "text/digits.h"

/* A pipe that is not escaped, from `at` on; `n` where there is none. */
static size_t next_pipe(const char *s, size_t n, size_t at)
{
    while (at < n && (s[at] != '|' || (at > 0 && s[at - 1] == '\\')))
        at++;
    return at;
}

static size_t skip_blanks(const struct place *line, size_t at)
{
    while (at < line->size && (line->raw[at] == ' ' || line->raw[at] == '\t'))
        at++;
    return at;
}

/* One pipe in a line can be a danda typed with the wrong key. */
static bool has_pipes(const struct place *line)
{
    size_t first = next_pipe(line->raw, line->size, 0);

    return first < line->size && (first == skip_blanks(line, 0) ||
                                  next_pipe(line->raw, line->size, first + 1) < line->size);
}

enum line_kind line_kind(const struct place *line)
{
    bool tab = memchr(line->raw, '\t', line->size) != NULL;
    size_t dashes = 0;
    size_t others = 0;

    for (size_t i = 0; i < line->size; i++) {
        char c = line->raw[i];

        if (c == '-' || c == '=' || c == '_')
            dashes++;
        else if (strchr(" \t|:+", c) == NULL)
            others++;
    }
    if (others > 0)
        return tab || has_pipes(line) ? LINE_TABLE : LINE_TEXT;
    if (dashes == 0)
        return LINE_BLANK;
    /* a row may hold nothing but a dash for "none": a rule has more, or stands alone */
    return dashes > 2 || !tab ? LINE_RULE : LINE_TABLE;
}

char *cells_clean(const struct place *place)
{
    struct str plain = {0};
    struct str text = {0};

    markup_strip(place->raw, place->size, &plain, NULL);
    clean_text(str_text(&plain), plain.len, CLEAN_LINE, &text);
    str_clear(&plain);
    return str_take(&text);
}

void cells_check_markup(const struct place *place, struct findings *findings)
{
    struct str plain = {0};
    struct str mark = {0};

    if (findings == NULL)
        return;
    markup_strip(place->raw, place->size, &plain, &mark);
    if (mark.len > 0)
        findings_add(findings, FINDING_MARKUP, place, str_text(&mark));
    str_clear(&plain);
    str_clear(&mark);
}

static void add_cell(struct cells *out, const struct place *place)
{
    struct cell *cell;

    out->total++;
    if (out->count == CELLS_MAX) {
        out->surplus += skip_blanks(place, 0) < place->size;
        return;
    }
    cell = &out->items[out->count++];
    cell->place = *place;
    cell->text = cells_clean(place);
}

static void drop_empty_end(struct cells *out)
{
    while (out->count > 0 && *out->items[out->count - 1].text == '\0')
        free(out->items[--out->count].text);
}

void cells_read(const struct place *line, struct cells *out)
{
    bool tabs = memchr(line->raw, '\t', line->size) != NULL;
    size_t at = tabs ? 0 : skip_blanks(line, 0);
    long column = line->column + (long)at;

    memset(out, 0, sizeof(*out));
    if (!tabs && at < line->size && line->raw[at] == '|') {
        at++;
        column++;
    }
    while (at <= line->size) {
        const char *tab = tabs ? memchr(line->raw + at, '\t', line->size - at) : NULL;
        size_t end = !tabs         ? next_pipe(line->raw, line->size, at)
                     : tab == NULL ? line->size
                                   : (size_t)(tab - line->raw);
        struct place place = {line->raw + at, end - at, line->line, column};

        add_cell(out, &place);
        column += (long)u8_mbsnlen((const uint8_t *)line->raw + at, end - at) + 1;
        at = end + 1;
    }
    drop_empty_end(out);
}

void cells_clear(struct cells *cells)
{
    for (size_t i = 0; i < cells->count; i++)
        free(cells->items[i].text);
    memset(cells, 0, sizeof(*cells));
}

const char *cells_text(const struct cells *cells, size_t index)
{
    return index < cells->count ? cells->items[index].text : "";
}

size_t cells_filled(const struct cells *cells)
{
    size_t count = 0;

    for (size_t i = 0; i < cells->count; i++)
        count += *cells->items[i].text != '\0';
    return count;
}

/* The bytes of a sign that stands around serial numbers, 0 at anything else. */
static size_t serial_sign(const char *s)
{
    static const char *const SIGNS[] = {"।", "॥", "–", "—", "৷"};

    if (*s != '\0' && strchr(" .,:;()[]{}-_*#/|", *s) != NULL)
        return 1;
    for (size_t i = 0; i < sizeof(SIGNS) / sizeof(SIGNS[0]); i++) {
        if (str_starts(s, SIGNS[i]))
            return strlen(SIGNS[i]);
    }
    return 0;
}

enum serial_kind cells_serial(const char *text, int *serial)
{
    size_t n = strlen(text);
    size_t i = 0;
    size_t used;
    int value = 0;
    bool any = false;

    while ((used = serial_sign(text + i)) > 0)
        i += used;
    if (i == n)
        return SERIAL_EMPTY;
    for (; i < n && value <= SERIAL_MAX; i += used) {
        int digit = digits_value(text + i, n - i, &used);

        if (digit < 0)
            break;
        value = value * 10 + digit;
        any = true;
    }
    while ((used = serial_sign(text + i)) > 0)
        i += used;
    if (!any || i < n || value < 1 || value > SERIAL_MAX)
        return SERIAL_OTHER;
    *serial = value;
    return SERIAL_NUMBER;
}

bool cells_are_numbering(const struct cells *cells)
{
    size_t filled = 0;

    for (size_t i = 0; i < cells->count; i++) {
        int serial = 0;
        enum serial_kind kind = cells_serial(cells->items[i].text, &serial);

        if (kind == SERIAL_OTHER || (kind == SERIAL_NUMBER && serial != (int)i + 1))
            return false;
        filled += kind == SERIAL_NUMBER;
    }
    return filled > 1;
}
