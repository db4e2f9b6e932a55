/* A page: text, pairs, lists, choices and a field laid out in lines of a width. Built anew for each
 * drawing from a screen's state, so that size, language and measure can change at any time.
 *
 * It scrolls, but for what comes before page_hold and after page_pin. Which choice is marked and how far
 * the page is scrolled is the view's (ui/view.h). */
#ifndef SEBADESK_UI_PAGE_H
#define SEBADESK_UI_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "ui/canvas.h"
#include "ui/editor.h"

enum {
    PAGE_POINTER = 2,     /* columns of the pointer beside what is chosen */
    PAGE_FIELD_INDENT = 1 /* of the text on the ground of its field */
};

struct page_piece {
    size_t line;
    int col;
    enum style style;
    size_t at; /* bytes in page.text */
    size_t size;
    struct key key; /* what a click on it does; K_NONE: what the line does */
};

struct page_line {
    bool used;     /* something stands on it */
    int choice;    /* the choice it belongs to, -1: none */
    int field_row; /* the row of the field that is drawn here, -1: none */
    size_t field;  /* which field */
    bool rule;
};

struct page_field {
    const struct editor *editor;
    const char *example;
    int rows;
    int col;        /* where its ground begins */
    bool active;    /* where the keys go */
    struct key key; /* what a touch does, K_NONE: nothing */
};

struct page {
    int columns;
    int rows; /* of the canvas: a page may be roomier on a large one */
    struct lettering lettering;
    struct page_line *lines;
    size_t line_count;
    size_t line_cap;
    struct page_piece *pieces;
    size_t piece_count;
    size_t piece_cap;
    struct str text;
    int choice_count;
    int *numbers; /* what each choice is called, 0: no number, negative: a key (page_choice_key) */
    size_t number_cap;
    size_t held;   /* so many lines at the top do not scroll */
    size_t pinned; /* the first pinned line; line_count where there is none */
    bool has_pin;
    size_t focus; /* so many lines from this one on are never out of sight */
    size_t focus_lines;
    bool dense; /* the chosen row gets a bar at its left only: a key press then redraws no text */
    struct page_field *fields;
    size_t field_count;
    size_t field_cap;
    const struct strv *marks; /* folded words to mark, NULL: none */
};

/* A page for a canvas of that size, `columns` wide. */
void page_init(struct page *page, const struct canvas *canvas, int columns);
void page_clear(struct page *page);

/* True where there is room for blank lines between choices. */
bool page_is_roomy(const struct page *page);

/* From here on, words that start like one of these (folded) are marked. Borrowed; NULL ends it. */
void page_mark(struct page *page, const struct strv *folded_words);

void page_gap(struct page *page); /* one empty line, never two together, none at the top */
void page_rule(struct page *page);
void page_text(struct page *page, enum style style, int indent, const char *text);

/* A paragraph that hangs behind a bullet. */
void page_bullet(struct page *page, enum style style, int indent, const char *bullet,
                 const char *text);

/* A label and its text: side by side where it is wide enough, else one above the other. An empty label
 * continues the pair before. */
void page_pair(struct page *page, enum style style, const char *label, const char *text);

/* As page_pair, each item behind a bullet. */
void page_pair_list(struct page *page, const char *label, const struct strv *items);

/* Lines that are drawn as they are. */
void page_lines(struct page *page, enum style style, int indent, const struct strv *lines);

/* A paragraph beside what stands on the lines from `line` on, from column `indent` to the right edge. */
void page_beside(struct page *page, size_t line, enum style style, int indent, const char *text);

/* The line that the next thing added will start on. */
size_t page_next_line(const struct page *page);

/* A new empty line, and a piece on it at a column: for rows of small things, each with a key of its own
 * (K_NONE: none). Returns the columns the piece takes. */
void page_row(struct page *page);
int page_put(struct page *page, int col, enum style style, const char *text, struct key key);

/* page_put for one of several things beside each other: where `chosen`, its ground reaches a blank further on
 * either side, so that no letter stands at its edge. */
int page_put_option(struct page *page, int col, enum style style, const char *text, struct key key,
                    bool chosen);

/* A number and a text that stand for the key of that digit: behind the others on the last line, of which
 * `col` columns are taken, or on a new line where there is no room. Returns the columns taken then; begin
 * with page->columns. */
int page_put_numbered(struct page *page, int col, int number, const char *text, bool chosen);

/* What a touch on the last field does. */
void page_touch(struct page *page, struct key key);

/* page_put on a line that is there already. */
int page_put_on(struct page *page, size_t line, int col, enum style style, const char *text,
                struct key key);

/* Columns of a text in that style on this page. */
int page_columns(const struct page *page, enum style style, const char *text);

/* Something that can be chosen, with its number (0: none) and a fainter note (may be NULL) below.
 * Returns its index. */
int page_choice(struct page *page, int number, const char *text, const char *note);

/* The same for a value that has a name: side by side where it is wide enough, else the name above. */
int page_choice_pair(struct page *page, int number, const char *label, const char *text);

/* The same behind a digit (of both scripts) or a letter of its own, which takes it at once. */
int page_choice_key(struct page *page, char key, const char *text);

/* Where one types: `rows` high; the page keeps borrowed pointers. One active field a page. */
void page_field(struct page *page, const struct editor *field, int rows, const char *example);

/* A field that begins at a column, one of several; what stands before it is put there by page_put_on. */
void page_field_at(struct page *page, int col, bool active, const struct editor *field, int rows,
                   const char *example);

/* Puts blank lines between the choices where all of it still fits `rows` rows. */
void page_spread(struct page *page, int rows);

/* What stands there so far stays at the top of the screen. */
void page_hold(struct page *page);

/* Marks the chosen row of a long list by a bar at its left, so that a key press costs few bytes. */
void page_be_dense(struct page *page);

/* What follows stays at the bottom of the screen. */
void page_pin(struct page *page);

/* The lines from `line` to the last one stay in sight; so does an active field by itself. */
void page_focus(struct page *page, size_t line);

/* The field where the keys go; NULL: none. */
const struct page_field *page_active_field(const struct page *page);

/* The width of the active field as drawn, for editor_key. */
int page_field_columns(const struct page *page);

/* Draws `count` lines from `line` on at a row of the canvas; `chosen` is the marked choice, -1: none. */
void page_draw_lines(const struct page *page, size_t line, size_t count, struct canvas *canvas,
                     int row, int col, int chosen);

#endif
