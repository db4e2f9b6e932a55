/* Working days, due dates and how they came about; tracking numbers and their check digit. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/shipped.h"
#include "model/calendar.h"
#include "model/tracking.h"

/* All holiday files that are shipped. */
static int load(void **state)
{
    static struct calendar calendar;
    const struct shipped *file = NULL;

    memset(&calendar, 0, sizeof(calendar));
    while ((file = shipped_next("holidays/", file)) != NULL) {
        struct calendar year = {0};
        struct err e = {0};

        assert_int_equal(calendar_read(file->data, shipped_size(file), &year, &e), ERR_OK);
        for (size_t i = 0; i < year.day_count; i++)
            calendar_add_day(&calendar, year.days[i]);
        calendar_add_year(&calendar, year.years[0]);
        free(year.days); /* what they hold has moved */
        free(year.years);
    }
    *state = &calendar;
    return 0;
}

static int unload(void **state)
{
    calendar_clear(*state);
    return 0;
}

static const struct date FIRST = {2025, 1, 1};
enum { DAYS = 3 * 365 };

/* Day by day, straight from the rule; the functions must agree with it. */
static bool is_working(const struct calendar *calendar, struct date date)
{
    for (size_t i = 0; i < calendar->day_count; i++) {
        if (date_compare(calendar->days[i].date, date) == 0)
            return calendar->days[i].kind == DAY_WORKING;
    }
    return date_weekday(date) != FRIDAY && date_weekday(date) != SATURDAY;
}

static void working_days_are_sunday_to_thursday_less_holidays(void **state)
{
    const struct calendar *calendar = *state;

    for (int i = 0; i < DAYS; i++) {
        struct date date = date_add(FIRST, i);

        assert_int_equal(calendar_is_working(calendar, date), is_working(calendar, date));
    }
}

static void due_dates_agree_with_counting_by_hand(void **state)
{
    static const int LIMITS[] = {0, 1, 3, 7, 20, 30, 60};
    const struct calendar *calendar = *state;

    for (int i = 0; i < DAYS; i++) {
        for (size_t k = 0; k < sizeof(LIMITS) / sizeof(LIMITS[0]); k++) {
            struct date start = date_add(FIRST, i);
            struct date date = start;
            struct due due;
            struct due account;

            for (int left = LIMITS[k]; left > 0; left -= is_working(calendar, date))
                date = date_add(date, 1);
            calendar_due(calendar, start, LIMITS[k], &due);
            calendar_account(calendar, start, due.date, &account);
            assert_int_equal(date_compare(due.date, date), 0);
            assert_int_equal(calendar_between(calendar, start, date), LIMITS[k]);
            assert_int_equal(calendar_between(calendar, date, start), -LIMITS[k]);
            assert_int_equal(account.working_days, LIMITS[k]);
            assert_int_equal(account.weekend_days, due.weekend_days);
            assert_int_equal(account.holiday_count, due.holiday_count);
            due_clear(&due);
            due_clear(&account);
        }
    }
}

static void every_day_between_is_accounted_for(void **state)
{
    const struct calendar *calendar = *state;

    for (int i = 0; i < DAYS; i++) {
        struct date start = date_add(FIRST, i);
        struct due due;
        int days = 0;

        calendar_due(calendar, start, 30, &due);
        for (struct date d = start; date_compare(d, due.date) < 0; d = date_add(d, 1))
            days++;
        assert_int_equal(days, due.working_days + due.weekend_days + (int)due.holiday_count);
        due_clear(&due);
    }
}

static void days_between_are_those_that_are_passed(void **state)
{
    enum { AHEAD = 45 };
    const struct calendar *calendar = *state;

    for (int i = -20000; i < DAYS; i += i < -10 ? 37 : 1) {
        struct date start = date_add(FIRST, i);
        int count = 0;

        for (int ahead = 0; ahead < AHEAD; ahead++) {
            struct date end = date_add(start, ahead);

            count += ahead > 0 && is_working(calendar, end);
            assert_int_equal(calendar_between(calendar, start, end), count);
            assert_int_equal(calendar_between(calendar, end, start), -count);
        }
    }
}

static void years_that_are_not_known_whole_are_named(void **state)
{
    static const struct {
        struct date start;
        int year;
    } CASES[] = {
        {{2026, 1, 4}, 0}, {{2026, 12, 20}, 2027}, {{2027, 5, 2}, 2027}, {{2029, 1, 1}, 2029}};
    const struct calendar *calendar = *state;

    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        struct due due;

        calendar_due(calendar, CASES[i].start, 30, &due);
        assert_int_equal(due.uncertain_year, CASES[i].year);
        due_clear(&due);
    }
}

static void counting_comes_to_an_end(void **state)
{
    const struct calendar *calendar = *state;
    struct due due;

    calendar_due(calendar, FIRST, 2000000000, &due);
    assert_int_equal(due.working_days, CALENDAR_MOST_DAYS);
    due_clear(&due);
    calendar_due(calendar, FIRST, -5, &due);
    assert_int_equal(date_compare(due.date, FIRST), 0);
    due_clear(&due);
}

static void shipped_years_have_the_days_of_every_year(void **state)
{
    static const struct {
        int month, day;
    } FIXED[] = {{2, 21}, {3, 26}, {4, 14}, {5, 1}, {8, 5}, {12, 16}, {12, 25}};
    const struct calendar *calendar = *state;

    assert_int_equal(calendar->year_count, 3);
    for (size_t y = 0; y < calendar->year_count; y++) {
        assert_int_equal(calendar->years[y].year, 2025 + (int)y);
        assert_int_equal(calendar->years[y].complete, y < 2);
        for (size_t i = 0; i < sizeof(FIXED) / sizeof(FIXED[0]); i++)
            assert_non_null(calendar_special(
                calendar, (struct date){2025 + (int)y, FIXED[i].month, FIXED[i].day}));
    }
}

/* ---- tracking numbers -------------------------------------------------------------------------------- */

static void one_wrong_digit_is_always_noticed(void **state)
{
    enum { NUMBERS = 300 };
    char read[TRACKING_SIZE];

    (void)state;
    for (int n = 0; n < NUMBERS; n++) {
        char number[TRACKING_SIZE];

        tracking_new(number);
        assert_int_equal(tracking_read(number, read), TRACKING_OK);
        assert_true(number[0] != '0');
        for (int i = 0; i < TRACKING_DIGITS; i++) {
            char kept = number[i];

            for (char c = '0'; c <= '9'; c++) {
                number[i] = c;
                assert_int_equal(tracking_read(number, read),
                                 c == kept ? TRACKING_OK : TRACKING_MISTYPED);
            }
            number[i] = kept;
        }
    }
}

static void two_neighbours_swapped_are_always_noticed(void **state)
{
    enum { NUMBERS = 300 };
    char read[TRACKING_SIZE];

    (void)state;
    for (int n = 0; n < NUMBERS; n++) {
        char number[TRACKING_SIZE];

        tracking_new(number);
        for (int i = 0; i + 1 < TRACKING_DIGITS; i++) {
            char swapped[TRACKING_SIZE];

            memcpy(swapped, number, TRACKING_SIZE);
            swapped[i] = number[i + 1];
            swapped[i + 1] = number[i];
            if (number[i] != number[i + 1])
                assert_int_equal(tracking_read(swapped, read), TRACKING_MISTYPED);
        }
    }
}

static void numbers_are_forgiven_their_writing(void **state)
{
    static const struct {
        const char *text;
        enum tracking_fault fault;
    } CASES[] = {{"5226888089", TRACKING_OK},
                 {"5226 888 089", TRACKING_OK},
                 {"৫২২৬৮৮৮০৮৯", TRACKING_OK},
                 {"৫২২৬-৮৮৮-089", TRACKING_OK},
                 {"  5226888089  ", TRACKING_OK},
                 {"5226.888.089", TRACKING_OK},
                 {"0000005724", TRACKING_OK}, /* of 572 it is 4 */
                 {"", TRACKING_EMPTY},
                 {"   ", TRACKING_EMPTY},
                 {"522688808", TRACKING_LENGTH},
                 {"52268880899", TRACKING_LENGTH},
                 {"5226888088", TRACKING_MISTYPED},
                 {"522688808x", TRACKING_NOT_DIGITS},
                 {"+5226888089", TRACKING_NOT_DIGITS}};

    (void)state;
    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        char read[TRACKING_SIZE];
        enum tracking_fault fault = tracking_read(CASES[i].text, read);

        if (fault != CASES[i].fault)
            fail_msg("%s: %d, not %d", CASES[i].text, (int)fault, (int)CASES[i].fault);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(working_days_are_sunday_to_thursday_less_holidays),
        cmocka_unit_test(due_dates_agree_with_counting_by_hand),
        cmocka_unit_test(every_day_between_is_accounted_for),
        cmocka_unit_test(days_between_are_those_that_are_passed),
        cmocka_unit_test(years_that_are_not_known_whole_are_named),
        cmocka_unit_test(counting_comes_to_an_end),
        cmocka_unit_test(shipped_years_have_the_days_of_every_year),
        cmocka_unit_test(one_wrong_digit_is_always_noticed),
        cmocka_unit_test(two_neighbours_swapped_are_always_noticed),
        cmocka_unit_test(numbers_are_forgiven_their_writing),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
