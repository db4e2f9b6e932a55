#include "screens/staff.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/log.h"
#include "base/mem.h"
#include "model/words.h"
#include "screens/note.h"
#include "typing/lexicon.h"

struct staff *staff_of(const struct sheet *sheet)
{
    return sheet->face->context;
}

/* ---- beginning and end ----------------------------------------------------------------------------- */

static enum err_code take_account(struct staff *staff, unsigned roles, struct err *e)
{
    const struct access *access;
    enum err_code code = store_access(staff->store, &access, e);

    if (code != ERR_OK)
        return code;
    staff->account = mem_copy_string(access->account);
    staff->roles = access_roles(access, staff->options.office);
    if (staff->roles & roles)
        return ERR_OK;
    return err_set(e, ERR_PERMISSION,
                   staff->options.office != NULL ? N_("this account has no role in that office")
                                                 : N_("this account has no role that allows it"));
}

enum err_code staff_init(struct staff *staff, struct store *store,
                         const struct staff_options *options, unsigned roles, struct err *e)
{
    enum err_code code;

    memset(staff, 0, sizeof(*staff));
    staff->store = store;
    staff->options = *options;
    staff->face = (struct sheet_face){.context = staff, .staff = true};
    code = take_account(staff, roles, e);
    if (code == ERR_OK)
        code = store_offices(store, &staff->offices, e);
    if (code == ERR_OK)
        code = store_calendar(store, &staff->calendar, e);
    if (code == ERR_OK) {
        staff->lexicon = lexicon_installed();
        staff->suggest = suggest_new(staff->lexicon);
    }
    return code;
}

void staff_clear(struct staff *staff)
{
    suggest_free(staff->suggest);
    lexicon_free(staff->lexicon);
    calendar_clear(&staff->calendar);
    for (size_t i = 0; i < STAFF_LANGUAGES; i++) {
        replies_clear(&staff->replies[i].replies);
        free(staff->replies[i].path);
    }
    office_list_clear(&staff->offices);
    free(staff->account);
    memset(staff, 0, sizeof(*staff));
}

static struct screen *make_cover(void *context)
{
    return staff_cover_new(context);
}

struct ui *staff_start(struct staff *staff, struct terminal *terminal, int rows, int cols,
                       struct screen *first)
{
    /* a cut line ends the face; nothing is half done */
    const struct ui_policy policy = {.context = staff,
                                     .idle_ms = (int64_t)staff->options.idle_seconds * 1000,
                                     .idle_at_first = true,
                                     .make_warning = make_cover};
    struct ui *ui = ui_new(terminal, rows, cols, &policy);

    ui_push(ui, first);
    return ui;
}

static enum err_code run(struct staff *staff, const char *terminal_class,
                         struct screen *(*first)(struct staff *staff), struct err *e)
{
    struct terminal *terminal = NULL;
    struct ui *ui = NULL;
    enum err_code code = terminal_open(terminal_class, &terminal, e);

    if (code == ERR_OK)
        code = terminal_start(terminal, e);
    if (code == ERR_OK) {
        ui = staff_start(staff, terminal, 0, 0, first(staff));
        ui_run(ui);
    }
    ui_free(ui);
    terminal_close(terminal);
    return code;
}

enum err_code staff_enter(struct store *store, const char *terminal_class,
                          const struct staff_options *options, unsigned roles,
                          struct screen *(*first)(struct staff *staff), bool *left_alone,
                          struct err *e)
{
    struct staff_options found = *options;
    struct staff staff = {0};
    char *id = NULL;
    enum err_code code =
        options->office == NULL ? ERR_OK : store_find_office(store, options->office, &id, e);

    found.office = id;
    if (code == ERR_OK)
        code = staff_init(&staff, store, &found, roles, e);
    if (code == ERR_OK)
        code = run(&staff, terminal_class, first, e);
    *left_alone = staff.left_alone;
    staff_clear(&staff);
    free(id);
    return code;
}

/* ---- what the screens ask ---------------------------------------------------------------------------- */

const struct access *staff_access(struct staff *staff)
{
    const struct access *access;
    struct err e = {0};

    if (store_access(staff->store, &access, &e) == ERR_OK)
        return access;
    log_failure("staff", &e);
    return NULL;
}

const struct office *staff_office(const struct staff *staff, const char *id)
{
    for (size_t i = 0; id != NULL && i < staff->offices.count; i++) {
        if (strcmp(staff->offices.items[i].office.id, id) == 0)
            return &staff->offices.items[i].office;
    }
    return NULL;
}

const char *staff_office_name(const struct staff *staff, const char *id)
{
    const struct office *office = staff_office(staff, id);

    if (office == NULL)
        return id == NULL ? "" : id;
    return office->upazila != NULL ? office->upazila : office->name;
}

/* ---- errors ------------------------------------------------------------------------------------------ */

const char *staff_error_words(const struct err *e)
{
    switch (e->code) {
    case ERR_INPUT:
    case ERR_CONFLICT:
    case ERR_PERMISSION:
        return e->text[0] != '\0' ? _(e->text) : _("That is not possible.");
    case ERR_NOT_FOUND:
        return _("It is not there, or this account may not see it.");
    case ERR_BUSY:
        return _("The store is busy. Nothing of what you typed is lost. Please try again.");
    case ERR_FULL:
        return _(
            "The disk is full. Nothing was changed, and nothing of what you typed is lost. Please "
            "tell whoever looks after this machine.");
    default:
        return _(
            "The store could not be used. Nothing was changed. Please tell whoever looks after "
            "this machine.");
    }
}

static bool is_ordinary(enum err_code code)
{
    return code == ERR_INPUT || code == ERR_CONFLICT || code == ERR_PERMISSION ||
           code == ERR_NOT_FOUND;
}

void staff_show_error(struct staff *staff, struct ui *ui, const struct err *e)
{
    if (!is_ordinary(e->code))
        log_failure("staff", e);
    ui_push(ui, note_new(&staff->face, _("This did not work"), staff_error_words(e)));
}

/* ---- the band ------------------------------------------------------------------------------------------ */

/* The role that says most about what the account does here. */
static enum role foremost_role(unsigned roles)
{
    static const enum role ORDER[] = {ROLE_OFFICER, ROLE_APPEAL, ROLE_ADMIN, ROLE_DESK};

    for (size_t i = 0; i < sizeof(ORDER) / sizeof(ORDER[0]); i++) {
        if (roles & 1U << ORDER[i])
            return ORDER[i];
    }
    return ROLE_VISITOR;
}

/* Of the role with the longest name only its short one: the place has to fit into narrow screens. */
static const char *brief_role(enum role role)
{
    return role == ROLE_OFFICER ? _("officer") : words_role(role);
}

void staff_add_place(const struct sheet *sheet, const char *last, struct str *place)
{
    const struct staff *staff = staff_of(sheet);

    if (staff->options.office != NULL)
        str_add(place, staff_office_name(staff, staff->options.office));
    else
        str_add(place, _("All offices"));
    str_addf(place, " · %s · %s", staff->account, brief_role(foremost_role(staff->roles)));
    if (last != NULL)
        str_addf(place, " › %s", last);
}

/* ---- leaving --------------------------------------------------------------------------------------------- */

static void leave_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, _("Leave"), place);
}

static void leave_build(const struct sheet *sheet, struct page *page)
{
    (void)sheet;
    page_text(page, STYLE_TITLE, 0, _("Leave the service desk?"));
    page_gap(page);
    (void)page_choice(page, 1, _("Yes, leave"), NULL);
    (void)page_choice(page, 2, _("No, stay"), NULL);
}

static enum screen_result leave_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    (void)sheet;
    (void)ui;
    return choice == 0 ? SCREEN_QUIT : SCREEN_POP;
}

static const struct sheet_class LEAVE = {
    .screen = {SHEET_SCREEN("leave")},
    .keys = SHEET_BACK,
    .place = leave_place,
    .build = leave_build,
    .choose = leave_choose,
    .hints = sheet_hint_choose,
};

struct screen *staff_leave_new(struct staff *staff)
{
    struct sheet *sheet = sheet_new(sizeof(*sheet), &LEAVE, &staff->face);

    return &sheet->screen;
}
