/* charter check: what is wrong with a published charter, with file, line and column. */
#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "charter/reader.h"
#include "commands/document.h"
#include "commands/json.h"
#include "commands/options.h"
#include "text/digits.h"

static void print_finding(const char *file, const struct finding *finding, bool json)
{
    char *message = finding_message(finding);
    char *shown = command_shown(file);

    if (json) {
        json_t *o = json_object();

        (void)json_object_set_new(o, "file", json_text(file));
        (void)json_object_set_new(o, "line", json_integer(finding->line));
        (void)json_object_set_new(o, "column", json_integer(finding->column));
        (void)json_object_set_new(o, "code", json_text(finding_name(finding->code)));
        (void)json_object_set_new(o, "excerpt", json_text(finding->excerpt));
        (void)json_object_set_new(o, "message", json_text(message));
        json_print(o);
    } else {
        (void)printf("%s:%ld:%ld: %s [%s]\n", shown, finding->line, finding->column, message,
                     finding_name(finding->code));
    }
    free(message);
    free(shown);
}

/* Checks one file; the exit code of it. */
static int check(const char *file, bool json)
{
    struct findings findings = {0};
    struct charter charter = {0};
    struct err e = {0};
    enum err_code code = document_read(file, NULL, &charter, &findings, &e);
    int result = 0;

    for (size_t i = 0; i < findings.count; i++)
        print_finding(file, &findings.items[i], json);
    if (findings.unlisted > 0) {
        char *shown = command_shown(file);

        (void)fprintf(stderr, _("%s: %zu more findings are not listed\n"), shown,
                      findings.unlisted);
        free(shown);
    }
    if (code != ERR_OK)
        result = command_report(file, &e);
    else if (findings.count > 0)
        result = 1;
    findings_clear(&findings);
    charter_clear(&charter);
    return result;
}

int charter_check_run(struct command_context *context, int argc, char **argv)
{
    struct strv files = {0};
    const char *wrong = NULL;
    bool json = false;
    const struct option_spec specs[] = {{"--json", NULL, &json}};
    int result = 0;

    (void)context;
    if (!options_read(argc, argv, specs, 1, &files, &wrong) || files.count == 0) {
        result = command_misused("charter check", wrong);
        strv_clear(&files);
        return result;
    }
    for (size_t i = 0; i < files.count; i++) {
        int one = check(files.items[i], json);

        result = one > result ? one : result;
    }
    strv_clear(&files);
    return result;
}
