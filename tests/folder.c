#include "folder.h"

#include <stdarg.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"

char *folder_make(const char *parent)
{
    const char *temporary = getenv("TMPDIR");
    char *path = str_format("%s/sebadesk.XXXXXX", parent != NULL      ? parent
                                                  : temporary != NULL ? temporary
                                                                      : "/tmp");

    assert_non_null(mkdtemp(path));
    return path;
}

char *folder_make_quick(void)
{
    return folder_make(access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : NULL);
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st;
    (void)type;
    (void)ftw;
    return remove(path);
}

void folder_remove(const char *path)
{
    enum { DESCRIPTORS = 16 };

    (void)nftw(path, remove_one, DESCRIPTORS, FTW_DEPTH | FTW_PHYS);
}

void folder_copy(const char *from, const char *to)
{
    struct str bytes = {0};
    struct err e = {0};

    if (file_read(from, (size_t)64 * 1024 * 1024, &bytes, &e) != ERR_OK)
        fail_msg("%s", e.text);
    folder_write(to, str_text(&bytes), bytes.len);
    str_clear(&bytes);
}

void folder_write(const char *path, const char *bytes, size_t n)
{
    FILE *out = fopen(path, "w");

    assert_non_null(out);
    assert_int_equal(fwrite(bytes, 1, n, out), n);
    assert_int_equal(fclose(out), 0);
    assert_int_equal(chmod(path, 0600), 0);
}
