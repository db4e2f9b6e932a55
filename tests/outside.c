#include "outside.h"

#include <stdarg.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/mem.h"
#include "folder.h"

static char *program;  /* where it was built */
static char *folder;   /* of the whole group */
static char *template; /* the store that is copied for each test */

int outside_group_setup(void **state)
{
    struct outside o = {.now = OUTSIDE_NOW};

    (void)state;
    (void)signal(SIGPIPE, SIG_IGN);
    program = realpath("./sebadesk", NULL);
    assert_non_null(program);
    folder = folder_make_quick();
    template = str_format("%s/template.db", folder);
    o.store = template;
    EXPECT(&o, 0, "charter", "list");
    str_clear(&o.out);
    str_clear(&o.err);
    return 0;
}

int outside_group_teardown(void **state)
{
    (void)state;
    folder_remove(folder);
    free(program);
    free(folder);
    free(template);
    return 0;
}

int outside_setup(void **state)
{
    struct outside *o = mem_new(sizeof(*o));

    o->folder = folder_make(folder);
    o->store = str_format("%s/store.db", o->folder);
    o->now = OUTSIDE_NOW;
    folder_copy(template, o->store);
    *state = o;
    return 0;
}

int outside_teardown(void **state)
{
    struct outside *o = *state;

    folder_remove(o->folder);
    free(o->folder);
    free(o->store);
    free(o->program);
    strv_clear(&o->env);
    str_clear(&o->input);
    str_clear(&o->out);
    str_clear(&o->err);
    free(o);
    return 0;
}

/* ---- one call ---------------------------------------------------------------------------------- */

struct pipes {
    int in[2], out[2], err[2];
};

static void add_environment(const struct outside *o, struct strv *env)
{
    static const char *const KEPT[] = {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"};

    for (size_t i = 0; i < sizeof(KEPT) / sizeof(KEPT[0]); i++) {
        const char *value = getenv(KEPT[i]);

        if (value != NULL)
            strv_take(env, str_format("%s=%s", KEPT[i], value));
    }
    if (o->folder != NULL)
        strv_take(env, str_format("HOME=%s", o->folder));
    if (o->store != NULL)
        strv_take(env, str_format("SEBADESK_STORE=%s", o->store));
    if (o->now != NULL)
        strv_take(env, str_format("SEBADESK_NOW=%s", o->now));
    strv_copy(env, &o->env);
}

static void add_arguments(const struct outside *o, const char *const *arguments, struct strv *argv)
{
    strv_add(argv, "sebadesk");
    if (!o->plain) {
        strv_add(argv, "--lang");
        strv_add(argv, "en");
    }
    for (; *arguments != NULL; arguments++)
        strv_add(argv, *arguments);
}

/* A list that execve takes. */
static char **ended(struct strv *v)
{
    mem_grow(&v->items, &v->cap, v->count + 1, sizeof(*v->items));
    v->items[v->count] = NULL;
    return v->items;
}

static void drop_rights(void)
{
    if (setgroups(0, NULL) != 0 || setresgid(NOBODY, NOBODY, NOBODY) != 0 ||
        setresuid(NOBODY, NOBODY, NOBODY) != 0)
        _exit(126);
}

static void be_the_program(const struct outside *o, const struct pipes *p, char **argv, char **env)
{
    /* that account may not find it where it is */
    int file = open(o->program != NULL ? o->program : program, O_RDONLY | O_CLOEXEC);

    (void)dup2(p->in[0], STDIN_FILENO);
    (void)dup2(p->out[1], STDOUT_FILENO);
    (void)dup2(p->err[1], STDERR_FILENO);
    if (o->sink != NULL)
        (void)dup2(open(o->sink, O_WRONLY | O_CLOEXEC), STDOUT_FILENO);
    if (o->no_out)
        (void)close(STDOUT_FILENO);
    (void)signal(SIGPIPE, SIG_DFL);
    if (o->folder != NULL && chdir(o->folder) != 0)
        _exit(126);
    if (o->nobody && geteuid() == 0)
        drop_rights();
    (void)fexecve(file, argv, env);
    _exit(127);
}

static pid_t start(const struct outside *o, struct pipes *p, const char *const *arguments)
{
    struct strv argv = {0};
    struct strv env = {0};
    pid_t pid;

    add_arguments(o, arguments, &argv);
    add_environment(o, &env);
    assert_int_equal(pipe2(p->in, O_CLOEXEC), 0);
    assert_int_equal(pipe2(p->out, O_CLOEXEC), 0);
    assert_int_equal(pipe2(p->err, O_CLOEXEC), 0);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        be_the_program(o, p, ended(&argv), ended(&env));
    (void)close(p->in[0]);
    (void)close(p->out[1]);
    (void)close(p->err[1]);
    strv_clear(&argv);
    strv_clear(&env);
    return pid;
}

/* Reads what has come; closes at the end. */
static void take(struct pollfd *from, struct str *to)
{
    char bytes[65536];
    ssize_t n;

    if (from->fd < 0 || from->revents == 0)
        return;
    n = read(from->fd, bytes, sizeof(bytes));
    if (n > 0) {
        str_add_bytes(to, bytes, (size_t)n);
    } else if (n == 0 || errno != EINTR) {
        (void)close(from->fd);
        from->fd = -1;
    }
}

static void give(struct pollfd *to, const struct str *from, size_t *sent)
{
    ssize_t n = 0;

    if (to->fd < 0)
        return;
    if (to->revents != 0 && *sent < from->len)
        n = write(to->fd, str_text(from) + *sent, from->len - *sent);
    if (n > 0)
        *sent += (size_t)n;
    if (*sent == from->len || (n < 0 && errno == EPIPE)) {
        (void)close(to->fd);
        to->fd = -1;
    }
}

/* Until the program has closed both its outputs. A minute is more than any call takes. */
static void converse(struct outside *o, const struct pipes *p)
{
    enum { A_MINUTE = 60000 };
    struct pollfd fds[] = {{p->in[1], POLLOUT, 0}, {p->out[0], POLLIN, 0}, {p->err[0], POLLIN, 0}};
    size_t sent = 0;

    assert_int_equal(fcntl(p->in[1], F_SETFL, O_NONBLOCK), 0);
    give(&fds[0], &o->input, &sent);
    while (fds[1].fd >= 0 || fds[2].fd >= 0) {
        if (poll(fds, 3, A_MINUTE) == 0)
            fail_msg("the program neither ends nor says anything");
        give(&fds[0], &o->input, &sent);
        take(&fds[1], &o->out);
        take(&fds[2], &o->err);
    }
    if (fds[0].fd >= 0)
        (void)close(fds[0].fd);
}

int outside_run(struct outside *o, const char *const *arguments)
{
    struct pipes p;
    pid_t pid;
    int status = 0;

    str_cut(&o->out, 0);
    str_cut(&o->err, 0);
    pid = start(o, &p, arguments);
    converse(o, &p);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    o->code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    str_cut(&o->input, 0);
    o->no_out = false;
    o->sink = NULL;
    return o->code;
}

void outside_expect(struct outside *o, int code, const char *file, int line,
                    const char *const *arguments)
{
    enum { MOST_SHOWN = 2000 };

    if (outside_run(o, arguments) == code)
        return;
    print_error("out: %.*s\nerr: %.*s\n", MOST_SHOWN, str_text(&o->out), MOST_SHOWN,
                str_text(&o->err));
    print_error("ended with %d, not %d\n", o->code, code);
    _fail(file, line);
}

void outside_feed(struct outside *o, const char *text)
{
    str_add(&o->input, text);
}

/* ---- files and texts --------------------------------------------------------------------------- */

char *outside_file(const struct outside *o, const char *name, const char *bytes, size_t n)
{
    char *path = str_format("%s/%s", o->folder, name);

    folder_write(path, bytes, n);
    return path;
}

char *outside_source(const char *path)
{
    const char *srcdir = getenv("srcdir");
    char *relative = str_format("%s/%s", srcdir == NULL ? "." : srcdir, path);
    char *absolute = realpath(relative, NULL);

    if (absolute == NULL)
        fail_msg("%s is not there", relative);
    free(relative);
    return absolute;
}

size_t outside_lines(const struct str *text)
{
    size_t count = 0;

    for (size_t i = 0; i < text->len; i++)
        count += text->data[i] == '\n';
    return count;
}

char *outside_line(const struct str *text, size_t n)
{
    const char *line = str_text(text);

    for (; n > 0 && *line != '\0'; n--)
        line += strcspn(line, "\n") + (strchr(line, '\n') != NULL);
    return mem_copy(line, strcspn(line, "\n"));
}

json_t *outside_json(const struct outside *o, size_t n)
{
    char *line = outside_line(&o->out, n);
    json_error_t error;
    json_t *value = json_loads(line, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);

    if (value == NULL)
        fail_msg("line %zu is no JSON (%s): %s", n, error.text, line);
    free(line);
    return value;
}

void assert_members(const json_t *object, const char *names)
{
    struct strv found = {0};
    const char *name;
    json_t *value;
    char *joined;

    assert_true(json_is_object(object));
    json_object_foreach((json_t *)(uintptr_t)object, name, value) strv_add(&found, name);
    joined = strv_join(&found, " ");
    assert_string_equal(joined, names);
    free(joined);
    strv_clear(&found);
}

const char *member(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));

    if (text == NULL)
        fail_msg("%s is no text", name);
    return text;
}

void assert_has(const struct str *text, const char *piece)
{
    if (strstr(str_text(text), piece) == NULL)
        fail_msg("\"%s\" is not in: %s", piece, str_text(text));
}
