#include "year.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/mem.h"
#include "store/internal.h"

enum { DAY_SECONDS = 86400, NEVER = INT32_MAX, NAME_SIZE = 128 };

/* Where a complaint stands, as far as the next step needs it. */
struct life {
    char tracking[TRACKING_SIZE];
    size_t office;
    enum status status;
    enum tier tier;
    int next_day; /* of the year; NEVER: left alone */
};

struct year {
    struct store *store;
    const struct year_options *options;
    struct year_made *made;
    struct office_list offices;
    struct charter *charters; /* of the offices */
    uint32_t random;
    struct life *lives;
    size_t count;
    size_t *due_now; /* of one day */
    struct date start;
    int days;
};

/* ---- chance -------------------------------------------------------------------------------------- */

/* Numerical Recipes' generator: the same everywhere, which is all that is asked of it. */
static uint32_t below(struct year *y, uint32_t limit)
{
    y->random = y->random * 1664525 + 1013904223;
    return (uint32_t)(((uint64_t)y->random * limit) >> 32);
}

static bool happens(struct year *y, uint32_t percent)
{
    return below(y, 100) < percent;
}

static const char *one_of(struct year *y, const char *const *words, size_t count)
{
    return words[below(y, (uint32_t)count)];
}

#define ONE_OF(y, words) one_of((y), (words), sizeof(words) / sizeof((words)[0]))

static void require_ok(enum err_code code, const struct err *e)
{
    if (code != ERR_OK) {
        (void)fprintf(stderr, "year: %s\n", e->text);
        abort();
    }
}

/* ---- filing -------------------------------------------------------------------------------------- */

static const char *const FIRST_NAMES[] = {"রহিমা",  "করিম", "সালমা",  "আব্দুল",   "ফাতেমা", "জামাল",
                                          "নাসরিন", "শফিক", "হাসিনা", "মোস্তফা", "রুবিনা",  "তানভীর"};
static const char *const LAST_NAMES[] = {"খাতুন",  "মিয়া",  "বেগম",  "হোসেন",
                                         "আক্তার", "উদ্দিন", "রহমান", "ইসলাম"};
static const char *const SUBJECTS[] = {"আবেদনের উত্তর পাইনি",
                                       "নির্ধারিত ফির বেশি টাকা চাওয়া হয়েছে",
                                       "সময়মতো সেবা দেওয়া হয়নি",
                                       "কর্মকর্তাকে অফিসে পাওয়া যায় না",
                                       "প্রশিক্ষণের তালিকা থেকে নাম বাদ",
                                       "ওয়াই-ফাই সংযোগ কাজ করে না",
                                       "অশোভন আচরণ",
                                       "ল্যাবের কম্পিউটার মেরামত হয়নি"};

static enum medium some_medium(struct year *y)
{
    static const enum medium MEDIA[] = {MEDIUM_KIOSK, MEDIUM_KIOSK, MEDIUM_KIOSK, MEDIUM_DESK,
                                        MEDIUM_DESK,  MEDIUM_PHONE, MEDIUM_POST,  MEDIUM_EMAIL};

    return happens(y, 3) ? MEDIUM_SUO_MOTU : MEDIA[below(y, sizeof(MEDIA) / sizeof(MEDIA[0]))];
}

static void choose_service(struct year *y, struct complaint *c, const struct charter *charter)
{
    const struct service *service;

    if (charter->service_count == 0 || happens(y, 15))
        return;
    service = &charter->services[below(y, (uint32_t)charter->service_count)];
    c->has_service = true;
    c->service_section = (int)service->section;
    c->service_serial = service->serial;
}

static void file_one(struct year *y, struct life *life, int day, int64_t at)
{
    char name[NAME_SIZE];
    char mobile[NAME_SIZE];
    char subject[NAME_SIZE];
    char description[] = "তিনবার অফিসে গিয়েও কাজ হয়নি। প্রতিকার চাই।";
    size_t office = below(y, (uint32_t)y->offices.count);
    struct complaint c = {.office = y->offices.items[office].office.id,
                          .kind = (enum complaint_kind)(happens(y, 90) ? 0 : 1 + below(y, 2)),
                          .medium = some_medium(y),
                          .anonymous = happens(y, 10),
                          .against_gro = happens(y, 3),
                          .subject = subject,
                          .description = description};
    struct receipt receipt = {0};
    struct err e = {0};
    enum store_as as = c.medium == MEDIUM_KIOSK ? AS_VISITOR : AS_ACCOUNT;

    (void)snprintf(subject, sizeof(subject), "%s", ONE_OF(y, SUBJECTS));
    (void)snprintf(name, sizeof(name), "%s %s", ONE_OF(y, FIRST_NAMES), ONE_OF(y, LAST_NAMES));
    (void)snprintf(mobile, sizeof(mobile), "017%08u", below(y, 100000000));
    c.name = c.anonymous ? NULL : name;
    c.mobile = c.anonymous ? NULL : mobile;
    choose_service(y, &c, &y->charters[office]);
    require_ok(store_file(y->store, &c, as, at, &receipt, &e), &e);
    *life = (struct life){.office = office,
                          .status = STATUS_NEW,
                          .tier = receipt.tier,
                          .next_day = day + (int)below(y, 12)};
    memcpy(life->tracking, receipt.tracking, sizeof(life->tracking));
    receipt_clear(&receipt);
    y->made->actions[ACTION_FILE]++;
}

/* ---- steps --------------------------------------------------------------------------------------- */

static enum action step_for_new(struct year *y, const struct life *life)
{
    if (happens(y, 8))
        return ACTION_FILE_AWAY;
    if (happens(y, 15) && life->status != STATUS_APPEALED)
        return ACTION_FORWARD;
    return happens(y, 8) ? ACTION_APPEAL : ACTION_ACCEPT;
}

static enum action step_for_taken_up(struct year *y, const struct life *life)
{
    static const enum action OTHERS[] = {
        ACTION_ASK_OPINION, ACTION_INVESTIGATE, ACTION_ORDER_SERVICE, ACTION_FORWARD,
        ACTION_UNDO,        ACTION_NOTE,        ACTION_APPEAL,        ACTION_REFER_CELL};

    if (life->status == STATUS_OPINION_ASKED && happens(y, 70))
        return ACTION_LOG_OPINION;
    if (happens(y, y->options->calm ? 75 : 45))
        return ACTION_DISPOSE;
    return OTHERS[below(y, sizeof(OTHERS) / sizeof(OTHERS[0]))];
}

static enum action step_for_closed(struct year *y, const struct life *life)
{
    static const enum action STEPS[] = {ACTION_INFORM, ACTION_INFORM, ACTION_INFORM,    ACTION_RATE,
                                        ACTION_APPEAL, ACTION_UNDO,   ACTION_GRS_NUMBER};

    if (life->tier == TIER_APPEAL && happens(y, 30))
        return ACTION_REFER_CELL;
    return STEPS[below(y, sizeof(STEPS) / sizeof(STEPS[0]))];
}

static enum action choose_action(struct year *y, const struct life *life)
{
    switch (life->status) {
    case STATUS_NEW:
    case STATUS_FORWARDED:
    case STATUS_APPEALED:
        return step_for_new(y, life);
    case STATUS_FILED_AWAY:
    case STATUS_DISPOSED:
        return step_for_closed(y, life);
    case STATUS_REFERRED_TO_CELL:
        return ACTION_DISPOSE;
    default:
        return step_for_taken_up(y, life);
    }
}

/* What each action must carry. */
static struct workflow_step make_step(struct year *y, const struct life *life, enum action action,
                                      struct date today)
{
    unsigned needs = workflow_rule(action)->needs;
    struct workflow_step step = {.action = action};
    size_t to = (life->office + 1 + below(y, (uint32_t)y->offices.count - 1)) % y->offices.count;

    if (needs & CARRIES_NOTE || action == ACTION_ASK_OPINION)
        step.note = "নথি দেখে ও সংশ্লিষ্ট ব্যক্তির সঙ্গে কথা বলে";
    if (action == ACTION_GRS_NUMBER)
        step.note = "2026-0001";
    if (needs & CARRIES_OUTCOME)
        step.outcome = (enum outcome)(1 + below(y, OUTCOME_COUNT - 1));
    if (needs & CARRIES_OFFICE)
        step.to = y->offices.items[to].office.id;
    if (action == ACTION_ASK_OPINION)
        step.by = date_add(today, 7);
    if (needs & CARRIES_RATING)
        step.rating = happens(y, 60) ? RATING_SATISFIED : RATING_DISSATISFIED;
    if (action == ACTION_DISPOSE && happens(y, 50)) {
        step.cause = "লোকবলের অভাব";
        step.advice = "সেবার তালিকা অফিসের সামনে টাঙিয়ে রাখা";
    }
    return step;
}

static size_t office_index(const struct year *y, const char *id)
{
    size_t i = 0;

    while (strcmp(y->offices.items[i].office.id, id) != 0)
        i++;
    return i;
}

static int next_day(struct year *y, const struct life *life, int day)
{
    int wait = (int)below(y, status_is_open(life->status) ? 14 : 25);

    if (life->status == STATUS_REFERRED_TO_CELL)
        wait += 30;
    if (!status_is_open(life->status) && happens(y, 60))
        return NEVER;
    if (happens(y, y->options->calm ? 1 : 4))
        wait += 70; /* left lying */
    return day + 1 + wait;
}

static void take_step(struct year *y, struct life *life, int day, int64_t at)
{
    enum action action = choose_action(y, life);
    struct workflow_step step = make_step(y, life, action, clock_dhaka(at).date);
    bool citizens = workflow_rule(action)->taker == TAKER_COMPLAINANT && happens(y, 50);
    struct event event = {0};
    struct err e = {0};
    enum err_code code = store_act(y->store, life->tracking, &step,
                                   citizens ? AS_VISITOR : AS_ACCOUNT, 0, at, &event, &e);

    if (code == ERR_OK) {
        life->status = event.status;
        life->tier = event.tier;
        life->office = office_index(y, event.office);
        y->made->actions[action]++;
    } else if (code == ERR_CONFLICT || code == ERR_PERMISSION || code == ERR_INPUT) {
        y->made->refused++;
    } else {
        require_ok(code, &e);
    }
    event_wipe(&event);
    life->next_day = next_day(y, life, day);
}

/* ---- days ---------------------------------------------------------------------------------------- */

/* The i-th of `count` moments of the day, the first and the last of them on its very edges. */
static int64_t moment(int64_t day_start, size_t i, size_t count)
{
    return day_start + (count < 2 ? 0 : (int64_t)(i * (DAY_SECONDS - 1) / (count - 1)));
}

static void live_day(struct year *y, int day, size_t to_file)
{
    int64_t start = clock_day_start(date_add(y->start, day));
    size_t steps = 0;
    size_t count;
    struct err e = {0};

    for (size_t i = 0; i < y->count; i++) {
        if (y->lives[i].next_day == day)
            y->due_now[steps++] = i;
    }
    count = steps + to_file;
    require_ok(store_begin(y->store, &e), &e);
    for (size_t i = 0, filed = 0, stepped = 0; i < count; i++) {
        int64_t at = moment(start, i, count);

        if (stepped == steps || (filed < to_file && below(y, (uint32_t)count) < to_file)) {
            file_one(y, &y->lives[y->count++], day, at);
            filed++;
        } else {
            take_step(y, &y->lives[y->due_now[stepped++]], day, at);
        }
    }
    require_ok(store_end(y->store, ERR_OK, &e), &e);
}

static void begin(struct year *y)
{
    struct err e = {0};

    require_ok(store_offices(y->store, &y->offices, &e), &e);
    y->charters = mem_new_array(y->offices.count, sizeof(*y->charters));
    for (size_t i = 0; i < y->offices.count; i++)
        require_ok(store_charter(y->store, y->offices.items[i].office.id, 0, &y->charters[i], &e),
                   &e);
    y->random = y->options->seed;
    y->lives = mem_new_array(y->options->complaints, sizeof(*y->lives));
    y->due_now = mem_new_array(y->options->complaints, sizeof(*y->due_now));
    y->start = month_first(y->options->first);
    y->days = (int)(date_to_days(month_first(month_add(y->options->first, y->options->months))) -
                    date_to_days(y->start));
}

void year_make(struct store *store, const struct year_options *options, struct year_made *made)
{
    struct year y = {.store = store, .options = options, .made = made};
    size_t days;

    memset(made, 0, sizeof(*made));
    begin(&y);
    days = (size_t)y.days;
    for (size_t day = 0; day < days; day++)
        live_day(&y, (int)day,
                 options->complaints * (day + 1) / days - options->complaints * day / days);
    for (size_t i = 0; i < y.offices.count; i++)
        charter_clear(&y.charters[i]);
    office_list_clear(&y.offices);
    free(y.charters);
    free(y.lives);
    free(y.due_now);
}
