/* Memory that never fails: every allocation of the project goes through here.
 *
 * Out of memory aborts, so no caller checks for NULL; a full-screen face catches SIGABRT to put
 * the terminal in order (ui/signals.h). Sizes are bytes. */
#ifndef SEBADESK_BASE_MEM_H
#define SEBADESK_BASE_MEM_H

#include <stddef.h>

/* `size` zeroed bytes; never NULL, also for size 0. The caller frees with free(). */
void *mem_new(size_t size) __attribute__((malloc, returns_nonnull));

/* `count` zeroed items of `size` bytes each, overflow-checked. */
void *mem_new_array(size_t count, size_t size) __attribute__((malloc, returns_nonnull));

/* Makes room for `need` items of `size` bytes in the array *p of capacity *cap, growing by half.
 * New room is not zeroed. */
void mem_grow(void *p, size_t *cap, size_t need, size_t size);

/* A copy of `size` bytes with a NUL behind; the caller frees. */
char *mem_copy(const void *data, size_t size) __attribute__((malloc, returns_nonnull));

/* A copy of the string, or NULL for NULL; the caller frees. */
char *mem_copy_string(const char *s);

/* Overwrites a string (may be NULL) before freeing it: for what a person typed. */
void mem_free_secret(char *s);

/* Broken invariant or no memory: says `why` on stderr and aborts. */
void mem_abort(const char *why) __attribute__((noreturn));

#endif
