/* Steps in the life of a complaint. */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"

/* What a step is judged by. */
struct acting {
    struct complaint_record record;
    struct event_list events;
    struct situation situation;
    struct tier_limits limits;
    struct calendar calendar;
};

static void acting_clear(struct acting *acting)
{
    complaint_record_wipe(&acting->record);
    event_list_wipe(&acting->events);
    calendar_clear(&acting->calendar);
}

static enum err_code read_limits(struct store *store, const char *tracking,
                                 struct tier_limits *limits, struct err *e)
{
    sqlite3_stmt *st;
    bool row = false;
    enum err_code code = store_use(store, SQL_TIER_DAYS, &st, e);

    for (enum tier tier = TIER_GRO; tier <= TIER_CELL; tier++)
        limits->days[tier] = tier_default_days(tier);
    if (code == ERR_OK)
        store_bind_text(st, 1, tracking);
    while (code == ERR_OK && (code = store_step(store, st, &row, e)) == ERR_OK && row) {
        int tier = sqlite3_column_int(st, 0);
        int days = sqlite3_column_int(st, 1);

        if (tier >= TIER_GRO && tier <= TIER_CELL && days > 0)
            limits->days[tier] = days;
    }
    return code;
}

static enum err_code read_all(struct store *store, const char *tracking, struct acting *acting,
                              struct err *e)
{
    enum err_code code = store_standing(store, tracking, &acting->record, &acting->events, e);

    if (code == ERR_OK)
        code = read_limits(store, tracking, &acting->limits, e);
    if (code == ERR_OK)
        code = store_calendar(store, &acting->calendar, e);
    if (code == ERR_OK)
        workflow_situation(&acting->events, acting->record.filed.anonymous, &acting->situation);
    return code;
}

static enum err_code refused(enum refusal refusal, struct err *e)
{
    enum err_code code = ERR_INPUT;

    if (refusal == REFUSAL_NONE)
        return ERR_OK;
    if (refusal == REFUSAL_ROLE || refusal == REFUSAL_NOT_YOURS)
        code = ERR_PERMISSION;
    else if (refusal < REFUSAL_NOT_YOURS)
        code = ERR_CONFLICT;
    return err_at(e, err_set(e, code, "%s", workflow_refusal_text(refusal)), 0, 0,
                  workflow_refusal_field(refusal));
}

/* The officer is the one of the office that has the complaint; a desk is also that of the office that took
 * it in. */
static unsigned roles_for(const struct access *access, const struct complaint_record *record)
{
    return access_roles(access, record->office) |
           (access_roles(access, record->filed.office) & (ROLES_DESK | ROLES_ADMIN));
}

/* Who has forwarded a complaint may take that back, though another office has it now. */
static unsigned roles_before(const struct access *access, const struct situation *situation,
                             enum action action)
{
    return action == ACTION_UNDO && situation->back != NULL
               ? access_roles(access, situation->back->office)
               : 0U;
}

enum refusal store_may_act(const struct access *access, const struct complaint_record *record,
                           const struct event_list *events, enum action action, enum store_as as,
                           struct date today)
{
    struct situation situation;
    unsigned roles = ROLES_VISITOR;
    const char *account = NULL;
    enum refusal refusal;

    workflow_situation(events, record->filed.anonymous, &situation);
    if (as == AS_ACCOUNT) {
        roles = roles_for(access, record) | roles_before(access, &situation, action);
        /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): an account has its access */
        account = access->account;
    }
    refusal = workflow_may_account(&situation, action, roles, account);
    return refusal == REFUSAL_NONE ? workflow_may(&situation, action, today) : refusal;
}

static enum err_code check_office(struct store *store, const char *office, struct err *e)
{
    bool there = false;
    enum err_code code = office == NULL ? ERR_OK : store_has_office(store, office, &there, e);

    return code != ERR_OK || office == NULL || there ? code : refused(REFUSAL_OFFICE, e);
}

/* *actor gets the account's name, NULL for a visitor. */
static enum err_code check_step(struct store *store, const struct acting *acting,
                                const struct workflow_step *step, enum store_as as,
                                struct date today, const char **actor, struct err *e)
{
    const struct access *access = NULL;
    enum refusal refusal;
    enum err_code code = as == AS_ACCOUNT ? store_access(store, &access, e) : ERR_OK;

    if (code != ERR_OK)
        return code;
    if (access != NULL)
        code = store_check_sees(store, &acting->record, e);
    if (code != ERR_OK)
        return code;
    *actor = access == NULL ? NULL : access->account;
    refusal = store_may_act(access, &acting->record, &acting->events, step->action, as, today);
    if (refusal == REFUSAL_NONE)
        refusal = workflow_check_step(&acting->situation, step, today);
    code = refused(refusal, e);
    return code == ERR_OK ? check_office(store, step->to, e) : code;
}

static enum err_code act_in(struct store *store, const char *tracking,
                            const struct workflow_step *step, enum store_as as, int64_t seen,
                            int64_t now, struct acting *acting, struct event *event, struct err *e)
{
    const char *actor = NULL;
    enum err_code code = read_all(store, tracking, acting, e);

    if (code == ERR_OK && seen != 0 && seen != acting->situation.last_id)
        code = err_set(e, ERR_CONFLICT,
                       N_("somebody else has taken a step meanwhile: look at it again"));
    if (code == ERR_OK)
        code = check_step(store, acting, step, as, clock_dhaka(now).date, &actor, e);
    if (code != ERR_OK)
        return code;
    workflow_apply(&acting->situation, step, &acting->limits, &acting->calendar, actor, now, event);
    code = store_append_event(store, acting->record.id, event, e);
    return code == ERR_OK && step->draft != NULL ? store_draft_drop(store, step->draft, e) : code;
}

enum err_code store_act(struct store *store, const char *tracking, const struct workflow_step *step,
                        enum store_as as, int64_t seen, int64_t now, struct event *out,
                        struct err *e)
{
    struct acting acting = {0};
    struct event event = {0};
    enum err_code code = store_begin(store, e);

    if (code != ERR_OK)
        return code;
    code = act_in(store, tracking, step, as, seen, now, &acting, &event, e);
    code = store_end(store, code, e);
    acting_clear(&acting);
    if (code == ERR_OK && out != NULL)
        *out = event;
    else
        event_wipe(&event);
    return code;
}
