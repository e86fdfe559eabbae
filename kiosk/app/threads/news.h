#ifndef KS_APP_THREADS_NEWS_H
#define KS_APP_THREADS_NEWS_H

#include "app/frame/ticket.h"
#include "app/threads/staff_news.h"
#include "app/threads/waiting.h"
#include "core/count/memory.h"
#include "core/program/program.h"
#include "core/release/reckon.h"
#include "core/visit/staff.h"
#include "decode/client/client.h"
#include "port/inbox.h"

/* Messages of the other threads to the main thread, and its inbox. Everything in a message belongs
 * to whoever holds it: sender, inbox, then main. */

enum ks_news_kind {
    KS_NEWS_PROGRAM, /* from loader.h: `loaded` */
    KS_NEWS_PICTURE, /* from there: `picture` for `ticket` */
    KS_NEWS_VIDEO,   /* from there: `video` for `ticket` */
    KS_NEWS_FAILED,  /* from there, and from video_play.h: nothing (more) for `ticket` */
    KS_NEWS_FRAME,   /* from video_play.h: `frame`, the next one of the playing video `ticket` */
    KS_NEWS_ENDED,   /* from there: the video `ticket` played to its end */
    KS_NEWS_KNOWN,   /* from records/recorder.h: `known`, what was counted before the start */
    KS_NEWS_PIN,     /* from pin_check.h: `pin` */
    KS_NEWS_COUNTED, /* from there: `pin`, of those before the start */
    KS_NEWS_STAFF,   /* from loader.h: `staff`, what kiosk-sync has to tell the staff */
    KS_NEWS_WAITING, /* from there: `waiting` for `ticket`; NULL: it cannot be read */
    KS_NEWS_CANNOT   /* from there: `why`; there will be no content at all */
};

struct ks_news {
    enum ks_news_kind kind;
    struct ks_ticket ticket;
    union { /* the member that the kind says */
        struct {
            struct ks_program *program;
            struct ks_heard heard; /* what its source knows of the time */
        } loaded;
        struct ks_pixels picture;
        struct {
            struct ks_video *video;
            struct ks_pixels first; /* its first frame, in its memory */
        } video;
        struct ks_pixels frame;  /* in the video's memory, which has an owner already */
        struct ks_memory *known; /* malloc */
        struct {
            enum ks_pin_answer answer; /* PIN */
            int failures;              /* COUNTED */
            bool unkept;               /* COUNTED: no more can be counted */
        } pin;
        struct ks_staff_news *staff;
        struct ks_waiting *waiting;
        struct ks_err *why; /* malloc */
    };
};

/* Frees what a message owns that nobody takes. */
void ks_news_free(struct ks_news *news);
/* For threads that may wait, which the main thread may not: waits while the inbox is full. Frees
 * the message if the inbox is closed: the player is ending. */
void ks_news_send(struct ks_inbox *inbox, struct ks_news *news);

#endif
