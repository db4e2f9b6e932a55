/* Lists inside a cell of a charter: "১। … ২। …", "১) … ২) …", "a / b / c". Used by the service card. */
#ifndef SEBADESK_TEXT_LIST_H
#define SEBADESK_TEXT_LIST_H

#include "base/str.h"

/* Appends the items of the list that the text is, without their numbers or slashes, and returns true.
 * A text that is no list gives itself as the one item, and false. Numbers must count up from 1. */
bool list_split(const char *text, struct strv *items);

#endif
