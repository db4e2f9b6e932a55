/* calendar due, import, list; store check, verify, backup; convert. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "outside.h"

#define GOOD "{\"office\":\"homna\",\"anonymous\":true,\"subject\":\"ক\",\"description\":\"খ\"}\n"

/* ---- calendar due ------------------------------------------------------------------------------ */

static void due_dates_are_counted_in_working_days(void **state)
{
    static const char *const CASES[][3] = {
        {"2026-11-22", "0", "2026-11-22"},
        {"2026-11-22", "1", "2026-11-23"},
        {"2026-11-26", "1", "2026-11-29"}, /* over Friday and Saturday */
        {"2026-11-27", "1", "2026-11-29"}, /* received on a Friday */
        {"2026-12-15", "1", "2026-12-17"}, /* over Victory Day */
        {"2026-12-24", "1", "2026-12-27"}, /* Christmas is a Friday: lost with the weekend */
        {"2026-11-22", "30", "2027-01-04"},
        {"২০২৬-১১-২২", "৩০", "2027-01-04"},
        {"22/11/2026", "30", "2027-01-04"},
        {"2025-05-15", "1", "2025-05-17"}, /* a working Saturday */
        {"2025-06-03", "2", "2025-06-15"}, /* over Eid-ul-Azha with its executive days */
        {"2028-02-28", "1", "2028-02-29"},
    };
    struct outside *o = *state;

    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        char *line;

        EXPECT(o, 0, "calendar", "due", CASES[i][0], CASES[i][1]);
        line = outside_line(&o->out, 0);
        if (strcmp(line, CASES[i][2]) != 0)
            fail_msg("%s and %s days: %s, not %s", CASES[i][0], CASES[i][1], line, CASES[i][2]);
        free(line);
    }
}

static void it_is_said_how_a_date_came_about(void **state)
{
    struct outside *o = *state;
    json_t *due;

    EXPECT(o, 0, "calendar", "due", "2026-12-10", "10", "--json");
    due = outside_json(o, 0);
    assert_members(due, "start due working_days weekend_days holidays uncertain_year");
    assert_string_equal(member(due, "start"), "2026-12-10");
    assert_string_equal(member(due, "due"), "2026-12-27");
    assert_int_equal(json_integer_value(json_object_get(due, "working_days")), 10);
    assert_int_equal(json_integer_value(json_object_get(due, "weekend_days")), 6);
    assert_int_equal(json_array_size(json_object_get(due, "holidays")), 1);
    assert_members(json_array_get(json_object_get(due, "holidays"), 0),
                   "date name_bn name_en kind");
    assert_true(json_is_null(json_object_get(due, "uncertain_year")));
    json_decref(due);
    EXPECT(o, 0, "calendar", "due", "2026-12-10", "10");
    assert_has(&o->out, "Victory Day");
    EXPECT(o, 0, "calendar", "due", "2026-12-30", "10", "--json");
    assert_has(&o->out, "\"uncertain_year\":2027");
    EXPECT(o, 0, "calendar", "due", "2026-12-30", "10");
    assert_has(&o->out, "2027 are not all known yet");
}

static void what_is_no_date_or_number_is_refused(void **state)
{
    static const char *const BAD[][2] = {{"2026-02-29", "1"},
                                         {"tomorrow", "1"},
                                         {"", "1"},
                                         {"2026-11-22", "3651"},
                                         {"2026-11-22", "x"},
                                         {"2026-11-22", "1.5"},
                                         {"2026-11-22", ""},
                                         {"1066-10-14", "1"},
                                         {"99999-01-01", "1"},
                                         {"2026-11-22", "99999999999999999999"},
                                         {"2026-11-22x", "1"}};
    struct outside *o = *state;

    for (size_t i = 0; i < sizeof(BAD) / sizeof(BAD[0]); i++) {
        EXPECT(o, 3, "calendar", "due", BAD[i][0], BAD[i][1]);
        assert_int_equal(o->out.len, 0);
    }
    EXPECT(o, 0, "calendar", "due", "2026-11-22", "3650"); /* ten years, and an end */
}

/* ---- calendar import and list ------------------------------------------------------------------ */

static void bad_rows_are_named_by_file_and_line(void **state)
{
    static const struct {
        const char *text;
        const char *place;
    } BAD[] = {
        {"year\t2027\n2027-13-01\tক\tA\tfixed\n", ":2:"},
        {"year\t2027\ncomplete\tperhaps\n", ":2:"},
        {"2027-01-01\tক\tA\tfixed\nyear\t2027\n", ":1:"},
        {"year\t2027\n\n# note\n2026-01-01\tক\tA\tfixed\n", ":4:"},
        {"year\t2027\n2027-01-01\tক\tA\tfixed\n2027-01-01\tখ\tB\tmoon\n", ":3:"},
        {"year\t2027\n2027-01-01\tক\tA\tsometimes\n", ":2:"},
        {"year\t2027\n2027-01-01\tক\tA\n", ":2:"},
        {"year\t2027\n2027-01-01\t\tA\tfixed\n", ":2:"},
        {"year\t2027\nyear\t2028\n", ":2:"},
        {"year\ttwo\n", ":1:"},
        {"year\t0001\n", ":1:"},
        {"year\t2027\r\nনববর্ষ\n", ":2:"},
        {"year\t2027\n\xFF\n", ":2:"},
        {"", ": "},
        {"complete\tyes\n", ": "},
    };
    struct outside *o = *state;
    char *before;

    EXPECT(o, 0, "calendar", "list");
    before = str_take(&o->out);
    for (size_t i = 0; i < sizeof(BAD) / sizeof(BAD[0]); i++) {
        char *path = outside_file(o, "bad.tsv", BAD[i].text, strlen(BAD[i].text));
        char *place = str_format("bad.tsv%s", BAD[i].place);

        EXPECT(o, 3, "calendar", "import", path);
        assert_has(&o->err, place);
        assert_int_equal(o->out.len, 0);
        free(path);
        free(place);
    }
    EXPECT(o, 4, "calendar", "import", "nowhere.tsv");
    EXPECT(o, 3, "calendar", "import", o->folder);
    EXPECT(o, 0, "calendar", "list");
    assert_string_equal(str_text(&o->out), before);
    free(before);
}

static void an_edited_year_replaces_the_old_one(void **state)
{
    struct outside *o = *state;

    outside_feed(
        o, "\xEF\xBB\xBFyear,২০২৭\r\ncomplete,yes\r\nsource,\"a, b\"\r\n"
           "\"২০২৭-০১-০৩\",\"একটি \"\"দিন\"\"\",A day,moon,a remark, with a comma\r\n,,,\r\n");
    EXPECT(o, 0, "calendar", "import", "-");
    assert_string_equal(str_text(&o->out), "2027\t1\n");
    EXPECT(o, 0, "calendar", "due", "2026-12-31", "1", "--json");
    assert_has(&o->out, "\"due\":\"2027-01-04\"");
    assert_has(&o->out, "একটি \\\"দিন\\\"");
    assert_has(&o->out, "\"uncertain_year\":null");
    EXPECT(o, 0, "calendar", "due", "2027-02-18", "1"); /* the 21st was a holiday before */
    assert_has(&o->out, "2027-02-21\n");
    EXPECT(o, 0, "calendar", "list", "--json");
    assert_has(&o->out, "\"date\":\"2026-12-16\""); /* the other years stay */
    assert_null(strstr(str_text(&o->out), "2027-02-21"));
}

static void shipped_holiday_files_can_be_taken_again(void **state)
{
    static const char *const FILES[] = {"data/holidays/2025.tsv", "data/holidays/2026.tsv",
                                        "data/holidays/2027.tsv"};
    struct outside *o = *state;
    char *before;

    EXPECT(o, 0, "calendar", "list", "--json");
    before = str_take(&o->out);
    for (size_t i = 0; i < sizeof(FILES) / sizeof(FILES[0]); i++) {
        char *file = outside_source(FILES[i]);

        EXPECT(o, 0, "calendar", "import", file);
        free(file);
    }
    EXPECT(o, 0, "calendar", "list", "--json");
    assert_string_equal(str_text(&o->out), before);
    free(before);
}

static void the_list_says_which_years_are_known(void **state)
{
    struct outside *o = *state;
    json_t *day;

    EXPECT(o, 0, "calendar", "list");
    assert_has(&o->out, "# 2026: all holidays are known");
    assert_has(&o->out, "# 2027: not all holidays are known yet");
    EXPECT(o, 0, "calendar", "list", "--json");
    for (size_t i = 0; i < outside_lines(&o->out); i++) {
        day = outside_json(o, i);
        assert_members(day, "date name_bn name_en kind");
        json_decref(day);
    }
}

/* ---- store ------------------------------------------------------------------------------------- */

static void a_store_in_order_says_so(void **state)
{
    struct outside *o = *state;

    outside_feed(o, GOOD GOOD GOOD);
    EXPECT(o, 0, "complaint", "file", "-");
    EXPECT(o, 0, "store", "check");
    assert_int_equal(outside_lines(&o->out), 1);
    EXPECT(o, 0, "store", "verify");
    assert_int_equal(strncmp(str_text(&o->out), "3\t", 2), 0);
    assert_int_equal(o->out.len, 2 + 64 + 1);
}

static void a_store_that_others_can_read_is_a_fault(void **state)
{
    struct outside *o = *state;

    assert_int_equal(chmod(o->store, 0644), 0);
    EXPECT(o, 1, "store", "check");
    assert_int_equal(outside_lines(&o->out), 1);
    assert_int_equal(o->err.len, 0);
}

static void a_backup_is_a_store_of_its_own(void **state)
{
    struct outside *o = *state;
    char *head;
    struct stat st;

    outside_feed(o, GOOD GOOD);
    EXPECT(o, 0, "complaint", "file", "-");
    EXPECT(o, 0, "store", "verify");
    head = str_take(&o->out);
    EXPECT(o, 0, "store", "backup", "copy.db");
    assert_string_equal(str_text(&o->out), "copy.db\n");
    free(o->store);
    o->store = str_format("%s/copy.db", o->folder);
    assert_int_equal(stat(o->store, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    EXPECT(o, 0, "store", "verify");
    assert_string_equal(str_text(&o->out), head);
    EXPECT(o, 0, "store", "check");
    free(head);
}

static void a_backup_never_replaces_a_file(void **state)
{
    struct outside *o = *state;
    char *path = outside_file(o, "mine", "kept\n", 5);
    struct stat st;

    EXPECT(o, 3, "store", "backup", path);
    EXPECT(o, 3, "store", "backup", o->store);
    EXPECT(o, 3, "store", "backup", o->folder);
    EXPECT(o, 4, "store", "backup", "no/such/folder/copy.db");
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_size, 5);
    free(path);
}

/* ---- convert ----------------------------------------------------------------------------------- */

static void legacy_text_becomes_utf8(void **state)
{
    static const char BIJOY[] = "Avgvi †mvbvi evsjv|\n";
    static const char UTF16[] = "\xFF\xFE\x95\x09\xBE\x09\n\0";
    struct outside *o = *state;

    outside_feed(o, BIJOY);
    EXPECT(o, 0, "convert", "--from", "bijoy");
    assert_string_equal(str_text(&o->out), "আমার সোনার বাংলা।\n");
    outside_feed(o, "Avgvi \x86mvbvi evsjv|\n"); /* as CP1252 bytes */
    EXPECT(o, 0, "convert", "--from=auto");
    assert_string_equal(str_text(&o->out), "আমার সোনার বাংলা।\n");
    str_add_bytes(&o->input, UTF16, sizeof(UTF16) - 1);
    EXPECT(o, 0, "convert", "--from", "auto");
    assert_string_equal(str_text(&o->out), "কা\n");
    str_add_bytes(&o->input, UTF16 + 2, sizeof(UTF16) - 3);
    EXPECT(o, 0, "convert", "--from", "utf-16");
    assert_string_equal(str_text(&o->out), "কা\n");
    outside_feed(o, "\xEF\xBB\xBF\xE0\xA6\xAF\xE0\xA6\xBC already\n");
    EXPECT(o, 0, "convert", "--from", "auto");
    assert_string_equal(str_text(&o->out), "য় already\n");
    outside_feed(o, "");
    EXPECT(o, 0, "convert", "--from", "auto");
    assert_int_equal(o->out.len, 0);
}

static void convert_needs_no_store(void **state)
{
    struct outside *o = *state;
    char *file = outside_source("tests/charters/homna.txt");

    free(o->store);
    o->store = mem_copy_string("/proc/none/store.db");
    outside_feed(o, "K\n");
    EXPECT(o, 0, "convert", "--from", "bijoy");
    EXPECT(o, 0, "--version");
    EXPECT(o, 0, "--help");
    EXPECT(o, 1, "charter", "check", file);
    free(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OUTSIDE_TEST(due_dates_are_counted_in_working_days),
        OUTSIDE_TEST(it_is_said_how_a_date_came_about),
        OUTSIDE_TEST(what_is_no_date_or_number_is_refused),
        OUTSIDE_TEST(bad_rows_are_named_by_file_and_line),
        OUTSIDE_TEST(an_edited_year_replaces_the_old_one),
        OUTSIDE_TEST(shipped_holiday_files_can_be_taken_again),
        OUTSIDE_TEST(the_list_says_which_years_are_known),
        OUTSIDE_TEST(a_store_in_order_says_so),
        OUTSIDE_TEST(a_store_that_others_can_read_is_a_fault),
        OUTSIDE_TEST(a_backup_is_a_store_of_its_own),
        OUTSIDE_TEST(a_backup_never_replaces_a_file),
        OUTSIDE_TEST(legacy_text_becomes_utf8),
        OUTSIDE_TEST(convert_needs_no_store),
    };

    return cmocka_run_group_tests(tests, outside_group_setup, outside_group_teardown);
}
