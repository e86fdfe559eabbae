/* The step that stands in for folders that cannot be listed. What was known of them is there still,
 * for all anybody can tell. */
#include <stdlib.h>
#include <string.h>

#include "core/problem/fail.h"
#include "core/release/layers.h"
#include "sync/take/parts.h"

void ks_take_note_unlisted(struct ks_taking *t, const struct ks_unlisted *list)
{
    for (; list != NULL; list = list->next) {
        struct ks_unlisted *one = ks_arena_alloc(t->arena, sizeof *one);
        *one = (struct ks_unlisted) { t->unlisted, list->path, list->failed };
        t->unlisted = one;
    }
}

/* Whether `path` is `folder` or lies below it. */
static bool is_below(const char *path, const char *folder)
{
    size_t n = strlen(folder);
    return strncmp(path, folder, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

static int by_path(const void *path, const void *found)
{
    return strcmp(path, ((const struct ks_found *)found)->path);
}

size_t ks_take_hidden(struct ks_taking *t, const struct ks_walk *found, struct ks_found **hidden)
{
    struct ks_found *v = ks_arena_array(t->arena, t->before.n + 1, sizeof *v);
    size_t n = 0;
    for (size_t i = 0; t->unlisted != NULL && i < t->before.n; i++) {
        const struct ks_seen_file *file = &t->before.v[i];
        bool below = false;
        for (const struct ks_unlisted *one = t->unlisted; one != NULL; one = one->next) {
            below = below || is_below(file->path, one->path);
        }
        bool listed = found->n > 0 &&
                      bsearch(file->path, found->v, found->n, sizeof *found->v, by_path) != NULL;
        if (below && !listed) {
            v[n++] = (struct ks_found) { file->path, file->size, file->mtime_ns, KS_FOUND_FILE };
        }
    }
    *hidden = v;
    return n;
}

/* The part of an office folder's label that names the file: `海报/a.jpg`, whatever its family; NULL
 * if it is another's. */
static const char *own_part(const struct ks_taking *t, const char *label)
{
    static const char mark[] = "/office/";
    const char *at = ks_layer_owns(label, t->cycle->source->name) ? strstr(label, mark) : NULL;
    const char *slash = at == NULL ? NULL : strchr(at + sizeof mark - 1, '/');
    return slash == NULL ? NULL : slash + 1;
}

/* Whether one of the folders that cannot be listed is, or lies in, that into which `path` leads. */
static const struct ks_unlisted *unlisted_at(struct ks_taking *t, const char *path)
{
    enum ks_office_folder folder = ks_office_folder_in(path, t->arena);
    const struct ks_unlisted *one = t->unlisted;
    while (one != NULL &&
           ks_office_folder_in(ks_arena_printf(t->arena, "%s/", one->path), t->arena) != folder) {
        one = one->next;
    }
    return one;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The parts of what is planned now, and of what was the last time; sorted. */
static size_t known_parts(struct ks_taking *t, const struct ks_office *before, const char ***parts)
{
    const struct ks_office *offices[] = { &t->office, before };
    const char **v = ks_arena_array(t->arena, t->office.n + before->n + 1, sizeof *v);
    size_t n = 0;
    for (size_t k = 0; k < KS_COUNT(offices); k++) {
        for (size_t i = 0; i < offices[k]->n; i++) {
            v[n] = own_part(t, offices[k]->v[i].label);
            n += v[n] != NULL ? 1 : 0;
        }
    }
    if (n > 1) {
        qsort(v, n, sizeof *v, by_text);
    }
    *parts = v;
    return n;
}

void ks_take_guard_unlisted(struct ks_taking *t, const struct ks_office *before)
{
    const struct ks_unlisted *at = NULL;
    const char **known;
    size_t n = t->unlisted == NULL ? 0 : known_parts(t, before, &known);
    for (int role = 0; t->unlisted != NULL && role < KS_ROLE_COUNT; role++) {
        const struct ks_manifest *shown = &t->current[role];
        for (size_t i = 0; at == NULL && i < shown->n_files; i++) {
            const char *own = own_part(t, shown->files[i].path);
            bool known_now =
                own == NULL || (n > 0 && bsearch(&own, known, n, sizeof *known, by_text) != NULL);
            at = known_now ? NULL : unlisted_at(t, own);
        }
    }
    if (at != NULL) {
        t->cut = t->is_unable = true;
        (void)ks_fail_as(&t->unable, KS_ERR_IO, KS_PROBLEM_TAKE_UNLISTED,
                         KS_ARGS(ks_arg_text(ks_office_clean(at->path, t->arena))));
    }
}

bool ks_take_answers(struct ks_taking *t, struct ks_err *err)
{
    bool failed = false;
    for (const struct ks_unlisted *one = t->unlisted; one != NULL; one = one->next) {
        failed = failed || one->failed;
    }
    struct ks_walk top = { .arena = t->arena, .limit = 1 };
    return !failed || ks_walk(t->dir, "", &top, err);
}

void ks_take_tell_unlisted(struct ks_taking *t)
{
    for (const struct ks_unlisted *one = t->unlisted; one != NULL; one = one->next) {
        struct ks_place_in_file at = { ks_office_clean(one->path, t->arena), 0, 0 };
        ks_receipt_add(&t->receipt, KS_RECEIPT_REFUSED, at,
                       one->failed ? "换一个 U 盘，或把里面的文件重新拷贝到别的文件夹"
                                   : "请管共享的人让这块屏能读它",
                       "打不开，看不到里面有什么：%s；以前收下的照常播",
                       one->failed ? "读的时候出错" : "没有读它的权限");
    }
}
