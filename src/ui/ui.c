#include "ui/ui.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/mem.h"
#include "ui/signals.h"

enum { MAX_DEPTH = 32, ESCAPE_MS = 60, MINUTE_MS = 60000 };

struct ui {
    struct terminal *term;
    struct ui_policy policy;
    struct canvas canvas;
    struct keys keys;
    struct screen *stack[MAX_DEPTH];
    size_t depth;
    const struct screen *warning; /* the one that warns, while it is there */
    int64_t last_key;
    bool touched;
    bool ended;
};

struct ui *ui_new(struct terminal *term, int rows, int cols, const struct ui_policy *policy)
{
    static const struct lettering PLAIN = {0};
    struct ui *ui = mem_new(sizeof(*ui));

    ui->term = term;
    ui->policy = *policy;
    ui->touched = policy->idle_at_first;
    if (term != NULL)
        terminal_size(term, &rows, &cols);
    canvas_init(&ui->canvas, rows, cols, term == NULL ? &PLAIN : terminal_lettering(term));
    return ui;
}

static struct screen *top(const struct ui *ui)
{
    return ui->depth == 0 ? NULL : ui->stack[ui->depth - 1];
}

/* Takes the top screen off and frees it, which wipes what was typed there. */
static void drop(struct ui *ui)
{
    struct screen *gone = ui->stack[--ui->depth];

    if (gone == ui->warning)
        ui->warning = NULL;
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): what is on the stack is there */
    gone->class->free(gone);
}

static void pop(struct ui *ui)
{
    drop(ui);
    if (ui->depth > 0) {
        struct screen *screen = ui->stack[ui->depth - 1];

        if (screen->class->back != NULL)
            screen->class->back(screen, ui);
    }
}

void ui_free(struct ui *ui)
{
    if (ui == NULL)
        return;
    while (ui->depth > 0)
        drop(ui);
    canvas_clear(&ui->canvas);
    keys_clear(&ui->keys);
    free(ui);
}

/* Frees the screen behind the first. */
static void drop_second(struct ui *ui)
{
    struct screen *gone = ui->stack[1];

    ui->depth--;
    memmove(&ui->stack[1], &ui->stack[2], (ui->depth - 1) * sizeof(ui->stack[0]));
    gone->class->free(gone);
}

void ui_push(struct ui *ui, struct screen *screen)
{
    if (ui->depth == MAX_DEPTH)
        drop_second(ui); /* one has gone on and on: the way back is cut short */
    ui->stack[ui->depth++] = screen;
}

void ui_cut_way(struct ui *ui)
{
    while (ui->depth > 2)
        drop_second(ui);
}

void ui_home(struct ui *ui)
{
    while (ui->depth > 1)
        pop(ui);
    keys_forget(&ui->keys);
    canvas_begin(&ui->canvas, STYLE_BODY);
    if (ui->policy.on_home != NULL)
        ui->policy.on_home(ui->policy.context, ui);
    ui->touched = false;
}

void ui_keep(struct ui *ui)
{
    for (size_t i = 0; i < ui->depth; i++) {
        if (ui->stack[i]->class->covered != NULL)
            ui->stack[i]->class->covered(ui->stack[i]);
    }
}

static struct screen *warn(struct ui *ui)
{
    struct screen *warning = ui->policy.make_warning(ui->policy.context);

    ui_keep(ui);
    ui->touched = false;
    ui->warning = warning;
    ui_push(ui, warning);
    return warning;
}

void ui_warn(struct ui *ui)
{
    (void)warn(ui);
}

/* Takes away the screen below the top one. */
static void replace(struct ui *ui)
{
    struct screen *pushed = ui->stack[--ui->depth];

    drop(ui);
    ui->stack[ui->depth++] = pushed;
}

static void take(struct ui *ui, enum screen_result result)
{
    switch (result) {
    case SCREEN_POP:
        if (ui->depth > 1)
            pop(ui);
        break;
    case SCREEN_REPLACE:
        replace(ui);
        break;
    case SCREEN_HOME:
        ui_home(ui);
        break;
    case SCREEN_QUIT:
        ui->ended = true;
        break;
    default:
        break;
    }
}

bool ui_press(struct ui *ui, const struct key *key, int64_t now)
{
    struct key k = *key;
    struct screen *screen = top(ui);

    ui->last_key = now;
    if (k.code == K_CLICK)
        k = canvas_key_at(&ui->canvas, k.row, k.col);
    if (k.code == K_NONE || screen == NULL)
        return !ui->ended;
    ui->touched = true;
    take(ui, screen->class->key(screen, ui, &k));
    explicit_bzero(&k, sizeof(k));
    return !ui->ended;
}

/* Not again before the warning is over. */
static bool is_idle_watched(const struct ui *ui)
{
    return ui->policy.idle_ms > 0 && ui->touched && ui->warning == NULL;
}

bool ui_pass(struct ui *ui, int64_t now)
{
    struct screen *screen = top(ui);

    if (screen != NULL && screen->class->tick != NULL)
        take(ui, screen->class->tick(screen, ui, now));
    if (is_idle_watched(ui) && now - ui->last_key >= ui->policy.idle_ms) {
        ui->last_key = now;
        screen = warn(ui);
        if (screen->class->tick != NULL)
            take(ui, screen->class->tick(screen, ui, now));
    }
    return !ui->ended;
}

const struct canvas *ui_draw(struct ui *ui)
{
    const struct screen *screen = top(ui);

    canvas_begin(&ui->canvas, STYLE_BODY);
    if (screen != NULL)
        screen->class->draw(screen, &ui->canvas);
    return &ui->canvas;
}

void ui_resize(struct ui *ui, int rows, int cols)
{
    struct lettering lettering = ui->canvas.lettering;

    canvas_clear(&ui->canvas);
    canvas_init(&ui->canvas, rows, cols, &lettering);
}

const struct canvas *ui_canvas(const struct ui *ui)
{
    return &ui->canvas;
}

struct terminal *ui_terminal(const struct ui *ui)
{
    return ui->term;
}

const struct str *ui_pasted(const struct ui *ui)
{
    return keys_pasted(&ui->keys);
}

void ui_set_pasted(struct ui *ui, const char *text)
{
    str_cut(&ui->keys.paste, 0);
    str_add(&ui->keys.paste, text);
}

bool ui_touched(const struct ui *ui)
{
    return ui->touched;
}

const char *ui_top(const struct ui *ui)
{
    return top(ui) == NULL ? "" : top(ui)->class->name;
}

size_t ui_depth(const struct ui *ui)
{
    return ui->depth;
}

/* Much time may have passed unseen, as when the machine slept: what is covered by now is not uncovered by what
 * was meant for the screen that still stood there. */
void ui_type(struct ui *ui, const unsigned char *bytes, size_t n, int64_t now)
{
    const struct screen *warning = ui->warning;
    struct key key;

    (void)ui_pass(ui, now);
    if (ui->warning != NULL && ui->warning != warning)
        return;
    keys_feed(&ui->keys, bytes, n);
    while (!ui->ended && keys_next(&ui->keys, &key))
        (void)ui_press(ui, &key, now);
}

/* ---- the loop ----------------------------------------------------------------------------------- */

/* Milliseconds until something must happen without a key; -1: nothing. */
static int time_left(const struct ui *ui, int64_t now)
{
    const struct screen *screen = top(ui);
    int64_t at = now + MINUTE_MS - clock_now() % 60 * 1000; /* the clock on the band */
    int64_t wanted =
        screen != NULL && screen->class->deadline != NULL ? screen->class->deadline(screen) : 0;

    if (wanted > 0 && wanted < at)
        at = wanted;
    if (is_idle_watched(ui) && ui->last_key + ui->policy.idle_ms < at)
        at = ui->last_key + ui->policy.idle_ms;
    if (keys_waiting(&ui->keys) && now + ESCAPE_MS < at)
        at = now + ESCAPE_MS;
    return at <= now ? 0 : (int)(at - now);
}

/* Whether the terminal still answers after a hang-up signal. */
static bool is_terminal_there(void)
{
    return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
}

static void take_signals(struct ui *ui)
{
    unsigned signals = signals_take();

    if (signals & SIGNAL_END)
        ui->ended = true;
    if ((signals & SIGNAL_HANG_UP) && (!ui->policy.survives_hang_up || !is_terminal_there()))
        ui->ended = true;
    if (signals & SIGNAL_RESIZE) {
        int rows;
        int cols;

        terminal_resized(ui->term);
        terminal_size(ui->term, &rows, &cols);
        ui_resize(ui, rows, cols);
    }
}

/* Reads what was typed and hands it to the screens, key by key. */
static void take_input(struct ui *ui)
{
    unsigned char bytes[4096];
    long n = terminal_read(ui->term, bytes, sizeof(bytes));

    if (n < 0) {
        ui->ended = true;
        return;
    }
    ui_type(ui, bytes, (size_t)n, clock_ticks());
    explicit_bzero(bytes, sizeof(bytes));
}

/* Waits for a key, a signal or the next deadline, and deals with it. */
static void one_round(struct ui *ui)
{
    struct pollfd fds[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                           {.fd = signals_fd(), .events = POLLIN}};
    struct key key;
    int ready = poll(fds, 2, time_left(ui, clock_ticks()));

    if (ready < 0 && errno != EINTR)
        mem_abort("poll failed");
    if (fds[1].revents != 0)
        take_signals(ui);
    if (ready > 0 && fds[0].revents != 0) {
        take_input(ui);
    } else if (ready == 0 && keys_waiting(&ui->keys)) {
        keys_timeout(&ui->keys);
        while (!ui->ended && keys_next(&ui->keys, &key))
            (void)ui_press(ui, &key, clock_ticks());
    }
    (void)ui_pass(ui, clock_ticks());
}

void ui_run(struct ui *ui)
{
    ui->last_key = clock_ticks();
    while (!ui->ended) {
        terminal_show(ui->term, ui_draw(ui));
        one_round(ui);
    }
}
