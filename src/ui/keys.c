#include "ui/keys.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/mem.h"

enum { ESCAPE = 0x1B, BURST = 64, PASTED_NEWLINES = 1000 };

void keys_clear(struct keys *keys)
{
    keys_forget(keys);
    free(keys->queue);
    str_wipe(&keys->paste);
    memset(keys, 0, sizeof(*keys));
}

void keys_forget(struct keys *keys)
{
    explicit_bzero(keys->pending, sizeof(keys->pending));
    if (keys->queue != NULL)
        explicit_bzero(keys->queue, keys->cap * sizeof(*keys->queue));
    keys->pending_count = 0;
    keys->head = 0;
    keys->count = 0;
    keys->pasting = false;
    keys->swallowing = false;
    str_cut(&keys->paste, 0);
}

static void push(struct keys *keys, struct key key)
{
    mem_grow(&keys->queue, &keys->cap, keys->head + keys->count + 1, sizeof(*keys->queue));
    keys->queue[keys->head + keys->count++] = key;
}

static void push_code(struct keys *keys, enum key_code code)
{
    push(keys, (struct key){.code = code});
}

static struct key take_first(struct keys *keys)
{
    struct key key = keys->queue[keys->head];

    keys->queue[keys->head] = (struct key){.code = K_NONE};
    keys->head++;
    keys->count--;
    return key;
}

/* The characters of a burst, from this one on, as the one paste that they most likely are: a megabyte
 * of them must not be a million keys. */
static void gather_burst(struct keys *keys, struct key *key)
{
    uint8_t bytes[6];

    str_cut(&keys->paste, 0);
    for (;;) {
        int n = u8_uctomb(bytes, key->ch, sizeof(bytes));

        if (n > 0 && keys->paste.len + (size_t)n <= KEYS_PASTE_LIMIT)
            str_add_bytes(&keys->paste, (const char *)bytes, (size_t)n);
        if (keys->count == 0 || !keys->queue[keys->head].burst)
            break;
        *key = take_first(keys);
    }
    explicit_bzero(bytes, sizeof(bytes));
    *key = (struct key){.code = K_PASTE};
}

bool keys_next(struct keys *keys, struct key *key)
{
    if (keys->count == 0) {
        keys->head = 0;
        return false;
    }
    *key = take_first(keys);
    if (key->burst)
        gather_burst(keys, key);
    return true;
}

const struct str *keys_pasted(const struct keys *keys)
{
    return &keys->paste;
}

int key_digit(const struct key *key)
{
    if (key->code != K_TEXT)
        return -1;
    if (key->ch >= '0' && key->ch <= '9')
        return (int)(key->ch - '0');
    return key->ch >= 0x09E6 && key->ch <= 0x09EF ? (int)(key->ch - 0x09E6) : -1;
}

/* ---- sequences --------------------------------------------------------------------------------- */

/* ESC [ n ~ */
static enum key_code tilde_key(int n)
{
    static const enum key_code KEYS[] = {
        [1] = K_HOME,      [2] = K_INSERT, [3] = K_DELETE, [4] = K_END,  [5] = K_PAGE_UP,
        [6] = K_PAGE_DOWN, [7] = K_HOME,   [8] = K_END,    [11] = K_F1,  [12] = K_F2,
        [13] = K_F3,       [14] = K_F4,    [15] = K_F5,    [17] = K_F6,  [18] = K_F7,
        [19] = K_F8,       [20] = K_F9,    [21] = K_F10,   [23] = K_F11, [24] = K_F12,
    };

    return n > 0 && n < (int)(sizeof(KEYS) / sizeof(KEYS[0])) ? KEYS[n] : K_NONE;
}

/* The last letter of ESC [ … or ESC O …; `modifier` is xterm's, 1 for none. */
static enum key_code letter_key(char letter, int modifier)
{
    bool word = modifier >= 3; /* alt, control and what goes with them; shift alone is 2 */

    switch (letter) {
    case 'A':
        return K_UP;
    case 'B':
        return K_DOWN;
    case 'C':
        return word ? K_WORD_RIGHT : K_RIGHT;
    case 'D':
        return word ? K_WORD_LEFT : K_LEFT;
    case 'F':
        return K_END;
    case 'H':
        return K_HOME;
    case 'M':
        return K_ENTER; /* the keypad's, in ESC O M */
    case 'P':
        return K_F1;
    case 'Q':
        return K_F2;
    case 'R':
        return K_F3;
    case 'S':
        return K_F4;
    case 'Z':
        return K_BACKTAB;
    default:
        return K_NONE;
    }
}

/* ESC [ < button ; column ; row M: xterm's SGR mouse. Only presses of the first button and the wheel. */
static void mouse(struct keys *keys, const int *p, int count, char last)
{
    if (count < 3 || last != 'M')
        return;
    if (p[0] == 0)
        push(keys, (struct key){.code = K_CLICK, .row = p[2] - 1, .col = p[1] - 1});
    else if (p[0] == 64)
        push_code(keys, K_UP);
    else if (p[0] == 65)
        push_code(keys, K_DOWN);
}

/* A whole ESC [ … sequence of n bytes, ESC included. */
static void control_sequence(struct keys *keys, const unsigned char *s, size_t n)
{
    char last = (char)s[n - 1];
    int p[4] = {0};
    int count = 0;
    size_t i = s[2] == '<' || s[2] == '?' || s[2] == '>' ? 3 : 2;

    for (; i < n - 1; i++) {
        if (s[i] >= '0' && s[i] <= '9') {
            if (count == 0)
                count = 1;
            if (p[count - 1] < 10000)
                p[count - 1] = p[count - 1] * 10 + (s[i] - '0');
        } else if (s[i] == ';' && count < 4) {
            count = count == 0 ? 2 : count + 1;
            if (count > 4)
                count = 4;
        } else {
            return;
        }
    }
    if (s[2] == '<') {
        mouse(keys, p, count, last);
    } else if (s[2] == '?' || s[2] == '>') {
        return; /* an answer that nobody waits for any more */
    } else if (last == '~' && p[0] == 200) {
        keys->pasting = true;
        str_cut(&keys->paste, 0);
    } else if (last == '~') {
        push_code(keys, tilde_key(p[0]));
    } else if (last == 'R' && count == 2 && p[1] != 0 && p[0] != 1) {
        return; /* a late cursor report, not F3 */
    } else {
        push_code(keys, last == 'M' ? K_NONE : letter_key(last, count >= 2 ? p[1] : 1));
    }
}

/* Linux console: ESC [ [ A … E are F1 … F5. */
static void linux_function_key(struct keys *keys, unsigned char letter)
{
    if (letter >= 'A' && letter <= 'E')
        push_code(keys, (enum key_code)(K_F1 + (letter - 'A')));
}

/* ---- bytes ------------------------------------------------------------------------------------- */

static void control_byte(struct keys *keys, unsigned char c)
{
    switch (c) {
    case '\r':
        push_code(keys, K_ENTER);
        break;
    case '\t':
        push_code(keys, K_TAB);
        break;
    case 0x7F:
    case 0x08:
        push_code(keys, K_BACKSPACE);
        break;
    default:
        if (c >= 1 && c <= 26)
            push(keys, (struct key){.code = K_CTRL, .ch = (uint32_t)('a' + c - 1)});
        break;
    }
}

/* Whether the pending bytes are a whole sequence; 0: not yet, else its length. */
static size_t sequence_length(const unsigned char *s, size_t n)
{
    if (n < 2)
        return 0;
    if (s[1] == '[') {
        if (n < 3)
            return 0;
        if (s[2] == '[')
            return n < 4 ? 0 : 4;
        if (s[2] == 'M')
            return n < 6 ? 0 : 6; /* the old mouse report carries three raw bytes */
        for (size_t i = 2; i < n; i++) {
            if (s[i] >= 0x40 && s[i] <= 0x7E)
                return i + 1;
            if (s[i] < 0x20 || s[i] > 0x7E)
                return i; /* broken off */
        }
        return 0;
    }
    if (s[1] == 'O')
        return n < 3 ? 0 : 3;
    return 2; /* alt with a key */
}

/* ESC with a key, as shells have it: to the word before, to the next, and delete the word before. */
static void alt_key(struct keys *keys, unsigned char c)
{
    if (c == 'b' || c == 'B')
        push_code(keys, K_WORD_LEFT);
    else if (c == 'f' || c == 'F')
        push_code(keys, K_WORD_RIGHT);
    else if (c == 0x7F || c == 0x08)
        push(keys, (struct key){.code = K_CTRL, .ch = 'w'});
}

/* ESC O …: the numeric pad in its application mode, else a key with a letter. */
static void pad_key(struct keys *keys, unsigned char c)
{
    static const char PAD[] = "*+,-./0123456789"; /* from ESC O j on */

    if (c >= 'j' && c <= 'y')
        push(keys, (struct key){.code = K_TEXT, .ch = (unsigned char)PAD[c - 'j']});
    else
        push_code(keys, letter_key((char)c, 1));
}

static void finish_sequence(struct keys *keys, size_t length)
{
    const unsigned char *s = keys->pending;

    if (s[1] == '[' && s[2] == '[' && length == 4)
        linux_function_key(keys, s[3]);
    else if (s[1] == '[' && length >= 3 && s[2] != 'M')
        control_sequence(keys, s, length);
    else if (s[1] == 'O')
        pad_key(keys, s[2]);
    else if (s[1] == ']' || s[1] == 'P' || s[1] == '_' || s[1] == '^' || s[1] == 'X')
        keys->swallowing = true; /* a string; it ends with BEL or ESC \ */
    else if (length == 2)
        alt_key(keys, s[1]);
}

/* A character that is complete in the pending bytes. */
static void finish_char(struct keys *keys)
{
    ucs4_t c;

    if (u8_mbtoucr(&c, keys->pending, keys->pending_count) > 0 && c >= 0xA0)
        push(keys, (struct key){.code = K_TEXT, .ch = c});
    keys->pending_count = 0;
}

/* How many bytes a UTF-8 character has by its first; 0 for a byte that begins none. */
static size_t char_length(unsigned char first)
{
    if (first < 0xC2 || first > 0xF4)
        return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

static void feed_sequence(struct keys *keys, unsigned char c)
{
    size_t length;

    keys->pending[keys->pending_count++] = c;
    if (keys->pending_count == 2 && c == ESCAPE) {
        push_code(keys, K_ESC);
        keys->pending_count = 1;
        return;
    }
    length = sequence_length(keys->pending, keys->pending_count);
    if (length > 0)
        finish_sequence(keys, length);
    if (length > 0 || keys->pending_count == sizeof(keys->pending))
        keys->pending_count = 0;
}

static void feed_byte(struct keys *keys, unsigned char c)
{
    if (keys->swallowing) {
        if (c == 0x07 || c == '\\')
            keys->swallowing = false;
        return;
    }
    if (keys->pending_count > 0 && keys->pending[0] == ESCAPE) {
        feed_sequence(keys, c);
        return;
    }
    if (keys->pending_count > 0 && (c & 0xC0) == 0x80) {
        keys->pending[keys->pending_count++] = c;
        if (keys->pending_count == char_length(keys->pending[0]))
            finish_char(keys);
        return;
    }
    keys->pending_count = 0; /* a character that was broken off */
    if (c == ESCAPE || char_length(c) > 0)
        keys->pending[keys->pending_count++] = c;
    else if (c >= 0x20 && c < 0x7F)
        push(keys, (struct key){.code = K_TEXT, .ch = c});
    else
        control_byte(keys, c);
}

/* Inside a bracketed paste everything is text until ESC [ 201 ~. */
static void feed_pasted(struct keys *keys, unsigned char c)
{
    static const char END[] = "\x1B[201~";
    size_t n = sizeof(END) - 1;

    if (keys->paste.len < KEYS_PASTE_LIMIT) {
        str_add_char(&keys->paste, (char)c);
    } else { /* keep a window of the last bytes, to see the end */
        memmove(keys->paste.data + KEYS_PASTE_LIMIT - n,
                keys->paste.data + KEYS_PASTE_LIMIT - n + 1, n - 1);
        keys->paste.data[KEYS_PASTE_LIMIT - 1] = (char)c;
    }
    if (keys->paste.len >= n && memcmp(keys->paste.data + keys->paste.len - n, END, n) == 0) {
        str_cut(&keys->paste, keys->paste.len - n);
        keys->pasting = false;
        push_code(keys, K_PASTE);
    }
}

/* Without bracketed paste a paste looks like very fast typing: then its letters and digits are no keys,
 * and newlines inside it are no Enter. */
static void mark_burst(struct keys *keys, size_t from, size_t bytes)
{
    size_t total = keys->head + keys->count;

    if (total - from < BURST)
        return;
    for (size_t i = from; i < total; i++) {
        struct key *k = &keys->queue[i];

        k->burst = k->code == K_TEXT;
        if (bytes > PASTED_NEWLINES && k->code == K_ENTER && i + 1 < total)
            *k = (struct key){.code = K_TEXT, .ch = '\n', .burst = true};
    }
}

void keys_feed(struct keys *keys, const unsigned char *bytes, size_t n)
{
    size_t from = keys->head + keys->count;

    for (size_t i = 0; i < n; i++) {
        if (keys->pasting)
            feed_pasted(keys, bytes[i]);
        else
            feed_byte(keys, bytes[i]);
    }
    mark_burst(keys, from, n);
}

bool keys_waiting(const struct keys *keys)
{
    return (keys->pending_count > 0 || keys->swallowing) && !keys->pasting;
}

void keys_timeout(struct keys *keys)
{
    if (keys->pending_count == 1 && keys->pending[0] == ESCAPE)
        push_code(keys, K_ESC);
    keys->pending_count = 0;
    keys->swallowing = false; /* alt with a key that begins a string, or one that broke off */
}
