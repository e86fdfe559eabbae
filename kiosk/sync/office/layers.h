#ifndef KS_SYNC_OFFICE_LAYERS_H
#define KS_SYNC_OFFICE_LAYERS_H

#include "store/store.h"

/* What a device shows is made of layers: what signatures brought, and upon it what each source
 * without signatures has below labels of its own (sync/office/office.h). An unsigned source neither
 * removes nor replaces what signatures brought; a new signed release leaves the others' labels. */

/* The signed layer of a role, as far as it was accepted here and is still known; no files if there
 * is none. */
void ks_layer_signed(struct ks_store *store,
                     enum ks_role role,
                     struct ks_arena *arena,
                     struct ks_manifest *layer);
/* Whether every file of `layer` is in `whole`, as it is. */
bool ks_layer_is_in(const struct ks_manifest *layer, const struct ks_manifest *whole);
/* Whether everything in `whole` that no office brought is of `layer`, as it is there. */
bool ks_layer_is_all(const struct ks_manifest *layer, const struct ks_manifest *whole);
/* `out`: `layer`, and upon it what offices have in `whole`. False if they have nothing. */
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
