#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

static const struct {
    const char *name;
    int exit_code;
} CODES[ERR_CODE_COUNT] = {
    [ERR_OK] = {"ok", 0},
    [ERR_USAGE] = {"usage", 2},
    [ERR_INPUT] = {"input", 3},
    [ERR_NOT_FOUND] = {"not_found", 1},
    [ERR_AMBIGUOUS] = {"ambiguous", 3},
    [ERR_CONFLICT] = {"conflict", 3},
    [ERR_PERMISSION] = {"permission", 5},
    [ERR_WAIT] = {"wait", 3},
    [ERR_BUSY] = {"busy", 4},
    [ERR_FULL] = {"full", 4},
    [ERR_STORE] = {"store", 4},
    [ERR_IO] = {"io", 4},
};

enum err_code err_set(struct err *e, enum err_code code, const char *format, ...)
{
    if (e != NULL) {
        va_list ap;

        memset(e, 0, sizeof(*e));
        e->code = code;
        va_start(ap, format);
        (void)vsnprintf(e->text, sizeof(e->text), format, ap);
        va_end(ap);
        e->text[str_whole(e->text, strlen(e->text))] = '\0';
    }
    return code;
}

enum err_code err_system(struct err *e, const char *what)
{
    int saved = errno;
    enum err_code code;

    switch (saved) {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
        code = ERR_FULL;
        break;
    case EACCES:
    case EPERM:
        code = ERR_PERMISSION;
        break;
    default:
        code = ERR_IO;
        break;
    }
    return err_set(e, code, "%s: %s", what, strerror(saved));
}

enum err_code err_at(struct err *e, enum err_code code, long line, long column, const char *field)
{
    if (e != NULL) {
        e->line = line;
        e->column = column;
        if (field != NULL)
            (void)snprintf(e->field, sizeof(e->field), "%s", field);
    }
    return code;
}

int err_exit_code(enum err_code code)
{
    return CODES[code].exit_code;
}

const char *err_name(enum err_code code)
{
    return CODES[code].name;
}
