/* A view of a page: which choice is marked, how far it is scrolled, and what keys do about it. The same
 * on every screen: digits of both scripts choose, arrows and paging keys move, Enter takes. */
#ifndef SEBADESK_UI_VIEW_H
#define SEBADESK_UI_VIEW_H

#include "ui/keys.h"
#include "ui/page.h"

struct view {
    int chosen; /* index of the marked choice */
    int scroll; /* lines of the scrolled part above the window */
    int typed;  /* digits typed so far of a number that may go on, 0: none */
};

enum view_result {
    VIEW_IGNORED,
    VIEW_MOVED,
    VIEW_CHOSE /* view.chosen was taken, by Enter, its number or a click */
};

/* The rows that the scrolled part gets of `rows`. */
int view_window(const struct page *page, int rows);

/* Brings the view into the page's bounds, with the marked choice in sight. */
void view_fit(struct view *view, const struct page *page, int rows);

/* Takes a key for a page that is shown on `rows` rows. */
enum view_result view_key(struct view *view, const struct page *page, int rows,
                          const struct key *key);

/* Draws the page into rows × page->columns cells, with a line that says what is out of sight. */
void view_draw(const struct view *view, const struct page *page, struct canvas *canvas, int row,
               int col, int rows);

/* The line that says that there is more out of sight; clicks on it turn the page. */
void view_draw_more(struct canvas *canvas, int row, int col, int cols, bool above, bool below);

#endif
