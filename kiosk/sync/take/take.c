/* A cycle over a plain folder, by policy `open` or `pin` (see parts.h). */
#include <stdlib.h>
#include <string.h>

#include "core/release/staged.h"
#include "sync/office/layers.h"
#include "sync/take/parts.h"
#include "sync/take/take.h"

/* What is installed now. */
static bool read_store(struct ks_taking *t, struct ks_err *err)
{
    struct ks_store *store = ks_take_store(t, false, err);
    if (store == NULL) {
        return false;
    }
    t->head = *ks_store_head(store);
    for (int role = 0; role < KS_ROLE_COUNT; role++) {
        const struct ks_head_release *current = &t->head.role[role].current;
        if (current->origin == KS_ORIGIN_NONE ||
            !ks_store_manifest(store, current->hash, t->arena, &t->current[role], NULL)) {
            t->current[role] = (struct ks_manifest) { 0 };
        }
        ks_layer_signed(store, (enum ks_role)role, t->arena, &t->layer[role]);
    }
    ks_store_close(store);
    return true;
}

static bool commit(struct ks_taking *t, struct ks_err *err)
{
    static const enum ks_role order[] = { KS_ROLE_ALERT, KS_ROLE_CONTENT };
    struct ks_store *store = ks_take_store(t, true, err);
    bool ok = store != NULL;
    if (ok && ks_store_head(store)->serial != t->head.serial) {
        ok = ks_fail(err, KS_ERR_NOT_FOUND, "另一个来源刚装了新内容，再看一遍");
    }
    for (size_t i = 0; ok && i < KS_COUNT(order); i++) {
        enum ks_role role = order[i];
        struct ks_signed release = { .bytes = { t->text[role].p, t->text[role].n } };
        if (t->changed[role]) {
            ok = ks_store_commit(store, &release, KS_ORIGIN_OPEN, err);
            t->receipt.version = ok ? t->next[role].version : t->receipt.version;
            ks_take_alive(t);
        }
    }
    ok = ok && ks_take_collect(t, store, err);
    ks_store_close(store);
    return ok;
}

static const char *staged_warning(struct ks_taking *t, size_t alerts)
{
    return ks_arena_printf(t->arena,
                           "%s%s有 %zu 条紧急提醒在等，现在没有一块屏播它：请工作人员在屏幕上依次点"
                           "四个角，输密码，点“导入结果”“预览”，看过再点“采用”",
                           t->suspicion, *t->suspicion == '\0' ? "" : "。", alerts);
}

/* For staff to look at first: kept from collection, installed by ks_pending_confirm(). */
static bool stage(struct ks_taking *t, struct ks_err *err)
{
    struct ks_manifest staged;
    struct ks_buf text = { 0 };
    ks_staged_join(&t->next[KS_ROLE_CONTENT], &t->current[KS_ROLE_ALERT], &t->next[KS_ROLE_ALERT],
                   t->arena, &staged);
    struct ks_store *store = ks_take_store(t, true, err);
    bool ok = store != NULL && ks_manifest_format(&staged, &text, err);
    struct ks_signed release = { .bytes = { text.p, text.n } };
    uint8_t mine[KS_SHA256_BYTES], there[KS_SHA256_BYTES];
    if (ok &&
        ks_store_verdict(store, &staged, release.bytes, KS_ORIGIN_OPEN) == KS_VERDICT_REFUSED) {
        ok = ks_fail(err, KS_ERR_REFUSED,
                     "工作人员没有采用这些内容，屏幕继续播原来的；改过以后会再问");
    }
    struct ks_signed waiting;
    bool same = ok && !ks_hash_is_zero(t->head.staged) &&
                ks_store_document(store, t->head.staged, t->arena, &waiting, NULL);
    if (same) {
        ks_store_identity(release.bytes, mine);
        ks_store_identity(waiting.bytes, there);
        same = memcmp(mine, there, sizeof mine) == 0;
    }
    t->changed[KS_ROLE_CONTENT] = !same;
    ok = ok && (same || ks_store_stage(store, &release, t->now_s, err));
    size_t alerts = ks_staged_coming(&staged);
    t->suspicion = ok && alerts > 0 ? staged_warning(t, alerts) : t->suspicion;
    ks_store_close(store);
    ks_buf_free(&text);
    return ok;
}

static bool remember(struct ks_taking *t, struct ks_err *err)
{
    struct ks_buf text = { 0 }, path = { 0 };
    struct ks_seen_file *v = t->now.v;
    size_t n = t->now.n;
    ks_seen_format(&(struct ks_seen) { v, n, t->now.looked_ms }, &text);
    ks_take_memory_path(t, &path);
    bool ok = ks_file_write(path.p, text.p, text.n, err);
    ks_buf_free(&text);
    ks_buf_free(&path);
    return ok;
}

static int by_path(const void *a, const void *b)
{
    return strcmp(((const struct ks_seen_file *)a)->path, ((const struct ks_seen_file *)b)->path);
}

static const char *counted(const struct ks_taking *t, const char *begin)
{
    const size_t *n = t->receipt.count;
    return ks_arena_printf(t->arena, "%s：收下 %zu，调整 %zu，拒绝 %zu%s", begin,
                           n[KS_RECEIPT_RECEIVED], n[KS_RECEIPT_ADJUSTED], n[KS_RECEIPT_REFUSED],
                           t->moving ? "，还有文件在拷贝" : "");
}

/* New content waits until every file of it could be looked at; an alert waits for no picture. */
static enum ks_cycle_end hold_back(struct ks_taking *t, struct ks_err *err)
{
    bool alert = t->changed[KS_ROLE_ALERT] && t->cycle->source->policy != KS_POLICY_PIN;
    t->changed[KS_ROLE_CONTENT] = false;
    if (!alert || commit(t, err)) {
        *err = t->unable;
    }
    ks_take_tell(t, KS_OUTCOME_FAILED, ks_arena_strdup(t->arena, err->text));
    return KS_CYCLE_FAILED;
}

/* Everything is fetched: put it on, or have staff look first. */
static enum ks_cycle_end settle(struct ks_taking *t, struct ks_err *err)
{
    enum ks_cycle_end end = t->moving ? KS_CYCLE_AGAIN : KS_CYCLE_DONE;
    if (!ks_take_compose(t, err)) {
        ks_take_tell(t, KS_OUTCOME_KEPT, ks_arena_strdup(t->arena, err->text));
        return KS_CYCLE_KEPT;
    }
    if (t->unable.code != KS_ERR_NONE) {
        return hold_back(t, err);
    }
    bool pin = t->cycle->source->policy == KS_POLICY_PIN;
    bool changed = t->changed[KS_ROLE_CONTENT] || t->changed[KS_ROLE_ALERT];
    if (!ks_take_judge(t, err)) {
        ks_take_tell(t, KS_OUTCOME_KEPT, ks_arena_strdup(t->arena, err->text));
        return KS_CYCLE_KEPT;
    }
    if (changed && !(pin ? stage(t, err) : commit(t, err))) {
        if (err->code == KS_ERR_NOT_FOUND) {
            return KS_CYCLE_AGAIN; /* overtaken, or an object decayed: the next look mends it */
        }
        ks_take_tell(t, err->code == KS_ERR_REFUSED ? KS_OUTCOME_KEPT : KS_OUTCOME_FAILED,
                     ks_arena_strdup(t->arena, err->text));
        return err->code == KS_ERR_REFUSED ? KS_CYCLE_KEPT : KS_CYCLE_FAILED;
    }
    bool adopted = pin && !changed && ks_hash_is_zero(t->head.staged) && ks_take_told_pending(t);
    bool waits = pin && changed;
    changed = t->changed[KS_ROLE_CONTENT] || (t->changed[KS_ROLE_ALERT] && !pin) || adopted;
    const char *sentence = counted(t, waits     ? "等工作人员确认"
                                      : adopted ? "工作人员已经采用，新内容已经上屏"
                                      : changed ? "新内容已经上屏"
                                                : "内容没有变化");
    ks_take_tell(t,
                 waits     ? KS_OUTCOME_PENDING
                 : changed ? KS_OUTCOME_INSTALLED
                           : KS_OUTCOME_UNCHANGED,
                 sentence);
    if (changed) {
        ks_fail(err, KS_ERR_NONE, "%s", sentence);
    }
    return end;
}

/* Items of an office folder play beside something: on a new device, beside what it came with. */
static bool with_factory(struct ks_taking *t, struct ks_err *err)
{
    struct ks_source_config source = { .name = "factory", .policy = KS_POLICY_OPEN };
    struct ks_cycle cycle = *t->cycle;
    if (t->office.has_set || t->current[KS_ROLE_CONTENT].n_files > 0 ||
        cycle.config->factory[0] == '\0') {
        return true;
    }
    memcpy(source.path, cycle.config->factory, sizeof source.path);
    cycle.source = &source;
    enum ks_cycle_end end = ks_take_run(&cycle, err);
    return end != KS_CYCLE_FAILED && end != KS_CYCLE_KEPT && read_store(t, err);
}

static enum ks_cycle_end take(struct ks_taking *t, struct ks_err *err)
{
    if (!ks_take_folders(t, err) || !read_store(t, err) || !ks_take_gather(t, err)) {
        return KS_CYCLE_FAILED;
    }
    if (!t->office.has_set && !t->office.has_folders) {
        if (*t->suspicion != '\0') {
            ks_take_tell(t, KS_OUTCOME_UNCHANGED, "没有找到“海报”等文件夹");
        }
        return KS_CYCLE_DONE; /* not ours, or not mounted: nothing changes */
    }
    if (!with_factory(t, err)) {
        return KS_CYCLE_FAILED;
    }
    bool fetched = ks_take_fetch(t, err);
    enum ks_cycle_end end = KS_CYCLE_FAILED;
    if (fetched && !t->broke) {
        end = settle(t, err);
    } else if (fetched) {
        ks_fail(err, KS_ERR_IO, "读到一半断开了，屏幕继续播原来的内容；再次接上会接着读");
        ks_take_tell(t, KS_OUTCOME_FAILED, ks_arena_strdup(t->arena, err->text));
    }
    if (t->now.n > 1) {
        qsort(t->now.v, t->now.n, sizeof *t->now.v, by_path); /* file[] is not used any more */
    }
    struct ks_err why = { 0 };
    if (!remember(t, &why) && end != KS_CYCLE_FAILED) {
        *err = why;
        return KS_CYCLE_FAILED;
    }
    return end;
}

enum ks_cycle_end ks_take_run(const struct ks_cycle *cycle, struct ks_err *err)
{
    struct ks_taking t = { .cycle = cycle };
    ks_take_begin(&t);
    t.dir = ks_dir_open(cycle->source->path, err);
    enum ks_cycle_end end = t.dir == NULL ? KS_CYCLE_FAILED : take(&t, err);
    ks_take_end(&t);
    return end;
}
