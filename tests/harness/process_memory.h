/* Searches the memory of a running process. Used by harness/session.h to prove that what a person
 * typed is gone. Linux only.
 *
 * Searched are all mappings that the process can read and write: heap, stack, globals, private and
 * shared anonymous memory. Not searched: files mapped as shared, what is read-only, and mappings of
 * 64 GiB and more, which are shadow maps of sanitizers. Let the process be quiet first. Under valgrind copies
 * of valgrind's own are found too. */
#ifndef SEBADESK_TESTS_HARNESS_PROCESS_MEMORY_H
#define SEBADESK_TESTS_HARNESS_PROCESS_MEMORY_H

#include <stddef.h>
#include <sys/types.h>

enum memory_answer {
    MEMORY_NOT_FOUND,
    MEMORY_FOUND,
    MEMORY_NOT_PERMITTED, /* the kernel forbids the look, or the process has ended */
};

/* In which forms the text is looked for, besides its own bytes. */
enum memory_form {
    MEMORY_UTF16 = 1,
    MEMORY_UTF32 = 2, /* wchar_t strings */
    MEMORY_CELLS =
        4, /* a screen of cells, such as that of curses: the characters that take a column
                         as 32-bit numbers, a constant 8 to 64 bytes apart; needs 4 of them */
};

/* `forms` is any of them or'ed together; with them the n bytes must be UTF-8. */
enum memory_answer process_memory_find(pid_t pid, const char *bytes, size_t n, unsigned forms);

#endif
