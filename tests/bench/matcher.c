#include "bench/matcher.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/measure.h"

static void add_without_blanks(struct str *out, const char *text)
{
    for (; *text != '\0'; text++)
        if (*text != ' ')
            str_add_char(out, *text);
}

/* Takes one more byte; the longest start of `wanted` that ends here. */
static size_t step(const struct matcher *m, size_t matched, char byte)
{
    while (matched > 0 && (matched == m->wanted.len || m->wanted.data[matched] != byte))
        matched = m->borders[matched - 1];
    return m->wanted.data[matched] == byte ? matched + 1 : 0;
}

void matcher_init(struct matcher *m, const char *wanted)
{
    *m = (struct matcher){0};
    add_without_blanks(&m->wanted, wanted);
    if (m->wanted.len == 0)
        mem_abort("matcher_init: nothing to look for");
    m->borders = mem_new_array(m->wanted.len, sizeof(*m->borders));
    for (size_t i = 1; i < m->wanted.len; i++)
        m->borders[i] = step(m, m->borders[i - 1], m->wanted.data[i]);
}

void matcher_clear(struct matcher *m)
{
    str_clear(&m->wanted);
    str_clear(&m->answers);
    free(m->borders);
    m->borders = NULL;
}

static void take_char(struct matcher *m, const struct piece *p)
{
    m->column += measure_char(p->code_point);
    if (p->code_point == ' ')
        return;
    for (size_t i = 0; i < p->n; i++) {
        m->matched = step(m, m->matched, p->bytes[i]);
        m->found = m->found || m->matched == m->wanted.len;
    }
}

static void take_csi(struct matcher *m, const struct piece *p)
{
    if (p->final == 'n' && p->leader == '\0' && p->args[0] == 6)
        str_addf(&m->answers, "\033[1;%uR", m->column + 1);
    else if (p->final == 'n' && p->leader == '\0' && p->args[0] == 5)
        str_add(&m->answers, "\033[0n");
    else if (p->final == 'c' && p->leader == '\0')
        str_add(&m->answers, "\033[?1;2c");
    else if (p->final == 'c' && p->leader == '>')
        str_add(&m->answers, "\033[>0;0;0c");
    for (size_t i = 0; i < p->arg_count && p->leader == '?'; i++)
        if (p->args[i] == 1 && (p->final == 'h' || p->final == 'l'))
            m->application_cursor = p->final == 'h';
}

static void take_piece(void *user, const struct piece *p)
{
    struct matcher *m = user;

    if (p->kind == PIECE_CHAR)
        take_char(m, p);
    else if (p->kind == PIECE_CSI)
        take_csi(m, p);
    else if (p->kind == PIECE_CONTROL && p->bytes[0] == '\r')
        m->column = 0;
}

void matcher_feed(struct matcher *m, const char *bytes, size_t n)
{
    stream_feed(&m->stream, bytes, n, take_piece, m);
}
