/* A field in which one types: one paragraph or several, wrapped, edited by akshar. Holds the text, the
 * cursor and what undo needs; knows nothing of what the text is for. With a composer, keys become
 * Bangla: the word that is being typed is shown at the cursor and is no part of the text yet. */
#ifndef SEBADESK_UI_EDITOR_H
#define SEBADESK_UI_EDITOR_H

#include <stdbool.h>

#include "base/str.h"
#include "text/wrap.h"
#include "ui/canvas.h"
#include "ui/keys.h"

enum { EDITOR_UNDO_DEPTH = 32 };

struct editor_state {
    char *text;
    size_t cursor;
};

struct editor {
    struct composer *composer; /* borrowed; NULL: keys are what they say */
    bool bangla_digits;        /* a digit that is typed appears in Bangla script */
    struct str text;           /* clean UTF-8, NFC */
    size_t cursor;             /* bytes, at an akshar's edge or inside one that is being typed */
    unsigned limit;            /* code points */
    bool lines;                /* newlines are allowed (Control-J makes one; Enter goes on) */
    bool full;                 /* the last key was refused because the limit was reached */
    struct editor_state undo[EDITOR_UNDO_DEPTH];
    size_t undo_count;
    enum key_code last;      /* what kind of key came last: typing on makes one undo step */
    struct wrap_kept layout; /* of what is shown, when editor_settle last saw it */
};

void editor_init(struct editor *editor, unsigned limit, bool lines);
void editor_wipe(struct editor *editor); /* overwrites and frees; the limit stays */

/* Replaces the text (cleaned) and puts the cursor behind it. NULL is "". */
void editor_set(struct editor *editor, const char *text);

/* The text as it would be stored: cleaned, NULL when nothing is there. The caller frees (mem_free_secret). */
char *editor_value(const struct editor *editor);

/* Code points in the field, with the word that is being typed. */
unsigned editor_length(const struct editor *editor);

/* Puts the word that is being typed into the text. */
void editor_finish(struct editor *editor);

/* Takes a key; `pasted` is the text of a K_PASTE. `columns` is the width it was drawn with, `measure` the
 * canvas's. False when the key is not one for a field, or did nothing (an arrow at the edge). */
bool editor_key(struct editor *editor, const struct key *key, const struct str *pasted, int columns,
                const struct measure *measure);

/* Lays out what is shown, at the width it will be drawn with: for speed only, after a key. */
void editor_settle(struct editor *editor, int columns, const struct measure *measure);

/* Lines the text takes at that width, at least 1. */
int editor_lines(const struct editor *editor, int columns, const struct measure *measure);

/* Draws the part around the cursor into rows × columns cells, and puts the canvas's cursor there.
 * `example` (may be NULL) is shown while the field is empty. */
void editor_draw(const struct editor *editor, struct canvas *canvas, int row, int col, int rows,
                 int columns, const char *example);

/* The same where only the rows `from` … `to` - 1 of it are in sight, at their own places. */
void editor_draw_rows(const struct editor *editor, struct canvas *canvas, int row, int col,
                      int rows, int columns, const char *example, int from, int to);

#endif
