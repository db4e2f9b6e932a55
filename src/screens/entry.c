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
    NEAR_LIMIT = 50,
    SUGGESTION_INDENT = 1,
    MORE_COLUMNS = 1,
    LESSON_ROWS = 20 /* of a screen with room for all of it */
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

static void choose_digits(struct entry *entry)
{
    entry->editor->bangla_digits = entry->kind == ENTRY_NUMBER && i18n_language() == LANGUAGE_BN;
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
    choose_digits(entry);
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

static enum board_page first_page(const struct entry *entry)
{
    const bool bangla = i18n_language() == LANGUAGE_BN;

    if (entry->kind == ENTRY_WORDS)
        return bangla || entry->composer.method != TYPING_ENGLISH ? BOARD_BANGLA : BOARD_LATIN;
    return entry->kind == ENTRY_NUMBER && bangla ? BOARD_BANGLA : BOARD_LATIN;
}

static void open_board(struct entry *entry)
{
    editor_finish(entry->editor);
    entry->board_open = true;
    board_init(&entry->board, first_page(entry));
    if (entry->kind == ENTRY_NUMBER)
        board_go_to_digits(&entry->board);
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

/* Columns that a suggestion takes with its number and the gap behind it. */
static int suggestion_columns(const struct page *page, const char *text)
{
    return page_columns(page, STYLE_LABEL, "9") + 1 + page_columns(page, STYLE_BODY, text) + 2;
}

/* Whether the suggestions stand behind the method, on its line. */
static bool is_beside(const struct entry *entry, const struct page *page)
{
    return entry->compact && page->columns >= ONE_LINE && entry->kind != ENTRY_NUMBER;
}

static int suggestion_column(const struct entry *entry, const struct page *page)
{
    if (!is_beside(entry, page))
        return SUGGESTION_INDENT;
    return 1 + page_columns(page, STYLE_FAINT, _("Typing:")) + 1 +
           page_columns(page, STYLE_LABEL, method_label(entry->composer.method)) + 3;
}

/* The suggestions that share one line with the chosen one: from *first, as many as are returned. */
static size_t on_one_line(const struct entry *entry, const struct page *page, size_t *first)
{
    const struct suggestions *list = composer_suggestions(&entry->composer);
    size_t chosen = composer_chosen(&entry->composer);
    int room = page->columns - suggestion_column(entry, page) - MORE_COLUMNS;
    size_t i = 0;

    do {
        int used = 0;

        *first = i;
        do {
            used += suggestion_columns(page, list->text[i++]);
        } while (i < list->count && used + suggestion_columns(page, list->text[i]) <= room);
    } while (i <= chosen && i < list->count);
    return i - *first;
}

/* Up and down go through the suggestions while a word is being typed, the page keys through lines of
 * them; Enter takes the one gone to. */
static enum entry_result suggestion_key(struct entry *entry, const struct page *page,
                                        const struct key *key)
{
    size_t count = composer_suggestions(&entry->composer)->count;
    size_t chosen = composer_chosen(&entry->composer);
    size_t first;
    size_t shown;

    if (count == 0)
        return ENTRY_IGNORED;
    shown = on_one_line(entry, page, &first);
    if (key->code == K_DOWN || key->code == K_TAB)
        composer_choose(&entry->composer, (chosen + 1) % count);
    else if (key->code == K_UP || key->code == K_BACKTAB)
        composer_choose(&entry->composer, (chosen + count - 1) % count);
    else if (key->code == K_PAGE_DOWN)
        composer_choose(&entry->composer, first + shown < count ? first + shown : 0);
    else if (key->code == K_PAGE_UP)
        composer_choose(&entry->composer, first > 0 ? first - 1 : 0);
    else if (key->code == K_ENTER && entry->composer.picked)
        editor_finish(entry->editor);
    else
        return ENTRY_IGNORED;
    return ENTRY_TAKEN;
}

/* A key that opens or closes the board: F6, a touch on the field. */
static bool toggle_board(struct entry *entry, const struct key *key)
{
    if (key->code != K_F6 && (key->code != K_FIELD || entry->board_open))
        return false;
    if (entry->board_open)
        entry->board_open = false;
    else
        open_board(entry);
    return true;
}

static enum entry_result take_key(struct entry *entry, struct ui *ui, const struct page *page,
                                  const struct key *key)
{
    enum entry_result result;

    if (key->code == K_F3) {
        if (entry->kind != ENTRY_NUMBER)
            next_method(entry);
        return ENTRY_TAKEN;
    }
    if (toggle_board(entry, key))
        return ENTRY_TAKEN;
    if (key->code == K_F10)
        return ENTRY_DONE;
    result = entry->board_open ? board_key(entry, ui, page, key) : suggestion_key(entry, page, key);
    if (result != ENTRY_IGNORED)
        return result;
    if (key->code == K_ENTER)
        return ENTRY_DONE;
    if (!editor_key(entry->editor, key, ui_pasted(ui), page_field_columns(page),
                    page->lettering.regular)) {
        if (key->code != K_DOWN || !entry->arrows_alone)
            return ENTRY_IGNORED;
        open_board(entry);
    }
    if (entry->board_open)
        refresh_board(entry);
    return ENTRY_TAKEN;
}

enum entry_result entry_key(struct entry *entry, struct ui *ui, const struct page *page,
                            const struct key *key)
{
    enum entry_result result;

    choose_digits(entry); /* F2 may have changed the language */
    result = take_key(entry, ui, page, key);
    if (result != ENTRY_TAKEN)
        return result;
    if (entry->composer.method == TYPING_AVRO && editor_length(entry->editor) > 0)
        entry->practised = true;
    editor_settle(entry->editor, page_field_columns(page), page->lettering.regular);
    return result;
}

/* ---- drawing ------------------------------------------------------------------------------------ */

static void add_method(const struct entry *entry, struct page *page)
{
    int col = 1;

    if (entry->kind == ENTRY_NUMBER)
        return;
    page_row(page);
    col += page_put(page, col, STYLE_FAINT, _("Typing:"), (struct key){.code = K_F3}) + 1;
    (void)page_put(page, col, STYLE_LABEL, method_label(entry->composer.method),
                   (struct key){.code = K_F3});
}

/* "১ আমি  ২ আমী …", the one that Space would take marked; › leads to the rest. */
static void add_suggestions(const struct entry *entry, struct page *page)
{
    const struct suggestions *list = composer_suggestions(&entry->composer);
    size_t chosen = composer_chosen(&entry->composer);
    size_t first;
    size_t shown = on_one_line(entry, page, &first);
    int col = suggestion_column(entry, page);

    if (!is_beside(entry, page))
        page_row(page);
    for (size_t i = first; i < first + shown; i++) {
        char *digit = digits_number(i18n_language(), (int64_t)i + 1);
        struct key key = {.code = K_TEXT, .ch = (uint32_t)('1' + i)};

        col += page_put(page, col, STYLE_LABEL, digit, key) + 1;
        col += page_put_option(page, col, STYLE_BODY, list->text[i], key, i == chosen) + 2;
        free(digit);
    }
    if (shown < list->count)
        (void)page_put(page, col, STYLE_LABEL, "›", (struct key){.code = K_PAGE_DOWN});
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

/* ---- how to type ---------------------------------------------------------------------------------- */

/* What the list makes of these keys. */
static const char EXAMPLES[] = "ami → আমি    sheba → সেবা    obhijog → অভিযোগ    tarikh → তারিখ";

static void add_examples(struct page *page)
{
    const char *end = EXAMPLES + sizeof(EXAMPLES) - 1;
    int col = 1;

    page_row(page);
    for (const char *at = EXAMPLES; at < end;) {
        const char *gap = strstr(at, "    ");
        char *one = str_format("%.*s", (int)((gap == NULL ? end : gap) - at), at);
        int columns = page_columns(page, STYLE_BODY, one);

        if (col + columns <= page->columns)
            col += page_put(page, col, STYLE_BODY, one, NO_KEY) + 3;
        free(one);
        at = gap == NULL ? end : gap + 4;
    }
}

void entry_add_lesson(struct page *page, bool brief)
{
    const bool whole = !brief && page->rows >= LESSON_ROWS;

    if (whole)
        page_gap(page);
    if (whole)
        page_text(page, STYLE_FAINT, 1,
                  _("Type a word in Latin letters as it sounds; it becomes Bangla by itself:"));
    add_examples(page);
    if (whole)
        page_text(page, STYLE_FAINT, 1,
                  _("Words appear below it: press the number of the one you mean."));
}

/* While the field is empty: how to fill it. */
static void add_hint(const struct entry *entry, struct page *page)
{
    if (entry->editor->text.len > 0 || *composer_text(&entry->composer) != '\0' ||
        entry->board_open || entry->kind != ENTRY_WORDS)
        return;
    switch (entry->composer.method) {
    case TYPING_AVRO:
        if (!entry->practised)
            entry_add_lesson(page, entry->brief);
        break;
    case TYPING_PROBHAT:
    case TYPING_JATIYO:
        if (page->rows >= LESSON_ROWS)
            page_text(
                page, STYLE_FAINT, 1,
                _("A vowel sign at the beginning of a word becomes the vowel itself. For AltGr "
                  "press ~ first."));
        break;
    default:
        page_text(page, STYLE_FAINT, 1, _("To type Bangla press F3."));
        break;
    }
}

/* ---- the board ------------------------------------------------------------------------------------ */

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
        enum style style = here ? STYLE_CHOSEN : STYLE_FIELD;
        const char *label = page_columns(page, style, board_label(cell)) > width
                                ? board_short_label(cell)
                                : board_label(cell);
        int pad = (width - page_columns(page, style, label)) / 2;
        struct key key = {.code = K_CELL, .row = (int)row, .col = (int)i};

        (void)page_put(page, col, style, ground, key);
        (void)page_put(page, col + (pad > 0 ? pad : 0), style, label, NO_KEY);
        free(ground);
    }
}

/* Whether the row takes a line: an empty one only where conjuncts may appear. */
static bool is_shown(const struct board *board, size_t row)
{
    return board->counts[row] > 0 || board->page == BOARD_BANGLA;
}

static int board_lines(const struct board *board)
{
    int lines = 0;

    for (size_t row = 0; row < BOARD_ROWS; row++)
        lines += is_shown(board, row);
    return lines;
}

/* Lines of the screen's body that are left for what comes from here on. */
static int lines_left(const struct page *page)
{
    return page->rows - (int)page_next_line(page) - (page->rows < LESSON_ROWS ? 2 : 4);
}

/* The rows of the board that the screen has room for, with the one that the cursor is on. */
static void add_board(const struct entry *entry, struct page *page)
{
    const struct board *board = &entry->board;
    int cell = page->columns >= BOARD_COLUMNS * CELL_COLUMNS ? CELL_COLUMNS : NARROW_CELL;
    int above = page->has_pin ? (int)page->pinned - FIELD_LEAST_ROWS : 0;
    int room = lines_left(page) + above - 1; /* without the gap */
    int behind = 0;                          /* rows above the cursor's that are shown */
    size_t first = board->row;

    if (room >= board_lines(board))
        page_gap(page);
    else
        room++;
    if (room < BOARD_LEAST_ROWS)
        room = BOARD_LEAST_ROWS;
    while (first > 0 && (behind + 1 < room)) {
        first--;
        behind += is_shown(board, first);
    }
    for (size_t row = first; row < BOARD_ROWS && room > 0; row++) {
        if (!is_shown(board, row))
            continue;
        add_board_row(board, row, cell, page);
        room--;
    }
}

/* The field gives way to the board. */
static int rows_beside_board(const struct entry *entry, const struct page *page, int rows)
{
    int room = lines_left(page) - 1 - board_lines(&entry->board);

    if (!entry->board_open || rows <= room)
        return rows;
    return room < 1 ? 1 : room;
}

void entry_add_help(const struct entry *entry, struct page *page)
{
    add_method(entry, page);
    if (composer_suggestions(&entry->composer)->count > 0)
        add_suggestions(entry, page);
    entry_add_room(page, entry->editor);
    if (entry->board_open)
        add_board(entry, page);
}

void entry_add(const struct entry *entry, struct page *page, int rows, const char *example)
{
    size_t line = page_next_line(page);

    page_field(page, entry->editor, rows_beside_board(entry, page, rows), example);
    page_touch(page, (struct key){.code = K_FIELD});
    add_method(entry, page);
    if (composer_suggestions(&entry->composer)->count > 0)
        add_suggestions(entry, page);
    else
        add_hint(entry, page);
    if (entry->board_open)
        add_board(entry, page);
    page_focus(page, line); /* all of it is to be in sight */
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
