/* Typing in the kiosk, the whole program: a complaint by each layout and by the board alone, how a
 * field is edited, and what is stored, to the letter. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "kiosk_play.h"
#include "typing/board.h"
#include "typing_keys.h"

#define KEYS(s, ...) kiosk_keys((s), WORDS(__VA_ARGS__))

/* The kiosk at the question for the subject, nameless. */
static struct session *at_subject(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){.args = WORDS("--office", "homna")});

    KEYS(s, "3", "1", "2", "Enter", "1");
    session_wait_text(s, "অল্প কথায়");
    return s;
}

static struct session *at_description(void **state)
{
    struct session *s = at_subject(state);

    kiosk_answer(s, "ঘুষ");
    session_wait_text(s, "কী হয়েছিল");
    return s;
}

/* Types keys, no faster than could be a finger's, and waits for what they give. */
static void type(struct session *s, const char *keys, const char *shown)
{
    enum { AT_ONCE = 50 };
    char piece[AT_ONCE + 1] = "";

    for (; strlen(keys) > AT_ONCE; keys += AT_ONCE) {
        memcpy(piece, keys, AT_ONCE);
        session_type(s, piece);
        session_wait_quiet(s);
    }
    session_type(s, keys);
    session_wait_words(s, shown);
    session_wait_quiet(s);
}

static void assert_stored(const json_t *complaint, const char *name, const char *wanted)
{
    const char *value = json_string_value(json_object_get(complaint, name));

    assert_non_null(value);
    assert_string_equal(value, wanted);
}

/* From the review on: files with that key, and looks at what is stored. */
static void assert_filed(struct session *s, const char *key, const char *subject,
                         const char *description)
{
    json_t *complaints;

    session_wait_text(s, "সব তথ্য কি ঠিক আছে?");
    KEYS(s, key);
    complaints = kiosk_complaints();
    assert_int_equal(json_array_size(complaints), 1);
    assert_stored(json_array_get(complaints, 0), "subject", subject);
    assert_stored(json_array_get(complaints, 0), "description", description);
    json_decref(complaints);
}

/* ---- by each layout ------------------------------------------------------------------------------ */

static void a_complaint_by_sound(void **state)
{
    struct session *s = at_subject(state);

    session_wait_text(s, "ami → আমি"); /* how it is done */
    type(s, "upojel", "উপজেলা");
    session_wait_gone(s, "ami → আমি");
    type(s, "a ofise ", "উপজেলা অফিসে");
    type(s, "ghush", "১ ঘুষ");
    KEYS(s, "Down");          /* the second… */
    KEYS(s, "Down", "Enter"); /* … the third, which Enter takes */
    session_wait_text(s, "অফিসে ঘোষ");
    KEYS(s, "Backspace", "Backspace", "Backspace"); /* and it is one code point after the other */
    session_wait_gone(s, "ঘোষ");
    type(s, "ghush", "১ ঘোষ ২ ঘুষ"); /* what was picked comes first from then on */
    type(s, "2 dab", "অফিসে ঘুষ");
    KEYS(s, "Backspace", "Backspace"); /* of keys */
    type(s, "abi", "ঘুষ দাবি");
    KEYS(s, "Enter");
    session_wait_text(s, "কী হয়েছিল");
    type(s, "ami 3", "আমি ৩");
    type(s, " bar ", "আমি ৩ বার");
    type(s, "boro", "২ বর");
    type(s, "2", "আমি ৩ বার বর");
    KEYS(s, "Ctrl-U");
    session_wait_gone(s, "আমি");
    type(s, "ami 3 bar gechi. ", "আমি ৩ বার গেছি।");
    type(s, "poth2 ", "গেছি। পথে");
    KEYS(s, "Ctrl-J");
    type(s, "sorkari sahajjo chai, 10:30 e", "সরকারি সাহায্য চাই, ১০:৩০ এ");
    KEYS(s, "Enter");
    assert_filed(s, "F10", "উপজেলা অফিসে ঘুষ দাবি",
                 "আমি ৩ বার গেছি। পথে\nসরকারি সাহায্য চাই, ১০:৩০ এ");
}

/* By a fixed layout, so many times F3 away. */
static void by_layout(void **state, int presses, const char *name, const char *keys)
{
    struct session *s = at_description(state);

    for (int i = 0; i < presses; i++)
        KEYS(s, "F3");
    session_wait_text(s, name);
    type(s, keys, COMPLAINT);
    KEYS(s, "Enter");
    assert_filed(s, "F10", "ঘুষ", COMPLAINT);
}

static void a_complaint_by_probhat(void **state)
{
    by_layout(state, 1, "প্রভাত", COMPLAINT_PROBHAT);
}

static void a_complaint_by_jatiyo(void **state)
{
    by_layout(state, 2, "জাতীয়", COMPLAINT_JATIYO);
}

/* ---- by the board -------------------------------------------------------------------------------- */

/* What the program's board must be like: the keys are chosen by it. */
struct player {
    struct session *s;
    struct board board;
    struct str text;
    bool touch;
    unsigned row; /* of the screen, where the board begins */
    unsigned col;
};

/* The cell that puts in the longest piece of what is still to be typed. */
static void find_cell(struct player *p, const char *rest, size_t *row, size_t *column)
{
    size_t best = 0;

    for (size_t r = 0; r < BOARD_ROWS; r++) {
        for (size_t i = 0; i < p->board.counts[r]; i++) {
            const struct board_cell *cell = &p->board.cells[r][i];
            size_t n = strlen(cell->text);

            if ((cell->action == BOARD_SPACE && *rest == ' ') ||
                (cell->action == BOARD_NEWLINE && *rest == '\n'))
                n = 1;
            else if (cell->action != BOARD_TEXT || strncmp(rest, cell->text, n) != 0)
                continue;
            if (n > best) {
                best = n;
                *row = r;
                *column = i;
            }
        }
    }
    if (best == 0)
        fail_msg("no cell for %s", rest);
}

static void find_action(const struct player *p, enum board_action action, size_t *row,
                        size_t *column)
{
    *row = BOARD_ROWS - 1;
    for (*column = 0; p->board.cells[*row][*column].action != action; ++*column)
        assert_true(*column + 1 < p->board.counts[*row]);
}

/* Presses the cell, walking there with the arrow keys, or touches it. */
static void press_cell(struct player *p, size_t row, size_t column)
{
    if (p->touch) {
        session_click(p->s, p->row + (unsigned)row, p->col + 6 * p->board.cells[row][column].x);
        session_wait_quiet(p->s);
        assert_true(board_point(&p->board, row, column));
        return;
    }
    while (p->board.row != row) {
        bool down = row > p->board.row;

        session_press(p->s, down ? "Down" : "Up");
        board_move(&p->board, down ? BOARD_DOWN : BOARD_UP);
    }
    while (p->board.column != column) {
        bool right = column > p->board.column;

        session_press(p->s, right ? "Right" : "Left");
        board_move(&p->board, right ? BOARD_RIGHT : BOARD_LEFT);
    }
    session_press(p->s, "Enter");
    session_wait_quiet(p->s);
}

static void press_action(struct player *p, enum board_action action)
{
    size_t row;
    size_t column;

    find_action(p, action, &row, &column);
    press_cell(p, row, column);
}

/* Opens the board on an empty field and types the text. */
static void type_on_board(struct player *p, const char *text)
{
    str_clear(&p->text);
    board_init(&p->board, BOARD_BANGLA);
    session_wait_text(p->s, "ঙ");
    session_wait_quiet(p->s);
    assert_true(session_find_text(p->s, "ঙ", &p->row, &p->col));
    p->col -= 6 * 4;
    while (*text != '\0') {
        size_t row = 0;
        size_t column = 0;
        size_t n;

        find_cell(p, text, &row, &column);
        n = strlen(p->board.cells[row][column].text);
        press_cell(p, row, column);
        str_add_bytes(&p->text, text, n == 0 ? 1 : n);
        text += n == 0 ? 1 : n;
        board_refresh(&p->board, str_text(&p->text), p->text.len);
    }
    session_wait_quiet(p->s);
}

#define BOARD_SUBJECT "ঘুষ চাই"
#define BOARD_DESCRIPTION "কর্মকর্তা ৫০০/- টাকা চান। একই কথা আরও ৩ জন বলেছেন:\nঋণ, চাঁদা, দুঃখ!"

static void a_complaint_with_arrows_and_enter_alone(void **state)
{
    struct session *s = at_subject(state);
    struct player p = {.s = s};

    KEYS(s, "Down");
    type_on_board(&p, BOARD_SUBJECT "ক");
    press_action(&p, BOARD_BACKSPACE);
    board_refresh(&p.board, BOARD_SUBJECT, strlen(BOARD_SUBJECT));
    press_action(&p, BOARD_DONE);
    session_wait_text(s, "কী হয়েছিল");
    KEYS(s, "Down");
    type_on_board(&p, BOARD_DESCRIPTION);
    press_action(&p, BOARD_DONE);
    assert_filed(s, "Enter", BOARD_SUBJECT, BOARD_DESCRIPTION);
    str_clear(&p.text);
}

static void a_complaint_by_touch_alone(void **state)
{
    struct session *s = at_subject(state);
    struct player p = {.s = s, .touch = true};

    session_click_text(s, "যেমন"); /* the field */
    type_on_board(&p, BOARD_SUBJECT);
    press_action(&p, BOARD_DONE);
    session_wait_text(s, "কী হয়েছিল");
    session_press(s, "F6");
    type_on_board(&p, BOARD_DESCRIPTION);
    press_action(&p, BOARD_DONE);
    assert_filed(s, "F10", BOARD_SUBJECT, BOARD_DESCRIPTION);
    str_clear(&p.text);
}

/* ---- fields in the mode they need ---------------------------------------------------------------- */

static void numbers_and_addresses_are_typed_as_they_are(void **state)
{
    struct session *s = kiosk_play(state, (struct kiosk_play){.args = WORDS("--office", "homna")});
    json_t *complaints;
    const json_t *person;

    KEYS(s, "3", "1", "1", "Enter", "1", "2");
    session_wait_text(s, "অল্প কথায়");
    kiosk_answer(s, "ghush");
    kiosk_answer(s, "ghush");
    session_wait_text(s, "আপনার নাম");
    type(s, "rahima ", "রহিমা");
    KEYS(s, "Enter");
    session_wait_text(s, "মোবাইল");
    session_wait_gone(s, "লেখার ধরন");
    session_press(s, "F3"); /* nothing to choose here */
    type(s, "017", "০১৭");
    session_send_bytes(s, "\x1BOq\x1BOr", 6); /* the numeric pad of some terminals */
    session_wait_text(s, "০১৭১২");
    kiosk_answer(s, "-৩৪৫৬৭৮");
    session_wait_text(s, "ই-মেইল");
    session_wait_text(s, "ইংরেজি");
    kiosk_answer(s, "rahima@example.com");
    KEYS(s, "Enter");
    kiosk_answer(s, "homna");
    KEYS(s, "1", "1");
    session_wait_text(s, "সব তথ্য কি ঠিক আছে?");
    KEYS(s, "PgDn");
    session_wait_text(s, "০১৭১২৩৪৫৬৭৮");
    KEYS(s, "F10");
    complaints = kiosk_complaints();
    person = json_object_get(json_array_get(complaints, 0), "complainant");
    assert_stored(person, "mobile", "01712345678");
    assert_stored(person, "email", "rahima@example.com");
    assert_stored(person, "name", "রহিমা");
    json_decref(complaints);
}

/* ---- editing ------------------------------------------------------------------------------------- */

static void a_field_is_edited(void **state)
{
    struct session *s = at_subject(state);

    KEYS(s, "F3", "F3", "F3");
    session_wait_text(s, "ইংরেজি");
    type(s, "one two three", "one two three");
    KEYS(s, "Ctrl-Left", "Alt-b");
    type(s, "X", "one Xtwo");
    KEYS(s, "Alt-f", "Alt-Right");
    type(s, "Y", "threeY");
    KEYS(s, "Home");
    type(s, "Z", "Zone Xtwo threeY");
    KEYS(s, "End", "Backspace", "Ctrl-W");
    session_wait_gone(s, "three");
    KEYS(s, "Ctrl-Z");
    session_wait_text(s, "Zone Xtwo three");
    KEYS(s, "Ctrl-Z", "Ctrl-Z");
    session_wait_text(s, "one Xtwo threeY");
    session_wait_gone(s, "Zone");
    KEYS(s, "Ctrl-U");
    session_paste(s, "ক্ষমতা প্রতি\xE2\x80\xAE\xD9\xA1\r\nব\xC2\xAD");
    session_wait_text(s, "ক্ষমতা প্রতি١ ব");
    KEYS(s, "Home", "Delete"); /* a whole akshar */
    session_wait_gone(s, "ক্ষমতা");
    session_wait_text(s, "মতা");
    KEYS(s, "Ctrl-Right", "Right", "Backspace"); /* one code point of প্র */
    session_wait_text(s, "মতা প্তি١");
}

/* Asks whether the whole of a text is on the way to be stored, by filing it. */
static void a_long_text_is_pasted(void **state)
{
    struct session *s = at_description(state);
    struct str long_text = {0};
    struct str wanted = {0};
    json_t *complaints;

    for (int i = 0; i < 5001; i++)
        str_add(&long_text, i % 10 == 9 ? " " : "ক");
    session_paste(s, str_text(&long_text));
    session_wait_text(s, "০টি অক্ষর");
    for (int i = 0; i < 5000; i++)
        str_add(&wanted, i == 4999 ? "" : i % 10 == 9 ? " " : "ক");
    session_type(s, "k"); /* no room */
    session_wait_quiet(s);
    KEYS(s, "Enter");
    session_wait_text(s, "সব তথ্য কি ঠিক আছে?");
    KEYS(s, "F10");
    complaints = kiosk_complaints();
    assert_stored(json_array_get(complaints, 0), "description", str_text(&wanted));
    json_decref(complaints);
    str_clear(&wanted);
    str_clear(&long_text);
}

/* ---- help ---------------------------------------------------------------------------------------- */

static void help_has_a_line_to_practise_on(void **state)
{
    struct session *s = at_subject(state);

    KEYS(s, "F1");
    session_wait_text(s, "অনুশীলন");
    type(s, "sheb", "সে");
    type(s, "a ", "সেবা");
    KEYS(s, "F6");
    session_wait_text(s, "ঙ");
    KEYS(s, "F6", "PgDn");
    session_wait_text(s, "অনুশীলন"); /* stays, while the rest is read */
    KEYS(s, "Enter");
    session_wait_text(s, "অল্প কথায়");
    session_wait_text(s, "যেমন:"); /* the field is still empty */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_complaint_by_sound, session_teardown),
        cmocka_unit_test_teardown(a_complaint_by_probhat, session_teardown),
        cmocka_unit_test_teardown(a_complaint_by_jatiyo, session_teardown),
        cmocka_unit_test_teardown(a_complaint_with_arrows_and_enter_alone, session_teardown),
        cmocka_unit_test_teardown(a_complaint_by_touch_alone, session_teardown),
        cmocka_unit_test_teardown(numbers_and_addresses_are_typed_as_they_are, session_teardown),
        cmocka_unit_test_teardown(a_field_is_edited, session_teardown),
        cmocka_unit_test_teardown(a_long_text_is_pasted, session_teardown),
        cmocka_unit_test_teardown(help_has_a_line_to_practise_on, session_teardown),
    };

    return cmocka_run_group_tests_name("kiosk_typing", tests, kiosk_group_setup,
                                       kiosk_group_teardown);
}
