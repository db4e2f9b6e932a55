#include "base/i18n.h"

#include <locale.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "base/shipped.h"

/* The .mo format is described in the GNU gettext manual, "The Format of GNU MO Files". */
enum { MO_MAGIC_OFFSET = 0, MO_COUNT_OFFSET = 8, MO_IDS_OFFSET = 12, MO_TEXTS_OFFSET = 16 };
static const uint32_t MO_MAGIC = 0x950412de;

static enum language current = LANGUAGE_BN;

static uint32_t word_at(const struct shipped *mo, size_t offset)
{
    uint32_t w;

    if (offset + sizeof(w) > shipped_size(mo))
        mem_abort("the Bangla catalogue is damaged");
    memcpy(&w, mo->data + offset, sizeof(w));
    return w;
}

/* The string that entry i of the table at `table` points at. */
static const char *string_at(const struct shipped *mo, uint32_t table, uint32_t i)
{
    uint32_t length = word_at(mo, (size_t)table + (size_t)i * 8);
    uint32_t offset = word_at(mo, (size_t)table + (size_t)i * 8 + 4);

    if ((size_t)offset + length >= shipped_size(mo))
        mem_abort("the Bangla catalogue is damaged");
    return mo->data + offset;
}

/* The translation of a key, NULL if it has none; the keys are sorted as strcmp sorts. */
static const char *look_up(const char *key)
{
    const struct shipped *mo = shipped_find("po/bn.mo");
    uint32_t ids = word_at(mo, MO_IDS_OFFSET);
    uint32_t low = 0;
    uint32_t high = word_at(mo, MO_COUNT_OFFSET);

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(key, string_at(mo, ids, middle));

        if (order == 0)
            return string_at(mo, word_at(mo, MO_TEXTS_OFFSET), middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

void i18n_init(void)
{
    const struct shipped *mo = shipped_find("po/bn.mo");

    if (mo == NULL || word_at(mo, MO_MAGIC_OFFSET) != MO_MAGIC)
        mem_abort("the Bangla catalogue is damaged");
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL && setlocale(LC_CTYPE, "en_US.UTF-8") == NULL)
        (void)setlocale(LC_CTYPE, "");
}

void i18n_set_language(enum language language)
{
    current = language;
}

enum language i18n_language(void)
{
    return current;
}

const char *i18n_text(const char *text)
{
    const char *translated = current == LANGUAGE_BN && *text != '\0' ? look_up(text) : NULL;

    return translated != NULL ? translated : text;
}

const char *i18n_plural(const char *one, const char *many, unsigned long n)
{
    const char *translated = current == LANGUAGE_BN ? look_up(one) : NULL;

    if (translated == NULL)
        return n == 1 ? one : many;
    return n == 1 ? translated
                  : translated + strlen(translated) + 1; /* the forms are NUL-separated */
}
