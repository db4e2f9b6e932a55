/* The program that test_harness drives: a small full-screen or raw-mode program for each thing that
 * the harness can do. Called with the name of the part to play and its arguments. */
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <termios.h>
#include <unistd.h>
#include <unistr.h>
#include <locale.h>

enum { LINE_BYTES = 256, LAST_KEY = 'q' };

/* ---- helpers ----------------------------------------------------------------------------------- */
static void say(const char *text)
{
    size_t n = strlen(text);

    while (n > 0) {
        ssize_t done = write(STDOUT_FILENO, text, n);

        if (done < 0)
            exit(9);
        text += done;
        n -= (size_t)done;
    }
}

static void go_raw(void)
{
    struct termios modes;

    if (tcgetattr(STDIN_FILENO, &modes) != 0)
        exit(8);
    cfmakeraw(&modes);
    (void)tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

/* One byte, or -1 at the end of input or after timeout_ms. */
static int next_byte(int timeout_ms)
{
    struct pollfd fd = {.fd = STDIN_FILENO, .events = POLLIN};
    unsigned char byte;

    if (poll(&fd, 1, timeout_ms) != 1 || read(STDIN_FILENO, &byte, 1) != 1)
        return -1;
    return byte;
}

/* Work that takes a while and has nothing to do with the terminal. */
static void work(int ms)
{
    (void)poll(NULL, 0, ms);
}

/* Reads a line without showing it. */
static size_t read_secret(char *line)
{
    size_t n = 0;

    for (;;) {
        int byte = next_byte(-1);

        if (byte < 0)
            exit(7);
        if (byte == '\r' || n == LINE_BYTES - 1)
            break;
        line[n++] = (char)byte;
    }
    line[n] = '\0';
    return n;
}

/* Stays until LAST_KEY is pressed. */
static int stay(void)
{
    int byte;

    do
        byte = next_byte(-1);
    while (byte >= 0 && byte != LAST_KEY);
    return byte < 0 ? 6 : 0;
}

/* ---- parts ------------------------------------------------------------------------------------- */
/* Shows in hexadecimal what the terminal sends; the argument is written first, e.g. to set modes. */
static int part_raw(char **args)
{
    char text[16];
    int byte;

    go_raw();
    if (args[0] != NULL)
        say(args[0]);
    say("ready:");
    do {
        byte = next_byte(-1);
        if (byte < 0)
            return 6;
        (void)snprintf(text, sizeof(text), " %02x", (unsigned)byte);
        say(text);
    } while (byte != LAST_KEY);
    return 0;
}

static void draw_keys(int key, int keys)
{
    MEVENT mouse;

    (void)erase();
    (void)mvprintw(0, 0, "%dx%d", LINES, COLS);
    if (key == KEY_MOUSE && getmouse(&mouse) == OK)
        (void)mvprintw(1, 0, "mouse at %d,%d", mouse.y, mouse.x);
    else if (key != 0)
        (void)mvprintw(1, 0, "key %s", key == KEY_RESIZE ? "KEY_RESIZE" : keyname(key));
    (void)mvprintw(2, 0, "%d keys", keys);
    (void)refresh();
}

/* ncurses: names each key, after `delay` ms of work if an argument says so. */
static int part_keys(char **args)
{
    int delay = args[0] == NULL ? 0 : atoi(args[0]);
    int key = 0;
    int keys = 0;

    (void)initscr();
    (void)raw();
    (void)noecho();
    (void)keypad(stdscr, TRUE);
    (void)mousemask(BUTTON1_PRESSED | BUTTON1_RELEASED, NULL);
    (void)mouseinterval(0);
    while (key != LAST_KEY) {
        draw_keys(key, keys++);
        key = getch();
        work(delay);
    }
    (void)endwin();
    return 0;
}

static int part_style(char **args)
{
    (void)args;
    (void)initscr();
    (void)start_color();
    (void)use_default_colors();
    (void)init_pair(1, COLOR_WHITE, COLOR_GREEN);
    (void)attrset(A_BOLD);
    (void)mvaddstr(0, 0, "bold");
    (void)attrset(A_REVERSE);
    (void)mvaddstr(1, 0, "reverse");
    (void)attrset(A_UNDERLINE);
    (void)mvaddstr(2, 0, "underline");
    (void)attrset(COLOR_PAIR(1));
    (void)mvaddstr(3, 0, "green");
    (void)attrset(A_NORMAL);
    (void)mvaddstr(4, 0, "plain");
    (void)move(5, 7);
    (void)refresh();
    (void)getch();
    (void)endwin();
    return 0;
}

/* Reads the column from the answer ESC [ row ; column R; 0 when none comes in time. */
static int read_column(int timeout_ms)
{
    int column = 0;

    for (;;) {
        int byte = next_byte(timeout_ms);

        if (byte < 0)
            return 0;
        if (byte == 'R')
            return column;
        column = byte == ';' || byte < '0' || byte > '9' ? 0 : column * 10 + byte - '0';
    }
}

/* Asks for the columns of each argument, then for the place of the cursor. */
static int part_probe(char **args)
{
    char text[64];

    go_raw();
    for (; *args != NULL; args++) {
        say("\r");
        say(*args);
        say("\033[6n");
        (void)snprintf(text, sizeof(text), "\r\n%d\r\n", read_column(300) - 1);
        say(text);
    }
    say("\033[12;34H\033[6n");
    (void)snprintf(text, sizeof(text), "\rcolumn %d.", read_column(300));
    say(text);
    return stay();
}

/* After a key: works in steps, writing between them. */
static int part_slow(char **args)
{
    (void)args;
    go_raw();
    say("ready");
    while (next_byte(-1) >= 0) {
        for (int step = 0; step < 3; step++) {
            work(40);
            say(".");
        }
        say("done");
    }
    return 0;
}

/* Looks for input every few milliseconds, forever. */
static int part_restless(char **args)
{
    (void)args;
    go_raw();
    say("ready");
    while (next_byte(5) != LAST_KEY)
        continue;
    return 0;
}

/* Reads nothing: what is sent stays in the terminal. */
static int part_deaf(char **args)
{
    (void)args;
    go_raw();
    say("ready");
    while (pause() != 0)
        continue;
    return 0;
}

/* Reads through select, through poll of several, through read, by turns: one key each. */
static int part_ways(char **args)
{
    struct timeval long_time = {.tv_sec = 100};
    struct pollfd fds[2] = {{.fd = -1}, {.fd = STDIN_FILENO, .events = POLLIN}};
    fd_set set;
    char byte;

    (void)args;
    go_raw();
    FD_ZERO(&set);
    FD_SET(STDIN_FILENO, &set);
    say("0");
    if (select(STDIN_FILENO + 1, &set, NULL, NULL, NULL) != 1 || read(0, &byte, 1) != 1)
        return 5;
    say("1");
    if (poll(fds, 2, 100000) != 1 || read(0, &byte, 1) != 1)
        return 5;
    say("2");
    if (read(0, &byte, 1) != 1)
        return 5;
    say("3");
    FD_ZERO(&set);
    FD_SET(STDIN_FILENO, &set);
    if (select(STDIN_FILENO + 1, &set, NULL, NULL, &long_time) != 1 || read(0, &byte, 1) != 1)
        return 5;
    say("4");
    return stay();
}

/* Counts bytes until byte 4 ends a read, and says how many there were and what they add up to. */
static int part_count(char **args)
{
    unsigned char bytes[4096];
    char text[64];
    size_t count = 0;
    unsigned long sum = 0;
    ssize_t n;

    (void)args;
    go_raw();
    say("ready");
    do {
        n = read(STDIN_FILENO, bytes, sizeof(bytes));
        for (ssize_t i = 0; i < n; i++)
            sum += bytes[i];
        count += n > 0 ? (size_t)n : 0;
    } while (n > 0 && bytes[n - 1] != 4);
    (void)snprintf(text, sizeof(text), "\r\n%zu bytes, sum %lu.", count, sum);
    say(text);
    return stay();
}

/* Writes many lines, then waits. */
static int part_flood(char **args)
{
    int lines = atoi(args[0]);
    char text[64];

    go_raw();
    for (int i = 1; i <= lines; i++) {
        (void)snprintf(text, sizeof(text), "line %d\r\n", i);
        say(text);
    }
    say("end");
    return stay();
}

/* Writes its argument and waits. */
static int part_show(char **args)
{
    go_raw();
    for (; *args != NULL; args++)
        say(*args);
    return stay();
}

/* Writes one argument after each key. */
static int part_pages(char **args)
{
    go_raw();
    for (; *args != NULL; args++) {
        say(*args);
        (void)next_byte(-1);
    }
    return 0;
}

static int part_environment(char **args)
{
    struct winsize size;
    struct stat;

    (void)args;
    go_raw();
    (void)ioctl(STDIN_FILENO, TIOCGWINSZ, &size);
    printf("%dx%d\r\n", size.ws_row, size.ws_col);
    for (char **v = environ; *v != NULL; v++)
        printf("%s\r\n", *v);
    for (int fd = 3; fd < 64; fd++)
        if (fcntl(fd, F_GETFD) >= 0)
            printf("open: %d\r\n", fd);
    printf("leader: %s\r\n", getsid(0) == getpid() && tcgetpgrp(0) == getpid() ? "yes" : "no");
    printf("end");
    (void)fflush(stdout);
    return stay();
}

static int part_exit(char **args)
{
    say("bye");
    return atoi(args[0]);
}

static int part_abort(char **args)
{
    (void)args;
    say("going to abort");
    abort();
}

/* Ignores what it can and has, unless told otherwise, a child that does the same. */
static int part_stubborn(char **args)
{
    char text[64];
    pid_t child;

    for (int sig = 1; sig < 32; sig++)
        if (sig != SIGCHLD)
            (void)signal(sig, SIG_IGN);
    child = args[0] == NULL ? fork() : 1;
    if (child > 0) {
        (void)snprintf(text, sizeof(text), "child %ld\r\nready.", (long)child);
        say(text);
    }
    while (pause() != 0)
        continue;
    return 0;
}

static volatile sig_atomic_t caught;

static void catch_signal(int sig)
{
    caught = sig;
}

/* Names the signals it gets; the hang-up by its exit status. */
static int part_signals(char **args)
{
    struct sigaction action = {.sa_handler = catch_signal};
    char text[32];

    (void)args;
    go_raw();
    (void)sigaction(SIGHUP, &action, NULL);
    (void)sigaction(SIGUSR1, &action, NULL);
    (void)sigaction(SIGWINCH, &action, NULL);
    say("ready");
    for (;;) {
        (void)next_byte(-1);
        if (caught == SIGHUP)
            return 42;
        (void)snprintf(text, sizeof(text), " signal %s",
                       caught == SIGUSR1    ? "USR1"
                       : caught == SIGWINCH ? "WINCH"
                                            : "none");
        say(text);
    }
}

/* ---- secrets ----------------------------------------------------------------------------------- */
static char static_room[LINE_BYTES];
static char *volatile in_static = static_room; /* volatile, or the compiler leaves the copy out */

struct cell {
    uint32_t style;
    uint32_t chars[5];
    uint32_t colour;
};

/* At an odd place far inside a large block, most of which was never touched. */
static char *big_copy(const char *line, size_t n)
{
    enum { BIG = 64 << 20, ODD_PLACE = (37 << 20) - 7 };
    char *block = malloc(BIG);

    if (block != NULL)
        memcpy(block + ODD_PLACE, line, n);
    return block;
}

/* Keeps the line in the form that `how` names. */
static void *keep(const char *how, const char *line, size_t n)
{
    size_t length = 0;
    uint32_t *wide;
    struct cell *cells;

    if (strcmp(how, "heap") == 0)
        return strdup(line);
    if (strcmp(how, "big") == 0)
        return big_copy(line, n);
    if (strcmp(how, "static") == 0)
        memcpy(in_static, line, n);
    if (strcmp(how, "utf16") == 0)
        return u8_to_u16((const uint8_t *)line, n, NULL, &length);
    if (strcmp(how, "utf32") == 0)
        return u8_to_u32((const uint8_t *)line, n, NULL, &length);
    if (strcmp(how, "cells") != 0)
        return NULL;
    wide = u8_to_u32((const uint8_t *)line, n, NULL, &length);
    cells = calloc(length, sizeof(*cells));
    if (wide == NULL || cells == NULL)
        exit(4);
    for (size_t i = 0; i < length; i++)
        cells[i].chars[0] = wide[i];
    explicit_bzero(wide, length * sizeof(*wide));
    free(wide);
    return cells;
}

/* Takes a line; keeps it as the argument says ("nowhere": wiped), or on the stack; shows it never. */
static int part_secret(char **args)
{
    char line[LINE_BYTES];
    void *kept;
    size_t n;
    int status;

    go_raw();
    if (args[1] != NULL)
        (void)prctl(PR_SET_DUMPABLE, 0);
    say("ready");
    n = read_secret(line);
    kept = keep(args[0], line, n);
    if (strcmp(args[0], "stack") != 0)
        explicit_bzero(line, sizeof(line));
    say(" kept");
    status = stay();
    free(kept);
    return status;
}

static const struct {
    const char *name;
    int (*play)(char **args);
} parts[] = {
    {"raw", part_raw},
    {"keys", part_keys},
    {"style", part_style},
    {"probe", part_probe},
    {"slow", part_slow},
    {"restless", part_restless},
    {"deaf", part_deaf},
    {"ways", part_ways},
    {"count", part_count},
    {"flood", part_flood},
    {"show", part_show},
    {"pages", part_pages},
    {"environment", part_environment},
    {"exit", part_exit},
    {"abort", part_abort},
    {"stubborn", part_stubborn},
    {"signals", part_signals},
    {"secret", part_secret},
};

int main(int argc, char **argv)
{
    (void)setlocale(LC_ALL, "");
    for (size_t i = 0; argc > 1 && i < sizeof(parts) / sizeof(parts[0]); i++)
        if (strcmp(parts[i].name, argv[1]) == 0)
            return parts[i].play(argv + 2);
    (void)fprintf(stderr, "no such part\n");
    return 3;
}
