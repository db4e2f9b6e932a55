#include "charter_help.h"

#include <stdarg.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "charter/entries.h"
#include "text/clean.h"

void read_charter(const char *text, struct charter *charter, struct findings *findings)
{
    struct err e = {0};

    memset(charter, 0, sizeof(*charter));
    if (findings != NULL)
        memset(findings, 0, sizeof(*findings));
    if (charter_read(text, strlen(text), charter, findings, &e) != ERR_OK)
        fail_msg("refused at %ld:%ld (%s): %s", e.line, e.column, e.field, e.text);
    assert_sound(charter);
}

void refuse_charter(const char *text, size_t n, long line, const char *field)
{
    static const struct charter NONE = {0};
    struct charter charter = {0};
    struct err e = {0};

    assert_int_equal(charter_read(text, n, &charter, NULL, &e), ERR_INPUT);
    assert_string_equal(e.field, field);
    assert_int_equal(e.line, line);
    assert_true(*e.text != '\0');
    assert_memory_equal(&charter, &NONE, sizeof(charter));
}

static const char *or_dash(const char *s)
{
    return s == NULL ? "-" : s;
}

static void dump_list(struct str *out, const char *label, const struct strv *list)
{
    for (size_t i = 0; i < list->count; i++)
        str_addf(out, "    %s: %s\n", label, list->items[i]);
}

static void dump_contact(struct str *out, const struct contact *contact)
{
    dump_list(out, "phone", &contact->phones);
    dump_list(out, "e-mail", &contact->emails);
    dump_list(out, "web", &contact->websites);
}

static void dump_office(struct str *out, const struct charter *charter)
{
    const struct office *o = &charter->office;
    char date[DATE_TEXT_SIZE];

    str_addf(out, "id: %s\nname: %s\ndepartment: %s\nupazila: %s\ndistrict: %s\nwebsite: %s\n",
             or_dash(o->id), or_dash(o->name), or_dash(o->department), or_dash(o->upazila),
             or_dash(o->district), or_dash(o->website));
    str_addf(out, "vision: %s\nmission: %s\ndate: %s\nsignatory: %s\npost: %s\n",
             or_dash(charter->vision), or_dash(charter->mission), date_format(charter->date, date),
             or_dash(charter->signatory_name), or_dash(charter->signatory_post));
}

static void dump_service(struct str *out, const struct service *s)
{
    str_addf(out, "%s/%d: %s\n", section_name(s->section), s->serial, s->name);
    str_addf(out, "    method: %s\n    documents: %s\n    fee: %s\n    time: %s\n",
             or_dash(s->delivery_method), or_dash(s->required_documents), or_dash(s->fee),
             or_dash(s->time_limit));
    str_addf(out, "    days: %d%s\n", s->time_limit_days, s->immediate ? ", at once" : "");
    if (!s->has_officer) {
        str_add(out, "    no officer\n");
        return;
    }
    str_addf(out, "    officer: %s\n    post: %s\n", or_dash(s->officer.name),
             or_dash(s->officer.post));
    dump_contact(out, &s->officer.contact);
}

char *dump_charter(const struct charter *charter)
{
    struct str out = {0};

    dump_office(&out, charter);
    for (size_t i = 0; i < charter->service_count; i++)
        dump_service(&out, &charter->services[i]);
    for (size_t i = 0; i < charter->expectations.count; i++)
        str_addf(&out, "expectation: %s\n", charter->expectations.items[i]);
    for (size_t i = 0; i < charter->tier_count; i++) {
        const struct grs_tier *t = &charter->tiers[i];

        str_addf(&out, "tier %d: %s\n    who: %s\n    address: %s\n    time: %s\n    days: %d\n",
                 t->tier, or_dash(t->when), or_dash(t->who), or_dash(t->address),
                 or_dash(t->time_limit), t->working_days);
        dump_contact(&out, &t->contact);
    }
    return str_take(&out);
}

char *dump_findings(const struct findings *findings)
{
    struct str out = {0};

    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *f = &findings->items[i];

        str_addf(&out, "%ld:%ld %s: %s\n", f->line, f->column, finding_name(f->code), f->excerpt);
    }
    return str_take(&out);
}

char *read_source(const char *path)
{
    const char *srcdir = getenv("srcdir");
    char *full = str_format("%s/%s", srcdir == NULL ? "." : srcdir, path);
    struct str bytes = {0};
    struct err e = {0};

    if (file_read(full, CHARTER_MAX_BYTES, &bytes, &e) != ERR_OK)
        fail_msg("%s: %s", full, e.text);
    free(full);
    return str_take(&bytes);
}

void assert_same_lines(const char *got, const char *wanted)
{
    int line = 1;

    while (*got != '\0' || *wanted != '\0') {
        size_t g = strcspn(got, "\n");
        size_t w = strcspn(wanted, "\n");

        if (g != w || memcmp(got, wanted, g) != 0)
            fail_msg("line %d\n got    %.*s\n wanted %.*s", line, (int)g, got, (int)w, wanted);
        got += g + (got[g] == '\n');
        wanted += w + (wanted[w] == '\n');
        line++;
    }
}

bool has_finding(const struct findings *findings, enum finding_code code, long line, long column)
{
    for (size_t i = 0; i < findings->count; i++) {
        const struct finding *f = &findings->items[i];

        if (f->code == code && (line == 0 || (f->line == line && f->column == column)))
            return true;
    }
    return false;
}

size_t count_findings(const struct findings *findings, enum finding_code code)
{
    size_t count = 0;

    for (size_t i = 0; i < findings->count; i++)
        count += findings->items[i].code == code;
    return count;
}

static void assert_clean(const char *text)
{
    char *clean;

    if (text == NULL)
        return;
    assert_true(*text != '\0');
    clean = clean_string(text, CLEAN_LINE);
    assert_string_equal(text, clean);
    free(clean);
}

static void assert_sound_contact(const struct contact *contact)
{
    for (size_t i = 0; i < contact->phones.count; i++) {
        const char *phone = contact->phones.items[i];

        phone += *phone == '+';
        assert_true(*phone != '\0');
        assert_int_equal(strspn(phone, "0123456789"), strlen(phone));
    }
    for (size_t i = 0; i < contact->emails.count; i++) {
        assert_non_null(strchr(contact->emails.items[i], '@'));
        assert_null(strpbrk(contact->emails.items[i], " \t\nABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    }
    for (size_t i = 0; i < contact->websites.count; i++) {
        assert_true(*contact->websites.items[i] != '\0');
        assert_null(strpbrk(contact->websites.items[i], " \t\n"));
        assert_null(strstr(contact->websites.items[i], "://"));
    }
}

static void assert_sound_service(const struct charter *charter, const struct service *s)
{
    assert_non_null(s->name);
    assert_clean(s->name);
    assert_clean(s->delivery_method);
    assert_clean(s->required_documents);
    assert_clean(s->fee);
    assert_clean(s->time_limit);
    assert_true(s->time_limit_days == NO_NUMBER || s->time_limit_days > 0);
    assert_true(s->serial > 0 && s->serial <= 9999);
    assert_ptr_equal(charter_service(charter, s->section, s->serial), s);
    assert_true(s->has_officer ||
                (s->officer.name == NULL && s->officer.post == NULL &&
                 s->officer.contact.phones.count + s->officer.contact.emails.count == 0));
    assert_clean(s->officer.name);
    assert_clean(s->officer.post);
    assert_sound_contact(&s->officer.contact);
}

void assert_sound(const struct charter *charter)
{
    assert_non_null(charter->office.id);
    assert_non_null(charter->office.name);
    assert_clean(charter->office.name);
    assert_clean(charter->office.department);
    assert_clean(charter->office.upazila);
    assert_clean(charter->office.district);
    assert_clean(charter->vision);
    assert_clean(charter->mission);
    assert_clean(charter->signatory_name);
    assert_clean(charter->signatory_post);
    assert_true(date_is_none(charter->date) || date_is_valid(charter->date));
    assert_in_range(charter->service_count, 1, SERVICES_MAX);
    assert_in_range(charter->expectations.count, 0, EXPECTATIONS_MAX);
    assert_in_range(charter->tier_count, 0, TIERS_MAX);
    for (size_t i = 0; i < charter->service_count; i++)
        assert_sound_service(charter, &charter->services[i]);
    for (size_t i = 0; i < charter->expectations.count; i++)
        assert_clean(charter->expectations.items[i]);
    for (size_t i = 0; i < charter->tier_count; i++) {
        const struct grs_tier *t = &charter->tiers[i];

        assert_ptr_equal(charter_tier(charter, t->tier), t);
        assert_clean(t->when);
        assert_clean(t->who);
        assert_clean(t->address);
        assert_clean(t->time_limit);
        assert_sound_contact(&t->contact);
    }
}
