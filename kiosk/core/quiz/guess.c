/* Naive Bayes over ten parts (see guess.h). */
#include "core/quiz/guess.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/quiz/random.h"

#define PARTS 10

struct use { /* one feature of one case */
    uint64_t feature;
    uint32_t of;    /* the case */
    uint32_t index; /* of the feature, among all of them */
};

struct one_case {
    size_t group;
    bool side;
};

struct ks_guess {
    struct ks_arena *arena;
    struct one_case *v;
    struct use *use;
    size_t n, capacity, uses, use_capacity, features, groups;
    bool sorted;
};

struct learned { /* from nine parts */
    size_t cases[2];
    uint32_t *with[2]; /* [feature]: in how many of those cases */
};

struct ks_guess *ks_guess_new(struct ks_arena *arena)
{
    struct ks_guess *guess = ks_arena_alloc(arena, sizeof *guess);
    *guess = (struct ks_guess) { .arena = arena };
    return guess;
}

void ks_guess_case(struct ks_guess *guess, size_t group, bool side)
{
    if (guess->n == guess->capacity) {
        guess->capacity = guess->capacity == 0 ? 64 : guess->capacity * 2;
        guess->v =
            ks_arena_grow(guess->arena, guess->v, guess->n, guess->capacity, sizeof *guess->v);
    }
    guess->v[guess->n++] = (struct one_case) { group, side };
    guess->groups = group >= guess->groups ? group + 1 : guess->groups;
}

void ks_guess_feature(struct ks_guess *guess, uint64_t feature)
{
    assert(guess->n > 0 && !guess->sorted);
    if (guess->uses == guess->use_capacity) {
        guess->use_capacity = guess->use_capacity == 0 ? 1024 : guess->use_capacity * 2;
        guess->use = ks_arena_grow(guess->arena, guess->use, guess->uses, guess->use_capacity,
                                   sizeof *guess->use);
    }
    guess->use[guess->uses++] = (struct use) { feature, (uint32_t)(guess->n - 1), 0 };
}

size_t ks_guess_cases(const struct ks_guess *guess)
{
    return guess->n;
}

static int by_feature_then_case(const void *a, const void *b)
{
    const struct use *x = a, *y = b;
    if (x->feature != y->feature) {
        return x->feature < y->feature ? -1 : 1;
    }
    return x->of < y->of ? -1 : x->of > y->of;
}

static int by_case_then_feature(const void *a, const void *b)
{
    const struct use *x = a, *y = b;
    if (x->of != y->of) {
        return x->of < y->of ? -1 : 1;
    }
    return x->index < y->index ? -1 : x->index > y->index;
}

/* Numbers the features, and leaves each once in a case. */
static void number(struct ks_guess *guess)
{
    size_t kept = 0;
    if (guess->uses > 0) {
        qsort(guess->use, guess->uses, sizeof *guess->use, by_feature_then_case);
    }
    for (size_t i = 0; i < guess->uses; i++) {
        bool same = kept > 0 && guess->use[kept - 1].feature == guess->use[i].feature;
        if (same && guess->use[kept - 1].of == guess->use[i].of) {
            continue;
        }
        guess->features += same ? 0 : 1;
        guess->use[kept] = guess->use[i];
        guess->use[kept++].index = (uint32_t)(guess->features - 1);
    }
    guess->uses = kept;
    if (kept > 0) {
        qsort(guess->use, kept, sizeof *guess->use, by_case_then_feature);
    }
    guess->sorted = true;
    assert(guess->features <= guess->uses);
}

/* In which part each group stands: the parts are of equal size, give or take one. */
static uint8_t *part_groups(const struct ks_guess *guess, uint64_t seed, struct ks_arena *scratch)
{
    uint8_t *part = ks_arena_array(scratch, guess->groups + 1, sizeof *part);
    for (size_t i = 0; i < guess->groups; i++) {
        part[i] = (uint8_t)(i % PARTS);
    }
    for (size_t i = guess->groups; i-- > 1;) {
        size_t k = ks_random_below(&seed, i + 1);
        uint8_t other = part[i];
        part[i] = part[k];
        part[k] = other;
    }
    return part;
}

static void
learn(const struct ks_guess *guess, const uint8_t *part, unsigned but, struct learned *learned)
{
    for (size_t side = 0; side < 2; side++) {
        learned->cases[side] = 0;
        memset(learned->with[side], 0, guess->features * sizeof *learned->with[side]);
    }
    for (size_t i = 0; i < guess->n; i++) {
        learned->cases[guess->v[i].side] += part[guess->v[i].group] != but ? 1 : 0;
    }
    for (size_t i = 0; i < guess->uses; i++) {
        const struct one_case *of = &guess->v[guess->use[i].of];
        if (part[of->group] != but) {
            learned->with[of->side][guess->use[i].index]++;
        }
    }
}

/* What one feature says, with one case more than were seen (Laplace). */
static double says(const struct learned *learned, size_t feature)
{
    double yes = learned->with[1][feature], no = learned->with[0][feature];
    if (yes + no < 1) {
        return 0; /* never seen there */
    }
    return log((yes + 1) / ((double)learned->cases[1] + 2)) -
           log((no + 1) / ((double)learned->cases[0] + 2));
}

void ks_guess_score(struct ks_guess *guess, uint64_t seed, double *score)
{
    struct ks_arena *scratch = ks_arena_new();
    if (!guess->sorted) {
        number(guess);
    }
    const uint8_t *part = part_groups(guess, seed, scratch);
    struct learned learned;
    for (size_t side = 0; side < 2; side++) {
        learned.with[side] = ks_arena_array(scratch, guess->features + 1, sizeof(uint32_t));
    }
    for (unsigned one = 0; one < PARTS; one++) {
        learn(guess, part, one, &learned);
        for (size_t i = 0; i < guess->n; i++) {
            if (part[guess->v[i].group] == one) {
                score[i] = log((double)learned.cases[1] + 1) - log((double)learned.cases[0] + 1);
            }
        }
        for (size_t i = 0; i < guess->uses; i++) {
            if (part[guess->v[guess->use[i].of].group] == one) {
                score[guess->use[i].of] += says(&learned, guess->use[i].index);
            }
        }
    }
    ks_arena_free(scratch);
}
