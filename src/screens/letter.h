/* The letter with which the help desk sends a complaint to the officer who decides on it: plain text in the
 * language of the interface, to be printed or saved. Knows no screen. */
#ifndef SEBADESK_SCREENS_LETTER_H
#define SEBADESK_SCREENS_LETTER_H

#include "model/charter.h"
#include "store/store.h"

/* `charter` is that of the office which has the complaint, `service` the service's name (NULL: none),
 * `account` who writes, `today` its date. At most 72 columns wide. The caller frees with
 * mem_free_secret. */
char *letter_text(const struct complaint_record *record, const struct charter *charter,
                  const char *service, const char *account, struct date today);

#endif
