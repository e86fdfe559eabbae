/* What became of one import, as a list and as text (see receipt.h). */
#include "core/import/receipt.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/problem/fail.h"
#include "core/text/tsv.h"

static const char *const verdicts[KS_RECEIPT_VERDICTS] = { "received", "adjusted", "refused",
                                                           "waiting" };
static const char *const states[KS_RECEIPT_STATES] = { "on",   "later",   "over", "not",
                                                       "gone", "copying", "part" };
static const char *const changes[KS_RECEIPT_CHANGES] = { "same", "new", "changed", "turned" };
static const char *const outcomes[KS_OUTCOMES] = { "installed", "unchanged", "pending", "kept",
                                                   "failed" };

const char *ks_receipt_verdict_name(enum ks_receipt_verdict verdict)
{
    assert(verdict < KS_RECEIPT_VERDICTS);
    return verdicts[verdict];
}

const char *ks_receipt_state_zh(enum ks_receipt_state state)
{
    static const char *const names[KS_RECEIPT_STATES] = {
        [KS_RECEIPT_ON] = "在播",     [KS_RECEIPT_LATER] = "以后播",
        [KS_RECEIPT_OVER] = "过期",   [KS_RECEIPT_NOT] = "没有播",
        [KS_RECEIPT_GONE] = "撤下",   [KS_RECEIPT_COPYING] = "还在拷贝",
        [KS_RECEIPT_PART] = "没有变",
    };
    assert(state < KS_RECEIPT_STATES);
    return names[state];
}

static struct ks_receipt_line *new_line(struct ks_receipt *r)
{
    assert(r->n <= r->capacity && r->n <= KS_RECEIPT_LINES_MAX);
    if (r->n == KS_RECEIPT_LINES_MAX) {
        return NULL;
    }
    if (r->n == r->capacity) {
        size_t capacity = r->capacity == 0 ? 32 : r->capacity * 2;
        r->v = ks_arena_grow(r->arena, r->v, r->n, capacity, sizeof *r->v);
        r->capacity = capacity;
    }
    return &r->v[r->n++];
}

struct ks_receipt_file *ks_receipt_new_file(struct ks_receipt *r)
{
    assert(r->n_files <= r->files_capacity);
    if (r->n_files == r->files_capacity) {
        size_t capacity = r->files_capacity == 0 ? 32 : r->files_capacity * 2;
        r->file = ks_arena_grow(r->arena, r->file, r->n_files, capacity, sizeof *r->file);
        r->files_capacity = capacity;
    }
    return &r->file[r->n_files++];
}

void ks_receipt_add(struct ks_receipt *receipt,
                    enum ks_receipt_verdict verdict,
                    struct ks_place_in_file at,
                    const char *how,
                    const char *what,
                    ...)
{
    assert(verdict < KS_RECEIPT_VERDICTS);
    receipt->count[verdict]++;
    struct ks_receipt_line *line = new_line(receipt);
    if (line == NULL) {
        return;
    }
    char text[1024];
    va_list args;
    va_start(args, what);
    vsnprintf(text, sizeof text, what, args);
    va_end(args);
    text[ks_utf8_prefix(text, strlen(text), sizeof text - 1)] = '\0';
    *line = (struct ks_receipt_line) {
        verdict,   ks_arena_strdup(receipt->arena, at.file), at.row,
        at.column, ks_arena_strdup(receipt->arena, text),    ks_arena_strdup(receipt->arena, how)
    };
}

void ks_receipt_add_problems(struct ks_receipt *receipt, const struct ks_problems *problems)
{
    for (size_t i = 0; i < problems->n; i++) {
        const struct ks_problem *p = &problems->v[i];
        struct ks_problem_text text = ks_problem_text(p, KS_LANG_ZH, receipt->arena);
        ks_receipt_add(receipt,
                       ks_problem_is_shown(p->code) ? KS_RECEIPT_ADJUSTED : KS_RECEIPT_REFUSED,
                       (struct ks_place_in_file) { p->file, p->row, p->column }, text.how,
                       *text.why == '\0' ? "%s%s" : "%s；%s", text.what, text.why);
    }
}

static void add_field(struct ks_buf *out, const char *key, const char *value)
{
    ks_buf_addf(out, "%s\t", key);
    ks_tsv_add(out, value == NULL ? "" : value);
    ks_buf_adds(out, "\n");
}

bool ks_receipt_lists(const struct ks_receipt *receipt, const struct ks_receipt_line *line)
{
    return line->verdict != KS_RECEIPT_RECEIVED || receipt->outcome == KS_OUTCOME_PENDING;
}

size_t ks_receipt_pages(const struct ks_receipt *receipt)
{
    size_t n = 0;
    for (size_t i = 0; i < receipt->n; i++) {
        n += ks_receipt_lists(receipt, &receipt->v[i]);
    }
    assert(n <= receipt->n);
    return n == 0 ? 1 : (n + KS_RECEIPT_PAGE - 1) / KS_RECEIPT_PAGE;
}

static bool same_line(const struct ks_receipt_line *a, const struct ks_receipt_line *b)
{
    return a->verdict == b->verdict && a->row == b->row && a->column == b->column &&
           strcmp(a->file, b->file) == 0 && strcmp(a->what, b->what) == 0 &&
           strcmp(a->how, b->how) == 0;
}

/* The next file from `i` on that is still there. */
static const struct ks_receipt_file *next_there(const struct ks_receipt *r, size_t *i)
{
    while (*i < r->n_files && r->file[*i].state == KS_RECEIPT_GONE) {
        ++*i;
    }
    return *i < r->n_files ? &r->file[(*i)++] : NULL;
}

static bool same_files(const struct ks_receipt *a, const struct ks_receipt *b)
{
    size_t i = 0, k = 0;
    for (;;) {
        const struct ks_receipt_file *x = next_there(a, &i), *y = next_there(b, &k);
        if (x == NULL || y == NULL) {
            return x == y;
        }
        if (x->state != y->state || strcmp(x->name, y->name) != 0 ||
            strcmp(x->mark, y->mark) != 0) {
            return false;
        }
    }
}

bool ks_receipt_same_lines(const struct ks_receipt *a, const struct ks_receipt *b)
{
    bool same = a->n == b->n && memcmp(a->count, b->count, sizeof a->count) == 0;
    for (size_t i = 0; same && i < a->n; i++) {
        same = same_line(&a->v[i], &b->v[i]);
    }
    return same && same_files(a, b);
}

static void format_files(const struct ks_receipt *r, struct ks_buf *out)
{
    for (size_t i = 0; i < r->n_files; i++) {
        const struct ks_receipt_file *file = &r->file[i];
        assert(file->state < KS_RECEIPT_STATES && file->change < KS_RECEIPT_CHANGES);
        ks_buf_addf(out, "file\t%s\t%s\t", states[file->state], changes[file->change]);
        ks_tsv_add(out, file->name);
        ks_buf_addf(out, "\t%s\n", file->mark);
    }
}

void ks_receipt_format(const struct ks_receipt *r, struct ks_buf *out)
{
    char time[KS_CIVIL_TEXT];
    ks_civil_format(r->time, time);
    assert(r->outcome < KS_OUTCOMES);
    ks_buf_adds(out, "KSI2\n");
    add_field(out, "source", r->source);
    add_field(out, "device", r->device);
    add_field(out, "time", time);
    add_field(out, "outcome", outcomes[r->outcome]);
    add_field(out, "sentence", r->sentence);
    add_field(out, "warning", r->warning);
    ks_buf_addf(out, "version\t%llu\n", (unsigned long long)r->version);
    ks_buf_addf(out, "counts\t%zu\t%zu\t%zu\t%zu\n", r->count[0], r->count[1], r->count[2],
                r->count[3]);
    ks_buf_adds(out, "files");
    for (size_t i = 0; i < KS_RECEIPT_STATES; i++) {
        ks_buf_addf(out, "\t%zu", r->files[i]);
    }
    ks_buf_adds(out, "\n");
    for (size_t i = 0; i < r->n; i++) {
        const struct ks_receipt_line *line = &r->v[i];
        ks_buf_addf(out, "line\t%s\t", verdicts[line->verdict]);
        ks_tsv_add(out, line->file);
        ks_buf_addf(out, "\t%d\t%d\t", line->row, line->column);
        ks_tsv_add(out, line->what);
        ks_buf_adds(out, "\t");
        ks_tsv_add(out, line->how);
        ks_buf_adds(out, "\n");
    }
    format_files(r, out);
    ks_buf_adds(out, "end\n");
}

static const char *text_field(struct ks_tsv *r, const char *key)
{
    ks_tsv_key(r, key);
    return ks_tsv_text(r);
}

static void read_head(struct ks_tsv *r, struct ks_receipt *out)
{
    struct ks_zone zone = ks_zone_fixed(0); /* the time has no offset */
    r->good = ks_tsv_line(r) && ks_str_is(r->line, "KSI2");
    out->source = text_field(r, "source");
    out->device = text_field(r, "device");
    ks_tsv_key(r, "time");
    r->good = r->good && ks_civil_parse(ks_tsv_cell(r), &zone, &out->time);
    ks_tsv_key(r, "outcome");
    out->outcome = (enum ks_receipt_outcome)ks_tsv_word(r, outcomes, KS_OUTCOMES);
    out->sentence = text_field(r, "sentence");
    out->warning = text_field(r, "warning");
    ks_tsv_key(r, "version");
    out->version = ks_tsv_number(r, UINT64_MAX / 2);
    ks_tsv_key(r, "counts");
    for (int i = 0; i < KS_RECEIPT_VERDICTS; i++) {
        out->count[i] = (size_t)ks_tsv_number(r, 1000000000);
    }
    ks_tsv_key(r, "files");
    for (int i = 0; i < KS_RECEIPT_STATES; i++) {
        out->files[i] = (size_t)ks_tsv_number(r, 1000000000);
    }
}

static void read_line(struct ks_tsv *r, struct ks_receipt *receipt)
{
    struct ks_receipt_line line = { 0 };
    line.verdict = (enum ks_receipt_verdict)ks_tsv_word(r, verdicts, KS_RECEIPT_VERDICTS);
    line.file = ks_tsv_text(r);
    line.row = (int)ks_tsv_number(r, INT32_MAX);
    line.column = (int)ks_tsv_number(r, INT32_MAX);
    line.what = ks_tsv_text(r);
    line.how = ks_tsv_text(r);
    struct ks_receipt_line *slot = r->good ? new_line(receipt) : NULL;
    r->good = slot != NULL;
    if (slot != NULL) {
        *slot = line;
    }
}

static void read_file(struct ks_tsv *r, struct ks_receipt *receipt)
{
    struct ks_receipt_file file = { 0 };
    file.state = (enum ks_receipt_state)ks_tsv_word(r, states, KS_RECEIPT_STATES);
    file.change = (enum ks_receipt_change)ks_tsv_word(r, changes, KS_RECEIPT_CHANGES);
    file.name = ks_tsv_text(r);
    file.mark = ks_tsv_text(r);
    bool room = receipt->n_files < KS_RECEIPT_FILES_MAX;
    struct ks_receipt_file *slot = r->good && room ? ks_receipt_new_file(receipt) : NULL;
    bool behind = slot != NULL && (slot == receipt->file || strcmp(slot[-1].name, file.name) < 0);
    r->good = behind;
    if (slot != NULL) {
        *slot = file;
    }
}

bool ks_receipt_parse(struct ks_str bytes,
                      struct ks_arena *arena,
                      struct ks_receipt *receipt,
                      struct ks_err *err)
{
    struct ks_tsv r = { .rest = bytes, .arena = arena, .good = true };
    *receipt = (struct ks_receipt) { .arena = arena };
    read_head(&r, receipt);
    while (r.good && ks_tsv_line(&r) && !ks_str_is(r.line, "end")) {
        struct ks_str what = ks_tsv_cell(&r);
        if (ks_str_is(what, "line") && receipt->n_files == 0) {
            read_line(&r, receipt);
        } else if (ks_str_is(what, "file")) {
            read_file(&r, receipt);
        } else {
            r.good = false;
        }
    }
    return r.good || ks_fail_as(err, KS_ERR_FORMAT, KS_PROBLEM_RECEIPT_FORM, KS_NO_ARGS);
}
