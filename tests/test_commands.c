/* The command line as a whole: help, options, exit codes, the two outputs, the environment. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands/command.h"
#include "outside.h"

/* ---- help -------------------------------------------------------------------------------------- */

static void every_command_has_its_help(void **state)
{
    struct outside *o = *state;
    const struct command *command;

    for (int i = 0; (command = command_nth(i)) != NULL; i++) {
        struct strv words = {0};
        char *usage = str_format("usage: sebadesk %s %s\n", command->words, command->usage);
        const char *arguments[4] = {NULL};

        strv_split(&words, command->words, ' ');
        for (size_t k = 0; k < words.count; k++)
            arguments[k] = words.items[k];
        arguments[words.count] = "--help";
        assert_int_equal(outside_run(o, arguments), 0);
        assert_has(&o->out, usage);
        assert_has(&o->out, command->what);
        assert_int_equal(o->err.len, 0);
        assert_int_equal(outside_lines(&o->out), 2);
        strv_clear(&words);
        free(usage);
    }
}

static void help_lists_all_or_a_group(void **state)
{
    struct outside *o = *state;
    const struct command *command;

    EXPECT(o, 0, "--help");
    for (int i = 0; (command = command_nth(i)) != NULL; i++)
        assert_has(&o->out, command->words);
    EXPECT(o, 0, "charter", "--help");
    assert_has(&o->out, "charter import");
    assert_null(strstr(str_text(&o->out), "complaint file"));
    EXPECT(o, 0, "charter", "import", "-h");
    EXPECT(o, 0, "--help", "charter", "import");
    EXPECT(o, 2, "nonsense", "--help");
    assert_int_equal(o->out.len, 0);
}

static void help_is_in_bangla_unless_told(void **state)
{
    struct outside *o = *state;

    o->plain = true;
    EXPECT(o, 0, "charter", "list", "--help");
    assert_has(&o->out, "ব্যবহার");
    EXPECT(o, 0, "--lang", "bn", "charter", "list", "--help");
    assert_has(&o->out, "ব্যবহার");
    strv_add(&o->env, "LANG=en_US.UTF-8");
    strv_add(&o->env, "LC_ALL=C");
    strv_add(&o->env, "LANGUAGE=en");
    EXPECT(o, 0, "charter", "list", "--help");
    assert_has(&o->out, "ব্যবহার");
    EXPECT(o, 0, "charter", "list", "--help", "--lang=en");
    assert_has(&o->out, "usage:");
}

static void version_is_one_line(void **state)
{
    struct outside *o = *state;

    EXPECT(o, 0, "--version");
    assert_string_equal(str_text(&o->out), "sebadesk " PACKAGE_VERSION "\n");
    assert_int_equal(o->err.len, 0);
}

/* ---- wrong usage ------------------------------------------------------------------------------- */

static void wrong_usage_is_exit_code_2(void **state)
{
    static const char *const WRONG[][6] = {
        {"nonsense"},
        {"charter"},
        {"charter", "nonsense"},
        {"--nonsense"},
        {"--lang", "fr", "charter", "list"},
        {"--lang"},
        {"--store"},
        {"--store=", "charter", "list"},
        {"charter", "list", "extra"},
        {"charter", "list", "--bad"},
        {"charter", "list", "--json=1"},
        {"charter", "list", "-j"},
        {"charter", "show"},
        {"charter", "show", "a", "b"},
        {"charter", "check"},
        {"charter", "import"},
        {"charter", "import", "--office"},
        {"charter", "import", "--office", "x", "a", "b"},
        {"charter", "search"},
        {"charter", "search", "x", "--limit", "0"},
        {"charter", "search", "x", "--limit", "-1"},
        {"charter", "search", "x", "--limit", "many"},
        {"complaint", "file"},
        {"complaint", "file", "a", "b"},
        {"complaint", "list", "--status", "bogus"},
        {"complaint", "list", "--status", ""},
        {"complaint", "list", "--limit", "0"},
        {"complaint", "list", "--limit", "99999999999999999999"},
        {"complaint", "list", "--mobile", "123"},
        {"complaint", "list", "--json", "--csv"},
        {"complaint", "list", "extra"},
        {"complaint", "show"},
        {"calendar", "due"},
        {"calendar", "due", "2026-11-22"},
        {"calendar", "due", "2026-11-22", "3", "4"},
        {"calendar", "due", "2026-11-22", "-3"},
        {"calendar", "import"},
        {"calendar", "list", "2026"},
        {"store", "check", "x"},
        {"store", "backup"},
        {"store", "backup", "a", "b"},
        {"store", "verify", "--json"},
        {"convert", "--from", "nonsense"},
        {"convert", "x"},
        {"kiosk", "--idle", "x"},
        {"kiosk", "extra"},
    };
    struct outside *o = *state;

    for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
        if (outside_run(o, WRONG[i]) != 2 || o->out.len != 0 || o->err.len == 0)
            fail_msg("row %zu (%s …): %d, %s", i, WRONG[i][0], o->code, str_text(&o->out));
    }
}

static void what_was_not_understood_is_shown_without_its_escapes(void **state)
{
    struct outside *o = *state;

    EXPECT(o, 2, "charter", "list", "\x1B[31mred\x1B]0;title\a\xE2\x80\xAE\xFF\n\x9B");
    assert_null(memchr(str_text(&o->err), 0x1B, o->err.len));
    assert_null(memchr(str_text(&o->err), 0x07, o->err.len));
    assert_null(memchr(str_text(&o->err), 0xFF, o->err.len));
    assert_null(strstr(str_text(&o->err), "\xE2\x80\xAE"));
    assert_has(&o->err, "red");
    EXPECT(o, 4, "charter", "check", "no\x1B[2Jsuch");
    assert_null(memchr(str_text(&o->err), 0x1B, o->err.len));
    EXPECT(o, 1, "charter", "show", "no\x1B[2Jsuch");
    assert_null(memchr(str_text(&o->err), 0x1B, o->err.len));
}

static void two_dashes_end_the_options(void **state)
{
    struct outside *o = *state;

    EXPECT(o, 1, "charter", "show", "--", "--json"); /* an office of that name */
    EXPECT(o, 1, "charter", "search", "--", "--help");
    EXPECT(o, 4, "charter", "check", "--", "--version");
    EXPECT(o, 0, "charter", "search", "--json", "--", "ইন্টারনেট");
    EXPECT(o, 3, "calendar", "due", "--", "2026-11-22", "-3");
}

/* ---- outputs ----------------------------------------------------------------------------------- */

static void output_that_cannot_be_written_is_an_error(void **state)
{
    static const char *const TALKING[][4] = {{"charter", "list"},
                                             {"charter", "show", "homna"},
                                             {"charter", "list", "--json"},
                                             {"--help"},
                                             {"--version"},
                                             {"charter", "search", "ইন্টারনেট"},
                                             {"calendar", "list"},
                                             {"store", "check"},
                                             {"calendar", "due", "2026-11-22", "3"}};
    struct outside *o = *state;

    for (size_t i = 0; i < sizeof(TALKING) / sizeof(TALKING[0]); i++) {
        const char *arguments[5] = {NULL};

        memcpy((void *)arguments, TALKING[i], sizeof(TALKING[i]));
        o->sink = "/dev/full";
        assert_int_equal(outside_run(o, arguments), 4);
        assert_int_equal(outside_lines(&o->err), 1);
        o->no_out = true;
        assert_int_equal(outside_run(o, arguments), 4);
        assert_int_equal(outside_lines(&o->err), 1);
    }
}

static void messages_go_to_standard_error(void **state)
{
    struct outside *o = *state;

    EXPECT(o, 1, "charter", "show", "nowhere");
    assert_int_equal(o->out.len, 0);
    assert_int_equal(outside_lines(&o->err), 1);
    assert_has(&o->err, "sebadesk: nowhere: ");
    EXPECT(o, 0, "charter", "show", "homna");
    assert_int_equal(o->err.len, 0);
}

/* ---- the environment --------------------------------------------------------------------------- */

static void the_clock_can_be_set(void **state)
{
    static const char *const WRONG[] = {"now",
                                        "2026-11-22",
                                        "2026-13-22T09:00:00Z",
                                        "2026-11-22T25:00:00Z",
                                        "2026-11-22T09:00:00",
                                        "2026-02-29T09:00:00Z",
                                        "2026-11-22T09:00:00+06:00x"};
    struct outside *o = *state;

    for (size_t i = 0; i < sizeof(WRONG) / sizeof(WRONG[0]); i++) {
        o->now = WRONG[i];
        EXPECT(o, 2, "charter", "list");
        assert_has(&o->err, "SEBADESK_NOW");
    }
    o->now = "2028-02-29T23:59:59Z"; /* the first of March in Dhaka */
    outside_feed(o, "{\"office\":\"homna\",\"anonymous\":true,\"subject\":\"ক\","
                    "\"description\":\"খ\"}\n");
    EXPECT(o, 0, "complaint", "file", "--json", "-");
    assert_has(&o->out, "\"received\":\"2028-03-01T05:59:59+06:00\"");
}

static void the_store_is_found_in_its_order(void **state)
{
    struct outside *o = *state;
    char *named = str_format("%s/named.db", o->folder);
    char *data = str_format("%s/data", o->folder);
    char *below = str_format("%s/data/sebadesk/sebadesk.db", o->folder);
    char *home = str_format("%s/.local/share/sebadesk/sebadesk.db", o->folder);
    struct stat st;

    EXPECT(o, 0, "--store", named, "charter", "list"); /* before SEBADESK_STORE */
    assert_int_equal(stat(named, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    if (access("/var/lib/sebadesk", F_OK) != 0) {
        free(o->store);
        o->store = NULL;
        EXPECT(o, 0, "charter", "list");
        assert_int_equal(access(home, F_OK), 0);
        strv_take(&o->env, str_format("XDG_DATA_HOME=%s", data));
        EXPECT(o, 0, "charter", "list");
        assert_int_equal(outside_lines(&o->out), 3);
        assert_int_equal(stat(below, &st), 0);
        assert_int_equal(st.st_mode & 0777, 0600);
        strv_clear(&o->env);
        assert_int_equal(unlink(home), 0);
        strv_add(&o->env, "XDG_DATA_HOME=not/absolute"); /* is ignored, as its standard says */
        EXPECT(o, 0, "charter", "list");
        assert_int_equal(access(home, F_OK), 0);
    }
    free(named);
    free(data);
    free(below);
    free(home);
}

static void a_first_run_has_the_shipped_data(void **state)
{
    struct outside *o = *state;
    char *path = str_format("%s/new/er/store.db", o->folder);

    EXPECT(o, 0, "--store", path, "charter", "list");
    assert_int_equal(outside_lines(&o->out), 3);
    EXPECT(o, 0, "--store", path, "calendar", "list");
    assert_true(outside_lines(&o->out) > 50);
    EXPECT(o, 0, "--store", path, "store", "check");
    free(path);
}

static void a_store_that_cannot_be_is_exit_code_4(void **state)
{
    struct outside *o = *state;
    char *foreign = outside_file(o, "foreign", "this is a letter, not a store\n", 30);
    char *below = str_format("%s/foreign/store.db", o->folder);

    EXPECT(o, 4, "--store", o->folder, "charter", "list");
    EXPECT(o, 4, "--store", foreign, "charter", "list");
    assert_has(&o->err, "foreign");
    EXPECT(o, 4, "--store", below, "charter", "list");
    EXPECT(o, 4, "--store", "/proc/none/store.db", "charter", "list");
    EXPECT(o, 4, "--store", "nowhere.db", "store", "check"); /* is not made */
    assert_int_not_equal(access("nowhere.db", F_OK), 0);
    free(foreign);
    free(below);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        OUTSIDE_TEST(every_command_has_its_help),
        OUTSIDE_TEST(help_lists_all_or_a_group),
        OUTSIDE_TEST(help_is_in_bangla_unless_told),
        OUTSIDE_TEST(version_is_one_line),
        OUTSIDE_TEST(wrong_usage_is_exit_code_2),
        OUTSIDE_TEST(what_was_not_understood_is_shown_without_its_escapes),
        OUTSIDE_TEST(two_dashes_end_the_options),
        OUTSIDE_TEST(output_that_cannot_be_written_is_an_error),
        OUTSIDE_TEST(messages_go_to_standard_error),
        OUTSIDE_TEST(the_clock_can_be_set),
        OUTSIDE_TEST(the_store_is_found_in_its_order),
        OUTSIDE_TEST(a_first_run_has_the_shipped_data),
        OUTSIDE_TEST(a_store_that_cannot_be_is_exit_code_4),
    };

    return cmocka_run_group_tests(tests, outside_group_setup, outside_group_teardown);
}
