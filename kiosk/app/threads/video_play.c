/* The clock of a video (see video_play.h). */
#include "app/threads/video_play.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "app/threads/news.h"
#include "base/check.h"
#include "port/clock.h"
#include "port/thread.h"

#define LATE_MS 100
#define ANSWER_MS 2000 /* a player that is busy for so long gets the next frame anyway */

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

static void run(void *context)
{
    struct ks_video_play *play = context;
    struct ks_mono start = ks_clock_mono();
    struct ks_err err = { 0 };
    struct ks_news news = { .kind = KS_NEWS_FRAME, .ticket = play->ticket };
    int64_t pts;
    char answer;
    enum ks_video_step step = KS_VIDEO_FRAME;
    while (!stopping(play) &&
           (step = ks_video_frame(play->video, &news.frame, &pts, &err)) == KS_VIDEO_FRAME) {
        int64_t wait = pts - ks_mono_ms_between(start, ks_clock_mono());
        if (wait < -LATE_MS) {
            continue;
        }
        if (wait > 0 && wait < 10000) {
            (void)!ks_inbox_wait(play->done, &answer, (int)wait); /* closed when stopping */
        }
        if (stopping(play) || !ks_inbox_put_wait(play->news, &news)) {
            return;
        }
        (void)!ks_inbox_wait(play->done, &answer, ANSWER_MS);
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
