/* sebadesk: options, dispatch, exit code. The faces are in screens/, the batch commands in commands/. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/env.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/start.h"
#include "commands/command.h"
#include "commands/global.h"
#include "commands/help.h"
#include "commands/options.h"
#include "screens/desk.h"
#include "screens/kiosk.h"
#include "screens/queue.h"

enum { DEFAULT_IDLE = 90, STAFF_IDLE = 600, MOST_IDLE = 86400 };

struct run {
    struct global_options options;
    struct command_context context;
    const char *terminal; /* what the terminal is, where it is known */
    char **argv;          /* as the program was started */
};

static int usage_error(const char *argument)
{
    char *shown = command_shown(argument);

    (void)fprintf(stderr, _("sebadesk: not understood: %s\n"), shown);
    (void)fprintf(stderr, "%s\n", _("'sebadesk --help' lists what it can do."));
    free(shown);
    return err_exit_code(ERR_USAGE);
}

/* ---- the kiosk ----------------------------------------------------------------------------------- */

/* The terminal is asked first, and answers while the store is opened. Messages come after it has been
 * given back. */
static int run_kiosk(struct run *run, const struct kiosk_options *options)
{
    struct terminal *terminal = NULL;
    struct err e = {0};
    enum err_code code = terminal_open(run->terminal, &terminal, &e);

    if (code == ERR_OK)
        code = command_open_store(&run->context, &e);
    if (code == ERR_OK)
        code = kiosk_run(run->context.store, terminal, options, &e);
    terminal_close(terminal);
    if (terminal != NULL && run->context.store == NULL)
        return command_report_store(&run->context, &e);
    return code == ERR_OK ? 0 : command_report(options->office, &e);
}

/* ---- the staff's faces ---------------------------------------------------------------------------- */

static const struct face {
    const char *words;
    unsigned roles; /* one of these is needed */
    struct screen *(*first)(struct staff *staff);
} FACES[] = {{"desk", STAFF_DESK, desk_new}, {"queue", STAFF_QUEUE, queue_new}};

static int run_staff(struct run *run, const struct face *face, const struct staff_options *options)
{
    struct err e = {0};
    bool left_alone = false;
    int result = 0;

    if (command_store(&run->context, &result) == NULL)
        return result;
    if (staff_enter(run->context.store, run->terminal, options, face->roles, face->first,
                    &left_alone, &e) != ERR_OK)
        return command_report(options->office, &e);
    if (left_alone)
        (void)fprintf(
            stderr, "sebadesk: %s\n",
            _("ended, since nobody pressed a key; what was being written is kept as a draft"));
    return 0;
}

/* ---- dispatch ------------------------------------------------------------------------------------ */

static const struct face *find_face(const char *words)
{
    for (size_t i = 0; i < sizeof(FACES) / sizeof(FACES[0]); i++) {
        if (strcmp(FACES[i].words, words) == 0)
            return &FACES[i];
    }
    return NULL;
}

/* The kiosk's own options come behind those that all faces take; their value of --idle differs. */
static int run_face(struct run *run, const struct face *face, int argc, char **argv)
{
    struct kiosk_options options = {.language = run->options.language, .argv = run->argv};
    struct strv arguments = {0};
    const char *wrong = NULL;
    const char *office = NULL;
    const char *idle = NULL;
    long seconds = face == NULL ? DEFAULT_IDLE : STAFF_IDLE;
    const struct option_spec specs[] = {{"--office", &office, NULL},
                                        {"--receipt-command", &options.receipt_command, NULL},
                                        {"--terminal", &run->terminal, NULL},
                                        {"--idle", &idle, NULL},
                                        {"--allow-exit", NULL, &options.allow_exit},
                                        {"--search", NULL, &options.search}};

    if (!options_read(argc, argv, specs, face == NULL ? 6 : 4, &arguments, &wrong) ||
        !options_count(&arguments, 0, 0, &wrong)) {
        int result = usage_error(wrong);

        strv_clear(&arguments);
        return result;
    }
    if (idle != NULL && !options_number(idle, MOST_IDLE, &seconds))
        return usage_error(idle);
    options.office = office;
    options.idle_seconds = (int)seconds;
    if (face == NULL)
        return run_kiosk(run, &options);
    return run_staff(run, face,
                     &(struct staff_options){office, options.receipt_command, (int)seconds});
}

static int show_help(const struct command *command, int argc, char **argv)
{
    if (command != NULL)
        help_command(command);
    else if (!help_list(argc > 0 ? argv[0] : NULL))
        return usage_error(argv[0]);
    return 0;
}

static int dispatch(struct run *run, int argc, char **argv)
{
    int used = 0;
    const struct command *command = command_find(argc, argv, &used);

    if (run->options.version) {
        (void)printf("sebadesk %s\n", PACKAGE_VERSION);
        return 0;
    }
    if (run->options.help)
        return show_help(command, argc, argv);
    if (!clock_variable_is_valid())
        return usage_error("SEBADESK_NOW");
    if (command != NULL && command->run != NULL) {
        (void)signal(SIGPIPE, SIG_DFL); /* a reader who has seen enough ends us quietly */
        return command->run(&run->context, argc - used + 1, argv + used - 1);
    }
    if (command != NULL)
        return run_face(run, find_face(command->words), argc, argv);
    if (argc == 0 || argv[0][0] == '-')
        return run_face(run, NULL, argc + 1, argv - 1);
    return usage_error(argc > 1 && argv[1][0] != '-' ? argv[1] : argv[0]);
}

int main(int argc, char **argv)
{
    struct run run = {.options = {.language = LANGUAGE_BN}, .argv = argv};
    char **arguments;
    const char *wrong = NULL;
    int count;
    int result;

    start_map_memory();
    env_forbid_core();
    start_keep_streams();
    arguments = mem_new_array((size_t)argc + 2, sizeof(*arguments));
    memcpy(arguments, argv, (size_t)argc * sizeof(*arguments));
    i18n_init();
    count = global_options_take(argc - 1, arguments + 1, &run.options, &wrong);
    i18n_set_language(run.options.language);
    run.context.store_path = run.options.store;
    if (run.options.store != NULL)
        env_drop_privilege(); /* a store that is named is opened with the rights of the caller alone */
    result = count < 0 ? usage_error(wrong) : dispatch(&run, count, arguments + 1);
    store_close(run.context.store);
    free(arguments);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        (void)fprintf(stderr, "sebadesk: %s\n", _("the output could not be written"));
        result = result <= err_exit_code(ERR_NOT_FOUND) ? err_exit_code(ERR_IO) : result;
    }
    return result;
}
