#include "ui/editor.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/mem.h"
#include "text/akshar.h"
#include "text/clean.h"
#include "text/wrap.h"
#include "typing/composer.h"

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
    wrap_forget(&editor->layout);
    editor->cursor = 0;
    editor->full = false;
    editor->last = K_NONE;
}

static unsigned code_points(const char *s, size_t n)
{
    return (unsigned)u8_mbsnlen((const uint8_t *)s, n);
}

static const char *word_of(const struct editor *editor)
{
    return editor->composer == NULL ? "" : composer_text(editor->composer);
}

static unsigned text_length(const struct editor *editor)
{
    return code_points(str_text(&editor->text), editor->text.len);
}

unsigned editor_length(const struct editor *editor)
{
    const char *word = word_of(editor);

    return text_length(editor) + code_points(word, strlen(word));
}

char *editor_value(const struct editor *editor)
{
    char *clean = clean_string(str_text(&editor->text), editor->lines ? CLEAN_LINES : CLEAN_LINE);

    if (*clean != '\0')
        return clean;
    free(clean);
    return NULL;
}

/* Brings what changed between `from` and the cursor to NFC, with the akshars beside it, without moving
 * the cursor out of its place. */
static void normalise(struct editor *editor, size_t from)
{
    const char *s = str_text(&editor->text);
    size_t start = akshar_previous(s, from);
    size_t end = akshar_next(s, editor->text.len, editor->cursor);
    struct str before = {0};
    struct str after = {0};
    size_t at;

    clean_text(s + start, editor->cursor - start, CLEAN_TYPING, &before);
    clean_text(s + start, end - start, CLEAN_TYPING, &after);
    at = before.len < after.len ? before.len : after.len;
    /* what joined across the cursor: step behind it */
    while (at < after.len && (after.data[at] & 0xC0) == 0x80)
        at++;
    editor->cursor = start + at;
    str_remove(&editor->text, start, end - start);
    str_insert(&editor->text, start, str_text(&after), after.len);
    str_wipe(&before);
    str_wipe(&after);
}

/* The longest start of s that has at most `room` code points and ends with an akshar. */
static size_t fit(const char *s, size_t n, unsigned room)
{
    const uint8_t *p = (const uint8_t *)s;
    const uint8_t *end = p + n;
    size_t size;
    size_t last;

    while (p < end && room > 0) {
        ucs4_t c;

        p += u8_mbtouc(&c, p, (size_t)(end - p));
        room--;
    }
    size = (size_t)(p - (const uint8_t *)s);
    last = akshar_previous(s, size);
    return size == n || akshar_next(s, n, last) == size ? size : last;
}

/* Puts a text in at the cursor, as much of it as there is room for. */
static void insert(struct editor *editor, const char *s, size_t n)
{
    struct str clean = {0};
    unsigned used = text_length(editor);
    size_t from = editor->cursor;
    size_t taken;

    clean_text(s, n, CLEAN_TYPING, &clean); /* what counts is what will stand there */
    taken = fit(str_text(&clean), clean.len, editor->limit > used ? editor->limit - used : 0);
    editor->full = taken < clean.len;
    str_insert(&editor->text, editor->cursor, str_text(&clean), taken);
    editor->cursor += taken;
    normalise(editor, from);
    str_wipe(&clean);
}

/* The text with the word that is being typed in its place; *start and *end are where it stands. */
static void compose(const struct editor *editor, struct str *out, size_t *start, size_t *end)
{
    str_add_bytes(out, str_text(&editor->text), editor->cursor);
    *start = out->len;
    str_add(out, word_of(editor));
    *end = out->len;
    str_add(out, str_text(&editor->text) + editor->cursor);
}

void editor_finish(struct editor *editor)
{
    struct str word = {0};

    if (editor->composer == NULL)
        return;
    composer_commit(editor->composer, &word);
    if (word.len > 0)
        insert(editor, str_text(&word), word.len);
    str_wipe(&word);
}

void editor_set(struct editor *editor, const char *text)
{
    editor_wipe(editor);
    if (text != NULL)
        insert(editor, text, strlen(text));
    editor->full = false;
}

/* ---- undo --------------------------------------------------------------------------------------- */

static bool is_at(const struct editor *editor, const struct editor_state *state)
{
    return strcmp(state->text, str_text(&editor->text)) == 0;
}

static void remember(struct editor *editor)
{
    if (editor->undo_count > 0 && is_at(editor, &editor->undo[editor->undo_count - 1]))
        return;
    if (editor->undo_count == EDITOR_UNDO_DEPTH) {
        mem_free_secret(editor->undo[0].text);
        memmove(editor->undo, editor->undo + 1, (EDITOR_UNDO_DEPTH - 1) * sizeof(editor->undo[0]));
        editor->undo_count--;
    }
    editor->undo[editor->undo_count++] =
        (struct editor_state){mem_copy_string(str_text(&editor->text)), editor->cursor};
}

/* Goes back to what was remembered last and was another text. */
static bool undo(struct editor *editor)
{
    bool changed = false;

    while (!changed && editor->undo_count > 0) {
        struct editor_state state = editor->undo[--editor->undo_count];

        changed = !is_at(editor, &state);
        str_cut(&editor->text, 0);
        str_add(&editor->text, state.text);
        editor->cursor = state.cursor;
        mem_free_secret(state.text);
    }
    editor->full = false;
    return changed;
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

/* An insertion point behind a full last line needs no line of its own. */
static unsigned line_columns(int columns)
{
    return (unsigned)(columns < 2 ? 1 : columns - 1);
}

/* The lines of what is shown: those that are kept, or *fresh, to be cleared by the caller. */
static const struct wrap *lines_of(const struct editor *editor, const struct str *shown,
                                   int columns, const struct measure *measure, struct wrap *fresh)
{
    const struct wrap *kept = wrap_kept_lines(&editor->layout, str_text(shown), shown->len,
                                              line_columns(columns), measure);

    if (kept != NULL)
        return kept;
    wrap_text(str_text(shown), shown->len, line_columns(columns), measure, fresh);
    return fresh;
}

void editor_settle(struct editor *editor, int columns, const struct measure *measure)
{
    struct str shown = {0};
    size_t start;
    size_t end;

    compose(editor, &shown, &start, &end);
    wrap_keep(&editor->layout, str_text(&shown), shown.len, line_columns(columns), measure);
    str_wipe(&shown);
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
    struct wrap fresh = {0};
    const struct wrap *w = lines_of(editor, &editor->text, columns, measure, &fresh);
    size_t line = wrap_line_at(w, editor->cursor);
    bool moved = step < 0 ? line > 0 : line + 1 < w->count;

    if (moved) {
        unsigned column = column_of(editor, w, line, measure);
        const struct wrap_line *to = &w->lines[step < 0 ? line - 1 : line + 1];

        editor->cursor = to->start + akshar_fit(measure, str_text(&editor->text) + to->start,
                                                to->end - to->start, column);
    }
    wrap_clear(&fresh);
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
    struct wrap fresh = {0};
    const struct wrap *w = lines_of(editor, &editor->text, columns, measure, &fresh);
    const struct wrap_line *line = &w->lines[wrap_line_at(w, editor->cursor)];
    size_t to = end ? line->end : line->start;

    wrap_clear(&fresh);
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
    normalise(editor, from);
    return true;
}

static size_t char_before(const struct editor *editor)
{
    size_t at = editor->cursor;

    while (at > 0 && (editor->text.data[--at] & 0xC0) == 0x80)
        ;
    return at;
}

/* A word must not grow longer than there is room for: it would be cut when it is put in. */
static void keep_within_limit(struct editor *editor)
{
    if (editor_length(editor) > editor->limit && composer_backspace(editor->composer))
        editor->full = true;
}

/* A character: the composer's, if there is one, else itself. */
static void type_char(struct editor *editor, uint32_t ch)
{
    struct str commit = {0};
    uint8_t bytes[6];
    bool taken =
        editor->composer != NULL &&
        composer_key(editor->composer, ch, str_text(&editor->text), editor->cursor, &commit);

    editor->full = false;
    if (!taken) {
        if (editor->bangla_digits && ch >= '0' && ch <= '9')
            ch = ch - '0' + 0x09E6;
        str_add_bytes(&commit, (const char *)bytes, (size_t)u8_uctomb(bytes, ch, sizeof(bytes)));
    }
    if (commit.len > 0)
        insert(editor, str_text(&commit), commit.len);
    if (taken)
        keep_within_limit(editor);
    str_wipe(&commit);
}

static void paste(struct editor *editor, const struct str *pasted)
{
    struct str clean = {0};

    clean_text(str_text(pasted), pasted->len, editor->lines ? CLEAN_LINES : CLEAN_LINE, &clean);
    insert(editor, str_text(&clean), clean.len);
    str_wipe(&clean);
}

/* Keys that change the text; the caller has remembered it. */
static bool edit(struct editor *editor, const struct key *key, const struct str *pasted)
{
    const char *s = str_text(&editor->text);

    switch (key->code) {
    case K_TEXT:
        type_char(editor, key->ch);
        return true;
    case K_PASTE:
        paste(editor, pasted);
        return true;
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

/* Whether the key belongs to the word that is being typed alone. */
static bool takes_back(struct editor *editor, const struct key *key)
{
    if (key->code != K_BACKSPACE || editor->composer == NULL ||
        !composer_backspace(editor->composer))
        return false;
    editor->full = false;
    return true;
}

/* Whether what is typed next is a new word. */
static bool begins_word(const struct editor *editor)
{
    return *word_of(editor) == '\0' && editor->cursor > 0 &&
           strchr(" \n", editor->text.data[editor->cursor - 1]) != NULL;
}

bool editor_key(struct editor *editor, const struct key *key, const struct str *pasted, int columns,
                const struct measure *measure)
{
    bool changed;

    if (takes_back(editor, key))
        return true;
    if (key->code != K_TEXT)
        editor_finish(editor);
    if (key->code == K_CTRL && key->ch == 'z') {
        editor->last = K_NONE;
        return undo(editor);
    }
    if (!is_edit(key)) {
        editor->last = K_NONE;
        return move(editor, key, columns, measure);
    }
    /* typing on is one step, up to the next word */
    if (key->code != editor->last || key->code == K_PASTE || begins_word(editor))
        remember(editor);
    changed = edit(editor, key, pasted);
    editor->last = key->code;
    return changed;
}

/* ---- drawing ------------------------------------------------------------------------------------ */

int editor_lines(const struct editor *editor, int columns, const struct measure *measure)
{
    struct str shown = {0};
    struct wrap fresh = {0};
    size_t start;
    size_t end;
    int count;

    compose(editor, &shown, &start, &end);
    count = (int)lines_of(editor, &shown, columns, measure, &fresh)->count;
    wrap_clear(&fresh);
    str_wipe(&shown);
    return count;
}

/* The part [from, to) of the text that falls into the line, if any, at its column. Returns the column
 * behind it. */
static int draw_part(struct canvas *canvas, int row, int col, const struct str *shown,
                     const struct wrap_line *line, size_t from, size_t to, enum style style)
{
    size_t a = from > line->start ? from : line->start;
    size_t b = to < line->end ? to : line->end;

    return a < b ? col + canvas_text(canvas, row, col, canvas->cols, style, shown->data + a, b - a)
                 : col;
}

/* One line: before, in and behind the word that is being typed. Returns the column behind the word. */
static int draw_line(struct canvas *canvas, int row, int col, const struct str *shown,
                     const struct wrap_line *line, size_t start, size_t end)
{
    int cursor;

    col = draw_part(canvas, row, col, shown, line, 0, start, STYLE_FIELD);
    cursor = draw_part(canvas, row, col, shown, line, start, end, STYLE_FIELD_WORD);
    (void)draw_part(canvas, row, cursor, shown, line, end, SIZE_MAX, STYLE_FIELD);
    return cursor;
}

void editor_draw_rows(const struct editor *editor, struct canvas *canvas, int row, int col,
                      int rows, int columns, const char *example, int from, int to)
{
    const struct measure *measure = canvas->lettering.regular;
    struct str shown = {0};
    struct wrap fresh = {0};
    const struct wrap *w;
    size_t start;
    size_t end;
    size_t line;
    size_t first;

    canvas_fill(canvas, row + from, col, to - from, columns, STYLE_FIELD);
    compose(editor, &shown, &start, &end);
    w = lines_of(editor, &shown, columns, measure, &fresh);
    line = wrap_line_at(w, end);
    first = line >= (size_t)rows ? line - (size_t)rows + 1 : 0;
    for (size_t i = first + (size_t)from; i < w->count && i < first + (size_t)to; i++) {
        int cursor =
            draw_line(canvas, row + (int)(i - first), col, &shown, &w->lines[i], start, end);
        /* blanks at a line's end are not drawn, but the cursor stands behind them */
        size_t blanks = i == line && end > w->lines[i].end ? end - w->lines[i].end : 0;

        if (i == line)
            canvas_cursor(canvas, row + (int)(i - first),
                          cursor + (int)blanks < col + columns ? cursor + (int)blanks
                                                               : col + columns - 1);
    }
    if (shown.len == 0 && example != NULL && from == 0)
        (void)canvas_text_cut(canvas, row, col, columns, STYLE_FIELD_HINT, example,
                              strlen(example));
    wrap_clear(&fresh);
    str_wipe(&shown);
}

void editor_draw(const struct editor *editor, struct canvas *canvas, int row, int col, int rows,
                 int columns, const char *example)
{
    editor_draw_rows(editor, canvas, row, col, rows, columns, example, 0, rows);
}
