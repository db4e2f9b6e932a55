#include "screens/card.h"

#include <stdlib.h>

#include "base/i18n.h"
#include "screens/contact.h"
#include "text/digits.h"
#include "text/list.h"

/* The time limit in plain words; NULL where the charter's wording is all there is. The caller frees. */
static char *limit_in_words(const struct service *service)
{
    char *number;
    char *text;

    if (service->time_limit_days == NO_NUMBER)
        return service->immediate ? str_format("%s", _("At once")) : NULL;
    number = digits_number(i18n_language(), service->time_limit_days);
    if (service->immediate)
        text = str_format(i18n_plural("At once, or within %s working day",
                                      "At once, or within %s working days",
                                      (unsigned long)service->time_limit_days),
                          number);
    else
        text = str_format(i18n_plural("Within %s working day", "Within %s working days",
                                      (unsigned long)service->time_limit_days),
                          number);
    free(number);
    return text;
}

static void add_limit(struct page *page, const struct service *service)
{
    char *words = limit_in_words(service);

    if (service->time_limit == NULL && words == NULL)
        return;
    page_pair(page, STYLE_STRONG, _("Time limit"), words != NULL ? words : service->time_limit);
    if (words != NULL && service->time_limit != NULL) {
        char *printed = str_format(_("In the charter: %s"), service->time_limit);

        page_pair(page, STYLE_FAINT, "", printed);
        free(printed);
    }
    page_gap(page);
    free(words);
}

static void add_cell(struct page *page, const char *label, const char *text)
{
    struct strv items = {0};

    if (text == NULL)
        return;
    if (list_split(text, &items))
        page_pair_list(page, label, &items);
    else
        page_pair(page, STYLE_BODY, label, text);
    page_gap(page);
    strv_clear(&items);
}

void card_add(struct page *page, const struct service *service)
{
    page_text(page, STYLE_TITLE, 0, service->name);
    page_gap(page);
    if (page_is_roomy(page))
        page_hold(page);
    add_limit(page, service);
    add_cell(page, _("Fee"), service->fee);
    add_cell(page, _("What you need"), service->required_documents);
    add_cell(page, _("How it is given"), service->delivery_method);
    if (service->has_officer)
        contact_add_officer(page, &service->officer);
    else
        page_pair(page, STYLE_FAINT, _("Officer"), _("not published in this office's charter"));
}
