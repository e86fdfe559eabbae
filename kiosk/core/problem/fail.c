/* Errors made of codes, and what is said of them (see fail.h). */
#include "core/problem/fail.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/unicode.h"
#include "core/problem/sentence.h"

static_assert(KS_ERR_ARGS == KS_ARGS_MAX, "an error holds what a sentence may ask for");
static_assert(KS_ERR_NUMBERS == KS_FAULT_NUMBERS, "an error holds a fault");

static struct ks_err_arg pack(struct ks_err *err, const struct ks_arg *arg)
{
    struct ks_err_arg packed = { .kind = (int)arg->kind };
    switch (arg->kind) {
    case KS_ARG_NONE:
        break;
    case KS_ARG_TEXT:
        packed.at = (unsigned short)err->used;
        packed.length =
            (unsigned short)ks_utf8_prefix(arg->text.p, arg->text.n, sizeof err->bytes - err->used);
        if (packed.length > 0) {
            memcpy(err->bytes + err->used, arg->text.p, packed.length);
        }
        err->used += packed.length;
        break;
    case KS_ARG_NUMBER:
        packed.number[0] = arg->number;
        break;
    case KS_ARG_PHRASE:
        packed.which = (int)arg->phrase;
        break;
    case KS_ARG_FAULT:
        packed.which = (int)arg->fault.code;
        memcpy(packed.number, arg->fault.number, sizeof packed.number);
        break;
    }
    assert(err->used <= sizeof err->bytes);
    return packed;
}

static struct ks_arg unpack(const struct ks_err *err, const struct ks_err_arg *packed)
{
    switch (packed->kind) {
    case KS_ARG_TEXT:
        assert((size_t)packed->at + packed->length <= err->used);
        return ks_arg_str((struct ks_str) { err->bytes + packed->at, packed->length });
    case KS_ARG_NUMBER:
        return ks_arg_number(packed->number[0]);
    case KS_ARG_PHRASE:
        return ks_arg_phrase((enum ks_phrase)packed->which);
    case KS_ARG_FAULT: {
        struct ks_fault fault = { .code = (enum ks_problem_code)packed->which };
        memcpy(fault.number, packed->number, sizeof fault.number);
        return ks_arg_fault(fault);
    }
    default:
        return (struct ks_arg) { .kind = KS_ARG_NONE };
    }
}

static void
put(struct ks_err *err, size_t i, enum ks_problem_code problem, const struct ks_arg *args)
{
    assert(i < KS_ERR_PARTS && problem > KS_PROBLEM_NONE && problem < KS_PROBLEM_COUNT);
    err->part[i].sentence = (int)problem;
    for (size_t k = 0; k < KS_ERR_ARGS; k++) {
        err->part[i].arg[k] = pack(err, &args[k]);
    }
}

bool ks_fail_as(struct ks_err *err,
                enum ks_err_code code,
                enum ks_problem_code problem,
                const struct ks_arg *args)
{
    assert(code != KS_ERR_NONE);
    if (err != NULL) {
        err->code = code;
        err->n = 1;
        err->used = 0;
        put(err, 0, problem, args);
    }
    return false;
}

bool ks_fail_under(struct ks_err *err, enum ks_problem_code problem, const struct ks_arg *args)
{
    if (err != NULL && err->n < KS_ERR_PARTS) {
        memmove(&err->part[1], &err->part[0], err->n * sizeof err->part[0]);
        err->n++;
        put(err, 0, problem, args);
    }
    return false;
}

bool ks_fail_again(struct ks_err *err, const struct ks_err *why)
{
    assert(why->code != KS_ERR_NONE);
    if (err != NULL) {
        *err = *why;
    }
    return false;
}

bool ks_fail_fault(struct ks_err *err, enum ks_err_code code, const struct ks_fault *fault)
{
    struct ks_arg args[KS_ARGS_MAX] = { { 0 } };
    ks_fault_args(fault, args);
    return ks_fail_as(err, code, fault->code, args);
}

/* Words from outside (names of files, what another program wrote down) end on a terminal and in a
 * log: no escapes, and no line of their own. */
static void blank_controls(char *text)
{
    size_t left = strlen(text), length;
    for (; left > 0; text += length, left -= length) {
        uint32_t character = ks_utf8_decode(text, left, &length);
        if (character != '\t' && ks_char_is_control(character)) {
            memset(text, ' ', length);
        }
    }
}

struct ks_err_line ks_err_line(enum ks_lang lang, const struct ks_err *err)
{
    struct ks_err_line line = { "" };
    struct ks_buf out = { 0 };
    for (size_t i = 0; i < err->n; i++) {
        struct ks_arg args[KS_ARGS_MAX];
        for (size_t k = 0; k < KS_ERR_ARGS; k++) {
            args[k] = unpack(err, &err->part[i].arg[k]);
        }
        ks_sentence_add(&out, lang, (enum ks_problem_code)err->part[i].sentence, args);
    }
    size_t n = out.n == 0 ? 0 : ks_utf8_prefix(out.p, out.n, sizeof line.text - 1);
    memcpy(line.text, out.n == 0 ? "" : out.p, n);
    line.text[n] = '\0';
    blank_controls(line.text);
    ks_buf_free(&out);
    return line;
}
