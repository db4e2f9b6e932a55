/* The tests of text/collate.h and text/romanise.h: the order of texts, and texts in Latin letters. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "text/collate.h"
#include "text/romanise.h"

static int sign(int n)
{
    return (n > 0) - (n < 0);
}

/* The order by keys, as memcmp and lengths tell it. */
static int compare_keys(const char *a, size_t a_size, const char *b, size_t b_size)
{
    struct str left = {0};
    struct str right = {0};
    size_t n;
    int order;

    collate_key(a, a_size, &left);
    collate_key(b, b_size, &right);
    n = left.len < right.len ? left.len : right.len;
    order = memcmp(left.data, right.data, n);
    if (order == 0)
        order = (left.len > right.len) - (left.len < right.len);
    str_clear(&left);
    str_clear(&right);
    return sign(order);
}

static void assert_order(const char *a, const char *b, int wanted)
{
    int got = collate_compare(a, strlen(a), b, strlen(b));

    if (got != wanted)
        fail_msg("%s and %s: %d", a, b, got);
    assert_int_equal(collate_compare(b, strlen(b), a, strlen(a)), -wanted);
    assert_int_equal(compare_keys(a, strlen(a), b, strlen(b)), wanted);
}

/* One line a rule of the Bangla Academy's order, then words of a dictionary and of our screens. */
static const char *const SORTED[] = {
    "",        " ",       "-",      "।",      "1",    "১",      "১০",       "৯",     "অ",
    "অং",      "অঃ",      "অঁ",      "অক",     "অফিস", "অভিযোগ", "আইন",      "আগে",   "আবেদন",
    "ইউনিয়ন",  "ঈদ",      "উপজেলা", "ঊর্ধ্বতন", "ঋণ",   "এক",     "ঐক্য",      "ওষুধ",   "ঔষধ",
    "কংস",     "কঃ",      "কঁ",      "কখন",    "কৎ",   "কম",     "কর্ম",      "কাঁচা",  "কাগজ",
    "কি",      "কী",      "কুষ্টিয়া", "কূপ",     "কৃষি",  "কে",     "কৈ",       "কোথায়", "কৌশল",
    "ক্রয়",     "ক্ষতি",    "খতিয়ান", "গাজীপুর", "ঘর",   "ঙ",      "চট্টগ্রাম",  "ছবি",   "জমি",
    "ঝিনাইদহ", "টাকা",    "ঠিকানা", "ডাক",    "ঢাকা", "তথ্য",    "থানা",     "দলিল",  "ধান",
    "নগদ",     "পদ",      "ফরম",    "বড়",     "বয়স",  "ভাতা",   "ময়মনসিংহ", "যশোর",  "যায়",
    "রংপুর",    "লাইন",    "শত",     "ষাট",    "সেবা", "হবে",    "হয়",       "a",     "A",
    "b",       "Charter", "zebra",  "ñ",      "৵",    "\xFF"};

static void lists_are_in_the_academys_order(void **state)
{
    const size_t count = sizeof(SORTED) / sizeof(SORTED[0]);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        assert_order(SORTED[i], SORTED[i], 0);
        for (size_t k = i + 1; k < count; k++)
            assert_order(SORTED[i], SORTED[k], -1);
    }
}

static void small_differences_only_break_ties(void **state)
{
    (void)state;
    assert_order("বড", "বড়", -1);
    assert_order("বড়", "বডক", -1);
    assert_order("কজ্ঝ", "কজ্\u200Cঝ", -1);
    assert_order("সাক্\u200Cষর", "সাক্ষরতা", -1);
    assert_order("১ক", "1খ", -1);
    assert_order("2", "১০", 1);
    assert_order("ত্", "ৎ", -1);
    assert_order("গলতে", "গলৎক", -1);
    assert_order("GRS", "grt", -1);
}

static void any_bytes_have_one_order(void **state)
{
    unsigned seed = 7;
    char text[3][8];

    (void)state;
    for (int round = 0; round < 20000; round++) {
        int ab;
        int bc;

        for (int i = 0; i < 3; i++) {
            for (size_t k = 0; k < sizeof(text[i]); k++) {
                seed = seed * 1103515245 + 12345;
                text[i][k] = (char)("\xE0\xA6\xA7\x95\x8D\xBC\x8E"
                                    "a1\xFF"[(seed >> 16) % 10]);
            }
        }
        ab = sign(collate_compare(text[0], 8, text[1], 8));
        bc = sign(collate_compare(text[1], 8, text[2], 8));
        assert_int_equal(ab, compare_keys(text[0], 8, text[1], 8));
        if (ab == bc)
            assert_int_equal(sign(collate_compare(text[0], 8, text[2], 8)), ab);
    }
}

static void assert_reads(const char *bangla, const char *wanted)
{
    char *got = romanise_string(bangla);

    assert_string_equal(got, wanted);
    free(got);
}

static void bangla_reads_like_phone_typing(void **state)
{
    (void)state;
    assert_reads("উপজেলা তথ্য ও যোগাযোগ প্রযুক্তি কার্যালয়",
                 "upojela tothyo o jogajog projukti karyaloy");
    assert_reads("আমরা আপনাদের সেবা করতে চাই", "amra apnader seba korte chai");
    assert_reads("অভিযোগ নিষ্পত্তি কর্মকর্তা", "obhijog nishpotti kormokorta");
    assert_reads("জ্ঞান, বিজ্ঞান, শিক্ষা, ক্ষতি", "gyan, biggan, shikkha, khoti");
    assert_reads("কোর্ট, কার্ড, রূপগঞ্জ", "kort, kard, rupogonj");
    assert_reads("জাতীয় প্রেরিত বিবাহ কত বড়", "jatiyo prerito bibaho koto boro");
    assert_reads("যাওয়া ওয়ার্ড অ্যাপ", "jaowa ward ap");
    assert_reads("ক্\u200Cষ র\u200D্যাব", "kho ryab");
}

static void what_comes_out_is_ascii(void **state)
{
    const char all[] = "৳৫০০ “উদ্ধৃতি” – ‘ক’ … é 漢 \xF0\x9F\x98\x80 \xE0\xA6 \xFF ়া্ৎ";
    char *got = romanise_string(all);

    (void)state;
    for (const char *p = got; *p != '\0'; p++)
        assert_true((unsigned char)*p < 0x80);
    assert_non_null(strstr(got, "Tk 500 \"uddhriti\" - 'ko' ... ? ? ? "));
    free(got);
    assert_reads("a\tb\n", "a\tb\n");
    assert_reads("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_are_in_the_academys_order),
        cmocka_unit_test(small_differences_only_break_ties),
        cmocka_unit_test(any_bytes_have_one_order),
        cmocka_unit_test(bangla_reads_like_phone_typing),
        cmocka_unit_test(what_comes_out_is_ascii),
    };

    return cmocka_run_group_tests_name("views", tests, NULL, NULL);
}
