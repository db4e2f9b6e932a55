#include "ui/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
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
    bool asked;   /* it was asked which class it is, and nobody has read what it answers */
    bool greeted; /* reports of mouse and pastes are switched on */
    struct lettering lettering;
    bool overlay;
    struct row_sum *shown; /* a row each */
    int rows;
    int cols;
    cchar_t *line; /* one row being built */
    /* curses writes in many small pieces. While it draws, its file leads into memory; the whole frame, words
     * and all, then goes out in one piece: nothing flickers, and over SSH it is one packet. */
    FILE *file;
    int memory;
    struct str out; /* one frame */
    struct str word;
};

/* ---- cells and rows ------------------------------------------------------------------------------ */

static uint64_t mix(uint64_t sum, uint64_t value)
{
    return (sum ^ value) * UINT64_C(0x100000001B3); /* FNV-1a, a word at a time */
}

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

static uint64_t sum_of_cells(const struct cell *cells, int cols)
{
    uint64_t sum = 1;

    for (int col = 0; col < cols; col++)
        sum = mix(mix(sum, cells[col].ch), cells[col].style);
    return sum;
}

/* Everything is blank, in the colours of the body: curses clears to that, and no blank row need be sent. */
static void start_blank(struct terminal *terminal)
{
    const struct look *look = style_look(STYLE_BODY, terminal->lettering.depth);
    short pair = terminal->lettering.depth == DEPTH_MONO ? 0 : (short)(STYLE_BODY + 1);
    struct row_sum blank = {1, 0};
    cchar_t ground;

    for (int col = 0; col < terminal->cols; col++)
        blank.cells = mix(mix(blank.cells, ' '), STYLE_BODY);
    for (int row = 0; row < terminal->rows; row++)
        terminal->shown[row] = blank;
    (void)setcchar(&ground, L" ", attributes(look->attributes), pair, NULL);
    (void)bkgrnd(&ground);
    (void)erase();
}

/* ---- opening and closing ------------------------------------------------------------------------ */

/* A terminal description that is there and can move the cursor: TERM's own, else a common one. */
static SCREEN *new_screen(FILE *file)
{
    static const char *const FALLBACKS[] = {NULL, "xterm-256color", "xterm", "vt100"};
    const char *named = getenv("TERM");

    for (size_t i = 0; i < sizeof(FALLBACKS) / sizeof(FALLBACKS[0]); i++) {
        const char *name = i == 0 ? named : FALLBACKS[i];
        SCREEN *screen = name == NULL || *name == '\0' ? NULL : newterm(name, file, stdin);

        if (screen != NULL && cursor_address != NULL && clear_screen != NULL)
            return screen;
        if (screen != NULL)
            delscreen(screen);
    }
    return NULL;
}

/* The colour of a style as curses numbers pairs: one pair a style. */
static void set_colours(struct terminal *terminal)
{
    terminal->lettering.depth = style_depth(has_colors() ? max_colors : 0);
    if (terminal->lettering.depth == DEPTH_MONO)
        return; /* not even started: curses would set the ground to black */
    (void)start_color();
    (void)use_default_colors();
    for (int i = 0; i < STYLE_COUNT; i++) {
        const struct look *look = style_look((enum style)i, terminal->lettering.depth);

        (void)init_pair((short)(i + 1), look->fg, look->bg);
    }
}

static void send_bytes(const char *s, size_t n)
{
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

static void send_text(const char *s)
{
    send_bytes(s, strlen(s));
}

/* The file that curses writes to: first the terminal itself. */
static void open_file(struct terminal *terminal)
{
    int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);

    terminal->memory = memfd_create("frame", MFD_CLOEXEC);
    terminal->file = fd < 0 ? NULL : fdopen(fd, "w");
    if (terminal->memory < 0 || terminal->file == NULL)
        mem_abort("no file for the screen");
}

/* Whatever curses has written into memory since the last time, added to terminal->out. */
static void take_written(struct terminal *terminal)
{
    off_t size = lseek(terminal->memory, 0, SEEK_CUR);
    char *bytes;

    if (size <= 0)
        return;
    bytes = mem_new((size_t)size);
    if (pread(terminal->memory, bytes, (size_t)size, 0) == size)
        str_add_bytes(&terminal->out, bytes, (size_t)size);
    (void)lseek(terminal->memory, 0, SEEK_SET);
    explicit_bzero(bytes, (size_t)size);
    free(bytes);
}

/* Lets the file that curses writes to lead to another one. */
static void lead_file_to(struct terminal *terminal, int fd)
{
    if (dup3(fd, fileno(terminal->file), O_CLOEXEC) < 0)
        mem_abort("the screen's file cannot be changed");
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
    start_blank(terminal);
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

enum err_code terminal_open(const char *class_name, struct terminal **out, struct err *e)
{
    struct terminal *terminal;

    if (isatty(STDOUT_FILENO) == 0 || !signals_begin(STDIN_FILENO))
        return err_set(e, ERR_IO, "standard input and output are not a terminal");
    terminal = mem_new(sizeof(*terminal));
    terminal->asked = probe_is_needed(class_name, &terminal->class);
    if (terminal->asked)
        probe_ask(STDIN_FILENO);
    *out = terminal;
    return ERR_OK;
}

static void set_lettering(struct terminal *terminal)
{
    terminal->overlay = probe_needs_overlay(terminal->class);
    (void)idlok(stdscr,
                !terminal->overlay); /* curses does not know the words it would scroll away */
    terminal->lettering.roman = terminal->class == TERMINAL_ROMAN;
    if (is_squeezed(terminal)) {
        terminal->lettering.regular = squeeze_measure(squeeze_flags(terminal, false));
        terminal->lettering.bold = squeeze_measure(squeeze_flags(terminal, true));
    }
}

enum err_code terminal_start(struct terminal *terminal, struct err *e)
{
    (void)setenv("NCURSES_NO_UTF8_ACS", "1", 1); /* PuTTY shows letters for lines without it */
    (void)setenv("ESCDELAY", "25", 1);
    open_file(terminal);
    terminal->screen = new_screen(terminal->file);
    if (terminal->screen == NULL)
        return err_set(e, ERR_IO, "the terminal cannot move its cursor");
    (void)raw();
    (void)noecho();
    (void)nonl();
    (void)leaveok(stdscr, FALSE);
    (void)typeahead(-1);
    set_colours(terminal);
    set_size(terminal);
    if (terminal->asked)
        terminal->class = probe_answer(STDIN_FILENO);
    terminal->asked = false;
    set_lettering(terminal);
    return ERR_OK;
}

void terminal_close(struct terminal *terminal)
{
    if (terminal == NULL)
        return;
    if (terminal->asked)
        (void)probe_answer(STDIN_FILENO); /* or the shell would take it for something typed */
    if (terminal->screen != NULL) {
        terminal_forget(terminal);
        send_text("\x1B[?2004l\x1B[?1006l\x1B[?1000l");
        (void)endwin();
        delscreen(terminal->screen);
    }
    signals_end();
    if (terminal->file != NULL) {
        (void)fclose(terminal->file);
        (void)close(terminal->memory);
    }
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
    start_blank(terminal);
    (void)clearok(stdscr, TRUE);
    (void)refresh();
    send_text("\x1B[3J");
    if (ftruncate(terminal->memory, 0) != 0) /* the kernel clears the pages */
        mem_abort("the screen's memory cannot be cleared");
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

static void draw_cells(struct terminal *terminal, const struct canvas *canvas, int row)
{
    const struct cell *cells = canvas->cells + (ptrdiff_t)row * canvas->cols;

    for (int col = 0; col < canvas->cols; col++) {
        wchar_t text[2] = {(wchar_t)cells[col].ch, L'\0'};

        /* most cells are blanks like the one before */
        if (col > 0 && cells[col].ch == cells[col - 1].ch &&
            cells[col].style == cells[col - 1].style)
            terminal->line[col] = terminal->line[col - 1];
        else
            set_cell(terminal, col, (enum style)cells[col].style, text);
    }
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

/* The words of the rows that changed, each at its own column; the cursor stays where curses left it. */
static void add_words(struct terminal *terminal, const struct canvas *canvas, const bool *changed)
{
    static const char SAVE[] = {'\x1B', '7', '\0'};
    static const char RESTORE[] = {'\x1B', '8', '\0'};
    int row = -1;
    int style = -1;

    for (size_t i = 0; i < canvas->word_count; i++) {
        const struct word *w = &canvas->words[i];

        if (!changed[w->row])
            continue;
        if (style < 0)
            str_add(&terminal->out, SAVE);
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
    if (style >= 0)
        str_addf(&terminal->out, "\x1B[0m%s", RESTORE);
}

/* What curses finds changed goes to terminal->out; the cursor ends where the canvas has it. */
static void draw_changes(struct terminal *terminal, const struct canvas *canvas)
{
    bool visible = canvas->cursor_row >= 0 && canvas->cursor_row < canvas->rows &&
                   canvas->cursor_col < canvas->cols;

    lead_file_to(terminal, terminal->memory);
    (void)move(visible ? canvas->cursor_row : 0, visible ? canvas->cursor_col : 0);
    (void)curs_set(visible);
    (void)wnoutrefresh(stdscr);
    (void)doupdate();
    lead_file_to(terminal, STDOUT_FILENO);
    take_written(terminal);
}

/* Whether the row looks as it did; notes how it looks now. */
static bool is_unchanged(struct terminal *terminal, const struct canvas *canvas, int row)
{
    struct row_sum sum = {sum_of_cells(canvas->cells + (ptrdiff_t)row * canvas->cols, canvas->cols),
                          sum_of_words(canvas, row)};
    struct row_sum *was = &terminal->shown[row];
    bool same = sum.cells == was->cells && sum.words == was->words;

    *was = sum;
    return same;
}

static void show_overlay(struct terminal *terminal, const struct canvas *canvas)
{
    bool *changed = mem_new_array((size_t)canvas->rows, sizeof(*changed));

    for (int row = 0; row < canvas->rows; row++) {
        changed[row] = !is_unchanged(terminal, canvas, row);
        if (!changed[row])
            continue;
        /* old words lie on cells that curses believes blank: it must write the row again */
        (void)wredrawln(stdscr, row, 1);
        draw_cells(terminal, canvas, row);
        (void)mvadd_wchnstr(row, 0, terminal->line, canvas->cols);
    }
    draw_changes(terminal, canvas);
    add_words(terminal, canvas, changed);
    free(changed);
}

static void show_plain(struct terminal *terminal, const struct canvas *canvas)
{
    for (int row = 0; row < canvas->rows; row++) {
        if (is_unchanged(terminal, canvas, row))
            continue;
        draw_cells(terminal, canvas, row);
        for (size_t i = 0; i < canvas->word_count; i++) {
            if (canvas->words[i].row == row)
                set_word(terminal, canvas, &canvas->words[i]);
        }
        (void)mvadd_wchnstr(row, 0, terminal->line, canvas->cols);
    }
    draw_changes(terminal, canvas);
}

void terminal_show(struct terminal *terminal, const struct canvas *canvas)
{
    if (canvas->rows != terminal->rows || canvas->cols != terminal->cols)
        return; /* resized since it was drawn: the next round draws it anew */
    if (terminal->overlay)
        show_overlay(terminal, canvas);
    else
        show_plain(terminal, canvas);
    if (!terminal->greeted && terminal->class != TERMINAL_ROMAN)
        str_add(&terminal->out, "\x1B[?1000h\x1B[?1006h\x1B[?2004h");
    terminal->greeted = true;
    send_bytes(str_text(&terminal->out), terminal->out.len);
    str_cut(&terminal->out, 0);
}
