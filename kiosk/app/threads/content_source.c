/* A folder or the store, as editions (see content_source.h). */
#include "app/threads/content_source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "port/lang.h"
#include "store/store.h"

#define KS_LOG_MODULE "loader"
#include "port/log.h"

struct ks_content_source {
    struct ks_content_set *folder; /* NULL with a store */
    struct ks_store *store;
    struct ks_edition edition[2]; /* the newest first; with a folder both have its set */
    bool shown;                   /* the newest was */
    struct ks_edition waiting;    /* what staff look at; set NULL = nothing */
    struct ks_watch *watch;
};

/* What plays when nothing else can: looked for now, while somebody may be there to mend it. */
static void look_for_factory(const char *folder)
{
    struct ks_err err = { 0 };
    struct ks_content_set *set = ks_content_set_open_folder(folder, &err);
    if (set == NULL) {
        ks_log(KS_LOG_NO_FACTORY, "factory = %s: %s", folder,
               ks_err_line(ks_lang_here(), &err).text);
    }
    ks_content_set_close(set);
}

/* Opens the store, even if its folder is not there yet (kiosk-sync, or a disk that comes later, may
 * bring it): until then it is empty, and the content the device came with plays. */
static bool open_store(struct ks_content_source *source,
                       const char *folder,
                       const char *factory,
                       struct ks_err *err)
{
    struct ks_store_params params = { .factory = *factory == '\0' ? NULL : factory };
    if (!ks_disk_real(folder, KS_DISK_THERE, &params.disk, err)) {
        ks_log(KS_LOG_NO_STORE, "%s", ks_err_line(ks_lang_here(), err).text);
        ks_disk_real_later(folder, &params.disk);
    }
    if (params.factory != NULL) {
        look_for_factory(params.factory);
    }
    return (source->store = ks_store_open(&params, err)) != NULL;
}

struct ks_content_source *ks_content_source_open(const char *folder,
                                                 const char *store,
                                                 const char *factory,
                                                 struct ks_err *err)
{
    struct ks_content_source *source = calloc(1, sizeof *source);
    if (source == NULL) {
        ks_oom();
    }
    bool ok = *store != '\0' ? open_store(source, store, factory, err)
                             : (source->folder = ks_content_set_open_folder(folder, err)) != NULL;
    if (!ok) {
        ks_content_source_close(source);
        return NULL;
    }
    source->watch =
        *store != '\0' ? ks_watch_open_file(store, "HEAD", err) : ks_watch_open(folder, err);
    if (source->watch == NULL) {
        ks_log(KS_LOG_NOT_WATCHED, "%s",
               ks_err_line(ks_lang_here(), err)
                   .text); /* the content plays; only its changes go unnoticed */
    }
    return source;
}

static void close_edition(const struct ks_content_source *source, struct ks_edition *edition)
{
    if (edition->set != source->folder) {
        ks_content_set_close(edition->set);
    }
    *edition = (struct ks_edition) { 0 };
}

void ks_content_source_close(struct ks_content_source *source)
{
    if (source != NULL) {
        close_edition(source, &source->edition[0]);
        close_edition(source, &source->edition[1]);
        close_edition(source, &source->waiting);
        ks_watch_close(source->watch);
        ks_content_set_close(source->folder);
        ks_store_close(source->store);
        free(source);
    }
}

static struct ks_release stored(const uint8_t hash[KS_RELEASE_HASH])
{
    struct ks_release release = { .kind = KS_RELEASE_STORED };
    memcpy(release.hash, hash, sizeof release.hash);
    return release;
}

static struct ks_release release_of(const struct ks_store *store, enum ks_shown shown)
{
    const struct ks_head_role *content = &ks_store_head(store)->role[KS_ROLE_CONTENT];
    switch (shown) {
    case KS_SHOWN_CURRENT:
        return stored(content->current.hash);
    case KS_SHOWN_PREVIOUS:
        return stored(content->previous.hash);
    case KS_SHOWN_FACTORY:
    case KS_SHOWN_NOTHING:
        break;
    }
    return (struct ks_release) { .kind = KS_RELEASE_FACTORY };
}

const struct ks_edition *ks_content_source_take(struct ks_content_source *source,
                                                uint64_t generation)
{
    struct ks_edition *edition = &source->edition[0];
    if (source->shown) {
        close_edition(source, &source->edition[1]);
        source->edition[1] = *edition;
    } else {
        close_edition(source, edition);
    }
    source->shown = false;
    *edition = (struct ks_edition) { .set = source->folder,
                                     .generation = generation,
                                     .release = { .kind = generation > 1 ? KS_RELEASE_EDITED
                                                                         : KS_RELEASE_FOLDER } };
    if (source->store != NULL) {
        enum ks_shown shown;
        (void)ks_store_refresh(source->store);
        edition->set = ks_store_content_set(source->store, &shown);
        edition->release = release_of(source->store, shown);
    }
    return edition;
}

const struct ks_edition *ks_content_source_again(struct ks_content_source *source,
                                                 uint64_t generation)
{
    source->edition[0].generation = generation;
    return &source->edition[0];
}

void ks_content_source_shown(struct ks_content_source *source)
{
    source->shown = true;
}

const struct ks_edition *
ks_content_source_waiting(struct ks_content_source *source, const char *release, struct ks_err *err)
{
    struct ks_edition *waiting = &source->waiting;
    close_edition(source, waiting);
    if (source->store == NULL || !ks_release_parse(release, &waiting->release) ||
        waiting->release.kind != KS_RELEASE_STORED) {
        ks_fail_as(err, KS_ERR_NOT_FOUND, KS_PROBLEM_STORE_NOTHING_WAITS, KS_NO_ARGS);
        return NULL;
    }
    waiting->set = ks_store_release_set(source->store, waiting->release.hash, err);
    return waiting->set == NULL ? NULL : waiting;
}

void ks_content_source_end_waiting(struct ks_content_source *source)
{
    close_edition(source, &source->waiting);
}

const struct ks_edition *ks_content_source_opened_waiting(const struct ks_content_source *source)
{
    return source->waiting.set == NULL ? NULL : &source->waiting;
}

void ks_content_source_end(struct ks_content_source *source, const struct ks_release *release)
{
    if (source->store != NULL) {
        ks_store_end_base(source->store, release->kind == KS_RELEASE_STORED ? release->hash : NULL);
    }
}

struct ks_heard ks_content_source_heard(const struct ks_content_source *source)
{
    struct ks_heard heard = { { 0 }, { 0 } };
    if (source->store != NULL) {
        const struct ks_head *head = ks_store_head(source->store);
        heard = (struct ks_heard) { { head->vouched }, { head->floor } };
    }
    return heard;
}

void ks_content_source_manifest(struct ks_content_source *source,
                                const struct ks_edition *edition,
                                struct ks_arena *arena,
                                struct ks_manifest *manifest)
{
    if (source->store == NULL || edition->release.kind != KS_RELEASE_STORED ||
        !ks_store_manifest(source->store, edition->release.hash, arena, manifest, NULL)) {
        *manifest = (struct ks_manifest) { 0 };
    }
}

const struct ks_edition *ks_content_source_edition(const struct ks_content_source *source,
                                                   uint64_t generation)
{
    return &source->edition[source->edition[1].generation == generation ? 1 : 0];
}

struct ks_watch *ks_content_source_watch(const struct ks_content_source *source)
{
    return source->watch;
}
