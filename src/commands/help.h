/* What `--help` prints, from the table of commands. */
#ifndef SEBADESK_COMMANDS_HELP_H
#define SEBADESK_COMMANDS_HELP_H

#include "commands/command.h"

/* All commands whose words begin with `word` ("charter"), all there are for NULL. False when there is
 * none; then nothing is printed. */
bool help_list(const char *word);

/* How one command is used. */
void help_command(const struct command *command);

#endif
