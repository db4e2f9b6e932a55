/* The headings of a charter: "২.১) নাগরিক সেবা", "### ৪. আপনার কাছে আমাদের প্রত্যাশা", "ভিশন: …". */
#ifndef SEBADESK_CHARTER_HEADING_H
#define SEBADESK_CHARTER_HEADING_H

#include <stdbool.h>

#include "charter/findings.h"
#include "charter/letters.h"

enum heading {
    HEADING_NONE,
    HEADING_TITLE, /* সিটিজেন চার্টার */
    HEADING_VISION_MISSION,
    HEADING_VISION,
    HEADING_MISSION,
    HEADING_SERVICES, /* প্রতিশ্রুত সেবাসমূহ */
    HEADING_CITIZEN,
    HEADING_INSTITUTIONAL,
    HEADING_INTERNAL,
    HEADING_EXPECTATIONS,
    HEADING_GRS,
    HEADING_OTHER, /* a section that this reader has no use for */
};

struct heading_line {
    enum heading heading;
    int major;        /* the 2 of ২.১, 0 where no number stands */
    int minor;        /* the 1 of ২.১, 0 where none stands */
    bool marked;      /* a # stood in front */
    bool colon;       /* the title ends in one */
    const char *body; /* what stands behind the number, in the text given */
    const char *rest; /* what stands behind the colon of "ভিশন: …"; "" for nothing */
};

void heading_words_init(struct word_list *words);
void heading_words_clear(struct word_list *words);

/* Reads a clean line; *out is valid also for HEADING_NONE (its number and rest are then those of a
 * list's item). Misspelt headings count and go to `findings`. */
void heading_read(const struct word_list *words, const char *text, const struct place *place,
                  struct findings *findings, struct heading_line *out);

#endif
