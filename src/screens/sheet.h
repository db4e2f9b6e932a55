/* A sheet: the common form of nearly every screen. A page of text and choices in a frame, with the keys
 * that are the same everywhere; a screen adds what is its own. */
#ifndef SEBADESK_SCREENS_SHEET_H
#define SEBADESK_SCREENS_SHEET_H

#include "base/str.h"
#include "ui/frame.h"
#include "ui/page.h"
#include "ui/ui.h"
#include "ui/view.h"

struct sheet;
struct suggest;

enum sheet_keys {
    SHEET_BACK = 1,      /* Esc goes back */
    SHEET_FIND = 2,      /* / searches */
    SHEET_AGAIN = 4,     /* F4 starts again */
    SHEET_TYPING = 8,    /* letters and digits belong to a field */
    SHEET_PRACTICE = 16, /* words are typed here: its help has a line to practise on */
    SHEET_ALONE = 32     /* neither help nor the other language: any key leads away */
};

enum { SHEET_OWN_HINTS = 8 };

struct sheet_class {
    struct screen_class screen; /* SHEET_SCREEN("name"), and tick, deadline, back where needed */
    unsigned keys;              /* SHEET_BACK … */

    /* Where one is, for the band: appended to *place. */
    void (*place)(const struct sheet *sheet, struct str *place);
    void (*build)(const struct sheet *sheet, struct page *page);

    /* Instead of `build`: draws a body of the canvas's whole width itself. */
    void (*draw_wide)(const struct sheet *sheet, struct canvas *canvas,
                      const struct frame_body *body);

    /* A choice was taken. May be NULL. */
    enum screen_result (*choose)(struct sheet *sheet, struct ui *ui, int choice);

    /* A key before the sheet looks at it; SCREEN_IGNORED passes it on. May be NULL. */
    enum screen_result (*key)(struct sheet *sheet, struct ui *ui, const struct key *key);

    /* Further hints for the key bar, put in front: at most SHEET_OWN_HINTS. May be NULL. */
    size_t (*hints)(const struct sheet *sheet, struct hint *hints);

    /* What can be done here, for F1: translated paragraphs, a line each. May be NULL. */
    const char *(*help)(const struct sheet *sheet);

    /* Its own keys for F1, a pair each, before those that all sheets have. May be NULL. */
    void (*help_keys)(const struct sheet *sheet, struct page *page);

    /* Overwrites and frees what the screen holds, not the screen itself. May be NULL. */
    void (*wipe)(struct sheet *sheet);
};

/* What the sheets of one face (kiosk, desk, queue) have in common. */
struct sheet_face {
    void *context;
    struct screen *(*find)(void *context); /* the screen behind / */
    bool staff; /* for the office's own people: F4 covers and wipes nothing, no help desk to ask */
    struct screen *(*cover)(
        void *context); /* what F4 covers the screen with instead; may be NULL */
    struct suggest *(*suggest)(void *context); /* what words are suggested by; may be NULL */
};

struct sheet {
    struct screen screen; /* first */
    const struct sheet_class *class;
    const struct sheet_face *face;
    unsigned keys; /* the class's, unless this sheet is without one of them */
    struct view view;
    int64_t
        typed_until; /* ticks; then a number that may go on is taken as it is; 0: none is typed */
};

#define SHEET_SCREEN(its_name)                                                                     \
    .name = (its_name), .draw = sheet_draw, .key = sheet_key, .free = sheet_free

/* One that may have more than nine numbered choices: 1 is taken for 1 when no digit follows. */
#define SHEET_LIST_SCREEN(its_name)                                                                \
    SHEET_SCREEN(its_name), .tick = sheet_tick, .deadline = sheet_deadline

void sheet_draw(const struct screen *screen, struct canvas *canvas);
enum screen_result sheet_key(struct screen *screen, struct ui *ui, const struct key *key);
enum screen_result sheet_tick(struct screen *screen, struct ui *ui, int64_t now);
int64_t sheet_deadline(const struct screen *screen);
void sheet_free(struct screen *screen);

/* A zeroed struct of `size` bytes that begins with a sheet of that class. */
void *sheet_new(size_t size, const struct sheet_class *class, const struct sheet_face *face);

/* The page of the sheet as it would be drawn on that canvas, and the body it goes on. The caller clears
 * the page. */
struct frame_body sheet_build(const struct sheet *sheet, const struct canvas *canvas,
                              struct page *page);

/* A hint whose click is that key. */
struct hint sheet_hint(enum key_code code, const char *cap, const char *label);

/* The hints of a sheet whose Enter takes a choice: "Enter Choose". */
size_t sheet_hint_choose(const struct sheet *sheet, struct hint *hints);

/* Adds the lines of a text to a page, a paragraph each. */
void sheet_add_paragraphs(struct page *page, enum style style, const char *text);

#endif
