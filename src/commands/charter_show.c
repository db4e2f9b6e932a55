/* charter show: one office's charter, for people or as JSON. */
#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "commands/json.h"
#include "commands/options.h"
#include "model/words.h"
#include "text/digits.h"
#include "text/when.h"

static void print_pair(const char *label, const char *value)
{
    if (value != NULL)
        (void)printf("   %s: %s\n", label, value);
}

static void print_contact(const struct contact *contact)
{
    for (size_t i = 0; i < contact->phones.count; i++) {
        char *phone = digits_local(i18n_language(), contact->phones.items[i]);

        print_pair(_("Telephone"), phone);
        free(phone);
    }
    for (size_t i = 0; i < contact->emails.count; i++)
        print_pair(_("E-mail"), contact->emails.items[i]);
    for (size_t i = 0; i < contact->websites.count; i++)
        print_pair(_("Web"), contact->websites.items[i]);
}

static void print_service(const struct service *s)
{
    char *number = digits_number(i18n_language(), s->serial);

    (void)printf("\n%s. %s\n", number, s->name);
    print_pair(_("Time limit"), s->time_limit);
    print_pair(_("Fee"), s->fee);
    print_pair(_("What you need"), s->required_documents);
    print_pair(_("How it is given"), s->delivery_method);
    if (s->has_officer) {
        print_pair(_("Name"), s->officer.name);
        print_pair(_("Post"), s->officer.post);
        print_contact(&s->officer.contact);
    }
    free(number);
}

static void print_section(const struct charter *c, enum section section)
{
    if (charter_section_count(c, section) == 0)
        return;
    (void)printf("\n== %s ==\n", words_section(section));
    for (size_t i = 0; i < c->service_count; i++) {
        if (c->services[i].section == section)
            print_service(&c->services[i]);
    }
}

static void print_tier(const struct grs_tier *t)
{
    char *number = digits_number(i18n_language(), t->tier);

    (void)printf("\n%s. %s\n", number, t->who == NULL ? words_tier((enum tier)t->tier) : t->who);
    print_pair(_("When"), t->when);
    print_pair(_("Address"), t->address);
    print_contact(&t->contact);
    print_pair(_("Time limit"), t->time_limit);
    free(number);
}

static void print_head(const struct charter *c)
{
    (void)printf("%s\n", c->office.name);
    print_pair(_("Office"), c->office.id);
    print_pair(_("Department"), c->office.department);
    print_pair(_("Upazila"), c->office.upazila);
    print_pair(_("District"), c->office.district);
    print_pair(_("Web"), c->office.website);
    print_pair(_("Vision"), c->vision);
    print_pair(_("Mission"), c->mission);
    if (!date_is_none(c->date)) {
        char *date = when_date(c->date);

        print_pair(_("Charter of"), date);
        free(date);
    }
    print_pair(_("Signed by"), c->signatory_name);
}

static void print_charter(const struct charter *c)
{
    print_head(c);
    for (int s = 0; s < SECTION_COUNT; s++)
        print_section(c, (enum section)s);
    if (c->expectations.count > 0)
        (void)printf("\n== %s ==\n", _("What we expect of you"));
    for (size_t i = 0; i < c->expectations.count; i++)
        (void)printf("- %s\n", c->expectations.items[i]);
    if (c->tier_count > 0)
        (void)printf("\n== %s ==\n", _("How complaints are handled"));
    for (size_t i = 0; i < c->tier_count; i++)
        print_tier(&c->tiers[i]);
}

static int show(struct store *store, const char *office, bool json)
{
    struct charter charter = {0};
    struct err e = {0};
    char *id = NULL;
    enum err_code code = store_find_office(store, office, &id, &e);

    if (code == ERR_OK)
        code = store_charter(store, id, 0, &charter, &e);
    free(id);
    if (code != ERR_OK)
        return command_report(office, &e);
    if (json)
        json_print(json_charter(&charter));
    else
        print_charter(&charter);
    charter_clear(&charter);
    return 0;
}

int charter_show_run(struct command_context *context, int argc, char **argv)
{
    struct strv arguments = {0};
    const char *wrong = NULL;
    bool json = false;
    const struct option_spec specs[] = {{"--json", NULL, &json}};
    struct store *store;
    int result = 0;

    if (!options_read(argc, argv, specs, 1, &arguments, &wrong) ||
        !options_count(&arguments, 1, 1, &wrong)) {
        result = command_misused("charter show", wrong);
        strv_clear(&arguments);
        return result;
    }
    store = command_store(context, &result);
    if (store != NULL)
        result = show(store, arguments.items[0], json);
    strv_clear(&arguments);
    return result;
}
