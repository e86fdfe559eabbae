/* The clock of a video (see video_play.h). */
#include "app/threads/video_play.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "app/threads/news.h"
#include "base/check.h"
#include "port/clock.h"
#include "port/thread.h"

#define LATE_MS 100
#define LONGEST_MS 10000 /* from one frame of a video to the next, whatever its clock says */
#define ANSWER_MS 2000   /* a player that is busy for so long gets the next frame anyway */

struct ks_video_play {
    struct ks_video *video;
    struct ks_ticket ticket;
    struct ks_inbox *news, *done;
    struct ks_thread *thread;
    atomic_bool stopping;
};

static bool stopping(struct ks_video_play *play)
{
    return atomic_load(&play->stopping);
}

static int64_t left_ms(struct ks_mono start, int64_t pts)
{
    return pts - ks_mono_ms_between(start, ks_clock_mono());
}

/* Sleeps until a moment of the video, which began at `start`; false if the moment is over. */
static bool sleep_until(struct ks_video_play *play, struct ks_mono start, int64_t pts)
{
    char answer; /* that came after ANSWER_MS: it ends no sleep */
    int64_t page_ms = ks_video_page_ms(play->video), wait = left_ms(start, pts);
    if (wait < (page_ms > 0 ? page_ms + 1 : LONGEST_MS)) {
        for (int64_t left = wait; left > 0 && !stopping(play); left = left_ms(start, pts)) {
            (void)!ks_inbox_wait(play->done, &answer, (int)left); /* closed when stopping */
        }
    }
    return wait >= -LATE_MS || page_ms > 0; /* no page is left out */
}

static void run(void *context)
{
    struct ks_video_play *play = context;
    struct ks_mono start = ks_clock_mono();
    struct ks_err err = { 0 };
    struct ks_news news = { .kind = KS_NEWS_FRAME, .ticket = play->ticket };
    int64_t pts = 0;
    char answer;
    enum ks_video_step step = KS_VIDEO_FRAME;
    while (!stopping(play) &&
           (step = ks_video_frame(play->video, &news.frame, &pts, &err)) == KS_VIDEO_FRAME) {
        if (!sleep_until(play, start, pts)) {
            continue;
        }
        while (ks_inbox_take(play->done, &answer)) {
            /* of a frame before: it must not stand for this one */
        }
        if (stopping(play) || !ks_inbox_put_wait(play->news, &news)) {
            return;
        }
        (void)!ks_inbox_wait(play->done, &answer, ANSWER_MS);
    }
    if (!stopping(play) && step == KS_VIDEO_END && ks_video_page_ms(play->video) > 0) {
        (void)sleep_until(play, start, pts); /* the last page has its time too */
    }
    if (!stopping(play)) {
        news.kind = step == KS_VIDEO_END ? KS_NEWS_ENDED : KS_NEWS_FAILED;
        ks_news_send(play->news, &news);
    }
}

struct ks_video_play *
ks_video_play_start(struct ks_video *video, struct ks_ticket ticket, struct ks_inbox *news)
{
    struct ks_video_play *play = calloc(1, sizeof *play);
    if (play == NULL) {
        ks_oom();
    }
    play->video = video;
    play->ticket = ticket;
    play->news = news;
    play->done = ks_inbox_new(1, 4, NULL, NULL);
    play->thread = ks_thread_start("video", run, play);
    return play;
}

void ks_video_play_done(struct ks_video_play *play)
{
    char answer = 1;
    (void)!ks_inbox_put(play->done, &answer);
}

void ks_video_play_stop(struct ks_video_play *play)
{
    atomic_store(&play->stopping, true);
    ks_inbox_close(play->done);
    ks_video_cut(play->video);
}

void ks_video_play_end(struct ks_video_play *play)
{
    ks_thread_join(play->thread);
    ks_inbox_free(play->done);
    ks_video_close(play->video);
    free(play);
}
