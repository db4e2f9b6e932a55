#include "ui/style.h"

#include <stdlib.h>

/* 256 colours: an off-white page, near-black ink, the flag's green on the band and the chosen row. */
enum {
    PAPER = 255,
    INK = 235,
    GREY = 241,
    GREEN = 22,
    WHITE = 231,
    PALE = 194,
    RED = 124,
    FIELD = 231,
    BAR = 252,
    SUN = 222
};

#define OWN (-1)

static const struct look LOOKS[DEPTH_COUNT][STYLE_COUNT] =
    {
        [DEPTH_256] =
            {
                [STYLE_BODY] = {INK, PAPER, 0},
                [STYLE_TITLE] = {GREEN, PAPER, STYLE_BOLD},
                [STYLE_LABEL] = {GREEN, PAPER, 0},
                [STYLE_FAINT] = {GREY, PAPER, 0},
                [STYLE_STRONG] = {INK, PAPER, STYLE_BOLD},
                [STYLE_WARNING] = {RED, PAPER, STYLE_BOLD},
                [STYLE_MARK] = {INK, SUN, STYLE_BOLD},
                [STYLE_BADGE] = {WHITE, GREEN, STYLE_BOLD},
                [STYLE_CHOSEN] = {WHITE, GREEN, 0},
                [STYLE_CHOSEN_BADGE] = {GREEN, WHITE, STYLE_BOLD},
                [STYLE_CHOSEN_FAINT] = {PALE, GREEN, 0},
                [STYLE_CHOSEN_MARK] = {INK, SUN, STYLE_BOLD},
                [STYLE_FIELD] = {INK, FIELD, 0},
                [STYLE_FIELD_WORD] = {INK, FIELD, STYLE_UNDERLINE},
                [STYLE_FIELD_HINT] = {GREY, FIELD, 0},
                [STYLE_BIG] = {INK, PAPER, 0},
                [STYLE_QR] = {16, WHITE, 0},
                [STYLE_LINE] = {248, PAPER, 0},
                [STYLE_BAND] = {WHITE, GREEN, STYLE_BOLD},
                [STYLE_BAND_FAINT] = {PALE, GREEN, 0},
                [STYLE_KEY] = {WHITE, GREEN, STYLE_BOLD},
                [STYLE_KEY_LABEL] = {INK, BAR, 0},
                [STYLE_KEY_BAR] = {INK, BAR, 0},
            },
        /* 16 and 8 colours: the terminal's own page, green (2) only as a background under black, which is
         * read on every shade of it; not bold, which many terminals would turn into grey. */
        [DEPTH_16] =
            {
                [STYLE_BODY] = {OWN, OWN, 0},
                [STYLE_TITLE] = {OWN, OWN, STYLE_BOLD},
                [STYLE_LABEL] = {OWN, OWN, STYLE_BOLD},
                [STYLE_FAINT] = {OWN, OWN, 0},
                [STYLE_STRONG] = {OWN, OWN, STYLE_BOLD},
                [STYLE_WARNING] = {9, OWN, STYLE_BOLD},
                [STYLE_MARK] = {0, 11, STYLE_UNDERLINE},
                [STYLE_BADGE] = {0, 2, 0},
                [STYLE_CHOSEN] = {OWN, OWN, STYLE_REVERSE},
                [STYLE_CHOSEN_BADGE] = {OWN, OWN, STYLE_REVERSE | STYLE_BOLD},
                [STYLE_CHOSEN_FAINT] = {OWN, OWN, STYLE_REVERSE},
                [STYLE_CHOSEN_MARK] = {0, 11, STYLE_UNDERLINE},
                [STYLE_FIELD] = {0, 15, 0},
                [STYLE_FIELD_WORD] = {0, 15, STYLE_UNDERLINE},
                [STYLE_FIELD_HINT] = {8, 15, 0},
                [STYLE_BIG] = {OWN, OWN, STYLE_BOLD},
                [STYLE_QR] = {0, 15, 0},
                [STYLE_LINE] = {OWN, OWN, 0},
                [STYLE_BAND] = {0, 2, 0},
                [STYLE_BAND_FAINT] = {0, 2, 0},
                [STYLE_KEY] = {0, 2, 0},
                [STYLE_KEY_LABEL] = {OWN, OWN, 0},
                [STYLE_KEY_BAR] = {OWN, OWN, 0},
            },
        [DEPTH_8] =
            {
                [STYLE_BODY] = {OWN, OWN, 0},
                [STYLE_TITLE] = {OWN, OWN, STYLE_BOLD},
                [STYLE_LABEL] = {OWN, OWN, STYLE_BOLD},
                [STYLE_FAINT] = {OWN, OWN, 0},
                [STYLE_STRONG] = {OWN, OWN, STYLE_BOLD},
                [STYLE_WARNING] = {1, OWN, STYLE_BOLD},
                [STYLE_MARK] = {0, 3, STYLE_UNDERLINE},
                [STYLE_BADGE] = {0, 2, 0},
                [STYLE_CHOSEN] = {OWN, OWN, STYLE_REVERSE},
                [STYLE_CHOSEN_BADGE] = {OWN, OWN, STYLE_REVERSE | STYLE_BOLD},
                [STYLE_CHOSEN_FAINT] = {OWN, OWN, STYLE_REVERSE},
                [STYLE_CHOSEN_MARK] = {0, 3, STYLE_UNDERLINE},
                [STYLE_FIELD] = {OWN, OWN, STYLE_REVERSE},
                [STYLE_FIELD_WORD] = {OWN, OWN, STYLE_REVERSE | STYLE_UNDERLINE},
                [STYLE_FIELD_HINT] = {OWN, OWN, STYLE_REVERSE},
                [STYLE_BIG] = {OWN, OWN, STYLE_BOLD},
                [STYLE_QR] = {0, 7, 0},
                [STYLE_LINE] = {OWN, OWN, 0},
                [STYLE_BAND] = {0, 2, 0},
                [STYLE_BAND_FAINT] = {0, 2, 0},
                [STYLE_KEY] = {0, 2, 0},
                [STYLE_KEY_LABEL] = {OWN, OWN, 0},
                [STYLE_KEY_BAR] = {OWN, OWN, 0},
            },
        [DEPTH_MONO] =
            {
                [STYLE_BODY] = {OWN, OWN, 0},
                [STYLE_TITLE] = {OWN, OWN, STYLE_BOLD},
                [STYLE_LABEL] = {OWN, OWN, STYLE_BOLD},
                [STYLE_FAINT] = {OWN, OWN, 0},
                [STYLE_STRONG] = {OWN, OWN, STYLE_BOLD},
                [STYLE_WARNING] = {OWN, OWN, STYLE_BOLD},
                [STYLE_MARK] = {OWN, OWN, STYLE_BOLD | STYLE_UNDERLINE},
                [STYLE_BADGE] = {OWN, OWN, STYLE_REVERSE},
                [STYLE_CHOSEN] = {OWN, OWN, STYLE_REVERSE},
                [STYLE_CHOSEN_BADGE] = {OWN, OWN, STYLE_REVERSE | STYLE_BOLD},
                [STYLE_CHOSEN_FAINT] = {OWN, OWN, STYLE_REVERSE},
                [STYLE_CHOSEN_MARK] = {OWN, OWN, STYLE_REVERSE | STYLE_UNDERLINE | STYLE_BOLD},
                [STYLE_FIELD] = {OWN, OWN, STYLE_REVERSE},
                [STYLE_FIELD_WORD] = {OWN, OWN, STYLE_REVERSE | STYLE_UNDERLINE},
                [STYLE_FIELD_HINT] = {OWN, OWN, STYLE_REVERSE},
                [STYLE_BIG] = {OWN, OWN, STYLE_BOLD},
                [STYLE_QR] = {OWN, OWN, STYLE_REVERSE},
                [STYLE_LINE] = {OWN, OWN, 0},
                [STYLE_BAND] = {OWN, OWN, STYLE_REVERSE | STYLE_BOLD},
                [STYLE_BAND_FAINT] = {OWN, OWN, STYLE_REVERSE},
                [STYLE_KEY] = {OWN, OWN, STYLE_REVERSE},
                [STYLE_KEY_LABEL] = {OWN, OWN, 0},
                [STYLE_KEY_BAR] = {OWN, OWN, 0},
            },
};

const struct look *style_look(enum style style, enum style_depth depth)
{
    return &LOOKS[depth][style];
}

enum style_depth style_depth(int colours)
{
    const char *no_color =
        getenv("NO_COLOR"); /* a convention of many programs, not ours: see no-color.org */

    if (colours < 8 || (no_color != NULL && *no_color != '\0'))
        return DEPTH_MONO;
    if (colours < 16)
        return DEPTH_8;
    return colours < 256 ? DEPTH_16 : DEPTH_256;
}
