#include "base/account.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"

char *account_name(void)
{
    enum { FIRST_ROOM = 4096, MOST_ROOM = 1024 * 1024 };
    struct passwd entry;
    struct passwd *found = NULL;
    uid_t uid = getuid();
    char *name = NULL;
    int result = ERANGE;

    for (size_t room = FIRST_ROOM; result == ERANGE && room <= MOST_ROOM; room *= 2) {
        char *buffer = mem_new(room);

        result = getpwuid_r(uid, &entry, buffer, room, &found);
        if (result == 0 && found != NULL)
            name = mem_copy_string(found->pw_name);
        free(buffer);
    }
    return name != NULL ? name : str_format("uid %lu", (unsigned long)uid);
}

bool account_is_root(void)
{
    return getuid() == 0;
}
