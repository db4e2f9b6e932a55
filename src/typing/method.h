/* The ways to type a field: what the mode beside it says, what F3 goes through, and what
 * `sebadesk type --layout` names. */
#ifndef SEBADESK_TYPING_METHOD_H
#define SEBADESK_TYPING_METHOD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum typing_method {
    TYPING_ENGLISH, /* keys are what they say */
    TYPING_AVRO,
    TYPING_PROBHAT,
    TYPING_JATIYO,
    TYPING_METHOD_COUNT
};

/* "english", "avro", "probhat", "jatiyo": for the command line. */
const char *method_name(enum typing_method method);

/* The method of that name; false, and *method unchanged, for no such name. */
bool method_find(const char *name, enum typing_method *method);

/* What a person reads, in the interface's language, at most 12 columns wide. */
const char *method_label(enum typing_method method);

/* Appends what n bytes of keys type from an empty field, as NFC where the keys are UTF-8. Takes time
 * in proportion to n. */
void method_convert(enum typing_method method, const char *keys, size_t n, struct str *out);

#endif
