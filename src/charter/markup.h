/* Takes the mark-up out of a piece of a charter that went through a web page or a converter: stars,
 * links, tags, entities. What a reader of the page would see stays, and so do the addresses that
 * links point at. Line marks (the # of headings, the | of tables) are not its business. */
#ifndef SEBADESK_CHARTER_MARKUP_H
#define SEBADESK_CHARTER_MARKUP_H

#include <stddef.h>

#include "base/str.h"

/* Appends n bytes of UTF-8 without their mark-up to *out (not cleaned yet: text/clean.h). The first
 * mark met is appended to *mark, unless that is NULL. Linear in n. */
void markup_strip(const char *s, size_t n, struct str *out, struct str *mark);

#endif
