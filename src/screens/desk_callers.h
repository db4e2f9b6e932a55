/* Who has called before: the open complaints of a mobile number, so that no second one of the same matter
 * is filed by mistake, and what the caller's last complaint says about him. Used by the desk's form. */
#ifndef SEBADESK_SCREENS_DESK_CALLERS_H
#define SEBADESK_SCREENS_DESK_CALLERS_H

#include "screens/staff.h"

enum { CALLERS_SHOWN = 3 };

struct desk_callers {
    char *mobile; /* as stored; NULL: nobody */
    struct {
        char tracking[TRACKING_SIZE];
        enum status status;
        char *subject;
    } open[CALLERS_SHOWN]; /* the latest first */
    size_t open_count;     /* of all there are; more than CALLERS_SHOWN are only counted */
    int64_t last;          /* the latest complaint, open or not: who it names */
    char *name;            /* NULL: there is none */
    char *present_address;
};

void desk_callers_clear(struct desk_callers *callers); /* overwrites */

/* Looks for the complaints of a number as typed; one that is not complete finds nothing. Asks the store
 * only when the number is another than before. */
void desk_callers_find(struct desk_callers *callers, struct staff *staff, const char *typed);

/* Adds what was found to a page; nothing where there are no open complaints. */
void desk_callers_add(const struct desk_callers *callers, struct page *page);

#endif
