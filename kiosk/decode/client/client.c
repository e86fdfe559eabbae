/* The player's side: runs a child per job, believes nothing it says (see client.h). */
#define _GNU_SOURCE /* memfd_create, F_ADD_SEALS */
#include "decode/client/client.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"
#include "core/problem/fail.h"
#include "decode/client/child.h"
#include "decode/client/fault.h"
#include "decode/client/proof.h"
#include "decode/client/sniff.h"
#include "decode/protocol.h"
#include "port/clock.h"

#define DEADLINE_MS 15000
/* Part of the deadline that the hardware has, before software has its turn. */
#define HARDWARE_SHARE 3
#define MIB ((size_t)1024 * 1024)

struct ks_decoder {
    struct ks_decoder_params params;
};

struct ks_video {
    struct ks_child child;
    int deadline_ms;
    int box_width, box_height;
    size_t slot_bytes;
    int slot;       /* in the caller's hands; -1 = none */
    bool has_first; /* the first answer was read while opening, and not taken yet */
    struct ks_reply first;
};

void ks_pixels_free(struct ks_pixels *pixels)
{
    if (pixels->px != NULL && pixels->mapped > 0) {
        munmap(pixels->px, pixels->mapped);
    }
    *pixels = (struct ks_pixels) { 0 };
}

struct ks_decoder *ks_decoder_new(const struct ks_decoder_params *params)
{
    struct ks_decoder *decoder = calloc(1, sizeof *decoder);
    if (decoder == NULL) {
        ks_oom();
    }
    if (params != NULL) {
        decoder->params = *params;
    }
    return decoder;
}

void ks_decoder_free(struct ks_decoder *decoder)
{
    free(decoder);
}

static int deadline_of(const struct ks_decoder_params *params)
{
    return params->deadline_ms > 0 ? params->deadline_ms : DEADLINE_MS;
}

static int left_ms(struct ks_mono until)
{
    int64_t left = ks_mono_ms_between(ks_clock_mono(), until);
    return left < 0 ? 0 : (int)left;
}

static bool sniff_file(int fd, enum ks_format *format, struct ks_err *err)
{
    unsigned char head[KS_SNIFF_BYTES];
    ssize_t n = pread(fd, head, sizeof head, 0);
    if (n < 0) {
        return ks_fail_as(err, KS_ERR_IO, KS_PROBLEM_DECODE_READ,
                          KS_ARGS(ks_arg_text(strerror(errno))));
    }
    *format = ks_sniff(head, (size_t)n);
    return true;
}

static const struct {
    const char *name;
    int memory_mib;
} programs[] = {
    [KS_DECODES_JPEG] = { "kiosk-decode", 128 },
    [KS_DECODES_IMAGE] = { "kiosk-decode-image", 128 },
    [KS_DECODES_VIDEO] = { "kiosk-decode-video", 320 },
};

/* The fault of a file that could not be looked at: nothing is known of it. */
static const struct ks_fault unseen = { .code = KS_PROBLEM_MEDIA_UNSEEN };

static struct ks_child_job job_for(const struct ks_decoder_params *params,
                                   enum ks_format format,
                                   int fd,
                                   int box_width,
                                   int box_height,
                                   int slots,
                                   bool hardware)
{
    struct ks_child_job job = { .host = params->host,
                                .folder = params->program,
                                .program = programs[ks_format_decodes(format)].name,
                                .file = fd,
                                .box_width = box_width,
                                .box_height = box_height,
                                .slots = slots,
                                .hardware = hardware,
                                .lifeline = params->lifeline,
                                .ending = ks_format_name(format),
                                .memory_mib = (int)(params->memory_limit / MIB) };
    if (job.memory_mib == 0) {
        job.memory_mib = programs[ks_format_decodes(format)].memory_mib;
    }
    return job;
}

static bool frame_is_sane(const struct ks_reply *reply, int box_width, int box_height, int slots)
{
    return reply->width >= 1 && reply->height >= 1 && reply->width <= box_width &&
           reply->height <= box_height && reply->stride == reply->width * 4 && reply->slot >= 0 &&
           reply->slot < slots && reply->source_width >= 1 && reply->source_height >= 1;
}

static void fill_info(struct ks_media_info *info, enum ks_format format, struct ks_reply *reply)
{
    *info =
        (struct ks_media_info) { .kind =
                                     format == KS_FORMAT_VIDEO ? KS_MEDIA_VIDEO : KS_MEDIA_PICTURE,
                                 .width = reply->source_width,
                                 .height = reply->source_height,
                                 .orientation = reply->orientation,
                                 .duration_ms = reply->duration_ms < 0 ? 0 : reply->duration_ms };
    snprintf(info->format, sizeof info->format, "%s", ks_format_name(format));
    info->hardware = reply->hardware != 0;
    reply->codec[sizeof reply->codec - 1] = '\0';
    for (char *p = reply->codec; *p != '\0'; p++) {
        *p = *p > 0x20 && *p < 0x7F ? *p : '?';
    }
    snprintf(info->codec, sizeof info->codec, "%s", reply->codec);
}

bool ks_decoder_picture(struct ks_decoder *decoder,
                        int fd,
                        int box_width,
                        int box_height,
                        struct ks_media_info *info,
                        struct ks_pixels *pixels,
                        struct ks_err *err)
{
    enum ks_format format = KS_FORMAT_UNKNOWN;
    struct ks_reason why = { &info->fault, err };
    *pixels = (struct ks_pixels) { 0 };
    *info = (struct ks_media_info) { .fault = unseen };
    if (!sniff_file(fd, &format, err)) {
        return false;
    }
    if (!ks_format_is_picture(format)) {
        return format == KS_FORMAT_VIDEO
                   ? ks_reason_refuse(why, KS_ERR_UNSUPPORTED, KS_PROBLEM_MEDIA_IS_VIDEO)
                   : ks_reason_refuse(why, KS_ERR_UNSUPPORTED, ks_format_refusal(format));
    }
    struct ks_child_job job =
        job_for(&decoder->params, format, fd, box_width, box_height, 1, false);
    struct ks_child child;
    if (!ks_child_start(&job, &child, err)) {
        return false;
    }
    struct ks_reply reply;
    int status = 0;
    enum ks_child_end end = ks_child_read(&child, &reply, deadline_of(&decoder->params), &status);
    bool ok = false;
    if (end != KS_CHILD_ANSWERED) {
        ks_reason_child(why, end, status);
    } else if (reply.kind == KS_REPLY_REFUSED) {
        ks_reason_refused(why, &reply);
    } else if (reply.kind != KS_REPLY_FRAME || !frame_is_sane(&reply, box_width, box_height, 1)) {
        ks_reason_child(why, KS_CHILD_ANSWERED, 0);
    } else {
        size_t bytes = (size_t)reply.stride * (size_t)reply.height;
        *pixels = (struct ks_pixels) { reply.width, reply.height, reply.stride, NULL, bytes };
        pixels->px = ks_child_map(&child, bytes);
        fill_info(info, format, &reply);
        ok = true;
    }
    ks_child_stop(&child);
    return ok || ks_own_up(&job, format, deadline_of(&decoder->params), why);
}

bool ks_decoder_bank(struct ks_decoder *decoder,
                     int fd,
                     const char *ending,
                     struct ks_bank_info *info,
                     struct ks_err *err)
{
    struct ks_reason why = { &info->fault, err };
    *info = (struct ks_bank_info) { .fault = unseen };
    size_t limit = decoder->params.memory_limit;
    struct ks_child_job job = { .host = decoder->params.host,
                                .folder = decoder->params.program,
                                .program = "kiosk-decode-bank",
                                .file = fd,
                                .box_width = 1,
                                .box_height = 1,
                                .slots = 1,
                                .lifeline = decoder->params.lifeline,
                                .ending = ending,
                                .memory_mib = limit == 0 ? 192 : (int)(limit / MIB) };
    struct ks_child child;
    if (!ks_child_start(&job, &child, err)) {
        return false;
    }
    struct ks_reply reply;
    int status = 0;
    enum ks_child_end end = ks_child_read(&child, &reply, deadline_of(&decoder->params), &status);
    bool ok =
        end == KS_CHILD_ANSWERED && reply.kind == KS_REPLY_INFO && reply.usable <= reply.found;
    if (ok) {
        *info = (struct ks_bank_info) { .found = reply.found, .usable = reply.usable };
    } else if (end == KS_CHILD_ANSWERED && reply.kind == KS_REPLY_REFUSED) {
        ks_reason_refused(why, &reply);
    } else {
        ks_reason_child(why, end, status);
    }
    ks_child_stop(&child);
    return ok || ks_own_up(&job, KS_FORMAT_ZIP, deadline_of(&decoder->params), why);
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
    fill_info(info, KS_FORMAT_VIDEO, reply);
    *end = ks_child_read(&video->child, reply, left_ms(until), status);
    video->first = *reply;
    video->has_first = true;
    return *end == KS_CHILD_ANSWERED &&
           (reply->kind == KS_REPLY_FRAME || (reply->kind == KS_REPLY_END && !info->hardware));
}

static struct ks_video *open_once(const struct ks_decoder_params *params,
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
    *video = (struct ks_video) { .deadline_ms = deadline_of(params),
                                 .box_width = box_width,
                                 .box_height = box_height,
                                 .slot_bytes = (size_t)box_width * (size_t)box_height * 4,
                                 .slot = -1 };
    struct ks_reason why = { &info->fault, err };
    *info = (struct ks_media_info) { .fault = unseen };
    struct ks_child_job job =
        job_for(params, KS_FORMAT_VIDEO, fd, box_width, box_height, KS_VIDEO_SLOTS, hardware);
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
        ks_reason_refused(why, &reply);
    } else {
        ks_reason_child(why, end, status);
    }
    ks_video_close(video);
    /* A failure with hardware proves nothing: the file is opened again without it. */
    if (!hardware) {
        ks_own_up(&job, KS_FORMAT_VIDEO, deadline_of(params), why);
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
    *info = (struct ks_media_info) { .fault = unseen };
    if (!sniff_file(fd, &format, err)) {
        return NULL;
    }
    if (format != KS_FORMAT_VIDEO) {
        ks_format_is_picture(format)
            ? ks_reason_refuse(why, KS_ERR_UNSUPPORTED, KS_PROBLEM_MEDIA_IS_PICTURE)
            : ks_reason_refuse(why, KS_ERR_UNSUPPORTED, ks_format_refusal(format));
        return NULL;
    }
    bool hardware = params->hardware != NULL && *params->hardware;
    int deadline_ms = deadline_of(params);
    struct ks_mono now = ks_clock_mono(), until = ks_mono_add_ms(now, deadline_ms);
    struct ks_err first = { 0 };
    struct ks_video *video =
        open_once(params, fd, box_width, box_height, hardware,
                  hardware ? ks_mono_add_ms(now, deadline_ms / HARDWARE_SHARE) : until, info,
                  hardware ? &first : err);
    if (video == NULL && hardware) {
        video = open_once(params, fd, box_width, box_height, false, until, info, err);
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
        return KS_VIDEO_END;
    }
    if (reply.kind == KS_REPLY_REFUSED) {
        (void)ks_reason_refused(why, &reply);
        return KS_VIDEO_BROKEN;
    }
    if (reply.kind != KS_REPLY_FRAME ||
        !frame_is_sane(&reply, video->box_width, video->box_height, KS_VIDEO_SLOTS)) {
        (void)ks_reason_child(why, KS_CHILD_ANSWERED, 0);
        return KS_VIDEO_BROKEN;
    }
    video->slot = reply.slot;
    unsigned char *base = video->child.mapped;
    *frame =
        (struct ks_pixels) { reply.width, reply.height, reply.stride,
                             (uint32_t *)(void *)(base + (size_t)reply.slot * video->slot_bytes),
                             0 };
    *pts_ms = reply.pts_ms;
    return KS_VIDEO_FRAME;
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
