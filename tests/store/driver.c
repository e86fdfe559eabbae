/* A process that does one of the scenarios on a real folder, to be killed at any moment.
 *
 *   store-driver before|run|resume SCENARIO DIR
 *
 * `resume` opens what a killed `run` left, checks that it is whole, takes the scenario up again and
 * checks its end. */
#include "support/said.h"
#include "world.h"

static struct ks_store *open_store(const char *folder, struct ks_err *err)
{
    struct ks_store_params params = { .writer = true };
    return ks_disk_real(folder, KS_DISK_MADE, &params.disk, err) ? ks_store_open(&params, err)
                                                                 : NULL;
}

/* Everything HEAD refers to, hashed. */
static bool whole(struct ks_store *store, struct ks_err *err)
{
    const struct ks_head *head = ks_store_head(store);
    for (int i = 0; i < 2 * KS_ROLE_COUNT; i++) {
        const struct ks_head_role *role = &head->role[i / 2];
        const struct ks_head_release *release = i % 2 == 0 ? &role->current : &role->previous;
        const struct made *made = world_by_hash(release->hash);
        struct ks_arena *arena = ks_arena_new();
        struct ks_manifest manifest = { 0 };
        bool ok = release->origin == KS_ORIGIN_NONE ||
                  (made != NULL && ks_store_manifest(store, release->hash, arena, &manifest, err));
        for (size_t k = 0; ok && k < manifest.n_files; k++) {
            ok = ks_store_has(store, manifest.files[k].sha256, manifest.files[k].length) ||
                 ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_STORE_INCOMPLETE,
                            KS_ARGS(ks_arg_text(manifest.files[k].path)));
        }
        ks_arena_free(arena);
        if (!ok) {
            return false;
        }
    }
    return true;
}

int main(int argc, char **argv)
{
    struct doing doing = { 0, { 0 } };
    bool ok = false;
    if (argc != 4) {
        fprintf(stderr, "store-driver before|run|resume SCENARIO DIR\n");
        return 2;
    }
    world_make();
    struct ks_store *store = open_store(argv[3], &doing.err);
    for (size_t i = 0; store != NULL && i < n_scenarios; i++) {
        if (strcmp(argv[2], scenarios[i].name) != 0) {
            continue;
        }
        ok = strcmp(argv[1], "before") == 0 ? scenarios[i].before(store, &doing)
             : strcmp(argv[1], "run") == 0
                 ? scenarios[i].run(store, &doing)
                 : whole(store, &doing.err) && scenarios[i].run(store, &doing) &&
                       whole(store, &doing.err);
        printf("%llu\n", (unsigned long long)ks_store_head(store)->serial);
    }
    ks_store_close(store);
    world_free();
    if (!ok) {
        fprintf(stderr, "store-driver: %s\n", said_err(&doing.err));
    }
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
