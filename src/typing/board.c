#include "typing/board.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "typing/layout.h"

/* The rows, cells between blanks. */
enum { MARK_ROW = 3, VOWEL_ROW, CONJUNCT_ROW, DIGIT_ROW, CONTROL_ROW = BOARD_ROWS - 1 };

enum { FIRST_MARK = 6, MARKS = 4 }; /* ং ঃ ঁ and the hasanta */

/* At the right edge stand the vowels that words have behind a consonant (বই, আরও), where those of the
 * vowels' row become signs. */
static const char *const BANGLA[BOARD_ROWS] = {
    "ক খ গ ঘ ঙ চ ছ জ ঝ ঞ ই", "ট ঠ ড ঢ ণ ত থ দ ধ ন ও", "প ফ ব ভ ম য র ল শ ষ এ",
    "স হ ড় ঢ় য় ৎ ং ঃ ঁ ্ উ",   "অ আ ই ঈ উ ঊ ঋ এ ঐ ও ঔ", "",
    "১ ২ ৩ ৪ ৫ ৬ ৭ ৮ ৯ ০",   "। , ? ! - / ( ) : ; ৳",
};

static const char *const LATIN[BOARD_ROWS] = {
    "a b c d e f g h i j", "k l m n o p q r s t",   "u v w x y z @ . - _", "", "", "",
    "1 2 3 4 5 6 7 8 9 0", ", ? ! / ( ) : ; + & '",
};

/* The signs of the vowels' row; অ has none. */
static const char *const SIGNS[BOARD_COLUMNS] = {"", "া", "ি", "ী", "ু", "ূ", "ৃ", "ে", "ৈ", "ো", "ৌ"};

/* The letters that join each letter, the commonest first. */
static const char *const CONJUNCTS[][2] = {
    {"ক", "ত ষ র স ল ক ট য ব ন ম"},
    {"খ", "য র"},
    {"গ", "র ল ধ ন ম য ব গ"},
    {"ঘ", "র ন য"},
    {"ঙ", "গ ক খ ঘ"},
    {"চ", "চ ছ য"},
    {"ছ", "ব র য"},
    {"জ", "জ ঞ ব য র ঝ"},
    {"ঞ", "চ জ ছ ঝ"},
    {"ট", "ট র য ব ম"},
    {"ঠ", "য"},
    {"ড", "ড র য"},
    {"ঢ", "য র"},
    {"ণ", "ড ঠ ট ণ য ম ব"},
    {"ত", "র ত য ব থ ম ন"},
    {"থ", "য র ব"},
    {"দ", "দ ধ ব র য ভ ম গ"},
    {"ধ", "য ব র ম ন"},
    {"ন", "ত দ ন ধ ট ড য থ ম স ব"},
    {"প", "র ত য ল প ট স ন"},
    {"ফ", "র ল"},
    {"ব", "য র দ ধ জ ল ব"},
    {"ভ", "য র ল"},
    {"ম", "প ব ম ভ য র ন ল ফ"},
    {"য", "য"},
    {"র", "ত ম থ ক গ জ ব ধ য ন শ"},
    {"ল", "ল প ক ট ড গ ব ম য ফ"},
    {"শ", "র য চ ব ন ম ল"},
    {"ষ", "ট ঠ ণ ক প ম য ফ"},
    {"স", "ত থ ব ট ক প ম য র ন ফ"},
    {"হ", "ন ম য র ব ণ ল"},
};

/* The last row: actions and how many columns each takes, on each page. */
static const struct {
    enum board_action action;
    unsigned spans[2];
} CONTROLS[] = {
    {BOARD_SPACE, {[BOARD_BANGLA] = 4, [BOARD_LATIN] = 3}},
    {BOARD_BACKSPACE, {[BOARD_BANGLA] = 2, [BOARD_LATIN] = 2}},
    {BOARD_NEWLINE, {[BOARD_BANGLA] = 2, [BOARD_LATIN] = 2}},
    {BOARD_SHIFT, {[BOARD_LATIN] = 1}},
    {BOARD_PAGE, {[BOARD_BANGLA] = 1, [BOARD_LATIN] = 1}},
    {BOARD_DONE, {[BOARD_BANGLA] = 2, [BOARD_LATIN] = 2}},
};

/* ---- the text before the cursor --------------------------------------------------------------- */

enum { CLUSTER_LETTERS = 4 };

static const char HASANTA[] = "\u09CD";

/* The consonants before the cursor. */
struct tail {
    const char *cluster; /* them and what joins them */
    size_t size;
    const char *last; /* the last of them, 3 bytes; NULL for none */
    bool open;        /* a hasanta stands behind it */
};

static bool ends_in_hasanta(const char *s, size_t n)
{
    return n >= 3 && memcmp(s + n - 3, HASANTA, 3) == 0;
}

static bool ends_in_letter(const char *s, size_t n)
{
    unsigned char last;

    if (n < 3 || memcmp(s + n - 3, "\xE0\xA6", 2) != 0)
        return false;
    last = (unsigned char)s[n - 1];
    return last >= 0x95 && last <= 0xB9; /* ক … হ */
}

static struct tail find_tail(const char *before, size_t n)
{
    struct tail tail = {.open = ends_in_hasanta(before, n)};
    size_t end = tail.open ? n - 3 : n;
    size_t at = end;

    if (at >= 3 && memcmp(before + at - 3, "\u09BC", 3) == 0)
        at -= 3; /* a nukta */
    for (int i = 0; i < CLUSTER_LETTERS && ends_in_letter(before, at); i++) {
        at -= 3;
        if (tail.last == NULL)
            tail.last = before + at;
        tail.cluster = before + at;
        tail.size = end - at;
        if (!ends_in_hasanta(before, at))
            break;
        at -= 3;
    }
    return tail;
}

/* ---- cells ------------------------------------------------------------------------------------ */

static struct board_cell *add_cell(struct board *b, size_t row, const char *text, size_t n)
{
    struct board_cell *cell = &b->cells[row][b->counts[row]];

    if (b->counts[row] == BOARD_COLUMNS || n >= sizeof(cell->text))
        return NULL;
    *cell = (struct board_cell){.x = (unsigned)b->counts[row], .span = 1};
    memcpy(cell->text, text, n);
    memcpy(cell->label, text, n);
    b->counts[row]++;
    return cell;
}

/* A cell for each part between blanks. */
static void add_cells(struct board *b, size_t row, const char *parts)
{
    while (parts != NULL && *parts != '\0') {
        size_t n = strcspn(parts, " ");

        (void)add_cell(b, row, parts, n);
        parts += n + (parts[n] == ' ');
    }
}

/* Shows a sign on the letters before the cursor, or on a dotted circle. */
static void label_sign(struct board_cell *cell, const struct tail *tail)
{
    if (tail->last != NULL && !tail->open)
        (void)snprintf(cell->label, sizeof(cell->label), "%.*s%s", (int)tail->size, tail->cluster,
                       cell->text);
    else
        (void)snprintf(cell->label, sizeof(cell->label), "\u25CC%s", cell->text);
}

static void show_signs(struct board *b, const struct tail *tail, const char *before, size_t n)
{
    for (size_t i = 1; i < b->counts[VOWEL_ROW]; i++) {
        struct board_cell *cell = &b->cells[VOWEL_ROW][i];
        const char *text = layout_vowel(SIGNS[i], before, n);

        (void)snprintf(cell->text, sizeof(cell->text), "%s", text);
        if (text == SIGNS[i])
            label_sign(cell, tail);
    }
    for (size_t i = FIRST_MARK; i < FIRST_MARK + MARKS; i++)
        label_sign(&b->cells[MARK_ROW][i], tail);
}

static const char *conjuncts_of(const struct tail *tail)
{
    if (tail->last == NULL || tail->last + 3 != tail->cluster + tail->size)
        return ""; /* ড় ঢ় য় join nothing */
    for (size_t i = 0; i < sizeof(CONJUNCTS) / sizeof(CONJUNCTS[0]); i++) {
        if (memcmp(CONJUNCTS[i][0], tail->last, 3) == 0)
            return CONJUNCTS[i][1];
    }
    return "";
}

static void show_conjuncts(struct board *b, const struct tail *tail)
{
    add_cells(b, CONJUNCT_ROW, conjuncts_of(tail));
    for (size_t i = 0; i < b->counts[CONJUNCT_ROW]; i++) {
        struct board_cell *cell = &b->cells[CONJUNCT_ROW][i];
        char letter[BOARD_TEXT_SIZE];

        memcpy(letter, cell->text, sizeof(letter));
        (void)snprintf(cell->text, sizeof(cell->text), "%s%.3s", tail->open ? "" : HASANTA, letter);
        (void)snprintf(cell->label, sizeof(cell->label), "%.3s%s%.3s", tail->last, HASANTA, letter);
    }
}

static void add_controls(struct board *b)
{
    unsigned x = 0;

    for (size_t i = 0; i < sizeof(CONTROLS) / sizeof(CONTROLS[0]); i++) {
        const unsigned span = CONTROLS[i].spans[b->page];
        struct board_cell *cell = span == 0 ? NULL : add_cell(b, CONTROL_ROW, "", 0);

        if (cell == NULL)
            continue;
        cell->action = CONTROLS[i].action;
        cell->x = x;
        cell->span = span;
        x += span;
        if (cell->action == BOARD_SHIFT)
            (void)snprintf(cell->label, sizeof(cell->label), "A/a");
        else if (cell->action == BOARD_PAGE)
            (void)snprintf(cell->label, sizeof(cell->label), "%s",
                           b->page == BOARD_BANGLA ? "Abc" : "কখগ");
    }
}

static void put_in_capitals(struct board *b)
{
    for (size_t row = 0; row < 3 && b->shift; row++) {
        for (size_t i = 0; i < b->counts[row]; i++) {
            struct board_cell *cell = &b->cells[row][i];

            if (cell->text[0] >= 'a' && cell->text[0] <= 'z')
                cell->label[0] = cell->text[0] = (char)(cell->text[0] - ('a' - 'A'));
        }
    }
}

static void clamp(struct board *b)
{
    while (b->counts[b->row] == 0)
        b->row--; /* the first row is never empty */
    if (b->column >= b->counts[b->row])
        b->column = b->counts[b->row] - 1;
}

void board_refresh(struct board *b, const char *before, size_t n)
{
    const struct tail tail = find_tail(before, n);

    for (size_t row = 0; row < BOARD_ROWS; row++) {
        b->counts[row] = 0;
        add_cells(b, row, b->page == BOARD_BANGLA ? BANGLA[row] : LATIN[row]);
    }
    if (b->page == BOARD_BANGLA) {
        show_signs(b, &tail, before, n);
        show_conjuncts(b, &tail);
    } else {
        put_in_capitals(b);
    }
    add_controls(b);
    clamp(b);
}

void board_init(struct board *b, enum board_page page)
{
    memset(b, 0, sizeof(*b));
    b->page = page;
    board_refresh(b, "", 0);
}

/* ---- the cursor ------------------------------------------------------------------------------- */

static void move_vertically(struct board *b, size_t step)
{
    do {
        b->row = (b->row + step) % BOARD_ROWS;
    } while (b->counts[b->row] == 0);
    b->column = 0;
    while (b->column + 1 < b->counts[b->row] &&
           b->cells[b->row][b->column].x + b->cells[b->row][b->column].span <= b->wanted)
        b->column++;
}

void board_move(struct board *b, enum board_direction direction)
{
    const size_t count = b->counts[b->row];

    switch (direction) {
    case BOARD_UP:
        move_vertically(b, BOARD_ROWS - 1);
        return;
    case BOARD_DOWN:
        move_vertically(b, 1);
        return;
    case BOARD_LEFT:
        b->column = (b->column + count - 1) % count;
        break;
    case BOARD_RIGHT:
        b->column = (b->column + 1) % count;
        break;
    }
    b->wanted = board_current(b)->x;
}

bool board_point(struct board *b, size_t row, size_t column)
{
    if (row >= BOARD_ROWS || column >= b->counts[row])
        return false;
    b->row = row;
    b->column = column;
    b->wanted = board_current(b)->x;
    return true;
}

void board_go_to_digits(struct board *b)
{
    (void)board_point(b, DIGIT_ROW, 0);
}

const struct board_cell *board_current(const struct board *b)
{
    return &b->cells[b->row][b->column];
}

const char *board_label(const struct board_cell *cell)
{
    switch (cell->action) {
    case BOARD_SPACE:
        return _("Space");
    case BOARD_BACKSPACE:
        return _("Delete");
    case BOARD_NEWLINE:
        return _("New line");
    case BOARD_DONE:
        return _("Done");
    default:
        return cell->label;
    }
}

const char *board_short_label(const struct board_cell *cell)
{
    switch (cell->action) {
    case BOARD_BACKSPACE:
        return _("Del");
    case BOARD_NEWLINE:
        return "↵";
    case BOARD_SHIFT:
        return "Aa";
    case BOARD_PAGE:
        return cell->label[0] == 'A' ? "ab" : "কখ";
    default:
        return board_label(cell);
    }
}

void board_switch(struct board *b, enum board_action action)
{
    if (action == BOARD_SHIFT)
        b->shift = !b->shift;
    else if (action == BOARD_PAGE)
        b->page = b->page == BOARD_BANGLA ? BOARD_LATIN : BOARD_BANGLA;
}
