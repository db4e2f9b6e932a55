/* The tests of ui/grid.h: which columns are shown, what they hold, and what keys do. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/grid.h"

static const struct grid_column COLUMNS[] = {
    {.title = "Tracking", .wish = 12, .least = 12},
    {.title = "Days", .wish = 4, .least = 4, .rank = 1, .number = true},
    {.title = "Service", .wish = 20, .least = 12, .rank = 3, .grows = true},
    {.title = "Subject", .wish = 20, .least = 10, .rank = 2, .grows = true},
};

static void tell(const void *context, int row, int column, struct str *text, enum style *style)
{
    (void)context;
    switch (column) {
    case 0:
        str_addf(text, "4821 739 %03d", row);
        break;
    case 1:
        str_addf(text, "%d", row - 3);
        *style = row < 3 ? STYLE_WARNING : STYLE_BODY;
        break;
    case 2:
        str_add(text, "ফ্রিল্যান্সিং প্রশিক্ষণ ও সহায়তা প্রদান সংক্রান্ত পরামর্শ");
        break;
    default:
        str_add(text, "Short");
        break;
    }
}

static void tell_number(const void *context, int row, int column, struct str *text,
                        enum style *style)
{
    (void)context;
    (void)row;
    (void)style;
    str_add(text, column == 0 ? "৪৮২১৭৩৯০৫২" : "Short");
}

static uint32_t mark(const void *context, int row)
{
    (void)context;
    return row < 3 ? '!' : 0;
}

static struct grid sample(int rows)
{
    return (struct grid){.columns = COLUMNS,
                         .column_count = 4,
                         .row_count = rows,
                         .cell = tell,
                         .mark = mark,
                         .empty = "Nothing here."};
}

static char *drawn(const struct grid *grid, const struct grid_view *view, int rows, int cols)
{
    struct lettering plain = {0};
    struct canvas canvas;
    struct str text = {0};

    canvas_init(&canvas, rows, cols, &plain);
    grid_draw(view, grid, &canvas, 0, 0, rows, cols);
    canvas_dump(&canvas, &text);
    canvas_clear(&canvas);
    return str_take(&text);
}

static void assert_drawn(const struct grid *grid, struct grid_view view, int rows, int cols,
                         const char *wanted)
{
    char *got = drawn(grid, &view, rows, cols);

    assert_string_equal(got, wanted);
    free(got);
}

static struct key press(enum key_code code)
{
    return (struct key){.code = code};
}

static enum grid_result send(struct grid_view *view, const struct grid *grid, int rows,
                             enum key_code code)
{
    struct key key = press(code);

    return grid_key(view, grid, rows, &key);
}

static void wide_screens_show_all(void **state)
{
    struct grid grid = sample(4);

    (void)state;
    assert_drawn(&grid, (struct grid_view){.chosen = 1}, 5, 80,
                 "    Tracking      Days  Service                      Subject\n"
                 "  ! 4821 739 000    -3  ফ্রিল্যান্সিং প্রশিক্ষণ ও সহায়…   Short\n"
                 "▶ ! 4821 739 001    -2  ফ্রিল্যান্সিং প্রশিক্ষণ ও সহায়…   Short\n"
                 "  ! 4821 739 002    -1  ফ্রিল্যান্সিং প্রশিক্ষণ ও সহায়…   Short\n"
                 "    4821 739 003     0  ফ্রিল্যান্সিং প্রশিক্ষণ ও সহায়…   Short\n");
}

static void narrow_screens_leave_out_what_is_needed_least(void **state)
{
    struct grid grid = sample(2);

    (void)state;
    assert_drawn(&grid, (struct grid_view){0}, 5, 40,
                 "    Tracking     Days Subject\n"
                 "▶ ! 4821 739 000   -3 Short\n"
                 "  ! 4821 739 001   -2 Short\n\n\n");
    assert_drawn(&grid, (struct grid_view){0}, 4, 21,
                 "    Tracking     Days\n"
                 "▶ ! 4821 739 000   -3\n"
                 "  ! 4821 739 001   -2\n\n");
    assert_drawn(&grid, (struct grid_view){0}, 2, 12,
                 "▶ ! 4821 73…\n"
                 "  ! 4821 73…\n");
}

/* At every size the columns and what stands before them fit, and none is smaller than of use. */
static void columns_fit_every_width(void **state)
{
    struct grid grid = sample(1);

    (void)state;
    for (int cols = 1; cols <= 200; cols++) {
        int widths[GRID_COLUMNS];
        int sum = 4;
        int shown = 0;

        grid_widths(&grid, cols, widths);
        for (int i = 0; i < 4; i++) {
            if (widths[i] == 0)
                continue;
            assert_true(i == 0 || widths[i] >= COLUMNS[i].least);
            sum += widths[i] + (shown++ > 0 ? (cols < 60 ? 1 : 2) : 0);
        }
        assert_true(cols < 4 || sum <= cols);
        assert_true(cols < 60 || (sum == cols && shown == 4));
    }
}

static void any_size_can_be_drawn(void **state)
{
    (void)state;
    for (int count = 0; count < 40; count += 13) {
        struct grid grid = sample(count);

        for (int rows = 1; rows < 12; rows++) {
            for (int cols = 1; cols < 50; cols++)
                free(drawn(&grid, &(struct grid_view){.chosen = 20, .first = 9}, rows, cols));
        }
    }
}

static void an_empty_list_says_so(void **state)
{
    struct grid grid = sample(0);
    struct grid_view view = {0};

    (void)state;
    assert_drawn(&grid, view, 4, 40, "    Tracking     Days Subject\n    Nothing here.\n\n\n");
    assert_int_equal(send(&view, &grid, 4, K_ENTER), GRID_IGNORED);
    assert_int_equal(send(&view, &grid, 4, K_DOWN), GRID_IGNORED);
    assert_int_equal(view.chosen, 0);
}

/* What is said there is read to its end also where it takes several lines, or has too few. */
static void an_empty_list_says_all_of_it(void **state)
{
    struct grid grid = sample(0);

    (void)state;
    grid.empty = "Nothing has come in today. Press n for a new complaint.";
    assert_drawn(&grid, (struct grid_view){0}, 4, 40,
                 "    Tracking     Days Subject\n    Nothing has come in today. Press n\n"
                 "    for a new complaint.\n\n");
    assert_drawn(&grid, (struct grid_view){0}, 1, 40, "    Nothing has come in today. Press n\n");
}

/* A terminal that draws each of our digits a cell and a half wide. */
static unsigned wide_digits(const struct measure *self, const char *s, size_t n)
{
    (void)self;
    (void)s;
    return (unsigned)(n / strlen("৮") * 3 / 2);
}

static void a_number_is_never_cut(void **state)
{
    static const struct measure WIDE = {.stretch = wide_digits};
    static const struct lettering LETTERING = {.regular = &WIDE, .bold = &WIDE};
    static const struct grid_column NUMBER[] = {
        {.title = "No.", .wish = 10, .least = 10, .whole = true},
        {.title = "Subject", .wish = 20, .least = 10, .rank = 2, .grows = true},
    };
    struct grid grid = sample(1);
    struct canvas canvas;
    struct str text = {0};

    (void)state;
    grid.columns = NUMBER;
    grid.column_count = 2;
    grid.cell = tell_number;
    i18n_set_language(LANGUAGE_BN);
    canvas_init(&canvas, 2, 30, &LETTERING);
    grid_draw(&(struct grid_view){0}, &grid, &canvas, 0, 0, 2, 30);
    canvas_dump(&canvas, &text);
    i18n_set_language(LANGUAGE_EN);
    assert_non_null(strstr(str_text(&text), "৪৮২১৭৩৯০৫২ Sh"));
    canvas_clear(&canvas);
    str_clear(&text);
}

static void keys_move_and_choose(void **state)
{
    struct grid grid = sample(30);
    struct grid_view view = {0};

    (void)state;
    assert_int_equal(send(&view, &grid, 12, K_UP), GRID_IGNORED);
    assert_int_equal(send(&view, &grid, 12, K_DOWN), GRID_MOVED);
    assert_int_equal(view.chosen, 1);
    assert_int_equal(send(&view, &grid, 12, K_END), GRID_MOVED);
    assert_int_equal(view.chosen, 29);
    assert_int_equal(view.first, 20);
    assert_int_equal(send(&view, &grid, 12, K_DOWN), GRID_IGNORED);
    assert_int_equal(send(&view, &grid, 12, K_HOME), GRID_MOVED);
    assert_int_equal(view.first, 0);
    assert_int_equal(send(&view, &grid, 12, K_PAGE_DOWN), GRID_MOVED);
    assert_int_equal(view.chosen, 9);
    assert_int_equal(send(&view, &grid, 12, K_ENTER), GRID_CHOSE);
    assert_int_equal(grid_key(&view, &grid, 12, &(struct key){.code = K_CHOICE, .ch = 4}),
                     GRID_CHOSE);
    assert_int_equal(view.chosen, 4);
    assert_int_equal(grid_key(&view, &grid, 12, &(struct key){.code = K_CHOICE, .ch = 30}),
                     GRID_IGNORED);
    assert_int_equal(grid_key(&view, &grid, 12, &(struct key){.code = K_TEXT, .ch = '4'}),
                     GRID_IGNORED);
}

/* The window moves by halves, so that most key presses leave it where it is. */
static void the_window_moves_seldom(void **state)
{
    struct grid grid = sample(100);
    struct grid_view view = {0};
    int moves = 0;

    (void)state;
    for (int i = 1; i < 100; i++) {
        int first = view.first;

        assert_int_equal(send(&view, &grid, 12, K_DOWN), GRID_MOVED);
        assert_int_equal(view.chosen, i);
        assert_in_range(i, view.first, view.first + grid_window(&grid, 12) - 1);
        moves += view.first != first;
    }
    assert_in_range(moves, 10, 20);
}

static void edges_ask_for_other_rows(void **state)
{
    struct grid grid = sample(3);
    struct grid_view view = {0};

    (void)state;
    grid.after = true;
    assert_int_equal(send(&view, &grid, 12, K_END), GRID_MOVED);
    assert_int_equal(send(&view, &grid, 12, K_DOWN), GRID_AFTER);
    assert_int_equal(send(&view, &grid, 12, K_PAGE_DOWN), GRID_AFTER);
    grid.before = true;
    assert_int_equal(send(&view, &grid, 12, K_HOME), GRID_MOVED);
    assert_int_equal(send(&view, &grid, 12, K_UP), GRID_BEFORE);
    assert_int_equal(view.chosen, 0);
    assert_drawn(&grid, view, 5, 21,
                 "    Tracking     Days\n"
                 "▶ ! 4821 739 000   -3\n"
                 "  ! 4821 739 001   -2\n"
                 "  ! 4821 739 002   -1\n"
                 "▲ ▼ more below\n");
}

/* Cells that differ between the two rows of a step: only those at the left. */
static void a_step_changes_two_short_pieces(void **state)
{
    struct grid grid = sample(8);
    struct lettering plain = {0};
    struct canvas was;
    struct canvas now;

    (void)state;
    canvas_init(&was, 12, 80, &plain);
    canvas_init(&now, 12, 80, &plain);
    grid_draw(&(struct grid_view){.chosen = 4}, &grid, &was, 0, 0, 12, 80);
    grid_draw(&(struct grid_view){.chosen = 5}, &grid, &now, 0, 0, 12, 80);
    for (int row = 0; row < 12; row++) {
        for (int col = 0; col < 80; col++) {
            const struct cell *a = &was.cells[row * 80 + col];
            const struct cell *b = &now.cells[row * 80 + col];
            bool same = a->ch == b->ch && a->style == b->style;

            assert_int_equal(same, !((row == 5 || row == 6) && col < 16));
        }
    }
    canvas_clear(&was);
    canvas_clear(&now);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wide_screens_show_all),
        cmocka_unit_test(narrow_screens_leave_out_what_is_needed_least),
        cmocka_unit_test(columns_fit_every_width),
        cmocka_unit_test(any_size_can_be_drawn),
        cmocka_unit_test(an_empty_list_says_so),
        cmocka_unit_test(an_empty_list_says_all_of_it),
        cmocka_unit_test(a_number_is_never_cut),
        cmocka_unit_test(keys_move_and_choose),
        cmocka_unit_test(the_window_moves_seldom),
        cmocka_unit_test(edges_ask_for_other_rows),
        cmocka_unit_test(a_step_changes_two_short_pieces),
    };

    i18n_set_language(LANGUAGE_EN);
    return cmocka_run_group_tests_name("grid", tests, NULL, NULL);
}
