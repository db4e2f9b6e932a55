#include "harness/terminal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>
#include <vterm.h>

#include "base/mem.h"
#include "harness/stream.h"

enum {
    BANGLA = 0x0980,
    BANGLA_END = 0x0a00,
    ZWNJ = 0x200c,
    ZWJ = 0x200d,
    REPLACEMENT = 0xfffd,
    /* Stand-ins: 128 code points that libvterm gives no cell, and as many that it gives one. */
    NO_CELL = 0xe0100,
    ONE_CELL = 0xf0000,
    ARG_MAX_OF_LIBVTERM = 32767,
};

/* libvterm 0.1 restores a cursor to where the screen may have ended since. Every CSI that it knows
 * brings it back; this one, a mode that does not exist, does nothing else. */
#define KEEP_CURSOR_INSIDE "\033[?0h"

struct terminal {
    VTerm *vt;
    VTermScreen *screen;
    enum terminal_class class;
    terminal_reply *reply;
    void *user;
    struct stream stream;
    struct str out; /* for libvterm, not handed over yet */
    bool marked;    /* the last base already carries a mark */
    char last[8];   /* what went to libvterm for the last character, for REP */
    size_t last_n;  /* 0 when something else came since */
    bool cursor_visible;
    struct terminal_modes modes;
    struct str scrollback;
};

/* ---- how many cells --------------------------------------------------------------------------- */
enum sign { SIGN_NONE, SIGN_SPACING, SIGN_MARK, SIGN_JOINER };

/* General category Mc, Mn or Cf, for the characters that the classes count differently. */
static enum sign sign_of(uint32_t c)
{
    static const uint32_t spacing[] = {0x982, 0x983, 0x9be, 0x9bf, 0x9c0,
                                       0x9c7, 0x9c8, 0x9cb, 0x9cc, 0x9d7};
    static const uint32_t marks[] = {0x981, 0x9bc, 0x9c1, 0x9c2, 0x9c3,
                                     0x9c4, 0x9cd, 0x9e2, 0x9e3, 0x9fe};

    for (size_t i = 0; i < sizeof(spacing) / sizeof(spacing[0]); i++)
        if (c == spacing[i])
            return SIGN_SPACING;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (c == marks[i])
            return SIGN_MARK;
    return c == ZWNJ || c == ZWJ ? SIGN_JOINER : SIGN_NONE;
}

static unsigned cells_as_glibc(enum sign sign, bool marked)
{
    (void)marked;
    return sign == SIGN_SPACING ? 1 : 0;
}

static unsigned cells_as_konsole(enum sign sign, bool marked)
{
    return sign == SIGN_SPACING && !marked ? 1 : 0;
}

static unsigned no_cells(enum sign sign, bool marked)
{
    (void)sign;
    (void)marked;
    return 0;
}

static unsigned one_cell(enum sign sign, bool marked)
{
    (void)sign;
    (void)marked;
    return 1;
}

/* Cells of a sign, by class; NULL where bytes are counted instead. */
static unsigned (*const cells_of_sign[TERMINAL_CLASS_COUNT])(enum sign sign, bool marked) = {
    [TERMINAL_GLIBC] = cells_as_glibc,  [TERMINAL_KONSOLE] = cells_as_konsole,
    [TERMINAL_SIGNS_ZERO] = no_cells,   [TERMINAL_MARKS_ONE] = one_cell,
    [TERMINAL_SILENT] = cells_as_glibc, [TERMINAL_NOT_UTF8] = NULL,
};

/* The stand-ins have room for the Bangla block; the joiners take two of its unassigned places. */
static uint32_t stand_in(uint32_t base, uint32_t c)
{
    return base + (c == ZWNJ ? 0 : c == ZWJ ? 4 : c - BANGLA);
}

static uint32_t without_stand_in(uint32_t c)
{
    uint32_t offset = c & 0x7f;
    uint32_t base = c - offset;

    if (base != NO_CELL && base != ONE_CELL)
        return c;
    return offset == 0 ? ZWNJ : offset == 4 ? ZWJ : BANGLA + offset;
}

/* ---- in --------------------------------------------------------------------------------------- */
static void flush(struct terminal *t)
{
    if (t->out.len > 0)
        (void)vterm_input_write(t->vt, t->out.data, t->out.len);
    str_cut(&t->out, 0);
}

static void add_code_point(struct str *out, uint32_t c)
{
    uint8_t bytes[6];
    int n = u8_uctomb(bytes, c, sizeof(bytes));

    if (n > 0)
        str_add_bytes(out, (const char *)bytes, (size_t)n);
}

/* libvterm 0.1 writes outside its screen for these: a C1 control moves its cursor back, a mark that
 * it takes for wide widens its cell, a wide character has no room in one column. */
static bool is_unsafe(const struct terminal *t, uint32_t c)
{
    return (c >= 0x80 && c < 0xa0) || (c >= 0x302a && c <= 0x302f) || c == 0x3099 || c == 0x309a ||
           (c >= 0x1100 && terminal_cols(t) < 2);
}

static void feed_sign(struct terminal *t, uint32_t c, enum sign sign)
{
    unsigned cells = cells_of_sign[t->class](sign, t->marked);

    t->marked = true;
    if (cells == 0)
        add_code_point(&t->out, stand_in(NO_CELL, c));
    else
        add_code_point(&t->out, sign == SIGN_SPACING ? c : stand_in(ONE_CELL, c));
}

static void feed_latin1(struct terminal *t, const struct piece *p)
{
    for (size_t i = 0; i < p->n; i++) {
        unsigned char byte = (unsigned char)p->bytes[i];

        add_code_point(&t->out, byte >= 0x80 && byte < 0xa0 ? REPLACEMENT : byte);
    }
}

static void translate_char(struct terminal *t, const struct piece *p)
{
    enum sign sign = sign_of(p->code_point);

    if (cells_of_sign[t->class] == NULL) {
        feed_latin1(t, p);
        return;
    }
    if (sign != SIGN_NONE) {
        feed_sign(t, p->code_point, sign);
        return;
    }
    t->marked = false;
    add_code_point(&t->out, is_unsafe(t, p->code_point) ? REPLACEMENT : p->code_point);
}

static void feed_char(struct terminal *t, const struct piece *p)
{
    size_t before = t->out.len;

    translate_char(t, p);
    t->last_n = t->out.len - before;
    if (t->last_n > sizeof(t->last))
        t->last_n = 0;
    memcpy(t->last, t->out.data + before, t->last_n);
}

static void note_mode(struct terminal_modes *modes, unsigned mode, bool on)
{
    switch (mode) {
    case 1:
        modes->application_cursor = on;
        break;
    case 1000:
    case 1002:
    case 1003:
        modes->mouse = on;
        break;
    case 1006:
        modes->mouse_sgr = on;
        break;
    case 1047:
    case 1049:
        modes->alternate = on;
        break;
    case 2004:
        modes->paste = on;
        break;
    default:
        break;
    }
}

/* libvterm 0.1 takes only the first of several modes in one sequence. */
static void feed_modes(struct terminal *t, const struct piece *p)
{
    for (size_t i = 0; i < p->arg_count; i++) {
        note_mode(&t->modes, p->args[i], p->final == 'h');
        str_addf(&t->out, "\033[?%u%c", p->args[i], p->final);
    }
    str_add(&t->out, KEEP_CURSOR_INSIDE); /* a mode may have restored it */
}

static void restore_cursor(struct terminal *t)
{
    str_add(&t->out, "\0338" KEEP_CURSOR_INSIDE);
}

/* libvterm 0.1 repeats a character that takes no cell for ever. */
static void repeat_last(struct terminal *t, unsigned count)
{
    unsigned most = terminal_cols(t);

    if (count == 0)
        count = 1;
    for (unsigned i = 0; i < count && i < most; i++)
        str_add_bytes(&t->out, t->last, t->last_n);
    t->last_n = 0;
}

/* libvterm 0.1 reckons without looking for overflow. */
static bool has_huge_number(const struct piece *p)
{
    for (size_t i = 0; i < p->arg_count; i++)
        if (p->args[i] > ARG_MAX_OF_LIBVTERM)
            return true;
    return false;
}

static bool is_sequence(const struct piece *p, const char *sequence)
{
    return p->n == strlen(sequence) && memcmp(p->bytes, sequence, p->n) == 0;
}

static void feed_csi(struct terminal *t, const struct piece *p)
{
    if (has_huge_number(p))
        return;
    if (p->leader == '?' && (p->final == 'h' || p->final == 'l')) {
        feed_modes(t, p);
        return;
    }
    if (p->final == 'b' && p->leader == '\0')
        repeat_last(t, p->args[0]);
    else if (is_sequence(p, "\033[s"))
        str_add(&t->out, "\0337"); /* for libvterm this is another sequence, for xterm not */
    else if (is_sequence(p, "\033[u"))
        restore_cursor(t);
    else
        str_add_bytes(&t->out, p->bytes, p->n);
    if (p->final == 'J' && p->leader == '\0' && p->args[0] == 3) {
        flush(t);
        str_cut(&t->scrollback, 0);
    }
}

/* Lines of double width are left out: in one column libvterm 0.1 has no room for them. */
static void feed_escape(struct terminal *t, const struct piece *p)
{
    if (is_sequence(p, "\0338"))
        restore_cursor(t);
    else if (p->n != 3 || p->bytes[1] != '#')
        str_add_bytes(&t->out, p->bytes, p->n);
    if (p->final == 'c')
        t->modes = (struct terminal_modes){0};
}

static void feed_piece(void *user, const struct piece *p)
{
    struct terminal *t = user;

    if (p->kind == PIECE_CHAR) {
        feed_char(t, p);
        return;
    }
    if (p->kind == PIECE_CSI)
        feed_csi(t, p);
    else if (p->kind == PIECE_ESCAPE)
        feed_escape(t, p);
    else if (p->kind == PIECE_CONTROL)
        str_add_bytes(&t->out, p->bytes, p->n);
    t->marked = false;
    t->last_n = 0;
}

void terminal_feed(struct terminal *t, const char *bytes, size_t n)
{
    stream_feed(&t->stream, bytes, n, feed_piece, t);
    flush(t);
}

/* ---- out -------------------------------------------------------------------------------------- */
static void add_libvterm_cell(const VTermScreenCell *cell, struct str *out)
{
    if (cell->chars[0] == 0)
        str_add_char(out, ' ');
    if (cell->chars[0] == (uint32_t)-1)
        return;
    for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i] != 0; i++)
        add_code_point(out, without_stand_in(cell->chars[i]));
}

static VTermScreenCell cell_at(const struct terminal *t, unsigned row, unsigned col)
{
    VTermScreenCell cell = {0};

    (void)vterm_screen_get_cell(t->screen, (VTermPos){(int)row, (int)col}, &cell);
    return cell;
}

void terminal_add_cell(const struct terminal *t, unsigned row, unsigned col, struct str *out)
{
    VTermScreenCell cell = cell_at(t, row, col);

    add_libvterm_cell(&cell, out);
}

void terminal_add_row(const struct terminal *t, unsigned row, struct str *out)
{
    struct str line = {0};

    for (unsigned col = 0; col < terminal_cols(t); col++)
        terminal_add_cell(t, row, col, &line);
    str_trim_end(&line);
    str_add(out, str_text(&line));
    str_clear(&line);
}

void terminal_add_screen(const struct terminal *t, struct str *out)
{
    for (unsigned row = 0; row < terminal_rows(t); row++) {
        terminal_add_row(t, row, out);
        str_add_char(out, '\n');
    }
}

static int colour_of(const VTermColor *colour)
{
    if (VTERM_COLOR_IS_DEFAULT_FG(colour) || VTERM_COLOR_IS_DEFAULT_BG(colour))
        return COLOUR_DEFAULT;
    if (VTERM_COLOR_IS_INDEXED(colour))
        return colour->indexed.idx;
    return COLOUR_RGB | colour->rgb.red << 16 | colour->rgb.green << 8 | colour->rgb.blue;
}

struct terminal_style terminal_style(const struct terminal *t, unsigned row, unsigned col)
{
    VTermScreenCell cell = cell_at(t, row, col);

    return (struct terminal_style){
        .bold = cell.attrs.bold,
        .underline = cell.attrs.underline != VTERM_UNDERLINE_OFF,
        .reverse = cell.attrs.reverse,
        .fg = colour_of(&cell.fg),
        .bg = colour_of(&cell.bg),
    };
}

struct terminal_cursor terminal_cursor(const struct terminal *t)
{
    VTermPos pos;

    vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &pos);
    return (struct terminal_cursor){(unsigned)pos.row, (unsigned)pos.col, t->cursor_visible};
}

struct terminal_modes terminal_modes(const struct terminal *t)
{
    return t->modes;
}

const char *terminal_scrollback(const struct terminal *t)
{
    return str_text(&t->scrollback);
}

/* ---- life ------------------------------------------------------------------------------------- */
static void answer(const char *bytes, size_t n, void *user)
{
    struct terminal *t = user;

    if (t->class != TERMINAL_SILENT)
        t->reply(t->user, bytes, n);
}

static int property_set(VTermProp property, VTermValue *value, void *user)
{
    struct terminal *t = user;

    if (property == VTERM_PROP_CURSORVISIBLE)
        t->cursor_visible = value->boolean;
    return 1;
}

static int line_gone(int cols, const VTermScreenCell *cells, void *user)
{
    struct terminal *t = user;

    for (int col = 0; col < cols; col++)
        add_libvterm_cell(&cells[col], &t->scrollback);
    str_trim_end(&t->scrollback);
    str_add_char(&t->scrollback, '\n');
    return 1;
}

struct terminal *terminal_new(enum terminal_class class, unsigned rows, unsigned cols,
                              terminal_reply *reply, void *user)
{
    static const VTermScreenCallbacks callbacks = {
        .settermprop = property_set,
        .sb_pushline = line_gone,
    };
    struct terminal *t = mem_new(sizeof(*t));

    t->class = class;
    t->reply = reply;
    t->user = user;
    t->vt = vterm_new((int)rows, (int)cols);
    vterm_set_utf8(t->vt, 1);
    t->screen = vterm_obtain_screen(t->vt);
    vterm_output_set_callback(t->vt, answer, t);
    vterm_screen_set_callbacks(t->screen, &callbacks, t);
    vterm_screen_enable_altscreen(t->screen, 1);
    vterm_screen_reset(t->screen, 1);
    return t;
}

void terminal_free(struct terminal *t)
{
    if (t == NULL)
        return;
    vterm_free(t->vt);
    str_clear(&t->out);
    str_clear(&t->scrollback);
    free(t);
}

/* libvterm 0.1 may leave the cursor above the screen, and margins outside it; a new size resets the
 * margins in xterm too. Its \033[r and \033[s take the cursor home. */
void terminal_resize(struct terminal *t, unsigned rows, unsigned cols)
{
    VTermPos pos;

    vterm_set_size(t->vt, (int)rows, (int)cols);
    vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &pos);
    str_addf(&t->out, "\033[r\033[s\033[%d;%dH", pos.row < 0 ? 1 : pos.row + 1, pos.col + 1);
    flush(t);
    t->last_n = 0;
}

static void size_of(const struct terminal *t, int *rows, int *cols)
{
    vterm_get_size(t->vt, rows, cols);
}

unsigned terminal_rows(const struct terminal *t)
{
    int rows;
    int cols;

    size_of(t, &rows, &cols);
    return (unsigned)rows;
}

unsigned terminal_cols(const struct terminal *t)
{
    int rows;
    int cols;

    size_of(t, &rows, &cols);
    return (unsigned)cols;
}
