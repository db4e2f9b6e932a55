/* The functions and the order that our SQL uses. Used inside store/ only. */
#ifndef SEBADESK_STORE_FUNCTIONS_H
#define SEBADESK_STORE_FUNCTIONS_H

#include <sqlite3.h>

/* Registers the collation bangla and the functions seal(…), see seal.h, and fold_texts(…): the folded
 * words of its arguments, NULLs left out, with single blanks between. Aborts when out of memory. */
void functions_register(sqlite3 *db);

#endif
