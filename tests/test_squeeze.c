/* The tests of src/text/squeeze: what is sent must fill the columns that were measured, by Konsole's own
 * rule, and the table of widths must be that of the font, where font and shaper are at hand. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/library.h"
#include "base/shipped.h"
#include "text/clean.h"
#include "text/squeeze.h"
#include "text/wrap.h"

enum { ALL_FLAGS = 4, ZWNJ = 0x200C, ZWJ = 0x200D, GAP = 0xFFF9, CIRCLE = 0x25CC, NBSP = 0xA0 };

static ucs4_t next_char(const char **s, const char *end)
{
    ucs4_t c;

    *s += u8_mbtouc(&c, (const uint8_t *)*s, (size_t)(end - *s));
    return c;
}

/* The cells by which Konsole's cursor moves on (Screen::displayCharacter of its sources): a spacing
 * sign or a mark goes to the last real character, and the first one that comes to it moves the cursor if
 * it is a spacing sign. A run that began with one would change the cell before it: -1. */
static int konsole_cells(const char *s, size_t n)
{
    const char *end = s + n;
    int cells = 0;
    bool real = false;
    bool extended = false;

    while (s < end) {
        ucs4_t c = next_char(&s, end);
        bool spacing = uc_is_general_category(c, UC_CATEGORY_Mc);
        int width = uc_width(c, "UTF-8");

        if (!spacing && width > 0) {
            cells += width;
            real = true;
            extended = false;
            continue;
        }
        if (!real && !extended && (spacing || (c >= 0x0980 && c <= 0x09FF)))
            return -1;
        cells += spacing && !extended;
        extended = true;
    }
    return cells;
}

static bool is_sign(ucs4_t c)
{
    return uc_is_general_category(c, UC_CATEGORY_Mc);
}

/* What was sent is the display form with nothing but joiners before spacing signs, gaps for blanks,
 * one base for a bare sign in front and blanks at the end put in. */
static void assert_only_squeezed(const char *sent, size_t sent_n, const char *s, size_t n)
{
    struct str shown = {0};
    const char *a = sent;
    const char *a_end = sent + sent_n;
    const char *b;
    const char *b_end;

    clean_for_display(s, n, &shown);
    b = str_text(&shown);
    b_end = b + shown.len;
    while (b < b_end) {
        const char *after = a;
        ucs4_t want = next_char(&b, b_end);
        ucs4_t c = next_char(&a, a_end);

        if (c == NBSP && after == sent) {
            c = next_char(&a, a_end);
            if (want == CIRCLE)
                want = next_char(&b, b_end);
        }
        if ((c == ZWJ || c == ZWNJ) && want != c) {
            assert_true(is_sign(want));
            c = next_char(&a, a_end);
        }
        if (c == GAP && want == ' ')
            c = ' ';
        assert_int_equal(c, want);
    }
    while (a < a_end)
        assert_int_equal(next_char(&a, a_end), ' ');
    str_clear(&shown);
}

/* Checks one run in all four ways of drawing. */
static void check_run(const char *s, size_t n)
{
    for (unsigned flags = 0; flags < ALL_FLAGS; flags++) {
        const struct measure *m = squeeze_measure(flags);
        struct str sent = {0};
        int columns = (int)m->stretch(m, s, n);

        squeeze_spell(flags, s, n, &sent);
        if (konsole_cells(str_text(&sent), sent.len) != columns)
            fail_msg("%.*s (flags %u): measured %d, sent %d", (int)n, s, flags, columns,
                     konsole_cells(str_text(&sent), sent.len));
        assert_only_squeezed(str_text(&sent), sent.len, s, n);
        str_clear(&sent);
    }
}

/* Calls `check` for every complex run of the text, as words and as phrases. */
static void each_run(const char *s, size_t n, void (*check)(const char *s, size_t n))
{
    for (unsigned flags = 0; flags <= SQUEEZE_PHRASES; flags += SQUEEZE_PHRASES) {
        for (size_t at = 0; at < n;) {
            bool complex;
            size_t run = measure_stretch(squeeze_measure(flags), s + at, n - at, &complex);

            if (complex)
                check(s + at, run);
            at += run;
        }
    }
}

static void each_charter_run(void (*check)(const char *s, size_t n))
{
    const struct shipped *file = NULL;

    while ((file = shipped_next("charters/", file)) != NULL) {
        struct str text = {0};

        clean_text(file->data, shipped_size(file), CLEAN_LINES, &text);
        each_run(str_text(&text), text.len, check);
        str_clear(&text);
    }
}

static void charters_fill_what_was_measured(void **state)
{
    (void)state;
    each_charter_run(check_run);
}

/* A small generator of our own, so that every run of the test sees the same words. */
static unsigned pick(uint32_t *seed, unsigned limit)
{
    *seed = *seed * 1664525 + 1013904223;
    return (*seed >> 16) % limit;
}

static void add_code_point(struct str *out, ucs4_t c)
{
    uint8_t bytes[6];
    int n = u8_uctomb(bytes, c, sizeof(bytes));

    str_add_bytes(out, (const char *)bytes, n > 0 ? (size_t)n : 0);
}

static void add_akshar(struct str *out, uint32_t *seed)
{
    static const ucs4_t SIGNS[] = {0x09BE, 0x09BF, 0x09C0, 0x09C1, 0x09C2, 0x09C3,
                                   0x09C7, 0x09C8, 0x09CB, 0x09CC, 0x0981, 0x0982};
    unsigned joined = pick(seed, 4);

    add_code_point(out, 0x0995 + pick(seed, 0x25));
    for (; joined > 1; joined--) {
        add_code_point(out, 0x09CD);
        add_code_point(out, 0x0995 + pick(seed, 0x25));
    }
    if (pick(seed, 3) > 0)
        add_code_point(out, SIGNS[pick(seed, sizeof(SIGNS) / sizeof(SIGNS[0]))]);
    if (pick(seed, 9) == 0)
        add_code_point(out, 0x0981 + pick(seed, 3));
}

static void random_akshars_fill_what_was_measured(void **state)
{
    uint32_t seed = 1;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct str s = {0};

        for (unsigned k = 1 + pick(&seed, 8); k > 0; k--) {
            add_akshar(&s, &seed);
            if (pick(&seed, 6) == 0 && k > 1)
                str_add_char(&s, ' ');
        }
        each_run(str_text(&s), s.len, check_run);
        str_clear(&s);
    }
}

static void any_code_points_fill_what_was_measured(void **state)
{
    /* Stray signs, joiners, other scripts' signs, wide letters, the circle itself. */
    static const ucs4_t ODD[] = {0x0995, 0x09B0, 0x09CD, 0x09BC, 0x09AF, 0x09BE, 0x09C7, 0x09D7,
                                 0x0981, 0x0983, 0x09FE, 0x09E2, 0x09E6, 0x0964, 0x0965, 0x200C,
                                 0x200D, 0x0915, 0x093F, 0x094D, 0x0301, 0x03B1, 0x05D0, 0x4E2D,
                                 0x0E01, 0x0E33, ' ',    0x25CC, 0x09CE, 0x0985};
    uint32_t seed = 2;

    (void)state;
    for (int i = 0; i < 50000; i++) {
        struct str s = {0};

        for (unsigned k = 1 + pick(&seed, 10); k > 0; k--)
            add_code_point(&s, ODD[pick(&seed, sizeof(ODD) / sizeof(ODD[0]))]);
        each_run(str_text(&s), s.len, check_run);
        str_clear(&s);
    }
}

static unsigned columns(unsigned flags, const char *s)
{
    return measure_columns(squeeze_measure(flags), s, strlen(s));
}

static void assert_sent(unsigned flags, const char *s, const char *wanted)
{
    struct str sent = {0};

    squeeze_spell(flags, s, strlen(s), &sent);
    assert_string_equal(str_text(&sent), wanted);
    str_clear(&sent);
}

static void words_take_their_natural_width(void **state)
{
    (void)state;
    assert_int_equal(columns(SQUEEZE_REGULAR, "প্রতিষ্ঠানের"), 7); /* ten by wcwidth */
    assert_int_equal(columns(SQUEEZE_REGULAR, "কার্যালয়"), 5);
    assert_sent(SQUEEZE_REGULAR, "কীর্তি", "ক\u200Cীর্ত\u200Dি");
    /* wider than its two letters: a blank makes room */
    assert_int_equal(columns(SQUEEZE_REGULAR, "আজ"), 3);
    assert_sent(SQUEEZE_REGULAR, "আজ", "আজ ");
    /* never narrower than its letters */
    assert_int_equal(columns(SQUEEZE_REGULAR, "ন্ত্র"), 3);
    assert_sent(SQUEEZE_REGULAR, "ন্ত্রী", "ন্ত্র\u200Dী");
    assert_int_equal(columns(SQUEEZE_BOLD, "সেবাসমূহের"), columns(SQUEEZE_REGULAR, "সেবাসমূহের") + 1);
    assert_sent(SQUEEZE_REGULAR, "য\u09BC", "\u09DF");
    assert_sent(SQUEEZE_REGULAR, "", "");
}

static void signs_without_a_letter_get_a_circle(void **state)
{
    (void)state;
    /* Konsole draws the circle, behind a base that it draws as a blank */
    assert_int_equal(columns(SQUEEZE_REGULAR, "া"), 3);
    assert_sent(SQUEEZE_REGULAR, "া", "\u00A0া ");
    assert_sent(SQUEEZE_REGULAR, "\u25CCা", "\u00A0া ");
    assert_sent(SQUEEZE_REGULAR, "ু", "\u00A0ু ");
    assert_sent(SQUEEZE_REGULAR, "\u093F", "\u00A0\u093F"); /* Devanagari */
    assert_sent(SQUEEZE_REGULAR, "\u0301", "\u0301"); /* an accent belongs to what is before it */
}

static void phrases_are_one_run(void **state)
{
    const struct measure *m = squeeze_measure(SQUEEZE_PHRASES);
    const char *s = "সেবা ও তথ্য (১ম)  ক খ ";
    bool complex;

    (void)state;
    assert_int_equal(measure_stretch(m, s, strlen(s), &complex), strlen("সেবা ও তথ্য"));
    assert_true(complex);
    assert_int_equal(measure_stretch(NULL, s, strlen(s), &complex), strlen("সেবা"));
    s += strlen("সেবা ও তথ্য (");
    assert_int_equal(measure_stretch(m, s, strlen(s), &complex), strlen("১ম"));
    s += strlen("১ম");
    assert_int_equal(measure_stretch(m, s, strlen(s), &complex), strlen(")  "));
    assert_false(complex);
    s += strlen(")  ");
    assert_int_equal(measure_stretch(m, s, strlen(s), &complex), strlen("ক খ"));
    assert_sent(SQUEEZE_PHRASES, "ক খ", "ক\uFFF9খ "); /* two letters and a blank: 1.9 em */
    assert_sent(SQUEEZE_PHRASES, "ক α", "ক α");
    assert_true(columns(SQUEEZE_PHRASES, "দায়িত্বপ্রাপ্ত কর্মকর্তা ও তাঁর দপ্তর") <
                columns(SQUEEZE_REGULAR, "দায়িত্বপ্রাপ্ত কর্মকর্তা ও তাঁর দপ্তর"));
}

/* Wrapping and sending must agree: no line wider than asked for. */
static void wrapped_lines_fit(void **state)
{
    const char *s = "তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর, দায়িত্বপ্রাপ্ত কর্মকর্তার কার্যালয়: "
                    "গণপ্রজাতন্ত্রী বাংলাদেশ সরকার";

    (void)state;
    for (unsigned flags = 0; flags < ALL_FLAGS; flags++) {
        for (unsigned width = 4; width < 60; width++) {
            const struct measure *m = squeeze_measure(flags);
            struct wrap w = {0};

            wrap_text(s, strlen(s), width, m, &w);
            for (size_t i = 0; i < w.count; i++) {
                size_t n = w.lines[i].end - w.lines[i].start;

                assert_true(measure_columns(m, s + w.lines[i].start, n) <= width);
                each_run(s + w.lines[i].start, n, check_run);
            }
            wrap_clear(&w);
        }
    }
}

static void huge_runs_are_taken(void **state)
{
    static const char *const PIECES[] = {"ক্", "া", "ি\u200D", "ক্ষ্ম", "\u09BC", "ক "};

    (void)state;
    for (size_t i = 0; i < sizeof(PIECES) / sizeof(PIECES[0]); i++) {
        struct str s = {0};

        while (s.len < 1000000)
            str_add(&s, PIECES[i]);
        each_run(str_text(&s), s.len, check_run);
        str_clear(&s);
    }
}

/* ---- beside the font itself ---------------------------------------------------------------------- */

/* What is needed of HarfBuzz (hb.h); its binary interface has been the same since 2013. */
struct glyph_position {
    int32_t x_advance;
    int32_t rest[4];
};

struct shaper {
    struct library *loaded;
    void *(*blob_from_file)(const char *path);
    unsigned (*blob_length)(void *blob);
    void *(*new_face)(void *blob, unsigned index);
    void *(*new_font)(void *face);
    void *(*new_buffer)(void);
    void (*reset)(void *buffer);
    void (*add_utf8)(void *buffer, const char *s, int n, unsigned from, int count);
    void (*guess)(void *buffer);
    void (*shape)(void *font, void *buffer, const void *features, unsigned count);
    struct glyph_position *(*positions)(void *buffer, unsigned *count);
    void (*free_buffer)(void *);
    void (*free_font)(void *);
    void (*free_face)(void *);
    void (*free_blob)(void *);
    void *blobs[2];
    void *faces[2];
    void *fonts[2]; /* regular, bold */
    void *buffer;
};

static bool open_fonts(struct shaper *h)
{
    static const char *const PATHS[] = {
        "/usr/share/fonts/truetype/noto/NotoSerifBengali-Regular.ttf",
        "/usr/share/fonts/truetype/noto/NotoSerifBengali-Bold.ttf",
    };

    for (int i = 0; i < 2; i++) {
        h->blobs[i] = h->blob_from_file(PATHS[i]);
        if (h->blob_length(h->blobs[i]) == 0)
            return false;
        h->faces[i] = h->new_face(h->blobs[i], 0);
        h->fonts[i] = h->new_font(h->faces[i]);
    }
    h->buffer = h->new_buffer();
    return true;
}

static int open_shaper(void **state)
{
    static struct shaper h;
    static const char *const NAMES[] = {
        "hb_blob_create_from_file",
        "hb_blob_get_length",
        "hb_face_create",
        "hb_font_create",
        "hb_buffer_create",
        "hb_buffer_clear_contents",
        "hb_buffer_add_utf8",
        "hb_buffer_guess_segment_properties",
        "hb_shape",
        "hb_buffer_get_glyph_positions",
        "hb_buffer_destroy",
        "hb_font_destroy",
        "hb_face_destroy",
        "hb_blob_destroy",
    };
    void *const functions[] = {&h.blob_from_file, &h.blob_length, &h.new_face,    &h.new_font,
                               &h.new_buffer,     &h.reset,       &h.add_utf8,    &h.guess,
                               &h.shape,          &h.positions,   &h.free_buffer, &h.free_font,
                               &h.free_face,      &h.free_blob};

    *state = NULL;
    if (library_open(&h.loaded, "libharfbuzz.so.0", NAMES, functions,
                     sizeof(NAMES) / sizeof(NAMES[0]), NULL) == ERR_OK &&
        open_fonts(&h))
        *state = &h;
    return 0;
}

static int close_shaper(void **state)
{
    struct shaper *h = *state;

    if (h == NULL)
        return 0;
    h->free_buffer(h->buffer);
    for (int i = 0; i < 2; i++) {
        h->free_font(h->fonts[i]);
        h->free_face(h->faces[i]);
        h->free_blob(h->blobs[i]);
    }
    library_close(h->loaded);
    return 0;
}

static int shaped_width(const struct shaper *h, bool bold, const char *s, size_t n)
{
    unsigned count = 0;
    int width = 0;
    const struct glyph_position *p;

    h->reset(h->buffer);
    h->add_utf8(h->buffer, s, (int)n, 0, (int)n);
    h->guess(h->buffer);
    h->shape(h->fonts[bold], h->buffer, NULL, 0);
    p = h->positions(h->buffer, &count);
    for (unsigned i = 0; i < count; i++)
        width += p[i].x_advance;
    return width;
}

static const struct shaper *the_shaper; /* check_shape gets no other argument */

/* A word is as wide as the table says, and a joiner put before a sign changes nothing. */
static void check_shape(const char *s, size_t n)
{
    struct str shown = {0};
    struct str sent = {0};

    if (memchr(s, ' ', n) != NULL)
        return;
    clean_for_display(s, n, &shown);
    squeeze_spell(SQUEEZE_REGULAR, s, n, &sent);
    str_trim_end(&sent);
    for (int bold = 0; bold < 2; bold++) {
        int wanted = shaped_width(the_shaper, bold, str_text(&shown), shown.len);
        int got = (int)squeeze_advance(bold ? SQUEEZE_BOLD : SQUEEZE_REGULAR, str_text(&shown),
                                       shown.len);

        if (abs(wanted - got) > 120) /* a fifth of a cell */
            fail_msg("%s: %d in the font, %d in the table", str_text(&shown), wanted, got);
        assert_int_equal(shaped_width(the_shaper, bold, str_text(&sent), sent.len), wanted);
    }
    str_clear(&shown);
    str_clear(&sent);
}

static void the_table_is_that_of_the_font(void **state)
{
    if (*state == NULL)
        skip();
    the_shaper = *state;
    each_charter_run(check_shape);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(charters_fill_what_was_measured),
        cmocka_unit_test(random_akshars_fill_what_was_measured),
        cmocka_unit_test(any_code_points_fill_what_was_measured),
        cmocka_unit_test(words_take_their_natural_width),
        cmocka_unit_test(signs_without_a_letter_get_a_circle),
        cmocka_unit_test(phrases_are_one_run),
        cmocka_unit_test(wrapped_lines_fit),
        cmocka_unit_test(huge_runs_are_taken),
        cmocka_unit_test_setup_teardown(the_table_is_that_of_the_font, open_shaper, close_shaper),
    };

    return cmocka_run_group_tests_name("squeeze", tests, NULL, NULL);
}
