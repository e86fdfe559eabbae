/* What is said and kept of a question on its way (see making.h). */
#include "readers/quiz/making.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "readers/quiz/words.h"

struct ks_place_in_file ks_making_at(const struct ks_making *m, enum ks_draft_field field)
{
    const struct ks_draft_text *text = &m->draft->field[field];
    bool known = text->row > 0;
    return (struct ks_place_in_file) { m->draft->file, known ? text->row : m->draft->row,
                                       known ? text->column : m->draft->column };
}

bool ks_making_refuse(
    struct ks_making *m, struct ks_place_in_file at, const char *how, const char *what, ...)
{
    char text[400];
    va_list args;
    va_start(args, what);
    vsnprintf(text, sizeof text, what, args);
    va_end(args);
    ks_problem_add(m->context->problems, KS_LEVEL_ERROR, at, "quiz.refused",
                   "这一题没有使用，其余照常", how, "%s", text);
    return false;
}

void ks_making_warn(struct ks_making *m,
                    enum ks_draft_field field,
                    const char *code,
                    const char *why,
                    const char *how,
                    const char *what)
{
    struct ks_str said = m->draft->field[field].text;
    ks_problem_add(m->context->problems, KS_LEVEL_WARNING, ks_making_at(m, field), code, why, how,
                   "%s「%.*s」", what, (int)ks_utf8_prefix(said.p, said.n, 60), said.p);
}

const char *ks_making_text(struct ks_making *m, struct ks_str text, bool lines)
{
    return ks_words_clean(text, lines, m->context->arena);
}

const char *
ks_making_cut(struct ks_making *m, struct ks_str said, size_t limit, struct ks_place_in_file at)
{
    const char *text = ks_making_text(m, said, false);
    size_t n = strlen(text);
    if (n <= limit) {
        return text;
    }
    ks_problem_add(m->context->problems, KS_LEVEL_WARNING, at, "table.too-long", "屏幕上放不下",
                   "改短", "文字太长，只用了前 %zu 个字",
                   ks_utf8_count((struct ks_str) { text, ks_utf8_prefix(text, n, limit) }));
    struct ks_str cut = ks_str_trim((struct ks_str) { text, ks_utf8_prefix(text, n, limit) });
    return ks_arena_strndup(m->context->arena, cut.p, cut.n);
}

bool ks_making_is_empty(const struct ks_making *m, enum ks_draft_field field)
{
    return ks_str_trim(m->draft->field[field].text).n == 0;
}
