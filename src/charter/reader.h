/* Reads a published citizen's charter, as offices put it on their web sites, into the model. For
 * `charter check` and `charter import`; writes nothing and knows no store.
 *
 * The document is UTF-8 text: a head (government, department, office, place, web address), headings
 * with or without #, tables as lines with tabs or as Markdown's pipe tables, a date, a signature.
 * Columns are known by their header words, sections by their headings. */
#ifndef SEBADESK_CHARTER_READER_H
#define SEBADESK_CHARTER_READER_H

#include <stddef.h>

#include "base/err.h"
#include "charter/findings.h"
#include "model/charter.h"

enum {
    CHARTER_MAX_BYTES = 2 * 1024 * 1024, /* a hundred times the longest charter seen */
    CHARTER_MAX_LINE = 128 * 1024,       /* bytes of one line */
};

/* Reads n bytes. *out is zeroed by the caller and set only on ERR_OK: whole document or nothing;
 * the caller calls charter_clear. Every service has a name and a number of its own in its section;
 * all text is clean. What is wrong but can be read goes to *findings (may be NULL), in the order of
 * the document, also when the reading fails.
 *
 * ERR_INPUT, with line, column and field: bytes that are no UTF-8 or NUL ("text"), too long a
 * document or line ("size"), no web address in the head ("office"), a table whose columns are not
 * known ("columns"), a service without a name ("name"), no service at all ("services"). */
enum err_code charter_read(const char *bytes, size_t n, struct charter *out,
                           struct findings *findings, struct err *e) ERR_CHECKED;

/* The same for a document whose head has no web address, or a wrong one: the office's id is
 * given. */
enum err_code charter_read_for(const char *office_id, const char *bytes, size_t n,
                               struct charter *out, struct findings *findings,
                               struct err *e) ERR_CHECKED;

#endif
