#include "harness/keys.h"

#include <ctype.h>
#include <string.h>
#include <unistr.h>

enum key_form {
    FORM_BYTE,   /* one byte */
    FORM_CURSOR, /* ESC [ letter, or ESC O letter in application mode */
    FORM_SS3,    /* ESC O letter */
    FORM_TILDE,  /* ESC [ number ~ */
};

struct key {
    const char *name;
    enum key_form form;
    int code;
};

static const struct key keys[] = {
    {"Enter", FORM_BYTE, '\r'}, {"Tab", FORM_BYTE, '\t'},       {"Esc", FORM_BYTE, 0x1b},
    {"Space", FORM_BYTE, ' '},  {"Backspace", FORM_BYTE, 0x7f}, {"Insert", FORM_TILDE, 2},
    {"Delete", FORM_TILDE, 3},  {"PgUp", FORM_TILDE, 5},        {"PgDn", FORM_TILDE, 6},
    {"Up", FORM_CURSOR, 'A'},   {"Down", FORM_CURSOR, 'B'},     {"Right", FORM_CURSOR, 'C'},
    {"Left", FORM_CURSOR, 'D'}, {"Home", FORM_CURSOR, 'H'},     {"End", FORM_CURSOR, 'F'},
    {"F1", FORM_SS3, 'P'},      {"F2", FORM_SS3, 'Q'},          {"F3", FORM_SS3, 'R'},
    {"F4", FORM_SS3, 'S'},      {"F5", FORM_TILDE, 15},         {"F6", FORM_TILDE, 17},
    {"F7", FORM_TILDE, 18},     {"F8", FORM_TILDE, 19},         {"F9", FORM_TILDE, 20},
    {"F10", FORM_TILDE, 21},    {"F11", FORM_TILDE, 23},        {"F12", FORM_TILDE, 24},
};

struct modifiers {
    bool shift;
    bool alt;
    bool ctrl;
};

static bool take_prefix(const char **name, const char *prefix)
{
    size_t n = strlen(prefix);

    if (strncmp(*name, prefix, n) != 0 || (*name)[n] == '\0')
        return false;
    *name += n;
    return true;
}

static struct modifiers take_modifiers(const char **name)
{
    struct modifiers m = {false, false, false};

    for (;;) {
        if (take_prefix(name, "Shift-"))
            m.shift = true;
        else if (take_prefix(name, "Alt-"))
            m.alt = true;
        else if (take_prefix(name, "Ctrl-"))
            m.ctrl = true;
        else
            return m;
    }
}

static const struct key *find(const char *name)
{
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (strcmp(keys[i].name, name) == 0)
            return &keys[i];
    return NULL;
}

static bool add_byte(int byte, struct modifiers m, struct str *out)
{
    if (m.shift && byte == '\t') {
        str_add(out, "\033[Z");
        return true;
    }
    if (m.shift)
        return false;
    if (m.ctrl && byte == ' ')
        byte = 0;
    else if (m.ctrl)
        return false;
    if (m.alt)
        str_add_char(out, 0x1b);
    str_add_char(out, (char)byte);
    return true;
}

static void add_sequence(const struct key *key, struct modifiers m, bool application,
                         struct str *out)
{
    int modifier = 1 + (m.shift ? 1 : 0) + (m.alt ? 2 : 0) + (m.ctrl ? 4 : 0);
    bool ss3 = key->form == FORM_SS3 || (key->form == FORM_CURSOR && application);

    if (key->form == FORM_TILDE && modifier == 1)
        str_addf(out, "\033[%d~", key->code);
    else if (key->form == FORM_TILDE)
        str_addf(out, "\033[%d;%d~", key->code, modifier);
    else if (modifier == 1)
        str_addf(out, "\033%c%c", ss3 ? 'O' : '[', key->code);
    else
        str_addf(out, "\033[1;%d%c", modifier, key->code);
}

/* One character as itself; with Ctrl- one of @ A to Z [ \ ] ^ _ and ?. */
static bool add_char(const char *name, struct modifiers m, struct str *out)
{
    size_t n = strlen(name);
    ucs4_t uc;

    if (n == 0 || m.shift || u8_mbtoucr(&uc, (const uint8_t *)name, n) != (int)n)
        return false;
    if (m.ctrl && (n > 1 || (strchr("@[\\]^_?", *name) == NULL && !isalpha((unsigned char)*name))))
        return false;
    if (m.alt)
        str_add_char(out, 0x1b);
    if (m.ctrl)
        str_add_char(out, *name == '?' ? 0x7f : (char)(*name & 0x1f));
    else
        str_add(out, name);
    return true;
}

bool keys_bytes(const char *name, bool application, struct str *out)
{
    struct modifiers m = take_modifiers(&name);
    const struct key *key = find(name);

    if (key == NULL)
        return add_char(name, m, out);
    if (key->form == FORM_BYTE)
        return add_byte(key->code, m, out);
    add_sequence(key, m, application, out);
    return true;
}
