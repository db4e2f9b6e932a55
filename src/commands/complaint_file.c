/* complaint file: JSON Lines in, one receipt line out for each, in order. */
#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "commands/complaint_json.h"
#include "commands/json.h"
#include "commands/options.h"
#include "model/words.h"
#include "text/when.h"

struct filing {
    struct store *store;
    bool json;
    long line;
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
    (void)printf("%s\t%s: %s\t%s: %s%s%s\n", grouped, _("Decision by"), due, _("Office"),
                 receipt->office, receipt->repeated ? "\t" : "",
                 receipt->repeated ? _("filed before") : "");
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

/* Files what was read. A key that another complaint has is refused, and *reading says so. */
static enum err_code file_complaint(struct filing *filing, struct complaint *complaint,
                                    struct complaint_reading *reading, struct receipt *receipt,
                                    struct err *e)
{
    enum err_code code = complaint_find_office(filing->store, complaint, e);

    if (code != ERR_OK)
        return code;
    if (reading->key[0] != '\0')
        store_form_key(complaint->office, reading->key, complaint->form_key);
    code = store_file(filing->store, complaint, AS_ACCOUNT, clock_now(), receipt, e);
    if (code != ERR_OK || !receipt->differs)
        return code;
    reading->reused = true;
    return err_at(e, err_set(e, ERR_INPUT, "the key is another complaint's"), 0, 0, "key");
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
    code = file_complaint(filing, &complaint, &reading, &receipt, &e);
    complaint_wipe(&complaint);
    if (code == ERR_OK) {
        filing->filed++;
        print_receipt(filing, &receipt);
    } else if (is_refusal(code)) {
        reading.fault = FAULT_UNKNOWN;
        reading.ambiguous = code == ERR_AMBIGUOUS;
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

static bool is_blank(const char *line, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (strchr(" \t\r", line[i]) == NULL || line[i] == '\0')
            return false;
    }
    return true;
}

static bool file_line(void *context, const char *line, size_t n, bool whole)
{
    static const char MARK[] = "\xEF\xBB\xBF";
    struct filing *filing = context;

    filing->line++;
    if (filing->line == 1 && n >= 3 && memcmp(line, MARK, 3) == 0) {
        line += 3; /* which some editors put in front */
        n -= 3;
    }
    if (!whole) {
        struct complaint_reading reading = {.fault = FAULT_TOO_LONG};

        print_refusal(filing, filing->line, &reading);
    } else if (!is_blank(line, n)) {
        file_one(filing, filing->line, line, n);
    }
    /* Whoever feeds us may wait for the receipt; and what nobody can read must not be filed. */
    if (fflush(stdout) != 0)
        filing->failed = err_exit_code(ERR_IO);
    return filing->failed == 0;
}

static int file_all(struct store *store, const char *path, bool json)
{
    struct filing filing = {.store = store, .json = json};
    struct err e = {0};

    if (file_each_line(path, LINE_LIMIT, file_line, &filing, &e) != ERR_OK)
        filing.failed = command_report(path, &e);
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

    if (!options_read(argc, argv, specs, 1, &files, &wrong) ||
        !options_count(&files, 1, 1, &wrong)) {
        result = command_misused("complaint file", wrong);
        strv_clear(&files);
        return result;
    }
    store = command_store(context, &result);
    if (store != NULL)
        result = command_require(store, ROLES_STAFF);
    if (store != NULL && result == 0)
        result = file_all(store, files.items[0], json);
    strv_clear(&files);
    return result;
}
