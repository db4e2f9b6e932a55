/* Reports out of the store. */
#include "store/internal.h"

#include <string.h>

#include "base/i18n.h"

static enum err_code not_an_officer(struct err *e)
{
    return err_set(e, ERR_PERMISSION, N_("reports are for the officers of an office"));
}

/* ---- the monthly report -------------------------------------------------------------------------- */

static void add_office(const struct access *access, const char *id, struct report *report)
{
    unsigned roles = access_roles(access, id);
    bool complaints = (roles & (ROLES_OFFICER | ROLES_ADMIN)) != 0;
    bool appeals = (roles & (ROLES_APPEAL | ROLES_ADMIN)) != 0;

    if (complaints || appeals)
        (void)report_add_office(report, id, complaints, appeals);
}

static enum err_code add_offices(struct store *store, const char *office, struct report *report,
                                 struct err *e)
{
    struct office_list list = {0};
    const struct access *access;
    enum err_code code = store_offices(store, &list, e);

    if (code == ERR_OK)
        code = store_access(store, &access, e);
    for (size_t i = 0; code == ERR_OK && i < list.count; i++) {
        const char *id = list.items[i].office.id;

        if (office == NULL || strcmp(office, id) == 0)
            add_office(access, id, report);
    }
    office_list_clear(&list);
    return code == ERR_OK && report->office_count == 0 ? not_an_officer(e) : code;
}

static bool add_life(void *context, const struct complaint_record *record,
                     const struct event_list *events, const char *service)
{
    report_add(context, record, events, service);
    return true;
}

enum err_code store_report(struct store *store, const char *office, struct report *report,
                           struct err *e)
{
    int64_t until = month_start(month_add(report->first, (int)report->months));
    enum err_code code = store_begin_read(store, e);

    if (code != ERR_OK)
        return code;
    code = add_offices(store, office, report, e);
    if (code == ERR_OK)
        code =
            store_histories(store, month_start(report->first), until, office, add_life, report, e);
    report_finish(report);
    return store_end(store, code, e);
}

/* ---- the register -------------------------------------------------------------------------------- */

struct reading {
    const struct access *access;
    unsigned roles; /* in the office */
    const char *office;
    struct month month;
    bool (*each)(void *context, const struct register_entry *entry, const char *service,
                 bool readable);
    void *context;
};

/* What is not for the officer to know of is not in his register. */
static bool is_his(const struct reading *r, const struct complaint_record *record)
{
    bool appeal = record->tier >= TIER_APPEAL || record->filed.against_gro;

    return (r->roles & ROLES_ADMIN) || ((r->roles & ROLES_APPEAL) && appeal) ||
           ((r->roles & ROLES_OFFICER) && !record->filed.against_gro);
}

static bool read_life(void *context, const struct complaint_record *record,
                      const struct event_list *events, const char *service)
{
    struct reading *r = context;
    struct register_entry entry;

    if (!is_his(r, record) || !register_has(record, events, r->office, r->month, &entry))
        return true;
    return r->each(r->context, &entry, service, access_sees(r->access, record));
}

enum err_code store_register(struct store *store, const char *office, struct month month,
                             bool (*each)(void *context, const struct register_entry *entry,
                                          const char *service, bool readable),
                             void *context, struct err *e)
{
    struct reading r = {.office = office, .month = month, .each = each, .context = context};
    enum err_code code = store_begin_read(store, e);

    if (code != ERR_OK)
        return code;
    code = store_access(store, &r.access, e);
    if (code == ERR_OK) {
        r.roles = access_roles(r.access, office);
        code = r.roles & (ROLES_OFFICERS | ROLES_ADMIN) ? ERR_OK : not_an_officer(e);
    }
    if (code == ERR_OK)
        code = store_histories(store, month_start(month), month_start(month_add(month, 1)), office,
                               read_life, &r, e);
    return store_end(store, code, e);
}
