#include "ui/big.h"

#include <stdbool.h>
#include <stddef.h>

/* The drawings. A pixel is half a cell high and half a cell wide, so a level stroke is one pixel thick
 * and an upright one two, where there is room for it. A sheet holds digits side by side, with a
 * blank between: 0 to 4, 5 to 9, then + and -. */
enum { SHEETS = 3, DIGITS_A_SHEET = 5, PLUS = 10, DASH = 11 };
enum { LARGE_PIXELS = 10, SMALL_PIXELS = 6 };

/* clang-format off */
static const char LARGE[][SHEETS][LARGE_PIXELS][55] = {
    [BIG_ASCII] = {
        {
            "..######.. ....##.... ..######.. ..######.. ......##..",
            "##......## ..####.... ##......## ##......## ....####..",
            "##......## ##..##.... ........## ........## ....####..",
            "##......## ....##.... ........## ........## ..##..##..",
            "##......## ....##.... ......##.. ....####.. ..##..##..",
            "##......## ....##.... ....##.... ........## ##....##..",
            "##......## ....##.... ..##...... ........## ##########",
            "##......## ....##.... ##........ ........## ......##..",
            "##......## ....##.... ##........ ##......## ......##..",
            "..######.. ########## ########## ..######.. ......##..",
        },
        {
            "########## ....####.. ########## ..######.. ..######..",
            "##........ ..##...... ........## ##......## ##......##",
            "##........ ##........ ........## ##......## ##......##",
            "##........ ##........ ......##.. ##......## ##......##",
            "########.. ########.. ......##.. ..######.. ##......##",
            "........## ##......## ....##.... ##......## ..########",
            "........## ##......## ....##.... ##......## ........##",
            "........## ##......## ..##...... ##......## ........##",
            "##......## ##......## ..##...... ##......## ......##..",
            "..######.. ..######.. ..##...... ..######.. ..####....",
        },
        {
            ".......... ..........",
            ".......... ..........",
            ".......... ..........",
            "....##.... ..........",
            "....##.... ..........",
            "########## ..######..",
            "....##.... ..........",
            "....##.... ..........",
            ".......... ..........",
            ".......... ..........",
        },
    },
    [BIG_BANGLA] = {
        {
            "..######.. ..##...... ..##...... ....#####. ..######..",
            ".###..###. .##....... ..##...... ##.###.### .##....##.",
            ".##....##. .###...... ..#####... ##.##...## .##....##.",
            "##......## ..####.... ....#####. ##..##..## ..##..##..",
            "##......## ....####.. .......##. ##......## ...####...",
            "##......## ......###. .......##. .##.....## .###..###.",
            "##......## ..##....## ##...####. .##.....## ##......##",
            ".##....##. ##......## #######... .###...##. ##......##",
            ".###..###. ###....##. ....####.. ..###.###. .##....##.",
            "..######.. .#######.. .......### ...#####.. ..######..",
        },
        {
            "......##.. ..###..... ..#####... ###....... .##.......",
            "....####.. ....##.... .##...##.. ..##...... ##........",
            "..###.##.. ##..##.... ##.....##. ..##...... .##.......",
            ".##....##. ##..##..## ##.....##. ..##....## ..####....",
            ".##...#### ##..##..## ##.....##. ..##...##. ....#####.",
            "##..###... .##..####. .##...###. ..#######. .####..###",
            "##..##.... .##....### ..#######. ..##...##. ##..##..##",
            "##..##..#. ..##....## .......##. ..##...##. ##..##..##",
            ".##..####. ..###..##. .......##. ..##..##.. .##.##.##.",
            "..######.. ....####.. .......### ...####... ....####..",
        },
        {
            ".......... ..........",
            ".......... ..........",
            ".......... ..........",
            "....##.... ..........",
            "....##.... ..........",
            "########## ..######..",
            "....##.... ..........",
            "....##.... ..........",
            ".......... ..........",
            ".......... ..........",
        },
    },
};

static const char SMALL[][SHEETS][SMALL_PIXELS][30] = {
    [BIG_ASCII] = {
        {
            ".###. ..#.. .###. .###. ...#.",
            "#...# .##.. #...# #...# ..##.",
            "#...# ..#.. ....# ..##. .#.#.",
            "#...# ..#.. ..##. ....# #..#.",
            "#...# ..#.. .#... #...# #####",
            ".###. .###. ##### .###. ...#.",
        },
        {
            "##### .###. ##### .###. .###.",
            "#.... #.... ....# #...# #...#",
            "####. ####. ...#. .###. #...#",
            "....# #...# ..#.. #...# .####",
            "#...# #...# .#... #...# ....#",
            ".###. .###. .#... .###. .###.",
        },
        {
            "..... .....",
            "..#.. .....",
            "##### .###.",
            "..#.. .....",
            "..... .....",
            "..... .....",
        },
    },
    [BIG_BANGLA] = {
        {
            ".###. .#... .##.. ..##. .###.",
            "#...# #.... ..##. #.#.# #...#",
            "#...# .##.. ....# #.#.# .###.",
            "#...# ...## ####. #...# #...#",
            "#...# #...# ..#.. .#..# #...#",
            ".###. .###. ...## ..##. .###.",
        },
        {
            "..##. .##.. .##.. ##... #....",
            ".#.## #.#.. #..#. .#..# .##..",
            "#.##. #.#.# #..#. .###. ...#.",
            "#.#.. #..## .###. .#..# .##.#",
            "#..## #...# ...#. .#..# #.#.#",
            ".###. .###. ...## ..##. ..##.",
        },
        {
            "..... .....",
            "..#.. .....",
            "##### .###.",
            "..#.. .....",
            "..... .....",
            "..... .....",
        },
    },
};
/* clang-format on */

static const struct {
    unsigned rows;
    size_t pixels;  /* of a drawing, from left to right */
    unsigned glyph; /* columns of a drawing and the gap behind it */
    unsigned blank; /* columns of a blank */
} SIZES[] = {
    [BIG_SMALL] = {SMALL_PIXELS / 2, 5, 3, 1},
    [BIG_LARGE] = {LARGE_PIXELS / 2, 10, 6, 2},
};

/* Which drawing a character has, -1 for none. */
static int drawing_of(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c == '+' ? PLUS : c == '-' ? DASH : -1;
}

static bool pixel(enum big_script script, enum big_size size, int drawing, size_t row, size_t col)
{
    int sheet = drawing / DIGITS_A_SHEET;
    size_t pixels = SIZES[size].pixels;
    size_t at = (size_t)(drawing % DIGITS_A_SHEET) * (pixels + 1) + col;

    if (col >= pixels)
        return false;
    return (size == BIG_LARGE ? LARGE[script][sheet][row] : SMALL[script][sheet][row])[at] == '#';
}

static void add_cell(struct str *line, enum big_script script, enum big_size size, int drawing,
                     size_t row, size_t col)
{
    /* by the pixels that are set: upper left 1, upper right 2, lower left 4, lower right 8 */
    static const char *const BLOCKS[] = {" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛",
                                         "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"};
    unsigned set = 0;

    for (size_t i = 0; i < 4; i++) {
        if (pixel(script, size, drawing, 2 * row + i / 2, 2 * col + i % 2))
            set |= 1U << i;
    }
    str_add(line, BLOCKS[set]);
}

unsigned big_rows(enum big_size size)
{
    return SIZES[size].rows;
}

/* The columns of one character, with the gap behind it where there is one. */
static unsigned columns_of(char c, enum big_size size)
{
    return c == ' ' ? SIZES[size].blank : drawing_of(c) >= 0 ? SIZES[size].glyph : 0;
}

unsigned big_columns(const char *text, enum big_size size, enum big_script script)
{
    unsigned columns = 0;

    (void)script; /* all digits are equally wide */
    for (; *text != '\0'; text++)
        columns += columns_of(*text, size);
    return columns;
}

static void add_row(struct str *line, const char *text, enum big_script script, enum big_size size,
                    size_t row)
{
    for (; *text != '\0'; text++) {
        int drawing = drawing_of(*text);

        for (size_t col = 0; col < columns_of(*text, size); col++) {
            if (drawing >= 0)
                add_cell(line, script, size, drawing, row, col);
            else
                str_add_char(line, ' ');
        }
    }
}

void big_lines(const char *text, enum big_script script, enum big_size size, struct strv *lines)
{
    if (big_columns(text, size, script) == 0)
        return;
    for (size_t row = 0; row < SIZES[size].rows; row++) {
        struct str line = {0};

        add_row(&line, text, script, size, row);
        strv_take(lines, str_take(&line));
    }
}
