/* complaint list and show: filters, order, and outputs that harm nobody. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "outside.h"

#define OF(office, more)                                                                           \
    "{\"office\":\"" office "\",\"anonymous\":true,\"subject\":\"ক\",\"description\":\"খ\"" more   \
    "}\n"
#define NAMED(mobile)                                                                                              \
    "{\"office\":\"homna\",\"name\":\"করিম\",\"present_address\":\"হোমনা\",\"subject\":\"ক\"," \
    "\"description\":\"খ\",\"mobile\":\"" mobile "\"}\n"

/* The number that the nth receipt of the last call has; the caller frees. */
static char *tracking_of(const struct outside *o, size_t n)
{
    json_t *receipt = outside_json(o, n);
    char *tracking = strdup(member(receipt, "tracking"));

    json_decref(receipt);
    return tracking;
}

static void file_lines(struct outside *o, const char *lines)
{
    outside_feed(o, lines);
    EXPECT(o, 0, "complaint", "file", "--json", "-");
}

/* How many a list with these options has. */
static size_t listed(struct outside *o, const char *const *options)
{
    const char *arguments[12] = {"complaint", "list", "--json"};

    for (size_t i = 0; options[i] != NULL; i++)
        arguments[i + 3] = options[i];
    assert_int_equal(outside_run(o, arguments), 0);
    return outside_lines(&o->out);
}
#define LISTED(o, ...) listed(o, (const char *const[]){__VA_ARGS__, NULL})

static void a_list_is_narrowed_by_its_options(void **state)
{
    struct outside *o = *state;

    o->now = "2026-01-04T10:00:00+06:00";
    file_lines(o, OF("homna", "") NAMED("01712345678"));
    o->now = OUTSIDE_NOW;
    file_lines(o, OF("rupganj", "") OF("keshabpur", "") NAMED("01812345678"));
    assert_int_equal(LISTED(o, "--office", "homna"), 3);
    assert_int_equal(LISTED(o, "--office=rupganj"), 1);
    assert_int_equal(LISTED(o, "--status", "new"), 5);
    assert_int_equal(LISTED(o, "--status", "disposed"), 0);
    assert_int_equal(LISTED(o, "--overdue"), 2);
    assert_int_equal(LISTED(o, "--overdue", "--office", "rupganj"), 0);
    assert_int_equal(LISTED(o, "--mobile", "+৮৮০ ১৭১২ ৩৪৫৬৭৮"), 1);
    assert_int_equal(LISTED(o, "--mobile", "01912345678"), 0);
    assert_int_equal(
        LISTED(o, "--mobile", "01712345678", "--overdue", "--status", "new", "--office", "homna"),
        1);
    assert_int_equal(LISTED(o, "--limit", "2"), 2);
    assert_int_equal(LISTED(o, "--limit", "৩"), 3);
    EXPECT(o, 1, "complaint", "list", "--office", "nowhere");
    EXPECT(o, 3, "complaint", "list", "--office", "doict");
    assert_int_equal(o->out.len, 0);
}

/* So that it need not stand on a command line, which all of the machine can see. */
static void what_is_personal_comes_on_standard_input(void **state)
{
    struct outside *o = *state;

    file_lines(o, OF("homna", "") NAMED("01712345678") NAMED("01812345678"));
    outside_feed(o, "+৮৮০ ১৭১২ ৩৪৫৬৭৮\n01812345678\n"); /* one line of it */
    assert_int_equal(LISTED(o, "--mobile", "-"), 1);
    assert_has(&o->out, "01712345678");
    outside_feed(o, "01812345678"); /* without a newline */
    assert_int_equal(LISTED(o, "--find", "-"), 1);
    assert_has(&o->out, "01812345678");
    outside_feed(o, "করিম\n");
    assert_int_equal(LISTED(o, "--find=-", "--office", "homna", "--limit", "1"), 1);
    outside_feed(o, "\n");
    assert_int_equal(LISTED(o, "--find", "-"), 0);
    EXPECT(o, 3, "complaint", "list", "--find", "-");
    assert_has(&o->err, "nothing on standard input");
    outside_feed(o, "\xFF\n");
    EXPECT(o, 3, "complaint", "list", "--mobile", "-");
    outside_feed(o, "0171\n");
    EXPECT(o, 2, "complaint", "list", "--mobile", "-");
    assert_null(strstr(str_text(&o->err), "0171")); /* nor does it come back */
    for (int i = 0; i < 5000; i++)
        outside_feed(o, "ক");
    EXPECT(o, 3, "complaint", "list", "--find", "-");
}

static void what_is_due_first_comes_first(void **state)
{
    static const char *const DUE[] = {"2026-04-21", "2026-12-21", "2027-01-04"};
    struct outside *o = *state;

    file_lines(o, OF("homna", ""));
    o->now = "2026-03-01T10:00:00+06:00";
    file_lines(o, OF("homna", ""));
    o->now = OUTSIDE_NOW;
    file_lines(o, OF("homna", ",\"against_gro\":true"));
    assert_int_equal(LISTED(o, "--office", "homna"), 3);
    for (size_t i = 0; i < 3; i++) {
        json_t *row = outside_json(o, i);

        assert_string_equal(member(row, "due"), DUE[i]);
        assert_true(json_is_boolean(json_object_get(row, "overdue")));
        assert_int_equal(json_is_true(json_object_get(row, "overdue")), i == 0);
        json_decref(row);
    }
}

static void an_empty_list_is_no_fault(void **state)
{
    struct outside *o = *state;

    EXPECT(o, 0, "complaint", "list");
    assert_int_equal(o->out.len, 0);
    EXPECT(o, 0, "complaint", "list", "--json");
    assert_int_equal(o->out.len, 0);
    EXPECT(o, 0, "complaint", "list", "--csv");
    assert_int_equal(outside_lines(&o->out), 1); /* the head */
}

static void a_complaint_has_the_members_of_the_contract(void **state)
{
    static const char WANTED[] =
        "tracking office filed_with status tier received due overdue outcome medium typed_by"
        " against_gro complainant service charter_version service_applied_on service_tracking"
        " subject description";
    struct outside *o = *state;
    char *with_events = str_format("%s events", WANTED);
    char *tracking;
    json_t *shown;

    file_lines(o, OF("homna", ""));
    tracking = tracking_of(o, 0);
    EXPECT(o, 0, "complaint", "show", "--json", tracking);
    shown = outside_json(o, 0);
    assert_members(shown, with_events);
    assert_members(json_object_get(shown, "complainant"),
                   "kind anonymous name mobile email nid present_address permanent_address relation"
                   " seeker_name");
    assert_true(json_is_null(json_object_get(shown, "service")));
    json_decref(shown);
    EXPECT(o, 0, "complaint", "list", "--json");
    shown = outside_json(o, 0);
    assert_members(shown, WANTED);
    json_decref(shown);
    free(tracking);
    free(with_events);
}

/* ---- showing one ------------------------------------------------------------------------------- */

static void a_number_is_taken_in_any_writing(void **state)
{
    struct outside *o = *state;
    char *t;
    char *writings[5];
    struct str bangla = {0};

    file_lines(o, OF("homna", ""));
    t = tracking_of(o, 0);
    for (const char *p = t; *p != '\0'; p++)
        str_addf(&bangla, "\xE0\xA7%c", (char)(0xA6 + *p - '0'));
    writings[0] = str_format("%.4s %.3s %s", t, t + 4, t + 7);
    writings[1] = str_format(" %.5s-%s ", t, t + 5);
    writings[2] = str_format("%.2s/%.2s/%s", t, t + 2, t + 4);
    writings[3] = str_take(&bangla);
    writings[4] = str_format("%.3s\xE2\x80\x93%s", t, t + 3); /* an en dash */
    for (size_t i = 0; i < sizeof(writings) / sizeof(writings[0]); i++) {
        if (RUN(o, "complaint", "show", writings[i]) != 0)
            fail_msg("%s: %s", writings[i], str_text(&o->err));
        free(writings[i]);
    }
    writings[0] = str_format("%.4s", t);
    EXPECT(o, 0, "complaint", "show", writings[0], t + 4); /* as two arguments */
    free(writings[0]);
    free(t);
}

static void a_number_that_cannot_be_is_told_from_one_not_there(void **state)
{
    struct outside *o = *state;
    char *t;

    file_lines(o, OF("homna", ""));
    t = tracking_of(o, 0);
    t[9] = (char)('0' + (t[9] - '0' + 1) % 10);
    EXPECT(o, 1, "complaint", "show", t);
    assert_has(&o->err, "digit");
    t[9] = '\0';
    EXPECT(o, 3, "complaint", "show", t);
    EXPECT(o, 3, "complaint", "show", "");
    EXPECT(o, 3, "complaint", "show", "123456789x");
    EXPECT(o, 3, "complaint", "show", "' OR 1=1 --");
    EXPECT(o, 1, "complaint", "show", "1000000008", "--json"); /* a good number of nobody's */
    assert_int_equal(o->out.len, 0);
    free(t);
}

/* ---- hostile contents -------------------------------------------------------------------------- */

#define HOSTILE                                                                                    \
    "{\"office\":\"homna\",\"anonymous\":true,"                                                    \
    "\"subject\":\"\\u001b[2J\\u202e\\u200bred\\u0007\\u009b31m\\ufeff\","                         \
    "\"description\":\"one\\r\\nTracking number: 1234\\n\\n\\n\\n\\u001b]0;x\\u0007two\"}\n"

static bool is_harmless(const struct str *text)
{
    static const char *const HARM[] = {"\x1B",         "\a",           "\xC2\x9B",    "\r",
                                       "\xE2\x80\xAE", "\xE2\x80\x8B", "\xEF\xBB\xBF"};

    for (size_t i = 0; i < sizeof(HARM) / sizeof(HARM[0]); i++) {
        if (strstr(str_text(text), HARM[i]) != NULL)
            return false;
    }
    return strlen(str_text(text)) == text->len;
}

static void nothing_that_a_terminal_obeys_comes_out(void **state)
{
    struct outside *o = *state;
    char *tracking;
    json_t *shown;

    file_lines(o, HOSTILE);
    tracking = tracking_of(o, 0);
    EXPECT(o, 0, "complaint", "list");
    assert_true(is_harmless(&o->out));
    assert_int_equal(outside_lines(&o->out), 1);
    EXPECT(o, 0, "complaint", "show", tracking);
    assert_true(is_harmless(&o->out));
    assert_has(&o->out, "\n    Tracking number: 1234\n"); /* set in: no line of the record's own */
    EXPECT(o, 0, "complaint", "show", "--json", tracking);
    assert_true(is_harmless(&o->out));
    shown = outside_json(o, 0);
    assert_string_equal(member(shown, "subject"), "[2Jred31m");
    json_decref(shown);
    free(tracking);
}

static void csv_has_no_formulas_and_whole_rows(void **state)
{
    static const char *const FORMULAS[] = {"=1+1",     "+88017", "-2+3",
                                           "@SUM(A1)", "＝1+1",  "=cmd|' /C x'!A"};
    struct outside *o = *state;
    char *line;

    for (size_t i = 0; i < sizeof(FORMULAS) / sizeof(FORMULAS[0]); i++)
        str_addf(&o->input,
                 "{\"office\":\"homna\",\"anonymous\":true,\"description\":\"a\\n\\\"b\\\", c\","
                 "\"subject\":\"%s ক\"}\n",
                 FORMULAS[i]);
    EXPECT(o, 0, "complaint", "file", "-");
    EXPECT(o, 0, "complaint", "list", "--csv");
    line = outside_line(&o->out, 0);
    assert_string_equal(line,
                        "tracking,received,due,overdue,office,status,tier,outcome,medium,kind,"
                        "name,mobile,email,service,subject,description\r");
    for (size_t i = 0; i < sizeof(FORMULAS) / sizeof(FORMULAS[0]); i++) {
        char *cell = str_format(",\"'%s ক\",\"a\n", FORMULAS[i]);

        assert_has(&o->out, cell);
        free(cell);
    }
    assert_has(&o->out, ",\"a\n\"\"b\"\", c\"\r\n");
    assert_null(strstr(str_text(&o->out), ",="));
    free(line);
}

static void lists_for_people_are_in_their_language(void **state)
{
    struct outside *o = *state;
    char *tracking;

    file_lines(o, OF("homna", ""));
    tracking = tracking_of(o, 0);
    o->plain = true;
    EXPECT(o, 0, "complaint", "list");
    assert_has(&o->out, "নতুন");
    EXPECT(o, 0, "complaint", "show", tracking);
    assert_has(&o->out, "নতুন");
    assert_has(&o->out, "জানুয়ারি ২০২৭");
    EXPECT(o, 0, "--lang", "en", "complaint", "list");
    assert_has(&o->out, "\tnew\t");
    free(tracking);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OUTSIDE_TEST(a_list_is_narrowed_by_its_options),
        OUTSIDE_TEST(what_is_personal_comes_on_standard_input),
        OUTSIDE_TEST(what_is_due_first_comes_first),
        OUTSIDE_TEST(an_empty_list_is_no_fault),
        OUTSIDE_TEST(a_complaint_has_the_members_of_the_contract),
        OUTSIDE_TEST(a_number_is_taken_in_any_writing),
        OUTSIDE_TEST(a_number_that_cannot_be_is_told_from_one_not_there),
        OUTSIDE_TEST(nothing_that_a_terminal_obeys_comes_out),
        OUTSIDE_TEST(csv_has_no_formulas_and_whole_rows),
        OUTSIDE_TEST(lists_for_people_are_in_their_language),
    };

    return cmocka_run_group_tests(tests, outside_group_setup, outside_group_teardown);
}
