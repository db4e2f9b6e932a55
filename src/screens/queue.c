/* The officers' list. */
#include "screens/queue.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "model/words.h"
#include "text/when.h"
#include "text/digits.h"
#include "ui/grid.h"

enum { PAGE_ROWS = 60 };

struct queue {
    struct sheet sheet;
    struct grid_view view;
    struct list_rows rows;
};

static void queue_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, _("Complaints"), place);
}

static void cell(const void *context, int row, int column, struct str *text, enum style *style)
{
    const struct list_row *r = &((const struct queue *)context)->rows.items[row];
    char *number;

    (void)style;
    if (column == 0) {
        number = digits_local(i18n_language(), r->tracking);
        str_add(text, number);
        free(number);
    } else {
        str_add(text, column == 1 ? words_status(r->status) : r->subject);
    }
}

static void queue_draw(const struct sheet *sheet, struct canvas *canvas,
                       const struct frame_body *body)
{
    const struct queue *queue = (const struct queue *)sheet;
    const struct grid_column columns[] = {{.title = _("Tracking number"), .wish = 12, .least = 10},
                                          {.title = _("Status"), .wish = 12, .least = 8},
                                          {.title = _("Subject"), .least = 8, .grows = true}};
    const struct grid grid = {.columns = columns,
                              .column_count = 3,
                              .row_count = (int)queue->rows.count,
                              .cell = cell,
                              .context = queue,
                              .empty = _("No complaints.")};

    grid_draw(&queue->view, &grid, canvas, body->row, body->col, body->rows, body->cols);
}

static enum screen_result queue_key(struct sheet *sheet, struct ui *ui, const struct key *key)
{
    if (key->code != K_ESC)
        return SCREEN_IGNORED;
    ui_push(ui, staff_leave_new(staff_of(sheet)));
    return SCREEN_HANDLED;
}

static void queue_wipe(struct sheet *sheet)
{
    list_rows_wipe(&((struct queue *)sheet)->rows);
}

static const struct sheet_class QUEUE = {
    .screen = {SHEET_SCREEN("queue")},
    .place = queue_place,
    .draw_wide = queue_draw,
    .key = queue_key,
    .wipe = queue_wipe,
};

struct screen *queue_new(struct staff *staff)
{
    struct queue *queue = sheet_new(sizeof(*queue), &QUEUE, &staff->face);
    struct list_query query = {
        .list = LIST_OPEN, .office = staff->options.office, .now = clock_now()};

    (void)!store_page(staff->store, &query, NULL, false, PAGE_ROWS, &queue->rows, NULL);
    return &queue->sheet.screen;
}
