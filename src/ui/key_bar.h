/* The key bar: what can be pressed here, a button and a label each, on one row below every screen. The one
 * place that decides what of it is shown where there is little room. Used by ui/frame.c. */
#ifndef SEBADESK_UI_KEY_BAR_H
#define SEBADESK_UI_KEY_BAR_H

#include "ui/canvas.h"

struct hint {
    struct key key;    /* what a click on it does */
    const char *cap;   /* the key's name: "F1", "Esc" */
    const char *label; /* what it does, in the interface's language */
};

/* Draws the hints in their order from `col`, or from `least` where they need the room, up to, not including,
 * `end`. Where they do not fit they are set closer, then named more briefly; then those go that are needed
 * least. The first hint (how to go on), Esc (how to go back) and F1 (help, which names all keys) are the
 * last to go. */
void key_bar_draw(const struct hint *hints, size_t count, struct canvas *canvas, int row, int least,
                  int col, int end);

#endif
