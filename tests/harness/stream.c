#include "harness/stream.h"

#include <stdbool.h>
#include <string.h>
#include <unistr.h>

enum { ESC = 0x1b, CAN = 0x18, SUB = 0x1a, BEL = 0x07, DEL = 0x7f, REPLACEMENT = 0xfffd };

struct feeding {
    struct stream *s;
    stream_take *take;
    void *user;
};

static void hand_on(const struct feeding *f, struct piece *p)
{
    p->bytes = f->s->held;
    p->n = p->n == 0 ? f->s->n : p->n;
    f->take(f->user, p);
}

static void enter(struct stream *s, enum stream_state state)
{
    s->state = state;
    if (state == STREAM_GROUND || state == STREAM_STRING)
        s->n = 0;
}

/* Keeps one more byte; false when there is no room: then the sequence goes nowhere. */
static bool hold(struct stream *s, char byte)
{
    if (s->n == sizeof(s->held))
        return false;
    s->held[s->n++] = byte;
    return true;
}

/* The UTF-8 held may be whole, a start, or broken; then its first byte goes alone. */
static void feed_char(const struct feeding *f, char byte)
{
    struct stream *s = f->s;

    if (!hold(s, byte))
        return;
    while (s->n > 0) {
        struct piece p = {.kind = PIECE_CHAR};
        ucs4_t uc;
        int used = u8_mbtoucr(&uc, (const uint8_t *)s->held, s->n);

        if (used == -2)
            return;
        p.code_point = used > 0 ? uc : REPLACEMENT;
        p.n = used > 0 ? (size_t)used : 1;
        hand_on(f, &p);
        s->n -= p.n;
        memmove(s->held, s->held + p.n, s->n);
    }
}

/* A character cut off by something else is broken, byte by byte. */
static void flush_char(const struct feeding *f)
{
    for (size_t i = 0; i < f->s->n; i++) {
        struct piece p = {.kind = PIECE_CHAR, .code_point = REPLACEMENT, .n = 1};

        p.bytes = f->s->held + i;
        f->take(f->user, &p);
    }
    f->s->n = 0;
}

static void feed_ground(const struct feeding *f, char byte)
{
    unsigned char c = (unsigned char)byte;

    if (c >= 0x20 && c != DEL) {
        feed_char(f, byte);
        return;
    }
    flush_char(f);
    (void)hold(f->s, byte);
    if (c == ESC) {
        enter(f->s, STREAM_ESCAPE);
    } else {
        struct piece p = {.kind = PIECE_CONTROL};

        hand_on(f, &p);
        f->s->n = 0;
    }
}

static void feed_escape(const struct feeding *f, char byte)
{
    struct piece p = {.kind = PIECE_ESCAPE, .final = byte};
    unsigned char c = (unsigned char)byte;

    if (f->s->n == 1 && c == '[') {
        (void)hold(f->s, byte);
        enter(f->s, STREAM_CSI);
    } else if (f->s->n == 1 && c != '\0' && strchr("]PX^_", c) != NULL) {
        enter(f->s, STREAM_STRING);
    } else if (c >= 0x20 && c < 0x30) {
        (void)hold(f->s, byte);
    } else if (c >= 0x30 && c < DEL) {
        if (hold(f->s, byte))
            hand_on(f, &p);
        enter(f->s, STREAM_GROUND);
    } else {
        enter(f->s, STREAM_GROUND);
        feed_ground(f, byte);
    }
}

static void parse_csi(const struct stream *s, struct piece *p)
{
    const char *at = s->held + 2;
    const char *end = s->held + s->n - 1;

    p->final = *end;
    if (at < end && *at >= '<' && *at <= '?')
        p->leader = *at++;
    p->arg_count = 1;
    for (; at < end; at++) {
        unsigned *arg = &p->args[p->arg_count - 1];

        if (*at >= '0' && *at <= '9')
            *arg = *arg < 100000 ? *arg * 10 + (unsigned)(*at - '0') : *arg;
        else if ((*at == ';' || *at == ':') && p->arg_count < STREAM_ARGS)
            p->arg_count++;
        else
            break;
    }
}

static void feed_csi(const struct feeding *f, char byte)
{
    struct piece p = {.kind = PIECE_CSI};
    unsigned char c = (unsigned char)byte;

    if (c == ESC || c == CAN || c == SUB || c >= DEL) {
        enter(f->s, STREAM_GROUND);
        if (c != CAN && c != SUB)
            feed_ground(f, byte);
        return;
    }
    if (c < 0x20)
        return;
    if (hold(f->s, byte) && c >= 0x40) {
        parse_csi(f->s, &p);
        hand_on(f, &p);
    }
    if (c >= 0x40)
        enter(f->s, STREAM_GROUND);
}

/* ESC ends a string too: what follows is `\` (ST) or, as in xterm, the next sequence. */
static void feed_string(const struct feeding *f, char byte)
{
    struct piece p = {.kind = PIECE_STRING};
    unsigned char c = (unsigned char)byte;

    if (c != BEL && c != ESC && c != CAN && c != SUB)
        return;
    f->take(f->user, &p);
    enter(f->s, STREAM_GROUND);
    if (c == ESC)
        feed_ground(f, byte);
}

static void (*const feeders[])(const struct feeding *f, char byte) = {
    [STREAM_GROUND] = feed_ground,
    [STREAM_ESCAPE] = feed_escape,
    [STREAM_CSI] = feed_csi,
    [STREAM_STRING] = feed_string,
};

void stream_feed(struct stream *s, const char *bytes, size_t n, stream_take *take, void *user)
{
    const struct feeding f = {s, take, user};

    for (size_t i = 0; i < n; i++)
        feeders[s->state](&f, bytes[i]);
}
