#include "commands/global.h"

#include <string.h>

/* What follows the name in "--name=value", "" for the bare name, NULL for any other option. */
static char *option_tail(char *argument, const char *name)
{
    size_t n = strlen(name);

    if (strncmp(argument, name, n) != 0 || (argument[n] != '=' && argument[n] != '\0'))
        return NULL;
    return argument + n;
}

static bool take_language(const char *name, enum language *language)
{
    if (strcmp(name, "bn") != 0 && strcmp(name, "en") != 0)
        return false;
    *language = strcmp(name, "bn") == 0 ? LANGUAGE_BN : LANGUAGE_EN;
    return true;
}

/* Takes argv[0] if it is a common option; the number of arguments that it was, 0 for another, -1 when its
 * value cannot be. */
static int take_global(int argc, char **argv, struct global_options *options)
{
    char *store = option_tail(argv[0], "--store");
    char *language = option_tail(argv[0], "--lang");
    char *tail = store != NULL ? store : language;
    char *value;

    if (tail == NULL) {
        bool help = strcmp(argv[0], "--help") == 0 || strcmp(argv[0], "-h") == 0;
        bool version = strcmp(argv[0], "--version") == 0;

        options->help = options->help || help;
        options->version = options->version || version;
        return help || version ? 1 : 0;
    }
    value = *tail == '=' ? tail + 1 : argc > 1 ? argv[1] : NULL;
    if (value == NULL || *value == '\0' ||
        (store == NULL && !take_language(value, &options->language)))
        return -1;
    if (store != NULL)
        options->store = value;
    return *tail == '=' ? 1 : 2;
}

int global_options_take(int argc, char **argv, struct global_options *options, const char **wrong)
{
    int kept = 0;
    int i = 0;

    while (i < argc && strcmp(argv[i], "--") != 0) {
        int used = take_global(argc - i, argv + i, options);

        *wrong = argv[i];
        if (used < 0)
            return -1;
        if (used == 0)
            argv[kept++] = argv[i++];
        i += used;
    }
    while (i < argc)
        argv[kept++] = argv[i++];
    return kept;
}
