#include "screens/templates.h"

#include <string.h>

#include "base/i18n.h"
#include "base/shipped.h"
#include "screens/step.h"

/* ---- the file: "[action]", then a reply a line; # begins a remark ---------------------------------- */

static const struct shipped *file(void)
{
    return shipped_find(i18n_language() == LANGUAGE_BN ? "templates/replies.bn.txt"
                                                       : "templates/replies.en.txt");
}

static bool is_heading(const char *line, enum action action)
{
    const char *name = action_name(action);
    size_t n = strlen(name);

    return line[0] == '[' && strncmp(line + 1, name, n) == 0 && strcmp(line + 1 + n, "]") == 0;
}

void templates_list(enum action action, struct strv *out)
{
    const struct shipped *shipped = file();
    struct strv lines = {0};
    bool here = false;

    if (shipped != NULL)
        strv_split(&lines, shipped->data, '\n');
    for (size_t i = 0; i < lines.count; i++) {
        const char *line = lines.items[i];

        if (line[0] == '[')
            here = is_heading(line, action);
        else if (here && line[0] != '\0' && line[0] != '#')
            strv_add(out, line);
    }
    strv_clear(&lines);
}

bool templates_are_there(enum action action)
{
    struct strv list = {0};
    bool there;

    templates_list(action, &list);
    there = list.count > 0;
    strv_clear(&list);
    return there;
}

/* ---- choosing one -------------------------------------------------------------------------------------- */

struct templates {
    struct sheet sheet;
    enum action action;
    void (*take)(void *context, const char *text);
    void *context;
};

static void templates_place(const struct sheet *sheet, struct str *place)
{
    staff_add_place(sheet, _("Usual replies"), place);
}

static void templates_build(const struct sheet *sheet, struct page *page)
{
    const struct templates *templates = (const struct templates *)sheet;
    struct strv list = {0};

    templates_list(templates->action, &list);
    page_text(page, STYLE_TITLE, 0, _("Usual replies"));
    page_text(page, STYLE_FAINT, 0, _("The one you choose can be changed afterwards."));
    page_gap(page);
    for (size_t i = 0; i < list.count; i++)
        (void)page_choice(page, (int)i + 1, list.items[i], NULL);
    strv_clear(&list);
}

static enum screen_result templates_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct templates *templates = (struct templates *)sheet;
    struct strv list = {0};

    (void)ui;
    templates_list(templates->action, &list);
    if ((size_t)choice < list.count)
        templates->take(templates->context, list.items[choice]);
    strv_clear(&list);
    return SCREEN_POP;
}

static const struct sheet_class TEMPLATES = {
    .screen = {SHEET_SCREEN("templates")},
    .keys = SHEET_BACK,
    .place = templates_place,
    .build = templates_build,
    .choose = templates_choose,
    .hints = sheet_hint_choose,
};

struct screen *templates_new(struct staff *staff, enum action action,
                             void (*take)(void *context, const char *text), void *context)
{
    struct templates *templates = sheet_new(sizeof(*templates), &TEMPLATES, &staff->face);

    templates->action = action;
    templates->take = take;
    templates->context = context;
    return &templates->sheet.screen;
}
