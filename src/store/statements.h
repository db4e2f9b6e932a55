/* Every SQL statement of the program, by name. They are prepared when first used and kept; a test
 * prepares them all. */
#ifndef SEBADESK_STORE_STATEMENTS_H
#define SEBADESK_STORE_STATEMENTS_H

#include "store/list_sql.h"

enum statement {
    SQL_BEGIN,
    SQL_BEGIN_READ,
    SQL_COMMIT,
    SQL_ROLLBACK,
    SQL_OFFICES,
    SQL_OFFICE_EXACT,
    SQL_OFFICE_PART,
    SQL_CHARTER_DIGEST,
    SQL_CHARTERS,
    SQL_CHARTER_INSERT,
    SQL_CHARTER_GET,
    SQL_OFFICE_UPSERT,
    SQL_SERVICE_INSERT,
    SQL_SERVICE_GET,
    SQL_EXPECTATION_INSERT,
    SQL_EXPECTATION_GET,
    SQL_TIER_INSERT,
    SQL_TIER_GET,
    SQL_SEARCH_FORGET_WORDS,
    SQL_SEARCH_FORGET_PARTS,
    SQL_SEARCH_FORGET,
    SQL_SEARCH_ADD,
    SQL_SEARCH_INDEX_WORDS,
    SQL_SEARCH_INDEX_PARTS,
    SQL_SEARCH_ALL,
    SQL_SEARCH_WORDS,
    SQL_SEARCH_INSIDE,
    SQL_YEAR_INSERT,
    SQL_YEAR_FORGET_DAYS,
    SQL_DAY_INSERT,
    SQL_YEARS,
    SQL_DAYS,
    SQL_COMPLAINT_BY_KEY,
    SQL_COMPLAINT_INSERT,
    SQL_COMPLAINT_GET,
    SQL_COMPLAINT_BY_ID,
    SQL_COMPLAINT_WAS_HERE,
    SQL_COMPLAINT_STANDING,
    SQL_COMPLAINT_INDEX,
    SQL_TIER_DAYS,
    SQL_COMPLAINTS, /* plus any of enum list_filter */
    SQL_COMPLAINTS_LAST = SQL_COMPLAINTS + 15,
    SQL_EVENT_INSERT,
    SQL_CHAIN_ADVANCE,
    SQL_CHAIN_GET,
    SQL_STATE_PUT,
    SQL_EVENTS_OF,
    SQL_STEPS_OF,
    SQL_HISTORIES,
    SQL_PAGES, /* one for each list and way of reading it, see list_sql.h */
    SQL_PAGES_LAST = SQL_PAGES + LIST_COUNT * PAGE_WAYS - 1,
    SQL_EVENTS_VERIFY,
    SQL_STATE_MISMATCH,
    SQL_SENT_MISMATCH,
    SQL_GUARD_GET,
    SQL_GUARD_PUT,
    SQL_GUARD_FORGET,
    SQL_DRAFT_PUT,
    SQL_DRAFT_FORGET_FIELDS,
    SQL_DRAFT_FIELD,
    SQL_DRAFTS,
    SQL_DRAFT_FIELDS,
    SQL_DRAFT_DROP,
    SQL_DRAFTS_LEFT,
    SQL_DRAFTS_LEFT_ALL,
    SQL_DRAFT_GIVE,
    SQL_DRAFTS_DROP,
    SQL_ACCOUNT_INSERT,
    SQL_ACCOUNT_DELETE,
    SQL_ACCOUNT_LOG,
    SQL_ACCOUNTS,
    SQL_ACCOUNT_ROLES,
    SQL_ADMINS,
    SQL_SCOPE_FORGET,
    SQL_SCOPE_ADD,
    SQL_DATA_VERSION,
    SQL_COUNT
};

/* What a list of complaints is narrowed by; its parameters are ?1 … ?4 in this order. */
enum list_filter { FILTER_OFFICE = 1, FILTER_STATUS = 2, FILTER_OVERDUE = 4, FILTER_MOBILE = 8 };

/* What the search index of complaints holds of one, folded: who, and what about. */
#define COMPLAINT_WORDS                                                                            \
    " fold_texts(name, seeker_name, mobile, tracking), fold_texts(subject, description)"

/* The text of a statement. */
const char *statement_sql(enum statement statement);

/* The roles (a set, see model/role.h) that may run it: the one table of who may do what to the store. */
unsigned statement_roles(enum statement statement);

#endif
