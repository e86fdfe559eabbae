#ifndef KS_APP_THREADS_LOADER_H
#define KS_APP_THREADS_LOADER_H

#include "app/frame/frame.h"
#include "app/threads/news.h"
#include "content/load.h"
#include "core/device/blackbox.h"

/* The thread that reads content from the disk and runs the decoders. Jobs go in, news comes out
 * (app/threads/news.h). A second small thread watches the content.
 *
 * For the main thread (reload() for any), and no function waits but free(). Jobs are done in their
 * order, but a changed content goes first. The queue is bounded: a picture that does
 * not fit is refused, and asked for again in a later turn; results of imports are left out and
 * logged. */

struct ks_loader;

struct ks_loader_params {
    const char *folder, *store, *factory; /* app/threads/content_source.h; "" = none */
    const struct ks_zone *zone;
    const char *screen; /* its place, as kiosk.ini lists it */
    struct ks_civil now;
    struct ks_inbox *news;
    bool still;                       /* pictures that move show their first frame */
    bool fingerprint;                 /* of each program, for a trace */
    struct ks_blackbox *box;          /* notes what is loaded or decoded; NULL = none */
    const struct ks_blackbox *before; /* as found at the start: what is quarantined */
};

/* Begins loading at once. What is in `params` outlives it. Where the content cannot be opened at
 * all KS_NEWS_CANNOT comes, and nothing after it. */
KS_NODISCARD struct ks_loader *ks_loader_start(const struct ks_loader_params *params);
/* Ends what is being decoded, and has both threads end; NULL is fine. */
void ks_loader_stop(struct ks_loader *loader);
/* Stops it and waits for them, as long as a disk or share does; NULL is fine. Any thread, the last
 * that uses it. */
void ks_loader_free(struct ks_loader *loader);

/* Have the file of `media` decoded: KS_NEWS_PICTURE, _VIDEO or _FAILED with `ticket`. False: there
 * is no room for another job, ask again soon. */
KS_NODISCARD bool ks_loader_decode(
    struct ks_loader *loader,
    struct ks_ticket ticket,
    uint64_t generation, /* of the program that media points into; not of the preview */
    const struct ks_frame_media *media);
/* The frame of `ticket` is not needed any more: its decoder ends at once, and the next job has its
 * turn. The answer is KS_NEWS_FAILED. */
void ks_loader_cancel(struct ks_loader *loader, struct ks_ticket ticket);
/* Have the results of imports read: KS_NEWS_STAFF; nothing comes without a store. */
void ks_loader_staff_news(struct ks_loader *loader);
/* Have an import that waits read: KS_NEWS_WAITING, with `ticket`. Its files are decoded for
 * tickets of the preview, until it is ended or another is read. False as above. */
KS_NODISCARD bool
ks_loader_waiting(struct ks_loader *loader, const char *release, struct ks_ticket ticket);
void ks_loader_end_waiting(struct ks_loader *loader);
/* What signatures brought of this release has ended (one that is not of a store: nothing has, after
 * all): load what shows instead, KS_NEWS_PROGRAM.
 * False if there is no room for it now. */
bool ks_loader_end(struct ks_loader *loader, const struct ks_release *release);
/* The content changed: load it anew, KS_NEWS_PROGRAM. */
void ks_loader_reload(struct ks_loader *loader);

#endif
