/* Chance that is none: a program that links this draws the same numbers in every run, in place of
 * base/random.c. */
#ifndef SEBADESK_TESTS_DRAWN_H
#define SEBADESK_TESTS_DRAWN_H

#include <stdint.h>

/* Begins the row of numbers anew. It begins with the seed 1 unless told. */
void drawn_begin(uint32_t seed);

#endif
