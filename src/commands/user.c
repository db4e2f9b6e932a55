/* user add, remove, list: accounts and their roles. */
#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "commands/json.h"
#include "commands/options.h"
#include "model/words.h"
#include "text/clean.h"

/* An account name as the system may have it: no blank, nothing that is not seen. */
static bool is_account_name(const char *name)
{
    enum { LONGEST = 256 };
    char *clean = clean_string(name, CLEAN_LINE);
    bool good = *name != '\0' && *name != '-' && strlen(name) <= LONGEST &&
                strcmp(clean, name) == 0 && strpbrk(name, ":,/\\\"'") == NULL;

    free(clean);
    return good;
}

/* The office that was named; NULL for all. */
static enum err_code find_office(struct store *store, const char *text, char **id, struct err *e)
{
    enum err_code code = text == NULL ? ERR_OK : store_find_office(store, text, id, e);

    return code == ERR_NOT_FOUND
               ? err_at(e, err_set(e, ERR_INPUT, N_("no office has that in its name")), 0, 0,
                        "office")
               : code;
}

typedef enum err_code change_role(struct store *store, const char *name, const struct grant *grant,
                                  int64_t now, struct err *e);

static int change(struct store *store, const char *name, enum role role, const char *office,
                  change_role *what)
{
    struct err e = {0};
    struct grant grant = {.role = role};
    enum err_code code = find_office(store, office, &grant.office, &e);

    if (code == ERR_OK)
        code = what(store, name, &grant, clock_now(), &e);
    free(grant.office);
    return code == ERR_OK ? 0 : command_report(name, &e);
}

static int run_change(struct command_context *context, int argc, char **argv, const char *words,
                      change_role *what)
{
    struct strv arguments = {0};
    const char *wrong = NULL;
    const char *office = NULL;
    const struct option_spec specs[] = {{"--office", &office, NULL}};
    enum role role = ROLE_VISITOR;
    struct store *store;
    int result = 0;

    if (!options_read(argc, argv, specs, 1, &arguments, &wrong) ||
        !options_count(&arguments, 2, 2, &wrong) || !is_account_name(wrong = arguments.items[0]) ||
        !role_parse(wrong = arguments.items[1], &role)) {
        result = command_misused(words, wrong);
        strv_clear(&arguments);
        return result;
    }
    store = command_store(context, &result);
    if (store != NULL)
        result = command_require(store, ROLES_ADMIN);
    if (store != NULL && result == 0)
        result = change(store, arguments.items[0], role, office, what);
    strv_clear(&arguments);
    return result;
}

int user_add_run(struct command_context *context, int argc, char **argv)
{
    return run_change(context, argc, argv, "user add", store_give_role);
}

int user_remove_run(struct command_context *context, int argc, char **argv)
{
    return run_change(context, argc, argv, "user remove", store_take_role);
}

static bool print_one(void *context, const char *name, const struct grant *grant)
{
    const bool *json = context;
    char *shown = command_shown(name);

    if (*json)
        json_print(json_grant(name, grant));
    else
        (void)printf("%s\t%s\t%s\t%s\n", shown, role_name(grant->role), words_role(grant->role),
                     grant->office == NULL ? _("all offices") : grant->office);
    free(shown);
    return ferror(stdout) == 0;
}

int user_list_run(struct command_context *context, int argc, char **argv)
{
    bool json = false;
    struct err e = {0};
    int result = 0;
    struct store *store = command_list_store(context, "user list", argc, argv, &json, &result);

    if (store != NULL && store_accounts(store, print_one, &json, &e) != ERR_OK)
        result = command_report(NULL, &e);
    return result;
}
