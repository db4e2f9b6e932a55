/* complaint file: JSON Lines in, receipts out, in order. What is filed comes back whole. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/tracking.h"
#include "outside.h"

#define PLAIN "\"office\":\"homna\",\"anonymous\":true,\"subject\":\"ক\",\"description\":\"খ\""
#define GOOD "{" PLAIN "}\n"
#define FULL                                                                                                               \
    "{\"office\":\"rupganj\",\"kind\":\"citizen\",\"medium\":\"post\",\"anonymous\":false,"                                \
    "\"name\":\"রাহেলা  খাতুন\",\"mobile\":\"+৮৮০ ১৭১২-৩৪৫৬৭৮\","          \
    "\"email\":\"Rahela@Example.ORG\",\"nid\":\"১৯৯০ ১২৩ ৪৫৬৭৮৯\","                              \
    "\"present_address\":\"গ্রাম: ক\\nরূপগঞ্জ\",\"permanent_address\":\"গ্রাম: খ\"," \
    "\"service\":\"citizen/1\",\"service_applied_on\":\"০২/১১/২০২৬\","                                     \
    "\"service_tracking\":\"ক-১২\",\"relation\":\"relative\",\"seeker_name\":\"করিম\","                      \
    "\"against_gro\":true,\"subject\":\"সংযোগ পাইনি\","                                                \
    "\"description\":\"প্রথম লাইন\\nদ্বিতীয় লাইন\"}\n"

/* Files lines that must all be taken; the nth receipt's number, which the caller frees. */
static char *filed(struct outside *o, const char *lines, size_t n)
{
    json_t *receipt;
    char *tracking;

    outside_feed(o, lines);
    EXPECT(o, 0, "complaint", "file", "--json", "-");
    receipt = outside_json(o, n);
    tracking = strdup(member(receipt, "tracking"));
    json_decref(receipt);
    return tracking;
}

static size_t count_filed(struct outside *o)
{
    EXPECT(o, 0, "complaint", "list", "--json");
    return outside_lines(&o->out);
}

static void assert_refusal(const struct outside *o, size_t n, int line, const char *field)
{
    json_t *refusal = outside_json(o, n);

    assert_members(refusal, "line error field");
    assert_int_equal(json_integer_value(json_object_get(refusal, "line")), line);
    assert_true(strlen(member(refusal, "error")) > 5);
    if (field == NULL)
        assert_true(json_is_null(json_object_get(refusal, "field")));
    else
        assert_string_equal(member(refusal, "field"), field);
    json_decref(refusal);
}

/* ---- receipts ---------------------------------------------------------------------------------- */

static void a_receipt_is_as_in_the_contract(void **state)
{
    struct outside *o = *state;
    char tracking[TRACKING_SIZE];
    json_t *receipt;

    outside_feed(o, FULL GOOD);
    EXPECT(o, 0, "complaint", "file", "--json", "-");
    assert_int_equal(outside_lines(&o->out), 2);
    assert_int_equal(o->err.len, 0);
    receipt = outside_json(o, 0);
    assert_members(receipt, "tracking received due office");
    assert_int_equal(tracking_read(member(receipt, "tracking"), tracking), TRACKING_OK);
    assert_string_equal(member(receipt, "tracking"), tracking);
    assert_string_equal(member(receipt, "received"), OUTSIDE_NOW);
    assert_string_equal(member(receipt, "due"), "2026-12-21"); /* the appeal officer has 20 */
    assert_string_equal(member(receipt, "office"), "doict.rupganj.narayanganj");
    json_decref(receipt);
    receipt = outside_json(o, 1);
    assert_string_equal(member(receipt, "due"), "2027-01-04"); /* 30 */
    json_decref(receipt);
    EXPECT(o, 0, "calendar", "due", "2026-11-22", "30");
    assert_has(&o->out, "2027-01-04\n");
}

static void a_receipt_for_people_has_the_number_in_groups(void **state)
{
    struct outside *o = *state;
    char *line;

    outside_feed(o, GOOD);
    EXPECT(o, 0, "complaint", "file", "-");
    line = outside_line(&o->out, 0);
    assert_true(line[4] == ' ' && line[8] == ' ' && line[12] == '\t');
    assert_has(&o->out, "doict.homna.comilla");
    assert_has(&o->out, "January 2027");
    free(line);
    outside_feed(o, GOOD "{}\n" GOOD);
    EXPECT(o, 1, "complaint", "file", "-");
    line = outside_line(&o->out, 1); /* a line for each, here too */
    assert_string_equal(line, "-");
    assert_int_equal(outside_lines(&o->out), 3);
    assert_has(&o->err, "line 2: office: ");
    free(line);
}

static void all_that_was_filed_comes_back(void **state)
{
    static const char *const TEXTS[][2] = {{"office", "doict.rupganj.narayanganj"},
                                           {"filed_with", "doict.rupganj.narayanganj"},
                                           {"status", "new"},
                                           {"received", OUTSIDE_NOW},
                                           {"due", "2026-12-21"},
                                           {"medium", "post"},
                                           {"service", "citizen/1"},
                                           {"service_applied_on", "2026-11-02"},
                                           {"service_tracking", "ক-১২"},
                                           {"subject", "সংযোগ পাইনি"},
                                           {"description", "প্রথম লাইন\nদ্বিতীয় লাইন"}};
    static const char *const PERSON[][2] = {{"kind", "citizen"},
                                            {"name", "রাহেলা খাতুন"},
                                            {"mobile", "01712345678"},
                                            {"email", "rahela@example.org"},
                                            {"nid", "1990123456789"},
                                            {"present_address", "গ্রাম: ক\nরূপগঞ্জ"},
                                            {"permanent_address", "গ্রাম: খ"},
                                            {"relation", "relative"},
                                            {"seeker_name", "করিম"}};
    struct outside *o = *state;
    char *tracking = filed(o, FULL, 0);
    json_t *shown;
    json_t *person;

    EXPECT(o, 0, "complaint", "show", tracking, "--json");
    assert_int_equal(outside_lines(&o->out), 1);
    shown = outside_json(o, 0);
    assert_string_equal(member(shown, "tracking"), tracking);
    for (size_t i = 0; i < sizeof(TEXTS) / sizeof(TEXTS[0]); i++)
        assert_string_equal(member(shown, TEXTS[i][0]), TEXTS[i][1]);
    person = json_object_get(shown, "complainant");
    for (size_t i = 0; i < sizeof(PERSON) / sizeof(PERSON[0]); i++)
        assert_string_equal(member(person, PERSON[i][0]), PERSON[i][1]);
    assert_true(json_is_false(json_object_get(person, "anonymous")));
    assert_true(json_is_true(json_object_get(shown, "against_gro")));
    assert_true(json_is_false(json_object_get(shown, "overdue")));
    assert_true(json_is_null(json_object_get(shown, "outcome")));
    assert_int_equal(json_integer_value(json_object_get(shown, "tier")), 2);
    json_decref(shown);
    free(tracking);
}

static void the_history_begins_with_the_filing(void **state)
{
    struct outside *o = *state;
    char *tracking = filed(o, GOOD, 0);
    json_t *shown;
    json_t *event;

    EXPECT(o, 0, "complaint", "show", tracking, "--json");
    shown = outside_json(o, 0);
    assert_int_equal(json_array_size(json_object_get(shown, "events")), 1);
    event = json_array_get(json_object_get(shown, "events"), 0);
    assert_string_equal(member(event, "at"), OUTSIDE_NOW);
    assert_string_equal(member(event, "action"), "file");
    assert_string_equal(member(event, "actor"), member(shown, "typed_by"));
    assert_true(json_object_get(event, "note") != NULL);
    json_decref(shown);
    free(tracking);
}

/* ---- refusals ---------------------------------------------------------------------------------- */

static void refusals_name_line_and_field(void **state)
{
    static const struct {
        const char *line;
        const char *field;
    } BAD[] = {
        {"nonsense", NULL},
        {"[]", NULL},
        {"\"text\"", NULL},
        {"null", NULL},
        {"{", NULL},
        {"{} {}", NULL},
        {"{" PLAIN ",\"subject\":\"twice\"}", NULL},
        {"{\"subject\":\"nul \\u0000 in it\"}", NULL},
        {"{\"subject\":\"half a pair \\ud800\"}", NULL},
        {"{\"subject\":\"overlong \xC0\xAF\"}", NULL},
        {"{}", "office"},
        {"{\"office\":\"nowhere\",\"anonymous\":true,\"subject\":\"ক\",\"description\":\"খ\"}",
         "office"},
        {"{\"office\":\"doict\",\"anonymous\":true,\"subject\":\"ক\",\"description\":\"খ\"}",
         "office"},
        {"{\"office\":\"\",\"anonymous\":true,\"subject\":\"ক\",\"description\":\"খ\"}", "office"},
        {"{\"office\":\"%\",\"anonymous\":true,\"subject\":\"ক\",\"description\":\"খ\"}", "office"},
        {"{\"office\":\"homna\",\"subject\":\"ক\",\"description\":\"খ\"}", "name"},
        {"{\"office\":\"homna\",\"anonymous\":true,\"description\":\"খ\"}", "subject"},
        {"{\"office\":\"homna\",\"anonymous\":true,\"subject\":\"ক\"}", "description"},
        {"{\"office\":\"homna\",\"anonymous\":true,\"subject\":\" \\u200b\\t\","
         "\"description\":\"খ\"}",
         "subject"},
        {"{" PLAIN ",\"name\":\"named\"}", "name"},
        {"{" PLAIN ",\"kind\":\"alien\"}", "kind"},
        {"{" PLAIN ",\"medium\":\"pigeon\"}", "medium"},
        {"{" PLAIN ",\"relation\":\"stranger\"}", "relation"},
        {"{" PLAIN ",\"against_gro\":1}", "against_gro"},
        {"{" PLAIN ",\"kind\":1}", "kind"},
        {"{" PLAIN ",\"mobile\":[]}", "mobile"},
        {"{" PLAIN ",\"mobile\":1.5}", "mobile"},
        {"{" PLAIN ",\"service\":\"citizen/99\"}", "service"},
        {"{" PLAIN ",\"service\":\"1\"}", "service"},
        {"{" PLAIN ",\"service\":\"citizen/1/\"}", "service"},
        {"{" PLAIN ",\"service_applied_on\":\"2026-11-23\"}", "service_applied_on"},
        {"{" PLAIN ",\"service_applied_on\":\"2026-02-30\"}", "service_applied_on"},
        {"{" PLAIN ",\"service_applied_on\":\"1066-10-14\"}", "service_applied_on"},
        {"{" PLAIN ",\"color\":\"red\"}", "color"},
        {"{" PLAIN ",\"\":\"nameless\"}", NULL},
    };
    enum { COUNT = sizeof(BAD) / sizeof(BAD[0]) };
    struct outside *o = *state;

    for (size_t i = 0; i < COUNT; i++) {
        outside_feed(o, BAD[i].line);
        outside_feed(o, "\n");
    }
    EXPECT(o, 3, "complaint", "file", "--json", "-");
    assert_int_equal(outside_lines(&o->out), COUNT);
    assert_int_equal(o->err.len, 0);
    for (size_t i = 0; i < COUNT; i++)
        assert_refusal(o, i, (int)i + 1, BAD[i].field);
    assert_int_equal(count_filed(o), 0);
}

/* The line of one who is named, with one member replaced or added. */
static void feed_person(struct outside *o, const char *name, const char *value)
{
    static const char *const BASE[][2] = {
        {"name", "\"করিম\""}, {"mobile", "\"01712345678\""}, {"present_address", "\"হোমনা\""}};
    bool replaced = false;

    outside_feed(o, "{\"office\":\"homna\",\"subject\":\"ক\",\"description\":\"খ\"");
    for (size_t i = 0; i < sizeof(BASE) / sizeof(BASE[0]); i++) {
        bool same = strcmp(BASE[i][0], name) == 0;

        replaced = replaced || same;
        str_addf(&o->input, ",\"%s\":%s", BASE[i][0], same ? value : BASE[i][1]);
    }
    if (!replaced)
        str_addf(&o->input, ",\"%s\":%s", name, value);
    outside_feed(o, "}\n");
}

static void what_is_said_of_a_person_is_checked(void **state)
{
    static const struct {
        const char *name;
        const char *value;
        bool good;
    } CASES[] = {
        {"mobile", "\"০১৭১২৩৪৫৬৭৮\"", true},
        {"mobile", "\"008801712345678\"", true},
        {"mobile", "8801712345678", true},
        {"mobile", "\"0171234567\"", false},
        {"mobile", "\"017123456789\"", false},
        {"mobile", "\"01112345678\"", false},
        {"mobile", "\"01712345678x\"", false},
        {"email", "\"a@b.bd\"", true},
        {"email", "\"a@b\"", false},
        {"email", "\"a b@c.bd\"", false},
        {"email", "\"a@@b.bd\"", false},
        {"nid", "\"1234567890\"", true},
        {"nid", "\"AB1234567\"", true},
        {"nid", "\"123\"", false},
        {"nid", "\"1; DROP TABLE\"", false},
        {"name", "\"\"", false},
        {"name", "\"123\"", false},
        {"name", "null", false},
        {"present_address", "\"\"", false},
        {"permanent_address", "null", true},
        {"kind", "\"staff\"", true},
        {"kind", "\"official\"", true},
        {"medium", "\"kiosk\"", true},
        {"medium", "\"email\"", true},
        {"medium", "\"phone\"", true},
        {"medium", "\"suo_motu\"", true},
        {"relation", "\"representative\"", true},
        {"service", "\"internal/1\"", false},
    };
    struct outside *o = *state;

    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++)
        feed_person(o, CASES[i].name, CASES[i].value);
    EXPECT(o, 1, "complaint", "file", "--json", "-");
    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        json_t *line = outside_json(o, i);

        if (!CASES[i].good)
            assert_refusal(o, i, (int)i + 1, CASES[i].name);
        else if (json_object_get(line, "tracking") == NULL)
            fail_msg("%s: %s was refused", CASES[i].name, CASES[i].value);
        json_decref(line);
    }
}

static void texts_have_their_limits(void **state)
{
    struct outside *o = *state;

    for (int n = 200; n <= 201; n++) {
        outside_feed(o, "{\"office\":\"homna\",\"anonymous\":true,\"description\":\"খ\","
                        "\"subject\":\"");
        for (int i = 0; i < n; i++)
            outside_feed(o, "ক");
        outside_feed(o, "\"}\n");
    }
    EXPECT(o, 1, "complaint", "file", "--json", "-");
    assert_refusal(o, 1, 2, "subject");
}

/* ---- filing once ------------------------------------------------------------------------------- */

/* A line with a key, about a subject. */
#define KEYED(key, subject)                                                                        \
    "{\"key\":" key ",\"office\":\"homna\",\"anonymous\":true,\"subject\":\"" subject              \
    "\",\"description\":\"খ\"}\n"

static void assert_repeated(const struct outside *o, size_t n, bool repeated)
{
    json_t *receipt = outside_json(o, n);

    assert_members(receipt, repeated ? "tracking received due office repeated"
                                     : "tracking received due office");
    if (repeated)
        assert_true(json_is_true(json_object_get(receipt, "repeated")));
    json_decref(receipt);
}

/* As after a kill between the commit and the receipt: filed, and nobody was told. */
static void what_was_filed_unseen_is_not_filed_twice(void **state)
{
    static const char LINES[] = KEYED("\"চিঠি ১\"", "ক") KEYED("2", "ক") KEYED("\"3\"", "গ");
    struct outside *o = *state;

    outside_feed(o, LINES);
    o->sink = "/dev/full";
    EXPECT(o, 4, "complaint", "file", "--json", "-");
    assert_int_equal(count_filed(o), 1);
    outside_feed(o, LINES);
    EXPECT(o, 0, "complaint", "file", "--json", "-");
    assert_repeated(o, 0, true);
    assert_repeated(o, 1, false);
    assert_repeated(o, 2, false);
    assert_int_equal(count_filed(o), 3);
    outside_feed(o, LINES);
    EXPECT(o, 0, "complaint", "file", "-");
    assert_has(&o->out, "\tfiled before\n");
    assert_int_equal(count_filed(o), 3);
}

/* However it is written, and days later. */
static void the_same_key_gives_the_first_receipt_again(void **state)
{
    struct outside *o = *state;
    char *first = filed(o, KEYED("\"17\"", "সনদ পাইনি"), 0);
    char *again;

    o->now = "2026-11-29T10:00:00+06:00";
    again = filed(o, KEYED("17", "সনদ  পাইনি "), 0);
    assert_has(&o->out, "\"received\":\"" OUTSIDE_NOW "\"");
    assert_string_equal(again, first);
    assert_int_equal(count_filed(o), 1);
    free(again);
    free(first);
    EXPECT(o, 0, "store", "check");
}

static void a_key_stands_for_one_complaint_of_the_office(void **state)
{
    struct outside *o = *state;

    outside_feed(o, KEYED("\"17\"", "ক") KEYED("\"17\"", "খ") KEYED("\"18\"", "খ"));
    outside_feed(o, "{\"key\":\"17\",\"office\":\"rupganj\",\"anonymous\":true,\"subject\":\"ক\","
                    "\"description\":\"খ\"}\n");
    EXPECT(o, 1, "complaint", "file", "--json", "-");
    assert_repeated(o, 0, false);
    assert_refusal(o, 1, 2, "key");
    assert_has(&o->out, "Another complaint was filed with this key");
    assert_repeated(o, 2, false);
    assert_repeated(o, 3, false); /* another office has its own 17 */
    assert_int_equal(count_filed(o), 3);
    outside_feed(o, KEYED("\"17\"", "খ"));
    EXPECT(o, 3, "complaint", "file", "-");
}

static void a_line_without_a_key_is_filed_each_time(void **state)
{
    struct outside *o = *state;

    outside_feed(o, GOOD GOOD KEYED("\"\"", "ক") KEYED("null", "ক") KEYED("\" \"", "ক"));
    EXPECT(o, 0, "complaint", "file", "--json", "-");
    assert_int_equal(count_filed(o), 5);
    outside_feed(o, KEYED("true", "ক") KEYED("[]", "ক") "{\"key\":\"");
    for (int i = 0; i < 101; i++)
        outside_feed(o, "ক");
    outside_feed(o, "\"," PLAIN "}\n");
    EXPECT(o, 3, "complaint", "file", "--json", "-");
    for (size_t i = 0; i < 3; i++)
        assert_refusal(o, i, (int)i + 1, "key");
    assert_int_equal(count_filed(o), 5);
}

/* ---- the stream -------------------------------------------------------------------------------- */

static void good_lines_pass_between_bad_ones(void **state)
{
    struct outside *o = *state;

    outside_feed(o, "\xEF\xBB\xBF" GOOD "bad\n\n \t \r\n" GOOD "{" PLAIN "}\r\n{}\n{" PLAIN "}");
    EXPECT(o, 1, "complaint", "file", "--json", "-");
    assert_int_equal(outside_lines(&o->out), 6);
    assert_refusal(o, 1, 2, NULL);
    assert_refusal(o, 4, 7, "office");
    assert_int_equal(count_filed(o), 4);
}

static void nothing_in_is_nothing_out(void **state)
{
    static const char *const NOTHING[] = {"", "\n", "\n\n  \n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\n"};
    struct outside *o = *state;

    for (size_t i = 0; i < sizeof(NOTHING) / sizeof(NOTHING[0]); i++) {
        outside_feed(o, NOTHING[i]);
        EXPECT(o, 0, "complaint", "file", "--json", "-");
        assert_int_equal(o->out.len, 0);
    }
}

static void lines_may_come_from_a_file(void **state)
{
    struct outside *o = *state;
    char *path = outside_file(o, "two lines.jsonl", GOOD GOOD, strlen(GOOD GOOD));

    EXPECT(o, 0, "complaint", "file", path);
    assert_int_equal(outside_lines(&o->out), 2);
    EXPECT(o, 4, "complaint", "file", "nowhere.jsonl");
    assert_has(&o->err, "nowhere.jsonl: ");
    EXPECT(o, 3, "complaint", "file", o->folder);
    assert_int_equal(count_filed(o), 2);
    free(path);
}

static void huge_and_broken_lines_hurt_only_themselves(void **state)
{
    enum { TEN_MEGABYTES = 10 * 1024 * 1024, DEPTH = 100000 };
    static const char UTF16[] = "{\0\"\0o\0\n\0";
    struct outside *o = *state;

    outside_feed(o, GOOD "{\"subject\":\"");
    for (int i = 0; i < TEN_MEGABYTES; i++)
        str_add_char(&o->input, 'a');
    outside_feed(o, "\"}\n" GOOD);
    for (int i = 0; i < DEPTH; i++)
        str_add_char(&o->input, '[');
    outside_feed(o, "\n{\"a\":");
    for (int i = 0; i < DEPTH; i++)
        outside_feed(o, "{\"a\":");
    outside_feed(o, "\n");
    str_add_bytes(&o->input, UTF16, sizeof(UTF16) - 1);
    outside_feed(o, "\n" GOOD);
    EXPECT(o, 1, "complaint", "file", "--json", "-");
    assert_refusal(o, 1, 2, NULL);
    assert_refusal(o, 3, 4, NULL);
    assert_refusal(o, 4, 5, NULL);
    assert_refusal(o, 5, 6, NULL);
    assert_refusal(o, 6, 7, NULL);
    assert_int_equal(outside_lines(&o->out), 8);
    assert_int_equal(count_filed(o), 3);
}

static void names_of_members_are_shown_clean_and_cut(void **state)
{
    struct outside *o = *state;

    outside_feed(o, "{\"\\u001b[31m\\u202eoffice\":1}\n{\"");
    for (int i = 0; i < 1000; i++)
        outside_feed(o, "ক");
    outside_feed(o, "\":1}\n");
    EXPECT(o, 3, "complaint", "file", "--json", "-");
    assert_refusal(o, 0, 1, "[31moffice");
    assert_refusal(o, 1, 2, "ককককককককককককক"); /* whole characters */
    outside_feed(o, "{\"\\u001b[31m\\u202eoffice\":1}\n");
    EXPECT(o, 3, "complaint", "file", "-");
    assert_null(memchr(str_text(&o->err), 0x1B, o->err.len));
}

static void who_cannot_be_told_files_no_more(void **state)
{
    struct outside *o = *state;

    outside_feed(o, GOOD GOOD GOOD GOOD);
    o->sink = "/dev/full";
    EXPECT(o, 4, "complaint", "file", "--json", "-");
    assert_int_equal(count_filed(o), 1); /* its receipt was lost; nothing more was taken */
    outside_feed(o, GOOD GOOD GOOD GOOD);
    o->no_out = true;
    EXPECT(o, 4, "complaint", "file", "-");
    assert_int_equal(count_filed(o), 2);
}

static void numbers_are_never_twice_the_same(void **state)
{
    enum { MANY = 100 };
    struct outside *o = *state;
    struct strv seen = {0};

    for (int i = 0; i < MANY; i++)
        outside_feed(o, GOOD);
    EXPECT(o, 0, "complaint", "file", "--json", "-");
    for (size_t i = 0; i < MANY; i++) {
        json_t *receipt = outside_json(o, i);

        assert_false(strv_has(&seen, member(receipt, "tracking")));
        strv_add(&seen, member(receipt, "tracking"));
        json_decref(receipt);
    }
    strv_clear(&seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OUTSIDE_TEST(a_receipt_is_as_in_the_contract),
        OUTSIDE_TEST(a_receipt_for_people_has_the_number_in_groups),
        OUTSIDE_TEST(all_that_was_filed_comes_back),
        OUTSIDE_TEST(the_history_begins_with_the_filing),
        OUTSIDE_TEST(refusals_name_line_and_field),
        OUTSIDE_TEST(what_is_said_of_a_person_is_checked),
        OUTSIDE_TEST(texts_have_their_limits),
        OUTSIDE_TEST(what_was_filed_unseen_is_not_filed_twice),
        OUTSIDE_TEST(the_same_key_gives_the_first_receipt_again),
        OUTSIDE_TEST(a_key_stands_for_one_complaint_of_the_office),
        OUTSIDE_TEST(a_line_without_a_key_is_filed_each_time),
        OUTSIDE_TEST(good_lines_pass_between_bad_ones),
        OUTSIDE_TEST(nothing_in_is_nothing_out),
        OUTSIDE_TEST(lines_may_come_from_a_file),
        OUTSIDE_TEST(huge_and_broken_lines_hurt_only_themselves),
        OUTSIDE_TEST(names_of_members_are_shown_clean_and_cut),
        OUTSIDE_TEST(who_cannot_be_told_files_no_more),
        OUTSIDE_TEST(numbers_are_never_twice_the_same),
    };

    return cmocka_run_group_tests(tests, outside_group_setup, outside_group_teardown);
}
