#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void mem_abort(const char *why)
{
    (void)fprintf(stderr, "sebadesk: %s\n", why);
    abort();
}

void *mem_new(size_t size)
{
    return mem_new_array(1, size);
}

void *mem_new_array(size_t count, size_t size)
{
    void *p = calloc(count == 0 ? 1 : count, size == 0 ? 1 : size);

    if (p == NULL)
        mem_abort("out of memory");
    return p;
}

void mem_grow(void *p, size_t *cap, size_t need, size_t size)
{
    size_t wanted = *cap;
    void *array;

    if (need <= *cap)
        return;
    while (wanted < need) {
        if (wanted > SIZE_MAX / 2)
            mem_abort("out of memory");
        wanted += wanted / 2 + 8;
    }
    memcpy(&array, p, sizeof(array)); /* p points at a pointer of any type */
    array = reallocarray(array, wanted, size);
    if (array == NULL)
        mem_abort("out of memory");
    memcpy(p, &array, sizeof(array));
    *cap = wanted;
}

char *mem_copy(const void *data, size_t size)
{
    char *s;

    if (size == SIZE_MAX)
        mem_abort("out of memory");
    s = mem_new(size + 1);
    if (size > 0)
        memcpy(s, data, size);
    return s;
}

char *mem_copy_string(const char *s)
{
    return s == NULL ? NULL : mem_copy(s, strlen(s));
}

void mem_free_secret(char *s)
{
    if (s == NULL)
        return;
    explicit_bzero(s, strlen(s));
    free(s);
}
