/* The desk's complaint form: all fields of Annex ক-1 of the GRS guidelines 2015 (revised 2018), which of
 * them are wanted, and the complaint that they make. No drawing and no keys: those are fields.h's and
 * desk_form.c's. */
#ifndef SEBADESK_SCREENS_DESK_COMPLAINT_H
#define SEBADESK_SCREENS_DESK_COMPLAINT_H

#include "model/charter.h"
#include "model/complaint.h"
#include "model/validate.h"
#include "screens/fields.h"

/* In the order of the form. What a case cannot do without stands together, so that the shortest case goes
 * from the mobile number to the description by one Tab after each answer. */
enum desk_field {
    DESK_MEDIUM,
    DESK_KIND,
    DESK_ANONYMOUS,
    DESK_MOBILE,
    DESK_NAME,
    DESK_PRESENT_ADDRESS,
    DESK_SERVICE,
    DESK_SUBJECT,
    DESK_DESCRIPTION,
    DESK_AGAINST_GRO,
    DESK_APPLIED_ON,
    DESK_SERVICE_TRACKING,
    DESK_EMAIL,
    DESK_NID,
    DESK_SAME_ADDRESS,
    DESK_PERMANENT_ADDRESS,
    DESK_RELATION,
    DESK_SEEKER_NAME,
    DESK_FIELD_COUNT
};

/* An empty form, the keys at the mobile number. Ends with fields_wipe. */
void desk_complaint_init(struct fields *fields, struct suggest *suggest);

/* Hides what is not asked as the other answers are, and says what is required. */
void desk_complaint_refresh(struct fields *fields);

/* Checks one answer and brings it to the form in which it is stored; an empty one passes. */
void desk_complaint_check(struct fields *fields, size_t item, struct date today);

/* Checks all of it, empty answers too; false when something is wrong. */
bool desk_complaint_check_all(struct fields *fields, struct date today);

/* The complaint that the answers make, as it is stored; wipe it with complaint_wipe. False, with the fault
 * at its field, when it cannot be filed so. */
bool desk_complaint_read(struct fields *fields, const struct charter *charter,
                         const unsigned char key[FORM_KEY_SIZE], struct date today,
                         struct complaint *out);

#endif
