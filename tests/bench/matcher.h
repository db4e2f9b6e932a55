/* As little of a terminal as a program needs to start: answers its questions at once, and tells when
 * a text has been written. Used by the bench, where a whole terminal would be measured too.
 *
 * The text is looked for in what is written, with sequences, controls and blanks left out on both
 * sides; so it is found however the program jumps over blanks, but not if it is written in another
 * order than it is read. */
#ifndef SEBADESK_TESTS_BENCH_MATCHER_H
#define SEBADESK_TESTS_BENCH_MATCHER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "harness/stream.h"

struct matcher {
    struct str wanted; /* without blanks; UTF-8 */
    size_t *borders;   /* of its starts, for the search (Knuth, Morris, Pratt) */
    size_t matched;    /* bytes of `wanted` that the last characters agree with */
    bool found;
    bool application_cursor; /* the program has asked for application cursor keys */
    unsigned column;         /* wcwidth columns written since the last carriage return */
    struct stream stream;
    struct str answers; /* for the program, in order; the caller sends and clears them */
};

/* `wanted` is the text to look for. Free with matcher_clear. */
void matcher_init(struct matcher *m, const char *wanted);
void matcher_clear(struct matcher *m);

void matcher_feed(struct matcher *m, const char *bytes, size_t n);

#endif
