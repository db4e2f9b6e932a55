#include "screens/entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "screens/sheet.h"
#include "text/digits.h"
#include "typing/method.h"

enum {
    CELL_COLUMNS = 6,
    NARROW_CELL = 3,
    BOARD_LEAST_ROWS = 3,
    FIELD_LEAST_ROWS = 3, /* of a form, above its board */
    ONE_LINE = 60,        /* columns for method and suggestions on one line */
    NEAR_LIMIT = 50
};

static const struct key NO_KEY = {.code = K_NONE};

void entry_init(struct entry *entry, struct suggest *suggest)
{
    memset(entry, 0, sizeof(*entry));
    composer_init(&entry->composer, TYPING_ENGLISH, suggest);
}

void entry_wipe(struct entry *entry)
{
    composer_wipe(&entry->composer);
    if (entry->editor != NULL)
        entry->editor->composer = NULL;
    entry->editor = NULL;
    explicit_bzero(&entry->board, sizeof(entry->board));
}

static enum typing_method first_method(const struct entry *entry, enum entry_kind kind)
{
    if (kind == ENTRY_WORDS && entry->chose_method)
        return entry->method;
    return kind == ENTRY_WORDS && i18n_language() == LANGUAGE_BN ? TYPING_AVRO : TYPING_ENGLISH;
}

void entry_open(struct entry *entry, struct editor *editor, enum entry_kind kind)
{
    struct suggest *suggest = entry->composer.suggest;

    entry_wipe(entry);
    entry->editor = editor;
    entry->kind = kind;
    entry->board_open = false;
    composer_init(&entry->composer, first_method(entry, kind), suggest);
    if (editor == NULL)
        return;
    editor->composer = &entry->composer;
    editor->bangla_digits = kind == ENTRY_NUMBER && i18n_language() == LANGUAGE_BN;
}

void entry_finish(struct entry *entry)
{
    if (entry->editor != NULL)
        editor_finish(entry->editor);
}

/* ---- keys --------------------------------------------------------------------------------------- */

static void next_method(struct entry *entry)
{
    enum typing_method next =
        (enum typing_method)((entry->composer.method + 1) % TYPING_METHOD_COUNT);

    editor_finish(entry->editor);
    entry->composer.method = next;
    if (entry->kind == ENTRY_WORDS) {
        entry->chose_method = true;
        entry->method = next;
    }
}

static void refresh_board(struct entry *entry)
{
    board_refresh(&entry->board, str_text(&entry->editor->text), entry->editor->cursor);
}

static void open_board(struct entry *entry)
{
    editor_finish(entry->editor);
    entry->board_open = !entry->board_open;
    board_init(&entry->board, entry->kind == ENTRY_WORDS ? BOARD_BANGLA : BOARD_LATIN);
    refresh_board(entry);
}

/* What a key of the keyboard would do, for a cell of the board. */
static void press(struct entry *entry, struct ui *ui, const struct page *page, struct key key)
{
    (void)editor_key(entry->editor, &key, ui_pasted(ui), page_field_columns(page),
                     page->lettering.regular);
}

/* The cell's text, as it is: the composer must not take it for keys. */
static void put_text(struct entry *entry, const struct page *page, const char *text)
{
    struct str paste = {0};
    struct key key = {.code = K_PASTE};

    str_add(&paste, text);
    (void)editor_key(entry->editor, &key, &paste, page_field_columns(page),
                     page->lettering.regular);
    str_wipe(&paste);
}

static enum entry_result press_cell(struct entry *entry, struct ui *ui, const struct page *page)
{
    const struct board_cell *cell = board_current(&entry->board);

    switch (cell->action) {
    case BOARD_TEXT:
        put_text(entry, page, cell->text);
        break;
    case BOARD_SPACE:
        press(entry, ui, page, (struct key){.code = K_TEXT, .ch = ' '});
        break;
    case BOARD_BACKSPACE:
        press(entry, ui, page, (struct key){.code = K_BACKSPACE});
        break;
    case BOARD_NEWLINE:
        press(entry, ui, page, (struct key){.code = K_CTRL, .ch = 'j'});
        break;
    case BOARD_DONE:
        return ENTRY_DONE;
    default:
        board_switch(&entry->board, cell->action);
        break;
    }
    refresh_board(entry);
    return ENTRY_TAKEN;
}

static enum entry_result board_key(struct entry *entry, struct ui *ui, const struct page *page,
                                   const struct key *key)
{
    switch (key->code) {
    case K_UP:
        board_move(&entry->board, BOARD_UP);
        return ENTRY_TAKEN;
    case K_DOWN:
        board_move(&entry->board, BOARD_DOWN);
        return ENTRY_TAKEN;
    case K_LEFT:
        board_move(&entry->board, BOARD_LEFT);
        return ENTRY_TAKEN;
    case K_RIGHT:
        board_move(&entry->board, BOARD_RIGHT);
        return ENTRY_TAKEN;
    case K_ENTER:
        return press_cell(entry, ui, page);
    case K_CELL:
        return board_point(&entry->board, (size_t)key->row, (size_t)key->col)
                   ? press_cell(entry, ui, page)
                   : ENTRY_TAKEN;
    case K_ESC:
        entry->board_open = false;
        return ENTRY_TAKEN;
    default:
        return ENTRY_IGNORED;
    }
}

/* Up and down go through the suggestions while a word is being typed; Enter takes the one gone to. */
static enum entry_result suggestion_key(struct entry *entry, const struct key *key)
{
    size_t count = composer_suggestions(&entry->composer)->count;
    size_t chosen = composer_chosen(&entry->composer);

    if (count == 0)
        return ENTRY_IGNORED;
    if (key->code == K_DOWN || key->code == K_TAB)
        composer_choose(&entry->composer, (chosen + 1) % count);
    else if (key->code == K_UP || key->code == K_BACKTAB)
        composer_choose(&entry->composer, (chosen + count - 1) % count);
    else if (key->code == K_ENTER && entry->composer.picked)
        editor_finish(entry->editor);
    else
        return ENTRY_IGNORED;
    return ENTRY_TAKEN;
}

static enum entry_result take_key(struct entry *entry, struct ui *ui, const struct page *page,
                                  const struct key *key)
{
    enum entry_result result;

    if (key->code == K_F3) {
        next_method(entry);
        return ENTRY_TAKEN;
    }
    if (key->code == K_F6) {
        open_board(entry);
        return ENTRY_TAKEN;
    }
    if (key->code == K_F10)
        return ENTRY_DONE;
    result = entry->board_open ? board_key(entry, ui, page, key) : suggestion_key(entry, key);
    if (result != ENTRY_IGNORED)
        return result;
    if (key->code == K_ENTER)
        return ENTRY_DONE;
    if (!editor_key(entry->editor, key, ui_pasted(ui), page_field_columns(page),
                    page->lettering.regular))
        return ENTRY_IGNORED;
    if (entry->board_open)
        refresh_board(entry);
    return ENTRY_TAKEN;
}

enum entry_result entry_key(struct entry *entry, struct ui *ui, const struct page *page,
                            const struct key *key)
{
    enum entry_result result = take_key(entry, ui, page, key);

    if (result == ENTRY_TAKEN)
        editor_settle(entry->editor, page_field_columns(page), page->lettering.regular);
    return result;
}

/* ---- drawing ------------------------------------------------------------------------------------ */

/* Returns the column behind. */
static int add_method(const struct entry *entry, struct page *page)
{
    char *text;
    int col = 1;

    if (entry->kind == ENTRY_NUMBER)
        return col;
    text = str_format(_("Typing: %s"), method_label(entry->composer.method));
    page_row(page);
    col += page_put(page, col, STYLE_FAINT, text, (struct key){.code = K_F3});
    free(text);
    return col;
}

/* "১ আমি  ২ আমী …" from a column of the last line on, as many as fit, the one that Space would take
 * marked. */
static void add_suggestions(const struct entry *entry, struct page *page, int col)
{
    const struct suggestions *list = composer_suggestions(&entry->composer);
    size_t chosen = composer_chosen(&entry->composer);

    for (size_t i = 0; i < list->count; i++) {
        char *digit = digits_number(i18n_language(), (int64_t)i + 1);
        struct key key = {.code = K_TEXT, .ch = (uint32_t)('1' + i)};
        int need = page_columns(page, STYLE_BADGE, digit) + 1 +
                   page_columns(page, STYLE_BODY, list->text[i]) + 3;

        if (col + need > page->columns + 2) {
            free(digit);
            break;
        }
        col += page_put(page, col, STYLE_LABEL, digit, key) + 1;
        col += page_put(page, col, i == chosen ? STYLE_CHOSEN : STYLE_BODY, list->text[i], key) + 2;
        free(digit);
    }
}

void entry_add_room(struct page *page, const struct editor *field)
{
    unsigned used = editor_length(field);
    unsigned left = field->limit > used ? field->limit - used : 0;
    char *number;
    char *text;

    if (field->limit <= 2 * NEAR_LIMIT || (left > NEAR_LIMIT && !field->full))
        return;
    number = digits_number(i18n_language(), left);
    text = str_format(i18n_plural("room for %s more letter", "room for %s more letters", left),
                      number);
    page_text(page, field->full ? STYLE_WARNING : STYLE_FAINT, 0, text);
    free(text);
    free(number);
}

static void add_board_row(const struct board *board, size_t row, int cell_columns,
                          struct page *page)
{
    page_row(page);
    for (size_t i = 0; i < board->counts[row]; i++) {
        const struct board_cell *cell = &board->cells[row][i];
        bool here = board->row == row && board->column == i;
        int width = (int)cell->span * cell_columns - 1;
        int col = (int)cell->x * cell_columns;
        char *ground = str_format("%*s", width, "");
        const char *label = board_label(cell);
        int pad = (width - page_columns(page, STYLE_KEY, label)) / 2;
        enum style style = here ? STYLE_CHOSEN : STYLE_FIELD;
        struct key key = {.code = K_CELL, .row = (int)row, .col = (int)i};

        (void)page_put(page, col, style, ground, key);
        (void)page_put(page, col + (pad > 0 ? pad : 0), style, label, NO_KEY);
        free(ground);
    }
}

/* The rows of the board that the screen has room for, with the one that the cursor is on. */
static void add_board(const struct entry *entry, struct page *page)
{
    const struct board *board = &entry->board;
    int cell = page->columns >= BOARD_COLUMNS * CELL_COLUMNS ? CELL_COLUMNS : NARROW_CELL;
    int above = page->has_pin ? (int)page->pinned - FIELD_LEAST_ROWS : 0;
    int room = page->rows - ((int)page_next_line(page) - above) - 5;
    size_t rows = room < BOARD_LEAST_ROWS ? BOARD_LEAST_ROWS : (size_t)room;
    size_t first;

    if (rows > BOARD_ROWS)
        rows = BOARD_ROWS;
    first = board->row >= rows ? board->row - rows + 1 : 0;
    for (size_t row = first; row < first + rows; row++)
        add_board_row(board, row, cell, page);
}

void entry_add_help(const struct entry *entry, struct page *page)
{
    int col = add_method(entry, page);

    if (composer_suggestions(&entry->composer)->count > 0) {
        if (page->columns < ONE_LINE)
            page_row(page);
        add_suggestions(entry, page, page->columns < ONE_LINE ? 1 : col + 3);
    }
    entry_add_room(page, entry->editor);
    if (entry->board_open)
        add_board(entry, page);
}

void entry_add(const struct entry *entry, struct page *page, int rows, const char *example)
{
    page_field(page, entry->editor, rows, example);
    (void)add_method(entry, page);
    if (composer_suggestions(&entry->composer)->count > 0) {
        page_row(page);
        add_suggestions(entry, page, 1);
    }
    if (entry->board_open)
        add_board(entry, page);
}

struct hint entry_go_on_hint(const struct entry *entry, const char *label)
{
    return entry->board_open ? sheet_hint(K_F10, "F10", label)
                             : sheet_hint(K_ENTER, "Enter", label);
}

size_t entry_hints(const struct entry *entry, struct hint *hints)
{
    size_t n = 0;

    if (entry->kind != ENTRY_NUMBER)
        hints[n++] = sheet_hint(K_F3, "F3", _("Typing"));
    hints[n++] = sheet_hint(K_F6, "F6", entry->board_open ? _("No board") : _("Board"));
    return n;
}
