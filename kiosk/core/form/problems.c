/* What is wrong with a document, as part of its form. */
#include "core/form/parts.h"
#include "core/problem/sentence.h"

/* ---- to bytes ---- */

static void put_arg(const struct ks_arg *arg, struct ks_form_out *out)
{
    ks_form_put_number(out, arg->kind);
    switch (arg->kind) {
    case KS_ARG_NONE:
        break;
    case KS_ARG_TEXT:
        ks_form_put_text(out, arg->text);
        break;
    case KS_ARG_NUMBER:
        ks_form_put_number(out, arg->number);
        break;
    case KS_ARG_PHRASE:
        ks_form_put_number(out, arg->phrase);
        break;
    case KS_ARG_FAULT: /* of files that were looked at; a document has none */
        out->good = false;
        break;
    }
}

void ks_form_put_problems(const struct ks_problems *problems, struct ks_form_out *out)
{
    ks_form_put_number(out, (int64_t)problems->n);
    for (size_t i = 0; i < problems->n; i++) {
        const struct ks_problem *p = &problems->v[i];
        ks_form_put_number(out, p->code);
        ks_form_put_number(out, p->row);
        ks_form_put_number(out, p->column);
        for (size_t k = 0; k < KS_ARGS_MAX; k++) {
            put_arg(&p->args[k], out);
        }
    }
    ks_form_put_number(out, (int64_t)problems->left_out);
}

/* ---- from bytes ---- */

static struct ks_arg arg_of(struct ks_form_in *in)
{
    struct ks_arg arg = { .kind = KS_ARG_NONE };
    switch (ks_form_number(in, KS_ARG_NONE, KS_ARG_PHRASE)) {
    case KS_ARG_TEXT:
        return ks_arg_str(ks_form_text(in, KS_ARG_BYTES_MAX, KS_FORM_THERE));
    case KS_ARG_NUMBER:
        return ks_arg_number(ks_form_number(in, INT64_MIN, INT64_MAX));
    case KS_ARG_PHRASE:
        return ks_arg_phrase((enum ks_phrase)ks_form_number(in, 0, KS_PHRASE_COUNT - 1));
    default:
        return arg;
    }
}

static void read_problem(struct ks_form_in *in, const char *file, struct ks_problems *problems)
{
    struct ks_arg args[KS_ARGS_MAX];
    enum ks_problem_code code = (enum ks_problem_code)ks_form_number(in, 1, KS_PROBLEM_COUNT - 1);
    int row = (int)ks_form_number(in, 0, KS_FORM_ROW_MAX);
    int column = (int)ks_form_number(in, 0, KS_FORM_ROW_MAX);
    for (size_t k = 0; k < KS_ARGS_MAX; k++) {
        args[k] = arg_of(in);
    }
    in->good = in->good && ks_sentence_takes(code, args);
    if (in->good) {
        ks_problems_add(problems, code, (struct ks_place_in_file) { file, row, column }, args);
    }
}

void ks_form_problems(struct ks_form_in *in, const char *file, struct ks_problems *problems)
{
    int64_t n = ks_form_number(in, 0, KS_PROBLEMS_MAX);
    for (int64_t i = 0; i < n && in->good; i++) {
        read_problem(in, file, problems);
    }
    /* Past the bound of a list only their count goes on. */
    problems->left_out += (size_t)ks_form_number(in, 0, n == KS_PROBLEMS_MAX ? INT32_MAX : 0);
}
