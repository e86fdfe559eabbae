/* Arguments of sentences about content. */
#include "core/problem/arg.h"

#include <string.h>

struct ks_arg ks_arg_text(const char *text)
{
    return ks_arg_str(ks_str_of(text));
}

struct ks_arg ks_arg_str(struct ks_str text)
{
    return (struct ks_arg) { .kind = KS_ARG_TEXT, .text = text };
}

struct ks_arg ks_arg_cut(struct ks_str text, size_t limit)
{
    return ks_arg_str((struct ks_str) { text.p, ks_utf8_prefix(text.p, text.n, limit) });
}

struct ks_arg ks_arg_number(long long number)
{
    return (struct ks_arg) { .kind = KS_ARG_NUMBER, .number = number };
}

struct ks_arg ks_arg_letter(size_t i)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    return ks_arg_str((struct ks_str) { letters + i % 26, 1 });
}

struct ks_arg ks_arg_phrase(enum ks_phrase phrase)
{
    return (struct ks_arg) { .kind = KS_ARG_PHRASE, .phrase = phrase };
}

struct ks_arg ks_arg_fault(struct ks_fault fault)
{
    return (struct ks_arg) { .kind = KS_ARG_FAULT, .fault = fault };
}

void ks_fault_args(const struct ks_fault *fault, struct ks_arg args[KS_ARGS_MAX])
{
    for (size_t i = 0; i < KS_FAULT_NUMBERS; i++) {
        args[i] = ks_arg_number(fault->number[i]);
    }
}

struct ks_arg ks_arg_names(const char *const *names, size_t n, struct ks_arena *arena)
{
    struct ks_buf all = { 0 };
    for (size_t i = 0; i < n; i++) {
        const char between = KS_ARG_BETWEEN_NAMES;
        ks_buf_add(&all, &between, i == 0 ? 0 : 1);
        ks_buf_adds(&all, names[i]);
    }
    struct ks_arg arg = ks_arg_text(ks_arena_strndup(arena, n == 0 ? "" : all.p, all.n));
    ks_buf_free(&all);
    return arg;
}

const struct ks_arg *ks_args_copy(const struct ks_arg *args, struct ks_arena *arena)
{
    struct ks_arg *copy = ks_arena_array(arena, KS_ARGS_MAX, sizeof *copy);
    for (size_t i = 0; i < KS_ARGS_MAX; i++) {
        copy[i] = args[i];
        if (args[i].kind == KS_ARG_TEXT) {
            size_t n = ks_utf8_prefix(args[i].text.p, args[i].text.n, KS_ARG_BYTES_MAX);
            copy[i].text = (struct ks_str) { ks_arena_strndup(arena, args[i].text.p, n), n };
        }
    }
    return copy;
}
