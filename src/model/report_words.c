#include "model/report_words.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "model/words.h"
#include "text/digits.h"
#include "text/when.h"

enum { PERCENT = 100 };

static const struct {
    const char *name;
    const char *words;
} FIGURES[FIGURE_COUNT] = {
    [FIGURE_WEBSITE] = {"website", N_("Received through the website")},
    [FIGURE_333] = {"phone_333", N_("Received by phone (333)")},
    [FIGURE_CONVENTIONAL] = {"conventional", N_("Received in the conventional way")},
    [FIGURE_SUO_MOTU] = {"suo_motu", N_("Taken up of the office's own accord")},
    [FIGURE_RECEIVED] = {"received", N_("Received this month, all")},
    [FIGURE_CARRIED] = {"carried_over", N_("Carried over from the month before")},
    [FIGURE_FROM_OFFICES] = {"from_other_offices", N_("Came from other offices")},
    [FIGURE_REOPENED] = {"reopened", N_("Opened again")},
    [FIGURE_TO_OFFICES] = {"to_other_offices", N_("Sent to other offices")},
    [FIGURE_WENT_UP] = {"went_up", N_("Taken to the next tier undecided")},
    [FIGURE_TOTAL] = {"total", N_("Total")},
    [FIGURE_DISPOSED] = {"disposed", N_("Disposed this month")},
    [FIGURE_FILED_AWAY] = {"filed_away", N_("Of these, filed away")},
    [FIGURE_IN_TIME] = {"running_in_time", N_("Running, within time")},
    [FIGURE_OVERDUE] = {"running_overdue", N_("Running, time over")},
    [FIGURE_RUNNING] = {"running", N_("Running, all")},
};

const char *figure_name(enum figure figure)
{
    return FIGURES[figure].name;
}

const char *words_figure(enum figure figure)
{
    return _(FIGURES[figure].words);
}

const char *words_report_tier(enum tier tier)
{
    return tier == TIER_APPEAL ? _("Appeals") : _("Complaints");
}

char *report_rate_plain(const struct figures *figures)
{
    int rate = figures_rate(figures);

    return rate < 0 ? NULL : str_format("%d.%02d", rate / PERCENT, rate % PERCENT);
}

char *report_rate_text(const struct figures *figures)
{
    char *plain = report_rate_plain(figures);
    char *local = digits_local(i18n_language(), plain == NULL ? "–" : plain);

    free(plain);
    return local;
}

char *report_number(int64_t number)
{
    return digits_number(i18n_language(), number);
}

void report_remarks(const struct figures *figures, struct strv *sentences)
{
    static const enum figure PARTS[] = {FIGURE_FROM_OFFICES, FIGURE_REOPENED, FIGURE_TO_OFFICES,
                                        FIGURE_WENT_UP, FIGURE_FILED_AWAY};

    for (size_t i = 0; i < sizeof(PARTS) / sizeof(PARTS[0]); i++) {
        char *number = report_number(figures->n[PARTS[i]]);

        if (figures->n[PARTS[i]] != 0)
            strv_take(sentences, str_format("%s: %s", words_figure(PARTS[i]), number));
        free(number);
    }
}

void report_notes(const struct report *report, int64_t now, struct strv *sentences)
{
    char *made = when_moment(now);

    if (!report_is_over(report))
        strv_add(sentences,
                 _("The month is not over yet: the figures are those of the time of printing."));
    strv_add(sentences, _("Total = carried over + received + other additions − other deductions; "
                          "total − disposed = running; rate = disposed × 100 / total."));
    strv_add(sentences,
             _("Other additions: what came from other offices or was opened again. Other "
               "deductions: what was sent to other offices or taken to the next tier undecided."));
    strv_add(sentences,
             _("What was filed away counts as disposed. The kiosk counts as the website; post, "
               "e-mail and the help desk as the conventional way."));
    strv_take(sentences, str_format(_("Printed: %s"), made));
    free(made);
}

char *report_decision(enum status status, enum outcome outcome)
{
    if (status == STATUS_DISPOSED && outcome != OUTCOME_NONE)
        return str_format("%s: %s", words_status(status), words_outcome(outcome));
    return mem_copy_string(words_status(status));
}
