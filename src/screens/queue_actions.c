/* What can be done about one complaint, or several: which steps, behind which keys. */
#include "screens/queue.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/words.h"
#include "text/digits.h"

/* Each step has a key of its own whatever else is possible, so that the hand learns it. What comes next by
 * itself is always 1: no two of those are possible at one stage. */
static const struct {
    enum action action;
    char key;
} ACTIONS[] = {
    {ACTION_ACCEPT, '1'},      {ACTION_LOG_OPINION, '1'}, {ACTION_INFORM, '1'},
    {ACTION_ASK_OPINION, '2'}, {ACTION_INVESTIGATE, '3'}, {ACTION_ORDER_SERVICE, '4'},
    {ACTION_FORWARD, '5'},     {ACTION_FILE_AWAY, '6'},   {ACTION_DISPOSE, '7'},
    {ACTION_NOTE, '8'},        {ACTION_GRS_NUMBER, '9'},  {ACTION_UNDO, '0'},
    {ACTION_APPEAL, 'a'},      {ACTION_REFER_CELL, 'c'},  {ACTION_RATE, 'r'},
};

enum { COUNT = sizeof(ACTIONS) / sizeof(ACTIONS[0]) };

size_t queue_actions(struct staff *staff, const struct complaint_record *record,
                     const struct event_list *events, enum action actions[ACTION_COUNT])
{
    const struct access *access = staff_access(staff);
    size_t n = 0;

    for (size_t i = 0; access != NULL && i < COUNT; i++) {
        if (store_may_act(access, record, events, ACTIONS[i].action, AS_ACCOUNT, clock_today()) ==
            REFUSAL_NONE)
            actions[n++] = ACTIONS[i].action;
    }
    return n;
}

char queue_action_key(enum action action)
{
    for (size_t i = 0; i < COUNT; i++) {
        if (ACTIONS[i].action == action)
            return ACTIONS[i].key;
    }
    return ' ';
}

/* ---- the menu ------------------------------------------------------------------------------------ */

struct menu {
    struct sheet sheet;
    struct step_target *targets;
    size_t target_count;
    enum action actions[ACTION_COUNT];
    size_t count;
};

static void menu_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, _("Act"), place);
}

static void menu_build(const struct sheet *sheet, struct page *page)
{
    const struct menu *menu = (const struct menu *)sheet;
    char *number = digits_number(i18n_language(), (int64_t)menu->target_count);
    char *title =
        str_format(i18n_plural("What is to be done with %s complaint?",
                               "What is to be done with %s complaints?", menu->target_count),
                   number);

    page_text(page, STYLE_TITLE, 0, title);
    page_gap(page);
    for (size_t i = 0; i < menu->count; i++)
        (void)page_choice_key(page, queue_action_key(menu->actions[i]),
                              step_words(menu->actions[i]));
    free(number);
    free(title);
}

static enum screen_result menu_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct menu *menu = (struct menu *)sheet;

    ui_push(ui,
            step_new(staff_of(sheet), menu->actions[choice], menu->targets, menu->target_count));
    return SCREEN_REPLACE; /* whatever comes of it, one goes on where one came from */
}

static void menu_wipe(struct sheet *sheet)
{
    free(((struct menu *)sheet)->targets);
}

static const struct sheet_class MENU = {
    .screen = {SHEET_SCREEN("queue_actions")},
    .keys = SHEET_BACK,
    .place = menu_place,
    .build = menu_build,
    .choose = menu_choose,
    .hints = sheet_hint_choose,
    .wipe = menu_wipe,
};

/* ---- opening it ------------------------------------------------------------------------------------ */

/* Steps that make sense for one complaint only. */
static bool is_single(enum action action)
{
    return action == ACTION_GRS_NUMBER || action == ACTION_APPEAL || action == ACTION_REFER_CELL ||
           action == ACTION_RATE;
}

/* Leaves in `actions` what is also possible on that complaint; returns how many. */
static size_t narrow(struct staff *staff, const char *tracking, enum action *actions, size_t count,
                     struct err *e, enum err_code *code)
{
    struct complaint_record record = {0};
    struct event_list events = {0};
    enum action possible[ACTION_COUNT];
    size_t n = 0;
    size_t kept = 0;

    *code = store_complaint(staff->store, tracking, &record, &events, e);
    if (*code == ERR_OK)
        n = queue_actions(staff, &record, &events, possible);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < n; j++) {
            if (possible[j] == actions[i]) {
                actions[kept++] = actions[i];
                break;
            }
        }
    }
    complaint_record_wipe(&record);
    event_list_wipe(&events);
    return kept;
}

static enum err_code find_actions(struct staff *staff, struct menu *menu, struct err *e)
{
    enum err_code code = ERR_OK;

    for (size_t i = 0; i < COUNT; i++) {
        if (menu->target_count == 1 || !is_single(ACTIONS[i].action))
            menu->actions[menu->count++] = ACTIONS[i].action;
    }
    for (size_t i = 0; code == ERR_OK && i < menu->target_count; i++)
        menu->count =
            narrow(staff, menu->targets[i].tracking, menu->actions, menu->count, e, &code);
    return code;
}

void queue_actions_open(struct staff *staff, struct ui *ui, const struct step_target *targets,
                        size_t count)
{
    struct menu *menu = sheet_new(sizeof(*menu), &MENU, &staff->face);
    struct err e = {0};
    enum err_code code;

    menu->targets = mem_new_array(count, sizeof(*targets));
    memcpy(menu->targets, targets, count * sizeof(*targets));
    menu->target_count = count;
    code = find_actions(staff, menu, &e);
    if (code == ERR_OK && menu->count > 0) {
        ui_push(ui, &menu->sheet.screen);
        return;
    }
    sheet_free(&menu->sheet.screen);
    if (code == ERR_OK)
        (void)err_set(&e, ERR_CONFLICT,
                      count == 1 ? N_("there is nothing that this account could do here")
                                 : N_("there is no step that is possible on all of these"));
    staff_show_error(staff, ui, &e);
}
