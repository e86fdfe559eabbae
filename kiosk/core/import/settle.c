/* The one state of each file of an import (see settle.h). */
#include "core/import/settle.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct ks_receipt_file *)a)->name,
                  ((const struct ks_receipt_file *)b)->name);
}

static int is_named(const void *name, const void *file)
{
    return strcmp(name, ((const struct ks_receipt_file *)file)->name);
}

/* Among the first `n`, which are sorted. */
static struct ks_receipt_file *find(const struct ks_receipt *r, size_t n, const char *name)
{
    return n == 0 ? NULL : bsearch(name, r->file, n, sizeof *r->file, is_named);
}

static void sort(struct ks_receipt *r)
{
    if (r->n_files > 1) {
        qsort(r->file, r->n_files, sizeof *r->file, by_name);
    }
}

void ks_receipt_put(struct ks_receipt *receipt,
                    const char *name,
                    enum ks_receipt_state state,
                    const char *mark)
{
    assert(state < KS_RECEIPT_STATES);
    struct ks_receipt_file *file = ks_receipt_new_file(receipt);
    *file = (struct ks_receipt_file) { ks_arena_strdup(receipt->arena, name), state,
                                       KS_RECEIPT_SAME, ks_arena_strdup(receipt->arena, mark) };
}

static enum ks_receipt_state state_by(enum ks_receipt_verdict verdict)
{
    static const enum ks_receipt_state states[KS_RECEIPT_VERDICTS] = {
        [KS_RECEIPT_RECEIVED] = KS_RECEIPT_ON,
        [KS_RECEIPT_ADJUSTED] = KS_RECEIPT_ON,
        [KS_RECEIPT_REFUSED] = KS_RECEIPT_NOT,
        [KS_RECEIPT_WAITING] = KS_RECEIPT_COPYING,
    };
    return states[verdict];
}

/* What a line says of a file's state: what is refused is not called on, and what is over stays
 * over. */
static void hear(struct ks_receipt_file *file, enum ks_receipt_verdict verdict)
{
    bool settled = file->state == KS_RECEIPT_OVER || file->state == KS_RECEIPT_GONE ||
                   file->state == KS_RECEIPT_COPYING;
    if (verdict == KS_RECEIPT_REFUSED && !settled) {
        file->state = KS_RECEIPT_NOT;
    } else if (verdict == KS_RECEIPT_WAITING) {
        file->state = KS_RECEIPT_COPYING;
    }
}

/* Adds the files that only lines know of, each once. */
static void add_told(struct ks_receipt *r)
{
    size_t known = r->n_files;
    for (size_t i = 0; i < r->n; i++) {
        const struct ks_receipt_line *line = &r->v[i];
        struct ks_receipt_file *file = find(r, known, line->file);
        if (file != NULL) {
            hear(file, line->verdict);
        } else if (*line->file != '\0') {
            ks_receipt_put(r, line->file, state_by(line->verdict), "");
        }
    }
    sort(r);
    size_t out = 0;
    for (size_t i = 0; i < r->n_files; i++) {
        struct ks_receipt_file *last = out > 0 ? &r->file[out - 1] : NULL;
        if (last == NULL || strcmp(last->name, r->file[i].name) != 0) {
            r->file[out++] = r->file[i];
        } else if (r->file[i].state == KS_RECEIPT_NOT || last->state == KS_RECEIPT_ON) {
            last->state = r->file[i].state;
        }
    }
    r->n_files = out;
}

/* How many files a settled receipt counts, also those that it does not list. */
static size_t counted(const struct ks_receipt *r)
{
    size_t n = 0;
    for (size_t i = 0; i < KS_RECEIPT_STATES; i++) {
        n += r->files[i];
    }
    return n;
}

static enum ks_receipt_change change_of(const struct ks_receipt_file *now,
                                        const struct ks_receipt_file *before)
{
    bool new = before == NULL || before->state == KS_RECEIPT_GONE;
    bool marked = !new && * now->mark != '\0' && *before->mark != '\0';
    return new                                             ? KS_RECEIPT_NEW
           : marked &&strcmp(now->mark, before->mark) != 0 ? KS_RECEIPT_CHANGED
           : now->state != before->state                   ? KS_RECEIPT_TURNED
                                                           : KS_RECEIPT_SAME;
}

/* Adds what was told before and is not there now: as gone, or as it was told. */
static void
add_missing(struct ks_receipt *r, const struct ks_receipt *before, enum ks_receipt_seen seen)
{
    size_t known = r->n_files;
    for (size_t i = 0; i < before->n_files; i++) {
        const struct ks_receipt_file *old = &before->file[i];
        if (old->state != KS_RECEIPT_GONE && find(r, known, old->name) == NULL) {
            ks_receipt_put(r, old->name, seen == KS_SEEN_WHOLE ? KS_RECEIPT_GONE : old->state,
                           old->mark);
        }
    }
    sort(r);
}

void ks_receipt_settle(struct ks_receipt *receipt,
                       const struct ks_receipt *before,
                       enum ks_receipt_seen seen)
{
    sort(receipt);
    add_told(receipt);
    bool all = receipt->n_files <= KS_RECEIPT_FILES_MAX && before != NULL &&
               counted(before) == before->n_files;
    for (size_t i = 0; i < receipt->n_files; i++) {
        struct ks_receipt_file *file = &receipt->file[i];
        file->change =
            change_of(file, before == NULL ? NULL : find(before, before->n_files, file->name));
    }
    if (all) {
        add_missing(receipt, before, seen);
    }
    for (size_t i = 0; i < receipt->n_files; i++) {
        receipt->files[receipt->file[i].state]++;
    }
    if (receipt->n_files > KS_RECEIPT_FILES_MAX) {
        receipt->n_files = KS_RECEIPT_FILES_MAX;
    }
}
