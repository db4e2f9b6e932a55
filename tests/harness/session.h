/* A whole program at work: on a pty, with libvterm as its terminal, driven by a cmocka test. Used by
 * the tests of the screens as a visitor meets them. Nothing here sleeps: what is waited for is
 * polled for, up to a limit; then the test fails and the whole screen is printed.
 *
 *     static void a_visitor_finds_help(void **state)
 *     {
 *         const char *const argv[] = {"./sebadesk", "kiosk", NULL};
 *         struct session *s = session_start(state, &(struct session_options){.argv = argv});
 *
 *         session_press(s, "F1");
 *         session_wait_text(s, "সহায়তা");
 *         session_hang_up(s);
 *         assert_int_equal(session_wait_exit(s), 0);
 *     }
 *     ... cmocka_unit_test_teardown(a_visitor_finds_help, session_teardown)
 *
 * The functions that can fail are macros of the same name, so that the failure names the line of
 * the test; they evaluate their first argument twice. Rows and columns count from 0. Not for
 * programs with several threads (quiet.h). Include <cmocka.h> and what it needs first. */
#ifndef SEBADESK_TESTS_HARNESS_SESSION_H
#define SEBADESK_TESTS_HARNESS_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "harness/process_memory.h"
#include "harness/terminal.h"

struct session;

struct session_options {
    const char *const *argv; /* ends with NULL; argv[0] is looked for in our PATH */
    /* "NAME=value", ends with NULL; may be NULL. The program gets this and TERM, besides PATH and
     * TMPDIR of ours, and the options of sanitizers (ASAN_OPTIONS and such). */
    const char *const *env;
    const char *term; /* the value of TERM; NULL: xterm-256color */
    enum terminal_class class;
    unsigned rows;   /* 0: 24 */
    unsigned cols;   /* 0: 80 */
    int limit_ms;    /* of each wait; 0: 10 s, 60 s with sanitizers or valgrind */
    int settle_ms;   /* see quiet.h; 0: 1000 */
    bool watch_only; /* see quiet.h */
    /* Called with the whole message, in place of printing it and failing the test; must not come
     * back. For the tests of the harness. */
    void (*failed)(void *user, const char *message);
    void *user;
};

/* Starts the program and remembers the session in *state, for session_teardown. In the environment
 * of the tests SESSION_WRAPPER may hold words to put before argv, e.g. "valgrind -q". */
struct session *session_start(void **state, const struct session_options *o);

/* Ends the sessions that are still open. A cmocka teardown: run also when the test has failed.
 * Not 0, which cmocka reports, when a program had died of a signal or ended with a status that
 * no session_wait_exit asked for. */
int session_teardown(void **state);

/* Kills the program if it still runs, and frees. A session not closed so is closed by the teardown. */
void session_close(struct session *s);

pid_t session_pid(const struct session *s);

/* From here on each wait lasts at most so many milliseconds. */
void session_set_limit(struct session *s, int limit_ms);

/* ---- what a person does ------------------------------------------------------------------------ */
/* A key by its name (keys.h), the way the program has asked for it. */
void session_press(struct session *s, const char *key);

/* The bytes of the text as they are, as if typed (or pasted by a terminal that marks no pastes). */
void session_type(struct session *s, const char *text);

/* Any bytes. Returns when the terminal has taken them all, not when the program has read them. */
void session_send_bytes(struct session *s, const char *bytes, size_t n);

/* Pastes: between ESC[200~ and ESC[201~ when the program has asked for that, newlines as CR. */
void session_paste(struct session *s, const char *text);

/* Presses and releases the left button. Fails when the program has not asked for SGR mouse reports.
 * session_click_text does it on the first character of a text on the screen. */
void session_click(struct session *s, unsigned row, unsigned col);
void session_click_text(struct session *s, const char *text);

void session_resize(struct session *s, unsigned rows, unsigned cols);
void session_hang_up(struct session *s); /* its end is asked for with this */
void session_signal(struct session *s, int sig);
void session_kill9(struct session *s); /* and waits until it is dead */

/* ---- waiting ----------------------------------------------------------------------------------- */
/* Texts are compared as NFC with ZWJ and ZWNJ left out, since drawing changes these. wait_text looks
 * in each row; wait_words in the whole screen with every run of blanks and row ends as one blank. */
void session_wait_text(struct session *s, const char *text);
void session_wait_words(struct session *s, const char *text);
void session_wait_gone(struct session *s, const char *text);

/* Until the program has done all it will do without a new key, signal or time-out (quiet.h). Fails
 * when it ends instead. */
void session_wait_quiet(struct session *s);

/* Until the program has ended: its exit status, or 128 + the signal that it died of. */
int session_wait_exit(struct session *s);

/* ---- what is there, without waiting ------------------------------------------------------------- */
/* The screen as UTF-8, a newline after each row, blanks at the ends of rows dropped; one row without
 * the newline; what has scrolled away (terminal.h). The caller frees. */
char *session_screen(struct session *s);
char *session_row(struct session *s, unsigned row);
char *session_scrollback(struct session *s);

/* Where wait_text would find the text first. The places may be NULL. */
bool session_find_text(struct session *s, const char *text, unsigned *row, unsigned *col);

struct terminal_style session_style(struct session *s, unsigned row, unsigned col);
struct terminal_cursor session_cursor(struct session *s);
struct terminal_modes session_modes(struct session *s);

/* The bytes that the program has written since the last call; their number in *n (may be NULL). The
 * caller frees. Let the program be quiet before. */
char *session_bytes_out(struct session *s, size_t *n);

/* Whether the n bytes are in the program's memory; `forms` as in process_memory.h. */
enum memory_answer session_memory_has(struct session *s, const char *bytes, size_t n,
                                      unsigned forms);

/* Waits until the program is quiet and compares the whole screen with a file under $srcdir, e.g.
 * "tests/screens/offices.txt": a line for each row, blanks at its end dropped. With UPDATE_SCREENS=1
 * in the environment of the tests it writes the file instead. */
void session_expect_screen(struct session *s, const char *path);

/* ---- so that a failure names the test's line ----------------------------------------------------- */
void session_here(struct session *s, const char *file, int line);

#define SESSION_AT(s, call) (session_here((s), __FILE__, __LINE__), call)
#define session_press(s, key) SESSION_AT(s, session_press((s), (key)))
#define session_type(s, text) SESSION_AT(s, session_type((s), (text)))
#define session_send_bytes(s, bytes, n) SESSION_AT(s, session_send_bytes((s), (bytes), (n)))
#define session_paste(s, text) SESSION_AT(s, session_paste((s), (text)))
#define session_click(s, row, col) SESSION_AT(s, session_click((s), (row), (col)))
#define session_click_text(s, text) SESSION_AT(s, session_click_text((s), (text)))
#define session_wait_text(s, text) SESSION_AT(s, session_wait_text((s), (text)))
#define session_wait_words(s, text) SESSION_AT(s, session_wait_words((s), (text)))
#define session_wait_gone(s, text) SESSION_AT(s, session_wait_gone((s), (text)))
#define session_wait_quiet(s) SESSION_AT(s, session_wait_quiet((s)))
#define session_wait_exit(s) SESSION_AT(s, session_wait_exit((s)))
#define session_expect_screen(s, path) SESSION_AT(s, session_expect_screen((s), (path)))

#endif
