/* The desk: what its screens share. A clerk logs complaints for people, finds what came in, and does for
 * the complainant what he could do at the kiosk. Staff in general is staff.h's. */
#ifndef SEBADESK_SCREENS_DESK_H
#define SEBADESK_SCREENS_DESK_H

#include "screens/staff.h"

/* What came in today, with the clerk's drafts on top; and the same as a search: the desk's first screen. */
struct screen *desk_new(struct staff *staff);

/* A new complaint, or the draft of that key. `office` is its office; NULL: the draft's own. NULL, and a
 * message on the screen, when it cannot be read. */
struct screen *desk_form_new(struct staff *staff, struct ui *ui, const char *office,
                             const unsigned char *draft);

/* Which of the offices a new complaint is for; then its form. */
struct screen *desk_offices_new(struct staff *staff);

/* A complaint as it was filed, what happened to it, and what a desk can do about it. NULL, and a message,
 * when it cannot be read. */
struct screen *desk_case_new(struct staff *staff, struct ui *ui, const char *tracking);

/* The receipt of what was just filed; takes its contents. */
struct screen *desk_receipt_new(struct staff *staff, struct receipt *receipt);

/* The letter with which a complaint goes to the officer: shown, printed, saved. NULL, and a message, when
 * the complaint cannot be read. */
struct screen *desk_letter_new(struct staff *staff, struct ui *ui, const char *tracking);

/* Asks for the name of a new file and writes the text into it, for nobody else to read. `name` is the one
 * that is offered. */
struct screen *desk_save_new(struct staff *staff, const char *text, const char *name);

/* Says whether something could be printed. */
void desk_say_printed(struct staff *staff, struct ui *ui, bool printed);

/* Asks whether a draft is to be thrown away, and does it. */
struct screen *desk_drop_new(struct staff *staff, const struct draft *draft);

/* The office to which a new complaint goes without asking: the one of the options, or the only one where
 * the account has a role; NULL: one must ask. Borrowed until the accounts or offices are read anew. */
const char *desk_only_office(struct staff *staff);

#endif
