#include "store/seal.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void add_value(struct seal *seal, char type, const void *bytes, size_t n)
{
    char head[64];
    int length = snprintf(head, sizeof(head), "%d:%c:%zu:", seal->place, type, n);

    SHA256Update(&seal->ctx, (const uint8_t *)head, (size_t)length);
    if (n > 0)
        SHA256Update(&seal->ctx, bytes, n);
    seal->place++;
}

void seal_begin(struct seal *seal)
{
    SHA256Init(&seal->ctx);
    seal->place = 0;
}

void seal_text(struct seal *seal, const char *text)
{
    if (text == NULL)
        seal->place++;
    else
        add_value(seal, 't', text, strlen(text));
}

void seal_number(struct seal *seal, int64_t number)
{
    char text[32];
    int length = snprintf(text, sizeof(text), "%" PRId64, number);

    add_value(seal, 'i', text, (size_t)length);
}

void seal_end(struct seal *seal, unsigned char out[SEAL_SIZE])
{
    SHA256Final(out, &seal->ctx);
}

static void seal_value(struct seal *seal, sqlite3_value *value)
{
    int type = sqlite3_value_type(value);

    if (type == SQLITE_NULL) {
        seal->place++;
    } else if (type == SQLITE_INTEGER) {
        seal_number(seal, sqlite3_value_int64(value));
    } else {
        const void *bytes = sqlite3_value_blob(value);

        add_value(seal,
                  type == SQLITE_TEXT   ? 't'
                  : type == SQLITE_BLOB ? 'b'
                                        : 'r',
                  bytes, (size_t)sqlite3_value_bytes(value));
    }
}

static void call_seal(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct seal seal;
    unsigned char hash[SEAL_SIZE];

    seal_begin(&seal);
    for (int i = 0; i < count; i++)
        seal_value(&seal, values[i]);
    seal_end(&seal, hash);
    sqlite3_result_blob(context, hash, SEAL_SIZE, SQLITE_TRANSIENT);
}

int seal_register(sqlite3 *db)
{
    return sqlite3_create_function_v2(db, "seal", -1,
                                      SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                                      call_seal, NULL, NULL, NULL);
}
