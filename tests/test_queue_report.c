/* The officer's report as he meets it: months, offices, tables and bars, each as a text file of
 * tests/screens/queue_report_*. After a wanted change `make update-screens` writes them anew; look at the
 * difference before you commit it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>

#include "kiosk_play.h"
#include "year.h"

enum { COMPLAINTS = 150 };

static const struct kiosk_play OFFICER = {.face = "queue", .account = "karim", .role = "officer"};
static const struct kiosk_play ADMIN = {.face = "queue", .account = "karim", .role = "admin"};

/* The store that all tests copy gets ten months of complaints. */
static int set_up(void **state)
{
    const struct year_options options = {
        .seed = 11, .complaints = COMPLAINTS, .first = {2026, 1}, .months = 10, .calm = true};
    struct year_made made;
    struct store *store;
    int result = kiosk_group_setup(state);

    if (result != 0 || store_open(kiosk_store(), NULL, &store, NULL) != ERR_OK)
        return -1;
    year_make(store, &options, &made);
    store_close(store);
    return 0;
}

static void what_an_officer_sees(void **state)
{
    struct session *s = kiosk_play(state, OFFICER);

    KEYS(s, "F7");
    kiosk_expect_screens(s, "queue_report_now");
    KEYS(s, "Left");
    kiosk_expect_screens(s, "queue_report_month");
    KEYS(s, "PgDn");
    kiosk_expect_screens(s, "queue_report_trend");
    KEYS(s, "End");
    kiosk_expect_screens(s, "queue_report_end");
    KEYS(s, "F1");
    kiosk_expect_screens(s, "queue_report_help");
}

static void one_office_after_the_other(void **state)
{
    struct session *s = kiosk_play(state, ADMIN);

    KEYS(s, "F7");
    KEYS(s, "Left");
    session_wait_words(s, "অভিযোগ আপিল"); /* an admin reports on both */
    KEYS(s, "Tab");
    session_wait_text(s, "হোমনা");
    kiosk_expect_screens(s, "queue_report_office");
    KEYS(s, "Tab");
    session_wait_text(s, "রূপগঞ্জ");
    KEYS(s, "Tab");
    session_wait_text(s, "কেশবপুর");
    KEYS(s, "Tab");
    session_wait_text(s, "সব");
}

/* Past this month there is nothing to go to; a year back is one key. */
static void months_end_with_this_one(void **state)
{
    struct session *s = kiosk_play(state, OFFICER);

    KEYS(s, "F7");
    KEYS(s, "Right");
    session_wait_text(s, "নভেম্বর ২০২৬");
    session_type(s, "\x1B[1;5D"); /* control with the arrow */
    session_wait_quiet(s);
    session_wait_text(s, "নভেম্বর ২০২৫");
    KEYS(s, "Left");
    session_wait_text(s, "অক্টোবর ২০২৫");
    session_type(s, "\x1B[1;5C");
    session_wait_quiet(s);
    session_wait_text(s, "অক্টোবর ২০২৬");
    KEYS(s, "Esc");
    session_wait_gone(s, "অক্টোবর ২০২৬");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(what_an_officer_sees, session_teardown),
        cmocka_unit_test_teardown(one_office_after_the_other, session_teardown),
        cmocka_unit_test_teardown(months_end_with_this_one, session_teardown),
    };

    return cmocka_run_group_tests_name("queue_report", tests, set_up, kiosk_group_teardown);
}
