/* What the faces of an office's own people share: the desk and the queue. One account works here with the
 * roles it has; who acts is recorded by the store. The lists and forms are desk_*.c's and queue_*.c's. */
#ifndef SEBADESK_SCREENS_STAFF_H
#define SEBADESK_SCREENS_STAFF_H

#include "base/err.h"
#include "base/i18n.h"
#include "model/replies.h"
#include "model/role.h"
#include "screens/sheet.h"
#include "store/store.h"
#include "typing/suggest.h"
#include "ui/terminal.h"
#include "ui/ui.h"

struct staff_options {
    const char *office;          /* an office id: only what is there; NULL: all that one may see */
    const char *receipt_command; /* gets what is printed on its standard input; NULL: no printing */
    int idle_seconds; /* without a key: the screen is covered, and as long again: the face ends; 0: never */
};

enum { STAFF_LANGUAGES = LANGUAGE_EN + 1 };

/* The usual replies in one language; see templates.h. */
struct staff_replies {
    struct replies replies;
    char *path;       /* of the office's own, when these cannot be used; NULL */
    struct err fault; /* then: why */
};

struct staff {
    struct store *store;
    struct staff_options options;
    struct sheet_face face; /* its find is the face's own to set */
    struct office_list offices;
    struct calendar calendar; /* to count working days */
    struct staff_replies replies[STAFF_LANGUAGES];
    bool has_replies; /* they have been read */
    char *account;    /* who works here */
    unsigned roles;   /* in the office of the options, else in any (see access_roles) */
    struct lexicon *lexicon;
    struct suggest *suggest; /* for entry_init */
    int unsaved;             /* drafts that could not be kept */
    bool left_alone;         /* the face has ended because nobody pressed a key */
};

/* Which roles may use a face: the queue, the desk. */
enum { STAFF_QUEUE = ROLES_OFFICERS | ROLES_ADMIN, STAFF_DESK = ROLES_STAFF };

/* Reads what all screens need. ERR_PERMISSION when the account has none of `roles` (a set) in the office.
 * Clear with staff_clear in any case. */
enum err_code staff_init(struct staff *staff, struct store *store,
                         const struct staff_options *options, unsigned roles,
                         struct err *e) ERR_CHECKED;
void staff_clear(struct staff *staff); /* overwrites what was typed, then frees */

/* A ui on the terminal, or without one (NULL: tests) on rows × cols, with that first screen. The end of the
 * line ends it. */
struct ui *staff_start(struct staff *staff, struct terminal *terminal, int rows, int cols,
                       struct screen *first);

/* Runs a face on the terminal of that class (NULL: it is asked) until one leaves, or until nobody has
 * pressed a key for so long that it ends by itself (*left_alone). The office of the options may be any part
 * of an id that is unique. Who may not come in gets his error before the screen is taken. */
enum err_code staff_enter(struct store *store, const char *terminal_class,
                          const struct staff_options *options, unsigned roles,
                          struct screen *(*first)(struct staff *staff), bool *left_alone,
                          struct err *e) ERR_CHECKED;

/* The staff a sheet belongs to. */
struct staff *staff_of(const struct sheet *sheet);

/* The account as the store knows it now; NULL when the store cannot be read. Until the next call. */
const struct access *staff_access(struct staff *staff);

/* The office of that id, NULL for none; its name for people (the id where it is not known). Borrowed. */
const struct office *staff_office(const struct staff *staff, const char *id);
const char *staff_office_name(const struct staff *staff, const char *id);

/* Says in plain words what went wrong and what to do, and logs what is no ordinary refusal. */
void staff_show_error(struct staff *staff, struct ui *ui, const struct err *e);

/* The sentence of an error, translated; borrowed. */
const char *staff_error_words(const struct err *e);

/* "রূপগঞ্জ · karim · GRS officer › …": the band's text, `last` (may be NULL) being this screen. */
void staff_add_place(const struct sheet *sheet, const char *last, struct str *place);

/* Covers whatever is on the screen: behind F4, and when nobody presses a key. */
struct screen *staff_cover_new(struct staff *staff);

/* "Leave?": behind Esc on a face's first screen. */
struct screen *staff_leave_new(struct staff *staff);

#endif
