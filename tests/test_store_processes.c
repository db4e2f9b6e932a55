/* Several processes at one store: making it, filing, reading, copying, dying. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "folder.h"
#include "site.h"

enum { WRITERS = 8, EACH = 25, MAKERS = 4, MOST_COPIES = 5000 };

/* A machine that has other work to do may let a writer wait for long. */
enum { ENDLESS_MS = 600000 };

/* Where the writers note the numbers they were given. */
struct shared {
    char tracking[WRITERS][EACH][TRACKING_SIZE];
};

static struct shared *share(void)
{
    struct shared *s =
        mmap(NULL, sizeof(*s), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    assert_true(s != MAP_FAILED);
    return s;
}

/* Starts a process that does `work` and ends with what it gives: 0 for good. */
static pid_t start(int (*work)(struct site *site, struct shared *shared, int i), struct site *site,
                   struct shared *shared, int i)
{
    pid_t pid = fork();

    assert_true(pid >= 0);
    if (pid == 0)
        _exit(work(site, shared, i));
    return pid;
}

static void assert_good_end(pid_t pid)
{
    int status = 0;

    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

/* ---- making ------------------------------------------------------------------------------------------ */

static int make_it(struct site *site, struct shared *shared, int i)
{
    struct store *store = NULL;
    struct err e = {0};
    enum err_code code = store_open(site->path, site_fill, &store, &e);

    (void)shared;
    (void)i;
    store_close(store);
    return (int)code;
}

static void several_make_one_store_at_once(void **state)
{
    enum { TIMES = 5 };
    struct site *site = *state;

    for (int n = 0; n < TIMES; n++) {
        char *path = str_format("%s/store%d.db", site->folder, n);
        pid_t makers[MAKERS];

        free(site->path);
        site->path = path;
        for (int i = 0; i < MAKERS; i++)
            makers[i] = start(make_it, site, NULL, i);
        for (int i = 0; i < MAKERS; i++)
            assert_good_end(makers[i]);
        assert_int_equal(site_check(site_open(site), NULL), 0);
        site_close(site);
        assert_int_equal(site_number(path, "SELECT count(*) FROM charter"), 1);
        assert_int_equal(site_number(path, "SELECT count(*) FROM account"), 1);
    }
}

/* ---- filing ------------------------------------------------------------------------------------------ */

static int file_many(struct site *site, struct shared *shared, int i)
{
    struct store *store = NULL;
    struct err e = {0};
    enum err_code code = store_open(site->path, NULL, &store, &e);

    if (code == ERR_OK)
        store_set_patience(store, ENDLESS_MS);
    for (int n = 0; code == ERR_OK && n < EACH; n++)
        code = site_try_file(store, "একসঙ্গে", shared->tracking[i][n], &e);
    store_close(store);
    return (int)code;
}

static int compare_numbers(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* Each number that was given out is there, and none twice. */
static void assert_all_there(struct store *store, struct shared *shared)
{
    char(*numbers)[TRACKING_SIZE] = shared->tracking[0];
    struct err e = {0};

    qsort(numbers, (size_t)WRITERS * EACH, TRACKING_SIZE, compare_numbers);
    for (int i = 0; i < WRITERS * EACH; i++) {
        struct complaint_record record = {0};

        assert_true(i == 0 || strcmp(numbers[i - 1], numbers[i]) != 0);
        if (store_complaint(store, numbers[i], &record, NULL, &e) != ERR_OK)
            fail_msg("%s is lost", numbers[i]);
        complaint_record_wipe(&record);
    }
}

static void eight_file_at_once_and_nothing_is_lost(void **state)
{
    struct site *site = *state;
    struct shared *shared = share();
    pid_t writers[WRITERS];

    (void)site_open(site);
    site_close(site); /* nobody may share a connection over a fork */
    for (int i = 0; i < WRITERS; i++)
        writers[i] = start(file_many, site, shared, i);
    for (int i = 0; i < WRITERS; i++)
        assert_good_end(writers[i]);
    assert_int_equal(site_count(site_open(site)), WRITERS * EACH);
    assert_all_there(site->store, shared);
    assert_int_equal(site_verify(site->store, NULL), 0);
    assert_int_equal(site_check(site->store, NULL), 0);
    (void)munmap(shared, sizeof(*shared));
}

static void readers_and_copies_see_whole_complaints(void **state)
{
    struct site *site = *state;
    struct shared *shared = share();
    struct err e = {0};
    size_t last = 0;
    pid_t writers[2];

    (void)site_open(site);
    site_close(site);
    for (int i = 0; i < 2; i++)
        writers[i] = start(file_many, site, shared, i);
    (void)site_open(site);
    for (int copies = 0; last < (size_t)2 * EACH; copies++) {
        char *copy = str_format("%s/copy%d.db", site->folder, copies);
        size_t count = site_count(site->store);

        assert_true(count >= last);
        assert_true(copies < MOST_COPIES); /* or the writers have died */
        last = count;
        assert_int_equal(site_verify(site->store, NULL), 0);
        assert_int_equal(store_backup(site->store, copy, &e), ERR_OK);
        assert_true(site_number(copy, "SELECT count(*) FROM complaint") >= (int64_t)count);
        assert_int_equal(site_number(copy, "SELECT count(*) FROM complaint c LEFT JOIN state s ON"
                                           " s.complaint = c.id WHERE s.complaint IS NULL"),
                         0);
        assert_int_equal(unlink(copy), 0);
        free(copy);
    }
    for (int i = 0; i < 2; i++)
        assert_good_end(writers[i]);
    (void)munmap(shared, sizeof(*shared));
}

/* ---- dying ------------------------------------------------------------------------------------------- */

static int numbers_out;

/* Files without end and writes each number down, as a kiosk shows it. */
static int file_for_ever(struct site *site, struct shared *shared, int i)
{
    struct store *store = NULL;
    struct err e = {0};
    char tracking[TRACKING_SIZE];
    enum err_code code = store_open(site->path, NULL, &store, &e);

    (void)shared;
    (void)i;
    while (code == ERR_OK) {
        code = site_try_file(store, "শেষ", tracking, &e);
        if (code == ERR_OK && write(numbers_out, tracking, TRACKING_SIZE) != TRACKING_SIZE)
            break;
    }
    return 1;
}

/* Kills it after that many numbers; all that were read, then or later, must be there. */
static void kill_after(struct site *site, int numbers)
{
    int fds[2];
    int status = 0;
    int read_out = 0;
    pid_t pid;
    char tracking[TRACKING_SIZE];
    struct store *store;

    assert_int_equal(pipe(fds), 0);
    numbers_out = fds[1];
    pid = start(file_for_ever, site, NULL, 0);
    (void)close(fds[1]);
    while (read_out < numbers && read(fds[0], tracking, TRACKING_SIZE) == TRACKING_SIZE)
        read_out++;
    assert_int_equal(read_out, numbers);
    assert_int_equal(kill(pid, SIGKILL), 0);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFSIGNALED(status));
    store = site_open(site);
    do {
        struct complaint_record record = {0};
        struct err e = {0};

        if (store_complaint(store, tracking, &record, NULL, &e) != ERR_OK)
            fail_msg("%s is lost", tracking);
        complaint_record_wipe(&record);
    } while (read(fds[0], tracking, TRACKING_SIZE) == TRACKING_SIZE);
    (void)close(fds[0]);
    assert_int_equal(site_check(store, NULL), 0);
    site_close(site);
}

static void kill_9_after_a_receipt_loses_nothing(void **state)
{
    struct site *site = *state;

    (void)site_open(site);
    site_close(site);
    for (int numbers = 1; numbers <= 8; numbers++)
        kill_after(site, numbers);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(several_make_one_store_at_once),
        STORE_TEST(eight_file_at_once_and_nothing_is_lost),
        STORE_TEST(readers_and_copies_see_whole_complaints),
        STORE_TEST(kill_9_after_a_receipt_loses_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
