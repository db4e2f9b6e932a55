/* The desk's first screen: what came in today, the clerk's drafts on top; and with / what is looked for. */
#include "screens/desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/log.h"
#include "base/mem.h"
#include "model/words.h"
#include "screens/days.h"
#include "screens/entry.h"
#include "screens/note.h"
#include "text/clean.h"
#include "screens/step.h"
#include "screens/step_draft.h"
#include "text/digits.h"
#include "ui/grid.h"

enum { PAGE_ROWS = 100, QUERY_LIMIT = 80, REFRESH_MS = 15000, TIGHT_ROWS = 16 };

struct desk_list {
    struct sheet sheet;
    struct grid_view view;
    struct draft_list drafts; /* none while one searches */
    struct list_rows rows;
    bool searching;
    bool failed; /* the list could not be read */
    struct editor query;
    struct entry entry;
    int64_t refresh; /* when to read the list anew, in clock_ticks */
};

static struct desk_list *as_list(struct sheet *sheet)
{
    return (struct desk_list *)sheet;
}

/* ---- reading ------------------------------------------------------------------------------------- */

static char *typed_query(const struct desk_list *list)
{
    struct str text = {0};
    char *query;

    str_add(&text, str_text(&list->query.text));
    str_insert(&text, list->query.cursor, composer_text(&list->entry.composer),
               strlen(composer_text(&list->entry.composer)));
    query = clean_string(str_text(&text), CLEAN_LINE);
    str_wipe(&text);
    return query;
}

/* The rows behind the last one, or the first page. */
static enum err_code read_rows(struct desk_list *list, bool more, struct err *e)
{
    struct staff *staff = staff_of(&list->sheet);
    struct list_rows rows = {0};
    const struct list_key *after =
        more && list->rows.count > 0 ? &list->rows.items[list->rows.count - 1].key : NULL;
    char *words = list->searching ? typed_query(list) : NULL;
    struct list_query query = {.list = list->searching ? LIST_FOUND : LIST_TODAY,
                               .office = staff->options.office,
                               .words = words,
                               .now = clock_now()};
    enum err_code code = store_page(staff->store, &query, after, false, PAGE_ROWS, &rows, e);

    mem_free_secret(words);
    if (code != ERR_OK)
        return code;
    if (after == NULL)
        list_rows_wipe(&list->rows);
    mem_grow(&list->rows.items, &list->rows.cap, list->rows.count + rows.count,
             sizeof(*rows.items));
    if (rows.count > 0)
        memcpy(list->rows.items + list->rows.count, rows.items, rows.count * sizeof(*rows.items));
    list->rows.count += rows.count;
    list->rows.more = rows.more;
    free(rows.items);
    return ERR_OK;
}

static void read_all(struct desk_list *list)
{
    struct err e = {0};
    enum err_code code;

    draft_list_wipe(&list->drafts);
    code =
        list->searching ? ERR_OK : store_drafts(staff_of(&list->sheet)->store, &list->drafts, &e);
    if (code == ERR_OK)
        code = read_rows(list, false, &e);
    list->failed = code != ERR_OK;
    if (list->failed)
        log_failure("desk list", &e);
    list->refresh = clock_ticks() + REFRESH_MS;
}

static const char *first_tracking(const struct desk_list *list)
{
    return list->rows.count > 0 ? list->rows.items[0].tracking : "";
}

/* Keeps to the complaint on which one stands. */
static void stay_at(struct desk_list *list, const char *tracking)
{
    for (size_t i = 0; *tracking != '\0' && i < list->rows.count; i++) {
        if (strcmp(list->rows.items[i].tracking, tracking) == 0)
            list->view.chosen = (int)(list->drafts.count + i);
    }
}

static void read_again(struct desk_list *list)
{
    char tracking[TRACKING_SIZE] = "";
    size_t row = (size_t)list->view.chosen;

    if (row >= list->drafts.count && row - list->drafts.count < list->rows.count)
        memcpy(tracking, list->rows.items[row - list->drafts.count].tracking, TRACKING_SIZE);
    read_all(list);
    stay_at(list, tracking);
}

/* After a form: to the draft it has left, or to the complaint that was filed. */
static void go_to_new(struct desk_list *list, size_t drafts_before, const char *first_before)
{
    if (list->searching)
        return;
    if (list->drafts.count > drafts_before)
        list->view.chosen = 0;
    else if (strcmp(first_tracking(list), first_before) != 0)
        list->view.chosen = (int)list->drafts.count;
}

/* ---- drawing ------------------------------------------------------------------------------------- */

enum column { COLUMN_TRACKING, COLUMN_WHEN, COLUMN_NAME, COLUMN_SUBJECT, COLUMN_STATUS };

/* "09:12" of today, "22/11/26" of another day: a column has no room for more. */
static char *when_short(int64_t at)
{
    struct dhaka_time t = clock_dhaka(at);
    char *text;
    char *local;

    if (date_compare(t.date, clock_today()) != 0)
        return days_short(t.date);
    text = str_format("%02d:%02d", t.hour, t.minute);
    local = digits_local(i18n_language(), text);
    free(text);
    return local;
}

static void add_taking(struct str *text, char *piece)
{
    str_add(text, piece);
    mem_free_secret(piece);
}

static void draft_cell(const struct draft *draft, int column, struct str *text, enum style *style)
{
    char *step = step_draft_text(draft);

    switch ((enum column)column) {
    case COLUMN_TRACKING:
        *style = STYLE_STRONG;
        str_add(text, _("draft"));
        break;
    case COLUMN_WHEN:
        add_taking(text, when_short(draft->updated));
        break;
    case COLUMN_NAME:
        str_add(text, step != NULL || draft->name == NULL ? "" : draft->name);
        break;
    case COLUMN_SUBJECT:
        str_add(text, step != NULL ? step : draft->subject != NULL ? draft->subject : "");
        break;
    case COLUMN_STATUS:
        *style = STYLE_STRONG;
        str_add(text, step != NULL ? _("not done yet") : _("not filed yet"));
        break;
    }
    free(step);
}

static void row_cell(const struct list_row *row, int column, struct str *text)
{
    switch ((enum column)column) {
    case COLUMN_TRACKING:
        add_taking(text, digits_local(i18n_language(), row->tracking));
        break;
    case COLUMN_WHEN:
        add_taking(text, when_short(row->received));
        break;
    case COLUMN_NAME:
        str_add(text, row->anonymous ? _("anonymous") : row->name == NULL ? "" : row->name);
        break;
    case COLUMN_SUBJECT:
        str_add(text, row->subject == NULL ? "" : row->subject);
        break;
    case COLUMN_STATUS:
        str_add(text, words_status(row->status));
        break;
    }
}

static void cell(const void *context, int row, int column, struct str *text, enum style *style)
{
    const struct desk_list *list = context;
    size_t i = (size_t)row;

    if (i < list->drafts.count)
        draft_cell(&list->drafts.items[i], column, text, style);
    else
        row_cell(&list->rows.items[i - list->drafts.count], column, text);
}

/* A draft is marked: it waits for somebody. */
static uint32_t mark(const void *context, int row)
{
    return (size_t)row < ((const struct desk_list *)context)->drafts.count ? 0x2026 : 0;
}

static const char *empty_words(const struct desk_list *list)
{
    if (list->failed)
        return _("The list could not be read. Please try again.");
    if (list->searching)
        return list->query.text.len == 0 && *composer_text(&list->entry.composer) == '\0'
                   ? _("Type a name, a mobile number, a tracking number or words of the complaint.")
                   : _("Nothing was found.");
    return _("Nothing has come in today. Press n for a new complaint.");
}

static struct grid grid_of(const struct desk_list *list, struct grid_column columns[5])
{
    columns[COLUMN_TRACKING] = (struct grid_column){
        .title = _("Number"), .wish = TRACKING_DIGITS, .least = TRACKING_DIGITS, .whole = true};
    columns[COLUMN_WHEN] = (struct grid_column){.title = _("Time"),
                                                .wish = list->searching ? 8 : 5,
                                                .least = list->searching ? 8 : 5,
                                                .rank = 3};
    columns[COLUMN_NAME] =
        (struct grid_column){.title = _("Name"), .wish = 16, .least = 8, .rank = 1};
    columns[COLUMN_SUBJECT] =
        (struct grid_column){.title = _("Subject"), .wish = 20, .least = 8, .grows = true};
    columns[COLUMN_STATUS] =
        (struct grid_column){.title = _("Status"), .wish = 14, .least = 8, .rank = 2};
    return (struct grid){.columns = columns,
                         .column_count = 5,
                         .row_count = (int)(list->drafts.count + list->rows.count),
                         .after = list->rows.more,
                         .cell = cell,
                         .mark = mark,
                         .context = list,
                         .empty = empty_words(list)};
}

/* What stands above the list: the field of the search. */
static void build_head(const struct desk_list *list, const struct canvas *canvas,
                       const struct frame_body *body, struct page *page)
{
    page_init(page, canvas, body->cols);
    if (!list->searching)
        return;
    entry_add(&list->entry, page, 1, _("name, mobile number, tracking number, words"));
    if (page->rows >= TIGHT_ROWS)
        page_gap(page);
}

/* The part of the body that the list gets. */
static struct frame_body list_body(const struct page *head, struct frame_body body)
{
    int rows = (int)page_next_line(head);

    body.row += rows;
    body.rows = body.rows > rows + 2 ? body.rows - rows : 2;
    return body;
}

static void list_draw(const struct sheet *sheet, struct canvas *canvas,
                      const struct frame_body *body)
{
    const struct desk_list *list = (const struct desk_list *)sheet;
    struct grid_column columns[5];
    struct grid grid = grid_of(list, columns);
    struct frame_body rest;
    struct page head;

    build_head(list, canvas, body, &head);
    rest = list_body(&head, *body);
    page_draw_lines(&head, 0, page_next_line(&head), canvas, body->row, body->col, -1);
    grid_draw(&list->view, &grid, canvas, rest.row, rest.col, rest.rows, rest.cols);
    page_clear(&head);
}

static void list_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, ((const struct desk_list *)sheet)->searching ? _("Search") : _("Today"),
                    place);
}

/* ---- opening ------------------------------------------------------------------------------------- */

static void push(struct ui *ui, struct screen *screen)
{
    if (screen != NULL)
        ui_push(ui, screen);
}

static enum screen_result new_complaint(struct desk_list *list, struct ui *ui)
{
    struct staff *staff = staff_of(&list->sheet);
    const char *office = desk_only_office(staff);

    push(ui, office != NULL ? desk_form_new(staff, ui, office, NULL) : desk_offices_new(staff));
    return SCREEN_HANDLED;
}

/* A form of a complaint, or of a step on one. */
static struct screen *open_draft(struct staff *staff, struct ui *ui, const struct draft *draft)
{
    if (strcmp(draft->form, STEP_DRAFT) == 0)
        return step_resume(staff, draft->key);
    if (strcmp(draft->form, STEP_DRAFT_SEVERAL) == 0)
        return note_new(&staff->face, _("A step on several complaints"),
                        _("It was begun for several complaints at once. Mark them in the queue "
                          "and begin the step again: what you wrote is there."));
    return desk_form_new(staff, ui, NULL, draft->key);
}

static enum screen_result open_chosen(struct desk_list *list, struct ui *ui)
{
    struct staff *staff = staff_of(&list->sheet);
    size_t i = (size_t)list->view.chosen;

    if (i < list->drafts.count)
        push(ui, open_draft(staff, ui, &list->drafts.items[i]));
    else if (i - list->drafts.count < list->rows.count)
        push(ui, desk_case_new(staff, ui, list->rows.items[i - list->drafts.count].tracking));
    return SCREEN_HANDLED;
}

static enum screen_result drop_chosen(struct desk_list *list, struct ui *ui)
{
    size_t i = (size_t)list->view.chosen;

    if (i < list->drafts.count)
        ui_push(ui, desk_drop_new(staff_of(&list->sheet), &list->drafts.items[i]));
    return SCREEN_HANDLED;
}

/* ---- searching ----------------------------------------------------------------------------------- */

static enum screen_result search(struct desk_list *list, bool on)
{
    list->searching = on;
    list->view = (struct grid_view){0};
    editor_wipe(&list->query);
    entry_open(&list->entry, on ? &list->query : NULL, ENTRY_WORDS);
    read_all(list);
    return SCREEN_HANDLED;
}

static bool is_for_list(const struct desk_list *list, const struct key *key)
{
    if (list->searching && list->entry.board_open)
        return false;
    return key->code == K_UP || key->code == K_DOWN || key->code == K_PAGE_UP ||
           key->code == K_PAGE_DOWN || key->code == K_ENTER || key->code == K_CHOICE ||
           (!list->searching && (key->code == K_HOME || key->code == K_END));
}

static enum screen_result search_key(struct desk_list *list, struct ui *ui, const struct key *key)
{
    struct frame_body body = frame_body_wide(ui_canvas(ui));
    struct page head;
    enum entry_result result;

    build_head(list, ui_canvas(ui), &body, &head);
    result = entry_key(&list->entry, ui, &head, key);
    page_clear(&head);
    if (result == ENTRY_IGNORED)
        return key->code == K_ESC ? search(list, false) : SCREEN_IGNORED;
    if (result == ENTRY_DONE)
        list->entry.board_open = false;
    list->view = (struct grid_view){0};
    read_all(list);
    return SCREEN_HANDLED;
}

/* ---- keys ---------------------------------------------------------------------------------------- */

static enum screen_result go_through(struct desk_list *list, struct ui *ui, const struct key *key)
{
    struct frame_body body = frame_body_wide(ui_canvas(ui));
    struct grid_column columns[5];
    struct grid grid = grid_of(list, columns);
    struct err e = {0};
    struct page head;
    enum grid_result result;

    build_head(list, ui_canvas(ui), &body, &head);
    result = grid_key(&list->view, &grid, list_body(&head, body).rows, key);
    page_clear(&head);
    if (result == GRID_CHOSE)
        return open_chosen(list, ui);
    if (result == GRID_AFTER) {
        if (read_rows(list, true, &e) != ERR_OK)
            staff_show_error(staff_of(&list->sheet), ui, &e);
        else
            list->view.chosen++;
    }
    return result == GRID_IGNORED ? SCREEN_IGNORED : SCREEN_HANDLED;
}

static enum screen_result letter_key(struct desk_list *list, struct ui *ui, const struct key *key)
{
    if (key->burst)
        return SCREEN_IGNORED;
    switch (key->ch) {
    case 'n':
    case 'N':
    case 0x09A8: /* ন */
        return new_complaint(list, ui);
    case '/':
        return search(list, true);
    default:
        return SCREEN_IGNORED;
    }
}

static enum screen_result list_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct desk_list *list = as_list(sheet);

    if (is_for_list(list, key))
        return go_through(list, ui, key);
    if (list->searching)
        return search_key(list, ui, key);
    switch (key->code) {
    case K_TEXT:
        return letter_key(list, ui, key);
    case K_DELETE:
        return drop_chosen(list, ui);
    case K_ESC:
        ui_push(ui, staff_leave_new(staff_of(sheet)));
        return SCREEN_HANDLED;
    default:
        return SCREEN_IGNORED;
    }
}

/* Somebody else files too, at the kiosk or at another desk. */
static enum screen_result list_tick(struct screen *screen, struct ui *ui, int64_t now)
{
    struct desk_list *list = (struct desk_list *)screen;

    (void)ui;
    if (now >= list->refresh && !list->searching)
        read_again(list);
    return SCREEN_HANDLED;
}

static int64_t list_deadline(const struct screen *screen)
{
    const struct desk_list *list = (const struct desk_list *)screen;

    return list->searching ? 0 : list->refresh;
}

static void list_back(struct screen *screen, struct ui *ui)
{
    struct desk_list *list = (struct desk_list *)screen;
    size_t drafts = list->drafts.count;
    char first[TRACKING_SIZE] = "";

    (void)ui;
    memcpy(first, first_tracking(list), strlen(first_tracking(list)) + 1);
    read_again(list);
    go_to_new(list, drafts, first);
}

static size_t list_hints(const struct sheet *sheet, struct hint *hints)
{
    const struct desk_list *list = (const struct desk_list *)sheet;
    size_t n = 0;

    if (list->searching) {
        hints[n++] = sheet_hint(K_ENTER, "Enter", _("Open"));
        hints[n++] = sheet_hint(K_ESC, "Esc", _("Today"));
        return n + entry_hints(&list->entry, hints + n);
    }
    hints[n++] = (struct hint){{.code = K_TEXT, .ch = 'n'}, "n", _("New complaint")};
    hints[n++] = sheet_hint(K_ENTER, "Enter", _("Open"));
    hints[n++] = (struct hint){{.code = K_TEXT, .ch = '/'}, "/", _("Search")};
    if ((size_t)list->view.chosen < list->drafts.count)
        hints[n++] = sheet_hint(K_DELETE, "Del", _("Throw away"));
    hints[n++] = sheet_hint(K_ESC, "Esc", _("Leave"));
    return n;
}

static const char *list_help(const struct sheet *sheet)
{
    (void)sheet;
    return _("Here is what came in today, the latest first, whoever took it. On top stand your "
             "drafts: complaints that you have begun and not filed.\n"
             "Search by mobile number, name or tracking number, or by words of the complaint; "
             "the spelling need not be exact. Complaints of all days are searched.");
}

static void list_help_keys(const struct sheet *sheet, struct page *page)
{
    (void)sheet;
    page_pair(page, STYLE_BODY, "n", _("a new complaint"));
    page_pair(page, STYLE_BODY, "Enter", _("open the complaint, or go on with the draft"));
    page_pair(page, STYLE_BODY, "/", _("search"));
    page_pair(page, STYLE_BODY, "Del", _("throw a draft away"));
}

static void list_wipe(struct sheet *sheet)
{
    struct desk_list *list = as_list(sheet);

    entry_wipe(&list->entry);
    editor_wipe(&list->query);
    draft_list_wipe(&list->drafts);
    list_rows_wipe(&list->rows);
}

static const struct sheet_class LIST = {
    .screen = {SHEET_SCREEN("desk"), .tick = list_tick, .deadline = list_deadline,
               .back = list_back},
    .place = list_place,
    .draw_wide = list_draw,
    .key = list_key,
    .hints = list_hints,
    .help = list_help,
    .help_keys = list_help_keys,
    .wipe = list_wipe,
};

struct screen *desk_new(struct staff *staff)
{
    struct desk_list *list = sheet_new(sizeof(*list), &LIST, &staff->face);

    editor_init(&list->query, QUERY_LIMIT, false);
    entry_init(&list->entry, staff->suggest);
    list->entry.brief = true;
    read_all(list);
    return &list->sheet.screen;
}
