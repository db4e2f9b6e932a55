/* The screen stack and its loop. Knows screens only by their class; no model, no store.
 *
 * A screen is drawn from its state and changed by keys and by time; the one on top gets both. Without a
 * terminal (tests) the same stack is fed with ui_press and ui_pass and its canvas is looked at. */
#ifndef SEBADESK_UI_UI_H
#define SEBADESK_UI_UI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "ui/canvas.h"
#include "ui/keys.h"
#include "ui/terminal.h"

struct ui;
struct screen;

enum screen_result {
    SCREEN_IGNORED, /* not a key of this screen */
    SCREEN_HANDLED,
    SCREEN_POP,     /* back to the screen below */
    SCREEN_REPLACE, /* the screen that was just pushed takes this one's place */
    SCREEN_HOME,    /* back to the first screen, everything wiped */
    SCREEN_QUIT
};

struct screen_class {
    const char *name; /* for tests and the log */

    /* Draws all of it; must not change the state. */
    void (*draw)(const struct screen *screen, struct canvas *canvas);
    enum screen_result (*key)(struct screen *screen, struct ui *ui, const struct key *key);

    /* May be NULL: time has passed; `now` in clock_ticks milliseconds. */
    enum screen_result (*tick)(struct screen *screen, struct ui *ui, int64_t now);

    /* May be NULL: when tick is wanted next, 0 for never. */
    int64_t (*deadline)(const struct screen *screen);

    /* May be NULL: it comes to the top again after the screen above has gone. */
    void (*back)(struct screen *screen, struct ui *ui);

    /* May be NULL: a warning comes over it, perhaps for long: what was typed is to be kept now. */
    void (*covered)(struct screen *screen);

    /* Overwrites what a person typed, and frees. */
    void (*free)(struct screen *screen);
};

struct screen {
    const struct screen_class *class;
};

/* What a face wants of the loop; `context` is handed to the functions. */
struct ui_policy {
    void *context;
    int64_t idle_ms;    /* untouched so long after a key: warn; 0: never */
    bool idle_at_first; /* also before the first key */
    struct screen *(*make_warning)(void *context); /* the screen that warns */
    void (*on_home)(void *context, struct ui *ui); /* after the return to the first screen */
    bool survives_hang_up;                         /* SIGHUP with the terminal still there: go on */
};

/* With a terminal; or, term NULL, with a canvas of rows × cols and the measure (tests). */
struct ui *ui_new(struct terminal *term, int rows, int cols, const struct ui_policy *policy);
void ui_free(struct ui *ui); /* not the terminal */

/* Takes ownership. Of very many screens on each other the second is freed. */
void ui_push(struct ui *ui, struct screen *screen);
void ui_home(struct ui *ui);

/* Frees the screens between the first and the top one: what is below cannot be gone back to. */
void ui_cut_way(struct ui *ui);

/* Has all screens keep what was typed there, as when they are covered. */
void ui_keep(struct ui *ui);

/* Pushes the screen that warns, as if nobody had pressed a key for so long. */
void ui_warn(struct ui *ui);

/* Runs until a screen quits, the terminal is gone, or a signal ends it. */
void ui_run(struct ui *ui);

/* One key, as if typed at that moment; false once the loop should end. */
bool ui_press(struct ui *ui, const struct key *key, int64_t now);

/* What the terminal sent at that moment. What has become due by then comes first; bytes before which a warning
 * came are nobody's. */
void ui_type(struct ui *ui, const unsigned char *bytes, size_t n, int64_t now);

/* Lets time pass to `now`; false once the loop should end. */
bool ui_pass(struct ui *ui, int64_t now);

/* Draws the top screen; the canvas is valid until the next call. */
const struct canvas *ui_draw(struct ui *ui);
void ui_resize(struct ui *ui, int rows, int cols);

/* The canvas as last drawn: its size and measure are what a screen lays its text out for. */
const struct canvas *ui_canvas(const struct ui *ui);

/* The terminal, or NULL. */
struct terminal *ui_terminal(const struct ui *ui);

/* The text of a K_PASTE. */
const struct str *ui_pasted(const struct ui *ui);
void ui_set_pasted(struct ui *ui, const char *text); /* for tests */

/* Whether a key was pressed since the last return home. */
bool ui_touched(const struct ui *ui);

/* The class name of the top screen, and the screens on the stack. */
const char *ui_top(const struct ui *ui);
size_t ui_depth(const struct ui *ui);

#endif
