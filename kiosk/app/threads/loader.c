/* The thread that talks to the disk and to the decoders (see loader.h). */
#include "app/threads/loader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/threads/loader_parts.h"
#include "base/check.h"
#include "core/problem/fail.h"
#include "core/problem/sentence.h"
#include "port/clock.h"
#include "port/lang.h"
#include "port/thread.h"

#define KS_LOG_MODULE "loader"
#include "port/log.h"

#define JOBS_MAX 16
#define UNREAD_MS 30000 /* from one try to read the content to the next */

/* Tells the main thread something, from the loader's thread: waits while its inbox is full. */
static void tell(struct ks_loader *loader, struct ks_news *news)
{
    ks_news_send(loader->params.news, news);
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

/* Whether this machine could not read all of the content. It says nothing of the content, which is
 * read again after a while. */
static bool is_unread(struct ks_loader *loader, const struct ks_program *program)
{
    bool before = loader->unread;
    loader->unread = program->unread.code != KS_PROBLEM_NONE;
    loader->retry = ks_mono_add_ms(ks_clock_mono(), UNREAD_MS);
    if (loader->unread && !before) {
        struct ks_arena *arena = ks_arena_new();
        ks_log(KS_LOG_UNREAD, "%s", ks_fault_line(ks_lang_here(), program->unread, arena));
        ks_arena_free(arena);
    }
    return loader->unread;
}

/* `again`: the content is that of the time before, which this machine could not read. */
static void load(struct ks_loader *loader, bool again)
{
    uint64_t generation = ++loader->generation;
    const struct ks_edition *edition = again ? ks_content_source_again(loader->source, generation)
                                             : ks_content_source_take(loader->source, generation);
    const struct ks_decoder_params reading = { .lifeline = loader->lifeline };
    struct ks_load_params params = { .zone = loader->params.zone,
                                     .kept = loader->kept,
                                     .now = loader->params.now,
                                     .screen = loader->params.screen,
                                     .reading = &reading,
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
    bool cut = atomic_load(&loader->ends); /* then its readers were ended: it says nothing */
    if (cut || (is_unread(loader, program) && loader->loaded)) {
        ks_program_free(news.loaded.program);
        return;
    }
    loader->loaded = true;
    ks_content_source_shown(loader->source);
    size_t errors = ks_problems_count(problems, KS_LEVEL_ERROR);
    ks_log(KS_LOG_LOADED,
           "loaded %zu rows, %zu cards, %zu alerts; %zu errors (kioskctl check lists them)",
           program->main.n, program->cards.n, program->alerts.n, errors);
    say_screen(problems);
    tell(loader, &news);
}

/* `job->path` is the name of the release. */
static void read_waiting(struct ks_loader *loader, const struct ks_job *job)
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

static void decode(struct ks_loader *loader, const struct ks_job *job)
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
    ok = ks_lifeline_begin(loader->lifeline, ks_job_name(job->ticket)) && ok;
    ok = ok && ks_content_set_open_asset(edition->set, job->path, &fd, &err) == KS_OPENED;
    if (ok && job->kind == KS_JOB_VIDEO) {
        ok = ks_loader_open_video(loader, job, fd, &news, &err);
    } else if (ok) {
        ok = ks_decoder_picture(loader->decoder, fd, job->box_width, job->box_height, &info,
                                &news.picture, &err);
        if (ok && info.moves == KS_MOVES && job->whole && !loader->params.still && !waits) {
            ks_loader_open_moving(loader, job, fd, &news);
        }
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

/* How long until the content is read again; -1: that was read. */
static int retry_ms(const struct ks_loader *loader)
{
    int64_t left = ks_mono_ms_between(ks_clock_mono(), loader->retry);
    return !loader->unread ? -1 : left < 0 ? 0 : (int)left;
}

/* Waits for the next job: none but to load while content has to be read again. False at the end. */
static bool next_job(struct ks_loader *loader, struct ks_job *job)
{
    *job = (struct ks_job) { .kind = KS_JOB_LOAD };
    return ks_inbox_wait(loader->jobs, job, retry_ms(loader)) || !atomic_load(&loader->ends);
}

static void do_job(struct ks_loader *loader, const struct ks_job *job)
{
    switch (job->kind) {
    case KS_JOB_LOAD: /* a bell: done before any job */
        break;
    case KS_JOB_PICTURE:
    case KS_JOB_VIDEO:
        decode(loader, job);
        break;
    case KS_JOB_STAFF: {
        struct ks_news news = { .kind = KS_NEWS_STAFF,
                                .staff = ks_staff_news_read(loader->params.store) };
        tell(loader, &news);
        break;
    }
    case KS_JOB_WAITING:
        read_waiting(loader, job);
        break;
    case KS_JOB_END_WAITING:
        ks_content_source_end_waiting(loader->source);
        break;
    case KS_JOB_END:
        ks_content_source_end(loader->source, &job->release);
        loader->loaded = false; /* what has ended must go, whatever can be read instead */
        load(loader, false);
        break;
    }
}

static void watch(void *context)
{
    struct ks_loader *loader = context;
    while (ks_watch_wait(ks_content_source_watch(loader->source))) {
        ks_loader_reload(loader);
    }
}

static void tell_why(struct ks_loader *loader, const struct ks_err *err)
{
    struct ks_news news = { .kind = KS_NEWS_CANNOT };
    struct ks_err *why = malloc(sizeof *why);
    if (why == NULL) {
        ks_oom();
    }
    *why = *err;
    news.why = why;
    tell(loader, &news);
}

/* Opens the content, which takes as long as its disk or share. */
static bool open_source(struct ks_loader *loader)
{
    const struct ks_loader_params *params = &loader->params;
    struct ks_err err = { 0 };
    loader->source = ks_content_source_open(params->folder, params->store, params->factory, &err);
    if (loader->source == NULL) {
        tell_why(loader, &err);
    }
    return loader->source != NULL;
}

static void work(void *context)
{
    struct ks_loader *loader = context;
    struct ks_thread *watcher = NULL;
    struct ks_job job;
    if (!open_source(loader)) {
        return;
    }
    struct ks_watch *changes = ks_content_source_watch(loader->source);
    if (changes != NULL) {
        watcher = ks_thread_start("watch", watch, loader);
    }
    while (next_job(loader, &job)) {
        bool changed = atomic_exchange(&loader->changed, false);
        if (changed || retry_ms(loader) == 0) {
            load(loader, !changed);
        }
        do_job(loader, &job);
    }
    if (changes != NULL) {
        ks_watch_interrupt(changes);
    }
    ks_thread_join(watcher);
    ks_content_source_close(loader->source);
}

struct ks_loader *ks_loader_start(const struct ks_loader_params *params)
{
    struct ks_loader *loader = calloc(1, sizeof *loader);
    if (loader == NULL) {
        ks_oom();
    }
    loader->params = *params;
    loader->kept = ks_kept_new();
    loader->lifeline = ks_lifeline_new();
    loader->decoder = ks_decoder_new(&(struct ks_decoder_params) { .lifeline = loader->lifeline });
    loader->hardware = true;
    loader->jobs = ks_inbox_new(sizeof(struct ks_job), JOBS_MAX, NULL, NULL);
    ks_loader_reload(loader);
    loader->worker = ks_thread_start("loader", work, loader);
    return loader;
}

void ks_loader_stop(struct ks_loader *loader)
{
    if (loader != NULL) {
        atomic_store(&loader->ends, true);
        ks_inbox_close(loader->jobs);
        ks_lifeline_cut_all(loader->lifeline);
    }
}

void ks_loader_free(struct ks_loader *loader)
{
    if (loader == NULL) {
        return;
    }
    ks_loader_stop(loader);
    ks_thread_join(loader->worker);
    ks_inbox_free(loader->jobs);
    ks_decoder_free(loader->decoder);
    ks_lifeline_free(loader->lifeline);
    ks_kept_free(loader->kept);
    free(loader);
}
