/* The complaint form as it is filled in, question by question: what was answered, which question comes
 * next, what is still wrong. Drawing is kiosk_form.c's.
 *
 * The questions follow Annex ক-1 of the GRS guidelines 2015 (revised 2018); anonymity is asked early. */
#ifndef SEBADESK_SCREENS_FORM_H
#define SEBADESK_SCREENS_FORM_H

#include <stdbool.h>

#include "model/calendar.h"
#include "model/charter.h"
#include "model/complaint.h"
#include "model/validate.h"
#include "ui/editor.h"

enum step {
    STEP_NOTICE, /* what is not accepted */
    STEP_ANONYMOUS,
    STEP_SERVICE,
    STEP_APPLIED_ON,
    STEP_TOO_EARLY, /* the card's time limit has not run out */
    STEP_SERVICE_TRACKING,
    STEP_KIND,
    STEP_AGAINST_GRO,
    STEP_SUBJECT,
    STEP_DESCRIPTION,
    STEP_NAME,
    STEP_MOBILE,
    STEP_EMAIL,
    STEP_NID,
    STEP_PRESENT_ADDRESS,
    STEP_SAME_ADDRESS,
    STEP_PERMANENT_ADDRESS,
    STEP_RELATION,
    STEP_SEEKER_NAME,
    STEP_REVIEW,
    STEP_COUNT
};

struct form {
    enum step step;
    bool begun;     /* something was answered */
    bool reviewing; /* a single answer is being changed: afterwards back to the review */
    unsigned char key[FORM_KEY_SIZE]; /* files this form once only */
    bool anonymous;
    bool has_service;
    enum section section;
    int serial;
    struct date applied_on; /* 0: not told */
    struct date limit_ends; /* when the card's time limit runs out; 0: not known */
    enum complaint_kind kind;
    bool against_gro;
    bool same_address;
    enum relation relation;
    struct editor fields[FIELD_COUNT]; /* of the questions that are typed */
};

/* An empty form with a key of its own. */
void form_begin(struct form *form);
void form_wipe(struct form *form); /* overwrites all; also a zeroed one */

/* Whether anything was typed. */
bool form_has_text(const struct form *form);

/* The typed field of a question; FIELD_COUNT for a question that is chosen. */
enum field form_step_field(enum step step);

/* Whether the question is to be asked, as the others are answered. */
bool form_asks(const struct form *form, enum step step, struct date today);

/* Goes to the next or the question before that is to be asked; false at the ends. */
bool form_forward(struct form *form, struct date today);
bool form_backward(struct form *form, struct date today);

/* Which of how many questions this is, counting from 1; notice, warning and review are none (0). */
void form_progress(const struct form *form, struct date today, int *at, int *of);

/* Checks the typed answer of a question and keeps it in its stored form. */
enum fault form_check(struct form *form, enum step step, struct date today);

/* When the time limit of the service runs out, counted from the day of application. */
void form_count_limit(struct form *form, const struct service *service,
                      const struct calendar *calendar);

/* The complaint that the answers make; wipe it with complaint_wipe. *fault and *step say what the first
 * wrong answer is (FAULT_NONE: none). */
enum fault form_complaint(const struct form *form, const struct charter *charter,
                          enum medium medium, struct complaint *out, enum step *step);

#endif
