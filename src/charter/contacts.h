/* Phones, e-mail and web addresses out of the running text of a cell. Addresses broken by a stray
 * blank are mended where that is certain: they end properly only when joined. */
#ifndef SEBADESK_CHARTER_CONTACTS_H
#define SEBADESK_CHARTER_CONTACTS_H

#include <stdbool.h>

#include "base/str.h"
#include "charter/findings.h"
#include "model/charter.h"

/* Adds what stands in a clean text to *out (nothing twice); appends what is left, without labels
 * such as "ফোনঃ", to *rest (may be NULL). Fax numbers are dropped. Findings, at `place`: blanks in
 * addresses, e-mail addresses without an end, phones of a wrong length; `findings` may be NULL. */
void contacts_read(const char *text, const struct place *place, struct findings *findings,
                   struct contact *out, struct str *rest);

/* Whether a phone number or an e-mail address stands in the text. */
bool contacts_any(const char *text);

/* The office id in a web address: no scheme, www., path or .gov.bd; lower case. NULL when it is no
 * domain; the caller frees. */
char *contacts_domain_id(const char *website);

#endif
