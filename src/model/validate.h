/* What the fields of a complaint may hold. The kiosk checks each answer as it is given, the desk and
 * `complaint file` the whole; all by these rules. The words a person reads are the caller's. */
#ifndef SEBADESK_MODEL_VALIDATE_H
#define SEBADESK_MODEL_VALIDATE_H

#include <stdbool.h>

#include "base/date.h"
#include "model/complaint.h"

enum fault {
    FAULT_NONE,
    FAULT_EMPTY,     /* a required field holds nothing */
    FAULT_TOO_LONG,  /* more code points than the field takes */
    FAULT_NO_LETTER, /* nothing but digits and signs where words are wanted */
    FAULT_MOBILE,    /* not an 11-digit mobile number of Bangladesh */
    FAULT_EMAIL,     /* not of the form name@place.tld */
    FAULT_IDENTITY,  /* neither a NID (10, 13, 17 digits), birth registration (17) nor passport */
    FAULT_DATE,      /* not a date */
    FAULT_FUTURE,    /* a date that is yet to come */
    FAULT_ANCIENT,   /* a date before 1971 */
    FAULT_ANONYMOUS, /* an anonymous complaint that names the complainant */
    FAULT_UNKNOWN,   /* no such office, service or word */
    FAULT_CHOICE,    /* not one of the allowed values */
    FAULT_TYPE,      /* of the wrong JSON type */
    FAULT_COUNT
};

/* The fields of a complaint in the order in which a form shows them. */
enum field {
    FIELD_OFFICE,
    FIELD_KIND,
    FIELD_MEDIUM,
    FIELD_ANONYMOUS,
    FIELD_SERVICE,
    FIELD_SERVICE_APPLIED_ON,
    FIELD_SERVICE_TRACKING,
    FIELD_AGAINST_GRO,
    FIELD_SUBJECT,
    FIELD_DESCRIPTION,
    FIELD_NAME,
    FIELD_MOBILE,
    FIELD_EMAIL,
    FIELD_NID,
    FIELD_PRESENT_ADDRESS,
    FIELD_PERMANENT_ADDRESS,
    FIELD_RELATION,
    FIELD_SEEKER_NAME,
    FIELD_COUNT
};

/* The field's name in JSON: "present_address". */
const char *field_name(enum field field);
bool field_parse(const char *name, enum field *field);

/* The longest text the field takes, in code points; 0 for a field that is no text. */
unsigned field_limit(enum field field);

/* The string of a text field in the struct; NULL for a field that is no text. */
char **field_text(struct complaint *complaint, enum field field);

/* Whether the form cannot do without it: the starred fields of Annex ক-1; an anonymous complaint
 * needs only subject and description. */
bool field_is_required(enum field field, bool anonymous);

/* Checks one text as typed (any script's digits) and, on FAULT_NONE, brings it to the stored form:
 * mobile as 01712345678, e-mail in lower case, identity number in capitals and ASCII digits. *value may be
 * NULL or empty (FAULT_EMPTY where required); it may be replaced by a fresh string. */
enum fault validate_text(enum field field, bool anonymous, char **value);

/* Reads a day: 2026-11-22, 22-11-2026, 22/11/2026, 22.11.26, in either script's digits. Days after
 * `today` are FAULT_FUTURE. */
enum fault validate_date(const char *text, struct date today, struct date *date);

/* Checks a whole complaint and brings its texts to the stored form; *field gets the first that is at
 * fault. Whether office and service exist is the store's to say. */
enum fault validate_complaint(struct complaint *complaint, enum field *field);

#endif
