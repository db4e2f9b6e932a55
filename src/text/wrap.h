/* Breaking a text into lines that fit a width. Lines break where Unicode Annex 14 allows it; a word
 * wider than the line breaks between akshars, never inside one. */
#ifndef SEBADESK_TEXT_WRAP_H
#define SEBADESK_TEXT_WRAP_H

#include <stddef.h>

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

#endif
