#include "base/env.h"

#include <link.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/mem.h"

#ifndef MADV_POPULATE_READ
#define MADV_POPULATE_READ 22 /* Linux 5.14; older ones refuse it, and nothing is lost */
#endif

bool env_is_privileged(void)
{
    return getauxval(AT_SECURE) != 0;
}

const char *env_get(const char *name)
{
    const char *value;

    if (env_is_privileged())
        return NULL;
    value = getenv(name);
    return value == NULL || *value == '\0' ? NULL : value;
}

bool env_has_extra_rights(void)
{
    return getegid() != getgid() || geteuid() != getuid();
}

void env_drop_privilege(void)
{
    gid_t gid = getgid();
    uid_t uid = getuid();

    if (setresgid(gid, gid, gid) != 0 || setresuid(uid, uid, uid) != 0)
        mem_abort("could not give up the extra group");
}

/* Not 0: with that a collector (core_pattern with a pipe) is still handed the memory, but with 1 the kernel
 * lets it be; and no file has room in one byte. */
void env_forbid_core(void)
{
    const struct rlimit least = {1, 1};

    (void)setrlimit(RLIMIT_CORE, &least);
}

#ifdef MADV_POPULATE_READ

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
    const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    const uintptr_t last = unwinding(object);

    (void)size;
    (void)context;
    for (int i = 0; i < object->dlpi_phnum; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        uintptr_t start = (object->dlpi_addr + part->p_vaddr) & ~(page - 1);
        uintptr_t end = object->dlpi_addr + part->p_vaddr + part->p_memsz;

        if (end > last)
            end = last;
        if (part->p_type == PT_LOAD && (part->p_flags & PF_W) == 0 && start < end)
            (void)madvise((void *)start, end - start, MADV_POPULATE_READ);
    }
    return 1;
}

void env_map_program(void)
{
    (void)dl_iterate_phdr(map_object, NULL);
}

#else /* a C library before 2.35: the pages come one by one */

void env_map_program(void)
{
}

#endif
