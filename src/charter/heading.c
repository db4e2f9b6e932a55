#include "charter/heading.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "text/digits.h"

/* By these a heading is known; the first that stands in the line decides. */
static const struct known_word WORDS[] = {
    {HEADING_TITLE, "সিটিজেন চার্টার"},
    {HEADING_TITLE, "সিটিজেনস চার্টার"},
    {HEADING_TITLE, "সিটিজেন্স চার্টার"},
    {HEADING_TITLE, "নাগরিক সনদ"},
    {HEADING_TITLE, "citizen charter"},
    {HEADING_TITLE, "citizens charter"},
    {HEADING_CITIZEN, "নাগরিক সেবা"},
    {HEADING_CITIZEN, "নাগরিকদের সেবা"},
    {HEADING_CITIZEN, "citizen services"},
    {HEADING_INSTITUTIONAL, "প্রাতিষ্ঠানিক সেবা"},
    {HEADING_INSTITUTIONAL, "দাপ্তরিক সেবা"},
    {HEADING_INSTITUTIONAL, "institutional services"},
    {HEADING_INTERNAL, "অভ্যন্তরীণ সেবা"},
    {HEADING_INTERNAL, "internal services"},
    {HEADING_OTHER, "আওতাধীন"},
    {HEADING_OTHER, "অধীনস্থ"},
    {HEADING_SERVICES, "প্রতিশ্রুত সেবাসমূহ"},
    {HEADING_SERVICES, "প্রতিশ্রুত সেবা"},
    {HEADING_SERVICES, "সেবা প্রদান প্রতিশ্রুতি"},
    {HEADING_EXPECTATIONS, "আপনার কাছে আমাদের প্রত্যাশা"},
    {HEADING_EXPECTATIONS, "প্রত্যাশা"},
    {HEADING_GRS, "অভিযোগ ব্যবস্থাপনা"},
    {HEADING_GRS, "অভিযোগ প্রতিকার"},
    {HEADING_GRS, "অভিযোগ নিষ্পত্তি"},
    {HEADING_GRS, "GRS"},
    {HEADING_VISION, "ভিশন"},
    {HEADING_VISION, "রূপকল্প"},
    {HEADING_VISION, "vision"},
    {HEADING_MISSION, "মিশন"},
    {HEADING_MISSION, "অভিলক্ষ্য"},
    {HEADING_MISSION, "mission"},
};

enum { HEADING_LETTERS = 60 }; /* a longer line is text, whatever stands in it */

void heading_words_init(struct word_list *words)
{
    word_list_init(words, WORDS, sizeof(WORDS) / sizeof(WORDS[0]));
}

void heading_words_clear(struct word_list *words)
{
    word_list_clear(words);
}

/* A number of one or two digits; more are no heading's. Moves *s behind it. */
static int read_number(const char **s)
{
    const char *p = *s;
    int value = 0;
    int count = 0;
    size_t used;

    while (*p != '\0') {
        int digit = digits_value(p, strlen(p), &used);

        if (digit < 0)
            break;
        value = value * 10 + digit;
        count++;
        p += used;
        if (count > 2)
            return 0;
    }
    *s = p;
    return value;
}

static const char *skip(const char *s, const char *signs)
{
    for (;;) {
        if (*s != '\0' && strchr(signs, *s) != NULL)
            s++;
        else if (str_starts(s, "।"))
            s += strlen("।");
        else
            return s;
    }
}

/* Behind the letter of "ক) নাগরিক সেবা". */
static const char *skip_letter(const char *s)
{
    static const char *const LETTERS[] = {"ক)", "খ)", "গ)", "ঘ)", "ঙ)"};

    for (size_t i = 0; i < sizeof(LETTERS) / sizeof(LETTERS[0]); i++) {
        if (str_starts(s, LETTERS[i]))
            return skip(s + strlen(LETTERS[i]), ") ");
    }
    return s;
}

/* "### ২.১) নাগরিক সেবা" leaves "নাগরিক সেবা". */
static const char *read_front(const char *text, struct heading_line *out)
{
    const char *s = text;
    const char *behind;

    while (*s == '#' || *s == ' ') {
        out->marked |= *s == '#';
        s++;
    }
    s = skip_letter(skip(s, "(.* "));
    behind = s;
    out->major = read_number(&behind);
    if (out->major == 0)
        return s;
    if (*behind == '.' || *behind == '-') {
        const char *minor = behind + 1;

        out->minor = read_number(&minor);
        behind = minor;
    }
    return skip(behind, ").:-, ");
}

/* A visarga at the end of a word. */
static const char *find_visarga(const char *s)
{
    static const char VISARGA[] = "ঃ";
    const char *hit = strstr(s, VISARGA);

    while (hit != NULL && hit[strlen(VISARGA)] != ' ' && hit[strlen(VISARGA)] != '\0')
        hit = strstr(hit + 1, VISARGA);
    return hit;
}

/* The title of a line up to its colon: ASCII, or the visarga that many type in its place. */
static size_t title_length(const char *s, const char **rest)
{
    static const char VISARGA[] = "ঃ";
    const char *colon = strchr(s, ':');
    const char *visarga = find_visarga(s);
    const char *end = colon;
    size_t width = 1;

    if (visarga != NULL && (colon == NULL || visarga < colon)) {
        end = visarga;
        width = strlen(VISARGA);
    }
    if (end == NULL) {
        *rest = "";
        return strlen(s);
    }
    *rest = skip(end + width, " -:");
    return (size_t)(end - s);
}

static bool is_section(enum heading heading)
{
    return heading == HEADING_CITIZEN || heading == HEADING_INSTITUTIONAL ||
           heading == HEADING_INTERNAL;
}

/* Whether the line is that heading. In a line without number or # the words may be anybody's, so
 * it must begin with them and soon end; likewise "১. নাগরিক সেবা …" may be an aim in a list. */
static bool is_heading(const struct letters *letters, const struct letters *word, size_t slips,
                       enum heading heading, const struct heading_line *line)
{
    bool sure = line->marked || line->minor > 0;
    size_t more = sure ? 40 : line->major > 0 ? 36 : 14;
    bool anywhere = line->marked || line->major > 0;

    if (is_section(heading) && !sure) {
        more = 6;
        anywhere = false;
    }
    if (letters->n > word->n + more)
        return false;
    return anywhere ? letters_hold(letters, word, slips) : letters_begin(letters, word, slips);
}

/* Which heading the letters are; *slip is the word it was known by when that is misspelt. */
static enum heading find_heading(const struct word_list *words, const struct letters *letters,
                                 const struct heading_line *line, const char **slip)
{
    *slip = NULL;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < words->count; i++) {
            const struct letters *word = &words->words[i];
            enum heading heading = (enum heading)words->known[i].tag;
            size_t slips = pass == 0 ? 0 : letters_allowance(word);

            if ((pass > 0 && slips == 0) || !is_heading(letters, word, slips, heading, line))
                continue;
            *slip = pass > 0 ? words->known[i].text : NULL;
            return heading;
        }
    }
    return HEADING_NONE;
}

/* Vision and mission share a heading in most charters. */
static bool names_both(const struct word_list *words, const struct letters *letters)
{
    bool vision = false;
    bool mission = false;

    for (size_t i = 0; i < words->count; i++) {
        if (!letters_hold(letters, &words->words[i], 0))
            continue;
        vision |= words->known[i].tag == HEADING_VISION;
        mission |= words->known[i].tag == HEADING_MISSION;
    }
    return vision && mission;
}

/* The word of the title that does not stand in the right spelling. */
static void report_slip(const char *title, const char *right, const struct place *place,
                        struct findings *findings)
{
    struct strv words = {0};
    struct letters whole;

    letters_read(right, &whole);
    letters_words(title, &words);
    for (size_t i = 0; i < words.count; i++) {
        struct letters word;

        letters_read(words.items[i], &word);
        if (word.n > 0 && !letters_hold(&whole, &word, 0)) {
            findings_add(findings, FINDING_HEADING_MISSPELT, place, words.items[i]);
            break;
        }
    }
    strv_clear(&words);
}

void heading_read(const struct word_list *words, const char *text, const struct place *place,
                  struct findings *findings, struct heading_line *out)
{
    const char *title;
    const char *slip;
    char *name;
    struct letters letters;

    memset(out, 0, sizeof(*out));
    title = read_front(text, out);
    name = mem_copy(title, title_length(title, &out->rest));
    out->body = title;
    out->colon = title[strlen(name)] != '\0';
    letters_read(name, &letters);
    if (letters.n > 0 && letters.n <= HEADING_LETTERS && !letters.cut) {
        out->heading = find_heading(words, &letters, out, &slip);
        if ((out->heading == HEADING_VISION || out->heading == HEADING_MISSION) &&
            names_both(words, &letters))
            out->heading = HEADING_VISION_MISSION;
        if (is_section(out->heading) && out->major > 20 && out->major < 24) {
            out->minor = out->major % 10; /* "২৩)": the dot was lost */
            out->major = 2;
        }
        if (out->heading != HEADING_NONE && slip != NULL)
            report_slip(name, slip, place, findings);
    }
    free(name);
}
