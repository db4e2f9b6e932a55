/* The on-screen board: letters in their groups, for a finger, a mouse, or the arrow keys alone. This
 * is its content and its logic; the widget draws the cells and puts in what they give.
 *
 * A vowel's cell gives its sign behind a consonant and its letter elsewhere, and shows which; ই ও এ উ
 * stand at the right edge too, always as letters. A row of its own offers the conjuncts of the letter
 * before the cursor. */
#ifndef SEBADESK_TYPING_BOARD_H
#define SEBADESK_TYPING_BOARD_H

#include <stdbool.h>
#include <stddef.h>

enum { BOARD_ROWS = 9, BOARD_COLUMNS = 11, BOARD_LABEL = 48, BOARD_TEXT_SIZE = 16 };

enum board_page { BOARD_BANGLA, BOARD_LATIN };

enum board_action {
    BOARD_TEXT, /* insert the cell's text */
    BOARD_SPACE,
    BOARD_BACKSPACE,
    BOARD_NEWLINE,
    BOARD_SHIFT, /* capitals; on the Latin page only */
    BOARD_PAGE,  /* to the other page */
    BOARD_DONE
};

enum board_direction { BOARD_UP, BOARD_DOWN, BOARD_LEFT, BOARD_RIGHT };

struct board_cell {
    enum board_action action;
    unsigned x, span;           /* where it stands, in columns of BOARD_COLUMNS a row */
    char text[BOARD_TEXT_SIZE]; /* what it inserts; "" unless the action is BOARD_TEXT */
    char label[BOARD_LABEL];    /* what it shows; see board_label */
};

struct board {
    enum board_page page;
    bool shift;
    size_t row, column;        /* the cursor */
    unsigned wanted;           /* the x it keeps to while it goes up and down */
    size_t counts[BOARD_ROWS]; /* cells of each row; a row may have none and is passed over */
    struct board_cell cells[BOARD_ROWS][BOARD_COLUMNS];
};

/* The page with the cursor on its first letter, for an empty field. */
void board_init(struct board *b, enum board_page page);

/* Puts the cursor on the first digit: for a field of numbers. */
void board_go_to_digits(struct board *b);

/* Brings the cells up to date with the n bytes of text before the field's cursor (only the end of
 * them matters). The board's cursor stays where it can. */
void board_refresh(struct board *b, const char *before, size_t n);

/* Moves the cursor, round the edges too. */
void board_move(struct board *b, enum board_direction direction);

/* Moves it to a cell that was touched; false where there is none. */
bool board_point(struct board *b, size_t row, size_t column);

const struct board_cell *board_current(const struct board *b);

/* What the cell shows, for the actions in the interface's language. */
const char *board_label(const struct board_cell *cell);

/* The same where there is no room for it: at most two columns, or five for a cell of two. */
const char *board_short_label(const struct board_cell *cell);

/* BOARD_SHIFT and BOARD_PAGE; other actions are the field's. Call board_refresh afterwards. */
void board_switch(struct board *b, enum board_action action);

#endif
