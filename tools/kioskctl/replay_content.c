/* The content of a replay, found again (see replay_content.h). */
#include "kioskctl/replay_content.h"

#include <string.h>

#include "content/load.h"
#include "core/problem/fail.h"
#include "kioskctl/fail.h"
#include "port/clock.h"
#include "port/lang.h"

static bool add_folder(struct replay_content *content, const char *folder, struct ks_err *err)
{
    if (content->n == REPLAY_SETS_MAX) {
        return ctl_fail(err, KS_ERR_LIMIT, ks_say("--set 太多"));
    }
    struct ks_content_set *set = ks_content_set_open_folder(folder, err);
    if (set != NULL) {
        content->set[content->n++] = set;
    }
    return set != NULL;
}

static bool add_store(struct replay_content *content, const char *folder, struct ks_err *err)
{
    struct ks_store_params params = { 0 };
    if (!ks_disk_real(folder, KS_DISK_THERE, &params.disk, err)) {
        return false;
    }
    content->store = ks_store_open(&params, err);
    if (content->store != NULL) {
        content->set[content->n++] = ks_store_content_set(content->store, NULL);
        struct ks_content_set *before = ks_store_previous_set(content->store);
        if (before != NULL) {
            content->set[content->n++] = before;
        }
    }
    return content->store != NULL;
}

static bool
open_named(struct replay_content *content, const struct ks_trace_head *head, struct ks_err *err)
{
    bool ok = *head->store != '\0' ? add_store(content, head->store, err)
                                   : add_folder(content, head->content, err);
    if (ok && *head->factory != '\0') {
        (void)add_folder(content, head->factory, NULL);
    }
    return ok || ks_fail_under(err, KS_PROBLEM_REPLAY_CONTENT, KS_NO_ARGS);
}

bool replay_content_open(struct replay_content *content,
                         const struct ks_trace_head *head,
                         const char *const *folders,
                         size_t n,
                         const char *store,
                         struct ks_err *err)
{
    *content = (struct replay_content) { .kept = ks_kept_new(), .loaded = head->loaded };
    if (!ks_zone_load(head->zone, &content->zone)) {
        return ctl_fail(err, KS_ERR_NOT_FOUND, ks_say("没有时区“%s”的数据"), head->zone);
    }
    if (n == 0 && store == NULL) {
        return open_named(content, head, err);
    }
    bool ok = store == NULL || add_store(content, store, err);
    for (size_t i = 0; ok && i < n; i++) {
        ok = add_folder(content, folders[i], err);
    }
    return ok;
}

void replay_content_close(struct replay_content *content)
{
    for (size_t i = 0; i < content->n; i++) {
        ks_content_set_close(content->set[i]);
    }
    ks_store_close(content->store);
    ks_kept_free(content->kept);
}

static bool did_not_play(const void *context, const char *path)
{
    const struct replay_program *wanted = context;
    for (size_t i = 0; i < wanted->n_faults; i++) {
        if (strcmp(wanted->faults[i], path) == 0) {
            return true;
        }
    }
    return false;
}

struct ks_program *replay_content_load(struct replay_content *content,
                                       const struct replay_program *wanted,
                                       struct ks_err *err)
{
    struct ks_load_params params = { .zone = &content->zone,
                                     .now = content->loaded,
                                     .generation = wanted->generation,
                                     .release = wanted->release,
                                     .is_quarantined = did_not_play,
                                     .quarantine = wanted,
                                     .kept = content->kept,
                                     .fingerprint = true };
    for (size_t i = 0; i < content->n; i++) {
        struct ks_program *program = ks_load(content->set[i], &params);
        if (*wanted->fingerprint == '\0' ||
            strcmp(program->fingerprint, wanted->fingerprint) == 0) {
            return program;
        }
        ks_program_free(program);
    }
    char release[KS_RELEASE_TEXT];
    ks_release_text(&wanted->release, release);
    ctl_fail(err, KS_ERR_NOT_FOUND,
             ks_say("内容变了：这里没有记录时的那一份（指纹 %.12s…，发布“%.12s”）"),
             wanted->fingerprint, release);
    return NULL;
}
