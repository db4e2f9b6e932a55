/* Folders for tests to work in, and files in them. */
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H

#include <stddef.h>

/* A new empty folder; below `parent`, or where temporary files go for NULL. The caller frees. */
char *folder_make(const char *parent);

/* The same in memory, where there is such a place: for tests that write to the disk ten thousand times. */
char *folder_make_quick(void);

/* Removes it with all that is in it. */
void folder_remove(const char *path);

/* A copy of a file of at most 64 MB, and a file with these bytes; mode 0600. */
void folder_copy(const char *from, const char *to);
void folder_write(const char *path, const char *bytes, size_t n);

#endif
