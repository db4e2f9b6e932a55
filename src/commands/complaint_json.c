#include "commands/complaint_json.h"

#include <jansson.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/str.h"
#include "model/charter.h"
#include "model/words.h"
#include "text/clean.h"

const char *complaint_reading_words(const struct complaint_reading *reading)
{
    if (reading->not_json)
        return _("This line is not a JSON object.");
    if (reading->ambiguous)
        return _("Several offices have that in their names. Please write more of the name.");
    if (reading->reused)
        return _("Another complaint was filed with this key. Nothing was filed again.");
    return words_fault(reading->fault);
}

enum err_code complaint_find_office(struct store *store, struct complaint *complaint, struct err *e)
{
    char *id = NULL;
    enum err_code code = store_find_office(store, complaint->office, &id, e);

    if (code != ERR_OK)
        return err_at(e, code, 0, 0, "office");
    free(complaint->office);
    complaint->office = id;
    return ERR_OK;
}

static bool refuse(struct complaint_reading *reading, enum fault fault, const char *field)
{
    char *clean = clean_string(field, CLEAN_LINE);

    reading->fault = fault;
    (void)snprintf(reading->field, sizeof(reading->field), "%s", clean);
    reading->field[str_whole(reading->field, strlen(reading->field))] = '\0';
    free(clean);
    return false;
}

/* ---- values -------------------------------------------------------------------------------------- */

static enum fault take_flag(const json_t *value, bool *flag)
{
    if (!json_is_boolean(value))
        return FAULT_TYPE;
    *flag = json_is_true(value);
    return FAULT_NONE;
}

/* A number is taken for a text of digits: {"mobile": 8801712345678}. */
static enum fault take_text(const json_t *value, char **text)
{
    if (json_is_string(value))
        *text = mem_copy(json_string_value(value), json_string_length(value));
    else if (json_is_integer(value))
        *text = str_format("%" JSON_INTEGER_FORMAT, json_integer_value(value));
    else
        return FAULT_TYPE;
    return FAULT_NONE;
}

static enum fault take_word(enum field field, const char *word, struct complaint *c)
{
    bool known;

    if (field == FIELD_KIND)
        known = complaint_kind_parse(word, &c->kind);
    else if (field == FIELD_MEDIUM)
        known = medium_parse(word, &c->medium);
    else
        known = relation_parse(word, &c->relation);
    return known ? FAULT_NONE : FAULT_CHOICE;
}

static enum fault take_service(const char *key, struct complaint *c)
{
    enum section section = SECTION_CITIZEN;

    c->has_service = service_key_parse(key, &section, &c->service_serial);
    c->service_section = (int)section;
    return c->has_service ? FAULT_NONE : FAULT_UNKNOWN;
}

/* A field whose value is a word, a key or a date. */
static enum fault take_special(enum field field, const json_t *value, struct date today,
                               struct complaint *c)
{
    const char *text = json_string_value(value);

    if (text == NULL)
        return FAULT_TYPE;
    if (*text == '\0')
        return FAULT_NONE; /* left empty, as spreadsheets export it */
    if (field == FIELD_SERVICE)
        return take_service(text, c);
    if (field == FIELD_SERVICE_APPLIED_ON)
        return validate_date(text, today, &c->service_applied_on);
    return take_word(field, text, c);
}

static enum fault take_value(enum field field, const json_t *value, struct date today,
                             struct complaint *c)
{
    char **text = field_text(c, field);

    if (json_is_null(value))
        return FAULT_NONE;
    if (field == FIELD_ANONYMOUS)
        return take_flag(value, &c->anonymous);
    if (field == FIELD_AGAINST_GRO)
        return take_flag(value, &c->against_gro);
    if (text != NULL)
        return take_text(value, text);
    return take_special(field, value, today, c);
}

/* No field of a complaint: by it whoever files knows the line again. */
static enum fault take_key(const json_t *value, char key[4 * COMPLAINT_KEY_LIMIT + 1])
{
    char *text = NULL;
    char *clean;
    enum fault fault = json_is_null(value) ? FAULT_NONE : take_text(value, &text);

    clean = clean_string(text == NULL ? "" : text, CLEAN_LINE);
    if (fault == FAULT_NONE &&
        u8_mbsnlen((const uint8_t *)clean, strlen(clean)) > COMPLAINT_KEY_LIMIT)
        fault = FAULT_TOO_LONG;
    if (fault == FAULT_NONE)
        memcpy(key, clean, strlen(clean) + 1);
    free(clean);
    free(text);
    return fault;
}

/* ---- the object ---------------------------------------------------------------------------------- */

static bool take_object(json_t *object, struct date today, struct complaint *c,
                        struct complaint_reading *reading)
{
    const char *key;
    json_t *value;
    enum field field;
    enum fault fault;

    json_object_foreach(object, key, value)
    {
        if (strcmp(key, "key") == 0)
            fault = take_key(value, reading->key);
        else if (field_parse(key, &field))
            fault = take_value(field, value, today, c);
        else
            fault = FAULT_UNKNOWN;
        if (fault != FAULT_NONE)
            return refuse(reading, fault, key);
    }
    fault = validate_complaint(c, &field);
    return fault == FAULT_NONE || refuse(reading, fault, field_name(field));
}

/* Overwrites the strings that jansson holds before it frees them. */
static void wipe_object(json_t *object)
{
    const char *key;
    json_t *value;

    json_object_foreach(object, key, value)
    {
        if (json_is_string(value)) {
            const char *text = json_string_value(value);

            explicit_bzero((char *)(uintptr_t)text, json_string_length(value));
        }
    }
    json_decref(object);
}

bool complaint_from_json(const char *text, size_t n, struct date today, struct complaint *out,
                         struct complaint_reading *reading)
{
    json_t *object = json_loadb(text, n, JSON_REJECT_DUPLICATES, NULL);
    bool good;

    memset(out, 0, sizeof(*out));
    out->medium = MEDIUM_DESK;
    if (!json_is_object(object)) {
        json_decref(object);
        reading->not_json = true;
        return false;
    }
    good = take_object(object, today, out, reading);
    wipe_object(object);
    return good;
}
