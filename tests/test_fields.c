/* A form of many fields: how one goes through it, what the keys do, what a draft keeps. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "screens/fields.h"
#include "ui/ui.h"

enum { NAME, COLOUR, PLACE, STORY, COUNT };

static const char *colour(int n)
{
    static const char *const COLOURS[] = {"লাল", "নীল", "সবুজ"};

    return n < 0 ? "?" : n < 3 ? COLOURS[n] : NULL;
}

static const char *colour_name(int n)
{
    static const char *const NAMES[] = {"red", "blue", "green"};

    return n >= 0 && n < 3 ? NAMES[n] : NULL;
}

static const struct fields_item ITEMS[COUNT] = {
    [NAME] = {"name", "Name", NULL, FIELDS_TEXT, ENTRY_LATIN, 20, 0, NULL, NULL},
    [COLOUR] = {"colour", "Colour", NULL, FIELDS_CHOICE, ENTRY_WORDS, 0, 0, colour, colour_name},
    [PLACE] = {"place", "Place", NULL, FIELDS_PICK, ENTRY_WORDS, 0, 0, NULL, NULL},
    [STORY] = {"story", "Story", NULL, FIELDS_TEXT, ENTRY_LATIN, 500, 3, NULL, NULL},
};

struct play {
    struct ui *ui;
    struct fields fields;
    size_t left;
};

static const char *fault_words(int fault)
{
    return fault == 0 ? "" : "wrong";
}

static int set_up(void **state)
{
    static const struct ui_policy POLICY = {0};
    struct play *p = mem_new(sizeof(*p));

    i18n_set_language(LANGUAGE_EN);
    p->ui = ui_new(NULL, 24, 80, &POLICY);
    fields_init(&p->fields, ITEMS, COUNT, NAME, NULL);
    p->fields.fault_words = fault_words;
    p->fields.no_such = 7;
    *state = p;
    return 0;
}

static int tear_down(void **state)
{
    struct play *p = *state;

    fields_wipe(&p->fields);
    ui_free(p->ui);
    free(p);
    return 0;
}

static enum fields_result press_key(struct play *p, struct key key)
{
    enum fields_result result;
    struct page page;

    page_init(&page, ui_canvas(p->ui), 76);
    fields_add(&p->fields, &page);
    result = fields_key(&p->fields, p->ui, &page, &key, &p->left);
    page_clear(&page);
    return result;
}

static enum fields_result press(struct play *p, enum key_code code)
{
    return press_key(p, (struct key){.code = code});
}

static enum fields_result type_char(struct play *p, uint32_t ch)
{
    return press_key(p, (struct key){.code = K_TEXT, .ch = ch});
}

static void type(struct play *p, const char *text)
{
    for (; *text != '\0'; text++)
        (void)type_char(p, (uint32_t)*text);
}

static void expect_text(const struct play *p, size_t item, const char *wanted)
{
    char *text = fields_text(&p->fields, item);

    if (!str_equal(text, wanted))
        fail_msg("\"%s\", not \"%s\"", text, wanted);
    free(text);
}

/* ---- going through ------------------------------------------------------------------------------- */

static void tab_goes_on_and_back(void **state)
{
    struct play *p = *state;

    assert_int_equal(press(p, K_TAB), FIELDS_LEFT);
    assert_int_equal(p->left, NAME);
    assert_int_equal(p->fields.at, COLOUR);
    assert_int_equal(press(p, K_BACKTAB), FIELDS_LEFT);
    assert_int_equal(p->fields.at, NAME);
    assert_int_equal(press(p, K_BACKTAB), FIELDS_TAKEN); /* the first stays */
    assert_int_equal(p->fields.at, NAME);
}

static void enter_and_arrows_go_too(void **state)
{
    struct play *p = *state;

    assert_int_equal(press(p, K_ENTER), FIELDS_LEFT);
    assert_int_equal(press(p, K_DOWN), FIELDS_LEFT);
    assert_int_equal(p->fields.at, PLACE);
    assert_int_equal(press(p, K_UP), FIELDS_LEFT);
    assert_int_equal(p->fields.at, COLOUR);
    assert_int_equal(press(p, K_PAGE_DOWN), FIELDS_LEFT);
    assert_int_equal(p->fields.at, STORY);
}

static void what_is_hidden_is_passed_over(void **state)
{
    struct play *p = *state;

    p->fields.values[COLOUR].hidden = p->fields.values[PLACE].hidden = true;
    assert_int_equal(press(p, K_TAB), FIELDS_LEFT);
    assert_int_equal(p->fields.at, STORY);
    assert_int_equal(press(p, K_UP), FIELDS_LEFT);
    assert_int_equal(p->fields.at, NAME);
}

/* In a long text the arrows go through its lines first. */
static void arrows_stay_in_a_long_text(void **state)
{
    struct play *p = *state;

    fields_go(&p->fields, STORY);
    type(p, "one");
    (void)press_key(p, (struct key){.code = K_CTRL, .ch = 'j'});
    type(p, "two");
    assert_int_equal(press(p, K_UP), FIELDS_CHANGED);
    assert_int_equal(p->fields.at, STORY);
    assert_int_equal(press(p, K_UP), FIELDS_LEFT);
    assert_int_equal(p->fields.at, PLACE);
    expect_text(p, STORY, "one\ntwo");
}

static void a_click_goes_there(void **state)
{
    struct play *p = *state;

    assert_int_equal(press_key(p, (struct key){.code = K_CHOICE, .ch = STORY}), FIELDS_LEFT);
    assert_int_equal(p->fields.at, STORY);
    assert_int_equal(press_key(p, (struct key){.code = K_CHOICE, .ch = 99}), FIELDS_IGNORED);
    p->fields.values[NAME].hidden = true;
    assert_int_equal(press_key(p, (struct key){.code = K_CHOICE, .ch = NAME}), FIELDS_IGNORED);
}

static void the_first_fault_gets_the_cursor(void **state)
{
    struct play *p = *state;

    assert_false(fields_go_to_fault(&p->fields));
    p->fields.values[COLOUR].fault = 1;
    p->fields.values[COLOUR].hidden = true;
    p->fields.values[STORY].fault = 2;
    assert_true(fields_go_to_fault(&p->fields));
    assert_int_equal(p->fields.at, STORY);
    assert_int_equal(type_char(p, 'a'), FIELDS_CHANGED);
    assert_int_equal(p->fields.values[STORY].fault, 0);
}

/* ---- choices ------------------------------------------------------------------------------------- */

static void choices_go_by_digit_letter_and_arrow(void **state)
{
    struct play *p = *state;
    const struct fields_value *value = &p->fields.values[COLOUR];

    fields_go(&p->fields, COLOUR);
    assert_int_equal(type_char(p, '3'), FIELDS_CHANGED);
    assert_int_equal(value->choice, 2);
    assert_int_equal(type_char(p, 0x09E7), FIELDS_CHANGED); /* ১ */
    assert_int_equal(value->choice, 0);
    assert_int_equal(type_char(p, '9'), FIELDS_TAKEN);
    assert_int_equal(value->choice, 0);
    (void)type_char(p, 'n'); /* নীল, as it sounds */
    assert_int_equal(value->choice, 1);
    (void)type_char(p, 0x09B8); /* স */
    assert_int_equal(value->choice, 2);
    (void)press(p, K_RIGHT);
    assert_int_equal(value->choice, 0);
    (void)press(p, K_LEFT);
    assert_int_equal(value->choice, 2);
    (void)type_char(p, ' ');
    assert_int_equal(value->choice, 0);
    (void)type_char(p, 'x');
    assert_int_equal(value->choice, 0);
    p->fields.values[COLOUR].choice = -1; /* where one has to choose, nothing is chosen at first */
    (void)press(p, K_LEFT);
    assert_int_equal(value->choice, 2);
    p->fields.values[COLOUR].choice = -1;
    (void)press(p, K_RIGHT);
    assert_int_equal(value->choice, 0);
}

/* ---- picking ------------------------------------------------------------------------------------- */

static void offer(struct play *p)
{
    fields_offer_none(&p->fields);
    fields_offer_add(&p->fields, 40, "Dhaka");
    fields_offer_add(&p->fields, 41, "Homna");
}

static void what_is_offered_is_taken_when_one_goes_on(void **state)
{
    struct play *p = *state;

    fields_go(&p->fields, PLACE);
    type(p, "o");
    offer(p);
    assert_int_equal(press(p, K_DOWN), FIELDS_TAKEN);
    assert_int_equal(press(p, K_DOWN), FIELDS_TAKEN); /* the last stays */
    assert_int_equal(p->fields.offer.chosen, 1);
    (void)press(p, K_TAB);
    assert_int_equal(p->fields.values[PLACE].choice, 41);
    expect_text(p, PLACE, "Homna");
    fields_go(&p->fields, PLACE);
    type(p, "D"); /* what was picked goes as a whole */
    assert_int_equal(p->fields.values[PLACE].choice, -1);
    expect_text(p, PLACE, "D");
}

static void nothing_typed_picks_nothing(void **state)
{
    struct play *p = *state;

    fields_go(&p->fields, PLACE);
    offer(p);
    p->fields.offer.chosen = FIELDS_NONE;
    assert_int_equal(press(p, K_DOWN), FIELDS_LEFT); /* past an empty field */
    assert_int_equal(p->fields.values[PLACE].choice, -1);
    assert_int_equal(p->fields.values[PLACE].fault, 0);
    fields_go(&p->fields, PLACE);
    offer(p);
    p->fields.offer.chosen = FIELDS_NONE;
    assert_int_equal(press(p, K_PAGE_DOWN), FIELDS_TAKEN); /* into the list */
    (void)press(p, K_ENTER);
    assert_int_equal(p->fields.values[PLACE].choice, 40);
}

static void what_is_not_there_is_a_fault(void **state)
{
    struct play *p = *state;

    fields_go(&p->fields, PLACE);
    type(p, "nowhere");
    fields_offer_none(&p->fields);
    (void)press(p, K_TAB);
    assert_int_equal(p->fields.values[PLACE].fault, 7);
    expect_text(p, PLACE, "nowhere");
}

/* ---- drafts -------------------------------------------------------------------------------------- */

static void a_draft_brings_all_of_it_back(void **state)
{
    struct play *p = *state;
    struct draft_fields draft = {0};
    struct fields other;

    assert_true(fields_are_empty(&p->fields));
    type(p, "Rahima");
    (void)press(p, K_TAB);
    (void)type_char(p, '2');
    fields_go(&p->fields, STORY);
    type(p, "long");
    assert_false(fields_are_empty(&p->fields));
    fields_save(&p->fields, &draft);
    fields_init(&other, ITEMS, COUNT, NAME, NULL);
    fields_load(&other, &draft);
    assert_string_equal(str_text(&other.values[NAME].text.text), "Rahima");
    assert_string_equal(str_text(&other.values[STORY].text.text), "long");
    assert_int_equal(other.values[COLOUR].choice, 1);
    assert_int_equal(other.at, STORY);
    fields_wipe(&other);
    draft_fields_wipe(&draft);
}

/* A draft of another time may say what is not known here. */
static void a_strange_draft_does_no_harm(void **state)
{
    struct play *p = *state;
    struct draft_fields draft = {0};

    draft_fields_add(&draft, "colour", "violet");
    draft_fields_add(&draft, "at", "nowhere");
    draft_fields_add(&draft, "shoe", "42");
    fields_load(&p->fields, &draft);
    assert_int_equal(p->fields.values[COLOUR].choice, 0);
    assert_int_equal(p->fields.at, NAME);
    draft_fields_wipe(&draft);
}

/* ---- drawing ------------------------------------------------------------------------------------- */

/* At any size, with every field in its turn: nothing is drawn outside, and no key is lost. */
static void any_size_can_be_drawn(void **state)
{
    static const int SIZES[][2] = {{1, 1}, {2, 8}, {5, 20}, {12, 40}, {24, 80}, {60, 200}};
    struct play *p = *state;

    fields_set_text(&p->fields, STORY, "a\nb\nc\nd\ne\nf\ng\nh");
    for (size_t i = 0; i < sizeof(SIZES) / sizeof(SIZES[0]); i++) {
        for (size_t at = 0; at < COUNT; at++) {
            struct page page;

            ui_resize(p->ui, SIZES[i][0], SIZES[i][1]);
            fields_go(&p->fields, at);
            offer(p);
            page_init(&page, ui_canvas(p->ui), SIZES[i][1]);
            fields_add(&p->fields, &page);
            page_pin(&page);
            fields_add_help(&p->fields, &page);
            assert_true(page_next_line(&page) >= COUNT);
            page_clear(&page);
        }
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(tab_goes_on_and_back),
        TEST(enter_and_arrows_go_too),
        TEST(what_is_hidden_is_passed_over),
        TEST(arrows_stay_in_a_long_text),
        TEST(a_click_goes_there),
        TEST(the_first_fault_gets_the_cursor),
        TEST(choices_go_by_digit_letter_and_arrow),
        TEST(what_is_offered_is_taken_when_one_goes_on),
        TEST(nothing_typed_picks_nothing),
        TEST(what_is_not_there_is_a_fault),
        TEST(a_draft_brings_all_of_it_back),
        TEST(a_strange_draft_does_no_harm),
        TEST(any_size_can_be_drawn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
