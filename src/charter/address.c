#include "charter/address.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/str.h"

enum { MOST_BLANKS = 3, HOST_MAX = 253 };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_host_char(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

static bool is_local_char(char c)
{
    return is_host_char(c) || c == '_' || c == '%' || c == '+';
}

static bool is_address_char(char c)
{
    return is_local_char(c) || (c != '\0' && strchr("@:/?=&~#", c) != NULL);
}

/* Whether the last label of a host name is one that can end it. "gov" is not among them: what is
 * printed in Bangladesh ends in gov.bd. */
static bool ends_well(const char *host, size_t n)
{
    static const char *const ENDS[] = {"bd",  "com", "org", "net", "info",   "edu",
                                       "int", "biz", "in",  "co",  "io",     "me",
                                       "tv",  "app", "dev", "xyz", "online", "site"};
    size_t start = n;

    while (start > 0 && host[start - 1] != '.')
        start--;
    if (start < 2 || host[0] == '.' || host[start - 2] == '.')
        return false;
    for (size_t i = 0; i < sizeof(ENDS) / sizeof(ENDS[0]); i++) {
        if (strlen(ENDS[i]) == n - start && strncasecmp(ENDS[i], host + start, n - start) == 0)
            return true;
    }
    return false;
}

/* "gov.bd" behind a blank lost a dot as likely as it won a blank: not certain. */
static bool starts_like_end(const char *s, size_t n)
{
    static const char *const STARTS[] = {"gov", "com", "org", "net", "edu", "ac", "co", "mil"};
    size_t label = 0;

    while (label < n && s[label] != '.')
        label++;
    for (size_t i = 0; i < sizeof(STARTS) / sizeof(STARTS[0]); i++) {
        if (strlen(STARTS[i]) == label && strncasecmp(STARTS[i], s, label) == 0)
            return true;
    }
    return false;
}

static size_t host_end(const char *s, size_t n, size_t at)
{
    while (at < n && is_host_char(s[at]))
        at++;
    return at;
}

/* A piece of a host name behind a blank, which may be the rest of the one before it. */
static bool can_follow(const char *s, size_t n, size_t at, size_t end, char before)
{
    if (end == at || (end < n && (s[end] == '@' || s[end] == '_' || s[end] == '%')))
        return false;
    if (end - at >= 4 && strncasecmp(s + at, "www.", 4) == 0)
        return false;
    return before == '.' || before == '-' || s[at] == '.' || !starts_like_end(s + at, end - at);
}

/* Reads the host at s[at …] into *host, over blanks where that is certain; returns its end. */
static size_t read_host(const char *s, size_t n, size_t at, struct str *host, bool *mended)
{
    size_t end = host_end(s, n, at);
    size_t tried = end;
    size_t length = end - at;
    bool done;

    str_add_bytes(host, s + at, length);
    done = ends_well(str_text(host), host->len) &&
           !(end + 1 < n && s[end] == ' ' && s[end + 1] == '.');
    for (int i = 0; i < MOST_BLANKS && !done && host->len < HOST_MAX; i++) {
        size_t next;

        if (tried >= n || s[tried] != ' ')
            break;
        next = host_end(s, n, tried + 1);
        if (!can_follow(s, n, tried + 1, next, host->len == 0 ? '.' : host->data[host->len - 1]))
            break;
        str_add_bytes(host, s + tried + 1, next - tried - 1);
        tried = next;
        if (ends_well(host->data, host->len)) {
            *mended = true;
            return tried;
        }
    }
    str_cut(host, length);
    return end;
}

/* Whether something stands on both sides of the last dot. */
static bool is_whole(const struct str *host)
{
    const char *dot = host->len == 0 ? NULL : strrchr(host->data, '.');

    return dot != NULL && dot > host->data && strlen(dot) > 2;
}

static void trim_host(struct str *host)
{
    while (host->len > 0 && strchr(".-", host->data[host->len - 1]) != NULL)
        str_cut(host, host->len - 1);
}

static void lower(struct str *s)
{
    for (size_t i = 0; i < s->len; i++) {
        if (s->data[i] >= 'A' && s->data[i] <= 'Z')
            s->data[i] = (char)(s->data[i] | 0x20);
    }
}

/* Where the part before the @ begins; over one blank when it is cut off just there. */
static size_t local_start(const char *s, size_t from, size_t sign, bool *mended)
{
    size_t start = sign;
    bool blank = sign > from + 1 && s[sign - 1] == ' ' && is_local_char(s[sign - 2]);

    if (blank)
        start--;
    while (start > from && is_local_char(s[start - 1]))
        start--;
    if (blank && sign - 1 - start >= 4 && strncasecmp(s + sign - 5, "mail", 4) == 0)
        return sign; /* "e-mail @…" is a label */
    *mended |= blank;
    return start;
}

static bool read_email(const char *s, size_t n, size_t from, size_t sign, struct address *out)
{
    struct str host = {0};
    struct str value = {0};
    bool mended = false;
    size_t start = local_start(s, from, sign, &mended);

    if (start == sign)
        return false;
    out->end = read_host(s, n, sign + 1, &host, &mended);
    trim_host(&host);
    for (size_t i = start; i < sign; i++) {
        if (s[i] != ' ')
            str_add_char(&value, s[i]);
    }
    str_add_char(&value, '@');
    str_add(&value, str_text(&host));
    lower(&value);
    out->start = start;
    out->is_email = true;
    out->mended = mended;
    out->whole = is_whole(&host);
    out->value = str_take(&value);
    str_clear(&host);
    return true;
}

/* Where a web address begins in the run of address characters s[start … end): at a scheme, at
 * www., or behind a label's colon. */
static size_t web_start(const char *s, size_t start, size_t end, bool *marked)
{
    size_t last = start;

    *marked = true;
    for (size_t i = start; i < end; i++) {
        if (end - i > 7 && strncasecmp(s + i, "http://", 7) == 0)
            return i + 7;
        if (end - i > 8 && strncasecmp(s + i, "https://", 8) == 0)
            return i + 8;
        if (end - i > 4 && strncasecmp(s + i, "www.", 4) == 0)
            return i;
        if (s[i] == ':')
            last = i + 1;
    }
    *marked = false;
    while (last < end && !is_letter(s[last]) && (s[last] < '0' || s[last] > '9'))
        last++;
    return last;
}

static bool read_web(const char *s, size_t n, size_t start, size_t end, struct address *out)
{
    struct str value = {0};
    bool marked;
    bool mended = false;
    size_t host = web_start(s, start, end, &marked);
    size_t path;

    if (!marked && (!ends_well(s + host, host_end(s, end, host) - host) ||
                    starts_like_end(s + host, end - host)))
        return false;
    out->start = marked ? start : host;
    path = read_host(s, n, host, &value, &mended);
    out->whole = is_whole(&value);
    end = path;
    if (path < n && strchr("/?#", s[path]) != NULL) {
        while (end < n && is_address_char(s[end]) && strchr("@:", s[end]) == NULL)
            end++;
    }
    str_add_bytes(&value, s + path, end - path);
    while (value.len > 0 && strchr("/.-:?#", value.data[value.len - 1]) != NULL)
        str_cut(&value, value.len - 1);
    out->end = end;
    out->is_email = false;
    out->mended = mended;
    out->value = str_take(&value);
    if (*out->value != '\0' && (marked || out->whole))
        return true;
    free(out->value);
    return false;
}

/* The address in the run of address characters that begins at `at`. An e-mail address wins, but
 * not over a web address that stands before it: "www.a.gov.bd/b@c.bd". */
static bool read_run(const char *s, size_t n, size_t from, size_t at, size_t *end,
                     struct address *out)
{
    const char *sign = memchr(s + at, '@', *end - at);
    size_t local;

    if (sign == NULL)
        return *end - at > 3 && read_web(s, n, at, *end, out);
    local = (size_t)(sign - s);
    *end = local + 1;
    while (local > at && is_local_char(s[local - 1]))
        local--;
    if ((local > at + 3 && read_web(s, local, at, local, out)) ||
        read_email(s, n, from, *end - 1, out))
        return true;
    *end = host_end(s, n, *end); /* "@gmail.com" without a name is not a web address either */
    return false;
}

bool address_next(const char *s, size_t n, size_t from, struct address *out)
{
    size_t at = from;

    while (at < n) {
        size_t end = at;

        /* no address is that long: a bound on how often a byte is looked at */
        while (end < n && end - at < (size_t)2 * HOST_MAX && is_address_char(s[end]))
            end++;
        memset(out, 0, sizeof(*out));
        if (end > at && read_run(s, n, from, at, &end, out))
            return true;
        at = end > at ? end : at + 1;
    }
    return false;
}
