#include "harness/session_inside.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "base/mem.h"
#include "harness/keys.h"
#include "harness/sanitized.h"

enum {
    LIMIT_MS = 10000,
    SLOW_LIMIT_MS = 60000,
    SETTLE_MS = 1000,
    RECENT_MAX = 8192,
};

/* ---- failing ----------------------------------------------------------------------------------- */
void session_here(struct session *s, const char *file, int line)
{
    s->file = file;
    s->line = line;
}

char *session_ending(const struct session *s)
{
    if (!s->child.ended)
        return str_format("runs as process %ld", (long)s->child.pid);
    if (WIFSIGNALED(s->child.status))
        return str_format("died of signal %d", WTERMSIG(s->child.status));
    return str_format("ended with status %d", WEXITSTATUS(s->child.status));
}

/* What a program says when it dies is often lost on its screen: escapes are made readable. */
static void add_recent(const struct session *s, struct str *out)
{
    str_add(out, "its last output:\n");
    for (size_t i = 0; i < s->recent.len; i++) {
        unsigned char c = (unsigned char)s->recent.data[i];

        if (c == '\n' || c >= 0x20)
            str_add_char(out, (char)c);
        else if (c != '\r')
            str_addf(out, "^%c", c + 0x40);
    }
    str_add_char(out, '\n');
}

static void describe(struct session *s)
{
    struct terminal_cursor cursor = terminal_cursor(s->terminal);
    char *ending = session_ending(s);

    str_addf(&s->message, "\nthe program %s; %u rows, %u columns, cursor %s in row %u, column %u\n",
             ending, terminal_rows(s->terminal), terminal_cols(s->terminal),
             cursor.visible ? "shown" : "hidden", cursor.row, cursor.col);
    free(ending);
    for (unsigned row = 0; row < terminal_rows(s->terminal); row++) {
        str_addf(&s->message, "%3u|", row);
        terminal_add_row(s->terminal, row, &s->message);
        str_add_char(&s->message, '\n');
    }
    if (s->child.ended)
        add_recent(s, &s->message);
}

void session_fail(struct session *s, const char *format, ...)
{
    va_list ap;

    str_cut(&s->message, 0);
    va_start(ap, format);
    str_addv(&s->message, format, ap);
    va_end(ap);
    str_add(&s->message, str_text(&s->details));
    describe(s);
    s->end_wanted = true;
    if (s->o.failed != NULL) {
        s->o.failed(s->o.user, str_text(&s->message));
    } else {
        (void)fprintf(stderr, "%s:%d: %s", s->file, s->line, str_text(&s->message));
        _fail(s->file, s->line);
    }
    abort();
}

/* ---- bytes ------------------------------------------------------------------------------------- */
void session_take_output(void *user, const char *bytes, size_t n)
{
    struct session *s = user;

    str_add_bytes(&s->out, bytes, n);
    str_add_bytes(&s->recent, bytes, n);
    if (s->recent.len > RECENT_MAX)
        str_remove(&s->recent, 0, s->recent.len - RECENT_MAX);
    terminal_feed(s->terminal, bytes, n);
}

static void send_reply(void *user, const char *bytes, size_t n)
{
    struct session *s = user;

    child_send(&s->child, bytes, n);
}

size_t session_pump(struct session *s, int timeout_ms)
{
    return child_pump(&s->child, timeout_ms, session_take_output, s);
}

void session_drain(struct session *s)
{
    int64_t deadline = child_now() + s->o.limit_ms;

    while (session_pump(s, 0) > 0)
        if (child_now() >= deadline)
            session_fail(s, "the program does not stop writing");
}

void session_send_bytes(struct session *s, const char *bytes, size_t n)
{
    int64_t deadline = child_now() + s->o.limit_ms;

    child_send(&s->child, bytes, n);
    while (s->child.unsent.len > 0) {
        if (s->child.ended)
            session_fail(s, "the program ended before it was sent everything");
        if (child_now() >= deadline)
            session_fail(s, "the program does not read what it is sent");
        (void)session_pump(s, s->o.limit_ms);
    }
}

static void send_and_clear(struct session *s, struct str *bytes)
{
    child_send(&s->child, str_text(bytes), bytes->len);
    str_clear(bytes);
    session_send_bytes(s, "", 0);
}

/* ---- what a person does ------------------------------------------------------------------------ */
void session_press(struct session *s, const char *key)
{
    struct str bytes = {0};

    session_drain(s);
    if (!keys_bytes(key, terminal_modes(s->terminal).application_cursor, &bytes))
        session_fail(s, "there is no key \"%s\"", key);
    send_and_clear(s, &bytes);
}

void session_type(struct session *s, const char *text)
{
    session_send_bytes(s, text, strlen(text));
}

void session_paste(struct session *s, const char *text)
{
    struct str bytes = {0};
    bool marked;

    session_drain(s);
    marked = terminal_modes(s->terminal).paste;
    if (marked)
        str_add(&bytes, "\033[200~");
    for (; *text != '\0'; text++)
        str_add_char(&bytes, *text == '\n' ? '\r' : *text);
    if (marked)
        str_add(&bytes, "\033[201~");
    send_and_clear(s, &bytes);
}

void session_click(struct session *s, unsigned row, unsigned col)
{
    struct str bytes = {0};
    struct terminal_modes modes;

    session_drain(s);
    modes = terminal_modes(s->terminal);
    if (!modes.mouse || !modes.mouse_sgr)
        session_fail(s, "the program has not asked for mouse reports in SGR form");
    str_addf(&bytes, "\033[<0;%u;%uM\033[<0;%u;%um", col + 1, row + 1, col + 1, row + 1);
    send_and_clear(s, &bytes);
}

void session_click_text(struct session *s, const char *text)
{
    unsigned row;
    unsigned col;

    session_drain(s);
    if (!session_find_text(s, text, &row, &col))
        session_fail(s, "there is no text \"%s\" to click on", text);
    session_click(s, row, col);
}

void session_resize(struct session *s, unsigned rows, unsigned cols)
{
    session_drain(s);
    terminal_resize(s->terminal, rows, cols);
    child_resize(&s->child, rows, cols);
}

void session_hang_up(struct session *s)
{
    session_drain(s);
    s->end_wanted = true;
    child_hang_up(&s->child);
}

void session_signal(struct session *s, int sig)
{
    if (!s->child.ended)
        (void)kill(s->child.pid, sig);
}

void session_kill9(struct session *s)
{
    s->end_wanted = true;
    child_kill(&s->child);
    session_drain(s);
}

/* ---- looking ----------------------------------------------------------------------------------- */
pid_t session_pid(const struct session *s)
{
    return s->child.pid;
}

void session_set_limit(struct session *s, int limit_ms)
{
    s->o.limit_ms = limit_ms;
}

char *session_screen(struct session *s)
{
    struct str out = {0};

    terminal_add_screen(s->terminal, &out);
    return str_take(&out);
}

char *session_row(struct session *s, unsigned row)
{
    struct str out = {0};

    terminal_add_row(s->terminal, row, &out);
    return str_take(&out);
}

char *session_scrollback(struct session *s)
{
    return mem_copy_string(terminal_scrollback(s->terminal));
}

struct terminal_style session_style(struct session *s, unsigned row, unsigned col)
{
    return terminal_style(s->terminal, row, col);
}

struct terminal_cursor session_cursor(struct session *s)
{
    return terminal_cursor(s->terminal);
}

struct terminal_modes session_modes(struct session *s)
{
    return terminal_modes(s->terminal);
}

char *session_bytes_out(struct session *s, size_t *n)
{
    if (n != NULL)
        *n = s->out.len;
    return str_take(&s->out);
}

enum memory_answer session_memory_has(struct session *s, const char *bytes, size_t n,
                                      unsigned forms)
{
    return process_memory_find(s->child.pid, bytes, n, forms);
}

/* ---- life -------------------------------------------------------------------------------------- */
static bool under_valgrind(void)
{
    const char *preload = getenv("LD_PRELOAD");

    return getenv("SESSION_WRAPPER") != NULL ||
           (preload != NULL && strstr(preload, "vgpreload") != NULL);
}

static void set_defaults(struct session_options *o)
{
    if (o->term == NULL)
        o->term = "xterm-256color";
    if (o->rows == 0)
        o->rows = 24;
    if (o->cols == 0)
        o->cols = 80;
    if (o->limit_ms == 0)
        o->limit_ms = SANITIZED || under_valgrind() ? SLOW_LIMIT_MS : LIMIT_MS;
    if (o->settle_ms == 0)
        o->settle_ms = SETTLE_MS;
}

/* The caller's values come first, so they win where a name is there twice. */
static void build_environment(const struct session_options *o, struct strv *env)
{
    static const char *const ours[] = {"PATH", "TMPDIR", "ASAN_OPTIONS", "LSAN_OPTIONS",
                                       "UBSAN_OPTIONS"};

    for (size_t i = 0; o->env != NULL && o->env[i] != NULL; i++)
        strv_add(env, o->env[i]);
    for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++)
        if (getenv(ours[i]) != NULL)
            strv_take(env, str_format("%s=%s", ours[i], getenv(ours[i])));
    strv_take(env, str_format("TERM=%s", o->term));
}

static void build_command(const struct session_options *o, struct strv *argv)
{
    const char *wrapper = getenv("SESSION_WRAPPER");

    if (wrapper != NULL)
        strv_split(argv, wrapper, ' ');
    for (size_t i = 0; o->argv[i] != NULL; i++)
        strv_add(argv, o->argv[i]);
}

static const char **with_null(const struct strv *v)
{
    const char **items = mem_new_array(v->count + 1, sizeof(*items));

    for (size_t i = 0; i < v->count; i++)
        items[i] = v->items[i];
    return items;
}

static enum err_code start_child(struct session *s, struct err *e)
{
    struct strv argv = {0};
    struct strv env = {0};
    struct child_options options = {.rows = s->o.rows, .cols = s->o.cols};
    const char **argv_items;
    const char **env_items;
    enum err_code code;

    build_command(&s->o, &argv);
    build_environment(&s->o, &env);
    argv_items = with_null(&argv);
    env_items = with_null(&env);
    options.argv = argv_items;
    options.env = env_items;
    code = child_start(&s->child, &options, e);
    free(argv_items);
    free(env_items);
    strv_clear(&argv);
    strv_clear(&env);
    return code;
}

struct session *session_start(void **state, const struct session_options *o)
{
    struct session *s = mem_new(sizeof(*s));
    struct err e = {0};

    s->o = *o;
    set_defaults(&s->o);
    s->terminal = terminal_new(s->o.class, s->o.rows, s->o.cols, send_reply, s);
    session_here(s, __FILE__, __LINE__);
    s->state = state;
    s->next = *state;
    *state = s;
    if (start_child(s, &e) != ERR_OK)
        session_fail(s, "%s", e.text);
    return s;
}

static bool died_unasked(struct session *s)
{
    (void)session_pump(s, 0);
    return s->child.ended && !s->end_wanted && s->child.status != 0;
}

static void free_session(struct session *s)
{
    child_close(&s->child);
    terminal_free(s->terminal);
    str_clear(&s->out);
    str_clear(&s->recent);
    str_clear(&s->message);
    str_clear(&s->details);
    free(s->path);
    free(s->screen);
    free(s);
}

void session_close(struct session *s)
{
    void **state = s->state;
    struct session *before = *state;

    if (died_unasked(s))
        session_fail(s, "nobody asked how the program ended");
    if (before == s)
        *state = s->next;
    while (before != s && before->next != s)
        before = before->next;
    before->next = before == s ? NULL : s->next;
    free_session(s);
}

int session_teardown(void **state)
{
    int result = 0;

    while (*state != NULL) {
        struct session *s = *state;

        if (died_unasked(s)) {
            str_cut(&s->message, 0);
            describe(s);
            (void)fprintf(stderr, "nobody asked how the program ended:%s", str_text(&s->message));
            result = -1;
        }
        *state = s->next;
        free_session(s);
    }
    return result;
}
