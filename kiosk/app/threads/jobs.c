/* The jobs of the loader, as other threads ask for them. */
#include "app/threads/loader_parts.h"

#include <stdio.h>

#define KS_LOG_MODULE "loader"
#include "port/log.h"

#define LATE_MS 1000 /* a decoder that has worked longer makes way for new content */

uint64_t ks_job_name(struct ks_ticket ticket)
{
    return (uint64_t)ticket.owner << 32 | ticket.n;
}

static int pages_seen(const struct ks_frame_media *media)
{
    int64_t pages = media->page_ms > 0 ? media->from_ms / media->page_ms : 0;
    return pages < KS_PAGES_MAX ? (int)pages : KS_PAGES_MAX;
}

bool ks_loader_decode(struct ks_loader *loader,
                      struct ks_ticket ticket,
                      uint64_t generation,
                      const struct ks_frame_media *media)
{
    struct ks_job job = { .kind = media->video ? KS_JOB_VIDEO : KS_JOB_PICTURE,
                          .ticket = ticket,
                          .generation = generation,
                          .box_width = media->box_width,
                          .box_height = media->box_height,
                          .page_ms = media->page_ms,
                          .pages_seen = pages_seen(media),
                          .whole = media->needed };
    snprintf(job.path, sizeof job.path, "%s", media->path);
    return ks_inbox_put(loader->jobs, &job);
}

void ks_loader_cancel(struct ks_loader *loader, struct ks_ticket ticket)
{
    ks_lifeline_cut(loader->lifeline, ks_job_name(ticket));
}

void ks_loader_staff_news(struct ks_loader *loader)
{
    struct ks_job job = { .kind = KS_JOB_STAFF };
    if (*loader->params.store != '\0' && !ks_inbox_put(loader->jobs, &job)) {
        ks_log(KS_LOG_STAFF_NOT_NOW, "too busy to look for results of imports now");
    }
}

bool ks_loader_waiting(struct ks_loader *loader, const char *release, struct ks_ticket ticket)
{
    struct ks_job job = { .kind = KS_JOB_WAITING, .ticket = ticket };
    snprintf(job.path, sizeof job.path, "%s", release);
    return ks_inbox_put(loader->jobs, &job);
}

bool ks_loader_end(struct ks_loader *loader, const struct ks_release *release)
{
    struct ks_job job = { .kind = KS_JOB_END, .release = *release };
    return ks_inbox_put(loader->jobs, &job);
}

void ks_loader_end_waiting(struct ks_loader *loader)
{
    struct ks_job job = { .kind = KS_JOB_END_WAITING };
    (void)!ks_inbox_put(loader->jobs, &job); /* full: it stays open until another is read */
}

void ks_loader_reload(struct ks_loader *loader)
{
    struct ks_job bell = { .kind = KS_JOB_LOAD };
    bool rung = atomic_exchange(&loader->changed, true);
    ks_lifeline_cut_late(loader->lifeline, LATE_MS);
    if (!rung) {
        (void)!ks_inbox_put(loader->jobs, &bell); /* full: the next that is there rings as well */
    }
}
