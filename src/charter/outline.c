#include "charter/outline.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "text/digits.h"

enum { MOST = 9 }; /* sections; a greater number is a misread one */

static void report(struct findings *findings, const struct place *place, int major, int minor)
{
    char *number = minor > 0 ? str_format("%d.%d", major, minor) : str_format("%d", major);
    char *local = digits_to_bangla(number);
    size_t marks = 0; /* the # in front are no part of the number */
    struct place here = *place;

    while (marks < place->size && strchr("# ", place->raw[marks]) != NULL)
        marks++;
    here.raw += marks;
    here.size -= marks;
    here.column += (long)marks;
    findings_add(findings, FINDING_SECTION_MISSING, &here, local);
    free(number);
    free(local);
}

void outline_check(struct outline *outline, const struct heading_line *heading,
                   const struct place *place, struct findings *findings)
{
    bool same = heading->major == outline->major;

    if (heading->major == 0 || heading->major > MOST || heading->minor > MOST)
        return;
    for (int i = outline->major + 1; outline->major > 0 && i < heading->major; i++)
        report(findings, place, i, 0);
    for (int i = (same ? outline->minor : 0) + 1; i < heading->minor; i++)
        report(findings, place, heading->major, i);
    if (!same || heading->minor > 0)
        outline->minor = heading->minor;
    outline->major = heading->major;
}
