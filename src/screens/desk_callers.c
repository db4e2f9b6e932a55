#include "screens/desk_callers.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/log.h"
#include "base/mem.h"
#include "model/validate.h"
#include "model/words.h"
#include "screens/case_file.h"
#include "text/digits.h"

enum { ROOMY_ROWS = 20 };

void desk_callers_clear(struct desk_callers *callers)
{
    for (size_t i = 0; i < CALLERS_SHOWN; i++)
        mem_free_secret(callers->open[i].subject);
    mem_free_secret(callers->mobile);
    mem_free_secret(callers->name);
    mem_free_secret(callers->present_address);
    explicit_bzero(callers, sizeof(*callers));
}

/* Puts an open complaint in front of the others; the list comes in another order. */
static void add_open(struct desk_callers *callers, const struct complaint_record *record)
{
    size_t last = CALLERS_SHOWN - 1;

    callers->open_count++;
    mem_free_secret(callers->open[last].subject);
    memmove(callers->open + 1, callers->open, last * sizeof(callers->open[0]));
    memcpy(callers->open[0].tracking, record->tracking, TRACKING_SIZE);
    callers->open[0].status = record->status;
    callers->open[0].subject = mem_copy_string(record->filed.subject);
}

static bool take(void *context, const struct complaint_record *record)
{
    struct desk_callers *callers = context;

    if (status_is_open(record->status))
        add_open(callers, record);
    if (record->id > callers->last) {
        callers->last = record->id;
        mem_free_secret(callers->name);
        mem_free_secret(callers->present_address);
        callers->name = mem_copy_string(record->filed.name);
        callers->present_address = mem_copy_string(record->filed.present_address);
    }
    return true;
}

void desk_callers_find(struct desk_callers *callers, struct staff *staff, const char *typed)
{
    char *mobile = mem_copy_string(typed);
    struct complaint_filter filter = {0};
    struct err e = {0};

    if (mobile == NULL || validate_text(FIELD_MOBILE, false, &mobile) != FAULT_NONE) {
        mem_free_secret(mobile);
        desk_callers_clear(callers);
        return;
    }
    if (str_equal(mobile, callers->mobile)) {
        mem_free_secret(mobile);
        return;
    }
    desk_callers_clear(callers);
    callers->mobile = mobile;
    filter.mobile = mobile;
    if (mobile != NULL && store_complaints(staff->store, &filter, take, callers, &e) != ERR_OK)
        log_failure("callers", &e);
}

/* One line where there is no room for more. */
static void add_count(const struct desk_callers *callers, struct page *page)
{
    char *number = digits_number(i18n_language(), (int64_t)callers->open_count);
    char *text = page->rows < ROOMY_ROWS
                     ? str_format(_("Open complaints: %s, see F7"), number)
                     : str_format(i18n_plural("This number has %s open complaint. F7 shows it:",
                                              "This number has %s open complaints. F7 shows them:",
                                              callers->open_count),
                                  number);

    page_bullet(page, STYLE_WARNING, 0, "!", text);
    free(text);
    free(number);
}

void desk_callers_add(const struct desk_callers *callers, struct page *page)
{
    size_t shown = callers->open_count < CALLERS_SHOWN ? callers->open_count : CALLERS_SHOWN;

    if (callers->open_count == 0)
        return;
    add_count(callers, page);
    for (size_t i = 0; i < shown && page->rows >= ROOMY_ROWS; i++) {
        char *tracking = case_file_number(callers->open[i].tracking);
        char *line = str_format("%s · %s · %s", tracking, words_status(callers->open[i].status),
                                callers->open[i].subject);

        page_row(page);
        (void)page_put(page, 2, STYLE_STRONG, line, (struct key){.code = K_NONE});
        mem_free_secret(line);
        free(tracking);
    }
}
