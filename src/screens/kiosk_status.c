/* "Where is my complaint?": by tracking number, in plain words, without any personal data. */
#include "screens/kiosk.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "model/explain.h"
#include "model/words.h"
#include "screens/contact.h"
#include "screens/entry.h"
#include "text/digits.h"
#include "text/when.h"

enum { NUMBER_LIMIT = 40, ROOMY = 16 };

struct status_screen {
    struct sheet sheet;
    struct editor number;
    struct entry entry;
    const char *refused; /* why the number was not taken, translated when drawn; NULL */
    int64_t wait;        /* seconds to wait, as told with `refused` */
    bool found;
    struct complaint_record record;
    struct event_list events;
    char *holder; /* the office that has it now, in words */
    struct calendar calendar;
};

static struct status_screen *as_status(struct sheet *sheet)
{
    return (struct status_screen *)sheet;
}

static void status_place(const struct sheet *sheet, struct str *place)
{
    kiosk_add_place(sheet, _("Where is my complaint?"), place);
}

/* ---- asking for the number ----------------------------------------------------------------------- */

static void add_wait(struct page *page, int64_t seconds)
{
    unsigned long minutes = (unsigned long)((seconds + 59) / 60);
    char *number = digits_number(i18n_language(), (int64_t)minutes);
    char *text =
        str_format(i18n_plural("Too many wrong numbers. Please wait %s minute, or ask at the help "
                               "desk.",
                               "Too many wrong numbers. Please wait %s minutes, or ask at the help "
                               "desk.",
                               minutes),
                   number);

    page_bullet(page, STYLE_WARNING, 0, "!", text);
    free(text);
    free(number);
}

static void build_question(const struct status_screen *status, struct page *page)
{
    page_text(page, STYLE_TITLE, 0, _("What is your tracking number?"));
    if (page->rows >= 16)
        page_text(
            page, STYLE_FAINT, 0,
            _("The ten digits on your receipt, in Bangla or English, with or without blanks."));
    page_gap(page);
    entry_add(&status->entry, page, 1, _("for example 4821 739 052"));
    if (status->refused != NULL || status->wait > 0)
        page_gap(page);
    if (status->wait > 0)
        add_wait(page, status->wait);
    else if (status->refused != NULL)
        page_bullet(page, STYLE_WARNING, 0, "!", _(status->refused));
}

/* ---- the answer ---------------------------------------------------------------------------------- */

/* What the status means for the one who complained, and what comes next. */
static const char *meaning(enum status status)
{
    switch (status) {
    case STATUS_NEW:
        return _("It has arrived. The officer has not taken it up yet.");
    case STATUS_ACCEPTED:
        return _("The officer has taken it up.");
    case STATUS_OPINION_ASKED:
        return _("The officer has asked another office or officer for an opinion.");
    case STATUS_OPINION_RECEIVED:
        return _("The opinion has come; the officer will decide.");
    case STATUS_INVESTIGATING:
        return _("An investigation is under way.");
    case STATUS_SERVICE_ORDERED:
        return _("The office has been told to give you the service.");
    case STATUS_FORWARDED:
        return _("It was sent to the office that is responsible.");
    case STATUS_FILED_AWAY:
        return _("It was not taken up.");
    case STATUS_DISPOSED:
        return _("It has been decided.");
    case STATUS_APPEALED:
        return _("Your appeal is with the appeal officer.");
    default:
        return _("It is with the Complaint Management Cell of the Cabinet Division.");
    }
}

static void add_dates(const struct status_screen *status, struct page *page)
{
    const struct complaint_record *r = &status->record;
    char *received = when_moment(r->received);
    char *due = when_day(r->due);

    page_pair(page, STYLE_BODY, _("Received"), received);
    if (status_is_open(r->status)) {
        page_pair(page, STYLE_STRONG, _("Decision by"), due);
        if (date_compare(r->due, clock_today()) < 0)
            page_pair(page, STYLE_WARNING, "", _("The time has run out."));
    }
    free(received);
    free(due);
}

static void add_counting(const struct status_screen *status, struct page *page)
{
    struct situation situation;
    struct strv lines = {0};
    struct due due;

    if (!status_is_open(status->record.status))
        return;
    workflow_situation(&status->events, status->record.filed.anonymous, &situation);
    calendar_account(&status->calendar, situation.tier_began, status->record.due, &due);
    explain_due(&due, &lines);
    page_gap(page);
    for (size_t i = 0; i < lines.count; i++)
        page_pair(page, STYLE_FAINT, i == 0 ? _("How it is counted") : "", lines.items[i]);
    strv_clear(&lines);
    due_clear(&due);
}

static void add_history(const struct event_list *events, struct page *page)
{
    page_gap(page);
    for (size_t i = 0; i < events->count; i++) {
        const struct event *event = &events->items[i];
        char *day = when_date(clock_dhaka(event->at).date);
        char *line = str_format("%s: %s", day, words_action(event->action));

        page_pair(page, STYLE_BODY, i == 0 ? _("So far") : "", line);
        free(line);
        free(day);
    }
}

/* ---- what the complainant can do now --------------------------------------------------------------- */

static enum action next_action(const struct complaint_record *record)
{
    return record->tier == TIER_GRO ? ACTION_APPEAL : ACTION_REFER_CELL;
}

static enum refusal may(const struct status_screen *status, enum action action)
{
    return store_may_act(NULL, &status->record, &status->events, action, AS_VISITOR, clock_today());
}

/* What can be chosen besides "done" and "another number"; returns how many. */
static size_t possible(const struct status_screen *status, enum action actions[2])
{
    const enum action wanted[] = {ACTION_RATE, next_action(&status->record)};
    size_t n = 0;

    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
        if (may(status, wanted[i]) == REFUSAL_NONE)
            actions[n++] = wanted[i];
    }
    return n;
}

static const char *action_words(enum action action)
{
    return action == ACTION_RATE     ? _("Say whether you are satisfied")
           : action == ACTION_APPEAL ? _("Appeal: I do not agree, or nothing was decided")
                                     : _("Send it on to the Cabinet Division");
}

/* Until when, or from when on, the next step is possible; NULL where there is nothing to say. */
static char *next_step_text(const struct status_screen *status)
{
    const struct complaint_record *r = &status->record;
    enum refusal refusal = may(status, next_action(r));
    struct situation situation;
    char *day;
    char *text = NULL;

    workflow_situation(&status->events, r->filed.anonymous, &situation);
    day = when_day(status_is_open(r->status) ? r->due : workflow_appeal_until(situation.closed_on));
    if (refusal == REFUSAL_TIME_LEFT)
        text = str_format(r->tier == TIER_GRO
                              ? _("If nothing is decided by %s, or if you do not agree with the "
                                  "decision, you can appeal here.")
                              : _("If nothing is decided by %s, or if you do not agree with the "
                                  "decision, you can send it on to the Cabinet Division here."),
                          day);
    else if (refusal == REFUSAL_TOO_LATE)
        text = str_format(_("An appeal was possible until %s."), day);
    else if (refusal == REFUSAL_NONE && r->tier == TIER_GRO && !status_is_open(r->status))
        text = str_format(_("If you do not agree, you can appeal until %s."), day);
    free(day);
    return text;
}

static void add_next_step(const struct status_screen *status, struct page *page)
{
    char *text = next_step_text(status);

    if (text != NULL) {
        page_gap(page);
        page_pair(page, STYLE_BODY, _("Next step"), text);
    }
    free(text);
}

static void add_choices(const struct status_screen *status, struct page *page)
{
    enum action actions[2];
    size_t n = possible(status, actions);

    if (page->rows >= ROOMY)
        page_pin(page);
    page_rule(page);
    for (size_t i = 0; i < n; i++)
        (void)page_choice(page, (int)i + 1, action_words(actions[i]), NULL);
    if (page->rows < ROOMY)
        page_pin(page);
    (void)page_choice(page, (int)n + 1, _("Done"), NULL);
    (void)page_choice(page, (int)n + 2, _("Ask for another number"), NULL);
}

/* The mark stands on "done": what is done by Enter alone must do nothing. */
static struct view first_view(const struct status_screen *status)
{
    enum action actions[2];

    return (struct view){.chosen = status->found ? (int)possible(status, actions) : 0};
}

static void build_answer(const struct status_screen *status, struct page *page)
{
    const struct complaint_record *r = &status->record;
    char *grouped = tracking_group(r->tracking);
    char *number = digits_local(i18n_language(), grouped);

    page_text(page, STYLE_FAINT, 0, number);
    page_text(page, STYLE_TITLE, 0, meaning(r->status));
    page_gap(page);
    page_pair(page, STYLE_BODY, _("Status"), words_status(r->status));
    if (r->outcome != OUTCOME_NONE)
        page_pair(page, STYLE_STRONG, _("Decision"), words_outcome(r->outcome));
    add_dates(status, page);
    page_pair(page, STYLE_BODY, _("Who has it now"), words_tier(r->tier));
    page_pair(page, STYLE_BODY, "", status->holder);
    add_next_step(status, page);
    add_counting(status, page);
    add_history(&status->events, page);
    add_choices(status, page);
    free(number);
    free(grouped);
}

static void status_build(const struct sheet *sheet, struct page *page)
{
    const struct status_screen *status = (const struct status_screen *)sheet;

    if (status->found)
        build_answer(status, page);
    else
        build_question(status, page);
}

/* ---- looking it up ------------------------------------------------------------------------------- */

static const char *fault_words(enum tracking_fault fault)
{
    switch (fault) {
    case TRACKING_EMPTY:
        return N_("Please type the number first.");
    case TRACKING_NOT_DIGITS:
        return N_("The number has only digits. Please look at it again.");
    case TRACKING_LENGTH:
        return N_("The number has ten digits. Please look at it again.");
    default:
        return N_("One of the digits is wrong. Please look at the number again.");
    }
}

static void forget_answer(struct status_screen *status)
{
    complaint_record_wipe(&status->record);
    event_list_wipe(&status->events);
    calendar_clear(&status->calendar);
    mem_free_secret(status->holder);
    status->holder = NULL;
    status->found = false;
}

static char *office_in_words(struct store *store, const char *id)
{
    struct charter charter = {0};
    char *text;

    if (store_charter(store, id, 0, &charter, NULL) != ERR_OK)
        return mem_copy_string(id);
    text = contact_office_text(&charter.office);
    charter_clear(&charter);
    return text;
}

/* The complaint of that number into the screen. A wrong one counts against this terminal. */
static enum err_code look_up(struct status_screen *status, const char *tracking, struct err *e)
{
    struct kiosk *kiosk = kiosk_of(&status->sheet);
    enum err_code code =
        store_standing(kiosk->store, tracking, &status->record, &status->events, e);
    enum err_code noted;

    if (code != ERR_OK && code != ERR_NOT_FOUND)
        return code;
    noted = store_guard_note(kiosk->store, kiosk_terminal(kiosk), code == ERR_OK, clock_now(), e);
    if (noted != ERR_OK)
        return noted;
    if (code == ERR_NOT_FOUND) {
        status->refused =
            N_("There is no complaint with this number here. Please look at it again.");
        return ERR_OK;
    }
    status->found = true;
    status->holder = office_in_words(kiosk->store, status->record.office);
    return store_calendar(kiosk->store, &status->calendar, e);
}

static enum err_code ask(struct status_screen *status, struct err *e)
{
    struct kiosk *kiosk = kiosk_of(&status->sheet);
    char tracking[TRACKING_SIZE];
    enum tracking_fault fault;
    enum err_code code;

    status->refused = NULL;
    code = store_guard_wait(kiosk->store, kiosk_terminal(kiosk), clock_now(), &status->wait, e);
    if (code != ERR_OK || status->wait > 0)
        return code;
    fault = tracking_read(str_text(&status->number.text), tracking);
    if (fault == TRACKING_OK)
        return look_up(status, tracking, e);
    status->refused = fault_words(fault);
    return fault == TRACKING_MISTYPED
               ? store_guard_note(kiosk->store, kiosk_terminal(kiosk), false, clock_now(), e)
               : ERR_OK;
}

static enum screen_result submit(struct sheet *sheet, struct ui *ui)
{
    struct status_screen *status = as_status(sheet);
    struct err e = {0};

    if (ask(status, &e) != ERR_OK) {
        forget_answer(status);
        kiosk_show_error(kiosk_of(sheet), ui, &e);
    }
    sheet->view = first_view(status);
    return SCREEN_HANDLED;
}

/* ---- keys ---------------------------------------------------------------------------------------- */

static enum screen_result status_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct status_screen *status = as_status(sheet);
    enum action actions[2];
    int count = (int)possible(status, actions);

    if (choice == count)
        return SCREEN_HOME;
    if (choice < count) {
        ui_push(ui, kiosk_step_new(kiosk_of(sheet), &status->record, actions[choice]));
        return SCREEN_HANDLED;
    }
    forget_answer(status);
    sheet->view = (struct view){0};
    editor_wipe(&status->number);
    return SCREEN_HANDLED;
}

static enum screen_result status_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct status_screen *status = as_status(sheet);
    struct page page;
    enum entry_result result;

    if (status->found)
        return SCREEN_IGNORED;
    (void)sheet_build(sheet, ui_canvas(ui), &page);
    result = entry_key(&status->entry, ui, &page, key);
    page_clear(&page);
    if (result == ENTRY_DONE)
        return submit(sheet, ui);
    if (result == ENTRY_IGNORED)
        return SCREEN_IGNORED;
    status->refused = NULL;
    status->wait = 0;
    return SCREEN_HANDLED;
}

/* A step may have been taken on the screen above: what is shown is read anew. */
static void status_back(struct screen *screen, struct ui *ui)
{
    struct status_screen *status = (struct status_screen *)screen;
    char tracking[TRACKING_SIZE];
    struct err e = {0};

    if (!status->found)
        return;
    memcpy(tracking, status->record.tracking, sizeof(tracking));
    forget_answer(status);
    if (look_up(status, tracking, &e) != ERR_OK) {
        forget_answer(status);
        kiosk_show_error(kiosk_of(&status->sheet), ui, &e);
    }
    status->sheet.view = first_view(status);
}

static size_t status_hints(const struct sheet *sheet, struct hint *hints)
{
    const struct status_screen *status = (const struct status_screen *)sheet;

    if (status->found) {
        hints[0] = sheet_hint(K_ENTER, "Enter", _("Done"));
        return 1;
    }
    hints[0] = entry_go_on_hint(&status->entry, _("Ask"));
    return 1 + entry_hints(&status->entry, hints + 1);
}

static const char *status_help(const struct sheet *sheet)
{
    (void)sheet;
    return _(
        "Type the tracking number that you were given when the complaint was filed. You will see where "
        "it stands, who has it, and by when a decision must come. No name is shown.");
}

static void status_wipe(struct sheet *sheet)
{
    struct status_screen *status = as_status(sheet);

    forget_answer(status);
    entry_wipe(&status->entry);
    editor_wipe(&status->number);
}

static const struct sheet_class STATUS = {
    .screen = {SHEET_SCREEN("status"), .back = status_back},
    .keys = SHEET_BACK | SHEET_AGAIN | SHEET_TYPING,
    .place = status_place,
    .build = status_build,
    .choose = status_choose,
    .key = status_key,
    .hints = status_hints,
    .help = status_help,
    .wipe = status_wipe,
};

struct screen *kiosk_status_new(struct kiosk *kiosk)
{
    struct status_screen *status = sheet_new(sizeof(*status), &STATUS, &kiosk->face);

    editor_init(&status->number, NUMBER_LIMIT, false);
    entry_init(&status->entry, NULL);
    status->entry.arrows_alone = true;
    entry_open(&status->entry, &status->number, ENTRY_NUMBER);
    kiosk->personal = true;
    return &status->sheet.screen;
}
