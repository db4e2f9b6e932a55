/* How many terminal columns a text takes. Everything that wraps or draws text asks here, so that
 * layout and drawing never disagree. */

/* A text is a row of stretches: runs of simple characters (Latin letters, digits, punctuation, lines
 * and blocks: one cell each, the same on every terminal) and runs of complex ones (Bangla and other
 * scripts that are shaped). How wide a complex run is depends on the terminal: most go by the C
 * library's wcwidth; in Konsole runs can be squeezed to their natural width (text/squeeze.h). */
#ifndef SEBADESK_TEXT_MEASURE_H
#define SEBADESK_TEXT_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

struct measure {
    /* Columns of a complex run of n bytes. */
    unsigned (*stretch)(const struct measure *self, const char *s, size_t n);
    /* Whether a blank between two complex characters belongs to the run, so that a phrase is drawn as
     * one piece. */
    bool phrases;
    /* What a run leaves empty of its columns, in thousandths of an em; below zero where it sticks out.
     * Only where there are phrases. */
    int (*slack)(const struct measure *self, const char *s, size_t n);
};

/* Bytes of the stretch that begins at s (n > 0 bytes left); *complex says which kind it is. `m` may
 * be NULL: no phrases. */
size_t measure_stretch(const struct measure *m, const char *s, size_t n, bool *complex);

/* Columns of n bytes of clean, single-line UTF-8. `m` may be NULL: wcwidth columns. */
unsigned measure_columns(const struct measure *m, const char *s, size_t n);

/* The wcwidth columns of one code point; 0 for marks and for anything unprintable. */
unsigned measure_char(unsigned long code_point);

/* The wcwidth columns of n bytes, whatever stretches they are made of. */
unsigned measure_plain(const char *s, size_t n);

#endif
