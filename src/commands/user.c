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
#include "text/digits.h"

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

/* What `user add` and `user remove` were told. */
struct user_change {
    const char *words;  /* which of them */
    const char *office; /* as written; NULL for all */
    enum role role;
    bool give;
    struct draft_fate fate;
};

/* What became of the drafts, or could. */
static char *drafts_text(const struct draft_fate *fate, bool done, const char *number)
{
    if (!done)
        return str_format(i18n_plural("It has %s draft. --drafts-to ACCOUNT hands it over, "
                                      "--drop-drafts throws it away.",
                                      "It has %s drafts. --drafts-to ACCOUNT hands them over, "
                                      "--drop-drafts throws them away.",
                                      fate->count),
                          number);
    if (fate->to != NULL)
        return str_format(
            i18n_plural("%s draft was handed over.", "%s drafts were handed over.", fate->count),
            number);
    return str_format(
        i18n_plural("%s draft was thrown away.", "%s drafts were thrown away.", fate->count),
        number);
}

static void tell_drafts(const struct draft_fate *fate, bool done)
{
    char *number = digits_number(i18n_language(), (int64_t)fate->count);
    char *text = drafts_text(fate, done, number);

    (void)fprintf(stderr, "sebadesk: %s\n", text);
    free(text);
    free(number);
}

static int change(struct store *store, const char *name, struct user_change *change)
{
    struct err e = {0};
    struct grant grant = {.role = change->role};
    enum err_code code = find_office(store, change->office, &grant.office, &e);

    if (code == ERR_OK)
        code = change->give ? store_give_role(store, name, &grant, clock_now(), &e)
                            : store_take_role(store, name, &grant, &change->fate, clock_now(), &e);
    free(grant.office);
    if (code != ERR_OK)
        (void)command_report(name, &e);
    if (change->fate.count > 0)
        tell_drafts(&change->fate, code == ERR_OK);
    return err_exit_code(code);
}

static int run_change(struct command_context *context, int argc, char **argv,
                      struct user_change *what)
{
    struct strv arguments = {0};
    const char *wrong = NULL;
    const struct option_spec specs[] = {{"--office", &what->office, NULL},
                                        {"--drafts-to", &what->fate.to, NULL},
                                        {"--drop-drafts", NULL, &what->fate.drop}};
    struct store *store;
    int result = 0;

    if (!options_read(argc, argv, specs, what->give ? 1 : 3, &arguments, &wrong) ||
        !options_count(&arguments, 2, 2, &wrong) || !is_account_name(wrong = arguments.items[0]) ||
        !role_parse(wrong = arguments.items[1], &what->role) ||
        (what->fate.to != NULL && (what->fate.drop || !is_account_name(wrong = what->fate.to)))) {
        result = command_misused(what->words, wrong);
        strv_clear(&arguments);
        return result;
    }
    store = command_store(context, &result);
    if (store != NULL)
        result = command_require(store, ROLES_ADMIN);
    if (store != NULL && result == 0)
        result = change(store, arguments.items[0], what);
    strv_clear(&arguments);
    return result;
}

int user_add_run(struct command_context *context, int argc, char **argv)
{
    return run_change(context, argc, argv,
                      &(struct user_change){.words = "user add", .give = true});
}

int user_remove_run(struct command_context *context, int argc, char **argv)
{
    return run_change(context, argc, argv, &(struct user_change){.words = "user remove"});
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

/* An account that has lost its roles and left something behind. */
static bool print_left(void *context, const char *name, size_t count)
{
    const bool *json = context;
    char *shown = command_shown(name);
    char *number = digits_number(i18n_language(), (int64_t)count);

    if (*json) {
        json_print(json_left_drafts(name, count));
    } else {
        (void)printf("%s\t-\t%s\t", shown, _("no role"));
        (void)printf(i18n_plural("%s draft", "%s drafts", count), number);
        (void)printf("\n");
    }
    free(number);
    free(shown);
    return ferror(stdout) == 0;
}

int user_list_run(struct command_context *context, int argc, char **argv)
{
    bool json = false;
    struct err e = {0};
    int result = 0;
    struct store *store = command_list_store(context, "user list", argc, argv, &json, &result);

    if (store != NULL && (store_accounts(store, print_one, &json, &e) != ERR_OK ||
                          store_left_drafts(store, print_left, &json, &e) != ERR_OK))
        result = command_report(NULL, &e);
    return result;
}
