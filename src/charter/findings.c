#include "charter/findings.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "text/akshar.h"
#include "text/clean.h"

static const struct {
    const char *name;
    const char *text;
} CODES[FINDING_CODE_COUNT] = {
    [FINDING_MARKUP] = {"markup", N_("Stray mark-up: %s. Delete it; the words beside it stay.")},
    [FINDING_HEADING_MISSPELT] = {"heading_misspelt",
                                  N_("Misspelt heading: %s. Correct the spelling.")},
    [FINDING_COLUMN_LEFT_OUT] =
        {"column_left_out",
         N_("This column is not shown to visitors: %s. Put what they need to know into one of the "
            "usual columns.")},
    [FINDING_SECTION_MISSING] = {"section_missing",
                                 N_("Section %s is missing: the numbers of the headings jump over "
                                    "it. Add the section or correct the numbers.")},
    [FINDING_SECTION_UNKNOWN] =
        {"section_unknown",
         N_("Nothing says which kind of services this table holds: %s. They count as citizens' "
            "services. Put a heading above the table.")},
    [FINDING_TABLE_LEFT_OUT] = {"table_left_out",
                                N_("This table was left out, because it stands in a section that "
                                   "holds no services of this office: %s. Move it if it should be "
                                   "shown.")},
    [FINDING_TEXT_LEFT_OUT] = {"text_left_out",
                               N_("This text was left out, because it stands outside the tables: "
                                  "%s. Put it into the cell where it belongs.")},
    [FINDING_SERIAL_UNREADABLE] = {"serial_unreadable",
                                   N_("This is no serial number: %s. Write a number.")},
    [FINDING_SERIAL_GAP] = {"serial_gap", N_("The serial numbers jump to %s. Number the rows one "
                                             "after the other, or add the missing row.")},
    [FINDING_DUPLICATE_SERIAL] = {"duplicate_serial",
                                  N_("The serial number %s stands twice in this section. Number "
                                     "the rows one after the other.")},
    [FINDING_DIGITS_MIXED] = {"digits_mixed", N_("Bangla and English digits are mixed: %s. Use "
                                                 "one kind throughout.")},
    [FINDING_ROW_CONTINUED] =
        {"row_continued",
         N_("This is the rest of the row above: %s. Write the whole row in one line.")},
    [FINDING_ROW_SPLIT] = {"row_split",
                           N_("A page break cut this row in two: %s. Write the whole row in one "
                              "line, above the repeated header.")},
    [FINDING_ROW_EMPTY] = {"row_empty",
                           N_("Row %s has a number but nothing else. Fill it in or delete it.")},
    [FINDING_CELLS_TOO_MANY] =
        {"cells_too_many",
         N_("This row has more cells than its table has columns; left out: %s. Move the text into "
            "the right cell.")},
    [FINDING_DITTO] = {"ditto", N_("\"As above\" (%s) is hard to follow on a screen. Write out "
                                   "what it stands for.")},
    [FINDING_OFFICER_MISSING] =
        {"officer_missing",
         N_("No responsible officer stands here or above: %s. Name the officer, with a phone.")},
    [FINDING_LOOSE_OFFICER] = {"loose_officer",
                               N_("An officer stands outside the table: %s. Write the officer "
                                  "into the cells of the rows.")},
    [FINDING_TIME_LIMIT_WITHOUT_NUMBER] =
        {"time_limit_without_number",
         N_("The time limit speaks of working days but does not say how many: %s. Write the "
            "number.")},
    [FINDING_PHONE_LENGTH] = {"phone_length",
                              N_("This phone number cannot be right: %s. A mobile number has 11 "
                                 "digits. Correct it.")},
    [FINDING_EMAIL_BLANK] = {"email_blank",
                             N_("A blank stands inside an e-mail address: %s. Delete the blank.")},
    [FINDING_EMAIL_WRONG] = {"email_wrong",
                             N_("This e-mail address is not complete: %s. Correct it.")},
    [FINDING_WEBSITE_BLANK] = {"website_blank",
                               N_("A blank stands inside a web address: %s. Delete the blank.")},
    [FINDING_WORD_BROKEN] = {"word_broken",
                             N_("A word is broken in two: %s. Close the gap, or delete the stray "
                                "letter.")},
    [FINDING_DATE_WRONG] = {"date_wrong", N_("There is no such date: %s. Write day-month-year.")},
    [FINDING_SIGNATORY_ELSEWHERE] =
        {"signatory_elsewhere",
         N_("The signature names another place than the head of the charter: %s. Correct one of "
            "them.")},
    [FINDING_OFFICE_NAME_MISSING] =
        {"office_name_missing",
         N_("The head of the charter does not name the office; it says only %s. Write the name in "
            "a line of its own.")},
};

/* The first `limit` code points, cut between akshars, with "…" where something was cut. */
static char *shorten(const char *text, size_t limit)
{
    struct str line = {0};
    size_t end = 0;
    size_t count = 0;

    clean_text(text, strnlen(text, limit * 16), CLEAN_LINE, &line);
    while (end < line.len) {
        size_t next = akshar_next(line.data, line.len, end);

        count += u8_mbsnlen((const uint8_t *)line.data + end, next - end);
        if (count > limit)
            break;
        end = next;
    }
    if (end < line.len) {
        str_cut(&line, end);
        str_trim_end(&line);
        str_add(&line, "…");
    }
    return str_take(&line);
}

/* How many bytes of the place stand before the excerpt. */
static size_t offset_of(const struct place *place, const char *excerpt)
{
    const char *hit = memmem(place->raw, place->size, excerpt, strlen(excerpt));
    size_t at = 0;

    if (hit != NULL)
        return (size_t)(hit - place->raw);
    while (at < place->size && (place->raw[at] == ' ' || place->raw[at] == '\t'))
        at++;
    return at == place->size ? 0 : at;
}

void findings_add(struct findings *f, enum finding_code code, const struct place *place,
                  const char *excerpt)
{
    struct finding *item;

    if (f == NULL)
        return;
    if (f->count >= FINDINGS_LIMIT) {
        f->unlisted++;
        return;
    }
    mem_grow(&f->items, &f->cap, f->count + 1, sizeof(*f->items));
    item = &f->items[f->count++];
    item->code = code;
    item->line = place->line;
    item->column =
        place->column + (long)u8_mbsnlen((const uint8_t *)place->raw, offset_of(place, excerpt));
    item->excerpt = shorten(excerpt, FINDING_EXCERPT);
}

static int compare(const void *a, const void *b)
{
    const struct finding *x = a;
    const struct finding *y = b;

    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    if (x->code != y->code)
        return x->code < y->code ? -1 : 1;
    return strcmp(x->excerpt, y->excerpt);
}

void findings_sort(struct findings *f)
{
    if (f != NULL && f->count > 1)
        qsort(f->items, f->count, sizeof(*f->items), compare);
}

void findings_clear(struct findings *f)
{
    for (size_t i = 0; i < f->count; i++)
        free(f->items[i].excerpt);
    free(f->items);
    memset(f, 0, sizeof(*f));
}

const char *finding_name(enum finding_code code)
{
    return CODES[code].name;
}

const char *finding_text(enum finding_code code)
{
    return CODES[code].text;
}

char *finding_message(const struct finding *finding)
{
    const char *text = i18n_text(CODES[finding->code].text);
    const char *gap = strstr(text, "%s");
    struct str s = {0};

    if (gap == NULL)
        return mem_copy_string(text);
    str_add_bytes(&s, text, (size_t)(gap - text));
    str_add(&s, finding->excerpt);
    str_add(&s, gap + 2);
    return str_take(&s);
}
