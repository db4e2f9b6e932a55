#include "base/account.h"

#include <pwd.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"

char *account_name(void)
{
    char buffer[4096];
    struct passwd entry;
    struct passwd *found = NULL;
    uid_t uid = getuid();

    if (getpwuid_r(uid, &entry, buffer, sizeof(buffer), &found) == 0 && found != NULL)
        return mem_copy_string(found->pw_name);
    return str_format("uid %lu", (unsigned long)uid);
}

bool account_is_root(void)
{
    return getuid() == 0;
}
