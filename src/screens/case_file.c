#include "screens/case_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/explain.h"
#include "model/words.h"
#include "screens/card.h"
#include "screens/contact.h"
#include "screens/days.h"
#include "text/digits.h"
#include "text/when.h"

/* ---- content ------------------------------------------------------------------------------------- */

enum err_code case_file_read(struct staff *staff, const char *tracking, struct case_file *out,
                             struct err *e)
{
    struct case_file file = {0};
    enum err_code code = store_complaint(staff->store, tracking, &file.record, &file.events, e);

    if (code == ERR_OK)
        code = store_charter(staff->store, file.record.filed.office,
                             file.record.filed.charter_version, &file.charter, e);
    if (code != ERR_OK) {
        case_file_wipe(&file);
        return code;
    }
    case_file_wipe(out);
    *out = file;
    return ERR_OK;
}

void case_file_wipe(struct case_file *file)
{
    complaint_record_wipe(&file->record);
    event_list_wipe(&file->events);
    charter_clear(&file->charter);
    memset(file, 0, sizeof(*file));
}

const struct service *case_file_service(const struct case_file *file)
{
    const struct complaint *filed = &file->record.filed;

    return filed->has_service
               ? charter_service(&file->charter, (enum section)filed->service_section,
                                 filed->service_serial)
               : NULL;
}

char *case_file_number(const char *tracking)
{
    char *grouped = tracking_group(tracking);
    char *number = digits_local(i18n_language(), grouped);

    free(grouped);
    return number;
}

/* ---- where it stands ------------------------------------------------------------------------------- */

/* The day that matters now: of the decision, then of telling the complainant. */
static struct date next_day(const struct complaint_record *record)
{
    return status_is_open(record->status) ? record->due : record->next_by;
}

char *case_file_standing(const struct staff *staff, const struct case_file *file, enum style *style)
{
    const struct complaint_record *record = &file->record;
    struct date day = next_day(record);
    char *left;
    char *when;
    char *text;

    *style = STYLE_BODY;
    if (date_is_none(day))
        return str_format("%s", "");
    left = days_left(&staff->calendar, day, style);
    when = when_day(day);
    text = status_is_open(record->status)
               ? str_format(_("%s: decision by %s"), left, when)
               : str_format(_("%s: the complainant is to be told by %s"), left, when);
    free(left);
    free(when);
    return text;
}

void case_file_add_head(const struct staff *staff, const struct case_file *file, struct page *page)
{
    const struct complaint_record *record = &file->record;
    enum style style;
    char *number = case_file_number(record->tracking);
    char *standing = case_file_standing(staff, file, &style);
    struct str line = {0};

    str_addf(&line, "%s · %s", number, words_status(record->status));
    if (!status_is_open(record->status) && record->outcome != OUTCOME_NONE)
        str_addf(&line, ": %s", words_outcome(record->outcome));

    page_text(page, STYLE_TITLE, 0, record->filed.subject);
    page_text(page, STYLE_STRONG, 0, str_text(&line));
    if (*standing != '\0')
        page_text(page, style, 0, standing);
    if (record->filed.against_gro)
        page_bullet(page, STYLE_WARNING, 0, "!", _("It is about the GRS officer himself."));
    free(number);
    free(standing);
    str_clear(&line);
}

/* ---- what was filed --------------------------------------------------------------------------------- */

static void add_given(struct page *page, const char *label, const char *text)
{
    if (text != NULL)
        page_pair(page, STYLE_BODY, label, text);
}

static void add_digits(struct page *page, const char *label, const char *text)
{
    char *local = text == NULL ? NULL : digits_local(i18n_language(), text);

    add_given(page, label, local);
    mem_free_secret(local);
}

static void add_complainant(const struct complaint *filed, struct page *page)
{
    if (filed->anonymous) {
        page_pair(page, STYLE_BODY, _("Complainant"), _("anonymous"));
        return;
    }
    add_given(page, _("Complainant"), filed->name);
    if (filed->mobile != NULL) {
        char *mobile = contact_phone_text(filed->mobile);

        add_given(page, _("Mobile"), mobile);
        mem_free_secret(mobile);
    }
    add_given(page, _("E-mail"), filed->email);
    add_digits(page, _("Identity number"), filed->nid);
    add_given(page, _("Present address"), filed->present_address);
    if (!str_equal(filed->permanent_address, filed->present_address))
        add_given(page, _("Permanent address"), filed->permanent_address);
    if (filed->relation != RELATION_SELF)
        page_pair(page, STYLE_BODY, _("On whose behalf"), words_relation(filed->relation));
    add_given(page, _("Who sought the service"), filed->seeker_name);
}

static void add_service(const struct case_file *file, struct page *page)
{
    const struct complaint *filed = &file->record.filed;
    const struct service *service = case_file_service(file);

    if (!filed->has_service)
        return;
    if (service != NULL) {
        page_pair(page, STYLE_BODY, _("Service"), service->name);
        add_given(page, _("Time limit"), service->time_limit);
    }
    if (!date_is_none(filed->service_applied_on)) {
        char *day = when_day(filed->service_applied_on);

        page_pair(page, STYLE_BODY, _("Date of application"), day);
        free(day);
    }
    add_digits(page, _("Application number"), filed->service_tracking);
}

static void add_receipt(const struct staff *staff, const struct case_file *file, struct page *page)
{
    const struct complaint_record *record = &file->record;
    const struct office *office = staff_office(staff, record->office);
    char *received = when_moment(record->received);
    char *holder = office == NULL ? mem_copy_string(record->office) : contact_office_text(office);
    char *how = record->typed_by == NULL
                    ? mem_copy_string(words_medium(record->filed.medium))
                    : str_format(_("%s, typed by %s"), words_medium(record->filed.medium),
                                 record->typed_by);

    page_pair(page, STYLE_BODY, _("Received"), received);
    page_pair(page, STYLE_BODY, _("How it came in"), how);
    page_pair(page, STYLE_BODY, _("Kind"), words_kind(record->filed.kind));
    page_pair(page, STYLE_BODY, _("Who has it now"), holder);
    page_pair(page, STYLE_BODY, "", words_tier(record->tier));
    free(received);
    free(holder);
    free(how);
}

void case_file_add_filed(const struct staff *staff, const struct case_file *file, struct page *page)
{
    sheet_add_paragraphs(page, STYLE_BODY, file->record.filed.description);
    add_complainant(&file->record.filed, page);
    page_gap(page);
    add_service(file, page);
    page_gap(page);
    add_receipt(staff, file, page);
}

/* ---- what happened ------------------------------------------------------------------------------------ */

/* "22/11/26 10:12 am": with a comma it would be wider in Bangla than the column of labels. */
static char *moment(int64_t at)
{
    char *day = days_short(clock_dhaka(at).date);
    char *time = when_time(at);
    char *text = str_format("%s %s", day, time);

    free(day);
    free(time);
    return text;
}

static const char *who(const struct event *event)
{
    return event->actor != NULL ? event->actor : _("the complainant");
}

char *case_file_event_text(const struct event *event)
{
    char *when = moment(event->at);
    char *text = str_format("%s: %s, %s", who(event), words_action(event->action), when);

    free(when);
    return text;
}

static void add_detail(struct page *page, const char *label, const char *text)
{
    char *line;

    if (text == NULL)
        return;
    line = *label == '\0' ? mem_copy_string(text) : str_format("%s: %s", label, text);
    page_pair(page, STYLE_BODY, "", line);
    mem_free_secret(line);
}

static void add_day(struct page *page, const char *label, struct date date)
{
    char *day;

    if (date_is_none(date))
        return;
    day = when_day(date);
    add_detail(page, label, day);
    free(day);
}

static void add_offices(const struct staff *staff, const struct event *event, struct page *page)
{
    if (event->action == ACTION_FORWARD)
        add_detail(page, _("Sent to"), staff_office_name(staff, event->office));
    else if (event->other_office != NULL)
        add_detail(page, _("Asked"), staff_office_name(staff, event->other_office));
    add_detail(page, _("Person"), event->person);
}

static void add_event(const struct staff *staff, const struct event *event,
                      const struct event *before, bool undone, struct page *page)
{
    char *when = moment(event->at);
    char *line = str_format(undone ? _("%s · %s (taken back)") : "%s · %s",
                            words_action(event->action), who(event));

    page_pair(page, undone ? STYLE_FAINT : STYLE_STRONG, when, line);
    if (event->outcome != OUTCOME_NONE && event->action == ACTION_DISPOSE)
        add_detail(page, "", words_outcome(event->outcome));
    add_offices(staff, event, page);
    if (event->rating != RATING_NONE)
        add_detail(page, "", words_rating(event->rating));
    add_detail(page, "", event->note);
    add_detail(page, _("Cause"), event->cause);
    add_detail(page, _("Advice"), event->advice);
    if (before == NULL || date_compare(event->due, before->due) != 0)
        add_day(page, _("Decision by"), event->due);
    if (before == NULL || date_compare(event->next_by, before->next_by) != 0)
        add_day(page, _("Answer or word by"), event->next_by);
    free(when);
    free(line);
}

static bool counts(const struct event *const *effective, size_t n, const struct event *event)
{
    for (size_t i = 0; i < n; i++) {
        if (effective[i] == event)
            return true;
    }
    return event->action == ACTION_UNDO;
}

void case_file_add_history(const struct staff *staff, const struct case_file *file,
                           struct page *page)
{
    const struct event_list *events = &file->events;
    const struct event **effective = mem_new_array(events->count, sizeof(*effective));
    size_t n = workflow_effective(events, effective);

    page_text(page, STYLE_LABEL, 0, _("What happened so far"));
    for (size_t i = 0; i < events->count; i++)
        add_event(staff, &events->items[i], i > 0 ? &events->items[i - 1] : NULL,
                  !counts(effective, n, &events->items[i]), page);
    free(effective);
}

/* ---- how it is counted ---------------------------------------------------------------------------------- */

static void add_account(const struct staff *staff, const char *what, struct date start,
                        struct date end, struct page *page)
{
    struct strv lines = {0};
    struct due due;
    char *day = when_day(end);

    calendar_account(&staff->calendar, start, end, &due);
    explain_due(&due, &lines);
    page_pair(page, STYLE_STRONG, what, day);
    for (size_t i = 0; i < lines.count; i++)
        page_pair(page, STYLE_BODY, "", lines.items[i]);
    page_gap(page);
    strv_clear(&lines);
    due_clear(&due);
    free(day);
}

/* The day of the step that set the day by which an answer or a word must come. */
static struct date asked_on(const struct case_file *file)
{
    size_t i = file->events.count;

    while (i > 1 && date_compare(file->events.items[i - 2].next_by, file->record.next_by) == 0)
        i--;
    return clock_dhaka(file->events.items[i - 1].at).date;
}

void case_file_add_counting(const struct staff *staff, const struct case_file *file,
                            struct page *page)
{
    const struct complaint_record *record = &file->record;
    struct situation situation;

    workflow_situation(&file->events, record->filed.anonymous, &situation);
    page_text(page, STYLE_TITLE, 0, _("How the days are counted"));
    page_gap(page);
    add_account(staff, _("Decision by"), situation.tier_began, record->due, page);
    if (situation.extended)
        page_pair(page, STYLE_BODY, "", _("The investigation has added ten working days."));
    if (!date_is_none(record->next_by))
        add_account(staff,
                    status_is_open(record->status) ? _("Answer expected by")
                                                   : _("The complainant is to be told by"),
                    asked_on(file), record->next_by, page);
}

void case_file_add_card(const struct case_file *file, struct page *page)
{
    const struct service *service = case_file_service(file);

    if (service != NULL)
        card_add(page, service);
    else
        page_text(page, STYLE_FAINT, 0, _("The complaint is about no service of the charter."));
}
