/* complaint file: JSON Lines in, one receipt line out for each, in order. */
#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/account.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "commands/complaint_json.h"
#include "commands/json.h"
#include "commands/options.h"
#include "model/words.h"
#include "text/when.h"

struct filing {
    struct store *store;
    char *actor;
    bool json;
    long filed;
    long refused;
    int failed; /* the exit code of a failing store; 0 */
};

static void print_receipt(const struct filing *filing, const struct receipt *receipt)
{
    char *grouped;
    char *due;

    if (filing->json) {
        json_print(json_receipt(receipt));
        return;
    }
    grouped = tracking_group(receipt->tracking);
    due = when_day(receipt->due);
    (void)printf("%s\t%s: %s\t%s: %s\n", grouped, _("Decision by"), due, _("Office"),
                 receipt->office);
    free(grouped);
    free(due);
}

static void print_refusal(struct filing *filing, long line, const struct complaint_reading *reading)
{
    filing->refused++;
    if (filing->json) {
        json_t *o = json_object();

        (void)json_object_set_new(o, "line", json_integer(line));
        (void)json_object_set_new(o, "error", json_text(complaint_reading_words(reading)));
        (void)json_object_set_new(
            o, "field", reading->field[0] == '\0' ? json_null() : json_string(reading->field));
        json_print(o);
    } else {
        (void)printf("-\n");
        (void)fprintf(stderr, _("sebadesk: line %ld: %s%s%s\n"), line, reading->field,
                      reading->field[0] == '\0' ? "" : ": ", complaint_reading_words(reading));
    }
}

/* Whether the store refused what the line says, not that the store itself failed. */
static bool is_refusal(enum err_code code)
{
    return code == ERR_INPUT || code == ERR_NOT_FOUND || code == ERR_AMBIGUOUS;
}

static void file_one(struct filing *filing, long line, const char *text, size_t n)
{
    struct complaint complaint = {0};
    struct complaint_reading reading = {0};
    struct receipt receipt = {0};
    struct err e = {0};
    enum err_code code = ERR_OK;

    if (!complaint_from_json(text, n, clock_today(), &complaint, &reading)) {
        print_refusal(filing, line, &reading);
        complaint_wipe(&complaint);
        return;
    }
    code = complaint_find_office(filing->store, &complaint, &e);
    if (code == ERR_OK)
        code = store_file(filing->store, &complaint, filing->actor, clock_now(), &receipt, &e);
    complaint_wipe(&complaint);
    if (code == ERR_OK) {
        filing->filed++;
        print_receipt(filing, &receipt);
    } else if (is_refusal(code)) {
        reading.fault = FAULT_UNKNOWN;
        (void)snprintf(reading.field, sizeof(reading.field), "%s",
                       e.field[0] == '\0' ? "office" : e.field);
        print_refusal(filing, line, &reading);
    } else {
        filing->failed = command_report(NULL, &e);
    }
    receipt_clear(&receipt);
}

/* ---- lines --------------------------------------------------------------------------------------- */

enum { LINE_LIMIT = 1024 * 1024 };

/* The next line without its newline, at most LINE_LIMIT bytes of it; *whole says whether that was all.
 * False at the end. */
static bool next_line(FILE *in, struct str *line, bool *whole)
{
    int c = EOF;
    bool any = false;

    str_cut(line, 0);
    *whole = true;
    while ((c = getc(in)) != EOF) {
        any = true;
        if (c == '\n')
            break;
        if (line->len < LINE_LIMIT)
            str_add_char(line, (char)c);
        else
            *whole = false;
    }
    return any;
}

static bool is_blank(const struct str *line)
{
    return strspn(str_text(line), " \t\r") == line->len;
}

static void file_lines(struct filing *filing, FILE *in)
{
    struct str line = {0};
    bool whole;

    for (long number = 1; filing->failed == 0 && next_line(in, &line, &whole); number++) {
        if (!whole) {
            struct complaint_reading reading = {.fault = FAULT_TOO_LONG};

            print_refusal(filing, number, &reading);
        } else if (!is_blank(&line)) {
            file_one(filing, number, str_text(&line), line.len);
        }
        (void)fflush(stdout); /* whoever feeds us may wait for the receipt */
    }
    str_wipe(&line);
}

static int file_all(struct store *store, const char *path, bool json)
{
    struct filing filing = {.store = store, .json = json};
    FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
    struct err e = {0};

    if (in == NULL) {
        (void)err_system(&e, "open");
        return command_report(path, &e);
    }
    filing.actor = account_name();
    file_lines(&filing, in);
    if (filing.failed == 0 && ferror(in)) {
        (void)err_set(&e, ERR_IO, "reading");
        filing.failed = command_report(path, &e);
    }
    if (in != stdin)
        (void)fclose(in);
    free(filing.actor);
    if (filing.failed != 0)
        return filing.failed;
    return filing.refused == 0 ? 0 : filing.filed == 0 ? err_exit_code(ERR_INPUT) : 1;
}

int complaint_file_run(struct command_context *context, int argc, char **argv)
{
    struct strv files = {0};
    const char *wrong = NULL;
    bool json = false;
    const struct option_spec specs[] = {{"--json", NULL, &json}};
    struct store *store;
    int result = 0;

    if (!options_read(argc, argv, specs, 1, &files, &wrong) || files.count != 1) {
        strv_clear(&files);
        return command_misused("complaint file", wrong);
    }
    store = command_store(context, &result);
    if (store != NULL)
        result = command_require_admin(store);
    if (store != NULL && result == 0)
        result = file_all(store, files.items[0], json);
    strv_clear(&files);
    return result;
}
