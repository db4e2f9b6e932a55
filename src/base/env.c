#include "base/env.h"

#include <stdlib.h>
#include <sys/auxv.h>
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
