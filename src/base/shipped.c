#include "base/shipped.h"

#include <string.h>

#include "base/str.h"

#define SHIPPED(label, path) extern const char shipped_##label[], shipped_##label##_end[];
#include "base/shipped.def"
#undef SHIPPED

static const struct shipped FILES[] = {
#define SHIPPED(label, path) {path, shipped_##label, shipped_##label##_end},
#include "base/shipped.def"
#undef SHIPPED
};

enum { FILE_COUNT = sizeof(FILES) / sizeof(FILES[0]) };

const struct shipped *shipped_find(const char *path)
{
    for (size_t i = 0; i < FILE_COUNT; i++) {
        if (strcmp(FILES[i].path, path) == 0)
            return &FILES[i];
    }
    return NULL;
}

const struct shipped *shipped_next(const char *folder, const struct shipped *after)
{
    size_t i = after == NULL ? 0 : (size_t)(after - FILES) + 1;

    for (; i < FILE_COUNT; i++) {
        if (str_starts(FILES[i].path, folder))
            return &FILES[i];
    }
    return NULL;
}

size_t shipped_size(const struct shipped *file)
{
    return (size_t)(file->end - file->data);
}
