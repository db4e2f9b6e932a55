/* queue: how fast the officers' list comes with a hundred complaints in the store and with a hundred thousand,
 * beside neomutt on a mailbox of as many messages. Part of `make bench`. The stores and mailboxes are made when
 * they are not there, which takes minutes.   queue SEBADESK FOLDER */
#include <linux/perf_event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "bench/table.h"
#include "bench/trial.h"
#include "commands/command.h"
#include "year.h"

enum { FEW = 100, MANY = 100000, ROWS = 20, CALLS = 201, PROGRAM_RUNS = 11, DEEP_PAGES = 50 };

static const struct month FIRST = {2026, 1};
static const char NOW[] = "2026-12-31T12:00:00+06:00";

/* ---- what is measured on --------------------------------------------------------------------------- */

static enum err_code make_store(const char *path, size_t complaints, struct err *e)
{
    const struct year_options options = {
        .seed = 1, .complaints = complaints, .first = FIRST, .months = 12, .calm = true};
    struct year_made made;
    struct store *store;
    char *temporary;
    enum err_code code;

    if (access(path, F_OK) == 0)
        return ERR_OK;
    (void)fprintf(stderr, "queue: making %s with %zu complaints\n", path, complaints);
    temporary = str_format("%s.new", path);
    (void)unlink(temporary);
    code = store_open(temporary, command_fill_store, &store, e);
    if (code == ERR_OK) {
        year_make(store, &options, &made);
        store_close(store);
        code = rename(temporary, path) == 0 ? ERR_OK : err_system(e, path);
    }
    free(temporary);
    return code;
}

/* An mbox as mail programs keep them, with texts of the length that complaints have. */
static enum err_code make_mailbox(const char *path, size_t messages, struct err *e)
{
    FILE *f;

    if (access(path, F_OK) == 0)
        return ERR_OK;
    f = fopen(path, "we");
    if (f == NULL)
        return err_system(e, path);
    for (size_t i = 0; i < messages; i++)
        (void)fprintf(f,
                      "From a@example.com Thu Jan  1 00:00:00 2026\n"
                      "From: Citizen %zu <citizen%zu@example.com>\nTo: officer@example.com\n"
                      "Date: Thu, 1 Jan 2026 00:00:00 +0600\n"
                      "Message-ID: <%zu@example.com>\nSubject: Complaint %zu\n\n"
                      "I have been to the office three times, and nothing was done.\n\n",
                      i, i, i, i);
    return fclose(f) == 0 ? ERR_OK : err_system(e, path);
}

/* ---- calls of the store ------------------------------------------------------------------------------ */

/* A counter of the instructions that this process runs; -1 where the machine counts none. */
static int open_counter(void)
{
    struct perf_event_attr what = {.type = PERF_TYPE_HARDWARE,
                                   .size = sizeof(what),
                                   .config = PERF_COUNT_HW_INSTRUCTIONS,
                                   .disabled = 1,
                                   .exclude_kernel = 1};

    return (int)syscall(SYS_perf_event_open, &what, 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

static double now_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

struct cost {
    struct sample ms;
    struct sample instructions; /* thousands */
};

/* What is asked of the store. */
struct question {
    const char *name;
    enum list list;
    const char *words;
    int pages; /* so many pages further on */
};

static const struct question QUESTIONS[] = {
    {"first page", LIST_OPEN, NULL, 0},
    {"the page behind the 50th", LIST_OPEN, NULL, DEEP_PAGES},
    {"overdue", LIST_OVERDUE, NULL, 0},
    {"appeals", LIST_APPEALS, NULL, 0},
    {"to tell", LIST_TO_TELL, NULL, 0},
    {"disposed, the latest", LIST_DISPOSED, NULL, 0},
    {"sent on", LIST_SENT_ON, NULL, 0},
    {"sent on, behind the 50th", LIST_SENT_ON, NULL, DEEP_PAGES},
    {"taken in today", LIST_TODAY, NULL, 0},
};

enum { QUESTION_COUNT = sizeof(QUESTIONS) / sizeof(QUESTIONS[0]) };

static enum err_code find_start(struct store *store, const struct question *q,
                                const struct list_query *query, struct list_key *key, bool *found,
                                struct err *e)
{
    struct list_rows rows = {0};
    enum err_code code = ERR_OK;

    *found = false;
    for (int i = 0; code == ERR_OK && i < q->pages; i++) {
        code = store_page(store, query, *found ? key : NULL, false, ROWS, &rows, e);
        if (code == ERR_OK && rows.count > 0 && rows.more) {
            *key = rows.items[rows.count - 1].key;
            *found = true;
        }
        list_rows_wipe(&rows);
    }
    return code;
}

static enum err_code measure_call(struct store *store, const struct list_query *query,
                                  const struct list_key *after, int counter, struct cost *cost,
                                  struct err *e)
{
    struct list_rows rows = {0};
    uint64_t instructions = 0;
    double start = now_ms();
    enum err_code code;

    if (counter >= 0) {
        (void)ioctl(counter, PERF_EVENT_IOC_RESET, 0);
        (void)ioctl(counter, PERF_EVENT_IOC_ENABLE, 0);
    }
    code = store_page(store, query, after, false, ROWS, &rows, e);
    if (counter >= 0)
        (void)ioctl(counter, PERF_EVENT_IOC_DISABLE, 0);
    sample_add(&cost->ms, now_ms() - start);
    if (counter >= 0 && read(counter, &instructions, sizeof(instructions)) > 0)
        sample_add(&cost->instructions, (double)instructions / 1e3);
    list_rows_wipe(&rows);
    return code;
}

static enum err_code measure_question(struct store *store, const struct question *q,
                                      struct cost *cost, struct err *e)
{
    struct list_query query = {.list = q->list, .words = q->words};
    struct list_key key;
    bool found;
    int counter = open_counter();
    enum err_code code;

    (void)clock_parse(NOW, &query.now);
    code = find_start(store, q, &query, &key, &found, e);
    for (int i = 0; code == ERR_OK && i < CALLS; i++)
        code = measure_call(store, &query, found ? &key : NULL, counter, cost, e);
    if (counter >= 0)
        (void)close(counter);
    return code;
}

static void print_question(const struct question *q, struct cost costs[2])
{
    double few = sample_median(&costs[0].ms);
    double many = sample_median(&costs[1].ms);

    (void)printf("%-26s %9.3f ms %9.3f ms", q->name, few, many);
    if (costs[1].instructions.count > 0)
        (void)printf(" %8.0f k %8.0f k instructions", sample_median(&costs[0].instructions),
                     sample_median(&costs[1].instructions));
    (void)putchar('\n');
    for (int i = 0; i < 2; i++) {
        sample_clear(&costs[i].ms);
        sample_clear(&costs[i].instructions);
    }
}

static enum err_code measure_store(char *const paths[2], struct err *e)
{
    struct store *stores[2] = {NULL, NULL};
    enum err_code code = ERR_OK;

    for (int i = 0; code == ERR_OK && i < 2; i++)
        code = store_open(paths[i], NULL, &stores[i], e);
    (void)printf("\nA page of %d rows out of the store, median of %d calls: %d and %d complaints\n",
                 ROWS, CALLS, FEW, MANY);
    for (int q = 0; code == ERR_OK && q < QUESTION_COUNT; q++) {
        struct cost costs[2] = {0};

        for (int i = 0; code == ERR_OK && i < 2; i++)
            code = measure_question(stores[i], &QUESTIONS[q], &costs[i], e);
        print_question(&QUESTIONS[q], costs);
    }
    store_close(stores[0]);
    store_close(stores[1]);
    return code;
}

/* ---- whole programs ---------------------------------------------------------------------------------- */

enum quantity { START, MEMORY, PAGE_DOWN, QUANTITY_COUNT };

static const struct table_row ROWS_OF_TABLE[QUANTITY_COUNT] = {
    [START] = {"exec to the first page, median", "ms", 2},
    [MEMORY] = {"resident memory, median", "kB", 0},
    [PAGE_DOWN] = {"processor time of a Page Down, median", "ms", 2},
};

enum { PROGRAMS = 2 };

struct program {
    const char *words[12];
    char *wanted; /* on its first page */
    struct sample samples[QUANTITY_COUNT];
    const char *note;
};

static enum err_code measure_run(struct program *p, struct err *e)
{
    struct trial t;
    double before;
    size_t bytes;
    long kb = 0;
    enum err_code code = trial_start(&t, p->words, p->wanted, e);

    if (code == ERR_OK)
        code = trial_settle(&t, e);
    if (code == ERR_OK)
        code = trial_memory(&t, "VmRSS", &kb, e);
    before = trial_run_time(&t);
    if (code == ERR_OK)
        code = trial_key(&t, "PgDn", &bytes, e);
    if (code == ERR_OK) {
        sample_add(&p->samples[START], t.start_ms);
        sample_add(&p->samples[MEMORY], (double)kb);
        sample_add(&p->samples[PAGE_DOWN], (trial_run_time(&t) - before) / 1e6);
    }
    trial_stop(&t);
    return code;
}

static void measure_programs(struct program programs[PROGRAMS])
{
    struct err e = {0};

    for (int run = 0; run < PROGRAM_RUNS; run++) {
        for (int i = 0; i < PROGRAMS; i++) {
            if (programs[i].note == NULL && measure_run(&programs[i], &e) != ERR_OK) {
                programs[i].note = e.code == ERR_WAIT ? "over 10 s" : "failed";
                (void)fprintf(stderr, "queue: %s: %s\n", programs[i].words[0], e.text);
            }
        }
    }
}

static void print_programs(struct program programs[PROGRAMS], size_t count)
{
    static const char *const NAMES[] = {"sebadesk", "neomutt"};
    char *title = str_format("A list of %zu, median of %d runs", count, PROGRAM_RUNS);
    struct table table = {.title = title, .names = NAMES, .cols = PROGRAMS};
    double values[PROGRAMS];

    for (int i = 0; i < PROGRAMS; i++)
        table.notes[i] = programs[i].note;
    table_print_head(&table, stdout);
    for (int q = 0; q < QUANTITY_COUNT; q++) {
        for (int i = 0; i < PROGRAMS; i++) {
            values[i] = sample_median(&programs[i].samples[q]);
            sample_clear(&programs[i].samples[q]);
        }
        table_print_row(&table, &ROWS_OF_TABLE[q], values, stdout);
    }
    free(title);
}

/* The first word of what the first complaint of the list is about. */
static enum err_code first_word(const char *path, char **word, struct err *e)
{
    struct list_query query = {.list = LIST_OPEN, .now = clock_now()};
    struct list_rows rows = {0};
    struct store *store;
    enum err_code code = store_open(path, NULL, &store, e);

    if (code != ERR_OK)
        return code;
    code = store_page(store, &query, NULL, false, 1, &rows, e);
    if (code == ERR_OK && rows.count == 1)
        *word = mem_copy(rows.items[0].subject, strcspn(rows.items[0].subject, " "));
    list_rows_wipe(&rows);
    store_close(store);
    return code;
}

static enum err_code beside_neomutt(const char *sebadesk, const char *store, const char *mailbox,
                                    size_t count, struct err *e)
{
    struct program programs[PROGRAMS] = {{.words = {sebadesk, "--store", store, "queue"}},
                                         {.words = {"neomutt", "-n", "-F", "/dev/null", "-R", "-e",
                                                    "set folder=/ sleep_time=0", "-f", mailbox}}};
    enum err_code code = first_word(store, &programs[0].wanted, e);

    if (code != ERR_OK)
        return code;
    programs[1].wanted = mem_copy_string("Complaint 0");
    for (int i = 0; i < PROGRAMS; i++) {
        if (!trial_is_installed(programs[i].words[0]))
            programs[i].note = "not installed";
    }
    measure_programs(programs);
    print_programs(programs, count);
    free(programs[0].wanted);
    free(programs[1].wanted);
    return ERR_OK;
}

static enum err_code run(const char *sebadesk, const char *folder, struct err *e)
{
    static const size_t COUNTS[] = {FEW, MANY};
    char *stores[2];
    char *mailboxes[2];
    enum err_code code = file_make_directory(folder, e);

    for (int i = 0; i < 2; i++) {
        stores[i] = str_format("%s/%zu.db", folder, COUNTS[i]);
        mailboxes[i] = str_format("%s/%zu.mbox", folder, COUNTS[i]);
        if (code == ERR_OK)
            code = make_store(stores[i], COUNTS[i], e);
        if (code == ERR_OK)
            code = make_mailbox(mailboxes[i], COUNTS[i], e);
    }
    if (code == ERR_OK)
        code = measure_store(stores, e);
    for (int i = 0; i < 2; i++) {
        if (code == ERR_OK)
            code = beside_neomutt(sebadesk, stores[i], mailboxes[i], COUNTS[i], e);
        free(stores[i]);
        free(mailboxes[i]);
    }
    return code;
}

int main(int argc, char **argv)
{
    struct err e = {0};

    if (argc != 3) {
        (void)fputs("usage: queue SEBADESK FOLDER\n", stderr);
        return err_exit_code(ERR_USAGE);
    }
    if (run(argv[1], argv[2], &e) == ERR_OK)
        return 0;
    (void)fprintf(stderr, "queue: %s\n", e.text);
    return err_exit_code(e.code);
}
