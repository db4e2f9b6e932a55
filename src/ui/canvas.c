#include "ui/canvas.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/mem.h"
#include "text/akshar.h"
#include "text/romanise.h"

void canvas_init(struct canvas *canvas, int rows, int cols, const struct lettering *lettering)
{
    memset(canvas, 0, sizeof(*canvas));
    canvas->rows = rows < 1 ? 1 : rows;
    canvas->cols = cols < 1 ? 1 : cols;
    canvas->cells =
        mem_new_array((size_t)canvas->rows * (size_t)canvas->cols, sizeof(*canvas->cells));
    canvas->lettering = *lettering;
    canvas_begin(canvas, STYLE_BODY);
}

void canvas_clear(struct canvas *canvas)
{
    if (canvas->cells != NULL)
        explicit_bzero(canvas->cells,
                       (size_t)canvas->rows * (size_t)canvas->cols * sizeof(*canvas->cells));
    free(canvas->cells);
    free(canvas->words);
    free(canvas->hots);
    str_wipe(&canvas->text);
    memset(canvas, 0, sizeof(*canvas));
}

void canvas_begin(struct canvas *canvas, enum style style)
{
    size_t n = (size_t)canvas->rows * (size_t)canvas->cols;

    for (size_t i = 0; i < n; i++)
        canvas->cells[i] = (struct cell){' ', (uint8_t)style};
    canvas->word_count = 0;
    canvas->hot_count = 0;
    str_cut(&canvas->text, 0);
    canvas->cursor_row = -1;
    canvas->cursor_col = -1;
}

/* Takes away the words that reach into the cells; their own cells are blank already. */
static void remove_words(struct canvas *canvas, int row, int col, int rows, int cols)
{
    size_t to = 0;

    for (size_t i = 0; i < canvas->word_count; i++) {
        const struct word *w = &canvas->words[i];
        bool hit =
            w->row >= row && w->row < row + rows && w->col < col + cols && w->col + w->width > col;

        if (!hit)
            canvas->words[to++] = *w;
    }
    canvas->word_count = to;
}

void canvas_fill(struct canvas *canvas, int row, int col, int rows, int cols, enum style style)
{
    int last_row = row + rows < canvas->rows ? row + rows : canvas->rows;
    int last_col = col + cols < canvas->cols ? col + cols : canvas->cols;

    remove_words(canvas, row, col, rows, cols);
    for (int r = row < 0 ? 0 : row; r < last_row; r++) {
        for (int c = col < 0 ? 0 : col; c < last_col; c++)
            canvas->cells[r * canvas->cols + c] = (struct cell){' ', (uint8_t)style};
    }
}

static void set_cell(struct canvas *canvas, int row, int col, enum style style, uint32_t ch)
{
    canvas->cells[row * canvas->cols + col] = (struct cell){ch, (uint8_t)style};
}

void canvas_char(struct canvas *canvas, int row, int col, enum style style, uint32_t ch)
{
    if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols)
        return;
    remove_words(canvas, row, col, 1, 1);
    set_cell(canvas, row, col, style, ch);
}

/* A run of simple characters, one cell each. Returns the columns used. */
static int put_simple(struct canvas *canvas, int row, int col, int limit, enum style style,
                      const char *s, size_t n)
{
    const uint8_t *p = (const uint8_t *)s;
    const uint8_t *end = p + n;
    int used = 0;

    while (p < end && used < limit) {
        ucs4_t c;

        p += u8_mbtouc(&c, p, (size_t)(end - p));
        if (measure_char(c) != 1)
            continue;
        set_cell(canvas, row, col + used, style, c);
        used++;
    }
    return used;
}

static int put_word(struct canvas *canvas, int row, int col, int limit, enum style style,
                    const char *s, size_t n)
{
    const struct measure *measure = lettering_measure(&canvas->lettering, style);
    size_t fit = akshar_fit(measure, s, n, (unsigned)limit);
    int width = (int)measure_columns(measure, s, fit);

    if (fit == 0 || width == 0)
        return 0;
    mem_grow(&canvas->words, &canvas->word_cap, canvas->word_count + 1, sizeof(*canvas->words));
    canvas->words[canvas->word_count++] =
        (struct word){row, col, width, style, canvas->text.len, fit};
    str_add_bytes(&canvas->text, s, fit);
    for (int i = 0; i < width; i++)
        set_cell(canvas, row, col + i, style, ' ');
    return width;
}

static int put_text(struct canvas *canvas, int row, int col, int limit, enum style style,
                    const char *s, size_t n)
{
    const struct measure *measure = lettering_measure(&canvas->lettering, style);
    int used = 0;

    if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols)
        return 0;
    if (limit > canvas->cols - col)
        limit = canvas->cols - col;
    remove_words(canvas, row, col, 1, (int)measure_columns(measure, s, n));
    while (n > 0 && used < limit) {
        bool complex;
        size_t run = measure_stretch(measure, s, n, &complex);

        used += complex ? put_word(canvas, row, col + used, limit - used, style, s, run)
                        : put_simple(canvas, row, col + used, limit - used, style, s, run);
        s += run;
        n -= run;
    }
    return used;
}

int canvas_text(struct canvas *canvas, int row, int col, int limit, enum style style, const char *s,
                size_t n)
{
    struct str roman = {0};
    int used;

    if (!canvas->lettering.roman)
        return put_text(canvas, row, col, limit, style, s, n);
    romanise_text(s, n, &roman);
    used = put_text(canvas, row, col, limit, style, str_text(&roman), roman.len);
    str_wipe(&roman);
    return used;
}

/* As much as fits, and a sign that it is not all. */
static int put_cut(struct canvas *canvas, int row, int col, int limit, enum style style,
                   const char *s, size_t n)
{
    const char *more = canvas->lettering.roman ? "~" : "…";
    int used;

    if (limit < 1)
        return 0;
    n = limit < 2
            ? 0
            : akshar_fit(lettering_measure(&canvas->lettering, style), s, n, (unsigned)limit - 1);
    while (n > 0 && s[n - 1] == ' ')
        n--;
    used = put_text(canvas, row, col, limit, style, s, n);
    return used + put_text(canvas, row, col + used, limit - used, style, more, strlen(more));
}

int canvas_text_cut(struct canvas *canvas, int row, int col, int limit, enum style style,
                    const char *s, size_t n)
{
    const struct measure *measure = lettering_measure(&canvas->lettering, style);
    struct str roman = {0};
    int used;

    if (canvas->lettering.roman) {
        romanise_text(s, n, &roman);
        s = str_text(&roman);
        n = roman.len;
    }
    used = (int)measure_columns(measure, s, n) <= limit
               ? put_text(canvas, row, col, limit, style, s, n)
               : put_cut(canvas, row, col, limit, style, s, n);
    str_wipe(&roman);
    return used;
}

int canvas_put(struct canvas *canvas, int row, int col, enum style style, const char *s)
{
    return canvas_text(canvas, row, col, canvas->cols, style, s, strlen(s));
}

void canvas_cursor(struct canvas *canvas, int row, int col)
{
    canvas->cursor_row = row;
    canvas->cursor_col = col;
}

void canvas_hot(struct canvas *canvas, int row, int col, int rows, int cols, struct key key)
{
    mem_grow(&canvas->hots, &canvas->hot_cap, canvas->hot_count + 1, sizeof(*canvas->hots));
    canvas->hots[canvas->hot_count++] = (struct hot){row, col, rows, cols, key};
}

struct key canvas_key_at(const struct canvas *canvas, int row, int col)
{
    for (size_t i = canvas->hot_count; i > 0; i--) {
        const struct hot *h = &canvas->hots[i - 1];

        if (row >= h->row && row < h->row + h->rows && col >= h->col && col < h->col + h->cols)
            return h->key;
    }
    return (struct key){.code = K_NONE};
}

int canvas_columns(const struct canvas *canvas, enum style style, const char *s)
{
    struct str roman = {0};
    int columns;

    if (!canvas->lettering.roman)
        return (int)measure_columns(lettering_measure(&canvas->lettering, style), s, strlen(s));
    romanise_text(s, strlen(s), &roman);
    columns = (int)roman.len;
    str_wipe(&roman);
    return columns;
}

/* The word that starts at the cell, or NULL. */
static const struct word *word_at(const struct canvas *canvas, int row, int col)
{
    for (size_t i = 0; i < canvas->word_count; i++) {
        if (canvas->words[i].row == row && canvas->words[i].col == col)
            return &canvas->words[i];
    }
    return NULL;
}

void canvas_dump(const struct canvas *canvas, struct str *out)
{
    for (int row = 0; row < canvas->rows; row++) {
        size_t start = out->len;

        for (int col = 0; col < canvas->cols;) {
            const struct word *w = word_at(canvas, row, col);
            uint8_t bytes[6];
            int n;

            if (w != NULL) {
                str_add_bytes(out, canvas->text.data + w->at, w->size);
                col += w->width;
                continue;
            }
            n = u8_uctomb(bytes, canvas->cells[row * canvas->cols + col].ch, sizeof(bytes));
            str_add_bytes(out, (const char *)bytes, n > 0 ? (size_t)n : 0);
            col++;
        }
        while (out->len > start && out->data[out->len - 1] == ' ')
            str_cut(out, out->len - 1);
        str_add_char(out, '\n');
    }
}
