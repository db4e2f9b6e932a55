#include "base/random.h"

#include <errno.h>
#include <sys/random.h>

#include "base/mem.h"

void random_bytes(void *out, size_t n)
{
    unsigned char *p = out;

    while (n > 0) {
        ssize_t got = getrandom(p, n, 0);

        if (got < 0) {
            if (errno == EINTR)
                continue;
            mem_abort("the kernel gives no random numbers");
        }
        p += got;
        n -= (size_t)got;
    }
}

uint32_t random_below(uint32_t limit)
{
    uint32_t uneven = UINT32_MAX - UINT32_MAX % limit; /* the numbers past it would favour some */
    uint32_t r;

    do {
        random_bytes(&r, sizeof(r));
    } while (r >= uneven);
    return r % limit;
}
