/* A complaint, its history and the words of the complaint system (GRS). Structs and names only; what
 * is allowed when stands in model/workflow.h, what a field may hold in model/validate.h.
 *
 * The form is Annex ক-1 of the GRS guidelines 2015 (revised 2018). Strings are clean UTF-8, owned,
 * NULL where not given; numbers that people type (mobile, NID) are stored in ASCII digits. */
#ifndef SEBADESK_MODEL_COMPLAINT_H
#define SEBADESK_MODEL_COMPLAINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "model/tracking.h"

enum complaint_kind { KIND_CITIZEN, KIND_STAFF, KIND_OFFICIAL, KIND_COUNT }; /* §4 */

enum medium {
    MEDIUM_KIOSK,
    MEDIUM_DESK,
    MEDIUM_POST,
    MEDIUM_EMAIL,
    MEDIUM_PHONE,
    MEDIUM_SUO_MOTU,
    MEDIUM_COUNT
};

enum relation { RELATION_SELF, RELATION_REPRESENTATIVE, RELATION_RELATIVE, RELATION_COUNT };

enum status {
    STATUS_NEW,
    STATUS_ACCEPTED,
    STATUS_OPINION_ASKED,
    STATUS_OPINION_RECEIVED,
    STATUS_INVESTIGATING,
    STATUS_SERVICE_ORDERED,
    STATUS_FORWARDED,
    STATUS_FILED_AWAY,
    STATUS_DISPOSED,
    STATUS_APPEALED,
    STATUS_REFERRED_TO_CELL,
    STATUS_COUNT
};

enum outcome {
    OUTCOME_NONE,
    OUTCOME_SERVICE_GIVEN,
    OUTCOME_ANSWER_SATISFACTORY,
    OUTCOME_INSTRUCTION_CARRIED_OUT,
    OUTCOME_BLAME_PROVED,
    OUTCOME_FALSE_BLAME,
    OUTCOME_OTHER,
    OUTCOME_COUNT
};

enum action {
    ACTION_FILE, /* the complaint comes in; always the first event */
    ACTION_ACCEPT,
    ACTION_ASK_OPINION,
    ACTION_LOG_OPINION,
    ACTION_INVESTIGATE,
    ACTION_ORDER_SERVICE,
    ACTION_FORWARD,
    ACTION_FILE_AWAY,
    ACTION_DISPOSE,
    ACTION_INFORM,
    ACTION_GRS_NUMBER,
    ACTION_NOTE,
    ACTION_APPEAL,
    ACTION_REFER_CELL,
    ACTION_RATE,
    ACTION_UNDO, /* takes the step before back; both stay in the history */
    ACTION_COUNT
};

enum rating { RATING_NONE, RATING_SATISFIED, RATING_DISSATISFIED, RATING_COUNT };

enum tier { TIER_GRO = 1, TIER_APPEAL = 2, TIER_CELL = 3 };

enum { FORM_KEY_SIZE = 16 };

struct complaint {
    char *office;        /* an office id */
    int charter_version; /* of the office's charter that the complainant saw; 0: the current one */
    enum complaint_kind kind;
    enum medium medium;
    bool anonymous;
    bool against_gro;
    char *name;
    char *mobile;
    char *email;
    char *nid; /* national identity, birth registration or passport number */
    char *present_address;
    char *permanent_address;
    bool has_service;
    int service_section; /* enum section */
    int service_serial;
    struct date service_applied_on;
    char *service_tracking;
    enum relation relation;
    char *seeker_name; /* who sought the service, where it is not the complainant */
    char *subject;
    char *description;
    unsigned char
        form_key[FORM_KEY_SIZE]; /* the same key twice is the same complaint; zero: none */
};

/* A complaint as the store gives it out: what was filed, and where it stands. */
struct complaint_record {
    int64_t id; /* the store's; in the order of filing */
    char tracking[TRACKING_SIZE];
    struct complaint filed;
    char *typed_by;   /* the account that typed it; NULL at the kiosk */
    int64_t received; /* UTC seconds */
    enum status status;
    enum tier tier;
    char *office;    /* who has it now: an office id */
    struct date due; /* by when the present tier must decide */
    enum outcome outcome;
    struct date next_by; /* see struct event */
    int64_t last_event;  /* the id of the event that says all this */
};

struct event {
    int64_t id;
    int64_t at;  /* UTC seconds */
    char *actor; /* an account name; NULL for the complainant at the kiosk */
    enum action action;
    enum status status; /* after the action */
    enum tier tier;
    char *office; /* who has it after the action */
    struct date due;
    enum outcome outcome;
    char *note;          /* NULL for none, as are all that follow */
    char *other_office;  /* whom an opinion was asked of; where a forwarded complaint came from */
    char *person;        /* whom an opinion was asked of; who appeals */
    struct date next_by; /* by when the opinion, the report, or word to the complainant must come */
    enum rating rating;
    char *cause;  /* what gave rise to the complaint (Annex গ-2) */
    char *advice; /* against a repetition (Annex গ-2) */
};

struct event_list {
    struct event *items; /* oldest first */
    size_t count;
    size_t cap;
};

/* Each overwrites the strings before freeing them. */
void complaint_wipe(struct complaint *complaint);
void complaint_record_wipe(struct complaint_record *record);
void event_wipe(struct event *event);
void event_list_wipe(struct event_list *list);

/* Whether both say the same, whatever their form keys and the charter that was seen. */
bool complaint_same(const struct complaint *a, const struct complaint *b);

/* The names used on the command line, in JSON and in the store: "suo_motu", "ask-opinion" … */
const char *complaint_kind_name(enum complaint_kind kind);
const char *medium_name(enum medium medium);
const char *relation_name(enum relation relation);
const char *status_name(enum status status);
const char *outcome_name(enum outcome outcome); /* NULL for OUTCOME_NONE */
const char *action_name(enum action action);
const char *rating_name(enum rating rating); /* NULL for RATING_NONE */

/* The value of a name; false for any other. */
bool complaint_kind_parse(const char *name, enum complaint_kind *kind);
bool medium_parse(const char *name, enum medium *medium);
bool relation_parse(const char *name, enum relation *relation);
bool status_parse(const char *name, enum status *status);
bool outcome_parse(const char *name, enum outcome *outcome);
bool action_parse(const char *name, enum action *action);
bool rating_parse(const char *name, enum rating *rating);

/* Whether the complaint still waits for a decision of its present tier. */
bool status_is_open(enum status status);

/* The time limit of a tier in working days where the charter prints none (§7.4.1). */
int tier_default_days(enum tier tier);

#endif
