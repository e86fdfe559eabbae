#ifndef KS_CORE_RELEASE_LAYERS_H
#define KS_CORE_RELEASE_LAYERS_H

#include "base/arena.h"
#include "core/release/head.h"
#include "core/text/content_names.h"

/* The layers that what a device shows is composed of, in each role by itself:
 *
 *   own, of each source without signatures   labels that nobody else may use, a family for each
 *                                            source: `assets/office/NAME/…` and its like
 *   base                                     what signatures brought; where they brought nothing,
 *                                            the whole set of one source without signatures
 *   factory                                  the folder the device came with, where nothing stands
 *                                            upon it (store/release_set.c)
 *
 * A label tells whose it is, so a release of our own, and what waits for staff, are layers put
 * together, and can be taken apart again. Composing is the one function below, pure: a source
 * changes its own labels only, what signatures brought is neither replaced nor removed by anybody
 * else, and composing the same again gives the same. Who commits composes at that moment, from what
 * is installed then (sync/take, sync/verify/fetch.c, sync/take/pending.c). */

/* Whether a label is of this source's own (NULL: of any source's own). */
bool ks_layer_owns(const char *label, const char *source);
/* The name of the source whose own it is, a view into it; p is NULL: nobody's. */
struct ks_str ks_layer_owner(const char *label);

/* What signatures brought of a role. */
enum ks_base_kind {
    KS_BASE_NONE,      /* nothing: a source without signatures may bring a set */
    KS_BASE_SIGNED,    /* a release, which may have no files */
    KS_BASE_UNREADABLE /* something, but its manifest cannot be read: what is shown stays for it */
};
struct ks_base {
    enum ks_base_kind kind;
    uint8_t hash[32];            /* of its manifest; zeros: NONE, or it is not known which */
    struct ks_manifest manifest; /* no files unless SIGNED */
};

struct ks_said {              /* what one source, or what waits for staff, says anew */
    bool set;                 /* the base; without effect where signatures brought one */
    const char *const *names; /* whose own labels: none of theirs stays but what is said */
    size_t n_names;
    const struct ks_manifest_file *files; /* under other labels than those it says nothing */
    size_t n_files;
};

/* `out`: the layers of a role after `said` (NULL: nothing). `shown`: what is installed; it need
 * have no files. Sorted, each path once, as many as a release of this role may have: what is said
 * is left out first. Nothing but `files` of `out` is set, and what it stands upon. */
void ks_layers_compose(enum ks_role role,
                       const struct ks_base *base,
                       const struct ks_manifest *shown,
                       const struct ks_said *said,
                       struct ks_arena *arena,
                       struct ks_manifest *out);
/* Gives a release of our own everything but its files: version, dates, sum. */
void ks_layers_finish(struct ks_manifest *release,
                      enum ks_role role,
                      const struct ks_head *head,
                      int64_t now);
/* Every file of `layer` is in `whole`, under the same path with the same bytes. */
bool ks_layer_is_in(const struct ks_manifest *layer, const struct ks_manifest *whole);
/* Every file of `whole` that is no source's own is in `layer`, path and bytes the same. */
bool ks_layer_is_all(const struct ks_manifest *layer, const struct ks_manifest *whole);

#endif
