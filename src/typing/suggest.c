#include "typing/suggest.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/shipped.h"
#include "base/str.h"
#include "typing/avro.h"

enum {
    PICKS_MAX = 64, /* picks of one form; then the oldest gives way */
    /* Scores, the less the better: two for a unit of phonetic_distance, less one for one of weight. */
    DISTANCE_MAX = 9, /* farther words are no help */
    STEM_DISTANCE_MAX = 2,
    RESPELT_COST = 1, /* for a reading of the keys that is not quite what was typed */
    TWO_SOUNDS_COST = -2, /* for ll where a word has two of them: বললেন before বলেন for bollen */
    DICTIONARY_COST = 4,  /* for a word that is not in our own lists */
    COMPLETION_COST = 24, /* for a word that has only been begun: behind all others */
    COMPLETION_DISTANCE_MAX = 3,
    COMPLETION_KEYS = 3,
    OPEN_END_BONUS = 1,   /* কোনো before কোন for kono */
    SIGN_O = 0x80 + 0x4B, /* ো packed */
    KNOWN_WEIGHT = 3,     /* so much outweighs a word of the dictionary that sounds alike */
};

struct pick {
    char keys[SUGGEST_KEYS + 1];
    char word[SUGGEST_SIZE];
};

struct suggest {
    struct lexicon *words;
    struct pick *picks; /* PICKS_MAX; NULL until there is one */
    size_t next; /* where the next pick goes */
};

struct suggest *suggest_new(struct lexicon *words)
{
    struct suggest *s = mem_new(sizeof(*s));

    s->words = words;
    return s;
}

void suggest_free(struct suggest *s)
{
    if (s == NULL)
        return;
    if (s->picks != NULL)
        explicit_bzero(s->picks, PICKS_MAX * sizeof(*s->picks));
    free(s->picks);
    free(s);
}

/* ---- endings --------------------------------------------------------------------------------- */

/* What is put behind a word: as typed, behind a consonant, behind a vowel, and what that costs. */
struct ending {
    const char *keys, *consonant, *vowel;
    int cost;
};

static const struct ending NO_ENDING = {"", "", "", 0};

static const struct ending ENDINGS[] = {
    {"er", "ের", NULL, 3},     {"r", NULL, "র", 3},       {"e", "ে", NULL, 3},
    {"te", NULL, "তে", 3},     {"y", NULL, "য়", 3},       {"ke", "কে", "কে", 3},
    {"ra", "রা", "রা", 3},     {"era", "েরা", NULL, 3},   {"der", "দের", "দের", 3},
    {"eder", "েদের", NULL, 3}, {"ti", "টি", "টি", 3},     {"tir", "টির", "টির", 3},
    {"ta", "টা", "টা", 3},     {"gulo", "গুলো", "গুলো", 3}, {"gulor", "গুলোর", "গুলোর", 3},
    {"o", NULL, "ও", 3},       {"o", "ও", NULL, 9},       {"i", NULL, "ই", 6},
    {"i", "ই", NULL, 9},
};

enum { ENDING_COUNT = sizeof(ENDINGS) / sizeof(ENDINGS[0]) };

/* Whether the keys end so, with two keys or more before. */
static bool has_ending(const char *keys, size_t n, const struct ending *ending)
{
    size_t size = strlen(ending->keys);

    return n >= size + 2 && memcmp(keys + n - size, ending->keys, size) == 0;
}

/* The form of an ending that fits behind a word's last packed letter; NULL if none does. */
static const char *fitting(const struct ending *ending, unsigned char last)
{
    const bool vowel = last < 0x95 || (last >= 0xBE && last <= 0xCC); /* a letter or a sign */

    return vowel ? ending->vowel : ending->consonant;
}

/* ---- what the keys could mean, the best first ------------------------------------------------- */

struct candidate {
    const unsigned char *codes; /* in the lists */
    size_t n;
    const char *ending;
    int score;
};

struct search {
    struct candidate best[SUGGEST_MAX];
    size_t count;
    bool homophone; /* one of our own words sounds as typed */
    bool ends_in_o; /* as typed; Avro's rules drop it behind a consonant */
    /* the reading that is being looked up */
    unsigned char sounds[PHONETIC_SOUNDS];
    size_t sound_count;
    int cost;
    const struct ending *ending;
};

static bool is_same(const struct candidate *a, const struct candidate *b)
{
    return a->n == b->n && memcmp(a->codes, b->codes, a->n) == 0 &&
           strcmp(a->ending, b->ending) == 0;
}

/* Puts a candidate in its place unless it, or nine better ones, are there already. */
static void place(struct search *search, const struct candidate *candidate)
{
    size_t at = 0;

    while (at < search->count && !is_same(&search->best[at], candidate))
        at++;
    if (at == SUGGEST_MAX)
        at--;
    else if (at == search->count)
        search->best[search->count++] = (struct candidate){.score = candidate->score};
    if (search->best[at].codes != NULL && search->best[at].score <= candidate->score)
        return;
    for (; at > 0 && search->best[at - 1].score > candidate->score; at--)
        search->best[at] = search->best[at - 1];
    search->best[at] = *candidate;
}

static void consider(void *context, const struct lexicon_entry *entry)
{
    struct search *search = context;
    const bool stem = search->ending != &NO_ENDING;
    struct candidate candidate = {.codes = entry->codes, .n = entry->n};
    unsigned distance =
        phonetic_distance(search->sounds, search->sound_count, entry->sounds, entry->sound_count);

    if (distance > (stem ? STEM_DISTANCE_MAX : DISTANCE_MAX) ||
        (size_t)distance > 2 * search->sound_count - 2)
        return;
    candidate.ending = fitting(search->ending, entry->codes[entry->n - 1]);
    if (candidate.ending == NULL)
        return;
    candidate.score = search->cost + 2 * (int)distance - (int)entry->weight;
    if (entry->weight == 0)
        candidate.score += DICTIONARY_COST;
    if (search->ends_in_o && entry->codes[entry->n - 1] == SIGN_O)
        candidate.score -= OPEN_END_BONUS;
    if (!stem && distance <= 1 && entry->weight >= KNOWN_WEIGHT)
        search->homophone = true;
    place(search, &candidate);
}

static void consider_completion(void *context, const struct lexicon_entry *entry)
{
    struct search *search = context;
    unsigned distance = phonetic_distance_to_start(search->sounds, search->sound_count,
                                                   entry->sounds, entry->sound_count);
    struct candidate candidate = {.codes = entry->codes, .n = entry->n, .ending = ""};

    if (distance > COMPLETION_DISTANCE_MAX)
        return;
    candidate.score = COMPLETION_COST + 2 * (int)distance - (int)entry->weight;
    place(search, &candidate);
}

/* The sounds of the keys, as Avro's rules read them, become the search's; 0 where there are none. */
static uint64_t read_keys(struct search *search, const char *keys, size_t n)
{
    unsigned char codes[PHONETIC_CODES];
    struct str bangla = {0};
    size_t count;

    avro_convert(keys, n, &bangla);
    count = phonetic_pack(str_text(&bangla), bangla.len, codes);
    search->sound_count = phonetic_sounds(codes, count, search->sounds);
    explicit_bzero(codes, sizeof(codes));
    str_wipe(&bangla);
    return phonetic_skeleton(search->sounds, search->sound_count);
}

static void look_up(struct suggest *s, struct search *search, const char *keys, size_t n, int cost)
{
    uint64_t skeleton = read_keys(search, keys, n);

    search->cost = cost;
    if (search->sound_count > 0)
        lexicon_find(s->words, skeleton, UINT64_MAX, search->ending == &NO_ENDING, consider,
                     search);
}

static void complete(struct suggest *s, struct search *search, const char *keys, size_t n)
{
    uint64_t skeleton = read_keys(search, keys, n);
    unsigned length = phonetic_skeleton_length(skeleton);

    if (n >= COMPLETION_KEYS && length >= 2)
        lexicon_find(s->words, skeleton, phonetic_skeleton_mask(length), false, consider_completion,
                     search);
}

/* Spellings of one sound that Avro's rules read as another. */
static const char *const RESPELLINGS[][2] = {
    {"chh", "ch"}, {"ssh", "sh"}, {"ss", "s"},    {"ksh", "kkh"}, {"shb", "shw"}, {"sb", "sw"},
    {"db", "dw"},  {"tb", "tw"},  {"dhb", "dhw"}, {"gy", "gg"},   {"ck", "k"},    {"ph", "f"},
    {"aa", "a"},   {"tth", "th"}, {"cch", "ch"},  {"ll", "lol"},
};

enum { RESPELT_KEYS = 2 * SUGGEST_KEYS }; /* no respelling takes more than twice the keys */

/* Writes the keys respelt; false where nothing was. */
static bool respell(const char *keys, size_t n, char out[RESPELT_KEYS + 1], size_t *length)
{
    bool changed = false;

    *length = 0;
    for (size_t at = 0; at < n;) {
        size_t i = 0;
        const size_t count = sizeof(RESPELLINGS) / sizeof(RESPELLINGS[0]);

        while (i < count && strncmp(keys + at, RESPELLINGS[i][0], strlen(RESPELLINGS[i][0])) != 0)
            i++;
        if (i < count) {
            memcpy(out + *length, RESPELLINGS[i][1], strlen(RESPELLINGS[i][1]));
            *length += strlen(RESPELLINGS[i][1]);
            at += strlen(RESPELLINGS[i][0]);
            changed = true;
        } else {
            out[(*length)++] = keys[at++];
        }
    }
    out[*length] = '\0';
    return changed;
}

/* `keys` is NUL-terminated. */
static void search_all(struct suggest *s, struct search *search, const char *keys, size_t n)
{
    char respelt[RESPELT_KEYS + 1];
    size_t length;

    search->ending = &NO_ENDING;
    search->ends_in_o = n > 1 && keys[n - 1] == 'o';
    look_up(s, search, keys, n, 0);
    if (respell(keys, n, respelt, &length))
        look_up(s, search, respelt, length,
                strstr(keys, "ll") != NULL ? TWO_SOUNDS_COST : RESPELT_COST);
    for (size_t i = 0; i < ENDING_COUNT; i++) {
        if (has_ending(keys, n, &ENDINGS[i])) {
            search->ending = &ENDINGS[i];
            look_up(s, search, keys, n - strlen(ENDINGS[i].keys), ENDINGS[i].cost);
        }
    }
    complete(s, search, keys, n);
    explicit_bzero(respelt, sizeof(respelt));
}

/* ---- English words ---------------------------------------------------------------------------- */

/* The row of the exception table whose first column is these keys, or begins with them: its second
 * column, *size bytes of it; NULL for none. */
static const char *find_english(const char *keys, size_t n, bool begins, size_t *size)
{
    const struct shipped *file = shipped_find("words/english.tsv");

    for (const char *row = file->data; row < file->end;) {
        const char *end = memchr(row, '\n', (size_t)(file->end - row));
        const char *tab;

        if (end == NULL)
            end = file->end;
        tab = memchr(row, '\t', (size_t)(end - row));
        if (tab != NULL && (size_t)(tab - row) >= n && memcmp(row, keys, n) == 0 &&
            (begins || row[n] == '\t')) {
            *size = (size_t)(end - tab) - 1;
            return tab + 1;
        }
        row = end + 1;
    }
    return NULL;
}

/* The Bangla of an English word, with a Bangla ending or without; "" for none. The caller frees. */
static char *english(const char *keys, size_t n)
{
    size_t size;
    const char *word = find_english(keys, n, false, &size);
    struct str out = {0};

    if (word != NULL)
        str_add_bytes(&out, word, size);
    for (size_t i = 0; word == NULL && i < ENDING_COUNT; i++) {
        unsigned char codes[PHONETIC_CODES];
        const char *ending = NULL;
        size_t count = 0;

        if (has_ending(keys, n, &ENDINGS[i]))
            word = find_english(keys, n - strlen(ENDINGS[i].keys), false, &size);
        if (word != NULL)
            count = phonetic_pack(word, size, codes);
        if (count > 0)
            ending = fitting(&ENDINGS[i], codes[count - 1]);
        if (ending != NULL) {
            str_add_bytes(&out, word, size);
            str_add(&out, ending);
        } else {
            word = NULL;
        }
    }
    return str_take(&out);
}

/* ---- putting them together -------------------------------------------------------------------- */

static void add(struct suggestions *out, const char *text)
{
    if (out->count == SUGGEST_MAX || *text == '\0' || strlen(text) >= SUGGEST_SIZE)
        return;
    for (size_t i = 0; i < out->count; i++) {
        if (strcmp(out->text[i], text) == 0)
            return;
    }
    memcpy(out->text[out->count++], text, strlen(text) + 1);
}

static void add_candidate(struct suggestions *out, const struct candidate *candidate)
{
    struct str text = {0};

    phonetic_unpack(candidate->codes, candidate->n, &text);
    str_add(&text, candidate->ending);
    add(out, str_text(&text));
    str_wipe(&text);
}

/* Whether the word of the rules may stand first: it is a word, and not one of the dictionary's rare
 * ones that sounds like one of ours. */
static bool is_known(struct suggest *s, const struct search *search, const struct str *own)
{
    unsigned char codes[PHONETIC_CODES];
    size_t n = phonetic_pack(str_text(own), own->len, codes);
    int weight = n == 0 ? -1 : lexicon_weight(s->words, codes, n);

    explicit_bzero(codes, sizeof(codes));
    return weight > 0 || (weight == 0 && !search->homophone);
}

static bool is_word(const char *keys, size_t n)
{
    if (n == 0 || n > SUGGEST_KEYS)
        return false;
    for (size_t i = 0; i < n; i++) {
        bool letter = (keys[i] >= 'a' && keys[i] <= 'z') || (keys[i] >= 'A' && keys[i] <= 'Z');

        if (!letter && (i == 0 || keys[i] == '\0' || strchr("`^:", keys[i]) == NULL))
            return false;
    }
    return true;
}

static const char *remembered(const struct suggest *s, const char *keys)
{
    for (size_t i = 0; s->picks != NULL && i < PICKS_MAX; i++) {
        if (strcmp(s->picks[i].keys, keys) == 0)
            return s->picks[i].word;
    }
    return "";
}

static void assemble(struct suggest *s, const struct search *search, const char *english_word,
                     const struct str *own, struct suggestions *out)
{
    const bool known = is_known(s, search, own);
    const bool near =
        search->count > 0 && search->best[0].score < COMPLETION_COST - LEXICON_WEIGHT_MAX;

    if (known)
        add(out, str_text(own));
    add(out, english_word);
    if (near)
        add_candidate(out, &search->best[0]);
    add(out, str_text(own));
    for (size_t i = 0; i < search->count; i++)
        add_candidate(out, &search->best[i]);
}

void suggest_find(struct suggest *s, const char *keys, size_t n, struct suggestions *out)
{
    struct search search = {0};
    char typed[SUGGEST_KEYS + 1] = "";
    char small[SUGGEST_KEYS + 1] = "";
    struct str own = {0};
    char *english_word;

    out->count = 0;
    if (!is_word(keys, n))
        return;
    memcpy(typed, keys, n);
    for (size_t i = 0; i < n; i++)
        small[i] = (char)(typed[i] >= 'A' && typed[i] <= 'Z' ? typed[i] + ('a' - 'A') : typed[i]);
    avro_convert(typed, n, &own);
    search_all(s, &search, typed, n);
    english_word = english(small, n);
    add(out, remembered(s, typed));
    assemble(s, &search, english_word, &own, out);
    free(english_word);
    str_wipe(&own);
    explicit_bzero(&search, sizeof(search));
    explicit_bzero(typed, sizeof(typed));
    explicit_bzero(small, sizeof(small));
}

void suggest_remember(struct suggest *s, const char *keys, size_t n, const char *word)
{
    size_t at = 0;

    if (!is_word(keys, n) || strlen(word) >= SUGGEST_SIZE)
        return;
    if (s->picks == NULL)
        s->picks = mem_new_array(PICKS_MAX, sizeof(*s->picks));
    while (at < PICKS_MAX &&
           (strncmp(s->picks[at].keys, keys, n) != 0 || s->picks[at].keys[n] != '\0'))
        at++;
    if (at == PICKS_MAX) {
        at = s->next;
        s->next = (s->next + 1) % PICKS_MAX;
    }
    memcpy(s->picks[at].keys, keys, n);
    s->picks[at].keys[n] = '\0';
    memcpy(s->picks[at].word, word, strlen(word) + 1);
}
