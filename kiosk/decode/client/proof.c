/* Whether a decoder can read the known file of a format (see proof.h). */
#define _GNU_SOURCE /* memfd_create */
#include "decode/client/proof.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"

#define SIDE 16 /* of the known pictures */

#define KNOWN(name)                                                                                \
    extern const unsigned char ks_##name[];                                                        \
    extern const unsigned long ks_##name##_size
KNOWN(known_bank_xlsx);
KNOWN(known_picture_bmp);
KNOWN(known_picture_gif);
KNOWN(known_picture_jpg);
KNOWN(known_picture_mp4);
KNOWN(known_picture_png);
KNOWN(known_picture_webp);

static const struct {
    enum ks_format format;
    const unsigned char *bytes;
    const unsigned long *size;
} known[] = {
    { KS_FORMAT_JPEG, ks_known_picture_jpg, &ks_known_picture_jpg_size },
    { KS_FORMAT_PNG, ks_known_picture_png, &ks_known_picture_png_size },
    { KS_FORMAT_WEBP, ks_known_picture_webp, &ks_known_picture_webp_size },
    { KS_FORMAT_GIF, ks_known_picture_gif, &ks_known_picture_gif_size },
    { KS_FORMAT_BMP, ks_known_picture_bmp, &ks_known_picture_bmp_size },
    { KS_FORMAT_VIDEO, ks_known_picture_mp4, &ks_known_picture_mp4_size },
    { KS_FORMAT_ZIP, ks_known_bank_xlsx, &ks_known_bank_xlsx_size },
};

/* The known file as a descriptor; -1 = none could be made. */
static int known_file(enum ks_format format)
{
    for (size_t i = 0; i < KS_COUNT(known); i++) {
        if (known[i].format == format) {
            int fd = memfd_create("known", MFD_CLOEXEC);
            if (fd >= 0 && write(fd, known[i].bytes, *known[i].size) != (ssize_t)*known[i].size) {
                close(fd);
                fd = -1;
            }
            return fd;
        }
    }
    return -1;
}

enum proof {
    READS,
    LATE,  /* says nothing within the deadline: the machine has no time */
    BROKEN /* dies of the known file too, refuses it, or cannot be started */
};

static enum proof hear(struct ks_child *child, enum ks_format format, int deadline_ms)
{
    struct ks_reply reply;
    int status;
    enum ks_child_end end = ks_child_read(child, &reply, deadline_ms, &status);
    if (end == KS_CHILD_ANSWERED && reply.kind == KS_REPLY_INFO && format == KS_FORMAT_VIDEO) {
        end = ks_child_read(child, &reply, deadline_ms, &status);
    }
    if (end != KS_CHILD_ANSWERED) {
        return end == KS_CHILD_LATE ? LATE : BROKEN;
    }
    bool read = format == KS_FORMAT_ZIP
                    ? reply.kind == KS_REPLY_INFO && reply.usable == 1
                    : reply.kind == KS_REPLY_FRAME && reply.width == SIDE && reply.height == SIDE;
    return read ? READS : BROKEN;
}

static enum proof prove(const struct ks_child_job *job, enum ks_format format, int deadline_ms)
{
    struct ks_child_job proof = *job;
    struct ks_child child;
    struct ks_err err = { 0 };
    enum proof result = BROKEN;
    proof.file = known_file(format);
    proof.box_width = proof.box_height = SIDE;
    proof.hardware = false;
    proof.ending = ".xlsx"; /* which only the readers of banks look at */
    if (proof.file >= 0 && ks_child_start(&proof, &child, &err)) {
        result = hear(&child, format, deadline_ms);
        ks_child_stop(&child);
    }
    if (proof.file >= 0) {
        close(proof.file);
    }
    return result;
}

bool ks_own_up(const struct ks_child_job *job,
               enum ks_format format,
               int deadline_ms,
               struct ks_err *err)
{
    switch (err->code == KS_ERR_IO ? READS : prove(job, format, deadline_ms)) {
    case READS:
        break;
    case LATE:
        ks_fail(err, KS_ERR_IO, "本机太忙，解码程序没有按时答复，不是这个文件的问题");
        break;
    case BROKEN:
        ks_fail(err, KS_ERR_IO,
                "本机的解码程序坏了（%s 连自带的样品也解不开），不是这个文件的问题；请告诉维护人员",
                job->program);
        break;
    }
    return false;
}
