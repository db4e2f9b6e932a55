#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/shipped.h"
#include "charter/reader.h"
#include "commands/options.h"
#include "text/clean.h"

static const struct command COMMANDS[] = {
    {"kiosk",
     "[--office OFFICE] [--idle SECONDS] [--receipt-command CMD] [--search] [--allow-exit]"
     " [--terminal CLASS]",
     N_("the kiosk for visitors; also what starts without a command"), NULL},
    {"desk", "[--office OFFICE] [--idle SECONDS] [--receipt-command CMD] [--terminal CLASS]",
     N_("the help desk: complaints are logged for people"), NULL},
    {"queue", "[--office OFFICE] [--idle SECONDS] [--receipt-command CMD] [--terminal CLASS]",
     N_("the officers' complaints, to be worked on"), NULL},
    {"charter check", "FILE… [--json]",
     N_("say what is wrong with a published charter; changes nothing"), charter_check_run},
    {"charter import", "[--office ID] FILE…",
     N_("take charters into the store, each whole or not at all"), charter_import_run},
    {"charter list", "[--json]", N_("list the offices"), charter_list_run},
    {"charter show", "OFFICE [--json]", N_("show an office's charter"), charter_show_run},
    {"charter search", "WORDS [--office OFFICE] [--limit N] [--json]", N_("search the services"),
     charter_search_run},
    {"complaint file", "[--json] FILE|-", N_("file complaints, one JSON object a line"),
     complaint_file_run},
    {"complaint list",
     "[--office OFFICE] [--status STATUS] [--overdue] [--mobile NUMBER|-]"
     " [--list LIST|--find WORDS|-] [--limit N] [--json|--csv]",
     N_("list complaints, what is due first coming first"), complaint_list_run},
    {"complaint show", "TRACKING [--json]", N_("show a complaint and its history"),
     complaint_show_run},
    {"complaint act",
     "TRACKING ACTION [--note TEXT|-] [--outcome OUTCOME] [--to OFFICE] [--by DATE]"
     " [--person NAME] [--cause TEXT] [--advice TEXT] [--rating satisfied|dissatisfied] [--json]",
     N_("take a step on a complaint: accept, ask-opinion, log-opinion, investigate, order-service, "
        "forward, file-away, dispose, inform, grs-number, note, undo; for the complainant appeal, "
        "refer-cell, rate"),
     complaint_act_run},
    {"calendar due", "DATE DAYS [--json]", N_("count working days from a date"), calendar_due_run},
    {"calendar import", "FILE…", N_("take holiday files into the store"), calendar_import_run},
    {"calendar list", "[--json]", N_("list the holidays that are known"), calendar_list_run},
    {"user add", "NAME desk|officer|appeal|admin [--office OFFICE]",
     N_("give a role to an account of this machine, for one office or for all"), user_add_run},
    {"user remove",
     "NAME desk|officer|appeal|admin [--office OFFICE] [--drafts-to ACCOUNT|--drop-drafts]",
     N_("take a role from an account"), user_remove_run},
    {"user list", "[--json]", N_("list who has which role"), user_list_run},
    {"report monthly", "--month YYYY-MM [--office OFFICE] [--csv|--html|--json]",
     N_("the monthly report on complaints (form গ-1)"), report_monthly_run},
    {"report register", "--month YYYY-MM [--office OFFICE] [--csv|--html|--json] [--anonymous]",
     N_("the register of complaints (form গ-2)"), report_register_run},
    {"store check", "", N_("check the store for faults"), store_check_run},
    {"store backup", "FILE", N_("copy the store while it is in use"), store_backup_run},
    {"store verify", "", N_("verify that no event was changed or removed"), store_verify_run},
    {"type", "--layout avro|probhat|jatiyo",
     N_("turn Latin keys on standard input into Bangla, line by line"), type_run},
    {"convert", "--from bijoy|utf-16|auto", N_("turn legacy text on standard input into UTF-8"),
     convert_run},
};

enum { COMMAND_COUNT = sizeof(COMMANDS) / sizeof(COMMANDS[0]) };

/* How many arguments the words take, 0 when they are others. */
static int match(const char *words, int argc, char **argv)
{
    int used = 0;

    while (*words != '\0') {
        size_t n = strcspn(words, " ");

        if (used >= argc || strlen(argv[used]) != n || strncmp(argv[used], words, n) != 0)
            return 0;
        used++;
        words += n + (words[n] == ' ');
    }
    return used;
}

const struct command *command_find(int argc, char **argv, int *used)
{
    for (int i = 0; i < COMMAND_COUNT; i++) {
        *used = match(COMMANDS[i].words, argc, argv);
        if (*used > 0)
            return &COMMANDS[i];
    }
    return NULL;
}

const struct command *command_nth(int n)
{
    return n < COMMAND_COUNT ? &COMMANDS[n] : NULL;
}

/* ---- the store ----------------------------------------------------------------------------------- */

static enum err_code fill_charters(struct store *store, struct err *e)
{
    const struct shipped *file = NULL;
    enum err_code code = ERR_OK;

    while (code == ERR_OK && (file = shipped_next("charters/", file)) != NULL) {
        struct charter charter = {0};

        code = charter_read(file->data, shipped_size(file), &charter, NULL, e);
        if (code == ERR_OK)
            code = store_import_charter(store, &charter, file->path, NULL, e);
        charter_clear(&charter);
    }
    return code;
}

static enum err_code fill_calendar(struct store *store, struct err *e)
{
    const struct shipped *file = NULL;
    enum err_code code = ERR_OK;

    while (code == ERR_OK && (file = shipped_next("holidays/", file)) != NULL) {
        struct calendar calendar = {0};

        code = calendar_read(file->data, shipped_size(file), &calendar, e);
        if (code == ERR_OK)
            code = store_import_calendar(store, &calendar, e);
        calendar_clear(&calendar);
    }
    return code;
}

enum err_code command_fill_store(struct store *store, struct err *e)
{
    enum err_code code = fill_charters(store, e);

    return code == ERR_OK ? fill_calendar(store, e) : code;
}

static char *store_path(const struct command_context *context)
{
    return context->store_path != NULL ? mem_copy_string(context->store_path)
                                       : store_default_path();
}

enum err_code command_open_store(struct command_context *context, struct err *e)
{
    char *path;
    enum err_code code;

    if (context->store != NULL)
        return ERR_OK;
    path = store_path(context);
    code = store_open(path, command_fill_store, &context->store, e);
    free(path);
    return code;
}

int command_report_store(const struct command_context *context, const struct err *e)
{
    char *path = store_path(context);
    int result = command_report(path, e);

    free(path);
    return result;
}

struct store *command_store(struct command_context *context, int *code)
{
    struct err e = {0};

    if (command_open_store(context, &e) == ERR_OK)
        return context->store;
    *code = command_report_store(context, &e);
    return NULL;
}

static int require(struct store *store, unsigned roles, bool everywhere)
{
    const struct access *access;
    struct err e = {0};
    enum err_code code = store_access(store, &access, &e);

    if (code == ERR_OK &&
        (everywhere ? access_roles_everywhere(access) : access_roles(access, NULL)) & roles)
        return 0;
    if (code == ERR_OK)
        (void)err_set(&e, ERR_PERMISSION, N_("this account has no role that allows it"));
    return command_report(NULL, &e);
}

int command_require(struct store *store, unsigned roles)
{
    return require(store, roles, false);
}

int command_require_admin(struct store *store)
{
    return require(store, ROLES_ADMIN, true);
}

enum err_code command_tracking(const char *text, char tracking[TRACKING_SIZE], struct err *e)
{
    enum tracking_fault fault = tracking_read(text, tracking);

    if (fault == TRACKING_OK)
        return ERR_OK;
    if (fault == TRACKING_MISTYPED)
        return err_set(e, ERR_NOT_FOUND, N_("a digit of the tracking number is wrong"));
    return err_set(e, ERR_INPUT, N_("a tracking number has ten digits"));
}

struct store *command_list_store(struct command_context *context, const char *words, int argc,
                                 char **argv, bool *json, int *code)
{
    struct strv arguments = {0};
    const char *wrong = NULL;
    const struct option_spec specs[] = {{"--json", NULL, json}};
    struct store *store = NULL;

    if (options_read(argc, argv, specs, 1, &arguments, &wrong) &&
        options_count(&arguments, 0, 0, &wrong))
        store = command_store(context, code);
    else
        *code = command_misused(words, wrong);
    strv_clear(&arguments);
    return store;
}

/* ---- standard input ------------------------------------------------------------------------------ */

enum { INPUT_LINE_LIMIT = 4096 };

struct input_line {
    char **line;
    enum err_code code;
    struct err *e;
};

static bool take_input_line(void *context, const char *line, size_t n, bool whole)
{
    struct input_line *input = context;
    struct str clean = {0};

    if (!whole)
        input->code = err_set(input->e, ERR_INPUT, N_("the line is too long"));
    else if (clean_check(line, n, NULL) != ERR_OK)
        input->code = err_set(input->e, ERR_INPUT, N_("the text is not UTF-8"));
    else
        input->code = ERR_OK;
    clean_text(line, n, CLEAN_LINE, &clean);
    if (input->code == ERR_OK)
        *input->line = str_take(&clean);
    str_wipe(&clean);
    return false;
}

enum err_code command_input_line(char **line, struct err *e)
{
    struct input_line input = {line, ERR_INPUT, e};
    enum err_code code;

    (void)err_set(e, ERR_INPUT, N_("there is nothing on standard input"));
    code = file_each_line("-", INPUT_LINE_LIMIT, take_input_line, &input, e);
    return code == ERR_OK ? input.code : code;
}

/* ---- messages ------------------------------------------------------------------------------------ */

static const char *const ERRORS[ERR_CODE_COUNT] = {
    [ERR_OK] = "",
    [ERR_USAGE] = N_("this is not how the command is used"),
    [ERR_INPUT] = N_("this cannot be taken; nothing was changed"),
    [ERR_NOT_FOUND] = N_("there is no such thing"),
    [ERR_AMBIGUOUS] = N_("several fit: write more of the name"),
    [ERR_CONFLICT] = N_("somebody else changed it meanwhile, or it is not allowed at this stage"),
    [ERR_PERMISSION] = N_("this account may not do that"),
    [ERR_WAIT] = N_("asked too often: please wait"),
    [ERR_BUSY] = N_("another program holds the store: please try again"),
    [ERR_FULL] = N_("the disk is full; nothing was changed"),
    [ERR_STORE] = N_("the store cannot be used"),
    [ERR_IO] = N_("reading or writing failed"),
};

char *command_shown(const char *text)
{
    return clean_string(text, CLEAN_LINE);
}

int command_report(const char *subject, const struct err *e)
{
    char *shown = command_shown(subject == NULL ? "" : subject);
    char *reason = command_shown(_(e->text)); /* many texts are in the catalogue */

    (void)fprintf(stderr, "sebadesk: %s", shown);
    if (e->line > 0)
        (void)fprintf(stderr, ":%ld", e->line);
    if (e->line > 0 && e->column > 0)
        (void)fprintf(stderr, ":%ld", e->column);
    (void)fprintf(stderr, "%s%s", subject == NULL ? "" : ": ", _(ERRORS[e->code]));
    if (*reason != '\0')
        (void)fprintf(stderr, " (%s)", reason);
    (void)fputc('\n', stderr);
    free(shown);
    free(reason);
    return err_exit_code(e->code);
}

int command_misused(const char *words, const char *argument)
{
    char *shown = argument == NULL ? NULL : command_shown(argument);

    if (shown != NULL)
        (void)fprintf(stderr, _("sebadesk: not understood: %s\n"), shown);
    for (int i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(COMMANDS[i].words, words) == 0)
            (void)fprintf(stderr, _("usage: sebadesk %s %s\n"), words, COMMANDS[i].usage);
    }
    free(shown);
    return err_exit_code(ERR_USAGE);
}
