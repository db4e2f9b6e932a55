/* Documents made to break the charter reader. Each is read or refused; the limits stand. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "charter/entries.h"
#include "charter_help.h"

/* The head with a table's header, then one piece over and over up to `size` bytes. */
static void fill(struct str *s, const char *start, const char *piece, size_t size)
{
    size_t n = strlen(piece);

    str_add(s, start);
    while (s->len + n <= size)
        str_add_bytes(s, piece, n);
}

static void bytes_that_are_no_text_are_refused_with_their_place(void **state)
{
    static const struct {
        const char *bytes;
        size_t n;
        long line;
        long column;
    } BAD[] = {
        {"ক\nখ\xFF", 8, 2, 2},         {"a\0b", 3, 1, 2},
        {"\xC0\xAF", 2, 1, 1},         {"ab\xED\xA0\x80", 5, 1, 3},
        {"\xF4\x90\x80\x80", 4, 1, 1}, {"ক\xE0\xA6", 5, 1, 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(BAD) / sizeof(BAD[0]); i++) {
        struct charter charter = {0};
        struct err e = {0};

        assert_int_equal(charter_read(BAD[i].bytes, BAD[i].n, &charter, NULL, &e), ERR_INPUT);
        assert_string_equal(e.field, "text");
        assert_int_equal(e.line, BAD[i].line);
        assert_int_equal(e.column, BAD[i].column);
        assert_int_equal(charter_read(BAD[i].bytes, BAD[i].n, &charter, NULL, NULL), ERR_INPUT);
    }
}

static void what_is_too_long_is_refused(void **state)
{
    struct str s = {0};

    (void)state;
    fill(&s, "", "ক", (size_t)10 * 1024 * 1024); /* ten megabytes in one line */
    refuse_charter(str_text(&s), s.len, 1, "size");
    str_cut(&s, 0);
    fill(&s, CITIZEN COLUMNS, "ক", CHARTER_MAX_LINE + 1000);
    refuse_charter(str_text(&s), s.len, 7, "size");
    str_cut(&s, 0);
    fill(&s, CITIZEN "ক্রমিক নং\tসেবার নাম\tকর্মকর্তা", "\tমন্তব্য", 60000);
    refuse_charter(str_text(&s), s.len, 6, "columns");
    str_clear(&s);
}

static void hundred_thousand_cells_are_one_row(void **state)
{
    struct str s = {0};
    struct charter charter;
    struct findings findings;

    (void)state;
    str_add(&s, CITIZEN COLUMNS "১\tক\tখ\tগ\tঘ\tঙ\tসচিব");
    for (int i = 0; i < 100000; i++)
        str_add(&s, "\t");
    str_add(&s, "শেষ\n");
    read_charter(str_text(&s), &charter, &findings);
    assert_int_equal(charter.service_count, 1);
    assert_true(has_finding(&findings, FINDING_CELLS_TOO_MANY, 0, 0));
    charter_clear(&charter);
    findings_clear(&findings);
    str_clear(&s);
}

static void rows_of_nothing_are_nothing(void **state)
{
    struct str s = {0};
    struct charter charter;
    struct findings findings;

    (void)state;
    str_add(&s, CITIZEN COLUMNS "১\tক\t\t\t\t\tসচিব\n");
    for (int i = 0; i < 1000000; i++)
        str_add_bytes(&s, "\t\n", 2);
    s.len -= 200; /* just below the limit */
    s.data[s.len] = '\0';
    assert_true(s.len < CHARTER_MAX_BYTES);
    read_charter(str_text(&s), &charter, &findings);
    assert_int_equal(charter.service_count, 1);
    assert_int_equal(findings.count, 0);
    charter_clear(&charter);
    findings_clear(&findings);
    str_clear(&s);
}

static void rows_without_end_are_refused(void **state)
{
    struct str s = {0};

    (void)state;
    fill(&s, CITIZEN COLUMNS, "১\tক\n", 40000);
    refuse_charter(str_text(&s), s.len, 6 + SERVICES_MAX + 1, "services");
    str_clear(&s);
}

/* One piece of mischief repeated to a quarter of a megabyte, in the head, as lines and as rows. It
 * must come to an end; a reader that looks at each byte again for each byte would not. */
static void repetition_comes_to_an_end(void **state)
{
    static const char *const PIECES[] = {
        "a\n",
        "ক\n",
        "\tx\t1 1 1 1 1 1 1\n",
        "\t\t\t\t\t\ta@b \n",
        "[a](b)\n",
        "<a href=x>\n",
        "**\n",
        "২.১) নাগরিক সেবা\n",
        "২.২) প্রাতিষ্ঠানিক সেবা\n" COLUMNS,
        "নাগরিক সেব\n",
        "২০-০৮-২০২৫\n",
        "০১৭১১২৮৮২৮৪\n",
        "\t\t\t\t\t\t০১৭১১২৮৮২৮৪\n",
        "ভিশন: ক\n",
        "৪. প্রত্যাশা\n১। ক\n",
        "|\n",
        "a|b|c\n",
        "\tঐ\tঐ\tঐ\n",
        "---|---\n",
        "&amp;\n",
        "\x1B[2J\xE2\x80\xAE\n",
        "\r",
        "\t\t\t\t\t\tমোঃ: ফোন: ই- মেইল:\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(PIECES) / sizeof(PIECES[0]); i++) {
        for (int form = 0; form < 2; form++) {
            struct str s = {0};
            struct charter charter = {0};
            struct findings findings = {0};
            struct err e = {0};

            fill(&s, form == 0 ? "" : CITIZEN COLUMNS "১\tক\n", PIECES[i], (size_t)128 * 1024);
            if (charter_read(str_text(&s), s.len, &charter, &findings, &e) == ERR_OK)
                assert_sound(&charter);
            else
                assert_int_equal(e.code, ERR_INPUT);
            charter_clear(&charter);
            findings_clear(&findings);
            str_clear(&s);
        }
    }
}

/* The same in a single cell of a hundred kilobytes. */
static void long_cells_come_to_an_end(void **state)
{
    static const char *const PIECES[] = {
        "@",        "a@b ", "a@b,", "www.a b ", "1 ",    "০১৭১১২৮৮২৮৪ ", "ঃ ", "(",
        "<a ",      "[",    "&#",   "ফোন: ",    "সচিব ", "কার্যদিব স ",   "৭ ", "a.",
        "https://", "- ",   "স ",   "+1",       "॥",     "\\",           "১২/"};

    (void)state;
    for (size_t i = 0; i < sizeof(PIECES) / sizeof(PIECES[0]); i++) {
        struct str s = {0};
        struct charter charter;
        struct findings findings;

        fill(&s, CITIZEN COLUMNS "১\tক\tখ\tগ\tঘ\t", PIECES[i], (size_t)48 * 1024);
        str_add_char(&s, '\t');
        fill(&s, "", PIECES[i], s.len + (size_t)48 * 1024);
        read_charter(str_text(&s), &charter, &findings);
        charter_clear(&charter);
        findings_clear(&findings);
        str_clear(&s);
    }
}

static void escapes_and_invisible_characters_do_not_pass(void **state)
{
    struct charter charter;

    (void)state;
    read_charter(
        CITIZEN COLUMNS
        "১\t\x1B[31mস\xE2\x80\xAEনদ\xE2\x81\xA6\x7F\xC2\x9B\t&#27;[2J&#8238;ক\t\t\t\t\x07সচিব\n",
        &charter, NULL);
    assert_string_equal(charter.services[0].name, "[31mসনদ");
    assert_string_equal(charter.services[0].delivery_method, "[2Jক");
    assert_string_equal(charter.services[0].officer.post, "সচিব");
    charter_clear(&charter);
    /* both spellings of য় and of ো become one */
    read_charter(CITIZEN COLUMNS "১\tসম\xE0\xA7\x9F ক\xE0\xA7\x87\xE0\xA6\xBE\t\t\t\t\tসচিব\n",
                 &charter, NULL);
    assert_string_equal(charter.services[0].name, "সম\xE0\xA6\xAF\xE0\xA6\xBC কো");
    charter_clear(&charter);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_that_are_no_text_are_refused_with_their_place),
        cmocka_unit_test(what_is_too_long_is_refused),
        cmocka_unit_test(hundred_thousand_cells_are_one_row),
        cmocka_unit_test(rows_of_nothing_are_nothing),
        cmocka_unit_test(rows_without_end_are_refused),
        cmocka_unit_test(repetition_comes_to_an_end),
        cmocka_unit_test(long_cells_come_to_an_end),
        cmocka_unit_test(escapes_and_invisible_characters_do_not_pass),
    };

    return cmocka_run_group_tests_name("charter_hostile", tests, NULL, NULL);
}
