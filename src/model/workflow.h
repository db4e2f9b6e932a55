/* What may happen to a complaint, and what it leads to: the officer's work of the GRS guidelines 2015
 * (revised 2018) as one table. Pure rules; store/acts.c applies them, screens ask what to offer.
 *
 * A step that was undone counts as if it had never been; the events of both stay. */
#ifndef SEBADESK_MODEL_WORKFLOW_H
#define SEBADESK_MODEL_WORKFLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "model/calendar.h"
#include "model/complaint.h"
#include "model/role.h"

/* Working days, §7.4.1 and §6.1. */
enum {
    DAYS_INVESTIGATION = 10, /* more for the GRS officer who opens one */
    DAYS_REPORT = 20,        /* for the investigation's report */
    DAYS_TELL = 7            /* from the decision until the complainant must have been told */
};

/* What a step may carry. */
enum {
    CARRIES_NOTE = 1,
    CARRIES_OUTCOME = 2,
    CARRIES_OFFICE = 4, /* another office */
    CARRIES_PERSON = 8, /* a name */
    CARRIES_BY = 16,    /* a day */
    CARRIES_RATING = 32,
    CARRIES_FINDINGS = 64 /* cause and advice */
};

/* Who takes a step, besides an admin. */
enum step_taker {
    TAKER_NOBODY,     /* only the store itself */
    TAKER_HANDLER,    /* the officer of the tier that the complaint is at */
    TAKER_OFFICE,     /* the same, or the desk */
    TAKER_COMPLAINANT /* at the kiosk, or the desk for him */
};

/* A row of the table: the action, where it may be taken, and where it leads. */
struct workflow_rule {
    unsigned from;  /* the statuses, 1 << status each */
    enum status to; /* STATUS_COUNT: the status stays */
    enum step_taker taker;
    unsigned needs; /* what the step must carry */
    unsigned takes; /* what it may carry besides */
};

const struct workflow_rule *workflow_rule(enum action action);

/* What a person asks for. All borrowed; NULL, zero or none for what is not given. */
struct workflow_step {
    enum action action;
    const char *note; /* reason, question, answer, grounds, GRS number: by action */
    enum outcome outcome;
    const char *to; /* an office id */
    const char *person;
    struct date by;
    enum rating rating;
    const char *cause;
    const char *advice;
    const unsigned char
        *draft; /* the key of what was kept of it while it was written; NULL: none */
};

/* Where a complaint stands, as its events say. Everything is borrowed from them. */
struct situation {
    const struct event *now;  /* the last event that counts */
    const struct event *back; /* the one before it, to which an undo leads; NULL: none */
    int64_t last_id;          /* of the very last event, an undo included */
    bool anonymous;
    bool extended;          /* an investigation has lengthened this tier's time */
    bool informed;          /* since it was closed */
    bool rated;             /* the same */
    struct date closed_on;  /* none while it is open */
    struct date tier_began; /* day 0 of the tier's time */
};

/* The events that count, oldest first, into `out` (room for list->count); returns how many. */
size_t workflow_effective(const struct event_list *list, const struct event **out);

/* The list must begin with ACTION_FILE, as the store's do. */
void workflow_situation(const struct event_list *list, bool anonymous, struct situation *out);

/* Why a step cannot be taken. */
enum refusal {
    REFUSAL_NONE,
    REFUSAL_STAGE,     /* not in this status */
    REFUSAL_TIME_LEFT, /* appeal, Cell: not decided, and the time has not run out */
    REFUSAL_TOO_LATE,  /* appeal: the month is over */
    REFUSAL_TIER,      /* the complaint is not at the tier from which this leads on */
    REFUSAL_DONE,      /* informed or rated before */
    REFUSAL_NOT_YOURS, /* undo: somebody else's step, or no officer's */
    REFUSAL_ROLE,      /* the account may not do that */
    REFUSAL_NOTE,      /* the reason (question, answer …) is missing */
    REFUSAL_OUTCOME,
    REFUSAL_OFFICE, /* missing, unknown, or the one that has it already */
    REFUSAL_WHOM,   /* neither an office nor a person is named */
    REFUSAL_BY,     /* the day is missing or past */
    REFUSAL_RATING,
    REFUSAL_EXTRA, /* it carries what such a step does not take */
    REFUSAL_LONG,  /* a text is too long */
    REFUSAL_COUNT
};

enum { STEP_TEXT_LIMIT = 5000, STEP_NAME_LIMIT = 200, GRS_NUMBER_LIMIT = 40 }; /* code points */

/* Whether the action is possible at this stage, whoever takes it. */
enum refusal workflow_may(const struct situation *s, enum action action, struct date today);

/* Whether somebody with these roles in the office (see access_roles) may take it. `account` decides what can
 * be undone. */
enum refusal workflow_may_account(const struct situation *s, enum action action, unsigned roles,
                                  const char *account);

/* Whether the step carries what it must and nothing else. */
enum refusal workflow_check_step(const struct situation *s, const struct workflow_step *step,
                                 struct date today);

/* One English sentence, N_(): what is wrong and what to do. */
const char *workflow_refusal_text(enum refusal refusal);

/* The field of a step that the refusal is about ("note"), "" for none. */
const char *workflow_refusal_field(enum refusal refusal);

/* The time limits of the tiers in working days, indexed by enum tier. */
struct tier_limits {
    int days[TIER_CELL + 1];
};

/* The event that the step leads to, at `now`. All checks above must have passed. Everything in *out is a
 * copy; wipe it with event_wipe. */
void workflow_apply(const struct situation *s, const struct workflow_step *step,
                    const struct tier_limits *limits, const struct calendar *calendar,
                    const char *actor, int64_t now, struct event *out);

/* The last day on which an appeal against a decision of that day is taken (§7.4.1: one month). */
struct date workflow_appeal_until(struct date closed_on);

#endif
