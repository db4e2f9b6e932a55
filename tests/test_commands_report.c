/* report monthly and report register, whole: every form of output in both languages beside a file of
 * tests/reports/ (UPDATE_REPORTS=1 writes them anew: look at the difference), and that what people wrote
 * harms no reader of it. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "drawn.h"
#include "outside.h"
#include "store_help.h"

enum { FILE_MOST = 1 << 20 };

#define HOSTILE "<script>alert(1)</script> & \"quoted\" 'too'"

/* ---- a store with something in it ---------------------------------------------------------------- */

static void file(struct store *store, const struct complaint *complaint, const char *day,
                 char tracking[TRACKING_SIZE])
{
    struct receipt receipt = {0};

    assert_int_equal(store_file(store, complaint, AS_VISITOR, test_time(day), &receipt, NULL),
                     ERR_OK);
    memcpy(tracking, receipt.tracking, TRACKING_SIZE);
    receipt_clear(&receipt);
}

static void act(struct store *store, const char *tracking, const char *day,
                struct workflow_step step)
{
    assert_int_equal(store_act(store, tracking, &step, AS_ACCOUNT, 0, test_time(day), NULL, NULL),
                     ERR_OK);
}

#define ACT(store, tracking, day, ...)                                                             \
    act((store), (tracking), (day), (struct workflow_step){__VA_ARGS__})

#define COMPLAINT(at, ...)                                                                         \
    &(struct complaint)                                                                            \
    {                                                                                              \
        .office = (char[]){at}, __VA_ARGS__                                                        \
    }

static void fill_homna(struct store *store)
{
    char tracking[TRACKING_SIZE];

    file(store,
         COMPLAINT(HOMNA, .name = (char[]){"রহিমা খাতুন"}, .mobile = (char[]){"01712345678"},
                   .email = (char[]){"rahima@example.com"}, .has_service = true,
                   .service_serial = 1, .subject = (char[]){"আবেদনের উত্তর পাইনি"},
                   .description = (char[]){"তিনবার গিয়েছি।"}),
         "2026-09-20", tracking);
    ACT(store, tracking, "2026-09-21", .action = ACTION_ACCEPT);
    ACT(store, tracking, "2026-10-04", .action = ACTION_DISPOSE, .note = "সনদ হস্তান্তর করা হয়েছে।",
        .outcome = OUTCOME_SERVICE_GIVEN, .cause = "লোকবলের অভাব", .advice = "তালিকা টাঙিয়ে রাখা");
    ACT(store, tracking, "2026-10-20", .action = ACTION_APPEAL, .note = "সনদে ভুল আছে");
    file(store,
         COMPLAINT(HOMNA, .medium = MEDIUM_PHONE, .anonymous = true, .subject = (char[]){"ঘুষ"},
                   .description = (char[]){"টাকা চেয়েছে।"}),
         "2026-10-05", tracking);
    ACT(store, tracking, "2026-10-06", .action = ACTION_FILE_AWAY, .note = "প্রমাণ নেই");
    file(store,
         COMPLAINT(HOMNA, .medium = MEDIUM_DESK, .name = (char[]){"করিম মিয়া"},
                   .mobile = (char[]){"01812345678"}, .subject = (char[]){"অন্য অফিসের বিষয়"},
                   .description = (char[]){"ভুল অফিসে এসেছি।"}),
         "2026-10-07", tracking);
    ACT(store, tracking, "2026-10-08", .action = ACTION_FORWARD, .note = "এ দপ্তরের বিষয় নয়",
        .to = RUPGANJ);
}

static void fill_hostile(struct store *store)
{
    char tracking[TRACKING_SIZE];

    file(store,
         COMPLAINT(RUPGANJ, .medium = MEDIUM_POST, .kind = KIND_STAFF,
                   .name = (char[]){"=HYPERLINK(\"x\")"}, .email = (char[]){"+a@example.com"},
                   .mobile = (char[]){"01912345678"}, .subject = (char[]){HOSTILE},
                   .description = (char[]){HOSTILE}),
         "2026-10-11", tracking);
    ACT(store, tracking, "2026-10-12", .action = ACTION_ACCEPT);
    ACT(store, tracking, "2026-10-13", .action = ACTION_DISPOSE, .outcome = OUTCOME_FALSE_BLAME,
        .note = HOSTILE "\nsecond line", .cause = "-1+1", .advice = "@SUM(A1)");
}

/* The store of the test with some lives in it. */
static void fill(struct outside *o)
{
    struct store *store = NULL;

    drawn_begin(7); /* the numbers of the complaints must be the same in every run */
    assert_int_equal(store_open(o->store, NULL, &store, NULL), ERR_OK);
    fill_homna(store);
    fill_hostile(store);
    store_close(store);
}

/* ---- what is printed ----------------------------------------------------------------------------- */

static void expect_file(const struct outside *o, const char *name)
{
    const char *sources = getenv("srcdir");
    char *file = str_format("%s/tests/reports/%s", sources == NULL ? "." : sources, name);
    struct str wanted = {0};

    if (getenv("UPDATE_REPORTS") != NULL)
        assert_int_equal(file_write(file, str_text(&o->out), o->out.len, NULL), ERR_OK);
    assert_int_equal(file_read(file, FILE_MOST, &wanted, NULL), ERR_OK);
    assert_string_equal(str_text(&o->out), str_text(&wanted));
    assert_int_equal(o->err.len, 0);
    str_clear(&wanted);
    free(file);
}

/* The command's output in one form, in one language. */
static void print(struct outside *o, const char *language, const char *what, const char *form)
{
    o->plain = true;
    EXPECT(o, 0, "--lang", language, "report", what, "--month", "2026-10", form);
}

static void every_form_is_as_it_was(void **state)
{
    static const char *const LANGUAGES[] = {"bn", "en"};
    static const char *const WHAT[] = {"monthly", "register"};
    struct outside *o = *state;

    fill(o);
    for (int l = 0; l < 2; l++) {
        for (int w = 0; w < 2; w++) {
            char *text = str_format("%s.%s.txt", WHAT[w], LANGUAGES[l]);
            char *page = str_format("%s.%s.html", WHAT[w], LANGUAGES[l]);

            o->plain = true;
            EXPECT(o, 0, "--lang", LANGUAGES[l], "report", WHAT[w], "--month", "2026-10");
            expect_file(o, text);
            print(o, LANGUAGES[l], WHAT[w], "--html");
            expect_file(o, page);
            free(text);
            free(page);
        }
    }
    print(o, "en", "monthly", "--csv");
    expect_file(o, "monthly.csv");
    print(o, "en", "monthly", "--json");
    expect_file(o, "monthly.json");
    print(o, "en", "register", "--csv");
    expect_file(o, "register.csv");
    print(o, "en", "register", "--json");
    expect_file(o, "register.json");
}

static void a_month_with_nothing_is_reported_too(void **state)
{
    struct outside *o = *state;
    json_t *report;

    EXPECT(o, 0, "report", "monthly", "--month", "2026-01");
    assert_has(&o->out, "January 2026");
    assert_has(&o->out, "none");
    EXPECT(o, 0, "report", "monthly", "--month", "2026-01", "--html");
    assert_has(&o->out, "Nothing was disposed this month.");
    EXPECT(o, 0, "report", "register", "--month", "2026-01", "--html");
    assert_has(&o->out, "Nothing came in this month.");
    EXPECT(o, 0, "report", "monthly", "--month", "2026-01", "--csv");
    assert_has(&o->out, "complaints,all,,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,\r\n");
    EXPECT(o, 0, "report", "register", "--month", "2026-01", "--csv");
    assert_int_equal(outside_lines(&o->out), 1);
    EXPECT(o, 0, "report", "register", "--month", "2026-01", "--json");
    assert_int_equal(o->out.len, 0);
    EXPECT(o, 0, "report", "monthly", "--month", "2026-01", "--json");
    report = outside_json(o, 0);
    assert_int_equal(json_array_size(json_object_get(report, "complaints")), 3);
    assert_true(json_is_true(json_object_get(report, "over")));
    assert_true(json_is_null(json_object_get(json_object_get(report, "appeals_all"), "rate")));
    json_decref(report);
}

static void one_office_alone(void **state)
{
    struct outside *o = *state;

    fill(o);
    EXPECT(o, 0, "report", "monthly", "--month", "2026-10", "--office", "homna", "--csv");
    assert_has(&o->out, "complaints,doict.homna.comilla,");
    assert_null(strstr(str_text(&o->out), "rupganj"));
    assert_null(strstr(str_text(&o->out), ",all,"));
    EXPECT(o, 0, "report", "register", "--month", "২০২৬-১০", "--office", "rupganj", "--csv");
    assert_int_equal(outside_lines(&o->out), 4); /* the head, one sent on, one with two lines */
    assert_has(&o->out, "doict.homna.comilla");
}

static void what_cannot_be_is_refused(void **state)
{
    struct outside *o = *state;

    EXPECT(o, 2, "report", "monthly");
    EXPECT(o, 2, "report", "monthly", "--month");
    EXPECT(o, 2, "report", "monthly", "--month", "2026-13");
    EXPECT(o, 2, "report", "monthly", "--month", "november");
    assert_has(&o->err, "november");
    EXPECT(o, 2, "report", "monthly", "--month", "2026-10", "--csv", "--html");
    EXPECT(o, 2, "report", "monthly", "--month", "2026-10", "--anonymous");
    EXPECT(o, 2, "report", "monthly", "--month", "2026-10", "more");
    EXPECT(o, 2, "report", "register", "--month", "2026-10", "--wrong");
    EXPECT(o, 3, "report", "monthly", "--month", "2026-12");
    EXPECT(o, 3, "report", "register", "--month", "9999-12");
    EXPECT(o, 1, "report", "monthly", "--month", "2026-10", "--office", "nowhere");
    EXPECT(o, 0, "report", "monthly", "--month", "2026-11");
    assert_has(&o->out, "not over yet");
    EXPECT(o, 0, "report", "monthly", "--month", "0001-01");
    o->sink = "/dev/full";
    EXPECT(o, 4, "report", "monthly", "--month", "2026-10", "--html");
}

/* ---- whom it names ------------------------------------------------------------------------------- */

static const char *const FORMS[] = {"--csv", "--html", "--json", NULL};

static void assert_names_nobody(const struct outside *o)
{
    static const char *const PERSONAL[] = {"রহিমা",       "করিম মিয়া",   "HYPERLINK",
                                           "01712345678", "০১৭১২৩৪৫৬৭৮", "01812345678",
                                           "০১৮১২৩৪৫৬৭৮", "example.com"};

    for (size_t i = 0; i < sizeof(PERSONAL) / sizeof(PERSONAL[0]); i++)
        assert_null(strstr(str_text(&o->out), PERSONAL[i]));
}

static void the_monthly_report_names_nobody(void **state)
{
    struct outside *o = *state;

    fill(o);
    o->plain = true;
    EXPECT(o, 0, "report", "monthly", "--month", "2026-10");
    assert_names_nobody(o);
    for (int i = 0; FORMS[i] != NULL; i++) {
        print(o, "bn", "monthly", FORMS[i]);
        assert_names_nobody(o);
        assert_null(strstr(str_text(&o->out), "ঘুষ")); /* nor what it is about in their words */
    }
}

static void an_anonymous_register_names_nobody(void **state)
{
    struct outside *o = *state;

    fill(o);
    print(o, "bn", "register", "--csv");
    assert_has(&o->out, "01812345678");
    o->plain = true;
    EXPECT(o, 0, "report", "register", "--month", "2026-10", "--anonymous");
    assert_names_nobody(o);
    for (int i = 0; FORMS[i] != NULL; i++) {
        EXPECT(o, 0, "report", "register", "--month", "2026-10", "--anonymous", FORMS[i]);
        assert_names_nobody(o);
    }
}

/* ---- what harms nobody --------------------------------------------------------------------------- */

/* No cell of the CSV begins like a formula. */
static void csv_has_no_formulas(void **state)
{
    struct outside *o = *state;
    bool quoted = false;
    bool first = true;

    fill(o);
    print(o, "en", "register", "--csv");
    assert_has(&o->out, "\"'=HYPERLINK(\"\"x\"\")\"");
    for (const char *p = str_text(&o->out); *p != '\0'; p++) {
        if (*p == '"') {
            quoted = !quoted;
            continue;
        }
        assert_false(first && strchr("=+-@\t", *p) != NULL);
        first = !quoted && (*p == ',' || *p == '\n');
    }
    assert_false(quoted);
}

/* Reads one tag; the elements that are open are kept in `stack`, a blank behind each. */
static const char *read_tag(const char *p, struct str *stack)
{
    bool closing = p[1] == '/';
    const char *name = p + 1 + closing;
    size_t n = 0;
    const char *end = strchr(p, '>');
    char *word;

    while (isalnum((unsigned char)name[n]))
        n++;
    assert_non_null(end);
    assert_true(n > 0);
    word = str_format("%.*s ", (int)n, name);
    if (closing) {
        assert_true(stack->len >= strlen(word));
        assert_string_equal(str_text(stack) + stack->len - strlen(word), word);
        str_cut(stack, stack->len - strlen(word));
    } else if (strcmp(word, "meta ") != 0 && strcmp(word, "col ") != 0) {
        str_add(stack, word);
    }
    free(word);
    return end;
}

/* Elements nest, no text has a sign in it that HTML obeys, and nothing is asked of the network. */
static void assert_sound_html(const char *html)
{
    static const char *const HARM[] = {
        "<script", "javascript:", "http:", "https:", "src=", "href=", "url(", "@import"};
    static const char *const ENTITIES[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
    struct str stack = {0};
    const char *head = "<!DOCTYPE html>\n<html lang=\"";

    assert_true(strncmp(html, head, strlen(head)) == 0);
    for (size_t i = 0; i < sizeof(HARM) / sizeof(HARM[0]); i++)
        assert_null(strstr(html, HARM[i]));
    for (const char *p = html + strlen("<!DOCTYPE html>"); *p != '\0'; p++) {
        if (*p == '<') {
            p = read_tag(p, &stack);
        } else if (*p == '&') {
            size_t i = 0;

            while (i < 5 && strncmp(p, ENTITIES[i], strlen(ENTITIES[i])) != 0)
                i++;
            assert_true(i < 5);
        }
    }
    assert_int_equal(stack.len, 0);
    str_clear(&stack);
}

static void html_obeys_nobody(void **state)
{
    struct outside *o = *state;

    fill(o);
    print(o, "bn", "monthly", "--html");
    assert_sound_html(str_text(&o->out));
    assert_has(&o->out, "lang=\"bn\"");
    print(o, "en", "register", "--html");
    assert_sound_html(str_text(&o->out));
    assert_has(&o->out, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quoted&quot; &#39;too");
    assert_has(&o->out, "lang=\"en\"");
}

static void who_is_no_officer_gets_nothing(void **state)
{
    struct outside *o = *state;

    if (geteuid() != 0)
        skip(); /* who makes the store is its admin, and there is nobody else to be */
    fill(o);
    assert_int_equal(chmod(o->store, 0666), 0);
    assert_int_equal(chmod(o->folder, 0777), 0);
    o->nobody = true;
    EXPECT(o, 5, "report", "monthly", "--month", "2026-10");
    assert_int_equal(o->out.len, 0);
    EXPECT(o, 5, "report", "register", "--month", "2026-10", "--html");
    assert_int_equal(o->out.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OUTSIDE_TEST(every_form_is_as_it_was),
        OUTSIDE_TEST(a_month_with_nothing_is_reported_too),
        OUTSIDE_TEST(one_office_alone),
        OUTSIDE_TEST(what_cannot_be_is_refused),
        OUTSIDE_TEST(the_monthly_report_names_nobody),
        OUTSIDE_TEST(an_anonymous_register_names_nobody),
        OUTSIDE_TEST(csv_has_no_formulas),
        OUTSIDE_TEST(html_obeys_nobody),
        OUTSIDE_TEST(who_is_no_officer_gets_nothing),
    };

    return cmocka_run_group_tests_name("commands_report", tests, outside_group_setup,
                                       outside_group_teardown);
}
