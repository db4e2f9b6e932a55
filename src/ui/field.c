#include "ui/field.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/mem.h"
#include "text/akshar.h"
#include "text/clean.h"
#include "text/wrap.h"

/* ---- content ------------------------------------------------------------------------------------ */

void field_init(struct field *field, unsigned limit, bool lines)
{
    memset(field, 0, sizeof(*field));
    field->limit = limit;
    field->lines = lines;
}

static void forget_undo(struct field *field)
{
    while (field->undo_count > 0)
        mem_free_secret(field->undo[--field->undo_count].text);
}

void field_wipe(struct field *field)
{
    forget_undo(field);
    str_wipe(&field->text);
    field->cursor = 0;
    field->full = false;
    field->last = K_NONE;
}

static unsigned code_points(const char *s, size_t n)
{
    return (unsigned)u8_mbsnlen((const uint8_t *)s, n);
}

unsigned field_length(const struct field *field)
{
    return code_points(str_text(&field->text), field->text.len);
}

char *field_value(const struct field *field)
{
    char *clean = clean_string(str_text(&field->text), field->lines ? CLEAN_LINES : CLEAN_LINE);

    if (*clean != '\0')
        return clean;
    free(clean);
    return NULL;
}

/* Brings what was typed to NFC without moving the cursor out of its place. */
static void normalise(struct field *field)
{
    struct str before = {0};
    struct str after = {0};

    clean_text(str_text(&field->text), field->cursor, CLEAN_TYPING, &before);
    clean_text(str_text(&field->text), field->text.len, CLEAN_TYPING, &after);
    str_wipe(&field->text);
    field->text = after;
    field->cursor = before.len < after.len ? before.len : after.len;
    /* what joined across the cursor: step behind it */
    while (field->cursor < after.len && (after.data[field->cursor] & 0xC0) == 0x80)
        field->cursor++;
    str_wipe(&before);
}

/* The longest start of s that has at most `room` code points. */
static size_t fit(const char *s, size_t n, unsigned room)
{
    const uint8_t *p = (const uint8_t *)s;
    const uint8_t *end = p + n;

    while (p < end && room > 0) {
        ucs4_t c;

        p += u8_mbtouc(&c, p, (size_t)(end - p));
        room--;
    }
    return (size_t)(p - (const uint8_t *)s);
}

static void insert(struct field *field, const char *s, size_t n)
{
    unsigned used = field_length(field);
    size_t taken = fit(s, n, field->limit > used ? field->limit - used : 0);

    field->full = taken < n;
    str_insert(&field->text, field->cursor, s, taken);
    field->cursor += taken;
    normalise(field);
}

void field_set(struct field *field, const char *text)
{
    field_wipe(field);
    if (text != NULL)
        insert(field, text, strlen(text));
    field->full = false;
}

/* ---- undo --------------------------------------------------------------------------------------- */

static void remember(struct field *field)
{
    if (field->undo_count == FIELD_UNDO_DEPTH) {
        mem_free_secret(field->undo[0].text);
        memmove(field->undo, field->undo + 1, (FIELD_UNDO_DEPTH - 1) * sizeof(field->undo[0]));
        field->undo_count--;
    }
    field->undo[field->undo_count++] =
        (struct field_state){mem_copy_string(str_text(&field->text)), field->cursor};
}

static bool undo(struct field *field)
{
    struct field_state state;

    if (field->undo_count == 0)
        return false;
    state = field->undo[--field->undo_count];
    str_wipe(&field->text);
    str_add(&field->text, state.text);
    field->cursor = state.cursor;
    mem_free_secret(state.text);
    return true;
}

/* ---- moving ------------------------------------------------------------------------------------- */

static size_t word_left(const char *s, size_t at)
{
    while (at > 0 && strchr(" \n", s[at - 1]) != NULL)
        at--;
    while (at > 0 && strchr(" \n", s[at - 1]) == NULL)
        at--;
    return at;
}

static size_t word_right(const char *s, size_t n, size_t at)
{
    while (at < n && strchr(" \n", s[at]) == NULL)
        at++;
    while (at < n && strchr(" \n", s[at]) != NULL)
        at++;
    return at;
}

/* The text in lines; an insertion point behind a full last line needs no line of its own. */
static void wrap_field(const struct field *field, int columns, const struct measure *measure,
                       struct wrap *w)
{
    wrap_text(str_text(&field->text), field->text.len, (unsigned)(columns < 2 ? 1 : columns - 1),
              measure, w);
}

static size_t line_of(const struct wrap *w, size_t cursor)
{
    size_t i = 0;

    while (i + 1 < w->count && cursor >= w->lines[i + 1].start)
        i++;
    return i;
}

static unsigned column_of(const struct field *field, const struct wrap *w, size_t line,
                          const struct measure *measure)
{
    size_t start = w->lines[line].start;

    return measure_columns(measure, str_text(&field->text) + start, field->cursor - start);
}

/* One line up or down, keeping the column. */
static bool move_line(struct field *field, int step, int columns, const struct measure *measure)
{
    struct wrap w = {0};
    size_t line;
    bool moved;

    wrap_field(field, columns, measure, &w);
    line = line_of(&w, field->cursor);
    moved = step < 0 ? line > 0 : line + 1 < w.count;
    if (moved) {
        unsigned column = column_of(field, &w, line, measure);
        const struct wrap_line *to = &w.lines[step < 0 ? line - 1 : line + 1];

        field->cursor = to->start + akshar_fit(measure, str_text(&field->text) + to->start,
                                               to->end - to->start, column);
    }
    wrap_clear(&w);
    return moved;
}

static bool move_to(struct field *field, size_t cursor)
{
    bool moved = cursor != field->cursor;

    field->cursor = cursor;
    return moved;
}

static bool move_to_edge(struct field *field, bool end, int columns, const struct measure *measure)
{
    struct wrap w = {0};
    const struct wrap_line *line;
    size_t to;

    wrap_field(field, columns, measure, &w);
    line = &w.lines[line_of(&w, field->cursor)];
    to = end ? line->end : line->start;
    wrap_clear(&w);
    return move_to(field, to);
}

/* ---- keys --------------------------------------------------------------------------------------- */

static bool take_out(struct field *field, size_t from, size_t to)
{
    if (from == to)
        return false;
    str_remove(&field->text, from, to - from);
    field->cursor = from;
    field->full = false;
    normalise(field);
    return true;
}

static size_t char_before(const struct field *field)
{
    size_t at = field->cursor;

    while (at > 0 && (field->text.data[--at] & 0xC0) == 0x80)
        ;
    return at;
}

/* Keys that change the text; the caller has remembered it. */
static bool edit(struct field *field, const struct key *key, const struct str *pasted)
{
    const char *s = str_text(&field->text);
    uint8_t bytes[6];

    switch (key->code) {
    case K_TEXT:
        insert(field, (const char *)bytes, (size_t)u8_uctomb(bytes, key->ch, sizeof(bytes)));
        return true;
    case K_PASTE: {
        struct str clean = {0};

        clean_text(str_text(pasted), pasted->len, field->lines ? CLEAN_LINES : CLEAN_LINE, &clean);
        insert(field, str_text(&clean), clean.len);
        str_wipe(&clean);
        return true;
    }
    case K_BACKSPACE:
        return take_out(field, char_before(field), field->cursor);
    case K_DELETE:
        return take_out(field, field->cursor, akshar_next(s, field->text.len, field->cursor));
    default: /* control with a letter */
        if (key->ch == 'j' && field->lines)
            insert(field, "\n", 1);
        else if (key->ch == 'w')
            return take_out(field, word_left(s, field->cursor), field->cursor);
        else if (key->ch == 'u')
            return take_out(field, 0, field->cursor);
        else
            return false;
        return true;
    }
}

static bool move(struct field *field, const struct key *key, int columns,
                 const struct measure *measure)
{
    const char *s = str_text(&field->text);

    switch (key->code) {
    case K_LEFT:
        return move_to(field, akshar_previous(s, field->cursor));
    case K_RIGHT:
        return move_to(field, akshar_next(s, field->text.len, field->cursor));
    case K_WORD_LEFT:
        return move_to(field, word_left(s, field->cursor));
    case K_WORD_RIGHT:
        return move_to(field, word_right(s, field->text.len, field->cursor));
    case K_UP:
        return move_line(field, -1, columns, measure);
    case K_DOWN:
        return move_line(field, 1, columns, measure);
    case K_HOME:
        return move_to_edge(field, false, columns, measure);
    case K_END:
        return move_to_edge(field, true, columns, measure);
    default:
        return false;
    }
}

static bool is_edit(const struct key *key)
{
    return key->code == K_TEXT || key->code == K_PASTE || key->code == K_BACKSPACE ||
           key->code == K_DELETE || (key->code == K_CTRL && strchr("jwu", (int)key->ch) != NULL);
}

bool field_key(struct field *field, const struct key *key, const struct str *pasted, int columns,
               const struct measure *measure)
{
    bool changed;

    if (key->code == K_CTRL && key->ch == 'z') {
        field->last = K_NONE;
        return undo(field);
    }
    if (!is_edit(key)) {
        field->last = K_NONE;
        return move(field, key, columns, measure);
    }
    /* typing on is one step, until a word ends */
    if (key->code != field->last || key->code == K_PASTE || (key->code == K_TEXT && key->ch == ' '))
        remember(field);
    changed = edit(field, key, pasted);
    field->last = key->code;
    return changed;
}

/* ---- drawing ------------------------------------------------------------------------------------ */

int field_lines(const struct field *field, int columns, const struct measure *measure)
{
    struct wrap w = {0};
    int count;

    wrap_field(field, columns, measure, &w);
    count = (int)w.count;
    wrap_clear(&w);
    return count;
}

void field_draw(const struct field *field, struct canvas *canvas, int row, int col, int rows,
                int columns, const char *example)
{
    struct wrap w = {0};
    const struct measure *measure = canvas->lettering.regular;
    const char *s = str_text(&field->text);
    size_t line;
    size_t first;
    int cursor;

    canvas_fill(canvas, row, col, rows, columns, STYLE_FIELD);
    wrap_field(field, columns, measure, &w);
    line = line_of(&w, field->cursor);
    first = line >= (size_t)rows ? line - (size_t)rows + 1 : 0;
    for (size_t i = first; i < w.count && i < first + (size_t)rows; i++)
        (void)canvas_text(canvas, row + (int)(i - first), col, columns, STYLE_FIELD,
                          s + w.lines[i].start, w.lines[i].end - w.lines[i].start);
    if (field->text.len == 0 && example != NULL)
        (void)canvas_text(canvas, row, col, columns, STYLE_FIELD_HINT, example, strlen(example));
    cursor = (int)column_of(field, &w, line, measure);
    canvas_cursor(canvas, row + (int)(line - first),
                  col + (cursor < columns ? cursor : columns - 1));
    wrap_clear(&w);
}
