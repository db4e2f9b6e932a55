/* Text as offices have it on their disks: UTF-8, UTF-16 from spreadsheets, and CP1252 that carries
 * Bijoy glyphs. Finds out which it is and makes NFC UTF-8 of it. */
#ifndef SEBADESK_TEXT_LEGACY_H
#define SEBADESK_TEXT_LEGACY_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

enum legacy_kind {
    LEGACY_AUTO,   /* as a wish: find out. Never found */
    LEGACY_BIJOY,  /* as a wish: every cell without Bangla letters is Bijoy, in any encoding */
    LEGACY_UTF16,  /* as a wish: UTF-16 of either byte order */
    LEGACY_UTF8,   /* only found */
    LEGACY_CP1252, /* only found: Latin text */
    LEGACY_KIND_COUNT
};

/* "auto", "bijoy", "utf-16", "utf-8", "cp1252". */
const char *legacy_name(enum legacy_kind kind);

/* Appends n bytes as NFC UTF-8 to *out; *found (may be NULL) gets what they were. `wish` is one of
 * the first three.
 *
 * The encoding: a byte order mark tells; else valid UTF-8 (without NULs) is UTF-8; else what looks
 * like UTF-16 is that; anything else is CP1252. Then Bijoy, cell by cell (cells end at tabs and
 * newlines): a cell with Bangla letters stays as it is, and so do words with @, www., .bd or ://;
 * when finding out, so does a cell that reads as English. Blanks and line ends are kept.
 *
 * ERR_INPUT with line and column for UTF-16 or marked UTF-8 that is broken. */
enum err_code legacy_to_utf8(const char *bytes, size_t n, enum legacy_kind wish, struct str *out,
                             enum legacy_kind *found, struct err *e) ERR_CHECKED;

#endif
