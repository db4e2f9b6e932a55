/* The 64 districts of Bangladesh and their divisions, in both languages, from the shipped list
 * (data/districts.tsv). For lists and screens; a charter's own spelling stays as it is in the model. */
#ifndef SEBADESK_MODEL_DISTRICT_H
#define SEBADESK_MODEL_DISTRICT_H

#include <stdbool.h>

struct district {
    char *name_bn;
    char *name_en;
    char *division_bn;
    char *division_en;
};

/* Looks a district up by its name in Bangla or English, whatever the spelling (text/fold.h); the English
 * names before 2018 (Comilla, Jessore …), which web addresses still carry, are known too. False when there
 * is none of that name. The caller frees with district_clear. */
bool district_find(const char *name, struct district *out);
void district_clear(struct district *district);

/* The district's name in the language of the interface; the name as given where it is not known, NULL for
 * NULL. The caller frees. */
char *district_local(const char *name);

#endif
