/* The fields of a step's form, and what stands in them as a step of the workflow. Used by step.c only. */
#ifndef SEBADESK_SCREENS_STEP_ITEMS_H
#define SEBADESK_SCREENS_STEP_ITEMS_H

#include "model/workflow.h"
#include "screens/fields.h"
#include "screens/staff.h"

enum step_item {
    STEP_OFFICE,
    STEP_OUTCOME,
    STEP_RATING,
    STEP_PERSON,
    STEP_BY,
    STEP_NOTE,
    STEP_CAUSE,
    STEP_ADVICE,
    STEP_ITEM_COUNT
};

/* The fields that the action needs and takes, those that it needs marked. `items` (STEP_ITEM_COUNT) is filled
 * and must live as long. */
void step_items_init(struct fields *fields, struct fields_item *items, enum action action,
                     struct suggest *suggest);

/* Offers the offices whose name or id has what was typed as the office. */
void step_items_offer(struct fields *fields, const struct staff *staff);

/* The texts of a step that was read, to be freed after the step was taken. */
struct step_texts {
    char *note;
    char *person;
    char *cause;
    char *advice;
};

/* The step that the fields make. REFUSAL_BY when the day cannot be understood. */
enum refusal step_items_read(const struct fields *fields, const struct staff *staff,
                             enum action action, struct workflow_step *step,
                             struct step_texts *texts);
void step_texts_wipe(struct step_texts *texts);

/* A day as typed, or a number of working days from today on; none for an empty text. */
bool step_read_day(const struct calendar *calendar, const char *text, struct date *day);

/* The item that a refusal is about; STEP_ITEM_COUNT: none. */
enum step_item step_item_of(enum refusal refusal);

#endif
