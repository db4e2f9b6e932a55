#include "store/list_sql.h"

/* What a row of a list shows. */
#define COLUMNS                                                                                    \
    "c.tracking, c.received, s.due, s.next_by, s.status, s.tier, s.outcome, s.against_gro,"        \
    " c.anonymous, s.office, (SELECT v.name FROM service v WHERE v.charter = c.charter"            \
    " AND v.section = c.section AND v.serial = c.serial LIMIT 1), c.subject, c.name, s.event,"     \
    " s.closed, s.complaint"

/* Where it stands. CROSS JOIN keeps the planner to the order of the index. What is counted need not be read,
 * unless it says who may see it. */
#define STATES " FROM state s"
#define SENT " FROM sent t CROSS JOIN state s ON s.complaint = t.complaint"
#define COMPLAINTS " CROSS JOIN complaint c ON c.id = s.complaint"

/* Roles: 16 admin, 8 appeal, 4 officer, 2 desk; see SEES in statements.c. The queue is of the office that has
 * the complaint now, the desk of the one that took it in. */
#define QUEUE                                                                                      \
    " AND EXISTS (SELECT 1 FROM temp.scope k WHERE k.office = s.office AND (k.roles & 16"          \
    " OR (k.roles & 8 AND s.tier >= 2) OR (k.roles & 4 AND s.against_gro = 0)))"
/* An office of the account, k, that sent the complaint on and does not have it now. */
#define SENDS(sent)                                                                                \
    "k.office = " sent ".office AND k.office <> s.office AND k.roles & 28"                         \
    " AND (k.roles & 16 OR s.against_gro = 0)"
#define SENDER " AND EXISTS (SELECT 1 FROM temp.scope k WHERE " SENDS("t") ")"
/* The first of several, so that the complaint is listed once. */
#define FIRST_SENDER                                                                               \
    SENDER " AND NOT EXISTS (SELECT 1 FROM sent u CROSS JOIN temp.scope k WHERE"                   \
           " u.closed = t.closed AND u.due = t.due AND u.complaint = t.complaint"                  \
           " AND u.office < t.office AND " SENDS("u") ")"
#define THERE " AND (?1 IS NULL OR ?1 IN (s.office, c.office))"
#define ANYBODY                                                                                    \
    " AND EXISTS (SELECT 1 FROM temp.scope k WHERE k.office IN (s.office, c.office)"               \
    " AND (k.roles & 16 OR (k.roles & 8 AND s.tier >= 2) OR (k.roles & 6 AND s.against_gro = 0)"   \
    " OR (k.roles & 2 AND c.typed_by = k.account)))"

/* Keys with what they are compared to, and their orders. Where all rows of a list are closed, or none is, the
 * key goes without that, or the planner would sort what the index has sorted. */
#define URGENT "s.due, s.complaint"
#define LATEST "s.due DESC, s.complaint DESC"
#define ON "(s.due, s.complaint) > (?3, ?4)"
#define BACK "(s.due, s.complaint) < (?3, ?4)"
#define OPEN_FIRST "s.closed, s.due, s.complaint"
#define OPEN_LAST "s.closed DESC, s.due DESC, s.complaint DESC"
#define MIXED_ON "(s.closed, s.due, s.complaint) > (?2, ?3, ?4)"
#define MIXED_BACK "(s.closed, s.due, s.complaint) < (?2, ?3, ?4)"
#define SENT_FIRST "t.closed, t.due, t.complaint"
#define SENT_LAST "t.closed DESC, t.due DESC, t.complaint DESC"
#define SENT_ON "(t.closed, t.due, t.complaint) > (?2, ?3, ?4)"
#define SENT_BACK "(t.closed, t.due, t.complaint) < (?2, ?3, ?4)"
#define HERE "s.office = ?1 AND "
#define APPEALED "s.tier >= 2 AND "

/* One part of a list; and the same in its four sets. */
#define PART(list, part, select, where, tail)                                                      \
    [(list)*PAGE_WAYS + (part)] = select " WHERE " where tail
#define SETS(list, part, select, where, tail)                                                      \
    PART(list, part, select, where, tail),                                                         \
        PART(list, (part) + PAGE_ONE_OFFICE, select, HERE where, tail),                            \
        PART(list, (part) + PAGE_APPEALS, select, APPEALED where, tail),                           \
        PART(list, (part) + PAGE_APPEALS + PAGE_ONE_OFFICE, select, HERE APPEALED where, tail)

/* The same of what was sent on, in all offices or one. */
#define SENT_SETS(list, part, select, where, tail)                                                 \
    PART(list, part, select, where FIRST_SENDER, tail),                                            \
        PART(list, (part) + PAGE_ONE_OFFICE, select, "t.office = ?1 AND " where SENDER, tail)

#define LIST(sets, list, from, counted, where, scope, on, order, back, order_back)                 \
    sets(list, PAGE_ON, "SELECT " COLUMNS from COMPLAINTS, where,                                  \
         " AND " on scope " ORDER BY " order " LIMIT ?5"),                                         \
        sets(list, PAGE_BACK, "SELECT " COLUMNS from COMPLAINTS, where,                            \
             " AND " back scope " ORDER BY " order_back " LIMIT ?5"),                              \
        sets(list, PAGE_COUNT, "SELECT count(*) FROM (SELECT 1" counted, where,                    \
             scope " LIMIT ?5)")

#define URGENT_LIST(list, where)                                                                   \
    LIST(SETS, list, STATES, STATES, "s.closed = 0" where, QUEUE, ON, URGENT, BACK, LATEST)
#define LATEST_LIST(list, where)                                                                   \
    LIST(SETS, list, STATES, STATES, "s.closed = 1" where, QUEUE, BACK, LATEST, ON, URGENT)
#define MIXED_LIST(list, where, scope)                                                             \
    LIST(PART, list, STATES, STATES COMPLAINTS, where, scope, MIXED_ON, OPEN_FIRST, MIXED_BACK,    \
         OPEN_LAST)

static const char *const LISTS[LIST_COUNT * PAGE_WAYS] = {
    URGENT_LIST(LIST_OPEN, ""),
    URGENT_LIST(LIST_INCOMING, " AND s.status IN ('new', 'forwarded', 'appealed')"),
    URGENT_LIST(LIST_OPINION, " AND s.status = 'opinion_asked'"),
    URGENT_LIST(LIST_INVESTIGATING, " AND s.status = 'investigating'"),
    URGENT_LIST(LIST_OVERDUE, " AND s.due < ?6"),
    URGENT_LIST(LIST_APPEALS, " AND s.tier >= 2"),
    LIST(SETS, LIST_TO_TELL, STATES, STATES, "s.closed = 1 AND s.next_by IS NOT NULL", QUEUE,
         "(s.next_by, s.complaint) > (?3, ?4)", "s.next_by, s.complaint",
         "(s.next_by, s.complaint) < (?3, ?4)", "s.next_by DESC, s.complaint DESC"),
    LIST(SENT_SETS, LIST_SENT_ON, SENT, SENT, "t.office <> s.office", "", SENT_ON, SENT_FIRST,
         SENT_BACK, SENT_LAST),
    LATEST_LIST(LIST_DISPOSED, " AND s.status = 'disposed'"),
    LATEST_LIST(LIST_FILED_AWAY, " AND s.status = 'filed_away'"),
    MIXED_LIST(LIST_FOUND,
               "s.complaint IN (SELECT rowid FROM complaint_word WHERE complaint_word MATCH ?7)",
               THERE ANYBODY),
    LIST(PART, LIST_TODAY, STATES, STATES COMPLAINTS,
         /* +id: or the planner would look for the least by going through all that came before */
         "s.complaint >= (SELECT coalesce(min(+id), 1 << 62) FROM complaint WHERE received >= ?8)"
         " AND c.received >= ?8",
         THERE ANYBODY, "s.complaint < ?4", "s.complaint DESC", "s.complaint > ?4", "s.complaint"),
};

const char *list_sql(int which)
{
    return LISTS[which];
}
