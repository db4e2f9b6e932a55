/* Printing a receipt or a letter: its text goes to the standard input of a command that the face was given. */
#ifndef SEBADESK_SCREENS_PRINT_H
#define SEBADESK_SCREENS_PRINT_H

#include <stdbool.h>

#include "model/calendar.h"
#include "model/charter.h"
#include "store/store.h"
#include "ui/page.h"

/* Append a paragraph, or a label and its text, wrapped to a width; a newline after each line. */
void print_add_wrapped(struct str *out, unsigned columns, const char *text);
void print_add_pair(struct str *out, unsigned columns, const char *label, const char *value);

/* The receipt as plain text, 42 columns wide, in the language of the interface. The caller frees. */
char *print_receipt_text(const struct receipt *receipt, const struct charter *charter,
                         const struct calendar *calendar);

/* Runs `command` with sh, the text on its standard input, its output thrown away. False if it fails or
 * takes longer than ten seconds (then it is killed). */
bool print_text(const char *command, const char *text);

/* Prints the page that `build` makes for the width of the paper. */
bool print_page(const char *command, void (*build)(const void *context, struct page *page),
                const void *context);

bool print_receipt(const char *command, const struct receipt *receipt,
                   const struct charter *charter, const struct calendar *calendar);

#endif
