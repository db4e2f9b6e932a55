/* Batch commands: what a screen can do, for scripts. One file a command; the table of them is in
 * command.c, which also knows the options that are common to all. */
#ifndef SEBADESK_COMMANDS_COMMAND_H
#define SEBADESK_COMMANDS_COMMAND_H

#include <stdbool.h>

#include "base/err.h"
#include "store/store.h"

/* What a command is given. The store is opened when first asked for. */
struct command_context {
    const char *store_path; /* NULL: the default */
    struct store *store;
};

struct command {
    const char *words; /* "charter import" */
    const char *usage; /* what follows the words: "[--office ID] FILE…" */
    const char *what;  /* one line for people, N_() */
    int (*run)(struct command_context *context, int argc,
               char **argv); /* NULL: a face, not a command */
};

/* The command that the arguments begin with; *used gets how many of them are its words. NULL: none. */
const struct command *command_find(int argc, char **argv, int *used);

/* The nth command, NULL past the last. */
const struct command *command_nth(int n);

/* Opens the store of the context unless it is open. Where one is named, the caller has given up any extra
 * rights before (base/env.h). */
enum err_code command_open_store(struct command_context *context, struct err *e) ERR_CHECKED;

/* The store of the context, opened; NULL after an error, which has been reported: *code is the exit
 * code then. */
struct store *command_store(struct command_context *context, int *code);

/* Puts the shipped charters and holidays into a new store. */
enum err_code command_fill_store(struct store *store, struct err *e) ERR_CHECKED;

/* The tracking number that somebody wrote, in any grouping and either script. ERR_NOT_FOUND when a digit of
 * it must be wrong, ERR_INPUT for what is no number; the texts are in the catalogue. */
enum err_code command_tracking(const char *text, char tracking[TRACKING_SIZE],
                               struct err *e) ERR_CHECKED;

/* The store, for a command that lists all there is and takes no option but --json. NULL after an error, as
 * command_store. */
struct store *command_list_store(struct command_context *context, const char *words, int argc,
                                 char **argv, bool *json, int *code);

/* The first line of standard input, cleaned: for what is personal and need not stand on a command line.
 * ERR_INPUT where there is none that can be taken. Give it up with mem_free_secret. */
enum err_code command_input_line(char **line, struct err *e) ERR_CHECKED;

/* The text on one line, without anything that a terminal would obey: for file names, arguments and
 * whatever else was not cleaned yet. The caller frees. */
char *command_shown(const char *text);

/* Says on standard error what went wrong with `subject` (a file, an office; NULL: nothing to name), in
 * the language of the interface. Returns the exit code. */
int command_report(const char *subject, const struct err *e);

/* The same about the store, which could not be opened. */
int command_report_store(const struct command_context *context, const struct err *e);

/* Says how the command is used, on standard error, after a complaint about `argument` (may be NULL).
 * Returns 2. */
int command_misused(const char *words, const char *argument);

/* 0 when the account has one of these roles (a set, see model/role.h) in any office, else the exit code 5,
 * reported. */
int command_require(struct store *store, unsigned roles);

/* 0 for an admin of all offices, else the same. */
int command_require_admin(struct store *store);

/* The commands, each in a file of its name. argv[0] is the last of the command's words. */
int charter_check_run(struct command_context *context, int argc, char **argv);
int charter_import_run(struct command_context *context, int argc, char **argv);
int charter_list_run(struct command_context *context, int argc, char **argv);
int charter_show_run(struct command_context *context, int argc, char **argv);
int charter_search_run(struct command_context *context, int argc, char **argv);
int complaint_file_run(struct command_context *context, int argc, char **argv);
int complaint_list_run(struct command_context *context, int argc, char **argv);
int complaint_act_run(struct command_context *context, int argc, char **argv);
int complaint_show_run(struct command_context *context, int argc, char **argv);
int calendar_due_run(struct command_context *context, int argc, char **argv);
int calendar_import_run(struct command_context *context, int argc, char **argv);
int calendar_list_run(struct command_context *context, int argc, char **argv);
int user_add_run(struct command_context *context, int argc, char **argv);
int user_remove_run(struct command_context *context, int argc, char **argv);
int user_list_run(struct command_context *context, int argc, char **argv);
int report_monthly_run(struct command_context *context, int argc, char **argv);
int report_register_run(struct command_context *context, int argc, char **argv);
int store_check_run(struct command_context *context, int argc, char **argv);
int store_backup_run(struct command_context *context, int argc, char **argv);
int store_verify_run(struct command_context *context, int argc, char **argv);
int type_run(struct command_context *context, int argc, char **argv);
int convert_run(struct command_context *context, int argc, char **argv);

#endif
