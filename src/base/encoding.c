#include "base/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* The CP1252 bytes that stand for nothing there, as UTF-8 of the code point of the same number. */
static bool add_passed_through(const char *name, unsigned char byte, struct str *out)
{
    const char pair[] = {'\xC2', (char)byte};

    if (strcmp(name, "CP1252") != 0 || memchr("\x81\x8D\x8F\x90\x9D", byte, 5) == NULL)
        return false;
    str_add_bytes(out, pair, sizeof(pair));
    return true;
}

static enum err_code refuse(const struct str *good, struct err *e)
{
    long line = 1;
    long column = 1;

    for (size_t i = 0; i < good->len; i++) {
        if (good->data[i] == '\n') {
            line++;
            column = 1;
        } else if (((unsigned char)good->data[i] & 0xC0) != 0x80) {
            column++;
        }
    }
    return err_at(e, err_set(e, ERR_INPUT, "a byte that does not belong in this encoding"), line,
                  column, NULL);
}

static enum err_code convert(iconv_t door, const char *name, const char *bytes, size_t n,
                             struct str *out, struct err *e)
{
    char *from = (char *)(uintptr_t)bytes; /* iconv's parameter is not const everywhere */
    char buffer[4096];

    while (n > 0) {
        char *to = buffer;
        size_t room = sizeof(buffer);
        size_t result = iconv(door, &from, &n, &to, &room);
        int reason = errno;

        str_add_bytes(out, buffer, (size_t)(to - buffer));
        if (result != (size_t)-1 || reason == E2BIG)
            continue;
        if (reason != EILSEQ || !add_passed_through(name, (unsigned char)*from, out))
            return refuse(out, e);
        from++;
        n--;
    }
    return ERR_OK;
}

enum err_code encoding_to_utf8(const char *name, const char *bytes, size_t n, struct str *out,
                               struct err *e)
{
    struct str good = {0};
    iconv_t door = iconv_open("UTF-8", name);
    enum err_code code;

    if (door == (iconv_t)-1)
        return err_set(e, ERR_NOT_FOUND, "iconv does not know the encoding %s", name);
    code = convert(door, name, bytes, n, &good, e);
    if (code == ERR_OK)
        str_add_bytes(out, str_text(&good), good.len);
    (void)iconv_close(door);
    str_wipe(&good);
    return code;
}
