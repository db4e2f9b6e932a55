#include "screens/kiosk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "screens/note.h"
#include "typing/lexicon.h"
#include "typing/suggest.h"

/* Nobody waits before a screen that stands still as long as a batch command would. */
enum { PATIENCE_MS = 4000 };

struct kiosk *kiosk_of(const struct sheet *sheet)
{
    return sheet->face->context;
}

static struct screen *find(void *context)
{
    return kiosk_search_new(context);
}

static struct suggest *suggest_of(void *context)
{
    return ((struct kiosk *)context)->suggest;
}

const char *kiosk_terminal(struct kiosk *kiosk)
{
    if (kiosk->terminal == NULL) {
        const char *name = ttyname(STDIN_FILENO);

        kiosk->terminal = mem_copy_string(name == NULL ? "none" : name);
    }
    return kiosk->terminal;
}

enum err_code kiosk_init(struct kiosk *kiosk, struct store *store,
                         const struct kiosk_options *options, struct err *e)
{
    memset(kiosk, 0, sizeof(*kiosk));
    kiosk->store = store;
    kiosk->options = *options;
    kiosk->face = (struct sheet_face){.context = kiosk, .find = find, .suggest = suggest_of};
    store_set_patience(store, PATIENCE_MS);
    kiosk->lexicon = lexicon_installed();
    kiosk->suggest = suggest_new(kiosk->lexicon);
    return store_offices(store, &kiosk->offices, e);
}

void kiosk_clear(struct kiosk *kiosk)
{
    form_wipe(&kiosk->form);
    suggest_free(kiosk->suggest);
    lexicon_free(kiosk->lexicon);
    charter_clear(&kiosk->charter);
    office_list_clear(&kiosk->offices);
    free(kiosk->terminal);
    memset(kiosk, 0, sizeof(*kiosk));
}

void kiosk_add_place(const struct sheet *sheet, const char *last, struct str *place)
{
    const struct office *office = &kiosk_of(sheet)->charter.office;

    str_add(place, _("Service Desk"));
    if (office->id != NULL)
        str_addf(place, " › %s", office->upazila != NULL ? office->upazila : office->name);
    if (last != NULL)
        str_addf(place, " › %s", last);
}

/* What a visitor can understand of an error, and do about it. */
static const char *error_words(enum err_code code)
{
    switch (code) {
    case ERR_FULL:
        return _("The computer's disk is full. Nothing of what you typed is lost while this screen "
                 "stays on. Please call the person at the help desk.");
    case ERR_BUSY:
        return _("The computer is busy. Nothing of what you typed is lost. Please try again in a "
                 "minute.");
    default:
        return _("The computer could not do that. Please tell the person at the help desk.");
    }
}

void kiosk_show_error(struct kiosk *kiosk, struct ui *ui, const struct err *e)
{
    log_failure("kiosk", e);
    ui_push(ui, note_new(&kiosk->face, _("This did not work"), error_words(e->code)));
}

static bool is_at(const struct kiosk *kiosk, const char *office)
{
    return kiosk->charter.office.id != NULL && strcmp(kiosk->charter.office.id, office) == 0;
}

static enum err_code go_to(struct kiosk *kiosk, const char *office, struct err *e)
{
    struct charter charter = {0};
    enum err_code code;

    if (is_at(kiosk, office))
        return ERR_OK;
    code = store_charter(kiosk->store, office, 0, &charter, e);
    if (code != ERR_OK)
        return code;
    charter_clear(&kiosk->charter);
    form_wipe(&kiosk->form); /* a form belongs to one office */
    kiosk->charter = charter;
    return ERR_OK;
}

bool kiosk_pick_office(struct kiosk *kiosk, struct ui *ui, const char *id)
{
    struct err e = {0};

    if (go_to(kiosk, id, &e) == ERR_OK)
        return true;
    kiosk_show_error(kiosk, ui, &e);
    return false;
}

void kiosk_return(struct kiosk *kiosk, struct ui *ui, const char *office)
{
    struct err e = {0};

    if (kiosk->charter.office.id == NULL || is_at(kiosk, office))
        return;
    if (form_has_text(&kiosk->form))
        ui_cut_way(ui);
    else if (go_to(kiosk, office, &e) != ERR_OK)
        log_failure("kiosk", &e); /* a screen that told it would come back to here */
}

/* ---- the end of a visit ------------------------------------------------------------------------- */

/* Runs the program anew in this one's place: the kernel takes back every page in which anything of the
 * visitor's could still stand, those of the libraries included. Returns only if that fails. */
static void run_anew(struct kiosk *kiosk, struct ui *ui)
{
    struct terminal *terminal = ui_terminal(ui);

    if (terminal == NULL || kiosk->options.argv == NULL)
        return;
    (void)setenv("SEBADESK_TERMINAL", probe_name(terminal_class(terminal)), 1);
    terminal_hand_over(terminal);
    (void)execv("/proc/self/exe", kiosk->options.argv);
    log_error("kiosk: could not start anew: %s", strerror(errno));
    terminal_resume(terminal);
}

static void on_home(void *context, struct ui *ui)
{
    struct kiosk *kiosk = context;
    bool personal = kiosk->personal;

    form_wipe(&kiosk->form);
    suggest_free(kiosk->suggest);
    kiosk->suggest = suggest_new(kiosk->lexicon);
    kiosk->personal = false;
    if (kiosk->options.office == NULL)
        charter_clear(&kiosk->charter);
    else
        (void)kiosk_pick_office(kiosk, ui,
                                kiosk->options.office); /* one may have looked at others */
    i18n_set_language(kiosk->options.language);
    if (personal)
        run_anew(kiosk, ui);
}

static struct screen *make_warning(void *context)
{
    return kiosk_idle_new(context);
}

struct ui *kiosk_start(struct kiosk *kiosk, struct terminal *terminal, int rows, int cols)
{
    struct ui_policy policy = {.context = kiosk,
                               .idle_ms = (int64_t)kiosk->options.idle_seconds * 1000,
                               .make_warning = make_warning,
                               .on_home = on_home,
                               .survives_hang_up = true};
    struct ui *ui = ui_new(terminal, rows, cols, &policy);

    if (kiosk->options.office == NULL)
        ui_push(ui, kiosk_offices_new(kiosk));
    else
        ui_push(ui, kiosk_home_new(kiosk));
    if (kiosk->options.search)
        ui_push(ui, kiosk_search_new(kiosk));
    return ui;
}

enum err_code kiosk_run(struct store *store, struct terminal *terminal,
                        const struct kiosk_options *options, struct err *e)
{
    struct kiosk_options found = *options;
    struct kiosk kiosk;
    struct ui *ui = NULL;
    char *id = NULL;
    enum err_code code =
        options->office == NULL ? ERR_OK : store_find_office(store, options->office, &id, e);

    if (code != ERR_OK)
        return code;
    found.office = id;
    code = kiosk_init(&kiosk, store, &found, e);
    if (code == ERR_OK && id != NULL)
        code = store_charter(store, id, 0, &kiosk.charter, e);
    if (code == ERR_OK)
        code = terminal_start(terminal, e);
    if (code == ERR_OK) {
        ui = kiosk_start(&kiosk, terminal, 0, 0);
        ui_run(ui);
    }
    ui_free(ui);
    kiosk_clear(&kiosk);
    free(id);
    return code;
}
