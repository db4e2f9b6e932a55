#include "charter/columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"

/* The first word that stands in a header decides, so the order matters: "সেবার মূল্য ও পরিশোধ পদ্ধতি"
 * is a fee although পদ্ধতি stands in it, and "কর্মকর্তা (নাম, ফোন …)" no name. Collected from charters
 * of upazila, district and municipal offices and the Cabinet Division's form. */
static const struct known_word KEYS[] = {
    {COLUMN_SUPERIOR, "ঊর্ধ্বতন"},
    {COLUMN_SUPERIOR, "উর্ধতন"},
    {COLUMN_SUPERIOR, "প্রতিকার"},
    {COLUMN_SUPERIOR, "superior"},
    {COLUMN_WHEN, "কখন যোগাযোগ"},
    {COLUMN_WHEN, "কখন"},
    {COLUMN_WHOM, "কার সঙ্গে"},
    {COLUMN_WHOM, "কার সাথে"},
    {COLUMN_WHOM, "কার নিকট"},
    {COLUMN_WHOM, "কার কাছে"},
    {COLUMN_EXPECTATION, "করণীয়"},
    {COLUMN_EXPECTATION, "প্রত্যাশা"},
    {COLUMN_BASICS, "মৌলিক তথ্য"},
    {COLUMN_BASICS, "প্রাথমিক তথ্য"},
    {COLUMN_BASICS, "সাধারণ তথ্য"},
    {COLUMN_BASICS, "basic information"},
    {COLUMN_OFFICER, "কর্মকর্তা"},
    {COLUMN_OFFICER, "কর্মচারী"},
    {COLUMN_OFFICER, "দায়িত্বপ্রাপ্ত"},
    {COLUMN_OFFICER, "দায়িত্বে"},
    {COLUMN_OFFICER, "officer"},
    {COLUMN_ADDRESS, "যোগাযোগের ঠিকানা"},
    {COLUMN_ADDRESS, "ঠিকানা"},
    {COLUMN_FEE, "মূল্য"},
    {COLUMN_FEE, "পরিশোধ"},
    {COLUMN_FEE, "ফি/টাকা"},
    {COLUMN_FEE, "সেবার ফি"},
    {COLUMN_FEE, "প্রয়োজনীয় ফি"},
    {COLUMN_FEE, "নির্ধারিত ফি"},
    {COLUMN_FEE, "খরচ"},
    {COLUMN_FEE, "payment"},
    {COLUMN_FEE, "cost"},
    {COLUMN_FEE, "service fee"},
    {COLUMN_TIME, "সময়"},
    {COLUMN_TIME, "সময"},
    {COLUMN_TIME, "time limit"},
    {COLUMN_TIME, "deadline"},
    {COLUMN_DOCUMENTS, "কাগজ"},
    {COLUMN_DOCUMENTS, "দলিল"},
    {COLUMN_DOCUMENTS, "document"},
    {COLUMN_OTHER, "সেবা প্রাপ্তির স্থান"},
    {COLUMN_OTHER, "সেবা প্রদানের স্থান"},
    {COLUMN_PLACE, "প্রাপ্তিস্থান"},
    {COLUMN_PLACE, "প্রাপ্তির স্থান"},
    {COLUMN_PLACE, "কোথায় পাওয়া"},
    {COLUMN_METHOD, "পদ্ধতি"},
    {COLUMN_METHOD, "প্রক্রিয়া"},
    {COLUMN_METHOD, "প্রকৃতি"},
    {COLUMN_METHOD, "method"},
    {COLUMN_CONTACT, "ফোন"},
    {COLUMN_CONTACT, "মোবাইল"},
    {COLUMN_CONTACT, "ইমেইল"},
    {COLUMN_CONTACT, "পদবি"},
    {COLUMN_CONTACT, "phone"},
    {COLUMN_CONTACT, "email"},
    {COLUMN_OTHER, "গ্রহীতা"},
    {COLUMN_OTHER, "মন্তব্য"},
    {COLUMN_NAME, "সেবা"},
    {COLUMN_NAME, "কার্যক্রম"},
    {COLUMN_NAME, "name of service"},
    {COLUMN_NAME, "service name"},
};

/* A header that is nothing but one of these numbers the rows. */
static const struct known_word SERIALS[] = {
    {0, "নং"}, {0, "নম্বর"}, {0, "sl"}, {0, "sl no"}, {0, "sr no"}, {0, "serial"}, {0, "serial no"},
};

/* A header near one of these, but not the same, is misspelt. */
static const struct known_word STANDARDS[] = {
    {COLUMN_SERIAL, "ক্রমিক নং"},
    {COLUMN_SERIAL, "ক্রমিক নম্বর"},
    {COLUMN_SERIAL, "ক্রমিক"},
    {COLUMN_SERIAL, "ক্রম"},
    {COLUMN_SERIAL, "ক্রম নং"},
    {COLUMN_SERIAL, "ক্র নং"},
    {COLUMN_SERIAL, "ক্রমিক নাম্বার"},
    {COLUMN_NAME, "সেবার নাম"},
    {COLUMN_NAME, "সেবাসমূহ"},
    {COLUMN_NAME, "সেবার ধরন"},
    {COLUMN_NAME, "সেবার ধরণ"},
    {COLUMN_NAME, "সেবার বিবরণ"},
    {COLUMN_NAME, "প্রদত্ত সেবা"},
    {COLUMN_NAME, "প্রদেয় সেবা"},
    {COLUMN_METHOD, "সেবা প্রদান পদ্ধতি"},
    {COLUMN_METHOD, "সেবা প্রদানের পদ্ধতি"},
    {COLUMN_METHOD, "সেবা প্রাপ্তির পদ্ধতি"},
    {COLUMN_DOCUMENTS, "প্রয়োজনীয় কাগজপত্র ও প্রাপ্তিস্থান"},
    {COLUMN_DOCUMENTS, "প্রয়োজনীয় কাগজপত্র এবং প্রাপ্তিস্থান"},
    {COLUMN_DOCUMENTS, "প্রয়োজনীয় কাগজপত্র ও প্রাপ্তির স্থান"},
    {COLUMN_DOCUMENTS, "প্রয়োজনীয় কাগজপত্র"},
    {COLUMN_PLACE, "প্রাপ্তিস্থান"},
    {COLUMN_PLACE, "প্রাপ্তির স্থান"},
    {COLUMN_FEE, "সেবার মূল্য ও পরিশোধ পদ্ধতি"},
    {COLUMN_FEE, "সেবার মূল্য এবং পরিশোধ পদ্ধতি"},
    {COLUMN_FEE, "সেবামূল্য এবং পরিশোধ পদ্ধতি"},
    {COLUMN_FEE, "সেবা মূল্য ও পরিশোধ পদ্ধতি"},
    {COLUMN_FEE, "সেবার মূল্য ও পরিশোধের পদ্ধতি"},
    {COLUMN_FEE, "সেবার মূল্য"},
    {COLUMN_FEE, "সেবামূল্য"},
    {COLUMN_TIME, "সেবা প্রদানের সময়সীমা"},
    {COLUMN_TIME, "সেবা প্রদানে সময়সীমা"},
    {COLUMN_TIME, "সেবা প্রদানের সর্বোচ্চ সময়"},
    {COLUMN_TIME, "সেবা প্রদানে সর্বোচ্চ সময়"},
    {COLUMN_TIME, "সেবা প্রাপ্তির সময়সীমা"},
    {COLUMN_TIME, "নিষ্পত্তির সময়সীমা"},
    {COLUMN_TIME, "সময়সীমা"},
    {COLUMN_OFFICER, "দায়িত্বপ্রাপ্ত কর্মকর্তা (নাম, পদবি, ফোন নম্বর ও ই-মেইল)"},
    {COLUMN_OFFICER, "দায়িত্বপ্রাপ্ত কর্মকর্তা"},
    {COLUMN_OFFICER, "দায়িত্বপ্রাপ্ত কর্মকর্তা/কর্মচারী"},
    {COLUMN_EXPECTATION, "প্রতিশ্রুত/কাঙ্ক্ষিত সেবা প্রাপ্তির লক্ষ্যে করণীয়"},
    {COLUMN_EXPECTATION, "প্রতিশ্রুত/কাঙ্খিত সেবা প্রাপ্তির লক্ষ্যে করণীয়"},
    {COLUMN_WHEN, "কখন যোগাযোগ করবেন"},
    {COLUMN_WHOM, "কার সঙ্গে যোগাযোগ করবেন"},
    {COLUMN_WHOM, "কার সাথে যোগাযোগ করবেন"},
    {COLUMN_ADDRESS, "যোগাযোগের ঠিকানা"},
};

enum { KEY_COUNT = sizeof(KEYS) / sizeof(KEYS[0]) };
enum { SERIAL_COUNT = sizeof(SERIALS) / sizeof(SERIALS[0]) };
enum { STANDARD_COUNT = sizeof(STANDARDS) / sizeof(STANDARDS[0]) };

/* Longest header words in letters; a cell with more is text. Headers of officer columns are
 * long. */
enum { HEADER_LETTERS = 60, OFFICER_LETTERS = 180 };

void columns_words_init(struct columns_words *words)
{
    word_list_init(&words->keys, KEYS, KEY_COUNT);
    word_list_init(&words->serials, SERIALS, SERIAL_COUNT);
    word_list_init(&words->standards, STANDARDS, STANDARD_COUNT);
}

void columns_words_clear(struct columns_words *words)
{
    word_list_clear(&words->keys);
    word_list_clear(&words->serials);
    word_list_clear(&words->standards);
}

/* ক্রমিক নং, ক্রঃ নং, ক্রম, ক্রমি ক্রমং, নং, SL … The start is compared as printed: folded, ক্রমিক and
 * কর্মকর্তা begin alike. */
static bool is_serial_header(const struct columns_words *words, const char *text,
                             const struct letters *letters)
{
    enum { LONGEST = 14 };

    if (str_starts(text, "ক্র") && !str_starts(text, "ক্রয়") && letters->n <= LONGEST)
        return true;
    for (size_t i = 0; i < words->serials.count; i++) {
        if (letters_equal(letters, &words->serials.words[i]))
            return true;
    }
    return false;
}

/* The column whose word stands in the letters. A word with a slip counts only where none stands
 * without: "প্রয়োজনীয় ফি" is near to "প্রয়োজনীয় কাগজপত্র". */
static enum column find_key(const struct columns_words *words, const struct letters *letters)
{
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < words->keys.count; i++) {
            const struct letters *key = &words->keys.words[i];
            size_t slips = pass == 0 ? 0 : letters_allowance(key);

            if ((pass == 0 || slips > 0) && letters_hold(letters, key, slips))
                return (enum column)words->keys.known[i].tag;
        }
    }
    return COLUMN_OTHER;
}

/* The column of a header cell; false for a text that cannot be a header. */
static bool read_header(const struct columns_words *words, const char *text, enum column *column)
{
    struct letters letters;

    letters_read(text, &letters);
    *column = is_serial_header(words, text, &letters) ? COLUMN_SERIAL : COLUMN_OTHER;
    if (letters.cut || letters.n == 0 || *column == COLUMN_SERIAL)
        return !letters.cut;
    *column = find_key(words, &letters);
    return letters.n <= (*column == COLUMN_OFFICER || *column == COLUMN_SUPERIOR ? OFFICER_LETTERS
                                                                                 : HEADER_LETTERS);
}

/* How far a misspelt header may be from the standard one: farther off it is another wording. */
static size_t slips_of(const struct letters *standard)
{
    return standard->n < 5 ? 0 : standard->n < 7 ? 1 : standard->n < 20 ? 2 : 3;
}

/* The standard header of that column nearest to the text and how far it is; false for none near. */
static bool nearest_standard(const struct columns_words *words, const char *text,
                             enum column column, size_t *nearest, size_t *distance)
{
    struct letters letters;
    size_t best = LETTERS_MAX;

    letters_read(text, &letters);
    for (size_t i = 0; i < words->standards.count; i++) {
        const struct letters *standard = &words->standards.words[i];
        size_t limit = slips_of(standard);
        size_t apart;

        if (words->standards.known[i].tag != (int)column)
            continue;
        apart = letters_distance(&letters, standard, limit);
        if (apart <= limit && apart < best) {
            best = apart;
            *nearest = i;
        }
    }
    *distance = best;
    return best < LETTERS_MAX;
}

size_t columns_find(const struct columns *columns, enum column column)
{
    for (size_t i = 0; i < columns->count; i++) {
        if (columns->at[i] == column)
            return i;
    }
    return CELLS_MAX;
}

static bool has(const struct columns *columns, enum column column)
{
    return columns_find(columns, column) < CELLS_MAX;
}

static enum table_kind kind_of(const struct columns *columns)
{
    if (has(columns, COLUMN_WHEN) + has(columns, COLUMN_WHOM) + has(columns, COLUMN_ADDRESS) > 1)
        return TABLE_TIERS;
    if (has(columns, COLUMN_EXPECTATION) && !has(columns, COLUMN_NAME))
        return TABLE_EXPECTATIONS;
    return has(columns, COLUMN_NAME) ? TABLE_SERVICES : TABLE_NONE;
}

/* Two columns that read alike: the documents and where to get them, or the parts of an officer;
 * else the first one counts. */
static void settle_twins(const struct cells *row, struct columns *columns)
{
    bool seen[COLUMN_COUNT] = {false};

    for (size_t i = 0; i < columns->count; i++) {
        enum column column = columns->at[i];

        if (column == COLUMN_DOCUMENTS && seen[column]) {
            struct letters letters;
            struct letters get;

            letters_read(row->items[i].text, &letters);
            letters_read("প্রাপ্তি", &get);
            columns->at[i] = letters_hold(&letters, &get, 1) ? COLUMN_PLACE : COLUMN_OTHER;
        } else if (seen[column] && column != COLUMN_OFFICER && column != COLUMN_ADDRESS) {
            columns->at[i] = COLUMN_OTHER;
        }
        seen[columns->at[i]] = true;
    }
}

/* Phone, e-mail or address in columns of their own belong to the officer named before them. */
static void settle_contacts(struct columns *columns)
{
    enum column whose = COLUMN_OFFICER;

    for (size_t i = 0; i < columns->count; i++) {
        enum column column = columns->at[i];

        if (column == COLUMN_OFFICER || column == COLUMN_SUPERIOR)
            whose = column;
        else if (columns->kind == TABLE_SERVICES &&
                 (column == COLUMN_CONTACT || column == COLUMN_ADDRESS))
            columns->at[i] = whose;
        else if (column == COLUMN_CONTACT)
            columns->at[i] = COLUMN_ADDRESS;
    }
}

/* A cell without a column of ours may be the header of the names ("বিবরণ", "বিষয়") where none else
 * is. */
static void settle_name(struct columns *columns)
{
    size_t serial = columns_find(columns, COLUMN_SERIAL);

    if (!has(columns, COLUMN_NAME) && !has(columns, COLUMN_EXPECTATION) &&
        !has(columns, COLUMN_WHEN) && !has(columns, COLUMN_WHOM) && serial < CELLS_MAX &&
        serial + 1 < columns->count && columns->at[serial + 1] == COLUMN_OTHER)
        columns->at[serial + 1] = COLUMN_NAME;
}

/* Without "serial no." in front nearly all cells must be header words, because a row of text can
 * hold some; with nothing in front the row may be the rest of the one above, so more is asked. */
static bool looks_like_header(const struct columns_words *words, const struct cells *row,
                              const struct columns *c, size_t known)
{
    size_t filled = cells_filled(row);
    size_t standard = 0;
    size_t nearest;
    size_t distance;

    if (c->at[0] == COLUMN_SERIAL && *row->items[0].text != '\0')
        return known > 1;
    if (*row->items[0].text != '\0')
        return known > 2 && known * 4 >= filled * 3;
    for (size_t i = 1; i < row->count; i++)
        standard += nearest_standard(words, row->items[i].text, c->at[i], &nearest, &distance);
    return known == filled && standard > 1;
}

bool columns_read(const struct columns_words *words, const struct cells *row, struct columns *out)
{
    struct columns c = {.count = row->count};
    int serial;
    size_t known = 0;

    if (cells_filled(row) < 2 || cells_serial(cells_text(row, 0), &serial) == SERIAL_NUMBER)
        return false;
    for (size_t i = 0; i < row->count; i++) {
        if (!read_header(words, row->items[i].text, &c.at[i]))
            return false;
        known += c.at[i] != COLUMN_OTHER;
    }
    if (!looks_like_header(words, row, &c, known))
        return false;
    if (*row->items[0].text == '\0')
        c.at[0] = COLUMN_SERIAL;
    settle_name(&c);
    c.kind = kind_of(&c);
    if (c.kind == TABLE_NONE)
        return false;
    settle_contacts(&c);
    settle_twins(row, &c);
    *out = c;
    return true;
}

/* The word of the header that is not in the standard one, or the whole header. */
static char *wrong_word(const char *header, const char *standard)
{
    struct strv words = {0};
    struct letters right;
    char *wrong = NULL;

    letters_read(standard, &right);
    letters_words(header, &words);
    for (size_t i = 0; i < words.count && words.count > 2 && wrong == NULL; i++) {
        struct letters word;

        letters_read(words.items[i], &word);
        if (!letters_hold(&right, &word, 0))
            wrong = mem_copy_string(words.items[i]);
    }
    strv_clear(&words);
    return wrong != NULL ? wrong : mem_copy_string(header);
}

static size_t count_blanks(const char *s)
{
    size_t count = 0;

    for (; *s != '\0'; s++)
        count += *s == ' ';
    return count;
}

/* A header close to a standard one and equal to none; or equal, but with words run together. */
static void check_header(const struct columns_words *words, const struct cell *cell,
                         enum column column, struct findings *findings)
{
    size_t nearest = 0;
    size_t distance;

    if (!nearest_standard(words, cell->text, column, &nearest, &distance))
        return;
    if (distance > 0 ||
        (count_blanks(cell->text) == 0 && count_blanks(words->standards.known[nearest].text) > 0)) {
        char *wrong = wrong_word(cell->text, words->standards.known[nearest].text);

        findings_add(findings, FINDING_HEADING_MISSPELT, &cell->place, wrong);
        free(wrong);
    }
}

/* Whether what such a column says is taken over from a table of that kind. */
static bool is_kept(enum table_kind kind, enum column column)
{
    switch (kind) {
    case TABLE_SERVICES:
        return column >= COLUMN_SERIAL && column <= COLUMN_OFFICER;
    case TABLE_EXPECTATIONS:
        return column == COLUMN_SERIAL || column == COLUMN_EXPECTATION;
    case TABLE_TIERS:
        return column == COLUMN_SERIAL || column == COLUMN_TIME ||
               (column >= COLUMN_WHEN && column <= COLUMN_ADDRESS);
    case TABLE_NONE:
        break;
    }
    return false;
}

void columns_check(const struct columns_words *words, const struct cells *row,
                   const struct columns *columns, struct findings *findings)
{
    if (findings == NULL)
        return;
    for (size_t i = 0; i < columns->count; i++) {
        const struct cell *cell = &row->items[i];

        if (*cell->text == '\0')
            continue;
        if (is_kept(columns->kind, columns->at[i]))
            check_header(words, cell, columns->at[i], findings);
        else
            findings_add(findings, FINDING_COLUMN_LEFT_OUT, &cell->place, cell->text);
    }
}
