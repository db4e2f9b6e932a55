/* Breaking a text into lines that fit a width. Lines break where Unicode Annex 14 allows it; a word
 * wider than the line breaks between akshars, never inside one. */
#ifndef SEBADESK_TEXT_WRAP_H
#define SEBADESK_TEXT_WRAP_H

#include <stddef.h>

#include "base/str.h"

struct measure;

struct wrap_line {
    size_t start; /* byte offset of the line's first byte */
    size_t end;   /* behind its last shown byte: blanks and the newline are left out */
    size_t next;  /* where the following line starts */
};

struct wrap {
    struct wrap_line *lines;
    size_t count;
    size_t cap;
};

/* Cuts n bytes of clean UTF-8 (newlines allowed) into lines of at most `columns` columns (at least
 * 1), appending to *out. A text that is empty or ends in a newline ends in an empty line. A single
 * akshar wider than the line gets a line of its own. */
void wrap_text(const char *s, size_t n, unsigned columns, const struct measure *m,
               struct wrap *out);

void wrap_clear(struct wrap *w);

/* The line that the byte is on: the last that does not start behind it. There must be a line. */
size_t wrap_line_at(const struct wrap *w, size_t at);

/* A text that is edited, and its lines: only what a change can move is laid out anew. A zeroed struct
 * is an empty, valid value. */
struct wrap_kept {
    struct str text;
    unsigned columns;
    const struct measure *measure;
    struct wrap lines;
};

/* Brings the lines up to date with the text, as wrap_text would make them. */
void wrap_keep(struct wrap_kept *kept, const char *s, size_t n, unsigned columns,
               const struct measure *m);

/* The lines, if they are those of this text at that width; else NULL. */
const struct wrap *wrap_kept_lines(const struct wrap_kept *kept, const char *s, size_t n,
                                   unsigned columns, const struct measure *m);

void wrap_forget(struct wrap_kept *kept); /* overwrites and frees */

#endif
