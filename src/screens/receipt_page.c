#include "screens/receipt_page.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "model/explain.h"
#include "model/words.h"
#include "screens/contact.h"
#include "text/digits.h"
#include "text/when.h"
#include "ui/qr.h"

void receipt_add_number(struct page *page, const char *tracking)
{
    char *grouped = tracking_group(tracking);
    char *bangla = digits_to_bangla(grouped);

    page_text(page, STYLE_LABEL, 0, _("Tracking number"));
    page_gap(page);
    contact_add_big(page, grouped);
    page_gap(page);
    page_text(page, STYLE_STRONG, 0, i18n_language() == LANGUAGE_BN ? grouped : bangla);
    free(bangla);
    free(grouped);
}

void receipt_add_due(struct page *page, const struct receipt *receipt)
{
    char *day = when_day(receipt->due);

    page_pair(page, STYLE_STRONG, _("Decision by"), day);
    free(day);
}

void receipt_add_counting(struct page *page, const struct receipt *receipt,
                          const struct calendar *calendar)
{
    struct strv lines = {0};
    struct due due;

    calendar_account(calendar, clock_dhaka(receipt->received).date, receipt->due, &due);
    explain_due(&due, &lines);
    for (size_t i = 0; i < lines.count; i++)
        page_pair(page, STYLE_FAINT, i == 0 ? _("How it is counted") : "", lines.items[i]);
    page_gap(page);
    strv_clear(&lines);
    due_clear(&due);
}

void receipt_add_decider(struct page *page, const struct charter *charter, enum tier tier)
{
    const struct grs_tier *t = charter_tier(charter, (int)tier);

    page_pair(page, STYLE_BODY, _("Who decides"),
              t != NULL && t->who != NULL ? t->who : words_tier(tier));
    if (t == NULL) {
        page_pair(page, STYLE_FAINT, _("Contact"), _("not published in this office's charter"));
    } else {
        if (t->address != NULL)
            page_pair(page, STYLE_BODY, _("Address"), t->address);
        contact_add(page, &t->contact);
    }
    page_gap(page);
}

void receipt_add_code(struct page *page, const struct receipt *receipt)
{
    char due[DATE_TEXT_SIZE];
    char *payload = str_format("GRS %s %s", receipt->tracking, date_format(receipt->due, due));
    struct strv lines = {0};
    unsigned columns;

    if (!page->lettering.roman && qr_lines(payload, &lines, &columns)) {
        page_gap(page);
        page_text(page, STYLE_FAINT, 0,
                  _("Take a photo of this screen, or point your camera at this:"));
        page_gap(page);
        page_lines(page, STYLE_QR, 0, &lines);
    }
    strv_clear(&lines);
    free(payload);
}
