#ifndef KS_READERS_QUIZ_GIFT_TEXT_H
#define KS_READERS_QUIZ_GIFT_TEXT_H

#include "readers/quiz/gift_span.h"

/* The texts of a GIFT block, without format tags and mark-up, and what is wrong in them. */

enum ks_gift_format { KS_GIFT_AS_IS, KS_GIFT_HTML, KS_GIFT_MARKDOWN };

/* Whether the word stands at `at`, before `end`, with none of its characters escaped. */
bool ks_gift_stands_at(const struct ks_gift_block *block, size_t at, size_t end, const char *word);
/* Full-width signs that must be meant as control characters become those; each is an edit. */
void ks_gift_widths(struct ks_gift_block *block);
/* A text without its format tag and mark-up; *format is the default and then its own. */
struct ks_draft_text ks_gift_read_text(struct ks_gift_block *block,
                                       struct ks_gift_part part,
                                       enum ks_gift_format *format);
/* Sets draft.fault, with the mended line if there is one. */
void ks_gift_fault(struct ks_gift_block *block, enum ks_problem_code code, size_t at);

#endif
