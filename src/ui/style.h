/* Styles are meanings, not colours. What each looks like on 256, 16, 8 colours and on none stands in one
 * table (style.c); no meaning is carried by colour alone. */
#ifndef SEBADESK_UI_STYLE_H
#define SEBADESK_UI_STYLE_H

#include <stdbool.h>

enum style {
    STYLE_BODY,
    STYLE_TITLE,   /* what this screen is */
    STYLE_LABEL,   /* the name of a value beside it */
    STYLE_FAINT,   /* notes and explanations */
    STYLE_STRONG,  /* a value that matters */
    STYLE_WARNING, /* what went wrong, what is late */
    STYLE_MARK,    /* a found word */
    STYLE_BADGE,   /* the number of a choice */
    STYLE_CHOSEN,  /* the row that Enter takes */
    STYLE_CHOSEN_BADGE,
    STYLE_CHOSEN_FAINT,
    STYLE_CHOSEN_MARK,
    STYLE_FIELD,      /* where one types */
    STYLE_FIELD_WORD, /* the word that is still being typed */
    STYLE_FIELD_HINT, /* an example in an empty field */
    STYLE_BIG,        /* big digits */
    STYLE_QR,         /* dark on light, always */
    STYLE_LINE,       /* a separating line */
    STYLE_BAND,       /* the band on top */
    STYLE_BAND_FAINT,
    STYLE_KEY, /* a key's name in the key bar */
    STYLE_KEY_LABEL,
    STYLE_KEY_BAR, /* the rest of that row */
    STYLE_COUNT
};

enum { STYLE_BOLD = 1, STYLE_UNDERLINE = 2, STYLE_REVERSE = 4, STYLE_DIM = 8 };

enum style_depth { DEPTH_MONO, DEPTH_8, DEPTH_16, DEPTH_256, DEPTH_COUNT };

struct look {
    short fg; /* the colour's number, -1: the terminal's own */
    short bg;
    unsigned attributes; /* STYLE_BOLD … */
};

/* How the style looks at that depth. */
const struct look *style_look(enum style style, enum style_depth depth);

/* The depth for a terminal with that many colours; NO_COLOR in the environment means none. */
enum style_depth style_depth(int colours);

#endif
