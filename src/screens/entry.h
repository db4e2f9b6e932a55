/* Where one types on a sheet: the field with its typing method, the line of suggestions and the
 * on-screen board. One entry serves all fields of a screen, one after the other.
 *
 * The method stands below the field, with how to type by it as long as nobody has; F3 goes through the
 * methods; F6 or a touch on the field opens the board. */
#ifndef SEBADESK_SCREENS_ENTRY_H
#define SEBADESK_SCREENS_ENTRY_H

#include <stdbool.h>

#include "typing/board.h"
#include "typing/composer.h"
#include "typing/method.h"
#include "typing/suggest.h"
#include "ui/editor.h"
#include "ui/frame.h"
#include "ui/page.h"
#include "ui/ui.h"

enum entry_kind {
    ENTRY_WORDS,  /* Bangla, unless the interface is English */
    ENTRY_LATIN,  /* an e-mail address */
    ENTRY_NUMBER, /* digits in the script of the interface */
};

struct entry {
    struct editor *editor; /* borrowed; NULL: nothing is being typed */
    enum entry_kind kind;
    struct composer composer;
    struct board board;
    bool board_open;
    bool chose_method; /* by F3, in a field of words: it holds for the next such field too */
    enum typing_method method;
    bool compact;      /* the suggestions share the method's line: for forms of many fields */
    bool brief;        /* the hint is one line of examples: below stands what matters more */
    bool arrows_alone; /* the down arrow at the end of the field opens the board */
    bool practised;    /* the visitor has typed by sound: no hint any more */
};

/* An entry without a field. `suggest` is borrowed and must live longer; NULL: no suggestions. */
void entry_init(struct entry *entry, struct suggest *suggest);
void entry_wipe(struct entry *entry); /* overwrites what is being typed */

/* Turns to another field, the board closed, with the method that the kind of field needs. */
void entry_open(struct entry *entry, struct editor *editor, enum entry_kind kind);

/* Puts the word that is being typed into the field's text: before its text is looked at. */
void entry_finish(struct entry *entry);

enum entry_result {
    ENTRY_IGNORED,
    ENTRY_TAKEN,
    ENTRY_DONE /* Enter, F10, or the board's "done": go on */
};

/* Takes a key for the page that the field is on. */
enum entry_result entry_key(struct entry *entry, struct ui *ui, const struct page *page,
                            const struct key *key);

/* Adds the field, at most `rows` high, to a page, and below it the method, the suggestions and the board. */
void entry_add(const struct entry *entry, struct page *page, int rows, const char *example);

/* What belongs to the field, without the field: for a form that draws its fields itself. */
void entry_add_help(const struct entry *entry, struct page *page);

/* How much more may be typed, once it is little. */
void entry_add_room(struct page *page, const struct editor *field);

/* The hint of the key that goes on: Enter, or F10 while Enter presses the board's keys. */
struct hint entry_go_on_hint(const struct entry *entry, const char *label);

/* Adds how to type by sound: examples; a line above and below them unless `brief` or the screen is small. */
void entry_add_lesson(struct page *page, bool brief);

/* The hints of F3 and F6, at most two; returns how many. */
size_t entry_hints(const struct entry *entry, struct hint *hints);

#endif
