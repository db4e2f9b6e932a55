/* Lines of a charter kept until it is known what they are: the head, a loose block, the
 * signature. */
#ifndef SEBADESK_CHARTER_LINES_H
#define SEBADESK_CHARTER_LINES_H

#include <stddef.h>

#include "charter/findings.h"

struct line {
    char *text;         /* clean, without mark-up */
    struct place place; /* as it stands in the file */
};

struct lines {
    struct line *items;
    size_t count;
    size_t cap;
};

/* Takes ownership of the text. */
void lines_take(struct lines *lines, char *text, const struct place *place);

/* Frees the lines from number `from` on. */
void lines_cut(struct lines *lines, size_t from);
void lines_clear(struct lines *lines);

/* The texts joined by newlines, in fresh memory; the caller frees. */
char *lines_join(const struct lines *lines);

#endif
