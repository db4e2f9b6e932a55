/* The queue on the canvas: lists, the case and the steps, on a real store with a clock that stands still. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "screens/case_file.h"
#include "screens/queue.h"
#include "screens/queue_list.h"
#include "screens/step_items.h"
#include "screens/templates.h"
#include "store_help.h"

enum { LOOK_MS = 10000 }; /* longer than the time between two looks at the store */

struct desk_of {
    struct test_store store;
    struct staff staff;
    struct ui *ui;
    int64_t now; /* clock_ticks */
};

static struct desk_of t;

/* ---- set-up ---------------------------------------------------------------------------------------- */

static void at(const char *day)
{
    char *text = str_format("%sT10:00:00+06:00", day);

    assert_int_equal(setenv("SEBADESK_NOW", text, 1), 0);
    free(text);
}

static int setup(void **state)
{
    (void)state;
    at("2026-11-22");
    i18n_set_language(LANGUAGE_EN);
    test_store_open(&t.store);
    test_store_give(&t.store, "gro", ROLE_OFFICER, RUPGANJ);
    test_store_give(&t.store, "second", ROLE_OFFICER, RUPGANJ);
    test_store_give(&t.store, "homna", ROLE_OFFICER, HOMNA);
    test_store_give(&t.store, "appeal", ROLE_APPEAL, NULL);
    return 0;
}

static void leave(void)
{
    ui_free(t.ui);
    t.ui = NULL;
    staff_clear(&t.staff);
}

static int teardown(void **state)
{
    (void)state;
    leave();
    test_store_close(&t.store);
    return 0;
}

/* The queue as that account sees it. */
static void enter(const char *account, const char *office, int rows, int cols)
{
    const struct staff_options options = {.office = office};

    leave();
    test_store_be(&t.store, account);
    assert_int_equal(staff_init(&t.staff, t.store.store, &options, STAFF_QUEUE, NULL), ERR_OK);
    t.ui = staff_start(&t.staff, NULL, rows, cols, queue_new(&t.staff));
    t.now = clock_ticks();
    (void)ui_draw(t.ui);
}

/* The face anew, with a cover after so many seconds. */
static void leave_alone_after(int seconds)
{
    ui_free(t.ui);
    t.staff.options.idle_seconds = seconds;
    t.ui = staff_start(&t.staff, NULL, 24, 80, queue_new(&t.staff));
    (void)ui_draw(t.ui);
}

static void press(struct key key)
{
    assert_true(ui_press(t.ui, &key, ++t.now));
    assert_true(ui_pass(t.ui, t.now));
    (void)ui_draw(t.ui);
}

static void code(enum key_code code)
{
    press((struct key){.code = code});
}

static void type(const char *text)
{
    for (const char *p = text; *p != '\0'; p++)
        press((struct key){.code = K_TEXT, .ch = (unsigned char)*p});
}

static void paste(const char *text)
{
    ui_set_pasted(t.ui, text);
    code(K_PASTE);
}

static void let_pass(void)
{
    t.now += LOOK_MS;
    assert_true(ui_pass(t.ui, t.now));
    (void)ui_draw(t.ui);
}

static void expect(const char *text)
{
    struct str screen = {0};

    canvas_dump(ui_draw(t.ui), &screen);
    if (strstr(str_text(&screen), text) == NULL)
        fail_msg("not on the screen: %s\n%s", text, str_text(&screen));
    str_clear(&screen);
}

static void expect_not(const char *text)
{
    struct str screen = {0};

    canvas_dump(ui_draw(t.ui), &screen);
    if (strstr(str_text(&screen), text) != NULL)
        fail_msg("on the screen: %s\n%s", text, str_text(&screen));
    str_clear(&screen);
}

static void file(const char *office, const char *day, char tracking[TRACKING_SIZE])
{
    test_store_file(&t.store, office, test_time(day), tracking);
}

/* What somebody else does meanwhile, from another process. */
static void other(const char *account, const char *tracking, const struct workflow_step *step)
{
    struct store *store = test_store_again(&t.store, account);

    assert_int_equal(store_act(store, tracking, step, AS_ACCOUNT, 0, clock_now(), NULL, NULL),
                     ERR_OK);
    store_close(store);
}

static void expect_status(const char *tracking, enum status status)
{
    struct complaint_record record = {0};

    assert_int_equal(store_standing(t.store.store, tracking, &record, NULL, NULL), ERR_OK);
    assert_int_equal(record.status, status);
    complaint_record_wipe(&record);
}

/* ---- the list --------------------------------------------------------------------------------------- */

static void what_is_late_stands_first_and_says_so(void **state)
{
    char late[TRACKING_SIZE];
    char young[TRACKING_SIZE];

    (void)state;
    file(RUPGANJ, "2026-11-22", young);
    file(RUPGANJ, "2026-08-02", late);
    enter("gro", NULL, 24, 80);
    expect("1 Under way 2");
    expect("days late");
    expect("days left");
    code(K_ENTER); /* the first is chosen */
    assert_string_equal(ui_top(t.ui), "queue_case");
    expect("days late: decision by");
}

static void a_digit_shows_another_list(void **state)
{
    const struct workflow_step accept = {.action = ACTION_ACCEPT};
    char first[TRACKING_SIZE];
    char second[TRACKING_SIZE];

    (void)state;
    file(RUPGANJ, "2026-11-22", first);
    file(RUPGANJ, "2026-11-22", second);
    test_store_be(&t.store, "gro");
    assert_int_equal(test_store_act(&t.store, first, &accept, clock_now()), ERR_OK);
    enter("gro", RUPGANJ, 24, 80);
    expect(first);
    expect(second);
    type("2");
    expect_not(first);
    expect(second);
    press((struct key){.code = K_TEXT, .ch = 0x09E7}); /* ১ */
    expect(first);
    type("9");
    expect("There is no complaint in this list.");
    code(K_ESC);
    expect(second);
    code(K_ESC);
    assert_string_equal(ui_top(t.ui), "leave");
}

static void new_complaints_appear_by_themselves(void **state)
{
    char first[TRACKING_SIZE];
    char second[TRACKING_SIZE];
    struct test_store other_process = t.store;

    (void)state;
    file(RUPGANJ, "2026-11-22", first);
    enter("gro", RUPGANJ, 24, 80);
    let_pass();
    other_process.store = test_store_again(&t.store, "boss");
    test_store_file(&other_process, RUPGANJ, test_time("2026-06-01"), second);
    store_close(other_process.store);
    expect_not(second);
    let_pass();
    expect(second); /* above the first, which stays chosen */
    expect("1 Under way 2");
    code(K_ENTER);
    expect(first + 7);
}

static void a_list_of_any_length_is_read_in_pieces(void **state)
{
    struct queue_list list;
    char tracking[TRACKING_SIZE];
    size_t seen = 0;

    (void)state;
    for (int i = 0; i < 23; i++)
        file(RUPGANJ, "2026-11-22", tracking);
    test_store_be(&t.store, "gro");
    queue_list_init(&list, t.store.store, NULL);
    list.piece = 6;
    assert_int_equal(queue_list_show(&list, LIST_OPEN, NULL, clock_now(), NULL), ERR_OK);
    assert_int_equal(list.rows.count, 6);
    for (seen = 1; seen < 23; seen++) { /* down, a row at a time: each exactly once, in order */
        int64_t before = queue_list_row(&list)->key.complaint;

        if ((size_t)list.chosen + 1 == list.rows.count)
            assert_int_equal(queue_list_on(&list, false, clock_now(), NULL), ERR_OK);
        else
            list.chosen++;
        assert_int_equal(queue_list_row(&list)->key.complaint, before + 1);
        assert_int_equal(queue_list_refresh(&list, clock_now(), NULL), ERR_OK);
        assert_int_equal(queue_list_row(&list)->key.complaint, before + 1);
    }
    assert_false(list.after);
    for (seen = 1; seen < 23; seen++) { /* and up again */
        int64_t before = queue_list_row(&list)->key.complaint;

        if (list.chosen == 0)
            assert_int_equal(queue_list_on(&list, true, clock_now(), NULL), ERR_OK);
        else
            list.chosen--;
        assert_int_equal(queue_list_row(&list)->key.complaint, before - 1);
        assert_int_equal(queue_list_refresh(&list, clock_now(), NULL), ERR_OK);
        assert_int_equal(queue_list_row(&list)->key.complaint, before - 1);
    }
    assert_false(list.before);
    assert_int_equal(queue_list_end(&list, true, clock_now(), NULL), ERR_OK);
    assert_string_equal(queue_list_row(&list)->tracking, tracking);
    assert_false(list.after);
    assert_true(list.before);
    queue_list_wipe(&list);
}

static void words_and_numbers_are_found(void **state)
{
    char here[TRACKING_SIZE];
    char there[TRACKING_SIZE];

    (void)state;
    file(RUPGANJ, "2026-11-22", here);
    file(HOMNA, "2026-11-22", there);
    enter("boss", NULL, 24, 80);
    type("/");
    paste(there);
    code(K_ENTER);
    expect("Found:");
    expect(there);
    expect_not(here);
    code(K_ESC);
    expect(here);
}

/* ---- the case ---------------------------------------------------------------------------------------- */

static void the_case_shows_all_of_it(void **state)
{
    char tracking[TRACKING_SIZE];

    (void)state;
    file(RUPGANJ, "2026-11-22", tracking);
    enter("gro", NULL, 60, 100);
    code(K_ENTER);
    expect("রহিমা বেগম");
    expect("01712-345678");
    expect("তিনবার গিয়েও সনদ পাইনি।");
    expect("What happened so far");
    expect("1 Take it up");
    expect_not("Decide"); /* it has not been taken up */
    code(K_F7);
    expect("How the days are counted");
    expect("30 working days");
    code(K_ESC);
    code(K_F8);
    expect("about no service");
}

static void a_case_is_printed_where_there_is_a_printer(void **state)
{
    char tracking[TRACKING_SIZE];
    char *path = str_format("%s/printed", t.store.folder);
    char *command = str_format("cat > '%s'", path);
    char text[4096];
    FILE *printed;
    size_t n;

    (void)state;
    file(RUPGANJ, "2026-11-22", tracking);
    enter("gro", NULL, 24, 80);
    code(K_ENTER);
    code(K_F5); /* no printer, no key */
    assert_string_equal(ui_top(t.ui), "queue_case");
    t.staff.options.receipt_command = command;
    code(K_F5);
    expect("It was sent to the printer.");
    printed = fopen(path, "r");
    assert_non_null(printed);
    n = fread(text, 1, sizeof(text) - 1, printed);
    text[n] = '\0';
    (void)fclose(printed);
    assert_non_null(strstr(text, "রহিমা বেগম"));
    assert_non_null(strstr(text, "What happened so far"));
    assert_int_equal(remove(path), 0);
    free(command);
    free(path);
}

static void a_complaint_against_the_officer_is_not_his(void **state)
{
    struct complaint c = {.office = mem_copy_string(RUPGANJ),
                          .anonymous = true,
                          .against_gro = true,
                          .subject = mem_copy_string("Himself"),
                          .description = mem_copy_string("About him.")};
    struct receipt receipt = {0};

    (void)state;
    assert_int_equal(
        store_file(t.store.store, &c, AS_VISITOR, test_time("2026-11-22"), &receipt, NULL), ERR_OK);
    enter("gro", NULL, 24, 80);
    expect("There is no complaint in this list.");
    type("/");
    paste("Himself");
    code(K_ENTER);
    expect_not(receipt.tracking);
    enter("appeal", NULL, 24, 80);
    expect(receipt.tracking);
    code(K_ENTER);
    expect("It is about the GRS officer himself.");
    receipt_clear(&receipt);
    complaint_wipe(&c);
}

/* ---- steps --------------------------------------------------------------------------------------------- */

static void a_complaint_is_taken_up_decided_and_told(void **state)
{
    char tracking[TRACKING_SIZE];

    (void)state;
    file(RUPGANJ, "2026-11-22", tracking);
    enter("gro", NULL, 40, 80);
    code(K_ENTER);
    type("1");
    assert_string_equal(ui_top(t.ui), "step");
    code(K_F10);
    assert_string_equal(ui_top(t.ui), "queue_case");
    expect_status(tracking, STATUS_ACCEPTED);
    type("7");
    code(K_F10); /* neither decision nor reason: nothing happens, and it says what is missing */
    assert_string_equal(ui_top(t.ui), "step");
    expect("!");
    expect_status(tracking, STATUS_ACCEPTED);
    type("1");
    code(K_TAB);
    paste("The certificate was handed over.");
    code(K_TAB);
    paste("Absence");
    code(K_TAB);
    paste("Name a deputy");
    code(K_F10);
    expect_status(tracking, STATUS_DISPOSED);
    expect("Cause: Absence");
    expect("Advice: Name a deputy");
    expect("the complainant is to be told by");
    type("1");
    code(K_F10);
    expect_not("is to be told by");
}

static void a_complaint_goes_to_another_office_and_out_of_sight(void **state)
{
    char tracking[TRACKING_SIZE];

    (void)state;
    file(RUPGANJ, "2026-11-22", tracking);
    enter("gro", NULL, 24, 80);
    code(K_ENTER);
    type("5");
    paste("হোমনা");
    code(K_TAB);
    paste("It is theirs.");
    code(K_F10);
    expect_status(tracking, STATUS_FORWARDED);
    code(K_ESC);
    expect_not(tracking);
    type("8"); /* sent on */
    expect(tracking);
    enter("homna", NULL, 24, 80);
    expect(tracking);
}

static void what_was_done_can_be_taken_back(void **state)
{
    char tracking[TRACKING_SIZE];

    (void)state;
    file(RUPGANJ, "2026-11-22", tracking);
    enter("gro", NULL, 50, 80);
    code(K_ENTER);
    type("1");
    code(K_F10);
    type("0");
    paste("By mistake");
    code(K_F10);
    expect_status(tracking, STATUS_NEW);
    expect("(taken back)");
    expect("By mistake");
}

static void the_second_of_two_is_told_and_loses_nothing(void **state)
{
    const struct workflow_step note = {.action = ACTION_NOTE, .note = "I am on it"};
    const struct workflow_step away = {.action = ACTION_FILE_AWAY, .note = "In court"};
    char tracking[TRACKING_SIZE];

    (void)state;
    file(RUPGANJ, "2026-11-22", tracking);
    enter("gro", NULL, 40, 80);
    code(K_ENTER);
    type("1");
    paste("A long remark");
    other("second", tracking, &note);
    code(K_F10);
    assert_string_equal(ui_top(t.ui), "step");
    expect("Somebody else has acted meanwhile (second:");
    expect("A long remark");
    expect_status(tracking, STATUS_NEW);
    other("second", tracking, &away);
    code(K_F10);
    expect("second:");
    code(K_F10); /* no longer possible at all: still nothing is lost */
    expect("A long remark");
    expect_status(tracking, STATUS_FILED_AWAY);
}

static void what_others_do_appears_in_the_case(void **state)
{
    const struct workflow_step accept = {.action = ACTION_ACCEPT};
    char tracking[TRACKING_SIZE];

    (void)state;
    file(RUPGANJ, "2026-11-22", tracking);
    enter("gro", NULL, 40, 80);
    code(K_ENTER);
    let_pass();
    other("second", tracking, &accept);
    let_pass();
    expect("Just now: second: ");
    expect("7 Decide");
}

static void several_are_done_at_once(void **state)
{
    const struct workflow_step away = {.action = ACTION_FILE_AWAY, .note = "In court"};
    char tracking[3][TRACKING_SIZE];

    (void)state;
    for (int i = 0; i < 3; i++)
        file(RUPGANJ, "2026-11-22", tracking[i]);
    enter("gro", NULL, 24, 80);
    type("  ");
    expect("* ");
    code(K_F9);
    expect("What is to be done with 2 complaints?");
    type("1");
    expect("2 complaints");
    code(K_F10);
    assert_string_equal(ui_top(t.ui), "queue");
    expect_status(tracking[0], STATUS_ACCEPTED);
    expect_status(tracking[1], STATUS_ACCEPTED);
    expect_status(tracking[2], STATUS_NEW);
    expect_not("* ");
    code(K_HOME);
    type("   ");
    code(K_F9);
    type("8"); /* a note is possible on all */
    paste("Seen");
    other("second", tracking[1], &away);
    code(K_F10);
    expect("Done for 2 complaints. It was not possible for:");
    expect("somebody else has taken a step meanwhile");
}

static void usual_replies_are_chosen_and_changed(void **state)
{
    char tracking[TRACKING_SIZE];

    (void)state;
    file(RUPGANJ, "2026-11-22", tracking);
    enter("gro", NULL, 30, 80);
    code(K_ENTER);
    type("6");
    code(K_F8);
    expect("Usual replies");
    expect("before a court");
    type("1");
    expect("before a court");
    paste(" Case no. 7");
    code(K_F10);
    expect_status(tracking, STATUS_FILED_AWAY);
    expect("Case no. 7");
}

static void every_file_of_replies_has_the_same_parts(void **state)
{
    (void)state;
    enter("gro", NULL, 24, 80);
    for (int action = 0; action < ACTION_COUNT; action++) {
        size_t english;

        i18n_set_language(LANGUAGE_EN);
        english = templates_list(&t.staff, (enum action)action)->count;
        i18n_set_language(LANGUAGE_BN);
        assert_int_equal(templates_list(&t.staff, (enum action)action)->count, english);
    }
}

static void a_day_can_be_told_in_working_days(void **state)
{
    struct date day;

    (void)state;
    enter("gro", NULL, 24, 80);
    assert_true(step_read_day(&t.staff.calendar, "29/11/2026", &day));
    assert_int_equal(date_compare(day, (struct date){2026, 11, 29}), 0);
    assert_true(step_read_day(&t.staff.calendar, "৫", &day)); /* Sunday; over Friday and Saturday */
    assert_int_equal(date_compare(day, (struct date){2026, 11, 29}), 0);
    assert_true(step_read_day(&t.staff.calendar, NULL, &day));
    assert_true(date_is_none(day));
    assert_false(step_read_day(&t.staff.calendar, "soon", &day));
    assert_false(step_read_day(&t.staff.calendar, "31/02/2027", &day));
}

static void what_was_begun_is_there_after_the_line_was_cut(void **state)
{
    const struct workflow_step accept = {.action = ACTION_ACCEPT};
    char tracking[TRACKING_SIZE];

    (void)state;
    file(RUPGANJ, "2026-11-22", tracking);
    test_store_be(&t.store, "gro");
    assert_int_equal(test_store_act(&t.store, tracking, &accept, clock_now()), ERR_OK);
    enter("gro", NULL, 40, 80);
    code(K_ENTER);
    type("7");
    type("2");
    code(K_TAB);
    paste("A long reason");
    enter("gro", NULL, 40, 80); /* the first one went without a word */
    expect_status(tracking, STATUS_ACCEPTED);
    expect("… ");
    code(K_ENTER);
    expect("You had begun to write \"Decide\". Go on with the key 7.");
    type("8"); /* the text is there whatever it is used for */
    expect("A long reason");
    code(K_ESC);
    type("7");
    expect("A long reason");
    expect("the answer was satisfactory");
    code(K_F10);
    expect_status(tracking, STATUS_DISPOSED);
    expect_not("You had begun");
    enter("second", NULL, 40, 80);
    expect_not("… ");
}

/* ---- the cover ---------------------------------------------------------------------------------------- */

/* As when the machine has slept: no time was told meanwhile, and the first thing to come is a key. */
static void a_key_after_a_long_sleep_uncovers_nothing(void **state)
{
    static const unsigned char KEYS[] = "2\r";
    char tracking[TRACKING_SIZE];

    (void)state;
    file(RUPGANJ, "2026-11-22", tracking);
    enter("gro", NULL, 24, 80);
    leave_alone_after(10);
    code(K_DOWN);
    ui_type(t.ui, KEYS, 2, t.now += 9999);
    assert_string_equal(ui_top(t.ui), "queue_case");
    ui_type(t.ui, KEYS, 2, t.now += 10000);
    assert_string_equal(ui_top(t.ui), "cover");
    expect_not(tracking);
    ui_type(t.ui, KEYS + 1, 1, t.now += 9999);
    assert_string_equal(ui_top(t.ui), "queue_case");
    ui_type(t.ui, KEYS, 2, t.now += 10000);
    ui_type(t.ui, KEYS + 1, 1, t.now += 10000); /* too late: it has ended */
    assert_string_equal(ui_top(t.ui), "cover");
}

/* ---- any size, any account -------------------------------------------------------------------------------- */

static void nothing_breaks_at_any_size(void **state)
{
    static const enum key_code KEYS[] = {K_ENTER, K_F7, K_ESC, K_F8,  K_ESC, K_F9,
                                         K_ESC,   K_F1, K_ESC, K_ESC, K_DOWN};
    char tracking[TRACKING_SIZE];

    (void)state;
    for (int i = 0; i < 30; i++)
        file(RUPGANJ, "2026-11-22", tracking);
    for (int language = LANGUAGE_BN; language <= LANGUAGE_EN; language++) {
        i18n_set_language((enum language)language);
        for (int rows = 1; rows <= 30; rows += 3) {
            for (int cols = 1; cols <= 130; cols += 13) {
                enter("boss", NULL, rows, cols);
                for (size_t i = 0; i < sizeof(KEYS) / sizeof(KEYS[0]); i++)
                    code(KEYS[i]);
                type("15"); /* the list of what came in; appeals */
            }
        }
    }
}

static void who_has_no_role_does_not_come_in(void **state)
{
    const struct staff_options here = {.office = RUPGANJ};
    struct staff staff;
    struct err e = {0};

    (void)state;
    test_store_be(&t.store, "nobody");
    assert_int_equal(staff_init(&staff, t.store.store, &(struct staff_options){0}, STAFF_QUEUE, &e),
                     ERR_PERMISSION);
    staff_clear(&staff);
    test_store_be(&t.store, "homna"); /* an officer, but not there */
    assert_int_equal(staff_init(&staff, t.store.store, &here, STAFF_QUEUE, &e), ERR_PERMISSION);
    staff_clear(&staff);
}

int main(void)
{
#define QUEUE_TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        QUEUE_TEST(what_is_late_stands_first_and_says_so),
        QUEUE_TEST(a_digit_shows_another_list),
        QUEUE_TEST(new_complaints_appear_by_themselves),
        QUEUE_TEST(a_list_of_any_length_is_read_in_pieces),
        QUEUE_TEST(words_and_numbers_are_found),
        QUEUE_TEST(the_case_shows_all_of_it),
        QUEUE_TEST(a_case_is_printed_where_there_is_a_printer),
        QUEUE_TEST(a_complaint_against_the_officer_is_not_his),
        QUEUE_TEST(a_complaint_is_taken_up_decided_and_told),
        QUEUE_TEST(a_complaint_goes_to_another_office_and_out_of_sight),
        QUEUE_TEST(what_was_done_can_be_taken_back),
        QUEUE_TEST(the_second_of_two_is_told_and_loses_nothing),
        QUEUE_TEST(what_others_do_appears_in_the_case),
        QUEUE_TEST(several_are_done_at_once),
        QUEUE_TEST(usual_replies_are_chosen_and_changed),
        QUEUE_TEST(every_file_of_replies_has_the_same_parts),
        QUEUE_TEST(a_day_can_be_told_in_working_days),
        QUEUE_TEST(what_was_begun_is_there_after_the_line_was_cut),
        QUEUE_TEST(a_key_after_a_long_sleep_uncovers_nothing),
        QUEUE_TEST(nothing_breaks_at_any_size),
        QUEUE_TEST(who_has_no_role_does_not_come_in),
    };

    i18n_init();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
