#include "ui/frame.h"

#include <string.h>

#include "text/akshar.h"

enum {
    READABLE = 76,
    MARGIN = 2,
    FULL_COLUMNS = 80,
    FULL_ROWS = 24,
    HINT_GAP = 2 /* between a label and the next key, where there is room */
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
    struct frame_body body = {.row = full ? 2 : 1, .rows = canvas->rows - (full ? 4 : 2)};

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

/* The end of the text that fits, from an akshar's edge on. */
static const char *fitting_end(const struct canvas *canvas, const char *text, int columns)
{
    size_t n = strlen(text);
    size_t at = 0;

    while (at < n && canvas_columns(canvas, STYLE_BAND, text + at) > columns)
        at = akshar_next(text, n, at);
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

/* The key's name, framed by a blank at either side. Returns the column behind. */
static int draw_cap(struct canvas *canvas, int row, int col, const char *cap)
{
    canvas_char(canvas, row, col, STYLE_KEY, ' ');
    col++;
    col += canvas_put(canvas, row, col, STYLE_KEY, cap);
    canvas_char(canvas, row, col, STYLE_KEY, ' ');
    return col + 1;
}

/* The columns of all hints with that gap between a label and the next key. */
static int hint_columns(const struct frame *frame, const struct canvas *canvas, int gap)
{
    int sum = -gap;

    for (size_t i = 0; i < frame->hint_count; i++)
        sum += canvas_columns(canvas, STYLE_KEY, frame->hints[i].cap) + 2 + 1 +
               canvas_columns(canvas, STYLE_KEY_LABEL, frame->hints[i].label) + gap;
    return sum;
}

/* Each hint with its label where there is room, else its key alone. */
static void draw_hints(const struct frame *frame, struct canvas *canvas,
                       const struct frame_body *body)
{
    int row = canvas->rows - 1;
    int col = body->col;
    int end = canvas->cols - (body->col < MARGIN ? body->col : MARGIN);
    int gap = col + hint_columns(frame, canvas, HINT_GAP) <= end ? HINT_GAP : 1;

    canvas_fill(canvas, row, 0, 1, canvas->cols, STYLE_KEY_BAR);
    for (size_t i = 0; i < frame->hint_count; i++) {
        const struct hint *h = &frame->hints[i];
        int cap = canvas_columns(canvas, STYLE_KEY, h->cap) + 2;
        int label = canvas_columns(canvas, STYLE_KEY_LABEL, h->label) + 1;
        int start = col;

        if (col + cap > end)
            continue;
        col = draw_cap(canvas, row, col, h->cap);
        if (col + label <= end)
            col += canvas_put(canvas, row, col + 1, STYLE_KEY_LABEL, h->label) + 1;
        canvas_hot(canvas, row, start, 1, col - start, h->key);
        col += gap;
    }
}

void frame_draw(const struct frame *frame, struct canvas *canvas)
{
    struct frame_body body = frame->wide ? frame_body_wide(canvas) : frame_body(canvas);

    if (canvas->rows > 1)
        draw_band(frame, canvas, &body);
    if (canvas->rows > 2)
        draw_hints(frame, canvas, &body);
}
