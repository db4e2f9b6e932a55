/* The frame around every screen: the band on top, the body, the key bar below. */
#ifndef SEBADESK_UI_FRAME_H
#define SEBADESK_UI_FRAME_H

#include <stdbool.h>

#include "ui/canvas.h"
#include "ui/key_bar.h"

struct frame {
    const char *place;        /* where one is; the right end stays in sight when it is too long */
    const char *right;        /* at the band's right, where there is room. May be NULL */
    const char *short_right;  /* instead of it, where there is less */
    const struct hint *hints; /* the first tells how to go on; see ui/key_bar.h */
    size_t hint_count;
    bool wide; /* goes with frame_body_wide */
};

struct frame_body {
    int row;
    int col;
    int rows;
    int cols; /* at most 76: longer lines are hard to read */
};

/* The body's place on a canvas of that size. */
struct frame_body frame_body(const struct canvas *canvas);

/* The same for a list, which takes all the columns that there are. */
struct frame_body frame_body_wide(const struct canvas *canvas);

/* Draws band and key bar. */
void frame_draw(const struct frame *frame, struct canvas *canvas);

#endif
