/* The tests of ui/key_bar.h: what is shown of a screen's keys where there is room, and where there is not. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/key_bar.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A home screen of the kiosk; a form of staff. */
static size_t home_hints(struct hint *hints)
{
    const struct hint made[] = {
        {{.code = K_ENTER}, "Enter", _("Choose")}, {{.code = K_ESC}, "Esc", _("Back")},
        {{.code = K_F4}, "F4", _("Start again")},  {{.code = K_F1}, "F1", _("Help")},
        {{.code = K_F2}, "F2", "বাংলা"},           {{.code = K_TEXT, .ch = '/'}, "/", _("Search")},
    };

    memcpy(hints, made, sizeof(made));
    return COUNT(made);
}

static size_t form_hints(struct hint *hints)
{
    const struct hint made[] = {
        {{.code = K_F10}, "F10", _("File it")}, {{.code = K_TAB}, "Tab", _("Next")},
        {{.code = K_F3}, "F3", _("Typing")},    {{.code = K_F6}, "F6", _("Board")},
        {{.code = K_ESC}, "Esc", _("Back")},    {{.code = K_F1}, "F1", _("Help")},
        {{.code = K_F2}, "F2", "বাংলা"},
    };

    memcpy(hints, made, sizeof(made));
    return COUNT(made);
}

static void begin(struct canvas *canvas, int cols)
{
    const struct lettering plain = {0};

    canvas_init(canvas, 1, cols, &plain);
    canvas_begin(canvas, STYLE_BODY);
}

/* The bar of so many columns, a blank at either end. The caller frees. */
static char *drawn(size_t (*make)(struct hint *), int cols)
{
    struct hint hints[16];
    struct canvas canvas;
    struct str text = {0};

    begin(&canvas, cols);
    key_bar_draw(hints, make(hints), &canvas, 0, 1, 1, cols - 1);
    canvas_dump(&canvas, &text);
    canvas_clear(&canvas);
    return str_take(&text);
}

static void expect(size_t (*make)(struct hint *), int cols, const char *wanted)
{
    char *text = drawn(make, cols);

    assert_string_equal(text, wanted);
    free(text);
}

static void all_is_shown_where_there_is_room(void **state)
{
    (void)state;
    i18n_set_language(LANGUAGE_EN);
    expect(home_hints, 100,
           "  Enter  Choose   Esc  Back   F4  Start again   F1  Help   F2  বাংলা   /  Search\n");
    expect(home_hints, 78,
           "  Enter  Choose  Esc  Back  F4  Start again  F1  Help  F2  বাংলা  /  Search\n");
}

static void keys_move_together_before_one_goes(void **state)
{
    (void)state;
    i18n_set_language(LANGUAGE_EN);
    expect(home_hints, 73,
           " Enter Choose  Esc Back  F4 Start again  F1 Help  F2 বাংলা  / Search\n");
    expect(home_hints, 65, " Enter Choose  Esc Back  F4 Again  F1 Help  F2 বাংলা  / Search\n");
    expect(home_hints, 60, " Enter Choose Esc Back F4 Again F1 Help F2 বাংলা / Search\n");
}

/* On a wide screen the bar begins below the text, and leaves that place only where it needs the room. */
static void a_bar_that_needs_it_begins_further_left(void **state)
{
    struct hint hints[16];
    struct canvas canvas;

    (void)state;
    i18n_set_language(LANGUAGE_EN);
    begin(&canvas, 100);
    key_bar_draw(hints, home_hints(hints), &canvas, 0, 2, 12, 98);
    assert_int_equal(canvas_key_at(&canvas, 0, 12).code, K_ENTER);
    assert_int_equal(canvas_key_at(&canvas, 0, 11).code, K_NONE);
    canvas_begin(&canvas, STYLE_BODY);
    key_bar_draw(hints, home_hints(hints), &canvas, 0, 2, 22, 98);
    assert_int_equal(canvas_key_at(&canvas, 0, 2).code, K_ENTER);
    canvas_clear(&canvas);
}

static void what_is_needed_least_goes_first(void **state)
{
    (void)state;
    i18n_set_language(LANGUAGE_EN);
    expect(home_hints, 48, " Enter Pick Esc Back F1 Help F2 বাংলা / Search\n");
    expect(home_hints, 40, " Enter Choose Esc Back F1 Help F2 বাংলা\n");
    expect(form_hints, 40, " F10 File it Tab Next Esc Back F1 Help\n");
    i18n_set_language(LANGUAGE_BN);
    expect(form_hints, 40, " F10 দাখিল Tab পরে Esc ফিরুন F1 সাহায্য\n");
}

/* On a phone held upright, and on what is no screen at all. */
static void how_to_go_on_and_back_and_help_go_last(void **state)
{
    (void)state;
    i18n_set_language(LANGUAGE_EN);
    expect(form_hints, 32, " F10 File it  Esc Back  F1 Help\n");
    expect(form_hints, 28, " F10 File Esc Back F1 Help\n");
    expect(form_hints, 23, " F10 File Esc Back F1\n");
    expect(form_hints, 19, " F10 File  Esc  F1\n");
    expect(form_hints, 13, " F10 Esc F1\n");
    expect(form_hints, 10, " F10  Esc\n");
    for (int cols = 1; cols < 22; cols++)
        free(drawn(form_hints, cols));
}

/* Every key that is shown can be clicked, where it is shown. */
static void what_is_shown_can_be_clicked(void **state)
{
    struct hint hints[16];
    struct canvas canvas;

    (void)state;
    i18n_set_language(LANGUAGE_EN);
    begin(&canvas, 40);
    key_bar_draw(hints, form_hints(hints), &canvas, 0, 1, 1, 39);
    assert_int_equal(canvas_key_at(&canvas, 0, 0).code, K_NONE);
    assert_int_equal(canvas_key_at(&canvas, 0, 1).code, K_F10);
    assert_int_equal(canvas_key_at(&canvas, 0, 11).code, K_F10);
    assert_int_equal(canvas_key_at(&canvas, 0, 13).code, K_TAB);
    assert_int_equal(canvas_key_at(&canvas, 0, 22).code, K_ESC);
    assert_int_equal(canvas_key_at(&canvas, 0, 37).code, K_F1);
    canvas_clear(&canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_is_shown_where_there_is_room),
        cmocka_unit_test(keys_move_together_before_one_goes),
        cmocka_unit_test(a_bar_that_needs_it_begins_further_left),
        cmocka_unit_test(what_is_needed_least_goes_first),
        cmocka_unit_test(how_to_go_on_and_back_and_help_go_last),
        cmocka_unit_test(what_is_shown_can_be_clicked),
    };

    return cmocka_run_group_tests_name("key bar", tests, NULL, NULL);
}
