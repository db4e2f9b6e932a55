#include "model/validate.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/mem.h"
#include "base/str.h"
#include "text/clean.h"
#include "text/digits.h"

static const struct {
    const char *name;
    unsigned limit; /* code points */
    bool required;
    bool required_anonymous;
    bool lines; /* newlines are kept */
} FIELDS[FIELD_COUNT] = {
    [FIELD_OFFICE] = {"office", 100, true, true, false},
    [FIELD_KIND] = {"kind", 0, false, false, false},
    [FIELD_MEDIUM] = {"medium", 0, false, false, false},
    [FIELD_ANONYMOUS] = {"anonymous", 0, false, false, false},
    [FIELD_SERVICE] = {"service", 0, false, false, false},
    [FIELD_SERVICE_APPLIED_ON] = {"service_applied_on", 0, false, false, false},
    [FIELD_SERVICE_TRACKING] = {"service_tracking", 60, false, false, false},
    [FIELD_AGAINST_GRO] = {"against_gro", 0, false, false, false},
    [FIELD_SUBJECT] = {"subject", 200, true, true, false},
    [FIELD_DESCRIPTION] = {"description", 5000, true, true, true},
    [FIELD_NAME] = {"name", 120, true, false, false},
    [FIELD_MOBILE] = {"mobile", 40, false, false, false},
    [FIELD_EMAIL] = {"email", 254, false, false, false},
    [FIELD_NID] = {"nid", 40, false, false, false},
    [FIELD_PRESENT_ADDRESS] = {"present_address", 400, true, false, true},
    [FIELD_PERMANENT_ADDRESS] = {"permanent_address", 400, false, false, true},
    [FIELD_RELATION] = {"relation", 0, false, false, false},
    [FIELD_SEEKER_NAME] = {"seeker_name", 120, false, false, false},
};

const char *field_name(enum field field)
{
    return FIELDS[field].name;
}

bool field_parse(const char *name, enum field *field)
{
    for (int i = 0; i < FIELD_COUNT; i++) {
        if (strcmp(FIELDS[i].name, name) == 0) {
            *field = (enum field)i;
            return true;
        }
    }
    return false;
}

unsigned field_limit(enum field field)
{
    return FIELDS[field].limit;
}

bool field_is_required(enum field field, bool anonymous)
{
    return anonymous ? FIELDS[field].required_anonymous : FIELDS[field].required;
}

char **field_text(struct complaint *complaint, enum field field)
{
    switch (field) {
    case FIELD_OFFICE:
        return &complaint->office;
    case FIELD_SERVICE_TRACKING:
        return &complaint->service_tracking;
    case FIELD_SUBJECT:
        return &complaint->subject;
    case FIELD_DESCRIPTION:
        return &complaint->description;
    case FIELD_NAME:
        return &complaint->name;
    case FIELD_MOBILE:
        return &complaint->mobile;
    case FIELD_EMAIL:
        return &complaint->email;
    case FIELD_NID:
        return &complaint->nid;
    case FIELD_PRESENT_ADDRESS:
        return &complaint->present_address;
    case FIELD_PERMANENT_ADDRESS:
        return &complaint->permanent_address;
    case FIELD_SEEKER_NAME:
        return &complaint->seeker_name;
    default:
        return NULL;
    }
}

/* Replaces the string by its digits and letters in ASCII: "+৮৮০ ১৭১২-৩৪৫" becomes "+8801712345". */
static void keep_number(char **value)
{
    char *ascii = digits_to_ascii(*value);
    size_t to = 0;

    for (const char *p = ascii; *p != '\0';) {
        size_t gap = digits_gap(p);

        if (gap == 0)
            ascii[to++] = (char)toupper((unsigned char)*p++);
        p += gap;
    }
    ascii[to] = '\0';
    mem_free_secret(*value);
    *value = ascii;
}

/* Mobile numbers of Bangladesh: 01, the operator's digit 3 … 9, eight more; with or without +880. */
static enum fault check_mobile(char **value)
{
    const char *number;
    char *plain;

    keep_number(value);
    number = *value;
    if (str_starts(number, "+88"))
        number += 3;
    else if (str_starts(number, "0088"))
        number += 4;
    else if (str_starts(number, "880"))
        number += 2;
    if (strlen(number) != 11 || strspn(number, "0123456789") != 11 || number[0] != '0' ||
        number[1] != '1' || number[2] < '3')
        return FAULT_MOBILE;
    plain = mem_copy_string(number);
    mem_free_secret(*value);
    *value = plain;
    return FAULT_NONE;
}

/* name@place.tld with the characters that mail systems take everywhere. */
static enum fault check_email(char *value)
{
    static const char ALLOWED[] = "abcdefghijklmnopqrstuvwxyz0123456789.-_+@";
    const char *at;
    const char *dot;

    for (char *p = value; *p != '\0'; p++)
        *p = (char)tolower((unsigned char)*p);
    at = strchr(value, '@');
    if (at == NULL || at == value || strchr(at + 1, '@') != NULL ||
        strspn(value, ALLOWED) != strlen(value))
        return FAULT_EMAIL;
    dot = strrchr(at, '.');
    if (dot == NULL || dot == at + 1 || strlen(dot) < 3 || strstr(value, "..") != NULL ||
        value[0] == '.' || at[-1] == '.' || at[1] == '-' ||
        strcspn(dot, "0123456789-_+") != strlen(dot))
        return FAULT_EMAIL;
    return FAULT_NONE;
}

static enum fault check_identity(char **value)
{
    size_t letters;
    size_t digits;

    keep_number(value);
    letters = strspn(*value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    digits = strspn(*value + letters, "0123456789");
    if ((*value)[letters + digits] != '\0')
        return FAULT_IDENTITY;
    if (letters == 0)
        return digits == 10 || digits == 13 || digits == 17 ? FAULT_NONE : FAULT_IDENTITY;
    return letters <= 2 && digits >= 7 && digits <= 8 ? FAULT_NONE
                                                      : FAULT_IDENTITY; /* a passport */
}

static bool has_letter(const char *value)
{
    const uint8_t *p = (const uint8_t *)value;
    ucs4_t c;

    while ((p = u8_next(&c, p)) != NULL) {
        if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L))
            return true;
    }
    return false;
}

enum fault validate_text(enum field field, bool anonymous, char **value)
{
    char *clean;

    if (*value != NULL) {
        clean = clean_string(*value, FIELDS[field].lines ? CLEAN_LINES : CLEAN_LINE);
        mem_free_secret(*value);
        *value = clean;
    }
    if (*value == NULL || **value == '\0') {
        mem_free_secret(*value);
        *value = NULL;
        return field_is_required(field, anonymous) ? FAULT_EMPTY : FAULT_NONE;
    }
    if (u8_mbsnlen((const uint8_t *)*value, strlen(*value)) > FIELDS[field].limit)
        return FAULT_TOO_LONG;
    switch (field) {
    case FIELD_MOBILE:
        return check_mobile(value);
    case FIELD_EMAIL:
        return check_email(*value);
    case FIELD_NID:
        return check_identity(value);
    case FIELD_NAME:
    case FIELD_SEEKER_NAME:
    case FIELD_SUBJECT:
    case FIELD_DESCRIPTION:
    case FIELD_PRESENT_ADDRESS:
    case FIELD_PERMANENT_ADDRESS:
        return has_letter(*value) ? FAULT_NONE : FAULT_NO_LETTER;
    default:
        return FAULT_NONE;
    }
}

enum fault validate_date(const char *text, struct date today, struct date *date)
{
    char *clean = clean_string(text, CLEAN_LINE);
    char *ascii = digits_to_ascii(clean);
    int part[3] = {0, 0, 0};
    int digits[3] = {0, 0, 0};
    int n = 0;
    struct date d;
    bool good = true;

    for (const char *p = ascii; *p != '\0' && good; p++) {
        if (*p >= '0' && *p <= '9') {
            good = ++digits[n] <= 4;
            part[n] = part[n] * 10 + (*p - '0');
        } else {
            good = digits[n] > 0 && n < 2 && strchr("-/. ", *p) != NULL;
            n++;
        }
    }
    good = good && n == 2 && (digits[0] == 4 || digits[2] == 2 || digits[2] == 4);
    free(ascii);
    free(clean);
    if (digits[0] == 4)
        d = (struct date){part[0], part[1], part[2]};
    else
        d = (struct date){part[2] + (digits[2] == 2 ? 2000 : 0), part[1], part[0]};
    if (!good || !date_is_valid(d))
        return FAULT_DATE;
    if (date_compare(d, today) > 0)
        return FAULT_FUTURE;
    if (d.year < 1971)
        return FAULT_ANCIENT;
    *date = d;
    return FAULT_NONE;
}

static bool names_complainant(enum field field)
{
    return field == FIELD_NAME || field == FIELD_MOBILE || field == FIELD_EMAIL ||
           field == FIELD_NID || field == FIELD_PRESENT_ADDRESS ||
           field == FIELD_PERMANENT_ADDRESS || field == FIELD_SEEKER_NAME;
}

enum fault validate_complaint(struct complaint *complaint, enum field *field)
{
    for (int i = 0; i < FIELD_COUNT; i++) {
        char **value = field_text(complaint, (enum field)i);
        enum fault fault;

        if (value == NULL)
            continue;
        *field = (enum field)i;
        fault = validate_text((enum field)i, complaint->anonymous, value);
        if (fault != FAULT_NONE)
            return fault;
        if (*value != NULL && complaint->anonymous && names_complainant((enum field)i))
            return FAULT_ANONYMOUS;
    }
    return FAULT_NONE;
}
