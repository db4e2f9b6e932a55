/* A new complaint on one dense form: keys, drafts, repeat callers, filing. */
#include "screens/desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "screens/desk_callers.h"
#include "screens/desk_complaint.h"
#include "screens/desk_keep.h"
#include "text/digits.h"
#include "text/when.h"

enum { OFFERED_SERVICES = 30, TIGHT_ROWS = 20 };

static const char DRAFT[] = DRAFT_COMPLAINT;
static const char OFFICE[] = "office";
static const char SERVICE[] = "service_key";

struct desk_form {
    struct sheet sheet;
    struct desk_keep keep;
    struct fields fields;
    struct charter charter;
    struct desk_callers callers;
};

static struct desk_form *as_form(struct sheet *sheet)
{
    return (struct desk_form *)sheet;
}

/* ---- drawing ------------------------------------------------------------------------------------- */

static void form_place(const struct sheet *sheet, struct str *place)
{
    const struct desk_form *form = (const struct desk_form *)sheet;
    const struct staff *staff = staff_of(sheet);

    staff_add_place(sheet, _("New complaint"), place);
    if (staff->options.office == NULL)
        str_addf(place, " › %s", staff_office_name(staff, form->charter.office.id));
}

static const struct service *service_of(const struct desk_form *form)
{
    int choice = form->fields.values[DESK_SERVICE].choice;

    return choice >= 0 && (size_t)choice < form->charter.service_count
               ? &form->charter.services[choice]
               : NULL;
}

/* When the office's time for the service runs out, if that is still to come. */
static bool time_is_left(const struct desk_form *form, struct date *until)
{
    const struct service *service = service_of(form);
    char *text = fields_text(&form->fields, DESK_APPLIED_ON);
    struct date today = clock_today();
    struct date applied;
    struct due due;
    bool left = false;

    if (service != NULL && text != NULL && service->time_limit_days != NO_NUMBER &&
        validate_date(text, today, &applied) == FAULT_NONE) {
        calendar_due(&staff_of(&form->sheet)->calendar, applied, service->time_limit_days, &due);
        *until = due.date;
        left = date_compare(due.date, today) >= 0;
        due_clear(&due);
    }
    mem_free_secret(text);
    return left;
}

static void add_time_left(const struct desk_form *form, struct page *page)
{
    bool tight = page->rows < TIGHT_ROWS;
    struct date until;
    char *day;
    char *text;

    if (!time_is_left(form, &until))
        return;
    day = tight ? when_date(until) : when_day(until);
    text = str_format(
        tight ? _("Time by the charter: until %s")
              : _("By the charter the office has time until %s. Before that day the officer may "
                  "say that it is too early, unless the service was refused."),
        day);
    page_bullet(page, STYLE_WARNING, 0, "!", text);
    free(text);
    free(day);
}

static void form_build(const struct sheet *sheet, struct page *page)
{
    const struct desk_form *form = (const struct desk_form *)sheet;

    fields_add(&form->fields, page);
    page_pin(page);
    page_rule(page);
    desk_callers_add(&form->callers, page);
    add_time_left(form, page);
    if (form->keep.failed)
        page_bullet(page, STYLE_WARNING, 0, "!",
                    _("The draft could not be kept. File the complaint before you leave."));
    fields_add_help(&form->fields, page);
}

/* ---- the service --------------------------------------------------------------------------------- */

static void offer_service(struct desk_form *form, size_t index)
{
    fields_offer_add(&form->fields, (int)index, form->charter.services[index].name);
}

/* Those whose number begins with what was typed, the number itself first. */
static bool offer_by_number(struct desk_form *form, const char *typed)
{
    char *ascii = digits_to_ascii(typed);
    size_t n = strlen(ascii);
    bool is_number = n > 0 && strspn(ascii, "0123456789") == n;

    for (size_t i = 0; is_number && i < form->charter.service_count; i++) {
        char *number = str_format("%zu", i + 1);

        if (str_starts(number, ascii))
            offer_service(form, i);
        free(number);
    }
    free(ascii);
    return is_number;
}

static void offer_by_words(struct desk_form *form, const char *typed)
{
    struct search_hits hits = {0};

    if (store_search(form->keep.staff->store, typed, form->charter.office.id, OFFERED_SERVICES,
                     &hits, NULL) != ERR_OK)
        return;
    for (size_t i = 0; i < hits.count; i++) {
        const struct service *service =
            charter_service(&form->charter, hits.items[i].section, hits.items[i].serial);

        if (service != NULL)
            offer_service(form, (size_t)(service - form->charter.services));
    }
    search_hits_clear(&hits);
}

static void offer(struct desk_form *form)
{
    char *typed = fields_text(&form->fields, DESK_SERVICE);

    fields_offer_none(&form->fields);
    form->fields.offer.numbered = true;
    if (form->fields.values[DESK_SERVICE].choice < 0) {
        if (typed == NULL) {
            for (size_t i = 0; i < form->charter.service_count; i++)
                offer_service(form, i);
            form->fields.offer.chosen = FIELDS_NONE;
        } else if (!offer_by_number(form, typed)) {
            offer_by_words(form, typed);
        }
    }
    mem_free_secret(typed);
}

/* ---- drafts -------------------------------------------------------------------------------------- */

static void save(struct desk_form *form)
{
    const struct service *service = service_of(form);
    struct draft_fields extra = {0};

    draft_fields_add(&extra, OFFICE, form->charter.office.id);
    if (service != NULL) {
        char *key = service_key(service->section, service->serial);

        draft_fields_add(&extra, SERVICE, key);
        free(key);
    } else {
        char *typed = fields_text(&form->fields, DESK_SERVICE);

        if (typed != NULL)
            draft_fields_add(&extra, "service", typed);
        mem_free_secret(typed);
    }
    desk_keep_save(&form->keep, &form->fields, &extra);
    draft_fields_wipe(&extra);
}

static void load_service(struct desk_form *form, const struct draft_fields *from)
{
    const char *key = draft_fields_get(from, SERVICE);
    const struct service *service = NULL;
    enum section section;
    int serial;

    if (key != NULL && service_key_parse(key, &section, &serial))
        service = charter_service(&form->charter, section, serial);
    if (service != NULL) {
        form->fields.values[DESK_SERVICE].choice = (int)(service - form->charter.services);
        fields_set_text(&form->fields, DESK_SERVICE, service->name);
        form->fields.values[DESK_SERVICE].text.cursor = 0;
    } else {
        fields_set_text(&form->fields, DESK_SERVICE, draft_fields_get(from, "service"));
    }
}

static void find_callers(struct desk_form *form)
{
    char *typed = fields_text(&form->fields, DESK_MOBILE);

    desk_callers_find(&form->callers, form->keep.staff, typed);
    mem_free_secret(typed);
}

/* Everything as it was left, and the cursor where it was. */
static void resume(struct desk_form *form, const struct draft_fields *from)
{
    load_service(form, from);
    fields_load(&form->fields, from);
    desk_complaint_refresh(&form->fields);
    if (form->fields.values[form->fields.at].hidden)
        fields_go(&form->fields, DESK_SUBJECT);
    if (form->fields.at == DESK_SERVICE)
        offer(form);
    find_callers(form);
}

/* ---- filing -------------------------------------------------------------------------------------- */

/* What was typed as a complaint; false when something is wrong, and the cursor there. */
static bool read_all(struct desk_form *form, struct complaint *complaint)
{
    struct date today = clock_today();

    if (desk_complaint_check_all(&form->fields, today) &&
        desk_complaint_read(&form->fields, &form->charter, form->keep.key, today, complaint))
        return true;
    (void)fields_go_to_fault(&form->fields);
    return false;
}

static enum screen_result file(struct desk_form *form, struct ui *ui)
{
    struct staff *staff = form->keep.staff;
    struct complaint complaint = {0};
    struct receipt receipt = {0};
    struct err e = {0};
    bool filed = false;

    fields_finish(&form->fields);
    desk_complaint_refresh(&form->fields);
    save(form);
    if (read_all(form, &complaint)) {
        filed =
            store_file(staff->store, &complaint, AS_ACCOUNT, clock_now(), &receipt, &e) == ERR_OK;
        if (!filed)
            staff_show_error(staff, ui, &e);
    }
    complaint_wipe(&complaint);
    if (!filed)
        return SCREEN_HANDLED;
    /* it is on the disk, and the draft has gone with it: only now the number may be shown */
    desk_keep_end(&form->keep, true);
    ui_push(ui, desk_receipt_new(staff, &receipt));
    return SCREEN_REPLACE;
}

/* ---- keys ---------------------------------------------------------------------------------------- */

/* One open complaint is shown itself; the first of several too: from there one searches on. */
static enum screen_result show_caller(struct desk_form *form, struct ui *ui)
{
    struct screen *screen;

    save(form);
    if (form->callers.open_count == 0)
        return SCREEN_HANDLED;
    screen = desk_case_new(form->keep.staff, ui, form->callers.open[0].tracking);
    if (screen != NULL)
        ui_push(ui, screen);
    return SCREEN_HANDLED;
}

static void fill_in(struct desk_form *form, size_t item, const char *text)
{
    char *typed = fields_text(&form->fields, item);

    if (typed == NULL && text != NULL) {
        fields_set_text(&form->fields, item, text);
        form->fields.values[item].fault = FAULT_NONE;
    }
    mem_free_secret(typed);
}

/* Name and address of the caller's last complaint, where these are still empty. */
static enum screen_result take_caller(struct desk_form *form)
{
    if (form->callers.name == NULL)
        return SCREEN_HANDLED;
    fields_finish(&form->fields);
    fill_in(form, DESK_NAME, form->callers.name);
    fill_in(form, DESK_PRESENT_ADDRESS, form->callers.present_address);
    if (form->fields.at < DESK_SERVICE) {
        fields_go(&form->fields, DESK_SERVICE);
        offer(form);
    }
    desk_keep_note(&form->keep, clock_ticks());
    save(form);
    return SCREEN_HANDLED;
}

static void changed(struct desk_form *form)
{
    size_t at = form->fields.at;

    desk_complaint_refresh(&form->fields);
    if (at == DESK_SERVICE)
        offer(form);
    if (at == DESK_MOBILE)
        find_callers(form);
    desk_keep_note(&form->keep, clock_ticks());
}

static void left(struct desk_form *form, size_t item)
{
    bool edited = form->keep.due != 0;

    desk_complaint_check(&form->fields, item, clock_today());
    desk_complaint_refresh(&form->fields);
    if (form->fields.at == DESK_SERVICE)
        offer(form);
    desk_keep_note(&form->keep, clock_ticks()); /* where the cursor is now */
    if (edited)
        save(form);
}

static enum screen_result type(struct desk_form *form, struct ui *ui, const struct key *key)
{
    struct page page;
    size_t item = 0;
    enum fields_result result;

    (void)sheet_build(&form->sheet, ui_canvas(ui), &page);
    result = fields_key(&form->fields, ui, &page, key, &item);
    page_clear(&page);
    if (result == FIELDS_CHANGED)
        changed(form);
    if (result == FIELDS_LEFT)
        left(form, item);
    return result == FIELDS_IGNORED ? SCREEN_IGNORED : SCREEN_HANDLED;
}

static enum screen_result form_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct desk_form *form = as_form(sheet);
    enum screen_result result;

    switch (key->code) {
    case K_F10:
        return file(form, ui);
    case K_F7:
        return show_caller(form, ui);
    case K_F8:
        return take_caller(form);
    default:
        break;
    }
    result = type(form, ui, key);
    if (result == SCREEN_IGNORED && key->code == K_ESC) {
        fields_finish(&form->fields);
        save(form);
    }
    return result == SCREEN_IGNORED && key->code == K_TEXT ? SCREEN_HANDLED : result;
}

static enum screen_result form_tick(struct screen *screen, struct ui *ui, int64_t now)
{
    struct desk_form *form = (struct desk_form *)screen;

    (void)ui;
    if (form->keep.due != 0 && now >= form->keep.due)
        save(form);
    return SCREEN_HANDLED;
}

static void form_covered(struct screen *screen)
{
    save((struct desk_form *)screen);
}

static int64_t form_deadline(const struct screen *screen)
{
    return ((const struct desk_form *)screen)->keep.due;
}

/* ---- the rest ------------------------------------------------------------------------------------ */

static size_t form_hints(const struct sheet *sheet, struct hint *hints)
{
    const struct desk_form *form = (const struct desk_form *)sheet;
    size_t n = 0;

    hints[n++] = sheet_hint(K_F10, "F10", _("File it"));
    hints[n++] = sheet_hint(K_TAB, "Tab", _("Next"));
    if (form->callers.open_count > 0)
        hints[n++] = sheet_hint(K_F7, "F7", _("Open one"));
    if (form->callers.name != NULL)
        hints[n++] = sheet_hint(K_F8, "F8", _("Same person"));
    return n + fields_hints(&form->fields, hints + n);
}

static const char *form_help(const struct sheet *sheet)
{
    (void)sheet;
    return _("Write what the person tells you; fields with a star cannot be left empty. The first "
             "lines already hold the usual answers: go up only where they are different.\n"
             "What you type is kept as a draft all the time. After a cut line or a power cut you "
             "find it on top of today's list.\n"
             "Once the mobile number is complete you see the open complaints of that number.");
}

static void form_help_keys(const struct sheet *sheet, struct page *page)
{
    (void)sheet;
    page_pair(page, STYLE_BODY, "Tab Enter ▼", _("the next field"));
    page_pair(page, STYLE_BODY, "Shift-Tab ▲", _("the field before"));
    page_pair(page, STYLE_BODY, "Ctrl-J", _("a new line in a long text"));
    page_pair(page, STYLE_BODY, "F3", _("another way of typing"));
    page_pair(page, STYLE_BODY, "F6", _("letters on the screen"));
    page_pair(page, STYLE_BODY, "F7", _("the open complaint of this number"));
    page_pair(page, STYLE_BODY, "F8",
              _("name and address as in the last complaint of this number"));
    page_pair(page, STYLE_BODY, "F10", _("file the complaint"));
}

static void form_wipe(struct sheet *sheet)
{
    struct desk_form *form = as_form(sheet);

    save(form); /* whatever takes the screen away: a cut line too */
    desk_keep_clear(&form->keep);
    fields_wipe(&form->fields);
    desk_callers_clear(&form->callers);
    charter_clear(&form->charter);
}

static const struct sheet_class FORM = {
    .screen = {SHEET_SCREEN("desk form"), .tick = form_tick, .deadline = form_deadline,
               .covered = form_covered},
    .keys = SHEET_BACK | SHEET_TYPING,
    .place = form_place,
    .build = form_build,
    .key = form_key,
    .hints = form_hints,
    .help = form_help,
    .help_keys = form_help_keys,
    .wipe = form_wipe,
};

static enum err_code read_draft(struct staff *staff, const unsigned char *key,
                                struct draft_fields *draft, const char **office, struct err *e)
{
    enum err_code code;

    if (key == NULL)
        return ERR_OK;
    code = store_draft_get(staff->store, key, draft, e);
    if (code == ERR_OK && *office == NULL)
        *office = draft_fields_get(draft, OFFICE);
    if (code == ERR_OK && *office == NULL)
        code = err_set(e, ERR_NOT_FOUND, N_("there is no such draft"));
    return code;
}

struct screen *desk_form_new(struct staff *staff, struct ui *ui, const char *office,
                             const unsigned char *key)
{
    struct draft_fields draft = {0};
    struct charter charter = {0};
    struct desk_form *form;
    struct err e = {0};
    enum err_code code = read_draft(staff, key, &draft, &office, &e);

    if (code == ERR_OK)
        code = store_charter(staff->store, office, 0, &charter, &e);
    if (code != ERR_OK) {
        draft_fields_wipe(&draft);
        staff_show_error(staff, ui, &e);
        return NULL;
    }
    form = sheet_new(sizeof(*form), &FORM, &staff->face);
    form->charter = charter;
    desk_keep_init(&form->keep, staff, DRAFT, key);
    desk_complaint_init(&form->fields, staff->suggest);
    if (key != NULL)
        resume(form, &draft);
    draft_fields_wipe(&draft);
    return &form->sheet.screen;
}
