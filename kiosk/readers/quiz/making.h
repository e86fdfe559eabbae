#ifndef KS_READERS_QUIZ_MAKING_H
#define KS_READERS_QUIZ_MAKING_H

#include "readers/quiz/draft.h"
#include "readers/quiz/words.h"

/* A draft on its way to an item. item.c and item_text.c share it. Its texts live in the context's
 * arena. */

struct ks_making {
    const struct ks_table_context *context;
    const struct ks_quiz_draft *draft;
    struct ks_quiz_item item;
    size_t options; /* as found, before 正确 and 错误 are put in */
    struct ks_str option[KS_QUIZ_OPTIONS_MAX];
    struct ks_str stem, answer;
    bool unmarked; /* what is wrong with the marks of the scene is listed */
};

struct ks_place_in_file ks_making_at(const struct ks_making *m, enum ks_draft_field field);
/* Lists why the question is not played; returns false. */
bool ks_making_refuse(struct ks_making *m,
                      enum ks_problem_code code,
                      struct ks_place_in_file at,
                      const struct ks_arg *args);
/* A warning that quotes the field. */
void ks_making_warn(struct ks_making *m, enum ks_problem_code code, enum ks_draft_field field);
const char *ks_making_text(struct ks_making *m, struct ks_str text, enum ks_words_lines lines);
/* A text that may be cut: what is left out is said. */
const char *
ks_making_cut(struct ks_making *m, struct ks_str said, size_t limit, struct ks_place_in_file at);
bool ks_making_is_empty(const struct ks_making *m, enum ks_draft_field field);

#endif
