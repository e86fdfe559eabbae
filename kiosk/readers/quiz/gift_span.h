#ifndef KS_READERS_QUIZ_GIFT_SPAN_H
#define KS_READERS_QUIZ_GIFT_SPAN_H

#include "readers/quiz/draft.h"

/* The text of a GIFT block with its escapes undone, and where it stands in the file. A block stands
 * between blank lines; both halves of the reader share it. `s` is the text; a byte is a control
 * character only where `literal` is 0; `from` is where it stands in `raw`, the block as written
 * (lines trimmed, comments blanked). It lives in the arenas of its context and in `scratch`; one
 * thread for each. */

struct ks_gift_line {
    size_t start; /* in raw */
    int row, column;
};

#define KS_GIFT_EDITS_MAX 64

struct ks_gift_edit { /* how to mend the block: n bytes of raw replaced */
    size_t at, n;
    const char *with;
};

struct ks_gift_block {
    const struct ks_table_context *context;
    const char *file;
    struct ks_arena *scratch; /* emptied after each block */
    char *raw, *s;
    unsigned char *literal;
    uint32_t *from;
    size_t n_raw, n;
    struct ks_gift_line *line;
    size_t n_lines, lines_capacity;
    struct ks_gift_edit edit[KS_GIFT_EDITS_MAX];
    size_t n_edits;
    struct ks_quiz_draft draft;
};

struct ks_gift_part { /* of s */
    size_t start, end;
};

void ks_gift_edit(struct ks_gift_block *block, size_t at, size_t n, const char *with);
/* The line of the last edit, mended; "" if there is none. Lives in scratch. */
const char *ks_gift_mended(const struct ks_gift_block *block);
struct ks_draft_text ks_gift_text(const struct ks_gift_block *block, struct ks_gift_part part);
struct ks_place_in_file ks_gift_place(const struct ks_gift_block *block, size_t at); /* in s */
/* The first unescaped `c` of a part; part.end if there is none. */
size_t ks_gift_find(const struct ks_gift_block *block, struct ks_gift_part part, char c);
struct ks_gift_part ks_gift_trim(const struct ks_gift_block *block, struct ks_gift_part part);

#endif
