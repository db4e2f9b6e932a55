/* The schema as a list of migrations, used by migrate.c. Append only: what has been released is never
 * edited. A frozen copy of every version, with data, lies in tests/store. */
#ifndef SEBADESK_STORE_SCHEMA_H
#define SEBADESK_STORE_SCHEMA_H

enum { SCHEMA_VERSION = 3 };

/* The SQL that leads from version n to n + 1; n is 0 … SCHEMA_VERSION - 1. */
const char *schema_migration(int n);

#endif
