#include "drawn.h"

#include "base/random.h"

static uint32_t drawn = 1;

void drawn_begin(uint32_t seed)
{
    drawn = seed;
}

void random_bytes(void *out, size_t n)
{
    unsigned char *p = out;

    for (size_t i = 0; i < n; i++) {
        drawn = drawn * 1103515245 + 12345;
        p[i] = (unsigned char)(drawn >> 16);
    }
}

uint32_t random_below(uint32_t limit)
{
    uint32_t r;

    random_bytes(&r, sizeof(r));
    return r % limit;
}
