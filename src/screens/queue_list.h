/* A list of complaints as the queue's first screen holds it: some rows of the store's list around the one
 * that is chosen, and the complaints that were marked. Knows no screen.
 *
 * Rows are read a piece at a time by their keys, so that the length of the list does not matter. */
#ifndef SEBADESK_SCREENS_QUEUE_LIST_H
#define SEBADESK_SCREENS_QUEUE_LIST_H

#include "screens/step.h"
#include "store/store.h"

enum { QUEUE_MARKS = 200 }; /* so many complaints can be marked at once */

struct queue_list {
    struct store *store;
    const char *office; /* borrowed; NULL: all that the account may see */
    enum list list;
    char *words; /* LIST_FOUND: what is looked for */
    struct list_rows rows;
    bool before; /* there are rows before these */
    bool after;
    bool has_start; /* `start` is the key behind which these were read; else from the beginning */
    struct list_key start;
    int chosen; /* kept on its complaint when the rows are read anew */
    int first;  /* the row at the top of the window, the same */
    size_t piece;
    struct step_target marks[QUEUE_MARKS];
    size_t mark_count;
    int seen; /* see store_others_wrote */
};

void queue_list_init(struct queue_list *list, struct store *store, const char *office);
void queue_list_wipe(struct queue_list *list);

/* Shows another list from its beginning. `words` (taken) are for LIST_FOUND. The marks go. */
enum err_code queue_list_show(struct queue_list *list, enum list which, char *words, int64_t now,
                              struct err *e) ERR_CHECKED;

/* The same rows anew, the chosen complaint still chosen; where it has gone, what stands in its place. */
enum err_code queue_list_refresh(struct queue_list *list, int64_t now, struct err *e) ERR_CHECKED;

/* Reads on behind the last row, or before the first, and chooses the neighbour of the chosen one. */
enum err_code queue_list_on(struct queue_list *list, bool back, int64_t now,
                            struct err *e) ERR_CHECKED;

/* The first or the last row of the whole list. */
enum err_code queue_list_end(struct queue_list *list, bool last, int64_t now,
                             struct err *e) ERR_CHECKED;

/* The chosen row; NULL when there is none. */
const struct list_row *queue_list_row(const struct queue_list *list);

/* Marks a row, or takes its mark away; false when no more can be marked. */
bool queue_list_mark(struct queue_list *list, int row);
bool queue_list_is_marked(const struct queue_list *list, int row);
void queue_list_unmark(struct queue_list *list);

/* Takes the marks off complaints that something has happened to, or that are out of sight, since they were
 * marked. */
void queue_list_prune(struct queue_list *list);

#endif
