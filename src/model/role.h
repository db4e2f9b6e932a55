/* Who may see and do what. An account has roles, each for one office or for all; what it does at the kiosk
 * it does as a visitor, whatever its roles. The store asks these rules before every step, the screens to
 * know what to offer. */
#ifndef SEBADESK_MODEL_ROLE_H
#define SEBADESK_MODEL_ROLE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/complaint.h"

enum role {
    ROLE_VISITOR, /* everybody */
    ROLE_DESK,    /* types complaints for people */
    ROLE_OFFICER, /* the GRS officer: first tier */
    ROLE_APPEAL,  /* the appeal officer: second tier */
    ROLE_ADMIN,   /* everything */
    ROLE_COUNT
};

/* Sets of roles. */
enum {
    ROLES_VISITOR = 1 << ROLE_VISITOR,
    ROLES_DESK = 1 << ROLE_DESK,
    ROLES_OFFICER = 1 << ROLE_OFFICER,
    ROLES_APPEAL = 1 << ROLE_APPEAL,
    ROLES_ADMIN = 1 << ROLE_ADMIN,
    ROLES_OFFICERS = ROLES_OFFICER | ROLES_APPEAL,
    ROLES_STAFF = ROLES_DESK | ROLES_OFFICERS | ROLES_ADMIN,
    ROLES_ALL = ROLES_VISITOR | ROLES_STAFF
};

struct grant {
    enum role role; /* not ROLE_VISITOR */
    char *office;   /* an office id; NULL: all offices */
};

struct access {
    char *account; /* NULL: a visitor */
    struct grant *grants;
    size_t count;
    size_t cap;
};

void access_clear(struct access *access);

/* Takes ownership of `office`. */
void access_grant(struct access *access, enum role role, char *office);

/* "desk", "officer", "appeal", "admin"; "visitor" is no role that can be given. */
const char *role_name(enum role role);
bool role_parse(const char *name, enum role *role);

/* The roles that the account has in an office; in any office when it is NULL. Always a visitor. */
unsigned access_roles(const struct access *access, const char *office);

/* The same, counting only roles for all offices. */
unsigned access_roles_everywhere(const struct access *access);

/* Whether the account may read the complaint with its personal data. A complaint against the GRS officer
 * is hidden from him, and from a desk that has not typed it itself; the appeal officer sees what has
 * reached his tier. */
bool access_sees(const struct access *access, const struct complaint_record *record);

/* The role that decides at that tier: at the third it writes down what the Cell has decided. */
enum role tier_role(enum tier tier);

#endif
