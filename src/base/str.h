/* A growing byte string, always NUL-terminated, and a list of strings. Used everywhere.
 *
 * Lengths are bytes, without the NUL. A zeroed struct is an empty, valid value. Growth moves the
 * bytes into fresh memory and wipes the old, so that str_wipe leaves no copy behind. */
#ifndef SEBADESK_BASE_STR_H
#define SEBADESK_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct str {
    char *data; /* NULL while empty and never grown; read it through str_text */
    size_t len;
    size_t cap;
};

/* The text, "" when empty; valid until the next change. */
const char *str_text(const struct str *s);

void str_add(struct str *s, const char *text);
void str_add_bytes(struct str *s, const char *bytes, size_t n);
void str_add_char(struct str *s, char c);
void str_addf(struct str *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
void str_addv(struct str *s, const char *format, va_list ap) __attribute__((format(printf, 2, 0)));

/* Puts n bytes in at byte position `at` (at most len); removes n bytes from there. */
void str_insert(struct str *s, size_t at, const char *bytes, size_t n);
void str_remove(struct str *s, size_t at, size_t n);

void str_cut(struct str *s, size_t len); /* shortens to len bytes; the rest is zeroed */
void str_trim_end(struct str *s);        /* drops ASCII blanks at the end */

/* Hands the text over (never NULL); the caller frees; *s becomes empty. */
char *str_take(struct str *s);

void str_clear(struct str *s); /* frees; *s becomes empty */
void str_wipe(struct str *s);  /* overwrites, then frees */

/* A printf into fresh memory; the caller frees. */
char *str_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The length of the longest start of n bytes of UTF-8 that ends with a whole character, for a text
 * that was cut at n. */
size_t str_whole(const char *text, size_t n);

bool str_equal(const char *a, const char *b); /* NULL equals only NULL */
bool str_starts(const char *s, const char *prefix);

/* A list of strings that it owns. */
struct strv {
    char **items;
    size_t count;
    size_t cap;
};

void strv_add(struct strv *v, const char *text);              /* adds a copy */
void strv_add_bytes(struct strv *v, const char *b, size_t n); /* adds a copy */
void strv_take(struct strv *v, char *text);                   /* takes ownership */
void strv_copy(struct strv *to, const struct strv *from);     /* appends copies */
bool strv_has(const struct strv *v, const char *text);
void strv_clear(struct strv *v);

/* The items joined by `between`, in fresh memory; the caller frees. */
char *strv_join(const struct strv *v, const char *between);

/* Cuts `text` at every byte `at`, appending copies of the pieces; "" gives none. */
void strv_split(struct strv *v, const char *text, char at);

#endif
