#include "typing/avro.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/clean.h"
#include "text/digits.h"
#include "typing/avro_table.h"

/* Capitals count only where the small letter has another meaning. */
static char fold_key(char c)
{
    switch (c) {
    case 'O':
    case 'I':
    case 'U':
    case 'D':
    case 'G':
    case 'J':
    case 'N':
    case 'R':
    case 'S':
    case 'T':
    case 'Y':
    case 'Z':
        return c;
    default:
        return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
}

static unsigned class_of(char c)
{
    switch (c) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'I':
    case 'O':
    case 'U':
        return AVRO_VOWEL;
    default:
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? AVRO_CONSONANT : AVRO_PUNCTUATION;
    }
}

/* `exact` is the key again, or '\0' for one that is to be seen as its class only. */
static bool condition_holds(const struct avro_condition *condition, char key, char exact)
{
    if (condition->classes != 0 && (condition->classes & class_of(key)) == 0)
        return false;
    if (condition->only[0] != '\0' && (exact == '\0' || strchr(condition->only, exact) == NULL))
        return false;
    return exact == '\0' || strchr(condition->except, exact) == NULL;
}

/* Bytes of the pattern if it stands at `at`, else 0. */
static size_t match(const struct avro_pattern *pattern, const char *at)
{
    size_t n = 1; /* the list is that of the first key */

    while (pattern->keys[n] != '\0' && pattern->keys[n] == at[n])
        n++;
    return pattern->keys[n] == '\0' ? n : 0;
}

/* The output of a pattern whose n keys stand at `at`. */
static const char *output_of(const struct avro_pattern *pattern, const char *at, size_t n)
{
    /* the original does not look at a key behind the match when that is the last of all */
    const char after = at[n] == '\0' || at[n + 1] == '\0' ? '\0' : at[n];

    for (const struct avro_rule *rule = pattern->rules; rule != NULL && rule->output[0] != '\0';
         rule++) {
        if (condition_holds(&rule->before, at[-1], at[-1]) &&
            condition_holds(&rule->after, at[n], after))
            return rule->output;
    }
    return pattern->output;
}

/* Appends a pattern's output. Beside ে it may hold the other half of ো or ৌ: the only thing that
 * patterns give which is not NFC. */
static void add_output(struct str *out, size_t start, const char *text)
{
    static const char SIGN_E[] = "\xE0\xA7\x87";
    bool has_e = out->len - start >= 3 && memcmp(out->data + out->len - 3, SIGN_E, 3) == 0;
    bool is_half = has_e && strncmp(text, "\xE0\xA6\xBE", 3) == 0; /* া */

    if (is_half) {
        str_cut(out, out->len - 3);
        str_add(out, "\u09CB"); /* ো */
        text += 3;
    }
    str_add(out, text);
}

static bool is_kept(const char *keys, size_t left)
{
    size_t used;

    return (*keys == '.' || *keys == ':') && left > 1 &&
           digits_value(keys + 1, left - 1, &used) >= 0;
}

/* Bytes of the keys at `at` that were converted. */
static size_t convert_one(const char *keys, size_t left, size_t start, struct str *out)
{
    struct avro_list list = avro_list_of(*keys);

    if (!is_kept(keys, left)) {
        for (size_t i = 0; i < list.count; i++) {
            size_t n = match(&list.patterns[i], keys);

            if (n > 0) {
                add_output(out, start, output_of(&list.patterns[i], keys, n));
                return n;
            }
        }
    }
    str_add_char(out, *keys);
    return 1;
}

void avro_convert(const char *keys, size_t n, struct str *out)
{
    const size_t start = out->len;
    char *folded = mem_new(n + 2); /* with a NUL before the first and behind the last */
    bool foreign = false;

    for (size_t i = 0; i < n; i++) {
        folded[i + 1] = fold_key(keys[i]);
        foreign = foreign || (unsigned char)keys[i] >= 0x80;
    }
    for (size_t i = 0; i < n;)
        i += convert_one(folded + 1 + i, n - i, start, out);
    if (foreign)
        clean_normalise(out, start);
    explicit_bzero(folded, n + 2);
    free(folded);
}
