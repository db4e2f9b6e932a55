/* From the finished rows of a table to the services, expectations and complaint tiers of a
 * charter. */
#ifndef SEBADESK_CHARTER_ENTRIES_H
#define SEBADESK_CHARTER_ENTRIES_H

#include "base/err.h"
#include "charter/table.h"

/* More of them than any office has: beyond this a file is no charter. */
enum { SERVICES_MAX = 1000, EXPECTATIONS_MAX = 200, TIERS_MAX = 9 };

/* Adds what the table's row says. A row with a number alone is left out. ERR_INPUT when a service
 * has no name, or there are too many rows. */
enum err_code entries_add(struct table *t, struct err *e) ERR_CHECKED;

/* Officers' cells are often merged over many rows: each service of the table without one of its own
 * gets the one that stands above it; where no row has one, that between the rows. */
void entries_settle_officers(struct table *t);

#endif
