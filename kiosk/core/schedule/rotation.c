/* Smooth weighted round-robin over the items on air. */
#include "core/schedule/rotation.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"

#define SPREAD_MAX 400 /* heavier rows are few */

/* Rows of one path differ by their weight or title. */
static uint64_t key_of(const struct ks_playlist_item *item)
{
    uint64_t hash = ks_hash(KS_HASH_START, item->path, strlen(item->path));
    hash = ks_hash(hash, &item->weight, sizeof item->weight);
    hash = ks_hash(hash, item->title, strlen(item->title));
    return hash == 0 ? 1 : hash;
}

/* The place of `key`, searched from `hint` on, since rows mostly keep their order. */
static size_t find(const struct ks_rotation *rotation, size_t hint, uint64_t key)
{
    for (size_t i = 0; i < rotation->n; i++) {
        size_t at = (hint + i) % rotation->n;
        if (rotation->v[at].key == key) {
            return at;
        }
    }
    return SIZE_MAX;
}

static bool is_aligned(const struct ks_rotation *rotation,
                       const struct ks_playlist_item *items,
                       const size_t *index,
                       size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (i >= rotation->n || rotation->v[i].key != key_of(&items[index[i]])) {
            return false;
        }
    }
    return true;
}

/* Gives rows that have no credit yet theirs. Equals gain it in step and would play one behind the
 * other; where such a group is heavier than the rest it begins spread over its round. Who comes
 * first in the order of rows begins without debt, so what is new shows soon. */
static void spread(struct ks_rotation_entry *v, const bool *new, const struct ks_turns *turns)
{
    int64_t size[SPREAD_MAX + 1] = { 0 }, before[SPREAD_MAX + 1] = { 0 }, sum = 0;
    for (size_t i = 0; i < turns->n; i++) {
        sum += turns->weight[i];
        size[turns->weight[i] <= SPREAD_MAX ? turns->weight[i] : 0] += new[i] ? 1 : 0;
    }
    for (size_t i = 0; i < turns->n; i++) {
        int weight = turns->weight[i];
        if (new[i] && weight <= SPREAD_MAX && weight *(int64_t)turns->n > sum) {
            v[i].credit = (int)(-sum * before[weight]++ / size[weight]);
        }
    }
}

/* Bring the credits of items[index[..]] to the front, in that order. Behind them stay those of
 * what is off the air for now (an alert, another daypart): they go on where they left off. */
static void align(struct ks_rotation *rotation, const struct ks_turns *turns)
{
    const struct ks_playlist_item *items = turns->items;
    const size_t *index = turns->index, n = turns->n;
    if (is_aligned(rotation, items, index, n)) {
        return;
    }
    struct ks_rotation_entry *v = calloc(n + rotation->n, sizeof *v);
    bool *new = calloc(n, sizeof *new);
    if (v == NULL || new == NULL) {
        ks_oom();
    }
    size_t hint = 0, total = n;
    for (size_t i = 0; i < n; i++) {
        v[i] = (struct ks_rotation_entry) { key_of(&items[index[i]]), 0 };
        size_t at = find(rotation, hint, v[i].key);
        new[i] = at == SIZE_MAX;
        if (at != SIZE_MAX) {
            v[i].credit = rotation->v[at].credit;
            rotation->v[at].key = 0; /* taken */
            hint = at + 1;
        }
    }
    spread(v, new, turns);
    free(new);
    for (size_t i = 0; i < rotation->n && total < KS_PLAYLIST_ROWS_MAX; i++) {
        if (rotation->v[i].key != 0) {
            v[total++] = rotation->v[i];
        }
    }
    assert(total >= n && total <= n + rotation->n);
    free(rotation->v);
    rotation->v = v;
    rotation->n = rotation->capacity = total;
}

/* Takes one turn: every item gains its weight, the richest pays the sum. */
static size_t turn(struct ks_rotation_entry *v, const struct ks_turns *turns)
{
    int sum = 0;
    size_t best = turns->n;
    for (size_t i = 0; i < turns->n; i++) {
        v[i].credit += turns->weight[i];
        sum += turns->weight[i];
        if (best == turns->n || v[i].credit > v[best].credit) {
            best = i;
        }
    }
    assert(best < turns->n && sum >= turns->weight[best]);
    v[best].credit -= sum;
    return best;
}

size_t ks_rotation_next(struct ks_rotation *rotation, const struct ks_turns *turns)
{
    assert(turns->n > 0 && turns->n <= KS_PLAYLIST_ROWS_MAX);
    align(rotation, turns);
    assert(rotation->n >= turns->n && rotation->n <= rotation->capacity);
    size_t best = turn(rotation->v, turns);
    rotation->last = rotation->v[best].key;
    return best;
}

size_t ks_rotation_peek(const struct ks_rotation *rotation, const struct ks_turns *turns, int steps)
{
    struct ks_rotation copy = { calloc(rotation->n + 1, sizeof *copy.v), rotation->n,
                                rotation->n + 1, rotation->last };
    if (copy.v == NULL) {
        ks_oom();
    }
    if (rotation->n > 0) {
        memcpy(copy.v, rotation->v, rotation->n * sizeof *copy.v);
    }
    size_t best = 0;
    assert(steps > 0);
    for (int i = 0; i < steps; i++) {
        best = ks_rotation_next(&copy, turns);
    }
    ks_rotation_clear(&copy);
    return best;
}

void ks_rotation_clear(struct ks_rotation *rotation)
{
    free(rotation->v);
    *rotation = (struct ks_rotation) { 0 };
}
