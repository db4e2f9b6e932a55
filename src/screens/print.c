#include "screens/print.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/env.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "model/explain.h"
#include "model/words.h"
#include "screens/contact.h"
#include "text/digits.h"
#include "text/when.h"
#include "text/wrap.h"

enum { PAPER_COLUMNS = 42, PAPER_ROWS = 60, PATIENCE_MS = 10000, STEP_MS = 20 };

/* ---- the text ----------------------------------------------------------------------------------- */

void print_add_wrapped(struct str *out, unsigned columns, const char *text)
{
    struct wrap w = {0};

    wrap_text(text, strlen(text), columns, NULL, &w);
    for (size_t i = 0; i < w.count; i++) {
        str_add_bytes(out, text + w.lines[i].start, w.lines[i].end - w.lines[i].start);
        str_add_char(out, '\n');
    }
    wrap_clear(&w);
}

void print_add_pair(struct str *out, unsigned columns, const char *label, const char *value)
{
    char *line = str_format("%s: %s", label, value);

    print_add_wrapped(out, columns, line);
    mem_free_secret(line);
}

static void add_wrapped(struct str *out, const char *text)
{
    print_add_wrapped(out, PAPER_COLUMNS, text);
}

static void add_pair(struct str *out, const char *label, const char *value)
{
    print_add_pair(out, PAPER_COLUMNS, label, value);
}

static void add_counting(struct str *out, const struct receipt *receipt,
                         const struct calendar *calendar)
{
    struct strv lines = {0};
    struct due due;

    calendar_account(calendar, clock_dhaka(receipt->received).date, receipt->due, &due);
    explain_due(&due, &lines);
    for (size_t i = 0; i < lines.count; i++)
        add_wrapped(out, lines.items[i]);
    strv_clear(&lines);
    due_clear(&due);
}

static void add_decider(struct str *out, const struct charter *charter, enum tier tier)
{
    const struct grs_tier *t = charter_tier(charter, (int)tier);

    add_pair(out, _("Who decides"), t != NULL && t->who != NULL ? t->who : words_tier(tier));
    if (t == NULL) {
        add_pair(out, _("Contact"), _("not published in this office's charter"));
        return;
    }
    for (size_t i = 0; i < t->contact.phones.count; i++) {
        char *phone = contact_phone_text(t->contact.phones.items[i]);

        add_pair(out, _("Telephone"), phone);
        free(phone);
    }
    for (size_t i = 0; i < t->contact.emails.count; i++)
        add_pair(out, _("E-mail"), t->contact.emails.items[i]);
}

char *print_receipt_text(const struct receipt *receipt, const struct charter *charter,
                         const struct calendar *calendar)
{
    struct str out = {0};
    char *grouped = tracking_group(receipt->tracking);
    char *bangla = digits_to_bangla(grouped);
    char *received = when_moment(receipt->received);
    char *due = when_day(receipt->due);

    add_wrapped(&out, charter->office.name);
    add_wrapped(&out, _("Receipt of a complaint"));
    str_add_char(&out, '\n');
    add_pair(&out, _("Tracking number"), grouped);
    add_wrapped(&out, bangla);
    str_add_char(&out, '\n');
    add_pair(&out, _("Received"), received);
    add_pair(&out, _("Decision by"), due);
    add_counting(&out, receipt, calendar);
    str_add_char(&out, '\n');
    add_decider(&out, charter, receipt->tier);
    free(grouped);
    free(bangla);
    free(received);
    free(due);
    return str_take(&out);
}

/* ---- the command -------------------------------------------------------------------------------- */

/* Starts sh with the command; *input gets the writing end of its standard input. */
static pid_t start(const char *command, int *input)
{
    char shell[] = "sh";
    char flag[] = "-c";
    char *copy = mem_copy_string(command);
    char *const argv[] = {shell, flag, copy, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t defaults;
    int ends[2];
    pid_t pid = -1;

    if (pipe2(ends, O_CLOEXEC) == 0) {
        (void)posix_spawn_file_actions_init(&actions);
        (void)posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
        (void)posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        (void)posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        (void)posix_spawnattr_init(&attributes);
        (void)sigfillset(&defaults);
        (void)posix_spawnattr_setsigdefault(&attributes, &defaults);
        (void)posix_spawnattr_setpgroup(&attributes, 0);
        (void)posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP |
                                                        POSIX_SPAWN_RESETIDS);
        if (posix_spawn(&pid, "/bin/sh", &actions, &attributes, argv, environ) != 0)
            pid = -1;
        (void)posix_spawn_file_actions_destroy(&actions);
        (void)posix_spawnattr_destroy(&attributes);
        (void)close(ends[0]);
        *input = ends[1];
        if (pid < 0)
            (void)close(ends[1]);
    }
    free(copy);
    return pid;
}

/* Writes as long as the command reads, but not past `end`. */
static bool feed(int fd, const char *text, int64_t end)
{
    size_t n = strlen(text);

    (void)fcntl(fd, F_SETFL, O_NONBLOCK);
    while (n > 0 && clock_ticks() < end) {
        struct pollfd p = {.fd = fd, .events = POLLOUT};
        ssize_t done;

        if (poll(&p, 1, STEP_MS) <= 0)
            continue;
        done = write(fd, text, n);
        if (done < 0 && errno != EAGAIN && errno != EINTR)
            return false;
        if (done > 0) {
            text += done;
            n -= (size_t)done;
        }
    }
    return n == 0;
}

/* The command's success; it is killed at `end`. */
static bool wait_for(pid_t pid, int64_t end)
{
    int status = 0;
    pid_t got;

    while ((got = waitpid(pid, &status, WNOHANG)) == 0 && clock_ticks() < end)
        (void)poll(NULL, 0, STEP_MS);
    if (got == 0) {
        (void)kill(-pid, SIGKILL);
        (void)waitpid(pid, &status, 0);
        return false;
    }
    return got == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool print_text(const char *command, const char *text)
{
    int64_t end = clock_ticks() + PATIENCE_MS;
    int input = -1;
    pid_t pid = start(command, &input);
    bool fed;

    if (pid < 0)
        return false;
    fed = feed(input, text, end);
    (void)close(input);
    return wait_for(pid, end) && fed;
}

bool print_page(const char *command, void (*build)(const void *context, struct page *page),
                const void *context)
{
    static const struct lettering PLAIN = {0};
    struct canvas canvas;
    struct page page;
    struct str text = {0};
    bool printed;

    canvas_init(&canvas, PAPER_ROWS, PAPER_COLUMNS, &PLAIN);
    page_init(&page, &canvas, PAPER_COLUMNS);
    build(context, &page);
    canvas_clear(&canvas);
    canvas_init(&canvas, (int)page.line_count, PAPER_COLUMNS, &PLAIN);
    canvas_begin(&canvas, STYLE_BODY);
    page_draw_lines(&page, 0, page.line_count, &canvas, 0, 0, -1);
    canvas_dump(&canvas, &text);
    printed = print_text(command, str_text(&text));
    canvas_clear(&canvas);
    page_clear(&page);
    str_wipe(&text);
    return printed;
}

bool print_receipt(const char *command, const struct receipt *receipt,
                   const struct charter *charter, const struct calendar *calendar)
{
    char *text = print_receipt_text(receipt, charter, calendar);
    bool printed = print_text(command, text);

    mem_free_secret(text);
    return printed;
}
