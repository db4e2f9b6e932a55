/* Natural word widths in Konsole, so that a Bangla paragraph there reads like print. The layout
 * measures with squeeze_measure, the terminal driver sends what squeeze_spell gives; elsewhere
 * neither is used. */

/* Konsole draws a Bangla run as one shaped word at its first cell, and a shaped word is narrower than
 * its letters and signs have columns. It gives a spacing sign a column only where the letter has no
 * mark yet, and a joiner put before the sign is such a mark and changes nothing else. So a run can be
 * brought to any number of cells from its letters alone up to its letters and signs; blanks fill up
 * what is wider. How wide a run is drawn is looked up in a table made from the font that the kiosk
 * pins, Noto Serif Bengali beside Noto Sans Mono; no font and no shaping library is needed. */
#ifndef SEBADESK_TEXT_SQUEEZE_H
#define SEBADESK_TEXT_SQUEEZE_H

#include <stddef.h>

#include "base/str.h"
#include "text/measure.h"

enum squeeze_flags {
    SQUEEZE_REGULAR = 0,
    /* Bold letters are about a twelfth wider: measure a run as it will be drawn. */
    SQUEEZE_BOLD = 1,
    /* A phrase is one run: the blanks between its words are sent as U+FFF9, which takes no cell, so
     * that all words stand at their natural places and only the phrase's end meets the grid. Only
     * where the terminal is known to have DejaVu Sans Mono, in which that character is a blank. */
    SQUEEZE_PHRASES = 2,
};

/* The measure for the flags (or-ed); never NULL, lives for ever. */
const struct measure *squeeze_measure(unsigned flags);

/* Appends to *out the bytes to send to Konsole for a complex run (measure_stretch) of n bytes, so that
 * there it fills exactly the columns that squeeze_measure of the same flags gives for the run: the
 * display form of text/clean.h, joiners before spacing signs, first to last, as many as needed, and
 * blanks behind a run that is drawn wider than its letters. A sign without a letter gets a dotted
 * circle. Konsole joins a run to one that ends right before it in the same colour. */
void squeeze_spell(unsigned flags, const char *s, size_t n, struct str *out);

/* How wide a run in display form is drawn, in thousandths of an em (a cell is 600). Only for runs of
 * Bangla: characters of other scripts count nothing. */
size_t squeeze_advance(unsigned flags, const char *s, size_t n);

#endif
