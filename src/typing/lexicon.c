#include "typing/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "base/env.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/shipped.h"

/* A list is one run of bytes: for each word a byte with its length (low five bits) and weight (high
 * three), then its packed letters. Words stand by the first three consonants of their skeletons,
 * which part the list into 4096 pieces; within a piece they stand as they came. */
enum { PARTS = 4096, LENGTH_BITS = 5, LENGTH_MASK = 31 };

struct list {
    unsigned char *bytes;
    size_t size;
    size_t count;
    uint32_t *start; /* of each piece, and the end; NULL until it is filled */
};

struct lexicon {
    char *dictionary;
    bool loaded;
    struct list own;
    struct list foreign; /* the dictionary */
};

struct lexicon *lexicon_new(const char *dictionary)
{
    struct lexicon *w = mem_new(sizeof(*w));

    w->dictionary = mem_copy_string(dictionary);
    return w;
}

struct lexicon *lexicon_installed(void)
{
    const char *named = env_get("SEBADESK_DICTIONARY");

    return lexicon_new(named != NULL ? named : LEXICON_DICTIONARY);
}

void lexicon_free(struct lexicon *w)
{
    if (w == NULL)
        return;
    free(w->dictionary);
    free(w->own.bytes);
    free(w->own.start);
    free(w->foreign.bytes);
    free(w->foreign.start);
    free(w);
}

static size_t part_of(uint64_t skeleton)
{
    return (size_t)(skeleton >> 52);
}

static size_t part_of_codes(const unsigned char *codes, size_t n)
{
    unsigned char sounds[PHONETIC_SOUNDS];

    return part_of(phonetic_skeleton(sounds, phonetic_sounds(codes, n, sounds)));
}

/* ---- filling a list: once through the words to count, once to put them in their places -------- */

struct filling {
    struct list *list;
    bool counting;
    uint32_t next[PARTS]; /* bytes of each piece while counting, then where its next word goes */
};

static void add_packed(struct filling *f, const unsigned char *codes, size_t n, unsigned weight)
{
    size_t part = part_of_codes(codes, n);

    if (f->counting) {
        f->next[part] += (uint32_t)n + 1;
        f->list->count++;
        return;
    }
    /* a file that has grown since it was counted does not get further */
    if (f->next[part] + n + 1 > f->list->start[part + 1])
        return;
    f->list->bytes[f->next[part]] = (unsigned char)(n | weight << LENGTH_BITS);
    memcpy(f->list->bytes + f->next[part] + 1, codes, n);
    f->next[part] += (uint32_t)n + 1;
}

/* From counting to placing. */
static void make_room(struct filling *f)
{
    uint32_t at = 0;

    f->list->start = mem_new_array(PARTS + 1, sizeof(*f->list->start));
    for (size_t i = 0; i < PARTS; i++) {
        uint32_t bytes = f->next[i];

        f->list->start[i] = at;
        f->next[i] = at;
        at += bytes;
    }
    f->list->start[PARTS] = at;
    f->list->size = at;
    f->list->bytes = mem_new(at);
    f->counting = false;
}

/* ---- our own words --------------------------------------------------------------------------- */

/* A word and its weight, or how often it stands in the charters. */
struct gathered {
    unsigned char codes[PHONETIC_CODES];
    unsigned char n;
    unsigned weight;
    unsigned count;
};

struct heap {
    struct gathered *items;
    size_t count;
    size_t cap;
};

static void gather(struct heap *heap, const char *word, size_t n, unsigned weight)
{
    struct gathered item = {.weight = weight, .count = weight == 0};

    item.n = (unsigned char)phonetic_pack(word, n, item.codes);
    if (item.n < 2 && weight == 0)
        return; /* a letter in a charter numbers something */
    if (item.n == 0)
        return;
    mem_grow(&heap->items, &heap->cap, heap->count + 1, sizeof(*heap->items));
    heap->items[heap->count++] = item;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Words between blanks; =N sets the weight of those that follow, # begins a comment. */
static void gather_vocabulary(struct heap *heap, const struct shipped *file)
{
    unsigned weight = 1;

    for (const char *p = file->data; p < file->end;) {
        const char *word = p;

        if (*p == '#')
            p = memchr(p, '\n', (size_t)(file->end - p));
        while (p != NULL && p < file->end && !is_blank(*p))
            p++;
        if (p == NULL)
            return;
        if (*word == '=' && p - word == 2)
            weight = (unsigned)(word[1] - '0') & LEXICON_WEIGHT_MAX;
        else if (*word != '#')
            gather(heap, word, (size_t)(p - word), weight);
        while (p < file->end && is_blank(*p))
            p++;
    }
}

/* Whether a code point of the Bangla block, or a joiner, starts at p: each takes three bytes. */
static bool is_bangla(const char *p, const char *end)
{
    if (end - p < 3)
        return false;
    return memcmp(p, "\xE0\xA6", 2) == 0 || memcmp(p, "\xE0\xA7", 2) == 0 ||
           memcmp(p, "\u200C", 3) == 0 || memcmp(p, "\u200D", 3) == 0;
}

/* Every run of Bangla letters; phonetic_pack refuses those with digits among them. */
static void gather_text(struct heap *heap, const struct shipped *file)
{
    const char *p = file->data;

    while (p < file->end) {
        const char *word = p;

        while (is_bangla(p, file->end))
            p += 3;
        if (p > word)
            gather(heap, word, (size_t)(p - word), 0);
        else
            p++;
    }
}

static int compare_gathered(const void *a, const void *b)
{
    const struct gathered *left = a;
    const struct gathered *right = b;
    int order = memcmp(left->codes, right->codes, PHONETIC_CODES);

    return order != 0 ? order : (int)left->n - (int)right->n;
}

/* What a word weighs that stands so often in the charters. */
static unsigned weight_of_count(unsigned count)
{
    unsigned weight = 1;

    for (; count > 1 && weight < 5; count /= 2)
        weight++;
    return weight;
}

/* Makes one of equal words; the items are sorted. */
static void merge(struct heap *heap)
{
    size_t to = 0;

    for (size_t i = 0; i < heap->count; i++) {
        struct gathered *last = to == 0 ? NULL : &heap->items[to - 1];

        if (last != NULL && compare_gathered(last, &heap->items[i]) == 0) {
            last->count += heap->items[i].count;
            if (heap->items[i].weight > last->weight)
                last->weight = heap->items[i].weight;
        } else {
            heap->items[to++] = heap->items[i];
        }
    }
    heap->count = to;
}

static void fill_own(struct filling *f, const struct heap *heap)
{
    for (size_t i = 0; i < heap->count; i++) {
        const struct gathered *item = &heap->items[i];
        unsigned counted = item->count == 0 ? 0 : weight_of_count(item->count);

        add_packed(f, item->codes, item->n, item->weight > counted ? item->weight : counted);
    }
}

static void load_own(struct list *list)
{
    struct filling *f = mem_new(sizeof(*f));
    struct heap heap = {0};

    gather_vocabulary(&heap, shipped_find("words/complaint.txt"));
    for (const struct shipped *file = NULL; (file = shipped_next("charters/", file)) != NULL;)
        gather_text(&heap, file);
    if (heap.count > 1)
        qsort(heap.items, heap.count, sizeof(*heap.items), compare_gathered);
    merge(&heap);
    *f = (struct filling){.list = list, .counting = true};
    fill_own(f, &heap);
    make_room(f);
    fill_own(f, &heap);
    free(heap.items);
    free(f);
}

/* ---- the dictionary -------------------------------------------------------------------------- */

/* A line of a hunspell dictionary: a word, perhaps a slash and flags. The first holds a number. */
static bool add_line(void *context, const char *line, size_t n, bool whole)
{
    const char *slash = memchr(line, '/', n);
    unsigned char codes[PHONETIC_CODES];
    size_t count;

    if (!whole)
        return true; /* no word is that long */
    if (slash != NULL)
        n = (size_t)(slash - line);
    while (n > 0 && is_blank(line[n - 1]))
        n--;
    count = phonetic_pack(line, n, codes);
    if (count > 0)
        add_packed(context, codes, count, 0);
    return true;
}

static void load_dictionary(struct list *list, const char *path)
{
    enum { LONGEST_LINE = 4096 };
    struct filling *f = mem_new(sizeof(*f));

    *f = (struct filling){.list = list, .counting = true};
    if (file_each_line(path, LONGEST_LINE, add_line, f, NULL) == ERR_OK) {
        make_room(f);
        if (file_each_line(path, LONGEST_LINE, add_line, f, NULL) != ERR_OK)
            memset(list->start, 0, (PARTS + 1) * sizeof(*list->start)); /* half a list is none */
    }
    free(f);
}

void lexicon_load(struct lexicon *w)
{
    if (w->loaded)
        return;
    w->loaded = true;
    load_own(&w->own);
    if (w->dictionary != NULL)
        load_dictionary(&w->foreign, w->dictionary);
}

/* ---- finding --------------------------------------------------------------------------------- */

static void find_in(const struct list *list, uint64_t skeleton, uint64_t mask,
                    void (*each)(void *context, const struct lexicon_entry *entry), void *context)
{
    const unsigned char *at;
    const unsigned char *end;

    if (list->start == NULL)
        return;
    at = list->bytes + list->start[part_of(skeleton & mask)];
    end = list->bytes + list->start[part_of(skeleton | ~mask) + 1];
    while (at < end) {
        unsigned char sounds[PHONETIC_SOUNDS];
        struct lexicon_entry entry = {.codes = at + 1,
                                      .n = *at & LENGTH_MASK,
                                      .weight = *at >> LENGTH_BITS,
                                      .sounds = sounds};

        at += entry.n + 1;
        if (entry.n == 0)
            break; /* the file shrank since it was counted */
        entry.sound_count = phonetic_sounds(entry.codes, entry.n, sounds);
        entry.skeleton = phonetic_skeleton(sounds, entry.sound_count);
        if (((entry.skeleton ^ skeleton) & mask) == 0)
            each(context, &entry);
    }
}

void lexicon_find(struct lexicon *w, uint64_t skeleton, uint64_t mask, bool dictionary,
                  void (*each)(void *context, const struct lexicon_entry *entry), void *context)
{
    lexicon_load(w);
    if (mask < phonetic_skeleton_mask(2))
        mask = UINT64_MAX;
    find_in(&w->own, skeleton, mask, each, context);
    if (dictionary && w->foreign.bytes != NULL)
        find_in(&w->foreign, skeleton, mask, each, context);
}

struct weighing {
    const unsigned char *codes;
    size_t n;
    int weight;
};

static void weigh(void *context, const struct lexicon_entry *entry)
{
    struct weighing *weighing = context;

    if (entry->n == weighing->n && memcmp(entry->codes, weighing->codes, entry->n) == 0 &&
        (int)entry->weight > weighing->weight)
        weighing->weight = (int)entry->weight;
}

int lexicon_weight(struct lexicon *w, const unsigned char *codes, size_t n)
{
    struct weighing weighing = {codes, n, -1};
    unsigned char sounds[PHONETIC_SOUNDS];
    size_t count = phonetic_sounds(codes, n, sounds);

    lexicon_find(w, phonetic_skeleton(sounds, count), UINT64_MAX, true, weigh, &weighing);
    return weighing.weight;
}

size_t lexicon_size(const struct lexicon *w, size_t *count)
{
    *count = w->own.count + w->foreign.count;
    return sizeof(*w) + w->own.size + w->foreign.size;
}
