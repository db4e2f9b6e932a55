#include "store/functions.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "store/seal.h"
#include "text/collate.h"
#include "text/fold.h"

static int compare_bangla(void *context, int n, const void *a, int m, const void *b)
{
    (void)context;
    return collate_compare(a, (size_t)n, b, (size_t)m);
}

static void call_fold_texts(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct strv words = {0};
    char *joined;

    for (int i = 0; i < count; i++) {
        const char *text = (const char *)sqlite3_value_text(values[i]);

        if (text != NULL)
            fold_words(text, &words);
    }
    joined = strv_join(&words, " ");
    sqlite3_result_text(context, joined, -1, SQLITE_TRANSIENT);
    mem_free_secret(joined);
    strv_clear(&words);
}

void functions_register(sqlite3 *db)
{
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

    if (sqlite3_create_collation(db, "bangla", SQLITE_UTF8, NULL, compare_bangla) != SQLITE_OK ||
        seal_register(db) != SQLITE_OK ||
        sqlite3_create_function_v2(db, "fold_texts", -1, flags, NULL, call_fold_texts, NULL, NULL,
                                   NULL) != SQLITE_OK)
        mem_abort("out of memory");
}
