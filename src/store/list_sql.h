/* The lists of complaints that desk and queue show page by page, as SQL. Used inside store/ only; the lists
 * themselves are named in store/store.h. */
#ifndef SEBADESK_STORE_LIST_SQL_H
#define SEBADESK_STORE_LIST_SQL_H

#include "store/lists.h"

/* A way of reading a list: which part of it, in how many offices, and what the roles leave of it. */
enum page_way {
    PAGE_ON,    /* the rows behind a key */
    PAGE_BACK,  /* the rows before it, nearest first */
    PAGE_COUNT, /* how many there are, up to a limit */
    PAGE_PARTS,
    PAGE_ONE_OFFICE = PAGE_PARTS,  /* added: only the office ?1; some lists look at ?1 anyway */
    PAGE_APPEALS = 2 * PAGE_PARTS, /* added: only what has reached tier 2 */
    PAGE_WAYS = 4 * PAGE_PARTS
};

/* The statement of a list: `which` is list * PAGE_WAYS + way. Its parameters: ?1 office; ?2 closed, ?3 day,
 * ?4 complaint of the key; ?5 how many; ?6 today; ?7 what to find; ?8 the second in which today began. */
const char *list_sql(int which);

#endif
