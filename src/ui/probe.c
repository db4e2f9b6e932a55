#include "ui/probe.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/env.h"
#include "base/str.h"

enum { PATIENCE_MS = 1000, PROBES = 3 };

static const char *const NAMES[TERMINAL_COUNT] = {
    [TERMINAL_AS_LIBC] = "plain",       [TERMINAL_KONSOLE] = "konsole",
    [TERMINAL_KIOSK] = "kiosk",         [TERMINAL_SIGNS_ZERO] = "signs-zero",
    [TERMINAL_MARKS_ONE] = "marks-one", [TERMINAL_SILENT] = "silent",
    [TERMINAL_ROMAN] = "roman",
};

bool probe_parse(const char *name, enum terminal_class *out)
{
    for (int i = 0; i < TERMINAL_COUNT; i++) {
        if (strcmp(name, NAMES[i]) == 0) {
            *out = (enum terminal_class)i;
            return true;
        }
    }
    return false;
}

const char *probe_name(enum terminal_class terminal)
{
    return NAMES[terminal];
}

bool probe_needs_overlay(enum terminal_class terminal)
{
    return terminal == TERMINAL_KONSOLE || terminal == TERMINAL_KIOSK ||
           terminal == TERMINAL_SIGNS_ZERO || terminal == TERMINAL_MARKS_ONE;
}

static bool send_all(int fd, const char *s, size_t n)
{
    while (n > 0) {
        ssize_t done = write(fd, s, n);

        if (done < 0 && errno != EINTR && errno != EAGAIN)
            return false;
        if (done > 0) {
            s += done;
            n -= (size_t)done;
        }
    }
    return true;
}

/* Takes the columns out of the cursor reports ESC [ row ; column R in what was read so far. */
static int read_reports(const char *s, int columns[PROBES])
{
    int count = 0;

    while (count < PROBES && (s = strstr(s, "\x1B[")) != NULL) {
        int row;
        int col;
        int end = 0;

        s += 2;
        if (sscanf(s, "%5d;%5d%n", &row, &col, &end) == 2 && s[end] == 'R')
            columns[count++] = col - 1;
    }
    return count;
}

static enum terminal_class classify(const int columns[PROBES])
{
    int sign = columns[0]; /* কা */
    int mark = columns[1]; /* কু */
    int two = columns[2];  /* বাং */

    if (sign > 2 || mark > 2)
        return TERMINAL_ROMAN; /* it counted bytes */
    if (mark == 2)
        return TERMINAL_MARKS_ONE;
    if (sign == 1)
        return TERMINAL_SIGNS_ZERO;
    return two == 2 ? TERMINAL_KONSOLE : TERMINAL_AS_LIBC;
}

void probe_ask(int fd)
{
    static const char QUESTION[] = "\rকা\x1B[6n\rকু\x1B[6n\rবাং\x1B[6n\r\x1B[K";

    (void)send_all(fd, QUESTION, sizeof(QUESTION) - 1); /* where it fails, no answer comes */
}

enum terminal_class probe_answer(int fd)
{
    char answer[256] = "";
    size_t n = 0;
    int columns[PROBES];
    int64_t end = clock_ticks() + PATIENCE_MS;

    while (read_reports(answer, columns) < PROBES) {
        struct pollfd p = {.fd = fd, .events = POLLIN};
        int64_t left = end - clock_ticks();
        ssize_t got;

        if (left <= 0 || n >= sizeof(answer) - 1)
            return TERMINAL_SILENT;
        if (poll(&p, 1, (int)left) < 0 && errno != EINTR)
            return TERMINAL_SILENT;
        if ((p.revents & (POLLIN | POLLHUP)) == 0)
            continue;
        got = read(fd, answer + n, sizeof(answer) - 1 - n);
        if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN))
            return TERMINAL_SILENT;
        if (got > 0)
            n += (size_t)got;
        answer[n] = '\0';
    }
    return classify(columns);
}

bool probe_is_needed(const char *name, enum terminal_class *terminal)
{
    static const char *const CONSOLES[] = {"linux", "vt", "dumb", "ansi", "cons", "pcansi", "sun"};
    const char *named = name != NULL ? name : env_get("SEBADESK_TERMINAL");
    const char *term = getenv("TERM");

    if (named != NULL && probe_parse(named, terminal))
        return false;
    for (size_t i = 0; term != NULL && i < sizeof(CONSOLES) / sizeof(CONSOLES[0]); i++) {
        if (str_starts(term, CONSOLES[i])) {
            *terminal = TERMINAL_ROMAN;
            return false;
        }
    }
    return true;
}
