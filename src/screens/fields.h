/* A form of many fields on one screen: texts, choices, and things picked from a list by typing. One goes
 * through it with Tab, Enter and the arrows. Used by the desk's forms and by the steps of staff.
 *
 * It holds what was typed, draws it and takes the keys. What the fields mean, which of them are wanted,
 * and what is wrong in them is the screen's to say: it is told when something was changed or left. */
#ifndef SEBADESK_SCREENS_FIELDS_H
#define SEBADESK_SCREENS_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "screens/entry.h"
#include "store/drafts.h"

#define FIELDS_NONE SIZE_MAX

/* Keys K_CHOICE from here on are of what is offered; those before, of items. */
enum { FIELDS_OFFERED = 10000 };

enum fields_kind {
    FIELDS_TEXT,
    FIELDS_CHOICE, /* one of a few answers, by digit, first letter, or Left and Right */
    FIELDS_PICK    /* one of a list, by its number or a part of its name */
};

struct fields_item {
    const char *name;    /* in a draft */
    const char *label;   /* N_() */
    const char *example; /* N_(); NULL: none */
    enum fields_kind kind;
    enum entry_kind entry; /* TEXT: what is typed there */
    unsigned limit;        /* TEXT: code points */
    int rows;              /* TEXT: 0: one line that wraps; else rows, and newlines may be typed */

    /* CHOICE: the nth answer in words, and its name in a draft; NULL past the last. */
    const char *(*option)(int n);
    const char *(*option_name)(int n);
};

struct fields_value {
    struct editor text;
    int choice; /* CHOICE: the answer (a screen may begin with -1: none yet, which its option(-1) words);
                   PICK: the id of what was picked, -1: nothing */
    bool hidden;
    bool required;
    int fault; /* 0: none, else what fields.fault_words knows */
};

/* What a PICK offers for what is typed in it, best first. */
struct fields_offer {
    int *ids;
    struct strv texts; /* as many */
    size_t cap;
    size_t chosen; /* what Enter or Tab takes; FIELDS_NONE: nothing */
    bool numbered; /* each stands behind its number: its id and one */
};

struct fields {
    const struct fields_item *items;
    size_t count;
    const char *(*fault_words)(int fault); /* translated */
    int no_such;                           /* the fault of a PICK that finds nothing */
    struct fields_value *values;           /* as many as items */
    size_t at;                             /* the item that gets the keys */
    struct entry entry;
    struct fields_offer offer; /* of the item at which the keys go, a PICK */
};

/* Empty fields, the keys at item `at`. `items` and `suggest` are borrowed. */
void fields_init(struct fields *fields, const struct fields_item *items, size_t count, size_t at,
                 struct suggest *suggest);
void fields_wipe(struct fields *fields); /* overwrites what was typed */

/* The text of an item, the word that is still being typed included, as it would be stored: NULL when there
 * is none. The caller frees with mem_free_secret. */
char *fields_text(const struct fields *fields, size_t item);
void fields_set_text(struct fields *fields, size_t item, const char *text);

/* Whether nothing has been typed or picked at all; choices do not count. */
bool fields_are_empty(const struct fields *fields);

/* Goes to an item, leaving the one before. */
void fields_go(struct fields *fields, size_t item);

/* Goes to the first item with a fault; false where there is none. */
bool fields_go_to_fault(struct fields *fields);

/* Puts the word that is being typed into its field, and takes what a PICK offers. */
void fields_finish(struct fields *fields);

/* Replaces what the PICK at which the keys go offers. */
void fields_offer_none(struct fields *fields);
void fields_offer_add(struct fields *fields, int id, const char *text);

enum fields_result {
    FIELDS_IGNORED,
    FIELDS_TAKEN,
    FIELDS_CHANGED, /* the item at which the keys go */
    FIELDS_LEFT     /* *left was left for another one, and may be changed too */
};

/* Takes a key for the page that the fields are on. */
enum fields_result fields_key(struct fields *fields, struct ui *ui, const struct page *page,
                              const struct key *key, size_t *left);

/* Adds the fields to a page; and, for its pinned end, what belongs to the one that gets the keys: the
 * typing method, suggestions, answers, what a PICK offers. */
void fields_add(const struct fields *fields, struct page *page);
void fields_add_help(const struct fields *fields, struct page *page);

/* The hints of the item that gets the keys, at most two; returns how many. */
size_t fields_hints(const struct fields *fields, struct hint *hints);

/* To and from a draft. Loading keeps what the draft does not name; a PICK is the screen's to save. */
void fields_save(const struct fields *fields, struct draft_fields *out);
void fields_load(struct fields *fields, const struct draft_fields *from);

#endif
