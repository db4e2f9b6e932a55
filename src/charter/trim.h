/* Takes off the signs that stand around a piece cut out of a text. */
#ifndef SEBADESK_CHARTER_TRIM_H
#define SEBADESK_CHARTER_TRIM_H

/* The text without blanks, commas, colons, hyphens, slashes and dandas at its ends, and without
 * parentheses around the whole. NULL when nothing is left; the caller frees. */
char *trim_signs(const char *text);

#endif
