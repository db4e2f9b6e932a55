#include "screens/queue_row.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "model/words.h"
#include "screens/days.h"
#include "text/digits.h"

enum { TRACKING, LEFT, SUBJECT, STATUS, DUE, SERVICE, RECEIVED, OFFICE };

int queue_row_columns(bool offices, struct grid_column *columns)
{
    const struct grid_column all[] = {
        [TRACKING] = {_("Tracking"), 10, 10, 0, false, false},
        [LEFT] = {_("Time"), 13, 13, 0, false, false},
        [SUBJECT] = {_("Subject"), 24, 22, 0, true, false},
        [STATUS] = {_("Status"), 18, 10, 1, false, false},
        [DUE] = {_("Due"), 8, 8, 3, false, false},
        [SERVICE] = {_("Service"), 20, 14, 5, true, false},
        [RECEIVED] = {_("Received"), 8, 8, 4, false, false},
        [OFFICE] = {_("Office"), 12, 8, 2, false, false},
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
