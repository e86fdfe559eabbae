/* Remembers what a source held (see seen.h). */
#include "sync/office/seen.h"

#include <stdlib.h>
#include <string.h>

#include "core/release/record.h"
#include "core/text/tsv.h"

static int by_path(const void *path, const void *file)
{
    return strcmp(path, ((const struct ks_seen_file *)file)->path);
}

const struct ks_seen_file *ks_seen_path(const struct ks_seen *seen, const char *path)
{
    return seen->n == 0 ? NULL : bsearch(path, seen->v, seen->n, sizeof *seen->v, by_path);
}

const struct ks_seen_file *ks_seen_find(const struct ks_seen *seen, const struct ks_found *found)
{
    const struct ks_seen_file *file = ks_seen_path(seen, found->path);
    bool same = file != NULL && file->size == found->size && file->mtime_ns == found->mtime_ns;
    return same ? file : NULL;
}

void ks_seen_doubt(struct ks_seen *seen, struct ks_seen_by by)
{
    bool same = seen->by.level == by.level && seen->by.programs == by.programs;
    for (size_t i = 0; !same && i < seen->n; i++) {
        seen->v[i].read = false;
        seen->v[i].refusal = NULL;
        seen->v[i].how = seen->v[i].note = "";
    }
}

void ks_seen_format(const struct ks_seen *seen, struct ks_buf *out)
{
    ks_buf_addf(out, "KSL4\nby\t%u\t%u\nlooked\t%lld\nset\t%s\t", seen->by.level, seen->by.programs,
                (long long)seen->looked_ms, seen->set_refused ? "refused" : "fit");
    ks_record_add_hex(out, seen->set, sizeof seen->set);
    ks_buf_addf(out, "\nfiles\t%zu\n", seen->n);
    for (size_t i = 0; i < seen->n; i++) {
        const struct ks_seen_file *file = &seen->v[i];
        bool read = file->read && !file->retry;
        ks_buf_adds(out, "f\t");
        ks_tsv_add(out, file->path);
        ks_buf_addf(out, "\t%llu\t%llu\t%d\t%s", (unsigned long long)file->size,
                    (unsigned long long)file->mtime_ns, file->since,
                    !read                   ? "new"
                    : file->refusal != NULL ? "refused"
                                            : "fit");
        if (read) {
            ks_buf_adds(out, "\t");
            ks_record_add_hex(out, file->sha256, sizeof file->sha256);
            ks_buf_addf(out, "\t%s\t%u\t%u\t", ks_blob_type_name(file->type), file->width,
                        file->height);
            ks_tsv_add(out, file->refusal == NULL ? "" : file->refusal);
            ks_buf_adds(out, "\t");
            ks_tsv_add(out, file->how);
            ks_buf_adds(out, "\t");
            ks_tsv_add(out, file->note);
        }
        ks_buf_adds(out, "\n");
    }
    ks_buf_adds(out, "end\n");
}

static bool hex(struct ks_str text, uint8_t *bytes, size_t n)
{
    for (size_t i = 0; text.n == 2 * n && i < text.n; i++) {
        char c = text.p[i];
        int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0) {
            return false;
        }
        bytes[i / 2] = (uint8_t)(i % 2 == 0 ? digit << 4 : bytes[i / 2] | digit);
    }
    return text.n == 2 * n;
}

/* By name: a number would be another type once one is put in between. */
static enum ks_blob_type read_type(struct ks_tsv *r)
{
#define NAME(type, said, ...) said,
    static const char *const names[] = { KS_BLOBS(NAME) };
    return (enum ks_blob_type)ks_tsv_word(r, names, KS_COUNT(names));
}

static void read_file(struct ks_tsv *r, struct ks_seen_file *file)
{
    static const char *const states[] = { "new", "refused", "fit" };
    file->path = ks_tsv_bytes(r);
    file->size = ks_tsv_number(r, UINT64_MAX / 2);
    file->mtime_ns = (int64_t)ks_tsv_number(r, UINT64_MAX);
    file->since = (int32_t)ks_tsv_number(r, INT32_MAX);
    int state = ks_tsv_word(r, states, KS_COUNT(states));
    file->read = state > 0;
    file->how = file->note = "";
    if (file->read) {
        r->good = hex(ks_tsv_cell(r), file->sha256, sizeof file->sha256) && r->good;
        file->type = read_type(r);
        file->width = (uint32_t)ks_tsv_number(r, KS_MANIFEST_SIDE_MAX);
        file->height = (uint32_t)ks_tsv_number(r, KS_MANIFEST_SIDE_MAX);
        const char *refusal = ks_tsv_text(r);
        file->refusal = state == 1 ? refusal : NULL;
        file->how = ks_tsv_text(r);
        file->note = ks_tsv_text(r);
    }
}

bool ks_seen_parse(struct ks_str bytes, struct ks_arena *arena, struct ks_seen *seen)
{
    static const char *const sets[] = { "fit", "refused" };
    struct ks_tsv r = { .rest = bytes, .arena = arena, .good = true };
    struct ks_seen found = { 0 };
    *seen = (struct ks_seen) { 0 };
    r.good = ks_tsv_line(&r) && ks_str_is(r.line, "KSL4");
    ks_tsv_key(&r, "by");
    found.by.level = (unsigned)ks_tsv_number(&r, UINT32_MAX);
    found.by.programs = (unsigned)ks_tsv_number(&r, UINT32_MAX);
    ks_tsv_key(&r, "looked");
    found.looked_ms = (int64_t)ks_tsv_number(&r, INT64_MAX);
    ks_tsv_key(&r, "set");
    found.set_refused = ks_tsv_word(&r, sets, KS_COUNT(sets)) == 1;
    r.good = hex(ks_tsv_cell(&r), found.set, sizeof found.set) && r.good;
    ks_tsv_key(&r, "files");
    found.n = (size_t)ks_tsv_number(&r, 100000);
    struct ks_seen_file *v = found.v = ks_arena_array(arena, found.n + 1, sizeof *v);
    for (size_t i = 0; i < found.n && r.good; i++) {
        ks_tsv_key(&r, "f");
        read_file(&r, &v[i]);
        r.good = r.good && (i == 0 || strcmp(v[i - 1].path, v[i].path) < 0);
    }
    if (!(ks_tsv_line(&r) && ks_str_is(r.line, "end"))) {
        return false;
    }
    *seen = found;
    return true;
}
