#include "typing/layout.h"

#include <string.h>

#include "text/clean.h"

/* What each key types, alone and with AltGr; "" is nothing. */
struct layout {
    char plain[128][12];
    char altgr[128][12];
};

/* As in the keyboard data of X.org, layouts bd(probhat) and bd(basic). */
static const struct layout PROBHAT = {
    .plain =
        {['`'] = "\u200D", ['1'] = "১", ['2'] = "২",       ['3'] = "৩", ['4'] = "৪", ['$'] = "৳",
         ['5'] = "৫",      ['6'] = "৬", ['7'] = "৭",       ['&'] = "ঞ", ['8'] = "৮", ['*'] = "ৎ",
         ['9'] = "৯",      ['0'] = "০", ['q'] = "দ",       ['Q'] = "ধ", ['w'] = "ূ",  ['W'] = "ঊ",
         ['e'] = "ী",      ['E'] = "ঈ", ['r'] = "র",       ['R'] = "ড়", ['t'] = "ট", ['T'] = "ঠ",
         ['y'] = "এ",      ['Y'] = "ঐ", ['u'] = "ু",        ['U'] = "উ", ['i'] = "ি", ['I'] = "ই",
         ['o'] = "ও",      ['O'] = "ঔ", ['p'] = "প",       ['P'] = "ফ", ['['] = "ে", ['{'] = "ৈ",
         [']'] = "ো",      ['}'] = "ৌ", ['a'] = "া",       ['A'] = "অ", ['s'] = "স", ['S'] = "ষ",
         ['d'] = "ড",      ['D'] = "ঢ", ['f'] = "ত",       ['F'] = "থ", ['g'] = "গ", ['G'] = "ঘ",
         ['h'] = "হ",      ['H'] = "ঃ", ['j'] = "জ",       ['J'] = "ঝ", ['k'] = "ক", ['K'] = "খ",
         ['l'] = "ল",      ['L'] = "ং", ['z'] = "য়",       ['Z'] = "য", ['x'] = "শ", ['X'] = "ঢ়",
         ['c'] = "চ",      ['C'] = "ছ", ['v'] = "আ",       ['V'] = "ঋ", ['b'] = "ব", ['B'] = "ভ",
         ['n'] = "ন",      ['N'] = "ণ", ['m'] = "ম",       ['M'] = "ঙ", ['<'] = "ৃ",  ['.'] = "।",
         ['>'] = "ঁ",       ['/'] = "্",  ['\\'] = "\u200C", ['|'] = "॥"},
    .altgr = {['1'] = "৴",
              ['2'] = "৵",
              ['3'] = "৶",
              ['4'] = "৷",
              ['$'] = "৲",
              ['7'] = "৺",
              ['0'] = "৸",
              [')'] = "৹",
              [']'] = "ৗ",
              ['a'] = "ঌ",
              ['A'] = "ৠ",
              ['s'] = "ৡ",
              ['S'] = "ৣ",
              ['d'] = "ৄ",
              ['D'] = "ৢ",
              ['h'] = "ঽ",
              ['.'] = "়"},
};

static const struct layout JATIYO = {
    .plain =
        {['1'] = "১", ['2'] = "২", ['3'] = "৩", ['4'] = "৪", ['5'] = "৫", ['6'] = "৬", ['7'] = "৭",
         ['8'] = "৮", ['9'] = "৯", ['0'] = "০", ['q'] = "ঙ", ['Q'] = "ং", ['w'] = "য", ['W'] = "য়",
         ['e'] = "ড", ['E'] = "ঢ", ['r'] = "প", ['R'] = "ফ", ['t'] = "ট", ['T'] = "ঠ", ['y'] = "চ",
         ['Y'] = "ছ", ['u'] = "জ", ['U'] = "ঝ", ['i'] = "হ", ['I'] = "ঞ", ['o'] = "গ", ['O'] = "ঘ",
         ['p'] = "ড়", ['P'] = "ঢ়", ['a'] = "ৃ",  ['A'] = "ৗ", ['s'] = "ু",  ['S'] = "ূ",  ['d'] = "ি",
         ['D'] = "ী", ['f'] = "ব", ['F'] = "ভ", ['g'] = "্",  ['G'] = "।", ['h'] = "া", ['H'] = "অ",
         ['j'] = "ক", ['J'] = "খ", ['k'] = "ত", ['K'] = "থ", ['l'] = "দ", ['L'] = "ধ", ['z'] = "ঁ",
         ['Z'] = "ঃ", ['x'] = "ো", ['X'] = "ৌ", ['c'] = "ে", ['C'] = "ৈ", ['v'] = "র", ['V'] = "ল",
         ['b'] = "ন", ['B'] = "ণ", ['n'] = "স", ['N'] = "ষ", ['m'] = "ম", ['M'] = "শ"},
    .altgr =
        {['1'] = "৴", ['2'] = "৵",   ['3'] = "৶",   ['4'] = "৳", ['$'] = "৲",      ['5'] = "৷",
         ['6'] = "৸", ['^'] = "঳", ['7'] = "ं",    ['0'] = "৹", ['-'] = "\u200C", ['='] = "\u200D",
         ['q'] = "ৢ",  ['Q'] = "ৣ",    ['e'] = "ৄ",    ['i'] = "ঽ", ['a'] = "ঋ",      ['A'] = "ৠ",
         ['s'] = "উ", ['S'] = "ঊ",   ['d'] = "ই",   ['D'] = "ঈ", ['f'] = "ৰ",      ['F'] = "ৱ",
         ['g'] = "॥", ['h'] = "আ",   ['j'] = "঻", ['k'] = "ৎ", ['l'] = "ঌ",      ['L'] = "ৡ",
         ['z'] = "৺", ['x'] = "ও",   ['X'] = "ঔ",   ['c'] = "এ", ['C'] = "ঐ",      ['.'] = "়"},
};

/* Each sign and the letter of its vowel. */
static const char *const VOWELS[][2] = {
    {"া", "আ"}, {"ি", "ই"}, {"ী", "ঈ"}, {"ু", "উ"},  {"ূ", "ঊ"},  {"ৃ", "ঋ"},  {"ৄ", "ৠ"},
    {"ৢ", "ঌ"},  {"ৣ", "ৡ"},  {"ে", "এ"}, {"ৈ", "ঐ"}, {"ো", "ও"}, {"ৌ", "ঔ"}, {"ৗ", "ঔ"},
};

const char *layout_text(enum typing_method method, char key, bool altgr)
{
    const struct layout *layout = method == TYPING_PROBHAT ? &PROBHAT : &JATIYO;
    const char *text;

    if ((unsigned char)key >= 128)
        return NULL;
    text = (altgr ? layout->altgr : layout->plain)[(unsigned char)key];
    return *text == '\0' ? NULL : text;
}

static bool ends_in(const char *s, size_t n, const char *what)
{
    size_t size = strlen(what);

    return n >= size && memcmp(s + n - size, what, size) == 0;
}

/* Whether the text ends in a consonant, with a nukta or without. */
static bool ends_in_consonant(const char *s, size_t n)
{
    unsigned char last;

    if (ends_in(s, n, "\xE0\xA6\xBC"))
        n -= 3;
    if (n < 3 || memcmp(s + n - 3, "\xE0\xA6", 2) != 0)
        return n >= 3 && (ends_in(s, n, "ৰ") || ends_in(s, n, "ৱ"));
    last = (unsigned char)s[n - 1];
    return last >= 0x95 && last <= 0xB9; /* ক … হ */
}

const char *layout_vowel(const char *text, const char *before, size_t n)
{
    if (ends_in_consonant(before, n))
        return text;
    for (size_t i = 0; i < sizeof(VOWELS) / sizeof(VOWELS[0]); i++) {
        if (strcmp(VOWELS[i][0], text) == 0) {
            /* ে and ৗ are the two halves of ৌ */
            if (strcmp(text, "ৗ") == 0 && ends_in(before, n, "ে"))
                return text;
            return VOWELS[i][1];
        }
    }
    return text;
}

const char *layout_key(enum typing_method method, char key, bool altgr, const char *before,
                       size_t n)
{
    const char *text = layout_text(method, key, altgr);

    return text == NULL ? NULL : layout_vowel(text, before, n);
}

/* Whether the text could change what stands before it when both are normalised. */
static bool can_combine(const char *text)
{
    return strcmp(text, "ৗ") == 0 || strcmp(text, "\xE0\xA6\xBC") == 0;
}

void layout_convert(enum typing_method method, const char *keys, size_t n, struct str *out)
{
    const size_t start = out->len;
    bool normal = true;
    bool altgr = false;

    for (size_t i = 0; i < n; i++) {
        const char *text;

        if (keys[i] == LAYOUT_ALTGR && !altgr && i + 1 < n) {
            altgr = true;
            continue;
        }
        text = layout_key(method, keys[i], altgr, str_text(out) + start, out->len - start);
        if (text == NULL && altgr && keys[i] != LAYOUT_ALTGR) {
            str_add_char(out, LAYOUT_ALTGR);
            text = layout_key(method, keys[i], false, str_text(out) + start, out->len - start);
        }
        altgr = false;
        if (text != NULL)
            str_add(out, text);
        else
            str_add_char(out, keys[i]);
        normal = normal && (unsigned char)keys[i] < 0x80 && (text == NULL || !can_combine(text));
    }
    if (!normal)
        clean_normalise(out, start);
}
