/* Tracking numbers: nine random digits and a check digit, ten in all, "4821739052".
 *
 * The check digit is H. M. Damm's (2004): it catches every single wrong digit and every swap of two
 * neighbours, so that a mistyped number is told apart from an unknown one. */
#ifndef SEBADESK_MODEL_TRACKING_H
#define SEBADESK_MODEL_TRACKING_H

enum { TRACKING_DIGITS = 10, TRACKING_SIZE = TRACKING_DIGITS + 1 };

enum tracking_fault {
    TRACKING_OK,
    TRACKING_EMPTY,
    TRACKING_NOT_DIGITS, /* something that is no digit nor a sign between digits */
    TRACKING_LENGTH,     /* not ten digits */
    TRACKING_MISTYPED    /* ten digits whose check digit does not fit */
};

/* Draws a new number; the first digit is never 0. */
void tracking_new(char out[TRACKING_SIZE]);

/* Reads a number in either script and any grouping; out is set only on TRACKING_OK. */
enum tracking_fault tracking_read(const char *text, char out[TRACKING_SIZE]);

/* "4821 739 052", in fresh memory; the caller frees. */
char *tracking_group(const char *tracking);

#endif
