#include "commands/document.h"

#include <stdbool.h>
#include <string.h>

#include "base/file.h"
#include "charter/reader.h"
#include "text/legacy.h"

enum { DOCUMENT_LIMIT = 16 * 1024 * 1024 };

/* Without a single Bangla letter in UTF-8 it is another encoding; with some, broken bytes are an error to
 * be told, not an encoding to be guessed. */
static bool is_legacy(const struct str *bytes)
{
    return memmem(str_text(bytes), bytes->len, "\xE0\xA6", 2) == NULL &&
           memmem(str_text(bytes), bytes->len, "\xE0\xA7", 2) == NULL;
}

enum err_code document_read(const char *path, const char *office_id, struct charter *out,
                            struct findings *findings, struct err *e)
{
    struct str bytes = {0};
    struct str text = {0};
    enum err_code code = file_read(path, DOCUMENT_LIMIT, &bytes, e);

    if (code == ERR_OK && is_legacy(&bytes)) {
        code = legacy_to_utf8(str_text(&bytes), bytes.len, LEGACY_AUTO, &text, NULL, e);
        str_clear(&bytes);
        bytes = text;
    }
    if (code == ERR_OK)
        code = office_id == NULL
                   ? charter_read(str_text(&bytes), bytes.len, out, findings, e)
                   : charter_read_for(office_id, str_text(&bytes), bytes.len, out, findings, e);
    str_clear(&bytes);
    return code;
}
