#include "charter/trim.h"

#include <stdbool.h>
#include <string.h>

#include "base/mem.h"

static bool ends_in(const char *s, size_t n, const char *end)
{
    size_t length = strlen(end);

    return n >= length && memcmp(s + n - length, end, length) == 0;
}

char *trim_signs(const char *text)
{
    static const char SIGNS[] = " ,;:-/";
    static const char DANDA[] = "।";
    size_t n = strlen(text);

    while (n > 0) {
        if (strchr(SIGNS, text[n - 1]) != NULL) {
            n--;
        } else if (strchr(SIGNS, *text) != NULL) {
            text++;
            n--;
        } else if (ends_in(text, n, DANDA)) {
            n -= strlen(DANDA);
        } else if (n > 1 && *text == '(' && text[n - 1] == ')' &&
                   memchr(text + 1, '(', n - 1) == NULL) {
            text++;
            n -= 2;
        } else {
            return mem_copy(text, n);
        }
    }
    return NULL;
}
