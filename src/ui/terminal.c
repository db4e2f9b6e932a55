#include "ui/terminal.h"

#include <errno.h>
#include <locale.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <unistr.h>
#include <wchar.h>

#include <curses.h>
#include <term.h>

#include "base/mem.h"
#include "text/clean.h"
#include "text/squeeze.h"
#include "ui/signals.h"

/* What one row last looked like: a sum over its cells and words. */
struct row_sum {
    uint64_t cells;
    uint64_t words;
};

struct terminal {
    SCREEN *screen;
    enum terminal_class class;
    struct lettering lettering;
    bool overlay;
    struct row_sum *shown; /* a row each; only in overlay */
    int rows;
    int cols;
    cchar_t *line;  /* one row being built */
    struct str out; /* the overlay's bytes of one round */
    struct str word;
};

/* ---- opening and closing ------------------------------------------------------------------------ */

/* A terminal description that is there: TERM's own, else a common one. */
static SCREEN *new_screen(void)
{
    static const char *const FALLBACKS[] = {NULL, "xterm-256color", "xterm", "vt100", "dumb"};
    const char *named = getenv("TERM");

    for (size_t i = 0; i < sizeof(FALLBACKS) / sizeof(FALLBACKS[0]); i++) {
        const char *name = i == 0 ? named : FALLBACKS[i];
        int result;

        if (name == NULL || *name == '\0' || setupterm(name, STDOUT_FILENO, &result) == ERR)
            continue;
        if (cursor_address != NULL && clear_screen != NULL) /* else curses would exit() */
            return newterm(name, stdout, stdin);
    }
    return NULL;
}

/* The colour of a style as curses numbers pairs: one pair a style. */
static void set_colours(struct terminal *terminal)
{
    int colours = has_colors() ? (start_color(), COLORS) : 0;

    terminal->lettering.depth = style_depth(colours);
    if (terminal->lettering.depth == DEPTH_MONO)
        return;
    (void)use_default_colors();
    for (int i = 0; i < STYLE_COUNT; i++) {
        const struct look *look = style_look((enum style)i, terminal->lettering.depth);

        (void)init_pair((short)(i + 1), look->fg, look->bg);
    }
}

static void send_text(const char *s)
{
    size_t n = strlen(s);

    while (n > 0) {
        ssize_t done = write(STDOUT_FILENO, s, n);

        if (done < 0 && errno == EAGAIN) {
            struct pollfd p = {.fd = STDOUT_FILENO, .events = POLLOUT};

            (void)poll(&p, 1, -1);
        } else if (done < 0 && errno != EINTR) {
            return; /* gone: the next read says so */
        }
        if (done > 0) {
            s += done;
            n -= (size_t)done;
        }
    }
}

static void set_size(struct terminal *terminal)
{
    struct winsize w = {0};

    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) != 0 || w.ws_row == 0 || w.ws_col == 0) {
        w.ws_row = LINES > 0 ? (unsigned short)LINES : 24;
        w.ws_col = COLS > 0 ? (unsigned short)COLS : 80;
    }
    if (w.ws_row > 500)
        w.ws_row = 500;
    if (w.ws_col > 1000)
        w.ws_col = 1000;
    terminal->rows = w.ws_row;
    terminal->cols = w.ws_col;
    if (LINES != terminal->rows || COLS != terminal->cols)
        (void)resizeterm(terminal->rows, terminal->cols);
    free(terminal->shown);
    free(terminal->line);
    terminal->shown = mem_new_array((size_t)terminal->rows, sizeof(*terminal->shown));
    terminal->line = mem_new_array((size_t)terminal->cols + 1, sizeof(*terminal->line));
}

static bool is_squeezed(const struct terminal *terminal)
{
    return terminal->class == TERMINAL_KONSOLE || terminal->class == TERMINAL_KIOSK;
}

static unsigned squeeze_flags(const struct terminal *terminal, bool bold)
{
    return (bold ? SQUEEZE_BOLD : SQUEEZE_REGULAR) |
           (terminal->class == TERMINAL_KIOSK ? SQUEEZE_PHRASES : 0);
}

enum err_code terminal_open(struct terminal **out, struct err *e)
{
    struct terminal *terminal;

    if (isatty(STDOUT_FILENO) == 0 || !signals_begin(STDIN_FILENO))
        return err_set(e, ERR_IO, "standard input and output are not a terminal");
    terminal = mem_new(sizeof(*terminal));
    terminal->class = probe_terminal(STDIN_FILENO);
    terminal->overlay = probe_needs_overlay(terminal->class);
    (void)setenv("NCURSES_NO_UTF8_ACS", "1", 1); /* PuTTY shows letters for lines without it */
    (void)setenv("ESCDELAY", "25", 1);
    terminal->screen = new_screen();
    if (terminal->screen == NULL) {
        signals_end();
        free(terminal);
        return err_set(e, ERR_IO, "the terminal cannot move its cursor");
    }
    (void)raw();
    (void)noecho();
    (void)nonl();
    (void)leaveok(stdscr, FALSE);
    set_colours(terminal);
    set_size(terminal);
    terminal->lettering.roman = terminal->class == TERMINAL_ROMAN;
    if (is_squeezed(terminal)) {
        terminal->lettering.regular = squeeze_measure(squeeze_flags(terminal, false));
        terminal->lettering.bold = squeeze_measure(squeeze_flags(terminal, true));
    }
    if (terminal->class != TERMINAL_ROMAN)
        send_text("\x1B[?1000h\x1B[?1006h\x1B[?2004h");
    *out = terminal;
    return ERR_OK;
}

void terminal_close(struct terminal *terminal)
{
    if (terminal == NULL)
        return;
    terminal_forget(terminal);
    send_text("\x1B[?2004l\x1B[?1006l\x1B[?1000l");
    (void)endwin();
    delscreen(terminal->screen);
    signals_end();
    free(terminal->shown);
    free(terminal->line);
    str_wipe(&terminal->out);
    str_wipe(&terminal->word);
    free(terminal);
}

void terminal_hand_over(struct terminal *terminal)
{
    terminal_forget(terminal);
    signals_restore_modes();
}

void terminal_resume(struct terminal *terminal)
{
    signals_make_raw();
    terminal_resized(terminal);
}

enum terminal_class terminal_class(const struct terminal *terminal)
{
    return terminal->class;
}

void terminal_size(const struct terminal *terminal, int *rows, int *cols)
{
    *rows = terminal->rows;
    *cols = terminal->cols;
}

const struct lettering *terminal_lettering(const struct terminal *terminal)
{
    return &terminal->lettering;
}

void terminal_resized(struct terminal *terminal)
{
    set_size(terminal);
    (void)clearok(curscr, TRUE);
}

void terminal_forget(struct terminal *terminal)
{
    (void)erase();
    (void)clearok(stdscr, TRUE);
    (void)refresh();
    send_text("\x1B[3J");
    memset(terminal->shown, 0, (size_t)terminal->rows * sizeof(*terminal->shown));
    explicit_bzero(terminal->line, ((size_t)terminal->cols + 1) * sizeof(*terminal->line));
    str_wipe(&terminal->out);
    str_wipe(&terminal->word);
}

long terminal_read(struct terminal *terminal, unsigned char *bytes, size_t n)
{
    ssize_t got;

    (void)terminal;
    do {
        got = read(STDIN_FILENO, bytes, n);
    } while (got < 0 && errno == EINTR);
    if (got < 0 && errno == EAGAIN)
        return 0;
    return got <= 0 ? -1 : (long)got;
}

/* ---- drawing ------------------------------------------------------------------------------------ */

static attr_t attributes(unsigned set)
{
    return (set & STYLE_BOLD ? A_BOLD : 0) | (set & STYLE_UNDERLINE ? A_UNDERLINE : 0) |
           (set & STYLE_REVERSE ? A_REVERSE : 0) | (set & STYLE_DIM ? A_DIM : 0);
}

static void set_cell(struct terminal *terminal, int col, enum style style, const wchar_t *text)
{
    const struct look *look = style_look(style, terminal->lettering.depth);
    short pair = terminal->lettering.depth == DEPTH_MONO ? 0 : (short)(style + 1);

    (void)setcchar(&terminal->line[col], text, attributes(look->attributes), pair, NULL);
}

/* The word's code points, cell by cell: a base and the marks on it. */
static void set_word(struct terminal *terminal, const struct canvas *canvas, const struct word *w)
{
    const uint8_t *p;
    const uint8_t *end;
    wchar_t cell[CCHARW_MAX + 1];
    int n = 0;
    int col = w->col;

    str_cut(&terminal->word, 0);
    clean_for_display(canvas->text.data + w->at, w->size, &terminal->word);
    p = (const uint8_t *)str_text(&terminal->word);
    end = p + terminal->word.len;
    while (p < end) {
        ucs4_t c;

        p += u8_mbtouc(&c, p, (size_t)(end - p));
        if (measure_char(c) > 0 && n > 0) {
            cell[n] = L'\0';
            set_cell(terminal, col, w->style, cell);
            col += (int)measure_char((unsigned long)cell[0]);
            n = 0;
        }
        if (measure_char(c) > 0 || (n > 0 && n < CCHARW_MAX))
            cell[n++] = (wchar_t)c;
    }
    if (n > 0 && col < w->col + w->width) {
        cell[n] = L'\0';
        set_cell(terminal, col, w->style, cell);
    }
}

static uint64_t mix(uint64_t sum, uint64_t value)
{
    return (sum ^ value) * UINT64_C(0x100000001B3); /* FNV-1a, a word at a time */
}

static void draw_cells(struct terminal *terminal, const struct canvas *canvas, int row)
{
    const struct cell *cells = canvas->cells + (ptrdiff_t)row * canvas->cols;

    for (int col = 0; col < canvas->cols; col++) {
        wchar_t text[2] = {(wchar_t)cells[col].ch, L'\0'};

        set_cell(terminal, col, (enum style)cells[col].style, text);
    }
}

static uint64_t sum_of_words(const struct canvas *canvas, int row)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < canvas->word_count; i++) {
        const struct word *w = &canvas->words[i];

        if (w->row != row)
            continue;
        sum = mix(mix(mix(sum, (uint64_t)w->col), (uint64_t)w->width), w->style);
        for (size_t k = 0; k < w->size; k++)
            sum = mix(sum, (unsigned char)canvas->text.data[w->at + k]);
    }
    return sum;
}

static uint64_t sum_of_cells(const struct canvas *canvas, int row)
{
    const struct cell *cells = canvas->cells + (ptrdiff_t)row * canvas->cols;
    uint64_t sum = 1;

    for (int col = 0; col < canvas->cols; col++)
        sum = mix(mix(sum, cells[col].ch), cells[col].style);
    return sum;
}

/* The escape sequence that sets a style from nothing. */
static void add_style(struct terminal *terminal, enum style style)
{
    const struct look *look = style_look(style, terminal->lettering.depth);

    str_add(&terminal->out, "\x1B[0");
    if (look->attributes & STYLE_BOLD)
        str_add(&terminal->out, ";1");
    if (look->attributes & STYLE_UNDERLINE)
        str_add(&terminal->out, ";4");
    if (look->attributes & STYLE_REVERSE)
        str_add(&terminal->out, ";7");
    if (terminal->lettering.depth == DEPTH_256) {
        str_addf(&terminal->out, ";38;5;%d;48;5;%d", look->fg, look->bg);
    } else if (terminal->lettering.depth != DEPTH_MONO) {
        if (look->fg >= 0)
            str_addf(&terminal->out, ";%d", look->fg < 8 ? 30 + look->fg : 82 + look->fg);
        if (look->bg >= 0)
            str_addf(&terminal->out, ";%d", look->bg < 8 ? 40 + look->bg : 92 + look->bg);
    }
    str_add_char(&terminal->out, 'm');
}

static void add_word(struct terminal *terminal, const struct canvas *canvas, const struct word *w)
{
    const char *s = canvas->text.data + w->at;
    bool bold = style_look(w->style, terminal->lettering.depth)->attributes & STYLE_BOLD;

    if (is_squeezed(terminal))
        squeeze_spell(squeeze_flags(terminal, bold), s, w->size, &terminal->out);
    else
        clean_for_display(s, w->size, &terminal->out);
}

/* The words of the rows that changed, each at its own column. */
static void add_words(struct terminal *terminal, const struct canvas *canvas, const bool *changed)
{
    int row = -1;
    int style = -1;

    for (size_t i = 0; i < canvas->word_count; i++) {
        const struct word *w = &canvas->words[i];

        if (!changed[w->row])
            continue;
        if (terminal->out.len == 0)
            str_add(&terminal->out, "\x1B"
                                    "7");
        if ((int)w->style != style)
            add_style(terminal, w->style);
        if (w->row != row)
            str_addf(&terminal->out, "\x1B[%d;%dH", w->row + 1, w->col + 1);
        else
            str_addf(&terminal->out, "\x1B[%dG", w->col + 1);
        style = (int)w->style;
        row = w->row;
        add_word(terminal, canvas, w);
    }
    if (terminal->out.len > 0)
        str_add(&terminal->out, "\x1B[0m\x1B"
                                "8");
}

/* Sends what curses finds changed, and leaves the cursor where the canvas has it. */
static void refresh_all(const struct canvas *canvas)
{
    bool visible = canvas->cursor_row >= 0 && canvas->cursor_row < canvas->rows &&
                   canvas->cursor_col < canvas->cols;

    (void)move(visible ? canvas->cursor_row : 0, visible ? canvas->cursor_col : 0);
    (void)curs_set(visible);
    (void)wnoutrefresh(stdscr);
    (void)doupdate();
}

static void show_overlay(struct terminal *terminal, const struct canvas *canvas)
{
    bool *changed = mem_new_array((size_t)canvas->rows, sizeof(*changed));

    for (int row = 0; row < canvas->rows; row++) {
        struct row_sum sum = {sum_of_cells(canvas, row), sum_of_words(canvas, row)};
        struct row_sum *was = &terminal->shown[row];

        changed[row] = sum.cells != was->cells || sum.words != was->words;
        /* old words lie on cells that curses believes blank: it must write the row again */
        if (changed[row])
            (void)wredrawln(stdscr, row, 1);
        *was = sum;
        draw_cells(terminal, canvas, row);
        (void)mvadd_wchnstr(row, 0, terminal->line, canvas->cols);
    }
    refresh_all(canvas);
    str_cut(&terminal->out, 0);
    add_words(terminal, canvas, changed);
    send_text(str_text(&terminal->out));
    free(changed);
}

static void show_plain(struct terminal *terminal, const struct canvas *canvas)
{
    for (int row = 0; row < canvas->rows; row++) {
        draw_cells(terminal, canvas, row);
        for (size_t i = 0; i < canvas->word_count; i++) {
            if (canvas->words[i].row == row)
                set_word(terminal, canvas, &canvas->words[i]);
        }
        (void)mvadd_wchnstr(row, 0, terminal->line, canvas->cols);
    }
    refresh_all(canvas);
}

void terminal_show(struct terminal *terminal, const struct canvas *canvas)
{
    if (canvas->rows != terminal->rows || canvas->cols != terminal->cols)
        return; /* resized since it was drawn: the next round draws it anew */
    if (terminal->overlay)
        show_overlay(terminal, canvas);
    else
        show_plain(terminal, canvas);
}
