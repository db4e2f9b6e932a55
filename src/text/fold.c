#include "text/fold.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/mem.h"

enum { YA = 0x09AF, DDA = 0x09A1, DDHA = 0x09A2, RA = 0x09B0, NUKTA = 0x09BC, YYA = 0x09DF };

/* What a code point becomes; 0 drops it. `next` is the one behind it, for a nukta. */
static ucs4_t fold_char(ucs4_t c, ucs4_t next)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    if (c >= 0x09E6 && c <= 0x09EF)
        return '0' + (c - 0x09E6);
    switch (c) {
    case 0x0981: /* ঁ */
    case 0x0983: /* ঃ */
    case 0x09CD: /* ্ */
    case NUKTA:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0xFEFF:
        return 0;
    case 0x09C0: /* ী */
        return 0x09BF;
    case 0x0988: /* ঈ */
        return 0x0987;
    case 0x09C2: /* ূ */
        return 0x09C1;
    case 0x098A: /* ঊ */
        return 0x0989;
    case 0x09A3: /* ণ */
        return 0x09A8;
    case 0x09B6: /* শ */
    case 0x09B7: /* ষ */
        return 0x09B8;
    case YA:
        return next == NUKTA ? YYA : 0x099C;
    case DDA:
        return next == NUKTA ? RA : c;
    case DDHA:
        return next == NUKTA ? RA : DDA;
    case 0x09DC: /* ড় */
    case 0x09DD: /* ঢ় */
    case 0x09F0: /* ৰ */
        return RA;
    case 0x0999: /* ঙ */
        return 0x0982;
    case 0x09CE: /* ৎ */
        return 0x09A4;
    default:
        return c;
    }
}

static bool is_consonant(ucs4_t c)
{
    return (c >= 0x0995 && c <= 0x09B9) || c == YYA;
}

static ucs4_t char_at(const uint8_t *p, const uint8_t *end)
{
    ucs4_t c = 0;

    if (p < end)
        (void)u8_mbtouc(&c, p, (size_t)(end - p));
    return c;
}

void fold_text(const char *s, size_t n, struct str *out, size_t **origin)
{
    const uint8_t *start = (const uint8_t *)s;
    const uint8_t *end = start + n;
    ucs4_t last = 0;
    size_t *from = NULL;
    size_t count = 0;
    size_t cap = 0;

    for (const uint8_t *p = start; p < end;) {
        ucs4_t c;
        int used = u8_mbtouc(&c, p, (size_t)(end - p));
        ucs4_t folded = fold_char(c, char_at(p + used, end));
        uint8_t bytes[6];

        if (folded != 0 && !(folded == last && is_consonant(folded))) {
            int length = u8_uctomb(bytes, folded, sizeof(bytes));

            str_add_bytes(out, (const char *)bytes, (size_t)length);
            if (origin != NULL) {
                mem_grow(&from, &cap, count + (size_t)length, sizeof(*from));
                for (int i = 0; i < length; i++)
                    from[count++] = (size_t)(p - start);
            }
        }
        if (folded != 0)
            last = folded;
        p += used;
    }
    if (origin != NULL) {
        mem_grow(&from, &cap, count + 1, sizeof(*from));
        from[count] = n;
        *origin = from;
    }
}

char *fold_string(const char *s)
{
    struct str out = {0};

    fold_text(s, strlen(s), &out, NULL);
    return str_take(&out);
}

static bool is_word_char(ucs4_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
                                                   UC_CATEGORY_MASK_N);
}

void fold_words(const char *s, struct strv *words)
{
    char *folded = fold_string(s);
    const uint8_t *p = (const uint8_t *)folded;
    const uint8_t *end = p + strlen(folded);
    const uint8_t *word = p;

    while (p < end) {
        ucs4_t c;
        int used = u8_mbtouc(&c, p, (size_t)(end - p));

        if (!is_word_char(c)) {
            if (p > word)
                strv_add_bytes(words, (const char *)word, (size_t)(p - word));
            word = p + used;
        }
        p += used;
    }
    if (p > word)
        strv_add_bytes(words, (const char *)word, (size_t)(p - word));
    free(folded);
}

char *fold_letters(const char *s)
{
    struct strv words = {0};
    char *joined;

    fold_words(s, &words);
    joined = strv_join(&words, "");
    strv_clear(&words);
    return joined;
}

bool fold_find(const char *s, const char *folded_word, size_t from, size_t *start, size_t *end)
{
    struct str folded = {0};
    size_t *origin;
    size_t length = strlen(folded_word);
    const char *hit;
    bool found = false;

    fold_text(s, strlen(s), &folded, &origin);
    hit = length == 0 ? NULL : strstr(str_text(&folded), folded_word);
    for (; hit != NULL; hit = strstr(hit + 1, folded_word)) {
        size_t at = (size_t)(hit - folded.data);
        ucs4_t before = 0;

        if (origin[at] < from)
            continue;
        (void)u8_prev(&before, (const uint8_t *)hit, (const uint8_t *)folded.data);
        if (at == 0 || !is_word_char(before)) {
            *start = origin[at];
            *end = origin[at + length];
            found = true;
            break;
        }
    }
    free(origin);
    str_clear(&folded);
    return found;
}
