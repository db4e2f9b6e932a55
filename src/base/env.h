/* The environment and the rights of the process. Used wherever a variable of ours is read.
 *
 * An installation may make the program set-group-ID so that every account can file into the one
 * store under /var/lib. Such a process believes no variable that a caller could have prepared. */
#ifndef SEBADESK_BASE_ENV_H
#define SEBADESK_BASE_ENV_H

#include <stdbool.h>

/* True in a set-user-ID or set-group-ID process. */
bool env_is_privileged(void);

/* The variable's value, NULL when unset, empty, or when the process is privileged. Borrowed. */
const char *env_get(const char *name);

/* True while the process has a group or user that its caller has not: until env_drop_privilege. */
bool env_has_extra_rights(void);

/* Gives the extra group up for good: from here on the process has only its caller's rights. */
void env_drop_privilege(void);

/* From here on no crash leaves a file, or a copy with some collector of crashes, in which what people have
 * typed could be read. */
void env_forbid_core(void);

#endif
