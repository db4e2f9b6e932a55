/* Random bytes from the kernel, for tracking numbers and form keys. */
#ifndef SEBADESK_BASE_RANDOM_H
#define SEBADESK_BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* Fills n bytes; aborts if the kernel gives none. */
void random_bytes(void *out, size_t n);

/* An evenly spread number in 0 … limit-1; limit > 0. */
uint32_t random_below(uint32_t limit);

#endif
