#include "text/squeeze.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "text/clean.h"
#include "text/measure.h"

struct widths {
    uint16_t of[2]; /* regular, bold */
};

enum { KEY_LETTERS = 4 }; /* a key is up to four consonants and a sign below them */

struct conjunct {
    char key[KEY_LETTERS + 2];
    struct widths width;
};

#include "text/squeeze_table.h"

/* In thousandths of an em. The font's cell is 600; Konsole rounds every advance to pixels, so that at
 * the better font sizes a line comes out up to a hundredth wider. A quarter of a cell may stick out:
 * what follows is a blank, or punctuation that keeps as much room before its stroke. */
enum { CELL = 597, TOLERANCE = 150 };

/* Offsets in the Bangla block, U+0980. */
enum {
    ANUSVARA = 0x02,
    VISARGA = 0x03,
    FIRST_CONSONANT = 0x15,
    YA = 0x2F,
    RA = 0x30,
    LAST_CONSONANT = 0x39,
    SIGN_AA = 0x3E,
    SIGN_II = 0x40,
    SIGN_U = 0x41,
    SIGN_R = 0x43,
    SIGN_E = 0x47,
    SIGN_AU = 0x4C,
    HASANTA = 0x4D,
    KHANDA_TA = 0x4E,
    AU_LENGTH_MARK = 0x57,
    RRA = 0x5C,
    RHA = 0x5D,
    YYA = 0x5F,
    BLOCK = 0x80,
    NOT_BANGLA
};

static const ptrdiff_t LETTER_BYTES = 3;

enum {
    DANDA = 0x0964,
    DOUBLE_DANDA = 0x0965,
    ZWNJ = 0x200C,
    ZWJ = 0x200D,
    CIRCLE = 0x25CC,
    NBSP = 0xA0
};

/* U+FFF9 takes no cell and does not end a word in Konsole, and in DejaVu Sans Mono it is a blank. */
static const char GAP[] = "\uFFF9";
enum { GAP_WIDTH = 602, CIRCLE_WIDTH = 600 };

/* What is put before a sign. In the cell that a run starts with, a ZWJ would make Konsole draw all of
 * the run in its emoji font; a ZWNJ elsewhere would part a reph from ি. */
static const char SQUEEZER[] = "\u200D";
static const char FIRST_SQUEEZER[] = "\u200C";
static const char CIRCLE_BYTES[] = "\u25CC";
static const char BASE[] = "\u00A0"; /* Konsole puts a circle of its own behind it */

/* ---- how wide a run is drawn -------------------------------------------------------------------- */

/* The offset of the letter or sign that is `ahead` letters behind p; NOT_BANGLA for all else and past
 * the end. */
static unsigned letter_at(const char *p, const char *end, ptrdiff_t ahead)
{
    unsigned char lead;

    if (end - p < (ahead + 1) * LETTER_BYTES || (unsigned char)p[ahead * LETTER_BYTES] != 0xE0)
        return NOT_BANGLA;
    p += ahead * LETTER_BYTES;
    lead = (unsigned char)p[1];
    return lead == 0xA6 || lead == 0xA7 ? (unsigned)(lead - 0xA6) << 6 | (p[2] & 0x3F) : NOT_BANGLA;
}

static bool is_consonant(unsigned letter)
{
    return (letter >= FIRST_CONSONANT && letter <= LAST_CONSONANT) || letter == KHANDA_TA ||
           letter == RRA || letter == RHA || letter == YYA;
}

/* Whether a hasanta joins the letter at p to a consonant. */
static bool joins(const char *p, const char *end)
{
    return letter_at(p, end, 1) == HASANTA && is_consonant(letter_at(p, end, 2));
}

static const struct conjunct *find_conjunct(const char *key, size_t length)
{
    size_t low = 0;
    size_t high = sizeof(CONJUNCTS) / sizeof(CONJUNCTS[0]);

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strncmp(CONJUNCTS[middle].key, key, length);

        if (order == 0 && CONJUNCTS[middle].key[length] == '\0')
            return &CONJUNCTS[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/* The consonant at p alone: before another one it does not melt with it has its half form. */
static unsigned lone_width(bool bold, const char *p, const char *end)
{
    unsigned letter = letter_at(p, end, 0);
    unsigned second = letter_at(p, end, 2);

    if (joins(p, end) && second != YA && second != RA)
        return HALF[letter].of[bold];
    return SINGLE[letter].of[bold];
}

/* Adds the width of the longest conjunct that starts with the consonant at p; returns its bytes. */
static ptrdiff_t add_conjunct(bool bold, const char *p, const char *end, size_t *width)
{
    char key[KEY_LETTERS + 2] = {(char)letter_at(p, end, 0)};
    ptrdiff_t bytes[KEY_LETTERS + 1] = {LETTER_BYTES}; /* of the first letters of the key */
    size_t count = 1;
    unsigned below;

    while (count < KEY_LETTERS && joins(p + bytes[count - 1] - LETTER_BYTES, end)) {
        bytes[count] = bytes[count - 1] + 2 * LETTER_BYTES;
        key[count] = (char)letter_at(p + bytes[count] - LETTER_BYTES, end, 0);
        count++;
    }
    below = letter_at(p + bytes[count - 1] - LETTER_BYTES, end, 1);
    if (below >= SIGN_U && below <= SIGN_R) {
        bytes[count] = bytes[count - 1] + LETTER_BYTES;
        key[count] = (char)below;
        count++;
    }
    for (; count > 1; count--) {
        const struct conjunct *found = find_conjunct(key, count);

        if (found != NULL) {
            *width += found->width.of[bold];
            return bytes[count - 1];
        }
    }
    *width += lone_width(bold, p, end);
    return bytes[0];
}

/* The same for a character that is not of the Bangla block; returns its bytes. */
static int add_other(bool bold, const char *p, const char *end, size_t *width)
{
    ucs4_t c;
    int used = u8_mbtouc(&c, (const uint8_t *)p, (size_t)(end - p));

    if (c == DANDA)
        *width += DANDA_WIDTH.of[bold];
    else if (c == DOUBLE_DANDA)
        *width += DOUBLE_DANDA_WIDTH.of[bold];
    else if (c == CIRCLE)
        *width += CIRCLE_WIDTH;
    else if (c == NBSP)
        *width += GAP_WIDTH + CIRCLE_WIDTH;
    else if (c == ' ')
        *width += GAP_WIDTH;
    return used;
}

size_t squeeze_advance(unsigned flags, const char *s, size_t n)
{
    bool bold = flags & SQUEEZE_BOLD;
    const char *p = s;
    const char *end = s + n;
    size_t width = 0;

    while (p < end) {
        unsigned letter = letter_at(p, end, 0);
        unsigned second = letter_at(p, end, 1);

        if (letter == RA && joins(p, end)) {
            p += 2 * LETTER_BYTES; /* a reph, above the next letter */
        } else if (is_consonant(letter)) {
            p += add_conjunct(bold, p, end, &width);
        } else if (letter == HASANTA && (second == YA || second == RA)) {
            width += second == YA ? YA_BEHIND.of[bold] : 0;
            p += 2 * LETTER_BYTES;
        } else if (letter < BLOCK) {
            width += SINGLE[letter].of[bold];
            p += LETTER_BYTES;
        } else {
            p += add_other(bold, p, end, &width);
        }
    }
    return width;
}

/* ---- how many cells Konsole gives it ------------------------------------------------------------ */

/* A sign that has a cell of its own when its letter has no mark yet. */
static bool is_spacing_sign(ucs4_t c)
{
    unsigned offset = c - 0x0980;

    if (offset < BLOCK)
        return offset == ANUSVARA || offset == VISARGA ||
               (offset >= SIGN_AA && offset <= SIGN_II) ||
               (offset >= SIGN_E && offset <= SIGN_AU) || offset == AU_LENGTH_MARK;
    return uc_is_general_category(c, UC_CATEGORY_Mc);
}

static bool is_bangla(ucs4_t c)
{
    return (c >= 0x0980 && c < 0x0980 + BLOCK) || c == DANDA || c == DOUBLE_DANDA || c == ZWNJ ||
           c == ZWJ || c == CIRCLE || c == NBSP || c == ' ';
}

static bool all_bangla(const struct str *s)
{
    const uint8_t *p = (const uint8_t *)str_text(s);
    const uint8_t *end = p + s->len;

    while (p < end) {
        ucs4_t c;

        p += u8_mbtouc(&c, p, (size_t)(end - p));
        if (!is_bangla(c))
            return false;
    }
    return true;
}

/* A run in the form it will be sent in, but for gaps, ZWJs and blanks at the end. */
struct run {
    struct str shown;
    bool bangla;    /* and nothing else: it can be squeezed */
    unsigned least; /* cells with every spacing sign squeezed */
    unsigned most;  /* cells with none squeezed */
    unsigned columns;
    size_t width; /* as it is drawn, in thousandths of an em */
};

/* Whether the run begins with a sign that Konsole would hang on the cell to the left of the run. */
static bool begins_bare(const char *s, size_t n)
{
    ucs4_t c;

    if (n == 0)
        return false;
    (void)u8_mbtouc(&c, (const uint8_t *)s, n);
    return is_spacing_sign(c) || (is_bangla(c) && measure_char(c) == 0);
}

/* The columns of a character by itself: blanks of a phrase are sent as gaps. */
static unsigned own_columns(const struct run *run, ucs4_t c)
{
    return c == ' ' && run->bangla ? 0 : measure_char(c);
}

static void count_cells(struct run *run)
{
    const uint8_t *p = (const uint8_t *)str_text(&run->shown);
    const uint8_t *end = p + run->shown.len;
    bool marked = true;

    while (p < end) {
        ucs4_t c;

        p += u8_mbtouc(&c, p, (size_t)(end - p));
        if (is_spacing_sign(c)) {
            run->most += !marked;
            marked = true;
        } else {
            unsigned width = own_columns(run, c);

            run->least += width;
            run->most += width;
            marked = width == 0;
        }
    }
}

/* The caller wipes run->shown. */
static void prepare(struct run *run, unsigned flags, const char *s, size_t n)
{
    if (n > sizeof(CIRCLE_BYTES) - 1 && memcmp(s, CIRCLE_BYTES, sizeof(CIRCLE_BYTES) - 1) == 0 &&
        begins_bare(s + sizeof(CIRCLE_BYTES) - 1, n - (sizeof(CIRCLE_BYTES) - 1))) {
        s += sizeof(CIRCLE_BYTES) - 1;
        n -= sizeof(CIRCLE_BYTES) - 1;
    }
    if (begins_bare(s, n))
        str_add(&run->shown, BASE);
    clean_for_display(s, n, &run->shown);
    run->bangla = all_bangla(&run->shown);
    count_cells(run);
    if (!run->bangla) {
        run->least = run->columns = run->most;
        return;
    }
    run->width = squeeze_advance(flags, str_text(&run->shown), run->shown.len);
    run->columns = (unsigned)((run->width + CELL - 1 - TOLERANCE) / CELL);
    if (run->columns < run->least)
        run->columns = run->least;
}

struct face {
    struct measure measure;
    unsigned flags;
};

static unsigned stretch(const struct measure *self, const char *s, size_t n)
{
    struct run run = {0};

    prepare(&run, ((const struct face *)self)->flags, s, n);
    str_wipe(&run.shown);
    return run.columns;
}

static int slack(const struct measure *self, const char *s, size_t n)
{
    struct run run = {0};
    int left = 0;

    prepare(&run, ((const struct face *)self)->flags, s, n);
    if (run.bangla)
        left = (int)(run.columns * CELL) - (int)run.width;
    str_wipe(&run.shown);
    return left;
}

const struct measure *squeeze_measure(unsigned flags)
{
    static const struct face FACES[] = {
        [SQUEEZE_REGULAR] = {{stretch, false, slack}, SQUEEZE_REGULAR},
        [SQUEEZE_BOLD] = {{stretch, false, slack}, SQUEEZE_BOLD},
        [SQUEEZE_PHRASES] = {{stretch, true, slack}, SQUEEZE_PHRASES},
        [SQUEEZE_PHRASES | SQUEEZE_BOLD] = {{stretch, true, slack}, SQUEEZE_PHRASES | SQUEEZE_BOLD},
    };

    return &FACES[flags].measure;
}

void squeeze_spell(unsigned flags, const char *s, size_t n, struct str *out)
{
    struct run run = {0};
    const char *p;
    const char *end;
    bool marked = true;
    unsigned cells;
    unsigned letters = 0;

    prepare(&run, flags, s, n);
    p = str_text(&run.shown);
    end = p + run.shown.len;
    cells = run.most;
    while (p < end) {
        ucs4_t c;
        int used = u8_mbtouc(&c, (const uint8_t *)p, (size_t)(end - p));

        if (is_spacing_sign(c) && !marked && cells > run.columns) {
            str_add(out, letters == 1 ? FIRST_SQUEEZER : SQUEEZER);
            cells--;
        }
        marked = is_spacing_sign(c) || own_columns(&run, c) == 0;
        letters += !marked;
        if (c == ' ' && run.bangla)
            str_add(out, GAP);
        else
            str_add_bytes(out, p, (size_t)used);
        p += used;
    }
    for (; cells < run.columns; cells++)
        str_add_char(out, ' ');
    str_wipe(&run.shown);
}
