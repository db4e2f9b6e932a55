#include "commands/csv.h"

#include <string.h>

void csv_cell(FILE *out, const char *text, bool first)
{
    bool quote;

    if (!first)
        (void)fputc(',', out);
    if (text == NULL || *text == '\0')
        return;
    quote = strpbrk(text, ",\"\r\n") != NULL || strchr("=+-@\t ", *text) != NULL;
    if (quote)
        (void)fputc('"', out);
    if (strchr("=+-@\t\r", *text) != NULL)
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
