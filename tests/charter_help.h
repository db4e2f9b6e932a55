/* What the tests of src/charter share: small charters, a dump of a charter as text, asserts. */
#ifndef TESTS_CHARTER_HELP_H
#define TESTS_CHARTER_HELP_H

#include <stdbool.h>
#include <stddef.h>

#include "charter/reader.h"

/* A head that passes, to put a test's own lines behind. */
#define HEAD                                                                                                                                                                             \
    "গণপ্রজাতন্ত্রী বাংলাদেশ সরকার\nতথ্য ও যোগাযোগ প্রযুক্তি অধিদপ্তর\n" \
    "উপজেলা কার্যালয়, হোমনা, কুমিল্লা\ndoict.homna.comilla.gov.bd\n"
#define CITIZEN HEAD "২.১) নাগরিক সেবা\n"
#define COLUMNS                                                                                                                                                                                                          \
    "ক্রমিক নং\tসেবার নাম\tসেবা প্রদান পদ্ধতি\tপ্রয়োজনীয় কাগজপত্র ও প্রাপ্তিস্থান\t" \
    "সেবার মূল্য ও পরিশোধ পদ্ধতি\tসেবা প্রদানের সময়সীমা\tদায়িত্বপ্রাপ্ত কর্মকর্তা\n"

/* Reads a document that must pass; the caller clears both. */
void read_charter(const char *text, struct charter *charter, struct findings *findings);

/* Reads a document that must be refused at that line with that field; nothing may come out. */
void refuse_charter(const char *text, size_t n, long line, const char *field);

/* The whole charter as lines of text, absent fields as "-"; the caller frees. */
char *dump_charter(const struct charter *charter);

/* One finding a line: "26:344 markup: <a …>"; the caller frees. */
char *dump_findings(const struct findings *findings);

/* The bytes of a file below the source tree; the caller frees. */
char *read_source(const char *path);

/* Fails with the first line that differs. */
void assert_same_lines(const char *got, const char *wanted);

/* Whether there is such a finding; line 0 stands for any. */
bool has_finding(const struct findings *findings, enum finding_code code, long line, long column);
size_t count_findings(const struct findings *findings, enum finding_code code);

/* What holds for every charter that was read, whatever the document. */
void assert_sound(const struct charter *charter);

#endif
