/* E-mail and web addresses in running text, also such as a stray blank cut in two. */
#ifndef SEBADESK_CHARTER_ADDRESS_H
#define SEBADESK_CHARTER_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>

struct address {
    size_t start; /* byte offsets in the text */
    size_t end;
    char *value;   /* e-mail: lower case; web: no http://, no slash at the end; caller frees */
    bool is_email; /* else web */
    bool mended;   /* a blank was taken out */
    bool whole;    /* its domain has an end: "a@gmail" has none */
};

/* The first address at or behind byte `from` of a clean text of n bytes; false when there is none.
 * A blank is taken out only where the address has no proper end without what follows, and has one
 * with it: "a@gmail. com", "www.doict.narayangan j.gov.bd". Linear in the bytes passed over. */
bool address_next(const char *s, size_t n, size_t from, struct address *out);

#endif
