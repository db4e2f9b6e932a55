/* The tests of typing/composer.h and typing/board.h: a field's typing state, and the board. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "text/clean.h"
#include "typing/board.h"
#include "typing/composer.h"

/* A field as the user interface has one, with its cursor at the end. */
struct field {
    struct str text;
    struct composer composer;
    struct board board;
};

static void cut_code_point(struct str *s)
{
    size_t n = s->len;

    while (n > 0 && ((unsigned char)s->data[--n] & 0xC0) == 0x80)
        ;
    str_cut(s, n);
}

static void press(struct field *f, char key)
{
    struct str commit = {0};
    bool taken = true;

    if (key == '\b') {
        if (!composer_backspace(&f->composer))
            cut_code_point(&f->text);
        return;
    }
    if (key == '\n')
        composer_commit(&f->composer, &commit);
    else
        taken = composer_key(&f->composer, (unsigned char)key, str_text(&f->text), f->text.len,
                             &commit);
    str_add_bytes(&f->text, str_text(&commit), commit.len);
    if (!taken)
        str_add_char(&f->text, key);
    str_clear(&commit);
}

static void type(struct field *f, const char *keys)
{
    for (; *keys != '\0'; keys++)
        press(f, *keys);
}

static void assert_field(struct field *f, const char *text, const char *composed)
{
    assert_string_equal(str_text(&f->text), text);
    assert_string_equal(composer_text(&f->composer), composed);
}

static void clear(struct field *f)
{
    str_clear(&f->text);
    composer_wipe(&f->composer);
}

static void assert_typed(enum typing_method method, const char *keys, const char *wanted)
{
    struct field f = {0};

    composer_init(&f.composer, method, NULL);
    type(&f, keys);
    press(&f, '\n');
    assert_field(&f, wanted, "");
    clear(&f);
}

static void words_are_converted_as_they_grow(void **state)
{
    struct field f = {0};

    (void)state;
    composer_init(&f.composer, TYPING_AVRO, NULL);
    type(&f, "t");
    assert_field(&f, "", "ত");
    type(&f, "otho");
    assert_field(&f, "", "তথ");
    type(&f, "y");
    assert_field(&f, "", "তথয়");
    type(&f, "\b\byo");
    assert_field(&f, "", "তথ্য");
    type(&f, " ");
    assert_field(&f, "তথ্য ", "");
    type(&f, "\b\b\b\b");
    assert_field(&f, "ত", "");
    clear(&f);
}

static void typing_gives_what_converting_gives(void **state)
{
    const char *lines[] = {
        "ami bangla likhi.",    "1.5 10:30 taka, 5.", "du:kho pa^c ca^da", "k,,k ,, a,b ,",
        "shes... ..2 :` .` 3:", "nam:5 bis 12",       "rr`r t`` o`",       "(ami)-[tumi]/x",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        struct str wanted = {0};

        method_convert(TYPING_AVRO, lines[i], strlen(lines[i]), &wanted);
        assert_typed(TYPING_AVRO, lines[i], str_text(&wanted));
        str_clear(&wanted);
    }
    assert_typed(TYPING_ENGLISH, "a@b.com 12", "a@b.com 12");
    assert_typed(TYPING_AVRO, "", "");
}

static void fixed_layouts_type_key_by_key(void **state)
{
    const char *lines[] = {"ami upj[la Apis[ gizA.", "~~a~! ~", "k/S 12~)", "a~a~q"};

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        for (int method = TYPING_PROBHAT; method <= TYPING_JATIYO; method++) {
            struct str wanted = {0};

            method_convert((enum typing_method)method, lines[i], strlen(lines[i]), &wanted);
            assert_typed((enum typing_method)method, lines[i], str_text(&wanted));
            str_clear(&wanted);
        }
    }
}

static void a_tilde_is_shown_and_taken_back(void **state)
{
    struct field f = {0};

    (void)state;
    composer_init(&f.composer, TYPING_JATIYO, NULL);
    type(&f, "j~");
    assert_field(&f, "ক", "~");
    type(&f, "\b");
    assert_field(&f, "ক", "");
    type(&f, "~k");
    assert_field(&f, "কৎ", "");
    type(&f, "~");
    composer_drop(&f.composer);
    assert_field(&f, "কৎ", "");
    clear(&f);
}

static void suggestions_are_picked_by_digit_and_arrow(void **state)
{
    struct lexicon *w = lexicon_new(NULL);
    struct suggest *s = suggest_new(w);
    struct field f = {0};

    (void)state;
    composer_init(&f.composer, TYPING_AVRO, s);
    type(&f, "sheba ");
    assert_field(&f, "সেবা ", "");
    type(&f, "apni");
    assert_field(&f, "সেবা ", "আপনি");
    assert_int_equal(composer_chosen(&f.composer), 0);
    assert_string_equal(composer_suggestions(&f.composer)->text[1], "আপ্নি");
    type(&f, "2"); /* picked, and remembered */
    assert_field(&f, "সেবা আপ্নি", "");
    type(&f, " apni");
    assert_field(&f, "সেবা আপ্নি ", "আপ্নি");
    composer_choose(&f.composer, 1);
    composer_choose(&f.composer, 99);
    assert_int_equal(composer_chosen(&f.composer), 1);
    assert_field(&f, "সেবা আপ্নি ", "আপনি");
    type(&f, ".");
    assert_field(&f, "সেবা আপ্নি আপনি", "।");
    type(&f, " 9");
    assert_field(&f, "সেবা আপ্নি আপনি। ৯", "");
    /* more than there are: a number behind the word */
    type(&f, " zbqqkh7");
    assert_int_equal(composer_suggestions(&f.composer)->count, 0);
    assert_true(clean_check(f.text.data, f.text.len, NULL) == ERR_OK);
    assert_memory_equal(f.text.data + f.text.len - 3, "৭", 3);
    clear(&f);
    suggest_free(s);
    lexicon_free(w);
}

static void changing_the_method_commits(void **state)
{
    struct field f = {0};
    struct str commit = {0};

    (void)state;
    composer_init(&f.composer, TYPING_AVRO, NULL);
    type(&f, "ami");
    composer_set_method(&f.composer, TYPING_ENGLISH, &commit);
    assert_string_equal(str_text(&commit), "আমি");
    type(&f, "ok");
    assert_field(&f, "ok", "");
    str_clear(&commit);
    clear(&f);
}

static void a_wiped_composer_holds_nothing(void **state)
{
    struct lexicon *w = lexicon_new(NULL);
    struct suggest *s = suggest_new(w);
    struct field f = {0};
    const char *bytes = (const char *)&f.composer;

    (void)state;
    composer_init(&f.composer, TYPING_AVRO, s);
    type(&f, "gopon");
    composer_wipe(&f.composer);
    assert_int_equal(f.composer.method, TYPING_AVRO);
    assert_ptr_equal(f.composer.suggest, s);
    for (size_t i = 0; i + 5 <= sizeof(f.composer); i++) {
        assert_memory_not_equal(bytes + i, "gopon", 5);
        assert_memory_not_equal(bytes + i, "গোপন", 5);
    }
    type(&f, "gopon");
    composer_drop(&f.composer);
    for (size_t i = 0; i + 5 <= sizeof(f.composer); i++)
        assert_memory_not_equal(bytes + i, "gopon", 5);
    clear(&f);
    suggest_free(s);
    lexicon_free(w);
}

static void endless_words_and_any_keys_are_borne(void **state)
{
    struct lexicon *w = lexicon_new(NULL);
    struct suggest *s = suggest_new(w);
    struct field f = {0};
    unsigned seed = 5;

    (void)state;
    for (int method = 0; method < TYPING_METHOD_COUNT; method++) {
        composer_init(&f.composer, (enum typing_method)method, s);
        for (int i = 0; i < 5000; i++) {
            struct str commit = {0};
            uint32_t key;

            seed = seed * 1103515245 + 12345;
            key = i < 1000                ? 'a'
                  : (seed >> 16) % 8 == 0 ? 0x0980 + (seed >> 20) % 0x80
                                          : 32 + (seed >> 20) % 95;
            if ((seed >> 24) % 9 == 0)
                (void)composer_backspace(&f.composer);
            if (composer_key(&f.composer, key, str_text(&f.text), f.text.len, &commit))
                str_add(&f.text, str_text(&commit));
            assert_true(strlen(composer_text(&f.composer)) <= COMPOSER_KEYS * 16);
            str_clear(&commit);
        }
        if (method != TYPING_ENGLISH)
            assert_true(f.text.len > 1000);
        assert_int_equal(clean_check(str_text(&f.text), f.text.len, NULL), ERR_OK);
        clear(&f);
    }
    suggest_free(s);
    lexicon_free(w);
}

/* ---- the board ------------------------------------------------------------------------------- */

/* Finds a cell by what it shows or does; true when it is there. */
static bool find_cell(const struct board *b, enum board_action action, const char *text,
                      size_t *row, size_t *column)
{
    for (*row = 0; *row < BOARD_ROWS; ++*row) {
        for (*column = 0; *column < b->counts[*row]; ++*column) {
            const struct board_cell *cell = &b->cells[*row][*column];

            if (cell->action == action && strcmp(cell->text, text) == 0)
                return true;
        }
    }
    return false;
}

/* Walks to a cell with arrow keys alone, as one would: first to its row. */
static void walk(struct board *b, size_t row, size_t column)
{
    for (int i = 0; b->row != row; i++) {
        assert_true(i < 20);
        board_move(b, row > b->row ? BOARD_DOWN : BOARD_UP);
    }
    for (int i = 0; b->column != column; i++) {
        assert_true(i < 20);
        board_move(b, column > b->column ? BOARD_RIGHT : BOARD_LEFT);
    }
}

/* Presses the cell under the cursor. */
static void press_cell(struct field *f)
{
    const struct board_cell *cell = board_current(&f->board);

    if (cell->action == BOARD_TEXT)
        str_add(&f->text, cell->text);
    else if (cell->action == BOARD_SPACE)
        str_add_char(&f->text, ' ');
    else
        board_switch(&f->board, cell->action);
    board_refresh(&f->board, str_text(&f->text), f->text.len);
}

static void type_on_board(struct field *f, const char *const *parts)
{
    for (; *parts != NULL; parts++) {
        enum board_action action = **parts == ' ' ? BOARD_SPACE : BOARD_TEXT;
        size_t row;
        size_t column;

        if (!find_cell(&f->board, action, action == BOARD_SPACE ? "" : *parts, &row, &column))
            fail_msg("no cell for %s behind %s", *parts, str_text(&f->text));
        walk(&f->board, row, column);
        press_cell(f);
    }
}

static void a_complaint_is_typed_with_arrows_alone(void **state)
{
    const char *const parts[] = {"আ", "ম", "ি", " ", "প", "্র", "ত", "ি", "ব", "ন", "্ধ",
                                 "ী", " ", "ভ", "া", "ত", "া", " ", "প", "া", "ই", "ন",
                                 "ি", "।", " ", "ব", "ড়", " ", "ক", "ষ", "্",  "ট", "ে",
                                 " ", "এ", "ক", "ই", " ", "আ", "র", "ও", "৫", NULL};
    struct field f = {0};

    (void)state;
    board_init(&f.board, BOARD_BANGLA);
    type_on_board(&f, parts);
    assert_string_equal(str_text(&f.text), "আমি প্রতিবন্ধী ভাতা পাইনি। বড় কষ্টে একই আরও৫");
    str_clear(&f.text);
}

static void cells_follow_the_text_before_the_cursor(void **state)
{
    struct board b;
    size_t row;
    size_t column;

    (void)state;
    board_init(&b, BOARD_BANGLA);
    assert_true(find_cell(&b, BOARD_TEXT, "ঈ", &row, &column));
    assert_false(find_cell(&b, BOARD_TEXT, "ি", &row, &column));
    assert_int_equal(b.counts[5], 0);
    board_refresh(&b, "স্ত", strlen("স্ত"));
    assert_false(find_cell(&b, BOARD_TEXT, "ঈ", &row, &column));
    assert_true(find_cell(&b, BOARD_TEXT, "ই", &row, &column)); /* একই */
    assert_int_equal(row, 0);
    assert_true(find_cell(&b, BOARD_TEXT, "ি", &row, &column));
    assert_string_equal(board_label(&b.cells[row][column]), "স্তি");
    assert_true(find_cell(&b, BOARD_TEXT, "্র", &row, &column));
    assert_string_equal(board_label(&b.cells[row][column]), "ত্র");
    board_refresh(&b, "ক্", strlen("ক্"));
    assert_true(find_cell(&b, BOARD_TEXT, "ঈ", &row, &column));
    assert_string_equal(b.cells[5][0].text, "ত"); /* joins by itself */
    assert_string_equal(board_label(&b.cells[5][0]), "ক্ত");
    board_refresh(&b, "ড়", strlen("ড়"));
    assert_true(find_cell(&b, BOARD_TEXT, "া", &row, &column));
    assert_string_equal(board_label(&b.cells[row][column]), "ড়া");
    assert_int_equal(b.counts[5], 0);
    board_refresh(&b, "কা", strlen("কা"));
    assert_int_equal(b.counts[5], 0);
    assert_true(find_cell(&b, BOARD_TEXT, "অ", &row, &column));
}

static void the_cursor_goes_round(void **state)
{
    struct board b;

    (void)state;
    board_init(&b, BOARD_BANGLA);
    assert_string_equal(board_current(&b)->text, "ক");
    board_move(&b, BOARD_LEFT);
    assert_string_equal(board_current(&b)->text, "ই");
    board_move(&b, BOARD_UP);
    assert_int_equal(board_current(&b)->action, BOARD_DONE);
    board_move(&b, BOARD_DOWN);
    assert_string_equal(board_current(&b)->text, "ই"); /* back in its column */
    board_move(&b, BOARD_RIGHT);
    assert_string_equal(board_current(&b)->text, "ক");
    assert_false(board_point(&b, 0, 11));
    assert_false(board_point(&b, BOARD_ROWS, 0));
    assert_false(board_point(&b, 5, 0));
    assert_true(board_point(&b, 4, 10));
    board_refresh(&b, "ক", 3);
    assert_true(board_point(&b, 5, 10));
    board_refresh(&b, "কা", 6); /* the row goes away under the cursor */
    assert_int_equal(b.row, 4);
    for (int i = 0; i < 100; i++) {
        board_move(&b, (enum board_direction)(i * 7 % 4));
        assert_true(b.column < b.counts[b.row]);
    }
}

static void rows_fill_the_grid_and_labels_are_there(void **state)
{
    const char *texts[] = {"", "ক", "ক্", "র", "ক্ষ্ম্য", "abc", "\xE0\xA6", "ক্ত্র্ক্ত্র্ক্ত্র"};
    struct board b;

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        for (int page = BOARD_BANGLA; page <= BOARD_LATIN; page++) {
            board_init(&b, (enum board_page)page);
            board_refresh(&b, texts[i], strlen(texts[i]));
            for (size_t row = 0; row < BOARD_ROWS; row++) {
                for (size_t k = 0; k < b.counts[row]; k++) {
                    const struct board_cell *cell = &b.cells[row][k];

                    assert_true(cell->x + cell->span <= BOARD_COLUMNS);
                    assert_true(*board_label(cell) != '\0');
                    assert_true(*board_short_label(cell) != '\0');
                    assert_int_equal(clean_check(cell->text, strlen(cell->text), NULL), ERR_OK);
                    assert_int_equal(clean_check(cell->label, strlen(cell->label), NULL), ERR_OK);
                    assert_true((cell->action == BOARD_TEXT) == (cell->text[0] != '\0'));
                }
            }
        }
    }
}

static void the_latin_page_has_capitals(void **state)
{
    struct board b;
    size_t row;
    size_t column;

    (void)state;
    board_init(&b, BOARD_BANGLA);
    board_switch(&b, BOARD_PAGE);
    board_refresh(&b, "", 0);
    assert_true(find_cell(&b, BOARD_TEXT, "a", &row, &column));
    assert_true(find_cell(&b, BOARD_TEXT, "@", &row, &column));
    assert_true(find_cell(&b, BOARD_TEXT, "7", &row, &column));
    board_switch(&b, BOARD_SHIFT);
    board_refresh(&b, "", 0);
    assert_false(find_cell(&b, BOARD_TEXT, "a", &row, &column));
    assert_true(find_cell(&b, BOARD_TEXT, "Z", &row, &column));
    board_switch(&b, BOARD_DONE); /* the field's */
    board_switch(&b, BOARD_PAGE);
    board_refresh(&b, "", 0);
    assert_true(find_cell(&b, BOARD_TEXT, "৭", &row, &column));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_converted_as_they_grow),
        cmocka_unit_test(typing_gives_what_converting_gives),
        cmocka_unit_test(fixed_layouts_type_key_by_key),
        cmocka_unit_test(a_tilde_is_shown_and_taken_back),
        cmocka_unit_test(suggestions_are_picked_by_digit_and_arrow),
        cmocka_unit_test(changing_the_method_commits),
        cmocka_unit_test(a_wiped_composer_holds_nothing),
        cmocka_unit_test(endless_words_and_any_keys_are_borne),
        cmocka_unit_test(a_complaint_is_typed_with_arrows_alone),
        cmocka_unit_test(cells_follow_the_text_before_the_cursor),
        cmocka_unit_test(the_cursor_goes_round),
        cmocka_unit_test(rows_fill_the_grid_and_labels_are_there),
        cmocka_unit_test(the_latin_page_has_capitals),
    };

    return cmocka_run_group_tests_name("composer", tests, NULL, NULL);
}
