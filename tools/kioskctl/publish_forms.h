#ifndef KIOSKCTL_PUBLISH_FORMS_H
#define KIOSKCTL_PUBLISH_FORMS_H

#include "base/civil.h"
#include "content/content_set.h"
#include "core/release/manifest.h"

/* What the documents of a release are read as, so that it can be signed with them: a pack of their
 * forms (core/form/pack.h). A date without a year is of the day of signing, for ever. */

struct forms_job {
    struct ks_content_set *set;
    const struct ks_zone *zone;
};

/* Adds the pack to the files of the manifest, whose `created` is the day; there is none of no
 * document. `pack`: a file of memory, the caller's to close; -1 = none. False: a document is no
 * longer what the manifest says, or this machine cannot read it. */
KS_NODISCARD bool publish_forms(const struct forms_job *job,
                                struct ks_manifest *manifest,
                                int *pack,
                                struct ks_err *err);
/* Open a file of the release: of the set, or the pack. */
KS_NODISCARD bool forms_open(struct ks_content_set *set,
                             const struct ks_manifest_file *file,
                             int pack,
                             int *fd,
                             struct ks_err *err);

#endif
