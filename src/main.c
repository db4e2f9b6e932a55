/* sebadesk: options, dispatch, exit code. The faces are in screens/, the batch commands in commands/. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "commands/command.h"
#include "commands/options.h"
#include "screens/kiosk.h"
#include "text/measure.h"

enum { DEFAULT_IDLE = 90, MOST_IDLE = 86400, COMMAND_COLUMNS = 34 };

struct globals {
    struct command_context context;
    enum language language;
    const char *terminal; /* what the terminal is, where it is known */
    bool help;
    bool version;
    char **argv; /* as the program was started */
};

static int usage_error(const char *argument)
{
    (void)fprintf(stderr, _("sebadesk: not understood: %s\n"), argument);
    (void)fprintf(stderr, "%s\n", _("'sebadesk --help' lists what it can do."));
    return err_exit_code(ERR_USAGE);
}

static bool parse_language(const char *name, enum language *language)
{
    if (strcmp(name, "bn") != 0 && strcmp(name, "en") != 0)
        return false;
    *language = strcmp(name, "bn") == 0 ? LANGUAGE_BN : LANGUAGE_EN;
    return true;
}

/* ---- help ---------------------------------------------------------------------------------------- */

static void print_usage(const char *words, const char *usage, const char *what)
{
    (void)printf("  %s%s%s\n        %s\n", words, *usage == '\0' ? "" : " ", usage, _(what));
}

static int print_help(void)
{
    const struct command *command;

    (void)printf("%s\n\n", _("usage: sebadesk [--store FILE] [--lang bn|en] COMMAND ..."));
    print_usage(
        "kiosk",
        "[--office OFFICE] [--idle SECONDS] [--receipt-command CMD] [--search] [--allow-exit]",
        N_("the kiosk for visitors; also what starts without a command"));
    for (int i = 0; (command = command_nth(i)) != NULL; i++)
        print_usage(command->words, command->usage, command->what);
    (void)printf(
        "\n%s\n",
        _("'sebadesk COMMAND --help' says how a command is used. The manual: man sebadesk"));
    return 0;
}

static int print_command_help(const struct command *command)
{
    (void)printf(_("usage: sebadesk %s %s\n"), command->words, command->usage);
    (void)printf("%s\n", _(command->what));
    return 0;
}

/* ---- the kiosk ----------------------------------------------------------------------------------- */

/* The office that was named, and the kiosk on the terminal. */
static enum err_code play(struct store *store, struct terminal *terminal,
                          const struct kiosk_options *options, const char *office, struct err *e)
{
    struct kiosk_options found = *options;
    char *id = NULL;
    enum err_code code = office == NULL ? ERR_OK : store_find_office(store, office, &id, e);

    found.office = id;
    if (code == ERR_OK)
        code = kiosk_run(store, terminal, &found, e);
    free(id);
    return code;
}

/* The terminal is asked first, and answers while the store is opened. Messages come after it has been
 * given back. */
static int start_kiosk(struct globals *globals, const struct kiosk_options *options,
                       const char *office)
{
    struct terminal *terminal = NULL;
    struct err e = {0};
    enum err_code code = terminal_open(globals->terminal, &terminal, &e);

    if (code == ERR_OK)
        code = command_open_store(&globals->context, &e);
    if (code == ERR_OK)
        code = play(globals->context.store, terminal, options, office, &e);
    terminal_close(terminal);
    return code == ERR_OK ? 0 : command_report(office, &e);
}

static int run_kiosk(struct globals *globals, int argc, char **argv)
{
    struct kiosk_options options = {.language = globals->language, .argv = globals->argv};
    struct strv arguments = {0};
    const char *wrong = NULL;
    const char *office = NULL;
    const char *idle = NULL;
    long seconds = DEFAULT_IDLE;
    const struct option_spec specs[] = {{"--office", &office, NULL},
                                        {"--idle", &idle, NULL},
                                        {"--receipt-command", &options.receipt_command, NULL},
                                        {"--allow-exit", NULL, &options.allow_exit},
                                        {"--search", NULL, &options.search},
                                        {"--terminal", &globals->terminal, NULL}};

    if (!options_read(argc, argv, specs, 6, &arguments, &wrong))
        return usage_error(wrong);
    if (arguments.count > 0)
        return usage_error(arguments.items[0]);
    if (idle != NULL && !options_number(idle, MOST_IDLE, &seconds))
        return usage_error(idle);
    options.idle_seconds = (int)seconds;
    return start_kiosk(globals, &options, office);
}

/* ---- dispatch ------------------------------------------------------------------------------------ */

/* Takes the options that are common to all out of the arguments, wherever they stand; the rest moves up.
 * Returns how many are left, -1 with *wrong set for one that cannot be. */
static int take_globals(int argc, char **argv, struct globals *globals, const char **wrong)
{
    int kept = 0;

    for (int i = 0; i < argc; i++) {
        char *value = NULL;

        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            globals->help = true;
        } else if (strcmp(argv[i], "--version") == 0) {
            globals->version = true;
        } else if (strncmp(argv[i], "--store", 7) == 0 || strncmp(argv[i], "--lang", 6) == 0) {
            bool is_store = argv[i][2] == 's';

            *wrong = argv[i];
            value = strchr(argv[i], '=');
            value = value != NULL ? value + 1 : i + 1 < argc ? argv[++i] : NULL;
            if (value == NULL || (!is_store && !parse_language(value, &globals->language)))
                return -1;
            if (is_store)
                globals->context.store_path = value;
        } else {
            argv[kept++] = argv[i];
        }
    }
    return kept;
}

static int dispatch(struct globals *globals, int argc, char **argv)
{
    const struct command *command;
    int used = 0;

    if (globals->version) {
        (void)printf("sebadesk %s\n", PACKAGE_VERSION);
        return 0;
    }
    command = command_find(argc, argv, &used);
    if (globals->help)
        return command != NULL ? print_command_help(command) : print_help();
    if (command != NULL)
        return command->run(&globals->context, argc - used + 1, argv + used - 1);
    if (argc == 0 || argv[0][0] == '-')
        return run_kiosk(globals, argc + 1, argv - 1);
    if (strcmp(argv[0], "kiosk") == 0)
        return run_kiosk(globals, argc, argv);
    return usage_error(argv[0]);
}

int main(int argc, char **argv)
{
    struct globals globals = {.language = LANGUAGE_BN};
    char **arguments = mem_new_array((size_t)argc + 2, sizeof(*arguments));
    const char *wrong = NULL;
    int count;
    int result;

    memcpy(arguments, argv, (size_t)argc * sizeof(*arguments));
    globals.argv = argv;
    i18n_init();
    count = take_globals(argc - 1, arguments + 1, &globals, &wrong);
    i18n_set_language(globals.language);
    result = count < 0 ? usage_error(wrong) : dispatch(&globals, count, arguments + 1);
    store_close(globals.context.store);
    free(arguments);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        (void)fprintf(stderr, "sebadesk: %s\n", _("the output could not be written"));
        result = result == 0 ? err_exit_code(ERR_IO) : result;
    }
    return result;
}
