/* Guessing tracking numbers: ten tries, then waits that grow; kept over restarts and power cuts. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "site.h"

static const char KIOSK[] = "/dev/tty1";

static int64_t wait_of(struct store *store, const char *terminal, int64_t now)
{
    struct err e = {0};
    int64_t seconds = -1;

    if (store_guard_wait(store, terminal, now, &seconds, &e) != ERR_OK)
        fail_msg("%s", e.text);
    return seconds;
}

static void note(struct store *store, const char *terminal, bool right, int64_t now)
{
    struct err e = {0};

    if (store_guard_note(store, terminal, right, now, &e) != ERR_OK)
        fail_msg("%s", e.text);
}

static void note_wrong(struct store *store, int times, int64_t now)
{
    for (int i = 0; i < times; i++)
        note(store, KIOSK, false, now);
}

static void nine_wrong_numbers_cost_nothing(void **state)
{
    struct store *store = site_open(*state);

    assert_int_equal(wait_of(store, KIOSK, STORE_NOW), 0);
    note_wrong(store, 9, STORE_NOW);
    assert_int_equal(wait_of(store, KIOSK, STORE_NOW), 0);
    note(store, KIOSK, true, STORE_NOW);
    note_wrong(store, 9, STORE_NOW); /* a right one had ended the row */
    assert_int_equal(wait_of(store, KIOSK, STORE_NOW), 0);
}

static void waits_double_up_to_an_hour(void **state)
{
    static const int WAITS[] = {30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600};
    struct store *store = site_open(*state);
    int64_t now = STORE_NOW;

    note_wrong(store, 9, now);
    for (size_t i = 0; i < sizeof(WAITS) / sizeof(WAITS[0]); i++) {
        note(store, KIOSK, false, now);
        assert_int_equal(wait_of(store, KIOSK, now), WAITS[i]);
        assert_int_equal(wait_of(store, KIOSK, now + 1), WAITS[i] - 1);
        now += WAITS[i];
        assert_int_equal(wait_of(store, KIOSK, now), 0);
    }
    for (int i = 0; i < 100; i++) /* no number overflows */
        note(store, KIOSK, false, now);
    assert_int_equal(wait_of(store, KIOSK, now), 3600);
    note(store, KIOSK, true, now);
    assert_int_equal(wait_of(store, KIOSK, now), 0);
}

static void each_terminal_waits_for_itself(void **state)
{
    struct store *store = site_open(*state);

    note_wrong(store, 10, STORE_NOW);
    assert_int_equal(wait_of(store, KIOSK, STORE_NOW), 30);
    assert_int_equal(wait_of(store, "/dev/tty2", STORE_NOW), 0);
    assert_int_equal(wait_of(store, "", STORE_NOW), 0);
    assert_int_equal(wait_of(store, "' OR '1'='1", STORE_NOW), 0);
}

static void starting_again_gives_no_more_tries(void **state)
{
    struct site *site = *state;

    note_wrong(site_open(site), 10, STORE_NOW);
    site_close(site);
    assert_int_equal(wait_of(site_open(site), KIOSK, STORE_NOW + 5), 25);
    note_wrong(site->store, 1, STORE_NOW + 40);
    assert_int_equal(wait_of(site->store, KIOSK, STORE_NOW + 40), 60);
}

static void a_day_later_all_is_forgotten(void **state)
{
    enum { DAY = 24 * 3600 };
    struct store *store = site_open(*state);

    note_wrong(store, 12, STORE_NOW);
    note_wrong(store, 1, STORE_NOW + 120 + DAY + 1);
    assert_int_equal(wait_of(store, KIOSK, STORE_NOW + 120 + DAY + 1), 0);
}

static void a_clock_set_back_locks_nobody_out(void **state)
{
    enum { YEAR = 365 * 24 * 3600 };
    struct store *store = site_open(*state);

    note_wrong(store, 20, STORE_NOW + YEAR);
    assert_int_equal(wait_of(store, KIOSK, STORE_NOW + YEAR), 3600);
    assert_int_equal(wait_of(store, KIOSK, STORE_NOW), 0);
    note_wrong(store, 1, STORE_NOW);
    assert_int_equal(wait_of(store, KIOSK, STORE_NOW), 3600); /* and it still counts */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(nine_wrong_numbers_cost_nothing), STORE_TEST(waits_double_up_to_an_hour),
        STORE_TEST(each_terminal_waits_for_itself),  STORE_TEST(starting_again_gives_no_more_tries),
        STORE_TEST(a_day_later_all_is_forgotten),    STORE_TEST(a_clock_set_back_locks_nobody_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
