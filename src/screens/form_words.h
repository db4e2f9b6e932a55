/* The words of the complaint form: questions, notes, examples, the answers to choose from and the answers
 * given. All translated; borrowed unless said otherwise. */
#ifndef SEBADESK_SCREENS_FORM_WORDS_H
#define SEBADESK_SCREENS_FORM_WORDS_H

#include "model/charter.h"
#include "screens/form.h"

const char *form_words_question(const struct form *form, enum step step);
const char *form_words_note(const struct form *form, enum step step); /* NULL: none */
const char *form_words_example(enum step step);                       /* NULL: none */
const char *form_words_short(enum step step); /* the question as a label of the review */

/* The nth answer of a question that is chosen; NULL past the last. *note may get NULL. */
const char *form_words_choice(const struct form *form, enum step step, int n, const char **note);

/* Takes the nth answer; and which one was given before. */
void form_words_choose(struct form *form, enum step step, int n);
int form_words_given(const struct form *form, enum step step);

/* The answer as the review shows it, NULL for none. The caller frees with mem_free_secret. */
char *form_words_answer(const struct form *form, const struct charter *charter, enum step step);

/* The day on which the service's time limit runs out. The caller frees. */
char *form_words_limit_day(const struct form *form);

#endif
