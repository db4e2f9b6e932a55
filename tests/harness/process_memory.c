#include "harness/process_memory.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <unistr.h>

#include "base/mem.h"
#include "text/measure.h"

enum {
    CHUNK_PAGES = 256,
    NEEDLES_MAX = 3,
    CELLS_MIN = 4,
    CELL_STEP_MIN = 8,
    CELL_STEP_MAX = 64,
};

static const uint64_t MAPPING_MAX = UINT64_C(64) << 30;
static const uint64_t PAGE_IS_THERE = UINT64_C(3) << 62; /* in memory or swapped out */

struct needle {
    char *bytes;
    size_t n;
};

struct search {
    int memory;
    int pagemap; /* -1 where the kernel has none: then every page is read */
    size_t page;
    struct needle needles[NEEDLES_MAX];
    size_t needle_count;
    uint32_t *cells;
    size_t cell_count;
    size_t overlap; /* the longest stretch that a hit can take, in bytes */
    char *chunk;
    bool anything_read;
};

/* ---- what to look for -------------------------------------------------------------------------- */
static void add_needle(struct search *s, const void *bytes, size_t n)
{
    struct needle *needle = &s->needles[s->needle_count++];

    needle->bytes = mem_copy(bytes, n);
    needle->n = n;
    if (n > s->overlap)
        s->overlap = n;
}

static void add_cells(struct search *s, const uint32_t *text, size_t n)
{
    s->cells = mem_new_array(n, sizeof(*s->cells));
    for (size_t i = 0; i < n; i++)
        if (measure_char(text[i]) > 0)
            s->cells[s->cell_count++] = text[i];
    if (s->cell_count < CELLS_MIN)
        mem_abort("process_memory_find: too short a text for MEMORY_CELLS");
    if (s->cell_count * CELL_STEP_MAX > s->overlap)
        s->overlap = s->cell_count * CELL_STEP_MAX;
}

static void add_forms(struct search *s, const char *bytes, size_t n, unsigned forms)
{
    const uint8_t *u8 = (const uint8_t *)bytes;
    size_t n16;
    size_t n32;
    uint16_t *utf16 = u8_to_u16(u8, n, NULL, &n16);
    uint32_t *utf32 = u8_to_u32(u8, n, NULL, &n32);

    if (utf16 == NULL || utf32 == NULL)
        mem_abort("process_memory_find: the text is no UTF-8");
    if ((forms & MEMORY_UTF16) != 0)
        add_needle(s, utf16, n16 * sizeof(*utf16));
    if ((forms & MEMORY_UTF32) != 0)
        add_needle(s, utf32, n32 * sizeof(*utf32));
    if ((forms & MEMORY_CELLS) != 0)
        add_cells(s, utf32, n32);
    free(utf16);
    free(utf32);
}

/* ---- looking ----------------------------------------------------------------------------------- */
static bool cells_at(const struct search *s, const char *at, size_t left)
{
    for (size_t step = CELL_STEP_MIN; step <= CELL_STEP_MAX; step += sizeof(uint32_t)) {
        size_t i = 1;
        uint32_t c;

        while (i < s->cell_count && i * step + sizeof(c) <= left) {
            memcpy(&c, at + i * step, sizeof(c));
            if (c != s->cells[i])
                break;
            i++;
        }
        if (i == s->cell_count)
            return true;
    }
    return false;
}

static bool has_cells(const struct search *s, const char *bytes, size_t n)
{
    for (size_t at = 0; at + sizeof(uint32_t) <= n; at += sizeof(uint32_t)) {
        uint32_t c;

        memcpy(&c, bytes + at, sizeof(c));
        if (c == s->cells[0] && cells_at(s, bytes + at, n - at))
            return true;
    }
    return false;
}

static bool chunk_has(const struct search *s, const char *bytes, size_t n)
{
    for (size_t i = 0; i < s->needle_count; i++)
        if (memmem(bytes, n, s->needles[i].bytes, s->needles[i].n) != NULL)
            return true;
    return s->cell_count > 0 && has_cells(s, bytes, n);
}

/* Searches pages that follow one another; the end of a chunk is searched again with the next. */
static bool range_has(struct search *s, uint64_t from, uint64_t to)
{
    size_t kept = 0;

    while (from < to) {
        size_t want = CHUNK_PAGES * s->page;
        ssize_t got;
        size_t n;

        if (want > to - from)
            want = (size_t)(to - from);
        got = pread(s->memory, s->chunk + kept, want, (off_t)from);
        n = kept + (got > 0 ? (size_t)got : 0);
        if (chunk_has(s, s->chunk, n))
            return true;
        if (got > 0)
            s->anything_read = true;
        else
            n = 0;
        kept = n < s->overlap ? n : s->overlap;
        memmove(s->chunk, s->chunk + n - kept, kept);
        from += got > 0 ? (size_t)got : s->page;
    }
    return false;
}

static bool page_is_there(const struct search *s, uint64_t address)
{
    uint64_t entry;
    off_t at = (off_t)(address / s->page * sizeof(entry));

    if (s->pagemap < 0 || pread(s->pagemap, &entry, sizeof(entry), at) != sizeof(entry))
        return true;
    return (entry & PAGE_IS_THERE) != 0;
}

static bool mapping_has(struct search *s, uint64_t start, uint64_t end)
{
    uint64_t from = start;

    for (uint64_t at = start; at < end; at += s->page) {
        if (page_is_there(s, at))
            continue;
        if (range_has(s, from, at))
            return true;
        from = at + s->page;
    }
    return range_has(s, from, end);
}

/* A line of /proc/PID/maps: start-end rwxp offset major:minor inode path. */
static bool is_searched(const char *line, uint64_t *start, uint64_t *end)
{
    unsigned long inode;
    char rights[5];

    if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %4s %*x %*x:%*x %lu", start, end, rights, &inode) !=
        4)
        return false;
    if (strncmp(rights, "rw", 2) != 0 || *end - *start >= MAPPING_MAX)
        return false;
    return rights[3] == 'p' || inode == 0 || strstr(line, "/dev/zero") != NULL ||
           strstr(line, "/memfd:") != NULL || strstr(line, "/SYSV") != NULL;
}

static bool mappings_have(struct search *s, FILE *maps)
{
    char *line = NULL;
    size_t cap = 0;
    bool found = false;
    uint64_t start;
    uint64_t end;

    while (!found && getline(&line, &cap, maps) > 0)
        found = is_searched(line, &start, &end) && mapping_has(s, start, end);
    free(line);
    return found;
}

static int open_proc(pid_t pid, const char *name)
{
    char path[64];

    (void)snprintf(path, sizeof(path), "/proc/%ld/%s", (long)pid, name);
    return open(path, O_RDONLY | O_CLOEXEC);
}

static void close_search(struct search *s)
{
    for (size_t i = 0; i < s->needle_count; i++)
        free(s->needles[i].bytes);
    free(s->cells);
    free(s->chunk);
    if (s->memory >= 0)
        (void)close(s->memory);
    if (s->pagemap >= 0)
        (void)close(s->pagemap);
}

enum memory_answer process_memory_find(pid_t pid, const char *bytes, size_t n, unsigned forms)
{
    struct search s = {.memory = open_proc(pid, "mem"), .pagemap = open_proc(pid, "pagemap")};
    int fd = open_proc(pid, "maps");
    FILE *maps = fd < 0 ? NULL : fdopen(fd, "r");
    enum memory_answer answer = MEMORY_NOT_PERMITTED;

    if (maps != NULL && s.memory >= 0) {
        s.page = (size_t)sysconf(_SC_PAGESIZE);
        add_needle(&s, bytes, n);
        if (forms != 0)
            add_forms(&s, bytes, n, forms);
        s.overlap += sizeof(uint32_t) - s.overlap % sizeof(uint32_t); /* keeps cells aligned */
        s.chunk = mem_new(CHUNK_PAGES * s.page + s.overlap);
        if (mappings_have(&s, maps))
            answer = MEMORY_FOUND;
        else if (s.anything_read)
            answer = MEMORY_NOT_FOUND;
    }
    close_search(&s);
    if (maps != NULL)
        (void)fclose(maps);
    else if (fd >= 0)
        (void)close(fd);
    return answer;
}
