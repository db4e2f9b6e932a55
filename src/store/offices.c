/* The offices of the store. */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "text/clean.h"

void office_list_clear(struct office_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        office_clear(&list->items[i].office);
    free(list->items);
    memset(list, 0, sizeof(*list));
}

enum err_code store_offices(struct store *store, struct office_list *out, struct err *e)
{
    struct office_list list = {0};
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, SQL_OFFICES, &st, e);

    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row) {
        struct office_summary *o;

        mem_grow(&list.items, &list.cap, list.count + 1, sizeof(*list.items));
        o = &list.items[list.count++];
        o->office = (struct office){store_text(st, 0), store_text(st, 1), store_text(st, 2),
                                    store_text(st, 3), store_text(st, 4), store_text(st, 5)};
        o->service_count = (size_t)sqlite3_column_int64(st, 6);
    }
    if (code != ERR_OK) {
        office_list_clear(&list);
        return code;
    }
    *out = list;
    return ERR_OK;
}

/* What was typed, without what a web address has around the id. */
static char *bare_id(const char *text)
{
    static const char *const FRONTS[] = {"https://", "http://", "www."};
    static const char BACK[] = ".gov.bd";
    char *bare = clean_string(text, CLEAN_LINE);
    size_t n;

    for (size_t i = 0; i < sizeof(FRONTS) / sizeof(FRONTS[0]); i++) {
        if (str_starts(bare, FRONTS[i]))
            memmove(bare, bare + strlen(FRONTS[i]), strlen(bare + strlen(FRONTS[i])) + 1);
    }
    n = strcspn(bare, "/");
    if (n >= sizeof(BACK) && strncmp(bare + n + 1 - sizeof(BACK), BACK, sizeof(BACK) - 1) == 0)
        n -= sizeof(BACK) - 1;
    bare[n] = '\0';
    return bare;
}

/* The first office that the statement finds for the text, NULL for none; *more: it finds another. */
static enum err_code match_office(struct store *store, enum statement which, const char *text,
                                  char **id, bool *more, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, which, &st, e);

    if (code != ERR_OK)
        return code;
    store_bind_text(st, 1, text);
    code = store_step(store, st, &row, e);
    if (code == ERR_OK && row) {
        *id = store_text(st, 0);
        code = store_step(store, st, more, e);
        (void)sqlite3_reset(st); /* an open statement would hold this view of the store */
    }
    return code;
}

enum err_code store_has_office(struct store *store, const char *id, bool *there, struct err *e)
{
    char *found = NULL;
    bool more = false;
    enum err_code code = match_office(store, SQL_OFFICE_EXACT, id, &found, &more, e);

    *there = found != NULL && strcmp(found, id) == 0;
    free(found);
    return code;
}

enum err_code store_find_office(struct store *store, const char *text, char **id, struct err *e)
{
    char *bare = bare_id(text);
    char *found = NULL;
    bool more = false;
    enum err_code code = ERR_OK;

    if (*bare != '\0')
        code = match_office(store, SQL_OFFICE_EXACT, bare, &found, &more, e);
    if (code == ERR_OK && found == NULL && *bare != '\0')
        code = match_office(store, SQL_OFFICE_PART, bare, &found, &more, e);
    if (code == ERR_OK && found == NULL)
        code = err_set(e, ERR_NOT_FOUND, N_("no office has that in its name"));
    else if (code == ERR_OK && more)
        code = err_set(e, ERR_AMBIGUOUS, N_("several offices have that in their names"));
    free(bare);
    if (code == ERR_OK)
        *id = found;
    else
        free(found);
    return code;
}
