#ifndef KS_CORE_SCHEDULE_ROTATION_H
#define KS_CORE_SCHEDULE_ROTATION_H

#include <stddef.h>
#include <stdint.h>

#include "core/program/playlist.h"

/* The rotation: which of the items on air comes next. Smooth weighted round-robin: each turn every
 * item gains its weight in credit, the richest plays and pays the sum; ties go to row order. An
 * item of weight 3 among weight 1 is spread as evenly as its weight allows, and so is a group of
 * items that weigh the same and more than the mean. Items keep their
 * credit by path across reloads, so that an edit does not restart the loop. */

struct ks_rotation_entry {
    uint64_t key; /* hash of path and row text */
    int credit;
};

struct ks_rotation {
    struct ks_rotation_entry *v; /* malloc; ks_rotation_clear frees */
    size_t n, capacity;
    uint64_t last; /* key of the last item, 0 = none */
};

/* What takes turns: items[index[i]] with weight[i], i < n; n >= 1. The weight is the row's own or,
 * for what the campaign stresses these days, more. */
struct ks_turns {
    const struct ks_playlist_item *items;
    const size_t *index;
    const int *weight;
    size_t n;
};

/* Choose one; returns its position i. */
size_t ks_rotation_next(struct ks_rotation *rotation, const struct ks_turns *turns);
/* What ks_rotation_next() would say `steps` turns ahead (1 = the next), without moving. */
size_t
ks_rotation_peek(const struct ks_rotation *rotation, const struct ks_turns *turns, int steps);
void ks_rotation_clear(struct ks_rotation *rotation);

#endif
