/* bench: how fast programs put a list on the screen, how much memory they take, how many bytes they
 * write for a key. `make bench` runs it. Each table sets contenders side by side in the same run,
 * taking turns. A measurement decides nothing: the exit code is 0 unless the bench cannot run.
 *
 * Arguments: [-n RUNS] NAME=VALUE...; {NAME} in a contender's command is replaced by the value. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "bench/table.h"
#include "bench/trial.h"

enum { RUNS = 201, WORDS = 12, LIST_FILE_MAX = 1 << 20, FIRST_DOWNS = 8 };

/* ---- what is measured: to add a row or a contender, add it here ----------------------------------- */
struct contender {
    const char *name;
    const char *command[WORDS]; /* "{rows}" stands for the rows of the list, numbered */
};

struct scenario {
    const char *title;
    const char *list;   /* a file with the rows of the list */
    const char *wanted; /* in a row that every contender shows at first */
    unsigned downs;     /* how often Down is pressed; 0: the key is not measured */
    struct contender contenders[TABLE_COLS];
};

/* clang-format off */
#define WHIPTAIL {"whiptail", {"whiptail", "--menu", "সেবা ডেস্ক", "22", "76", "14", "{rows}"}}
#define DIALOG   {"dialog", {"dialog", "--menu", "সেবা ডেস্ক", "22", "76", "14", "{rows}"}}
/* clang-format on */

static const struct scenario scenarios[] = {
    {
        .title = "The list of offices",
        .list = "{data}/offices.txt",
        .wanted = "হোমনা",
        .contenders = {{"sebadesk", {"{sebadesk}", "--store", "{store}", "kiosk"}}, WHIPTAIL, DIALOG},
    },
    {
        .title = "The list of 49 services",
        .list = "{data}/services.txt",
        .wanted = "প্রকল্পের তথ্য প্রদান",
        .downs = 48,
        .contenders = {{"sebadesk", {"{sebadesk}", "--store", "{store}", "kiosk", "--search"}},
                       WHIPTAIL,
                       DIALOG},
    },
};

enum quantity {
    QUANTITY_START,
    QUANTITY_PROCESSOR,
    QUANTITY_RSS,
    QUANTITY_PEAK,
    QUANTITY_KEY_AT_FIRST,
    QUANTITY_KEY,
    QUANTITY_COUNT
};

static const struct table_row rows[QUANTITY_COUNT] = {
    [QUANTITY_START] = {"exec to the text, median", "ms", 2},
    [QUANTITY_PROCESSOR] = {"processor time till it waits, median", "ms", 2},
    [QUANTITY_RSS] = {"resident memory, median", "kB", 0},
    [QUANTITY_PEAK] = {"most ever resident, median", "kB", 0},
    [QUANTITY_KEY_AT_FIRST] = {"a Down key, median of the first 8", "bytes", 0},
    [QUANTITY_KEY] = {"a Down key, median of all", "bytes", 0},
};

static const struct table_row mean_key_row = {"a Down key, mean of all", "bytes", 0};

/* ---- commands ------------------------------------------------------------------------------------- */
struct variables {
    char **items; /* NAME=VALUE */
    size_t count;
};

/* The text with {NAME} at its beginning replaced; NULL when no such variable was given. */
static char *substituted(const struct variables *v, const char *text)
{
    const char *end = strchr(text, '}');

    if (text[0] != '{' || end == NULL)
        return mem_copy_string(text);
    for (size_t i = 0; i < v->count; i++) {
        size_t n = (size_t)(end - text - 1);

        if (strncmp(v->items[i], text + 1, n) == 0 && v->items[i][n] == '=')
            return str_format("%s%s", v->items[i] + n + 1, end + 1);
    }
    return NULL;
}

/* Adds a number and a text for each row, as whiptail and dialog want them. */
static void add_rows(struct strv *argv, const struct strv *list)
{
    for (size_t i = 0; i < list->count; i++) {
        strv_take(argv, str_format("%zu", i + 1));
        strv_add(argv, list->items[i]);
    }
}

static enum err_code build_command(const struct contender *c, const struct variables *v,
                                   const struct strv *list, struct strv *argv, struct err *e)
{
    for (size_t i = 0; i < WORDS && c->command[i] != NULL; i++) {
        char *word;

        if (strcmp(c->command[i], "{rows}") == 0) {
            add_rows(argv, list);
            continue;
        }
        word = substituted(v, c->command[i]);
        if (word == NULL)
            return err_set(e, ERR_USAGE, "%s is not given", c->command[i]);
        strv_take(argv, word);
    }
    return ERR_OK;
}

static enum err_code read_list(const char *file, const struct variables *v, struct strv *list,
                               struct err *e)
{
    char *path = substituted(v, file);
    struct str text = {0};
    enum err_code code;

    if (path == NULL)
        return err_set(e, ERR_USAGE, "the variable in %s is not given", file);
    code = file_read(path, LIST_FILE_MAX, &text, e);
    if (code == ERR_OK) {
        str_trim_end(&text);
        strv_split(list, str_text(&text), '\n');
    }
    free(path);
    str_clear(&text);
    return code;
}

/* ---- measuring ------------------------------------------------------------------------------------ */
struct column {
    struct strv argv;
    const char **words; /* argv, with a NULL at the end */
    struct sample samples[QUANTITY_COUNT];
    const char *note; /* in place of values; NULL: there are values */
    char *reason;     /* for people, where the run failed */
};

static enum err_code measure_keys(struct trial *t, unsigned downs, struct column *c, struct err *e)
{
    for (unsigned i = 0; i < downs; i++) {
        size_t bytes;
        enum err_code code = trial_key(t, "Down", &bytes, e);

        if (code != ERR_OK)
            return code;
        sample_add(&c->samples[QUANTITY_KEY], (double)bytes);
        if (i < FIRST_DOWNS)
            sample_add(&c->samples[QUANTITY_KEY_AT_FIRST], (double)bytes);
    }
    return ERR_OK;
}

static enum err_code measure_memory(const struct trial *t, struct column *c, struct err *e)
{
    long rss;
    long peak;
    enum err_code code = trial_memory(t, "VmRSS", &rss, e);

    if (code == ERR_OK)
        code = trial_memory(t, "VmHWM", &peak, e);
    if (code != ERR_OK)
        return code;
    sample_add(&c->samples[QUANTITY_RSS], (double)rss);
    sample_add(&c->samples[QUANTITY_PEAK], (double)peak);
    return ERR_OK;
}

/* One run. Its time does not count when `warm_up`: then files come from the disk. */
static void run(const struct scenario *s, struct column *c, bool warm_up)
{
    struct trial t;
    struct err e = {0};
    enum err_code code = trial_start(&t, c->words, s->wanted, &e);

    if (code == ERR_OK && !warm_up)
        sample_add(&c->samples[QUANTITY_START], t.start_ms);
    if (code == ERR_OK)
        code = trial_settle(&t, &e);
    if (code == ERR_OK && !warm_up)
        sample_add(&c->samples[QUANTITY_PROCESSOR], trial_run_time(&t) / 1e6);
    if (code == ERR_OK && !warm_up)
        code = measure_memory(&t, c, &e);
    if (code == ERR_OK && warm_up)
        code = measure_keys(&t, s->downs, c, &e);
    if (code != ERR_OK) {
        c->note = "failed";
        c->reason = mem_copy_string(e.text);
    }
    trial_stop(&t);
}

/* Whether a key writes the same each time does not depend on luck, so one run tells. */
static void run_all(const struct scenario *s, struct column *columns, size_t cols, unsigned runs)
{
    for (unsigned i = 0; i <= runs; i++)
        for (size_t col = 0; col < cols; col++)
            if (columns[col].note == NULL)
                run(s, &columns[col], i == 0);
}

/* ---- tables --------------------------------------------------------------------------------------- */
static void print_table(const struct scenario *s, struct column *columns, size_t cols)
{
    const char *names[TABLE_COLS];
    struct table t = {.title = s->title, .names = names, .cols = cols};
    double values[TABLE_COLS];

    for (size_t col = 0; col < cols; col++) {
        names[col] = s->contenders[col].name;
        t.notes[col] = columns[col].note;
    }
    table_print_head(&t, stdout);
    for (size_t q = 0; q < QUANTITY_COUNT; q++) {
        if (q >= QUANTITY_KEY_AT_FIRST && s->downs == 0)
            continue;
        for (size_t col = 0; col < cols; col++)
            values[col] = sample_median(&columns[col].samples[q]);
        table_print_row(&t, &rows[q], values, stdout);
    }
    for (size_t col = 0; col < cols; col++)
        values[col] = sample_mean(&columns[col].samples[QUANTITY_KEY]);
    if (s->downs > 0)
        table_print_row(&t, &mean_key_row, values, stdout);
    for (size_t col = 0; col < cols; col++)
        if (columns[col].reason != NULL)
            (void)printf("%s failed: it %s\n", names[col], columns[col].reason);
}

static enum err_code open_column(const struct contender *c, const struct variables *v,
                                 const struct strv *list, struct column *column, struct err *e)
{
    enum err_code code = build_command(c, v, list, &column->argv, e);

    if (code != ERR_OK)
        return code;
    column->words = mem_new_array(column->argv.count + 1, sizeof(*column->words));
    for (size_t i = 0; i < column->argv.count; i++)
        column->words[i] = column->argv.items[i];
    if (!trial_is_installed(column->words[0]))
        column->note = "not installed";
    return ERR_OK;
}

static void close_column(struct column *c)
{
    strv_clear(&c->argv);
    free(c->words);
    free(c->reason);
    for (size_t q = 0; q < QUANTITY_COUNT; q++)
        sample_clear(&c->samples[q]);
}

static enum err_code run_scenario(const struct scenario *s, const struct variables *v,
                                  unsigned runs, struct err *e)
{
    struct column columns[TABLE_COLS] = {0};
    struct strv list = {0};
    size_t cols = 0;
    enum err_code code = read_list(s->list, v, &list, e);

    while (code == ERR_OK && cols < TABLE_COLS && s->contenders[cols].name != NULL) {
        code = open_column(&s->contenders[cols], v, &list, &columns[cols], e);
        cols++;
    }
    if (code == ERR_OK) {
        run_all(s, columns, cols, runs);
        print_table(s, columns, cols);
    }
    for (size_t col = 0; col < cols; col++)
        close_column(&columns[col]);
    strv_clear(&list);
    return code;
}

int main(int argc, char **argv)
{
    struct variables v = {argv + 1, (size_t)argc - 1};
    unsigned long runs = RUNS;
    struct err e = {0};

    if (v.count >= 2 && strcmp(v.items[0], "-n") == 0) {
        runs = strtoul(v.items[1], NULL, 10);
        v = (struct variables){argv + 3, (size_t)argc - 3};
    }
    (void)printf("%d rows, %d columns, %lu runs each, taking turns; less is better\n", TRIAL_ROWS,
                 TRIAL_COLS, runs);
    for (size_t i = 0; i < sizeof(scenarios) / sizeof(scenarios[0]); i++) {
        if (run_scenario(&scenarios[i], &v, (unsigned)runs, &e) != ERR_OK) {
            (void)fprintf(stderr, "bench: %s: %s\n", scenarios[i].title, e.text);
            return err_exit_code(e.code);
        }
    }
    return 0;
}
