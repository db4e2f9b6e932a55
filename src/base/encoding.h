/* From other encodings to UTF-8: the only place that uses iconv. For whole buffers, as files and
 * standard input are read whole; what a legacy text means is text/legacy.h's business. */
#ifndef SEBADESK_BASE_ENCODING_H
#define SEBADESK_BASE_ENCODING_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

/* Appends n bytes of the encoding that iconv calls `name` to *out as UTF-8. In CP1252 the five
 * bytes without a meaning (81 8D 8F 90 9D) become U+0081 and so on, as browsers do it. A byte that
 * does not belong there, or a character cut off by the end, is ERR_INPUT with the line and the
 * column in code points; an encoding that iconv does not know is ERR_NOT_FOUND. */
enum err_code encoding_to_utf8(const char *name, const char *bytes, size_t n, struct str *out,
                               struct err *e) ERR_CHECKED;

#endif
