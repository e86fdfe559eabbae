/* Smooth weighted round-robin over the items on air. */
#include "core/rotation.h"

#include <stdlib.h>
#include <string.h>

#include "base/check.h"

/* FNV-1a. Two rows of one path differ by their position, counted by the caller's row. */
static uint64_t key_of(const struct ks_playlist_item *item)
{
    uint64_t hash = 14695981039346656037u;
    for (const char *p = item->path; *p != '\0'; p++) {
        hash = (hash ^ (unsigned char)*p) * 1099511628211u;
    }
    hash = (hash ^ (uint64_t)(uint32_t)item->weight) * 1099511628211u;
    for (const char *p = item->title; *p != '\0'; p++) {
        hash = (hash ^ (unsigned char)*p) * 1099511628211u;
    }
    return hash == 0 ? 1 : hash;
}

static int credit_of(const struct ks_rotation *rotation, size_t guess, uint64_t key)
{
    if (guess < rotation->n && rotation->v[guess].key == key) {
        return rotation->v[guess].credit;
    }
    for (size_t i = 0; i < rotation->n; i++) {
        if (rotation->v[i].key == key) {
            return rotation->v[i].credit;
        }
    }
    return 0;
}

/* The credits of items[index[..]] in that order; what is not on air any more is forgotten.
 * Rows in their old order, the usual case, are found at once. */
static void align(struct ks_rotation *rotation,
                  const struct ks_playlist_item *items,
                  const size_t *index,
                  size_t n)
{
    bool same = rotation->n == n;
    for (size_t i = 0; same && i < n; i++) {
        same = rotation->v[i].key == key_of(&items[index[i]]);
    }
    if (same) {
        return;
    }
    struct ks_rotation_entry *v = malloc(n * sizeof *v);
    if (v == NULL) {
        ks_oom();
    }
    for (size_t i = 0; i < n; i++) {
        uint64_t key = key_of(&items[index[i]]);
        v[i] = (struct ks_rotation_entry) { key, credit_of(rotation, i, key) };
    }
    free(rotation->v);
    rotation->v = v;
    rotation->n = rotation->capacity = n;
}

/* One turn: every item gains its weight, the richest pays the sum. */
static size_t turn(struct ks_rotation_entry *v,
                   const struct ks_playlist_item *items,
                   const size_t *index,
                   size_t n)
{
    int sum = 0;
    size_t best = n;
    for (size_t i = 0; i < n; i++) {
        int weight = items[index[i]].weight;
        v[i].credit += weight;
        sum += weight;
        if (best == n || v[i].credit > v[best].credit) {
            best = i;
        }
    }
    v[best].credit -= sum;
    return best;
}

size_t ks_rotation_next(struct ks_rotation *rotation,
                        const struct ks_playlist_item *items,
                        const size_t *index,
                        size_t n)
{
    align(rotation, items, index, n);
    size_t best = turn(rotation->v, items, index, n);
    rotation->last = rotation->v[best].key;
    return best;
}

size_t ks_rotation_peek(const struct ks_rotation *rotation,
                        const struct ks_playlist_item *items,
                        const size_t *index,
                        size_t n,
                        int steps)
{
    struct ks_rotation copy = { malloc((rotation->n + 1) * sizeof *copy.v), rotation->n,
                                rotation->n + 1, rotation->last };
    if (copy.v == NULL) {
        ks_oom();
    }
    if (rotation->n > 0) {
        memcpy(copy.v, rotation->v, rotation->n * sizeof *copy.v);
    }
    size_t best = 0;
    for (int i = 0; i < steps; i++) {
        best = ks_rotation_next(&copy, items, index, n);
    }
    ks_rotation_clear(&copy);
    return best;
}

void ks_rotation_clear(struct ks_rotation *rotation)
{
    free(rotation->v);
    *rotation = (struct ks_rotation) { 0 };
}
