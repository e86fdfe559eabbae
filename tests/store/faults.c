/* Every disk operation failing once and for good, disks of every small size, and bits that decay:
 * nothing torn, nothing wrong shown, and it goes on afterwards. Prints its figures. With --caught
 * it succeeds if something is wrong (for changed sources). */
#include <errno.h>

#include "proof.h"
#include "support/said.h"

static uint64_t seed = 88172645463325252u;

static uint64_t dice(uint64_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed % n;
}

struct figures {
    uint64_t faults, endured, silent, wrongs, states;
};

/* The disk after a run that failed, or not: killed there, and cut there. */
static void ask_after(struct proof *proof, const struct twin *disk, uint64_t acked, uint64_t cuts)
{
    static struct twin after;
    struct twin_cut cut;
    struct doing doing = { 0, { 0 } };
    uint64_t low = acked > proof->first ? acked : proof->first;
    uint64_t high = low < proof->last ? low + 1 : proof->last;
    twin_kill(disk, &after);
    after.capacity = 0;
    (void)proof_ask(proof, &after, low, high, NULL, NULL, &doing);
    twin_free(&after);
    twin_cut_of(disk, &cut);
    for (uint64_t k = 0; k < cuts; k++) {
        uint8_t digits[TWIN_DIGITS];
        for (unsigned i = 0; i < cut.n; i++) {
            digits[i] = (uint8_t)(k == 0 ? 0 : k == 1 ? cut.radix[i] - 1u : dice(cut.radix[i]));
        }
        twin_cut_apply(disk, &cut, digits, &after);
        after.capacity = 0;
        (void)proof_ask(proof, &after, low, high, NULL, NULL, &doing);
        twin_free(&after);
    }
}

/* True if it ended well. */
static bool run(struct proof *proof, struct twin *disk, struct doing *doing)
{
    doing->acked = proof->first;
    struct ks_store *store = proof_open(disk, &doing->err);
    bool ok = store != NULL && proof->scenario->run(store, doing);
    ks_store_close(store);
    if (twin_handles_open(disk)) {
        proof->wrong++;
    }
    return ok;
}

static void fail_each(struct proof *proof, struct figures *figures)
{
    static const struct {
        enum twin_fault fault;
        int error;
    } kinds[] = { { TWIN_ONCE, EIO },       { TWIN_FOREVER, EIO }, { TWIN_ONCE, ENOSPC },
                  { TWIN_FOREVER, ENOSPC }, { TWIN_ONCE, EINTR },  { TWIN_ONCE, EMFILE },
                  { TWIN_FOREVER, EROFS } };
    static struct twin disk;
    for (size_t k = 0; k < KS_COUNT(kinds); k++) {
        for (uint64_t at = 1; at <= proof->ops; at++) {
            struct doing doing = { 0, { 0 } };
            twin_kill(&proof->base, &disk);
            disk.fault = kinds[k].fault;
            disk.fault_at = at;
            disk.fault_error = kinds[k].error;
            bool ok = run(proof, &disk, &doing);
            figures->faults++;
            figures->endured += ok;
            figures->silent += !ok && doing.err.code == KS_ERR_NONE;
            proof->wrong += disk.ops > 100 * proof->ops; /* it goes round and round */
            uint64_t wrongs = proof_wrongs(proof);
            ask_after(proof, &disk, doing.acked, 6);
            if (proof_wrongs(proof) > wrongs && proof_wrongs(proof) <= 5) {
                fprintf(stderr, "  after call %llu of %llu failed %s with %s\n",
                        (unsigned long long)at, (unsigned long long)proof->ops,
                        disk.fault == TWIN_ONCE ? "once" : "for good", strerror(disk.fault_error));
            }
            twin_free(&disk);
        }
    }
}

static bool every_fault(void)
{
    struct figures figures = { 0 };
    for (size_t i = 0; i < n_scenarios; i++) {
        static struct proof proof;
        static struct twin disk;
        struct doing doing = { 0, { 0 } };
        figures.wrongs += !proof_begin(&proof, &scenarios[i], TWIN_CORRECT);
        proof.loud = true;
        fail_each(&proof, &figures);
        twin_kill(&proof.base, &disk);
        disk.short_io = true;
        figures.wrongs += !run(&proof, &disk, &doing);
        ask_after(&proof, &disk, doing.acked, 6);
        twin_free(&disk);
        figures.states += proof.states;
        figures.wrongs += proof_wrongs(&proof);
        proof_end(&proof);
    }
    printf("failing operations: %llu (each once and for good: EIO, ENOSPC, EROFS; once: EINTR, "
           "EMFILE; short reads and writes), %llu endured, %llu states after them, wrong %llu, "
           "without a reason %llu\n",
           (unsigned long long)figures.faults, (unsigned long long)figures.endured,
           (unsigned long long)figures.states, (unsigned long long)figures.wrongs,
           (unsigned long long)figures.silent);
    return figures.wrongs == 0 && figures.silent == 0 && figures.faults > 0;
}

/* 200 sizes from 64 KiB to 64 MiB, asked before the first write as a cycle does; and disks that
 * run full block by block while they are written to. */
static bool full_disks(void)
{
    uint64_t refused = 0, fit = 0, ran_full = 0, wrongs = 0;
    static struct twin disk;
    static struct proof proof;
    (void)proof_begin(&proof, &scenarios[1], TWIN_CORRECT);
    proof.loud = true;
    for (int i = 0; i < 200; i++) {
        struct doing doing = { proof.first, { 0 } };
        twin_kill(&proof.base, &disk);
        disk.capacity = (uint64_t)65536 << (i / 20);
        disk.capacity += disk.capacity / 20 * (uint64_t)(i % 20);
        struct ks_store *store = proof_open(&disk, &doing.err);
        uint64_t before = disk.changes;
        enum ks_stored answer =
            store == NULL ? KS_STORED_NOT : ks_store_room(store, 100, 3, 0, &doing.err);
        bool room = answer == KS_STORED;
        wrongs += !room && (disk.changes != before || answer != KS_STORED_FULL);
        wrongs += room && !proof.scenario->run(store, &doing);
        wrongs += room && disk.capacity < UINT64_C(32) << 20;
        refused += !room;
        fit += room;
        ks_store_close(store);
        ask_after(&proof, &disk, doing.acked, 2);
        twin_free(&disk);
    }
    wrongs += proof_wrongs(&proof);
    proof_end(&proof);
    for (size_t i = 0; i < n_scenarios; i++) {
        (void)proof_begin(&proof, &scenarios[i], TWIN_CORRECT);
        proof.loud = true;
        for (uint64_t blocks = 1; blocks <= 60; blocks++) {
            struct doing doing = { proof.first, { 0 } };
            twin_kill(&proof.base, &disk);
            disk.capacity = blocks * 4096;
            ran_full += !run(&proof, &disk, &doing);
            ask_after(&proof, &disk, doing.acked, 6);
            twin_free(&disk);
        }
        wrongs += proof_wrongs(&proof);
        proof_end(&proof);
    }
    printf("full disks: 200 sizes: %llu refused before the first write, %llu installed; 360 that "
           "filled up in between: %llu failed; wrong %llu\n",
           (unsigned long long)refused, (unsigned long long)fit, (unsigned long long)ran_full,
           (unsigned long long)wrongs);
    return wrongs == 0 && refused > 0 && fit > 0 && ran_full > 0;
}

static const char *expected_of(const struct made *made, const char *path)
{
    for (size_t i = 0; i < made->n; i++) {
        if (strcmp(made->blobs[i].path, path) == 0) {
            return made->blobs[i].bytes;
        }
    }
    return NULL;
}

struct rot {
    uint64_t served, refused, previous, wrong, unhealed;
};

/* Read all that is shown; whatever comes must be what the release says. */
static size_t look(struct ks_store *store, struct rot *rot, bool must)
{
    enum ks_shown shown;
    struct ks_content_set *set = ks_store_content_set(store, &shown);
    struct ks_arena *arena = ks_arena_new();
    struct ks_names names;
    size_t served = 0;
    rot->previous += shown == KS_SHOWN_PREVIOUS;
    rot->wrong += !ks_content_set_list(set, "", 100, NULL, arena, &names, NULL);
    for (size_t i = 0; i < names.n; i++) {
        char *bytes;
        size_t n;
        const struct made *content = &world.made[shown == KS_SHOWN_CURRENT ? V2 : V1];
        const char *expected = expected_of(content, names.v[i]);
        expected = expected == NULL ? expected_of(&world.made[A1], names.v[i]) : expected;
        if (!ks_content_set_read(set, names.v[i], 1 << 20, &bytes, &n, NULL)) {
            rot->refused++;
            continue;
        }
        served++;
        rot->wrong += expected == NULL || n != strlen(expected) || memcmp(bytes, expected, n) != 0;
        free(bytes);
    }
    rot->served += served;
    rot->unhealed += must && (shown != KS_SHOWN_CURRENT || served != 4);
    ks_arena_free(arena);
    ks_content_set_close(set);
    return served;
}

/* `once`: a single bit, which costs one copy of the trust file at most. */
static void heal(struct twin *disk, bool once, struct rot *rot)
{
    struct doing doing = { 0, { 0 } };
    struct ks_store *store = proof_open(disk, &doing.err);
    bool fresh = store != NULL && ks_store_head(store)->serial == 0;
    rot->unhealed += once && (store == NULL || !proof_trust_twice(disk, ks_store_head(store)));
    bool ok = store != NULL && ks_store_commit_trust(store, &world.trust[0], 1, 1, 0, &doing.err) &&
              (!fresh || install(store, &world.made[V1], KS_ORIGIN_SIGNED, &doing.err)) &&
              install(store, &world.made[V2], KS_ORIGIN_SIGNED, &doing.err) &&
              install(store, &world.made[A1], KS_ORIGIN_SIGNED, &doing.err);
    if (!ok) {
        fprintf(stderr, "not healed: %s\n", said_err(&doing.err));
        rot->unhealed++;
    } else {
        (void)look(store, rot, true);
        rot->unhealed += ks_store_damaged(store);
    }
    ks_store_close(store);
}

static void rot_case(const struct twin *sound, int flips, bool head, struct rot *rot)
{
    static struct twin disk;
    char path[160];
    twin_kill(sound, &disk);
    for (int i = 0; i < flips; i++) {
        size_t k = (size_t)dice(64);
        bool found = twin_rot(&disk, k, dice(UINT64_C(1) << 40), path);
        i -= !found || (head && strncmp(path, i == 0 ? "HEAD" : "HEAD.bak", 9) != 0);
    }
    struct ks_store_params params = { .disk = twin_disk(&disk) };
    struct ks_store *reader = ks_store_open(&params, NULL);
    (void)look(reader, rot, false);
    ks_store_close(reader);
    heal(&disk, flips == 1, rot);
    twin_free(&disk);
}

static bool rotting_bits(void)
{
    struct rot rot = { 0 };
    static struct twin disk;
    twin_init(&disk);
    struct ks_store *store = proof_open(&disk, NULL);
    bool ok =
        ks_store_commit_trust(store, &world.trust[0], 1, 1, 0, NULL) &&
        install(store, &world.made[V1], KS_ORIGIN_SIGNED, NULL) &&
        install(store, &world.made[V2], KS_ORIGIN_SIGNED, NULL) && ks_store_prove(store, NULL) &&
        install(store, &world.made[A1], KS_ORIGIN_SIGNED, NULL) && ks_store_gc(store, 0, NULL);
    ks_store_close(store);
    for (int i = 0; ok && i < 1000; i++) {
        rot_case(&disk, 1, false, &rot);
    }
    for (int i = 0; ok && i < 300; i++) {
        rot_case(&disk, i < 100 ? 2 : 20, i < 100, &rot);
    }
    printf("decay: 1000 single flips, 100 of HEAD and HEAD.bak at once, 200 of 20: %llu files "
           "right, %llu refused, previous release shown %llu times; wrong bytes shown %llu, not "
           "healed %llu\n",
           (unsigned long long)rot.served, (unsigned long long)rot.refused,
           (unsigned long long)rot.previous, (unsigned long long)rot.wrong,
           (unsigned long long)rot.unhealed);
    twin_free(&disk);
    return ok && rot.wrong == 0 && rot.unhealed == 0 && rot.refused > 0 && rot.previous > 0;
}

int main(int argc, char **argv)
{
    bool expect_wrong = argc == 2 && strcmp(argv[1], "--caught") == 0;
    world_make();
    bool ok = rotting_bits();
    ok = (ok || !expect_wrong) && full_disks() && ok;
    ok = (ok || !expect_wrong) && every_fault() && ok;
    world_free();
    return ok != expect_wrong ? EXIT_SUCCESS : EXIT_FAILURE;
}
