#include "ui/view.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

/* The lines that scroll are those from page->held on, so many: */
static int body_lines(const struct page *page)
{
    return (int)(page->pinned - page->held);
}

static const struct page_line *body_line(const struct page *page, int i)
{
    return &page->lines[page->held + (size_t)i];
}

static int pinned_lines(const struct page *page)
{
    return (int)(page->line_count - page->pinned);
}

int view_window(const struct page *page, int rows)
{
    int pinned = pinned_lines(page);
    int window = rows - pinned - (int)page->held;

    if (window < 1)
        window = 1;
    /* one row for the line that says there is more */
    return body_lines(page) > window && window > 2 ? window - 1 : window;
}

static int most_scroll(const struct page *page, int rows)
{
    int most = body_lines(page) - view_window(page, rows);

    return most > 0 ? most : 0;
}

/* The first and the last body line of a choice; false for a pinned one. */
static bool choice_lines(const struct page *page, int choice, int *first, int *last)
{
    *first = -1;
    for (int i = 0; i < body_lines(page); i++) {
        if (body_line(page, i)->choice != choice)
            continue;
        if (*first < 0)
            *first = i;
        *last = i;
    }
    return *first >= 0;
}

static bool body_has_choices(const struct page *page)
{
    for (int i = 0; i < body_lines(page); i++) {
        if (body_line(page, i)->choice >= 0)
            return true;
    }
    return false;
}

static void clamp(struct view *view, const struct page *page, int rows)
{
    int most = most_scroll(page, rows);

    if (view->chosen >= page->choice_count)
        view->chosen = page->choice_count - 1;
    if (view->chosen < 0)
        view->chosen = 0;
    if (view->scroll > most)
        view->scroll = most;
    if (view->scroll < 0)
        view->scroll = 0;
}

static void show_choice(struct view *view, const struct page *page, int rows)
{
    int window = view_window(page, rows);
    int first;
    int last = 0;

    if (!choice_lines(page, view->chosen, &first, &last))
        return;
    if (view->chosen == 0)
        first = 0; /* with the first choice, what stands above it */
    if (last >= view->scroll + window)
        view->scroll = last - window + 1;
    if (first < view->scroll)
        view->scroll = first;
}

/* The field where the keys go is never out of sight; its beginning where all of it has no room. */
static void show_focus(struct view *view, const struct page *page, int rows)
{
    int window = view_window(page, rows);
    int first = (int)page->focus - (int)page->held;

    if (page->focus_lines == 0 || first < 0 || page->focus >= page->pinned)
        return;
    if (first + (int)page->focus_lines > view->scroll + window)
        view->scroll = first + (int)page->focus_lines - window;
    if (first < view->scroll)
        view->scroll = first;
}

void view_fit(struct view *view, const struct page *page, int rows)
{
    clamp(view, page, rows);
    if (body_has_choices(page))
        show_choice(view, page, rows);
    show_focus(view, page, rows);
    clamp(view, page, rows);
}

/* ---- keys --------------------------------------------------------------------------------------- */

static int choice_with_number(const struct page *page, int number)
{
    for (int i = 0; i < page->choice_count; i++) {
        if (page->numbers[i] == number && number > 0)
            return i;
    }
    return -1;
}

/* The choice behind a key of its own, -1 for none. */
static int choice_with_key(const struct page *page, const struct key *key)
{
    int digit = key_digit(key);
    int ch = digit >= 0 ? '0' + digit : (int)key->ch;

    for (int i = 0; i < page->choice_count && key->code == K_TEXT; i++) {
        if (page->numbers[i] == -ch)
            return i;
    }
    return -1;
}

/* Whether a further digit could make a longer number of it. */
static bool may_go_on(const struct page *page, int number)
{
    for (int i = 0; i < page->choice_count; i++) {
        int n = page->numbers[i];

        while (n > number)
            n /= 10;
        if (n == number && page->numbers[i] > number && number > 0)
            return true;
    }
    return false;
}

static enum view_result type_digit(struct view *view, const struct page *page, int rows, int digit)
{
    int number = view->typed * 10 + digit;
    int choice = choice_with_number(page, number);

    if (choice < 0 && view->typed > 0) { /* not a longer number: begin again with this digit */
        number = digit;
        choice = choice_with_number(page, number);
    }
    view->typed = 0;
    if (choice < 0)
        return VIEW_IGNORED;
    view->chosen = choice;
    view_fit(view, page, rows);
    if (!may_go_on(page, number))
        return VIEW_CHOSE;
    view->typed = number;
    return VIEW_MOVED;
}

/* Moves the mark by so many choices; scrolls instead where the text has no choices of its own. */
static enum view_result step(struct view *view, const struct page *page, int rows, int by)
{
    int scroll = view->scroll;
    int chosen = view->chosen;

    if (!body_has_choices(page) && (page->focus_lines == 0 || page->focus < page->held)) {
        view->scroll += by;
        clamp(view, page, rows);
        if (view->scroll != scroll)
            return VIEW_MOVED;
    }
    view->chosen += by;
    view_fit(view, page, rows);
    return view->chosen != chosen || view->scroll != scroll ? VIEW_MOVED : VIEW_IGNORED;
}

/* Choices that fit a window, for paging through a list. */
static int choices_a_window(const struct page *page, int rows)
{
    int lines = body_lines(page);
    int fit = lines == 0 ? 1 : page->choice_count * view_window(page, rows) / lines;

    return fit < 1 ? 1 : fit;
}

static enum view_result turn(struct view *view, const struct page *page, int rows, int direction)
{
    if (body_has_choices(page))
        return step(view, page, rows, direction * choices_a_window(page, rows));
    return step(view, page, rows, direction * view_window(page, rows));
}

enum view_result view_key(struct view *view, const struct page *page, int rows,
                          const struct key *key)
{
    int digit = key_digit(key);
    int far = page->choice_count + (int)page->line_count;
    int own = choice_with_key(page, key);

    view_fit(view, page, rows);
    if (own >= 0) {
        view->chosen = own;
        return VIEW_CHOSE;
    }
    if (digit >= 0)
        return type_digit(view, page, rows, digit);
    view->typed = 0;
    switch (key->code) {
    case K_UP:
    case K_BACKTAB:
        return step(view, page, rows, -1);
    case K_DOWN:
    case K_TAB:
        return step(view, page, rows, 1);
    case K_PAGE_UP:
        return turn(view, page, rows, -1);
    case K_PAGE_DOWN:
        return turn(view, page, rows, 1);
    case K_HOME:
        return step(view, page, rows, -far);
    case K_END:
        return step(view, page, rows, far);
    case K_ENTER:
        return page->choice_count > 0 ? VIEW_CHOSE : VIEW_IGNORED;
    case K_CHOICE:
        if ((int)key->ch >= page->choice_count)
            return VIEW_IGNORED;
        view->chosen = (int)key->ch;
        return VIEW_CHOSE;
    default:
        return VIEW_IGNORED;
    }
}

/* ---- drawing ------------------------------------------------------------------------------------ */

void view_draw_more(struct canvas *canvas, int row, int col, int cols, bool above, bool below)
{
    const char *text = below ? _("more below") : _("more above");
    int end = col + cols;

    if (above) {
        canvas_char(canvas, row, col, STYLE_LABEL, 0x25B2);
        canvas_hot(canvas, row, col, 1, below ? 2 : cols, (struct key){.code = K_PAGE_UP});
        col += 2;
    }
    if (below) {
        canvas_char(canvas, row, col, STYLE_LABEL, 0x25BC);
        canvas_hot(canvas, row, col, 1, end - col, (struct key){.code = K_PAGE_DOWN});
        col += 2;
    }
    if (above || below)
        (void)canvas_text(canvas, row, col, end - col, STYLE_LABEL, text, strlen(text));
}

/* Where the pinned lines start: at the bottom, or right below a text that does not reach so far. */
static int pinned_row(const struct page *page, int rows)
{
    int bottom = rows - pinned_lines(page);
    int behind = (int)page->held + body_lines(page) + 1;

    if (bottom < 0)
        return 0;
    return behind < bottom ? behind : bottom;
}

static size_t least(int a, int b)
{
    int n = a < b ? a : b;

    return n < 0 ? 0 : (size_t)n;
}

void view_draw(const struct view *view, const struct page *page, struct canvas *canvas, int row,
               int col, int rows)
{
    struct view fitted = *view;
    int window = view_window(page, rows);
    int pinned = pinned_lines(page);
    int held = (int)page->held;

    view_fit(&fitted, page, rows);
    page_draw_lines(page, 0, least(held, rows), canvas, row, col, fitted.chosen);
    page_draw_lines(
        page, page->held + (size_t)fitted.scroll,
        least(window < rows - held ? window : rows - held, body_lines(page) - fitted.scroll),
        canvas, row + held, col, fitted.chosen);
    if (most_scroll(page, rows) > 0 && held + window < rows - pinned)
        view_draw_more(canvas, row + held + window, col, page->columns, fitted.scroll > 0,
                       fitted.scroll + window < body_lines(page));
    page_draw_lines(page, page->pinned, least(pinned, rows), canvas, row + pinned_row(page, rows),
                    col, fitted.chosen);
}
