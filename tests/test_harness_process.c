/* The tests of the harness for whole programs, second part: how programs end, their memory, expected
 * screens, nothing left behind, and programs of others. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "harness_play.h"

/* ---- what happens to a terminal -------------------------------------------------------------------- */
/* curses (and part_signals) miss a signal that comes between their look for one and their poll, so
 * it is sent when they are quiet. */
static void a_program_hears_of_a_new_size(void **state)
{
    static const unsigned sizes[][2] = {{12, 40}, {60, 200}, {1, 1}, {2, 7}, {24, 80}};
    struct session *s = play_plain(state, ARGS("keys"));

    for (size_t i = 0; i < COUNT(sizes); i++) {
        char *wanted = str_format("%ux%u", sizes[i][0], sizes[i][1]);
        char *row;

        session_wait_quiet(s);
        session_resize(s, sizes[i][0], sizes[i][1]);
        session_wait_quiet(s);
        row = session_row(s, 0);
        if (sizes[i][1] > 1)
            assert_string_equal(row, wanted);
        free(row);
        free(wanted);
    }
    session_wait_text(s, "KEY_RESIZE");
}

static void signals_and_the_hang_up_arrive(void **state)
{
    struct session *s = play_plain(state, ARGS("signals"));

    session_wait_quiet(s);
    session_signal(s, SIGUSR1);
    session_wait_text(s, "signal USR1");
    session_wait_quiet(s);
    session_resize(s, 10, 50);
    session_wait_text(s, "signal WINCH");
    session_wait_quiet(s);
    session_hang_up(s);
    assert_int_equal(session_wait_exit(s), 42);
}

static void ends_are_told_apart(void **state)
{
    struct session *s = play_plain(state, ARGS("exit", "0"));

    assert_int_equal(session_wait_exit(s), 0);
    session_wait_text(s, "bye");
    s = play_plain(state, ARGS("exit", "7"));
    assert_int_equal(session_wait_exit(s), 7);
    s = play_plain(state, ARGS("abort"));
    assert_int_equal(session_wait_exit(s), 128 + SIGABRT);
    s = play_plain(state, ARGS("deaf"));
    session_wait_text(s, "ready");
    session_kill9(s);
    assert_int_equal(session_wait_exit(s), 128 + SIGKILL);
}

/* Blocks until the process has ended, and leaves it to be waited for. */
static void until_ended(pid_t pid)
{
    siginfo_t info;

    assert_int_equal(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT), 0);
}

static void a_death_that_nobody_asked_for_is_reported(void **state)
{
    struct failure f;
    void *own = NULL;
    struct session *s = play(state, failing(&f), ARGS("abort"));

    until_ended(session_pid(s));
    ASSERT_FAILS(&f, session_close(s), "nobody asked how the program ended");
    assert_non_null(strstr(f.message, "died of signal 6"));
    assert_non_null(strstr(f.message, "its last output:\ngoing to abort"));
    session_close(s);
    s = play(&own, failing(&f), ARGS("exit", "9"));
    until_ended(session_pid(s));
    assert_int_equal(session_teardown(&own), -1);
    assert_null(own);
    s = play(&own, failing(&f), ARGS("exit", "0"));
    until_ended(session_pid(s));
    assert_int_equal(session_teardown(&own), 0);
}

/* ---- nothing left behind ----------------------------------------------------------------------- */
static size_t open_descriptors(void)
{
    DIR *dir = opendir("/proc/self/fd");
    size_t n = 0;

    assert_non_null(dir);
    while (readdir(dir) != NULL)
        n++;
    (void)closedir(dir);
    return n;
}

static void descriptors_are_closed(void **state)
{
    size_t before = open_descriptors();

    for (int i = 0; i < 3; i++) {
        struct session *a = play_plain(state, ARGS("deaf"));
        struct session *b = play_plain(state, ARGS("exit", "0"));
        struct session *c = play_plain(state, ARGS("deaf"));

        session_wait_text(a, "ready");
        (void)session_memory_has(a, "x", 1, 0);
        assert_int_equal(session_wait_exit(b), 0);
        session_close(b);
        session_close(a);
        session_hang_up(c);
    }
    assert_int_equal(session_teardown(state), 0);
    assert_int_equal(open_descriptors(), before);
}

/* Waits for a process that is or became ours; the alarm ends a test that would hang. */
static int reap(pid_t pid)
{
    int status = -1;

    (void)alarm(60);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    (void)alarm(0);
    return status;
}

static void closing_kills_the_whole_group(void **state)
{
    struct session *s;
    unsigned row;
    unsigned col;
    char *text;
    pid_t grandchild;

    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    s = play_plain(state, ARGS("stubborn"));
    session_wait_text(s, "ready.");
    assert_true(session_find_text(s, "child ", &row, &col));
    text = session_row(s, row);
    grandchild = (pid_t)strtol(text + strlen("child "), NULL, 10);
    free(text);
    assert_int_equal(kill(grandchild, 0), 0);
    session_close(s);
    assert_int_equal(reap(grandchild), SIGKILL);
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 0), 0);
}

static void give_up(void *user, const char *message)
{
    (void)user;
    (void)message;
    _exit(1);
}

/* A test program that is killed takes its program under test with it. */
static void a_killed_test_leaves_no_orphan(void **state)
{
    int ends[2];
    pid_t helper;
    pid_t program = 0;

    (void)state;
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    assert_int_equal(pipe(ends), 0);
    helper = fork();
    if (helper == 0) {
        void *own = NULL;
        struct session *s =
            play(&own, (struct session_options){.failed = give_up}, ARGS("stubborn", "alone"));

        session_wait_text(s, "ready");
        program = session_pid(s);
        if (write(ends[1], &program, sizeof(program)) == sizeof(program))
            (void)raise(SIGKILL);
        _exit(1);
    }
    assert_int_equal(read(ends[0], &program, sizeof(program)), sizeof(program));
    (void)close(ends[0]);
    (void)close(ends[1]);
    assert_int_equal(reap(helper), SIGKILL);
    assert_int_equal(reap(program), SIGKILL);
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 0), 0);
}

/* ---- memory ------------------------------------------------------------------------------------ */
static const char secret[] = "গোপন কথা 4821";

static struct session *play_secret(void **state, const char *where)
{
    struct session *s = play_plain(state, ARGS("secret", where));

    session_wait_text(s, "ready");
    session_type(s, secret);
    session_press(s, "Enter");
    session_wait_text(s, "kept");
    session_wait_quiet(s);
    return s;
}

static void memory_is_searched_in_every_form(void **state)
{
    enum { ALL = MEMORY_UTF16 | MEMORY_UTF32 | MEMORY_CELLS };
    static const struct {
        const char *where;
        unsigned forms; /* besides the bytes, the only one that finds it */
        enum memory_answer bytes;
    } rows[] = {
        {"heap", 0, MEMORY_FOUND},
        {"static", 0, MEMORY_FOUND},
        {"stack", 0, MEMORY_FOUND},
        {"big", 0, MEMORY_FOUND},
        {"utf16", MEMORY_UTF16, MEMORY_NOT_FOUND},
        {"utf32", MEMORY_UTF32, MEMORY_NOT_FOUND},
        {"cells", MEMORY_CELLS, MEMORY_NOT_FOUND},
        {"nowhere", 0, MEMORY_NOT_FOUND},
    };

    if (getenv("SESSION_WRAPPER") != NULL)
        skip(); /* valgrind keeps copies of its own */
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct session *s = play_secret(state, rows[i].where);
        size_t n = strlen(secret);
        bool somewhere = rows[i].bytes == MEMORY_FOUND || rows[i].forms != 0;

        assert_int_equal(session_memory_has(s, secret, n, 0), rows[i].bytes);
        assert_int_equal(session_memory_has(s, secret, n, rows[i].forms),
                         somewhere ? MEMORY_FOUND : MEMORY_NOT_FOUND);
        assert_int_equal(session_memory_has(s, secret, n, ALL & ~rows[i].forms), rows[i].bytes);
        session_close(s);
    }
}

static void memory_of_the_dead_is_not_said_to_be_clean(void **state)
{
    struct session *s = play_secret(state, "heap");

    session_kill9(s);
    assert_int_equal(session_memory_has(s, secret, strlen(secret), 0), MEMORY_NOT_PERMITTED);
}

/* Neither memory nor the system call of another user's program may be seen: a helper without rights
 * finds that out, and becomes quiet the slower way. */
static void without_the_right_to_look_it_is_said(void **state)
{
    pid_t helper = fork();
    int status;

    (void)state;
    if (helper == 0) {
        void *own = NULL;
        struct session *s;

        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
            _exit(77);
        s = play(&own, (struct session_options){.failed = give_up, .settle_ms = 100},
                 ARGS("secret", "heap", "not dumpable"));
        session_wait_text(s, "ready");
        session_wait_quiet(s);
        if (session_memory_has(s, secret, strlen(secret), 0) != MEMORY_NOT_PERMITTED)
            _exit(2);
        session_close(s);
        _exit(0);
    }
    status = reap(helper);
    if (status == 77 << 8)
        skip();
    assert_int_equal(status, 0);
}

/* ---- expected screens -------------------------------------------------------------------------- */
static char *read_all(const char *path)
{
    struct str text = {0};

    assert_int_equal(file_read(path, 1 << 20, &text, NULL), ERR_OK);
    return str_take(&text);
}

static void assert_screen_steps(struct session *s, struct failure *f, const char *path)
{
    char *text;

    ASSERT_FAILS(f, session_expect_screen(s, "screen.txt"), "the screen is not that of");
    assert_int_equal(setenv("UPDATE_SCREENS", "1", 1), 0);
    session_expect_screen(s, "screen.txt");
    assert_int_equal(unsetenv("UPDATE_SCREENS"), 0);
    text = read_all(path);
    assert_string_equal(text, "এক\n  দুই\n\n");
    free(text);
    session_expect_screen(s, "screen.txt");
    session_press(s, "x");
    ASSERT_FAILS(f, session_expect_screen(s, "screen.txt"),
                 "\nrow 1\n  -   দুই\n  +   তিন\nrow 2\n  - \n  + চার\n");
}

static void screens_are_compared_with_files(void **state)
{
    struct failure f;
    struct session_options o = failing(&f);
    char directory[] = "/tmp/test_harness.XXXXXX";
    char *srcdir = str_format("%s", getenv("srcdir") == NULL ? "." : getenv("srcdir"));
    char *path;
    struct session *s;

    o.rows = 3;
    assert_non_null(mkdtemp(directory));
    path = str_format("%s/screen.txt", directory);
    assert_int_equal(setenv("srcdir", directory, 1), 0);
    s = play(state, o, ARGS("pages", "এক   \r\n  দুই", "\033[2;3Hতিন\r\nচার"));
    assert_screen_steps(s, &f, path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(directory), 0);
    assert_int_equal(setenv("UPDATE_SCREENS", "1", 1), 0);
    ASSERT_FAILS(&f, session_expect_screen(s, "screen.txt"), "cannot write");
    assert_int_equal(unsetenv("UPDATE_SCREENS"), 0);
    assert_int_equal(setenv("srcdir", srcdir, 1), 0);
    free(path);
    free(srcdir);
}

/* ---- programs of others ------------------------------------------------------------------------ */
static bool is_installed(const char *program)
{
    char *command = str_format("command -v %s >/dev/null 2>&1", program);
    bool found = system(command) == 0;

    free(command);
    return found;
}

static void a_menu_of_others_can_be_driven(void **state, const char *program, bool marks)
{
    static const char *const env[] = {"LC_ALL=C.UTF-8", NULL};
    const char *const argv[] = {program,  "--menu", "সেবা",  "22", "70",    "12", "1",
                                "কেশবপুর", "2",      "রূপগঞ্জ", "3",  "হোমনা", NULL};
    struct session *s;

    if (!is_installed(program))
        skip();
    s = session_start(state, &(struct session_options){.argv = argv, .env = env, .settle_ms = 5});
    session_wait_text(s, "হোমনা");
    session_wait_quiet(s);
    assert_true(session_find_text(s, "রূপগঞ্জ", NULL, NULL));
    session_press(s, "Down");
    session_wait_quiet(s);
    assert_int_equal(session_modes(s).mouse, marks);
    session_press(s, "Enter");
    assert_int_equal(session_wait_exit(s), 0);
    session_wait_text(s, "2");
}

static void whiptail_can_be_driven(void **state)
{
    a_menu_of_others_can_be_driven(state, "whiptail", false);
}

static void dialog_can_be_driven(void **state)
{
    a_menu_of_others_can_be_driven(state, "dialog", true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_program_hears_of_a_new_size, session_teardown),
        cmocka_unit_test_teardown(signals_and_the_hang_up_arrive, session_teardown),
        cmocka_unit_test_teardown(ends_are_told_apart, session_teardown),
        cmocka_unit_test_teardown(a_death_that_nobody_asked_for_is_reported, session_teardown),
        cmocka_unit_test_teardown(descriptors_are_closed, session_teardown),
        cmocka_unit_test_teardown(closing_kills_the_whole_group, session_teardown),
        cmocka_unit_test_teardown(a_killed_test_leaves_no_orphan, session_teardown),
        cmocka_unit_test_teardown(memory_is_searched_in_every_form, session_teardown),
        cmocka_unit_test_teardown(memory_of_the_dead_is_not_said_to_be_clean, session_teardown),
        cmocka_unit_test_teardown(without_the_right_to_look_it_is_said, session_teardown),
        cmocka_unit_test_teardown(screens_are_compared_with_files, session_teardown),
        cmocka_unit_test_teardown(whiptail_can_be_driven, session_teardown),
        cmocka_unit_test_teardown(dialog_can_be_driven, session_teardown),
    };

    return cmocka_run_group_tests_name("harness_process", tests, NULL, NULL);
}
