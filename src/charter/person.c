#include "charter/person.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "charter/contacts.h"
#include "charter/trim.h"
#include "text/digits.h"
#include "text/fold.h"

/* POST_TITLE names an office and can end a post; POST_FRONT only stands in front of one. */
enum { POST_TITLE, POST_FRONT };

static const struct known_word POSTS[] = {
    {POST_TITLE, "প্রোগ্রামার"},  {POST_TITLE, "অফিসার"},        {POST_TITLE, "কর্মকর্তা"},
    {POST_TITLE, "কর্মচারী"},    {POST_TITLE, "পরিচালক"},       {POST_TITLE, "সহকারী"},
    {POST_TITLE, "কমিশনার"},    {POST_TITLE, "প্রকৌশলী"},       {POST_TITLE, "ইঞ্জিনিয়ার"},
    {POST_TITLE, "প্রশাসক"},     {POST_TITLE, "সচিব"},          {POST_TITLE, "উপসচিব"},
    {POST_TITLE, "যুগ্মসচিব"},    {POST_TITLE, "রেজিস্ট্রার"},     {POST_TITLE, "হিসাবরক্ষক"},
    {POST_TITLE, "অধ্যক্ষ"},      {POST_TITLE, "চেয়ারম্যান"},     {POST_TITLE, "ব্যবস্থাপক"},
    {POST_TITLE, "ম্যানেজার"},   {POST_TITLE, "তত্ত্বাবধায়ক"},    {POST_TITLE, "সুপারভাইজার"},
    {POST_TITLE, "পরিদর্শক"},    {POST_TITLE, "ইন্সপেক্টর"},      {POST_TITLE, "ইন্সট্রাক্টর"},
    {POST_TITLE, "প্রশিক্ষক"},    {POST_TITLE, "অপারেটর"},       {POST_TITLE, "সার্ভেয়ার"},
    {POST_TITLE, "কানুনগো"},     {POST_TITLE, "সার্জন"},         {POST_TITLE, "চিকিৎসক"},
    {POST_TITLE, "টেকনিশিয়ান"}, {POST_TITLE, "মেয়র"},          {POST_TITLE, "প্রভাষক"},
    {POST_TITLE, "শিক্ষক"},      {POST_TITLE, "সুপারিনটেনডেন্ট"}, {POST_TITLE, "কম্পিউটার অপারেটর"},
    {POST_TITLE, "officer"},    {POST_TITLE, "programmer"},    {POST_TITLE, "director"},
    {POST_TITLE, "engineer"},   {POST_TITLE, "secretary"},     {POST_FRONT, "উপজেলা"},
    {POST_FRONT, "জেলা"},       {POST_FRONT, "থানা"},          {POST_FRONT, "ইউনিয়ন"},
    {POST_FRONT, "সংশ্লিষ্ট"},    {POST_FRONT, "দায়িত্বপ্রাপ্ত"},   {POST_FRONT, "ভারপ্রাপ্ত"},
    {POST_FRONT, "শাখা"},       {POST_FRONT, "উচ্চমান"},        {POST_FRONT, "নিম্নমান"},
    {POST_FRONT, "অফিস"},       {POST_FRONT, "নির্বাহী"},       {POST_FRONT, "সিনিয়র"},
    {POST_FRONT, "জুনিয়র"},      {POST_FRONT, "মেডিকেল"},       {POST_FRONT, "সাব"},
    {POST_FRONT, "যুগ্ম"},        {POST_FRONT, "অতিরিক্ত"},       {POST_FRONT, "উপ"},
    {POST_FRONT, "প্রধান"},      {POST_FRONT, "আইসিটি"},        {POST_FRONT, "কৃষি"},
    {POST_FRONT, "মৎস্য"},       {POST_FRONT, "সমাজসেবা"},      {POST_FRONT, "সমবায়"},
    {POST_FRONT, "প্রকল্প"},      {POST_FRONT, "হিসাব"},         {POST_FRONT, "ডাটা"},
    {POST_FRONT, "ফিল্ড"},       {POST_FRONT, "মাঠ"},           {POST_FRONT, "স্বাস্থ্য"},
    {POST_FRONT, "শিক্ষা"},      {POST_FRONT, "পরিসংখ্যান"},     {POST_FRONT, "নির্বাচন"},
    {POST_FRONT, "মহিলা"},      {POST_FRONT, "সকল"},           {POST_FRONT, "assistant"},
    {POST_FRONT, "deputy"},     {POST_FRONT, "upazila"},
};

static const struct known_word HONORIFICS[] = {
    {0, "জনাব"},  {0, "মোঃ"},   {0, "মো"},  {0, "মোহাম্মদ"}, {0, "মুহাম্মদ"}, {0, "মোছাঃ"},
    {0, "মোসাঃ"}, {0, "বেগম"},  {0, "ডাঃ"}, {0, "ডা"},      {0, "ড"},      {0, "শ্রী"},
    {0, "সৈয়দ"},  {0, "প্রকৌঃ"}, {0, "মিজ"}, {0, "md"},      {0, "mr"},     {0, "mrs"},
};

/* Words that say what follows, and are no part of it: "নাম ও পদবি: জনাব …". */
static const struct known_word SAYERS[] = {
    {0, "নাম"}, {0, "পদবি"}, {0, "নাম ও পদবি"}, {0, "পদের নাম"}, {0, "কর্মকর্তার নাম"},
};

void person_words_init(struct person_words *words)
{
    word_list_init(&words->posts, POSTS, sizeof(POSTS) / sizeof(POSTS[0]));
    word_list_init(&words->honorifics, HONORIFICS, sizeof(HONORIFICS) / sizeof(HONORIFICS[0]));
    word_list_init(&words->sayers, SAYERS, sizeof(SAYERS) / sizeof(SAYERS[0]));
}

void person_words_clear(struct person_words *words)
{
    word_list_clear(&words->posts);
    word_list_clear(&words->honorifics);
    word_list_clear(&words->sayers);
}

/* A word of the text and what it is. */
struct word {
    size_t start; /* byte offsets */
    size_t end;
    bool post;  /* begins or belongs to a post */
    bool title; /* can end a post */
    bool honorific;
    bool stop; /* a comma or the end of the line stands behind it */
};

struct words {
    struct word *items;
    size_t count;
    size_t cap;
};

/* Long post words also count inside a word: উপসহকারী, উপ-পরিচালক, প্রোগ্রামারের. */
static void know_word(const struct person_words *known, const char *text, struct word *word)
{
    enum { LONG = 5 };
    char *piece = mem_copy(text + word->start, word->end - word->start);
    struct letters letters;

    letters_read(piece, &letters);
    free(piece);
    for (size_t i = 0; i < known->posts.count; i++) {
        const struct letters *post = &known->posts.words[i];
        bool title = known->posts.known[i].tag == POST_TITLE;

        if (letters_equal(&letters, post) ||
            (post->n >= LONG && title && letters_hold(&letters, post, 0)) ||
            (post->n >= LONG && letters_begin(&letters, post, 0))) {
            word->post = true;
            word->title |= title;
        }
    }
    for (size_t i = 0; i < known->honorifics.count && !word->honorific; i++)
        word->honorific = letters_equal(&letters, &known->honorifics.words[i]);
}

static void cut_words(const struct person_words *known, const char *text, struct words *out)
{
    enum { MOST = 200 }; /* a name and a post are done long before */
    size_t at = 0;

    while (out->count < MOST) {
        struct word word = {0};

        at += strspn(text + at, " \n");
        if (text[at] == '\0')
            break;
        word.start = at;
        at += strcspn(text + at, " \n");
        word.end = at;
        word.stop = text[at - 1] == ',' || text[at + strspn(text + at, " ")] == '\n';
        know_word(known, text, &word);
        mem_grow(&out->items, &out->cap, out->count + 1, sizeof(*out->items));
        out->items[out->count++] = word;
    }
}

/* The text from word `first` to before word `last`, lines joined by commas; NULL for nothing. */
static char *cut_out(const char *text, const struct words *w, size_t first, size_t last)
{
    struct str s = {0};
    char *piece;

    for (size_t i = first; i < last; i++) {
        const struct word *word = &w->items[i];

        if (i > first)
            str_add(&s, w->items[i - 1].stop && s.data[s.len - 1] != ',' ? ", " : " ");
        str_add_bytes(&s, text + word->start, word->end - word->start);
    }
    piece = trim_signs(str_text(&s));
    str_clear(&s);
    return piece;
}

/* Whether all folded words of text words first … last - 1 stand in the head of the office. */
static bool are_own(const char *text, const struct words *w, size_t first, size_t last,
                    const struct strv *own)
{
    bool all = true;

    for (size_t i = first; i < last && all; i++) {
        char *word = mem_copy(text + w->items[i].start, w->items[i].end - w->items[i].start);
        struct strv folded = {0};

        fold_words(word, &folded);
        for (size_t k = 0; k < folded.count; k++)
            all &= strv_has(own, folded.items[k]);
        strv_clear(&folded);
        free(word);
    }
    return all;
}

/* Behind "(ভূমি)", where such stands at word `at`. */
static size_t behind_parentheses(const char *text, const struct words *w, size_t at)
{
    if (at == w->count || text[w->items[at].start] != '(')
        return at;
    for (size_t i = at; i < w->count; i++) {
        if (memchr(text + w->items[i].start, ')', w->items[i].end - w->items[i].start) != NULL)
            return i + 1;
    }
    return at;
}

/* The end of a post that starts at word `first`: without the office's own name behind it. */
static size_t post_end(const char *text, const struct words *w, size_t first,
                       const struct strv *own)
{
    size_t title = w->count;

    for (size_t i = first; i < w->count; i++) {
        if (w->items[i].title)
            title = i;
    }
    if (title == w->count)
        return title;
    title = behind_parentheses(text, w, title + 1);
    return are_own(text, w, title, w->count, own) ? title : w->count;
}

static size_t find_post(const struct words *w)
{
    size_t i = 0;

    while (i < w->count && !w->items[i].post)
        i++;
    return i;
}

/* Behind the last word of a name that starts at word `first` and must end before `last`. */
static size_t name_end(const struct words *w, size_t first, size_t last)
{
    size_t i = first;

    while (i < last && !w->items[i].stop)
        i++;
    return i < last ? i + 1 : last;
}

static bool can_be_name(const char *text, const struct words *w, size_t first, size_t last)
{
    enum { MOST_WORDS = 7 };
    size_t used;

    if (last == first || last - first > MOST_WORDS)
        return false;
    if (last - first == 1 && !w->items[first].stop && !w->items[first].honorific)
        return false; /* "নিয়োজিত কর্মচারী" */
    for (size_t i = w->items[first].start; i < w->items[last - 1].end; i++) {
        if (digits_value(text + i, w->items[last - 1].end - i, &used) >= 0)
            return false;
    }
    return true;
}

/* Which words are the name; first == last for none. */
static void find_name(const char *text, const struct words *w, size_t *first, size_t *last)
{
    size_t post = find_post(w);

    *first = 0;
    *last = 0;
    if (post == w->count) {
        /* no known post: a name shows by "জনাব", or by standing in a line of its own */
        size_t end = name_end(w, 0, w->count);

        if (w->count > 0 && (w->items[0].honorific || (end < w->count && strchr(text, '\n'))))
            *last = end;
    } else if (post > 0) {
        *last = name_end(w, 0, post);
    } else {
        for (size_t i = 1; i < w->count && *last == 0; i++) {
            if (w->items[i].honorific) {
                *first = i;
                *last = name_end(w, i, w->count);
            }
        }
    }
    if (!can_be_name(text, w, *first, *last))
        *last = *first = 0;
}

/* What follows a sayer's colon; the text itself where it has none. */
static const char *skip_sayer(const struct person_words *words, const char *text)
{
    size_t n = strcspn(text, ":\n");
    const char *visarga = strstr(text, "ঃ ");
    size_t width = 1;
    struct letters letters;
    char *front;

    if (visarga != NULL && (size_t)(visarga - text) < n) {
        n = (size_t)(visarga - text);
        width = strlen("ঃ");
    }
    if (text[n] == '\0' || text[n] == '\n' || n > 80)
        return text;
    front = mem_copy(text, n);
    letters_read(front, &letters);
    free(front);
    for (size_t i = 0; i < words->sayers.count; i++) {
        if (letters_equal(&letters, &words->sayers.words[i]))
            return text + n + width;
    }
    return text;
}

void person_split(const struct person_words *words, const char *text, const struct strv *own,
                  char **name, char **post)
{
    struct words w = {0};
    size_t first;
    size_t last;

    text = skip_sayer(words, text);
    cut_words(words, text, &w);
    find_name(text, &w, &first, &last);
    *name = last > first ? cut_out(text, &w, first, last) : NULL;
    if (first > 0)
        *post = cut_out(text, &w, 0, first); /* "সহকারী প্রোগ্রামার জনাব …" */
    else
        *post = cut_out(text, &w, last, post_end(text, &w, last, own));
    free(w.items);
}

bool person_read(const struct person_words *words, const char *text, const struct strv *own,
                 struct officer *out)
{
    struct str rest = {0};

    contacts_read(text, NULL, NULL, &out->contact, &rest);
    person_split(words, str_text(&rest), own, &out->name, &out->post);
    str_clear(&rest);
    return out->name != NULL || out->post != NULL || out->contact.phones.count > 0 ||
           out->contact.emails.count > 0 || out->contact.websites.count > 0;
}

bool person_has_post(const struct person_words *words, const char *text)
{
    struct words w = {0};
    bool found = false;

    cut_words(words, text, &w);
    for (size_t i = 0; i < w.count && !found; i++)
        found = w.items[i].title;
    free(w.items);
    return found;
}
