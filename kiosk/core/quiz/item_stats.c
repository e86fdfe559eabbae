/* Elo for questions (see item_stats.h). */
#include "core/quiz/item_stats.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "base/search.h"

#define FURTHEST 8.0
#define ABILITY_STEP 0.5

uint64_t ks_item_hash(const char *id)
{
    return ks_hash(KS_HASH_START, id, strlen(id));
}

static int by_id(const void *key, const void *element)
{
    uint64_t id = *(const uint64_t *)key, other = ((const struct ks_item_stat *)element)->id;
    return id < other ? -1 : id > other;
}

/* The place of an item in the sorted list, or the place where it would be inserted. */
static size_t place_of(const struct ks_item_stats *stats, uint64_t id)
{
    size_t low = ks_lower_bound(&id, stats->v, stats->n, sizeof *stats->v, by_id);
    assert(low == 0 || stats->v[low - 1].id < id);
    assert(low == stats->n || stats->v[low].id >= id);
    return low;
}

const struct ks_item_stat *ks_item_stat(const struct ks_item_stats *stats, uint64_t id)
{
    if (stats == NULL) {
        return NULL;
    }
    size_t i = place_of(stats, id);
    return i < stats->n && stats->v[i].id == id ? &stats->v[i] : NULL;
}

static struct ks_item_stat *find_or_add(struct ks_item_stats *stats, uint64_t id, double difficulty)
{
    size_t i = place_of(stats, id);
    if (i < stats->n && stats->v[i].id == id) {
        return &stats->v[i];
    }
    if (stats->n == stats->capacity) {
        size_t capacity = stats->capacity == 0 ? 64 : 2 * stats->capacity;
        struct ks_item_stat *v = realloc(stats->v, capacity * sizeof *v);
        if (v == NULL) {
            ks_oom();
        }
        stats->v = v;
        stats->capacity = capacity;
    }
    memmove(stats->v + i + 1, stats->v + i, (stats->n - i) * sizeof *stats->v);
    stats->v[i] = (struct ks_item_stat) { id, difficulty, 0 };
    stats->n++;
    assert(stats->n <= stats->capacity);
    assert(i + 1 == stats->n || id < stats->v[i + 1].id); /* the list is sorted still */
    return &stats->v[i];
}

double ks_item_difficulty(const struct ks_item_stats *stats, const struct ks_quiz_item *item)
{
    const struct ks_item_stat *stat = ks_item_stat(stats, ks_item_hash(item->id));
    return stat == NULL ? ks_quiz_difficulty(item) - 1.0 : stat->difficulty;
}

uint32_t ks_item_answers(const struct ks_item_stats *stats, const struct ks_quiz_item *item)
{
    const struct ks_item_stat *stat = ks_item_stat(stats, ks_item_hash(item->id));
    return stat == NULL ? 0 : stat->answers;
}

const struct ks_item_stat *ks_item_answered(struct ks_item_stats *stats,
                                            const struct ks_quiz_item *item,
                                            bool right,
                                            double *ability)
{
    struct ks_item_stat *stat =
        find_or_add(stats, ks_item_hash(item->id), ks_item_difficulty(NULL, item));
    assert(item->n_options >= 2);
    double guess = 1.0 / (double)item->n_options;
    double expected = guess + (1 - guess) / (1 + exp(stat->difficulty - *ability));
    assert(expected >= guess && expected <= 1);
    double surprise = expected - (right ? 1 : 0);
    stat->difficulty += surprise / (1 + 0.08 * stat->answers);
    stat->difficulty = fmax(-FURTHEST, fmin(FURTHEST, stat->difficulty));
    stat->answers += stat->answers < UINT32_MAX;
    assert(fabs(stat->difficulty) <= FURTHEST && fabs(surprise) <= 1);
    *ability -= ABILITY_STEP * surprise;
    return stat;
}

void ks_item_recall(struct ks_item_stats *stats, struct ks_item_stat known)
{
    if (isfinite(known.difficulty) && fabs(known.difficulty) <= FURTHEST) {
        *find_or_add(stats, known.id, 0) = known;
    }
}

void ks_item_stats_free(struct ks_item_stats *stats)
{
    free(stats->v);
    *stats = (struct ks_item_stats) { 0 };
}
