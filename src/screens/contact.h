/* Officers and their contacts on a page; shared by the card, the officers' screen, the complaint tiers and
 * the receipt. */
#ifndef SEBADESK_SCREENS_CONTACT_H
#define SEBADESK_SCREENS_CONTACT_H

#include "model/charter.h"
#include "ui/page.h"

/* Name, post, telephone, e-mail, web: a pair for each that is published, or one line that says nothing is. */
void contact_add_officer(struct page *page, const struct officer *officer);
void contact_add(struct page *page, const struct contact *contact);

/* The number as people read it, "01781-271934" or "+880 247651287", in ASCII. The caller frees. */
char *contact_group_phone(const char *phone);

/* The same in the language's digits. The caller frees. */
char *contact_phone_text(const char *phone);

/* A number (digits, +, - and blanks) that can be read across a room: in big digits of the language's script
 * where they fit, else as plain text. */
void contact_add_big(struct page *page, const char *number);

/* The office with its place on one line: "উপজেলা আইসিটি কার্যালয়, রূপগঞ্জ, নারায়ণগঞ্জ". The caller frees. */
char *contact_office_text(const struct office *office);

/* The first telephone number, or NULL. Borrowed. */
const char *contact_first_phone(const struct contact *contact);

#endif
