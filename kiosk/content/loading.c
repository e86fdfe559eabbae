/* What the parts of loading share (see loading.h). */
#include "content/loading.h"

#include <string.h>

#include "core/problem/fail.h"
#include "core/text/content_names.h"

#define ASSETS_MAX 20000

static void note_read(struct ks_loading *l, const char *path, const char *bytes, size_t n)
{
    uint64_t length = n;
    if (l->params->fingerprint) {
        ks_sha256_add(&l->read, path, strlen(path) + 1);
        ks_sha256_add(&l->read, &length, sizeof length);
        ks_sha256_add(&l->read, bytes, n);
    }
}

bool ks_loading_read(struct ks_loading *l, const char *path, size_t limit, char **bytes, size_t *n)
{
    struct ks_err err = { 0 };
    if (l->params->progress != NULL) {
        l->params->progress(l->params->progress_context);
    }
    if (ks_content_set_read(l->set, path, limit, bytes, n, &err)) {
        note_read(l, path, *bytes, *n);
        return true;
    }
    if (err.code != KS_ERR_NOT_FOUND) {
        ks_problems_add(l->problems, KS_PROBLEM_FILE_UNREADABLE,
                        (struct ks_place_in_file) { path, 0, 0 },
                        KS_ARGS(ks_arg_text(ks_err_line(KS_LANG_ZH, &err).text)));
    }
    return false;
}

bool ks_loading_until(const struct ks_loading *l, const char *path, struct ks_civil *end)
{
    struct ks_instant until = { ks_content_set_until(l->set, path) };
    if (until.s != 0) {
        *end = ks_civil_of(l->params->zone, until);
    }
    return until.s != 0;
}

const struct ks_names *ks_loading_names(struct ks_loading *l)
{
    if (!l->names_listed) {
        l->names_listed = true;
        if (!ks_content_set_list(l->set, KS_AT_ASSETS, ASSETS_MAX, l->arena, &l->names, NULL)) {
            l->names.n = 0;
        }
    }
    return &l->names;
}
