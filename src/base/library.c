#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

/* A struct library is what dlopen gives; it is never defined. */
enum err_code library_open(struct library **out, const char *file, const char *const *names,
                           void *const *functions, size_t count, struct err *e)
{
    struct library *library = dlopen(file, RTLD_NOW | RTLD_LOCAL);

    if (library == NULL)
        return err_set(e, ERR_NOT_FOUND, "%s is not installed", file);
    for (size_t i = 0; i < count; i++) {
        if (dlsym(library, names[i]) == NULL) {
            library_close(library);
            return err_set(e, ERR_NOT_FOUND, "%s has no %s", file, names[i]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        void *function = dlsym(library, names[i]);

        memcpy(functions[i], &function, sizeof(function)); /* C forbids the cast, POSIX does not */
    }
    *out = library;
    return ERR_OK;
}

void library_close(struct library *library)
{
    if (library != NULL)
        (void)dlclose(library);
}
