#include "commands/csv.h"

#include <string.h>

#include "base/str.h"

/* What a spreadsheet may run: the signs of OWASP's "CSV Injection", also behind blanks, and their
 * full-width forms, which some take for the same. */
static bool looks_like_formula(const char *text)
{
    static const char *const WIDE[] = {"＝", "＋", "－", "＠"};

    text += strspn(text, " ");
    for (size_t i = 0; i < sizeof(WIDE) / sizeof(WIDE[0]); i++) {
        if (str_starts(text, WIDE[i]))
            return true;
    }
    return *text != '\0' && strchr("=+-@\t\r\n", *text) != NULL;
}

void csv_cell(FILE *out, const char *text, bool first)
{
    bool quote;
    bool formula;

    if (!first)
        (void)fputc(',', out);
    if (text == NULL || *text == '\0')
        return;
    formula = looks_like_formula(text);
    quote = formula || strpbrk(text, ",\"\r\n") != NULL || *text == ' ';
    if (quote)
        (void)fputc('"', out);
    if (formula)
        (void)fputc('\'', out);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            (void)fputc('"', out);
        (void)fputc(*text, out);
    }
    if (quote)
        (void)fputc('"', out);
}

void csv_end(FILE *out)
{
    (void)fputs("\r\n", out);
}
