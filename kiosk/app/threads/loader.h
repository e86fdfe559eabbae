#ifndef KS_APP_THREADS_LOADER_H
#define KS_APP_THREADS_LOADER_H

#include "app/frame/frame.h"
#include "app/threads/staff_news.h"
#include "app/threads/waiting.h"
#include "content/load.h"
#include "core/device/blackbox.h"
#include "core/release/reckon.h"
#include "decode/client/client.h"
#include "port/inbox.h"

/* The thread that talks to the disk and to the decoders. Jobs go in, news comes out; everything
 * in a message belongs to whoever holds it. A second small thread watches the content. */

enum ks_news_kind {
    KS_NEWS_PROGRAM, /* a new program; `heard`: what its source knows of the time */
    KS_NEWS_PICTURE, /* pixels for `ticket` */
    KS_NEWS_VIDEO,   /* opened, first frame decoded: pixels point into the video's memory */
    KS_NEWS_FAILED,  /* no pixels for `ticket` */
    KS_NEWS_FRAME,   /* from app/threads/video_play.h: the next frame of a playing video */
    KS_NEWS_KNOWN,   /* from records/recorder.h: what was counted before the start */
    KS_NEWS_PIN,     /* `ticket` 1: the PIN was right; 0: wrong (app/threads/pin_check.h) */
    KS_NEWS_STAFF,   /* `staff`: what kiosk-sync has to tell the staff */
    KS_NEWS_WAITING, /* `waiting`: an import that waits, read; NULL: it cannot be read */
    KS_NEWS_ENDED    /* the video played to its end */
};

struct ks_news {
    enum ks_news_kind kind;
    uint32_t ticket;
    struct ks_program *program;
    struct ks_heard heard;
    struct ks_staff_news *staff;
    struct ks_waiting *waiting;
    struct ks_pixels pixels;
    struct ks_video *video;
    struct ks_memory *memory; /* KNOWN: malloc */
    char text[256];
};

struct ks_loader;

struct ks_loader_params {
    const char *folder, *store, *factory; /* app/threads/content_source.h; "" = none */
    const struct ks_zone *zone;
    const char *screen; /* its place, as kiosk.ini lists it */
    struct ks_civil now;
    struct ks_inbox *news;
    bool fingerprint;                 /* of each program, for a trace */
    struct ks_blackbox *box;          /* notes what is loaded or decoded; NULL = none */
    const struct ks_blackbox *before; /* as found at the start: what is quarantined */
};

/* Begins loading at once. */
KS_NODISCARD struct ks_loader *ks_loader_start(const struct ks_loader_params *params,
                                               struct ks_err *err);
/* Ends what is being decoded and waits for both threads; NULL is fine. */
void ks_loader_stop(struct ks_loader *loader);

/* Have the file of `media` decoded: KS_NEWS_PICTURE, _VIDEO or _FAILED with `ticket`. */
void ks_loader_decode(struct ks_loader *loader,
                      uint32_t ticket,
                      uint64_t generation, /* of the program that media points into */
                      const struct ks_frame_media *media);
/* The frame of `ticket` is not needed any more: its decoder ends at once, and the next job has its
 * turn. The answer is KS_NEWS_FAILED. Waits for nobody. */
void ks_loader_cancel(struct ks_loader *loader, uint32_t ticket);
/* Have the results of imports read: KS_NEWS_STAFF; nothing comes without a store. */
void ks_loader_staff_news(struct ks_loader *loader);
/* Have an import that waits read: KS_NEWS_WAITING, with `ticket`. Its files are decoded as those of
 * KS_GENERATION_WAITING, until it is closed ("") or another is read. */
void ks_loader_waiting(struct ks_loader *loader, const char *release, uint32_t ticket);
/* The content changed: load it anew, KS_NEWS_PROGRAM. */
void ks_loader_reload(struct ks_loader *loader);

#endif
