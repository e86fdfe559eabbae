/* The step that has what a source brought wait for staff, beside what others have waiting. */
#include <errno.h>
#include <string.h>

#include "core/problem/fail.h"
#include "core/release/staged.h"
#include "sync/take/parts.h"

/* Its layer, as it waits: files in `t->arena`. */
static void join(struct ks_taking *t, struct ks_manifest *mine)
{
    static const struct ks_base none;
    struct ks_manifest layer;
    ks_layers_compose(KS_ROLE_CONTENT, &none, &none.manifest, &t->said[KS_ROLE_CONTENT], t->arena,
                      &layer);
    ks_layers_finish(&layer, KS_ROLE_CONTENT, &t->head, t->now_s);
    ks_staged_join(&layer, &t->current[KS_ROLE_ALERT], &t->next[KS_ROLE_ALERT], t->arena, mine);
}

/* What this source says of what waits. A set that waits and that it does not bring any more is its
 * own to take back; another's is not. */
static struct ks_said said_of_waiting(const struct ks_taking *t)
{
    struct ks_said said = t->said[KS_ROLE_CONTENT];
    uint8_t waits[KS_SHA256_BYTES];
    ks_take_set_identity(&t->waiting, waits);
    said.set = said.set || (!t->cut && memcmp(waits, t->before.set, sizeof waits) == 0);
    return said;
}

/* What waits without this source; its other fields are those of a release of our own. */
static void without(struct ks_taking *t, struct ks_manifest *rest)
{
    struct ks_manifest none = { .n_files = 0 };
    ks_layers_finish(&none, KS_ROLE_CONTENT, &t->head, t->now_s);
    struct ks_said said = said_of_waiting(t);
    ks_staged_put(&t->waiting, &said, &none, t->arena, rest);
}

bool ks_take_is_waiting(struct ks_taking *t)
{
    struct ks_manifest rest;
    without(t, &rest);
    return rest.n_files < t->waiting.n_files;
}

/* Whether staff did not want it: a layer of one source, and perhaps a set. */
static bool
is_refused(struct ks_taking *t, const struct ks_manifest *mine, bool *refused, struct ks_err *err)
{
    const char *const parts[] = { NULL, t->cycle->source->name };
    struct ks_store *store = ks_take_store(t, KS_STORE_READ, err);
    bool ok = store != NULL;
    *refused = mine->n_files > 0;
    for (size_t i = 0; ok && *refused && i < KS_COUNT(parts); i++) {
        struct ks_manifest part;
        struct ks_buf text = { 0 };
        uint8_t identity[KS_SHA256_BYTES];
        ks_staged_part(mine, parts[i], t->arena, &part);
        if (part.n_files > 0 && (ok = ks_manifest_format(&part, &text, err))) {
            ks_store_identity((struct ks_str) { text.p, text.n }, identity);
            enum ks_unwanted refuses = ks_store_refuses(store, KS_ROLE_CONTENT, identity);
            *refused = refuses == KS_UNWANTED;
            ok = refuses != KS_UNWANTED_UNKNOWN ||
                 ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_DISK_READ,
                            KS_ARGS(ks_arg_text("rel"), ks_arg_text(strerror(EIO))));
        }
        ks_buf_free(&text);
    }
    ks_store_close(store);
    return ok;
}

static const char *warning(struct ks_taking *t, size_t alerts)
{
    return ks_arena_printf(t->arena,
                           "%s%s有 %zu 条紧急提醒在等，现在没有一块屏播它：请工作人员在屏幕上依次点"
                           "四个角，输密码，点“导入结果”“预览”，看过再点“采用”",
                           t->suspicion, *t->suspicion == '\0' ? "" : "。", alerts);
}

/* Stages it, or forgets what waits if it is empty: on the very HEAD that all of it was composed
 * from, or not at all. */
static enum ks_take_step
put(struct ks_taking *t, const struct ks_manifest *staged, struct ks_err *err)
{
    struct ks_buf text = { 0 };
    struct ks_store *store = ks_take_store(t, KS_STORE_WRITE, err);
    if (store == NULL) {
        return KS_STEP_BROKEN;
    }
    enum ks_take_step end = KS_STEP_DONE;
    if (memcmp(ks_store_head(store)->staged, t->head.staged, KS_SHA256_BYTES) != 0) {
        (void)ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_TAKE_STAGED, KS_NO_ARGS);
        end = KS_STEP_OVERTAKEN;
    } else if (staged->n_files == 0) {
        end = ks_store_forget_staged(store, err) ? KS_STEP_DONE : KS_STEP_BROKEN;
    } else if (!ks_manifest_format(staged, &text, err)) {
        end = KS_STEP_KEPT;
    } else if (!ks_store_stage(store, &(struct ks_signed) { .bytes = { text.p, text.n } }, t->now_s,
                               err)) {
        end = KS_STEP_BROKEN;
    }
    ks_store_close(store);
    ks_buf_free(&text);
    return end;
}

enum ks_take_step ks_take_stage(struct ks_taking *t, bool *again, struct ks_err *err)
{
    struct ks_manifest mine, all;
    bool refused;
    join(t, &mine);
    if (!is_refused(t, &mine, &refused, err)) {
        return KS_STEP_BROKEN;
    }
    if (refused) {
        (void)ks_fail_as(err, KS_ERR_REFUSED, KS_PROBLEM_TAKE_REFUSED, KS_NO_ARGS);
        return KS_STEP_KEPT;
    }
    struct ks_said said = said_of_waiting(t);
    ks_staged_put(&t->waiting, &said, &mine, t->arena, &all);
    *again = t->waiting.n_files > 0 && ks_manifest_same_files(&all, &t->waiting);
    enum ks_take_step end = *again ? KS_STEP_DONE : put(t, &all, err);
    size_t alerts = ks_staged_coming(&mine);
    t->suspicion = end == KS_STEP_DONE && alerts > 0 ? warning(t, alerts) : t->suspicion;
    return end;
}

enum ks_take_step ks_take_unstage(struct ks_taking *t, struct ks_err *err)
{
    struct ks_manifest rest;
    without(t, &rest);
    return put(t, &rest, err);
}
