#include "charter/markup.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

enum { MARK_MAX = 1000 }; /* bytes of a tag or of one half of a link: keeps the work linear */

struct stripper {
    const char *s;
    size_t n;
    struct str *out;
    struct str *mark;
    struct str target; /* where the link that is open points, "" where none is */
    size_t link_start; /* where its text starts in *out */
    bool in_link;      /* inside [ ]: no link in a link */
};

static void note_mark(struct stripper *m, const char *s, size_t n)
{
    if (m->mark != NULL && m->mark->len == 0)
        str_add_bytes(m->mark, s, n);
}

/* The offset of the first of two bytes c at or behind `at`, or 0 when it is not near. */
static size_t find_near(const struct stripper *m, size_t at, char c)
{
    size_t room = m->n - at < MARK_MAX ? m->n - at : MARK_MAX;
    const char *hit = memchr(m->s + at, c, room);

    return hit == NULL ? 0 : (size_t)(hit - m->s);
}

/* Addresses are compared and shown without what people leave out. */
static void keep_address(struct str *target, const char *s, size_t n)
{
    static const char *const SCHEMES[] = {"mailto:", "http://", "https://", "tel:"};

    for (size_t i = 0; i < sizeof(SCHEMES) / sizeof(SCHEMES[0]); i++) {
        size_t length = strlen(SCHEMES[i]);

        if (n > length && strncasecmp(s, SCHEMES[i], length) == 0) {
            str_cut(target, 0);
            str_add_bytes(target, s + length, n - length);
            while (target->len > 0 && target->data[target->len - 1] == '/')
                str_cut(target, target->len - 1);
            return;
        }
    }
}

/* Behind a link's text: its address, where the text does not say it. */
static void end_link(struct stripper *m)
{
    if (m->target.len > 0 && strcasestr(str_text(m->out) + m->link_start, m->target.data) == NULL) {
        str_add_char(m->out, ' ');
        str_add_bytes(m->out, m->target.data, m->target.len);
        str_add_char(m->out, ' ');
    }
    str_cut(&m->target, 0);
    m->link_start = m->out->len;
}

/* The value of href in a tag. */
static void read_href(struct stripper *m, const char *tag, size_t n)
{
    const char *href = memmem(tag, n, "href=", 5);
    const char *end = tag + n;
    const char *value = href == NULL ? end : href + 5;
    char quote = '\0';
    const char *stop;

    if (value < end && (*value == '"' || *value == '\''))
        quote = *value++;
    for (stop = value; stop < end && *stop != '>' && *stop != ' ' && *stop != quote; stop++)
        ;
    keep_address(&m->target, value, (size_t)(stop - value));
    m->link_start = m->out->len;
}

enum tag_kind { TAG_NONE, TAG_INLINE, TAG_BLOCK, TAG_LINK };

static enum tag_kind tag_kind(const char *name, size_t n)
{
    static const struct {
        const char *name;
        enum tag_kind kind;
    } TAGS[] = {
        {"a", TAG_LINK},     {"b", TAG_INLINE},    {"i", TAG_INLINE},      {"u", TAG_INLINE},
        {"em", TAG_INLINE},  {"font", TAG_INLINE}, {"strong", TAG_INLINE}, {"span", TAG_INLINE},
        {"sup", TAG_INLINE}, {"sub", TAG_INLINE},  {"small", TAG_INLINE},  {"big", TAG_INLINE},
        {"br", TAG_BLOCK},   {"p", TAG_BLOCK},     {"div", TAG_BLOCK},     {"li", TAG_BLOCK},
        {"ul", TAG_BLOCK},   {"ol", TAG_BLOCK},    {"tr", TAG_BLOCK},      {"td", TAG_BLOCK},
        {"th", TAG_BLOCK},   {"table", TAG_BLOCK}, {"tbody", TAG_BLOCK},   {"thead", TAG_BLOCK},
        {"hr", TAG_BLOCK},   {"img", TAG_BLOCK},   {"center", TAG_BLOCK},  {"h1", TAG_BLOCK},
        {"h2", TAG_BLOCK},   {"h3", TAG_BLOCK},    {"h4", TAG_BLOCK},      {"h5", TAG_BLOCK},
        {"h6", TAG_BLOCK},
    };

    for (size_t i = 0; i < sizeof(TAGS) / sizeof(TAGS[0]); i++) {
        if (strlen(TAGS[i].name) == n && strncasecmp(TAGS[i].name, name, n) == 0)
            return TAGS[i].kind;
    }
    return TAG_NONE;
}

static bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Bytes of the tag at s[at], 0 where it is none: "<৩ দিন" and "<a@b.bd>" are text. */
static size_t strip_tag(struct stripper *m, size_t at)
{
    size_t close = find_near(m, at, '>');
    bool closing = at + 1 < m->n && m->s[at + 1] == '/';
    size_t name = at + 1 + closing;
    size_t end = name;

    if (close == 0)
        return 0;
    while (end < close && is_ascii_letter(m->s[end]))
        end++;
    if (end < close && m->s[end] >= '1' && m->s[end] <= '6')
        end++;
    if (m->s[end] != '>' && m->s[end] != ' ' && m->s[end] != '/')
        return 0;
    switch (tag_kind(m->s + name, end - name)) {
    case TAG_NONE:
        return 0;
    case TAG_INLINE:
        break;
    case TAG_BLOCK:
        str_add_char(m->out, ' ');
        break;
    case TAG_LINK:
        if (closing)
            end_link(m);
        else
            read_href(m, m->s + at, close - at + 1);
        break;
    }
    return close + 1 - at;
}

static void strip_range(struct stripper *m);

/* Bytes of a [text](address), 0 where it is none. */
static size_t strip_link(struct stripper *m, size_t at)
{
    size_t middle = m->in_link ? 0 : find_near(m, at, ']');
    size_t close;
    struct stripper inner = {.out = m->out, .mark = m->mark, .in_link = true};

    if (middle == 0 || middle + 1 >= m->n || m->s[middle + 1] != '(')
        return 0;
    close = find_near(m, middle, ')');
    if (close == 0)
        return 0;
    note_mark(m, m->s + at, close + 1 - at);
    m->link_start = m->out->len;
    inner.s = m->s + at + 1;
    inner.n = middle - at - 1;
    strip_range(&inner);
    str_clear(&inner.target);
    keep_address(&m->target, m->s + middle + 2, close - middle - 2);
    end_link(m);
    return close + 1 - at;
}

static unsigned long entity_number(const char *digits, size_t n)
{
    int base = n > 0 && (*digits == 'x' || *digits == 'X') ? 16 : 10;
    char text[10] = "";
    char *end;
    unsigned long c;

    digits += base == 16;
    n -= base == 16;
    if (n == 0 || n >= sizeof(text))
        return 0;
    memcpy(text, digits, n);
    c = strtoul(text, &end, base);
    return *end == '\0' && c < 0x110000 && (c < 0xD800 || c > 0xDFFF) ? c : 0;
}

/* Bytes of an entity, 0 where it is none. */
static size_t strip_entity(struct stripper *m, size_t at)
{
    static const struct {
        const char *name;
        const char *text;
    } NAMED[] = {{"amp", "&"},      {"lt", "<"},    {"gt", ">"},     {"quot", "\""},
                 {"apos", "'"},     {"nbsp", " "},  {"ndash", "–"},  {"mdash", "—"},
                 {"lsquo", "‘"},    {"rsquo", "’"}, {"ldquo", "“"},  {"rdquo", "”"},
                 {"hellip", "…"},   {"bull", "•"},  {"middot", "·"}, {"zwj", "\u200D"},
                 {"zwnj", "\u200C"}};
    size_t room = m->n - at < 12 ? m->n - at : 12;
    const char *semicolon = memchr(m->s + at, ';', room);
    const char *name = m->s + at + 1;
    size_t n = semicolon == NULL ? 0 : (size_t)(semicolon - name);

    if (n > 1 && *name == '#') {
        unsigned long c = entity_number(name + 1, n - 1);
        uint8_t bytes[6];
        int used = c == 0 ? 0 : u8_uctomb(bytes, (ucs4_t)c, sizeof(bytes));

        if (used > 0)
            str_add_bytes(m->out, (const char *)bytes, (size_t)used);
        return used > 0 ? n + 2 : 0;
    }
    for (size_t i = 0; i < sizeof(NAMED) / sizeof(NAMED[0]); i++) {
        if (n > 0 && strlen(NAMED[i].name) == n && memcmp(NAMED[i].name, name, n) == 0) {
            str_add(m->out, NAMED[i].text);
            return n + 2;
        }
    }
    return 0;
}

/* Bytes of the mark that starts at s[at]; what it stands for has gone to the output. */
static size_t strip_mark(struct stripper *m, size_t at)
{
    size_t used = 0;

    switch (m->s[at]) {
    case '*':
        while (at + used < m->n && m->s[at + used] == '*')
            used++;
        return used > 1 ? used : 0; /* a single star may point at a footnote */
    case '\\':
        if (at + 1 < m->n && strchr("\\`*_{}[]()#+-.!|~<>", m->s[at + 1]) != NULL) {
            str_add_char(m->out, m->s[at + 1]);
            return 2;
        }
        return 0;
    case '<':
        return strip_tag(m, at);
    case '[':
        return strip_link(m, at);
    case '&':
        return strip_entity(m, at);
    default:
        return 0;
    }
}

static void strip_range(struct stripper *m)
{
    size_t i = 0;

    while (i < m->n) {
        size_t plain = 0;
        size_t used;

        while (i + plain < m->n && strchr("*\\<[&", m->s[i + plain]) == NULL)
            plain++;
        str_add_bytes(m->out, m->s + i, plain);
        i += plain;
        if (i == m->n)
            break;
        used = strip_mark(m, i);
        if (used > 0)
            note_mark(m, m->s + i, used);
        else
            str_add_char(m->out, m->s[i]);
        i += used > 0 ? used : 1;
    }
}

void markup_strip(const char *s, size_t n, struct str *out, struct str *mark)
{
    struct stripper m = {.s = s, .n = n, .out = out, .mark = mark, .link_start = out->len};

    strip_range(&m);
    end_link(&m);
    str_clear(&m.target);
}
