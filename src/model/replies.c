#include "model/replies.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "text/clean.h"

void replies_clear(struct replies *replies)
{
    for (size_t i = 0; i < ACTION_COUNT; i++)
        strv_clear(&replies->of[i]);
}

/* "[dispose]": which replies follow. */
static enum err_code read_heading(const char *line, struct strv **list, struct replies *out,
                                  struct err *e)
{
    size_t n = strlen(line);
    enum action action = ACTION_COUNT;
    char *name;
    bool known;

    if (n < 2 || line[n - 1] != ']')
        return err_set(e, ERR_INPUT, N_("a heading ends with a square bracket: [dispose]"));
    name = mem_copy(line + 1, n - 2);
    known = action_parse(name, &action) && action != ACTION_FILE;
    free(name);
    if (!known)
        return err_set(e, ERR_INPUT, N_("there is no step of that name; the manual lists them"));
    *list = &out->of[action];
    return ERR_OK;
}

static enum err_code read_reply(const char *line, struct strv *list, struct err *e)
{
    if (list == NULL)
        return err_set(e, ERR_INPUT,
                       N_("a heading such as [dispose] must come before the first reply"));
    if (u8_mbsnlen((const uint8_t *)line, strlen(line)) > REPLY_LIMIT)
        return err_set(e, ERR_INPUT, N_("this reply is too long"));
    if (list->count == REPLIES_LIMIT)
        return err_set(e, ERR_INPUT, N_("these are too many replies for one step"));
    strv_add(list, line);
    return ERR_OK;
}

struct reading {
    struct replies *out;
    struct strv *list; /* of the last heading; NULL before the first */
};

static enum err_code read_line(void *context, const char *bytes, size_t n, struct err *e)
{
    struct reading *reading = context;
    struct str clean = {0};
    const char *line;
    enum err_code code = ERR_OK;

    clean_text(bytes, n, CLEAN_LINE, &clean);
    line = str_text(&clean);
    if (line[0] == '[')
        code = read_heading(line, &reading->list, reading->out, e);
    else if (line[0] != '\0' && line[0] != '#')
        code = read_reply(line, reading->list, e);
    str_clear(&clean);
    return code;
}

enum err_code replies_read(const char *bytes, size_t n, struct replies *out, struct err *e)
{
    struct reading reading = {.out = out};
    enum err_code code = clean_each_line(bytes, n, read_line, &reading, e);

    if (code != ERR_OK)
        replies_clear(out);
    return code;
}
