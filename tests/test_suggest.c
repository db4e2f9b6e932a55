/* The tests of typing/phonetic.h, typing/lexicon.h and typing/suggest.h: words by their sound. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/shipped.h"
#include "text/clean.h"
#include "typing/avro.h"
#include "typing/suggest.h"

static char *fixture(const char *name)
{
    return str_format("%s/tests/typing/%s", getenv("srcdir"), name);
}

/* ---- sounds ---------------------------------------------------------------------------------- */

struct word {
    unsigned char codes[PHONETIC_CODES];
    unsigned char sounds[PHONETIC_SOUNDS];
    size_t n, count;
    uint64_t skeleton;
};

static struct word read_word(const char *text)
{
    struct word w = {0};

    w.n = phonetic_pack(text, strlen(text), w.codes);
    w.count = phonetic_sounds(w.codes, w.n, w.sounds);
    w.skeleton = phonetic_skeleton(w.sounds, w.count);
    return w;
}

static unsigned distance(const char *typed, const char *word)
{
    struct word a = read_word(typed);
    struct word b = read_word(word);

    return phonetic_distance(a.sounds, a.count, b.sounds, b.count);
}

static void words_are_packed_and_unpacked(void **state)
{
    const char *words[] = {"ক", "প্রতিশ্রুতি", "র\u200D্যাব", "দুঃখ", "বিদ্যুৎ", "পাঁচ", "ঋণ"};
    unsigned char codes[PHONETIC_CODES];

    (void)state;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        struct word w = read_word(words[i]);
        struct str back = {0};

        phonetic_unpack(w.codes, w.n, &back);
        assert_string_equal(str_text(&back), words[i]);
        str_clear(&back);
    }
    assert_int_equal(phonetic_pack("বা\u09DFে\u09BE", 15, codes), 5); /* not NFC */
    assert_int_equal(codes[4], 0x80 + 0x4B);
    assert_int_equal(phonetic_pack("", 0, codes), 0);
    assert_int_equal(phonetic_pack("ক খ", strlen("ক খ"), codes), 0);
    assert_int_equal(phonetic_pack("ক১", strlen("ক১"), codes), 0);
    assert_int_equal(phonetic_pack("ka", 2, codes), 0);
    assert_int_equal(phonetic_pack("ক\xFF", 4, codes), 0);
    assert_int_equal(phonetic_pack("কককককককককককককককককককককককককককককককক", 96, codes), 0);
}

static void what_sounds_alike_has_one_skeleton(void **state)
{
    const char *pairs[][2] = {
        {"আপ্নি", "আপনি"},     {"শেবা", "সেবা"},
        {"অভিজগ", "অভিযোগ"},  {"কার্জালয়", "কার্যালয়"},
        {"তত্থ", "তথ্য"},       {"ক্রিশি", "কৃষি"},
        {"শাস্থ", "স্বাস্থ্য"},   {"সাহাজ্জ", "সাহায্য"},
        {"বেবস্থা", "ব্যবস্থা"}, {"খতি", "ক্ষতি"},
        {"গ্যান", "জ্ঞান"},     {"সংগে", "সঙ্গে"},
        {"জামেলা", "ঝামেলা"}, {"কার\u200D্যালয়", "কার্যালয়"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        struct word a = read_word(pairs[i][0]);
        struct word b = read_word(pairs[i][1]);

        assert_true(a.skeleton != 0);
        if (a.skeleton != b.skeleton)
            fail_msg("%s and %s differ", pairs[i][0], pairs[i][1]);
        assert_true(distance(pairs[i][0], pairs[i][1]) <= 5);
    }
    assert_true(read_word("টাকা").skeleton != read_word("জমি").skeleton);
}

static void likeness_orders_words(void **state)
{
    (void)state;
    assert_int_equal(distance("আমি", "আমি"), 0);
    assert_int_equal(distance("কথায়", "কোথায়"), 0);
    assert_true(distance("শেবা", "সেবা") < distance("শেবা", "সভা"));
    assert_true(distance("ক", "কা") > distance("কা", "কা"));
    assert_int_equal(distance("", ""), 0);
    assert_true(distance("মমমমমমমমমমমমমমমমমমমমমমমমমমমমমমম", "ক") == PHONETIC_FAR);
    assert_int_equal(phonetic_skeleton_length(read_word("করম").skeleton), 3);
    assert_int_equal(phonetic_skeleton_length(read_word("আই").skeleton), 0);
    assert_true(phonetic_skeleton_mask(0) == 0 && phonetic_skeleton_mask(99) == UINT64_MAX);
    assert_true(phonetic_skeleton_mask(1) == UINT64_C(0xF) << 60);
}

/* ---- the lists ------------------------------------------------------------------------------- */

static int weight(struct lexicon *w, const char *text)
{
    struct word word = read_word(text);

    return lexicon_weight(w, word.codes, word.n);
}

static void the_built_in_list_is_sound(void **state)
{
    const struct shipped *file = shipped_find("words/complaint.txt");
    struct lexicon *w = lexicon_new(NULL);
    struct strv lines = {0};
    size_t count;

    (void)state;
    strv_split(&lines, file->data, '\n');
    for (size_t i = 0; i < lines.count; i++) {
        struct strv parts = {0};

        if (lines.items[i][0] != '#' && lines.items[i][0] != '=')
            strv_split(&parts, lines.items[i], ' ');
        for (size_t k = 0; k < parts.count; k++) {
            if (weight(w, parts.items[k]) < 1)
                fail_msg("complaint.txt: %s is no word of the list", parts.items[k]);
        }
        strv_clear(&parts);
    }
    strv_clear(&lines);
    assert_int_equal(weight(w, "আমি"), 7);
    assert_int_equal(weight(w, "যশোর"), 5);
    assert_int_equal(weight(w, "আম্রা"), -1);
    assert_true(lexicon_size(w, &count) < 200000);
    assert_true(count > 4500);
    lexicon_free(w);
}

static void the_table_of_english_words_is_in_order(void **state)
{
    const struct shipped *file = shipped_find("words/english.tsv");
    struct strv rows = {0};
    const char *last = "";
    size_t count = 0;

    (void)state;
    strv_split(&rows, file->data, '\n');
    for (size_t i = 0; i < rows.count; i++) {
        char *tab = strchr(rows.items[i], '\t');
        unsigned char codes[PHONETIC_CODES];

        if (rows.items[i][0] == '#' || rows.items[i][0] == '\0')
            continue;
        assert_non_null(tab);
        *tab = '\0';
        assert_true(strspn(rows.items[i], "abcdefghijklmnopqrstuvwxyz") == strlen(rows.items[i]));
        assert_true(strcmp(last, rows.items[i]) < 0);
        assert_true(phonetic_pack(tab + 1, strlen(tab + 1), codes) > 0);
        last = rows.items[i];
        count++;
    }
    assert_true(count >= 150);
    strv_clear(&rows);
}

static void a_dictionary_adds_its_words(void **state)
{
    char *path = fixture("small.dic");
    struct lexicon *w = lexicon_new(path);

    (void)state;
    assert_int_equal(weight(w, "কর্জ"), 0);
    assert_int_equal(weight(w, "জলপাইয়ের"), 0);
    assert_int_equal(weight(w, "শামি"), 0); /* no newline behind it */
    assert_int_equal(weight(w, "আমি"), 7);
    assert_int_equal(weight(w, "জলপা"), -1);
    lexicon_free(w);
    free(path);
}

static void bad_dictionaries_add_nothing(void **state)
{
    char *folder = fixture("");
    char *missing = fixture("no-such.dic");
    const char *paths[] = {folder, missing, "", "/dev/null"};

    (void)state;
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        struct lexicon *w = lexicon_new(paths[i]);

        assert_int_equal(weight(w, "কর্জ"), -1);
        assert_int_equal(weight(w, "আমি"), 7);
        lexicon_free(w);
    }
    free(folder);
    free(missing);
}

static char *temporary(const char *bytes, size_t n)
{
    char *path = mem_copy_string("/tmp/sebadesk-test-XXXXXX");
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, n), n);
    close(fd);
    return path;
}

static void garbage_in_a_dictionary_is_passed_over(void **state)
{
    const size_t size = 1 << 20;
    char *bytes = malloc(size);
    char *path;
    struct lexicon *w;
    unsigned seed = 3;

    (void)state;
    for (size_t i = 0; i < size; i++) {
        seed = seed * 1103515245 + 12345;
        bytes[i] = "\xE0\xA6\xA7\x95\xBE\x8D/\n\xFF\0"[(seed >> 16) % 10];
    }
    path = temporary(bytes, size);
    w = lexicon_new(path);
    assert_int_equal(weight(w, "আমি"), 7);
    lexicon_free(w);
    unlink(path);
    free(path);
    memset(bytes, 'a', size); /* one line: no dictionary */
    path = temporary(bytes, size);
    w = lexicon_new(path);
    assert_int_equal(weight(w, "আমি"), 7);
    lexicon_free(w);
    unlink(path);
    free(path);
    free(bytes);
}

/* ---- suggestions ------------------------------------------------------------------------------ */

/* The place of a word among the suggestions, -1 for none. */
static int place_of(const struct suggestions *list, const char *word)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->text[i], word) == 0)
            return (int)i;
    }
    return -1;
}

static struct suggestions ask(struct suggest *s, const char *keys)
{
    struct suggestions list;

    suggest_find(s, keys, strlen(keys), &list);
    return list;
}

struct figure {
    int rows, first, nine;
};

/* Goes through a list of what people type and what they mean. */
static struct figure measure(struct suggest *s, const char *name)
{
    char *path = fixture(name);
    struct str file = {0};
    struct strv rows = {0};
    struct figure figure = {0};

    assert_int_equal(file_read(path, 1 << 20, &file, NULL), ERR_OK);
    strv_split(&rows, file.data, '\n');
    for (size_t i = 0; i < rows.count; i++) {
        char *tab = strchr(rows.items[i], '\t');
        struct suggestions list;
        int place;

        if (rows.items[i][0] == '#' || tab == NULL)
            continue;
        *tab = '\0';
        list = ask(s, rows.items[i]);
        place = place_of(&list, tab + 1);
        figure.rows++;
        figure.first += place == 0;
        figure.nine += place >= 0;
        if (place != 0)
            print_message("# %s: %s is number %d for %s\n", name, tab + 1, place + 1,
                          rows.items[i]);
    }
    print_message("# %s: of %d words %d come first, %d within nine\n", name, figure.rows,
                  figure.first, figure.nine);
    strv_clear(&rows);
    str_clear(&file);
    free(path);
    return figure;
}

static void natural_typing_finds_the_words(void **state)
{
    struct lexicon *w = lexicon_new(NULL);
    struct suggest *s = suggest_new(w);
    const char *lists[] = {"natural.tsv", "heldout.tsv", "sentences.tsv"};

    (void)state;
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        struct figure figure = measure(s, lists[i]);

        assert_true(figure.rows >= 80);
        assert_true(figure.nine * 100 >= figure.rows * 90);
        assert_true(figure.first * 100 >= figure.rows * 75);
    }
    suggest_free(s);
    lexicon_free(w);
}

static void the_order_is_as_promised(void **state)
{
    char *path = fixture("small.dic");
    struct lexicon *w = lexicon_new(path);
    struct suggest *s = suggest_new(w);
    struct suggestions list;

    (void)state;
    list = ask(s, "ami"); /* a word by the rules */
    assert_string_equal(list.text[0], "আমি");
    list = ask(s, "apni"); /* the list knows better; the rules' own is kept */
    assert_string_equal(list.text[0], "আপনি");
    assert_int_equal(place_of(&list, "আপ্নি"), 1);
    list = ask(s, "tin"); /* a word by the rules before an English one */
    assert_string_equal(list.text[0], "তিন");
    assert_int_equal(place_of(&list, "টিন"), 1);
    list = ask(s, "Police");
    assert_string_equal(list.text[0], "পুলিশ");
    list = ask(s, "officerer");
    assert_string_equal(list.text[0], "অফিসারের");
    list = ask(s, "jolpai"); /* the dictionary's */
    assert_string_equal(list.text[0], "জলপাই");
    list = ask(s, "shami"); /* a rare word of the dictionary does not stand before ours */
    assert_string_equal(list.text[0], "স্বামী");
    list = ask(s, "zbqqkh"); /* nothing like it */
    assert_int_equal(list.count, 1);
    list = ask(s, "obhij"); /* only begun */
    assert_true(place_of(&list, "অভিযোগ") > 0);
    list = ask(s, "keshobpurer"); /* a name with an ending */
    assert_string_equal(list.text[0], "কেশবপুরের");
    suggest_free(s);
    lexicon_free(w);
    free(path);
}

static void what_is_no_word_gets_none(void **state)
{
    const char *keys[] = {"",
                          "1",
                          "ami1",
                          "a b",
                          "`a",
                          ".",
                          "ক",
                          "a\xFF",
                          "ami.",
                          "\n",
                          "abcdefghijklmnopqrstuvwxyzabcdefg"};
    struct lexicon *w = lexicon_new(NULL);
    struct suggest *s = suggest_new(w);
    struct suggestions list;

    (void)state;
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        list = ask(s, keys[i]);
        assert_int_equal(list.count, 0);
    }
    suggest_find(s, "a\0b", 3, &list);
    assert_int_equal(list.count, 0);
    list = ask(s, "du:kho");
    assert_string_equal(list.text[0], "দুঃখ");
    suggest_free(s);
    lexicon_free(w);
}

static void picks_are_remembered(void **state)
{
    struct lexicon *w = lexicon_new(NULL);
    struct suggest *s = suggest_new(w);
    struct suggestions list;
    char keys[8];

    (void)state;
    suggest_remember(s, "tara", 4, "তাড়া");
    list = ask(s, "tara");
    assert_string_equal(list.text[0], "তাড়া");
    assert_int_equal(place_of(&list, "তারা"), 1);
    suggest_remember(s, "tara", 4, "তাঁরা");
    list = ask(s, "tara");
    assert_string_equal(list.text[0], "তাঁরা");
    assert_int_equal(place_of(&list, "তাড়া"), -1);
    list = ask(s, "tar");
    assert_string_equal(list.text[0], "তার");
    for (int i = 0; i < 100; i++) { /* more than it keeps */
        (void)snprintf(keys, sizeof(keys), "k%c%c", 'a' + i / 26, 'a' + i % 26);
        suggest_remember(s, keys, 3, "ক");
    }
    list = ask(s, keys);
    assert_string_equal(list.text[0], "ক");
    suggest_remember(s, "", 0, "ক");
    suggest_remember(s, "a b", 3, "ক");
    list = ask(s, "tara");
    assert_string_equal(list.text[0], "তারা");
    suggest_free(s);
    s = suggest_new(w); /* the next visitor */
    list = ask(s, keys);
    assert_string_not_equal(list.text[0], "ক");
    suggest_free(s);
    suggest_free(NULL);
    lexicon_free(w);
    lexicon_free(NULL);
}

static void check_list(const struct suggestions *list, const char *keys)
{
    struct str own = {0};

    avro_convert(keys, strlen(keys), &own);
    if (own.len > 0 && own.len < SUGGEST_SIZE)
        assert_true(place_of(list, str_text(&own)) >= 0);
    str_clear(&own);
    for (size_t i = 0; i < list->count; i++) {
        char *clean = clean_string(list->text[i], CLEAN_LINE);

        assert_int_equal(place_of(list, list->text[i]), i);
        assert_string_equal(clean, list->text[i]);
        free(clean);
    }
}

static void any_keys_give_a_sound_list(void **state)
{
    char *path = fixture("small.dic");
    struct lexicon *w = lexicon_new(path);
    struct suggest *s = suggest_new(w);
    unsigned seed = 11;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        char keys[SUGGEST_KEYS + 1] = "";
        struct suggestions list;
        size_t n = 1 + (size_t)round % SUGGEST_KEYS;

        for (size_t i = 0; i < n; i++) {
            seed = seed * 1103515245 + 12345;
            keys[i] = "aeioukrtsnmhjbdylcpgNRTDSOIUwzx`^:"[(seed >> 16) % (i == 0 ? 31 : 34)];
        }
        list = ask(s, keys);
        check_list(&list, keys);
    }
    suggest_free(s);
    lexicon_free(w);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_packed_and_unpacked),
        cmocka_unit_test(what_sounds_alike_has_one_skeleton),
        cmocka_unit_test(likeness_orders_words),
        cmocka_unit_test(the_built_in_list_is_sound),
        cmocka_unit_test(the_table_of_english_words_is_in_order),
        cmocka_unit_test(a_dictionary_adds_its_words),
        cmocka_unit_test(bad_dictionaries_add_nothing),
        cmocka_unit_test(garbage_in_a_dictionary_is_passed_over),
        cmocka_unit_test(natural_typing_finds_the_words),
        cmocka_unit_test(the_order_is_as_promised),
        cmocka_unit_test(what_is_no_word_gets_none),
        cmocka_unit_test(picks_are_remembered),
        cmocka_unit_test(any_keys_give_a_sound_list),
    };

    return cmocka_run_group_tests_name("suggest", tests, NULL, NULL);
}
