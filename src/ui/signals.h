/* Signals and the terminal's modes: what must be put right however the program ends. */
#ifndef SEBADESK_UI_SIGNALS_H
#define SEBADESK_UI_SIGNALS_H

#include <stdbool.h>

enum {
    SIGNAL_RESIZE = 1,  /* the window has another size */
    SIGNAL_HANG_UP = 2, /* the terminal may be gone */
    SIGNAL_END = 4      /* someone asks the program to end */
};

/* Saves the modes of the terminal on fd, makes it raw, and catches the signals. Interrupt, quit and stop
 * are ignored; a crash puts the terminal right before the program dies. False if fd is no terminal. */
bool signals_begin(int fd);

/* Puts the modes back and the signals to their defaults. */
void signals_end(void);

/* The modes only: what a program that replaces this one must find; and raw again if it could not. */
void signals_restore_modes(void);
void signals_make_raw(void);

/* A descriptor that becomes readable when a signal has come. */
int signals_fd(void);

/* The signals since the last call, as a set of the above. */
unsigned signals_take(void);

#endif
