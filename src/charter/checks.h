/* What can be said against a single cell, whatever column it stands in. */
#ifndef SEBADESK_CHARTER_CHECKS_H
#define SEBADESK_CHARTER_CHECKS_H

#include "charter/cells.h"
#include "charter/findings.h"

/* Words that a converter broke in two: a consonant standing alone ("কার্যদিব স"), a blank in "ই-
 * মেইল". The letters ক to ঙ are not taken for broken: they number forms and lists. */
void checks_words(const struct cell *cell, struct findings *findings);

enum script { SCRIPT_NONE, SCRIPT_BANGLA, SCRIPT_LATIN, SCRIPT_BOTH };

/* Which digits a text is written in. */
enum script checks_script(const char *text);

#endif
