/* The installed kiosk in a pty, for tests/installed.sh: installed_kiosk PROGRAM. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "harness/session.h"

static const char *program;

static void a_visitor_reads_a_card_and_esc_ends_it(void **state)
{
    const char *const argv[] = {program, "kiosk", "--allow-exit", NULL};
    char *home = str_format("HOME=%s", getenv("HOME"));
    const char *const env[] = {home, NULL};
    struct session *s = session_start(state, &(struct session_options){.argv = argv, .env = env});

    session_wait_words(s, "স্বাগতম");
    session_press(s, "2");
    session_wait_words(s, "এই অফিসের সেবাসমূহ");
    session_press(s, "1");
    session_wait_words(s, "নাগরিক সেবা");
    session_press(s, "Enter");
    session_wait_words(s, "সময়সীমা");
    session_press(s, "F4");
    session_wait_words(s, "স্বাগতম");
    session_press(s, "Esc");
    assert_int_equal(session_wait_exit(s), 0);
    free(home);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_visitor_reads_a_card_and_esc_ends_it, session_teardown),
    };

    if (argc != 2) {
        (void)fprintf(stderr, "usage: installed_kiosk PROGRAM\n");
        return 2;
    }
    program = argv[1];
    return cmocka_run_group_tests_name("installed_kiosk", tests, NULL, NULL);
}
