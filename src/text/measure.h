/* How many terminal columns a text takes. Everything that wraps or draws text asks here, so that
 * layout and drawing never disagree.
 *
 * A text is a row of stretches: ASCII characters, one column each, and maximal runs of non-ASCII
 * characters ("words" of Bangla). How wide such a run is depends on the terminal: most go by the C
 * library's wcwidth; in Konsole runs can be squeezed to their natural width (text/squeeze.h). */
#ifndef SEBADESK_TEXT_MEASURE_H
#define SEBADESK_TEXT_MEASURE_H

#include <stddef.h>

struct measure {
    /* Columns of a non-ASCII run of n bytes. */
    unsigned (*stretch)(const struct measure *self, const char *s, size_t n);
};

/* Bytes of the stretch that begins at s (n > 0 bytes left): a run of non-ASCII, or of ASCII. */
size_t measure_stretch(const char *s, size_t n);

/* Columns of n bytes of clean, single-line UTF-8. `m` may be NULL: wcwidth columns. */
unsigned measure_columns(const struct measure *m, const char *s, size_t n);

/* The wcwidth columns of one code point; 0 for marks and for anything unprintable. */
unsigned measure_char(unsigned long code_point);

#endif
