/* A video whose frames a child hands over one by one (see client.h). */
#include "decode/client/client.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "base/check.h"
#include "decode/client/fault.h"
#include "decode/client/job.h"
#include "decode/client/proof.h"
#include "port/clock.h"

/* Part of the deadline that the hardware has, before software has its turn. */
#define HARDWARE_SHARE 3

struct ks_video {
    struct ks_child child;
    int deadline_ms;
    int box_width, box_height;
    size_t slot_bytes;
    int slot; /* in the caller's hands; -1 = none */
    enum ks_format format;
    int64_t page_ms; /* of a PDF; 0 = of a video, or nobody said */
    int pages;       /* that came */
    bool has_first;  /* the first answer was read while opening, and not taken yet */
    struct ks_reply first;
};

static int left_ms(struct ks_mono until)
{
    int64_t left = ks_mono_ms_between(ks_clock_mono(), until);
    return left < 0 ? 0 : (int)left;
}

/* Reads the answer to opening and that of the first frame; false with *reply or *end if one is
 * missing. */
static bool hear_first(struct ks_video *video,
                       struct ks_mono until,
                       struct ks_media_info *info,
                       struct ks_reply *reply,
                       enum ks_child_end *end,
                       int *status)
{
    *end = ks_child_read(&video->child, reply, left_ms(until), status);
    if (*end != KS_CHILD_ANSWERED || reply->kind != KS_REPLY_INFO || reply->source_width <= 0 ||
        reply->source_height <= 0) {
        return false;
    }
    ks_child_map(&video->child, video->slot_bytes * KS_VIDEO_SLOTS);
    ks_job_fill_info(info, video->format, reply);
    *end = ks_child_read(&video->child, reply, left_ms(until), status);
    video->first = *reply;
    video->has_first = true;
    return *end == KS_CHILD_ANSWERED &&
           (reply->kind == KS_REPLY_FRAME || (reply->kind == KS_REPLY_END && !info->hardware));
}

static struct ks_video *open_once(const struct ks_decoder_params *params,
                                  enum ks_format format,
                                  int fd,
                                  int box_width,
                                  int box_height,
                                  bool hardware,
                                  struct ks_mono until,
                                  struct ks_media_info *info,
                                  struct ks_err *err)
{
    struct ks_video *video = calloc(1, sizeof *video);
    if (video == NULL) {
        ks_oom();
    }
    *video = (struct ks_video) { .deadline_ms = ks_job_deadline_ms(params),
                                 .box_width = box_width,
                                 .box_height = box_height,
                                 .slot_bytes = (size_t)box_width * (size_t)box_height * 4,
                                 .format = format,
                                 .slot = -1 };
    struct ks_reason why = { &info->fault, err };
    *info = ks_media_unseen;
    struct ks_child_job job = ks_job_for_frames(params, format, fd, box_width, box_height);
    job.hardware = hardware;
    enum ks_problem_code absent = ks_job_absent(ks_format_decodes(format));
    if (absent != KS_PROBLEM_NONE && !ks_child_has(&job)) {
        (void)ks_reason_refuse(why, KS_ERR_UNSUPPORTED, absent);
        free(video);
        return NULL;
    }
    if (!ks_child_start(&job, &video->child, err)) {
        free(video);
        return NULL;
    }
    struct ks_reply reply;
    int status = 0;
    enum ks_child_end end;
    if (hear_first(video, until, info, &reply, &end, &status)) {
        /* The open video is cut by its holder (ks_video_cut()), no longer by the lifeline. */
        if (params->lifeline != NULL) {
            ks_lifeline_release(params->lifeline);
            video->child.lifeline = NULL;
        }
        return video;
    }
    if (end == KS_CHILD_ANSWERED && reply.kind == KS_REPLY_REFUSED) {
        ks_reason_refused(why, format, &reply);
    } else {
        ks_reason_child(why, end, status);
    }
    ks_video_close(video);
    /* A failure with hardware proves nothing: the file is opened again without it. */
    if (!hardware && ks_format_runs(format)) { /* of a picture the first frame stays */
        ks_own_up(&job, format, ks_job_deadline_ms(params), why);
    }
    return NULL;
}

struct ks_video *ks_video_open(const struct ks_decoder_params *params,
                               int fd,
                               int box_width,
                               int box_height,
                               struct ks_media_info *info,
                               struct ks_err *err)
{
    enum ks_format format = KS_FORMAT_UNKNOWN;
    struct ks_reason why = { &info->fault, err };
    *info = ks_media_unseen;
    if (!ks_job_sniff(fd, &format, err)) {
        return NULL;
    }
    bool moving = params->moving && ks_format_decodes_moving(format) != KS_DECODES_NOTHING;
    if (!ks_format_runs(format) && !moving) {
        ks_format_is_picture(format)
            ? ks_reason_refuse(why, KS_ERR_UNSUPPORTED, KS_PROBLEM_MEDIA_IS_PICTURE)
            : ks_reason_refuse(why, KS_ERR_UNSUPPORTED, ks_format_refusal(format));
        return NULL;
    }
    bool hardware = format == KS_FORMAT_VIDEO && params->hardware != NULL && *params->hardware;
    int deadline_ms = ks_job_deadline_ms(params);
    struct ks_mono now = ks_clock_mono(), until = ks_mono_add_ms(now, deadline_ms);
    struct ks_err first = { 0 };
    struct ks_video *video =
        open_once(params, format, fd, box_width, box_height, hardware,
                  hardware ? ks_mono_add_ms(now, deadline_ms / HARDWARE_SHARE) : until, info,
                  hardware ? &first : err);
    if (video == NULL && hardware) {
        video = open_once(params, format, fd, box_width, box_height, false, until, info, err);
        if (video != NULL) {
            *params->hardware = false;
        }
    }
    return video;
}

enum ks_video_step
ks_video_frame(struct ks_video *video, struct ks_pixels *frame, int64_t *pts_ms, struct ks_err *err)
{
    struct ks_fault fault;
    struct ks_reason why = { &fault, err };
    *frame = (struct ks_pixels) { 0 };
    if (video->slot >= 0) {
        ks_child_credit(&video->child, video->slot);
        video->slot = -1;
    }
    struct ks_reply reply;
    int status = 0;
    enum ks_child_end end = KS_CHILD_ANSWERED;
    if (video->has_first) {
        reply = video->first;
        video->has_first = false;
    } else {
        end = ks_child_read(&video->child, &reply, video->deadline_ms, &status);
    }
    if (end != KS_CHILD_ANSWERED) {
        (void)ks_reason_child(why, end, status);
        return KS_VIDEO_BROKEN;
    }
    if (reply.kind == KS_REPLY_END) {
        *pts_ms = video->pages * video->page_ms;
        return KS_VIDEO_END;
    }
    if (reply.kind == KS_REPLY_REFUSED) {
        (void)ks_reason_refused(why, video->format, &reply);
        return KS_VIDEO_BROKEN;
    }
    if (reply.kind != KS_REPLY_FRAME ||
        !ks_job_frame_is_sane(&reply, video->box_width, video->box_height, KS_VIDEO_SLOTS)) {
        (void)ks_reason_child(why, KS_CHILD_ANSWERED, 0);
        return KS_VIDEO_BROKEN;
    }
    video->slot = reply.slot;
    unsigned char *base = video->child.mapped;
    *frame =
        (struct ks_pixels) { reply.width, reply.height, reply.stride,
                             (uint32_t *)(void *)(base + (size_t)reply.slot * video->slot_bytes),
                             0 };
    *pts_ms = video->format != KS_FORMAT_PDF ? reply.pts_ms : video->pages++ * video->page_ms;
    return KS_VIDEO_FRAME;
}

void ks_video_pace(struct ks_video *video, int64_t page_ms)
{
    video->page_ms = video->format == KS_FORMAT_PDF && page_ms > 0 ? page_ms : video->page_ms;
    video->pages = video->pages > 1 ? 1 : video->pages;
}

int64_t ks_video_page_ms(const struct ks_video *video)
{
    return video->page_ms;
}

void ks_video_cut(struct ks_video *video)
{
    ks_child_cut(&video->child);
}

void ks_video_close(struct ks_video *video)
{
    if (video != NULL) {
        if (video->child.mapped != NULL) {
            munmap(video->child.mapped, video->slot_bytes * KS_VIDEO_SLOTS);
        }
        ks_child_stop(&video->child);
        free(video);
    }
}
