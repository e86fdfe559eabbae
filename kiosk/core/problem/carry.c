/* Errors as lines of text (see carry.h). */
#include "core/problem/carry.h"

#include <stdio.h>
#include <string.h>

#include "core/problem/fail.h"
#include "core/problem/sentence.h"
#include "core/text/tsv.h"

/* A cell begins with what it is. */
#define PART '='
#define TEXT 't'
#define NUMBER 'n'
#define PHRASE 'p'

#define NAME(NAME, ...) #NAME,
static const char *const codes[] = { "", KS_PROBLEM_CODES(NAME) };
static const char *const phrases[] = { KS_ZH_PHRASES(NAME) };

static void add_arg(const struct ks_err *err, const struct ks_err_arg *arg, struct ks_buf *out)
{
    char text[KS_ERR_BYTES + 1];
    switch (arg->kind) {
    case KS_ARG_TEXT:
        snprintf(text, sizeof text, "%.*s", (int)arg->length, err->bytes + arg->at);
        ks_buf_addf(out, "\t%c", TEXT);
        ks_tsv_add(out, text);
        break;
    case KS_ARG_NUMBER:
        ks_buf_addf(out, "\t%c%lld", NUMBER, arg->number[0]);
        break;
    case KS_ARG_PHRASE:
        ks_buf_addf(out, "\t%c%s", PHRASE, phrases[arg->which]);
        break;
    default: /* the fault of a file concerns no other program */
        break;
    }
}

void ks_err_write(const struct ks_err *err, struct ks_buf *out)
{
    for (size_t i = 0; i < err->n; i++) {
        ks_buf_addf(out, "%s%c%s", i == 0 ? "" : "\t", PART, codes[err->part[i].sentence]);
        for (size_t k = 0; k < KS_ERR_ARGS; k++) {
            add_arg(err, &err->part[i].arg[k], out);
        }
    }
}

static bool find(const char *const *names, size_t n, const char *name, int *found)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp(names[i], name) == 0) {
            *found = (int)i;
            return true;
        }
    }
    return false;
}

struct read_part {
    int code;
    size_t n;
    struct ks_arg arg[KS_ARGS_MAX];
};

static bool read_arg(const char *cell, struct ks_arg *arg)
{
    int which, used = 0;
    long long number;
    switch (cell[0]) {
    case TEXT:
        *arg = ks_arg_text(cell + 1);
        return true;
    case NUMBER:
        if (sscanf(cell + 1, "%20lld%n", &number, &used) != 1 || cell[1 + used] != '\0') {
            return false;
        }
        *arg = ks_arg_number(number);
        return true;
    case PHRASE:
        if (!find(phrases, KS_PHRASE_COUNT, cell + 1, &which)) {
            return false;
        }
        *arg = ks_arg_phrase((enum ks_phrase)which);
        return true;
    default:
        return false;
    }
}

/* The parts of the line, in its order. */
static bool read_parts(struct ks_tsv *r, struct read_part *part, size_t *n)
{
    *n = 0;
    while (r->line.p != NULL) {
        const char *cell = ks_tsv_text(r);
        struct read_part *last = *n == 0 ? NULL : &part[*n - 1];
        if (!r->good) {
            return false;
        }
        if (cell[0] == PART) {
            if (*n == KS_ERR_PARTS) {
                return false;
            }
            part[*n] = (struct read_part) { .n = 0 };
            if (!find(codes, KS_PROBLEM_COUNT, cell + 1, &part[(*n)++].code)) {
                return false;
            }
        } else if (last == NULL || last->n == KS_ARGS_MAX ||
                   !read_arg(cell, &last->arg[last->n++])) {
            return false;
        }
    }
    return *n > 0;
}

bool ks_err_read(struct ks_str line, struct ks_err *err)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_tsv r = { .line = line, .arena = arena, .good = line.n > 0 };
    struct read_part part[KS_ERR_PARTS];
    size_t n = 0;
    bool ok = line.n > 0 && read_parts(&r, part, &n);
    *err = (struct ks_err) { .code = KS_ERR_USAGE };
    for (size_t i = n; ok && i > 0; i--) { /* each stands in front of those behind it */
        const struct read_part *p = &part[i - 1];
        ok = p->code != KS_PROBLEM_NONE && ks_sentence_takes((enum ks_problem_code)p->code, p->arg);
        if (ok) {
            (void)ks_fail_under(err, (enum ks_problem_code)p->code, p->arg);
        }
    }
    ks_arena_free(arena);
    return ok;
}
