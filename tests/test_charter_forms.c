/* The forms that charters of the national family come in: columns, pages, officers, sections,
 * ends. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "charter_help.h"

/* Reads a document of one service and gives that. */
static const struct service *read_one(const char *text, struct charter *charter,
                                      struct findings *findings)
{
    read_charter(text, charter, findings);
    assert_int_equal(charter->service_count, 1);
    return &charter->services[0];
}

static void assert_text(const char *got, const char *wanted)
{
    if (wanted == NULL)
        assert_null(got);
    else
        assert_string_equal(got, wanted);
}

static void tables_have_three_to_eight_columns_in_any_order(void **state)
{
    static const struct {
        const char *header;
        const char *row;
        const char *method;
        const char *documents;
        const char *fee;
        const char *time;
        const char *phone;
        size_t left_out;
    } TABLES[] = {
        {"ক্রমিক নং\tসেবার নাম\tসময়সীমা", "১\tসনদ\t২ দিন", NULL, NULL, NULL, "২ দিন", NULL, 0},
        {"ক্র: নং\tসেবার ধরন\tসেবা প্রাপ্তির সময়সীমা\tসেবা দানকারী কর্মকর্তার পদবী ও ঠিকানা",
         "০১।\tসনদ\t০১ দিন\tসাব রেজিস্ট্রার ০১৭১১২৮৮২৮৪", NULL, NULL, NULL, "০১ দিন", "01711288284",
         0},
        {"সেবা সমূহ\tপ্রাপ্তির প্রক্রিয়া\tআবেদন ফরমের মূল্য\tসময়সীমা\tদায়িত্ব প্রাপ্ত কর্মকর্তা/ কর্মচারী",
         "সনদ\tআবেদন\t২০/=\t২ দিন\tসচিব ০১৭১১২৮৮২৮৪", "আবেদন", NULL, "২০/=", "২ দিন", "01711288284",
         0},
        {"নং\tদায়িত্বপ্রাপ্ত কর্মকর্তা\tসেবা প্রদানের সময়সীমা\tসেবার মূল্য\tপ্রয়োজনীয় কাগজপত্র\tসেবার নাম",
         "১\tসচিব ০১৭১১২৮৮২৮৪\t২ দিন\tফ্রি\tছবি\tসনদ", NULL, "ছবি", "ফ্রি", "২ দিন", "01711288284",
         0},
        {"ক্রমিক\tসেবার নাম\tসেবা প্রদান পদ্ধতি\tপ্রয়োজনীয় কাগজপত্র ও প্রাপ্তিস্থান\tসেবামূল্য\tসময়সীমা\tকর্মকর্তা",
         "১\tসনদ\tআবেদন\tছবি\tফ্রি\t২ দিন\tসচিব ০১৭১১২৮৮২৮৪", "আবেদন", "ছবি", "ফ্রি", "২ দিন",
         "01711288284", 0},
        {"ক্রমিক\tসেবার নাম\tসেবা প্রদানে সর্বোচ্চ সময়\tপ্রয়োজনীয় কাগজপত্র\tকাগজপত্র/আবেদন ফরম প্রাপ্তিস্থান\t"
         "সেবামূল্য এবং পরিশোধ পদ্ধতি (যদি থাকে)\tশাখার নামসহ দায়িত্বপ্রাপ্ত কর্মকর্তার পদবি, রুম নম্বর, জেলা/উপজেলার কোড, অফিসিয়াল টেলিফোন ও ইমেইল\t"
         "উর্ধ্বতন কর্মকর্তার পদবি, রুম নম্বর, জেলা/উপজেলার কোডসহ অফিসিয়াল টেলিফোন ও ইমেইল",
         "১\tসনদ\t২ দিন\tছবি\tঅফিস\tফ্রি\tসচিব ০১৭১১২৮৮২৮৪\tজেলা প্রশাসক ০১৮১১২৮৮২৮৪", NULL,
         "ছবি / অফিস", "ফ্রি", "২ দিন", "01711288284", 1},
        {"ক্রমিক নং\tসেবার নাম\tমৌলিক তথ্য\tসেবা প্রদান পদ্ধতি\tপ্রয়োজনীয় কাগজপত্র\tসেবার মূল্য\tসময়সীমা\tদায়িত্বপ্রাপ্ত কর্মকর্তা",
         "১\tসনদ\tতথ্য\tআবেদন\tছবি\tফ্রি\t২ দিন\tসচিব ০১৭১১২৮৮২৮৪", "আবেদন", "ছবি", "ফ্রি", "২ দিন",
         "01711288284", 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(TABLES) / sizeof(TABLES[0]); i++) {
        char *text = str_format(CITIZEN "%s\n%s\n", TABLES[i].header, TABLES[i].row);
        struct charter charter;
        struct findings findings;
        const struct service *s = read_one(text, &charter, &findings);

        assert_string_equal(s->name, "সনদ");
        assert_text(s->delivery_method, TABLES[i].method);
        assert_text(s->required_documents, TABLES[i].documents);
        assert_text(s->fee, TABLES[i].fee);
        assert_text(s->time_limit, TABLES[i].time);
        assert_int_equal(s->officer.contact.phones.count, TABLES[i].phone != NULL);
        if (TABLES[i].phone != NULL)
            assert_string_equal(s->officer.contact.phones.items[0], TABLES[i].phone);
        assert_int_equal(count_findings(&findings, FINDING_COLUMN_LEFT_OUT), TABLES[i].left_out);
        charter_clear(&charter);
        findings_clear(&findings);
        free(text);
    }
}

static void officers_may_have_several_columns(void **state)
{
    struct charter charter;
    struct findings findings;
    const struct service *s = read_one(
        HEAD
        "ক) নাগরিক সেবা\n"
        "ক্রমিক নং\tসেবার নাম\tসেবা প্রদান পদ্ধতি (ফোন/ইমেইল)\tদায়িত্বপ্রাপ্ত কর্মকর্তার নাম\tপদবি\tফোন ও ই-মেইল\tউর্ধ্বতন কর্মকর্তা\tমোবাইল\n"
        "\t\t\t(১)\t(২)\t(৩)\n"
        "১\tসনদ\tআবেদন\tমোঃ শাহ আলম\tসহকারী প্রোগ্রামার\t০১৩০৮৬৩৩৫৬৬ a@b.gov.bd\tজেলা প্রশাসক\t০১৮১১২৮৮২৮৪\n",
        &charter, &findings);

    (void)state;
    assert_string_equal(s->delivery_method, "আবেদন");
    assert_string_equal(s->officer.name, "মোঃ শাহ আলম");
    assert_string_equal(s->officer.post, "সহকারী প্রোগ্রামার");
    assert_int_equal(s->officer.contact.phones.count, 1);
    assert_string_equal(s->officer.contact.phones.items[0], "01308633566");
    assert_string_equal(s->officer.contact.emails.items[0], "a@b.gov.bd");
    assert_int_equal(count_findings(&findings, FINDING_COLUMN_LEFT_OUT), 2);
    assert_true(has_finding(&findings, FINDING_TEXT_LEFT_OUT, 7, 4));
    charter_clear(&charter);
    findings_clear(&findings);
}

static void headings_and_signatures_may_stand_in_cells(void **state)
{
    struct charter charter;
    struct findings findings;

    (void)state;
    read_charter(
        "| গণপ্রজাতন্ত্রী বাংলাদেশ সরকার | |\n| উপজেলা কার্যালয়, হোমনা, কুমিল্লা | doict.homna.comilla.gov.bd |\n"
        "২.১) নাগরিক সেবা\t\t\n" COLUMNS "১\tক\t\t\t\t\tসচিব\n২.২) প্রাতিষ্ঠানিক সেবা\t\t\t\n" COLUMNS
        "১\tখ\t\t\t\t\tসচিব\n**\t\xE2\x80\x8B\n\t\t\t২০-০৮-২০২৫\n\t\t\tসৌমিত্র বিশ্বাস\n\t\t\tসহকারী প্রোগ্রামার\n",
        &charter, &findings);
    assert_string_equal(charter.office.name, "উপজেলা কার্যালয়");
    assert_string_equal(charter.office.district, "কুমিল্লা");
    assert_int_equal(charter_section_count(&charter, SECTION_INSTITUTIONAL), 1);
    assert_null(charter.services[1].required_documents);
    assert_string_equal(charter.signatory_name, "সৌমিত্র বিশ্বাস");
    assert_int_equal(charter.date.year, 2025);
    assert_int_equal(findings.count, 0);
    charter_clear(&charter);
    findings_clear(&findings);
}

static void header_words_may_be_run_together_or_misspelt(void **state)
{
    struct charter charter;
    struct findings findings;
    const struct service *s = read_one(
        CITIZEN
        "ক্রমিকনং\tসেবারনাম\tসেবাপ্রদানপদ্ধতি\tপ্রয়োজনীয়কাগজপত্রওপ্রাপ্তিস্তান\tসেবারমুল্যওপরিশোধপদ্বতি\tসেবাপ্রদানেরসময়সীম\tদায়িত্বপ্রাপ্তকর্মকতা\n"
        "১\tসনদ\tআবেদন\tছবি\tফ্রি\t২ দিন\tসচিব\n",
        &charter, &findings);

    (void)state;
    assert_string_equal(s->delivery_method, "আবেদন");
    assert_string_equal(s->required_documents, "ছবি");
    assert_string_equal(s->fee, "ফ্রি");
    assert_string_equal(s->time_limit, "২ দিন");
    assert_string_equal(s->officer.post, "সচিব");
    assert_int_equal(count_findings(&findings, FINDING_HEADING_MISSPELT), 7);
    charter_clear(&charter);
    findings_clear(&findings);
}

static void pipe_tables_are_tables(void **state)
{
    static const char *const TABLES[] = {
        "| ক্রমিক নং | সেবার নাম | সময়সীমা | কর্মকর্তা |\n|---|:--:|---|---|\n| (১) | (২) | (৩) | (৪) |\n"
        "| ১ | সনদ \\| প্রত্যয়ন | ২ দিন | সচিব |\n| ২ | নকল | | |\n",
        "ক্রমিক নং | সেবার নাম | সময়সীমা | কর্মকর্তা |\n---|---|---|---|\n১ | সনদ \\| প্রত্যয়ন | ২ দিন | সচিব |\n২ | নকল |  |\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(TABLES) / sizeof(TABLES[0]); i++) {
        char *text = str_format(CITIZEN "%s", TABLES[i]);
        struct charter charter;

        read_charter(text, &charter, NULL);
        assert_int_equal(charter.service_count, 2);
        assert_string_equal(charter.services[0].name, "সনদ | প্রত্যয়ন");
        assert_null(charter.services[1].time_limit);
        assert_string_equal(charter.services[1].officer.post, "সচিব");
        charter_clear(&charter);
        free(text);
    }
}

static void as_above_is_written_out(void **state)
{
    struct charter charter;
    struct findings findings;

    (void)state;
    read_charter(CITIZEN COLUMNS "১\tসনদ\tআবেদন\tছবি\tফ্রি\tতাৎক্ষণিক/৩ কার্যদিবস\tসচিব ০১৭১১২৮৮২৮৪\n"
                                 "২\tনকল\tঐ\tঐ ঐ\t\"\tঐ।\tঐ\n"
                                 "৩\tতথ্য\t''\t-\t”\t৫ কার্যদিবস\t\n",
                 &charter, &findings);
    for (int i = 1; i < 3; i++) {
        assert_string_equal(charter.services[i].delivery_method, "আবেদন");
        assert_string_equal(charter.services[i].fee, "ফ্রি");
        assert_string_equal(charter.services[i].officer.contact.phones.items[0], "01711288284");
    }
    assert_string_equal(charter.services[1].required_documents, "ছবি");
    assert_string_equal(charter.services[2].required_documents, "-");
    assert_int_equal(charter.services[1].time_limit_days, 3);
    assert_true(charter.services[1].immediate);
    assert_int_equal(count_findings(&findings, FINDING_DITTO), 7);
    charter_clear(&charter);
    findings_clear(&findings);
    read_one(CITIZEN COLUMNS "১\tসনদ\tঐ\tঐ\tঐ\tঐ\tঐ\n", &charter, &findings);
    assert_null(charter.services[0].fee);
    assert_false(charter.services[0].has_officer);
    charter_clear(&charter);
    findings_clear(&findings);
}

static void pages_cut_rows_and_repeat_headers(void **state)
{
    struct charter charter;
    struct findings findings;
    const struct service *s;

    (void)state;
    read_charter(CITIZEN COLUMNS
                 "(১)\t(২)\t(৩)\t(৪)\t(৫)\t(৬)\t(৭)\n"
                 "১\tজন্ম\tসরাসরি\tছবি\tবিনা\t৭ কার্যদিবস/ চাহিদা\tসচিব ফোনঃ ০১৭১১২৮৮২৮৪\n"
                 "পাতা ২\n"
                 "২.১) নাগরিক সেবা\n" COLUMNS "১\t২\t৩\t৪\t৫\t৬\t৭\n"
                 "\tনিবন্ধন সনদ\t\tও আবেদন\tমূল্যে\t\ta@b.gov.bd\n"
                 "\t\t\tওয়ারিশ সনদ\t\tচাহিদা অনুযায়ী\t\n"
                 "২\tনকল\t\t\t\t\t\n",
                 &charter, &findings);
    assert_int_equal(charter.service_count, 2);
    s = &charter.services[0];
    assert_string_equal(s->name, "জন্ম নিবন্ধন সনদ");
    assert_string_equal(s->required_documents, "ছবি ও আবেদন ওয়ারিশ সনদ");
    assert_string_equal(s->fee, "বিনা মূল্যে");
    assert_string_equal(s->time_limit, "৭ কার্যদিবস/ চাহিদা চাহিদা অনুযায়ী");
    assert_string_equal(s->officer.contact.emails.items[0], "a@b.gov.bd");
    assert_string_equal(charter.services[1].officer.post, "সচিব");
    assert_true(has_finding(&findings, FINDING_ROW_SPLIT, 13, 2));
    assert_true(has_finding(&findings, FINDING_ROW_CONTINUED, 14, 4));
    assert_true(has_finding(&findings, FINDING_TEXT_LEFT_OUT, 9, 1));
    assert_int_equal(count_findings(&findings, FINDING_SECTION_MISSING), 0);
    charter_clear(&charter);
    findings_clear(&findings);
}

static void merged_officers_reach_every_row(void **state)
{
    struct charter charter;
    struct findings findings;

    (void)state;
    read_charter(CITIZEN COLUMNS
                 "১\tক\t\t\t\t\t\n২\tখ\t\t\t\t\tসচিব ০১৭১১২৮৮২৮৪\n৩\tগ\n৪\tঘ\t\t\t\t\tহিসাবরক্ষক\n"
                 "৫\tঙ\n৬\tচ\t\t\t\t\t-\n৭\tছ\n"
                 "২.২) প্রাতিষ্ঠানিক সেবা\n" COLUMNS "১\tক\n",
                 &charter, &findings);
    assert_false(charter.services[0].has_officer);
    assert_string_equal(charter.services[2].officer.post, "সচিব");
    assert_string_equal(charter.services[2].officer.contact.phones.items[0], "01711288284");
    assert_string_equal(charter.services[4].officer.post, "হিসাবরক্ষক");
    assert_false(charter.services[5].has_officer);
    assert_string_equal(charter.services[6].officer.post, "হিসাবরক্ষক");
    assert_false(charter.services[7].has_officer); /* another table, another officer */
    assert_int_equal(count_findings(&findings, FINDING_OFFICER_MISSING), 3);
    charter_clear(&charter);
    findings_clear(&findings);
}

static void loose_officers_belong_to_their_table(void **state)
{
    static const char BLOCK[] = "মোঃ শাহ আলম\nসহকারী প্রোগ্রামার\nহোমনা, কুমিল্লা\nফোনঃ ০১৩০৮৬৩৩৫৬৬\n";
    struct charter charter;
    struct findings findings;
    char *text;

    (void)state;
    text = str_format(CITIZEN COLUMNS "১\tক\n%s২\tখ\n২.২) প্রাতিষ্ঠানিক সেবা\n" COLUMNS
                                      "১\tগ\t\t\t\t\tসচিব\n%s২\tঘ\n",
                      BLOCK, BLOCK);
    read_charter(text, &charter, &findings);
    free(text);
    for (int i = 0; i < 2; i++) {
        assert_string_equal(charter.services[i].officer.name, "মোঃ শাহ আলম");
        assert_string_equal(charter.services[i].officer.post, "সহকারী প্রোগ্রামার");
        assert_string_equal(charter.services[i].officer.contact.phones.items[0], "01308633566");
    }
    assert_string_equal(charter.services[2].officer.post, "সচিব");
    assert_string_equal(charter.services[3].officer.name, "মোঃ শাহ আলম"); /* he stands above it */
    assert_int_equal(count_findings(&findings, FINDING_LOOSE_OFFICER), 2);
    charter_clear(&charter);
    findings_clear(&findings);

    text = str_format(CITIZEN COLUMNS "১\tক\n%s", BLOCK);
    read_charter(text, &charter, &findings); /* behind the last row of a table without officers */
    free(text);
    assert_string_equal(charter.services[0].officer.name, "মোঃ শাহ আলম");
    assert_null(charter.signatory_name);
    charter_clear(&charter);
    findings_clear(&findings);

    text = str_format(CITIZEN COLUMNS "১\tক\t\t\t\t\tসচিব\n%s", BLOCK);
    read_charter(text, &charter,
                 &findings); /* the same lines where each row has one: a signature */
    free(text);
    assert_string_equal(charter.services[0].officer.post, "সচিব");
    assert_string_equal(charter.signatory_name, "মোঃ শাহ আলম");
    assert_string_equal(charter.signatory_post, "সহকারী প্রোগ্রামার");
    charter_clear(&charter);
    findings_clear(&findings);
}

static void serials_are_checked_and_made_unique(void **state)
{
    struct charter charter;
    struct findings findings;

    (void)state;
    read_charter(
        CITIZEN
        "ক্রমিক নং\tসেবার নাম\tকর্মকর্তা\n১\tক\tসচিব\n২\tখ\t\n২\tগ\t\n৫\tঘ\t\nক)\tঙ\t\n7\tচ\t\n৮\t\t\n৯\t\n1০\tছ\t\n",
        &charter, &findings);
    assert_int_equal(charter.service_count, 7);
    assert_int_equal(charter.services[2].serial, 3);
    assert_int_equal(charter.services[3].serial, 5);
    assert_int_equal(charter.services[4].serial, 6);
    assert_int_equal(charter.services[6].serial, 10);
    assert_int_equal(count_findings(&findings, FINDING_DUPLICATE_SERIAL), 1);
    assert_true(has_finding(&findings, FINDING_SERIAL_GAP, 10, 1));
    assert_true(has_finding(&findings, FINDING_SERIAL_UNREADABLE, 11, 1));
    assert_true(has_finding(&findings, FINDING_DIGITS_MIXED, 12, 1));
    assert_true(has_finding(&findings, FINDING_DIGITS_MIXED, 15, 1));
    assert_int_equal(count_findings(&findings, FINDING_ROW_EMPTY), 2);
    charter_clear(&charter);
    findings_clear(&findings);
}

static void rows_with_too_many_or_shifted_cells(void **state)
{
    struct charter charter;
    struct findings findings;

    (void)state;
    read_charter(CITIZEN "ক্রমিক নং\tসেবার নাম\tসময়সীমা\n১\tক\t২ দিন\tবাড়তি\n(খ) ব্যবসায়ীক\t৩ দিন\n",
                 &charter, &findings);
    assert_int_equal(charter.service_count, 2);
    assert_string_equal(charter.services[1].name, "(খ) ব্যবসায়ীক");
    assert_string_equal(charter.services[1].time_limit, "৩ দিন");
    assert_true(has_finding(&findings, FINDING_CELLS_TOO_MANY, 7, 11));
    charter_clear(&charter);
    findings_clear(&findings);
}

static void sections_are_known_or_reported(void **state)
{
    struct charter charter;
    struct findings findings;

    (void)state;
    read_charter(HEAD "সিটিজেন চার্টার\n" COLUMNS "১\tক\t\t\t\t\tসচিব\n", &charter, &findings);
    assert_int_equal(charter.services[0].section, SECTION_CITIZEN);
    assert_true(has_finding(&findings, FINDING_SECTION_UNKNOWN, 6, 1));
    charter_clear(&charter);
    findings_clear(&findings);
    read_charter(HEAD "# ২) প্রতিশ্রুত সেবাসমূহ\n## ২.২) প্রাতিষ্ঠানিক সেবা\n" COLUMNS
                      "১\tক\t\t\t\t\tসচিব\n"
                      "৩. আওতাধীন দপ্তরের সেবা\nক্রমিক নং\tসেবার নাম\tলিংক\n১\tক\tখ\n২\tগ\tঘ\n",
                 &charter, &findings);
    assert_int_equal(charter.service_count, 1);
    assert_int_equal(charter.services[0].section, SECTION_INSTITUTIONAL);
    assert_int_equal(count_findings(&findings, FINDING_TABLE_LEFT_OUT), 1);
    assert_true(has_finding(&findings, FINDING_SECTION_MISSING, 6, 4));
    charter_clear(&charter);
    findings_clear(&findings);
}

static void heads_name_the_office(void **state)
{
    static const struct {
        const char *head;
        const char *id;
        const char *name;
        const char *department;
        const char *upazila;
        const char *district;
    } HEADS[] = {
        {"মেনু নির্বাচন করুন\nগণপ্রজাতন্ত্রী বাংলাদেশ সরকার\nউপজেলা নির্বাহী অফিসারের কার্যালয়\nবগুড়া সদর,বগুড়া।\n(sadar.bogra.gov.bd)\n",
         "sadar.bogra", "উপজেলা নির্বাহী অফিসারের কার্যালয়", NULL, "বগুড়া সদর", "বগুড়া"},
        {"জেলা প্রশাসকের কার্যালয়, রাজবাড়ী।\nওয়েব: http://www.rajbari.gov.bd/\n", "rajbari",
         "জেলা প্রশাসকের কার্যালয়", NULL, NULL, "রাজবাড়ী"},
        {"বাংলাদেশ কম্পিউটার কাউন্সিল\nআঞ্চলিক কার্যালয়, বরিশাল\nডাক, টেলিযোগাযোগ ও তথ্যপ্রযুক্তি মন্ত্রণালয়\nbarishal.bcc.gov.bd\n",
         "barishal.bcc", "আঞ্চলিক কার্যালয়", "বাংলাদেশ কম্পিউটার কাউন্সিল", NULL, "বরিশাল"},
        {"তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর\nউপজেলা: দামুড়হুদা, জেলা: চুয়াডাঙ্গা।\nwww.doict.damurhuda.chuadanga.gov.bd\n",
         "doict.damurhuda.chuadanga", "তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর",
         "তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর", "দামুড়হুদা", "চুয়াডাঙ্গা"},
        {"উপজেলা কার্যালয়, রূপগঞ্জ\nwww.doict.rupganj.narayangan j.gov.bd\n",
         "doict.rupganj.narayanganj", "উপজেলা কার্যালয়", NULL, "রূপগঞ্জ", NULL},
        {"x.example.org\n", "x.example.org", "x.example.org", NULL, NULL, NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(HEADS) / sizeof(HEADS[0]); i++) {
        char *text = str_format("%s২.১) নাগরিক সেবা\n" COLUMNS "১\tক\n", HEADS[i].head);
        struct charter charter;

        read_charter(text, &charter, NULL);
        assert_string_equal(charter.office.id, HEADS[i].id);
        assert_string_equal(charter.office.name, HEADS[i].name);
        assert_text(charter.office.department, HEADS[i].department);
        assert_text(charter.office.upazila, HEADS[i].upazila);
        assert_text(charter.office.district, HEADS[i].district);
        charter_clear(&charter);
        free(text);
    }
}

static void an_office_can_be_given(void **state)
{
    static const char TEXT[] = "উপজেলা কার্যালয়, হোমনা, কুমিল্লা\n২.১) নাগরিক সেবা\n" COLUMNS "১\tক\n";
    struct charter charter = {0};
    struct err e = {0};

    (void)state;
    refuse_charter(TEXT, strlen(TEXT), 1, "office");
    assert_int_equal(
        charter_read_for("doict.homna.comilla", TEXT, strlen(TEXT), &charter, NULL, &e), ERR_OK);
    assert_string_equal(charter.office.id, "doict.homna.comilla");
    assert_null(charter.office.website);
    assert_string_equal(charter.office.upazila, "হোমনা");
    charter_clear(&charter);
}

static void vision_mission_expectations_and_ends(void **state)
{
    struct charter charter;
    struct findings findings;

    (void)state;
    read_charter(
        HEAD
        "সিটিজেনস চার্টার\n১। ভিশনঃ সেবা।\nজনগণের জন্য।\n২। মিশনঃ\n১। দক্ষতা\n২। সততা\n৩। উদ্দেশ্যঃ\nঅন্য কথা\n"
        "২.১) নাগরিক সেবা\n" COLUMNS "১\tক\t\t\t\t\tসচিব\n"
        "৪) আপনার কাছে আমাদের প্রত্যাশা\n১। আবেদন জমা দেওয়া\n২) ফি দেওয়া\n"
        "তারিখ: ২০শে আগস্ট, ২০২৫ খ্রিঃ\nস্বাক্ষরিত/-\n(মোঃ রহিম উদ্দিন)\nউপজেলা আইসিটি অফিসার\nউপজেলা কার্যালয়, মেঘনা, কুমিল্লা।\n",
        &charter, &findings);
    assert_string_equal(charter.vision, "সেবা। জনগণের জন্য।");
    assert_string_equal(charter.mission, "১। দক্ষতা ২। সততা");
    assert_int_equal(charter.expectations.count, 2);
    assert_string_equal(charter.expectations.items[1], "ফি দেওয়া");
    assert_int_equal(charter.date.day, 20);
    assert_string_equal(charter.signatory_name, "মোঃ রহিম উদ্দিন");
    assert_string_equal(charter.signatory_post, "উপজেলা আইসিটি অফিসার");
    assert_true(has_finding(&findings, FINDING_SIGNATORY_ELSEWHERE, 23, 19));
    charter_clear(&charter);
    findings_clear(&findings);
    read_charter(CITIZEN COLUMNS "১\tক\t\t\t\t\tসচিব\n৩১-০২-২০২৫\nকরিম\n", &charter, &findings);
    assert_true(date_is_none(charter.date));
    assert_null(charter.signatory_name);
    assert_true(has_finding(&findings, FINDING_DATE_WRONG, 8, 1));
    charter_clear(&charter);
    findings_clear(&findings);
}

static void complaint_tiers_keep_the_offices_own_limits(void **state)
{
    struct charter charter;

    (void)state;
    read_charter(
        CITIZEN COLUMNS
        "১\tক\t\t\t\t\tসচিব\n৫) অভিযোগ প্রতিকার ব্যবস্থাপনা (GRS)\nসেবা না পেলে যোগাযোগ করুন।\n"
        "ক্র. নং | কখন যোগাযোগ করবেন | কার সঙ্গে যোগাযোগ করবেন | যোগাযোগের ঠিকানা | নিষ্পত্তির সময়সীমা |\n"
        "১ | সমাধান না হলে | অনিক | ভবন নং ৬, ঢাকা ফোন: ০২-৯৫১৪১৪১ মোবা: ০১৭১১-২৮৮২৮৪ ই-মেইল: sta@most.gov.bd | ২৫ কর্মদিবস |\n"
        "২ | ঐ | আপিল কর্মকর্তা | | এক মাস |\n৩ | ঐ | সেল | www.grs.gov.bd | তিন মাস |\n",
        &charter, NULL);
    assert_int_equal(charter.tier_count, 3);
    assert_int_equal(charter.tiers[0].working_days, 25);
    assert_string_equal(charter.tiers[0].address, "ভবন নং ৬, ঢাকা");
    assert_int_equal(charter.tiers[0].contact.phones.count, 2);
    assert_string_equal(charter.tiers[1].when, "সমাধান না হলে");
    assert_null(charter.tiers[1].address);
    assert_int_equal(charter.tiers[1].working_days, NO_NUMBER);
    assert_string_equal(charter.tiers[2].time_limit, "তিন মাস");
    assert_string_equal(charter.tiers[2].contact.websites.items[0], "www.grs.gov.bd");
    charter_clear(&charter);
}

static void line_ends_and_boms_make_no_difference(void **state)
{
    static const char *const ENDS[] = {"\n", "\r\n", "\r"};
    char *source = read_source("tests/charters/homna.txt");
    struct strv lines = {0};
    char *wanted = NULL;

    (void)state;
    strv_split(&lines, source, '\n');
    for (int i = 0; i < 6; i++) {
        char *joined = strv_join(&lines, ENDS[i % 3]);
        char *text = str_format("%s%s", i < 3 ? "" : "\xEF\xBB\xBF", joined);
        struct charter charter;
        struct findings findings;
        char *got;

        read_charter(text, &charter, &findings);
        got = dump_charter(&charter);
        assert_int_equal(findings.count, 4);
        if (wanted == NULL)
            wanted = got;
        else
            assert_same_lines(got, wanted);
        if (got != wanted)
            free(got);
        charter_clear(&charter);
        findings_clear(&findings);
        free(text);
        free(joined);
    }
    free(wanted);
    free(source);
    strv_clear(&lines);
}

static void what_cannot_be_read_is_refused_whole(void **state)
{
    static const struct {
        const char *text;
        long line;
        const char *field;
    } REFUSED[] = {
        {"", 1, "office"},
        {CITIZEN, 5, "services"},
        {CITIZEN COLUMNS, 6, "services"},
        {CITIZEN COLUMNS "(১)\t(২)\t(৩)\n", 7, "services"},
        {CITIZEN "আম\tজাম\tকাঁঠাল\n১\tক\tখ\n", 6, "columns"},
        {CITIZEN COLUMNS "১\tক\t\t\t\t\tসচিব\n৫) অভিযোগ ব্যবস্থাপনা (GRS)\n১\tক\tখ\tগ\tঘ\n", 9,
         "columns"},
        {CITIZEN COLUMNS "১\t\tআবেদন\t\t\t\tসচিব\n২\tখ\n", 7, "name"},
        {"ক\n" COLUMNS "১\tক\n", 1, "office"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(REFUSED) / sizeof(REFUSED[0]); i++)
        refuse_charter(REFUSED[i].text, strlen(REFUSED[i].text), REFUSED[i].line, REFUSED[i].field);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_have_three_to_eight_columns_in_any_order),
        cmocka_unit_test(officers_may_have_several_columns),
        cmocka_unit_test(headings_and_signatures_may_stand_in_cells),
        cmocka_unit_test(header_words_may_be_run_together_or_misspelt),
        cmocka_unit_test(pipe_tables_are_tables),
        cmocka_unit_test(as_above_is_written_out),
        cmocka_unit_test(pages_cut_rows_and_repeat_headers),
        cmocka_unit_test(merged_officers_reach_every_row),
        cmocka_unit_test(loose_officers_belong_to_their_table),
        cmocka_unit_test(serials_are_checked_and_made_unique),
        cmocka_unit_test(rows_with_too_many_or_shifted_cells),
        cmocka_unit_test(sections_are_known_or_reported),
        cmocka_unit_test(heads_name_the_office),
        cmocka_unit_test(an_office_can_be_given),
        cmocka_unit_test(vision_mission_expectations_and_ends),
        cmocka_unit_test(complaint_tiers_keep_the_offices_own_limits),
        cmocka_unit_test(line_ends_and_boms_make_no_difference),
        cmocka_unit_test(what_cannot_be_read_is_refused_whole),
    };

    return cmocka_run_group_tests_name("charter_forms", tests, NULL, NULL);
}
