/* A job for a decoder (see job.h). */
#include "decode/client/job.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/problem/fail.h"

#define DEADLINE_MS 15000
#define MIB ((size_t)1024 * 1024)

static const struct {
    const char *name;
    int memory_mib;
    enum ks_problem_code absent; /* what is told where a machine has not got it; NONE: all have */
} programs[] = {
    [KS_DECODES_JPEG] = { "kiosk-decode", 128, KS_PROBLEM_NONE },
    [KS_DECODES_IMAGE] = { "kiosk-decode-image", 128, KS_PROBLEM_NONE },
    [KS_DECODES_SDL] = { "kiosk-decode-sdl", 128, KS_PROBLEM_NONE },
    [KS_DECODES_HEIF] = { "kiosk-decode-heif", 128, KS_PROBLEM_NONE },
    [KS_DECODES_VIDEO] = { "kiosk-decode-video", 320, KS_PROBLEM_NONE },
    [KS_DECODES_PDF] = { "kiosk-decode-pdf", 192, KS_PROBLEM_MEDIA_PDF },
};

const struct ks_media_info ks_media_unseen = { .fault = { .code = KS_PROBLEM_MEDIA_UNSEEN } };

const char *ks_job_program(enum ks_decodes decodes)
{
    return programs[decodes].name;
}

enum ks_problem_code ks_job_absent(enum ks_decodes decodes)
{
    return programs[decodes].absent;
}

bool ks_job_is_absence(enum ks_problem_code code)
{
    bool found = false;
    for (size_t i = 0; i < KS_COUNT(programs); i++) {
        found = found || (code != KS_PROBLEM_NONE && programs[i].absent == code);
    }
    return found;
}

unsigned ks_job_programs(const struct ks_decoder_params *params)
{
    unsigned there = 0;
    for (size_t i = 0; i < KS_COUNT(programs); i++) {
        struct ks_child_job job = { .host = params->host,
                                    .folder = params->program,
                                    .program = programs[i].name };
        there |= programs[i].absent != KS_PROBLEM_NONE && ks_child_has(&job) ? 1u << i : 0;
    }
    return there;
}

int ks_job_deadline_ms(const struct ks_decoder_params *params)
{
    return params->deadline_ms > 0 ? params->deadline_ms : DEADLINE_MS;
}

bool ks_job_sniff(int fd, enum ks_format *format, struct ks_err *err)
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

static struct ks_child_job job_of(const struct ks_decoder_params *params,
                                  enum ks_format format,
                                  enum ks_decodes decodes,
                                  int fd,
                                  int box_width,
                                  int box_height)
{
    struct ks_child_job job = { .host = params->host,
                                .folder = params->program,
                                .program = programs[decodes].name,
                                .file = fd,
                                .box_width = box_width,
                                .box_height = box_height,
                                .slots = 1,
                                .lifeline = params->lifeline,
                                .ending = ks_format_name(format),
                                .memory_mib = (int)(params->memory_limit / MIB) };
    if (job.memory_mib == 0) {
        job.memory_mib = programs[decodes].memory_mib;
    }
    return job;
}

struct ks_child_job ks_job_for(const struct ks_decoder_params *params,
                               enum ks_format format,
                               int fd,
                               int box_width,
                               int box_height)
{
    return job_of(params, format, ks_format_decodes(format), fd, box_width, box_height);
}

struct ks_child_job ks_job_for_frames(const struct ks_decoder_params *params,
                                      enum ks_format format,
                                      int fd,
                                      int box_width,
                                      int box_height)
{
    enum ks_decodes decodes =
        ks_format_is_picture(format) ? ks_format_decodes_moving(format) : ks_format_decodes(format);
    struct ks_child_job job = job_of(params, format, decodes, fd, box_width, box_height);
    job.slots = KS_VIDEO_SLOTS;
    return job;
}

bool ks_job_frame_is_sane(const struct ks_reply *reply, int box_width, int box_height, int slots)
{
    return reply->width >= 1 && reply->height >= 1 && reply->width <= box_width &&
           reply->height <= box_height && reply->stride == reply->width * 4 && reply->slot >= 0 &&
           reply->slot < slots && reply->source_width >= 1 && reply->source_height >= 1;
}

void ks_job_fill_info(struct ks_media_info *info, enum ks_format format, struct ks_reply *reply)
{
    *info =
        (struct ks_media_info) { .kind = format == KS_FORMAT_VIDEO ? KS_MEDIA_VIDEO
                                         : format == KS_FORMAT_PDF ? KS_MEDIA_PAGES
                                                                   : KS_MEDIA_PICTURE,
                                 .width = reply->source_width,
                                 .height = reply->source_height,
                                 .orientation = reply->orientation,
                                 .duration_ms = reply->duration_ms < 0 ? 0 : reply->duration_ms };
    snprintf(info->format, sizeof info->format, "%s", ks_format_name(format));
    info->hardware = reply->hardware != 0;
    info->hdr = reply->hdr != 0;
    info->interlaced = reply->interlaced != 0;
    info->pages = reply->pages < 1 ? 1 : reply->pages;
    info->lost_pages = reply->lost_pages < 0 ? 0 : reply->lost_pages;
    info->foreign_fonts = reply->foreign_fonts < 0 ? 0 : reply->foreign_fonts;
    bool moves = reply->moves == KS_MOVES || reply->moves == KS_MOVES_BEYOND;
    info->moves = moves ? (enum ks_moves)reply->moves : KS_MOVES_NOT;
    reply->codec[sizeof reply->codec - 1] = '\0';
    for (char *p = reply->codec; *p != '\0'; p++) {
        *p = *p > 0x20 && *p < 0x7F ? *p : '?';
    }
    snprintf(info->codec, sizeof info->codec, "%s", reply->codec);
}
