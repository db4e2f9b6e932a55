#include "ui/grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "text/digits.h"
#include "ui/page.h"
#include "ui/view.h"

enum {
    POINTER = 2, /* columns of the mark of the chosen row and the blank behind it */
    MARK = 2,    /* the same of a row's own mark */
    GAP = 2,     /* between two columns, */
    NARROW_GAP = 1,
    NARROW = 60, /* where the grid is narrower than that */
    WITH_HEADER = 4
};

/* ---- the columns --------------------------------------------------------------------------------- */

static int margin(const struct grid *grid)
{
    return POINTER + (grid->mark != NULL ? MARK : 0);
}

static int gap(int cols)
{
    return cols < NARROW ? NARROW_GAP : GAP;
}

/* The columns that all the shown ones take, gaps included. */
static int sum_widths(const struct grid *grid, const int *widths, int cols)
{
    int sum = -gap(cols);

    for (int i = 0; i < grid->column_count; i++)
        sum += widths[i] > 0 ? widths[i] + gap(cols) : 0;
    return sum < 0 ? 0 : sum;
}

/* Leaves out the column that is needed least; false when all that are left are always shown. */
static bool leave_one_out(const struct grid *grid, int *widths)
{
    int worst = -1;

    for (int i = 0; i < grid->column_count; i++) {
        int rank = grid->columns[i].rank;

        if (widths[i] > 0 && rank > 0 && (worst < 0 || rank >= grid->columns[worst].rank))
            worst = i;
    }
    if (worst >= 0)
        widths[worst] = 0;
    return worst >= 0;
}

/* Widens the columns to what they would like, those needed most first. Returns the room still left. */
static int grant_wishes(const struct grid *grid, int *widths, int room)
{
    int highest = 0;

    for (int i = 0; i < grid->column_count; i++)
        highest = grid->columns[i].rank > highest ? grid->columns[i].rank : highest;
    for (int rank = 0; rank <= highest; rank++) {
        for (int i = 0; i < grid->column_count && room > 0; i++) {
            int more = grid->columns[i].wish - widths[i];

            if (grid->columns[i].rank != rank || widths[i] == 0 || more <= 0)
                continue;
            more = more < room ? more : room;
            widths[i] += more;
            room -= more;
        }
    }
    return room;
}

/* Gives what is left to the columns that grow, in equal parts, the odd ones to the first. */
static void grow(const struct grid *grid, int *widths, int room)
{
    int growing = 0;

    for (int i = 0; i < grid->column_count; i++)
        growing += grid->columns[i].grows && widths[i] > 0;
    for (int i = 0; i < grid->column_count && growing > 0; i++) {
        int part = (room + growing - 1) / growing;

        if (!grid->columns[i].grows || widths[i] == 0)
            continue;
        widths[i] += part;
        room -= part;
        growing--;
    }
}

/* Where even the needed columns do not fit, the last ones are cut. */
static void cut(const struct grid *grid, int *widths, int cols, int room)
{
    for (int i = grid->column_count; i-- > 0;) {
        int over = sum_widths(grid, widths, cols) - room;

        if (over > 0 && widths[i] > 0)
            widths[i] = widths[i] > over ? widths[i] - over : 0;
    }
}

void grid_widths(const struct grid *grid, int cols, int widths[GRID_COLUMNS])
{
    int room = cols - margin(grid);

    for (int i = 0; i < GRID_COLUMNS; i++)
        widths[i] = i < grid->column_count ? grid->columns[i].least : 0;
    while (sum_widths(grid, widths, cols) > room && leave_one_out(grid, widths))
        ;
    cut(grid, widths, cols, room < 0 ? 0 : room);
    room = grant_wishes(grid, widths, room - sum_widths(grid, widths, cols));
    if (room > 0)
        grow(grid, widths, room);
}

/* ---- the window ---------------------------------------------------------------------------------- */

static bool has_header(int rows)
{
    return rows >= WITH_HEADER;
}

/* The rows below the header. */
static int body_rows(int rows)
{
    return rows - (has_header(rows) ? 1 : 0);
}

int grid_window(const struct grid *grid, int rows)
{
    int window = body_rows(rows) < 1 ? 1 : body_rows(rows);
    bool more = grid->row_count > window || grid->before || grid->after;

    return more && window > 2 ? window - 1 : window; /* a row to say that there is more */
}

/* The chosen row in sight. The window goes by halves, not row by row: moving it draws everything. */
static void fit(struct grid_view *view, const struct grid *grid, int rows)
{
    int window = grid_window(grid, rows);
    int last_first = grid->row_count > window ? grid->row_count - window : 0;

    if (view->chosen >= grid->row_count)
        view->chosen = grid->row_count - 1;
    if (view->chosen < 0)
        view->chosen = 0;
    if (view->chosen < view->first)
        view->first = view->chosen - window / 2;
    if (view->chosen >= view->first + window)
        view->first = view->chosen - (window - 1) / 2;
    if (view->first > last_first)
        view->first = last_first;
    if (view->first < 0)
        view->first = 0;
}

/* ---- keys ---------------------------------------------------------------------------------------- */

static enum grid_result step(struct grid_view *view, const struct grid *grid, int rows, int by)
{
    int was = view->chosen;

    if (by < 0 && was == 0 && grid->before)
        return GRID_BEFORE;
    if (by > 0 && was >= grid->row_count - 1 && grid->after)
        return GRID_AFTER;
    view->chosen += by;
    fit(view, grid, rows);
    return view->chosen == was ? GRID_IGNORED : GRID_MOVED;
}

enum grid_result grid_key(struct grid_view *view, const struct grid *grid, int rows,
                          const struct key *key)
{
    int page = grid_window(grid, rows) - 1;

    fit(view, grid, rows);
    page = page < 1 ? 1 : page;
    switch (key->code) {
    case K_UP:
        return step(view, grid, rows, -1);
    case K_DOWN:
        return step(view, grid, rows, 1);
    case K_PAGE_UP:
        return step(view, grid, rows, -page);
    case K_PAGE_DOWN:
        return step(view, grid, rows, page);
    case K_HOME:
        return step(view, grid, rows, -grid->row_count);
    case K_END:
        return step(view, grid, rows, grid->row_count);
    case K_ENTER:
        return grid->row_count > 0 ? GRID_CHOSE : GRID_IGNORED;
    case K_CHOICE:
        if ((int64_t)key->ch >= grid->row_count)
            return GRID_IGNORED;
        view->chosen = (int)key->ch;
        return GRID_CHOSE;
    default:
        return GRID_IGNORED;
    }
}

/* ---- drawing ------------------------------------------------------------------------------------- */

static void draw_cell(struct canvas *canvas, int row, int col, int width, bool number,
                      enum style style, const char *text)
{
    int columns = number ? canvas_columns(canvas, style, text) : width;

    if (columns < width)
        col += width - columns;
    (void)canvas_text_cut(canvas, row, col, width < columns ? width : columns, style, text,
                          strlen(text));
}

static void draw_header(const struct grid *grid, const int *widths, struct canvas *canvas, int row,
                        int col, int cols)
{
    col += margin(grid);
    for (int i = 0; i < grid->column_count; i++) {
        if (widths[i] == 0)
            continue;
        draw_cell(canvas, row, col, widths[i], grid->columns[i].number, STYLE_LABEL,
                  grid->columns[i].title);
        col += widths[i] + gap(cols);
    }
}

static void draw_marks(const struct grid *grid, struct canvas *canvas, int row, int col, int index,
                       bool chosen)
{
    uint32_t mark = grid->mark != NULL ? grid->mark(grid->context, index) : 0;

    if (chosen) {
        canvas_fill(canvas, row, col, 1, margin(grid), STYLE_CHOSEN);
        canvas_char(canvas, row, col, STYLE_CHOSEN, 0x25B6);
    }
    if (mark != 0)
        canvas_char(canvas, row, col + POINTER, chosen ? STYLE_CHOSEN : STYLE_WARNING, mark);
}

/* The chosen row is reversed up to the end of its first column: enough to see which it is, and little to
 * send when the choice moves on. */
static void draw_row(const struct grid *grid, const int *widths, struct canvas *canvas, int row,
                     int col, int cols, int index, bool chosen)
{
    struct str text = {0};
    int at = col + margin(grid);

    draw_marks(grid, canvas, row, col, index, chosen);
    canvas_hot(canvas, row, col, 1, cols, (struct key){.code = K_CHOICE, .ch = (uint32_t)index});
    for (int i = 0; i < grid->column_count; i++) {
        enum style style = STYLE_BODY;
        int width = widths[i];

        if (width == 0)
            continue;
        str_cut(&text, 0);
        grid->cell(grid->context, index, i, &text, &style);
        if (chosen) {
            style = STYLE_CHOSEN;
            canvas_fill(canvas, row, at, 1, width, style);
            chosen = false;
        }
        draw_cell(canvas, row, at, width, grid->columns[i].number, style, str_text(&text));
        at += widths[i] + gap(cols);
    }
    str_wipe(&text);
}

/* The columns that so many digits of the interface take at most, in the letters of a chosen row. */
static int digits_columns(const struct canvas *canvas, int count)
{
    int most = count;

    for (int digit = '0'; digit <= '9'; digit++) {
        struct str text = {0};
        char *local;
        int columns;

        for (int i = 0; i < count; i++)
            str_add_char(&text, (char)digit);
        local =
            digits_local(canvas->lettering.roman ? LANGUAGE_EN : i18n_language(), str_text(&text));
        columns = canvas_columns(canvas, STYLE_CHOSEN, local);
        most = columns > most ? columns : most;
        free(local);
        str_clear(&text);
    }
    return most;
}

/* The widths on that canvas. */
static void measure_widths(const struct grid *grid, const struct canvas *canvas, int cols,
                           int widths[GRID_COLUMNS])
{
    struct grid_column columns[GRID_COLUMNS] = {0};
    struct grid measured = *grid;

    for (int i = 0; i < grid->column_count; i++) {
        columns[i] = grid->columns[i];
        if (columns[i].whole)
            columns[i].least = columns[i].wish = digits_columns(canvas, columns[i].wish);
    }
    measured.columns = columns;
    grid_widths(&measured, cols, widths);
}

/* What is said where there are no rows, on as many lines as it takes. */
static void draw_empty(const struct grid *grid, struct canvas *canvas, int row, int col, int rows,
                       int cols)
{
    struct page page;

    page_init(&page, canvas, cols - margin(grid));
    page_text(&page, STYLE_FAINT, 0, grid->empty);
    page_draw_lines(&page, 0,
                    page_next_line(&page) < (size_t)rows ? page_next_line(&page) : (size_t)rows,
                    canvas, row, col + margin(grid), -1);
    page_clear(&page);
}

void grid_draw(const struct grid_view *view, const struct grid *grid, struct canvas *canvas,
               int row, int col, int rows, int cols)
{
    struct grid_view fitted = *view;
    int window = grid_window(grid, rows);
    int widths[GRID_COLUMNS];
    bool above;
    bool below;

    fit(&fitted, grid, rows);
    measure_widths(grid, canvas, cols, widths);
    if (has_header(rows))
        draw_header(grid, widths, canvas, row++, col, cols);
    if (grid->row_count == 0 && grid->empty != NULL)
        draw_empty(grid, canvas, row, col, body_rows(rows), cols);
    for (int i = 0; i < window && fitted.first + i < grid->row_count; i++)
        draw_row(grid, widths, canvas, row + i, col, cols, fitted.first + i,
                 fitted.first + i == fitted.chosen);
    above = fitted.first > 0 || grid->before;
    below = fitted.first + window < grid->row_count || grid->after;
    if (window < body_rows(rows))
        view_draw_more(canvas, row + window, col, cols, above, below);
}
