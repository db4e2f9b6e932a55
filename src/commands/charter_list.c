/* charter list: the offices of the store. */
#include "commands/command.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "commands/json.h"
#include "commands/options.h"
#include "model/district.h"

static void print_office(const struct office_summary *o, bool json)
{
    json_t *object;

    if (!json) {
        char *district = district_local(o->office.district);

        (void)printf("%s\t%s, %s, %s\t%zu\n", o->office.id, o->office.name,
                     o->office.upazila == NULL ? "-" : o->office.upazila,
                     district == NULL ? "-" : district, o->service_count);
        free(district);
        return;
    }
    object = json_office(&o->office);
    (void)json_object_set_new(object, "services", json_integer((json_int_t)o->service_count));
    json_print(object);
}

int charter_list_run(struct command_context *context, int argc, char **argv)
{
    struct office_list list = {0};
    bool json = false;
    struct err e = {0};
    int result = 0;
    struct store *store = command_list_store(context, "charter list", argc, argv, &json, &result);

    if (store != NULL && store_offices(store, &list, &e) != ERR_OK)
        result = command_report(NULL, &e);
    for (size_t i = 0; i < list.count; i++)
        print_office(&list.items[i], json);
    office_list_clear(&list);
    return result;
}
