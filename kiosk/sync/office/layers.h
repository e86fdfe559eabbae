#ifndef KS_SYNC_OFFICE_LAYERS_H
#define KS_SYNC_OFFICE_LAYERS_H

#include "store/store.h"

/* The layers of what a device shows: signed content below, each unsigned source upon it. What each
 * source without signatures has stands below labels of its own (sync/office/office.h). An unsigned
 * source neither removes nor replaces what signatures brought; a new signed release leaves the
 * others' labels. */

/* The signed layer of a role: the signed release that is current, else the highest accepted one,
 * unless it was refused since. No files if there is none or its manifest cannot be read. */
void ks_layer_signed(struct ks_store *store,
                     enum ks_role role,
                     struct ks_arena *arena,
                     struct ks_manifest *layer);
/* Whether every file of `layer` is in `whole`, under the same path with the same bytes. */
bool ks_layer_is_in(const struct ks_manifest *layer, const struct ks_manifest *whole);
/* Whether every file of `whole` that no office brought is in `layer`, path and bytes the same. */
bool ks_layer_is_all(const struct ks_manifest *layer, const struct ks_manifest *whole);
/* `out`: the files of `layer` and those that offices have in `whole`, as many as a release may have
 * (the rest is left out). False if offices have none. Its other fields: ks_layer_finish(). */
bool ks_layer_upon(const struct ks_manifest *layer,
                   const struct ks_manifest *whole,
                   struct ks_arena *arena,
                   struct ks_manifest *out);
/* Sorts the files of a release of our own and gives it everything but them: version, dates, sum. */
void ks_layer_finish(struct ks_manifest *release,
                     enum ks_role role,
                     const struct ks_head *head,
                     int64_t now);

#endif
