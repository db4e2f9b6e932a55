#include "model/tracking.h"

#include <stdbool.h>
#include <string.h>

#include "base/random.h"
#include "base/str.h"
#include "text/digits.h"

/* The totally anti-symmetric quasigroup of order 10 from Damm's thesis. */
static const unsigned char QUASIGROUP[10][10] = {
    {0, 3, 1, 7, 5, 9, 8, 6, 4, 2}, {7, 0, 9, 2, 1, 5, 4, 8, 6, 3}, {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
    {1, 7, 5, 0, 9, 8, 3, 4, 2, 6}, {6, 1, 2, 3, 0, 4, 5, 9, 7, 8}, {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4}, {8, 9, 4, 5, 3, 6, 2, 0, 1, 7}, {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
    {2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
};

/* 0 for a number whose last digit is its check digit. */
static unsigned damm(const char *digits, size_t n)
{
    unsigned interim = 0;

    for (size_t i = 0; i < n; i++)
        interim = QUASIGROUP[interim][digits[i] - '0'];
    return interim;
}

void tracking_new(char out[TRACKING_SIZE])
{
    out[0] = (char)('1' + random_below(9));
    for (int i = 1; i < TRACKING_DIGITS - 1; i++)
        out[i] = (char)('0' + random_below(10));
    out[TRACKING_DIGITS - 1] = (char)('0' + damm(out, TRACKING_DIGITS - 1));
    out[TRACKING_DIGITS] = '\0';
}

enum tracking_fault tracking_read(const char *text, char out[TRACKING_SIZE])
{
    size_t n = strlen(text);
    char digits[TRACKING_SIZE];
    size_t count = 0;

    for (size_t i = 0; i < n;) {
        size_t used = digits_gap(text + i);
        int value = digits_value(text + i, n - i, &used);

        if (used == 0)
            return TRACKING_NOT_DIGITS;
        if (value >= 0) {
            if (count < TRACKING_DIGITS)
                digits[count] = (char)('0' + value);
            count++;
        }
        i += used;
    }
    if (count != TRACKING_DIGITS)
        return count == 0 ? TRACKING_EMPTY : TRACKING_LENGTH;
    if (damm(digits, TRACKING_DIGITS) != 0)
        return TRACKING_MISTYPED;
    digits[TRACKING_DIGITS] = '\0';
    memcpy(out, digits, sizeof(digits));
    return TRACKING_OK;
}

char *tracking_group(const char *tracking)
{
    return str_format("%.4s %.3s %s", tracking, tracking + 4, tracking + 7);
}
