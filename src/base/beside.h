/* One piece of work done beside the caller's, on another processor where there is one. Used to set up the
 * screen while the store is opened. The two must not touch the same things until beside_end. */
#ifndef SEBADESK_BASE_BESIDE_H
#define SEBADESK_BASE_BESIDE_H

struct beside;

/* Begins work(context). It gets no signals but those of its own crash, and a small stack (256 kB). */
struct beside *beside_begin(void (*work)(void *context), void *context);

/* Waits until the work is done, and frees. Where no thread could be had, this does the work. NULL is fine. */
void beside_end(struct beside *beside);

#endif
