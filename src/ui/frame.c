#include "ui/frame.h"

#include <string.h>

#include "text/akshar.h"

enum {
    READABLE = 76,
    MARGIN = 2,
    FULL_COLUMNS = 80,
    FULL_ROWS = 24,
    AIRY_ROWS = 18 /* with so many, one stays blank below the band */
};

static bool is_full(const struct canvas *canvas)
{
    return canvas->cols >= FULL_COLUMNS && canvas->rows >= FULL_ROWS;
}

static struct frame_body body_of(const struct canvas *canvas, int most)
{
    bool full = is_full(canvas);
    int margin = full ? MARGIN : canvas->cols >= 20 ? 1 : 0;
    int cols = canvas->cols - 2 * margin;
    struct frame_body body = {.row = canvas->rows >= AIRY_ROWS ? 2 : 1};

    body.rows = canvas->rows - body.row - (full ? 2 : 1);
    body.cols = cols > most ? most : cols;
    body.col = (canvas->cols - body.cols) / 2;
    if (body.rows < 1)
        body.rows = 1;
    if (body.cols < 1)
        body.cols = 1;
    return body;
}

struct frame_body frame_body(const struct canvas *canvas)
{
    return body_of(canvas, READABLE);
}

struct frame_body frame_body_wide(const struct canvas *canvas)
{
    return body_of(canvas, canvas->cols);
}

/* The end of the text that fits: whole words, or the end of a word that is too long itself. */
static const char *fitting_end(const struct canvas *canvas, const char *text, int columns)
{
    size_t n = strlen(text);
    size_t at = 0;

    while (canvas_columns(canvas, STYLE_BAND, text + at) > columns) {
        const char *blank = strchr(text + at, ' ');

        at = blank != NULL ? (size_t)(blank - text) + 1 : akshar_next(text, n, at);
    }
    return text + at;
}

/* The longer of the two texts for the right end that fits beside the place, or NULL. */
static const char *right_text(const struct frame *frame, const struct canvas *canvas, int room)
{
    const char *const texts[] = {frame->right, frame->short_right};
    int place = canvas_columns(canvas, STYLE_BAND, frame->place);

    for (int i = 0; i < 2; i++) {
        if (texts[i] != NULL &&
            place + 2 + canvas_columns(canvas, STYLE_BAND_FAINT, texts[i]) <= room)
            return texts[i];
    }
    return NULL;
}

static void draw_band(const struct frame *frame, struct canvas *canvas,
                      const struct frame_body *body)
{
    const char *right = right_text(frame, canvas, body->cols);
    int place = canvas_columns(canvas, STYLE_BAND, frame->place);

    canvas_fill(canvas, 0, 0, 1, canvas->cols, STYLE_BAND);
    if (right != NULL) {
        int columns = canvas_columns(canvas, STYLE_BAND_FAINT, right);

        canvas_put(canvas, 0, body->col + body->cols - columns, STYLE_BAND_FAINT, right);
    }
    if (place <= body->cols) {
        canvas_put(canvas, 0, body->col, STYLE_BAND, frame->place);
    } else {
        canvas_char(canvas, 0, body->col, STYLE_BAND_FAINT, 0x2026);
        canvas_put(canvas, 0, body->col + 1, STYLE_BAND,
                   fitting_end(canvas, frame->place, body->cols - 1));
    }
}

static void draw_keys(const struct frame *frame, struct canvas *canvas, int col)
{
    int margin = col < MARGIN ? col : MARGIN;

    key_bar_draw(frame->hints, frame->hint_count, canvas, canvas->rows - 1, margin, col,
                 canvas->cols - margin);
}

void frame_draw(const struct frame *frame, struct canvas *canvas)
{
    struct frame_body body = frame->wide ? frame_body_wide(canvas) : frame_body(canvas);

    if (canvas->rows > 1)
        draw_band(frame, canvas, &body);
    if (canvas->rows > 2)
        draw_keys(frame, canvas, body.col);
}
