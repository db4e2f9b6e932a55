#include "screens/templates.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/env.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/shipped.h"
#include "text/clean.h"

/* ---- reading ------------------------------------------------------------------------------------------ */

static const char *const NAMES[STAFF_LANGUAGES] = {
    [LANGUAGE_BN] = "replies.bn.txt", [LANGUAGE_EN] = "replies.en.txt"};

static char *own_path(enum language language)
{
    const char *folder = env_get("SEBADESK_REPLIES");

    return str_format("%s/%s", folder != NULL ? folder : SYSCONFDIR "/sebadesk", NAMES[language]);
}

static enum err_code read_own(const char *path, struct replies *out, struct err *e)
{
    struct str text = {0};
    enum err_code code = file_read(path, REPLIES_FILE_LIMIT, &text, e);

    if (code == ERR_OK)
        code = replies_read(str_text(&text), text.len, out, e);
    str_clear(&text);
    return code;
}

static void read_shipped(enum language language, struct replies *out)
{
    char *name = str_format("templates/%s", NAMES[language]);
    const struct shipped *file = shipped_find(name);

    if (file == NULL || replies_read(file->data, shipped_size(file), out, NULL) != ERR_OK)
        mem_abort("the replies that are built in cannot be read");
    free(name);
}

/* What is wrong, for the screen; in English, as is the log, until it is shown. */
static void keep_fault(struct staff_replies *replies, const char *path, const struct err *e)
{
    log_error("replies: %s:%ld: %s", path, e->line, e->text);
    replies->path = mem_copy_string(path);
    replies->fault = *e;
}

static void load(struct staff_replies *replies, enum language language)
{
    char *path = own_path(language);
    struct err e = {0};

    if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
        read_shipped(language, &replies->replies);
    } else if (read_own(path, &replies->replies, &e) != ERR_OK) {
        keep_fault(replies, path, &e);
        read_shipped(language, &replies->replies);
    }
    free(path);
}

void templates_load(struct staff *staff)
{
    for (int i = 0; i < STAFF_LANGUAGES && !staff->has_replies; i++)
        load(&staff->replies[i], (enum language)i);
    staff->has_replies = true;
}

const struct strv *templates_list(const struct staff *staff, enum action action)
{
    return &staff->replies[i18n_language()].replies.of[action];
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

/* Why these are not the office's own, with the place of the file where that is. */
static void add_fault(const struct staff_replies *replies, struct page *page)
{
    char *line;
    char *path;
    char *reason;
    char *text;

    if (replies->path == NULL)
        return;
    line = replies->fault.line > 0 ? str_format(":%ld", replies->fault.line) : mem_copy_string("");
    path = clean_string(replies->path, CLEAN_LINE);
    reason = clean_string(replies->fault.code == ERR_INPUT ? _(replies->fault.text)
                                                           : _("the file cannot be read"),
                          CLEAN_LINE);
    text = str_format(
        _("The office's own replies cannot be used: %s%s: %s. These are the usual ones."), path,
        line, reason);
    page_bullet(page, STYLE_WARNING, 0, "!", text);
    free(text);
    free(reason);
    free(path);
    free(line);
}

static void templates_build(const struct sheet *sheet, struct page *page)
{
    const struct templates *templates = (const struct templates *)sheet;
    const struct staff *staff = staff_of(sheet);
    const struct strv *list = templates_list(staff, templates->action);

    page_text(page, STYLE_TITLE, 0, _("Usual replies"));
    page_text(page, STYLE_FAINT, 0, _("The one you choose can be changed afterwards."));
    add_fault(&staff->replies[i18n_language()], page);
    page_gap(page);
    for (size_t i = 0; i < list->count; i++)
        (void)page_choice(page, (int)i + 1, list->items[i], NULL);
}

static enum screen_result templates_choose(struct sheet *sheet, struct ui *ui, int choice)
{
    struct templates *templates = (struct templates *)sheet;
    const struct strv *list = templates_list(staff_of(sheet), templates->action);

    (void)ui;
    if ((size_t)choice < list->count)
        templates->take(templates->context, list->items[choice]);
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
