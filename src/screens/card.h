/* A service card on a page: all that the charter says about one service. For the kiosk's screen of it, and
 * for staff who look what a complainant was promised. */
#ifndef SEBADESK_SCREENS_CARD_H
#define SEBADESK_SCREENS_CARD_H

#include "model/charter.h"
#include "ui/page.h"

void card_add(struct page *page, const struct service *service);

#endif
