#include "ui/qr.h"

#include <stddef.h>

#include "base/library.h"

/* What is needed of libqrencode 4 (qrencode.h). */
struct qr_code {
    int version;
    int width;           /* modules on a side */
    unsigned char *data; /* width × width; the lowest bit is set in a dark module */
};

enum { LEVEL_L = 0, LEVEL_M = 1, MODE_8 = 2, VERSION_ANY = 0, CASE_MATTERS = 1 };

struct encoder {
    struct library *loaded;
    struct qr_code *(*encode)(const char *text, int version, int level, int mode, int case_matters);
    void (*free_code)(struct qr_code *code);
};

enum { MARGIN = 2 };

static bool open_encoder(struct encoder *q)
{
    static const char *const NAMES[] = {"QRcode_encodeString", "QRcode_free"};
    void *const functions[] = {&q->encode, &q->free_code};

    return library_open(&q->loaded, "libqrencode.so.4", NAMES, functions, 2, NULL) == ERR_OK;
}

static bool is_printable(const char *s)
{
    for (; *s != '\0'; s++) {
        if (*s < ' ' || *s > '~')
            return false;
    }
    return true;
}

/* The code at level M, or at L where that is smaller; NULL when the payload is too long. */
static struct qr_code *encode(const struct encoder *q, const char *payload)
{
    struct qr_code *m = q->encode(payload, VERSION_ANY, LEVEL_M, MODE_8, CASE_MATTERS);
    struct qr_code *l = q->encode(payload, VERSION_ANY, LEVEL_L, MODE_8, CASE_MATTERS);
    bool smaller = l != NULL && (m == NULL || l->width < m->width);
    struct qr_code *other = smaller ? m : l;

    if (other != NULL)
        q->free_code(other);
    return smaller ? l : m;
}

/* Rows and columns count from the margin's corner. */
static bool is_dark(const struct qr_code *code, int row, int col)
{
    row -= MARGIN;
    col -= MARGIN;
    return row >= 0 && row < code->width && col >= 0 && col < code->width &&
           (code->data[(ptrdiff_t)row * code->width + col] & 1) != 0;
}

static void add_lines(const struct qr_code *code, int side, struct strv *lines)
{
    static const char *const BLOCKS[] = {" ", "▀", "▄", "█"};

    for (int row = 0; row < side; row += 2) {
        struct str line = {0};

        for (int col = 0; col < side; col++) {
            unsigned upper = is_dark(code, row, col) ? 1 : 0;
            unsigned lower = is_dark(code, row + 1, col) ? 2 : 0;

            str_add(&line, BLOCKS[upper | lower]);
        }
        strv_take(lines, str_take(&line));
    }
}

bool qr_lines(const char *payload, struct strv *lines, unsigned *columns)
{
    struct encoder q = {0};
    struct qr_code *code;
    bool made = false;

    if (*payload == '\0' || !is_printable(payload) || !open_encoder(&q))
        return false;
    code = encode(&q, payload);
    if (code != NULL) {
        *columns = (unsigned)(code->width + 2 * MARGIN);
        add_lines(code, (int)*columns, lines);
        q.free_code(code);
        made = true;
    }
    library_close(q.loaded);
    return made;
}
