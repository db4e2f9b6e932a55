/* What the tests of the harness share: starting harness_target, and failures that are wanted.
 * Include <cmocka.h> and what it needs first. */
#ifndef SEBADESK_TESTS_HARNESS_PLAY_H
#define SEBADESK_TESTS_HARNESS_PLAY_H

#include <setjmp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "harness/session.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ARGS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* Starts the target with the part to play and its arguments. */
static inline struct session *play(void **state, struct session_options o, const char *const *args)
{
    static const char *const utf8[] = {"LC_ALL=C.UTF-8", "ESCDELAY=300", NULL};
    const char *builddir = getenv("builddir");
    char *target = str_format("%s/tests/harness_target", builddir == NULL ? "." : builddir);
    const char *argv[12] = {target};
    struct session *s;

    for (size_t i = 0; args[i] != NULL && i + 2 < COUNT(argv); i++)
        argv[i + 1] = args[i];
    o.argv = argv;
    if (o.env == NULL)
        o.env = utf8;
    s = session_start(state, &o);
    free(target);
    return s;
}

static inline struct session *play_plain(void **state, const char *const *args)
{
    return play(state, (struct session_options){0}, args);
}

/* ---- failures that are wanted ------------------------------------------------------------------- */
struct failure {
    bool wanted;
    jmp_buf back;
    char message[16384];
};

static inline void note_failure(void *user, const char *message)
{
    struct failure *f = user;

    if (!f->wanted)
        fail_msg("%s", message);
    (void)snprintf(f->message, sizeof(f->message), "%s", message);
    longjmp(f->back, 1);
}

/* Options that send failures to `f`. */
static inline struct session_options failing(struct failure *f)
{
    f->wanted = false;
    return (struct session_options){.failed = note_failure, .user = f};
}

#define ASSERT_FAILS(f, call, why)                                                                 \
    do {                                                                                           \
        (f)->wanted = true;                                                                        \
        if (setjmp((f)->back) == 0) {                                                              \
            (void)(call);                                                                          \
            fail_msg("did not fail: %s", #call);                                                   \
        }                                                                                          \
        (f)->wanted = false;                                                                       \
        if (strstr((f)->message, why) == NULL)                                                     \
            fail_msg("\"%s\" is not in: %s", why, (f)->message);                                   \
    } while (0)

#endif
