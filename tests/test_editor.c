/* The tests of ui/editor.h, text/wrap.h's kept lines and ui/keys.h: a field, what moves when it is
 * edited, and the keys for it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "text/wrap.h"
#include "typing/composer.h"
#include "ui/editor.h"
#include "ui/keys.h"

enum { COLUMNS = 30 };

static bool press(struct editor *e, enum key_code code)
{
    return editor_key(e, &(struct key){.code = code}, NULL, COLUMNS, NULL);
}

static void control(struct editor *e, char letter)
{
    (void)editor_key(e, &(struct key){.code = K_CTRL, .ch = (unsigned char)letter}, NULL, COLUMNS,
                     NULL);
}

static void type(struct editor *e, const char *keys)
{
    for (; *keys != '\0'; keys++)
        (void)editor_key(e, &(struct key){.code = K_TEXT, .ch = (unsigned char)*keys}, NULL,
                         COLUMNS, NULL);
}

static void paste(struct editor *e, const char *text)
{
    struct str pasted = {0};

    str_add(&pasted, text);
    (void)editor_key(e, &(struct key){.code = K_PASTE}, &pasted, COLUMNS, NULL);
    str_clear(&pasted);
}

static void assert_text(const struct editor *e, const char *wanted)
{
    assert_string_equal(str_text(&e->text), wanted);
}

/* ---- lines that are kept ------------------------------------------------------------------------- */

static unsigned seed = 7;

static unsigned below(unsigned n)
{
    seed = seed * 1103515245 + 12345;
    return (seed >> 16) % n;
}

static void assert_as_wrapped_anew(const struct wrap_kept *kept, const struct str *text,
                                   unsigned columns)
{
    struct wrap w = {0};
    const struct wrap *lines = wrap_kept_lines(kept, str_text(text), text->len, columns, NULL);

    assert_non_null(lines);
    wrap_text(str_text(text), text->len, columns, NULL, &w);
    for (size_t i = 0; i < w.count && i < lines->count; i++) {
        if (lines->lines[i].start != w.lines[i].start || lines->lines[i].end != w.lines[i].end)
            fail_msg("line %zu of %zu: %zu-%zu, not %zu-%zu in: %s", i, w.count,
                     lines->lines[i].start, lines->lines[i].end, w.lines[i].start, w.lines[i].end,
                     str_text(text));
        assert_int_equal(lines->lines[i].start, w.lines[i].start);
        assert_int_equal(lines->lines[i].end, w.lines[i].end);
        assert_int_equal(lines->lines[i].next, w.lines[i].next);
        assert_int_equal(wrap_line_at(lines, w.lines[i].start), i);
    }
    wrap_clear(&w);
}

/* Where a character begins, at or before the byte. */
static size_t character(const struct str *s, size_t at)
{
    while (at > 0 && at < s->len && (s->data[at] & 0xC0) == 0x80)
        at--;
    return at;
}

static void kept_lines_are_those_of_the_text(void **state)
{
    const char *pieces[] = {
        "ক",  "প্রতিশ্রুতি", " ",     "\n", "আমি ", "a", "-", "অফিসে গিয়েছিলাম ", "কককককককককককককককক",
        ", ", "।",        "৫০০/-", "  ", "\n\n"};
    struct wrap_kept kept = {0};
    struct str text = {0};

    (void)state;
    for (int round = 0; round < 20000; round++) {
        unsigned columns = round % 1000 == 999 ? 5 + below(30) : COLUMNS;
        size_t at = character(&text, text.len == 0 ? 0 : below((unsigned)text.len + 1));

        if (below(5) < 2 || text.len > 3000) {
            size_t end = character(&text, at + below(text.len > 3000 ? 2000 : 40));

            if (end > at && end <= text.len)
                str_remove(&text, at, end - at);
        } else {
            const char *piece = pieces[below(sizeof(pieces) / sizeof(pieces[0]))];

            str_insert(&text, at, piece, strlen(piece));
        }
        wrap_keep(&kept, str_text(&text), text.len, columns, NULL);
        assert_as_wrapped_anew(&kept, &text, columns);
    }
    assert_null(wrap_kept_lines(&kept, "x", 1, COLUMNS, NULL));
    wrap_forget(&kept);
    str_clear(&text);
}

/* ---- the text ------------------------------------------------------------------------------------ */

static void typing_is_undone_word_by_word(void **state)
{
    struct editor e;

    (void)state;
    editor_init(&e, 100, false);
    type(&e, "one two");
    control(&e, 'z');
    assert_text(&e, "one ");
    control(&e, 'z');
    assert_text(&e, "");
    control(&e, 'z');
    assert_text(&e, "");
    type(&e, "ab");
    (void)press(&e, K_LEFT);
    type(&e, "c");
    assert_text(&e, "acb");
    control(&e, 'z');
    assert_text(&e, "ab");
    for (int i = 0; i < 100; i++)
        type(&e, "x ");
    editor_wipe(&e);
}

static void a_word_is_typed_and_undone_as_one(void **state)
{
    struct composer c;
    struct editor e;

    (void)state;
    composer_init(&c, TYPING_AVRO, NULL);
    editor_init(&e, 100, false);
    e.composer = &c;
    type(&e, "ami tumi");
    assert_text(&e, "আমি ");
    assert_int_equal(editor_length(&e), 8); /* আমি, a blank, তুমি */
    control(&e, 'z');                       /* puts the word in and takes it back */
    assert_text(&e, "আমি ");
    control(&e, 'z');
    assert_text(&e, "");
    editor_wipe(&e);
    composer_wipe(&c);
}

static void backspace_and_delete(void **state)
{
    struct editor e;

    (void)state;
    editor_init(&e, 100, false);
    editor_set(&e, "প্রতি ক্ষ");
    (void)press(&e, K_BACKSPACE);
    assert_text(&e, "প্রতি ক্");
    (void)press(&e, K_HOME);
    (void)press(&e, K_DELETE);
    assert_text(&e, "তি ক্");
    (void)press(&e, K_DELETE);
    (void)press(&e, K_DELETE);
    assert_text(&e, "ক্");
    (void)press(&e, K_DELETE);
    assert_text(&e, "");
    assert_false(press(&e, K_DELETE));
    assert_false(press(&e, K_BACKSPACE));
    editor_set(&e, "কে"); /* what comes together composes */
    paste(&e, "\u09BE");
    assert_text(&e, "কো");
    editor_wipe(&e);
}

static void what_is_pasted_is_cleaned(void **state)
{
    struct editor e;

    (void)state;
    editor_init(&e, 100, true);
    paste(&e, "\x1B[31mব\u09DFস\r\n\u202Eদুই\rতিন\u200B\x07");
    assert_text(&e, "[31mবয়স\nদুই\nতিন");
    editor_wipe(&e);
    editor_init(&e, 100, false);
    paste(&e, "এক\r\nদুই\tতিন");
    assert_text(&e, "এক দুই তিন");
    editor_wipe(&e);
}

static void nothing_is_longer_than_the_limit(void **state)
{
    struct composer c;
    struct editor e;

    (void)state;
    editor_init(&e, 5, false);
    paste(&e, "\u09DFকখগঘ"); /* য় are two */
    assert_text(&e, "য়কখগ");
    assert_true(e.full);
    type(&e, "x");
    assert_true(e.full);
    assert_text(&e, "য়কখগ");
    editor_set(&e, "কখ");
    paste(&e, "গক্ষ"); /* of an akshar not half */
    assert_text(&e, "কখগ");
    composer_init(&c, TYPING_AVRO, NULL);
    e.composer = &c;
    type(&e, "amar"); /* আমার are four, there is room for two */
    assert_string_equal(composer_text(&c), "আম");
    assert_true(e.full);
    editor_finish(&e);
    assert_text(&e, "কখগআম");
    type(&e, "k");
    assert_string_equal(composer_text(&c), "");
    (void)press(&e, K_BACKSPACE);
    assert_false(e.full);
    editor_wipe(&e);
    composer_wipe(&c);
}

static void the_cursor_goes_by_akshar_word_and_line(void **state)
{
    struct editor e;

    (void)state;
    editor_init(&e, 200, true);
    editor_set(&e, "ক্ষমা প্রতিশ্রুতি\nদুই");
    (void)press(&e, K_UP); /* দুই and ক্ষ are two columns wide */
    assert_int_equal(e.cursor, strlen("ক্ষ"));
    (void)press(&e, K_LEFT);
    assert_int_equal(e.cursor, 0);
    assert_false(press(&e, K_LEFT));
    assert_false(press(&e, K_UP));
    (void)press(&e, K_WORD_RIGHT);
    assert_int_equal(e.cursor, strlen("ক্ষমা "));
    (void)press(&e, K_END);
    assert_int_equal(e.cursor, strlen("ক্ষমা প্রতিশ্রুতি"));
    (void)press(&e, K_WORD_LEFT);
    assert_int_equal(e.cursor, strlen("ক্ষমা "));
    (void)press(&e, K_HOME);
    assert_int_equal(e.cursor, 0);
    (void)press(&e, K_DOWN);
    assert_int_equal(e.cursor, strlen("ক্ষমা প্রতিশ্রুতি\n"));
    assert_false(press(&e, K_DOWN));
    editor_wipe(&e);
}

/* ---- keys ---------------------------------------------------------------------------------------- */

static void feed(struct keys *keys, const char *bytes)
{
    keys_feed(keys, (const unsigned char *)bytes, strlen(bytes));
}

static void assert_key(struct keys *keys, enum key_code code, char ch)
{
    struct key key;

    assert_true(keys_next(keys, &key));
    assert_int_equal(key.code, code);
    assert_int_equal(key.ch, (unsigned char)ch);
}

static void keys_of_shells_and_numeric_pads(void **state)
{
    struct keys keys = {0};
    struct key key;

    (void)state;
    feed(&keys, "\x1B"
                "b\x1B"
                "f\x1B\x7F\x1A\x1B[1;5D\x1B[1;3C");
    assert_key(&keys, K_WORD_LEFT, '\0');
    assert_key(&keys, K_WORD_RIGHT, '\0');
    assert_key(&keys, K_CTRL, 'w');
    assert_key(&keys, K_CTRL, 'z');
    assert_key(&keys, K_WORD_LEFT, '\0');
    assert_key(&keys, K_WORD_RIGHT, '\0');
    feed(&keys, "\x1BOp\x1BOy\x1BOk\x1BOM\x1BOn");
    assert_key(&keys, K_TEXT, '0');
    assert_key(&keys, K_TEXT, '9');
    assert_key(&keys, K_TEXT, '+');
    assert_key(&keys, K_ENTER, '\0');
    assert_key(&keys, K_TEXT, '.');
    feed(&keys, "\x1BP"); /* alt and shift with p: the beginning of a string that never comes */
    assert_true(keys_waiting(&keys));
    keys_timeout(&keys);
    feed(&keys, "a");
    assert_key(&keys, K_TEXT, 'a');
    assert_false(keys_next(&keys, &key));
    keys_clear(&keys);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kept_lines_are_those_of_the_text),
        cmocka_unit_test(typing_is_undone_word_by_word),
        cmocka_unit_test(a_word_is_typed_and_undone_as_one),
        cmocka_unit_test(backspace_and_delete),
        cmocka_unit_test(what_is_pasted_is_cleaned),
        cmocka_unit_test(nothing_is_longer_than_the_limit),
        cmocka_unit_test(the_cursor_goes_by_akshar_word_and_line),
        cmocka_unit_test(keys_of_shells_and_numeric_pads),
    };

    return cmocka_run_group_tests_name("editor", tests, NULL, NULL);
}
