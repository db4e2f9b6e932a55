#include "ui/editor.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/mem.h"
#include "text/akshar.h"
#include "text/clean.h"
#include "text/wrap.h"

/* ---- content ------------------------------------------------------------------------------------ */

void editor_init(struct editor *editor, unsigned limit, bool lines)
{
    memset(editor, 0, sizeof(*editor));
    editor->limit = limit;
    editor->lines = lines;
}

static void forget_undo(struct editor *editor)
{
    while (editor->undo_count > 0)
        mem_free_secret(editor->undo[--editor->undo_count].text);
}

void editor_wipe(struct editor *editor)
{
    forget_undo(editor);
    str_wipe(&editor->text);
    editor->cursor = 0;
    editor->full = false;
    editor->last = K_NONE;
}

static unsigned code_points(const char *s, size_t n)
{
    return (unsigned)u8_mbsnlen((const uint8_t *)s, n);
}

unsigned editor_length(const struct editor *editor)
{
    return code_points(str_text(&editor->text), editor->text.len);
}

char *editor_value(const struct editor *editor)
{
    char *clean = clean_string(str_text(&editor->text), editor->lines ? CLEAN_LINES : CLEAN_LINE);

    if (*clean != '\0')
        return clean;
    free(clean);
    return NULL;
}

/* Brings what was typed to NFC without moving the cursor out of its place. */
static void normalise(struct editor *editor)
{
    struct str before = {0};
    struct str after = {0};

    clean_text(str_text(&editor->text), editor->cursor, CLEAN_TYPING, &before);
    clean_text(str_text(&editor->text), editor->text.len, CLEAN_TYPING, &after);
    str_wipe(&editor->text);
    editor->text = after;
    editor->cursor = before.len < after.len ? before.len : after.len;
    /* what joined across the cursor: step behind it */
    while (editor->cursor < after.len && (after.data[editor->cursor] & 0xC0) == 0x80)
        editor->cursor++;
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

static void insert(struct editor *editor, const char *s, size_t n)
{
    unsigned used = editor_length(editor);
    size_t taken = fit(s, n, editor->limit > used ? editor->limit - used : 0);

    editor->full = taken < n;
    str_insert(&editor->text, editor->cursor, s, taken);
    editor->cursor += taken;
    normalise(editor);
}

void editor_set(struct editor *editor, const char *text)
{
    editor_wipe(editor);
    if (text != NULL)
        insert(editor, text, strlen(text));
    editor->full = false;
}

/* ---- undo --------------------------------------------------------------------------------------- */

static void remember(struct editor *editor)
{
    if (editor->undo_count == EDITOR_UNDO_DEPTH) {
        mem_free_secret(editor->undo[0].text);
        memmove(editor->undo, editor->undo + 1, (EDITOR_UNDO_DEPTH - 1) * sizeof(editor->undo[0]));
        editor->undo_count--;
    }
    editor->undo[editor->undo_count++] =
        (struct editor_state){mem_copy_string(str_text(&editor->text)), editor->cursor};
}

static bool undo(struct editor *editor)
{
    struct editor_state state;

    if (editor->undo_count == 0)
        return false;
    state = editor->undo[--editor->undo_count];
    str_wipe(&editor->text);
    str_add(&editor->text, state.text);
    editor->cursor = state.cursor;
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
static void wrap_field(const struct editor *editor, int columns, const struct measure *measure,
                       struct wrap *w)
{
    wrap_text(str_text(&editor->text), editor->text.len, (unsigned)(columns < 2 ? 1 : columns - 1),
              measure, w);
}

static size_t line_of(const struct wrap *w, size_t cursor)
{
    size_t i = 0;

    while (i + 1 < w->count && cursor >= w->lines[i + 1].start)
        i++;
    return i;
}

static unsigned column_of(const struct editor *editor, const struct wrap *w, size_t line,
                          const struct measure *measure)
{
    size_t start = w->lines[line].start;

    return measure_columns(measure, str_text(&editor->text) + start, editor->cursor - start);
}

/* One line up or down, keeping the column. */
static bool move_line(struct editor *editor, int step, int columns, const struct measure *measure)
{
    struct wrap w = {0};
    size_t line;
    bool moved;

    wrap_field(editor, columns, measure, &w);
    line = line_of(&w, editor->cursor);
    moved = step < 0 ? line > 0 : line + 1 < w.count;
    if (moved) {
        unsigned column = column_of(editor, &w, line, measure);
        const struct wrap_line *to = &w.lines[step < 0 ? line - 1 : line + 1];

        editor->cursor = to->start + akshar_fit(measure, str_text(&editor->text) + to->start,
                                                to->end - to->start, column);
    }
    wrap_clear(&w);
    return moved;
}

static bool move_to(struct editor *editor, size_t cursor)
{
    bool moved = cursor != editor->cursor;

    editor->cursor = cursor;
    return moved;
}

static bool move_to_edge(struct editor *editor, bool end, int columns,
                         const struct measure *measure)
{
    struct wrap w = {0};
    const struct wrap_line *line;
    size_t to;

    wrap_field(editor, columns, measure, &w);
    line = &w.lines[line_of(&w, editor->cursor)];
    to = end ? line->end : line->start;
    wrap_clear(&w);
    return move_to(editor, to);
}

/* ---- keys --------------------------------------------------------------------------------------- */

static bool take_out(struct editor *editor, size_t from, size_t to)
{
    if (from == to)
        return false;
    str_remove(&editor->text, from, to - from);
    editor->cursor = from;
    editor->full = false;
    normalise(editor);
    return true;
}

static size_t char_before(const struct editor *editor)
{
    size_t at = editor->cursor;

    while (at > 0 && (editor->text.data[--at] & 0xC0) == 0x80)
        ;
    return at;
}

/* Keys that change the text; the caller has remembered it. */
static bool edit(struct editor *editor, const struct key *key, const struct str *pasted)
{
    const char *s = str_text(&editor->text);
    uint8_t bytes[6];

    switch (key->code) {
    case K_TEXT:
        insert(editor, (const char *)bytes, (size_t)u8_uctomb(bytes, key->ch, sizeof(bytes)));
        return true;
    case K_PASTE: {
        struct str clean = {0};

        clean_text(str_text(pasted), pasted->len, editor->lines ? CLEAN_LINES : CLEAN_LINE, &clean);
        insert(editor, str_text(&clean), clean.len);
        str_wipe(&clean);
        return true;
    }
    case K_BACKSPACE:
        return take_out(editor, char_before(editor), editor->cursor);
    case K_DELETE:
        return take_out(editor, editor->cursor, akshar_next(s, editor->text.len, editor->cursor));
    default: /* control with a letter */
        if (key->ch == 'j' && editor->lines)
            insert(editor, "\n", 1);
        else if (key->ch == 'w')
            return take_out(editor, word_left(s, editor->cursor), editor->cursor);
        else if (key->ch == 'u')
            return take_out(editor, 0, editor->cursor);
        else
            return false;
        return true;
    }
}

static bool move(struct editor *editor, const struct key *key, int columns,
                 const struct measure *measure)
{
    const char *s = str_text(&editor->text);

    switch (key->code) {
    case K_LEFT:
        return move_to(editor, akshar_previous(s, editor->cursor));
    case K_RIGHT:
        return move_to(editor, akshar_next(s, editor->text.len, editor->cursor));
    case K_WORD_LEFT:
        return move_to(editor, word_left(s, editor->cursor));
    case K_WORD_RIGHT:
        return move_to(editor, word_right(s, editor->text.len, editor->cursor));
    case K_UP:
        return move_line(editor, -1, columns, measure);
    case K_DOWN:
        return move_line(editor, 1, columns, measure);
    case K_HOME:
        return move_to_edge(editor, false, columns, measure);
    case K_END:
        return move_to_edge(editor, true, columns, measure);
    default:
        return false;
    }
}

static bool is_edit(const struct key *key)
{
    return key->code == K_TEXT || key->code == K_PASTE || key->code == K_BACKSPACE ||
           key->code == K_DELETE || (key->code == K_CTRL && strchr("jwu", (int)key->ch) != NULL);
}

bool editor_key(struct editor *editor, const struct key *key, const struct str *pasted, int columns,
                const struct measure *measure)
{
    bool changed;

    if (key->code == K_CTRL && key->ch == 'z') {
        editor->last = K_NONE;
        return undo(editor);
    }
    if (!is_edit(key)) {
        editor->last = K_NONE;
        return move(editor, key, columns, measure);
    }
    /* typing on is one step, until a word ends */
    if (key->code != editor->last || key->code == K_PASTE ||
        (key->code == K_TEXT && key->ch == ' '))
        remember(editor);
    changed = edit(editor, key, pasted);
    editor->last = key->code;
    return changed;
}

/* ---- drawing ------------------------------------------------------------------------------------ */

int editor_lines(const struct editor *editor, int columns, const struct measure *measure)
{
    struct wrap w = {0};
    int count;

    wrap_field(editor, columns, measure, &w);
    count = (int)w.count;
    wrap_clear(&w);
    return count;
}

void editor_draw(const struct editor *editor, struct canvas *canvas, int row, int col, int rows,
                 int columns, const char *example)
{
    struct wrap w = {0};
    const struct measure *measure = canvas->lettering.regular;
    const char *s = str_text(&editor->text);
    size_t line;
    size_t first;
    int cursor;

    canvas_fill(canvas, row, col, rows, columns, STYLE_FIELD);
    wrap_field(editor, columns, measure, &w);
    line = line_of(&w, editor->cursor);
    first = line >= (size_t)rows ? line - (size_t)rows + 1 : 0;
    for (size_t i = first; i < w.count && i < first + (size_t)rows; i++)
        (void)canvas_text(canvas, row + (int)(i - first), col, columns, STYLE_FIELD,
                          s + w.lines[i].start, w.lines[i].end - w.lines[i].start);
    if (editor->text.len == 0 && example != NULL)
        (void)canvas_text(canvas, row, col, columns, STYLE_FIELD_HINT, example, strlen(example));
    cursor = (int)column_of(editor, &w, line, measure);
    canvas_cursor(canvas, row + (int)(line - first),
                  col + (cursor < columns ? cursor : columns - 1));
    wrap_clear(&w);
}
