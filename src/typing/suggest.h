/* Suggestions: the words that somebody may mean who types Bangla in Latin letters by ear.
 *
 * The rules of Avro give one word; the word lists give those that sound like it, an exception table
 * gives English words typed in English spelling. The rules' own word comes first, unless it is no
 * word and the lists know one; it is never left out. What was picked once comes first from then on,
 * within one struct suggest: a form's, so that nothing one visitor types is shown to the next. */
#ifndef SEBADESK_TYPING_SUGGEST_H
#define SEBADESK_TYPING_SUGGEST_H

#include <stddef.h>

#include "typing/lexicon.h"

enum {
    SUGGEST_MAX = 9,   /* as many as there are digit keys */
    SUGGEST_KEYS = 32, /* longer words get none */
    SUGGEST_SIZE = 192 /* bytes of one, with its NUL */
};

struct suggestions {
    size_t count;
    char text[SUGGEST_MAX][SUGGEST_SIZE]; /* NFC, the likeliest first, no two alike */
};

struct suggest;

/* `words` is borrowed and must live longer. Free with suggest_free, which wipes what was remembered. */
struct suggest *suggest_new(struct lexicon *words);
void suggest_free(struct suggest *s);

/* Fills *out for the keys of one word. count is 0 where the keys are no word: none, too many, or not
 * all of them letters (` ^ : may stand among them). The first call loads the word lists. */
void suggest_find(struct suggest *s, const char *keys, size_t n, struct suggestions *out);

/* From now on these keys mean this word. */
void suggest_remember(struct suggest *s, const char *keys, size_t n, const char *word);

#endif
