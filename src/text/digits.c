#include "text/digits.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

int digits_value(const char *s, size_t n, size_t *used)
{
    unsigned char last;

    if (*s >= '0' && *s <= '9') {
        *used = 1;
        return *s - '0';
    }
    if (n < 3 || memcmp(s, "\xE0\xA7", 2) != 0)
        return -1;
    last = (unsigned char)s[2];
    if (last < 0xA6 || last > 0xAF)
        return -1;
    *used = 3;
    return last - 0xA6;
}

size_t digits_gap(const char *s)
{
    if (*s != '\0' && strchr(" -.()/", *s) != NULL)
        return 1;
    if (strncmp(s, "\xC2\xA0", 2) == 0) /* a blank that does not break */
        return 2;
    /* U+2010 … U+2015: hyphens and dashes, as word processors make them of a minus */
    if (strncmp(s, "\xE2\x80", 2) == 0 && (unsigned char)s[2] >= 0x90 &&
        (unsigned char)s[2] <= 0x95)
        return 3;
    return 0;
}

char *digits_to_ascii(const char *text)
{
    size_t n = strlen(text);
    struct str out = {0};

    for (size_t i = 0; i < n;) {
        size_t used = 1;
        int value = digits_value(text + i, n - i, &used);

        str_add_char(&out, value < 0 ? text[i] : (char)('0' + value));
        i += used;
    }
    return str_take(&out);
}

char *digits_to_bangla(const char *text)
{
    struct str out = {0};

    for (; *text != '\0'; text++) {
        if (*text >= '0' && *text <= '9') {
            const char digit[] = {'\xE0', '\xA7', (char)(0xA6 + (*text - '0'))};

            str_add_bytes(&out, digit, sizeof(digit));
        } else {
            str_add_char(&out, *text);
        }
    }
    return str_take(&out);
}

char *digits_local(enum language language, const char *text)
{
    return language == LANGUAGE_BN ? digits_to_bangla(text) : mem_copy_string(text);
}

char *digits_number(enum language language, int64_t number)
{
    char plain[24];
    struct str grouped = {0};
    size_t n;
    char *local;

    (void)snprintf(plain, sizeof(plain), "%" PRId64, number);
    n = strlen(plain);
    for (size_t i = 0; i < n; i++) {
        size_t left = n - i; /* digits from here on */

        if (i > 0 && plain[i - 1] != '-' && (left == 3 || (left > 3 && left % 2 == 1)))
            str_add_char(&grouped, ',');
        str_add_char(&grouped, plain[i]);
    }
    local = digits_local(language, str_text(&grouped));
    str_clear(&grouped);
    return local;
}
