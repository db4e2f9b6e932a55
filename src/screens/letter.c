#include "screens/letter.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/words.h"
#include "screens/contact.h"
#include "screens/print.h"
#include "text/digits.h"
#include "text/when.h"

enum { LETTER_COLUMNS = 72 };

static void add(struct str *out, const char *text)
{
    print_add_wrapped(out, LETTER_COLUMNS, text);
}

static void add_pair(struct str *out, const char *label, const char *text)
{
    if (text != NULL)
        print_add_pair(out, LETTER_COLUMNS, label, text);
}

static void add_number(struct str *out, const char *label, const char *number)
{
    char *local;

    if (number == NULL)
        return;
    local = digits_local(i18n_language(), number);
    add_pair(out, label, local);
    mem_free_secret(local);
}

static void add_day(struct str *out, const char *label, struct date date)
{
    char *day = when_date(date);

    add_pair(out, label, day);
    free(day);
}

static void add_head(struct str *out, const struct complaint_record *record,
                     const struct charter *charter, struct date today)
{
    char *office = contact_office_text(&charter->office);
    char *number = tracking_group(record->tracking);

    add(out, _("Government of the People's Republic of Bangladesh"));
    add(out, office);
    str_add_char(out, '\n');
    add_number(out, _("Tracking number"), number);
    add_day(out, _("Date"), today);
    str_add_char(out, '\n');
    free(number);
    free(office);
}

/* To whom: the officer of the tier at which the complaint is, as the charter names him. */
static void add_addressee(struct str *out, const struct complaint_record *record,
                          const struct charter *charter)
{
    const struct grs_tier *tier = charter_tier(charter, (int)record->tier);

    add(out, _("To"));
    add(out, tier != NULL && tier->who != NULL ? tier->who : words_tier(record->tier));
    if (tier != NULL && tier->address != NULL)
        add(out, tier->address);
    str_add_char(out, '\n');
}

static void add_complainant(struct str *out, const struct complaint *c)
{
    if (c->anonymous) {
        add_pair(out, _("Complainant"), _("anonymous"));
        return;
    }
    add_pair(out, _("Complainant"), c->name);
    add_pair(out, _("Address"), c->present_address);
    add_number(out, _("Mobile number"), c->mobile);
    add_pair(out, _("E-mail"), c->email);
    if (c->relation != RELATION_SELF)
        add_pair(out, _("On whose behalf"), words_relation(c->relation));
    add_pair(out, _("Who sought the service"), c->seeker_name);
}

static void add_facts(struct str *out, const struct complaint_record *record, const char *service)
{
    const struct complaint *c = &record->filed;

    add_complainant(out, c);
    add_pair(out, _("Service"), service);
    if (!date_is_none(c->service_applied_on))
        add_day(out, _("Date of application"), c->service_applied_on);
    add_pair(out, _("Application number"), c->service_tracking);
    add_day(out, _("Received"), clock_dhaka(record->received).date);
    add_pair(out, _("How it came in"), words_medium(c->medium));
    add_day(out, _("Decision by"), record->due);
    str_add_char(out, '\n');
}

char *letter_text(const struct complaint_record *record, const struct charter *charter,
                  const char *service, const char *account, struct date today)
{
    struct str out = {0};
    struct strv lines = {0};

    add_head(&out, record, charter, today);
    add_addressee(&out, record, charter);
    add_pair(&out, _("Subject"), record->filed.subject);
    str_add_char(&out, '\n');
    add(&out, _("Sir or Madam,"));
    add(&out, _("The complaint described below was received at the help desk of this office. It is "
                "sent to you for the necessary action under the Grievance Redress System "
                "Guidelines, 2015 (revised 2018)."));
    str_add_char(&out, '\n');
    add_facts(&out, record, service);
    add(&out, _("Description of the complaint:"));
    strv_split(&lines, record->filed.description == NULL ? "" : record->filed.description, '\n');
    for (size_t i = 0; i < lines.count; i++)
        add(&out, lines.items[i]);
    strv_clear(&lines);
    str_add_char(&out, '\n');
    add(&out, _("Yours faithfully,"));
    str_add(&out, "\n\n");
    add(&out, account);
    add(&out, _("Help desk"));
    return str_take(&out);
}
