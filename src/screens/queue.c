/* The officers' list: which complaints wait, the most urgent first. */
#include "screens/queue.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "screens/queue_list.h"
#include "screens/queue_report.h"
#include "screens/queue_row.h"
#include "screens/step_draft.h"
#include "text/digits.h"
#include "ui/grid.h"

enum {
    LOOK_MS = 3000, /* how often it looks whether somebody else has written */
    COUNT_MOST = 99,
    DRAFT_MARK = 0x2026, /* … */
    TABS = 10,
    TABS_A_ROW = 5,
    TAB_COLUMNS = 14, /* with less room only the tab one is on is shown */
    TALL = 18         /* rows of the body that leave room for all tabs */
};

/* The lists, each behind its digit. */
static const struct {
    enum list list;
    const char *name;
} LISTS[TABS] = {{LIST_OPEN, N_("Under way")},    {LIST_INCOMING, N_("Incoming")},
                 {LIST_OPINION, N_("Opinions")},  {LIST_INVESTIGATING, N_("Inquiries")},
                 {LIST_OVERDUE, N_("Late")},      {LIST_APPEALS, N_("Appeals")},
                 {LIST_TO_TELL, N_("To tell")},   {LIST_SENT_ON, N_("Sent on")},
                 {LIST_DISPOSED, N_("Disposed")}, {LIST_FILED_AWAY, N_("Filed away")}};

struct queue {
    struct sheet sheet;
    struct queue_list list;
    size_t counts[TABS];      /* one more than COUNT_MOST: more than that */
    struct draft_list drafts; /* what the officer has begun to write */
    struct date day;          /* on which the list was read */
    int64_t next_look;        /* clock_ticks */
    bool failed;              /* the store could not be read */
};

static struct staff *staff_of_queue(const struct queue *queue)
{
    return staff_of(&queue->sheet);
}

/* ---- reading ------------------------------------------------------------------------------------- */

static void count_all(struct queue *queue)
{
    for (int i = 0; i < TABS; i++) {
        struct list_query query = {
            .list = LISTS[i].list, .office = queue->list.office, .now = clock_now()};

        if (store_list_count(queue->list.store, &query, COUNT_MOST + 1, &queue->counts[i], NULL) !=
            ERR_OK)
            queue->counts[i] = 0;
    }
}

static void read_drafts(struct queue *queue)
{
    draft_list_wipe(&queue->drafts);
    (void)!store_drafts(queue->list.store, &queue->drafts, NULL);
}

static void refresh(struct queue *queue)
{
    queue->day = clock_today();
    queue->failed = queue_list_refresh(&queue->list, clock_now(), NULL) != ERR_OK;
    count_all(queue);
    read_drafts(queue);
}

static void show(struct queue *queue, enum list list, char *words)
{
    queue->day = clock_today();
    queue->failed = queue_list_show(&queue->list, list, words, clock_now(), NULL) != ERR_OK;
}

static void found(void *context, char *words)
{
    if (words != NULL)
        show(context, LIST_FOUND, words);
}

/* ---- drawing ------------------------------------------------------------------------------------- */

static void queue_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, _("Complaints"), place);
}

/* The column of the text behind the tab's digit. */
static int draw_tab(const struct queue *queue, int i, struct canvas *canvas, int row, int col,
                    int cols)
{
    bool here = LISTS[i].list == queue->list.list;
    bool late = LISTS[i].list == LIST_OVERDUE && queue->counts[i] > 0;
    size_t n = queue->counts[i] > COUNT_MOST ? COUNT_MOST : queue->counts[i];
    char *digit = digits_number(i18n_language(), (i + 1) % TABS);
    char *count = digits_number(i18n_language(), (int64_t)n);
    char *text = str_format("%s %s%s", _(LISTS[i].name), count, n < queue->counts[i] ? "+" : "");
    enum style style = here ? STYLE_CHOSEN : late ? STYLE_WARNING : STYLE_BODY;
    int at = col + canvas_put(canvas, row, col, STYLE_LABEL, digit) + 1;
    int used = canvas_text_cut(canvas, row, at, cols - (at - col), style, text, strlen(text));

    if (here) { /* its ground reaches a blank further on either side */
        canvas_fill(canvas, row, at - 1, 1, 1, style);
        canvas_fill(canvas, row, at + used, 1, 1, style);
    }
    at += used;
    canvas_hot(canvas, row, col, 1, at - col,
               (struct key){.code = K_TEXT, .ch = (uint32_t)('0' + (i + 1) % TABS)});
    free(digit);
    free(count);
    free(text);
    return at;
}

static void draw_found(const struct queue *queue, struct canvas *canvas, int row,
                       const struct frame_body *body)
{
    char *text = str_format(_("Found: %s"), queue->list.words);

    (void)canvas_text_cut(canvas, row, body->col, body->cols, STYLE_TITLE, text, strlen(text));
    mem_free_secret(text);
}

static bool is_tall(const struct frame_body *body)
{
    return body->rows >= TALL && body->cols >= TABS_A_ROW * TAB_COLUMNS;
}

/* The rows above the list. */
static int head_rows(const struct queue *queue, const struct frame_body *body)
{
    int rows = is_tall(body) ? TABS / TABS_A_ROW + 1 : 0;

    if (queue->list.list == LIST_FOUND)
        return rows + (rows > 0 ? 2 : 1);
    return rows > 0 ? rows : 1;
}

/* Where only one tab is shown: how to come to the others. */
static void draw_others(struct canvas *canvas, const struct frame_body *body, int at)
{
    const char *text = _("0–9: other lists");
    int col = body->col + body->cols - canvas_columns(canvas, STYLE_FAINT, text);

    if (col >= at + 2)
        (void)canvas_put(canvas, body->row, col, STYLE_FAINT, text);
}

static void draw_head(const struct queue *queue, struct canvas *canvas,
                      const struct frame_body *body)
{
    bool tall = is_tall(body);
    bool found = queue->list.list == LIST_FOUND;
    int width = body->cols / TABS_A_ROW;

    for (int i = 0; i < TABS; i++) {
        if (tall)
            (void)draw_tab(queue, i, canvas, body->row + i / TABS_A_ROW,
                           body->col + i % TABS_A_ROW * width, width - 1);
        else if (LISTS[i].list == queue->list.list)
            draw_others(canvas, body, draw_tab(queue, i, canvas, body->row, body->col, body->cols));
    }
    if (found)
        draw_found(queue, canvas, body->row + (tall ? head_rows(queue, body) - 2 : 0), body);
}

static void cell(const void *context, int row, int column, struct str *text, enum style *style)
{
    const struct queue *queue = context;

    queue_row_cell(staff_of_queue(queue), &queue->list.rows.items[row], column, text, style);
}

static uint32_t mark(const void *context, int row)
{
    const struct queue *queue = context;

    if (queue_list_is_marked(&queue->list, row))
        return '*';
    if (queue->drafts.count > 0 &&
        step_draft_is_among(&queue->drafts, staff_of_queue(queue)->account,
                            queue->list.rows.items[row].tracking))
        return DRAFT_MARK;
    return queue_row_is_late(&queue->list.rows.items[row]) ? '!' : 0;
}

static const char *empty_words(const struct queue *queue)
{
    if (queue->failed)
        return _("The store could not be read. It is tried again every few seconds.");
    return queue->list.list == LIST_FOUND ? _("Nothing was found.")
                                          : _("There is no complaint in this list.");
}

static struct grid make_grid(const struct queue *queue, struct grid_column *columns)
{
    bool offices = queue->list.office == NULL || queue->list.list == LIST_SENT_ON;

    return (struct grid){.columns = columns,
                         .column_count = queue_row_columns(offices, columns),
                         .row_count = (int)queue->list.rows.count,
                         .before = queue->list.before,
                         .after = queue->list.after,
                         .cell = cell,
                         .mark = mark,
                         .context = queue,
                         .empty = empty_words(queue)};
}

static void queue_draw(const struct sheet *sheet, struct canvas *canvas,
                       const struct frame_body *body)
{
    const struct queue *queue = (const struct queue *)sheet;
    struct grid_column columns[GRID_COLUMNS];
    struct grid grid = make_grid(queue, columns);
    struct grid_view view = {queue->list.chosen, queue->list.first};
    int head = head_rows(queue, body);

    draw_head(queue, canvas, body);
    grid_draw(&view, &grid, canvas, body->row + head, body->col, body->rows - head, body->cols);
}

/* ---- keys ---------------------------------------------------------------------------------------- */

static void go_on(struct queue *queue, bool back)
{
    queue->failed = queue_list_on(&queue->list, back, clock_now(), NULL) != ERR_OK;
}

static void go_to_end(struct queue *queue, bool last)
{
    queue->failed = queue_list_end(&queue->list, last, clock_now(), NULL) != ERR_OK;
}

static void open_case(struct queue *queue, struct ui *ui)
{
    const struct list_row *row = queue_list_row(&queue->list);

    if (row != NULL)
        queue_case_open(staff_of_queue(queue), ui, row->tracking);
}

static enum screen_result grid_result_of(struct queue *queue, struct ui *ui, const struct key *key)
{
    struct frame_body body = frame_body_wide(ui_canvas(ui));
    struct grid_column columns[GRID_COLUMNS];
    struct grid grid = make_grid(queue, columns);
    struct grid_view view = {queue->list.chosen, queue->list.first};
    enum grid_result result = grid_key(&view, &grid, body.rows - head_rows(queue, &body), key);

    queue->list.chosen = view.chosen;
    queue->list.first = view.first;
    switch (result) {
    case GRID_IGNORED:
        return SCREEN_IGNORED;
    case GRID_BEFORE:
    case GRID_AFTER:
        go_on(queue, result == GRID_BEFORE);
        break;
    case GRID_CHOSE:
        open_case(queue, ui);
        break;
    default:
        break;
    }
    return SCREEN_HANDLED;
}

/* Marks the chosen row and goes to the next one. */
static enum screen_result mark_chosen(struct queue *queue, struct ui *ui)
{
    if (queue_list_row(&queue->list) == NULL)
        return SCREEN_HANDLED;
    (void)queue_list_mark(&queue->list, queue->list.chosen);
    (void)grid_result_of(queue, ui, &(struct key){.code = K_DOWN});
    return SCREEN_HANDLED;
}

static void act(struct queue *queue, struct ui *ui)
{
    const struct list_row *row = queue_list_row(&queue->list);
    struct step_target one = {0};

    if (queue->list.mark_count > 0) {
        queue_actions_open(staff_of_queue(queue), ui, queue->list.marks, queue->list.mark_count);
    } else if (row != NULL) {
        memcpy(one.tracking, row->tracking, sizeof(one.tracking));
        one.seen = row->event;
        queue_actions_open(staff_of_queue(queue), ui, &one, 1);
    }
}

/* Back to all that is open; from there, out. */
static void escape(struct queue *queue, struct ui *ui)
{
    if (queue->list.mark_count > 0)
        queue_list_unmark(&queue->list);
    else if (queue->list.list != LIST_OPEN)
        show(queue, LIST_OPEN, NULL);
    else
        ui_push(ui, staff_leave_new(staff_of_queue(queue)));
}

static enum screen_result text_key(struct queue *queue, struct ui *ui, const struct key *key)
{
    int digit = key_digit(key);

    if (digit >= 0)
        show(queue, LISTS[(digit + TABS - 1) % TABS].list, NULL);
    else if (key->ch == ' ')
        return mark_chosen(queue, ui);
    else if (key->ch == '/' && !key->burst)
        ui_push(ui, queue_search_new(staff_of_queue(queue), found, queue));
    else
        return SCREEN_IGNORED;
    return SCREEN_HANDLED;
}

static enum screen_result queue_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    struct queue *queue = (struct queue *)sheet;

    switch (key->code) {
    case K_TEXT:
        return text_key(queue, ui, key);
    case K_ESC:
        escape(queue, ui);
        return SCREEN_HANDLED;
    case K_F9:
        act(queue, ui);
        return SCREEN_HANDLED;
    case K_F7:
        ui_push(ui, queue_report_new(staff_of(sheet)));
        return SCREEN_HANDLED;
    case K_HOME:
    case K_END:
        if (key->code == K_HOME ? !queue->list.before : !queue->list.after)
            return grid_result_of(queue, ui, key);
        go_to_end(queue, key->code == K_END);
        return SCREEN_HANDLED;
    default:
        return grid_result_of(queue, ui, key);
    }
}

/* ---- time ---------------------------------------------------------------------------------------- */

static enum screen_result queue_tick(struct screen *screen, struct ui *ui, int64_t now)
{
    struct queue *queue = (struct queue *)screen;
    bool wrote = false;

    (void)ui;
    if (now < queue->next_look)
        return SCREEN_HANDLED;
    queue->next_look = now + LOOK_MS;
    if (store_others_wrote(queue->list.store, &queue->list.seen, &wrote, NULL) != ERR_OK)
        return SCREEN_HANDLED;
    if (wrote || queue->failed || date_compare(queue->day, clock_today()) != 0)
        refresh(queue);
    return SCREEN_HANDLED;
}

static int64_t queue_deadline(const struct screen *screen)
{
    return ((const struct queue *)screen)->next_look;
}

static void queue_back(struct screen *screen, struct ui *ui)
{
    (void)ui;
    queue_list_prune(&((struct queue *)screen)->list);
    refresh((struct queue *)screen);
}

/* ---- the rest ------------------------------------------------------------------------------------ */

static size_t queue_hints(const struct sheet *sheet, struct hint *hints)
{
    size_t n = 0;

    (void)sheet;
    hints[n++] = sheet_hint(K_ENTER, "Enter", _("Read it"));
    hints[n++] = sheet_hint(K_F9, "F9", _("Act"));
    hints[n++] = (struct hint){{.code = K_TEXT, .ch = ' '}, "Space", _("Mark")};
    hints[n++] = (struct hint){{.code = K_TEXT, .ch = '/'}, "/", _("Search")};
    hints[n++] = sheet_hint(K_F7, "F7", _("Report"));
    hints[n++] = sheet_hint(K_ESC, "Esc", _("Leave"));
    return n;
}

static const char *queue_help(const struct sheet *sheet)
{
    (void)sheet;
    return _(
        "The complaints that you may see, the most urgent first. What is late has a ! in front, "
        "what you have begun to write about a …. New ones appear by themselves.\n"
        "A digit changes to another list. Space marks several complaints, F9 then takes the same "
        "step on all of them; without marks, on the chosen one.");
}

static void queue_help_keys(const struct sheet *sheet, struct page *page)
{
    (void)sheet;
    for (int i = 0; i < TABS; i++) {
        char *digit = digits_number(i18n_language(), (i + 1) % TABS);

        page_pair(page, STYLE_BODY, digit, _(LISTS[i].name));
        free(digit);
    }
    page_pair(page, STYLE_BODY, "Enter", _("read the complaint"));
    page_pair(page, STYLE_BODY, "Space", _("mark, or take the mark away"));
    page_pair(page, STYLE_BODY, "F9", _("take a step"));
    page_pair(page, STYLE_BODY, "F7", _("the monthly report"));
}

static void queue_wipe(struct sheet *sheet)
{
    struct queue *queue = (struct queue *)sheet;

    queue_list_wipe(&queue->list);
    draft_list_wipe(&queue->drafts);
}

static const struct sheet_class QUEUE = {
    .screen = {SHEET_SCREEN("queue"), .tick = queue_tick, .deadline = queue_deadline,
               .back = queue_back},
    .place = queue_place,
    .draw_wide = queue_draw,
    .key = queue_key,
    .hints = queue_hints,
    .help = queue_help,
    .help_keys = queue_help_keys,
    .wipe = queue_wipe,
};

struct screen *queue_new(struct staff *staff)
{
    struct queue *queue = sheet_new(sizeof(*queue), &QUEUE, &staff->face);

    queue_list_init(&queue->list, staff->store, staff->options.office);
    queue->day = clock_today();
    (void)queue_tick(&queue->sheet.screen, NULL,
                     clock_ticks()); /* what is written from now on is new */
    show(queue, LIST_OPEN, NULL);
    count_all(queue);
    read_drafts(queue);
    return &queue->sheet.screen;
}
