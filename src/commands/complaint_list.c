/* complaint list: complaints, what is due first coming first. */
#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "commands/csv.h"
#include "commands/json.h"
#include "commands/options.h"
#include "model/validate.h"
#include "model/words.h"

struct listing {
    struct date today;
    bool json;
    bool csv;
};

static void print_csv_head(void)
{
    static const char *const HEAD[] = {
        "tracking", "received", "due",  "overdue", "office", "status",  "tier",    "outcome",
        "medium",   "kind",     "name", "mobile",  "email",  "service", "subject", "description"};

    for (size_t i = 0; i < sizeof(HEAD) / sizeof(HEAD[0]); i++)
        csv_cell(stdout, HEAD[i], i == 0);
    csv_end(stdout);
}

static void print_csv(const struct complaint_record *r, struct date today)
{
    const struct complaint *c = &r->filed;
    char received[CLOCK_TEXT_SIZE];
    char due[DATE_TEXT_SIZE];
    char tier[16];
    bool overdue = status_is_open(r->status) && date_compare(r->due, today) < 0;
    char *service =
        c->has_service ? service_key((enum section)c->service_section, c->service_serial) : NULL;
    const char *const cells[] = {r->tracking,
                                 clock_format(r->received, received),
                                 date_format(r->due, due),
                                 overdue ? "yes" : "no",
                                 r->office,
                                 status_name(r->status),
                                 tier,
                                 outcome_name(r->outcome),
                                 medium_name(c->medium),
                                 complaint_kind_name(c->kind),
                                 c->name,
                                 c->mobile,
                                 c->email,
                                 service,
                                 c->subject,
                                 c->description};

    (void)snprintf(tier, sizeof(tier), "%d", (int)r->tier);
    for (size_t i = 0; i < sizeof(cells) / sizeof(cells[0]); i++)
        csv_cell(stdout, cells[i], i == 0);
    csv_end(stdout);
    free(service);
}

static void print_line(const struct complaint_record *r)
{
    char due[DATE_TEXT_SIZE];
    char *subject = command_shown(r->filed.subject);

    (void)printf("%s\t%s\t%s\t%s\t%s\n", r->tracking, date_format(r->due, due),
                 words_status(r->status), r->office, subject);
    free(subject);
}

static bool print(void *context, const struct complaint_record *r)
{
    struct listing *listing = context;

    if (listing->json)
        json_print(json_complaint(r, NULL, listing->today));
    else if (listing->csv)
        print_csv(r, listing->today);
    else
        print_line(r);
    return ferror(stdout) == 0;
}

struct wishes {
    const char *office;
    const char *status;
    const char *mobile;
    const char *limit;
    const char *list; /* one of the queue's lists, by name */
    const char *find; /* words to be found */
    bool overdue;
};

/* A list of the queue's, or what is found; or neither: then the filters hold. */
static bool has_list(const struct wishes *wishes)
{
    return wishes->list != NULL || wishes->find != NULL;
}

/* The filter that the options ask for. False, *wrong set, for a value that cannot be. */
static bool make_filter(const struct wishes *wishes, struct complaint_filter *filter, char **mobile,
                        const char **wrong)
{
    long limit = 0;
    enum list list;

    filter->overdue = wishes->overdue;
    if (wishes->list != NULL) {
        *wrong = wishes->list;
        if (!list_parse(wishes->list, &list) || list == LIST_FOUND || wishes->find != NULL)
            return false;
    }
    if (has_list(wishes)) {
        *wrong = wishes->status != NULL ? wishes->status : wishes->list;
        if (wishes->status != NULL || wishes->mobile != NULL || wishes->overdue)
            return false;
    }
    if (wishes->status != NULL) {
        *wrong = wishes->status;
        filter->by_status = true;
        if (!status_parse(wishes->status, &filter->status))
            return false;
    }
    if (wishes->limit != NULL) {
        *wrong = wishes->limit;
        if (!options_number(wishes->limit, 1000000000, &limit) || limit == 0)
            return false;
        filter->limit = (size_t)limit;
    }
    if (wishes->mobile != NULL) {
        *wrong = "--mobile"; /* a number of somebody's is not repeated */
        *mobile = mem_copy_string(wishes->mobile);
        if (validate_text(FIELD_MOBILE, false, mobile) != FAULT_NONE)
            return false;
        filter->mobile = *mobile;
    }
    return true;
}

/* Puts a line of standard input where "-" stands for it; *line is to be given up with mem_free_secret. */
static enum err_code read_personal(struct wishes *wishes, char **line, struct err *e)
{
    const char **places[] = {&wishes->mobile, &wishes->find};
    enum err_code code = ERR_OK;

    for (size_t i = 0; code == ERR_OK && i < sizeof(places) / sizeof(places[0]); i++) {
        if (*places[i] == NULL || strcmp(*places[i], "-") != 0)
            continue;
        if (*line == NULL)
            code = command_input_line(line, e);
        *places[i] = *line;
    }
    return code;
}

static enum err_code print_list(struct store *store, const struct wishes *wishes,
                                const struct complaint_filter *filter, struct listing *listing,
                                struct err *e)
{
    struct list_query query = {
        .list = LIST_FOUND, .office = filter->office, .words = wishes->find, .now = clock_now()};

    if (wishes->list != NULL)
        (void)list_parse(wishes->list, &query.list);
    return store_list_complaints(store, &query, filter->limit, print, listing, e);
}

static int list(struct store *store, const struct wishes *wishes, struct complaint_filter *filter,
                struct listing *listing)
{
    const char *office = wishes->office;
    struct err e = {0};
    char *id = NULL;
    enum err_code code = office == NULL ? ERR_OK : store_find_office(store, office, &id, &e);

    filter->office = id;
    filter->today = listing->today;
    if (code == ERR_OK && listing->csv)
        print_csv_head();
    if (code == ERR_OK && has_list(wishes))
        code = print_list(store, wishes, filter, listing, &e);
    else if (code == ERR_OK)
        code = store_complaints(store, filter, print, listing, &e);
    free(id);
    return code == ERR_OK ? 0 : command_report(office, &e);
}

static int run(struct command_context *context, struct wishes *wishes, struct listing *listing)
{
    struct complaint_filter filter = {0};
    const char *wrong = NULL;
    char *mobile = NULL;
    char *line = NULL;
    struct store *store = NULL;
    struct err e = {0};
    int result = 0;

    if (read_personal(wishes, &line, &e) != ERR_OK)
        result = command_report(NULL, &e);
    else if ((listing->json && listing->csv) || !make_filter(wishes, &filter, &mobile, &wrong))
        result = command_misused("complaint list", wrong);
    else
        store = command_store(context, &result);
    if (store != NULL)
        result = command_require(store, ROLES_STAFF);
    if (store != NULL && result == 0)
        result = list(store, wishes, &filter, listing);
    mem_free_secret(mobile);
    mem_free_secret(line);
    return result;
}

int complaint_list_run(struct command_context *context, int argc, char **argv)
{
    struct strv arguments = {0};
    struct wishes wishes = {0};
    struct listing listing = {.today = clock_today()};
    const struct option_spec specs[] = {
        {"--json", NULL, &listing.json},      {"--csv", NULL, &listing.csv},
        {"--overdue", NULL, &wishes.overdue}, {"--office", &wishes.office, NULL},
        {"--status", &wishes.status, NULL},   {"--mobile", &wishes.mobile, NULL},
        {"--limit", &wishes.limit, NULL},     {"--list", &wishes.list, NULL},
        {"--find", &wishes.find, NULL}};
    const char *wrong = NULL;
    int result;

    if (options_read(argc, argv, specs, 9, &arguments, &wrong) &&
        options_count(&arguments, 0, 0, &wrong))
        result = run(context, &wishes, &listing);
    else
        result = command_misused("complaint list", wrong);
    strv_clear(&arguments);
    return result;
}
