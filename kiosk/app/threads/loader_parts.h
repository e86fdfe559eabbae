#ifndef KS_APP_THREADS_LOADER_PARTS_H
#define KS_APP_THREADS_LOADER_PARTS_H

#include <stdatomic.h>

#include "app/threads/content_source.h"
#include "app/threads/loader.h"

/* The loader and its jobs. But for `jobs`, `changed`, `ends` and the lifeline it is its own
 * thread's. */

enum ks_job_kind {
    KS_JOB_LOAD,
    KS_JOB_PICTURE,
    KS_JOB_VIDEO,
    KS_JOB_STAFF,
    KS_JOB_WAITING,
    KS_JOB_END_WAITING,
    KS_JOB_END
};

struct ks_job {
    enum ks_job_kind kind;
    struct ks_ticket ticket;
    uint64_t generation;
    int box_width, box_height;
    int64_t page_ms; /* of KS_JOB_VIDEO, if it is a PDF */
    int pages_seen;  /* of that, before it was interrupted */
    bool whole;      /* a poster, not the picture on a card */
    char path[KS_ASSET_PATH_MAX];
    struct ks_release release; /* of KS_JOB_END */
};

struct ks_loader {
    struct ks_loader_params params;
    struct ks_content_source *source; /* the worker's; its watch is the watcher's */
    struct ks_lifeline *lifeline;     /* of the decoder at work */
    struct ks_decoder *decoder;
    struct ks_inbox *jobs;
    struct ks_thread *worker;
    bool loaded;          /* a program was given away that may stay while nothing can be read */
    bool unread;          /* this machine could not read all of the content */
    struct ks_mono retry; /* when it is read again, if unread */
    atomic_bool changed;  /* the content: it is read before any other job */
    atomic_bool ends;     /* no more jobs come */
    uint64_t generation;
    struct ks_kept *kept;
    bool hardware; /* false once the machine's video decoder failed */
};

uint64_t ks_job_name(struct ks_ticket ticket); /* on the lifeline; 0 for no ticket */

/* What moves, on the loader's thread: KS_NEWS_VIDEO with its first frame; `err` says why not. */
KS_NODISCARD bool ks_loader_open_video(struct ks_loader *loader,
                                       const struct ks_job *job,
                                       int fd,
                                       struct ks_news *news,
                                       struct ks_err *err);
/* A picture that moves: its frames take the place of the first, if they can be had. */
void ks_loader_open_moving(struct ks_loader *loader,
                           const struct ks_job *job,
                           int fd,
                           struct ks_news *news);

#endif
