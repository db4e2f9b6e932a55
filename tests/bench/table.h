/* The tables that the bench prints: a row for each thing measured, a column for each contender, ours
 * first, and how ours compares with the best of the others. */
#ifndef SEBADESK_TESTS_BENCH_TABLE_H
#define SEBADESK_TESTS_BENCH_TABLE_H

#include <stddef.h>
#include <stdio.h>

enum { TABLE_COLS = 6 };

struct sample {
    double *values;
    size_t count;
    size_t cap;
};

struct table_row {
    const char *name;
    const char *unit; /* of values of which less is better */
    int decimals;
};

struct table {
    const char *title;
    const char *const *names; /* of the columns */
    size_t cols;
    const char
        *notes[TABLE_COLS]; /* in place of values ("not installed"); NULL: there are values */
};

void sample_add(struct sample *s, double value);
void sample_clear(struct sample *s);

/* The middle value, or the mean of the two in the middle; 0 when there is none. Sorts the values. */
double sample_median(struct sample *s);
double sample_mean(const struct sample *s);

void table_print_head(const struct table *t, FILE *out);

/* `values` has one for each column. */
void table_print_row(const struct table *t, const struct table_row *row, const double *values,
                     FILE *out);

#endif
