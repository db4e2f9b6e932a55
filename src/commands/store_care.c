/* store check, backup, verify: looking after the store. */
#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/i18n.h"
#include "commands/options.h"

/* A store that was named wrongly is not made here: it would be in the best of order. */
static bool is_there(const struct command_context *context, int *result)
{
    struct err e = {0};

    if (context->store_path == NULL || access(context->store_path, F_OK) == 0)
        return true;
    (void)err_system(&e, "store");
    *result = command_report(context->store_path, &e);
    return false;
}

/* The store, for a command that takes exactly `wanted` arguments and no options. */
static struct store *open_for(struct command_context *context, const char *words, int argc,
                              char **argv, size_t wanted, struct strv *arguments, int *result)
{
    const char *wrong = NULL;
    struct store *store;

    if (!options_read(argc, argv, NULL, 0, arguments, &wrong) ||
        !options_count(arguments, wanted, wanted, &wrong)) {
        *result = command_misused(words, wrong);
        return NULL;
    }
    if (!is_there(context, result))
        return NULL;
    store = command_store(context, result);
    if (store != NULL)
        *result = command_require_admin(store);
    return *result == 0 ? store : NULL;
}

static int print_faults(struct strv *faults)
{
    int result = faults->count == 0 ? 0 : 1;

    for (size_t i = 0; i < faults->count; i++)
        (void)printf("%s\n", faults->items[i]);
    strv_clear(faults);
    return result;
}

int store_check_run(struct command_context *context, int argc, char **argv)
{
    struct strv arguments = {0};
    struct strv faults = {0};
    struct err e = {0};
    int result = 0;
    struct store *store = open_for(context, "store check", argc, argv, 0, &arguments, &result);

    if (store != NULL) {
        if (store_check(store, &faults, &e) != ERR_OK) {
            result = command_report(NULL, &e);
            strv_clear(&faults);
        } else {
            if (faults.count == 0)
                (void)printf("%s\n", _("The store is in order."));
            result = print_faults(&faults);
        }
    }
    strv_clear(&arguments);
    return result;
}

int store_verify_run(struct command_context *context, int argc, char **argv)
{
    struct strv arguments = {0};
    struct strv faults = {0};
    struct err e = {0};
    int64_t events = 0;
    char head[65] = "";
    int result = 0;
    struct store *store = open_for(context, "store verify", argc, argv, 0, &arguments, &result);

    if (store != NULL) {
        if (store_verify(store, &faults, &events, head, &e) != ERR_OK) {
            result = command_report(NULL, &e);
            strv_clear(&faults);
        } else {
            (void)printf("%lld\t%s\n", (long long)events, head);
            result = print_faults(&faults);
        }
    }
    strv_clear(&arguments);
    return result;
}

static void print_path(const char *path)
{
    char *shown = command_shown(path);

    (void)printf("%s\n", shown);
    free(shown);
}

int store_backup_run(struct command_context *context, int argc, char **argv)
{
    struct strv arguments = {0};
    struct err e = {0};
    int result = 0;
    struct store *store = open_for(context, "store backup", argc, argv, 1, &arguments, &result);

    if (store != NULL) {
        if (store_backup(store, arguments.items[0], &e) != ERR_OK)
            result = command_report(arguments.items[0], &e);
        else
            print_path(arguments.items[0]);
    }
    strv_clear(&arguments);
    return result;
}
