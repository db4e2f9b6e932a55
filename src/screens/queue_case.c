/* A complaint as the officer works on it: all of it on one page, and the steps that are possible now. */
#include "screens/queue.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "screens/case_file.h"
#include "screens/note.h"
#include "screens/print.h"
#include "screens/step_draft.h"
#include "text/digits.h"

enum { LOOK_MS = 3000, STRIP_ROWS = 20, HELD_ROWS = 20 };

struct queue_case {
    struct sheet sheet;
    char tracking[TRACKING_SIZE];
    struct case_file file;
    enum action actions[ACTION_COUNT]; /* that are possible now */
    size_t action_count;
    int seen;          /* see store_others_wrote */
    int64_t next_look; /* clock_ticks */
    char *news;        /* what somebody else has done while it was on the screen; NULL */
    enum action begun; /* what one has begun to write about it; ACTION_COUNT: nothing */
};

static struct queue_case *as_case(struct sheet *sheet)
{
    return (struct queue_case *)sheet;
}

/* ---- reading ------------------------------------------------------------------------------------- */

static enum err_code read_case(struct queue_case *qc, struct err *e)
{
    struct staff *staff = staff_of(&qc->sheet);
    enum err_code code = case_file_read(staff, qc->tracking, &qc->file, e);

    if (code == ERR_OK)
        qc->action_count = queue_actions(staff, &qc->file.record, &qc->file.events, qc->actions);
    return code;
}

static void forget_news(struct queue_case *qc)
{
    mem_free_secret(qc->news);
    qc->news = NULL;
    qc->begun = ACTION_COUNT;
}

/* Reads it anew and says what has come to it. */
static void look(struct queue_case *qc)
{
    size_t before = qc->file.events.count;
    char *what;

    if (read_case(qc, NULL) != ERR_OK || qc->file.events.count == before)
        return;
    what = case_file_event_text(&qc->file.events.items[qc->file.events.count - 1]);
    forget_news(qc);
    qc->news = str_format(_("Just now: %s"), what);
    mem_free_secret(what);
}

/* Remembers that one had begun to write about it. */
static void remind(struct queue_case *qc)
{
    forget_news(qc);
    qc->begun = step_draft_action(staff_of(&qc->sheet), qc->tracking);
}

/* ---- drawing ------------------------------------------------------------------------------------- */

static void case_place(const struct sheet *sheet, struct str *place)
{
    char *number = case_file_number(((const struct queue_case *)sheet)->tracking);

    staff_add_place(sheet, number, place);
    free(number);
}

/* "১ গ্রহণ করুন  ৫ অন্য দপ্তরে পাঠান …", on as many lines as it takes. */
static void add_strip(const struct queue_case *qc, struct page *page)
{
    int col = page->columns;

    for (size_t i = 0; i < qc->action_count; i++) {
        const char plain[] = {queue_action_key(qc->actions[i]), '\0'};
        char *cap = digits_local(i18n_language(), plain);
        const char *words = step_words(qc->actions[i]);
        struct key key = {.code = K_TEXT, .ch = (uint32_t)plain[0]};
        int need = page_columns(page, STYLE_LABEL, cap) + 1 + page_columns(page, STYLE_BODY, words);

        if (col + need > page->columns) {
            page_row(page);
            col = 0;
        }
        col += page_put(page, col, STYLE_LABEL, cap, key) + 1;
        col += page_put(page, col, STYLE_BODY, words, key) + 3;
        free(cap);
    }
}

/* What one had begun to write, and which key goes on with it. */
static void add_begun(const struct queue_case *qc, struct page *page)
{
    const char plain[] = {queue_action_key(qc->begun), '\0'};
    char *key = digits_local(i18n_language(), plain);
    char *text = str_format(_("You had begun to write \"%s\". Go on with the key %s."),
                            step_words(qc->begun), key);

    page_bullet(page, STYLE_WARNING, 0, "!", text);
    free(text);
    free(key);
}

static void case_build(const struct sheet *sheet, struct page *page)
{
    const struct queue_case *qc = (const struct queue_case *)sheet;
    const struct staff *staff = staff_of(sheet);

    case_file_add_head(staff, &qc->file, page);
    if (qc->news != NULL)
        page_bullet(page, STYLE_WARNING, 0, "!", qc->news);
    if (qc->begun != ACTION_COUNT)
        add_begun(qc, page);
    page_gap(page);
    if (page->rows >= HELD_ROWS)
        page_hold(page);
    case_file_add_filed(staff, &qc->file, page);
    page_gap(page);
    case_file_add_history(staff, &qc->file, page);
    if (page->rows < STRIP_ROWS || qc->action_count == 0)
        return;
    page_pin(page);
    page_rule(page);
    add_strip(qc, page);
}

/* ---- further pages of it ------------------------------------------------------------------------- */

struct leaf {
    struct sheet sheet;
    const struct queue_case *of; /* stays on the stack below */
    bool card;                   /* the service card, else how the days are counted */
};

static void leaf_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(
        sheet, ((const struct leaf *)sheet)->card ? _("Service card") : _("Days counted"), place);
}

/* Which version of the charter it is, since the card of today may say something else. */
static void add_version(const struct case_file *file, struct page *page)
{
    char *plain = str_format("%d", file->charter.version);
    char *version = digits_local(i18n_language(), plain);
    char *text =
        str_format(_("As in version %s of the charter, which the complainant saw."), version);

    page_text(page, STYLE_FAINT, 0, text);
    page_gap(page);
    free(plain);
    free(version);
    free(text);
}

static void leaf_build(const struct sheet *sheet, struct page *page)
{
    const struct leaf *leaf = (const struct leaf *)sheet;

    if (!leaf->card) {
        case_file_add_counting(staff_of(sheet), &leaf->of->file, page);
        return;
    }
    if (case_file_service(&leaf->of->file) != NULL)
        add_version(&leaf->of->file, page);
    case_file_add_card(&leaf->of->file, page);
}

static const struct sheet_class LEAF = {
    .screen = {SHEET_SCREEN("queue_leaf")},
    .keys = SHEET_BACK,
    .place = leaf_place,
    .build = leaf_build,
};

static void open_leaf(struct queue_case *qc, struct ui *ui, bool card)
{
    struct leaf *leaf = sheet_new(sizeof(*leaf), &LEAF, qc->sheet.face);

    leaf->of = qc;
    leaf->card = card;
    ui_push(ui, &leaf->sheet.screen);
}

/* ---- printing ------------------------------------------------------------------------------------ */

static void build_print(const void *context, struct page *page)
{
    const struct queue_case *qc = context;
    const struct staff *staff = staff_of(&qc->sheet);

    case_file_add_head(staff, &qc->file, page);
    page_gap(page);
    case_file_add_filed(staff, &qc->file, page);
    page_gap(page);
    case_file_add_history(staff, &qc->file, page);
}

static void print(struct queue_case *qc, struct ui *ui)
{
    const char *command = staff_of(&qc->sheet)->options.receipt_command;
    bool printed;

    if (command == NULL)
        return;
    printed = print_page(command, build_print, qc);
    ui_push(ui, note_new(qc->sheet.face, _("Printing"),
                         printed ? _("It was sent to the printer.")
                                 : _("It could not be printed. Please look at the printer.")));
}

/* ---- keys ------------------------------------------------------------------------------------------ */

static struct step_target target_of(const struct queue_case *qc)
{
    struct step_target target = {.seen = qc->file.record.last_event};

    memcpy(target.tracking, qc->tracking, sizeof(target.tracking));
    return target;
}

/* The step behind a key, if it is possible now. */
static enum screen_result take_step(struct queue_case *qc, struct ui *ui, const struct key *key)
{
    int digit = key_digit(key);
    char ch = (char)(digit >= 0 ? '0' + digit : key->ch < 0x80 ? (int)key->ch : 0);
    struct step_target target = target_of(qc);

    for (size_t i = 0; i < qc->action_count; i++) {
        if (queue_action_key(qc->actions[i]) != ch)
            continue;
        forget_news(qc);
        ui_push(ui, step_new(staff_of(&qc->sheet), qc->actions[i], &target, 1));
        return SCREEN_HANDLED;
    }
    return SCREEN_IGNORED;
}

static void open_menu(struct queue_case *qc, struct ui *ui)
{
    struct step_target target = target_of(qc);

    queue_actions_open(staff_of(&qc->sheet), ui, &target, 1);
}

static enum screen_result case_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct queue_case *qc = as_case(sheet);

    switch (key->code) {
    case K_TEXT:
        return key->burst ? SCREEN_IGNORED : take_step(qc, ui, key);
    case K_F5:
        print(qc, ui);
        return SCREEN_HANDLED;
    case K_F7:
        open_leaf(qc, ui, false);
        return SCREEN_HANDLED;
    case K_F8:
        open_leaf(qc, ui, true);
        return SCREEN_HANDLED;
    case K_ENTER:
    case K_F9:
        open_menu(qc, ui);
        return SCREEN_HANDLED;
    default:
        return SCREEN_IGNORED;
    }
}

/* ---- time ------------------------------------------------------------------------------------------ */

static enum screen_result case_tick(struct screen *screen, struct ui *ui, int64_t now)
{
    struct queue_case *qc = (struct queue_case *)screen;
    bool wrote = false;

    (void)ui;
    if (now < qc->next_look)
        return SCREEN_HANDLED;
    qc->next_look = now + LOOK_MS;
    if (store_others_wrote(staff_of(&qc->sheet)->store, &qc->seen, &wrote, NULL) == ERR_OK && wrote)
        look(qc);
    return SCREEN_HANDLED;
}

static int64_t case_deadline(const struct screen *screen)
{
    return ((const struct queue_case *)screen)->next_look;
}

/* What was done on the screen above is one's own: no news. Where it has led out of sight, e.g. to another
 * office, what was shown stays until one goes back. */
static void case_back(struct screen *screen, struct ui *ui)
{
    struct queue_case *qc = (struct queue_case *)screen;

    (void)ui;
    if (read_case(qc, NULL) == ERR_OK) {
        remind(qc);
        return;
    }
    qc->action_count = 0;
    forget_news(qc);
    qc->news =
        mem_copy_string(_("It is done, and the complaint is no longer in this queue. This is how "
                          "it was before."));
}

/* ---- the rest -------------------------------------------------------------------------------------- */

static size_t case_hints(const struct sheet *sheet, struct hint *hints)
{
    size_t n = 0;

    hints[n++] = sheet_hint(K_F9, "F9", _("Act"));
    hints[n++] = sheet_hint(K_F8, "F8", _("Card"));
    hints[n++] = sheet_hint(K_F7, "F7", _("Days"));
    if (staff_of(sheet)->options.receipt_command != NULL)
        hints[n++] = sheet_hint(K_F5, "F5", _("Print"));
    return n;
}

static const char *case_help(const struct sheet *sheet)
{
    (void)sheet;
    return _("The whole complaint, and what has happened so far. Below stand the steps that are "
             "possible now, each with its key.\n"
             "A step asks for what it needs before anything is written. It can be taken back; both "
             "stay in the history.");
}

static void case_help_keys(const struct sheet *sheet, struct page *page)
{
    const struct queue_case *qc = (const struct queue_case *)sheet;

    for (size_t i = 0; i < qc->action_count; i++) {
        const char plain[] = {queue_action_key(qc->actions[i]), '\0'};
        char *cap = digits_local(i18n_language(), plain);

        page_pair(page, STYLE_BODY, cap, step_words(qc->actions[i]));
        free(cap);
    }
    page_pair(page, STYLE_BODY, "F7", _("how the days are counted"));
    page_pair(page, STYLE_BODY, "F8", _("the service card as the complainant saw it"));
    page_pair(page, STYLE_BODY, "F9", _("all steps, as a list"));
}

static void case_wipe_all(struct sheet *sheet)
{
    struct queue_case *qc = as_case(sheet);

    case_file_wipe(&qc->file);
    forget_news(qc);
}

static const struct sheet_class CASE = {
    .screen = {SHEET_SCREEN("queue_case"), .tick = case_tick, .deadline = case_deadline,
               .back = case_back},
    .keys = SHEET_BACK,
    .place = case_place,
    .build = case_build,
    .key = case_key,
    .hints = case_hints,
    .help = case_help,
    .help_keys = case_help_keys,
    .wipe = case_wipe_all,
};

void queue_case_open(struct staff *staff, struct ui *ui, const char *tracking)
{
    struct queue_case *qc = sheet_new(sizeof(*qc), &CASE, &staff->face);
    struct err e = {0};

    memcpy(qc->tracking, tracking, sizeof(qc->tracking));
    (void)case_tick(&qc->sheet.screen, ui, clock_ticks()); /* what is written from now on is news */
    if (read_case(qc, &e) == ERR_OK) {
        remind(qc);
        ui_push(ui, &qc->sheet.screen);
        return;
    }
    sheet_free(&qc->sheet.screen);
    staff_show_error(staff, ui, &e);
}
