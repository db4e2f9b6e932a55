#include "bench/table.h"

#include <stdlib.h>

#include "base/mem.h"

void sample_add(struct sample *s, double value)
{
    mem_grow(&s->values, &s->cap, s->count + 1, sizeof(*s->values));
    s->values[s->count++] = value;
}

void sample_clear(struct sample *s)
{
    free(s->values);
    *s = (struct sample){0};
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;

    return (x > y) - (x < y);
}

double sample_median(struct sample *s)
{
    if (s->count == 0)
        return 0;
    qsort(s->values, s->count, sizeof(*s->values), by_value);
    return (s->values[(s->count - 1) / 2] + s->values[s->count / 2]) / 2;
}

double sample_mean(const struct sample *s)
{
    double sum = 0;

    for (size_t i = 0; i < s->count; i++)
        sum += s->values[i];
    return s->count == 0 ? 0 : sum / (double)s->count;
}

void table_print_head(const struct table *t, FILE *out)
{
    (void)fprintf(out, "\n%s\n%-34s %-6s", t->title, "", "unit");
    for (size_t i = 0; i < t->cols; i++)
        (void)fprintf(out, " %14s", t->names[i]);
    (void)fprintf(out, " %16s\n", "first/best other");
}

/* The column with the least value among those after the first; 0 when none has one. */
static size_t best_other(const struct table *t, const double *values)
{
    size_t best = 0;

    for (size_t i = 1; i < t->cols; i++)
        if (t->notes[i] == NULL && (best == 0 || values[i] < values[best]))
            best = i;
    return best;
}

void table_print_row(const struct table *t, const struct table_row *row, const double *values,
                     FILE *out)
{
    size_t other = best_other(t, values);

    (void)fprintf(out, "%-34s %-6s", row->name, row->unit);
    for (size_t i = 0; i < t->cols; i++) {
        if (t->notes[i] != NULL)
            (void)fprintf(out, " %14s", t->notes[i]);
        else
            (void)fprintf(out, " %14.*f", row->decimals, values[i]);
    }
    if (t->notes[0] == NULL && other > 0 && values[other] > 0)
        (void)fprintf(out, " %16.2f\n", values[0] / values[other]);
    else
        (void)fprintf(out, " %16s\n", "-");
}
