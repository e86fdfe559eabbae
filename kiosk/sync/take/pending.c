/* What waits for staff to confirm it (see pending.h). */
#include "sync/take/pending.h"

#include "core/release/staged.h"
#include "port/clock.h"

static bool commit(struct ks_store *store,
                   enum ks_role role,
                   struct ks_manifest *manifest,
                   bool last,
                   struct ks_err *err)
{
    struct ks_buf text = { 0 };
    ks_layers_finish(manifest, role, ks_store_head(store), ks_clock_wall().s);
    bool ok = ks_manifest_format(manifest, &text, err);
    struct ks_signed release = { .bytes = { text.p, text.n } };
    struct ks_commit one = { .release = &release, .origin = KS_ORIGIN_OPEN, .adopted = last };
    ok = ok && ks_store_commit_layers(store, &one, err) == KS_COMMITTED;
    ks_buf_free(&text);
    return ok;
}

/* Installs what was staged, alerts first as everywhere. Only with the last commit nothing waits any
 * more, so that after a power cut in between all of it is done again. */
static bool install(struct ks_store *store,
                    const struct ks_manifest *staged,
                    struct ks_arena *arena,
                    struct ks_err *err)
{
    struct ks_base base[KS_ROLE_COUNT];
    struct ks_manifest shown[KS_ROLE_COUNT], next[KS_ROLE_COUNT];
    bool changed[KS_ROLE_COUNT];
    for (int role = 0; role < KS_ROLE_COUNT; role++) {
        ks_store_base(store, (enum ks_role)role, arena, &base[role]);
        ks_store_shown(store, (enum ks_role)role, arena, &shown[role]);
        ks_store_leave_gone(store, KS_GONE_BY_HASH, &base[role].manifest);
        ks_store_leave_gone(store, KS_GONE_BY_HASH, &shown[role]);
    }
    ks_staged_adopt(staged, base, shown, arena, next);
    for (int role = 0; role < KS_ROLE_COUNT; role++) {
        changed[role] = !ks_manifest_same_files(&next[role], &shown[role]);
    }
    bool more = changed[KS_ROLE_CONTENT];
    if (changed[KS_ROLE_ALERT] && !commit(store, KS_ROLE_ALERT, &next[KS_ROLE_ALERT], !more, err)) {
        return false;
    }
    return more ? commit(store, KS_ROLE_CONTENT, &next[KS_ROLE_CONTENT], true, err)
                : ks_store_forget_staged(store, err);
}

bool ks_pending_confirm(struct ks_store *store, uint64_t *version, struct ks_err *err)
{
    struct ks_arena *arena = ks_arena_new();
    struct ks_manifest staged;
    bool ok = ks_store_waiting(store, arena, &staged, err) && install(store, &staged, arena, err);
    *version = ok ? ks_store_head(store)->open_version : 0;
    ks_arena_free(arena);
    return ok;
}
