#include "typing/method.h"

#include <string.h>

#include "base/i18n.h"
#include "typing/avro.h"
#include "typing/layout.h"

static const struct {
    const char *name, *label;
} METHODS[TYPING_METHOD_COUNT] = {
    [TYPING_ENGLISH] = {"english", N_("English")},
    [TYPING_AVRO] = {"avro", N_("Phonetic")},
    [TYPING_PROBHAT] = {"probhat", N_("Probhat")},
    [TYPING_JATIYO] = {"jatiyo", N_("Jatiyo")},
};

const char *method_name(enum typing_method method)
{
    return METHODS[method].name;
}

bool method_find(const char *name, enum typing_method *method)
{
    for (int i = 0; i < TYPING_METHOD_COUNT; i++) {
        if (strcmp(METHODS[i].name, name) == 0) {
            *method = (enum typing_method)i;
            return true;
        }
    }
    return false;
}

const char *method_label(enum typing_method method)
{
    return _(METHODS[method].label);
}

void method_convert(enum typing_method method, const char *keys, size_t n, struct str *out)
{
    switch (method) {
    case TYPING_AVRO:
        avro_convert(keys, n, out);
        break;
    case TYPING_PROBHAT:
    case TYPING_JATIYO:
        layout_convert(method, keys, n, out);
        break;
    default:
        str_add_bytes(out, keys, n);
    }
}
