/* What the whole-program tests of the desk share. Include <cmocka.h> and what it needs first. */
#ifndef SEBADESK_TESTS_DESK_PLAY_H
#define SEBADESK_TESTS_DESK_PLAY_H

#include "kiosk_play.h"

/* Karim's desk at Rupganj; to be changed where a test needs it otherwise. */
static const struct kiosk_play KARIM = {
    .face = "desk", .account = "karim", .role = "desk", .args = WORDS("--office", "rupganj")};

/* On a store of the test's own, at today's list. */
static inline struct session *desk_play(void **state)
{
    return kiosk_play(state, KARIM);
}

/* The same on the store of the desk before. */
static inline struct session *desk_play_on(void **state)
{
    struct kiosk_play play = KARIM;

    play.keep_store = true;
    return kiosk_play(state, play);
}

/* Types into the field at the cursor and goes on to the next. */
static inline void desk_answer(struct session *s, const char *answer)
{
    session_type(s, answer);
    session_wait_quiet(s);
    session_press(s, "Tab");
    session_wait_quiet(s);
}

/* A new complaint with nothing but what it needs, in the form. */
static inline void desk_write(struct session *s, const char *mobile, const char *name,
                              const char *subject)
{
    KEYS(s, "n");
    desk_answer(s, mobile);
    desk_answer(s, name);
    desk_answer(s, "ভুলতা, রূপগঞ্জ");
    KEYS(s, "Tab");
    desk_answer(s, subject);
    session_type(s, "তিনবার গিয়েও কাউকে পাইনি।");
    session_wait_quiet(s);
}

#endif
