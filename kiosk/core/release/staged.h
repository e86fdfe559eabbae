#ifndef KS_CORE_RELEASE_STAGED_H
#define KS_CORE_RELEASE_STAGED_H

#include "core/release/layers.h"

/* The manifest of what waits for staff, alerts included. It is one of role `content`, so that one
 * decision is about all of it: the layers (core/release/layers.h) of every source that has
 * something waiting, and nothing else. Of the role `content` a layer stands in it whole, under its
 * own labels; what is not in it goes. Its alerts stand in it as what they change, below two folders
 * that nothing else can use (no source is named so): alerts that come, and alerts that end. It is
 * composed with the others only when staff look at it or adopt it: what these bring or take away
 * meanwhile is neither undone nor held up. Pure. */

#define KS_STAGED_COMING KS_AT_ASSETS "/office/_on/"
#define KS_STAGED_ENDING KS_AT_ASSETS "/office/_off/"

/* `out` is the layer `content` with the changes from one set of alerts to the next; files in
 * `arena`, paths borrowed. */
void ks_staged_join(const struct ks_manifest *content,
                    const struct ks_manifest *alerts_now,
                    const struct ks_manifest *alerts_next,
                    struct ks_arena *arena,
                    struct ks_manifest *out);
/* What waits once `said` says anew what of it is its own; `mine` is that, joined as above, and may
 * be empty: then nothing of it waits any more. Only `files` and `total` differ from `mine`. */
void ks_staged_put(const struct ks_manifest *waiting,
                   const struct ks_said *said,
                   const struct ks_manifest *mine,
                   struct ks_arena *arena,
                   struct ks_manifest *out);
/* What is in it of one source: its own labels, or (NULL) the base. Only `files` and `total` differ
 * from `staged`. */
void ks_staged_part(const struct ks_manifest *staged,
                    const char *source,
                    struct ks_arena *arena,
                    struct ks_manifest *out);
/* The sources whose own labels are in it, in `arena`. */
const char *const *
ks_staged_sources(const struct ks_manifest *staged, struct ks_arena *arena, size_t *n);
/* What a screen would show with it: `base` is what signatures brought, `shown` what is installed,
 * by role. Only `files` of `next` are set. */
void ks_staged_adopt(const struct ks_manifest *staged,
                     const struct ks_base base[KS_ROLE_COUNT],
                     const struct ks_manifest shown[KS_ROLE_COUNT],
                     struct ks_arena *arena,
                     struct ks_manifest next[KS_ROLE_COUNT]);
/* How many alerts come. */
size_t ks_staged_coming(const struct ks_manifest *staged);

#endif
