/* What the whole-program tests of the kiosk share: a store of each test's own with the shipped
 * charters in it, the kiosk on it in a pty, batch commands beside it, and the ways through the
 * screens that several tests take. Include <cmocka.h> and what it needs first.
 *
 * The kiosk is tests/sebadesk_pretend (pretend.c) unless the shipped program is asked for. */
#ifndef SEBADESK_TESTS_KIOSK_PLAY_H
#define SEBADESK_TESTS_KIOSK_PLAY_H

#include <jansson.h>

#include "base/str.h"
#include "harness/session.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

struct kiosk_play {
    const char *face; /* "kiosk" when NULL */
    const char
        *account;     /* who works there, with that role in all offices, unless it ships; NULL: */
    const char *role; /* the account that runs the tests, an admin of the store */
    bool shipped;     /* the program that ships, with real time and random numbers */
    const char *const *args; /* behind the face; ends with NULL; may be NULL */
    const char *const *env;  /* besides SEBADESK_STORE and SEBADESK_NOW; may be NULL */
    const char *term;        /* as in session_options */
    enum terminal_class class;
    unsigned rows;
    unsigned cols;
    bool keep_store; /* go on with the store of the kiosk before */
    bool ends;       /* it will end at once: not waited for */
};

/* cmocka's set-up and tear-down of a group: a folder with a store that the tests copy. */
int kiosk_group_setup(void **state);
int kiosk_group_teardown(void **state);

/* Starts the kiosk on Sunday, 22 November 2026, 9:00, and waits for its first screen. */
struct session *kiosk_play(void **state, struct kiosk_play o);

/* Lets time pass in sebadesk_pretend, which must be quiet. */
void kiosk_let_pass(struct session *s, int milliseconds);

/* The path of the store; the folder it is in. */
const char *kiosk_store(void);
const char *kiosk_folder(void);

/* Runs `sebadesk` with these words on the store, at the time the kiosk starts with, its standard output into *out (may be NULL). Returns
 * its exit code. */
int kiosk_command(const char *const *words, struct str *out);

/* The complaints in the store as `complaint list --json` gives them: an array. The caller decrefs. */
json_t *kiosk_complaints(void);
size_t kiosk_count_complaints(void);

/* Checks a text (NULL: null) of complaint number `i` of the store, e.g. "complainant.name". */
void kiosk_expect_text(size_t i, const char *path, const char *wanted);

/* The tracking number of the first complaint. The caller frees. */
char *kiosk_tracking(void);

/* Types an answer, waits for it, and presses Enter. */
void kiosk_answer(struct session *s, const char *answer);

/* Presses the keys named, one after the other, waiting after each until the program is quiet. */
void kiosk_keys(struct session *s, const char *const *keys);

#define KEYS(s, ...) kiosk_keys((s), WORDS(__VA_ARGS__))

/* Compares the screen that is now to be seen with tests/screens/NAME.LANGUAGE.COLUMNSxROWS.txt; and in both
 * languages at 80×24 and 40×12: afterwards it is as it was, in Bangla at 80×24. */
void kiosk_expect_screen(struct session *s, const char *name, const char *language, unsigned rows,
                         unsigned cols);
void kiosk_expect_screens(struct session *s, const char *name);

/* From the first screen to the review: a complaint with these words, without a name or with one. The
 * office is Rupganj. */
void kiosk_write_anonymous(struct session *s, const char *subject, const char *description);
void kiosk_write_named(struct session *s, const char *name, const char *subject,
                       const char *description);

#endif
