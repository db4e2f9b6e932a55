#include "screens/contact.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "text/digits.h"
#include "ui/big.h"

char *contact_group_phone(const char *phone)
{
    if (strlen(phone) == 11 && str_starts(phone, "01"))
        return str_format("%.5s-%s", phone, phone + 5);
    if (str_starts(phone, "+880"))
        return str_format("+880 %s", phone + 4);
    return str_format("%s", phone);
}

char *contact_phone_text(const char *phone)
{
    char *grouped = contact_group_phone(phone);
    char *local = digits_local(i18n_language(), grouped);

    free(grouped);
    return local;
}

const char *contact_first_phone(const struct contact *contact)
{
    return contact->phones.count == 0 ? NULL : contact->phones.items[0];
}

void contact_add_big(struct page *page, const char *number)
{
    enum big_script script = i18n_language() == LANGUAGE_BN ? BIG_BANGLA : BIG_ASCII;
    struct strv lines = {0};
    enum big_size size = BIG_LARGE;

    if (!page_is_roomy(page) || (int)big_columns(number, BIG_LARGE, script) > page->columns)
        size = BIG_SMALL;
    if (page->lettering.roman || (int)big_columns(number, size, script) > page->columns) {
        char *local = digits_local(i18n_language(), number);

        page_text(page, STYLE_STRONG, 0, local);
        free(local);
        return;
    }
    big_lines(number, script, size, &lines);
    page_lines(page, STYLE_BIG, 0, &lines);
    strv_clear(&lines);
}

static void add_each(struct page *page, const char *label, const struct strv *values)
{
    for (size_t i = 0; i < values->count; i++)
        page_pair(page, STYLE_BODY, i == 0 ? label : "", values->items[i]);
}

void contact_add(struct page *page, const struct contact *contact)
{
    for (size_t i = 0; i < contact->phones.count; i++) {
        char *phone = contact_phone_text(contact->phones.items[i]);

        page_pair(page, STYLE_STRONG, i == 0 ? _("Telephone") : "", phone);
        free(phone);
    }
    add_each(page, _("E-mail"), &contact->emails);
    add_each(page, _("Web"), &contact->websites);
}

void contact_add_officer(struct page *page, const struct officer *officer)
{
    if (officer->name != NULL)
        page_pair(page, STYLE_STRONG, _("Name"), officer->name);
    if (officer->post != NULL)
        page_pair(page, STYLE_BODY, _("Post"), officer->post);
    contact_add(page, &officer->contact);
}

char *contact_office_text(const struct office *office)
{
    struct str text = {0};

    str_add(&text, office->name);
    if (office->upazila != NULL)
        str_addf(&text, ", %s", office->upazila);
    if (office->district != NULL)
        str_addf(&text, ", %s", office->district);
    return str_take(&text);
}
