/* Sealing: a SHA-256 over a row of values, for the chain of events and for charters. Used inside store/.
 *
 * A value is hashed with its place in the row, its type and its length, so that no two rows make the same
 * input. A NULL leaves out its place: a column that a later version adds at the end, NULL in the rows
 * that were there, changes no hash of theirs. */
#ifndef SEBADESK_STORE_SEAL_H
#define SEBADESK_STORE_SEAL_H

#include <sha2.h>
#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

enum { SEAL_SIZE = 32 };

struct seal {
    SHA2_CTX ctx;
    int place; /* of the next value */
};

void seal_begin(struct seal *seal);
void seal_text(struct seal *seal, const char *text); /* NULL is SQL's NULL */
void seal_number(struct seal *seal, int64_t number);
void seal_end(struct seal *seal, unsigned char out[SEAL_SIZE]);

/* Makes the SQL function seal(…), which seals its arguments as they lie in the table: two rows with the
 * same seal hold the same bytes. SQLite's result. */
int seal_register(sqlite3 *db);

#endif
