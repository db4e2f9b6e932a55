#include "bench/trial.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "harness/keys.h"
#include "harness/quiet.h"

enum { LIMIT_MS = 10000, SETTLE_MS = 1000 };

static double now_ms(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void take_output(void *user, const char *bytes, size_t n)
{
    struct trial *t = user;

    t->bytes += n;
    matcher_feed(&t->matcher, bytes, n);
    child_send(&t->child, str_text(&t->matcher.answers), t->matcher.answers.len);
    str_cut(&t->matcher.answers, 0);
}

static enum err_code ended_early(const struct trial *t, struct err *e)
{
    if (WIFSIGNALED(t->child.status))
        return err_set(e, ERR_NOT_FOUND, "died of signal %d", WTERMSIG(t->child.status));
    return err_set(e, ERR_NOT_FOUND, "ended with status %d", WEXITSTATUS(t->child.status));
}

static enum err_code wait_for_text(struct trial *t, struct err *e)
{
    double deadline = now_ms() + LIMIT_MS;

    while (!t->matcher.found) {
        bool ended = t->child.ended;

        if (child_pump(&t->child, ended ? 0 : LIMIT_MS, take_output, t) == 0 && ended)
            return ended_early(t, e);
        if (now_ms() > deadline)
            return err_set(e, ERR_WAIT, "did not write the text in time");
    }
    return ERR_OK;
}

enum err_code trial_start(struct trial *t, const char *const *argv, const char *wanted,
                          struct err *e)
{
    char path[4096];
    const char *const env[] = {path, "LC_ALL=C.UTF-8", "TERM=xterm-256color", NULL};
    const struct child_options o = {argv, env, TRIAL_ROWS, TRIAL_COLS};
    enum err_code code;
    double start;

    *t = (struct trial){.child = {.master = -1, .slave = -1, .ended = true}};
    matcher_init(&t->matcher, wanted);
    (void)snprintf(path, sizeof(path), "PATH=%s", getenv("PATH") == NULL ? "" : getenv("PATH"));
    start = now_ms();
    code = child_start(&t->child, &o, e);
    if (code == ERR_OK)
        code = wait_for_text(t, e);
    t->start_ms = now_ms() - start;
    return code;
}

enum err_code trial_settle(struct trial *t, struct err *e)
{
    const struct quiet_options o = {.settle_ms = SETTLE_MS, .limit_ms = LIMIT_MS};

    switch (quiet_wait(&t->child, &o, take_output, t)) {
    case QUIET_REACHED:
        return ERR_OK;
    case QUIET_ENDED:
        return ended_early(t, e);
    default:
        return err_set(e, ERR_WAIT, "did not become quiet in time");
    }
}

enum err_code trial_key(struct trial *t, const char *key, size_t *bytes, struct err *e)
{
    struct str sequence = {0};
    enum err_code code;

    if (!keys_bytes(key, t->matcher.application_cursor, &sequence))
        return err_set(e, ERR_INPUT, "there is no key %s", key);
    t->bytes = 0;
    child_send(&t->child, str_text(&sequence), sequence.len);
    str_clear(&sequence);
    code = trial_settle(t, e);
    if (code == ERR_OK)
        *bytes = t->bytes;
    return code;
}

enum err_code trial_memory(const struct trial *t, const char *name, long *kb, struct err *e)
{
    char path[64];
    char line[256];
    size_t n = strlen(name);
    bool found = false;
    FILE *f;

    (void)snprintf(path, sizeof(path), "/proc/%ld/status", (long)t->child.pid);
    f = fopen(path, "re");
    if (f == NULL)
        return err_system(e, path);
    while (!found && fgets(line, sizeof(line), f) != NULL)
        found = strncmp(line, name, n) == 0 && line[n] == ':';
    (void)fclose(f);
    if (!found)
        return err_set(e, ERR_NOT_FOUND, "no %s in %s", name, path);
    *kb = strtol(line + n + 1, NULL, 10);
    return ERR_OK;
}

double trial_run_time(const struct trial *t)
{
    char path[64];
    char line[256] = "";
    FILE *f;

    (void)snprintf(path, sizeof(path), "/proc/%ld/schedstat", (long)t->child.pid);
    f = fopen(path, "re");
    if (f == NULL)
        return 0;
    if (fgets(line, sizeof(line), f) == NULL)
        line[0] = '\0';
    (void)fclose(f);
    return strtod(line, NULL);
}

void trial_stop(struct trial *t)
{
    child_close(&t->child);
    matcher_clear(&t->matcher);
}

bool trial_is_installed(const char *program)
{
    struct strv folders = {0};
    bool found = strchr(program, '/') != NULL && access(program, X_OK) == 0;

    if (strchr(program, '/') == NULL && getenv("PATH") != NULL)
        strv_split(&folders, getenv("PATH"), ':');
    for (size_t i = 0; i < folders.count && !found; i++) {
        char *path = str_format("%s/%s", folders.items[i], program);

        found = access(path, X_OK) == 0;
        free(path);
    }
    strv_clear(&folders);
    return found;
}
