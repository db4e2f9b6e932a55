#include "ui/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "text/digits.h"
#include "text/fold.h"
#include "text/romanise.h"
#include "text/wrap.h"

enum {
    ROOMY_ROWS = 24,
    PAIR_COLUMNS = 56, /* the least width for a label beside its text */
    LABEL_COLUMNS = 20,
    CHOICE_LABEL = 23, /* the same of a choice: some of its labels are longer */
    BADGE_COLUMN = PAGE_POINTER,
    BADGE_END = 6,     /* badges of one and of two digits end there */
    CHOICE_INDENT = 7, /* marker, blank, badge of up to four, blank */
    BULLET_COLUMNS = 2,
    SHORT = 4 /* a last line of less than a quarter of the width looks lost */
};

static const char BULLET[] = "•";

void page_init(struct page *page, const struct canvas *canvas, int columns)
{
    memset(page, 0, sizeof(*page));
    page->columns = columns < 1 ? 1 : columns;
    page->rows = canvas->rows;
    page->lettering = canvas->lettering;
}

void page_clear(struct page *page)
{
    free(page->lines);
    free(page->pieces);
    free(page->numbers);
    free(page->fields);
    str_wipe(&page->text);
    memset(page, 0, sizeof(*page));
}

bool page_is_roomy(const struct page *page)
{
    return page->rows >= ROOMY_ROWS;
}

void page_mark(struct page *page, const struct strv *folded_words)
{
    page->marks = folded_words;
}

/* ---- lines and pieces --------------------------------------------------------------------------- */

static struct page_line *add_line(struct page *page)
{
    struct page_line *line;

    mem_grow(&page->lines, &page->line_cap, page->line_count + 1, sizeof(*page->lines));
    line = &page->lines[page->line_count++];
    *line = (struct page_line){.choice = -1, .field_row = -1};
    if (!page->has_pin)
        page->pinned = page->line_count;
    return line;
}

static void put_piece(struct page *page, size_t line, int col, enum style style, const char *s,
                      size_t n, struct key key)
{
    if (n == 0)
        return;
    mem_grow(&page->pieces, &page->piece_cap, page->piece_count + 1, sizeof(*page->pieces));
    page->pieces[page->piece_count++] =
        (struct page_piece){line, col, style, page->text.len, n, key};
    str_add_bytes(&page->text, s, n);
    page->lines[line].used = true;
}

/* A piece on the last line. */
static void add_piece(struct page *page, int col, enum style style, const char *s, size_t n)
{
    put_piece(page, page->line_count - 1, col, style, s, n, (struct key){.code = K_NONE});
}

static bool is_empty(const struct page_line *line)
{
    return !line->used && line->field_row < 0 && !line->rule;
}

size_t page_next_line(const struct page *page)
{
    return page->line_count;
}

void page_row(struct page *page)
{
    (void)add_line(page);
}

int page_columns(const struct page *page, enum style style, const char *text)
{
    return (int)measure_columns(lettering_measure(&page->lettering, style), text, strlen(text));
}

void page_gap(struct page *page)
{
    size_t start = page->has_pin ? page->pinned : 0;

    if (page->line_count > start && !is_empty(&page->lines[page->line_count - 1]))
        (void)add_line(page);
}

void page_rule(struct page *page)
{
    add_line(page)->rule = true;
}

/* ---- text --------------------------------------------------------------------------------------- */

/* The text as this page shows it; the caller frees. */
static char *shown_text(const struct page *page, const char *text)
{
    struct str roman = {0};

    if (!page->lettering.roman)
        return mem_copy_string(text);
    romanise_text(text, strlen(text), &roman);
    return str_take(&roman);
}

/* The next stretch of s[from … n) that is to be marked. */
static bool next_mark(const struct page *page, const char *s, size_t from, size_t *start,
                      size_t *end)
{
    bool found = false;

    for (size_t i = 0; page->marks != NULL && i < page->marks->count; i++) {
        size_t a;
        size_t b;

        if (fold_find(s, page->marks->items[i], from, &a, &b) && (!found || a < *start)) {
            *start = a;
            *end = b;
            found = true;
        }
    }
    return found;
}

static enum style marked(enum style style)
{
    return style == STYLE_CHOSEN || style == STYLE_CHOSEN_FAINT ? STYLE_CHOSEN_MARK : STYLE_MARK;
}

/* One line's worth of text on the last line, cut where marks begin and end. */
static void add_marked(struct page *page, int col, enum style style, const char *text, size_t n)
{
    const struct measure *measure = lettering_measure(&page->lettering, style);
    const struct measure *of_marks = lettering_measure(&page->lettering, marked(style));
    char *s = mem_copy(text, n);
    size_t at = 0;
    size_t start;
    size_t end;

    while (at < n && next_mark(page, s, at, &start, &end)) {
        add_piece(page, col, style, s + at, start - at);
        col += (int)measure_columns(measure, s + at, start - at);
        add_piece(page, col, marked(style), s + start, end - start);
        col += (int)measure_columns(of_marks, s + start, end - start);
        at = end;
    }
    add_piece(page, col, style, s + at, n - at);
    mem_free_secret(s);
}

static unsigned last_columns(const struct wrap *w, const char *s, const struct measure *m)
{
    const struct wrap_line *last = &w->lines[w->count - 1];

    return measure_columns(m, s + last->start, last->end - last->start);
}

/* As wrap_text; but where a lone word would stand on the last line, the lines are made a little shorter,
 * as long as there are no more of them. */
static void wrap_evenly(const char *s, unsigned columns, const struct measure *m, struct wrap *w)
{
    size_t n = strlen(s);
    unsigned last;

    wrap_text(s, n, columns, m, w);
    if (w->count < 2)
        return;
    last = last_columns(w, s, m);
    for (unsigned less = columns - 1; last < columns / SHORT && less > columns * 3 / 4; less -= 2) {
        struct wrap tried = {0};

        wrap_text(s, n, less, m, &tried);
        if (tried.count == w->count && last_columns(&tried, s, m) > last) {
            struct wrap was = *w;

            last = last_columns(&tried, s, m);
            *w = tried;
            tried = was;
        }
        wrap_clear(&tried);
    }
}

/* Wraps the text into lines from column `indent` on. The first goes on the last line if `join`. */
static void add_wrapped(struct page *page, enum style style, int indent, const char *text,
                        bool join, int choice)
{
    char *shown = shown_text(page, text);
    int room = page->columns - indent;
    struct wrap w = {0};

    wrap_evenly(shown, (unsigned)(room < 1 ? 1 : room), lettering_measure(&page->lettering, style),
                &w);
    for (size_t i = 0; i < w.count; i++) {
        if (i > 0 || !join)
            add_line(page)->choice = choice;
        add_marked(page, indent, style, shown + w.lines[i].start,
                   w.lines[i].end - w.lines[i].start);
    }
    wrap_clear(&w);
    mem_free_secret(shown);
}

void page_text(struct page *page, enum style style, int indent, const char *text)
{
    add_wrapped(page, style, indent, text, false, -1);
}

int page_put_on(struct page *page, size_t line, int col, enum style style, const char *text,
                struct key key)
{
    char *shown = shown_text(page, text);
    int columns = page_columns(page, style, shown);

    put_piece(page, line, col, style, shown, strlen(shown), key);
    mem_free_secret(shown);
    return columns;
}

int page_put(struct page *page, int col, enum style style, const char *text, struct key key)
{
    return page_put_on(page, page->line_count - 1, col, style, text, key);
}

int page_put_option(struct page *page, int col, enum style style, const char *text, struct key key,
                    bool chosen)
{
    int columns;

    if (!chosen)
        return page_put(page, col, style, text, key);
    columns = page_columns(page, STYLE_CHOSEN, text);
    if (col > 0)
        (void)page_put(page, col - 1, STYLE_CHOSEN, " ", key);
    (void)page_put(page, col + columns, STYLE_CHOSEN, " ", key);
    return page_put(page, col, STYLE_CHOSEN, text, key);
}

int page_put_numbered(struct page *page, int col, int number, const char *text, bool chosen)
{
    enum { GAP = 2 };
    char *digit = digits_number(page->lettering.roman ? LANGUAGE_EN : i18n_language(), number);
    struct key key = {.code = K_TEXT, .ch = (uint32_t)('0' + number)};
    int need = page_columns(page, STYLE_LABEL, digit) + 1 + page_columns(page, STYLE_BODY, text);

    if (col + need > page->columns) {
        page_row(page);
        col = 1;
    }
    col += page_put(page, col, STYLE_LABEL, digit, key) + 1;
    col += page_put_option(page, col, STYLE_BODY, text, key, chosen) + GAP;
    free(digit);
    return col;
}

void page_beside(struct page *page, size_t line, enum style style, int indent, const char *text)
{
    char *shown = shown_text(page, text);
    int room = page->columns - indent;
    struct wrap w = {0};

    wrap_evenly(shown, (unsigned)(room < 1 ? 1 : room), lettering_measure(&page->lettering, style),
                &w);
    for (size_t i = 0; i < w.count; i++) {
        while (line + i >= page->line_count)
            (void)add_line(page);
        put_piece(page, line + i, indent, style, shown + w.lines[i].start,
                  w.lines[i].end - w.lines[i].start, (struct key){.code = K_NONE});
    }
    wrap_clear(&w);
    mem_free_secret(shown);
}

void page_bullet(struct page *page, enum style style, int indent, const char *bullet,
                 const char *text)
{
    int columns =
        (int)measure_columns(lettering_measure(&page->lettering, style), bullet, strlen(bullet));

    (void)add_line(page);
    add_piece(page, indent, style, bullet, strlen(bullet));
    add_wrapped(page, style, indent + columns + 1, text, true, -1);
}

/* Writes the label; returns the column where its text goes, and whether on the same line. */
static int add_label(struct page *page, const char *label, bool *same_line)
{
    *same_line = page->columns >= PAIR_COLUMNS;
    if (*same_line) {
        char *shown = shown_text(page, label);
        int columns = page_columns(page, STYLE_LABEL, shown);

        (void)add_line(page);
        add_piece(page, 0, STYLE_LABEL, shown, strlen(shown));
        free(shown);
        return columns < LABEL_COLUMNS ? LABEL_COLUMNS : columns + 1;
    }
    if (*label != '\0')
        add_wrapped(page, STYLE_LABEL, 0, label, false, -1);
    return BULLET_COLUMNS;
}

void page_pair(struct page *page, enum style style, const char *label, const char *text)
{
    bool join;
    int indent = add_label(page, label, &join);

    add_wrapped(page, style, indent, text, join, -1);
}

void page_pair_list(struct page *page, const char *label, const struct strv *items)
{
    bool join;
    int indent = add_label(page, label, &join);

    for (size_t i = 0; i < items->count; i++) {
        if (i > 0 || !join)
            (void)add_line(page);
        add_piece(page, indent, STYLE_LABEL, BULLET, strlen(BULLET));
        add_wrapped(page, STYLE_BODY, indent + BULLET_COLUMNS, items->items[i], true, -1);
    }
}

void page_lines(struct page *page, enum style style, int indent, const struct strv *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        (void)add_line(page);
        add_piece(page, indent, style, lines->items[i], strlen(lines->items[i]));
    }
}

/* ---- choices, field, pin ------------------------------------------------------------------------ */

/* A number or a key on its ground, as wide as it needs. */
static void add_badge(struct page *page, const char *badge)
{
    static const char GROUND[] = "      ";
    int width = page_columns(page, STYLE_BADGE, badge) + 2;
    int col = BADGE_END - width;

    if (col < BADGE_COLUMN)
        col = BADGE_COLUMN;
    add_piece(page, col, STYLE_BADGE, GROUND,
              (size_t)width < strlen(GROUND) ? (size_t)width : strlen(GROUND));
    add_piece(page, col + 1, STYLE_BADGE, badge, strlen(badge));
}

/* The line that a new choice begins on, with its badge ("": a bullet). Returns the column of its text. */
static int begin_choice(struct page *page, int number, const char *badge)
{
    int index = page->choice_count++;

    mem_grow(&page->numbers, &page->number_cap, (size_t)page->choice_count, sizeof(*page->numbers));
    page->numbers[index] = number;
    add_line(page)->choice = index;
    if (*badge != '\0')
        add_badge(page, badge);
    else
        add_piece(page, BADGE_COLUMN, STYLE_LABEL, BULLET, strlen(BULLET));
    return *badge != '\0' ? CHOICE_INDENT : BADGE_COLUMN + BULLET_COLUMNS;
}

/* The same behind its number, 0: none. */
static int begin_numbered(struct page *page, int number)
{
    char *digits = digits_number(page->lettering.roman ? LANGUAGE_EN : i18n_language(), number);
    int indent = begin_choice(page, number, number > 0 ? digits : "");

    free(digits);
    return indent;
}

int page_choice(struct page *page, int number, const char *text, const char *note)
{
    int indent = begin_numbered(page, number);
    int index = page->choice_count - 1;

    add_wrapped(page, STYLE_BODY, indent, text, true, index);
    if (note != NULL && *note != '\0')
        add_wrapped(page, STYLE_FAINT, indent, note, false, index);
    return index;
}

int page_choice_pair(struct page *page, int number, const char *label, const char *text)
{
    bool beside = page->columns >= PAIR_COLUMNS;
    int indent = begin_numbered(page, number);
    int index = page->choice_count - 1;

    if (beside) {
        int used = page_put(page, indent, STYLE_LABEL, label, (struct key){.code = K_NONE});

        beside = used < CHOICE_LABEL;
        indent += CHOICE_LABEL;
    } else {
        add_wrapped(page, STYLE_LABEL, indent, label, true, index);
    }
    add_wrapped(page, STYLE_BODY, indent, text, beside, index);
    return index;
}

void page_field_at(struct page *page, int col, bool active, const struct editor *field, int rows,
                   const char *example)
{
    size_t index = page->field_count;

    mem_grow(&page->fields, &page->field_cap, index + 1, sizeof(*page->fields));
    page->fields[page->field_count++] = (struct page_field){
        .editor = field, .example = example, .rows = rows, .col = col, .active = active};
    for (int i = 0; i < rows; i++) {
        struct page_line *line = add_line(page);

        line->field = index;
        line->field_row = i;
    }
    if (active)
        page_focus(page, page->line_count - (size_t)rows);
}

void page_touch(struct page *page, struct key key)
{
    page->fields[page->field_count - 1].key = key;
}

void page_focus(struct page *page, size_t line)
{
    page->focus = line;
    page->focus_lines = page->line_count - line;
}

int page_choice_key(struct page *page, char key, const char *text)
{
    const char plain[] = {key, '\0'};
    char *badge = digits_local(page->lettering.roman ? LANGUAGE_EN : i18n_language(), plain);
    int indent = begin_choice(page, -key, badge);
    int index = page->choice_count - 1;

    add_wrapped(page, STYLE_BODY, indent, text, true, index);
    free(badge);
    return index;
}

void page_field(struct page *page, const struct editor *field, int rows, const char *example)
{
    page_field_at(page, 0, true, field, rows, example);
}

const struct page_field *page_active_field(const struct page *page)
{
    for (size_t i = 0; i < page->field_count; i++) {
        if (page->fields[i].active)
            return &page->fields[i];
    }
    return NULL;
}

/* Whether a line begins a choice that follows another. */
static bool begins_choice(const struct page *page, size_t i)
{
    return i > 0 && i != page->pinned && page->lines[i].choice > 0 &&
           page->lines[i - 1].choice >= 0 && page->lines[i - 1].choice != page->lines[i].choice;
}

static size_t count_gaps(const struct page *page, size_t end)
{
    size_t gaps = 0;

    for (size_t i = 0; i < end; i++)
        gaps += begins_choice(page, i);
    return gaps;
}

void page_spread(struct page *page, int rows)
{
    size_t gaps = count_gaps(page, page->line_count);
    size_t before_pin = count_gaps(page, page->pinned);
    size_t pinned = page->pinned;
    size_t from = page->line_count;
    size_t to;

    if (gaps == 0 || page->line_count + gaps > (size_t)rows)
        return;
    for (size_t i = 0; i < gaps; i++)
        (void)add_line(page);
    page->pinned = pinned; /* for begins_choice, as it was */
    to = page->line_count;
    while (from-- > 0) { /* from the end, so that nothing is moved twice */
        bool gap = begins_choice(page, from);

        page->lines[--to] = page->lines[from];
        if (page->focus_lines > 0 && page->focus == from)
            page->focus = to;
        for (size_t k = 0; k < page->piece_count; k++) {
            if (page->pieces[k].line == from)
                page->pieces[k].line = to;
        }
        if (gap)
            page->lines[--to] = (struct page_line){.choice = -1, .field_row = -1};
    }
    page->pinned = page->has_pin ? pinned + before_pin : page->line_count;
}

void page_hold(struct page *page)
{
    page->held = page->line_count;
}

void page_be_dense(struct page *page)
{
    page->dense = true;
}

void page_pin(struct page *page)
{
    page->has_pin = true;
    page->pinned = page->line_count;
}

int page_field_columns(const struct page *page)
{
    const struct page_field *field = page_active_field(page);

    return page->columns - (field == NULL ? 0 : field->col) - 2 * PAGE_FIELD_INDENT;
}
