#include "screens/case_page.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/explain.h"
#include "model/workflow.h"
#include "model/words.h"
#include "text/digits.h"
#include "text/when.h"

/* ---- where it stands ----------------------------------------------------------------------------- */

static void add_day(struct page *page, enum style style, const char *label, struct date day)
{
    char *text;

    if (date_is_none(day))
        return;
    text = when_day(day);
    page_pair(page, style, label, text);
    free(text);
}

void case_add_head(struct page *page, const struct staff *staff,
                   const struct complaint_record *record)
{
    char *grouped = tracking_group(record->tracking);
    char *number = digits_local(i18n_language(), grouped);
    bool open = status_is_open(record->status);
    bool late = open && date_compare(record->due, clock_today()) < 0;

    page_text(page, STYLE_TITLE, 0, number);
    page_text(page, STYLE_STRONG, 0, record->filed.subject == NULL ? "" : record->filed.subject);
    page_gap(page);
    page_pair(page, STYLE_STRONG, _("Status"), words_status(record->status));
    if (record->outcome != OUTCOME_NONE)
        page_pair(page, STYLE_BODY, _("Decision"), words_outcome(record->outcome));
    if (open)
        add_day(page, late ? STYLE_WARNING : STYLE_BODY, _("Decision by"), record->due);
    if (late)
        page_pair(page, STYLE_WARNING, "", _("the time has run out"));
    page_pair(page, STYLE_BODY, _("Who has it now"), words_tier(record->tier));
    page_pair(page, STYLE_BODY, "", staff_office_name(staff, record->office));
    free(number);
    free(grouped);
}

void case_add_counting(struct page *page, const struct staff *staff,
                       const struct complaint_record *record, const struct event_list *events)
{
    struct situation situation;
    struct strv lines = {0};
    struct due due;

    if (events->count == 0 || !status_is_open(record->status))
        return;
    workflow_situation(events, record->filed.anonymous, &situation);
    calendar_account(&staff->calendar, situation.tier_began, record->due, &due);
    explain_due(&due, &lines);
    for (size_t i = 0; i < lines.count; i++)
        page_pair(page, STYLE_FAINT, i == 0 ? _("How it is counted") : "", lines.items[i]);
    strv_clear(&lines);
    due_clear(&due);
}

/* ---- what was filed ------------------------------------------------------------------------------ */

static void add_text(struct page *page, const char *label, const char *text)
{
    struct strv lines = {0};

    if (text == NULL)
        return;
    strv_split(&lines, text, '\n');
    for (size_t i = 0; i < lines.count; i++)
        page_pair(page, STYLE_BODY, i == 0 ? label : "", lines.items[i]);
    strv_clear(&lines);
}

static void add_number(struct page *page, const char *label, const char *number)
{
    char *local;

    if (number == NULL)
        return;
    local = digits_local(i18n_language(), number);
    page_pair(page, STYLE_BODY, label, local);
    mem_free_secret(local);
}

static void add_person(struct page *page, const struct complaint *c)
{
    if (c->anonymous) {
        page_pair(page, STYLE_BODY, _("Name"), _("anonymous"));
        return;
    }
    add_text(page, _("Name"), c->name);
    add_number(page, _("Mobile number"), c->mobile);
    add_text(page, _("E-mail"), c->email);
    add_number(page, _("Identity number"), c->nid);
    add_text(page, _("Present address"), c->present_address);
    if (!str_equal(c->permanent_address, c->present_address))
        add_text(page, _("Permanent address"), c->permanent_address);
    page_pair(page, STYLE_BODY, _("On whose behalf"), words_relation(c->relation));
    add_text(page, _("Who sought the service"), c->seeker_name);
}

static void add_how(struct page *page, const struct complaint_record *record)
{
    char *received = when_moment(record->received);

    page_pair(page, STYLE_BODY, _("Received"), received);
    page_pair(page, STYLE_BODY, _("How it came in"), words_medium(record->filed.medium));
    page_pair(page, STYLE_BODY, _("Typed by"),
              record->typed_by == NULL ? _("the visitor, at the kiosk") : record->typed_by);
    page_pair(page, STYLE_BODY, _("Kind of complaint"), words_kind(record->filed.kind));
    if (record->filed.against_gro)
        page_pair(page, STYLE_STRONG, _("About the GRS officer"), _("Yes"));
    free(received);
}

void case_add_filed(struct page *page, const struct complaint_record *record, const char *service)
{
    const struct complaint *c = &record->filed;

    add_text(page, _("What happened"), c->description);
    page_gap(page);
    add_person(page, c);
    page_gap(page);
    add_text(page, _("Service"), service);
    if (c->has_service)
        add_day(page, STYLE_BODY, _("Date of application"), c->service_applied_on);
    add_text(page, _("Application number"), c->service_tracking);
    add_how(page, record);
}

char *case_service(struct store *store, const struct complaint *filed)
{
    struct charter charter = {0};
    const struct service *service;
    char *name = NULL;

    if (!filed->has_service ||
        store_charter(store, filed->office, filed->charter_version, &charter, NULL) != ERR_OK)
        return NULL;
    service =
        charter_service(&charter, (enum section)filed->service_section, filed->service_serial);
    if (service != NULL)
        name = mem_copy_string(service->name);
    charter_clear(&charter);
    return name;
}

/* ---- what happened ------------------------------------------------------------------------------- */

/* "accepted · karim": what was done, and by whom. */
static char *event_line(const struct staff *staff, const struct event *event)
{
    struct str line = {0};

    str_add(&line, words_action(event->action));
    if (event->outcome != OUTCOME_NONE && event->action == ACTION_DISPOSE)
        str_addf(&line, ": %s", words_outcome(event->outcome));
    if (event->rating != RATING_NONE)
        str_addf(&line, ": %s", words_rating(event->rating));
    if (event->action == ACTION_FORWARD)
        str_addf(&line, ": %s", staff_office_name(staff, event->office));
    if (event->person != NULL)
        str_addf(&line, " (%s)", event->person);
    str_addf(&line, " · %s", event->actor == NULL ? _("the visitor, at the kiosk") : event->actor);
    return str_take(&line);
}

void case_add_history(struct page *page, const struct staff *staff, const struct event_list *events)
{
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        char *day = when_date(clock_dhaka(event->at).date);
        char *line = event_line(staff, event);

        page_pair(page, STYLE_BODY, day, line);
        add_text(page, "", event->note);
        add_text(page, "", event->cause);
        add_text(page, "", event->advice);
        mem_free_secret(line);
        free(day);
    }
}
