#include "base/account.h"

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"

enum wanted { WANTED_NAME, WANTED_HOME };

/* A field of the real user's entry in the list of accounts; NULL where there is none. */
static char *look_up(enum wanted wanted)
{
    enum { FIRST_ROOM = 4096, MOST_ROOM = 1024 * 1024 };
    struct passwd entry;
    struct passwd *found = NULL;
    char *value = NULL;
    int result = ERANGE;

    for (size_t room = FIRST_ROOM; result == ERANGE && room <= MOST_ROOM; room *= 2) {
        char *buffer = mem_new(room);

        result = getpwuid_r(getuid(), &entry, buffer, room, &found);
        if (result == 0 && found != NULL)
            value = mem_copy_string(wanted == WANTED_NAME ? found->pw_name : found->pw_dir);
        free(buffer);
    }
    return value;
}

char *account_name(void)
{
    char *name = look_up(WANTED_NAME);

    return name != NULL ? name : str_format("uid %lu", (unsigned long)getuid());
}

char *account_home(void)
{
    return look_up(WANTED_HOME);
}

bool account_is_root(void)
{
    return getuid() == 0;
}

bool account_is_roots(const char *name)
{
    enum { ROOM = 65536 };
    struct passwd entry;
    struct passwd *found = NULL;
    char *buffer = mem_new(ROOM);
    bool is =
        getpwnam_r(name, &entry, buffer, ROOM, &found) == 0 && found != NULL && found->pw_uid == 0;

    free(buffer);
    return is;
}
