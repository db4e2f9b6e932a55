#include "ui/key_bar.h"

#include <stdbool.h>
#include <string.h>

#include "base/i18n.h"

enum { MOST_HINTS = 16 };

/* How closely the hints are set: blanks at either side of a key's name, and behind a label. Words are
 * shortened before the last: it is hard to see there which label belongs to which key. */
static const struct {
    int pad;
    int gap;
} SETTINGS[] = {{1, 2}, {1, 1}, {0, 2}, {0, 1}};

enum { SETTING_COUNT = sizeof(SETTINGS) / sizeof(SETTINGS[0]), AIRY_COUNT = SETTING_COUNT - 1 };

/* Shorter words, used where they are shorter in the interface's language. */
static const char *const BRIEF[][2] = {
    {N_("Choose"), N_("Pick")},
    {N_("Go on"), N_("Next")},
    {N_("Back"), N_("Return")},
    {N_("Next"), N_("After")},
    {"English", N_("EN")},
    {N_("Start again"), N_("Again")},
    {N_("Finish"), N_("Done")},
    {N_("File it"), N_("File")},
    {N_("New complaint"), N_("New")},
    {N_("Next complaint"), N_("Next")},
    {N_("Open one"), N_("See")},
    {N_("Read it"), N_("Read")},
    {N_("Act"), N_("Step")},
    {N_("Throw away"), N_("Wipe")},
    {N_("Usual replies"), N_("Replies")},
    {N_("Receipt"), N_("Slip")},
    {N_("Typing"), N_("Mode")},
    {N_("Month before"), N_("Before")},
    {N_("Month after"), N_("After")},
};

struct bar {
    const struct hint *hints;
    const struct canvas *canvas;
    size_t count;
    int room;
    int pad;
    int gap;
    bool shown[MOST_HINTS];
    const char *labels[MOST_HINTS]; /* NULL: the key's name alone */
};

static int label_columns(const struct bar *bar, const char *label)
{
    return label == NULL ? 0 : 1 + canvas_columns(bar->canvas, STYLE_KEY_LABEL, label);
}

static bool fits(const struct bar *bar)
{
    int sum = -bar->gap;

    for (size_t i = 0; i < bar->count; i++) {
        if (bar->shown[i])
            sum += canvas_columns(bar->canvas, STYLE_KEY, bar->hints[i].cap) + 2 * bar->pad +
                   label_columns(bar, bar->labels[i]) + bar->gap;
    }
    return sum <= bar->room;
}

static bool set(struct bar *bar, int setting)
{
    bar->pad = SETTINGS[setting].pad;
    bar->gap = SETTINGS[setting].gap;
    return fits(bar);
}

/* Sets them as widely as they fit, by one of the first `count` settings. */
static bool fits_by(struct bar *bar, int count)
{
    for (int i = 0; i < count; i++) {
        if (set(bar, i))
            return true;
    }
    return false;
}

static const char *brief(const struct bar *bar, const char *label)
{
    for (size_t i = 0; i < sizeof(BRIEF) / sizeof(BRIEF[0]); i++) {
        const char *word = _(BRIEF[i][1]);

        if ((strcmp(BRIEF[i][0], label) == 0 || strcmp(_(BRIEF[i][0]), label) == 0) &&
            label_columns(bar, word) < label_columns(bar, label))
            return word;
    }
    return label;
}

/* How much a hint is needed: 0 is the most. What stands behind the other language is on every screen. */
enum { FIRST, GOES_BACK, HELPS, OF_SCREEN, OTHER_LANGUAGE, COMMON, STARTS_AGAIN, NEEDS };

static bool is_behind_language(const struct bar *bar, size_t i)
{
    while (i > 0 && bar->hints[i].key.code != K_F2)
        i--;
    return bar->hints[i].key.code == K_F2;
}

static int need(const struct bar *bar, size_t i)
{
    if (i == 0)
        return FIRST;
    switch (bar->hints[i].key.code) {
    case K_ESC:
        return GOES_BACK;
    case K_F1:
        return HELPS;
    case K_F2:
        return OTHER_LANGUAGE;
    case K_F4:
        return STARTS_AGAIN;
    default:
        return is_behind_language(bar, i) ? COMMON : OF_SCREEN;
    }
}

/* The name of a key that must not be missed. */
static void show_key(struct bar *bar, size_t i, bool must)
{
    bar->labels[i] = NULL;
    bar->shown[i] = must;
    bar->shown[i] = must && fits(bar);
}

/* Its label, if there is room for it beside the other keys. */
static void label_key(struct bar *bar, size_t i, bool must)
{
    if (!must || !bar->shown[i])
        return;
    bar->labels[i] = brief(bar, bar->hints[i].label);
    if (!fits(bar))
        bar->labels[i] = NULL;
}

/* Another hint, which is of no use without its label. */
static void show_other(struct bar *bar, size_t i, bool must)
{
    if (must)
        return;
    bar->labels[i] = brief(bar, bar->hints[i].label);
    bar->shown[i] = true;
    bar->shown[i] = fits(bar);
}

/* Calls `with` for all hints, those needed most first. */
static void by_need(struct bar *bar, void (*with)(struct bar *bar, size_t i, bool must))
{
    for (int n = FIRST; n < NEEDS; n++) {
        for (size_t i = 0; i < bar->count; i++) {
            if (need(bar, i) == n)
                with(bar, i, n <= HELPS);
        }
    }
}

static void lengthen(struct bar *bar, size_t i, bool must)
{
    const char *shorter = bar->labels[i];

    (void)must;
    if (!bar->shown[i] || shorter == NULL)
        return;
    bar->labels[i] = bar->hints[i].label;
    if (!fits(bar))
        bar->labels[i] = shorter;
}

static void show_all(struct bar *bar)
{
    for (size_t i = 0; i < bar->count; i++) {
        bar->shown[i] = true;
        bar->labels[i] = bar->hints[i].label;
    }
}

static void lay_out(struct bar *bar)
{
    if (fits_by(bar, AIRY_COUNT))
        return;
    for (size_t i = 0; i < bar->count; i++)
        bar->labels[i] = brief(bar, bar->hints[i].label);
    if (!fits_by(bar, SETTING_COUNT)) {
        memset(bar->shown, 0, sizeof(bar->shown));
        by_need(bar, show_key);
        by_need(bar, label_key);
        by_need(bar, show_other);
    }
    if (bar->pad > 0)
        (void)set(bar, AIRY_COUNT - 1);
    by_need(bar, lengthen);
    (void)fits_by(bar, SETTING_COUNT); /* perhaps there is room between them again */
}

static int draw_cap(const struct bar *bar, struct canvas *canvas, int row, int col, const char *cap)
{
    int columns = canvas_columns(canvas, STYLE_KEY, cap);

    canvas_fill(canvas, row, col, 1, columns + 2 * bar->pad, STYLE_KEY);
    (void)canvas_put(canvas, row, col + bar->pad, STYLE_KEY, cap);
    return columns + 2 * bar->pad;
}

void key_bar_draw(const struct hint *hints, size_t count, struct canvas *canvas, int row, int least,
                  int col, int end)
{
    struct bar bar = {.hints = hints,
                      .canvas = canvas,
                      .count = count < MOST_HINTS ? count : MOST_HINTS,
                      .room = end - col};

    canvas_fill(canvas, row, 0, 1, canvas->cols, STYLE_KEY_BAR);
    show_all(&bar);
    if (!set(&bar, 0)) {
        col = least;
        bar.room = end - least;
    }
    lay_out(&bar);
    for (size_t i = 0; i < bar.count; i++) {
        int start = col;

        if (!bar.shown[i])
            continue;
        col += draw_cap(&bar, canvas, row, col, hints[i].cap);
        if (bar.labels[i] != NULL)
            col += 1 + canvas_put(canvas, row, col + 1, STYLE_KEY_LABEL, bar.labels[i]);
        canvas_hot(canvas, row, start, 1, col - start, hints[i].key);
        col += bar.gap;
    }
}
