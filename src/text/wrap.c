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

/* What is on a line so far. */
struct filling {
    size_t start;
    size_t end;
    unsigned columns; /* of all of it; kept where plain columns are counted, which add up */
};

/* Whether the line has room for what stands on it and the piece up to `end`. */
static bool has_room(const struct filling *line, const char *s, size_t end, unsigned columns,
                     const struct measure *m)
{
    unsigned piece;

    if (m != NULL)
        return shown_columns(m, s + line->start, end - line->start) <= columns;
    piece = shown_columns(NULL, s + line->end, end - line->end);
    return piece == 0 || line->columns + piece <= columns;
}

/* The line goes on up to `end`. */
static void fill(struct filling *line, const char *s, size_t end, const struct measure *m)
{
    if (m == NULL)
        line->columns += measure_columns(NULL, s + line->end, end - line->end);
    line->end = end;
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

/* The lines a text had before it was changed, to stop where they are the same again. */
struct resume {
    const struct wrap_line *lines;
    size_t count;
    size_t next;
    size_t
        shift; /* added to an old place gives the new one; wraps round where the text has shrunk */
    size_t same; /* behind this byte the text is as it was */
};

/* Whether a blank or newline stands before the byte: only there is where lines may break independent of
 * what went before. */
static bool is_behind_blank(const char *s, size_t at)
{
    return at > 0 && (s[at - 1] == ' ' || s[at - 1] == '\n');
}

/* Whether one of the old lines starts at the byte, all that follows being as it was. */
static bool meets(struct resume *r, const char *s, size_t at)
{
    if (r == NULL || at <= r->same || !is_behind_blank(s, at))
        return false;
    while (r->next < r->count && r->lines[r->next].start + r->shift < at)
        r->next++;
    return r->next < r->count && r->lines[r->next].start + r->shift == at;
}

/* Whether all of it stands on one line, so that no place for a break need be looked for; text that is
 * many times longer than a line is not even measured. */
static bool is_one_line(const char *s, size_t n, unsigned columns, const struct measure *m)
{
    enum { MOST_BYTES_A_COLUMN = 8 };

    return n <= (size_t)columns * MOST_BYTES_A_COLUMN && shown_columns(m, s, n) <= columns;
}

/* The lines of [from, to), which ends with a newline or the text. True when the old lines were met. */
static bool wrap_paragraph(struct wrap *out, const char *s, size_t from, size_t to,
                           unsigned columns, const struct measure *m, struct resume *r)
{
    char *breaks;
    struct filling line = {from, from, 0};
    bool met = false;

    if (is_one_line(s + from, to - from, columns, m)) {
        add_line(out, s, from, to, to);
        return meets(r, s, to);
    }
    breaks = mem_new(to - from + 1);
    u8_possible_linebreaks((const uint8_t *)s + from, to - from, "UTF-8", breaks);
    while (line.end < to && !met) {
        size_t end = from + piece_end(s + from, breaks, to - from, line.end - from);

        if (line.end > line.start && !has_room(&line, s, end, columns, m)) {
            add_line(out, s, line.start, line.end, line.end);
            line = (struct filling){line.end, line.end, 0};
            met = meets(r, s, line.start);
        }
        if (!met && line.end == line.start) { /* else it has just been seen to fit */
            line.start = break_word(out, s, line.start, end, columns, m);
            line.end = line.start;
        }
        fill(&line, s, end, m);
    }
    if (!met && line.start < to)
        add_line(out, s, line.start, to, to);
    free(breaks);
    return met || meets(r, s, to);
}

/* As wrap_text, from a byte on at which a line starts. True when the old lines were met. */
static bool wrap_from(struct wrap *out, const char *s, size_t n, size_t from, unsigned columns,
                      const struct measure *m, struct resume *r)
{
    while (from < n) {
        const char *newline = memchr(s + from, '\n', n - from);
        size_t to = newline == NULL ? n : (size_t)(newline - s) + 1;

        if (wrap_paragraph(out, s, from, to, columns, m, r))
            return true;
        from = to;
    }
    if (n == 0 || s[n - 1] == '\n')
        add_line(out, s, n, n, n);
    return false;
}

void wrap_text(const char *s, size_t n, unsigned columns, const struct measure *m, struct wrap *out)
{
    (void)wrap_from(out, s, n, 0, columns, m, NULL);
}

void wrap_clear(struct wrap *w)
{
    free(w->lines);
    memset(w, 0, sizeof(*w));
}

/* ---- a text that is edited ---------------------------------------------------------------------- */

size_t wrap_line_at(const struct wrap *w, size_t at)
{
    size_t low = 0;
    size_t high = w->count;

    while (low + 1 < high) {
        size_t middle = (low + high) / 2;

        if (w->lines[middle].start <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static size_t common_start(const char *a, size_t a_size, const char *b, size_t b_size)
{
    size_t n = 0;

    while (n < a_size && n < b_size && a[n] == b[n])
        n++;
    return n;
}

static size_t common_end(const char *a, size_t a_size, const char *b, size_t b_size, size_t start)
{
    size_t n = 0;

    while (n + start < a_size && n + start < b_size && a[a_size - 1 - n] == b[b_size - 1 - n])
        n++;
    return n;
}

/* Wraps anew from the line before the first that changed, since that may take a word back, up to where
 * the old lines are met. */
static void rewrap(struct wrap_kept *kept, const char *s, size_t n)
{
    const char *old = str_text(&kept->text);
    size_t start = common_start(old, kept->text.len, s, n);
    size_t end = common_end(old, kept->text.len, s, n, start);
    size_t line = wrap_line_at(&kept->lines, start);
    size_t count;
    struct wrap_line *lines;
    struct resume r;

    if (line > 0)
        line--;
    while (line > 0 && !is_behind_blank(s, kept->lines.lines[line].start))
        line--;
    count = kept->lines.count - line;
    lines = mem_new_array(count, sizeof(*lines));
    memcpy(lines, kept->lines.lines + line, count * sizeof(*lines));
    r = (struct resume){lines, count, 0, n - kept->text.len, n - end};
    kept->lines.count = line;
    if (wrap_from(&kept->lines, s, n, lines[0].start, kept->columns, kept->measure, &r)) {
        for (; r.next < count; r.next++) {
            const struct wrap_line *l = &lines[r.next];

            mem_grow(&kept->lines.lines, &kept->lines.cap, kept->lines.count + 1, sizeof(*l));
            kept->lines.lines[kept->lines.count++] =
                (struct wrap_line){l->start + r.shift, l->end + r.shift, l->next + r.shift};
        }
    }
    free(lines);
}

static bool is_laid_out(const struct wrap_kept *kept, unsigned columns, const struct measure *m)
{
    return kept->lines.count > 0 && kept->columns == columns && kept->measure == m;
}

const struct wrap *wrap_kept_lines(const struct wrap_kept *kept, const char *s, size_t n,
                                   unsigned columns, const struct measure *m)
{
    return is_laid_out(kept, columns, m) && kept->text.len == n &&
                   memcmp(str_text(&kept->text), s, n) == 0
               ? &kept->lines
               : NULL;
}

void wrap_keep(struct wrap_kept *kept, const char *s, size_t n, unsigned columns,
               const struct measure *m)
{
    if (wrap_kept_lines(kept, s, n, columns, m) != NULL)
        return;
    if (is_laid_out(kept, columns, m)) {
        rewrap(kept, s, n);
    } else {
        kept->columns = columns;
        kept->measure = m;
        kept->lines.count = 0;
        wrap_text(s, n, columns, m, &kept->lines);
    }
    str_cut(&kept->text, 0);
    str_add_bytes(&kept->text, s, n);
}

void wrap_forget(struct wrap_kept *kept)
{
    str_wipe(&kept->text);
    wrap_clear(&kept->lines);
    memset(kept, 0, sizeof(*kept));
}
