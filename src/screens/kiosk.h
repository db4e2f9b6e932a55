/* The kiosk: what its screens share. A walk-in visitor picks an office, reads its service cards, files a
 * complaint, asks where one stands. Nothing of a visitor outlives the visit. */
#ifndef SEBADESK_SCREENS_KIOSK_H
#define SEBADESK_SCREENS_KIOSK_H

#include <stdbool.h>

#include "base/err.h"
#include "base/i18n.h"
#include "screens/form.h"
#include "screens/sheet.h"
#include "store/store.h"
#include "ui/ui.h"

struct kiosk_options {
    const char *office;          /* an office id: the kiosk is that office's own; NULL: one picks */
    int idle_seconds;            /* untouched so long: the warning comes; 0: never */
    const char *receipt_command; /* gets a receipt on its standard input; NULL: no printing */
    bool allow_exit;             /* Esc on the first screen ends the program */
    bool search;                 /* starts with the services of all offices, to be searched */
    enum language language;      /* what every visitor starts with */
    char **argv;                 /* to run the program anew after a visitor; NULL: never */
};

struct kiosk {
    struct store *store;
    struct kiosk_options options;
    struct sheet_face face;
    struct office_list offices;
    struct charter charter;  /* of the office that was picked; zeroed before */
    struct form form;        /* what the visitor has told so far */
    struct lexicon *lexicon; /* the words that suggestions are made of */
    struct suggest *suggest; /* knows what this visitor picked, and forgets it with the visit */
    bool personal;           /* something of the visitor's was typed or shown */
    char *terminal;          /* see kiosk_terminal */
};

/* Reads the offices. Clear with kiosk_clear. */
enum err_code kiosk_init(struct kiosk *kiosk, struct store *store,
                         const struct kiosk_options *options, struct err *e) ERR_CHECKED;
void kiosk_clear(struct kiosk *kiosk);

/* Which terminal this is, for the guard against guessing: two windows of one machine are two. Borrowed. */
const char *kiosk_terminal(struct kiosk *kiosk);

/* A ui on the terminal, or without one (NULL: tests) on rows × cols, with the first screen. */
struct ui *kiosk_start(struct kiosk *kiosk, struct terminal *terminal, int rows, int cols);

/* Runs the kiosk on the terminal, which was opened before, until it ends. The office of the options may be
 * any part of an id that is unique. */
enum err_code kiosk_run(struct store *store, struct terminal *terminal,
                        const struct kiosk_options *options, struct err *e) ERR_CHECKED;

/* Goes to an office: to its home, or, `serial` above 0, to the card of a service. Asks first where a
 * complaint about another office was begun. */
void kiosk_visit(struct kiosk *kiosk, struct ui *ui, const char *office, enum section section,
                 int serial);

/* A screen of that office has come to the top again: after a look at another one its charter is loaded anew.
 * Where a complaint about the other office has been begun, that one stays, and no screen of the first. */
void kiosk_return(struct kiosk *kiosk, struct ui *ui, const char *office);

/* Loads the office's charter; a form of another office is wiped. False when that failed; then a message
 * stands on the screen. */
bool kiosk_pick_office(struct kiosk *kiosk, struct ui *ui, const char *id);

/* Says in plain words that something went wrong, and logs it. */
void kiosk_show_error(struct kiosk *kiosk, struct ui *ui, const struct err *e);

/* The kiosk a sheet belongs to. */
struct kiosk *kiosk_of(const struct sheet *sheet);

/* "সেবা ডেস্ক › রূপগঞ্জ › …": the band's text, `last` (may be NULL) being this screen. */
void kiosk_add_place(const struct sheet *sheet, const char *last, struct str *place);

/* ---- the screens, each in a file of its name ----------------------------------------------------- */

struct screen *kiosk_offices_new(struct kiosk *kiosk);
struct screen *kiosk_home_new(struct kiosk *kiosk);
struct screen *kiosk_services_new(struct kiosk *kiosk);
struct screen *kiosk_card_new(struct kiosk *kiosk, enum section section, int serial);
struct screen *kiosk_officers_new(struct kiosk *kiosk);
struct screen *kiosk_phone_new(struct kiosk *kiosk, const char *phone, const char *whose);
struct screen *kiosk_vision_new(struct kiosk *kiosk);
struct screen *kiosk_expectations_new(struct kiosk *kiosk);
struct screen *kiosk_grs_new(struct kiosk *kiosk);
struct screen *kiosk_search_new(struct kiosk *kiosk);
struct screen *kiosk_form_new(struct kiosk *kiosk);
struct screen *kiosk_receipt_new(struct kiosk *kiosk,
                                 struct receipt *receipt); /* takes its contents */
struct screen *kiosk_status_new(struct kiosk *kiosk);
struct screen *kiosk_step_new(struct kiosk *kiosk, const struct complaint_record *record,
                              enum action action); /* rate, appeal or refer-cell; copies */
struct screen *kiosk_idle_new(struct kiosk *kiosk);

#endif
