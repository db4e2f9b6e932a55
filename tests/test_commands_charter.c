/* charter check, import, list, show, search: the three published charters through the program. What the
 * reader makes of every cell is test_charter's; here it is what a script gets. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "outside.h"

static const struct published {
    const char *id;
    const char *part;
    const char *raw;
    const char *clean;
    int sections[3]; /* citizen, institutional, internal */
    size_t expectations;
    size_t tiers;
} PUBLISHED[] = {
    {"doict.homna.comilla",
     "homna",
     "tests/charters/homna.txt",
     "data/charters/doict.homna.comilla.txt",
     {3, 10, 0},
     0,
     0},
    {"doict.rupganj.narayanganj",
     "rupganj",
     "tests/charters/rupganj.txt",
     "data/charters/doict.rupganj.narayanganj.txt",
     {7, 11, 5},
     5,
     3},
    {"doict.keshabpur.jessore",
     "keshabpur",
     "tests/charters/keshabpur.txt",
     "data/charters/doict.keshabpur.jessore.txt",
     {1, 12, 0},
     0,
     0},
};

enum { PUBLISHED_COUNT = sizeof(PUBLISHED) / sizeof(PUBLISHED[0]) };

/* ---- show --------------------------------------------------------------------------------------- */

static json_t *shown(struct outside *o, const char *office)
{
    EXPECT(o, 0, "charter", "show", office, "--json");
    assert_int_equal(outside_lines(&o->out), 1);
    return outside_json(o, 0);
}

static void assert_text_or_null(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);

    if (!json_is_null(value) && (!json_is_string(value) || *json_string_value(value) == '\0'))
        fail_msg("%s is neither a text nor null", name);
}

static void assert_number_or_null(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);

    assert_true(json_is_null(value) || json_integer_value(value) > 0);
}

/* Phones are ASCII digits with a plus where printed, e-mails in lower case without blanks. */
static void assert_contact(const json_t *object)
{
    static const struct {
        const char *name;
        const char *letters;
    } LISTS[] = {{"phones", "+0123456789"},
                 {"emails", "abcdefghijklmnopqrstuvwxyz0123456789@.-_+"},
                 {"websites", NULL}};
    size_t i;
    json_t *value;

    for (size_t k = 0; k < sizeof(LISTS) / sizeof(LISTS[0]); k++) {
        json_t *list = json_object_get(object, LISTS[k].name);

        assert_true(json_is_array(list));
        json_array_foreach(list, i, value)
        {
            const char *text = json_string_value(value);

            assert_non_null(text);
            if (LISTS[k].letters != NULL)
                assert_int_equal(strspn(text, LISTS[k].letters), strlen(text));
            else
                assert_null(strchr(text, ' '));
        }
    }
}

static void assert_service(const json_t *service, int counts[3])
{
    static const char *const SECTIONS[] = {"citizen", "institutional", "internal"};
    static const char *const TEXTS[] = {"delivery_method", "required_documents", "fee",
                                        "time_limit"};
    json_t *officer = json_object_get(service, "officer");
    int section = 0;

    assert_members(service, "section serial name delivery_method required_documents fee time_limit"
                            " time_limit_days immediate officer");
    while (section < 3 && strcmp(member(service, "section"), SECTIONS[section]) != 0)
        section++;
    assert_true(section < 3);
    counts[section]++;
    assert_int_equal(json_integer_value(json_object_get(service, "serial")), counts[section]);
    assert_true(strlen(member(service, "name")) > 0);
    for (size_t i = 0; i < sizeof(TEXTS) / sizeof(TEXTS[0]); i++)
        assert_text_or_null(service, TEXTS[i]);
    assert_number_or_null(service, "time_limit_days");
    assert_true(json_is_boolean(json_object_get(service, "immediate")));
    assert_members(officer, "name post phones emails websites"); /* each row of all three has one */
    assert_text_or_null(officer, "name");
    assert_text_or_null(officer, "post");
    assert_contact(officer);
}

static void assert_office(const json_t *office, const char *id)
{
    json_t *signatory = json_object_get(office, "signatory");

    assert_members(office, "id name department upazila district website vision mission charter_date"
                           " signatory version");
    assert_string_equal(member(office, "id"), id);
    assert_true(strlen(member(office, "name")) > 0);
    assert_true(strlen(member(office, "upazila")) > 0);
    assert_true(strlen(member(office, "district")) > 0);
    assert_text_or_null(office, "vision");
    assert_text_or_null(office, "mission");
    assert_text_or_null(office, "charter_date");
    if (!json_is_null(signatory))
        assert_members(signatory, "name post");
}

static void assert_charter(const json_t *charter, const struct published *p)
{
    int counts[3] = {0};
    size_t i;
    json_t *value;

    assert_members(charter, "office services expectations grs");
    assert_office(json_object_get(charter, "office"), p->id);
    json_array_foreach(json_object_get(charter, "services"), i, value)
        assert_service(value, counts);
    assert_memory_equal(counts, p->sections, sizeof(counts));
    assert_int_equal(json_array_size(json_object_get(charter, "expectations")), p->expectations);
    assert_int_equal(json_array_size(json_object_get(charter, "grs")), p->tiers);
    json_array_foreach(json_object_get(charter, "grs"), i, value)
    {
        assert_members(value, "tier when who address phones emails websites time_limit"
                              " working_days");
        assert_int_equal(json_integer_value(json_object_get(value, "tier")), i + 1);
        assert_contact(value);
    }
}

static void each_charter_is_shown_as_in_the_contract(void **state)
{
    struct outside *o = *state;

    for (size_t i = 0; i < PUBLISHED_COUNT; i++) {
        json_t *charter = shown(o, PUBLISHED[i].part);

        assert_charter(charter, &PUBLISHED[i]);
        json_decref(charter);
    }
}

static void raw_charters_are_taken_as_they_were_published(void **state)
{
    struct outside *o = *state;

    for (size_t i = 0; i < PUBLISHED_COUNT; i++) {
        char *file = outside_source(PUBLISHED[i].raw);
        json_t *charter;

        EXPECT(o, 0, "charter", "import", file);
        assert_has(&o->out, PUBLISHED[i].id);
        assert_has(&o->out, "Version: 2\n");
        charter = shown(o, PUBLISHED[i].part);
        assert_charter(charter, &PUBLISHED[i]);
        json_decref(charter);
        free(file);
    }
    EXPECT(o, 0, "store", "check");
}

static void tiers_have_their_own_limits(void **state)
{
    static const int DAYS[] = {30, 20, 60};
    struct outside *o = *state;
    json_t *charter = shown(o, "rupganj");

    for (size_t i = 0; i < 3; i++) {
        json_t *tier = json_array_get(json_object_get(charter, "grs"), i);

        assert_int_equal(json_integer_value(json_object_get(tier, "working_days")), DAYS[i]);
        assert_true(strlen(member(tier, "who")) > 0);
    }
    json_decref(charter);
}

static void a_charter_for_people_has_every_service(void **state)
{
    struct outside *o = *state;
    json_t *charter = shown(o, "rupganj");
    size_t i;
    json_t *service;

    o->plain = true;
    EXPECT(o, 0, "charter", "show", "rupganj");
    json_array_foreach(json_object_get(charter, "services"), i, service)
        assert_has(&o->out, member(service, "name"));
    assert_has(&o->out, "০১৭৮১২৭১৯৩৪");
    json_decref(charter);
}

/* ---- list --------------------------------------------------------------------------------------- */

static void offices_are_listed(void **state)
{
    static const int SERVICES[] = {13, 23, 13};
    struct outside *o = *state;

    EXPECT(o, 0, "charter", "list", "--json");
    assert_int_equal(outside_lines(&o->out), PUBLISHED_COUNT);
    for (size_t i = 0; i < PUBLISHED_COUNT; i++) {
        json_t *office = outside_json(o, i);

        assert_members(office, "id name department upazila district website services");
        assert_string_equal(member(office, "id"),
                            PUBLISHED[i].id); /* by district, in Bangla order */
        assert_int_equal(json_integer_value(json_object_get(office, "services")), SERVICES[i]);
        json_decref(office);
    }
    EXPECT(o, 0, "charter", "list");
    assert_int_equal(outside_lines(&o->out), PUBLISHED_COUNT);
}

static void an_office_is_named_by_a_part(void **state)
{
    static const struct {
        const char *text;
        int code;
    } NAMES[] = {{"rupganj", 0},  {"RUPGANJ", 0}, {"doict.rupganj.narayanganj", 0},
                 {"narayan", 0},  {"রূপগঞ্জ", 0},   {"যশোর", 0},
                 {"doict", 3},    {"", 1},        {"nowhere", 1},
                 {"%", 1},        {"_omna", 1},   {"homna' OR '1'='1", 1},
                 {"\xFF\xFE", 1}, {"*", 1},       {" homna ", 0}};
    struct outside *o = *state;

    for (size_t i = 0; i < sizeof(NAMES) / sizeof(NAMES[0]); i++) {
        if (RUN(o, "charter", "show", NAMES[i].text) != NAMES[i].code)
            fail_msg("%s: %d, not %d", NAMES[i].text, o->code, NAMES[i].code);
    }
}

/* ---- import ------------------------------------------------------------------------------------- */

static char *read_text(const char *path)
{
    char *file = outside_source(path);
    FILE *in = fopen(file, "r");
    struct str text = {0};
    char bytes[4096];
    size_t n;

    assert_non_null(in);
    while ((n = fread(bytes, 1, sizeof(bytes), in)) > 0)
        str_add_bytes(&text, bytes, n);
    (void)fclose(in);
    free(file);
    return str_take(&text);
}

static void the_same_charter_is_no_new_version(void **state)
{
    struct outside *o = *state;
    char *file = outside_source(PUBLISHED[0].clean);

    EXPECT(o, 0, "charter", "import", file);
    assert_has(&o->out, "Version: 1\n");
    free(file);
}

static void a_file_is_taken_whole_or_not_at_all(void **state)
{
    struct outside *o = *state;
    char *text = read_text(PUBLISHED[1].clean);
    char *good = outside_source(PUBLISHED[0].raw);
    char *path;
    char *before;
    size_t n = strlen(text);

    EXPECT(o, 0, "charter", "show", "rupganj", "--json");
    before = str_take(&o->out);
    text[n - 2] = '\xFF'; /* after all services were read */
    path = outside_file(o, "broken.txt", text, n);
    EXPECT(o, 3, "charter", "import", path, good);
    assert_has(&o->out, "doict.homna.comilla"); /* the other file is one of its own */
    assert_has(&o->err, "broken.txt:");
    EXPECT(o, 0, "charter", "show", "rupganj", "--json");
    assert_string_equal(str_text(&o->out), before);
    EXPECT(o, 4, "charter", "import", "nowhere.txt", path);
    assert_int_equal(outside_lines(&o->err), 2);
    EXPECT(o, 0, "store", "check");
    free(before);
    free(text);
    free(good);
    free(path);
}

static void any_encoding_of_an_office_is_read(void **state)
{
    static const char *const ENCODINGS[] = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-8"};
    struct outside *o = *state;
    char *text = read_text(PUBLISHED[0].clean);

    for (size_t i = 0; i < sizeof(ENCODINGS) / sizeof(ENCODINGS[0]); i++) {
        size_t left = strlen(text);
        size_t room = left * 3;
        char *bytes = malloc(room);
        char *in = text;
        char *out = bytes;
        iconv_t cd = iconv_open(ENCODINGS[i], "UTF-8");

        assert_non_null(bytes);
        assert_true(cd != (iconv_t)-1);
        if (strcmp(ENCODINGS[i], "UTF-8") == 0)
            str_add(&o->input, "\xEF\xBB\xBF");
        assert_int_equal(iconv(cd, &in, &left, &out, &room), 0);
        str_add_bytes(&o->input, bytes, (size_t)(out - bytes));
        EXPECT(o, 0, "charter", "import", "-");
        assert_has(&o->out, "Version: 1\n"); /* the very same charter */
        (void)iconv_close(cd);
        free(bytes);
    }
    free(text);
}

static void an_office_can_be_given_to_the_import(void **state)
{
    struct outside *o = *state;
    char *file = outside_source(PUBLISHED[0].raw);

    EXPECT(o, 0, "charter", "import", "--office", "WWW.Uno.Homna.Comilla.gov.bd", file);
    EXPECT(o, 0, "charter", "show", "uno.homna.comilla");
    EXPECT(o, 3, "charter", "import", "--office", "../etc", file);
    EXPECT(o, 3, "charter", "import", "--office", "", file);
    EXPECT(o, 3, "charter", "import", "--office", "হোমনা", file);
    EXPECT(o, 3, "charter", "import", "--office", "a\nb", file);
    EXPECT(o, 0, "charter", "list");
    assert_int_equal(outside_lines(&o->out), PUBLISHED_COUNT + 1);
    free(file);
}

static void what_is_no_charter_is_refused(void **state)
{
    struct outside *o = *state;

    outside_feed(o, "");
    EXPECT(o, 3, "charter", "import", "-");
    outside_feed(o, "hello\n");
    EXPECT(o, 3, "charter", "import", "-");
    assert_has(&o->err, "sebadesk: -:1:");
    o->plain = true;
    outside_feed(o, "hello\n");
    EXPECT(o, 3, "charter", "import", "-");
    assert_has(&o->err, "ওয়েব ঠিকানা নেই"); /* why, too, is told in Bangla */
    o->plain = false;
    str_add_bytes(&o->input, "\0\1\2\3", 4);
    EXPECT(o, 3, "charter", "import", "-");
    EXPECT(o, 3, "charter", "import", o->folder);
    EXPECT(o, 3, "charter", "import", "/dev/zero");
    EXPECT(o, 0, "charter", "list");
    assert_int_equal(outside_lines(&o->out), PUBLISHED_COUNT);
}

/* ---- check -------------------------------------------------------------------------------------- */

static void a_check_says_where_and_what(void **state)
{
    struct outside *o = *state;
    char *raw = outside_source(PUBLISHED[0].raw);
    char *clean = outside_source(PUBLISHED[0].clean);
    char *place = str_format("%s:22:432: ", raw);
    json_t *finding;

    EXPECT(o, 1, "charter", "check", raw);
    assert_int_equal(outside_lines(&o->out), 4);
    assert_int_equal(o->err.len, 0);
    assert_has(&o->out, place);
    assert_has(&o->out, "[email_blank]\n");
    EXPECT(o, 1, "charter", "check", raw, clean, "--json");
    assert_int_equal(outside_lines(&o->out), 4);
    finding = outside_json(o, 0);
    assert_members(finding, "file line column code excerpt message");
    assert_int_equal(json_integer_value(json_object_get(finding, "line")), 22);
    assert_string_equal(member(finding, "file"), raw);
    json_decref(finding);
    EXPECT(o, 0, "charter", "check", clean);
    EXPECT(o, 3, "charter", "check", "-"); /* nothing on standard input: no charter */
    EXPECT(o, 4, "charter", "check", "nowhere.txt", clean);
    free(raw);
    free(clean);
    free(place);
}

/* ---- search ------------------------------------------------------------------------------------- */

static void services_are_found_in_any_spelling(void **state)
{
    struct outside *o = *state;
    json_t *hit;
    size_t count;

    EXPECT(o, 0, "charter", "search", "প্রশিক্ষণ", "--json");
    count = outside_lines(&o->out);
    assert_true(count > 1);
    hit = outside_json(o, 0);
    assert_members(hit, "office office_name service section serial name excerpt");
    json_decref(hit);
    EXPECT(o, 0, "charter", "search", "প্রশিক্ষন", "--json"); /* another ন */
    assert_int_equal(outside_lines(&o->out), count);
    EXPECT(o, 0, "charter", "search", "প্রশিক্ষণ", "--limit", "1");
    assert_int_equal(outside_lines(&o->out), 1);
    EXPECT(o, 0, "charter", "search", "প্রশিক্ষণ", "--office", "keshabpur", "--json");
    for (size_t i = 0; i < outside_lines(&o->out); i++) {
        hit = outside_json(o, i);
        assert_string_equal(member(hit, "office"), "doict.keshabpur.jessore");
        json_decref(hit);
    }
    EXPECT(o, 1, "charter", "search", "প্রশিক্ষণ", "--office", "nowhere");
}

static void any_words_are_a_valid_search(void **state)
{
    static const char *const QUERIES[] = {"\"",
                                          "*",
                                          "AND",
                                          "NEAR(",
                                          "a:b",
                                          "-x",
                                          "^",
                                          "'; DROP TABLE service",
                                          "%",
                                          "()",
                                          "{}",
                                          "\xFF\xC0\xAF",
                                          "\xE2\x80\xAE",
                                          "\x1B[2J",
                                          "্",
                                          "়",
                                          "ZZZZQ",
                                          "0x00"};
    struct outside *o = *state;

    for (size_t i = 0; i < sizeof(QUERIES) / sizeof(QUERIES[0]); i++) {
        int code = RUN(o, "charter", "search", "--", QUERIES[i]);

        if (code != 0 && code != 1)
            fail_msg("%s: %d, %s", QUERIES[i], code, str_text(&o->err));
        assert_int_equal(o->out.len > 0, code == 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OUTSIDE_TEST(each_charter_is_shown_as_in_the_contract),
        OUTSIDE_TEST(raw_charters_are_taken_as_they_were_published),
        OUTSIDE_TEST(tiers_have_their_own_limits),
        OUTSIDE_TEST(a_charter_for_people_has_every_service),
        OUTSIDE_TEST(offices_are_listed),
        OUTSIDE_TEST(an_office_is_named_by_a_part),
        OUTSIDE_TEST(the_same_charter_is_no_new_version),
        OUTSIDE_TEST(a_file_is_taken_whole_or_not_at_all),
        OUTSIDE_TEST(any_encoding_of_an_office_is_read),
        OUTSIDE_TEST(an_office_can_be_given_to_the_import),
        OUTSIDE_TEST(what_is_no_charter_is_refused),
        OUTSIDE_TEST(a_check_says_where_and_what),
        OUTSIDE_TEST(services_are_found_in_any_spelling),
        OUTSIDE_TEST(any_words_are_a_valid_search),
    };

    return cmocka_run_group_tests(tests, outside_group_setup, outside_group_teardown);
}
