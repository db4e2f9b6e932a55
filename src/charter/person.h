/* An officer's name and post out of the running text of a cell, a loose block or a signature. */
#ifndef SEBADESK_CHARTER_PERSON_H
#define SEBADESK_CHARTER_PERSON_H

#include <stdbool.h>

#include "base/str.h"
#include "charter/findings.h"
#include "charter/letters.h"
#include "model/charter.h"

/* The words by which posts are known, folded once. */
struct person_words {
    struct word_list posts;      /* with one of these a post begins; some also end it */
    struct word_list honorifics; /* with one of these a name begins */
    struct word_list sayers;     /* "name:", "post:" */
};

void person_words_init(struct person_words *words);
void person_words_clear(struct person_words *words);

/* Splits a clean text into name and post (fresh memory, the caller frees; NULL for what is not
 * there). Lines are kept apart by '\n'. `own` are the folded words of the office's head: a post
 * that ends in nothing but those loses them. Wording is kept otherwise. */
void person_split(const struct person_words *words, const char *text, const struct strv *own,
                  char **name, char **post);

/* The whole of an officer's cell: name, post and contacts. False when the text says nothing. */
bool person_read(const struct person_words *words, const char *text, const struct strv *own,
                 struct officer *out);

/* Whether the text names a post. */
bool person_has_post(const struct person_words *words, const char *text);

#endif
