/* Errors: a code for the program, an English text for the log, and where it happened.
 *
 * Every fallible function of the project returns `enum err_code` and takes a last `struct err *`,
 * which may be NULL. Screens and commands word the message a person reads; they look at the code
 * (and at `line`, `column`, `field`), never at the text. */
#ifndef SEBADESK_BASE_ERR_H
#define SEBADESK_BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>

enum err_code {
    ERR_OK,
    ERR_USAGE,      /* the command line is wrong */
    ERR_INPUT,      /* what a person or a file gave is refused; nothing was changed */
    ERR_NOT_FOUND,  /* the thing asked for is not there */
    ERR_AMBIGUOUS,  /* a part of a name fits several things */
    ERR_CONFLICT,   /* somebody else changed it meanwhile, or it is not allowed in this state */
    ERR_PERMISSION, /* this account may not do that */
    ERR_WAIT,       /* asked too often: wait */
    ERR_BUSY,       /* another process holds the store for too long */
    ERR_FULL,       /* no room on the disk */
    ERR_STORE,      /* the store is broken, foreign or of a later version */
    ERR_IO,         /* a file or the terminal failed */
    ERR_CODE_COUNT
};

struct err {
    enum err_code code;
    long line;      /* 1-based line of the input, 0 where there is none */
    long column;    /* 1-based column in code points, 0 where there is none */
    char field[32]; /* the field of a form or of a JSON object, "" where there is none */
    char text[512]; /* English, for the log; one line of whole characters, no personal data */
};

#define ERR_CHECKED __attribute__((warn_unused_result))

/* Fills *e (unless NULL) and returns `code`, so that it can be tail-called. */
enum err_code err_set(struct err *e, enum err_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* As err_set, for a failed system call: appends strerror(errno) and picks FULL, PERMISSION or IO
 * from errno; a file that is not there is IO, since NOT_FOUND is for what is looked up in the store.
 * `what` is what was attempted, e.g. "open data/x". */
enum err_code err_system(struct err *e, const char *what);

/* Adds the place to an error already set and returns `code`. `field` may be NULL: keep it. */
enum err_code err_at(struct err *e, enum err_code code, long line, long column, const char *field);

/* The exit code of the command-line contract: 0 done, 1 not there, 2 usage, 3 refused, 4 failed,
 * 5 not permitted. */
int err_exit_code(enum err_code code);

/* The code's name in lower case, for logs and JSON ("not_found"). */
const char *err_name(enum err_code code);

#endif
