#include "store/schema.h"

/* Names of statuses and actions stand in the tables as words, so that a store can be read without the
 * program. Lists (phones …) are newline-joined. Dates are YYYY-MM-DD, times UTC seconds. */
static const char VERSION_1[] =
    /* -- charters: every import is a new version -- */
    "CREATE TABLE charter("
    " id INTEGER PRIMARY KEY, office TEXT NOT NULL, version INTEGER NOT NULL,"
    " imported_at INTEGER NOT NULL, source TEXT NOT NULL, digest BLOB NOT NULL,"
    " name TEXT NOT NULL, department TEXT, upazila TEXT, district TEXT, website TEXT,"
    " vision TEXT, mission TEXT, date TEXT, signatory_name TEXT, signatory_post TEXT,"
    " service_count INTEGER NOT NULL,"
    " UNIQUE(office, version)) STRICT;"
    "CREATE TABLE office(id TEXT PRIMARY KEY, charter INTEGER NOT NULL REFERENCES charter(id))"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE service("
    " charter INTEGER NOT NULL REFERENCES charter(id), position INTEGER NOT NULL,"
    " section TEXT NOT NULL, serial INTEGER NOT NULL, name TEXT NOT NULL, delivery_method TEXT,"
    " required_documents TEXT, fee TEXT, time_limit TEXT, time_limit_days INTEGER,"
    " immediate INTEGER NOT NULL, has_officer INTEGER NOT NULL, officer_name TEXT,"
    " officer_post TEXT, phones TEXT, emails TEXT, websites TEXT,"
    " PRIMARY KEY(charter, position)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE expectation("
    " charter INTEGER NOT NULL REFERENCES charter(id), position INTEGER NOT NULL,"
    " text TEXT NOT NULL, PRIMARY KEY(charter, position)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE grs_tier("
    " charter INTEGER NOT NULL REFERENCES charter(id), tier INTEGER NOT NULL, turn TEXT, who TEXT,"
    " address TEXT, phones TEXT, emails TEXT, websites TEXT, time_limit TEXT,"
    " working_days INTEGER, PRIMARY KEY(charter, tier)) STRICT, WITHOUT ROWID;"
    /* -- search over the current charters, in folded text (text/fold.h); the indexes are kept by
     statements, since a trigger may not touch them where the schema is not trusted -- */
    "CREATE TABLE search_doc("
    " id INTEGER PRIMARY KEY, office TEXT NOT NULL, section TEXT NOT NULL, serial INTEGER NOT NULL,"
    " name TEXT NOT NULL, body TEXT NOT NULL, name_fold TEXT NOT NULL, body_fold TEXT NOT NULL,"
    " place_fold TEXT NOT NULL) STRICT;"
    "CREATE INDEX search_doc_office ON search_doc(office);"
    "CREATE VIRTUAL TABLE search_word USING fts5(name_fold, body_fold, place_fold,"
    " content='search_doc', content_rowid='id',"
    " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co M*'\", prefix='2 3 4');"
    "CREATE VIRTUAL TABLE search_part USING fts5(name_fold, body_fold, content='search_doc',"
    " content_rowid='id', tokenize='trigram');"
    /* -- the calendar -- */
    "CREATE TABLE calendar_year(year INTEGER PRIMARY KEY, complete INTEGER NOT NULL, source TEXT)"
    " STRICT;"
    "CREATE TABLE special_day("
    " date TEXT PRIMARY KEY, kind TEXT NOT NULL, name_bn TEXT NOT NULL, name_en TEXT NOT NULL,"
    " moon INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    /* -- complaints: what was filed never changes -- */
    "CREATE TABLE complaint("
    " id INTEGER PRIMARY KEY, tracking TEXT NOT NULL UNIQUE, form_key BLOB UNIQUE,"
    " office TEXT NOT NULL REFERENCES office(id), charter INTEGER NOT NULL REFERENCES charter(id),"
    " section TEXT, serial INTEGER, kind TEXT NOT NULL, medium TEXT NOT NULL,"
    " anonymous INTEGER NOT NULL, against_gro INTEGER NOT NULL, name TEXT, mobile TEXT, email TEXT,"
    " nid TEXT, present_address TEXT, permanent_address TEXT, service_applied_on TEXT,"
    " service_tracking TEXT, relation TEXT NOT NULL, seeker_name TEXT, subject TEXT NOT NULL,"
    " description TEXT NOT NULL, typed_by TEXT, received INTEGER NOT NULL) STRICT;"
    "CREATE INDEX complaint_mobile ON complaint(mobile) WHERE mobile IS NOT NULL;"
    "CREATE TRIGGER complaint_no_update BEFORE UPDATE ON complaint BEGIN"
    " SELECT RAISE(ABORT, 'a complaint is never changed'); END;"
    "CREATE TRIGGER complaint_no_delete BEFORE DELETE ON complaint BEGIN"
    " SELECT RAISE(ABORT, 'a complaint is never deleted'); END;"
    /* -- what happened to them: append-only, each event sealed with the one before; columns that are
     added later come last, see seal.h -- */
    "CREATE TABLE event("
    " id INTEGER PRIMARY KEY, complaint INTEGER NOT NULL REFERENCES complaint(id),"
    " at INTEGER NOT NULL, actor TEXT, action TEXT NOT NULL, status TEXT NOT NULL,"
    " tier INTEGER NOT NULL, office TEXT NOT NULL REFERENCES office(id), due TEXT, outcome TEXT,"
    " note TEXT, hash BLOB NOT NULL) STRICT;"
    "CREATE INDEX event_complaint ON event(complaint);"
    "CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN"
    " SELECT RAISE(ABORT, 'an event is never changed'); END;"
    "CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN"
    " SELECT RAISE(ABORT, 'an event is never deleted'); END;"
    /* -- how many events there are and the last one's hash: a chain cut short shows -- */
    "CREATE TABLE chain(id INTEGER PRIMARY KEY CHECK(id = 1), events INTEGER NOT NULL, head BLOB)"
    " STRICT;"
    "INSERT INTO chain(id, events, head) VALUES(1, 0, NULL);"
    /* -- where each complaint stands: what its last event says, kept for the lists; all lists are
     in the order closed, due, complaint, so that pages can follow on each other -- */
    "CREATE TABLE state("
    " complaint INTEGER PRIMARY KEY REFERENCES complaint(id), event INTEGER NOT NULL"
    " REFERENCES event(id), office TEXT NOT NULL, status TEXT NOT NULL,"
    " closed INTEGER NOT NULL GENERATED ALWAYS AS (status IN ('filed_away', 'disposed')) STORED,"
    " tier INTEGER NOT NULL, due TEXT NOT NULL, outcome TEXT) STRICT;"
    "CREATE INDEX state_all ON state(closed, due, complaint);"
    "CREATE INDEX state_office ON state(office, closed, due, complaint);"
    "CREATE INDEX state_status ON state(status, closed, due, complaint);"
    "CREATE INDEX state_office_status ON state(office, status, closed, due, complaint);"
    "CREATE TRIGGER state_no_delete BEFORE DELETE ON state BEGIN"
    " SELECT RAISE(ABORT, 'a complaint is never deleted'); END;"
    /* -- terminals that guess tracking numbers; accounts and their roles -- */
    "CREATE TABLE guard(terminal TEXT PRIMARY KEY, wrong INTEGER NOT NULL, until INTEGER NOT NULL)"
    " STRICT, WITHOUT ROWID;"
    "CREATE TABLE account(name TEXT NOT NULL, role TEXT NOT NULL, office TEXT NOT NULL DEFAULT '',"
    " PRIMARY KEY(name, role, office)) STRICT, WITHOUT ROWID;";

/* The desk and the queue: what steps carry, the lists, search over complaints, drafts, who gave roles. */
static const char VERSION_2[] =
    "ALTER TABLE event ADD COLUMN other_office TEXT REFERENCES office(id);"
    "ALTER TABLE event ADD COLUMN person TEXT;"
    "ALTER TABLE event ADD COLUMN next_by TEXT;"
    "ALTER TABLE event ADD COLUMN rating TEXT;"
    "ALTER TABLE event ADD COLUMN cause TEXT;"
    "ALTER TABLE event ADD COLUMN advice TEXT;"
    "CREATE INDEX event_sent ON event(other_office, complaint) WHERE action = 'forward';"
    "ALTER TABLE state ADD COLUMN against_gro INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE state ADD COLUMN next_by TEXT;"
    "UPDATE state SET against_gro = (SELECT c.against_gro FROM complaint c WHERE c.id = complaint);"
    /* -- the lists of the queue that are short beside all: each has its index, for one office and
     for all -- */
    "CREATE INDEX state_incoming ON state(office, closed, due, complaint)"
    " WHERE status IN ('new', 'forwarded', 'appealed');"
    "CREATE INDEX state_incoming_all ON state(closed, due, complaint)"
    " WHERE status IN ('new', 'forwarded', 'appealed');"
    "CREATE INDEX state_appeals ON state(office, closed, due, complaint) WHERE tier >= 2;"
    "CREATE INDEX state_appeals_all ON state(closed, due, complaint) WHERE tier >= 2;"
    "CREATE INDEX state_to_tell ON state(office, closed, next_by, complaint)"
    " WHERE next_by IS NOT NULL;"
    "CREATE INDEX state_to_tell_all ON state(closed, next_by, complaint) WHERE next_by IS NOT NULL;"
    "CREATE INDEX complaint_received ON complaint(received);"
    /* -- words of complaints, folded; the texts themselves are in the table above -- */
    "CREATE VIRTUAL TABLE complaint_word USING fts5(who, what, content='',"
    " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co M*'\", prefix='2 3');"
    "INSERT INTO complaint_word(rowid, who, what) SELECT id,"
    " fold_texts(name, seeker_name, mobile, tracking),"
    " fold_texts(subject, description) FROM complaint;"
    /* -- what is being typed at a desk -- */
    "CREATE TABLE draft("
    " id INTEGER PRIMARY KEY, account TEXT NOT NULL, form TEXT NOT NULL,"
    " form_key BLOB NOT NULL UNIQUE, updated INTEGER NOT NULL) STRICT;"
    "CREATE INDEX draft_account ON draft(account, updated);"
    "CREATE TABLE draft_field("
    " draft INTEGER NOT NULL REFERENCES draft(id) ON DELETE CASCADE, field TEXT NOT NULL,"
    " value TEXT NOT NULL, PRIMARY KEY(draft, field)) STRICT, WITHOUT ROWID;"
    /* -- who gave and took roles -- */
    "CREATE TABLE account_log("
    " id INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, given INTEGER NOT NULL,"
    " name TEXT NOT NULL, role TEXT NOT NULL, office TEXT NOT NULL) STRICT;"
    "CREATE TRIGGER account_log_no_update BEFORE UPDATE ON account_log BEGIN"
    " SELECT RAISE(ABORT, 'the log of roles is never changed'); END;"
    "CREATE TRIGGER account_log_no_delete BEFORE DELETE ON account_log BEGIN"
    " SELECT RAISE(ABORT, 'the log of roles is never changed'); END;";

/* What an office sent on, and all services, in the orders in which they are listed. */
static const char VERSION_3[] =
    /* -- which offices sent a complaint on; it stands here as it does in state, whose order it has -- */
    "CREATE TABLE sent("
    " closed INTEGER NOT NULL, due TEXT NOT NULL, complaint INTEGER NOT NULL REFERENCES state,"
    " office TEXT NOT NULL REFERENCES office(id),"
    " PRIMARY KEY(closed, due, complaint, office)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX sent_office ON sent(office, closed, due, complaint);"
    "INSERT INTO sent(closed, due, complaint, office) SELECT DISTINCT s.closed, s.due, s.complaint,"
    " e.other_office FROM event e JOIN state s ON s.complaint = e.complaint"
    " WHERE e.action = 'forward' AND e.other_office IS NOT NULL;"
    "CREATE TRIGGER event_sends AFTER INSERT ON event WHEN NEW.action = 'forward' BEGIN"
    " INSERT INTO sent(closed, due, complaint, office) SELECT s.closed, s.due, s.complaint,"
    " NEW.other_office FROM state s WHERE s.complaint = NEW.complaint AND NOT EXISTS"
    " (SELECT 1 FROM sent t WHERE t.closed = s.closed AND t.due = s.due"
    " AND t.complaint = s.complaint AND t.office = NEW.other_office); END;"
    "CREATE TRIGGER state_moves AFTER UPDATE ON state"
    " WHEN OLD.closed <> NEW.closed OR OLD.due <> NEW.due BEGIN"
    " UPDATE sent SET closed = NEW.closed, due = NEW.due"
    " WHERE closed = OLD.closed AND due = OLD.due AND complaint = OLD.complaint; END;"
    "CREATE TRIGGER sent_no_delete BEFORE DELETE ON sent BEGIN"
    " SELECT RAISE(ABORT, 'what was sent on stays known'); END;"
    "DROP INDEX event_sent;"
    /* -- the texts of a service are long: a list of all does not read them -- */
    "CREATE INDEX search_doc_list ON search_doc(office, section, serial, name);"
    "DROP INDEX search_doc_office;";

static const char *const MIGRATIONS[SCHEMA_VERSION] = {VERSION_1, VERSION_2, VERSION_3};

const char *schema_migration(int n)
{
    return MIGRATIONS[n];
}
