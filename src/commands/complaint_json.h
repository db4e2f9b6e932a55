/* One complaint from one JSON object, as `complaint file` takes it. */
#ifndef SEBADESK_COMMANDS_COMPLAINT_JSON_H
#define SEBADESK_COMMANDS_COMPLAINT_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "model/complaint.h"
#include "model/validate.h"
#include "store/store.h"

enum { COMPLAINT_KEY_LIMIT = 100 }; /* code points */

/* What is wrong with the object: the fault and, where it is known, the field. Also what it is called. */
struct complaint_reading {
    enum fault fault;
    bool not_json;                         /* it is no JSON object at all */
    bool ambiguous;                        /* several offices have that in their names */
    bool reused;                           /* another complaint has been filed by that key */
    char key[4 * COMPLAINT_KEY_LIMIT + 1]; /* the same key twice is the same complaint; "": none */
    char field[40]; /* "" where there is none; cleaned and cut, also when it is no field of ours */
};

/* Reads n bytes of JSON into *out and brings every value to its stored form. False when something is
 * wrong; then *reading says what. Wipe *out in either case. */
bool complaint_from_json(const char *text, size_t n, struct date today, struct complaint *out,
                         struct complaint_reading *reading);

/* Replaces the office as written (a part of an id will do) by its id. */
enum err_code complaint_find_office(struct store *store, struct complaint *complaint,
                                    struct err *e) ERR_CHECKED;

/* What is wrong, in the language of the interface. */
const char *complaint_reading_words(const struct complaint_reading *reading);

#endif
