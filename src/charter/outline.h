/* The numbers of a charter's headings, which must not jump: 2 to 4, 2.1 to 2.3. */
#ifndef SEBADESK_CHARTER_OUTLINE_H
#define SEBADESK_CHARTER_OUTLINE_H

#include "charter/findings.h"
#include "charter/heading.h"

/* The number of the last heading that had one: the 2 of ২.১, and the 1; 0 before the first. */
struct outline {
    int major;
    int minor;
};

/* Takes note of a heading and reports the numbers that were passed over before it. */
void outline_check(struct outline *outline, const struct heading_line *heading,
                   const struct place *place, struct findings *findings);

#endif
