/* A citizen's charter: an office, its services in three sections, whom to ask, and its complaint
 * tiers. Filled by charter/ (from a document) and store/ (from the database), shown by screens.
 *
 * All text is clean UTF-8 (text/clean.h), owned by the struct. A field the charter does not carry
 * is NULL; nothing is ever made up. Words as in the charters' own tables. */
#ifndef SEBADESK_MODEL_CHARTER_H
#define SEBADESK_MODEL_CHARTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/str.h"

enum section {
    SECTION_CITIZEN,       /* ২.১ নাগরিক সেবা */
    SECTION_INSTITUTIONAL, /* ২.২ প্রাতিষ্ঠানিক সেবা */
    SECTION_INTERNAL,      /* ২.৩ অভ্যন্তরীণ সেবা */
    SECTION_COUNT
};

enum { NO_NUMBER = -1 }; /* of a number the charter leaves out */

struct office {
    char *id;         /* its web domain without www. and .gov.bd: doict.homna.comilla */
    char *name;       /* উপজেলা আইসিটি কার্যালয় */
    char *department; /* তথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর; NULL where not printed */
    char *upazila;    /* রূপগঞ্জ */
    char *district;   /* নারায়ণগঞ্জ */
    char *website;    /* doict.rupganj.narayanganj.gov.bd, as printed but without http:// */
};

struct contact {
    struct strv phones;   /* ASCII digits, a leading + where printed */
    struct strv emails;   /* lower case */
    struct strv websites; /* without http:// */
};

struct officer {
    char *name; /* NULL where the charter gives only the post */
    char *post;
    struct contact contact;
};

struct service {
    enum section section;
    int serial; /* as in the charter's first column, 1 … */
    char *name;
    char *delivery_method;
    char *required_documents;
    char *fee;
    char *time_limit;    /* as printed */
    int time_limit_days; /* working days, NO_NUMBER where no number is printed */
    bool immediate;      /* তাৎক্ষণিক stands in the time limit */
    bool has_officer;
    struct officer officer;
};

struct grs_tier {
    int tier;      /* 1 GRS officer, 2 appeal officer, 3 the Cell */
    char *when;    /* কখন যোগাযোগ করবেন */
    char *who;     /* কার সঙ্গে যোগাযোগ করবেন */
    char *address; /* what the address cell says besides phones, e-mails and web addresses */
    struct contact contact;
    char *time_limit; /* as printed */
    int working_days; /* NO_NUMBER where none is printed */
};

struct charter {
    struct office office;
    char *vision;
    char *mission;
    struct date date; /* 0-0-0 where none is printed */
    char *signatory_name;
    char *signatory_post;
    struct service *services; /* in the charter's order */
    size_t service_count;
    struct strv expectations;
    struct grs_tier *tiers;
    size_t tier_count;
    int version;         /* of this office in the store, 1 …; 0 when not from the store */
    int64_t imported_at; /* UTC seconds; 0 when not from the store */
};

void office_clear(struct office *office);
void contact_clear(struct contact *contact);
void contact_copy(struct contact *to, const struct contact *from); /* appends copies */
void officer_clear(struct officer *officer);
void officer_copy(struct officer *to, const struct officer *from); /* *to must be zeroed */
void charter_clear(struct charter *charter);
void charter_free(struct charter *charter);

/* A zeroed new entry at the end; valid until the next one is added. */
struct service *charter_add_service(struct charter *charter);
struct grs_tier *charter_add_tier(struct charter *charter);

/* NULL when there is none. */
const struct service *charter_service(const struct charter *charter, enum section section,
                                      int serial);
const struct grs_tier *charter_tier(const struct charter *charter, int tier);
size_t charter_section_count(const struct charter *charter, enum section section);

/* "citizen", "institutional", "internal". */
const char *section_name(enum section section);
bool section_parse(const char *name, enum section *section);

/* "citizen/1", in fresh memory; and back (false for anything else). */
char *service_key(enum section section, int serial);
bool service_key_parse(const char *key, enum section *section, int *serial);

/* Reads a time limit as charters word it: "তাৎক্ষণিক/ ৩ কার্যদিবস" gives 3 and true. *days is the
 * number that stands before কার্যদিবস or কর্মদিবস, also where these are broken in two ("কার্যদিব স"),
 * else NO_NUMBER. `text` may be NULL. */
void time_limit_read(const char *text, int *days, bool *immediate);

/* Whether the text speaks of working days without saying how many. */
bool time_limit_lacks_number(const char *text);

#endif
