#include "base/start.h"

#include <fcntl.h>
#include <link.h>
#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MADV_POPULATE_READ
#define MADV_POPULATE_READ 22 /* Linux 5.14; older ones refuse it, and nothing is lost */
#define MADV_POPULATE_WRITE 23
#endif

static uintptr_t page_start(uintptr_t address)
{
    return address & ~((uintptr_t)sysconf(_SC_PAGESIZE) - 1);
}

/* Where the tables for unwinding begin, which come last and are not used; else the end of all. */
static uintptr_t unwinding(const struct dl_phdr_info *object)
{
    for (int i = 0; i < object->dlpi_phnum; i++) {
        if (object->dlpi_phdr[i].p_type == PT_GNU_EH_FRAME)
            return object->dlpi_addr + object->dlpi_phdr[i].p_vaddr;
    }
    return UINTPTR_MAX;
}

/* The program itself is the first of its objects. */
static int map_object(struct dl_phdr_info *object, size_t size, void *context)
{
    const uintptr_t last = unwinding(object);

    (void)size;
    (void)context;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        uintptr_t start = page_start(object->dlpi_addr + part->p_vaddr);
        uintptr_t end = object->dlpi_addr + part->p_vaddr + part->p_memsz;

        if (end > last)
            end = last;
        if (part->p_type == PT_LOAD && (part->p_flags & PF_W) == 0 && start < end)
            (void)madvise((void *)start, end - start, MADV_POPULATE_READ);
    }
    return 1;
}

/* The heap grows in larger steps, and of the first as much is mapped as a list of services takes. */
static void map_heap(void)
{
#ifdef M_TOP_PAD
    enum { STEP = 640 * 1024, USED = 500 * 1024 };
    void *first;
    uintptr_t start;
    uintptr_t end;

    (void)mallopt(M_TOP_PAD, STEP);
    first = malloc(1);
    start = page_start((uintptr_t)first);
    end = (uintptr_t)sbrk(0);
    free(first);
    if (start < end && end - start >= USED && end - start <= (size_t)2 * STEP)
        (void)madvise((void *)start, USED, MADV_POPULATE_WRITE);
#endif
}

void start_map_memory(void)
{
    (void)dl_iterate_phdr(map_object, NULL);
    map_heap();
}

void start_keep_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0)
            (void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}
