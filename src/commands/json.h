/* The model as JSON, as the command-line contract has it. All return new references. */
#ifndef SEBADESK_COMMANDS_JSON_H
#define SEBADESK_COMMANDS_JSON_H

#include <jansson.h>

#include "model/charter.h"
#include "model/complaint.h"
#include "store/store.h"

/* The string, null for NULL; bytes that are no UTF-8 are left out. */
json_t *json_text(const char *text);
json_t *json_date(struct date date); /* null for no date */
json_t *json_list(const struct strv *list);
json_t *
json_office(const struct office *office); /* id, name, department, upazila, district, website */
json_t *json_charter(const struct charter *charter);

/* Without events (NULL) or with them. `today` decides what is overdue. */
json_t *json_complaint(const struct complaint_record *record, const struct event_list *events,
                       struct date today);
json_t *json_receipt(const struct receipt *receipt);

/* The event of a step, with the complaint's number. */
json_t *json_step(const char *tracking, const struct event *event);

/* A role of an account; office null for all. */
json_t *json_grant(const char *name, const struct grant *grant);

/* An account without a role that has left drafts. */
json_t *json_left_drafts(const char *account, size_t count);

/* Prints the value on a line of its own and gives the reference up. */
void json_print(json_t *value);

#endif
