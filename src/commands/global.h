/* The options that all commands and faces have in common: --store, --lang, --help, --version. Taken out of
 * the arguments by main.c before anything else reads them. */
#ifndef SEBADESK_COMMANDS_GLOBAL_H
#define SEBADESK_COMMANDS_GLOBAL_H

#include <stdbool.h>

#include "base/i18n.h"

struct global_options {
    const char *store; /* NULL: the default */
    enum language language;
    bool help;
    bool version;
};

/* Takes the options out of the arguments, wherever they stand before a "--"; the rest moves up. Returns how
 * many are left, -1 with *wrong set for one that cannot be. */
int global_options_take(int argc, char **argv, struct global_options *options, const char **wrong);

#endif
