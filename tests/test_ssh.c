/* The faces over SSH, with ForceCommand, and the line cut in the middle of work: nothing half done, and
 * what was typed is there. The server is Debian's; it talks to the client through a pipe, so that no port
 * is opened. Needs the superuser, whom the server lets in, and sshd, which is not installed for this. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "kiosk_play.h"
#include "store/internal.h"

#define SSHD "/usr/sbin/sshd"
#define PRIVILEGE_FOLDER "/run/sshd"

static bool made_privilege_folder;

/* ---- the server ------------------------------------------------------------------------------------ */

static bool is_possible(void)
{
    return geteuid() == 0 && access(SSHD, X_OK) == 0 && access("/usr/bin/ssh", X_OK) == 0 &&
           access("/usr/bin/ssh-keygen", X_OK) == 0;
}

static void make_key(const char *path)
{
    pid_t pid = fork();
    int status = 1;

    assert_true(pid >= 0);
    if (pid == 0) {
        (void)execl("/usr/bin/ssh-keygen", "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f",
                    path, (char *)NULL);
        _exit(127);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
}

static void write_config(const char *folder, const char *face)
{
    const char *builddir = getenv("builddir");
    char *here = realpath(builddir == NULL ? "." : builddir, NULL);
    char *path = str_format("%s/sshd_config", folder);
    char *text =
        str_format("HostKey %s/host\nAuthorizedKeysFile %s/user.pub\nPidFile none\n"
                   "StrictModes no\nUsePAM no\nPermitRootLogin yes\nLogLevel QUIET\nPrintMotd no\n"
                   "AllowTcpForwarding no\nX11Forwarding no\n"
                   "SetEnv SEBADESK_STORE=%s SEBADESK_NOW=2026-11-22T09:00:00+06:00\n"
                   "ForceCommand exec %s/sebadesk %s --office rupganj 9>%s/alive\n",
                   folder, folder, kiosk_store(), here, face, folder);

    (void)unlink(path);
    assert_int_equal(file_write(path, text, strlen(text), NULL), ERR_OK);
    free(text);
    free(path);
    free(here);
}

static int setup(void **state)
{
    struct stat st;
    char *host;
    char *user;
    char *alive;

    if (!is_possible())
        return 0;
    if (kiosk_group_setup(state) != 0)
        return -1;
    made_privilege_folder = stat(PRIVILEGE_FOLDER, &st) != 0 && mkdir(PRIVILEGE_FOLDER, 0755) == 0;
    host = str_format("%s/host", kiosk_folder());
    user = str_format("%s/user", kiosk_folder());
    alive = str_format("%s/alive", kiosk_folder());
    make_key(host);
    make_key(user);
    assert_int_equal(mkfifo(alive, 0600), 0);
    free(host);
    free(user);
    free(alive);
    return 0;
}

static int teardown(void **state)
{
    if (!is_possible())
        return 0;
    if (made_privilege_folder)
        (void)rmdir(PRIVILEGE_FOLDER);
    return kiosk_group_teardown(state);
}

/* ---- a line ---------------------------------------------------------------------------------------- */

struct line {
    struct session *session;
    int alive; /* comes to its end when the program at the other end has ended */
};

static struct line call(void **state, const char *face)
{
    char *alive = str_format("%s/alive", kiosk_folder());
    char *key = str_format("-i%s/user", kiosk_folder());
    char *proxy = str_format("-oProxyCommand=" SSHD " -i -f %s/sshd_config", kiosk_folder());
    const char *const argv[] = {"ssh",
                                "-tt",
                                "-F",
                                "none",
                                key,
                                proxy,
                                "-oIdentitiesOnly=yes",
                                "-oUserKnownHostsFile=/dev/null",
                                "-oStrictHostKeyChecking=no",
                                "-oLogLevel=QUIET",
                                "root@office",
                                NULL};
    const char *const env[] = {"HOME=/nonexistent", "SHELL=/bin/sh", NULL};
    struct line line;

    write_config(kiosk_folder(), face);
    line.alive = open(alive, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    assert_true(line.alive >= 0);
    line.session = session_start(state, &(struct session_options){.argv = argv, .env = env});
    free(alive);
    free(key);
    free(proxy);
    return line;
}

/* The client dies as with a pulled plug; then the program at the other end must end by itself. */
static void cut(struct line *line)
{
    enum { LIMIT_MS = 60000 };
    struct pollfd end = {line->alive, POLLIN, 0};
    char byte;

    session_kill9(line->session);
    assert_int_equal(poll(&end, 1, LIMIT_MS), 1);
    assert_int_equal(read(line->alive, &byte, 1), 0);
    (void)close(line->alive);
    session_close(line->session);
}

static struct store *open_store(void)
{
    struct store *store = NULL;

    assert_int_equal(store_open(kiosk_store(), NULL, &store, NULL), ERR_OK);
    store_speak_for(store, "root");
    return store;
}

/* ---- the desk -------------------------------------------------------------------------------------- */

static void a_cut_line_leaves_the_draft(void **state)
{
    struct line line;
    struct store *store;
    struct draft_list drafts = {0};
    struct draft_fields fields = {0};

    if (!is_possible())
        skip();
    line = call(state, "desk");
    session_wait_text(line.session, "আজ কোনো অভিযোগ আসেনি");
    session_type(line.session, "n");
    session_wait_text(line.session, "মোবাইল");
    session_type(line.session, "01712345678\t");
    session_type(line.session, "রহিমা খাতুন\t");
    session_wait_text(line.session, "রহিমা খাতুন");
    session_type(line.session, "ভুলতা");
    session_wait_text(line.session, "ভুলতা");
    cut(&line);
    assert_int_equal(kiosk_count_complaints(), 0);
    store = open_store();
    assert_int_equal(store_drafts(store, &drafts, NULL), ERR_OK);
    assert_int_equal(drafts.count, 1);
    assert_string_equal(drafts.items[0].name, "রহিমা খাতুন");
    assert_int_equal(store_draft_get(store, drafts.items[0].key, &fields, NULL), ERR_OK);
    assert_string_equal(draft_fields_get(&fields, "mobile"), "০১৭১২৩৪৫৬৭৮");
    assert_string_equal(draft_fields_get(&fields, "present_address"), "ভুলতা");
    draft_fields_wipe(&fields);
    draft_list_wipe(&drafts);
    store_close(store);
}

static void the_draft_is_offered_on_the_next_line(void **state)
{
    struct line line;

    if (!is_possible())
        skip();
    line = call(state, "desk");
    session_wait_text(line.session, "রহিমা খাতুন");
    session_press(line.session, "Enter");
    session_wait_text(line.session, "ভুলতা");
    cut(&line);
    assert_int_equal(kiosk_count_complaints(), 0);
}

/* ---- the queue ------------------------------------------------------------------------------------- */

static void file_one(char tracking[TRACKING_SIZE])
{
    struct store *store = open_store();
    struct complaint c = {.office = mem_copy_string("doict.rupganj.narayanganj"),
                          .anonymous = true,
                          .subject = mem_copy_string("ঘুষ"),
                          .description = mem_copy_string("টাকা ছাড়া কাজ হয় না")};
    struct receipt receipt = {0};

    assert_int_equal(store_file(store, &c, AS_VISITOR, 1000, &receipt, NULL), ERR_OK);
    memcpy(tracking, receipt.tracking, TRACKING_SIZE);
    receipt_clear(&receipt);
    complaint_wipe(&c);
    store_close(store);
}

static void expect_untouched(const char *tracking)
{
    struct store *store = open_store();
    struct complaint_record record;
    struct event_list events = {0};
    struct strv faults = {0};

    assert_int_equal(store_complaint(store, tracking, &record, &events, NULL), ERR_OK);
    assert_int_equal(record.status, STATUS_NEW);
    assert_int_equal(events.count, 1);
    assert_int_equal(store_check(store, &faults, NULL), ERR_OK);
    assert_int_equal(faults.count, 0);
    complaint_record_wipe(&record);
    event_list_wipe(&events);
    store_close(store);
}

/* Up to the reason of a step that is not taken yet. */
static void begin_filing_away(struct session *s)
{
    session_wait_text(s, "ঘুষ");
    session_press(s, "Enter");
    session_wait_text(s, "টাকা ছাড়া কাজ হয় না");
    session_press(s, "6");
    session_wait_text(s, "কারণ");
}

static void a_cut_line_leaves_the_case_as_it_was(void **state)
{
    char tracking[TRACKING_SIZE];
    struct line line;

    if (!is_possible())
        skip();
    file_one(tracking);
    line = call(state, "queue");
    begin_filing_away(line.session);
    session_type(line.session, "আদালতে বিচারাধীন");
    session_wait_text(line.session, "আদালতে বিচারাধীন");
    cut(&line);
    expect_untouched(tracking);
    line = call(state, "queue");
    begin_filing_away(line.session);
    session_wait_text(line.session, "আদালতে বিচারাধীন"); /* what was typed is there */
    cut(&line);
    expect_untouched(tracking);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_cut_line_leaves_the_draft, session_teardown),
        cmocka_unit_test_teardown(the_draft_is_offered_on_the_next_line, session_teardown),
        cmocka_unit_test_teardown(a_cut_line_leaves_the_case_as_it_was, session_teardown),
    };

    return cmocka_run_group_tests_name("ssh", tests, setup, teardown);
}
