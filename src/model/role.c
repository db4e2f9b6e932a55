#include "model/role.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static const char *const ROLES[ROLE_COUNT] = {
    [ROLE_VISITOR] = "visitor", [ROLE_DESK] = "desk",   [ROLE_OFFICER] = "officer",
    [ROLE_APPEAL] = "appeal",   [ROLE_ADMIN] = "admin",
};

void access_clear(struct access *access)
{
    for (size_t i = 0; i < access->count; i++)
        free(access->grants[i].office);
    free(access->grants);
    free(access->account);
    memset(access, 0, sizeof(*access));
}

void access_grant(struct access *access, enum role role, char *office)
{
    mem_grow(&access->grants, &access->cap, access->count + 1, sizeof(*access->grants));
    access->grants[access->count++] = (struct grant){role, office};
}

const char *role_name(enum role role)
{
    return ROLES[role];
}

bool role_parse(const char *name, enum role *role)
{
    for (int i = ROLE_VISITOR + 1; i < ROLE_COUNT; i++) {
        if (strcmp(ROLES[i], name) == 0) {
            *role = (enum role)i;
            return true;
        }
    }
    return false;
}

unsigned access_roles(const struct access *access, const char *office)
{
    unsigned roles = ROLES_VISITOR;

    for (size_t i = 0; i < access->count; i++) {
        const struct grant *grant = &access->grants[i];

        if (office == NULL || grant->office == NULL || strcmp(grant->office, office) == 0)
            roles |= 1U << grant->role;
    }
    return roles;
}

unsigned access_roles_everywhere(const struct access *access)
{
    unsigned roles = ROLES_VISITOR;

    for (size_t i = 0; i < access->count; i++)
        roles |= access->grants[i].office == NULL ? 1U << access->grants[i].role : 0U;
    return roles;
}

static bool typed_by(const struct access *access, const struct complaint_record *record)
{
    return access->account != NULL && record->typed_by != NULL &&
           strcmp(access->account, record->typed_by) == 0;
}

/* The roles in the office that has the complaint, and in the one that it was filed at. */
bool access_sees(const struct access *access, const struct complaint_record *record)
{
    unsigned roles =
        access_roles(access, record->office) | access_roles(access, record->filed.office);

    if (roles & ROLES_ADMIN)
        return true;
    if ((roles & ROLES_APPEAL) && (record->tier >= TIER_APPEAL || record->filed.against_gro))
        return true;
    if (record->filed.against_gro)
        return (roles & ROLES_DESK) && typed_by(access, record);
    return roles & (ROLES_OFFICER | ROLES_DESK);
}

enum role tier_role(enum tier tier)
{
    return tier == TIER_GRO ? ROLE_OFFICER : ROLE_APPEAL;
}
