#include "model/charter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/digits.h"
#include "text/fold.h"

static const char *const SECTION_NAMES[SECTION_COUNT] = {
    [SECTION_CITIZEN] = "citizen",
    [SECTION_INSTITUTIONAL] = "institutional",
    [SECTION_INTERNAL] = "internal",
};

void office_clear(struct office *office)
{
    free(office->id);
    free(office->name);
    free(office->department);
    free(office->upazila);
    free(office->district);
    free(office->website);
    memset(office, 0, sizeof(*office));
}

void contact_clear(struct contact *contact)
{
    strv_clear(&contact->phones);
    strv_clear(&contact->emails);
    strv_clear(&contact->websites);
}

void contact_copy(struct contact *to, const struct contact *from)
{
    strv_copy(&to->phones, &from->phones);
    strv_copy(&to->emails, &from->emails);
    strv_copy(&to->websites, &from->websites);
}

void officer_clear(struct officer *officer)
{
    free(officer->name);
    free(officer->post);
    contact_clear(&officer->contact);
    memset(officer, 0, sizeof(*officer));
}

void officer_copy(struct officer *to, const struct officer *from)
{
    to->name = mem_copy_string(from->name);
    to->post = mem_copy_string(from->post);
    contact_copy(&to->contact, &from->contact);
}

static void service_clear(struct service *service)
{
    free(service->name);
    free(service->delivery_method);
    free(service->required_documents);
    free(service->fee);
    free(service->time_limit);
    officer_clear(&service->officer);
}

static void tier_clear(struct grs_tier *tier)
{
    free(tier->when);
    free(tier->who);
    free(tier->address);
    free(tier->time_limit);
    contact_clear(&tier->contact);
}

void charter_clear(struct charter *charter)
{
    office_clear(&charter->office);
    free(charter->vision);
    free(charter->mission);
    free(charter->signatory_name);
    free(charter->signatory_post);
    for (size_t i = 0; i < charter->service_count; i++)
        service_clear(&charter->services[i]);
    free(charter->services);
    strv_clear(&charter->expectations);
    for (size_t i = 0; i < charter->tier_count; i++)
        tier_clear(&charter->tiers[i]);
    free(charter->tiers);
    memset(charter, 0, sizeof(*charter));
}

void charter_free(struct charter *charter)
{
    if (charter == NULL)
        return;
    charter_clear(charter);
    free(charter);
}

/* One zeroed item more in an array that grows by one at a time: charters are short. */
static void *add_item(void **items, size_t *count, size_t size)
{
    size_t cap = *count;
    char *item;

    mem_grow(items, &cap, *count + 1, size);
    item = (char *)*items + *count * size;
    memset(item, 0, size);
    (*count)++;
    return item;
}

struct service *charter_add_service(struct charter *charter)
{
    void *items = charter->services;
    struct service *s = add_item(&items, &charter->service_count, sizeof(*s));

    charter->services = items;
    s->time_limit_days = NO_NUMBER;
    return s;
}

struct grs_tier *charter_add_tier(struct charter *charter)
{
    void *items = charter->tiers;
    struct grs_tier *t = add_item(&items, &charter->tier_count, sizeof(*t));

    charter->tiers = items;
    t->working_days = NO_NUMBER;
    return t;
}

const struct service *charter_service(const struct charter *charter, enum section section,
                                      int serial)
{
    for (size_t i = 0; i < charter->service_count; i++) {
        const struct service *s = &charter->services[i];

        if (s->section == section && s->serial == serial)
            return s;
    }
    return NULL;
}

const struct grs_tier *charter_tier(const struct charter *charter, int tier)
{
    for (size_t i = 0; i < charter->tier_count; i++) {
        if (charter->tiers[i].tier == tier)
            return &charter->tiers[i];
    }
    return NULL;
}

size_t charter_section_count(const struct charter *charter, enum section section)
{
    size_t count = 0;

    for (size_t i = 0; i < charter->service_count; i++)
        count += charter->services[i].section == section;
    return count;
}

const char *section_name(enum section section)
{
    return SECTION_NAMES[section];
}

bool section_parse(const char *name, enum section *section)
{
    for (int i = 0; i < SECTION_COUNT; i++) {
        if (strcmp(name, SECTION_NAMES[i]) == 0) {
            *section = (enum section)i;
            return true;
        }
    }
    return false;
}

char *service_key(enum section section, int serial)
{
    return str_format("%s/%d", SECTION_NAMES[section], serial);
}

bool service_key_parse(const char *key, enum section *section, int *serial)
{
    const char *slash = strchr(key, '/');
    char name[16];
    size_t n = slash == NULL ? 0 : (size_t)(slash - key);
    int value = 0;
    int end = 0;

    if (n == 0 || n >= sizeof(name))
        return false;
    memcpy(name, key, n);
    name[n] = '\0';
    if (slash[1] < '1' || slash[1] > '9' || sscanf(slash + 1, "%4d%n", &value, &end) != 1 ||
        slash[1 + end] != '\0')
        return false;
    *serial = value;
    return section_parse(name, section);
}

/* The bytes at s that are the word, blanks and hyphens inside it passed over: converters break
 * words ("কার্যদিব স"). 0 when it does not stand there. */
static size_t word_at(const char *s, const char *word)
{
    size_t at = 0;

    while (*word != '\0') {
        if (s[at] == *word) {
            at++;
            word++;
        } else if (at > 0 && (s[at] == ' ' || s[at] == '-') && s[at + 1] == *word) {
            at++;
        } else {
            return 0;
        }
    }
    return at;
}

/* Whether one of the words stands at s; they are folded (text/fold.h). */
static bool any_at(const char *s, const struct strv *words)
{
    for (size_t i = 0; i < words->count; i++) {
        if (word_at(s, words->items[i]) > 0)
            return true;
    }
    return false;
}

static void add_folded(struct strv *words, const char *const *texts)
{
    for (; *texts != NULL; texts++)
        strv_take(words, fold_string(*texts));
}

struct time_limit {
    int days;       /* the number before the first "working days" that has one */
    bool names;     /* "working days" stands there */
    bool immediate; /* "at once" stands there */
};

/* A number counts for the "working days" behind it, unless a sign that begins something new or
 * another unit stands between: "৭ দিন/কার্যদিবস" does not say how many. */
static struct time_limit read_limit(const char *text)
{
    static const char *const DAYS[] = {"কার্যদিবস", "কর্মদিবস", "working day", NULL};
    static const char *const UNITS[] = {"দিন",  "মাস",  "সপ্তাহ", "বছর",
                                        "ঘণ্টা", "ঘন্টা", "মিনিট", NULL};
    static const char *const AT_ONCE[] = {"তাৎক্ষণিক", "তৎক্ষণিক", "তৎক্ষণাৎ", NULL};
    struct strv days = {0};
    struct strv units = {0};
    struct strv at_once = {0};
    struct time_limit limit = {.days = NO_NUMBER};
    char *folded = fold_string(text);
    long number = NO_NUMBER;

    add_folded(&days, DAYS);
    add_folded(&units, UNITS);
    add_folded(&at_once, AT_ONCE);
    for (const char *p = folded; *p != '\0'; p++) {
        if (*p >= '0' && *p <= '9') {
            if (p == folded || p[-1] < '0' || p[-1] > '9')
                number = 0;
            number = number < 1000 ? number * 10 + (*p - '0') : number;
        } else if (any_at(p, &days)) {
            limit.names = true;
            if (limit.days == NO_NUMBER && number > 0 && number < 1000)
                limit.days = (int)number;
        } else if (strchr("/;,", *p) != NULL || str_starts(p, "।") || any_at(p, &units)) {
            number = NO_NUMBER;
        }
        limit.immediate = limit.immediate || any_at(p, &at_once);
    }
    strv_clear(&days);
    strv_clear(&units);
    strv_clear(&at_once);
    free(folded);
    return limit;
}

void time_limit_read(const char *text, int *days, bool *immediate)
{
    struct time_limit limit = read_limit(text == NULL ? "" : text);

    *days = limit.days;
    *immediate = limit.immediate;
}

bool time_limit_lacks_number(const char *text)
{
    struct time_limit limit = read_limit(text == NULL ? "" : text);

    return limit.names && limit.days == NO_NUMBER;
}
