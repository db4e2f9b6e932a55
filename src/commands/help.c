#include "commands/help.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

static bool begins_with(const struct command *command, const char *word)
{
    size_t n = strcspn(command->words, " ");

    return word == NULL || (strlen(word) == n && strncmp(command->words, word, n) == 0);
}

bool help_list(const char *word)
{
    const struct command *command;
    bool any = false;

    for (int i = 0; (command = command_nth(i)) != NULL; i++) {
        if (!begins_with(command, word))
            continue;
        if (!any)
            (void)printf("%s\n\n", _("usage: sebadesk [--store FILE] [--lang bn|en] COMMAND ..."));
        any = true;
        (void)printf("  %s%s%s\n        %s\n", command->words, *command->usage == '\0' ? "" : " ",
                     command->usage, _(command->what));
    }
    if (any)
        (void)printf("\n%s\n",
                     _("'sebadesk COMMAND --help' says how a command is used. The manual: "
                       "man sebadesk"));
    return any;
}

void help_command(const struct command *command)
{
    (void)printf(_("usage: sebadesk %s %s\n"), command->words, command->usage);
    (void)printf("%s\n", _(command->what));
}
