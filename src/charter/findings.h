/* What a checker says about a charter: a list of findings, each with its place. Filled while a
 * charter is read (charter/reader.h), shown by `charter check`. A finding never stops the
 * reading. */
#ifndef SEBADESK_CHARTER_FINDINGS_H
#define SEBADESK_CHARTER_FINDINGS_H

#include <stddef.h>

enum finding_code {
    FINDING_MARKUP,
    FINDING_HEADING_MISSPELT,
    FINDING_COLUMN_LEFT_OUT,
    FINDING_SECTION_MISSING,
    FINDING_SECTION_UNKNOWN,
    FINDING_TABLE_LEFT_OUT,
    FINDING_TEXT_LEFT_OUT,
    FINDING_SERIAL_UNREADABLE,
    FINDING_SERIAL_GAP,
    FINDING_DUPLICATE_SERIAL,
    FINDING_DIGITS_MIXED,
    FINDING_ROW_CONTINUED,
    FINDING_ROW_SPLIT,
    FINDING_ROW_EMPTY,
    FINDING_CELLS_TOO_MANY,
    FINDING_DITTO,
    FINDING_OFFICER_MISSING,
    FINDING_LOOSE_OFFICER,
    FINDING_TIME_LIMIT_WITHOUT_NUMBER,
    FINDING_PHONE_LENGTH,
    FINDING_EMAIL_BLANK,
    FINDING_EMAIL_WRONG,
    FINDING_WEBSITE_BLANK,
    FINDING_WORD_BROKEN,
    FINDING_DATE_WRONG,
    FINDING_SIGNATORY_ELSEWHERE,
    FINDING_OFFICE_NAME_MISSING,
    FINDING_CODE_COUNT
};

struct finding {
    enum finding_code code;
    long line;     /* 1-based */
    long column;   /* 1-based, in code points */
    char *excerpt; /* clean, one line, at most FINDING_EXCERPT code points and "…" */
};

enum { FINDING_EXCERPT = 48, FINDINGS_LIMIT = 1000 };

struct findings {
    struct finding *items;
    size_t count;
    size_t cap;
    size_t unlisted; /* how many there were beyond FINDINGS_LIMIT */
};

/* A stretch of the document as it stands in the file: a line or a cell. `raw` is borrowed. */
struct place {
    const char *raw;
    size_t size; /* bytes */
    long line;
    long column; /* of the first byte, in code points */
};

/* Adds a finding. Its column is where the excerpt stands in the place; where it does not (mark-up
 * stood in between), the place's first character that is no blank. `f` may be NULL: does
 * nothing. */
void findings_add(struct findings *f, enum finding_code code, const struct place *place,
                  const char *excerpt);

/* By line, then column, then code. */
void findings_sort(struct findings *f);
void findings_clear(struct findings *f);

/* The stable name for JSON and scripts: "phone_length". */
const char *finding_name(enum finding_code code);

/* What is wrong and what to do, for an office clerk: a message id with one %s for the excerpt. */
const char *finding_text(enum finding_code code);

/* The same in the current language (base/i18n.h) with the excerpt in it; the caller frees. */
char *finding_message(const struct finding *finding);

#endif
