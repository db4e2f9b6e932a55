#include "charter/dates.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "text/digits.h"
#include "text/fold.h"

/* Folded (text/fold.h), both spellings where two are common. */
static const struct {
    int month;
    const char *name;
} MONTHS[] = {
    {1, "জানুয়ারি"},   {2, "ফেব্রুয়ারি"}, {3, "মার্চ"},      {4, "এপ্রিল"},     {5, "মে"},
    {6, "জুন"},        {7, "জুলাই"},     {8, "আগস্ট"},      {9, "সেপ্টেম্বর"},  {10, "অক্টোবর"},
    {11, "নভেম্বর"},   {12, "ডিসেম্বর"}, {1, "january"},   {2, "february"},  {3, "march"},
    {4, "april"},     {5, "may"},      {6, "june"},      {7, "july"},      {8, "august"},
    {9, "september"}, {10, "october"}, {11, "november"}, {12, "december"},
};

/* A number at s; *used gets its bytes, 0 where none stands. Numbers of more than four digits count
 * as none. */
static int number_at(const char *s, size_t *used)
{
    size_t n = strnlen(s, 16);
    int value = 0;
    size_t at = 0;
    size_t bytes;
    int count = 0;

    while (at < n) {
        int digit = digits_value(s + at, n - at, &bytes);

        if (digit < 0)
            break;
        if (count++ < 4)
            value = value * 10 + digit;
        at += bytes;
    }
    *used = count > 4 ? 0 : at;
    return value;
}

/* The bytes of "-", "/" or "." with blanks around it; 0 where none stands. */
static size_t separator(const char *s)
{
    size_t before = strspn(s, " ");
    size_t sign = s[before] != '\0' && strchr("-/.", s[before]) != NULL ? 1 : 0;

    if (sign == 0 && str_starts(s + before, "–"))
        sign = strlen("–");
    return sign == 0 ? 0 : before + sign + strspn(s + before + sign, " ");
}

/* The month whose name stands at s, over "শে", "লা" and commas; *used gets its bytes. */
static int month_at(const char *s, size_t *used)
{
    static const char *const ORDINALS[] = {"শে", "লা", "রা", "ঠা", "ই"};
    size_t at = 0;
    size_t length;
    char *word;
    char *folded;
    int month = 0;

    for (size_t i = 0; i < sizeof(ORDINALS) / sizeof(ORDINALS[0]); i++) {
        if (str_starts(s, ORDINALS[i]) && s[strlen(ORDINALS[i])] == ' ')
            at = strlen(ORDINALS[i]);
    }
    at += strspn(s + at, " ,");
    length = strcspn(s + at, " ,.0123456789");
    if (at == 0 || length == 0 || length > 60)
        return 0;
    word = mem_copy(s + at, length);
    folded = fold_letters(word);
    for (size_t i = 0; i < sizeof(MONTHS) / sizeof(MONTHS[0]) && month == 0; i++) {
        char *name = fold_letters(MONTHS[i].name);

        if (strcmp(folded, name) == 0)
            month = MONTHS[i].month;
        free(name);
    }
    free(folded);
    free(word);
    *used = at + length + strspn(s + at + length, " ,.");
    return month;
}

static void set(struct date *out, int year, int month, int day)
{
    struct date d = {year, month, day};
    struct date none = {0};

    *out = date_is_valid(d) ? d : none;
}

/* Three numbers with signs between: the year stands last, or first. */
static size_t numbers_at(const char *s, struct date *out)
{
    int value[3];
    size_t at = 0;

    for (int i = 0; i < 3; i++) {
        size_t used;
        size_t gap = i == 0 ? 0 : separator(s + at);

        if (i > 0 && gap == 0)
            return 0;
        value[i] = number_at(s + at + gap, &used);
        if (used == 0)
            return 0;
        at += gap + used;
    }
    if (value[2] >= 1900 && value[0] < 100 && value[1] < 100)
        set(out, value[2], value[1], value[0]);
    else if (value[0] >= 1900 && value[1] < 100 && value[2] < 100)
        set(out, value[0], value[1], value[2]);
    else
        return 0;
    return at;
}

/* A day, the month's name and a year. */
static size_t words_at(const char *s, struct date *out)
{
    size_t at;
    size_t used = 0;
    int day = number_at(s, &at);
    int month = at == 0 || day > 99 ? 0 : month_at(s + at, &used);
    int year;

    if (month == 0)
        return 0;
    at += used;
    year = number_at(s + at, &used);
    if (used == 0 || year < 1900)
        return 0;
    set(out, year, month, day);
    return at + used;
}

bool dates_find(const char *text, struct date *out, size_t *start, size_t *end)
{
    size_t n = strlen(text);
    bool inside = false; /* of a number: a date does not begin there */

    for (size_t i = 0; i < n;) {
        size_t bytes = 1;
        bool digit = digits_value(text + i, n - i, &bytes) >= 0;

        if (digit && !inside) {
            size_t used = numbers_at(text + i, out);

            if (used == 0)
                used = words_at(text + i, out);
            if (used > 0) {
                *start = i;
                *end = i + used;
                return true;
            }
        }
        inside = digit;
        i += digit ? bytes : 1;
    }
    return false;
}
