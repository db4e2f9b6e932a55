/* The end of a charter: the date and the signature. */
#ifndef SEBADESK_CHARTER_CLOSING_H
#define SEBADESK_CHARTER_CLOSING_H

#include <stdbool.h>

#include "charter/lines.h"
#include "charter/person.h"

/* Takes date, signatory's name and post out of the lines behind the last table. A signature that
 * names another place than the head is a finding. What is neither stays unused, with a finding. */
void closing_read(const struct person_words *persons, const struct word_list *head_words,
                  const struct strv *own, const struct lines *lines, struct charter *charter,
                  struct findings *findings);

/* The first date in the lines; charter->date is set when it is one of the calendar. */
bool closing_date(const struct lines *lines, struct charter *charter, struct findings *findings);

#endif
