/* complaint show: one complaint with all that happened to it. */
#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "commands/json.h"
#include "commands/options.h"
#include "model/words.h"
#include "text/digits.h"
#include "text/when.h"

/* The further lines of a value are set in, so that none of them can pass for a pair of its own. */
static void print_pair(const char *label, const char *value)
{
    struct strv lines = {0};

    if (value == NULL)
        return;
    strv_split(&lines, value, '\n');
    (void)printf("%s:", label);
    for (size_t i = 0; i < lines.count; i++)
        (void)printf("%s%s\n", i == 0 ? " " : "    ", lines.items[i]);
    strv_clear(&lines);
}

static void print_filed(const struct complaint *c)
{
    print_pair(words_field(FIELD_KIND), words_kind(c->kind));
    print_pair(words_field(FIELD_MEDIUM), words_medium(c->medium));
    print_pair(words_field(FIELD_ANONYMOUS), c->anonymous ? _("yes") : _("no"));
    print_pair(words_field(FIELD_NAME), c->name);
    print_pair(words_field(FIELD_MOBILE), c->mobile);
    print_pair(words_field(FIELD_EMAIL), c->email);
    print_pair(words_field(FIELD_NID), c->nid);
    print_pair(words_field(FIELD_PRESENT_ADDRESS), c->present_address);
    print_pair(words_field(FIELD_PERMANENT_ADDRESS), c->permanent_address);
    if (c->has_service) {
        char *key = service_key((enum section)c->service_section, c->service_serial);

        print_pair(words_field(FIELD_SERVICE), key);
        free(key);
    }
    if (!date_is_none(c->service_applied_on)) {
        char *day = when_date(c->service_applied_on);

        print_pair(words_field(FIELD_SERVICE_APPLIED_ON), day);
        free(day);
    }
    print_pair(words_field(FIELD_SERVICE_TRACKING), c->service_tracking);
    if (!c->anonymous)
        print_pair(words_field(FIELD_RELATION), words_relation(c->relation));
    print_pair(words_field(FIELD_SEEKER_NAME), c->seeker_name);
    print_pair(words_field(FIELD_SUBJECT), c->subject);
    print_pair(words_field(FIELD_DESCRIPTION), c->description);
}

static void print_events(const struct event_list *events)
{
    (void)printf("\n");
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        char *at = when_moment(event->at);
        char *note = command_shown(event->note == NULL ? "" : event->note);

        (void)printf("%s\t%s\t%s%s%s\n", at, words_action(event->action),
                     event->actor == NULL ? "-" : event->actor, *note == '\0' ? "" : "\t", note);
        free(at);
        mem_free_secret(note);
    }
}

static void print_record(const struct complaint_record *r, const struct event_list *events)
{
    char *grouped = tracking_group(r->tracking);
    char *received = when_moment(r->received);
    char *due = when_day(r->due);

    print_pair(_("Tracking number"), grouped);
    print_pair(_("Status"), words_status(r->status));
    print_pair(_("Received"), received);
    print_pair(_("Decision by"), due);
    if (status_is_open(r->status) && date_compare(r->due, clock_today()) < 0)
        print_pair(_("Overdue"), _("yes"));
    print_pair(_("Who has it now"), r->office);
    if (r->outcome != OUTCOME_NONE)
        print_pair(_("Decision"), words_outcome(r->outcome));
    print_pair(_("Typed by"), r->typed_by);
    print_filed(&r->filed);
    print_events(events);
    free(grouped);
    free(received);
    free(due);
}

static int show(struct store *store, const char *text, bool json)
{
    struct complaint_record record = {0};
    struct event_list events = {0};
    char tracking[TRACKING_SIZE];
    struct err e = {0};
    enum err_code code = command_tracking(text, tracking, &e);

    if (code == ERR_OK)
        code = store_complaint(store, tracking, &record, &events, &e);
    if (code != ERR_OK)
        return command_report(NULL, &e);
    if (json)
        json_print(json_complaint(&record, &events, clock_today()));
    else
        print_record(&record, &events);
    complaint_record_wipe(&record);
    event_list_wipe(&events);
    return 0;
}

int complaint_show_run(struct command_context *context, int argc, char **argv)
{
    struct strv arguments = {0};
    const char *wrong = NULL;
    bool json = false;
    const struct option_spec specs[] = {{"--json", NULL, &json}};
    struct store *store;
    char *text = NULL;
    int result = 0;

    if (!options_read(argc, argv, specs, 1, &arguments, &wrong) || arguments.count == 0) {
        result = command_misused("complaint show", wrong);
        strv_clear(&arguments);
        return result;
    }
    store = command_store(context, &result);
    if (store != NULL)
        result = command_require(store, ROLES_STAFF);
    text = strv_join(&arguments, " "); /* a number written in groups comes as several arguments */
    if (store != NULL && result == 0)
        result = show(store, text, json);
    free(text);
    strv_clear(&arguments);
    return result;
}
