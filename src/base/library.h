/* Shared libraries that the program can do without: loaded when first needed, never linked.
 *
 * The caller declares the functions it takes as the library's manual does; only libraries whose
 * binary interface is stable are used so. */
#ifndef SEBADESK_BASE_LIBRARY_H
#define SEBADESK_BASE_LIBRARY_H

#include <stddef.h>

#include "base/err.h"

struct library;

/* Opens the library by the name the dynamic linker knows it by, e.g. "libqrencode.so.4", and fills
 * in `count` functions: names[i] goes to functions[i], each of them a pointer to a function pointer of
 * the right type. ERR_NOT_FOUND when the library is not installed or lacks one of them: then nothing
 * is filled in. The caller closes *out; the functions are valid until then. */
enum err_code library_open(struct library **out, const char *file, const char *const *names,
                           void *const *functions, size_t count, struct err *e) ERR_CHECKED;

void library_close(struct library *library); /* NULL is allowed */

#endif
