#include "base/str.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const char *str_text(const struct str *s)
{
    return s->data == NULL ? "" : s->data;
}

/* Room for `more` bytes and the NUL. realloc could leave a copy of a secret in freed memory. */
static void str_reserve(struct str *s, size_t more)
{
    size_t need = s->len + more + 1;
    size_t cap = s->cap;
    char *fresh;

    if (more >= SIZE_MAX / 2 - s->len)
        mem_abort("out of memory");
    if (need <= cap)
        return;
    while (cap < need)
        cap += cap / 2 + 32;
    fresh = mem_new(cap);
    if (s->data != NULL) {
        memcpy(fresh, s->data, s->len);
        explicit_bzero(s->data, s->cap);
        free(s->data);
    }
    s->data = fresh;
    s->cap = cap;
}

void str_add_bytes(struct str *s, const char *bytes, size_t n)
{
    str_reserve(s, n);
    if (n > 0)
        memcpy(s->data + s->len, bytes, n);
    s->len += n;
    s->data[s->len] = '\0';
}

void str_add(struct str *s, const char *text)
{
    str_add_bytes(s, text, strlen(text));
}

void str_add_char(struct str *s, char c)
{
    str_add_bytes(s, &c, 1);
}

void str_addv(struct str *s, const char *format, va_list ap)
{
    va_list again;
    int n;

    va_copy(again, ap);
    n = vsnprintf(NULL, 0, format, ap);
    if (n < 0)
        mem_abort("a text of more than 2 GB");
    str_reserve(s, (size_t)n);
    (void)vsnprintf(s->data + s->len, (size_t)n + 1, format, again);
    s->len += (size_t)n;
    va_end(again);
}

void str_addf(struct str *s, const char *format, ...)
{
    va_list ap;

    va_start(ap, format);
    str_addv(s, format, ap);
    va_end(ap);
}

void str_insert(struct str *s, size_t at, const char *bytes, size_t n)
{
    str_reserve(s, n);
    memmove(s->data + at + n, s->data + at, s->len - at);
    if (n > 0)
        memcpy(s->data + at, bytes, n);
    s->len += n;
    s->data[s->len] = '\0';
}

void str_remove(struct str *s, size_t at, size_t n)
{
    if (n == 0)
        return;
    memmove(s->data + at, s->data + at + n, s->len - at - n);
    str_cut(s, s->len - n);
}

void str_cut(struct str *s, size_t len)
{
    if (len >= s->len)
        return;
    explicit_bzero(s->data + len, s->len - len);
    s->len = len;
}

void str_trim_end(struct str *s)
{
    size_t len = s->len;

    while (len > 0 && strchr(" \t\r\n", s->data[len - 1]) != NULL)
        len--;
    str_cut(s, len);
}

char *str_take(struct str *s)
{
    char *text = s->data == NULL ? mem_copy("", 0) : s->data;

    memset(s, 0, sizeof(*s));
    return text;
}

void str_clear(struct str *s)
{
    free(s->data);
    memset(s, 0, sizeof(*s));
}

void str_wipe(struct str *s)
{
    if (s->data != NULL)
        explicit_bzero(s->data, s->cap);
    str_clear(s);
}

char *str_format(const char *format, ...)
{
    struct str s = {0};
    va_list ap;

    va_start(ap, format);
    str_addv(&s, format, ap);
    va_end(ap);
    return str_take(&s);
}

size_t str_whole(const char *text, size_t n)
{
    size_t at = n;
    unsigned char lead;

    while (at > 0 && n - at < 3 && ((unsigned char)text[at - 1] & 0xC0) == 0x80)
        at--;
    if (at == 0)
        return n;
    lead = (unsigned char)text[at - 1];
    if (n - at < (size_t)(lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0))
        return at - 1;
    return n;
}

bool str_equal(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return a == b;
    return strcmp(a, b) == 0;
}

bool str_starts(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

void strv_take(struct strv *v, char *text)
{
    mem_grow(&v->items, &v->cap, v->count + 1, sizeof(*v->items));
    v->items[v->count++] = text;
}

void strv_add_bytes(struct strv *v, const char *b, size_t n)
{
    strv_take(v, mem_copy(b, n));
}

void strv_add(struct strv *v, const char *text)
{
    strv_add_bytes(v, text, strlen(text));
}

void strv_copy(struct strv *to, const struct strv *from)
{
    for (size_t i = 0; i < from->count; i++)
        strv_add(to, from->items[i]);
}

bool strv_has(const struct strv *v, const char *text)
{
    for (size_t i = 0; i < v->count; i++) {
        if (strcmp(v->items[i], text) == 0)
            return true;
    }
    return false;
}

void strv_clear(struct strv *v)
{
    for (size_t i = 0; i < v->count; i++)
        free(v->items[i]);
    free(v->items);
    memset(v, 0, sizeof(*v));
}

char *strv_join(const struct strv *v, const char *between)
{
    struct str s = {0};

    for (size_t i = 0; i < v->count; i++) {
        if (i > 0)
            str_add(&s, between);
        str_add(&s, v->items[i]);
    }
    return str_take(&s);
}

void strv_split(struct strv *v, const char *text, char at)
{
    const char *end;

    if (*text == '\0')
        return;
    while ((end = strchr(text, at)) != NULL) {
        strv_add_bytes(v, text, (size_t)(end - text));
        text = end + 1;
    }
    strv_add(v, text);
}
