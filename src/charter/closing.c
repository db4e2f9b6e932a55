#include "charter/closing.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "charter/contacts.h"
#include "charter/dates.h"
#include "charter/head.h"
#include "text/fold.h"

static bool line_date(const struct line *line, struct charter *charter, struct findings *findings)
{
    struct date date;
    size_t start;
    size_t end;

    if (!dates_find(line->text, &date, &start, &end))
        return false;
    if (date_is_none(date)) {
        char *printed = mem_copy(line->text + start, end - start);

        findings_add(findings, FINDING_DATE_WRONG, &line->place, printed);
        free(printed);
    } else {
        charter->date = date;
    }
    return true;
}

bool closing_date(const struct lines *lines, struct charter *charter, struct findings *findings)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (line_date(&lines->items[i], charter, findings))
            return true;
    }
    return false;
}

/* Words and numbers that stand around a signature and are no part of it. */
static bool is_filler(const char *text)
{
    static const char *const FILLERS[] = {"স্বাক্ষর", "স্বাক্ষরিত", "সীল", "স্বাক্ষর ও সীল", "ধন্যবাদ"};
    char *letters = fold_letters(text);
    bool filler = letters[strspn(letters, "0123456789")] == '\0';

    for (size_t i = 0; i < sizeof(FILLERS) / sizeof(FILLERS[0]) && !filler; i++) {
        char *word = fold_letters(FILLERS[i]);

        filler = strcmp(letters, word) == 0;
        free(word);
    }
    free(letters);
    return filler;
}

/* The lines that can be a signature: without dates, contacts and fillers. */
static void keep_lines(const struct lines *lines, struct charter *charter,
                       struct findings *findings, struct lines *kept)
{
    enum { MOST = 12 };

    for (size_t i = 0; i < lines->count && kept->count < MOST; i++) {
        const struct line *line = &lines->items[i];
        struct contact contact = {0};
        struct str rest = {0};

        if (line_date(line, charter, findings))
            continue;
        contacts_read(line->text, &line->place, findings, &contact, &rest);
        contact_clear(&contact);
        if (is_filler(str_text(&rest)))
            str_clear(&rest);
        else
            lines_take(kept, str_take(&rest), &line->place);
    }
}

/* How many of the lines, from the first, are name and post; 0 when they are no signature. */
static size_t signature_size(const struct person_words *persons, const struct lines *kept,
                             bool dated)
{
    for (size_t i = 0; i < kept->count && i < 3; i++) {
        if (person_has_post(persons, kept->items[i].text))
            return i + 1;
    }
    return dated && kept->count > 1 ? 2 : 0;
}

static bool is_same(const char *a, const char *b)
{
    char *x = fold_letters(a == NULL ? "" : a);
    char *y = fold_letters(b == NULL ? "" : b);
    bool same = strcmp(x, y) == 0;

    free(x);
    free(y);
    return same;
}

/* The last place of a line is the district, the one before it the upazila, as in the head. */
static void compare_places(const struct word_list *head_words, const struct line *line,
                           const struct office *office, struct findings *findings)
{
    struct strv places = {0};
    bool names_office = head_places(head_words, line->text, &places);

    for (size_t i = 0; i < places.count && (places.count > 1 || names_office); i++) {
        const char *place = places.items[i];
        bool last = i + 1 == places.count;

        if (i + 2 >= places.count && office->district != NULL &&
            (last || office->upazila != NULL) && !is_same(place, office->district) &&
            !is_same(place, office->upazila))
            findings_add(findings, FINDING_SIGNATORY_ELSEWHERE, &line->place, place);
    }
    strv_clear(&places);
}

void closing_read(const struct person_words *persons, const struct word_list *head_words,
                  const struct strv *own, const struct lines *lines, struct charter *charter,
                  struct findings *findings)
{
    struct lines kept = {0};
    bool dated;
    size_t size;

    keep_lines(lines, charter, findings, &kept);
    dated = !date_is_none(charter->date);
    size = signature_size(persons, &kept, dated);
    for (size_t i = size; i < kept.count; i++) {
        if (size > 0)
            compare_places(head_words, &kept.items[i], &charter->office, findings);
        else
            findings_add(findings, FINDING_TEXT_LEFT_OUT, &kept.items[i].place, kept.items[i].text);
    }
    if (size > 0) {
        char *text;

        lines_cut(&kept, size);
        text = lines_join(&kept);
        person_split(persons, text, own, &charter->signatory_name, &charter->signatory_post);
        free(text);
    }
    lines_clear(&kept);
}
