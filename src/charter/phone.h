/* Phone numbers in running text, in the digits of either script. */
#ifndef SEBADESK_CHARTER_PHONE_H
#define SEBADESK_CHARTER_PHONE_H

#include <stdbool.h>
#include <stddef.h>

enum { PHONE_DIGITS = 15 };

struct phone {
    char number[PHONE_DIGITS + 2]; /* ASCII digits, with a + in front where one is printed */
    size_t size;                   /* bytes of the text it takes up */
};

/* Reads the number that begins at s (a digit or a +; n bytes). Blanks, hyphens and parentheses may
 * stand between its digits. False when the digits are no phone number: too few or too many, a date,
 * or, where no label such as "ফোন" stood before them, not begun with 0, + or 880. Then out->size is
 * how many bytes to pass over: the whole date, or the digits. */
bool phone_read(const char *s, size_t n, bool labelled, struct phone *out);

/* Whether a mobile number (01…, 8801…, +8801…) has too many or too few digits, or any other number
 * fewer than a subscriber's or more than a country's. */
bool phone_is_wrong(const char *number);

#endif
