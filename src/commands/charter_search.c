/* charter search: the kiosk's search, for scripts. */
#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "commands/json.h"
#include "commands/options.h"
#include "text/clean.h"

enum { DEFAULT_LIMIT = 20, MOST = 1000 };

static void print_hit(const struct search_hit *hit, bool json)
{
    char *key = service_key(hit->section, hit->serial);

    if (json) {
        json_t *o = json_object();

        (void)json_object_set_new(o, "office", json_text(hit->office));
        (void)json_object_set_new(o, "office_name", json_text(hit->office_name));
        (void)json_object_set_new(o, "service", json_text(key));
        (void)json_object_set_new(o, "section", json_text(section_name(hit->section)));
        (void)json_object_set_new(o, "serial", json_integer(hit->serial));
        (void)json_object_set_new(o, "name", json_text(hit->name));
        (void)json_object_set_new(o, "excerpt", json_text(hit->excerpt));
        json_print(o);
    } else {
        (void)printf("%s\t%s\t%s%s%s\n", hit->office, key, hit->name,
                     hit->excerpt == NULL ? "" : "\t", hit->excerpt == NULL ? "" : hit->excerpt);
    }
    free(key);
}

static int search(struct store *store, const struct strv *words, const char *office, long limit,
                  bool json)
{
    struct search_hits hits = {0};
    struct err e = {0};
    char *id = NULL;
    char *joined = strv_join(words, " ");
    char *query = clean_string(joined, CLEAN_LINE);
    enum err_code code = office == NULL ? ERR_OK : store_find_office(store, office, &id, &e);
    int result = 0;

    if (code == ERR_OK)
        code = store_search(store, query, id, (size_t)limit, &hits, &e);
    for (size_t i = 0; i < hits.count && hits.words.count > 0; i++)
        print_hit(&hits.items[i], json);
    if (code != ERR_OK)
        result = command_report(office, &e);
    else if (hits.count == 0 || hits.words.count == 0) /* without a word the store gives all */
        result = err_exit_code(ERR_NOT_FOUND);
    search_hits_clear(&hits);
    free(joined);
    free(query);
    free(id);
    return result;
}

static bool read_limit(const char *text, long *limit, const char **wrong)
{
    if (text == NULL)
        return true;
    *wrong = text;
    return options_number(text, MOST, limit) && *limit > 0;
}

int charter_search_run(struct command_context *context, int argc, char **argv)
{
    struct strv words = {0};
    const char *wrong = NULL;
    const char *office = NULL;
    const char *limit_text = NULL;
    bool json = false;
    const struct option_spec specs[] = {
        {"--json", NULL, &json}, {"--office", &office, NULL}, {"--limit", &limit_text, NULL}};
    long limit = DEFAULT_LIMIT;
    struct store *store;
    int result = 0;

    if (!options_read(argc, argv, specs, 3, &words, &wrong) || words.count == 0 ||
        !read_limit(limit_text, &limit, &wrong)) {
        result = command_misused("charter search", wrong);
        strv_clear(&words);
        return result;
    }
    store = command_store(context, &result);
    if (store != NULL)
        result = search(store, &words, office, limit, json);
    strv_clear(&words);
    return result;
}
