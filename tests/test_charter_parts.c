/* The parts of the charter reader one by one: letters, mark-up, cells, headings, contacts, phones,
 * addresses, persons, dates, findings, time limits. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "charter/address.h"
#include "charter/cells.h"
#include "charter/checks.h"
#include "charter/contacts.h"
#include "charter/dates.h"
#include "charter/heading.h"
#include "charter/letters.h"
#include "charter/markup.h"
#include "charter/person.h"
#include "charter/phone.h"
#include "charter/trim.h"
#include "charter_help.h"

static size_t distance(const char *a, const char *b, size_t limit)
{
    struct letters x;
    struct letters y;

    letters_read(a, &x);
    letters_read(b, &y);
    return letters_distance(&x, &y, limit);
}

static bool holds(const char *text, const char *word, size_t slips)
{
    struct letters x;
    struct letters y;

    letters_read(text, &x);
    letters_read(word, &y);
    return letters_hold(&x, &y, slips);
}

static void letters_meet_over_slips(void **state)
{
    struct letters l;

    (void)state;
    assert_int_equal(distance("সেবারনাম", "সেবার নাম", 3), 0);
    assert_int_equal(distance("ক্রমি ক্রমং", "ক্রমিক নং", 3), 2);
    assert_int_equal(distance("প্রতিশুতু", "প্রতিশ্রুত", 3), 2);
    assert_int_equal(distance("নাম", "প্রাপ্তিস্থান", 2), 3);
    assert_int_equal(distance("", "", 0), 0);
    assert_int_equal(distance("", "ক", 1), 1);
    assert_true(holds("প্রয়োজনীয় কাগজ পত্র ও প্রাপ্তি স্থান", "কাগজপত্র", 0));
    assert_true(holds("প্রাপ্তিহান", "প্রাপ্তিস্থান", 2));
    assert_false(holds("প্রাপ্তিহান", "প্রাপ্তিস্থান", 1));
    assert_false(holds("", "কাগজ", 0));
    letters_read("৳ ক।খ-৯॥ é A৷", &l);
    assert_int_equal(l.n, 5);
    letters_read("কখগঘঙচছজঝঞ", &l);
    assert_int_equal(l.n, 10);
    assert_false(l.cut);
}

static void assert_stripped(const char *text, const char *wanted)
{
    struct str out = {0};

    markup_strip(text, strlen(text), &out, NULL);
    assert_string_equal(str_text(&out), wanted);
    str_clear(&out);
}

static void markup_goes_and_words_stay(void **state)
{
    struct str out = {0};
    struct str mark = {0};

    (void)state;
    assert_stripped("**কেশবপুর, যশোর**", "কেশবপুর, যশোর");
    assert_stripped("<b>ICT</b> সেবা<br/>দ্বিতীয়", "ICT সেবা দ্বিতীয়");
    assert_stripped("[www.a.gov.bd](http://www.a.gov.bd/)", "www.a.gov.bd");
    assert_stripped("[ই-মেইল](mailto:a@b.bd)।", "ই-মেইল a@b.bd ।");
    assert_stripped("<a href=\"mailto:a@b.bd\">a@b.bd</a>", "a@b.bd");
    assert_stripped("<a href='mailto:a@b.bd'>লিখুন</a>", "লিখুন a@b.bd ");
    assert_stripped("a &amp; b &lt;৩&gt; &#2453; &#x995; &nbsp;&bogus; &#xD800;",
                    "a & b <৩> ক ক  &bogus; &#xD800;");
    assert_stripped("১\\. ক\\|খ", "১. ক|খ");
    assert_stripped("<৩ দিন, < ৫ দিন, <a@b.bd>, 5 * 3, ক[১], [ক]",
                    "<৩ দিন, < ৫ দিন, <a@b.bd>, 5 * 3, ক[১], [ক]");
    assert_stripped("[[ক](খ)](গ)", "[ক](গ)");
    markup_strip("x **y**", 7, &out, &mark);
    assert_string_equal(str_text(&mark), "**");
    str_clear(&out);
    str_clear(&mark);
}

static struct place line_of(const char *text)
{
    struct place line = {text, strlen(text), 7, 1};

    return line;
}

static void lines_are_told_apart(void **state)
{
    static const struct {
        const char *text;
        enum line_kind kind;
    } LINES[] = {
        {"", LINE_BLANK},
        {" \t \t", LINE_BLANK},
        {"| | |", LINE_BLANK},
        {"ক\tখ", LINE_TABLE},
        {"| ক | খ |", LINE_TABLE},
        {"ক | খ | গ |", LINE_TABLE},
        {"ক খ", LINE_TEXT},
        {"ক খ|", LINE_TEXT},
        {"---|:--:|---", LINE_RULE},
        {"-----------\t--", LINE_RULE},
        {"১\t-", LINE_TABLE},
        {"ক\\|খ\\|গ", LINE_TEXT},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(LINES) / sizeof(LINES[0]); i++) {
        struct place line = line_of(LINES[i].text);

        assert_int_equal(line_kind(&line), LINES[i].kind);
    }
}

static void cells_know_their_columns_in_the_file(void **state)
{
    struct place line = line_of("১\tক খ\t\tগ\t\t");
    struct cells cells;

    (void)state;
    cells_read(&line, &cells);
    assert_int_equal(cells.count, 4);
    assert_string_equal(cells_text(&cells, 1), "ক খ");
    assert_string_equal(cells_text(&cells, 2), "");
    assert_string_equal(cells_text(&cells, 99), "");
    assert_int_equal(cells.items[3].place.column, 8);
    assert_int_equal(cells.items[3].place.line, 7);
    assert_int_equal(cells_filled(&cells), 3);
    cells_clear(&cells);
    line = line_of("  | ক | খ\\|গ |");
    cells_read(&line, &cells);
    assert_int_equal(cells.count, 2);
    assert_string_equal(cells_text(&cells, 1), "খ|গ");
    assert_int_equal(cells.items[0].place.column, 4);
    cells_clear(&cells);
}

static void serials_come_in_many_forms(void **state)
{
    static const struct {
        const char *text;
        enum serial_kind kind;
        int serial;
    } SERIALS[] = {
        {"১", SERIAL_NUMBER, 1},     {"1.", SERIAL_NUMBER, 1},
        {"(১২)", SERIAL_NUMBER, 12}, {"০৩।", SERIAL_NUMBER, 3},
        {"৪)", SERIAL_NUMBER, 4},    {"1০", SERIAL_NUMBER, 10},
        {"", SERIAL_EMPTY, 0},       {" - ", SERIAL_EMPTY, 0},
        {"ক", SERIAL_OTHER, 0},      {"১ম", SERIAL_OTHER, 0},
        {"১-২", SERIAL_OTHER, 0},    {"0", SERIAL_OTHER, 0},
        {"1000", SERIAL_OTHER, 0},   {"99999999999999999999", SERIAL_OTHER, 0},
        {"999", SERIAL_NUMBER, 999},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(SERIALS) / sizeof(SERIALS[0]); i++) {
        int serial = 0;

        assert_int_equal(cells_serial(SERIALS[i].text, &serial), SERIALS[i].kind);
        assert_int_equal(serial, SERIALS[i].serial);
    }
}

static void headings_are_known_by_their_words(void **state)
{
    static const struct {
        const char *text;
        enum heading heading;
        int major;
        int minor;
    } LINES[] = {
        {"২.১) নাগরিক সেবা", HEADING_CITIZEN, 2, 1},
        {"### (২.২) প্রাতিষ্ঠানিক সেবাসমূহ:", HEADING_INSTITUTIONAL, 2, 2},
        {"২৩) অভ্যন্তরীণ সেবা", HEADING_INTERNAL, 2, 3},
        {"২। সেবা প্রদান প্রতিশ্রুতি", HEADING_SERVICES, 2, 0},
        {"২. প্রতিশুতু সেবা সমূহ", HEADING_SERVICES, 2, 0},
        {". ভিশন ও মিশন", HEADING_VISION_MISSION, 0, 0},
        {"ভিশন: জ্ঞান", HEADING_VISION, 0, 0},
        {"মিশনঃ", HEADING_MISSION, 0, 0},
        {"রূপকল্প (Vision):", HEADING_VISION, 0, 0},
        {"সিটিজেন্স চার্টার (খসড়া)", HEADING_TITLE, 0, 0},
        {"৪) সেবাগ্রহীতার কাছে আমাদের প্রত্যাশা", HEADING_EXPECTATIONS, 4, 0},
        {"৫. অভিযোগ ব্যবস্থাপনা পদ্ধতি (GRS)", HEADING_GRS, 5, 0},
        {"অভিযোগ প্রতিকার ব্যবস্থা", HEADING_GRS, 0, 0},
        {"৩) আওতাধীন দপ্তরের সেবা", HEADING_OTHER, 3, 0},
        {"১. নাগরিক সেবা সহজ করা ও মানুষের কাছে নেওয়া", HEADING_NONE, 1, 0},
        {"নাগরিক সেবা পাওয়ার জন্য অফিসে আসুন", HEADING_NONE, 0, 0},
        {"৩০/০৬/২০২৫", HEADING_NONE, 30, 0},
        {"সহকারী প্রোগ্রামার", HEADING_NONE, 0, 0},
        {"", HEADING_NONE, 0, 0},
    };
    struct word_list words;

    (void)state;
    heading_words_init(&words);
    for (size_t i = 0; i < sizeof(LINES) / sizeof(LINES[0]); i++) {
        struct place line = line_of(LINES[i].text);
        struct heading_line h;

        heading_read(&words, LINES[i].text, &line, NULL, &h);
        assert_int_equal(h.heading, LINES[i].heading);
        assert_int_equal(h.major, LINES[i].major);
        assert_int_equal(h.minor, LINES[i].minor);
    }
    heading_words_clear(&words);
}

static void assert_contacts(const char *text, const char *wanted, const char *wanted_rest)
{
    struct contact contact = {0};
    struct str rest = {0};
    struct str got = {0};
    const struct strv *const lists[] = {&contact.phones, &contact.emails, &contact.websites};

    contacts_read(text, NULL, NULL, &contact, &rest);
    for (size_t i = 0; i < 3; i++) {
        for (size_t k = 0; k < lists[i]->count; k++)
            str_addf(&got, "%s%s", got.len > 0 ? " " : "", lists[i]->items[k]);
    }
    assert_string_equal(str_text(&got), wanted);
    assert_string_equal(str_text(&rest), wanted_rest);
    str_clear(&got);
    str_clear(&rest);
    contact_clear(&contact);
}

static void contacts_come_out_of_running_text(void **state)
{
    (void)state;
    assert_contacts("সহকারী প্রোগ্রামার ফোন: ০১৭৮১২৭১৯৩৪ doictrupganj@gmail.com www.doict.gov.bd",
                    "01781271934 doictrupganj@gmail.com www.doict.gov.bd", "সহকারী প্রোগ্রামার");
    assert_contacts(
        "উপ-পরিচালক (প্রশাসন) ফোনঃ +৮৮০ ২৪১ ০২৪০৭০ ই-মেইলঃ DDadmin@doict.gov.bd ওয়েবঃ http://www.doict.gov.bd/",
        "+880241024070 ddadmin@doict.gov.bd www.doict.gov.bd", "উপ-পরিচালক (প্রশাসন)");
    assert_contacts("ফোন নম্বর: ০২-৯৫১৪১৪১, ০৮৭১-৫৫৩০২ ও ০১৭১১-২৮৮২৮৪",
                    "029514141 087155302 01711288284", "ও");
    assert_contacts("মোবা: 01711 288284 01811288284", "01711288284 01811288284", "");
    assert_contacts("কক্ষ নং ৯০৫, ১০ম তলা, ঢাকা-১২০৫, ৫নং গেইট", "",
                    "কক্ষ নং ৯০৫, ১০ম তলা, ঢাকা-১২০৫, ৫নং গেইট");
    assert_contacts("হটলাইন ৩৩৩", "333", "");
    assert_contacts("ফ্যাক্স: ০২-৯৫১৪১৪২ ই- মেইল: a@b.com", "a@b.com", "");
    assert_contacts("জারি ০১-০৬-২০২৫", "", "জারি ০১-০৬-২০২৫");
    assert_contacts("ওয়েব সাইট www.a.gov.bd/bn/x।", "www.a.gov.bd/bn/x", "");
    assert_contacts("www.a.gov.bd/b@c.bd a@b.com/c@d.com", "b@c.bd a@b.com c@d.com www.a.gov.bd",
                    "");
    assert_contacts("ফোন (অফিস): ০২৪৭৭৭৬৭০৯০", "02477767090", "");
    assert_contacts("", "", "");
}

static void broken_addresses_are_mended_where_it_is_certain(void **state)
{
    static const struct {
        const char *text;
        const char *value;
        bool mended;
    } ADDRESSES[] = {
        {"ইমেইলঃshahalamictdivision@gmail. com", "shahalamictdivision@gmail.com", true},
        {"www.doict.rupganj.narayangan j.gov.bd", "www.doict.rupganj.narayanganj.gov.bd", true},
        {"www.doict.rupganj.naraya nganj.gov.bd", "www.doict.rupganj.narayanganj.gov.bd", true},
        {"www.doict.rupganj.narayanganj.gov .bd", "www.doict.rupganj.narayanganj.gov.bd", true},
        {"a@gma il.com", "a@gmail.com", true},
        {"abc @gmail.com", "abc@gmail.com", true},
        {"abc@ gmail.com", "abc@gmail.com", true},
        {"E-mail @gmail.com", NULL, false},
        {"www.doict gov.bd", "www.doict", false},
        {"www.doict a@b.com", "www.doict", false},
        {"a@b.com ict.gov.bd", "a@b.com", false},
        {"doict.homna.comilla.gov.bd", "doict.homna.comilla.gov.bd", false},
        {"HTTPS://www.a.gov.bd/bn/?x=1#y", "www.a.gov.bd/bn/?x=1#y", false},
        {"a@gmail", "a@gmail", false},
        {"1.5 ও ASP.নেট @ www. http://", NULL, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(ADDRESSES) / sizeof(ADDRESSES[0]); i++) {
        const char *text = ADDRESSES[i].text;
        struct address address;
        bool found = address_next(text, strlen(text), 0, &address);

        assert_int_equal(found, ADDRESSES[i].value != NULL);
        if (!found)
            continue;
        assert_string_equal(address.value, ADDRESSES[i].value);
        assert_int_equal(address.mended, ADDRESSES[i].mended);
        assert_true(address.start < address.end && address.end <= strlen(text));
        free(address.value);
    }
}

static void wrong_phones_are_known(void **state)
{
    (void)state;
    assert_false(phone_is_wrong("01781271934"));
    assert_true(phone_is_wrong("017812271934"));
    assert_true(phone_is_wrong("0178127193"));
    assert_false(phone_is_wrong("+8801781271934"));
    assert_true(phone_is_wrong("+880178127193"));
    assert_false(phone_is_wrong("02477767090"));
    assert_false(phone_is_wrong("+880247651287"));
    assert_false(phone_is_wrong("333"));
    assert_true(phone_is_wrong("02951"));
}

static void offices_are_named_by_their_domain(void **state)
{
    static const char *const PAIRS[][2] = {
        {"www.doict.keshabpur.jessore.gov.bd", "doict.keshabpur.jessore"},
        {"doict.homna.comilla.gov.bd", "doict.homna.comilla"},
        {"WWW.Doict.GOV.bd/bn/x", "doict"},
        {"khdc.org.bd:8080", "khdc.org.bd"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(PAIRS) / sizeof(PAIRS[0]); i++) {
        char *id = contacts_domain_id(PAIRS[i][0]);

        assert_string_equal(id, PAIRS[i][1]);
        free(id);
    }
    assert_null(contacts_domain_id("/x"));
}

static void names_and_posts_part(void **state)
{
    static const struct {
        const char *text;
        const char *name;
        const char *post;
    } PERSONS[] = {
        {"জনাব সৌমিত্র বিশ্বাস সহকারী প্রোগ্রামার", "জনাব সৌমিত্র বিশ্বাস", "সহকারী প্রোগ্রামার"},
        {"সহকারী প্রোগ্রামার", NULL, "সহকারী প্রোগ্রামার"},
        {"মোঃ শাহ আলম সহকারী প্রোগ্রামার তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর হোমনা, কুমিল্লা", "মোঃ শাহ আলম",
         "সহকারী প্রোগ্রামার"},
        {"প্রোগ্রামার, জেলা কার্যালয়, নারায়ণগঞ্জ", NULL, "প্রোগ্রামার, জেলা কার্যালয়, নারায়ণগঞ্জ"},
        {"সহকারী কমিশনার (ভূমি) হোমনা", NULL, "সহকারী কমিশনার (ভূমি)"},
        {"সানজিদা রাফিন\nসহকারী প্রোগ্রামার\nঅতিরিক্ত দায়িত্ব", "সানজিদা রাফিন",
         "সহকারী প্রোগ্রামার, অতিরিক্ত দায়িত্ব"},
        {"উপজেলা নির্বাহী অফিসার জনাব রহিম উদ্দিন", "জনাব রহিম উদ্দিন", "উপজেলা নির্বাহী অফিসার"},
        {"নাম ও পদবি: জনাব করিম, উপসচিব", "জনাব করিম", "উপসচিব"},
        {"নিয়োজিত কর্মচারী", NULL, "নিয়োজিত কর্মচারী"},
        {"কক্ষ নং ২০৫ সহকারী প্রোগ্রামার", NULL, "কক্ষ নং ২০৫ সহকারী প্রোগ্রামার"},
        {"মোঃ রহিম", "মোঃ রহিম", NULL},
        {"আবুল কাশেম\nতথ্যসেবা সহকারিণী", "আবুল কাশেম", "তথ্যসেবা সহকারিণী"},
        {"(সৌমিত্র বিশ্বাস)\nসহকারী প্রোগ্রামার।", "সৌমিত্র বিশ্বাস", "সহকারী প্রোগ্রামার"},
        {"", NULL, NULL},
        {" -, ", NULL, NULL},
    };
    static const char *const OWN[] = {"তথজ", "ও", "জোগাজোগ", "পরজুকতি", "অধিদপতর", "হোমনা", "কুমিলা"};
    struct person_words words;
    struct strv own = {0};

    (void)state;
    person_words_init(&words);
    for (size_t i = 0; i < sizeof(OWN) / sizeof(OWN[0]); i++)
        strv_add(&own, OWN[i]);
    for (size_t i = 0; i < sizeof(PERSONS) / sizeof(PERSONS[0]); i++) {
        char *name;
        char *post;

        person_split(&words, PERSONS[i].text, &own, &name, &post);
        if (!str_equal(name, PERSONS[i].name) || !str_equal(post, PERSONS[i].post))
            fail_msg("%s: got %s | %s", PERSONS[i].text, name, post);
        free(name);
        free(post);
    }
    strv_clear(&own);
    person_words_clear(&words);
}

static void dates_are_read_in_every_form(void **state)
{
    static const struct {
        const char *text;
        const char *date; /* NULL: none; "": one that does not exist */
    } DATES[] = {
        {"২০-০৮-২০২৫", "2025-08-20"},
        {"তারিখ: ৩০/০৬/২০২৫ খ্রিঃ", "2025-06-30"},
        {"20.8.2025", "2025-08-20"},
        {"2025-08-20", "2025-08-20"},
        {"২০ আগস্ট ২০২৫", "2025-08-20"},
        {"২০শে আগষ্ট, ২০২৫", "2025-08-20"},
        {"১লা জানুয়ারী ২০২৫", "2025-01-01"},
        {"5 May 2025", "2025-05-05"},
        {"20 – 08 – 2025", "2025-08-20"},
        {"৩১-০২-২০২৫", ""},
        {"৩২/১৩/২০২৫", ""},
        {"০১৭১১-২৮৮২৮৪", NULL},
        {"২০ ভাদ্র ১৪৩২", NULL},
        {"২০-০৮-২৫", NULL},
        {"", NULL},
        {"১২৩২০-০৮-২০২৫", NULL},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(DATES) / sizeof(DATES[0]); i++) {
        struct date date;
        size_t start;
        size_t end;
        char text[DATE_TEXT_SIZE];
        bool found = dates_find(DATES[i].text, &date, &start, &end);

        if (found != (DATES[i].date != NULL))
            fail_msg("%s", DATES[i].text);
        if (found)
            assert_string_equal(date_format(date, text), DATES[i].date);
    }
}

static void time_limits_are_understood(void **state)
{
    static const struct {
        const char *text;
        int days;
        bool immediate;
        bool lacks;
    } LIMITS[] = {
        {"তাৎক্ষণিক/ ৩ কার্যদিবস", 3, true, false},
        {"তৎক্ষনিক/ ৫ কার্যদিবস (প্রযোজ্য ক্ষেত্রে)", 5, true, false},
        {"০৫ (পাঁচ) কার্যদিবস", 5, false, false},
        {"৭ কার্যদিব স/ প্রয়োজন অনুযায়ী", 7, false, false},
        {"৩-৫ কর্ম-দিবস", 5, false, false},
        {"১৫ কর্ম দিবসের মধ্যে", 15, false, false},
        {"তাৎক্ষণিক/কার্যদিব স (প্রযোজ্য ক্ষেত্রে)", NO_NUMBER, true, true},
        {"৭ দিন/কার্যদিবস", NO_NUMBER, false, true},
        {"২ মাস কার্যদিবস", NO_NUMBER, false, true},
        {"২ দিন", NO_NUMBER, false, false},
        {"99999999999 কার্যদিবস", NO_NUMBER, false, true},
        {"০ কার্যদিবস", NO_NUMBER, false, true},
        {"3 Working Days", 3, false, false},
        {"নির্দেশনা অনুযায়ী", NO_NUMBER, false, false},
        {"", NO_NUMBER, false, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(LIMITS) / sizeof(LIMITS[0]); i++) {
        int days;
        bool immediate;

        time_limit_read(LIMITS[i].text, &days, &immediate);
        if (days != LIMITS[i].days || immediate != LIMITS[i].immediate)
            fail_msg("%s: got %d", LIMITS[i].text, days);
        assert_int_equal(time_limit_lacks_number(LIMITS[i].text), LIMITS[i].lacks);
    }
    assert_false(time_limit_lacks_number(NULL));
}

static void findings_have_names_words_and_places(void **state)
{
    struct findings findings = {0};
    struct place place = {"\tক খ গ", strlen("\tক খ গ"), 3, 10};
    char *message;

    (void)state;
    for (int i = 0; i < FINDING_CODE_COUNT; i++) {
        const char *text = finding_text((enum finding_code)i);

        assert_true(*finding_name((enum finding_code)i) != '\0');
        assert_non_null(strstr(text, "%s"));
        assert_null(strchr(strstr(text, "%s") + 1, '%'));
        for (int k = 0; k < i; k++)
            assert_string_not_equal(finding_name((enum finding_code)i),
                                    finding_name((enum finding_code)k));
    }
    findings_add(NULL, FINDING_DITTO, &place, "ক");
    findings_add(&findings, FINDING_DITTO, &place, "গ");
    findings_add(&findings, FINDING_MARKUP, &place, "নেই");
    findings_sort(&findings);
    assert_int_equal(findings.items[0].code, FINDING_MARKUP);
    assert_int_equal(findings.items[0].column, 11);
    assert_int_equal(findings.items[1].column, 15);
    i18n_set_language(LANGUAGE_EN);
    message = finding_message(&findings.items[1]);
    assert_non_null(strstr(message, "(গ)"));
    free(message);
    findings_clear(&findings);
}

static void long_excerpts_are_cut_between_akshars(void **state)
{
    struct findings findings = {0};
    struct str text = {0};
    struct place place = {"x", 1, 1, 1};

    (void)state;
    for (int i = 0; i < 40; i++)
        str_add(&text, "ক্ষ");
    findings_add(&findings, FINDING_MARKUP, &place, str_text(&text));
    assert_int_equal(strlen(findings.items[0].excerpt), 16 * strlen("ক্ষ") + strlen("…"));
    for (int i = 0; i < FINDINGS_LIMIT + 5; i++)
        findings_add(&findings, FINDING_MARKUP, &place, "x");
    assert_int_equal(findings.count, FINDINGS_LIMIT);
    assert_int_equal(findings.unlisted, 6);
    str_clear(&text);
    findings_clear(&findings);
}

static void signs_around_a_piece_are_taken_off(void **state)
{
    char *s = trim_signs(" -(ক (খ)), ।");

    (void)state;
    assert_string_equal(s, "(ক (খ))");
    free(s);
    s = trim_signs("(ক খ)।");
    assert_string_equal(s, "ক খ");
    free(s);
    assert_null(trim_signs(" ,- ।"));
    assert_int_equal(checks_script("১2"), SCRIPT_BOTH);
    assert_int_equal(checks_script("ক"), SCRIPT_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_meet_over_slips),
        cmocka_unit_test(markup_goes_and_words_stay),
        cmocka_unit_test(lines_are_told_apart),
        cmocka_unit_test(cells_know_their_columns_in_the_file),
        cmocka_unit_test(serials_come_in_many_forms),
        cmocka_unit_test(headings_are_known_by_their_words),
        cmocka_unit_test(contacts_come_out_of_running_text),
        cmocka_unit_test(broken_addresses_are_mended_where_it_is_certain),
        cmocka_unit_test(wrong_phones_are_known),
        cmocka_unit_test(offices_are_named_by_their_domain),
        cmocka_unit_test(names_and_posts_part),
        cmocka_unit_test(dates_are_read_in_every_form),
        cmocka_unit_test(time_limits_are_understood),
        cmocka_unit_test(findings_have_names_words_and_places),
        cmocka_unit_test(long_excerpts_are_cut_between_akshars),
        cmocka_unit_test(signs_around_a_piece_are_taken_off),
    };

    return cmocka_run_group_tests_name("charter_parts", tests, NULL, NULL);
}
