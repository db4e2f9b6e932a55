#include "commands/json.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"
#include "text/clean.h"

json_t *json_text(const char *text)
{
    json_t *value = text == NULL ? json_null() : json_string(text);
    char *clean;

    if (value != NULL)
        return value;
    clean = clean_string(text, CLEAN_LINES); /* a file name need not be UTF-8 */
    value = json_string(clean);
    free(clean);
    return value;
}

json_t *json_date(struct date date)
{
    char text[DATE_TEXT_SIZE];

    return date_is_none(date) ? json_null() : json_string(date_format(date, text));
}

static json_t *json_moment(int64_t utc)
{
    char text[CLOCK_TEXT_SIZE];

    return json_string(clock_format(utc, text));
}

json_t *json_list(const struct strv *list)
{
    json_t *array = json_array();

    for (size_t i = 0; i < list->count; i++)
        (void)json_array_append_new(array, json_text(list->items[i]));
    return array;
}

/* A number the charter leaves out is null. */
static json_t *json_count(int number)
{
    return number == NO_NUMBER ? json_null() : json_integer(number);
}

static void set(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0)
        mem_abort("out of memory");
}

json_t *json_office(const struct office *office)
{
    json_t *o = json_object();

    set(o, "id", json_text(office->id));
    set(o, "name", json_text(office->name));
    set(o, "department", json_text(office->department));
    set(o, "upazila", json_text(office->upazila));
    set(o, "district", json_text(office->district));
    set(o, "website", json_text(office->website));
    return o;
}

static void set_contact(json_t *o, const struct contact *contact)
{
    set(o, "phones", json_list(&contact->phones));
    set(o, "emails", json_list(&contact->emails));
    set(o, "websites", json_list(&contact->websites));
}

static json_t *json_officer(const struct officer *officer)
{
    json_t *o = json_object();

    set(o, "name", json_text(officer->name));
    set(o, "post", json_text(officer->post));
    set_contact(o, &officer->contact);
    return o;
}

static json_t *json_service(const struct service *s)
{
    json_t *o = json_object();

    set(o, "section", json_text(section_name(s->section)));
    set(o, "serial", json_integer(s->serial));
    set(o, "name", json_text(s->name));
    set(o, "delivery_method", json_text(s->delivery_method));
    set(o, "required_documents", json_text(s->required_documents));
    set(o, "fee", json_text(s->fee));
    set(o, "time_limit", json_text(s->time_limit));
    set(o, "time_limit_days", json_count(s->time_limit_days));
    set(o, "immediate", json_boolean(s->immediate));
    set(o, "officer", s->has_officer ? json_officer(&s->officer) : json_null());
    return o;
}

static json_t *json_tier(const struct grs_tier *t)
{
    json_t *o = json_object();

    set(o, "tier", json_integer(t->tier));
    set(o, "when", json_text(t->when));
    set(o, "who", json_text(t->who));
    set(o, "address", json_text(t->address));
    set_contact(o, &t->contact);
    set(o, "time_limit", json_text(t->time_limit));
    set(o, "working_days", json_count(t->working_days));
    return o;
}

static json_t *json_charter_office(const struct charter *c)
{
    json_t *o = json_office(&c->office);
    json_t *signatory = json_null();

    set(o, "vision", json_text(c->vision));
    set(o, "mission", json_text(c->mission));
    set(o, "charter_date", json_date(c->date));
    if (c->signatory_name != NULL || c->signatory_post != NULL) {
        signatory = json_object();
        set(signatory, "name", json_text(c->signatory_name));
        set(signatory, "post", json_text(c->signatory_post));
    }
    set(o, "signatory", signatory);
    set(o, "version", json_integer(c->version));
    return o;
}

json_t *json_charter(const struct charter *c)
{
    json_t *o = json_object();
    json_t *services = json_array();
    json_t *grs = json_array();

    for (size_t i = 0; i < c->service_count; i++)
        (void)json_array_append_new(services, json_service(&c->services[i]));
    for (size_t i = 0; i < c->tier_count; i++)
        (void)json_array_append_new(grs, json_tier(&c->tiers[i]));
    set(o, "office", json_charter_office(c));
    set(o, "services", services);
    set(o, "expectations", json_list(&c->expectations));
    set(o, "grs", grs);
    return o;
}

/* ---- complaints ---------------------------------------------------------------------------------- */

static json_t *json_complainant(const struct complaint *c)
{
    json_t *o = json_object();

    set(o, "kind", json_text(complaint_kind_name(c->kind)));
    set(o, "anonymous", json_boolean(c->anonymous));
    set(o, "name", json_text(c->name));
    set(o, "mobile", json_text(c->mobile));
    set(o, "email", json_text(c->email));
    set(o, "nid", json_text(c->nid));
    set(o, "present_address", json_text(c->present_address));
    set(o, "permanent_address", json_text(c->permanent_address));
    set(o, "relation", json_text(relation_name(c->relation)));
    set(o, "seeker_name", json_text(c->seeker_name));
    return o;
}

static json_t *json_event(const struct event *event)
{
    json_t *o = json_object();

    set(o, "at", json_moment(event->at));
    set(o, "actor", json_text(event->actor));
    set(o, "action", json_text(action_name(event->action)));
    set(o, "status", json_text(status_name(event->status)));
    set(o, "note", json_text(event->note));
    set(o, "tier", json_integer((int)event->tier));
    set(o, "office", json_text(event->office));
    set(o, "due", json_date(event->due));
    set(o, "outcome", json_text(outcome_name(event->outcome)));
    set(o, "other_office", json_text(event->other_office));
    set(o, "person", json_text(event->person));
    set(o, "by", json_date(event->next_by));
    set(o, "rating", json_text(rating_name(event->rating)));
    set(o, "cause", json_text(event->cause));
    set(o, "advice", json_text(event->advice));
    return o;
}

json_t *json_step(const char *tracking, const struct event *event)
{
    json_t *o = json_event(event);

    set(o, "tracking", json_text(tracking));
    return o;
}

json_t *json_grant(const char *name, const struct grant *grant)
{
    json_t *o = json_object();

    set(o, "user", json_text(name));
    set(o, "role", json_text(role_name(grant->role)));
    set(o, "office", json_text(grant->office));
    return o;
}

json_t *json_left_drafts(const char *account, size_t count)
{
    json_t *o = json_object();

    set(o, "user", json_text(account));
    set(o, "role", json_null());
    set(o, "office", json_null());
    set(o, "drafts", json_integer((json_int_t)count));
    return o;
}

static json_t *json_events(const struct event_list *events)
{
    json_t *array = json_array();

    for (size_t i = 0; i < events->count; i++)
        (void)json_array_append_new(array, json_event(&events->items[i]));
    return array;
}

static json_t *json_service_of(const struct complaint *c)
{
    char *key;
    json_t *value;

    if (!c->has_service)
        return json_null();
    key = service_key((enum section)c->service_section, c->service_serial);
    value = json_string(key);
    free(key);
    return value;
}

json_t *json_complaint(const struct complaint_record *r, const struct event_list *events,
                       struct date today)
{
    const struct complaint *c = &r->filed;
    json_t *o = json_object();

    set(o, "tracking", json_text(r->tracking));
    set(o, "office", json_text(r->office));
    set(o, "filed_with", json_text(c->office));
    set(o, "status", json_text(status_name(r->status)));
    set(o, "tier", json_integer((int)r->tier));
    set(o, "received", json_moment(r->received));
    set(o, "due", json_date(r->due));
    set(o, "overdue", json_boolean(status_is_open(r->status) && date_compare(r->due, today) < 0));
    set(o, "outcome", json_text(outcome_name(r->outcome)));
    set(o, "medium", json_text(medium_name(c->medium)));
    set(o, "typed_by", json_text(r->typed_by));
    set(o, "against_gro", json_boolean(c->against_gro));
    set(o, "complainant", json_complainant(c));
    set(o, "service", json_service_of(c));
    set(o, "charter_version", json_integer(c->charter_version));
    set(o, "service_applied_on", json_date(c->service_applied_on));
    set(o, "service_tracking", json_text(c->service_tracking));
    set(o, "subject", json_text(c->subject));
    set(o, "description", json_text(c->description));
    if (events != NULL)
        set(o, "events", json_events(events));
    return o;
}

json_t *json_receipt(const struct receipt *receipt)
{
    json_t *o = json_object();

    set(o, "tracking", json_text(receipt->tracking));
    set(o, "received", json_moment(receipt->received));
    set(o, "due", json_date(receipt->due));
    set(o, "office", json_text(receipt->office));
    if (receipt->repeated)
        set(o, "repeated", json_true());
    return o;
}

void json_print(json_t *value)
{
    char *text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(9));

    if (text == NULL)
        mem_abort("out of memory");
    (void)puts(text);
    mem_free_secret(text);
    json_decref(value);
}
