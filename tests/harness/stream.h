/* Cuts what a program writes to its terminal into pieces: characters, controls, sequences. Used by
 * the terminal of the whole-program tests and by the matcher of the bench. It knows no screen, and
 * keeps what is not complete yet until the next bytes come. */
#ifndef SEBADESK_TESTS_HARNESS_STREAM_H
#define SEBADESK_TESTS_HARNESS_STREAM_H

#include <stddef.h>
#include <stdint.h>

enum piece_kind {
    PIECE_CHAR,    /* one code point; bytes that are no UTF-8 come one by one as U+FFFD */
    PIECE_CONTROL, /* one C0 control or DEL */
    PIECE_ESCAPE,  /* ESC, intermediates, a final byte */
    PIECE_CSI,     /* ESC [ parameters, intermediates, a final byte */
    PIECE_STRING,  /* an OSC, DCS, SOS, PM or APC string was there; its bytes are not kept */
};

enum { STREAM_HELD = 256, STREAM_ARGS = 16 };

struct piece {
    enum piece_kind kind;
    const char *bytes; /* as the program wrote them; valid during the call */
    size_t n;
    uint32_t code_point;        /* PIECE_CHAR */
    char leader;                /* PIECE_CSI: one of < = > ? or '\0' */
    char final;                 /* PIECE_CSI, PIECE_ESCAPE */
    unsigned args[STREAM_ARGS]; /* PIECE_CSI: 0 where left out */
    size_t arg_count;           /* at least 1 */
};

enum stream_state {
    STREAM_GROUND,
    STREAM_ESCAPE,
    STREAM_CSI,
    STREAM_STRING,
};

/* A zeroed struct is ready. */
struct stream {
    enum stream_state state;
    char held[STREAM_HELD]; /* a sequence longer than this is dropped, as terminals do */
    size_t n;
};

typedef void stream_take(void *user, const struct piece *piece);

/* Calls take() for each piece that is complete with these n bytes. */
void stream_feed(struct stream *s, const char *bytes, size_t n, stream_take *take, void *user);

#endif
