/* The door for text: whatever comes from a person or a file passes here before it is stored.
 *
 * What comes out is NFC, has no control characters, no bidirectional controls (the "Trojan source"
 * set of Unicode TR 36) and no invisible characters but ZWJ and ZWNJ, which Bangla needs. */
#ifndef SEBADESK_TEXT_CLEAN_H
#define SEBADESK_TEXT_CLEAN_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

enum clean_shape {
    CLEAN_LINE,   /* one line: newlines and tabs become blanks, blanks are squeezed and trimmed */
    CLEAN_LINES,  /* newlines stay (CRLF and CR become LF), at most one empty line together; tabs
                     become blanks; blanks are squeezed and trimmed on each line */
    CLEAN_TYPING, /* as CLEAN_LINES, but every blank and newline stays: for a field being edited */
};

/* ERR_INPUT with the line, and the column in code points, of the first byte that is no UTF-8 (overlong
 * forms, surrogates and NUL included). */
enum err_code clean_check(const char *bytes, size_t n, struct err *e) ERR_CHECKED;

/* Checks a file of ours so, then calls `read` for each line, as it stands but without its newline and without the
 * mark that some editors put in front of all. The first error of `read` ends it, and gets the line's number. */
enum err_code clean_each_line(const char *bytes, size_t n,
                              enum err_code (*read)(void *context, const char *line, size_t n,
                                                    struct err *e),
                              void *context, struct err *e) ERR_CHECKED;

/* Appends the cleaned text to *out. Bytes that are no UTF-8 are dropped: check first where that
 * must be an error. */
void clean_text(const char *bytes, size_t n, enum clean_shape shape, struct str *out);

/* Brings what stands in *s from byte `start` on to NFC. Bytes that are no UTF-8 become
 * U+FFFD. */
void clean_normalise(struct str *s, size_t start);

/* The cleaned text of a string, in fresh memory; the caller frees. */
char *clean_string(const char *text, enum clean_shape shape);

/* Appends the text in the form that terminals and glibc agree on: য+় as one code point, and so
 * ড় and ঢ় (NFC takes them apart; they are composition exclusions). For drawing only. */
void clean_for_display(const char *s, size_t n, struct str *out);

#endif
