/* The data files that are built into the program: the shipped charters, holidays, districts and the
 * Bangla catalogue. The kiosk needs no file but itself, so none can be missing or half-written. */
#ifndef SEBADESK_BASE_SHIPPED_H
#define SEBADESK_BASE_SHIPPED_H

#include <stddef.h>

struct shipped {
    const char *path; /* as under data/, e.g. "holidays/2026.tsv" */
    const char *data; /* the first byte */
    const char *end;  /* behind the last; *end is a NUL */
};

/* The file of that path, or NULL. */
const struct shipped *shipped_find(const char *path);

/* The next file whose path starts with `folder`; `after` is the one before, NULL to begin.
 * NULL when there are no more. In the order of their paths. */
const struct shipped *shipped_next(const char *folder, const struct shipped *after);

/* Bytes. */
size_t shipped_size(const struct shipped *file);

#endif
