/* The thread that talks to the disk and to the decoders (see loader.h). */
#include "app/threads/loader.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/threads/content_source.h"
#include "base/check.h"
#include "core/problem/fail.h"
#include "port/lang.h"
#include "port/thread.h"

#define KS_LOG_MODULE "loader"
#include "port/log.h"

enum job_kind {
    JOB_LOAD,
    JOB_PICTURE,
    JOB_VIDEO,
    JOB_STAFF,
    JOB_WAITING,
    JOB_END_WAITING,
    JOB_END
};

struct job {
    enum job_kind kind;
    struct ks_ticket ticket;
    uint64_t generation;
    int box_width, box_height;
    char path[KS_ASSET_PATH_MAX];
    struct ks_release release; /* of JOB_END */
};

#define JOBS_MAX 16
#define LATE_MS 1000 /* a decoder that has worked longer makes way for new content */

struct ks_loader {
    struct ks_loader_params params;
    struct ks_content_source *source;
    struct ks_lifeline *lifeline; /* of the decoder at work */
    struct ks_decoder *decoder;
    struct ks_inbox *jobs;
    struct ks_thread *worker, *watcher;
    atomic_bool changed; /* the content: it is read before any other job */
    uint64_t generation;
    struct ks_kept *kept;
    bool hardware; /* false once the machine's video decoder failed */
};

/* Tells the main thread something, from the loader's thread: waits while its inbox is full. */
static void tell(struct ks_loader *loader, struct ks_news *news)
{
    ks_news_send(loader->params.news, news);
}

/* The name of a job on the lifeline; 0 for no ticket. */
static uint64_t name_of(struct ks_ticket ticket)
{
    return (uint64_t)ticket.owner << 32 | ticket.n;
}

static void note_loading(struct ks_loader *loader, const char *path)
{
    if (loader->params.box != NULL) {
        ks_blackbox_loading(loader->params.box, path);
    }
}

static bool is_quarantined(const void *context, const char *path)
{
    return ks_blackbox_quarantined(context, path);
}

/* Whether the content may hold what the last player died of: it is the same release, or a folder
 * that nobody has edited since this start. */
static bool same_as_before(const struct ks_loader *loader, const struct ks_edition *edition)
{
    struct ks_release before;
    return loader->params.before != NULL &&
           ks_release_parse(loader->params.before->release, &before) &&
           ks_release_same(&before, &edition->release);
}

/* Logs problems of this screen's own places, for whoever set it up. They also stand in results and
 * on the staff page. */
static void say_screen(const struct ks_problems *problems)
{
    for (size_t i = 0; i < problems->n; i++) {
        if (ks_load_is_of_screen(&problems->v[i])) {
            struct ks_arena *arena = ks_arena_new();
            ks_log(KS_LOG_NO_PLACE, "%s", ks_problem_line(&problems->v[i], ks_lang_here(), arena));
            ks_arena_free(arena);
        }
    }
}

static void load(struct ks_loader *loader)
{
    const struct ks_edition *edition = ks_content_source_take(loader->source, ++loader->generation);
    struct ks_load_params params = { .zone = loader->params.zone,
                                     .kept = loader->kept,
                                     .now = loader->params.now,
                                     .screen = loader->params.screen,
                                     .generation = edition->generation,
                                     .fingerprint = loader->params.fingerprint,
                                     .release = edition->release };
    if (same_as_before(loader, edition)) {
        params.is_quarantined = is_quarantined;
        params.quarantine = loader->params.before;
    }
    struct ks_news news = { .kind = KS_NEWS_PROGRAM,
                            .loaded = { .program = ks_load(edition->set, &params),
                                        .heard = ks_content_source_heard(loader->source) } };
    const struct ks_program *program = news.loaded.program;
    const struct ks_problems *problems = &program->problems;
    size_t errors = ks_problems_count(problems, KS_LEVEL_ERROR);
    ks_log(KS_LOG_LOADED,
           "loaded %zu rows, %zu cards, %zu alerts; %zu errors (kioskctl check lists them)",
           program->main.n, program->cards.n, program->alerts.n, errors);
    say_screen(problems);
    tell(loader, &news);
}

/* `job->path` is the name of the release. */
static void read_waiting(struct ks_loader *loader, const struct job *job)
{
    struct ks_err err = { 0 };
    struct ks_load_params params = { .zone = loader->params.zone, .now = loader->params.now };
    struct ks_news news = { .kind = KS_NEWS_WAITING, .ticket = job->ticket };
    news.waiting = ks_waiting_read(loader->source,
                                   ks_content_source_edition(loader->source, loader->generation),
                                   job->path, &params, &err);
    if (news.waiting == NULL) {
        ks_log(KS_LOG_WAITING_UNREAD, "%s", ks_err_line(ks_lang_here(), &err).text);
    }
    tell(loader, &news);
}

static bool open_video(struct ks_loader *loader,
                       const struct job *job,
                       int fd,
                       struct ks_news *news,
                       struct ks_err *err)
{
    struct ks_decoder_params params = { .hardware = &loader->hardware,
                                        .lifeline = loader->lifeline };
    struct ks_media_info info;
    int64_t pts;
    news->kind = KS_NEWS_VIDEO;
    struct ks_video *video =
        ks_video_open(&params, fd, job->box_width, job->box_height, &info, err);
    if (video != NULL && ks_video_frame(video, &news->video.first, &pts, err) == KS_VIDEO_FRAME) {
        news->video.video = video;
        ks_log(KS_LOG_VIDEO, "video: %s decoded in %s", info.codec,
               info.hardware ? "hardware" : "software");
        return true;
    }
    ks_video_close(video);
    return false;
}

static void decode(struct ks_loader *loader, const struct job *job)
{
    struct ks_err err = { 0 };
    struct ks_news news = { .kind = KS_NEWS_PICTURE, .ticket = job->ticket };
    struct ks_media_info info;
    bool waits = job->ticket.owner == KS_OWNER_PREVIEW;
    const struct ks_edition *edition =
        waits ? ks_content_source_opened_waiting(loader->source)
              : ks_content_source_edition(loader->source, job->generation);
    bool ok = edition != NULL;
    int fd = -1;
    if (!ok) {
        ks_fail_as(&err, KS_ERR_NOT_FOUND, KS_PROBLEM_STORE_WAITING_CHANGED, KS_NO_ARGS);
    }
    note_loading(loader, waits ? KS_BLACKBOX_PREVIEW : job->path);
    ok = ks_lifeline_begin(loader->lifeline, name_of(job->ticket)) && ok;
    ok = ok && (fd = ks_content_set_open_asset(edition->set, job->path, &err)) >= 0;
    if (ok && job->kind == JOB_VIDEO) {
        ok = open_video(loader, job, fd, &news, &err);
    } else if (ok) {
        ok = ks_decoder_picture(loader->decoder, fd, job->box_width, job->box_height, &info,
                                &news.picture, &err);
    }
    if (fd >= 0) {
        close(fd);
    }
    note_loading(loader, NULL);
    bool cut = ks_lifeline_end(loader->lifeline);
    if (!ok && cut) {
        ks_log(KS_LOG_GIVEN_UP, "gave up %s: no picture of it yet", job->path);
        news.kind = KS_NEWS_FAILED;
    } else if (!ok) {
        ks_log(KS_LOG_ITEM_BROKEN, "%s: %s", job->path, ks_err_line(ks_lang_here(), &err).text);
        news.kind = KS_NEWS_FAILED;
    }
    tell(loader, &news);
}

static void work(void *context)
{
    struct ks_loader *loader = context;
    struct job job;
    while (ks_inbox_wait(loader->jobs, &job, -1)) {
        if (atomic_exchange(&loader->changed, false)) {
            load(loader);
        }
        if (job.kind == JOB_STAFF) {
            struct ks_news news = { .kind = KS_NEWS_STAFF,
                                    .staff = ks_staff_news_read(loader->params.store) };
            tell(loader, &news);
        } else if (job.kind == JOB_WAITING) {
            read_waiting(loader, &job);
        } else if (job.kind == JOB_END) {
            ks_content_source_end(loader->source, &job.release);
            load(loader);
        } else if (job.kind == JOB_END_WAITING) {
            ks_content_source_end_waiting(loader->source);
        } else if (job.kind != JOB_LOAD) {
            decode(loader, &job);
        }
    }
}

static void watch(void *context)
{
    struct ks_loader *loader = context;
    while (ks_watch_wait(ks_content_source_watch(loader->source))) {
        ks_loader_reload(loader);
    }
}

struct ks_loader *ks_loader_start(const struct ks_loader_params *params, struct ks_err *err)
{
    struct ks_content_source *source =
        ks_content_source_open(params->folder, params->store, params->factory, err);
    if (source == NULL) {
        return NULL;
    }
    struct ks_loader *loader = calloc(1, sizeof *loader);
    if (loader == NULL) {
        ks_oom();
    }
    loader->params = *params;
    loader->source = source;
    loader->kept = ks_kept_new();
    loader->lifeline = ks_lifeline_new();
    loader->decoder = ks_decoder_new(&(struct ks_decoder_params) { .lifeline = loader->lifeline });
    loader->hardware = true;
    loader->jobs = ks_inbox_new(sizeof(struct job), JOBS_MAX, NULL, NULL);
    ks_loader_reload(loader);
    loader->worker = ks_thread_start("loader", work, loader);
    if (ks_content_source_watch(source) != NULL) {
        loader->watcher = ks_thread_start("watch", watch, loader);
    }
    return loader;
}

void ks_loader_stop(struct ks_loader *loader)
{
    if (loader == NULL) {
        return;
    }
    if (ks_content_source_watch(loader->source) != NULL) {
        ks_watch_interrupt(ks_content_source_watch(loader->source));
    }
    ks_thread_join(loader->watcher);
    ks_inbox_close(loader->jobs);
    ks_lifeline_cut_all(loader->lifeline);
    ks_thread_join(loader->worker);
    ks_inbox_free(loader->jobs);
    ks_decoder_free(loader->decoder);
    ks_lifeline_free(loader->lifeline);
    ks_kept_free(loader->kept);
    ks_content_source_close(loader->source);
    free(loader);
}

bool ks_loader_decode(struct ks_loader *loader,
                      struct ks_ticket ticket,
                      uint64_t generation,
                      const struct ks_frame_media *media)
{
    struct job job = { .kind = media->video ? JOB_VIDEO : JOB_PICTURE,
                       .ticket = ticket,
                       .generation = generation,
                       .box_width = media->box_width,
                       .box_height = media->box_height };
    snprintf(job.path, sizeof job.path, "%s", media->path);
    return ks_inbox_put(loader->jobs, &job);
}

void ks_loader_cancel(struct ks_loader *loader, struct ks_ticket ticket)
{
    ks_lifeline_cut(loader->lifeline, name_of(ticket));
}

void ks_loader_staff_news(struct ks_loader *loader)
{
    struct job job = { .kind = JOB_STAFF };
    if (*loader->params.store != '\0' && !ks_inbox_put(loader->jobs, &job)) {
        ks_log(KS_LOG_STAFF_NOT_NOW, "too busy to look for results of imports now");
    }
}

bool ks_loader_waiting(struct ks_loader *loader, const char *release, struct ks_ticket ticket)
{
    struct job job = { .kind = JOB_WAITING, .ticket = ticket };
    snprintf(job.path, sizeof job.path, "%s", release);
    return ks_inbox_put(loader->jobs, &job);
}

bool ks_loader_end(struct ks_loader *loader, const struct ks_release *release)
{
    struct job job = { .kind = JOB_END, .release = *release };
    return ks_inbox_put(loader->jobs, &job);
}

void ks_loader_end_waiting(struct ks_loader *loader)
{
    struct job job = { .kind = JOB_END_WAITING };
    (void)!ks_inbox_put(loader->jobs, &job); /* full: it stays open until another is read */
}

void ks_loader_reload(struct ks_loader *loader)
{
    struct job bell = { .kind = JOB_LOAD };
    bool rung = atomic_exchange(&loader->changed, true);
    ks_lifeline_cut_late(loader->lifeline, LATE_MS);
    if (!rung) {
        (void)!ks_inbox_put(loader->jobs, &bell); /* full: the next that is there rings as well */
    }
}
