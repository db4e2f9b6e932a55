#include "store/statements.h"

#include <stddef.h>

#include "model/role.h"

#define RECORD_COLUMNS                                                                             \
    "c.tracking, c.office, c.kind, c.medium, c.anonymous, c.against_gro, c.name, c.mobile,"        \
    " c.email, c.nid, c.present_address, c.permanent_address, c.section, c.serial,"                \
    " c.service_applied_on, c.service_tracking, c.relation, c.seeker_name, c.subject,"             \
    " c.description, c.form_key, c.typed_by, h.version, c.received, s.status, s.tier, s.office,"   \
    " s.due, s.outcome, c.id, s.next_by, s.event"

/* RECORD_COLUMN_COUNT of internal.h says how many these are. */
#define RECORD_TABLES                                                                              \
    "complaint c JOIN charter h ON h.id = c.charter LEFT JOIN state s ON s.complaint = c.id"

/* All that was filed, and the charter version that the complainant saw. Append only, as event_seal. */
#define COMPLAINT_SEAL                                                                             \
    "(SELECT seal(h.digest, f.id, f.tracking, f.form_key, f.office, f.charter, f.section,"         \
    " f.serial, f.kind, f.medium, f.anonymous, f.against_gro, f.name, f.mobile, f.email, f.nid,"   \
    " f.present_address, f.permanent_address, f.service_applied_on, f.service_tracking,"           \
    " f.relation, f.seeker_name, f.subject, f.description, f.typed_by, f.received)"                \
    " FROM complaint f JOIN charter h ON h.id = f.charter WHERE f.id = e.complaint)"

/* The hash of event e behind the one with the hash `before`; the first of a complaint seals the complaint
 * too. New columns go to the end, or all chains break. */
#define EVENT_SEAL(before)                                                                         \
    "seal(" before ", CASE e.action WHEN 'file' THEN " COMPLAINT_SEAL " END, e.id, e.complaint,"   \
    " e.at, e.actor, e.action, e.status, e.tier, e.office, e.due, e.outcome, e.note,"              \
    " e.other_office, e.person, e.next_by, e.rating, e.cause, e.advice)"

#define EVENT_COLUMNS                                                                              \
    "e.id, e.at, e.actor, e.action, e.status, e.tier, e.office, e.due, e.outcome, e.note,"         \
    " e.other_office, e.person, e.next_by, e.rating, e.cause, e.advice"

/* Whether the account may read complaint c in state s: access_sees of model/role.c. temp.scope holds its
 * roles in each office; 16 admin, 8 appeal, 4 officer, 2 desk. */
#define SEES                                                                                       \
    "EXISTS (SELECT 1 FROM temp.scope k WHERE k.office IN (s.office, c.office) AND"                \
    " (k.roles & 16 OR (k.roles & 8 AND s.tier >= 2) OR (k.roles & 6 AND NOT c.against_gro)"       \
    " OR (k.roles & 2 AND c.typed_by = k.account)))"

/* The ids of complaints, in order, for each set of filters (see enum list_filter); each has an index
 * that finds and orders its rows. CROSS JOIN keeps the planner to that order. */
#define LIST_FROM(tables, where)                                                                   \
    "SELECT s.complaint FROM " tables " WHERE " where " AND " SEES                                 \
    " ORDER BY s.closed, s.due, s.complaint LIMIT ?5"
#define LIST(where) LIST_FROM("state s CROSS JOIN complaint c ON c.id = s.complaint", where)
#define LIST_MOBILE(where)                                                                         \
    LIST_FROM("complaint c CROSS JOIN state s ON s.complaint = c.id", "c.mobile = ?4" where)
#define OFFICE "s.office = ?1"
#define STATUS "s.status = ?2"
#define OVERDUE "s.closed = 0 AND s.due < ?3"

#define HIT_COLUMNS "d.office, o.name, o.upazila, o.district, d.section, d.serial, d.name, d.body"

#define HIT_TABLES                                                                                 \
    "JOIN search_doc d ON d.id = f.rowid JOIN office k ON k.id = d.office"                         \
    " JOIN charter o ON o.id = k.charter"

static const char *const STATEMENTS[SQL_COUNT] = {
    [SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SQL_BEGIN_READ] = "BEGIN",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",
    [SQL_OFFICES] = "SELECT o.id, c.name, c.department, c.upazila, c.district, c.website,"
                    " c.service_count"
                    " FROM office o JOIN charter c ON c.id = o.charter"
                    " ORDER BY c.district COLLATE bangla, c.upazila COLLATE bangla, o.id",
    [SQL_OFFICE_EXACT] = "SELECT id FROM office WHERE id = lower(?1)",
    [SQL_OFFICE_PART] =
        "SELECT o.id FROM office o JOIN charter c ON c.id = o.charter"
        " WHERE instr(o.id, lower(?1)) OR c.upazila = ?1 OR c.district = ?1 LIMIT 2",
    [SQL_CHARTER_DIGEST] = "SELECT c.version, c.digest FROM office o JOIN charter c"
                           " ON c.id = o.charter WHERE o.id = ?1",
    [SQL_CHARTERS] = "SELECT office, version, digest, service_count ="
                     " (SELECT count(*) FROM service s WHERE s.charter = c.id)"
                     " FROM charter c ORDER BY id",
    [SQL_CHARTER_INSERT] =
        "INSERT INTO charter(office, version, imported_at, source, digest, name, department,"
        " upazila, district, website, vision, mission, date, signatory_name, signatory_post,"
        " service_count)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    [SQL_CHARTER_GET] =
        "SELECT c.id, c.office, c.name, c.department, c.upazila, c.district, c.website, c.vision,"
        " c.mission, c.date, c.signatory_name, c.signatory_post, c.version, c.imported_at"
        " FROM charter c JOIN office o ON o.id = c.office"
        " WHERE c.office = ?1 AND CASE WHEN ?2 = 0 THEN c.id = o.charter ELSE c.version = ?2 END",
    [SQL_OFFICE_UPSERT] = "INSERT INTO office(id, charter) VALUES(?1, ?2)"
                          " ON CONFLICT(id) DO UPDATE SET charter = excluded.charter",
    [SQL_SERVICE_INSERT] =
        "INSERT INTO service(charter, position, section, serial, name, delivery_method,"
        " required_documents, fee, time_limit, time_limit_days, immediate, has_officer,"
        " officer_name, officer_post, phones, emails, websites)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
    [SQL_SERVICE_GET] =
        "SELECT section, serial, name, delivery_method, required_documents, fee, time_limit,"
        " time_limit_days, immediate, has_officer, officer_name, officer_post, phones, emails,"
        " websites FROM service WHERE charter = ?1 ORDER BY position",
    [SQL_EXPECTATION_INSERT] =
        "INSERT INTO expectation(charter, position, text) VALUES(?1, ?2, ?3)",
    [SQL_EXPECTATION_GET] = "SELECT text FROM expectation WHERE charter = ?1 ORDER BY position",
    [SQL_TIER_INSERT] = "INSERT INTO grs_tier(charter, tier, turn, who, address, phones, emails,"
                        " websites, time_limit, working_days)"
                        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    [SQL_TIER_GET] = "SELECT tier, turn, who, address, phones, emails, websites, time_limit,"
                     " working_days FROM grs_tier WHERE charter = ?1 ORDER BY tier",
    [SQL_SEARCH_FORGET_WORDS] =
        "INSERT INTO search_word(search_word, rowid, name_fold, body_fold, place_fold)"
        " SELECT 'delete', id, name_fold, body_fold, place_fold FROM search_doc WHERE office = ?1",
    [SQL_SEARCH_FORGET_PARTS] =
        "INSERT INTO search_part(search_part, rowid, name_fold, body_fold)"
        " SELECT 'delete', id, name_fold, body_fold FROM search_doc WHERE office = ?1",
    [SQL_SEARCH_INDEX_WORDS] =
        "INSERT INTO search_word(rowid, name_fold, body_fold, place_fold)"
        " SELECT id, name_fold, body_fold, place_fold FROM search_doc WHERE office = ?1",
    [SQL_SEARCH_INDEX_PARTS] = "INSERT INTO search_part(rowid, name_fold, body_fold)"
                               " SELECT id, name_fold, body_fold FROM search_doc WHERE office = ?1",
    [SQL_SEARCH_FORGET] = "DELETE FROM search_doc WHERE office = ?1",
    [SQL_SEARCH_ADD] = "INSERT INTO search_doc(office, section, serial, name, body, name_fold,"
                       " body_fold, place_fold) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [SQL_SEARCH_ALL] =
        "SELECT d.office, o.name, o.upazila, o.district, d.section, d.serial, d.name, NULL"
        " FROM office k CROSS JOIN charter o ON o.id = k.charter CROSS JOIN"
        " search_doc d INDEXED BY search_doc_list ON d.office = k.id"
        " WHERE ?2 IS NULL OR k.id = ?2 ORDER BY k.id, d.section, d.serial LIMIT ?4",
    /* true spellings first, then hits in the name */
    [SQL_SEARCH_WORDS] = "SELECT " HIT_COLUMNS " FROM search_word f " HIT_TABLES
                         " WHERE search_word MATCH ?1 AND (?2 IS NULL OR d.office = ?2)"
                         " ORDER BY instr(d.name, ?3) = 0, instr(d.body, ?3) = 0,"
                         " bm25(search_word, 10.0, 1.0, 0.0), d.id LIMIT ?4",
    [SQL_SEARCH_INSIDE] = "SELECT " HIT_COLUMNS " FROM search_part f " HIT_TABLES
                          " WHERE search_part MATCH ?1 AND (?2 IS NULL OR d.office = ?2)"
                          " ORDER BY bm25(search_part, 10.0, 1.0), d.id LIMIT ?4",
    [SQL_YEAR_INSERT] = "INSERT OR REPLACE INTO calendar_year(year, complete, source)"
                        " VALUES(?1, ?2, ?3)",
    [SQL_YEAR_FORGET_DAYS] = "DELETE FROM special_day WHERE date >= ?1 || '-' AND date < ?1 || '.'",
    [SQL_DAY_INSERT] = "INSERT OR REPLACE INTO special_day(date, kind, name_bn, name_en, moon)"
                       " VALUES(?1, ?2, ?3, ?4, ?5)",
    [SQL_YEARS] = "SELECT year, complete, source FROM calendar_year ORDER BY year",
    [SQL_DAYS] = "SELECT date, kind, name_bn, name_en, moon FROM special_day ORDER BY date",
    [SQL_COMPLAINT_BY_KEY] = "SELECT c.tracking, c.office, c.received, e.due, e.tier"
                             " FROM complaint c JOIN event e ON e.complaint = c.id"
                             " WHERE c.form_key = ?1 ORDER BY e.id LIMIT 1",
    [SQL_COMPLAINT_INSERT] =
        "INSERT INTO complaint(tracking, form_key, office, charter, section, serial, kind, medium,"
        " anonymous, against_gro, name, mobile, email, nid, present_address, permanent_address,"
        " service_applied_on, service_tracking, relation, seeker_name, subject, description,"
        " typed_by, received) SELECT ?1, ?2, o.id, h.id, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,"
        " ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23"
        " FROM office o JOIN charter h ON h.office = o.id"
        " WHERE o.id = ?3 AND CASE WHEN ?24 = 0 THEN h.id = o.charter ELSE h.version = ?24 END"
        " ON CONFLICT(tracking) DO NOTHING",
    [SQL_COMPLAINT_GET] = "SELECT " RECORD_COLUMNS " FROM " RECORD_TABLES " WHERE c.tracking = ?1",
    [SQL_COMPLAINT_BY_ID] = "SELECT " RECORD_COLUMNS " FROM " RECORD_TABLES " WHERE c.id = ?1",
    [SQL_COMPLAINT_WAS_HERE] =
        "SELECT 1 FROM event e JOIN complaint c ON c.id = e.complaint JOIN temp.scope k"
        " ON k.office = e.other_office WHERE e.complaint = ?1 AND e.action = 'forward'"
        " AND (k.roles & 16 OR (k.roles & 12 AND NOT c.against_gro)) LIMIT 1",
    /* no name, no text: what everybody who knows the number may see */
    [SQL_COMPLAINT_STANDING] =
        "SELECT c.tracking, c.office, c.kind, c.medium, c.anonymous, c.against_gro, NULL, NULL,"
        " NULL, NULL, NULL, NULL, c.section, c.serial, NULL, NULL, c.relation, NULL, NULL, NULL,"
        " NULL, c.typed_by, h.version, c.received, s.status, s.tier, s.office, s.due, s.outcome,"
        " c.id, s.next_by, s.event FROM " RECORD_TABLES " WHERE c.tracking = ?1",
    [SQL_COMPLAINT_INDEX] =
        "INSERT INTO complaint_word(rowid, who, what) SELECT id," COMPLAINT_WORDS
        " FROM complaint WHERE id = ?1",
    [SQL_TIER_DAYS] = "SELECT t.tier, t.working_days FROM complaint c JOIN grs_tier t"
                      " ON t.charter = c.charter WHERE c.tracking = ?1",
    [SQL_COMPLAINTS] = LIST("true"),
    [SQL_COMPLAINTS + FILTER_OFFICE] = LIST(OFFICE),
    [SQL_COMPLAINTS + FILTER_STATUS] = LIST(STATUS),
    [SQL_COMPLAINTS + FILTER_OFFICE + FILTER_STATUS] = LIST(OFFICE " AND " STATUS),
    [SQL_COMPLAINTS + FILTER_OVERDUE] = LIST(OVERDUE),
    [SQL_COMPLAINTS + FILTER_OVERDUE + FILTER_OFFICE] = LIST(OFFICE " AND " OVERDUE),
    [SQL_COMPLAINTS + FILTER_OVERDUE + FILTER_STATUS] = LIST(STATUS " AND " OVERDUE),
    [SQL_COMPLAINTS + FILTER_OVERDUE + FILTER_OFFICE + FILTER_STATUS] =
        LIST(OFFICE " AND " STATUS " AND " OVERDUE),
    [SQL_COMPLAINTS + FILTER_MOBILE] = LIST_MOBILE(""),
    [SQL_COMPLAINTS + FILTER_MOBILE + FILTER_OFFICE] = LIST_MOBILE(" AND " OFFICE),
    [SQL_COMPLAINTS + FILTER_MOBILE + FILTER_STATUS] = LIST_MOBILE(" AND " STATUS),
    [SQL_COMPLAINTS + FILTER_MOBILE + FILTER_OFFICE + FILTER_STATUS] =
        LIST_MOBILE(" AND " OFFICE " AND " STATUS),
    [SQL_COMPLAINTS + FILTER_MOBILE + FILTER_OVERDUE] = LIST_MOBILE(" AND " OVERDUE),
    [SQL_COMPLAINTS + FILTER_MOBILE + FILTER_OVERDUE + FILTER_OFFICE] =
        LIST_MOBILE(" AND " OFFICE " AND " OVERDUE),
    [SQL_COMPLAINTS + FILTER_MOBILE + FILTER_OVERDUE + FILTER_STATUS] =
        LIST_MOBILE(" AND " STATUS " AND " OVERDUE),
    [SQL_COMPLAINTS + FILTER_MOBILE + FILTER_OVERDUE + FILTER_OFFICE + FILTER_STATUS] =
        LIST_MOBILE(" AND " OFFICE " AND " STATUS " AND " OVERDUE),
    [SQL_EVENT_INSERT] =
        "WITH e(id, complaint, at, actor, action, status, tier, office, due, outcome, note,"
        " other_office, person, next_by, rating, cause, advice)"
        " AS (SELECT k.events + 1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
        " ?15, ?16 FROM chain k)"
        " INSERT INTO event(id, complaint, at, actor, action, status, tier, office, due, outcome,"
        " note, other_office, person, next_by, rating, cause, advice, hash)"
        " SELECT e.*, " EVENT_SEAL("(SELECT head FROM chain)") " FROM e",
    [SQL_CHAIN_ADVANCE] =
        "UPDATE chain SET (events, head) = (SELECT id, hash FROM event WHERE id = ?1)",
    [SQL_CHAIN_GET] = "SELECT events, head FROM chain",
    [SQL_STATE_PUT] =
        "INSERT INTO state(complaint, event, office, status, tier, due, outcome, next_by,"
        " against_gro) SELECT e.complaint, e.id, e.office, e.status, e.tier, e.due, e.outcome,"
        " e.next_by, c.against_gro FROM event e JOIN complaint c ON c.id = e.complaint"
        " WHERE e.id = ?1 ON CONFLICT(complaint) DO UPDATE SET event = excluded.event,"
        " office = excluded.office, status = excluded.status, tier = excluded.tier,"
        " due = excluded.due, outcome = excluded.outcome, next_by = excluded.next_by",
    [SQL_EVENTS_OF] = "SELECT " EVENT_COLUMNS " FROM event e JOIN complaint c ON c.id = e.complaint"
                      " WHERE c.tracking = ?1 ORDER BY e.id",
    /* the steps without their words */
    [SQL_STEPS_OF] =
        "SELECT e.id, e.at, e.actor, e.action, e.status, e.tier, e.office, e.due, e.outcome, NULL,"
        " e.other_office, NULL, e.next_by, e.rating, NULL, NULL"
        " FROM event e JOIN complaint c ON c.id = e.complaint WHERE c.tracking = ?1 ORDER BY e.id",
    /* all that came in before ?2 and was not over and done with before ?1, in the offices that it went
     through; a clock that was set back must not hide one */
    [SQL_HISTORIES] =
        "SELECT " RECORD_COLUMNS ", (SELECT v.name FROM service v WHERE v.charter = c.charter"
        " AND v.section = c.section AND v.serial = c.serial LIMIT 1)"
        " FROM " RECORD_TABLES " JOIN event l ON l.id = s.event"
        " WHERE c.received < ?2 AND (s.closed = 0 OR max(l.at, c.received) >= ?1)"
        " AND (?3 IS NULL OR EXISTS (SELECT 1 FROM event o WHERE o.complaint = c.id"
        " AND o.office = ?3)) AND EXISTS (SELECT 1 FROM temp.scope k JOIN event o"
        " ON o.office = k.office WHERE o.complaint = c.id AND (k.roles & 16"
        " OR (k.roles & 8 AND s.tier >= 2) OR (k.roles & 4 AND NOT c.against_gro)))"
        " ORDER BY c.id",
    [SQL_EVENTS_VERIFY] = "SELECT e.id, c.tracking, e.hash IS " EVENT_SEAL(
        "p.hash") ", e.hash"
                  " FROM event e LEFT JOIN event p ON p.id = e.id - 1"
                  " LEFT JOIN complaint c ON c.id = e.complaint ORDER BY e.id",
    [SQL_STATE_MISMATCH] =
        "SELECT c.tracking FROM complaint c LEFT JOIN state s ON s.complaint = c.id"
        " LEFT JOIN event e ON e.id = (SELECT max(id) FROM event WHERE complaint = c.id)"
        " WHERE s.event IS NULL OR e.id IS NULL OR s.event <> e.id OR s.office <> e.office"
        " OR s.status <> e.status OR s.tier <> e.tier OR s.due IS NOT e.due"
        " OR s.outcome IS NOT e.outcome OR s.next_by IS NOT e.next_by"
        " OR s.against_gro <> c.against_gro",
    [SQL_SENT_MISMATCH] =
        "WITH was(complaint, office) AS (SELECT complaint, other_office FROM event"
        " WHERE action = 'forward'), is_known(complaint, office) AS (SELECT t.complaint, t.office"
        " FROM sent t JOIN state s USING(complaint, closed, due)), wrong(complaint) AS ("
        "SELECT complaint FROM (SELECT * FROM was EXCEPT SELECT * FROM is_known)"
        " UNION SELECT complaint FROM (SELECT complaint, office FROM sent EXCEPT SELECT * FROM was))"
        " SELECT coalesce(c.tracking, '?') FROM wrong LEFT JOIN complaint c ON c.id = wrong.complaint",
    [SQL_GUARD_GET] = "SELECT wrong, until FROM guard WHERE terminal = ?1",
    [SQL_GUARD_PUT] = "INSERT OR REPLACE INTO guard(terminal, wrong, until) VALUES(?1, ?2, ?3)",
    [SQL_GUARD_FORGET] = "DELETE FROM guard WHERE terminal = ?1",
    [SQL_ACCOUNT_INSERT] = "INSERT OR IGNORE INTO account(name, role, office) VALUES(?1, ?2, ?3)",
    [SQL_ACCOUNT_DELETE] = "DELETE FROM account WHERE name = ?1 AND role = ?2 AND office = ?3",
    [SQL_ACCOUNT_LOG] = "INSERT INTO account_log(at, actor, given, name, role, office)"
                        " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
    [SQL_ACCOUNTS] = "SELECT name, role, office FROM account ORDER BY name, role, office",
    [SQL_ACCOUNT_ROLES] = "SELECT role, office FROM account WHERE name = ?1 ORDER BY role, office",
    [SQL_ADMINS] = "SELECT count(*) FROM account WHERE role = 'admin' AND office = ''",
    [SQL_SCOPE_FORGET] = "DELETE FROM temp.scope",
    [SQL_SCOPE_ADD] = "INSERT INTO temp.scope(office, roles, account)"
                      " SELECT id, ?1, ?3 FROM office WHERE ?2 IS NULL OR id = ?2"
                      " ON CONFLICT(office) DO UPDATE SET roles = roles | excluded.roles",
    [SQL_DATA_VERSION] = "PRAGMA data_version",
    /* what was filed at another terminal is no draft any more */
    [SQL_DRAFT_PUT] = "INSERT INTO draft(account, form, form_key, updated) SELECT ?1, ?2, ?3, ?4"
                      " WHERE NOT EXISTS (SELECT 1 FROM complaint WHERE form_key = ?3)"
                      " ON CONFLICT(form_key) DO UPDATE SET updated = excluded.updated"
                      " WHERE account = excluded.account RETURNING id",
    [SQL_DRAFT_FORGET_FIELDS] = "DELETE FROM draft_field WHERE draft = ?1",
    [SQL_DRAFT_FIELD] = "INSERT INTO draft_field(draft, field, value) VALUES(?1, ?2, ?3)",
    [SQL_DRAFTS] = "SELECT d.form, d.form_key, d.updated,"
                   " (SELECT value FROM draft_field WHERE draft = d.id AND field = 'name'),"
                   " (SELECT value FROM draft_field WHERE draft = d.id AND field = 'subject')"
                   " FROM draft d WHERE d.account = ?1 ORDER BY d.updated DESC, d.id DESC",
    [SQL_DRAFT_FIELDS] = "SELECT f.field, f.value FROM draft_field f JOIN draft d ON d.id = f.draft"
                         " WHERE d.account = ?1 AND d.form_key = ?2 ORDER BY f.field",
    [SQL_DRAFT_DROP] = "DELETE FROM draft WHERE account = ?1 AND form_key = ?2",
    [SQL_DRAFTS_LEFT] = "SELECT d.id, d.form,"
                        " (SELECT value FROM draft_field WHERE draft = d.id AND field = 'office'),"
                        " (SELECT value FROM draft_field WHERE draft = d.id AND field = 'tracking')"
                        " FROM draft d WHERE d.account = ?1 ORDER BY d.id",
    [SQL_DRAFTS_LEFT_ALL] = "SELECT DISTINCT account FROM draft d WHERE NOT EXISTS"
                            " (SELECT 1 FROM account a WHERE a.name = d.account) ORDER BY account",
    [SQL_DRAFT_GIVE] = "UPDATE OR IGNORE draft SET account = ?2, form_key = coalesce(?3, form_key)"
                       " WHERE id = ?1",
    [SQL_DRAFTS_DROP] = "DELETE FROM draft WHERE account = ?1",
};

const char *statement_sql(enum statement statement)
{
    if (statement >= SQL_PAGES && statement <= SQL_PAGES_LAST)
        return list_sql((int)statement - SQL_PAGES);
    return STATEMENTS[statement];
}

/* Ranges of statements that are next to each other in the enum; what is in none is for admins. */
static const struct {
    enum statement first, last;
    unsigned roles;
} ALLOWED[] = {
    {SQL_BEGIN, SQL_CHARTER_DIGEST, ROLES_ALL},
    {SQL_CHARTER_GET, SQL_CHARTER_GET, ROLES_ALL},
    {SQL_SERVICE_GET, SQL_SERVICE_GET, ROLES_ALL},
    {SQL_EXPECTATION_GET, SQL_EXPECTATION_GET, ROLES_ALL},
    {SQL_TIER_GET, SQL_TIER_GET, ROLES_ALL},
    {SQL_SEARCH_ALL, SQL_SEARCH_INSIDE, ROLES_ALL},
    {SQL_YEARS, SQL_COMPLAINT_INSERT, ROLES_ALL},
    {SQL_COMPLAINT_GET, SQL_COMPLAINT_WAS_HERE, ROLES_STAFF},
    {SQL_COMPLAINT_STANDING, SQL_TIER_DAYS, ROLES_ALL},
    {SQL_COMPLAINTS, SQL_COMPLAINTS_LAST, ROLES_STAFF},
    {SQL_EVENT_INSERT, SQL_STATE_PUT, ROLES_ALL}, /* what event is for acts.c to say */
    {SQL_EVENTS_OF, SQL_EVENTS_OF, ROLES_STAFF},
    {SQL_STEPS_OF, SQL_STEPS_OF, ROLES_ALL},
    {SQL_HISTORIES, SQL_HISTORIES, ROLES_OFFICERS | ROLES_ADMIN},
    {SQL_PAGES, SQL_PAGES_LAST, ROLES_STAFF},
    {SQL_GUARD_GET, SQL_GUARD_FORGET, ROLES_ALL},
    {SQL_DRAFT_PUT, SQL_DRAFT_DROP, ROLES_STAFF},
    {SQL_ACCOUNT_ROLES, SQL_ACCOUNT_ROLES, ROLES_ALL},
    {SQL_SCOPE_FORGET, SQL_DATA_VERSION, ROLES_ALL},
};

unsigned statement_roles(enum statement statement)
{
    for (size_t i = 0; i < sizeof(ALLOWED) / sizeof(ALLOWED[0]); i++) {
        if (statement >= ALLOWED[i].first && statement <= ALLOWED[i].last)
            return ALLOWED[i].roles;
    }
    return ROLES_ADMIN;
}
