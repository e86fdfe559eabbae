#ifndef KS_DECODE_CLIENT_CLIENT_H
#define KS_DECODE_CLIENT_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "core/draw/pixels.h"
#include "core/problem/arg.h"
#include "decode/client/child.h"
#include "decode/client/lifeline.h"
#include "decode/protocol.h"

/* The client of the decoders: a file goes to a child in a sandbox, pixels come back. What goes
 * there is untrusted bytes of pictures and videos; pixels come back in shared memory. Every job has
 * a child of its own, so that no file can leave anything behind for the next. It sees three
 * descriptors (the file, the memory, a socket) and nothing else: no file system, network or exec.
 * Five programs share one decode/child/main.c, so that a JPEG need not wait for FFmpeg to load:
 * kiosk-decode (JPEG), kiosk-decode-image, -sdl, -video, and -pdf, which is not on every machine;
 * kiosk-read (reader.h) is the sixth.
 *
 * A decoder is used by one thread at a time and blocks (it belongs to the loader thread). A
 * child that crashes, hangs past its deadline or breaks the protocol is killed; the job fails
 * with the true reason: a fault (core/problem), of which whoever tells it makes a sentence; that of
 * `err` is for the log. A file is blamed only if the same program can read a known file of that
 * format (proof.h; one more child for a file that fails). A fault of ours says nothing of the file
 * (ks_fault_is_ours): this machine could not read it, or its decoder is broken; the same file may
 * be fine tomorrow. */

enum ks_media_kind { KS_MEDIA_PICTURE, KS_MEDIA_VIDEO, KS_MEDIA_PAGES };

struct ks_media_info {
    enum ks_media_kind kind;
    char format[16];       /* "jpeg" "png" "webp" "gif" "mp4" ... by content, not extension */
    int width, height;     /* as shown, after orientation or rotation matrix */
    int orientation;       /* EXIF 1-8; video: rotation in degrees */
    int pages;             /* of a picture's file, of which the first is shown; of a PDF, of which
                              KS_PAGES_MAX are; 1 or more */
    int lost_pages;        /* of a PDF: of those that would be shown, how many cannot be read */
    int foreign_fonts;     /* of a PDF: those that it does not bring along */
    enum ks_moves moves;   /* a picture that moves; beyond the bounds its first frame is shown */
    int64_t duration_ms;   /* video and animated pictures; 0 otherwise */
    char codec[16];        /* video */
    bool hdr, interlaced;  /* video: and shown as if it were not */
    bool hardware;         /* video: by the machine's own decoder */
    struct ks_fault fault; /* why it was not decoded; code NONE if it was. A later frame of a video
                              has none */
};

/* Of what comes from here, in shared memory: leaves it empty; empty is fine. */
void ks_pixels_free(struct ks_pixels *pixels);

struct ks_decoder;

struct ks_decoder_params {
    const struct ks_child_host *host; /* what runs decoders; NULL = processes, as on every device */
    const char *program; /* folder of the programs; NULL = beside the running program */
    bool moving;         /* ks_video_open(): of pictures that move the frames, which never end */
    int deadline_ms;     /* per picture, per opened video and per frame of it; 0 = 15000 */
    /* Video: try the machine's own decoder first. Becomes false for good once that one failed where
     * FFmpeg's did not; the caller's, of the thread that opens videos. NULL = FFmpeg's only. */
    bool *hardware;
    /* Bytes the child may allocate; 0 = 128 MiB for pictures, 320 for videos (what the reference
     * frames of HEVC at 4K and 10 bits take, as telephones record it); documents: reader.h. */
    size_t memory_limit;
    struct ks_lifeline *lifeline; /* by which another thread may end a picture, or the opening of a
                                     video; NULL = none */
};

KS_NODISCARD struct ks_decoder *ks_decoder_new(const struct ks_decoder_params *params);
void ks_decoder_free(struct ks_decoder *decoder); /* kills the child; NULL is fine */

/* Decode a picture completely, oriented, scaled to fit inside box_width x box_height (never
 * enlarged), into `pixels`. Peak memory is bounded whatever the size of the picture. */
KS_NODISCARD bool ks_decoder_picture(struct ks_decoder *decoder,
                                     int fd,
                                     int box_width,
                                     int box_height,
                                     struct ks_media_info *info,
                                     struct ks_pixels *pixels,
                                     struct ks_err *err);

/* Video, and a PDF, whose frames are its pages: opened in its own child, with its first frame;
 * frames come in presentation order, rotated and scaled to the box. A hardware decoder that fails
 * before its first frame is given up (params->hardware) and the file is opened again without it;
 * both together have the deadline, the hardware a third of it. A frame's pixels are valid until the
 * next call. */
struct ks_video;
enum ks_video_step {
    KS_VIDEO_FRAME,
    KS_VIDEO_END,   /* all of it has been shown */
    KS_VIDEO_BROKEN /* `err` says why */
};
KS_NODISCARD struct ks_video *ks_video_open(const struct ks_decoder_params *params,
                                            int fd,
                                            int box_width,
                                            int box_height,
                                            struct ks_media_info *info,
                                            struct ks_err *err);
KS_NODISCARD enum ks_video_step ks_video_frame(struct ks_video *video,
                                               struct ks_pixels *frame,
                                               int64_t *pts_ms,
                                               struct ks_err *err);
/* From another thread, while nobody closes it: whoever waits for a frame gets none, at once. */
void ks_video_cut(struct ks_video *video);
/* Of a PDF each page has `page_ms`: `pts_ms` goes by that, also that of the end, and begins with
 * the page that was taken last, which is due at 0. Where nobody says, or says 0, every page is due
 * at 0. Of a video nothing changes. */
void ks_video_pace(struct ks_video *video, int64_t page_ms);
int64_t ks_video_page_ms(const struct ks_video *video); /* 0: a video, or nobody said */
void ks_video_close(
    struct ks_video *video); /* kills the child and waits for its end; NULL is fine */

#endif
