/* The usual replies of officers, an action each with its own: data/templates/, or what an office has written
 * in their place. Read from a text here; which text is for the screens to say. */
#ifndef SEBADESK_MODEL_REPLIES_H
#define SEBADESK_MODEL_REPLIES_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "model/complaint.h"

enum {
    REPLIES_FILE_LIMIT = 64 * 1024, /* bytes */
    REPLIES_LIMIT = 30,             /* of an action */
    REPLY_LIMIT = 1000              /* code points */
};

struct replies {
    struct strv of[ACTION_COUNT]; /* cleaned */
};

void replies_clear(struct replies *replies);

/* Reads "[action]", then a reply a line, as often as wanted; an empty line and one that begins with # say
 * nothing. ERR_INPUT with the line for whatever else there is, and *out is empty; the text is in the
 * catalogue. *out must be zeroed. */
enum err_code replies_read(const char *bytes, size_t n, struct replies *out,
                           struct err *e) ERR_CHECKED;

#endif
