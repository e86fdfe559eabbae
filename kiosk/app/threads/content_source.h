#ifndef KS_APP_THREADS_CONTENT_SOURCE_H
#define KS_APP_THREADS_CONTENT_SOURCE_H

#include "base/civil.h"
#include "content/content_set.h"
#include "content/watch.h"
#include "core/release/manifest.h"
#include "core/release/reckon.h"
#include "core/release/release.h"

/* The source of the player's content: a plain folder, or the releases of a store. People edit the
 * folder (--content); kiosk-sync fills the store (--store). Each load opens an edition; the one
 * before stays open, because its program may still be on the glass. Loader thread only, but for
 * the watch. */

struct ks_edition {
    struct ks_content_set *set;
    uint64_t generation;
    struct ks_release release;
};

struct ks_content_source;

/* One of `folder` and `store` is "". `factory`: content the device came with, "" = none. */
KS_NODISCARD struct ks_content_source *ks_content_source_open(const char *folder,
                                                              const char *store,
                                                              const char *factory,
                                                              struct ks_err *err);
void ks_content_source_close(struct ks_content_source *source); /* NULL is fine */

/* Opens what there is now as edition `generation`. The pointer is good until the next call. The
 * newest edition that was shown stays open until another one was, see ks_content_source_edition().
 */
const struct ks_edition *ks_content_source_take(struct ks_content_source *source,
                                                uint64_t generation);
/* The newest edition, now as `generation`: what could not be read of it is read again. */
const struct ks_edition *ks_content_source_again(struct ks_content_source *source,
                                                 uint64_t generation);
/* A program of the newest edition was given away. */
void ks_content_source_shown(struct ks_content_source *source);
/* Opens what waits for staff, a release of the store by the name of its manifest, in place of the
 * one before. NULL if it is not there, or not whole. */
const struct ks_edition *ks_content_source_waiting(struct ks_content_source *source,
                                                   const char *release,
                                                   struct ks_err *err);
void ks_content_source_end_waiting(struct ks_content_source *source); /* closes it, if it is open */
/* That edition, while it is open; else NULL. */
const struct ks_edition *ks_content_source_opened_waiting(const struct ks_content_source *source);
/* What signatures brought of that release has ended (ks_store_end_base): from the next edition on
 * it is not shown. A release that is not of a store: nothing has ended, after all. */
void ks_content_source_end(struct ks_content_source *source, const struct ks_release *release);
/* What the store knows of the time (core/release/reckon.h); without a store: 0, 0. */
struct ks_heard ks_content_source_heard(const struct ks_content_source *source);
/* The manifest of an edition, in `arena`; without files for a folder. */
void ks_content_source_manifest(struct ks_content_source *source,
                                const struct ks_edition *edition,
                                struct ks_arena *arena,
                                struct ks_manifest *manifest);
/* The edition a program was loaded from; the newest if that one is gone. */
const struct ks_edition *ks_content_source_edition(const struct ks_content_source *source,
                                                   uint64_t generation);
/* The watch that says when the content changes, borrowed; NULL if it cannot be watched. */
struct ks_watch *ks_content_source_watch(const struct ks_content_source *source);

#endif
