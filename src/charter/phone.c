#include "charter/phone.h"

#include <string.h>

#include "base/str.h"
#include "text/digits.h"

enum {
    MOBILE_DIGITS = 11,      /* 01XXXXXXXXX */
    INTERNATIONAL_MOST = 13, /* 880 and a number without its 0 */
    UNLABELLED_LEAST = 6,
    LABELLED_LEAST = 3, /* short codes such as 333 */
};

/* A run of digits and the signs before it. */
struct group {
    char digits[PHONE_DIGITS + 1];
    size_t count; /* more than PHONE_DIGITS: too long to be one */
    size_t end;   /* byte offset behind it */
    bool blank;   /* a blank stood before it */
    bool dash;
    bool slash;
};

static void read_digits(const char *s, size_t n, size_t at, struct group *g)
{
    size_t used;

    g->count = 0;
    while (at < n) {
        int digit = digits_value(s + at, n - at, &used);

        if (digit < 0)
            break;
        if (g->count < PHONE_DIGITS)
            g->digits[g->count] = (char)('0' + digit);
        g->count++;
        at += used;
    }
    g->digits[g->count < PHONE_DIGITS ? g->count : PHONE_DIGITS] = '\0';
    g->end = at;
}

/* The next run of digits, over at most three signs; count 0 where none follows. */
static void next_group(const char *s, size_t n, size_t at, struct group *g)
{
    memset(g, 0, sizeof(*g));
    for (int i = 0; i < 3 && at < n; i++) {
        if (s[at] == ' ')
            g->blank = true;
        else if (s[at] == '-' || str_starts(s + at, "–"))
            g->dash = true;
        else if (s[at] == '/')
            g->slash = true;
        else if (s[at] != '(' && s[at] != ')')
            break;
        at += str_starts(s + at, "–") ? strlen("–") : 1;
    }
    read_digits(s, n, at, g);
}

/* Whether the group goes on with the number of `count` digits, or begins another one. */
static bool belongs(const char *number, size_t count, bool plus, const struct group *g)
{
    bool mobile = str_starts(number, "01");

    if (g->count == 0 || g->slash || count + g->count > PHONE_DIGITS)
        return false;
    if (plus)
        return count + g->count <= INTERNATIONAL_MOST;
    if (mobile)
        return count < MOBILE_DIGITS && count + g->count <= MOBILE_DIGITS + 1;
    if (count >= MOBILE_DIGITS)
        return false;
    if (g->blank && !g->dash)
        return count < 8 && (count < 7 || g->digits[0] != '0');
    return true;
}

/* The bytes of 30-06-2025 and 30/06/2025, 0 where it is no date. */
static size_t date_size(const char *s, size_t n, const struct group *first)
{
    struct group second;
    struct group third;

    if (first->count > 2)
        return 0;
    next_group(s, n, first->end, &second);
    if (second.count == 0 || second.count > 2 || !(second.dash || second.slash))
        return 0;
    next_group(s, n, second.end, &third);
    return third.count == 4 && (third.dash || third.slash) &&
                   (third.digits[0] == '1' || third.digits[0] == '2')
               ? third.end
               : 0;
}

static bool is_phone(const char *number, size_t count, bool plus, bool labelled)
{
    if (labelled)
        return count >= LABELLED_LEAST;
    return count >= UNLABELLED_LEAST &&
           (plus || number[0] == '0' || (str_starts(number, "880") && count > 11));
}

bool phone_read(const char *s, size_t n, bool labelled, struct phone *out)
{
    bool plus = *s == '+';
    struct group g;
    char number[PHONE_DIGITS + 1] = "";
    size_t count;
    size_t end;

    read_digits(s, n, plus, &g);
    out->size = g.end;
    if (g.count > 0 && !plus && date_size(s, n, &g) > 0) {
        out->size = date_size(s, n, &g);
        return false;
    }
    if (g.count == 0 || g.count > PHONE_DIGITS)
        return false;
    memcpy(number, g.digits, g.count);
    count = g.count;
    end = g.end;
    for (;;) {
        next_group(s, n, end, &g);
        if (!belongs(number, count, plus, &g))
            break;
        memcpy(number + count, g.digits, g.count);
        count += g.count;
        end = g.end;
    }
    number[count] = '\0';
    if (!is_phone(number, count, plus, labelled))
        return false;
    out->number[0] = '+';
    memcpy(out->number + plus, number, count + 1);
    out->size = end;
    return true;
}

bool phone_is_wrong(const char *number)
{
    const char *digits = number + (*number == '+');
    size_t count = strlen(digits);

    if (str_starts(digits, "8801"))
        return count != INTERNATIONAL_MOST;
    if (str_starts(digits, "01"))
        return count != MOBILE_DIGITS;
    return (digits[0] == '0' && count < 7) || count > INTERNATIONAL_MOST;
}
