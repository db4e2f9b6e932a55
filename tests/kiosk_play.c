#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "kiosk_play.h"

#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/account.h"
#include "base/file.h"
#include "base/mem.h"

enum { STORE_MAX = 64 << 20, OUTPUT_PIECE = 4096 };

/* Shorter than a second, which the idle warning counts down by; long enough for any machine. */
enum { SETTLE_MS = 500, LIMIT_MS = 60000 };

#define NOW "2026-11-22T09:00:00+06:00"

static char *folder;
static char *template_store;
static char *store;

const char *kiosk_store(void)
{
    return store;
}

const char *kiosk_folder(void)
{
    return folder;
}

static char *built(const char *name)
{
    const char *builddir = getenv("builddir");

    return str_format("%s/%s", builddir == NULL ? "." : builddir, name);
}

/* ---- batch commands ------------------------------------------------------------------------------ */

/* In the child: the program with its standard output into the pipe. */
static void become(const char *path, const char *const *words, int output)
{
    char program[] = "sebadesk";
    char *argv[32] = {program};

    for (size_t i = 0; words[i] != NULL && i + 2 < COUNT(argv); i++)
        argv[i + 1] = mem_copy_string(words[i]);
    if (dup2(output, STDOUT_FILENO) < 0 || setenv("SEBADESK_STORE", store, 1) != 0 ||
        setenv("SEBADESK_NOW", NOW, 1) != 0)
        _exit(126);
    (void)execv(path, argv);
    _exit(127);
}

int kiosk_command(const char *const *words, struct str *out)
{
    char *path = built("sebadesk");
    char piece[OUTPUT_PIECE];
    int ends[2];
    int status;
    ssize_t n;
    pid_t pid;

    assert_int_equal(pipe(ends), 0);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0)
        become(path, words, ends[1]);
    (void)close(ends[1]);
    while ((n = read(ends[0], piece, sizeof(piece))) > 0 || (n < 0 && errno == EINTR)) {
        if (n > 0 && out != NULL)
            str_add_bytes(out, piece, (size_t)n);
    }
    (void)close(ends[0]);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    free(path);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

json_t *kiosk_complaints(void)
{
    json_t *array = json_array();
    struct str out = {0};
    struct strv lines = {0};

    assert_int_equal(kiosk_command(WORDS("complaint", "list", "--json"), &out), 0);
    strv_split(&lines, str_text(&out), '\n');
    for (size_t i = 0; i < lines.count; i++) {
        if (*lines.items[i] != '\0') {
            json_t *one = json_loads(lines.items[i], 0, NULL);

            assert_non_null(one);
            assert_int_equal(json_array_append_new(array, one), 0);
        }
    }
    strv_clear(&lines);
    str_clear(&out);
    return array;
}

size_t kiosk_count_complaints(void)
{
    json_t *complaints = kiosk_complaints();
    size_t count = json_array_size(complaints);

    json_decref(complaints);
    return count;
}

/* The value at a path of names with dots between. Borrowed. */
static const json_t *value_at(const json_t *object, const char *path)
{
    struct strv names = {0};

    strv_split(&names, path, '.');
    for (size_t i = 0; i < names.count; i++)
        object = json_object_get(object, names.items[i]);
    strv_clear(&names);
    return object;
}

void kiosk_expect_text(size_t i, const char *path, const char *wanted)
{
    json_t *complaints = kiosk_complaints();
    const json_t *value = value_at(json_array_get(complaints, i), path);

    if (value == NULL)
        fail_msg("complaint %zu has no %s", i, path);
    if (!str_equal(json_string_value(value), wanted))
        fail_msg("%s is \"%s\", not \"%s\"", path, json_string_value(value), wanted);
    json_decref(complaints);
}

char *kiosk_tracking(void)
{
    json_t *complaints = kiosk_complaints();
    const char *number = json_string_value(value_at(json_array_get(complaints, 0), "tracking"));
    char *copy;

    assert_non_null(number);
    copy = mem_copy_string(number);
    json_decref(complaints);
    return copy;
}

/* ---- the store ----------------------------------------------------------------------------------- */

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
    (void)st;
    (void)kind;
    (void)ftw;
    return remove(path);
}

int kiosk_group_setup(void **state)
{
    const char *tmp = getenv("TMPDIR");

    *state = NULL;
    folder = str_format("%s/sebadesk-kiosk-XXXXXX", tmp == NULL ? "/tmp" : tmp);
    if (mkdtemp(folder) == NULL)
        return -1;
    template_store = str_format("%s/template.db", folder);
    store = mem_copy_string(template_store);
    return kiosk_command(WORDS("charter", "list"), NULL);
}

int kiosk_group_teardown(void **state)
{
    int result = nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);

    (void)state;
    free(folder);
    free(template_store);
    free(store);
    return result;
}

/* A fresh copy of the template, in a folder of its own: what SQLite keeps beside it goes along. */
static void copy_store(void)
{
    static int number;
    struct str bytes = {0};
    struct err e = {0};
    char *own = str_format("%s/%d", folder, ++number);

    assert_int_equal(file_make_directory(own, &e), ERR_OK);
    free(store);
    store = str_format("%s/store.db", own);
    assert_int_equal(file_read(template_store, STORE_MAX, &bytes, &e), ERR_OK);
    assert_int_equal(file_write(store, str_text(&bytes), bytes.len, &e), ERR_OK);
    str_clear(&bytes);
    free(own);
}

/* ---- the kiosk ----------------------------------------------------------------------------------- */

/* Who makes the store is its admin; called like a test's account, he would not see what that one sees. */
static void skip_for_maker(const char *account)
{
    char *maker = account_name();
    bool same = strcmp(maker, account) == 0;

    free(maker);
    if (same) {
        print_message("run this as somebody who is not called %s\n", account);
        skip();
    }
}

struct session *kiosk_play(void **state, struct kiosk_play o)
{
    char *program = built(o.shipped ? "sebadesk" : "tests/sebadesk_pretend");
    const char *argv[16] = {program, o.face == NULL ? "kiosk" : o.face};
    const char *env[16] = {NULL};
    struct session_options options = {.argv = argv,
                                      .env = env,
                                      .term = o.term,
                                      .class = o.class,
                                      .rows = o.rows,
                                      .cols = o.cols,
                                      .settle_ms = SETTLE_MS,
                                      .limit_ms = LIMIT_MS};
    char *where;
    char *account = str_format("SEBADESK_PRETEND_ACCOUNT=%s", o.account == NULL ? "" : o.account);
    struct session *s;
    size_t n = 0;

    if (!o.keep_store)
        copy_store();
    if (!o.keep_store && o.account != NULL) {
        skip_for_maker(o.account);
        assert_int_equal(kiosk_command(WORDS("user", "add", o.account, o.role), NULL), 0);
    }
    where = str_format("SEBADESK_STORE=%s", store);
    for (size_t i = 0; o.args != NULL && o.args[i] != NULL && i + 3 < COUNT(argv); i++)
        argv[i + 2] = o.args[i];
    for (; o.env != NULL && o.env[n] != NULL && n + 6 < COUNT(env); n++)
        env[n] = o.env[n];
    env[n++] = where;
    env[n++] = "SEBADESK_DICTIONARY=/dev/null"; /* not what this machine has */
    env[n++] = "SEBADESK_REPLIES=/nonexistent";
    if (o.account != NULL)
        env[n++] = account;
    env[n] = "SEBADESK_NOW=" NOW;
    s = session_start(state, &options);
    free(account);
    free(where);
    free(program);
    if (o.ends)
        return s;
    session_wait_text(s, "F1"); /* the terminal was asked what it is, and that takes a second */
    session_wait_quiet(s);
    return s;
}

void kiosk_let_pass(struct session *s, int milliseconds)
{
    session_wait_quiet(s);
    assert_int_equal(sigqueue(session_pid(s), SIGUSR1, (union sigval){.sival_int = milliseconds}),
                     0);
    session_wait_quiet(s);
}

void kiosk_answer(struct session *s, const char *answer)
{
    session_type(s, answer);
    session_wait_quiet(s);
    session_press(s, "Enter");
    session_wait_quiet(s);
}

void kiosk_keys(struct session *s, const char *const *keys)
{
    for (size_t i = 0; keys[i] != NULL; i++) {
        session_press(s, keys[i]);
        session_wait_quiet(s);
    }
}

/* ---- expected screens ---------------------------------------------------------------------------- */

void kiosk_expect_screen(struct session *s, const char *name, const char *language, unsigned rows,
                         unsigned cols)
{
    char *path = str_format("tests/screens/%s.%s.%ux%u.txt", name, language, cols, rows);

    session_expect_screen(s, path);
    free(path);
}

static void expect_both(struct session *s, const char *name, unsigned rows, unsigned cols)
{
    kiosk_expect_screen(s, name, "bn", rows, cols);
    session_press(s, "F2");
    kiosk_expect_screen(s, name, "en", rows, cols);
    session_press(s, "F2");
    session_wait_quiet(s);
}

void kiosk_expect_screens(struct session *s, const char *name)
{
    enum { FULL_ROWS = 24, FULL_COLS = 80, NARROW_ROWS = 12, NARROW_COLS = 40 };

    expect_both(s, name, FULL_ROWS, FULL_COLS);
    session_resize(s, NARROW_ROWS, NARROW_COLS);
    expect_both(s, name, NARROW_ROWS, NARROW_COLS);
    session_resize(s, FULL_ROWS, FULL_COLS);
    session_wait_quiet(s);
}

/* ---- ways through the screens -------------------------------------------------------------------- */

static void begin(struct session *s, const char *with_name)
{
    KEYS(s, "2", "3", "1", with_name);
    KEYS(s, "1", "Enter"); /* about something else */
}

void kiosk_write_anonymous(struct session *s, const char *subject, const char *description)
{
    begin(s, "2");
    KEYS(s, "2");
    kiosk_answer(s, subject);
    kiosk_answer(s, description);
}

void kiosk_write_named(struct session *s, const char *name, const char *subject,
                       const char *description)
{
    begin(s, "1");
    KEYS(s, "1", "2");
    kiosk_answer(s, subject);
    kiosk_answer(s, description);
    kiosk_answer(s, name);
    KEYS(s, "Enter", "Enter", "Enter");
    kiosk_answer(s, "ভুলতা, রূপগঞ্জ");
    KEYS(s, "1", "1");
}
