/* The patterns of Avro phonetic, as data. Only typing/avro.c and its tests look at them. */
#ifndef SEBADESK_TYPING_AVRO_TABLE_H
#define SEBADESK_TYPING_AVRO_TABLE_H

#include <stddef.h>

/* Classes of keys, a bit each. What is no letter is punctuation, digits and the text's ends too. */
enum { AVRO_VOWEL = 1, AVRO_CONSONANT = 2, AVRO_PUNCTUATION = 4 };

/* Holds when the key's class is one of `classes`, the key is in `only` (unless that is "") and not
 * in `except`. A zeroed condition always holds. Texts lie in the tables themselves: pointers to them would all
 * be relocated whenever the program starts. */
struct avro_condition {
    unsigned classes;
    char only[4];
    char except[8];
};

/* What a pattern gives between certain keys. */
struct avro_rule {
    struct avro_condition before, after;
    char output[16];
};

struct avro_pattern {
    char keys[8];
    char output[24]; /* where no rule holds */
    const struct avro_rule
        *rules; /* the first that holds counts; NULL or ended by an empty output */
};

/* The patterns that begin with one key, the longer before the shorter. */
struct avro_list {
    const struct avro_pattern *patterns;
    size_t count;
};

/* The list of an ASCII key; count 0 where there is none. */
struct avro_list avro_list_of(char key);

#endif
