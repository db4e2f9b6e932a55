#include "text/wrap.h"

#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>

#include "base/mem.h"
#include "text/akshar.h"
#include "text/measure.h"

static void add_line(struct wrap *w, const char *s, size_t start, size_t end, size_t next)
{
    while (end > start && (s[end - 1] == ' ' || s[end - 1] == '\n'))
        end--;
    mem_grow(&w->lines, &w->cap, w->count + 1, sizeof(*w->lines));
    w->lines[w->count++] = (struct wrap_line){start, end, next};
}

/* Columns of a piece without the blanks and the newline at its end. */
static unsigned shown_columns(const struct measure *m, const char *s, size_t n)
{
    while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\n'))
        n--;
    return measure_columns(m, s, n);
}

/* The end of the piece that starts at `at`: the next place where a line may break, or behind a
 * newline (u8_possible_linebreaks marks the newline itself as the mandatory break). */
static size_t piece_end(const char *s, const char *breaks, size_t n, size_t at)
{
    size_t end = at + 1;

    while (end < n && s[end - 1] != '\n' && breaks[end] != UC_BREAK_POSSIBLE &&
           breaks[end] != UC_BREAK_MANDATORY)
        end++;
    return end;
}

/* Emits the lines that a piece wider than a line fills by itself; returns where the rest starts. */
static size_t break_word(struct wrap *w, const char *s, size_t start, size_t end, unsigned columns,
                         const struct measure *m)
{
    while (shown_columns(m, s + start, end - start) > columns) {
        size_t fit = akshar_fit(m, s + start, end - start, columns);

        if (fit == 0)
            fit = akshar_next(s + start, end - start, 0);
        if (start + fit >= end)
            break;
        add_line(w, s, start, start + fit, start + fit);
        start += fit;
    }
    return start;
}

void wrap_text(const char *s, size_t n, unsigned columns, const struct measure *m, struct wrap *out)
{
    char *breaks = mem_new(n + 1);
    size_t start = 0; /* of the line being filled */
    size_t at = 0;    /* what is on it so far ends here */

    u8_possible_linebreaks((const uint8_t *)s, n, "UTF-8", breaks);
    while (at < n) {
        size_t end = piece_end(s, breaks, n, at);

        if (at > start && shown_columns(m, s + start, end - start) > columns) {
            add_line(out, s, start, at, at);
            start = at;
        }
        start = break_word(out, s, start, end, columns, m);
        at = end;
        if (s[end - 1] == '\n') {
            add_line(out, s, start, end, end);
            start = end;
        }
    }
    if (start < n || n == 0 || s[n - 1] == '\n')
        add_line(out, s, start, n, n);
    free(breaks);
}

void wrap_clear(struct wrap *w)
{
    free(w->lines);
    memset(w, 0, sizeof(*w));
}
