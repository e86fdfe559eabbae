#ifndef KS_CORE_RELEASE_STAGED_H
#define KS_CORE_RELEASE_STAGED_H

#include "core/release/manifest.h"
#include "core/text/content_names.h"

/* The manifest of a release that waits for staff, alerts included. It is one manifest of role
 * `content`, so that one decision is about all of it. Its alerts stand in it as what they change,
 * below two folders that nothing else can use (no source is named so): alerts that come, and
 * alerts that end. What other sources bring or take away meanwhile is therefore neither undone nor
 * held up by the decision. Pure. */

#define KS_STAGED_COMING KS_AT_ASSETS "/office/_on/"
#define KS_STAGED_ENDING KS_AT_ASSETS "/office/_off/"

/* `out` is `content` with the changes from one set of alerts to the next; files in `arena`, paths
 * borrowed. */
void ks_staged_join(const struct ks_manifest *content,
                    const struct ks_manifest *alerts_now,
                    const struct ks_manifest *alerts_next,
                    struct ks_arena *arena,
                    struct ks_manifest *out);
/* The other way round: what `staged` makes of the alerts there are now. True if it changes them.
 * Only the files of `content` and `alerts` (and `content->total`) differ from `staged`. */
bool ks_staged_split(const struct ks_manifest *staged,
                     const struct ks_manifest *alerts_now,
                     struct ks_arena *arena,
                     struct ks_manifest *content,
                     struct ks_manifest *alerts);
/* How many alerts come. */
size_t ks_staged_coming(const struct ks_manifest *staged);

#endif
