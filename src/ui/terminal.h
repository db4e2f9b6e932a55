/* The terminal: the only module that knows curses. Puts a canvas on the screen and reads bytes.
 *
 * Two ways of drawing: plain cells, where the terminal counts columns as wcwidth does; and overlay,
 * where curses draws colours and blanks and each word of Bangla is then written at its own position,
 * so that everything stays aligned whatever the terminal makes of the word. */
#ifndef SEBADESK_UI_TERMINAL_H
#define SEBADESK_UI_TERMINAL_H

#include <stddef.h>

#include "base/err.h"
#include "ui/canvas.h"
#include "ui/probe.h"

struct terminal;

/* Takes the terminal on standard input and output, makes it raw, and asks it what it is; the answer takes
 * its time, so something else can be done before terminal_start. `class_name` (may be NULL) says what it
 * is, so that it need not be asked. ERR_IO when they are no terminal. */
enum err_code terminal_open(const char *class_name, struct terminal **out,
                            struct err *e) ERR_CHECKED;

/* Reads the answer and hands the screen to curses. ERR_IO when the terminal cannot do it. */
enum err_code terminal_start(struct terminal *terminal, struct err *e) ERR_CHECKED;

/* Gives it back as it was found, started or not; NULL is fine. */
void terminal_close(struct terminal *terminal);

/* Clears the screen and what was scrolled off it, and sets the modes so that a program that is run in
 * this one's place finds the terminal as this one did. */
void terminal_hand_over(struct terminal *terminal);

/* Takes it back when that program could not be run. */
void terminal_resume(struct terminal *terminal);

enum terminal_class terminal_class(const struct terminal *terminal);

/* The present size in cells. */
void terminal_size(const struct terminal *terminal, int *rows, int *cols);

/* How text is set on it. Borrowed. */
const struct lettering *terminal_lettering(const struct terminal *terminal);

/* Puts the canvas on the screen; only what changed is sent. */
void terminal_show(struct terminal *terminal, const struct canvas *canvas);

/* The terminal was resized, or something else has written on it: draw all of it next time. */
void terminal_resized(struct terminal *terminal);

/* Forgets every trace of what was shown: curses's copies and lines that were scrolled off. */
void terminal_forget(struct terminal *terminal);

/* Bytes that were typed: at most n, 0 for none now, -1 when the terminal is gone. */
long terminal_read(struct terminal *terminal, unsigned char *bytes, size_t n);

#endif
