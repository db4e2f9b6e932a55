#include "typing/avro_table.h"

#define ZWJ "\u200D"
#define ZWNJ "\u200C"

enum { V = AVRO_VOWEL, C = AVRO_CONSONANT, P = AVRO_PUNCTUATION };

/* Conditions for the key before: */
#define NOT_AFTER_CONSONANT                                                                        \
    {                                                                                              \
        .classes = V | P                                                                           \
    }
#define AFTER_PUNCTUATION                                                                          \
    {                                                                                              \
        .classes = P                                                                               \
    }
#define ALWAYS                                                                                     \
    {                                                                                              \
        0                                                                                          \
    }
#define END                                                                                        \
    {                                                                                              \
        ALWAYS, ALWAYS, ""                                                                         \
    }

/* Vowels stand alone except behind a consonant. */
static const struct avro_rule O_RULES[] = {{NOT_AFTER_CONSONANT, ALWAYS, "ও"}, END};
static const struct avro_rule OI_RULES[] = {{NOT_AFTER_CONSONANT, ALWAYS, "ঐ"}, END};
static const struct avro_rule OU_RULES[] = {{NOT_AFTER_CONSONANT, ALWAYS, "ঔ"}, END};
static const struct avro_rule I_RULES[] = {{NOT_AFTER_CONSONANT, ALWAYS, "ই"}, END};
static const struct avro_rule II_RULES[] = {{NOT_AFTER_CONSONANT, ALWAYS, "ঈ"}, END};
static const struct avro_rule U_RULES[] = {{NOT_AFTER_CONSONANT, ALWAYS, "উ"}, END};
static const struct avro_rule UU_RULES[] = {{NOT_AFTER_CONSONANT, ALWAYS, "ঊ"}, END};
static const struct avro_rule E_RULES[] = {{NOT_AFTER_CONSONANT, ALWAYS, "এ"}, END};
static const struct avro_rule RRI_RULES[] = {{NOT_AFTER_CONSONANT, ALWAYS, "ঋ"}, END};

static const struct avro_rule A_RULES[] = {
    {AFTER_PUNCTUATION, ALWAYS, "আ"},
    {{.classes = V | P, .except = "a"}, ALWAYS, "য়া"},
    {{.only = "a"}, ALWAYS, "আ"},
    END,
};

static const struct avro_rule SHORT_O_RULES[] = {
    {{.classes = V, .except = "o"}, ALWAYS, "ও"},
    {{.classes = V, .only = "o"}, ALWAYS, "অ"},
    {AFTER_PUNCTUATION, ALWAYS, "অ"},
    END,
};

/* র joins the consonant before it, unless that is one that joins something itself. */
static const struct avro_rule R_RULES[] = {
    {{.classes = C, .except = "rywxZ"}, ALWAYS, "্র"},
    END,
};

static const struct avro_rule RZ_RULES[] = {
    {{.classes = C, .except = "rywx"}, ALWAYS, "্র্য"},
    END,
};

static const struct avro_rule RR_RULES[] = {
    {{.classes = V | P}, {.classes = C, .except = "r"}, "র্"},
    {{.classes = C, .except = "r"}, ALWAYS, "্রর"},
    END,
};

static const struct avro_rule Y_RULES[] = {
    {{.classes = V}, ALWAYS, "য়"},
    {AFTER_PUNCTUATION, ALWAYS, "ইয়"},
    END,
};

static const struct avro_rule W_RULES[] = {
    {AFTER_PUNCTUATION, {.classes = V}, "ওয়"},
    {{.classes = C}, ALWAYS, "্ব"},
    END,
};

static const struct avro_rule X_RULES[] = {{AFTER_PUNCTUATION, ALWAYS, "এক্স"}, END};

static const struct avro_pattern DOLLAR[] = {
    {"$", "৳", NULL},
};

static const struct avro_pattern COMMA[] = {
    {",,", "্" ZWNJ, NULL},
    {",", ",", NULL},
};

static const struct avro_pattern DOT[] = {
    {"...", "...", NULL},
    {"..", "।।", NULL},
    {".`", ".", NULL},
    {".", "।", NULL},
};

static const struct avro_pattern DIGITS[] = {
    {"0", "০", NULL}, {"1", "১", NULL}, {"2", "২", NULL}, {"3", "৩", NULL}, {"4", "৪", NULL},
    {"5", "৫", NULL}, {"6", "৬", NULL}, {"7", "৭", NULL}, {"8", "৮", NULL}, {"9", "৯", NULL},
};

static const struct avro_pattern COLON[] = {
    {":`", ":", NULL},
    {":", "ঃ", NULL},
};

static const struct avro_pattern KEYS_CAPITAL_A[] = {
    {"AZ", "অ্যা", NULL},
    {"A`", "া", NULL},
};

static const struct avro_pattern KEYS_CAPITAL_D[] = {
    {"DD", "ড্ড", NULL},
    {"Dh", "ঢ", NULL},
    {"D", "ড", NULL},
};

static const struct avro_pattern KEYS_CAPITAL_G[] = {
    {"Gdh", "গ্ধ", NULL}, {"Ghn", "ঘ্ন", NULL}, {"GG", "জ্ঞ", NULL}, {"GN", "গ্ণ", NULL},
    {"Gg", "জ্ঞ", NULL},  {"Gh", "ঘ", NULL},   {"Gl", "গ্ল", NULL}, {"Gm", "গ্ম", NULL},
    {"Gn", "গ্ন", NULL},  {"G", "গ", NULL},
};

static const struct avro_pattern KEYS_CAPITAL_I[] = {
    {"I`", "ী", NULL},
    {"I", "ী", II_RULES},
};

static const struct avro_pattern KEYS_CAPITAL_J[] = {
    {"J", "জ", NULL},
};

static const struct avro_pattern KEYS_CAPITAL_N[] = {
    {"NgkSh", "ঙ্ক্ষ", NULL}, {"Ngkkh", "ঙ্ক্ষ", NULL}, {"NGch", "ঞ্ছ", NULL},  {"NGjh", "ঞ্ঝ", NULL},
    {"Nggh", "ঙ্ঘ", NULL},   {"Ngkh", "ঙ্খ", NULL},   {"Ngkx", "ঙ্ক্ষ", NULL}, {"NDh", "ণ্ঢ", NULL},
    {"NGc", "ঞ্চ", NULL},    {"NGj", "ঞ্জ", NULL},    {"NGr", "ঞর", NULL},   {"NTh", "ণ্ঠ", NULL},
    {"Ngg", "ঙ্গ", NULL},    {"Ngk", "ঙ্ক", NULL},    {"Ngm", "ঙ্ম", NULL},   {"Ngr", "ঙর", NULL},
    {"Ngx", "ঙ্ষ", NULL},    {"ND", "ণ্ড", NULL},     {"NG", "ঞ", NULL},     {"NN", "ণ্ণ", NULL},
    {"NT", "ণ্ট", NULL},     {"Ng", "ঙ", NULL},      {"Nm", "ণ্ম", NULL},    {"Nn", "ণ্ন", NULL},
    {"N", "ণ", NULL},
};

static const struct avro_pattern KEYS_CAPITAL_O[] = {
    {"OI`", "ৈ", NULL},    {"OU`", "ৌ", NULL}, {"OI", "ৈ", OI_RULES},
    {"OU", "ৌ", OU_RULES}, {"O`", "ো", NULL},  {"O", "ো", O_RULES},
};

static const struct avro_pattern KEYS_CAPITAL_R[] = {
    {"Rg", "ড়্গ", NULL},
    {"Rh", "ঢ়", NULL},
    {"R", "ড়", NULL},
};

static const struct avro_pattern KEYS_CAPITAL_S[] = {
    {"ShTh", "ষ্ঠ", NULL}, {"Shph", "ষ্ফ", NULL}, {"Sch", "শ্ছ", NULL}, {"ShN", "ষ্ণ", NULL},
    {"ShT", "ষ্ট", NULL},  {"Shf", "ষ্ফ", NULL},  {"Shk", "ষ্ক", NULL}, {"Shm", "ষ্ম", NULL},
    {"Shp", "ষ্প", NULL},  {"Sc", "শ্চ", NULL},   {"Sh", "ষ", NULL},   {"Sl", "শ্ল", NULL},
    {"Sm", "শ্ম", NULL},   {"Sn", "শ্ন", NULL},   {"St", "শ্ত", NULL},  {"S", "শ", NULL},
};

static const struct avro_pattern KEYS_CAPITAL_T[] = {
    {"TT", "ট্ট", NULL},
    {"Th", "ঠ", NULL},
    {"Tm", "ট্ম", NULL},
    {"T", "ট", NULL},
};

static const struct avro_pattern KEYS_CAPITAL_U[] = {
    {"U`", "ূ", NULL},
    {"U", "ূ", UU_RULES},
};

static const struct avro_pattern KEYS_CAPITAL_Y[] = {
    {"Y", "য়", NULL},
};

static const struct avro_pattern KEYS_CAPITAL_Z[] = {
    {"Z", "্য", NULL},
};

static const struct avro_pattern CARET[] = {
    {"^`", "^", NULL},
    {"^", "ঁ", NULL},
};

static const struct avro_pattern BACKTICK[] = {
    {"`", "", NULL},
};

static const struct avro_pattern KEYS_A[] = {
    {"aZ", "অ্যা", NULL},
    {"a`", "া", NULL},
    {"a", "া", A_RULES},
};

static const struct avro_pattern KEYS_B[] = {
    {"bdh", "ব্ধ", NULL}, {"bhl", "ভ্ল", NULL}, {"bb", "ব্ব", NULL}, {"bd", "ব্দ", NULL},
    {"bh", "ভ", NULL},   {"bj", "ব্জ", NULL},  {"bl", "ব্ল", NULL}, {"b", "ব", NULL},
};

static const struct avro_pattern KEYS_C[] = {
    {"cNG", "চ্ঞ", NULL}, {"cch", "চ্ছ", NULL}, {"cc", "চ্চ", NULL},
    {"ch", "ছ", NULL},   {"c", "চ", NULL},
};

static const struct avro_pattern KEYS_D[] = {
    {"dbh", "দ্ভ", NULL}, {"ddh", "দ্ধ", NULL}, {"dgh", "দ্ঘ", NULL}, {"dhm", "ধ্ম", NULL},
    {"dhn", "ধ্ন", NULL}, {"dd", "দ্দ", NULL},  {"dg", "দ্গ", NULL},  {"dh", "ধ", NULL},
    {"dm", "দ্ম", NULL},  {"dv", "দ্ভ", NULL},  {"d", "দ", NULL},
};

static const struct avro_pattern KEYS_E[] = {
    {"ee`", "ী", NULL},
    {"e`", "ে", NULL},
    {"ee", "ী", II_RULES},
    {"e", "ে", E_RULES},
};

static const struct avro_pattern KEYS_F[] = {
    {"fl", "ফ্ল", NULL},
    {"f", "ফ", NULL},
};

static const struct avro_pattern KEYS_G[] = {
    {"gdh", "গ্ধ", NULL}, {"ghn", "ঘ্ন", NULL}, {"gG", "জ্ঞ", NULL}, {"gN", "গ্ণ", NULL},
    {"gg", "জ্ঞ", NULL},  {"gh", "ঘ", NULL},   {"gl", "গ্ল", NULL}, {"gm", "গ্ম", NULL},
    {"gn", "গ্ন", NULL},  {"g", "গ", NULL},
};

static const struct avro_pattern KEYS_H[] = {
    {"hN", "হ্ণ", NULL}, {"hl", "হ্ল", NULL}, {"hm", "হ্ম", NULL},
    {"hn", "হ্ন", NULL}, {"h", "হ", NULL},
};

static const struct avro_pattern KEYS_I[] = {
    {"i`", "ি", NULL},
    {"i", "ি", I_RULES},
};

static const struct avro_pattern KEYS_J[] = {
    {"jNG", "জ্ঞ", NULL}, {"jjh", "জ্ঝ", NULL}, {"jh", "ঝ", NULL},
    {"jj", "জ্জ", NULL},  {"j", "জ", NULL},
};

static const struct avro_pattern KEYS_K[] = {
    {"kShN", "ক্ষ্ণ", NULL}, {"kShm", "ক্ষ্ম", NULL}, {"kkhN", "ক্ষ্ণ", NULL}, {"kkhm", "ক্ষ্ম", NULL},
    {"kSh", "ক্ষ", NULL},   {"kkh", "ক্ষ", NULL},   {"ksh", "কশ", NULL},   {"kxN", "ক্ষ্ণ", NULL},
    {"kxm", "ক্ষ্ম", NULL},  {"kT", "ক্ট", NULL},    {"kh", "খ", NULL},     {"kk", "ক্ক", NULL},
    {"kl", "ক্ল", NULL},    {"ks", "ক্স", NULL},    {"kt", "ক্ত", NULL},    {"kx", "ক্ষ", NULL},
    {"k", "ক", NULL},
};

static const struct avro_pattern KEYS_L[] = {
    {"lbh", "ল্ভ", NULL}, {"ldh", "ল্ধ", NULL}, {"lgh", "লঘ", NULL}, {"lkh", "লখ", NULL},
    {"lph", "লফ", NULL}, {"lD", "ল্ড", NULL},  {"lT", "ল্ট", NULL},  {"lb", "ল্ব", NULL},
    {"lg", "ল্গ", NULL},  {"lk", "ল্ক", NULL},  {"ll", "ল্ল", NULL},  {"lm", "ল্ম", NULL},
    {"lp", "ল্প", NULL},  {"lv", "ল্ভ", NULL},  {"l", "ল", NULL},
};

static const struct avro_pattern KEYS_M[] = {
    {"mbh", "ম্ভ", NULL}, {"mph", "ম্ফ", NULL}, {"mpl", "মপ্ল", NULL}, {"mth", "ম্থ", NULL},
    {"mb", "ম্ব", NULL},  {"mf", "ম্ফ", NULL},  {"ml", "ম্ল", NULL},   {"mm", "ম্ম", NULL},
    {"mn", "ম্ন", NULL},  {"mp", "ম্প", NULL},  {"mv", "ম্ভ", NULL},   {"m", "ম", NULL},
};

static const struct avro_pattern KEYS_N[] = {
    {"ngOI", "ঙ্গৈ", NULL}, {"ngOU", "ঙ্গৌ", NULL}, {"nTh", "ন্ঠ", NULL},  {"nch", "ঞ্ছ", NULL},
    {"ndh", "ন্ধ", NULL},   {"ngI", "ঙ্গী", NULL},  {"ngO", "ঙ্গো", NULL}, {"ngU", "ঙ্গূ", NULL},
    {"nga", "ঙ্গা", NULL},  {"nge", "ঙ্গে", NULL},  {"ngh", "ঙ্ঘ", NULL},  {"ngi", "ঙ্গি", NULL},
    {"ngo", "ঙ্গ", NULL},   {"ngr", "ংর", NULL},   {"ngu", "ঙ্গু", NULL},  {"njh", "ঞ্ঝ", NULL},
    {"nkh", "ঙ্খ", NULL},   {"nsh", "নশ", NULL},   {"nth", "ন্থ", NULL},  {"nD", "ন্ড", NULL},
    {"nT", "ন্ট", NULL},    {"nc", "ঞ্চ", NULL},    {"nd", "ন্দ", NULL},   {"ng", "ং", NULL},
    {"nj", "ঞ্জ", NULL},    {"nk", "ঙ্ক", NULL},    {"nm", "ন্ম", NULL},   {"nn", "ন্ন", NULL},
    {"ns", "ন্স", NULL},    {"nt", "ন্ত", NULL},    {"n", "ন", NULL},
};

static const struct avro_pattern KEYS_O[] = {
    {"oo`", "ু", NULL},   {"oZ", "অ্য", NULL},       {"o`", "", NULL},
    {"oo", "ু", U_RULES}, {"o", "", SHORT_O_RULES},
};

static const struct avro_pattern KEYS_P[] = {
    {"phl", "ফ্ল", NULL}, {"psh", "পশ", NULL}, {"pT", "প্ট", NULL}, {"ph", "ফ", NULL},
    {"pl", "প্ল", NULL},  {"pn", "প্ন", NULL},  {"pp", "প্প", NULL}, {"ps", "প্স", NULL},
    {"pt", "প্ত", NULL},  {"p", "প", NULL},
};

static const struct avro_pattern KEYS_Q[] = {
    {"q", "ক", NULL},
};

static const struct avro_pattern KEYS_R[] = {
    {"rri`", "ৃ", NULL},
    {"rrZ", "রর" ZWJ "্য", NULL},
    {"rri", "ৃ", RRI_RULES},
    {"rry", "রর" ZWJ "্য", NULL},
    {"rZ", "র" ZWJ "্য", RZ_RULES},
    {"rr", "রর", RR_RULES},
    {"ry", "র" ZWJ "্য", RZ_RULES},
    {"r", "র", R_RULES},
};

static const struct avro_pattern KEYS_S[] = {
    {"shch", "শ্ছ", NULL}, {"shc", "শ্চ", NULL},  {"shl", "শ্ল", NULL}, {"shm", "শ্ম", NULL},
    {"shn", "শ্ন", NULL},  {"sht", "শ্ত", NULL},  {"skh", "স্খ", NULL}, {"skl", "স্ক্ল", NULL},
    {"sph", "স্ফ", NULL},  {"spl", "স্প্ল", NULL}, {"sth", "স্থ", NULL}, {"sT", "স্ট", NULL},
    {"sf", "স্ফ", NULL},   {"sh", "শ", NULL},    {"sk", "স্ক", NULL},  {"sl", "স্ল", NULL},
    {"sm", "স্ম", NULL},   {"sn", "স্ন", NULL},   {"sp", "স্প", NULL},  {"st", "স্ত", NULL},
    {"s", "স", NULL},
};

static const struct avro_pattern KEYS_T[] = {
    {"t``", "ৎ", NULL}, {"tth", "ত্থ", NULL}, {"th", "থ", NULL}, {"tm", "ত্ম", NULL},
    {"tn", "ত্ন", NULL}, {"tt", "ত্ত", NULL},  {"t", "ত", NULL},
};

static const struct avro_pattern KEYS_U[] = {
    {"u`", "ু", NULL},
    {"u", "ু", U_RULES},
};

static const struct avro_pattern KEYS_V[] = {
    {"vl", "ভ্ল", NULL},
    {"v", "ভ", NULL},
};

static const struct avro_pattern KEYS_W[] = {
    {"w", "ও", W_RULES},
};

static const struct avro_pattern KEYS_X[] = {
    {"x", "ক্স", X_RULES},
};

static const struct avro_pattern KEYS_Y[] = {
    {"y", "্য", Y_RULES},
};

static const struct avro_pattern KEYS_Z[] = {
    {"z", "য", NULL},
};

#define LIST(patterns)                                                                             \
    {                                                                                              \
        patterns, sizeof(patterns) / sizeof((patterns)[0])                                         \
    }

static const struct avro_list LISTS[128] = {
    ['$'] = LIST(DOLLAR),         [','] = LIST(COMMA),          ['.'] = LIST(DOT),
    ['0'] = {&DIGITS[0], 1},      ['1'] = {&DIGITS[1], 1},      ['2'] = {&DIGITS[2], 1},
    ['3'] = {&DIGITS[3], 1},      ['4'] = {&DIGITS[4], 1},      ['5'] = {&DIGITS[5], 1},
    ['6'] = {&DIGITS[6], 1},      ['7'] = {&DIGITS[7], 1},      ['8'] = {&DIGITS[8], 1},
    ['9'] = {&DIGITS[9], 1},      [':'] = LIST(COLON),          ['A'] = LIST(KEYS_CAPITAL_A),
    ['D'] = LIST(KEYS_CAPITAL_D), ['G'] = LIST(KEYS_CAPITAL_G), ['I'] = LIST(KEYS_CAPITAL_I),
    ['J'] = LIST(KEYS_CAPITAL_J), ['N'] = LIST(KEYS_CAPITAL_N), ['O'] = LIST(KEYS_CAPITAL_O),
    ['R'] = LIST(KEYS_CAPITAL_R), ['S'] = LIST(KEYS_CAPITAL_S), ['T'] = LIST(KEYS_CAPITAL_T),
    ['U'] = LIST(KEYS_CAPITAL_U), ['Y'] = LIST(KEYS_CAPITAL_Y), ['Z'] = LIST(KEYS_CAPITAL_Z),
    ['^'] = LIST(CARET),          ['`'] = LIST(BACKTICK),       ['a'] = LIST(KEYS_A),
    ['b'] = LIST(KEYS_B),         ['c'] = LIST(KEYS_C),         ['d'] = LIST(KEYS_D),
    ['e'] = LIST(KEYS_E),         ['f'] = LIST(KEYS_F),         ['g'] = LIST(KEYS_G),
    ['h'] = LIST(KEYS_H),         ['i'] = LIST(KEYS_I),         ['j'] = LIST(KEYS_J),
    ['k'] = LIST(KEYS_K),         ['l'] = LIST(KEYS_L),         ['m'] = LIST(KEYS_M),
    ['n'] = LIST(KEYS_N),         ['o'] = LIST(KEYS_O),         ['p'] = LIST(KEYS_P),
    ['q'] = LIST(KEYS_Q),         ['r'] = LIST(KEYS_R),         ['s'] = LIST(KEYS_S),
    ['t'] = LIST(KEYS_T),         ['u'] = LIST(KEYS_U),         ['v'] = LIST(KEYS_V),
    ['w'] = LIST(KEYS_W),         ['x'] = LIST(KEYS_X),         ['y'] = LIST(KEYS_Y),
    ['z'] = LIST(KEYS_Z),
};

struct avro_list avro_list_of(char key)
{
    return (unsigned char)key < 128 ? LISTS[(unsigned char)key] : (struct avro_list){NULL, 0};
}
