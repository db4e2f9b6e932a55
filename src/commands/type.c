/* type: keys on standard input, Bangla on standard output, line by line. */
#include "commands/command.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "commands/options.h"
#include "typing/method.h"

enum { PIECE = 256 * 1024, LONGEST_LINE = 256 * 1024 * 1024 };

struct filter {
    enum typing_method method;
    struct str in;  /* the line that has begun */
    struct str out; /* what the lines of one piece give */
    long lines;     /* that were read whole */
};

/* Converts the line that has begun, n bytes with what is left of it. */
static void finish_line(struct filter *f, const char *rest, size_t n)
{
    if (f->in.len == 0) {
        method_convert(f->method, rest, n, &f->out);
        return;
    }
    str_add_bytes(&f->in, rest, n);
    method_convert(f->method, str_text(&f->in), f->in.len, &f->out);
    str_cut(&f->in, 0);
}

static enum err_code take_piece(struct filter *f, const char *bytes, size_t n, struct err *e)
{
    const char *end = bytes + n;

    while (bytes < end) {
        const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));

        if (newline == NULL)
            break;
        finish_line(f, bytes, (size_t)(newline - bytes));
        str_add_char(&f->out, '\n');
        f->lines++;
        bytes = newline + 1;
    }
    str_add_bytes(&f->in, bytes, (size_t)(end - bytes));
    if (f->in.len <= LONGEST_LINE)
        return ERR_OK;
    return err_at(e, err_set(e, ERR_INPUT, N_("a line is too long")), f->lines + 1, 0, NULL);
}

/* Whoever waits at the other end gets each line as soon as there is no more to read. */
static bool put_out(struct filter *f)
{
    bool good =
        fwrite(str_text(&f->out), 1, f->out.len, stdout) == f->out.len && fflush(stdout) == 0;

    str_cut(&f->out, 0);
    return good;
}

/* Reads to the end; a failure of the output, which ends it too, is found by main. */
static enum err_code filter_all(struct filter *f, char *piece, struct err *e)
{
    enum err_code code = ERR_OK;
    ssize_t n;

    do {
        n = read(STDIN_FILENO, piece, PIECE);
        if (n < 0 && errno != EINTR)
            return err_system(e, "standard input");
        if (n > 0)
            code = take_piece(f, piece, (size_t)n, e);
        if (n == 0)
            finish_line(f, "", 0); /* a last line without its newline */
        if (!put_out(f))
            return ERR_OK;
    } while (n != 0 && code == ERR_OK);
    return code;
}

static bool read_layout(const char *name, enum typing_method *method)
{
    return name != NULL && method_find(name, method) && *method != TYPING_ENGLISH;
}

int type_run(struct command_context *context, int argc, char **argv)
{
    struct filter filter = {.method = TYPING_ENGLISH};
    struct strv arguments = {0};
    const char *wrong = NULL;
    const char *layout = NULL;
    const struct option_spec specs[] = {{"--layout", &layout, NULL}};
    struct err e = {0};
    char *piece;
    int result = 0;

    (void)context;
    if (!options_read(argc, argv, specs, 1, &arguments, &wrong) ||
        !options_count(&arguments, 0, 0, &wrong) || !read_layout(layout, &filter.method)) {
        result = command_misused("type", wrong != NULL ? wrong : layout);
        strv_clear(&arguments);
        return result;
    }
    piece = mem_new(PIECE);
    if (filter_all(&filter, piece, &e) != ERR_OK)
        result = command_report("-", &e);
    free(piece);
    str_clear(&filter.in);
    str_clear(&filter.out);
    return result;
}
