/* The inside of a session, shared by session.c and session_wait.c; nobody else includes it. */
#ifndef SEBADESK_TESTS_HARNESS_SESSION_INSIDE_H
#define SEBADESK_TESTS_HARNESS_SESSION_INSIDE_H

#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "harness/child.h"
#include "harness/session.h"

/* Here the functions themselves are wanted, not the macros that note the test's line. */
#undef session_press
#undef session_type
#undef session_send_bytes
#undef session_paste
#undef session_click
#undef session_click_text
#undef session_wait_text
#undef session_wait_words
#undef session_wait_gone
#undef session_wait_quiet
#undef session_wait_exit
#undef session_expect_screen

struct session {
    struct session_options o;
    struct child child;
    struct terminal *terminal;
    struct str out;    /* for session_bytes_out */
    struct str recent; /* the last of what the program wrote, to explain its death */
    struct str message;
    struct str details; /* session_fail adds them to its message */
    char *path;         /* of session_expect_screen; here, so that a failure leaks nothing */
    char *screen;
    bool end_wanted; /* the test has killed the program or asked how it ended */
    const char *file;
    int line;
    void **state;
    struct session *next;
};

/* A child_take: puts what the program wrote on the screen; `user` is the session. */
void session_take_output(void *user, const char *bytes, size_t n);

/* Reads what has come, as child_pump does, and puts it on the screen. */
size_t session_pump(struct session *s, int timeout_ms);

/* Reads until the program has written nothing more, or the limit is over. */
void session_drain(struct session *s);

/* Ends the test: says what is wrong and prints the screen. */
void session_fail(struct session *s, const char *format, ...)
    __attribute__((noreturn, format(printf, 2, 3)));

/* How the program ended, for people; the caller frees. */
char *session_ending(const struct session *s);

#endif
