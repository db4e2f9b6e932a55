#include "commands/options.h"

#include <stdlib.h>
#include <string.h>

#include "text/digits.h"

static const struct option_spec *find_option(const char *argument, const struct option_spec *specs,
                                             size_t count, const char **inline_value)
{
    size_t n = strcspn(argument, "=");

    *inline_value = argument[n] == '=' ? argument + n + 1 : NULL;
    for (size_t i = 0; i < count; i++) {
        if (strlen(specs[i].name) == n && strncmp(specs[i].name, argument, n) == 0)
            return &specs[i];
    }
    return NULL;
}

bool options_read(int argc, char **argv, const struct option_spec *specs, size_t spec_count,
                  struct strv *arguments, const char **wrong)
{
    bool options = true;

    *wrong = NULL;
    for (int i = 1; i < argc; i++) {
        const struct option_spec *spec;
        const char *value;

        if (options && strcmp(argv[i], "--") == 0) {
            options = false;
            continue;
        }
        if (!options || argv[i][0] != '-' || argv[i][1] == '\0') {
            strv_add(arguments, argv[i]);
            continue;
        }
        spec = find_option(argv[i], specs, spec_count, &value);
        if (spec != NULL && spec->flag != NULL && value == NULL) {
            *spec->flag = true;
            continue;
        }
        if (spec != NULL && spec->value != NULL && value == NULL && i + 1 < argc)
            value = argv[++i];
        if (spec == NULL || spec->value == NULL || value == NULL) {
            *wrong = argv[i];
            return false;
        }
        *spec->value = value;
    }
    return true;
}

bool options_count(const struct strv *arguments, size_t least, size_t most, const char **wrong)
{
    if (arguments->count > most)
        *wrong = arguments->items[most];
    return arguments->count >= least && arguments->count <= most;
}

bool options_number(const char *text, long most, long *number)
{
    char *ascii = digits_to_ascii(text);
    char *end;
    long value = strtol(ascii, &end, 10);
    bool good = *ascii >= '0' && *ascii <= '9' && *end == '\0' && value >= 0 && value <= most;

    free(ascii);
    if (good)
        *number = value;
    return good;
}
