/* complaint act: a step in the life of a complaint, by the rules of model/workflow.h. */
#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "commands/json.h"
#include "commands/options.h"
#include "model/validate.h"
#include "model/words.h"
#include "text/clean.h"
#include "text/when.h"

/* The options as they were given. */
struct wishes {
    const char *note;
    const char *outcome;
    const char *to;
    const char *by;
    const char *person;
    const char *rating;
    const char *cause;
    const char *advice;
    bool json;
};

/* A step with the strings it points to. */
struct prepared {
    struct workflow_step step;
    char *note;
    char *office;
    char *person;
    char *cause;
    char *advice;
};

static void prepared_clear(struct prepared *p)
{
    mem_free_secret(p->note);
    free(p->office);
    mem_free_secret(p->person);
    mem_free_secret(p->cause);
    mem_free_secret(p->advice);
}

/* ---- reading the options --------------------------------------------------------------------------- */

/* What is wrong with an option: exit code 2, but 3 where the value is one of a person's. */
static enum err_code refuse(const char *field, const char *text, struct err *e)
{
    return err_at(e, err_set(e, ERR_INPUT, "%s", text), 0, 0, field);
}

/* A text, "-" being all of standard input: what is personal need not stand on a command line. */
static enum err_code take_text(const char *text, const char *field, char **out, struct err *e)
{
    enum { INPUT_LIMIT = 256 * 1024 };
    struct str read = {0};
    enum err_code code = ERR_OK;

    if (text == NULL)
        return ERR_OK;
    if (strcmp(text, "-") == 0)
        code = file_read("-", INPUT_LIMIT, &read, e);
    else
        str_add(&read, text);
    if (code == ERR_OK && clean_check(str_text(&read), read.len, NULL) != ERR_OK)
        code = refuse(field, N_("the text is not UTF-8"), e);
    if (code == ERR_OK)
        *out = clean_string(str_text(&read), CLEAN_LINES);
    str_wipe(&read);
    return code;
}

static enum err_code take_day(const char *text, struct date *day, struct err *e)
{
    enum fault fault;
    static const struct date LAST = {9999, 12, 31};

    if (text == NULL)
        return ERR_OK;
    fault = validate_date(text, LAST, day);
    return fault == FAULT_NONE
               ? ERR_OK
               : refuse("by", N_("this is not a date; write it like 2026-11-22"), e);
}

/* The word for how content the complainant is, in either language. */
static bool read_rating(const char *word, enum rating *rating)
{
    for (int i = RATING_NONE + 1; i < RATING_COUNT; i++) {
        char *bangla = clean_string(words_rating((enum rating)i), CLEAN_LINE);
        bool same = strcmp(word, bangla) == 0 || strcmp(word, rating_name((enum rating)i)) == 0;

        free(bangla);
        if (same) {
            *rating = (enum rating)i;
            return true;
        }
    }
    return false;
}

/* Without --rating the outcome or the note of a rating may be its word. */
static enum err_code take_rating(struct wishes *wishes, struct workflow_step *step, struct err *e)
{
    const char **places[] = {&wishes->rating, &wishes->outcome, &wishes->note};

    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        if (*places[i] == NULL || (i > 0 && step->action != ACTION_RATE))
            continue;
        if (read_rating(*places[i], &step->rating)) {
            *places[i] = NULL;
            return ERR_OK;
        }
        if (i < 2)
            return refuse("rating", N_("a rating is satisfied or dissatisfied"), e);
    }
    return ERR_OK;
}

static enum err_code prepare(struct store *store, struct wishes *wishes, struct prepared *p,
                             struct err *e)
{
    struct workflow_step *step = &p->step;
    enum err_code code = take_rating(wishes, step, e);

    if (code == ERR_OK && wishes->outcome != NULL &&
        !outcome_parse(wishes->outcome, &step->outcome))
        code = refuse("outcome", N_("there is no such outcome; see the manual"), e);
    if (code == ERR_OK)
        code = take_day(wishes->by, &step->by, e);
    if (code == ERR_OK)
        code = take_text(wishes->note, "note", &p->note, e);
    if (code == ERR_OK)
        code = take_text(wishes->person, "person", &p->person, e);
    if (code == ERR_OK)
        code = take_text(wishes->cause, "cause", &p->cause, e);
    if (code == ERR_OK)
        code = take_text(wishes->advice, "advice", &p->advice, e);
    if (code == ERR_OK && wishes->to != NULL)
        code = store_find_office(store, wishes->to, &p->office, e);
    if (code == ERR_NOT_FOUND)
        code = refuse("to", N_("no office has that in its name"), e);
    step->note = p->note;
    step->person = p->person;
    step->cause = p->cause;
    step->advice = p->advice;
    step->to = p->office;
    return code;
}

/* ---- acting ---------------------------------------------------------------------------------------- */

static void print_event(const char *tracking, const struct event *event, bool json)
{
    char *grouped = tracking_group(tracking);
    char *due = when_day(event->due);

    if (json)
        json_print(json_step(tracking, event));
    else
        (void)printf("%s\t%s\t%s\t%s: %s\t%s: %s\n", grouped, words_action(event->action),
                     words_status(event->status), _("Who has it now"), event->office,
                     _("Decision by"), due);
    free(grouped);
    free(due);
}

static enum err_code act(struct store *store, const char *number, enum action action,
                         struct wishes *wishes, struct err *e)
{
    struct prepared p = {.step = {.action = action}};
    struct event event = {0};
    char tracking[TRACKING_SIZE];
    enum err_code code = command_tracking(number, tracking, e);

    if (code == ERR_OK)
        code = prepare(store, wishes, &p, e);
    if (code == ERR_OK)
        code = store_act(store, tracking, &p.step, AS_ACCOUNT, 0, clock_now(), &event, e);
    if (code == ERR_OK)
        print_event(tracking, &event, wishes->json);
    event_wipe(&event);
    prepared_clear(&p);
    return code;
}

int complaint_act_run(struct command_context *context, int argc, char **argv)
{
    struct strv arguments = {0};
    struct wishes wishes = {0};
    const struct option_spec specs[] = {
        {"--note", &wishes.note, NULL},     {"--outcome", &wishes.outcome, NULL},
        {"--to", &wishes.to, NULL},         {"--by", &wishes.by, NULL},
        {"--person", &wishes.person, NULL}, {"--rating", &wishes.rating, NULL},
        {"--cause", &wishes.cause, NULL},   {"--advice", &wishes.advice, NULL},
        {"--json", NULL, &wishes.json}};
    const char *wrong = NULL;
    enum action action = ACTION_FILE;
    struct store *store;
    struct err e = {0};
    int result = 0;

    if (!options_read(argc, argv, specs, 9, &arguments, &wrong) ||
        !options_count(&arguments, 2, 2, &wrong) ||
        !action_parse(wrong = arguments.items[1], &action) || action == ACTION_FILE) {
        result = command_misused("complaint act", wrong);
        strv_clear(&arguments);
        return result;
    }
    store = command_store(context, &result);
    if (store != NULL)
        result = command_require(store, ROLES_STAFF);
    if (store != NULL && result == 0 &&
        act(store, arguments.items[0], action, &wishes, &e) != ERR_OK)
        result = command_report(*e.field == '\0' ? NULL : e.field, &e);
    strv_clear(&arguments);
    return result;
}
