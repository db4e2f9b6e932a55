/* The canvas: a grid of styled cells, plus the words of shaped scripts that lie on it with their
 * columns. Screens draw only here, so that they are tested without a terminal; terminal.c puts it on one.
 *
 * Rows and columns count from 0. Everything outside is clipped; drawing over a word removes it whole.
 * A part of the canvas may stand for a key: a click there is that key. */
#ifndef SEBADESK_UI_CANVAS_H
#define SEBADESK_UI_CANVAS_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "ui/keys.h"
#include "ui/lettering.h"
#include "ui/style.h"

struct cell {
    uint32_t ch;   /* a simple character; ' ' also under a word */
    uint8_t style; /* enum style */
};

struct word {
    int row;
    int col;
    int width; /* columns, as measured when drawn */
    enum style style;
    size_t at; /* its bytes in canvas.text */
    size_t size;
};

struct hot {
    int row;
    int col;
    int rows;
    int cols;
    struct key key;
};

struct canvas {
    int rows;
    int cols;
    struct cell *cells; /* rows × cols */
    struct word *words; /* in the order of drawing */
    size_t word_count;
    size_t word_cap;
    struct str text;
    struct hot *hots;
    size_t hot_count;
    size_t hot_cap;
    struct lettering lettering;
    int cursor_row; /* -1: no cursor is shown */
    int cursor_col;
};

void canvas_init(struct canvas *canvas, int rows, int cols, const struct lettering *lettering);
void canvas_clear(struct canvas *canvas); /* overwrites, then frees */

/* Blank cells of the style all over, no words, no hot parts, no cursor; the old text is overwritten. */
void canvas_begin(struct canvas *canvas, enum style style);

void canvas_fill(struct canvas *canvas, int row, int col, int rows, int cols, enum style style);
void canvas_char(struct canvas *canvas, int row, int col, enum style style, uint32_t ch);

/* Draws n bytes of clean, single-line UTF-8, at most `limit` columns, cut between akshars. Returns the
 * columns used. */
int canvas_text(struct canvas *canvas, int row, int col, int limit, enum style style, const char *s,
                size_t n);

/* All of the n bytes, or as much of them as fits `limit` columns with "…" behind. Returns the columns used. */
int canvas_text_cut(struct canvas *canvas, int row, int col, int limit, enum style style,
                    const char *s, size_t n);

/* The whole string, up to the right edge. */
int canvas_put(struct canvas *canvas, int row, int col, enum style style, const char *s);

void canvas_cursor(struct canvas *canvas, int row, int col);
void canvas_hot(struct canvas *canvas, int row, int col, int rows, int cols, struct key key);

/* The key that a click there stands for; K_NONE where there is none. The last hot part drawn wins. */
struct key canvas_key_at(const struct canvas *canvas, int row, int col);

/* Columns of a string as this canvas will draw it in that style. */
int canvas_columns(const struct canvas *canvas, enum style style, const char *s);

/* The whole canvas as text, a line a row, blanks at the ends trimmed; for tests. */
void canvas_dump(const struct canvas *canvas, struct str *out);

#endif
