/* The options of a batch command, read by name. */
#ifndef SEBADESK_COMMANDS_OPTIONS_H
#define SEBADESK_COMMANDS_OPTIONS_H

#include <stdbool.h>

#include "base/str.h"

/* One option a command knows. Exactly one of the targets is set. */
struct option_spec {
    const char *name;   /* "--office" */
    const char **value; /* gets the argument behind it, or what follows '=' */
    bool *flag;         /* is set to true */
};

/* Reads argv[1 …): options into their targets, copies of all else into *arguments. "--" ends the options.
 * False for an option that is not known, lacks its value or has one too many; *wrong is that argument,
 * else NULL. */
bool options_read(int argc, char **argv, const struct option_spec *specs, size_t spec_count,
                  struct strv *arguments, const char **wrong);

/* Whether there are least … most arguments; *wrong is the first that is too many. */
bool options_count(const struct strv *arguments, size_t least, size_t most, const char **wrong);

/* A whole number 0 … most in either script's digits; false for anything else. */
bool options_number(const char *text, long most, long *number);

#endif
