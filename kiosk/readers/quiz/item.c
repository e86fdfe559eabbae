/* From a draft to an item that can be played, or the reason why not: options, answer, what sort of
 * question it is (see item.h). */
#include "readers/quiz/item.h"

#include <string.h>

#include "readers/quiz/answer.h"
#include "readers/quiz/item_text.h"
#include "readers/quiz/words.h"

#define OPTION_BYTES 225 /* 75 hanzi */
#define FEEDBACK_BYTES 600

static size_t bits(unsigned set)
{
    size_t n = 0;
    for (; set != 0; set &= set - 1) {
        n++;
    }
    return n;
}

/* ---- the options ---- */

static struct ks_place_in_file at_answer(const struct ks_making *m, size_t i)
{
    const struct ks_draft_text *text = &m->draft->answer[i].text;
    return (struct ks_place_in_file) { m->draft->file, text->row > 0 ? text->row : m->draft->row,
                                       text->column };
}

static bool check_option(struct ks_making *m, size_t i)
{
    const struct ks_quiz_option *option = &m->item.options[i];
    if (*option->text == '\0') {
        return ks_making_refuse(m, KS_PROBLEM_QUIZ_EMPTY_OPTION, at_answer(m, i),
                                KS_ARGS(ks_arg_letter(i)));
    }
    if (strlen(option->text) > OPTION_BYTES) {
        return ks_making_refuse(m, KS_PROBLEM_QUIZ_LONG_OPTION_REFUSED, at_answer(m, i),
                                KS_ARGS(ks_arg_letter(i)));
    }
    for (size_t k = 0; k < i; k++) {
        if (strcmp(m->item.options[k].text, option->text) == 0) {
            return ks_making_refuse(m, KS_PROBLEM_QUIZ_SAME_OPTIONS, at_answer(m, i),
                                    KS_ARGS(ks_arg_letter(k), ks_arg_letter(i)));
        }
    }
    return true;
}

static bool read_options(struct ks_making *m)
{
    const struct ks_quiz_draft *draft = m->draft;
    size_t n = draft->n_answers + draft->left_out;
    if (n > KS_QUIZ_OPTIONS_MAX) {
        return ks_making_refuse(
            m, KS_PROBLEM_QUIZ_MANY_OPTIONS, at_answer(m, KS_QUIZ_OPTIONS_MAX),
            KS_ARGS(ks_arg_number((long long)n), ks_arg_number(KS_QUIZ_OPTIONS_MAX)));
    }
    m->options = m->item.n_options = n;
    for (size_t i = 0; i < n; i++) {
        m->item.options[i] = (struct ks_quiz_option) {
            ks_making_text(m, draft->answer[i].text.text, KS_WORDS_ONE_LINE),
            ks_making_cut(m, draft->answer[i].feedback, FEEDBACK_BYTES, at_answer(m, i)),
        };
        m->option[i] = ks_str_of(m->item.options[i].text);
    }
    for (size_t i = 0; i < n; i++) {
        if (!check_option(m, i)) {
            return false;
        }
    }
    return true;
}

/* ---- the sort of question, and its answer ---- */

/* 正确 and 错误, 对 and 错 …; x and y are letters. */
static bool is_truth_pair(const struct ks_making *m)
{
    return m->item.n_options == 2 && m->option[0].n > 1 && m->option[1].n > 1 &&
           ks_answer_truth(m->option[0]) >= 0 &&
           ks_answer_truth(m->option[0]) + ks_answer_truth(m->option[1]) == 1;
}

/* The kind that the file names; KS_KIND_UNKNOWN if it names none. */
static int named_kind(struct ks_making *m)
{
    if (ks_making_is_empty(m, KS_DRAFT_KIND)) {
        return KS_KIND_UNKNOWN;
    }
    int kind = ks_kind_of(m->draft->field[KS_DRAFT_KIND].text);
    if (kind == KS_KIND_UNKNOWN) {
        ks_making_warn(m, KS_PROBLEM_QUIZ_UNKNOWN_KIND, KS_DRAFT_KIND);
    }
    return kind;
}

static void supply_truth_options(struct ks_making *m, int kind)
{
    bool truth =
        kind == KS_QUIZ_TRUE_FALSE || (kind == KS_KIND_UNKNOWN && ks_answer_truth(m->answer) >= 0);
    if (m->options > 0 || !truth) {
        return;
    }
    m->item.n_options = 2;
    const char *const words[] = { ks_words_in(m->item.lang, KS_WORD_TRUE),
                                  ks_words_in(m->item.lang, KS_WORD_FALSE) };
    for (size_t i = 0; i < KS_COUNT(words); i++) {
        m->item.options[i] = (struct ks_quiz_option) { words[i], "" };
        m->option[i] = ks_str_of(words[i]);
    }
}

static bool refuse_answer(struct ks_making *m, enum ks_answer_reading reading)
{
    struct ks_place_in_file at = ks_making_at(m, KS_DRAFT_ANSWER);
    struct ks_arg answer = ks_arg_cut(m->answer, 60);
    if (reading == KS_ANSWER_NONE) {
        return ks_making_refuse(m, KS_PROBLEM_QUIZ_NO_ANSWER, at, KS_NO_ARGS);
    }
    if (reading == KS_ANSWER_PAST_END) {
        return ks_making_refuse(m, KS_PROBLEM_QUIZ_ANSWER_PAST_END, at,
                                KS_ARGS(answer, ks_arg_letter(m->item.n_options - 1)));
    }
    return ks_making_refuse(m, KS_PROBLEM_QUIZ_BAD_ANSWER, at, KS_ARGS(answer));
}

#define BLANKS_MAX 4
#define BLANKING_BYTES_MAX (64 * 1024)

static bool answer_in_stem(const struct ks_making *m,
                           enum ks_answer_to to,
                           struct ks_str *inside,
                           unsigned *right)
{
    return ks_words_brackets(m->stem, inside) &&
           ks_answer_read(*inside, m->option, m->item.n_options, to, right) == KS_ANSWER_GOOD;
}

/* The answer in brackets of the stem, `公安会电话办案吗（ B ）`: read, and blanked wherever it is
 * said again, so that it is not given away and the question is the same when it comes back from an
 * export. Brackets that say something else stay; so does the stem that says it without end. */
static void take_answer_from_stem(struct ks_making *m, enum ks_answer_to to)
{
    struct ks_str inside, whole = m->stem;
    unsigned in_stem = 0;
    for (size_t i = 1; answer_in_stem(m, to, &inside, &in_stem); i++) {
        if (m->item.right != 0 && m->item.right != in_stem) {
            if (!m->draft->marked) {
                ks_problems_add(m->context->problems, KS_PROBLEM_QUIZ_TWO_ANSWERS,
                                ks_making_at(m, KS_DRAFT_STEM), KS_ARGS(ks_arg_str(inside)));
            }
            return;
        }
        m->item.right = in_stem;
        if (i > BLANKS_MAX || i * m->stem.n > BLANKING_BYTES_MAX) {
            m->stem = whole;
            return;
        }
        m->stem = ks_words_blank(m->stem, inside, m->context->arena);
    }
}

static bool read_answer(struct ks_making *m, int kind)
{
    enum ks_answer_to to =
        kind == KS_QUIZ_TRUE_FALSE || is_truth_pair(m) ? KS_ANSWER_TO_TRUTH : KS_ANSWER_TO_CHOICE;
    enum ks_answer_reading reading = KS_ANSWER_GOOD;
    if (m->draft->marked) {
        for (size_t i = 0; i < m->options; i++) {
            m->item.right |= m->draft->answer[i].right ? 1u << i : 0;
        }
        if (m->item.right != 0) {
            take_answer_from_stem(m, to);
        }
        return m->item.right != 0 ||
               ks_making_refuse(m, KS_PROBLEM_QUIZ_NONE_RIGHT, at_answer(m, 0), KS_NO_ARGS);
    }
    if (!ks_making_is_empty(m, KS_DRAFT_ANSWER)) {
        reading = ks_answer_read(m->answer, m->option, m->item.n_options, to, &m->item.right);
        if (reading != KS_ANSWER_GOOD) {
            return refuse_answer(m, reading);
        }
    }
    take_answer_from_stem(m, to);
    return m->item.right != 0 || refuse_answer(m, KS_ANSWER_NONE);
}

/* `A/B`: either will do. */
static bool either_will_do(struct ks_str answer)
{
    for (size_t i = 0; i < answer.n; i++) {
        if (answer.p[i] == '/' || strncmp(answer.p + i, "或", answer.n - i < 3 ? 1 : 3) == 0) {
            return true;
        }
    }
    return false;
}

/* Decides what kind the question is: by what the file calls it, its options and its answer. */
static bool settle_kind(struct ks_making *m, int kind)
{
    size_t right = bits(m->item.right);
    bool told = !m->item.neutral;
    if (kind == KS_KIND_UNKNOWN) {
        bool several = m->draft->marked ? m->draft->several : right > 1;
        kind = told               ? KS_QUIZ_ACT
               : is_truth_pair(m) ? KS_QUIZ_TRUE_FALSE
               : several          ? KS_QUIZ_MULTIPLE
                                  : KS_QUIZ_SINGLE;
    }
    if (kind == KS_QUIZ_TRUE_FALSE && m->item.n_options != 2) {
        kind = KS_QUIZ_SINGLE;
    }
    kind = told && kind == KS_QUIZ_SINGLE ? KS_QUIZ_ACT : kind;
    kind = told && kind == KS_QUIZ_TRUE_FALSE ? KS_QUIZ_JUDGE : kind;
    m->item.kind = (enum ks_quiz_kind)kind;
    if (right > 1 && !m->draft->marked && kind == KS_QUIZ_SINGLE && !either_will_do(m->answer)) {
        return ks_making_refuse(m, KS_PROBLEM_QUIZ_MANY_ANSWERS, ks_making_at(m, KS_DRAFT_ANSWER),
                                KS_ARGS(ks_arg_number((long long)right)));
    }
    if (right > 1 && kind == KS_QUIZ_TRUE_FALSE) {
        return ks_making_refuse(m, KS_PROBLEM_QUIZ_TWO_TRUTHS, ks_making_at(m, KS_DRAFT_ANSWER),
                                KS_NO_ARGS);
    }
    return true;
}

static bool make(struct ks_making *m)
{
    const struct ks_quiz_draft *draft = m->draft;
    struct ks_place_in_file at = { draft->file, draft->row, draft->column };
    m->item = (struct ks_quiz_item) { .file = draft->file, .row = draft->row };
    m->stem = draft->field[KS_DRAFT_STEM].text;
    m->answer = ks_str_trim(draft->field[KS_DRAFT_ANSWER].text);
    if (draft->fault != KS_PROBLEM_NONE) {
        return ks_making_refuse(m, draft->fault, at, draft->args);
    }
    int kind = named_kind(m);
    if (draft->other.kind != KS_ARG_NONE || kind == KS_KIND_OTHER) {
        struct ks_str said = ks_str_trim(draft->field[KS_DRAFT_KIND].text);
        return ks_making_refuse(
            m, KS_PROBLEM_QUIZ_OTHER_SORT, at,
            KS_ARGS(draft->other.kind == KS_ARG_NONE ? ks_arg_str(said) : draft->other,
                    ks_arg_text(draft->other_name)));
    }
    ks_making_lang(m);
    ks_making_truth(m);
    if (!read_options(m)) {
        return false;
    }
    supply_truth_options(m, kind);
    if (m->item.n_options < 2) {
        return ks_making_refuse(m, KS_PROBLEM_QUIZ_FEW_OPTIONS, at, KS_NO_ARGS);
    }
    return read_answer(m, kind) && settle_kind(m, kind) && ks_making_rest(m);
}

void ks_draft_finish(const struct ks_table_context *context,
                     const struct ks_quiz_draft *draft,
                     struct ks_quiz_bank *bank)
{
    struct ks_making m = { .context = context, .draft = draft };
    bank->found++;
    if (bank->n == KS_QUIZ_ITEMS_MAX) { /* before anything is made of it */
        (void)ks_making_refuse(&m, KS_PROBLEM_QUIZ_TOO_MANY,
                               (struct ks_place_in_file) { draft->file, draft->row, draft->column },
                               KS_ARGS(ks_arg_number(KS_QUIZ_ITEMS_MAX)));
        return;
    }
    if (!make(&m)) {
        return;
    }
    if (bank->n == bank->capacity) {
        bank->capacity = bank->capacity == 0 ? 64 : bank->capacity * 2;
        bank->v = ks_arena_grow(context->arena, bank->v, bank->n, bank->capacity, sizeof *bank->v);
    }
    bank->v[bank->n++] = m.item;
}
