#include "store/statements.h"

#define RECORD_COLUMNS                                                                             \
    "c.tracking, c.office, c.kind, c.medium, c.anonymous, c.against_gro, c.name, c.mobile,"        \
    " c.email, c.nid, c.present_address, c.permanent_address, c.section, c.serial,"                \
    " c.service_applied_on, c.service_tracking, c.relation, c.seeker_name, c.subject,"             \
    " c.description, c.form_key, c.typed_by, h.version, c.received, s.status, s.tier, s.office,"   \
    " s.due, s.outcome, c.id"

#define RECORD_TABLES                                                                              \
    "complaint c JOIN charter h ON h.id = c.charter LEFT JOIN state s ON s.complaint = c.id"

#define EVENT_COLUMNS                                                                              \
    "e.id, e.at, e.actor, e.action, e.status, e.tier, e.office, e.due, e.outcome, e.note"

#define HIT_COLUMNS "d.office, o.name, o.upazila, o.district, d.section, d.serial, d.name, d.body"

#define HIT_TABLES                                                                                 \
    "JOIN search_doc d ON d.id = f.rowid JOIN office k ON k.id = d.office"                         \
    " JOIN charter o ON o.id = k.charter"

static const char *const STATEMENTS[SQL_COUNT] = {
    [SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",
    [SQL_OFFICES] = "SELECT o.id, c.name, c.department, c.upazila, c.district, c.website,"
                    " c.service_count"
                    " FROM office o JOIN charter c ON c.id = o.charter"
                    " ORDER BY c.district COLLATE bangla, c.upazila COLLATE bangla, o.id",
    [SQL_OFFICE_EXACT] = "SELECT id FROM office WHERE id = ?1",
    [SQL_OFFICE_PART] =
        "SELECT o.id FROM office o JOIN charter c ON c.id = o.charter"
        " WHERE instr(o.id, lower(?1)) OR c.upazila = ?1 OR c.district = ?1 LIMIT 2",
    [SQL_CHARTER_VERSION] = "SELECT coalesce(max(version), 0) FROM charter WHERE office = ?1",
    [SQL_CHARTER_DIGEST] = "SELECT c.version, c.digest FROM office o JOIN charter c"
                           " ON c.id = o.charter WHERE o.id = ?1",
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
    [SQL_SERVICE_EXISTS] =
        "SELECT 1 FROM service WHERE charter = ?1 AND section = ?2 AND serial = ?3",
    [SQL_EXPECTATION_INSERT] =
        "INSERT INTO expectation(charter, position, text) VALUES(?1, ?2, ?3)",
    [SQL_EXPECTATION_GET] = "SELECT text FROM expectation WHERE charter = ?1 ORDER BY position",
    [SQL_TIER_INSERT] = "INSERT INTO grs_tier(charter, tier, turn, who, address, phones, emails,"
                        " websites, time_limit, working_days)"
                        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    [SQL_TIER_GET] = "SELECT tier, turn, who, address, phones, emails, websites, time_limit,"
                     " working_days FROM grs_tier WHERE charter = ?1 ORDER BY tier",
    [SQL_SEARCH_FORGET_WORDS] =
        "INSERT INTO search_word(search_word, rowid, name_fold, body_fold)"
        " SELECT 'delete', id, name_fold, body_fold FROM search_doc WHERE office = ?1",
    [SQL_SEARCH_FORGET_PARTS] =
        "INSERT INTO search_part(search_part, rowid, name_fold, body_fold)"
        " SELECT 'delete', id, name_fold, body_fold FROM search_doc WHERE office = ?1",
    [SQL_SEARCH_INDEX_WORDS] = "INSERT INTO search_word(rowid, name_fold, body_fold)"
                               " SELECT id, name_fold, body_fold FROM search_doc WHERE office = ?1",
    [SQL_SEARCH_INDEX_PARTS] = "INSERT INTO search_part(rowid, name_fold, body_fold)"
                               " SELECT id, name_fold, body_fold FROM search_doc WHERE office = ?1",
    [SQL_SEARCH_FORGET] = "DELETE FROM search_doc WHERE office = ?1",
    [SQL_SEARCH_ADD] = "INSERT INTO search_doc(office, section, serial, name, body, name_fold,"
                       " body_fold) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [SQL_SEARCH_ALL] = "SELECT " HIT_COLUMNS " FROM search_doc d JOIN office k ON k.id = d.office"
                       " JOIN charter o ON o.id = k.charter WHERE ?2 IS NULL OR d.office = ?2"
                       " ORDER BY d.id LIMIT ?4",
    /* true spellings first, then hits in the name */
    [SQL_SEARCH_WORDS] = "SELECT " HIT_COLUMNS " FROM search_word f " HIT_TABLES
                         " WHERE search_word MATCH ?1 AND (?2 IS NULL OR d.office = ?2)"
                         " ORDER BY instr(d.name, ?3) = 0, instr(d.body, ?3) = 0,"
                         " bm25(search_word, 10.0, 1.0), d.id LIMIT ?4",
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
    [SQL_COMPLAINTS] =
        "SELECT " RECORD_COLUMNS " FROM state s JOIN complaint c ON c.id = s.complaint"
        " JOIN charter h ON h.id = c.charter"
        " WHERE (?1 IS NULL OR s.office = ?1) AND (?2 IS NULL OR s.status = ?2)"
        " AND (?3 IS NULL OR (s.open AND s.due < ?3))"
        " AND (?4 IS NULL OR c.mobile = ?4)"
        " ORDER BY s.open DESC, s.due, s.complaint LIMIT ?5",
    [SQL_STATE_INSERT] = "INSERT INTO state(complaint, event, office, status, open, tier, due,"
                         " outcome) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                         " ON CONFLICT(complaint) DO UPDATE SET event = excluded.event,"
                         " office = excluded.office, status = excluded.status,"
                         " open = excluded.open, tier = excluded.tier, due = excluded.due,"
                         " outcome = excluded.outcome",
    [SQL_EVENT_HEAD] = "SELECT id, hash FROM event ORDER BY id DESC LIMIT 1",
    [SQL_EVENT_INSERT] = "INSERT INTO event(id, complaint, at, actor, action, status, tier, office,"
                         " due, outcome, note, hash)"
                         " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    [SQL_EVENTS_OF] = "SELECT " EVENT_COLUMNS " FROM event e JOIN complaint c ON c.id = e.complaint"
                      " WHERE c.tracking = ?1 ORDER BY e.id",
    [SQL_EVENTS_ALL] = "SELECT " EVENT_COLUMNS ", c.tracking, e.hash FROM event e"
                       " JOIN complaint c ON c.id = e.complaint ORDER BY e.id",
    [SQL_STATE_MISMATCH] =
        "SELECT c.tracking FROM complaint c LEFT JOIN state s ON s.complaint = c.id"
        " LEFT JOIN event e ON e.id = (SELECT max(id) FROM event WHERE complaint = c.id)"
        " WHERE s.event IS NULL OR e.id IS NULL OR s.event <> e.id OR s.office <> e.office"
        " OR s.status <> e.status OR s.tier <> e.tier OR s.due IS NOT e.due"
        " OR s.outcome IS NOT e.outcome",
    [SQL_GUARD_GET] = "SELECT wrong, until FROM guard WHERE terminal = ?1",
    [SQL_GUARD_PUT] = "INSERT OR REPLACE INTO guard(terminal, wrong, until) VALUES(?1, ?2, ?3)",
    [SQL_GUARD_FORGET] = "DELETE FROM guard WHERE terminal = ?1",
    [SQL_ACCOUNT_INSERT] = "INSERT OR IGNORE INTO account(name, role, office) VALUES(?1, ?2, ?3)",
    [SQL_ADMIN] = "SELECT 1 FROM account WHERE name = ?1 AND role = 'admin'",
};

const char *statement_sql(enum statement statement)
{
    return STATEMENTS[statement];
}
