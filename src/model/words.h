/* Plain words for the model's enums, in the language of the interface. Screens and commands use the
 * same. All are borrowed. */
#ifndef SEBADESK_MODEL_WORDS_H
#define SEBADESK_MODEL_WORDS_H

#include "model/charter.h"
#include "model/complaint.h"
#include "model/role.h"
#include "model/validate.h"

const char *words_section(enum section section);
const char *words_kind(enum complaint_kind kind);
const char *words_medium(enum medium medium);
const char *words_relation(enum relation relation);
const char *words_status(enum status status);
const char *words_outcome(enum outcome outcome);
const char *words_action(enum action action);
const char *words_rating(enum rating rating);
const char *words_role(enum role role);
const char *words_field(enum field field);

/* What is wrong with a field and what to do, a sentence. */
const char *words_fault(enum fault fault);

/* Who decides at that tier: "the GRS officer". */
const char *words_tier(enum tier tier);

#endif
