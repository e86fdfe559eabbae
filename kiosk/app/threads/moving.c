/* What moves, opened for the player: a video, the pages of a PDF, a picture that moves. */
#include "app/threads/loader_parts.h"

#define KS_LOG_MODULE "loader"
#include "port/log.h"

/* Passes over the pages that were seen before an alert came, but for the last of all. */
static bool pass_over(struct ks_video *video,
                      const struct ks_media_info *info,
                      int seen,
                      struct ks_pixels *first,
                      struct ks_err *err)
{
    int pages = (info->pages < KS_PAGES_MAX ? info->pages : KS_PAGES_MAX) - info->lost_pages;
    int64_t pts;
    bool fine = true;
    for (int i = 0; fine && info->kind == KS_MEDIA_PAGES && i < seen && i + 1 < pages; i++) {
        fine = ks_video_frame(video, first, &pts, err) == KS_VIDEO_FRAME;
    }
    return fine;
}

bool ks_loader_open_video(struct ks_loader *loader,
                          const struct ks_job *job,
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
    if (video != NULL && ks_video_frame(video, &news->video.first, &pts, err) == KS_VIDEO_FRAME &&
        pass_over(video, &info, job->pages_seen, &news->video.first, err)) {
        ks_video_pace(video, job->page_ms);
        news->video.video = video;
        if (info.kind == KS_MEDIA_VIDEO) {
            ks_log(KS_LOG_VIDEO, "video: %s decoded in %s", info.codec,
                   info.hardware ? "hardware" : "software");
        }
        return true;
    }
    ks_video_close(video);
    return false;
}

void ks_loader_open_moving(struct ks_loader *loader,
                           const struct ks_job *job,
                           int fd,
                           struct ks_news *news)
{
    struct ks_decoder_params params = { .moving = true, .lifeline = loader->lifeline };
    struct ks_media_info info;
    struct ks_pixels first;
    struct ks_err err = { 0 };
    int64_t pts;
    struct ks_video *video =
        ks_video_open(&params, fd, job->box_width, job->box_height, &info, &err);
    if (video != NULL && ks_video_frame(video, &first, &pts, &err) == KS_VIDEO_FRAME) {
        ks_pixels_free(&news->picture);
        news->kind = KS_NEWS_VIDEO;
        news->video.video = video;
        news->video.first = first;
        return;
    }
    ks_video_close(video);
}
