/* The store on a disk that fails: at each single write, sync, cut and delete while it is made, opened,
 * filed into and acted in. What was promised is kept: a complaint is there whole or not at all, one whose
 * number was given out is there, and a step is taken and its draft gone, or neither. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "faulty.h"
#include "folder.h"
#include "site.h"

enum { FILED = 2, MOST = 2000 };

struct trial;

/* What is done on the disk that fails, and what must be true afterwards, on a good one. */
struct task {
    void (*work)(struct store *store, struct trial *t, struct err *e);
    void (*promise)(struct store *store, const struct trial *t);
    bool thorough;
};

/* Every so many-th operation fails, each kind at others of them; with TEST_ALL_FAULTS set every single one,
 * which takes minutes. Always every single one while filing: the bad spot, and the power cut, which is a
 * full disk's or a kill's harder brother. */
static int stride_of(const struct task *task, const char *base, enum fault_kind kind)
{
    enum { OF_MAKING = 23, OF_FILING = 3, OF_OTHERS = 4 };

    if (getenv("TEST_ALL_FAULTS") != NULL)
        return 1;
    if (base == NULL)
        return OF_MAKING;
    if (!task->thorough)
        return OF_OTHERS;
    return kind == FAULTY_FULL || kind == FAULTY_KILL ? OF_FILING : 1;
}

/* One run on the faulty disk. Lies in shared memory, so that it outlives a process that is killed. */
struct trial {
    const struct task *task;
    enum fault_kind kind;
    int at;         /* the operation that fails */
    int operations; /* how many there were */
    size_t old;     /* complaints that were there before */
    size_t given_out;
    char tracking[FILED][TRACKING_SIZE];
    enum err_code code;
};

static void run_trial(const char *path, struct trial *t)
{
    struct store *store = NULL;
    struct err e = {0};

    faulty_arm(t->kind, t->at);
    t->code = store_open(path, site_fill, &store, &e);
    if (t->code == ERR_OK)
        t->task->work(store, t, &e);
    store_close(store);
    t->operations = faulty_count();
    faulty_arm(FAULTY_NEVER, 0);
}

/* After the fault, on a good disk. */
static void assert_promises(struct site *site, const struct trial *t)
{
    struct store *store = site_open(site);
    char text[300];

    if (site_check(store, text) != 0)
        fail_msg("operation %d: %s", t->at, text);
    t->task->promise(store, t);
    site_file(store, "পরের", NULL); /* and it goes on */
    site_close(site);
}

/* ---- filing ------------------------------------------------------------------------------------------ */

/* Numbers that were given out are noted at once. */
static void file_some(struct store *store, struct trial *t, struct err *e)
{
    for (int i = 0; t->code == ERR_OK && i < FILED; i++) {
        char tracking[TRACKING_SIZE];

        t->code = site_try_file(store, "নতুন", tracking, e);
        if (t->code == ERR_OK)
            memcpy(t->tracking[t->given_out++], tracking, TRACKING_SIZE);
    }
}

static void numbers_are_kept(struct store *store, const struct trial *t)
{
    size_t count = site_count(store);
    struct err e = {0};

    if (count < t->old + t->given_out || count > t->old + t->given_out + 1)
        fail_msg("operation %d: %zu numbers given out, %zu complaints", t->at, t->given_out, count);
    for (size_t i = 0; i < t->given_out; i++) {
        struct complaint_record record = {0};

        if (store_complaint(store, t->tracking[i], &record, NULL, &e) != ERR_OK)
            fail_msg("operation %d: %s is lost", t->at, t->tracking[i]);
        complaint_record_wipe(&record);
    }
}

static const struct task FILING = {file_some, numbers_are_kept, true};

/* ---- filing with keys, and once more ------------------------------------------------------------------- */

static enum err_code file_keyed(struct store *store, int i, struct receipt *receipt, struct err *e)
{
    struct complaint complaint = site_complaint("চিঠি");
    char name[] = {(char)('1' + i), '\0'};

    store_form_key(complaint.office, name, complaint.form_key);
    return store_file(store, &complaint, AS_ACCOUNT, STORE_NOW, receipt, e);
}

static void file_some_keyed(struct store *store, struct trial *t, struct err *e)
{
    for (int i = 0; t->code == ERR_OK && i < FILED; i++) {
        struct receipt receipt = {0};

        t->code = file_keyed(store, i, &receipt, e);
        if (t->code == ERR_OK)
            memcpy(t->tracking[t->given_out++], receipt.tracking, TRACKING_SIZE);
        receipt_clear(&receipt);
    }
}

/* Whoever lost a receipt, or does not know, files all again: each is there once, with its number. */
static void all_is_filed_once(struct store *store, const struct trial *t)
{
    for (int i = 0; i < FILED; i++) {
        struct receipt receipt = {0};

        assert_int_equal(file_keyed(store, i, &receipt, NULL), ERR_OK);
        assert_false(receipt.differs);
        if ((size_t)i < t->given_out &&
            (!receipt.repeated || strcmp(receipt.tracking, t->tracking[i]) != 0))
            fail_msg("operation %d: %d was filed twice", t->at, i);
        receipt_clear(&receipt);
    }
    assert_int_equal(site_count(store), t->old + FILED);
}

static const struct task FILING_ONCE = {file_some_keyed, all_is_filed_once, false};

/* ---- steps with what was kept of them ------------------------------------------------------------------ */

static char begun[FILED][TRACKING_SIZE];

static void draft_key(int i, unsigned char key[FORM_KEY_SIZE])
{
    draft_step_key("", begun[i], key);
}

static void act_on_them(struct store *store, struct trial *t, struct err *e)
{
    unsigned char key[FORM_KEY_SIZE];
    const struct workflow_step step = {
        .action = ACTION_FILE_AWAY, .note = "আদালতে বিচারাধীন", .draft = key};

    for (int i = 0; t->code == ERR_OK && i < FILED; i++) {
        draft_key(i, key);
        t->code = store_act(store, begun[i], &step, AS_ACCOUNT, 0, STORE_NOW, NULL, e);
        t->given_out += t->code == ERR_OK;
    }
}

static void no_step_is_without_its_draft(struct store *store, const struct trial *t)
{
    for (int i = 0; i < FILED; i++) {
        struct complaint_record record = {0};
        struct draft_fields draft = {0};
        unsigned char key[FORM_KEY_SIZE];
        bool taken;

        draft_key(i, key);
        assert_int_equal(store_complaint(store, begun[i], &record, NULL, NULL), ERR_OK);
        taken = record.status == STATUS_FILED_AWAY;
        if (!taken && (size_t)i < t->given_out)
            fail_msg("operation %d: step %d is lost", t->at, i);
        if (store_draft_get(store, key, &draft, NULL) != (taken ? ERR_NOT_FOUND : ERR_OK))
            fail_msg("operation %d: step %d is %s, its draft %s", t->at, i,
                     taken ? "taken" : "not taken", taken ? "still there" : "lost");
        draft_fields_wipe(&draft);
        complaint_record_wipe(&record);
    }
}

static const struct task ACTING = {act_on_them, no_step_is_without_its_draft, false};

/* ---- trials -------------------------------------------------------------------------------------------- */

static void remove_beside(const struct site *site, const char *ending)
{
    char *path = str_format("%s%s", site->path, ending);

    (void)unlink(path);
    free(path);
}

/* Puts the store that all trials begin with in place; without one there is none. */
static void begin_anew(const struct site *site, const char *base)
{
    static const char *const ENDINGS[] = {"", "-wal", "-shm", "-journal"};

    for (size_t i = 0; i < sizeof(ENDINGS) / sizeof(ENDINGS[0]); i++)
        remove_beside(site, ENDINGS[i]);
    if (base != NULL)
        folder_copy(base, site->path);
}

static char *make_base(struct site *site)
{
    char *base = str_format("%s/base.db", site->folder);

    site_file(site_open(site), "আগের", NULL);
    site_close(site);
    folder_copy(site->path, base);
    return base;
}

/* The same with steps that were begun. */
static char *make_base_to_act(struct site *site)
{
    char *base = str_format("%s/base.db", site->folder);
    struct store *store = site_open(site);
    struct draft_fields fields = {0};
    unsigned char key[FORM_KEY_SIZE];

    draft_fields_add(&fields, "note", "আদালতে");
    for (int i = 0; i < FILED; i++) {
        site_file(store, "আগের", begun[i]);
        draft_key(i, key);
        assert_int_equal(store_draft_put(store, "step", key, &fields, STORE_NOW, NULL), ERR_OK);
    }
    draft_fields_wipe(&fields);
    site_close(site);
    folder_copy(site->path, base);
    return base;
}

/* ---- errors ------------------------------------------------------------------------------------------ */

static void assert_told(const struct trial *t)
{
    if (t->kind == FAULTY_FULL ? t->code != ERR_FULL && t->code != ERR_OK
                               : t->code != ERR_IO && t->code != ERR_STORE && t->code != ERR_OK)
        fail_msg("operation %d: it is called %s", t->at, err_name(t->code));
    if (t->code == ERR_OK)
        assert_int_equal(t->given_out, FILED);
}

static void try_every_error(struct site *site, const struct task *task, const char *base,
                            enum fault_kind kind, int least)
{
    int stride = stride_of(task, base, kind);
    struct trial t = {.at = stride == 1 ? 0 : (int)kind - stride};

    do {
        t = (struct trial){.task = task, .kind = kind, .at = t.at + stride, .old = base != NULL};
        begin_anew(site, base);
        run_trial(site->path, &t);
        assert_told(&t);
        assert_promises(site, &t);
    } while (t.operations >= t.at && t.at < MOST);
    assert_int_equal(t.code, ERR_OK);
    assert_in_range(t.at, least, MOST - 1);
}

static void filing_survives_every_bad_spot(void **state)
{
    char *base = make_base(*state);

    try_every_error(*state, &FILING, base, FAULTY_IO, 20);
    free(base);
}

static void filing_survives_a_disk_full_at_any_point(void **state)
{
    char *base = make_base(*state);

    try_every_error(*state, &FILING, base, FAULTY_FULL, 20);
    free(base);
}

static void making_a_store_survives_every_bad_spot(void **state)
{
    try_every_error(*state, &FILING, NULL, FAULTY_IO, 50);
}

static void making_a_store_survives_a_disk_full_at_any_point(void **state)
{
    try_every_error(*state, &FILING, NULL, FAULTY_FULL, 50);
}

/* ---- sudden death ------------------------------------------------------------------------------------ */

/* Whether the process lived to its end. */
static bool run_in_child(const char *path, struct trial *t)
{
    int status = 0;
    pid_t pid = fork();

    assert_true(pid >= 0);
    if (pid == 0) {
        run_trial(path, t);
        _exit(0);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    if (!WIFEXITED(status))
        assert_int_equal(WTERMSIG(status), SIGKILL);
    return WIFEXITED(status);
}

static void die_everywhere(struct site *site, const struct task *task, const char *base,
                           enum fault_kind kind, int least)
{
    struct trial *t =
        mmap(NULL, sizeof(*t), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    int stride = stride_of(task, base, kind);
    int at = stride == 1 ? 0 : (int)kind - stride;
    bool lived = false;

    assert_true(t != MAP_FAILED);
    while (!lived && at < MOST) {
        *t = (struct trial){.task = task, .kind = kind, .at = at += stride, .old = base != NULL};
        begin_anew(site, base);
        lived = run_in_child(site->path, t);
        if (kind == FAULTY_POWER)
            remove_beside(site, "-shm"); /* it was memory */
        assert_promises(site, t);
    }
    assert_int_equal(t->given_out, FILED);
    assert_in_range(at, least, MOST - 1);
    (void)munmap(t, sizeof(*t));
}

static void filing_survives_kill_at_every_write(void **state)
{
    char *base = make_base(*state);

    die_everywhere(*state, &FILING, base, FAULTY_KILL, 20);
    free(base);
}

static void filing_survives_a_power_cut_at_every_write(void **state)
{
    char *base = make_base(*state);

    die_everywhere(*state, &FILING, base, FAULTY_POWER, 20);
    free(base);
}

static void filing_with_keys_survives_kill_at_every_write(void **state)
{
    char *base = make_base(*state);

    die_everywhere(*state, &FILING_ONCE, base, FAULTY_KILL, 20);
    die_everywhere(*state, &FILING_ONCE, base, FAULTY_POWER, 20);
    free(base);
}

static void making_a_store_survives_kill_at_every_write(void **state)
{
    die_everywhere(*state, &FILING, NULL, FAULTY_KILL, 50);
}

static void making_a_store_survives_a_power_cut_at_every_write(void **state)
{
    die_everywhere(*state, &FILING, NULL, FAULTY_POWER, 50);
}

/* ---- steps ------------------------------------------------------------------------------------------- */

static void a_step_and_its_draft_survive_every_bad_spot(void **state)
{
    char *base = make_base_to_act(*state);

    try_every_error(*state, &ACTING, base, FAULTY_IO, 20);
    try_every_error(*state, &ACTING, base, FAULTY_FULL, 20);
    free(base);
}

static void a_step_and_its_draft_survive_death_at_every_write(void **state)
{
    char *base = make_base_to_act(*state);

    die_everywhere(*state, &ACTING, base, FAULTY_KILL, 20);
    die_everywhere(*state, &ACTING, base, FAULTY_POWER, 20);
    free(base);
}

/* ---- a limit of the system's own --------------------------------------------------------------------- */

static void a_file_that_may_not_grow_is_a_full_disk(void **state)
{
    struct site *site = *state;
    struct store *store = site_open(site);
    struct rlimit before;
    struct rlimit limit;
    struct err e = {0};
    enum err_code code = ERR_OK;
    size_t filed = 0;

    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    (void)signal(SIGXFSZ, SIG_IGN);
    limit = before;
    limit.rlim_cur = (rlim_t)400 * 1024;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    while (filed < 1000 && (code = site_try_file(store, "ক", NULL, &e)) == ERR_OK)
        filed++;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    if (code != ERR_FULL)
        fail_msg("it is called %s (%s)", err_name(code), e.text);
    assert_true(filed > 0);
    assert_int_equal(site_count(store), filed);
    site_file(store, "ক", NULL); /* there is room again */
    assert_int_equal(site_check(store, NULL), 0);
}

static int install(void **state)
{
    (void)state;
    faulty_install();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORE_TEST(filing_survives_every_bad_spot),
        STORE_TEST(filing_survives_a_disk_full_at_any_point),
        STORE_TEST(making_a_store_survives_every_bad_spot),
        STORE_TEST(making_a_store_survives_a_disk_full_at_any_point),
        STORE_TEST(filing_survives_kill_at_every_write),
        STORE_TEST(filing_survives_a_power_cut_at_every_write),
        STORE_TEST(filing_with_keys_survives_kill_at_every_write),
        STORE_TEST(making_a_store_survives_kill_at_every_write),
        STORE_TEST(making_a_store_survives_a_power_cut_at_every_write),
        STORE_TEST(a_step_and_its_draft_survive_every_bad_spot),
        STORE_TEST(a_step_and_its_draft_survive_death_at_every_write),
        STORE_TEST(a_file_that_may_not_grow_is_a_full_disk),
    };

    return cmocka_run_group_tests(tests, install, NULL);
}
