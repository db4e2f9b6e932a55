#include "charter/letters.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/mem.h"
#include "text/fold.h"

/* Code points of Bangla are three bytes, and folding only drops: more bytes cannot add letters. */
enum { BYTES_LOOKED_AT = LETTERS_MAX * 12 };

/* As fold_letters(), but without the words in between: this is called for every cell and line. */
static bool is_letter(ucs4_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    if (c >= 0x0980 && c <= 0x09FF)
        return c < 0x09F2 || c == 0x09FC || c == 0x09FE; /* the rest are signs of accounts */
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
                                                   UC_CATEGORY_MASK_N);
}

void letters_read(const char *text, struct letters *out)
{
    size_t n = strnlen(text, BYTES_LOOKED_AT);
    struct str folded = {0};
    const uint8_t *p;
    const uint8_t *end;

    fold_text(text, n, &folded, NULL);
    p = (const uint8_t *)str_text(&folded);
    end = p + folded.len;
    out->n = 0;
    while (p < end && out->n < LETTERS_MAX) {
        ucs4_t c;

        p += u8_mbtouc(&c, p, (size_t)(end - p));
        if (is_letter(c))
            out->c[out->n++] = c;
    }
    out->cut = p < end || n == BYTES_LOOKED_AT;
    str_clear(&folded);
}

static size_t least(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;

    return ab < c ? ab : c;
}

/* One row of the matrix of edit distances: what it costs to come to word[0 … i] at text letter
 * c. */
static void next_row(size_t row[LETTERS_MAX + 1], const struct letters *word, uint32_t c,
                     size_t first)
{
    size_t diagonal = row[0];

    row[0] = first;
    for (size_t i = 1; i <= word->n; i++) {
        size_t cost = diagonal + (word->c[i - 1] != c);

        diagonal = row[i];
        row[i] = least(cost, row[i - 1] + 1, diagonal + 1);
    }
}

static void first_row(size_t row[LETTERS_MAX + 1], const struct letters *word)
{
    for (size_t i = 0; i <= word->n; i++)
        row[i] = i;
}

size_t letters_distance(const struct letters *a, const struct letters *b, size_t limit)
{
    size_t apart = a->n > b->n ? a->n - b->n : b->n - a->n;
    size_t row[LETTERS_MAX + 1];

    if (apart > limit)
        return limit + 1;
    first_row(row, b);
    for (size_t i = 0; i < a->n; i++)
        next_row(row, b, a->c[i], i + 1);
    return row[b->n] > limit ? limit + 1 : row[b->n];
}

size_t letters_allowance(const struct letters *word)
{
    return word->n < 6 ? 0 : word->n < 10 ? 1 : 2;
}

static bool stands_at(const struct letters *text, const struct letters *word, size_t at)
{
    return at + word->n <= text->n &&
           memcmp(text->c + at, word->c, word->n * sizeof(word->c[0])) == 0;
}

bool letters_hold(const struct letters *text, const struct letters *word, size_t slips)
{
    size_t row[LETTERS_MAX + 1];

    for (size_t i = 0; i < text->n; i++) {
        if (stands_at(text, word, i))
            return true;
    }
    if (slips == 0 || text->n + slips < word->n)
        return false;
    first_row(row, word);
    for (size_t i = 0; i < text->n; i++) {
        next_row(row, word, text->c[i], 0);
        if (row[word->n] <= slips)
            return true;
    }
    return false;
}

bool letters_begin(const struct letters *text, const struct letters *word, size_t slips)
{
    size_t row[LETTERS_MAX + 1];
    size_t last = word->n + slips < text->n ? word->n + slips : text->n;

    if (stands_at(text, word, 0))
        return true;
    first_row(row, word);
    for (size_t i = 0; i < last; i++) {
        next_row(row, word, text->c[i], i + 1);
        if (row[word->n] <= slips)
            return true;
    }
    return false;
}

void letters_words(const char *text, struct strv *words)
{
    static const char BETWEEN[] = " /";

    for (text += strspn(text, BETWEEN); *text != '\0'; text += strspn(text, BETWEEN)) {
        size_t n = strcspn(text, BETWEEN);

        strv_add_bytes(words, text, n);
        text += n;
    }
}

bool letters_equal(const struct letters *a, const struct letters *b)
{
    return a->n == b->n && stands_at(a, b, 0);
}

void word_list_init(struct word_list *list, const struct known_word *known, size_t count)
{
    list->words = mem_new_array(count, sizeof(*list->words));
    list->known = known;
    list->count = count;
    for (size_t i = 0; i < count; i++)
        letters_read(known[i].text, &list->words[i]);
}

void word_list_clear(struct word_list *list)
{
    free(list->words);
    memset(list, 0, sizeof(*list));
}
