/* A year of complaints as offices might have it, made from a seed through the store's own functions: filed at
 * all hours, also in the first and last second of days and months, and taken through the steps of the
 * workflow, undone ones included. For the tests of reports and lists, and for the bench. */
#ifndef TESTS_YEAR_H
#define TESTS_YEAR_H

#include <stddef.h>
#include <stdint.h>

#include "model/month.h"
#include "store/store.h"

struct year_options {
    uint32_t seed;
    size_t complaints;
    struct month first; /* the months begin with this one */
    int months;
    bool calm; /* most are decided soon, as where little is left lying */
};

/* How often each action was taken. */
struct year_made {
    size_t actions[ACTION_COUNT];
    size_t refused; /* steps that the store did not take */
};

/* Fills a store that has offices and a calendar; the process must be its admin. One transaction a day. Aborts
 * on any error but a refused step. */
void year_make(struct store *store, const struct year_options *options, struct year_made *made);

#endif
