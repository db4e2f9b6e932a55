#include "charter/head.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "charter/contacts.h"
#include "charter/trim.h"
#include "text/digits.h"
#include "text/fold.h"

/* What a part of the head is; the first word that stands in it decides. */
enum part { PART_PLACE, PART_GOVERNMENT, PART_OFFICE, PART_DEPARTMENT, PART_MINISTRY };

static const struct known_word PARTS[] = {
    {PART_GOVERNMENT, "গণপ্রজাতন্ত্রী"}, {PART_GOVERNMENT, "বাংলাদেশ সরকার"},
    {PART_OFFICE, "কার্যালয়"},         {PART_OFFICE, "অফিস"},
    {PART_DEPARTMENT, "অধিদপ্তর"},     {PART_DEPARTMENT, "অধিদফতর"},
    {PART_DEPARTMENT, "পরিদপ্তর"},     {PART_DEPARTMENT, "ব্যুরো"},
    {PART_DEPARTMENT, "কর্পোরেশন"},    {PART_DEPARTMENT, "কমিশন"},
    {PART_DEPARTMENT, "কর্তৃপক্ষ"},      {PART_DEPARTMENT, "কাউন্সিল"},
    {PART_DEPARTMENT, "সংস্থা"},       {PART_DEPARTMENT, "ফাউন্ডেশন"},
    {PART_DEPARTMENT, "ইনস্টিটিউট"},   {PART_DEPARTMENT, "একাডেমি"},
    {PART_DEPARTMENT, "পরিষদ"},       {PART_DEPARTMENT, "বোর্ড"},
    {PART_DEPARTMENT, "ব্যাংক"},       {PART_MINISTRY, "মন্ত্রণালয়"},
    {PART_MINISTRY, "বিভাগ"},         {PART_OFFICE, "দপ্তর"},
    {PART_OFFICE, "পৌরসভা"},          {PART_OFFICE, "office"},
    {PART_DEPARTMENT, "department"},
};

void head_words_init(struct word_list *words)
{
    word_list_init(words, PARTS, sizeof(PARTS) / sizeof(PARTS[0]));
}

void head_words_clear(struct word_list *words)
{
    word_list_clear(words);
}

static enum part part_of(const struct word_list *words, const char *text)
{
    struct letters letters;

    letters_read(text, &letters);
    for (size_t i = 0; i < words->count; i++) {
        const struct letters *word = &words->words[i];

        if (letters_hold(&letters, word, word->n < 9 ? 0 : 1))
            return (enum part)words->known[i].tag;
    }
    return PART_PLACE;
}

enum area { AREA_UNSAID, AREA_UPAZILA, AREA_DISTRICT };

/* A place without "উপজেলা" or "জেলা" beside it, which say what it is; NULL when it is too long for
 * a place. */
static char *place_name(const char *text, enum area *area)
{
    enum { MOST_WORDS = 4 };
    struct strv words = {0};
    struct strv kept = {0};
    char *name = NULL;

    *area = AREA_UNSAID;
    strv_split(&words, text, ' ');
    for (size_t i = 0; i < words.count; i++) {
        char *letters = fold_letters(words.items[i]);

        if (strcmp(letters, "উপজেলা") == 0)
            *area = AREA_UPAZILA;
        else if (strcmp(letters, "জেলা") == 0)
            *area = AREA_DISTRICT;
        else
            strv_add(&kept, words.items[i]);
        free(letters);
    }
    if (kept.count > 0 && kept.count <= MOST_WORDS) {
        char *joined = strv_join(&kept, " ");

        name = trim_signs(joined);
        free(joined);
    }
    strv_clear(&words);
    strv_clear(&kept);
    return name;
}

/* The parts of a line between commas. What stands before the part that names an office, ministry …
 * belongs to it: "ডাক, টেলিযোগাযোগ ও তথ্যপ্রযুক্তি মন্ত্রণালয়". Returns whether the first part is
 * such. */
static bool cut_parts(const struct word_list *words, const char *text, struct strv *parts)
{
    struct strv pieces = {0};
    struct str front = {0};
    size_t first = 0;

    strv_split(&pieces, text, ',');
    while (first < pieces.count && part_of(words, pieces.items[first]) == PART_PLACE)
        first++;
    for (size_t i = 0; i < pieces.count; i++) {
        if (first < pieces.count && i <= first) {
            str_add(&front, i > 0 ? "," : "");
            str_add(&front, pieces.items[i]);
            if (i == first)
                strv_take(parts, str_take(&front));
        } else {
            strv_add(parts, pieces.items[i]);
        }
    }
    strv_clear(&pieces);
    return parts->count > 0 && part_of(words, parts->items[0]) != PART_PLACE;
}

bool head_places(const struct word_list *words, const char *text, struct strv *places)
{
    struct strv parts = {0};
    bool office = cut_parts(words, text, &parts);

    for (size_t i = 0; i < parts.count; i++) {
        enum area area;
        char *name =
            part_of(words, parts.items[i]) == PART_PLACE ? place_name(parts.items[i], &area) : NULL;

        if (name != NULL)
            strv_take(places, name);
    }
    strv_clear(&parts);
    return office;
}

struct head {
    const struct word_list *words;
    struct office *office;
    char *ministry;
    struct strv places;
    bool begun; /* government, department or office was named: what stands before is not the head */
};

static void replace(char **field, const char *value)
{
    free(*field);
    *field = mem_copy_string(value);
}

static bool has_digit(const char *text)
{
    char *ascii = digits_to_ascii(text);
    bool has = strpbrk(ascii, "0123456789") != NULL;

    free(ascii);
    return has;
}

/* One place, as its label or its number of order says. */
static void take_place(struct head *head, const char *text)
{
    enum area area;
    char *name = place_name(text, &area);

    if (name == NULL || has_digit(name))
        ; /* no place but a date, a house … */
    else if (area == AREA_UPAZILA)
        replace(&head->office->upazila, name);
    else if (area == AREA_DISTRICT)
        replace(&head->office->district, name);
    else
        strv_add(&head->places, name);
    free(name);
}

static void take_part(struct head *head, const char *part)
{
    char *text = trim_signs(part);
    enum part kind = text == NULL ? PART_PLACE : part_of(head->words, text);

    if (text != NULL && kind == PART_OFFICE)
        replace(&head->office->name, text);
    else if (kind == PART_DEPARTMENT)
        replace(&head->office->department, text);
    else if (kind == PART_MINISTRY)
        replace(&head->ministry, text);
    else if (text != NULL && kind == PART_PLACE && head->begun)
        take_place(head, text);
    head->begun |= kind != PART_PLACE;
    free(text);
}

static void take_line(struct head *head, const struct line *line, struct findings *findings)
{
    struct contact contact = {0};
    struct str rest = {0};
    struct strv parts = {0};
    bool places_done = head->places.count > 1;

    contacts_read(line->text, &line->place, findings, &contact, &rest);
    if (contact.websites.count > 0 && head->office->website == NULL) {
        char *id = contacts_domain_id(contact.websites.items[0]);

        if (id != NULL)
            replace(&head->office->website, contact.websites.items[0]);
        if (head->office->id == NULL)
            head->office->id = mem_copy_string(id);
        free(id);
    }
    (void)cut_parts(head->words, str_text(&rest), &parts);
    for (size_t i = 0; i < parts.count && !places_done; i++)
        take_part(head, parts.items[i]);
    strv_clear(&parts);
    str_clear(&rest);
    contact_clear(&contact);
}

/* The last place is the district; a single one is what the web address says: doict.homna.comilla is
 * an upazila's, doict.comilla a district's. */
static void settle_places(struct head *head)
{
    struct office *office = head->office;
    size_t count = head->places.count;
    const char *dot = office->id == NULL ? NULL : strchr(office->id, '.');

    if (count > 1) {
        if (office->district == NULL)
            office->district = mem_copy_string(head->places.items[count - 1]);
        if (office->upazila == NULL)
            office->upazila = mem_copy_string(head->places.items[count - 2]);
    } else if (count == 1) {
        bool upazila = office->upazila == NULL && dot != NULL && strchr(dot + 1, '.') != NULL;

        replace(upazila ? &office->upazila : &office->district, head->places.items[0]);
    }
}

void head_read(const struct word_list *words, const struct lines *lines, struct office *office,
               struct findings *findings)
{
    struct head head = {.words = words, .office = office};

    for (size_t i = 0; i < lines->count; i++)
        take_line(&head, &lines->items[i], findings);
    settle_places(&head);
    if (office->department == NULL && head.ministry != NULL)
        office->department = mem_copy_string(head.ministry);
    if (office->name == NULL && office->id != NULL) {
        office->name =
            mem_copy_string(office->department != NULL ? office->department : office->id);
        if (lines->count > 0)
            findings_add(findings, FINDING_OFFICE_NAME_MISSING, &lines->items[0].place,
                         office->name);
    }
    free(head.ministry);
    strv_clear(&head.places);
}

void head_own_words(const struct office *office, struct strv *own)
{
    const char *const texts[] = {office->name,     office->department, office->upazila,
                                 office->district, "কার্যালয়",          "উপজেলা কার্যালয়"};

    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        if (texts[i] != NULL)
            fold_words(texts[i], own);
    }
}
