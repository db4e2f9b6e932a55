/* charter import: published charters into the store, each file whole or not at all. */
#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "charter/contacts.h"
#include "commands/document.h"
#include "commands/options.h"
#include "model/words.h"
#include "text/digits.h"

static void print_section(const struct charter *charter, enum section section)
{
    char *number = digits_number(i18n_language(), (int64_t)charter_section_count(charter, section));

    (void)printf("  %s: %s\n", words_section(section), number);
    free(number);
}

static void print_number(const char *label, size_t count)
{
    char *number = digits_number(i18n_language(), (int64_t)count);

    (void)printf("  %s: %s\n", label, number);
    free(number);
}

static void print_charter(const char *file, const struct charter *charter, int version,
                          const struct findings *findings)
{
    (void)printf("%s\n", charter->office.id);
    (void)printf("  %s, %s, %s\n", charter->office.name,
                 charter->office.upazila == NULL ? "-" : charter->office.upazila,
                 charter->office.district == NULL ? "-" : charter->office.district);
    for (int s = 0; s < SECTION_COUNT; s++)
        print_section(charter, (enum section)s);
    print_number(_("Expectations"), charter->expectations.count);
    print_number(_("Complaint tiers"), charter->tier_count);
    print_number(_("Version"), (size_t)version);
    if (findings->count > 0) {
        char *shown = command_shown(file);

        print_number(_("Findings"), findings->count);
        (void)printf(_("  see them with: sebadesk charter check %s\n"), shown);
        free(shown);
    }
}

static int import(struct store *store, const char *file, const char *office)
{
    struct charter charter = {0};
    struct findings findings = {0};
    struct err e = {0};
    char *name = command_shown(strrchr(file, '/') == NULL ? file : strrchr(file, '/') + 1);
    int version = 0;
    enum err_code code = document_read(file, office, &charter, &findings, &e);

    if (code == ERR_OK)
        code = store_import_charter(store, &charter, name, &version, &e);
    if (code == ERR_OK)
        print_charter(file, &charter, version, &findings);
    findings_clear(&findings);
    charter_clear(&charter);
    free(name);
    return code == ERR_OK ? 0 : command_report(file, &e);
}

/* Every file; the highest exit code of any. */
static int import_all(struct store *store, const struct strv *files, const char *office)
{
    int result = 0;

    for (size_t i = 0; i < files->count; i++) {
        int one = import(store, files->items[i], office);

        result = one > result ? one : result;
    }
    return result;
}

/* The id as the store has them, also from a whole web address; NULL for what is none. */
static char *read_office(const char *text)
{
    static const char ALLOWED[] = "abcdefghijklmnopqrstuvwxyz0123456789.-";
    char *id = contacts_domain_id(text);

    if (id != NULL && (strspn(id, ALLOWED) != strlen(id) || strcspn(id, ".-") == 0)) {
        free(id);
        id = NULL;
    }
    return id;
}

static int import_as(struct store *store, const struct strv *files, const char *office)
{
    struct err e = {0};
    char *id = read_office(office);
    int result;

    if (id == NULL) {
        (void)err_set(&e, ERR_INPUT, N_("an office id looks like doict.homna.comilla"));
        return command_report(office, &e);
    }
    result = import_all(store, files, id);
    free(id);
    return result;
}

int charter_import_run(struct command_context *context, int argc, char **argv)
{
    struct strv files = {0};
    const char *wrong = NULL;
    const char *office = NULL;
    const struct option_spec specs[] = {{"--office", &office, NULL}};
    struct store *store;
    int result = 0;

    if (!options_read(argc, argv, specs, 1, &files, &wrong) || files.count == 0 ||
        (office != NULL && files.count > 1)) {
        result = command_misused("charter import", wrong);
        strv_clear(&files);
        return result;
    }
    store = command_store(context, &result);
    if (store != NULL)
        result = command_require(store, ROLES_ADMIN);
    if (store != NULL && result == 0)
        result =
            office == NULL ? import_all(store, &files, NULL) : import_as(store, &files, office);
    strv_clear(&files);
    return result;
}
