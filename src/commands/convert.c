/* convert: legacy text on standard input, NFC UTF-8 on standard output. */
#include "commands/command.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "commands/options.h"
#include "text/legacy.h"

enum { INPUT_LIMIT = 256 * 1024 * 1024 };

static bool read_wish(const char *name, enum legacy_kind *wish)
{
    static const enum legacy_kind WISHES[] = {LEGACY_AUTO, LEGACY_BIJOY, LEGACY_UTF16};

    for (size_t i = 0; i < sizeof(WISHES) / sizeof(WISHES[0]); i++) {
        if (name != NULL && strcmp(name, legacy_name(WISHES[i])) == 0) {
            *wish = WISHES[i];
            return true;
        }
    }
    return false;
}

int convert_run(struct command_context *context, int argc, char **argv)
{
    struct strv arguments = {0};
    const char *wrong = NULL;
    const char *from = NULL;
    const struct option_spec specs[] = {{"--from", &from, NULL}};
    enum legacy_kind wish = LEGACY_AUTO;
    struct str in = {0};
    struct str out = {0};
    struct err e = {0};
    enum err_code code;
    int result;

    (void)context;
    if (!options_read(argc, argv, specs, 1, &arguments, &wrong) ||
        !options_count(&arguments, 0, 0, &wrong) || !read_wish(from, &wish)) {
        result = command_misused("convert", wrong);
        strv_clear(&arguments);
        return result;
    }
    code = file_read("-", INPUT_LIMIT, &in, &e);
    if (code == ERR_OK)
        code = legacy_to_utf8(str_text(&in), in.len, wish, &out, NULL, &e);
    if (code == ERR_OK)
        (void)fwrite(str_text(&out), 1, out.len, stdout);
    str_clear(&in);
    str_clear(&out);
    return code == ERR_OK ? 0 : command_report("-", &e);
}
