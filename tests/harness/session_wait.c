#include "harness/session_inside.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <uninorm.h>

#include "base/file.h"
#include "base/mem.h"
#include "harness/quiet.h"

enum { SCREEN_FILE_MAX = 1 << 20 };

/* ---- comparing texts --------------------------------------------------------------------------- */
static void add_without_joiners(struct str *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (n - i >= 3 && (memcmp(s + i, "\u200c", 3) == 0 || memcmp(s + i, "\u200d", 3) == 0))
            i += 2;
        else
            str_add_char(out, s[i]);
    }
}

/* Appends the text as it is compared: NFC, without ZWJ and ZWNJ. */
static void add_plain(struct str *out, const char *s, size_t n)
{
    size_t length = 0;
    uint8_t *nfc = u8_normalize(UNINORM_NFC, (const uint8_t *)s, n, NULL, &length);

    if (nfc == NULL)
        mem_abort("session: the text is no UTF-8");
    add_without_joiners(out, (const char *)nfc, length);
    free(nfc);
}

static void add_plain_cell(const struct terminal *t, unsigned row, unsigned col, struct str *out)
{
    struct str cell = {0};

    terminal_add_cell(t, row, col, &cell);
    add_plain(out, str_text(&cell), cell.len);
    str_clear(&cell);
}

static char *plain(const char *text)
{
    struct str out = {0};

    add_plain(&out, text, strlen(text));
    return str_take(&out);
}

/* Every run of blanks and newlines becomes one blank, those at the ends are dropped. */
static char *squeezed(const char *text)
{
    struct str out = {0};

    for (; *text != '\0'; text++) {
        bool blank = *text == ' ' || *text == '\n';

        if (!blank)
            str_add_char(&out, *text);
        else if (out.len > 0 && out.data[out.len - 1] != ' ')
            str_add_char(&out, ' ');
    }
    str_trim_end(&out);
    return str_take(&out);
}

/* Looks for a plain text in one row; *col is the column in which it begins. */
static bool find_in_row(const struct terminal *t, unsigned row, const char *wanted, unsigned *col)
{
    unsigned cols = terminal_cols(t);
    size_t *starts = mem_new_array(cols, sizeof(*starts));
    struct str line = {0};
    const char *hit;

    for (unsigned i = 0; i < cols; i++) {
        starts[i] = line.len;
        add_plain_cell(t, row, i, &line);
    }
    hit = strstr(str_text(&line), wanted);
    *col = 0;
    while (hit != NULL && *col + 1 < cols && starts[*col + 1] <= (size_t)(hit - line.data))
        ++*col;
    free(starts);
    str_clear(&line);
    return hit != NULL;
}

bool session_find_text(struct session *s, const char *text, unsigned *row, unsigned *col)
{
    char *wanted = plain(text);
    bool found = false;
    unsigned at_row;
    unsigned at_col = 0;

    for (at_row = 0; at_row < terminal_rows(s->terminal); at_row++) {
        found = find_in_row(s->terminal, at_row, wanted, &at_col);
        if (found)
            break;
    }
    free(wanted);
    if (found && row != NULL)
        *row = at_row;
    if (found && col != NULL)
        *col = at_col;
    return found;
}

/* ---- waiting ----------------------------------------------------------------------------------- */
static bool has_text(struct session *s, const char *text)
{
    return session_find_text(s, text, NULL, NULL);
}

static bool lacks_text(struct session *s, const char *text)
{
    return !has_text(s, text);
}

static bool has_words(struct session *s, const char *text)
{
    char *screen = session_screen(s);
    char *plain_screen = plain(screen);
    char *plain_text = plain(text);
    char *there = squeezed(plain_screen);
    char *wanted = squeezed(plain_text);
    bool found = strstr(there, wanted) != NULL;

    free(screen);
    free(plain_screen);
    free(plain_text);
    free(there);
    free(wanted);
    return found;
}

static int left(int64_t deadline)
{
    int64_t now = child_now();

    return now < deadline ? (int)(deadline - now) : 0;
}

static void wait_until(struct session *s, bool (*holds)(struct session *s, const char *text),
                       const char *text, const char *what)
{
    int64_t deadline = child_now() + s->o.limit_ms;

    session_drain(s);
    while (!holds(s, text)) {
        bool ended = s->child.ended;
        size_t got = session_pump(s, ended ? 0 : left(deadline));

        if (got == 0 && ended)
            session_fail(s, "the program ended before %s: \"%s\"", what, text);
        if (left(deadline) == 0)
            session_fail(s, "waited %d ms in vain until %s: \"%s\"", s->o.limit_ms, what, text);
    }
}

void session_wait_text(struct session *s, const char *text)
{
    wait_until(s, has_text, text, "this text was in a row");
}

void session_wait_words(struct session *s, const char *text)
{
    wait_until(s, has_words, text, "these words were on the screen");
}

void session_wait_gone(struct session *s, const char *text)
{
    wait_until(s, lacks_text, text, "this text was gone");
}

void session_wait_quiet(struct session *s)
{
    const struct quiet_options o = {
        .settle_ms = s->o.settle_ms, .limit_ms = s->o.limit_ms, .watch_only = s->o.watch_only};

    switch (quiet_wait(&s->child, &o, session_take_output, s)) {
    case QUIET_REACHED:
        break;
    case QUIET_ENDED:
        session_fail(s, "the program ended instead of waiting for input");
    case QUIET_LATE:
        session_fail(s,
                     "the program did not wait for input within %d ms: it works, waits for "
                     "something else, or wakes by itself every %d ms or sooner",
                     s->o.limit_ms, s->o.settle_ms);
    }
}

int session_wait_exit(struct session *s)
{
    int64_t deadline = child_now() + s->o.limit_ms;

    s->end_wanted = true;
    while (!s->child.ended) {
        if (left(deadline) == 0)
            session_fail(s, "the program did not end within %d ms", s->o.limit_ms);
        (void)session_pump(s, left(deadline));
    }
    session_drain(s);
    return WIFSIGNALED(s->child.status) ? 128 + WTERMSIG(s->child.status)
                                        : WEXITSTATUS(s->child.status);
}

/* ---- expected screens -------------------------------------------------------------------------- */
static void write_screen(struct session *s, const char *path, const char *screen)
{
    FILE *f = fopen(path, "w");
    bool failed = f == NULL || fputs(screen, f) == EOF;

    if (f != NULL)
        failed = fclose(f) != 0 || failed;
    if (failed)
        session_fail(s, "cannot write %s: %s", path, strerror(errno));
}

static const char *line_of(const struct strv *lines, size_t i)
{
    return i < lines->count ? lines->items[i] : "(no such row)";
}

static void add_difference(struct str *out, const char *expected, const char *screen)
{
    struct strv old = {0};
    struct strv new = {0};

    strv_split(&old, expected, '\n');
    strv_split(&new, screen, '\n');
    for (size_t i = 0; i < old.count || i < new.count; i++)
        if (strcmp(line_of(&old, i), line_of(&new, i)) != 0)
            str_addf(out, "\nrow %zu\n  - %s\n  + %s", i, line_of(&old, i), line_of(&new, i));
    strv_clear(&old);
    strv_clear(&new);
}

static void compare_screen(struct session *s, const char *path, const char *screen)
{
    struct str expected = {0};
    struct err e = {0};
    bool same = false;

    str_cut(&s->details, 0);
    if (file_read(path, SCREEN_FILE_MAX, &expected, &e) != ERR_OK)
        str_addf(&s->details, "\n%s", e.text);
    else if (strcmp(str_text(&expected), screen) != 0)
        add_difference(&s->details, str_text(&expected), screen);
    else
        same = true;
    str_clear(&expected);
    if (!same)
        session_fail(s, "the screen is not that of %s (UPDATE_SCREENS=1 rewrites it)", path);
}

void session_expect_screen(struct session *s, const char *path)
{
    const char *srcdir = getenv("srcdir");
    const char *update = getenv("UPDATE_SCREENS");

    session_wait_quiet(s);
    free(s->path);
    free(s->screen);
    s->path = str_format("%s/%s", srcdir == NULL ? "." : srcdir, path);
    s->screen = session_screen(s);
    if (update != NULL && strcmp(update, "1") == 0)
        write_screen(s, s->path, s->screen);
    else
        compare_screen(s, s->path, s->screen);
}
