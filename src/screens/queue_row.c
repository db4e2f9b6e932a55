#include "screens/queue_row.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "model/tracking.h"
#include "model/words.h"
#include "screens/days.h"
#include "text/digits.h"

enum { TRACKING, LEFT, SUBJECT, STATUS, DUE, SERVICE, RECEIVED, OFFICE };

int queue_row_columns(bool offices, struct grid_column *columns)
{
    const struct grid_column all[] = {
        [TRACKING] = {_("Tracking"), TRACKING_DIGITS, TRACKING_DIGITS, .whole = true},
        [LEFT] = {_("Time"), .wish = 13, .least = 13},
        [SUBJECT] = {_("Subject"), .wish = 24, .least = 22, .grows = true},
        [STATUS] = {_("Status"), .wish = 18, .least = 10, .rank = 1},
        [DUE] = {_("Due"), .wish = 8, .least = 8, .rank = 3},
        [SERVICE] = {_("Service"), .wish = 20, .least = 20, .rank = 5, .grows = true},
        [RECEIVED] = {_("Received"), .wish = 8, .least = 8, .rank = 4},
        [OFFICE] = {_("Office"), .wish = 12, .least = 8, .rank = 2},
    };
    int count = offices ? OFFICE + 1 : OFFICE;

    for (int i = 0; i < count; i++)
        columns[i] = all[i];
    return count;
}

bool queue_row_is_late(const struct list_row *row)
{
    return status_is_open(row->status) && date_compare(row->due, clock_today()) < 0;
}

/* The time to decide; once that is done, the time to tell the complainant; then what was decided. */
static char *time_text(const struct staff *staff, const struct list_row *row, enum style *style)
{
    if (status_is_open(row->status))
        return days_left(&staff->calendar, row->due, style);
    if (!date_is_none(row->next_by))
        return days_left(&staff->calendar, row->next_by, style);
    return str_format("%s", row->outcome == OUTCOME_NONE ? "" : words_outcome(row->outcome));
}

static char *cell_text(const struct staff *staff, const struct list_row *row, int column,
                       enum style *style)
{
    switch (column) {
    case TRACKING:
        return digits_local(i18n_language(), row->tracking);
    case LEFT:
        return time_text(staff, row, style);
    case STATUS:
        return str_format("%s", words_status(row->status));
    case DUE:
        return days_short(row->due);
    case SERVICE:
        return str_format("%s", row->service == NULL ? "" : row->service);
    case RECEIVED:
        return days_short(clock_dhaka(row->received).date);
    case OFFICE:
        return str_format("%s", staff_office_name(staff, row->office));
    default:
        return str_format("%s", row->subject == NULL ? "" : row->subject);
    }
}

void queue_row_cell(const struct staff *staff, const struct list_row *row, int column,
                    struct str *text, enum style *style)
{
    char *cell = cell_text(staff, row, column, style);
    size_t end = text->len;

    str_add(text, cell);
    for (size_t i = end; i < text->len; i++) { /* a subject may have been filed on several lines */
        if (text->data[i] == '\n')
            text->data[i] = ' ';
    }
    free(cell);
}
