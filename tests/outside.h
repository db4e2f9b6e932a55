/* The program from outside, as a script calls it: arguments, environment and standard input in, exit code
 * and both outputs out. For the tests of the batch commands; those of the faces are in harness/.
 *
 * Every test gets an empty folder and, in it, a store with the shipped charters (a copy, so that no
 * test sees what another did). The program runs as `sebadesk --lang en …` with a clock that stands
 * still; nothing of our own environment but PATH reaches it. */
#ifndef TESTS_OUTSIDE_H
#define TESTS_OUTSIDE_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The clock of every call: a Sunday. */
#define OUTSIDE_NOW "2026-11-22T09:12:33+06:00"

struct outside {
    char *folder;     /* the test's own, removed at its end */
    char *store;      /* its store, named to every call in SEBADESK_STORE; NULL: not named */
    const char *now;  /* the value of SEBADESK_NOW */
    bool plain;       /* no --lang is given */
    bool nobody;      /* called by root, the program runs as an account without rights */
    bool no_out;      /* standard output is closed; for one call */
    const char *sink; /* where standard output goes instead of to us: "/dev/full"; for one call */
    char *program;    /* another one than that which was built; freed at the end */
    struct strv env;  /* more variables, "NAME=value" */
    struct str input; /* the standard input of the next call */
    struct str out;   /* what the last call wrote */
    struct str err;
    int code; /* its exit code; 128 and the signal that ended it */
};

/* For cmocka: of a group, and of a test. */
int outside_group_setup(void **state);
int outside_group_teardown(void **state);
int outside_setup(void **state); /* *state is the struct outside */
int outside_teardown(void **state);
#define OUTSIDE_TEST(f) cmocka_unit_test_setup_teardown(f, outside_setup, outside_teardown)

/* The account without rights. */
enum { NOBODY = 65534 };

/* Runs the program to its end with the arguments up to NULL; returns its exit code. */
int outside_run(struct outside *o, const char *const *arguments);
#define RUN(o, ...) outside_run(o, (const char *const[]){__VA_ARGS__, NULL})

/* Fails the test, showing all that the program wrote, unless the call ends with the code. */
void outside_expect(struct outside *o, int code, const char *file, int line,
                    const char *const *arguments);
#define EXPECT(o, code, ...)                                                                       \
    outside_expect(o, code, __FILE__, __LINE__, (const char *const[]){__VA_ARGS__, NULL})

/* Puts the text on the next call's standard input. */
void outside_feed(struct outside *o, const char *text);

/* Writes a file into the test's folder; its path, which the caller frees. */
char *outside_file(const struct outside *o, const char *name, const char *bytes, size_t n);

/* The path of a file of the sources; the caller frees. */
char *outside_source(const char *path);

/* The nth line of a text (from 0), "" past the end; the caller frees. */
char *outside_line(const struct str *text, size_t n);
size_t outside_lines(const struct str *text);

/* The nth line of the output as JSON; fails the test when it is none. The caller gives it up. */
json_t *outside_json(const struct outside *o, size_t n);

/* Fails unless the object has exactly these members (names between blanks), in this order. */
void assert_members(const json_t *object, const char *names);

/* The text of a member; fails when it is no text. */
const char *member(const json_t *object, const char *name);

/* Fails unless the text has the piece in it. */
void assert_has(const struct str *text, const char *piece);

#endif
