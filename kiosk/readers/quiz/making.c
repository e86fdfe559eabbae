/* What is said and kept of a question on its way (see making.h). */
#include "readers/quiz/making.h"

#include <string.h>

#include "readers/quiz/words.h"

struct ks_place_in_file ks_making_at(const struct ks_making *m, enum ks_draft_field field)
{
    const struct ks_draft_text *text = &m->draft->field[field];
    bool known = text->row > 0;
    return (struct ks_place_in_file) { m->draft->file, known ? text->row : m->draft->row,
                                       known ? text->column : m->draft->column };
}

bool ks_making_refuse(struct ks_making *m,
                      enum ks_problem_code code,
                      struct ks_place_in_file at,
                      const struct ks_arg *args)
{
    ks_problems_add(m->context->problems, code, at, args);
    return false;
}

void ks_making_warn(struct ks_making *m, enum ks_problem_code code, enum ks_draft_field field)
{
    ks_problems_add(m->context->problems, code, ks_making_at(m, field),
                    KS_ARGS(ks_arg_cut(m->draft->field[field].text, 60)));
}

const char *ks_making_text(struct ks_making *m, struct ks_str text, enum ks_words_lines lines)
{
    return ks_words_clean(text, lines, m->context->arena);
}

const char *
ks_making_cut(struct ks_making *m, struct ks_str said, size_t limit, struct ks_place_in_file at)
{
    const char *text = ks_making_text(m, said, KS_WORDS_ONE_LINE);
    size_t n = strlen(text);
    if (n <= limit) {
        return text;
    }
    ks_problems_add(m->context->problems, KS_PROBLEM_QUIZ_TEXT_CUT, at,
                    KS_ARGS(ks_arg_number((long long)ks_utf8_count(
                        (struct ks_str) { text, ks_utf8_prefix(text, n, limit) }))));
    struct ks_str cut = ks_str_trim((struct ks_str) { text, ks_utf8_prefix(text, n, limit) });
    return ks_arena_strndup(m->context->arena, cut.p, cut.n);
}

bool ks_making_is_empty(const struct ks_making *m, enum ks_draft_field field)
{
    return ks_str_trim(m->draft->field[field].text).n == 0;
}
