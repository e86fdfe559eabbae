/* Power cuts at every moment of everything a device does with its store, and again while it
 * recovers: no state is torn, nothing reported as done is lost, the update taken up again
 * succeeds. Prints its figures.
 *
 *   store-model              over a million states; many more with KS_LONG=1
 *   store-model --mutants    plant each mistake of twin.h; every one must be caught
 *   store-model --caught     succeed if something is wrong (for changed sources)
 */
#include <time.h>

#include "proof.h"

struct cutting {
    struct proof *proof;
    struct doing *doing; /* of the run that is being cut */
    uint64_t low;        /* what was certain before that run opened the store */
    uint64_t budget;     /* states at one moment */
    uint64_t inner;      /* of the second cut; 0 = none */
    uint64_t moments;
};

static uint64_t seed = 88172645463325252u;

static uint64_t dice(uint64_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed % n;
}

static struct twin disks[2]; /* by depth: the cut disk */
static void cut_here(struct twin *disk, void *context);

static void ask(struct cutting *cutting, struct twin *disk)
{
    struct proof *proof = cutting->proof;
    struct doing doing = { 0, { 0 } };
    uint64_t low = cutting->doing->acked > cutting->low ? cutting->doing->acked : cutting->low;
    uint64_t high = low < proof->last ? low + 1 : proof->last;
    struct cutting inner = { proof, &doing, low, cutting->inner, 0, 0 };
    (void)proof_ask(proof, disk, low, high, cutting->inner > 0 ? cut_here : NULL, &inner, &doing);
    twin_free(disk);
}

static uint64_t ways(const struct twin_cut *cut, uint64_t most)
{
    uint64_t n = 1;
    for (unsigned i = 0; i < cut->n && n <= most; i++) {
        n *= cut->radix[i];
    }
    return n;
}

static void digits_of(const struct twin_cut *cut, uint64_t k, bool all, uint8_t *digits)
{
    for (unsigned i = 0; i < cut->n; i++) {
        digits[i] = (uint8_t)(all ? k % cut->radix[i] : dice(cut->radix[i]));
        k /= cut->radix[i];
    }
    if (all) {
        return;
    }
    /* Drawn: everything lost, everything kept, one kept, one lost come first. */
    unsigned one = (unsigned)((k - 2) / 2 % (cut->n + 1));
    for (unsigned i = 0; k < 2 + 2 * (uint64_t)cut->n && i < cut->n; i++) {
        bool kept = k == 1 || (k >= 2 && (i == one) == (k % 2 == 0));
        digits[i] = kept ? (uint8_t)(cut->radix[i] - 1) : 0;
    }
}

/* The moment before a change: every way the power may go, or a part of them, then a killed
 * writer whose successor is cut off in turn. */
static void cut_here(struct twin *disk, void *context)
{
    struct cutting *cutting = context;
    struct twin *cut_disk = &disks[cutting->inner > 0 ? 0 : 1];
    struct twin_cut cut;
    uint8_t digits[TWIN_DIGITS];
    if (cutting->proof->mutated && proof_wrongs(cutting->proof) > 0) {
        return;
    }
    cutting->moments++;
    twin_cut_of(disk, &cut);
    uint64_t all = ways(&cut, cutting->budget);
    bool every = all <= cutting->budget;
    uint64_t inner = cutting->inner;
    for (uint64_t k = 0; k < (every ? all : cutting->budget); k++) {
        digits_of(&cut, k, every, digits);
        twin_cut_apply(disk, &cut, digits, cut_disk);
        ask(cutting, cut_disk);
    }
    for (uint64_t k = 0; !every && k < cutting->budget / 8; k++) {
        twin_cut_ordered(disk, disk->order - (uint32_t)dice(24), (uint8_t)dice(5), cut_disk);
        ask(cutting, cut_disk);
    }
    cutting->inner = inner;
    twin_kill(disk, cut_disk);
    ask(cutting, cut_disk);
}

struct totals {
    uint64_t states, wrongs, torn, lost, moments;
};

static bool run_scenario(const struct scenario *scenario,
                         enum twin_mutant mutant,
                         uint64_t budget,
                         uint64_t inner,
                         bool quiet,
                         struct totals *totals)
{
    static struct proof proof;
    if (!proof_begin(&proof, scenario, mutant)) {
        totals->wrongs++;
        return false;
    }
    proof.loud = !quiet;
    proof.mutated = quiet;
    static struct twin disk;
    struct doing doing = { proof.first, { 0 } };
    struct cutting cutting = { &proof, &doing, proof.first, budget, inner, 0 };
    twin_kill(&proof.base, &disk);
    disk.moment = cut_here;
    disk.context = &cutting;
    struct ks_store *store = proof_open(&disk, &doing.err);
    if (store == NULL || !scenario->run(store, &doing)) {
        proof.stuck++;
    }
    cut_here(&disk, &cutting); /* the moment after */
    ks_store_close(store);
    twin_free(&disk);
    if (!quiet) {
        printf("%-9s %4llu moments %9llu states  torn %llu lost %llu stuck %llu wrong %llu\n",
               scenario->name, (unsigned long long)cutting.moments,
               (unsigned long long)proof.states, (unsigned long long)proof.torn,
               (unsigned long long)proof.lost, (unsigned long long)proof.stuck,
               (unsigned long long)proof.wrong);
    }
    totals->moments += cutting.moments;
    totals->states += proof.states;
    totals->torn += proof.torn;
    totals->lost += proof.lost;
    totals->wrongs += proof_wrongs(&proof);
    proof_end(&proof);
    return true;
}

static int all_states(uint64_t budget, uint64_t inner, bool expect_wrong)
{
    struct totals totals = { 0 };
    clock_t start = clock();
    for (size_t i = 0; i < n_scenarios && !(expect_wrong && totals.wrongs > 0); i++) {
        /* The last ones do the most and have few states: what is wrong shows there first. */
        const struct scenario *scenario = &scenarios[expect_wrong ? n_scenarios - 1 - i : i];
        (void)run_scenario(scenario, TWIN_CORRECT, budget, inner, expect_wrong, &totals);
    }
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    printf("crash model: %llu states at %llu moments, torn %llu, lost after success %llu, "
           "other wrongs %llu; %.0f s of CPU\n",
           (unsigned long long)totals.states, (unsigned long long)totals.moments,
           (unsigned long long)totals.torn, (unsigned long long)totals.lost,
           (unsigned long long)(totals.wrongs - totals.torn - totals.lost), seconds);
    return (totals.wrongs == 0) != expect_wrong ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int all_mutants(void)
{
    int caught = 0;
    for (int m = TWIN_CORRECT + 1; m < TWIN_MUTANTS; m++) {
        struct totals totals = { 0 };
        for (size_t i = 0; i < n_scenarios && totals.wrongs == 0; i++) {
            (void)run_scenario(&scenarios[i], (enum twin_mutant)m, 24, 3, true, &totals);
        }
        caught += totals.wrongs > 0;
        printf("%-7s after %8llu states: %s\n", totals.wrongs > 0 ? "caught" : "NOT",
               (unsigned long long)totals.states, twin_mutant_name((enum twin_mutant)m));
    }
    printf("planted mistakes of the disk: %d of %d caught\n", caught, TWIN_MUTANTS - 1);
    return caught == TWIN_MUTANTS - 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    world_make();
    int status;
    if (argc == 2 && strcmp(argv[1], "--mutants") == 0) {
        status = all_mutants();
    } else if (argc == 2 && strcmp(argv[1], "--caught") == 0) {
        status = all_states(24, 3, true);
    } else {
        bool more = getenv("KS_LONG") != NULL;
        status = all_states(more ? 600 : 53, more ? 16 : 12, false);
    }
    world_free();
    return status;
}
