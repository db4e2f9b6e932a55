/* The three real charters through the reader: as they came and as they ship; and what must hold
 * however they are damaged. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/shipped.h"
#include "base/str.h"
#include "charter_help.h"
#include "harness/sanitized.h"

enum { KESHABPUR, RUPGANJ, HOMNA, CHARTER_COUNT };

static const struct {
    const char *raw;      /* as the converter left it */
    const char *expected; /* what must come out of it, and the findings below a line of dashes */
    const char *shipped;  /* as cleaned by hand */
    size_t services[SECTION_COUNT];
    size_t expectations;
    size_t tiers;
} CHARTERS[CHARTER_COUNT] = {
    [KESHABPUR] = {"tests/charters/keshabpur.txt",
                   "tests/charters/keshabpur.expected",
                   "charters/doict.keshabpur.jessore.txt",
                   {1, 12, 0},
                   0,
                   0},
    [RUPGANJ] = {"tests/charters/rupganj.txt",
                 "tests/charters/rupganj.expected",
                 "charters/doict.rupganj.narayanganj.txt",
                 {7, 11, 5},
                 5,
                 3},
    [HOMNA] = {"tests/charters/homna.txt",
               "tests/charters/homna.expected",
               "charters/doict.homna.comilla.txt",
               {3, 10, 0},
               0,
               0},
};

static void read_raw(int which, struct charter *charter, struct findings *findings)
{
    char *text = read_source(CHARTERS[which].raw);

    read_charter(text, charter, findings);
    free(text);
}

static void read_shipped(int which, struct charter *charter, struct findings *findings)
{
    const struct shipped *file = shipped_find(CHARTERS[which].shipped);

    assert_non_null(file);
    read_charter(file->data, charter, findings);
}

static void assert_counts(int which, const struct charter *charter)
{
    for (int s = 0; s < SECTION_COUNT; s++)
        assert_int_equal(charter_section_count(charter, (enum section)s),
                         CHARTERS[which].services[s]);
    assert_int_equal(charter->expectations.count, CHARTERS[which].expectations);
    assert_int_equal(charter->tier_count, CHARTERS[which].tiers);
}

static void raw_charters_give_every_field(void **state)
{
    (void)state;
    for (int i = 0; i < CHARTER_COUNT; i++) {
        char *expected = read_source(CHARTERS[i].expected);
        struct charter charter;
        struct findings findings;
        struct str got = {0};
        char *part;

        read_raw(i, &charter, &findings);
        assert_counts(i, &charter);
        part = dump_charter(&charter);
        str_add(&got, part);
        free(part);
        str_add(&got, "--------\n");
        part = dump_findings(&findings);
        str_add(&got, part);
        free(part);
        if (getenv("CHARTER_DUMP") != NULL)
            print_message("%s", str_text(&got));
        assert_same_lines(str_text(&got), expected);
        str_clear(&got);
        charter_clear(&charter);
        findings_clear(&findings);
        free(expected);
    }
}

static void every_service_has_its_officer(void **state)
{
    static const struct {
        const char *name;
        const char *phone;
        const char *email;
    } OFFICERS[CHARTER_COUNT] = {
        [KESHABPUR] = {"জনাব সৌমিত্র বিশ্বাস", "02477767090", "tutulbiswas@yahoo.com"},
        [RUPGANJ] = {NULL, "01781271934", "doictrupganj@gmail.com"},
        [HOMNA] = {"মোঃ শাহ আলম", "01308633566", "shahalamictdivision@gmail.com"},
    };

    (void)state;
    for (int i = 0; i < CHARTER_COUNT; i++) {
        struct charter charter;

        read_shipped(i, &charter, NULL);
        for (size_t k = 0; k < charter.service_count; k++) {
            const struct officer *officer = &charter.services[k].officer;

            assert_true(charter.services[k].has_officer);
            assert_true(str_equal(officer->name, OFFICERS[i].name));
            assert_string_equal(officer->post, "সহকারী প্রোগ্রামার");
            assert_int_equal(officer->contact.phones.count, 1);
            assert_string_equal(officer->contact.phones.items[0], OFFICERS[i].phone);
            assert_int_equal(officer->contact.emails.count, 1);
            assert_string_equal(officer->contact.emails.items[0], OFFICERS[i].email);
        }
        charter_clear(&charter);
    }
}

/* The lines of a that are not in b, in order. */
static size_t count_new_lines(const char *a, const char *b)
{
    struct strv lines = {0};
    struct strv others = {0};
    size_t count = 0;

    strv_split(&lines, a, '\n');
    strv_split(&others, b, '\n');
    assert_int_equal(lines.count, others.count);
    for (size_t i = 0; i < lines.count; i++)
        count += strcmp(lines.items[i], others.items[i]) != 0;
    strv_clear(&lines);
    strv_clear(&others);
    return count;
}

/* Counted by hand from data/charters/CHANGES: the fields that the mends there touch. */
static void cleaned_charters_differ_by_their_mends_only(void **state)
{
    static const size_t MENDED[CHARTER_COUNT] = {[KESHABPUR] = 9, [RUPGANJ] = 37, [HOMNA] = 19};

    (void)state;
    for (int i = 0; i < CHARTER_COUNT; i++) {
        struct charter raw;
        struct charter clean;
        char *a;
        char *b;

        read_raw(i, &raw, NULL);
        read_shipped(i, &clean, NULL);
        assert_counts(i, &clean);
        a = dump_charter(&raw);
        b = dump_charter(&clean);
        assert_int_equal(count_new_lines(b, a), MENDED[i]);
        free(a);
        free(b);
        charter_clear(&raw);
        charter_clear(&clean);
    }
}

static void cleaned_charters_have_only_findings_nobody_can_mend(void **state)
{
    struct charter charter;
    struct findings findings;

    (void)state;
    read_shipped(KESHABPUR, &charter, &findings);
    assert_int_equal(findings.count, 0);
    charter_clear(&charter);
    read_shipped(HOMNA, &charter, &findings);
    assert_int_equal(findings.count, 0);
    charter_clear(&charter);
    read_shipped(RUPGANJ, &charter, &findings);
    assert_int_equal(count_findings(&findings, FINDING_TIME_LIMIT_WITHOUT_NUMBER), 16);
    assert_int_equal(count_findings(&findings, FINDING_SECTION_MISSING), 1);
    assert_int_equal(findings.count, 17);
    charter_clear(&charter);
    findings_clear(&findings);
}

static void continued_rows_come_out_whole(void **state)
{
    struct charter charter;
    const struct service *s;

    (void)state;
    read_raw(RUPGANJ, &charter, NULL);
    s = charter_service(&charter, SECTION_INSTITUTIONAL, 9);
    assert_string_equal(s->name,
                        "বিভিন্ন সরকারি দপ্তরসমূহের আইসিটি পণ্য ক্রয়ের ক্ষেত্রে কারিগরি পরামর্শ প্রদান");
    assert_string_equal(s->delivery_method, "ব্যক্তিগত উপস্থিতির মাধ্যমে যোগাযোগ/ টেলিফোনে যোগাযোগ");
    assert_string_equal(s->officer.contact.emails.items[0], "doictrupganj@gmail.com");
    charter_clear(&charter);
    read_raw(HOMNA, &charter, NULL);
    s = charter_service(&charter, SECTION_INSTITUTIONAL, 2);
    assert_string_equal(s->fee, "বিদ্যমান সরকারী নীতিমালা অনুযায়ী");
    assert_string_equal(s->time_limit, "৭ কার্যদিবস/ চাহিদা অনুযায়ী");
    assert_int_equal(s->time_limit_days, 7);
    charter_clear(&charter);
}

static void findings_stand_where_the_quirks_are(void **state)
{
    static const struct {
        int which;
        enum finding_code code;
        long line;
        long column;
    } QUIRKS[] = {
        {KESHABPUR, FINDING_HEADING_MISSPELT, 20, 8},
        {KESHABPUR, FINDING_HEADING_MISSPELT, 24, 1},
        {KESHABPUR, FINDING_HEADING_MISSPELT, 24, 13},
        {KESHABPUR, FINDING_MARKUP, 42, 73},
        {RUPGANJ, FINDING_TIME_LIMIT_WITHOUT_NUMBER, 27, 154},
        {RUPGANJ, FINDING_WORD_BROKEN, 32, 144},
        {RUPGANJ, FINDING_WEBSITE_BLANK, 36, 253},
        {RUPGANJ, FINDING_DIGITS_MIXED, 42, 1},
        {RUPGANJ, FINDING_ROW_SPLIT, 54, 2},
        {RUPGANJ, FINDING_PHONE_LENGTH, 55, 267},
        {RUPGANJ, FINDING_SECTION_MISSING, 69, 5},
        {RUPGANJ, FINDING_HEADING_MISSPELT, 71, 22},
        {RUPGANJ, FINDING_SIGNATORY_ELSEWHERE, 94, 19},
        {HOMNA, FINDING_EMAIL_BLANK, 22, 432},
        {HOMNA, FINDING_ROW_CONTINUED, 34, 2},
        {HOMNA, FINDING_LOOSE_OFFICER, 39, 1},
        {HOMNA, FINDING_ROW_CONTINUED, 46, 4},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(QUIRKS) / sizeof(QUIRKS[0]); i++) {
        struct charter charter;
        struct findings findings;

        read_raw(QUIRKS[i].which, &charter, &findings);
        assert_true(has_finding(&findings, QUIRKS[i].code, QUIRKS[i].line, QUIRKS[i].column));
        charter_clear(&charter);
        findings_clear(&findings);
    }
}

/* A small generator with a fixed seed (G. Marsaglia's xorshift): the same damage in every run. */
static uint32_t next_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* The document with some lines left out or doubled; the head mostly stays, so that most are
 * read. */
static void mutate_lines(const char *text, uint32_t *random, struct str *out)
{
    int line = 0;

    while (*text != '\0') {
        size_t n = strcspn(text, "\n") + 1;
        uint32_t r = next_random(random);
        int copies = line++ < 26 ? r % 32 != 0 : r % 16 == 0 ? 1 + (r >> 8) % 2 : 0;

        if (text[n - 1] == '\0')
            n--;
        for (int i = 0; i < copies; i++)
            str_add_bytes(out, text, n);
        text += n;
    }
}

static void mutate_bytes(struct str *s, uint32_t *random)
{
    static const char *const PIECES[] = {
        "\t",      "\n",    "|",          "ঐ",       "\"", "১",  "9", " ", "@",
        "#",       "**",    "<a href=\"", "](",      "।",  "\r", "ঃ", "্",  "\xE2\x80\xAE",
        "\x1B[2J", "০১৭১১", "www.",       "&#2453;", "-",  ":"};
    int count = (int)(next_random(random) % 6);

    for (int i = 0; i < count && s->len > 0; i++) {
        size_t at = next_random(random) % s->len;
        uint32_t r = next_random(random);
        const char *piece = PIECES[(r >> 8) % (sizeof(PIECES) / sizeof(PIECES[0]))];

        if (r % 4 == 0)
            s->data[at] = (char)(r >> 16); /* most often no UTF-8 any more: must be refused */
        else if (r % 4 == 1)
            str_remove(s, at, (r >> 16) % 40 < s->len - at ? (r >> 16) % 40 : 0);
        while (r % 4 > 1 && at > 0 && ((unsigned char)s->data[at] & 0xC0) == 0x80)
            at--;
        if (r % 4 > 1)
            str_insert(s, at, piece, strlen(piece));
    }
}

static void damage_never_breaks_the_reader(void **state)
{
    enum { ROUNDS = SANITIZED ? 3000 : 15000 };
    char *texts[CHARTER_COUNT];
    uint32_t random = 20250820;
    int passed = 0;

    (void)state;
    for (int i = 0; i < CHARTER_COUNT; i++)
        texts[i] = read_source(CHARTERS[i].raw);
    for (int i = 0; i < ROUNDS; i++) {
        struct str s = {0};
        struct charter charter = {0};
        struct findings findings = {0};
        struct err e = {0};

        mutate_lines(texts[i % CHARTER_COUNT], &random, &s);
        mutate_bytes(&s, &random);
        if (charter_read(str_text(&s), s.len, &charter, &findings, &e) == ERR_OK) {
            assert_sound(&charter);
            passed++;
        } else {
            assert_int_equal(e.code, ERR_INPUT);
            assert_true(e.line > 0 && *e.field != '\0');
        }
        charter_clear(&charter);
        findings_clear(&findings);
        str_clear(&s);
    }
    for (int i = 0; i < CHARTER_COUNT; i++)
        free(texts[i]);
    assert_true(passed > ROUNDS / 4); /* else the damage was so great that nothing was tested */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(raw_charters_give_every_field),
        cmocka_unit_test(every_service_has_its_officer),
        cmocka_unit_test(cleaned_charters_differ_by_their_mends_only),
        cmocka_unit_test(cleaned_charters_have_only_findings_nobody_can_mend),
        cmocka_unit_test(continued_rows_come_out_whole),
        cmocka_unit_test(findings_stand_where_the_quirks_are),
        cmocka_unit_test(damage_never_breaks_the_reader),
    };

    return cmocka_run_group_tests_name("charter", tests, NULL, NULL);
}
