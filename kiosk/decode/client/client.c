/* The player's side: runs a child per job, believes nothing it says (see client.h). */
#include "decode/client/client.h"

#include <stdlib.h>
#include <sys/mman.h>

#include "base/check.h"
#include "decode/client/fault.h"
#include "decode/client/job.h"
#include "decode/client/proof.h"

struct ks_decoder {
    struct ks_decoder_params params;
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

/* What a child has said of a picture; it is not stopped yet. */
struct heard {
    struct ks_child child;
    struct ks_reply reply;
    enum ks_child_end end;
    int status;
};

static bool hear_picture(const struct ks_child_job *job,
                         int deadline_ms,
                         struct heard *heard,
                         struct ks_err *err)
{
    *heard = (struct heard) { 0 };
    if (!ks_child_start(job, &heard->child, err)) {
        return false;
    }
    heard->end = ks_child_read(&heard->child, &heard->reply, deadline_ms, &heard->status);
    return true;
}

static bool is_variant(const struct heard *heard)
{
    return heard->end == KS_CHILD_ANSWERED && heard->reply.kind == KS_REPLY_REFUSED &&
           heard->reply.reason == KS_REFUSE_VARIANT;
}

static bool take_picture(struct heard *heard,
                         const struct ks_child_job *job,
                         enum ks_format format,
                         struct ks_media_info *info,
                         struct ks_pixels *pixels,
                         struct ks_reason why)
{
    struct ks_reply *reply = &heard->reply;
    if (heard->end != KS_CHILD_ANSWERED) {
        return ks_reason_child(why, heard->end, heard->status);
    }
    if (reply->kind == KS_REPLY_REFUSED) {
        return ks_reason_refused(why, format, reply);
    }
    if (reply->kind != KS_REPLY_FRAME ||
        !ks_job_frame_is_sane(reply, job->box_width, job->box_height, 1)) {
        return ks_reason_child(why, KS_CHILD_ANSWERED, 0);
    }
    size_t bytes = (size_t)reply->stride * (size_t)reply->height;
    *pixels = (struct ks_pixels) { reply->width, reply->height, reply->stride, NULL, bytes };
    pixels->px = ks_child_map(&heard->child, bytes);
    ks_job_fill_info(info, format, reply);
    return true;
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
    *info = ks_media_unseen;
    if (!ks_job_sniff(fd, &format, err)) {
        return false;
    }
    if (!ks_format_is_picture(format)) {
        return ks_reason_refuse(why, KS_ERR_UNSUPPORTED,
                                format == KS_FORMAT_VIDEO ? KS_PROBLEM_MEDIA_IS_VIDEO
                                : format == KS_FORMAT_PDF ? KS_PROBLEM_MEDIA_IS_PAGES
                                                          : ks_format_refusal(format));
    }
    struct ks_child_job job = ks_job_for(&decoder->params, format, fd, box_width, box_height);
    struct heard heard;
    int deadline_ms = ks_job_deadline_ms(&decoder->params);
    if (!hear_picture(&job, deadline_ms, &heard, err)) {
        return false;
    }
    enum ks_decodes others = ks_format_decodes_variants(format);
    if (is_variant(&heard) && others != KS_DECODES_NOTHING) {
        ks_child_stop(&heard.child);
        job.program = ks_job_program(others);
        if (!hear_picture(&job, deadline_ms, &heard, err)) {
            return false;
        }
    }
    bool ok = take_picture(&heard, &job, format, info, pixels, why);
    ks_child_stop(&heard.child);
    return ok || ks_own_up(&job, format, deadline_ms, why);
}
