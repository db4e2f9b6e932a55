/* The parts of a receipt on a page: the tracking number, by when a decision comes and how that was counted,
 * who decides. The receipts of the kiosk and of the desk are made of them; print.h has them for paper. */
#ifndef SEBADESK_SCREENS_RECEIPT_PAGE_H
#define SEBADESK_SCREENS_RECEIPT_PAGE_H

#include "model/calendar.h"
#include "model/charter.h"
#include "store/store.h"
#include "ui/page.h"

/* The number large in the script of the interface, and below in the other. */
void receipt_add_number(struct page *page, const char *tracking);

void receipt_add_due(struct page *page, const struct receipt *receipt);
void receipt_add_counting(struct page *page, const struct receipt *receipt,
                          const struct calendar *calendar);

/* Who decides at that tier, by the charter of the office. */
void receipt_add_decider(struct page *page, const struct charter *charter, enum tier tier);

/* A code for a telephone's camera, where the terminal and the machine can make one. */
void receipt_add_code(struct page *page, const struct receipt *receipt);

#endif
