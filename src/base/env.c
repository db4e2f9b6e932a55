#include "base/env.h"

#include <stdlib.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/mem.h"

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
