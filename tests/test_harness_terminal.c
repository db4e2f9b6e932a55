/* The tests of the harness's own parts that need no program: stream, keys, terminal. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "harness/keys.h"
#include "harness/stream.h"
#include "harness/terminal.h"
#include "text/measure.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* ---- stream ------------------------------------------------------------------------------------ */
static void note_piece(void *user, const struct piece *p)
{
    static const char *const names[] = {[PIECE_CHAR] = "char",
                                        [PIECE_CONTROL] = "control",
                                        [PIECE_ESCAPE] = "escape",
                                        [PIECE_CSI] = "csi",
                                        [PIECE_STRING] = "string"};
    struct str *out = user;

    str_addf(out, "%s", names[p->kind]);
    if (p->kind == PIECE_CHAR)
        str_addf(out, ":%x", (unsigned)p->code_point);
    if (p->kind == PIECE_CONTROL)
        str_addf(out, ":%x", (unsigned)(unsigned char)p->bytes[0]);
    if (p->kind == PIECE_CSI && p->leader != '\0')
        str_addf(out, ":%c", p->leader);
    for (size_t i = 0; p->kind == PIECE_CSI && i < p->arg_count; i++)
        str_addf(out, ":%u", p->args[i]);
    if (p->kind == PIECE_CSI || p->kind == PIECE_ESCAPE)
        str_addf(out, ":%c", p->final);
    str_add_char(out, ' ');
}

/* The pieces of the text must be the same wherever the writes are cut. */
static void assert_pieces(const char *bytes, size_t n, const char *wanted)
{
    for (size_t cut = 0; cut <= n; cut++) {
        struct stream s = {0};
        struct str out = {0};

        stream_feed(&s, bytes, cut, note_piece, &out);
        stream_feed(&s, bytes + cut, n - cut, note_piece, &out);
        str_trim_end(&out);
        assert_string_equal(str_text(&out), wanted);
        str_clear(&out);
    }
}

#define PIECES(literal, wanted) assert_pieces(literal, sizeof(literal) - 1, wanted)

static void streams_are_cut_into_pieces(void **state)
{
    (void)state;
    PIECES("a\xE0\xA6\x95\r\n", "char:61 char:995 control:d control:a");
    PIECES("\033[?1006;1000h\033[6n\033[;5H", "csi:?:1006:1000:h csi:6:n csi:0:5:H");
    PIECES("\0337\033(0q", "escape:7 escape:0 char:71");
    PIECES("\033]0;\xE0\xA6\x95\007x\033P$q\033\\y", "string char:78 string escape:\\ char:79");
    PIECES("\033[2\033[3m\033\030z", "csi:3:m control:18 char:7a");
}

static void broken_streams_do_no_harm(void **state)
{
    struct stream s = {0};
    struct str out = {0};

    (void)state;
    PIECES("\xE0\xA6!\xFF\xC0\xAF", "char:fffd char:fffd char:21 char:fffd char:fffd char:fffd");
    PIECES("\xED\xA0\x80", "char:fffd char:fffd char:fffd");
    stream_feed(&s, "\033[", 2, note_piece, &out);
    for (int i = 0; i < 100000; i++)
        stream_feed(&s, "1;", 2, note_piece, &out);
    stream_feed(&s, "mx", 2, note_piece, &out);
    assert_string_equal(str_text(&out), "char:78 ");
    str_clear(&out);
}

/* ---- keys -------------------------------------------------------------------------------------- */
static void keys_are_those_of_an_xterm(void **state)
{
    static const struct {
        const char *name;
        const char *bytes;
        const char *application; /* NULL: the same */
    } rows[] = {
        {"Enter", "\r", NULL},
        {"Tab", "\t", NULL},
        {"Shift-Tab", "\033[Z", NULL},
        {"Esc", "\033", NULL},
        {"Backspace", "\x7f", NULL},
        {"Up", "\033[A", "\033OA"},
        {"Down", "\033[B", "\033OB"},
        {"Home", "\033[H", "\033OH"},
        {"Ctrl-Right", "\033[1;5C", NULL},
        {"PgDn", "\033[6~", NULL},
        {"Shift-Delete", "\033[3;2~", NULL},
        {"F1", "\033OP", NULL},
        {"Ctrl-F1", "\033[1;5P", NULL},
        {"F10", "\033[21~", NULL},
        {"F12", "\033[24~", NULL},
        {"Ctrl-C", "\x03", NULL},
        {"Ctrl-z", "\x1a", NULL},
        {"Ctrl-\\", "\x1c", NULL},
        {"Alt-x", "\033x", NULL},
        {"-", "-", NULL},
        {"ক", "ক", NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *application = rows[i].application;
        struct str out = {0};

        assert_true(keys_bytes(rows[i].name, false, &out));
        assert_string_equal(str_text(&out), rows[i].bytes);
        str_cut(&out, 0);
        assert_true(keys_bytes(rows[i].name, true, &out));
        assert_string_equal(str_text(&out), application == NULL ? rows[i].bytes : application);
        str_clear(&out);
    }
}

static void keys_that_are_none_are_refused(void **state)
{
    static const char *const names[] = {"",       "PgDown", "F13",     "কক",    "Ctrl-",
                                        "Ctrl-ক", "Ctrl-1", "Shift-x", "enter", "\xFF"};
    struct str out = {0};

    (void)state;
    for (size_t i = 0; i < COUNT(names); i++)
        assert_false(keys_bytes(names[i], false, &out));
    assert_int_equal(out.len, 0);
}

/* ---- terminal ---------------------------------------------------------------------------------- */
static void note_reply(void *user, const char *bytes, size_t n)
{
    str_add_bytes(user, bytes, n);
}

static void feed(struct terminal *t, const char *text)
{
    terminal_feed(t, text, strlen(text));
}

static void assert_row(const struct terminal *t, unsigned row, const char *wanted)
{
    struct str out = {0};

    terminal_add_row(t, row, &out);
    assert_string_equal(str_text(&out), wanted);
    str_clear(&out);
}

/* The column after the text, by the cursor and by the terminal's own answer. */
static unsigned columns(enum terminal_class class, const char *text)
{
    struct str reply = {0};
    struct terminal *t = terminal_new(class, 5, 80, note_reply, &reply);
    unsigned col;

    feed(t, "\r");
    feed(t, text);
    feed(t, "\033[6n");
    col = terminal_cursor(t).col;
    if (class == TERMINAL_SILENT)
        assert_int_equal(reply.len, 0);
    else
        assert_int_equal(strtoul(strchr(str_text(&reply), ';') + 1, NULL, 10), col + 1);
    terminal_free(t);
    str_clear(&reply);
    return col;
}

static void classes_count_as_terminals_of_the_field_do(void **state)
{
    static const unsigned wanted[TERMINAL_CLASS_COUNT][6] = {
        /*                         কা কু বাং ক‍া প্রতিশ্রুত একাংশ */
        [TERMINAL_GLIBC] = {2, 1, 3, 2, 7, 5},      [TERMINAL_KONSOLE] = {2, 1, 2, 1, 7, 4},
        [TERMINAL_SIGNS_ZERO] = {1, 1, 1, 1, 6, 3}, [TERMINAL_MARKS_ONE] = {2, 2, 3, 3, 10, 5},
        [TERMINAL_SILENT] = {2, 1, 3, 2, 7, 5},     [TERMINAL_NOT_UTF8] = {6, 6, 9, 9, 30, 15},
    };
    static const char *const texts[] = {"কা", "কু", "বাং", "ক\u200dা", "প্রতিশ্রুত", "একাংশ"};

    (void)state;
    for (unsigned kind = 0; kind < TERMINAL_CLASS_COUNT; kind++)
        for (size_t i = 0; i < COUNT(texts); i++)
            assert_int_equal(columns(kind, texts[i]), wanted[kind][i]);
}

static void the_first_class_counts_as_glibc(void **state)
{
    static const unsigned ranges[][2] = {{0x20, 0x7e},     {0xa1, 0xac},     {0x981, 0x9fe},
                                         {0x200c, 0x200d}, {0x2010, 0x2027}, {0x2500, 0x25b7},
                                         {0x3041, 0x3050}};

    (void)state;
    for (size_t i = 0; i < COUNT(ranges); i++)
        for (unsigned c = ranges[i][0]; c <= ranges[i][1]; c++) {
            struct str text = {0};

            str_add(&text, "x");
            if (c < 0x80)
                str_addf(&text, "%c", (int)c);
            else if (c < 0x800)
                str_addf(&text, "%c%c", (int)(0xc0 | c >> 6), (int)(0x80 | (c & 0x3f)));
            else
                str_addf(&text, "%c%c%c", (int)(0xe0 | c >> 12), (int)(0x80 | (c >> 6 & 0x3f)),
                         (int)(0x80 | (c & 0x3f)));
            assert_int_equal(columns(TERMINAL_GLIBC, str_text(&text)), 1 + measure_char(c));
            str_clear(&text);
        }
}

static void every_class_shows_what_was_written(void **state)
{
    const char *text = "৳১২ প্রতিশ্রুত সেবাসমূহ: একাংশ, ক\u200dা";

    (void)state;
    for (unsigned kind = 0; kind < TERMINAL_NOT_UTF8; kind++) {
        struct str reply = {0};
        struct terminal *t = terminal_new(kind, 2, 80, note_reply, &reply);

        feed(t, text);
        assert_row(t, 0, text);
        terminal_free(t);
        str_clear(&reply);
    }
}

static void konsole_words_sit_where_they_are_put(void **state)
{
    struct str reply = {0};
    struct terminal *t = terminal_new(TERMINAL_KONSOLE, 3, 20, note_reply, &reply);

    (void)state;
    feed(t, "\0337\033[1;1Hব\u200dাং\0338\0337\033[1;3Hক\u200dা\0338");
    assert_row(t, 0, "ব\u200dাং ক\u200dা");
    assert_int_equal(terminal_cursor(t).col, 0);
    terminal_free(t);
    str_clear(&reply);
}

static void a_latin1_terminal_shows_bytes(void **state)
{
    struct str reply = {0};
    struct terminal *t = terminal_new(TERMINAL_NOT_UTF8, 1, 20, note_reply, &reply);

    (void)state;
    feed(t, "a\xE0\xA6\x95");
    assert_row(t, 0, "aà¦\uFFFD");
    terminal_free(t);
    str_clear(&reply);
}

static void modes_set_together_are_all_seen(void **state)
{
    struct str reply = {0};
    struct terminal *t = terminal_new(TERMINAL_GLIBC, 3, 20, note_reply, &reply);

    (void)state;
    feed(t, "normal\033[?1049;1;25l\033[?1006;1000;2004h\033[?1049;1h\033[?25l");
    assert_true(terminal_modes(t).application_cursor);
    assert_true(terminal_modes(t).mouse);
    assert_true(terminal_modes(t).mouse_sgr);
    assert_true(terminal_modes(t).paste);
    assert_true(terminal_modes(t).alternate);
    assert_false(terminal_cursor(t).visible);
    assert_row(t, 0, "");
    feed(t, "\033[?1049;1000l");
    assert_false(terminal_modes(t).mouse);
    assert_row(t, 0, "normal");
    feed(t, "\033c");
    assert_false(terminal_modes(t).paste);
    terminal_free(t);
    str_clear(&reply);
}

static void repeating_stops_at_the_row(void **state)
{
    struct str reply = {0};
    struct terminal *t = terminal_new(TERMINAL_GLIBC, 5, 20, note_reply, &reply);

    (void)state;
    feed(
        t,
        "\033[5b-\033[3b|\033[0m\033[3b\r\nক\u0983\033[2b্\033[9b\r\n=\033[30000b\033[99999999999A");
    assert_row(t, 0, "----|");
    assert_row(t, 2, "====================");
    assert_row(t, 3, "=");
    terminal_free(t);
    str_clear(&reply);
}

static void scrollback_is_kept_until_erased(void **state)
{
    struct str reply = {0};
    struct terminal *t = terminal_new(TERMINAL_KONSOLE, 2, 20, note_reply, &reply);

    (void)state;
    feed(t, "বাং\r\nখ\r\nগ");
    assert_string_equal(terminal_scrollback(t), "বাং\n");
    feed(t, "\033[?1049hx\r\ny\r\nz\033[?1049l");
    assert_string_equal(terminal_scrollback(t), "বাং\n");
    feed(t, "\033[3J");
    assert_string_equal(terminal_scrollback(t), "");
    terminal_free(t);
    str_clear(&reply);
}

/* Whatever comes, at whatever size: the screen can be read and the cursor is on it. */
static void assert_sound(const struct terminal *t)
{
    struct terminal_cursor cursor = terminal_cursor(t);
    struct str out = {0};

    assert_true(cursor.row < terminal_rows(t));
    assert_true(cursor.col < terminal_cols(t));
    terminal_add_screen(t, &out);
    assert_true(out.len >= terminal_rows(t));
    str_clear(&out);
}

static void hostile_output_breaks_no_terminal(void **state)
{
    static const char *const bits[] = {
        "\033[",  "\033]",     "\033P",     "\033(0",    "\033#6",   "0",        "9",
        ";",      "1",         "?",         "h",         "l",        "H",        "J",
        "r",      "S",         "T",         "L",         "M",        "P",        "@",
        "b",      "m",         "\n",        "\r",        "\b",       "\t",       "\033M",
        "\033D",  "ক",         "্",          "া",         "\xC2\x85", "\u3042",   "\u302a",
        "\u3099", "\u200d",    "\xFF",      "\xE0",      "\033[6n",  "\033[?6h", "\033[?1049h",
        "\033c",  "\033[?69h", "\033[2;1r", "text text", "s",        "\033\\",
    };
    uint32_t seed = 1;

    (void)state;
    for (unsigned round = 0; round < 300; round++) {
        struct str reply = {0};
        struct terminal *t = terminal_new(round % TERMINAL_CLASS_COUNT, 1 + round % 5,
                                          1 + round % 7, note_reply, &reply);

        for (unsigned i = 0; i < 300; i++) {
            seed = seed * 1664525 + 1013904223;
            feed(t, bits[(seed >> 16) % COUNT(bits)]);
            if (i % 50 == 0)
                terminal_resize(t, 1 + (seed >> 8) % 9, 1 + (seed >> 12) % 9);
        }
        assert_sound(t);
        terminal_free(t);
        str_clear(&reply);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(streams_are_cut_into_pieces),
        cmocka_unit_test(broken_streams_do_no_harm),
        cmocka_unit_test(keys_are_those_of_an_xterm),
        cmocka_unit_test(keys_that_are_none_are_refused),
        cmocka_unit_test(classes_count_as_terminals_of_the_field_do),
        cmocka_unit_test(the_first_class_counts_as_glibc),
        cmocka_unit_test(every_class_shows_what_was_written),
        cmocka_unit_test(konsole_words_sit_where_they_are_put),
        cmocka_unit_test(a_latin1_terminal_shows_bytes),
        cmocka_unit_test(modes_set_together_are_all_seen),
        cmocka_unit_test(repeating_stops_at_the_row),
        cmocka_unit_test(scrollback_is_kept_until_erased),
        cmocka_unit_test(hostile_output_breaks_no_terminal),
    };

    return cmocka_run_group_tests_name("harness_terminal", tests, NULL, NULL);
}
