#include "charter/contacts.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "charter/address.h"
#include "charter/letters.h"
#include "charter/phone.h"
#include "text/digits.h"

enum label {
    LABEL_NONE,
    LABEL_PHONE,
    LABEL_FAX,
    LABEL_EMAIL,
    LABEL_WEB,
    LABEL_BEFORE,
    LABEL_BEHIND
};

/* What stands before an address or a number to say what it is; the last two only beside another. */
static const struct known_word LABELS[] = {
    {LABEL_PHONE, "ফোন"},       {LABEL_PHONE, "টেলিফোন"},  {LABEL_PHONE, "মোবাইল"},
    {LABEL_PHONE, "মোবাইলফোন"}, {LABEL_PHONE, "মোবা"},     {LABEL_PHONE, "মো"},
    {LABEL_PHONE, "সেল"},       {LABEL_PHONE, "সেলফোন"},   {LABEL_PHONE, "টেলি"},
    {LABEL_PHONE, "হটলাইন"},    {LABEL_PHONE, "হেল্পলাইন"}, {LABEL_PHONE, "phone"},
    {LABEL_PHONE, "telephone"}, {LABEL_PHONE, "mobile"},   {LABEL_PHONE, "tel"},
    {LABEL_PHONE, "cell"},      {LABEL_PHONE, "mob"},      {LABEL_PHONE, "হোয়াটসঅ্যাপ"},
    {LABEL_FAX, "ফ্যাক্স"},       {LABEL_FAX, "fax"},        {LABEL_EMAIL, "ইমেইল"},
    {LABEL_EMAIL, "মেইল"},      {LABEL_EMAIL, "ইমেল"},     {LABEL_EMAIL, "email"},
    {LABEL_EMAIL, "mail"},      {LABEL_WEB, "ওয়েব"},       {LABEL_WEB, "ওয়েবসাইট"},
    {LABEL_WEB, "web"},         {LABEL_WEB, "website"},    {LABEL_WEB, "url"},
    {LABEL_BEFORE, "ই"},        {LABEL_BEFORE, "e"},       {LABEL_BEFORE, "অফিসিয়াল"},
    {LABEL_BEHIND, "নং"},       {LABEL_BEHIND, "নম্বর"},    {LABEL_BEHIND, "নাম্বার"},
    {LABEL_BEHIND, "no"},       {LABEL_BEHIND, "number"},  {LABEL_BEHIND, "সাইট"},
    {LABEL_BEHIND, "site"},     {LABEL_BEHIND, "ঠিকানা"},  {LABEL_BEHIND, "অফিস"},
    {LABEL_BEHIND, "দাপ্তরিক"},  {LABEL_BEHIND, "address"},
};

struct scan {
    const char *text;
    size_t n;
    const struct place *place;
    struct findings *findings;
    struct contact *out;
    struct str rest;
    struct word_list labels; /* filled when first needed: most cells have no number */
    size_t last_end;         /* byte offset behind the number last taken */
    enum label last;         /* and its label */
};

static enum label label_of(const struct scan *scan, const char *word)
{
    struct letters letters;

    letters_read(word, &letters);
    for (size_t i = 0; i < scan->labels.count; i++) {
        if (letters_equal(&letters, &scan->labels.words[i]))
            return (enum label)scan->labels.known[i].tag;
    }
    return LABEL_NONE;
}

static bool is_between(char c)
{
    return c != '\0' && strchr(" \n/,;:()", c) != NULL;
}

/* The label at the end of the rest: its kind, and in *cut where it begins. */
static enum label find_label(struct scan *scan, size_t *cut)
{
    enum { WORDS = 6, LONGEST = 60, SIGNS = 12 }; /* bounds on how far back it looks */
    enum label found = LABEL_NONE;
    size_t end = scan->rest.len;

    *cut = end;
    if (scan->labels.count == 0)
        word_list_init(&scan->labels, LABELS, sizeof(LABELS) / sizeof(LABELS[0]));
    for (int i = 0; i < WORDS; i++) {
        size_t start;
        char *word;
        enum label label;

        for (int k = 0; k < SIGNS && end > 0 && is_between(scan->rest.data[end - 1]); k++)
            end--;
        for (start = end; start > 0 && end - start < LONGEST; start--) {
            if (is_between(scan->rest.data[start - 1]))
                break;
        }
        word = mem_copy(str_text(&scan->rest) + start, end - start);
        label = start == end ? LABEL_NONE : label_of(scan, word);
        free(word);
        if (label == LABEL_NONE || (label == LABEL_BEFORE && found == LABEL_NONE))
            break;
        if (label != LABEL_BEHIND)
            *cut = start;
        if (label < LABEL_BEFORE && found == LABEL_NONE)
            found = label;
        end = start;
    }
    return found;
}

static void drop_label(struct scan *scan)
{
    size_t cut;

    if (find_label(scan, &cut) != LABEL_NONE)
        str_cut(&scan->rest, cut);
}

static void add_once(struct strv *list, const char *value)
{
    enum { MOST = 20 }; /* an officer with more is no officer; keeps the look-up short */

    if (list->count < MOST && !strv_has(list, value))
        strv_add(list, value);
}

/* Whether nothing but signs and "ও" stands between the last number and this place. */
static bool goes_on(const struct scan *scan, size_t at)
{
    size_t i = scan->last_end;

    if (scan->last == LABEL_NONE || at - i > 12)
        return false;
    while (i < at) {
        if (str_starts(scan->text + i, "ও"))
            i += strlen("ও");
        else if (strchr(" ,;/-()", scan->text[i]) != NULL)
            i++;
        else
            return false;
    }
    return true;
}

static void add_phone(struct scan *scan, size_t at, const struct phone *phone, enum label label)
{
    drop_label(scan);
    str_add_char(&scan->rest, ' ');
    scan->last = label == LABEL_NONE ? LABEL_PHONE : label;
    scan->last_end = at + phone->size;
    if (label == LABEL_FAX)
        return;
    add_once(&scan->out->phones, phone->number);
    if (phone_is_wrong(phone->number)) {
        char *printed = mem_copy(scan->text + at, phone->size);

        findings_add(scan->findings, FINDING_PHONE_LENGTH, scan->place, printed);
        free(printed);
    }
}

/* Takes the number at `at`, or copies it where it is no phone's; returns its bytes. */
static size_t take_number(struct scan *scan, size_t at, size_t end)
{
    struct phone phone;
    size_t cut;
    enum label label = find_label(scan, &cut);

    if (label == LABEL_NONE && goes_on(scan, at))
        label = scan->last;
    if (phone_read(scan->text + at, end - at, label == LABEL_PHONE || label == LABEL_FAX, &phone))
        add_phone(scan, at, &phone, label);
    else
        str_add_bytes(&scan->rest, scan->text + at, phone.size);
    return phone.size;
}

static size_t char_size(const char *s)
{
    unsigned char c = (unsigned char)*s;

    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* The stretch between two addresses: phone numbers are taken, the rest is copied. */
static void scan_stretch(struct scan *scan, size_t at, size_t end)
{
    bool inside = false; /* a number does not begin inside a word of Latin letters */

    while (at < end) {
        const char *s = scan->text + at;
        size_t used;
        bool digit = digits_value(s, end - at, &used) >= 0 ||
                     (*s == '+' && digits_value(s + 1, end - at - 1, &used) >= 0);

        if (digit && !inside) {
            used = take_number(scan, at, end);
        } else {
            used = char_size(s);
            str_add_bytes(&scan->rest, s, used);
            inside = digit || (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z');
        }
        at += used;
    }
}

static void take_address(struct scan *scan, const struct address *address)
{
    char *printed = mem_copy(scan->text + address->start, address->end - address->start);

    drop_label(scan);
    str_add_char(&scan->rest, ' ');
    add_once(address->is_email ? &scan->out->emails : &scan->out->websites, address->value);
    if (address->mended)
        findings_add(scan->findings,
                     address->is_email ? FINDING_EMAIL_BLANK : FINDING_WEBSITE_BLANK, scan->place,
                     printed);
    if (address->is_email && !address->whole)
        findings_add(scan->findings, FINDING_EMAIL_WRONG, scan->place, printed);
    free(printed);
}

/* Signs that stood around what was taken out would be left standing alone. */
static void tidy(const char *text, struct str *out)
{
    struct strv words = {0};
    size_t from = out->len;

    strv_split(&words, text, ' ');
    for (size_t i = 0; i < words.count; i++) {
        const char *word = words.items[i];

        if (strspn(word, ",;:/()<>[]") == strlen(word) || strcmp(word, "।") == 0)
            continue;
        if (out->len > from)
            str_add_char(out, ' ');
        str_add(out, word);
    }
    strv_clear(&words);
    while (out->len > from && strchr(" ,;:/-", out->data[out->len - 1]) != NULL)
        str_cut(out, out->len - 1);
}

void contacts_read(const char *text, const struct place *place, struct findings *findings,
                   struct contact *out, struct str *rest)
{
    struct scan scan = {
        .text = text, .n = strlen(text), .place = place, .findings = findings, .out = out};
    struct address address;
    size_t at = 0;

    while (address_next(text, scan.n, at, &address)) {
        scan_stretch(&scan, at, address.start);
        take_address(&scan, &address);
        free(address.value);
        at = address.end;
    }
    scan_stretch(&scan, at, scan.n);
    if (out->phones.count + out->emails.count + out->websites.count > 0)
        drop_label(&scan);
    if (rest != NULL)
        tidy(str_text(&scan.rest), rest);
    str_clear(&scan.rest);
    word_list_clear(&scan.labels);
}

bool contacts_any(const char *text)
{
    struct contact contact = {0};
    bool any;

    contacts_read(text, NULL, NULL, &contact, NULL);
    any = contact.phones.count > 0 || contact.emails.count > 0;
    contact_clear(&contact);
    return any;
}

char *contacts_domain_id(const char *website)
{
    static const char SUFFIX[] = ".gov.bd";
    size_t n = strcspn(website, "/?:#");
    const char *host = website;
    char *id;

    if (n > 4 && strncasecmp(host, "www.", 4) == 0) {
        host += 4;
        n -= 4;
    }
    if (n > strlen(SUFFIX) && strncasecmp(host + n - strlen(SUFFIX), SUFFIX, strlen(SUFFIX)) == 0)
        n -= strlen(SUFFIX);
    if (n == 0 || n > 100)
        return NULL;
    id = mem_copy(host, n);
    for (size_t i = 0; i < n; i++) {
        if (id[i] >= 'A' && id[i] <= 'Z')
            id[i] = (char)(id[i] | 0x20);
    }
    return id;
}
