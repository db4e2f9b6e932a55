/* The head of a charter: the office's name, department, place and web address; and the words by
 * which a signature is compared with it. */
#ifndef SEBADESK_CHARTER_HEAD_H
#define SEBADESK_CHARTER_HEAD_H

#include <stdbool.h>

#include "base/str.h"
#include "charter/findings.h"
#include "charter/letters.h"
#include "charter/lines.h"
#include "model/charter.h"

void head_words_init(struct word_list *words);
void head_words_clear(struct word_list *words);

/* Fills what the lines above the first heading say. A name is always set where a web address is:
 * where none is printed it is the department's or the address, with a finding. */
void head_read(const struct word_list *words, const struct lines *lines, struct office *office,
               struct findings *findings);

/* The folded words of the office's name, department and place, appended to *own. */
void head_own_words(const struct office *office, struct strv *own);

/* The places in a line such as "উপজেলা কার্যালয়, হোমনা, কুমিল্লা।": what stands between commas and
 * names no office, appended to *places. Returns whether the line also names an office. */
bool head_places(const struct word_list *words, const char *text, struct strv *places);

#endif
