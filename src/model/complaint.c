#include "model/complaint.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

static const char *const KINDS[KIND_COUNT] = {
    [KIND_CITIZEN] = "citizen", [KIND_STAFF] = "staff", [KIND_OFFICIAL] = "official"};

static const char *const MEDIA[MEDIUM_COUNT] = {
    [MEDIUM_KIOSK] = "kiosk", [MEDIUM_DESK] = "desk",   [MEDIUM_POST] = "post",
    [MEDIUM_EMAIL] = "email", [MEDIUM_PHONE] = "phone", [MEDIUM_SUO_MOTU] = "suo_motu"};

static const char *const RELATIONS[RELATION_COUNT] = {[RELATION_SELF] = "self",
                                                      [RELATION_REPRESENTATIVE] = "representative",
                                                      [RELATION_RELATIVE] = "relative"};

static const char *const STATUSES[STATUS_COUNT] = {
    [STATUS_NEW] = "new",
    [STATUS_ACCEPTED] = "accepted",
    [STATUS_OPINION_ASKED] = "opinion_asked",
    [STATUS_OPINION_RECEIVED] = "opinion_received",
    [STATUS_INVESTIGATING] = "investigating",
    [STATUS_SERVICE_ORDERED] = "service_ordered",
    [STATUS_FORWARDED] = "forwarded",
    [STATUS_FILED_AWAY] = "filed_away",
    [STATUS_DISPOSED] = "disposed",
    [STATUS_APPEALED] = "appealed",
    [STATUS_REFERRED_TO_CELL] = "referred_to_cell",
};

static const char *const OUTCOMES[OUTCOME_COUNT] = {
    [OUTCOME_NONE] = NULL,
    [OUTCOME_SERVICE_GIVEN] = "service_given",
    [OUTCOME_ANSWER_SATISFACTORY] = "answer_satisfactory",
    [OUTCOME_INSTRUCTION_CARRIED_OUT] = "instruction_carried_out",
    [OUTCOME_BLAME_PROVED] = "blame_proved",
    [OUTCOME_FALSE_BLAME] = "false_blame",
    [OUTCOME_OTHER] = "other",
};

static const char *const ACTIONS[ACTION_COUNT] = {
    [ACTION_FILE] = "file",
    [ACTION_ACCEPT] = "accept",
    [ACTION_ASK_OPINION] = "ask-opinion",
    [ACTION_LOG_OPINION] = "log-opinion",
    [ACTION_INVESTIGATE] = "investigate",
    [ACTION_ORDER_SERVICE] = "order-service",
    [ACTION_FORWARD] = "forward",
    [ACTION_FILE_AWAY] = "file-away",
    [ACTION_DISPOSE] = "dispose",
    [ACTION_INFORM] = "inform",
    [ACTION_GRS_NUMBER] = "grs-number",
    [ACTION_NOTE] = "note",
    [ACTION_APPEAL] = "appeal",
    [ACTION_REFER_CELL] = "refer-cell",
    [ACTION_RATE] = "rate",
    [ACTION_UNDO] = "undo",
};

static const char *const RATINGS[RATING_COUNT] = {
    [RATING_NONE] = NULL,
    [RATING_SATISFIED] = "satisfied",
    [RATING_DISSATISFIED] = "dissatisfied",
};

/* The index of the name, or -1. */
static int find_name(const char *const *names, int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        if (names[i] != NULL && strcmp(names[i], name) == 0)
            return i;
    }
    return -1;
}

/* Every enum of this module is known outside by its name, both ways. */
#define NAMES(type, prefix, table, count)                                                          \
    const char *prefix##_name(enum type value)                                                     \
    {                                                                                              \
        return table[value];                                                                       \
    }                                                                                              \
    bool prefix##_parse(const char *name, enum type *value)                                        \
    {                                                                                              \
        int i = find_name(table, count, name);                                                     \
                                                                                                   \
        if (i >= 0)                                                                                \
            *value = (enum type)i;                                                                 \
        return i >= 0;                                                                             \
    }

NAMES(complaint_kind, complaint_kind, KINDS, KIND_COUNT)
NAMES(medium, medium, MEDIA, MEDIUM_COUNT)
NAMES(relation, relation, RELATIONS, RELATION_COUNT)
NAMES(status, status, STATUSES, STATUS_COUNT)
NAMES(outcome, outcome, OUTCOMES, OUTCOME_COUNT)
NAMES(action, action, ACTIONS, ACTION_COUNT)
NAMES(rating, rating, RATINGS, RATING_COUNT)

bool status_is_open(enum status status)
{
    return status != STATUS_FILED_AWAY && status != STATUS_DISPOSED;
}

int tier_default_days(enum tier tier)
{
    switch (tier) {
    case TIER_APPEAL:
        return 20;
    case TIER_CELL:
        return 60;
    default:
        return 30;
    }
}

void complaint_wipe(struct complaint *complaint)
{
    char **strings[] = {
        &complaint->office,
        &complaint->name,
        &complaint->mobile,
        &complaint->email,
        &complaint->nid,
        &complaint->present_address,
        &complaint->permanent_address,
        &complaint->service_tracking,
        &complaint->seeker_name,
        &complaint->subject,
        &complaint->description,
    };

    for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++)
        mem_free_secret(*strings[i]);
    explicit_bzero(complaint, sizeof(*complaint));
}

static bool same_texts(const struct complaint *a, const struct complaint *b)
{
    return str_equal(a->office, b->office) && str_equal(a->name, b->name) &&
           str_equal(a->mobile, b->mobile) && str_equal(a->email, b->email) &&
           str_equal(a->nid, b->nid) && str_equal(a->present_address, b->present_address) &&
           str_equal(a->permanent_address, b->permanent_address) &&
           str_equal(a->service_tracking, b->service_tracking) &&
           str_equal(a->seeker_name, b->seeker_name) && str_equal(a->subject, b->subject) &&
           str_equal(a->description, b->description);
}

static bool same_service(const struct complaint *a, const struct complaint *b)
{
    return a->has_service == b->has_service &&
           (!a->has_service ||
            (a->service_section == b->service_section && a->service_serial == b->service_serial)) &&
           date_compare(a->service_applied_on, b->service_applied_on) == 0;
}

bool complaint_same(const struct complaint *a, const struct complaint *b)
{
    return a->kind == b->kind && a->medium == b->medium && a->anonymous == b->anonymous &&
           a->against_gro == b->against_gro && a->relation == b->relation && same_texts(a, b) &&
           same_service(a, b);
}

void complaint_record_wipe(struct complaint_record *record)
{
    complaint_wipe(&record->filed);
    free(record->typed_by);
    free(record->office);
    explicit_bzero(record, sizeof(*record));
}

void event_wipe(struct event *event)
{
    free(event->actor);
    free(event->office);
    free(event->other_office);
    mem_free_secret(event->note);
    mem_free_secret(event->person);
    mem_free_secret(event->cause);
    mem_free_secret(event->advice);
    memset(event, 0, sizeof(*event));
}

void event_list_wipe(struct event_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        event_wipe(&list->items[i]);
    free(list->items);
    memset(list, 0, sizeof(*list));
}
