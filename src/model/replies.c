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

/* `*list` is the list of the last heading, NULL before the first. */
static enum err_code read_line(const char *bytes, size_t n, struct strv **list, struct replies *out,
                               struct err *e)
{
    struct str clean = {0};
    const char *line;
    enum err_code code = ERR_OK;

    clean_text(bytes, n, CLEAN_LINE, &clean);
    line = str_text(&clean);
    if (line[0] == '[')
        code = read_heading(line, list, out, e);
    else if (line[0] != '\0' && line[0] != '#')
        code = read_reply(line, *list, e);
    str_clear(&clean);
    return code;
}

enum err_code replies_read(const char *bytes, size_t n, struct replies *out, struct err *e)
{
    const char *end = bytes + n;
    struct strv *list = NULL;
    long number = 0;
    enum err_code code = clean_check(bytes, n, e);

    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        bytes += 3; /* the mark that some editors put in front */
    while (code == ERR_OK && bytes < end) {
        const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));
        const char *stop = newline == NULL ? end : newline;

        number++;
        code = read_line(bytes, (size_t)(stop - bytes), &list, out, e);
        if (code != ERR_OK)
            (void)err_at(e, code, number, 0, NULL);
        bytes = newline == NULL ? end : newline + 1;
    }
    if (code != ERR_OK)
        replies_clear(out);
    return code;
}
